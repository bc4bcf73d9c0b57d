//! What is found of series, of records and of sentences, in neighbouring cases of which one is found and the other is not.

use darkfigure_analysis::dispute::{OwnConflictKind, PoolRefusal, TransparencyAnswer, Triangulation};
use darkfigure_analysis::{Options, analyse};
use darkfigure_model::{BridgeId, Number, Operation, Value};

use crate::said::{analysed, dossier, figure, pair};

/// Figures named `a`, `b` and so on.
fn figures(of: &[&str]) -> String {
    of.iter().zip('a'..).map(|(keys, name)| figure(&name.to_string(), keys)).collect()
}

#[test]
fn months_are_as_long_as_one_another_in_a_record_and_a_year_is_not() {
    let steps = |of: &[&str]| {
        let found = analysed(&figures(of)).dispute.highest;
        found.iter().map(|highest| highest.steps.len()).collect::<Vec<_>>()
    };
    let estimate =
        |value: &str, said: &str, time: &str| format!("value={value};basis=survey;said={said};{time}");
    let january = estimate("100", "2023-02-01", "entrants=2023-01");
    assert_eq!(steps(&[&january, &estimate("120", "2023-03-01", "entrants=2023-02")]), [2]);
    assert_eq!(steps(&[&january, &estimate("1,200", "2024-01-01", "entrants=2023")]), [1, 1]);
    // A share of the residents is no number of them that could be the highest.
    assert_eq!(steps(&[&format!("{january};value=40%;population=residents")]), [0; 0]);
}

fn own(a: &str, b: &str) -> Vec<OwnConflictKind> {
    analysed(&figures(&[a, b])).dispute.own_conflicts.iter().map(|found| found.kind).collect()
}

#[test]
fn about_so_many_in_a_whole_are_as_many_as_rounding_allows() {
    let of = |part: &str, whole: &str| {
        own(&format!("value={part};detections=2023"), &format!("value={whole};detections=2022/2023"))
    };
    let above = [OwnConflictKind::PartAboveWhole];
    assert_eq!((of("1,450", "about 1,000"), of("1,501", "about 1,000")), (vec![], above.to_vec()));
    assert_eq!((of("about 1,000", "510"), of("about 1,000", "490")), (vec![], above.to_vec()));
}

#[test]
fn a_stated_part_is_no_second_total_and_may_still_be_above_a_whole() {
    let [total, other] = ["value=9,000;detections=2022", "value=1,000;detections=2022"];
    assert_eq!(own(total, other), [OwnConflictKind::TwoTotals]);
    assert_eq!(
        (own(total, &format!("{other};part-of=a")), own(&format!("{other};part-of=b"), total)),
        (vec![], vec![])
    );
    let of = |part: &str| {
        let text = figures(&[
            "value=900;detections=2022/2023",
            &format!("value=1,000;detections=2023;{part}"),
            "value=5,000;concept=damage",
        ]);
        analysed(&text).dispute.own_conflicts.iter().map(|found| found.kind.code()).collect::<Vec<_>>()
    };
    assert_eq!((of(""), of("part-of=c")), (vec!["part-above-whole"], vec!["part-above-whole"]));
}

#[test]
fn conflicts_have_their_codes() {
    use OwnConflictKind::{Falls, Leap, PartAboveWhole, TwoTotals};
    let codes = [Falls, PartAboveWhole, TwoTotals, Leap].map(OwnConflictKind::code);
    assert_eq!(codes, ["falls", "part-above-whole", "two-totals", "leap"]);
}

#[test]
fn a_leap_starts_from_something_and_takes_less_time_than_all_before_it() {
    let of = |before: &str, first: &str, after: &str, then: &str| {
        own(&format!("value={before};cumulative={first}"), &format!("value={after};cumulative={then}"))
    };
    let [first, then] = ["2020-01-01/2022-12-31", "2020-01-01/2023-04-10"];
    assert_eq!(of("1,000", first, "5,000", then), [OwnConflictKind::Leap]);
    assert_eq!(of("0", first, "5,000", then), [], "from nothing every number leaps");
    assert_eq!(of("1,000", "2020-06-01/2022-12-31", "5,000", then), [], "of another start");
    // A year of 365 days and as many more.
    let [year, two] = ["2021-01-01/2021-12-31", "2021-01-01/2022-12-31"];
    assert_eq!(of("100", year, "50,000", two), []);
    // A floor and a number of one window do not leap from one another.
    assert_eq!(
        (of("at least 100", first, "5,000", first), of("5,000", first, "at least 100", first)),
        (vec![], vec![])
    );
}

#[test]
fn a_change_to_a_floor_has_one_end() {
    let text = figures(&[
        "value=1,000;basis=survey;entrants=2022",
        "value=at least 1,500;basis=survey;entrants=2023",
    ]);
    let found = analysed(&text).dispute.changes;
    assert_eq!(found.len(), 1);
    let difference = found[0].difference;
    assert_eq!((difference.point, difference.low, difference.high), (None, Some(500.0), None));
}

#[test]
fn what_a_count_is_a_part_of_is_no_other_count_beside_it() {
    let others = |count: &str, other: &str| {
        let text = figures(&[
            &format!("value=30;rebuts=[\"c\"];detections=2023;concept=grave;{count}"),
            &format!("value=30;detections=2023;concept=damage;{other}"),
            "value=900;basis=survey",
        ]);
        analysed(&text).dispute.comparators.len()
    };
    assert_eq!((others("", ""), others("part-of=b", ""), others("", "part-of=a")), (1, 0, 0));
}

/// Why a claim about `a` and `b`, or about `a` alone, may not be made.
fn blocked(says: &str, of: &[&str], about: &str) -> &'static str {
    let sentence = format!("[[sentence]]\ntext = \"so\"\nsays = \"{says}\"\nabout = [{about}]\n");
    let found = analysed(&(figures(of) + &sentence)).dispute.sentences;
    found[0].blocked.map_or("", |block| block.code())
}

const BOTH: &str = "\"a\", \"b\"";

#[test]
fn a_balance_that_is_smaller_refutes_nothing_and_is_no_count_either() {
    let of = |concept: &str| {
        let with = |value: &str| format!("value={value};concept={concept}");
        blocked("refutes", &[&with("100"), &format!("{};basis=survey", with("1,000"))], BOTH)
    };
    assert_eq!((of("harm"), of("balance")), ("count-is-no-ceiling", "can-both-hold"));
}

#[test]
fn at_most_is_said_where_somebody_said_so() {
    let of = |keys: &str| blocked("at-most", &[keys], "\"a\"");
    assert_eq!((of("value=500"), of("value=at most 500")), ("count-is-no-ceiling", "count-is-no-ceiling"));
    assert_eq!(
        (of("value=500;basis=enumeration"), of("value=at most 500;basis=enumeration")),
        ("found-only", "estimated-only")
    );
    assert_eq!(
        (of("value=at least 500;basis=survey"), of("value=500;basis=survey")),
        ("no-such-bound", "estimated-only")
    );
}

#[test]
fn those_of_a_day_and_those_of_a_year_are_no_series_and_equal_numbers_no_rise() {
    let survey = |value: &str, time: &str| format!("value={value};basis=survey;{time}");
    let of = |a: &str, b: &str| blocked("rising", &[a, b], BOTH);
    assert_eq!(of(&survey("1,000", "stock=2022-12-31"), &survey("5,000", "entrants=2023")), "unlike");
    assert_eq!(of(&survey("1,000", "entrants=2022"), &survey("5,000", "entrants=2023")), "");
    let night = |value: &str, day: &str| format!("value={value};basis=enumeration;stock={day}");
    assert_eq!(of(&night("1,000", "2022-12-31"), &night("1,001", "2023-12-31")), "");
    assert_eq!(of(&night("1,000", "2022-12-31"), &night("1,000", "2023-12-31")), "no-such-change");
}

#[test]
fn a_conflict_after_steps_is_one_by_them() {
    let sentence = "[[sentence]]\ntext = \"so\"\nsays = \"refutes\"\nabout = [\"a\", \"b\"]\n";
    let of = |floor: &str, by: &str| {
        let step = "[bridges.k]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
        let text = pair(floor, "value=at most 1,000;basis=survey;status=confirmed", by) + step + sentence;
        analysed(&text).dispute.sentences[0].blocked.unwrap().code()
    };
    assert_eq!(of("value=1,200;status=confirmed", ""), "in-conflict");
    assert_eq!(of("value=600;unit=case;status=confirmed", "bridges = [\"k\"]"), "in-conflict-by-steps");
}

#[test]
fn one_figure_confirms_another_that_is_near_it_and_was_made_without_it() {
    let of = |a: &str, b: &str| {
        let others = "value=7;concept=damage;basis=survey";
        blocked("confirms", &[a, b, others], BOTH)
    };
    let alone = |of: &str| format!("lineage=[{{ of = \"{of}\", kind = \"independent\" }}]");
    let [a, b] = ["value=1,000;basis=survey", "value=1,020;basis=survey"];
    assert_eq!(of("value=about 1,000;basis=survey", &format!("{b};{}", alone("a"))), "");
    assert_eq!((of(a, b), of(a, &format!("{b};{}", alone("c")))), ("not-independent", "not-independent"));
    let rests = format!("{b};rests-on=[\"c\"];{}", alone("a"));
    assert_eq!(of(&format!("{a};rests-on=[\"c\"]"), &rests), "not-independent", "both rest on a third");
    let made = format!("{a};derived-from=[\"b\"]");
    assert_eq!(of(&made, &format!("{b};{}", alone("a"))), "not-independent", "one was made of the other");
    // One number within the other's interval is near enough, and two intervals that only touch are not.
    let interval = |value: &str| format!("value={value} at 95%;basis=survey");
    let near = |a: &str, b: &str| of(&interval(a), &format!("{};{}", interval(b), alone("a")));
    assert_eq!(near("1,000 [900, 1,100]", "1,080 [1,060, 1,300]"), "");
    assert_eq!(near("1,080 [1,060, 1,300]", "1,000 [900, 1,100]"), "");
    assert_eq!(near("1,000 [900, 1,100]", "1,200 [1,080, 1,300]"), "no-such-bound");
    // Of two counts neither is an estimate of who was left out of the other.
    let counted = |basis: &str| format!("value=1,000;basis={basis};{}", alone("a"));
    assert_eq!(of("value=1,000", &counted("enumeration")), "");
    assert_eq!(of("value=1,000", &counted("survey")), "count-is-no-ceiling");
}

#[test]
fn what_a_figure_was_made_of_is_said_by_any_of_its_relations() {
    let inputs = |keys: &str| {
        let text = figures(&[&format!("value=900;basis=model;{keys}"), "value=100"]);
        let found = analysed(&text).dispute.transparency;
        found[0].items.iter().find(|(item, _)| item.code() == "inputs").unwrap().1
    };
    use TransparencyAnswer::{Met, Missing};
    assert_eq!((inputs(""), inputs("derived-from=[\"b\"]"), inputs("rests-on=[\"b\"]")), (Missing, Met, Met));
    assert_eq!(inputs("lineage=[{ of = \"b\", kind = \"shares data\" }]"), Met);
}

fn pooled(text: &str) -> Vec<Triangulation> {
    analysed(text).triangulations
}

const LOGNORMAL: &str = "value=1,000 [800, 1,250] at 95% as lognormal;basis=model";

#[test]
fn shares_are_not_pooled_and_an_estimate_is_told_in_the_measure_of_the_first() {
    let shares = ["value=4%;basis=model;population=residents", "value=6%;basis=model;population=residents"];
    assert_eq!(pooled(&figures(&shares)).len(), 0);
    let step = "[bridges.k]\naxis = \"concept\"\nfrom = \"grave\"\nto = \"harm\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    for between in ["\"a\", \"b\"", "\"b\", \"a\""] {
        let compared = format!("[comparisons.x]\nbetween = [{between}]\nbridges = [\"k\"]\n");
        let text =
            figures(&[LOGNORMAL, "value=400 [300, 533] at 95% as lognormal;basis=model;concept=grave"]);
        let found = pooled(&(text + step + &compared));
        assert!((found[0].estimates[1].1 - 2.0).abs() < 1e-12, "{between} {:?}", found[0].estimates);
    }
}

#[test]
fn what_a_step_takes_to_nothing_is_told_in_no_measure() {
    let step = "bridges = [\"k\"]\n[bridges.k]\naxis = \"concept\"\nfrom = \"grave\"\nto = \"harm\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n";
    let mut read = dossier(&pair(LOGNORMAL, &format!("{LOGNORMAL};concept=grave"), step));
    let mut by = |factor| {
        let bridge = read.bridges.get_mut(&BridgeId::new("k").unwrap()).unwrap();
        bridge.operation = Operation::Factor(Value::exact(Number::whole(factor)));
        analyse(&read, &Options::default()).triangulations.len()
    };
    assert_eq!((by(2), by(0)), (1, 0));
}

#[test]
fn forty_estimates_are_pooled_and_no_more() {
    let of = |n: usize| {
        let text: String = (0..n).map(|at| figure(&format!("f{at}"), LOGNORMAL)).collect();
        pooled(&text)[0].pooled.as_ref().map(|_| ()).map_err(|why| *why == PoolRefusal::TooMany)
    };
    assert_eq!((of(40), of(41)), (Ok(()), Err(true)));
}

#[test]
fn a_pool_of_people_is_cut_at_none_and_one_of_balances_is_not() {
    let of = |spread: &str, concept: &str| {
        let normal =
            |mean: &str| format!("value={mean} {spread} at 95% as normal;basis=model;concept={concept}");
        let found = pooled(&figures(&[&normal("1,000"), &normal("1,010")]));
        let pooled = found[0].pooled.as_ref().unwrap();
        (pooled.is_cut_at_zero, pooled.methods.iter().all(|(_, found)| found.prediction.lower() >= 0.0))
    };
    assert_eq!(of("[900, 1,100]", "harm"), (false, true));
    assert!(!of("[-2,000, 4,000]", "balance").0);
    let far = |mean: &str| format!("value={mean} at 95% as normal;basis=model");
    let found = pooled(&figures(&[&far("100 [10, 190]"), &far("900 [810, 990]")]));
    assert!(
        found[0].pooled.as_ref().unwrap().is_cut_at_zero,
        "the next of two so far apart may be below none"
    );
}

#[test]
fn two_estimates_are_independent_where_the_dossier_says_so_of_these_two() {
    let of = |lineage: &str| {
        let found = pooled(&figures(&[
            LOGNORMAL,
            &format!("{LOGNORMAL};lineage=[{lineage}]"),
            "value=7;concept=damage",
        ]));
        found[0].pooled.as_ref().ok().map(|pooled| pooled.is_independence_stated)
    };
    assert_eq!(of("{ of = \"a\", kind = \"independent\" }"), Some(true));
    assert_eq!(of("{ of = \"c\", kind = \"independent\" }"), Some(false));
    assert_ne!(of("{ of = \"a\", kind = \"shares data\" }"), Some(true));
}
