//! Where what is found of a dispute begins and ends: neighbouring cases, of which one is found and the other is not.

use darkfigure_analysis::dispute::{
    ClaimReading, ClaimVerdict, OwnConflictKind, TransparencyAnswer, as_of, circles, contradiction_between,
    series_changes,
};
use darkfigure_analysis::{Findings, dispute::contradictions};
use darkfigure_model::{Axis, Date, FigureId};

use crate::said::{analysed, dossier, figure, pair};

fn id(name: &str) -> FigureId {
    FigureId::new(name).unwrap()
}

fn names<'a>(ids: impl IntoIterator<Item = &'a FigureId>) -> Vec<&'a str> {
    ids.into_iter().map(FigureId::as_str).collect()
}

#[test]
fn what_had_been_said_by_a_day_refers_to_nothing_later() {
    let text = figure("early", "said=2023-01-10;source=undated")
        + &figure("late", "value=1,200;said=2023-08-01;source=undated;cites=[\"early\"]")
        + &figure("vague", "value=1,300;said=2023-06~;source=undated;rests-on=[\"late\"]")
        + "[statements.doubt]\nwording = \"nonsense\"\ndenies = [\"early\", \"late\"]\nrests-on = [\"late\"]\nsource = \"undated\"\nsaid = \"2023-02-01\"\n"
        + "[statements.later]\nwording = \"still nonsense\"\ndenies = [\"early\"]\nsource = \"undated\"\nsaid = \"2023-09-01\"\n"
        + "[comparisons.x]\nbetween = [\"early\", \"late\"]\n[[expect]]\ncomparison = \"x\"\ngrade = \"like for like\"\n"
        + "[[sentence]]\ntext = \"it rose\"\nsays = \"rising\"\nabout = [\"early\", \"late\"]\n[[sentence]]\ntext = \"so many\"\nsays = \"total\"\nabout = [\"early\"]\n";
    let whole = dossier(&text);
    assert_eq!((whole.expectations.len(), whole.sentences.len()), (1, 2));
    let on = |year, month, day| as_of(&whole, Date::day(year, month, day).unwrap());
    let june = on(2023, 7, 31);
    assert_eq!((names(&june.later), names(&june.undated)), (vec!["late"], vec!["vague"]));
    assert_eq!(names(june.dossier.figures.iter().map(|(id, _)| id)), ["early"]);
    let doubt = june.dossier.statements.iter().next().unwrap().1;
    assert_eq!((names(&doubt.denies), names(&doubt.rests_on)), (vec!["early"], vec![]));
    assert_eq!(june.dossier.statements.iter().count(), 1);
    assert_eq!((june.dossier.comparisons.iter().count(), june.dossier.sentences.len()), (0, 1));
    // What is expected of the whole is not expected of a part of it.
    assert!(june.dossier.expectations.is_empty() && on(2024, 1, 1).dossier.expectations.is_empty());
    // On its own day a figure is said.
    assert_eq!(names(on(2023, 8, 1).dossier.figures.iter().map(|(id, _)| id)), ["early", "late"]);
    assert_eq!(names(on(2023, 8, 1).later.iter()), [""; 0]);
}

fn changes(text: &str) -> usize {
    let read = dossier(text);
    series_changes(&read, &read.net_concepts(), &contradictions(&read)).len()
}

#[test]
fn parts_successors_and_relations_make_no_series() {
    let three = |middle: &str| {
        figure("a", "value=900;detections=2021")
            + &figure("b", &format!("value=1,000;detections=2022{middle}"))
            + &figure("c", "value=1,100;detections=2023")
    };
    assert_eq!(changes(&three("")), 2);
    assert_eq!(changes(&three(";part-of=c")), 1);
    assert_eq!(changes(&three(";supersedes=a")), 1);
    assert_eq!(changes(&three(";basis=")), 1);
    assert_eq!(changes(&three(";value=1,000 a year")), 1);
    // Windows of another length are another series, and a leap year is a year.
    assert_eq!(changes(&(figure("a", "detections=2020") + &figure("b", "detections=2021"))), 1);
    assert_eq!(changes(&(figure("a", "detections=2020-01/2020-06") + &figure("b", "detections=2021"))), 0);
    assert_eq!(changes(&(figure("a", "detections=2020~") + &figure("b", "detections=2021"))), 0);
    assert_eq!(changes(&figure("a", "detections=2020")), 0);
}

fn verdict(value: &str, of: &str, base: &str) -> ClaimVerdict {
    let all = figure("c", &format!("value={value};relates={{ of = \"a\", base = \"b\" }}"))
        + &figure("a", &format!("value={of}"))
        + &figure("b", &format!("value={base}"));
    analysed(&all).dispute.claims[0].1.verdict
}

#[test]
fn published_multiples_hold_within_their_rounding_and_slip_by_powers_of_ten() {
    let power =
        |power| ClaimVerdict::FitsOtherwise { reading: ClaimReading::PowerOfTen { power }, cut_off: false };
    for (value, expected) in [
        ("1.25 times", ClaimVerdict::Holds),
        ("12.5 times", power(1)),
        ("125 times", power(2)),
        ("1,250 times", power(3)),
        ("0.125 times", power(-1)),
        ("0.0125 times", power(-2)),
        ("0.00125 times", power(-3)),
        ("12,500 times", ClaimVerdict::FitsNothing),
    ] {
        assert_eq!(verdict(value, "500", "400"), expected, "{value}");
    }
    // 24.4 % is 24 %, 24.6 % is 25 % and 24 % cut off, 23.4 % neither.
    assert_eq!(verdict("24% more", "49,760", "40,000"), ClaimVerdict::Holds);
    assert_eq!(verdict("24% more", "49,840", "40,000"), ClaimVerdict::HoldsCutOff);
    assert_eq!(verdict("25% more", "49,840", "40,000"), ClaimVerdict::Holds);
    assert_eq!(verdict("24% more", "49,360", "40,000"), ClaimVerdict::FitsNothing);
    assert_eq!(verdict("22% to 24% more", "49,760", "40,000"), ClaimVerdict::Holds);
    assert_eq!(verdict("25% to 27% more", "49,760", "40,000"), ClaimVerdict::FitsNothing);
    assert_eq!(verdict("more than 24% more", "49,760", "40,000"), ClaimVerdict::Holds);
    assert_eq!(verdict("at most 24% more", "49,760", "40,000"), ClaimVerdict::FitsNothing);
}

/// Whether the two figures exclude one another as they were said.
fn exclude(a: &str, b: &str) -> bool {
    between(&(figure("a", a) + &figure("b", b)))
}

fn between(text: &str) -> bool {
    let read = dossier(text);
    let [there, back] =
        [["a", "b"], ["b", "a"]].map(|[one, other]| contradiction_between(&read, [&id(one), &id(other)]));
    assert_eq!(there, back, "the order of the two changes nothing");
    there.is_some()
}

#[test]
fn two_figures_exclude_one_another_only_where_that_is_sure() {
    let (count, cap) = ("status=confirmed", "value=at most 900;basis=survey");
    assert!(exclude(count, cap));
    assert!(!exclude(count, "value=at most 1,000;basis=survey"));
    assert!(!exclude(&format!("{count};concept="), cap) && !exclude(&format!("{count};place="), cap));
    assert!(exclude(&format!("{count};place=KH-18"), cap) && !exclude(count, &format!("{cap};place=KH-18")));
    // A part of something is no ceiling over anything, and may well be a floor.
    let whole = figure("w", "value=5,000;basis=survey");
    let of = |a: &str, b: &str| between(&(figure("a", a) + &figure("b", b) + &whole));
    assert!(!of(count, &format!("{cap};part-of=w")) && of(&format!("{count};part-of=w"), cap));
    // What another has replaced says nothing any more.
    let newer = figure("n", "value=at most 2,000;basis=survey;supersedes=b");
    assert!(!between(&(figure("a", count) + &figure("b", cap) + &newer)));
    // A share is no number, and shares are of one base.
    let share = |more: &str| format!("value=at most 4%;basis=survey;unit=percent;population={more}");
    let floor = |more: &str| format!("value=at least 5%;basis=survey;unit=percent;population={more}");
    assert!(exclude(&floor("residents"), &share("residents")));
    assert!(!exclude(&floor("women"), &share("residents")) && !exclude(count, &share("residents")));
    // What was detected is no ceiling over what was there.
    assert!(!exclude(&format!("{count};entrants=2023"), "value=at most 900;basis=survey;detections=2023"));
    assert!(exclude(&format!("{count};detections=2023"), "value=at most 900;basis=survey;detections=2023"));
    assert!(exclude(&format!("{count};detections=2023"), "value=at most 900;basis=survey;present=2023"));
    // A balance may be larger within a smaller one.
    assert!(!exclude(&format!("{count};concept=balance;place=KH-18"), &format!("{cap};concept=balance")));
    assert!(!exclude(
        &format!("{count};place=KH-18;concept=balance"),
        &format!("{cap};concept=balance;value=at most -5")
    ));
}

fn found(a: &str, b: &str, rest: &str) -> Findings {
    analysed(&pair(a, b, rest))
}

fn step(keys: &str) -> String {
    format!(
        "bridges = [\"k\"]\n[bridges.k]\n{keys}\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n"
    )
}

#[test]
fn after_the_steps_of_a_comparison_two_figures_are_judged_again() {
    let pairs = |a: &str, b: &str, keys: &str| {
        let found = found(a, b, &step(keys)).dispute.contradictions.pairs;
        found.iter().map(|pair| (pair.floor.to_string(), pair.steps.len())).collect::<Vec<_>>()
    };
    let both = "axis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"";
    let one = |floor: &str| vec![(floor.to_owned(), 1)];
    // 600 cases are 1,200 people, more than the 1,000 at most; 400 cases are not.
    let (cases, cap) = ("unit=case;status=confirmed", "value=at most 1,000;basis=survey;status=confirmed");
    assert_eq!(pairs(&format!("value=600;{cases}"), cap, both), one("a"));
    assert_eq!(pairs(cap, &format!("value=600;{cases}"), both), one("b"));
    assert_eq!(pairs(&format!("value=400;{cases}"), cap, both), []);
    // A share is moved by no step of numbers.
    let share = "value=at most 50%;population=residents;basis=survey";
    assert_eq!(pairs(&format!("value=600;{cases}"), share, both), []);
    // A step that takes out what does not belong there ends a conflict.
    let corrected = "corrects = \"a\"\nover-coverage = \"50%\"";
    assert_eq!(pairs("value=1,200;status=confirmed", cap, corrected), []);
    assert_eq!(pairs("value=2,400;status=confirmed", cap, corrected), one("a"));
    // What nobody saw, added by an estimate, is no floor.
    let covered = "corrects = \"a\"\ncoverage = \"50%\"";
    assert_eq!(pairs("value=900;status=confirmed", cap, covered), []);
    // Replaced figures and stated parts bound nothing from above.
    let whole = figure("w", "value=9,000;basis=survey");
    let found =
        analysed(&(pair(&format!("value=600;{cases}"), &format!("{cap};part-of=w"), &step(both)) + &whole));
    assert!(found.dispute.contradictions.pairs.is_empty());
}

#[test]
fn a_figure_made_of_several_is_their_sum_or_a_fusion() {
    let made = |value: &str, cited: &str| {
        let text = figure("a", "value=1,000;basis=model")
            + &figure("b", "value=1,000;cites=[\"a\"];basis=model")
            + &figure("c", "value=700;basis=model")
            + &figure("d", &format!("value={value};cites=[{cited}];basis=model"));
        let found = analysed(&text).dispute.drift;
        let codes: Vec<_> = found
            .iter()
            .filter(|drift| drift.restatement == id("d"))
            .flat_map(|drift| drift.changes.iter().map(|change| change.code()))
            .collect();
        codes
            .into_iter()
            .filter(|code| ["summed", "fused"].contains(code))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let one = |code| std::collections::BTreeSet::from([code]);
    assert_eq!(made("1,700", "\"b\", \"c\""), one("summed"));
    assert_eq!(made("1,650", "\"b\", \"c\""), one("fused"));
    // A copy of another that is cited as well is that other.
    assert_eq!(made("1,700", "\"a\", \"b\", \"c\""), one("summed"));
    assert_eq!(made("2,700", "\"a\", \"b\", \"c\""), one("fused"));
    // It has the number of one of them, or cites one alone.
    assert_eq!(made("700", "\"b\", \"c\""), std::collections::BTreeSet::new());
    assert_eq!(made("1,700", "\"b\""), std::collections::BTreeSet::new());
}

fn highest(texts: &[&str]) -> (Vec<String>, Vec<String>) {
    let all: String = texts
        .iter()
        .zip('a'..)
        .map(|(text, name)| figure(&name.to_string(), &format!("basis=model;source=undated;{text}")))
        .collect();
    let found = analysed(&all).dispute.highest;
    let strings = |ids: Vec<&FigureId>| ids.into_iter().map(ToString::to_string).collect::<Vec<_>>();
    found.first().map_or_else(Default::default, |found| {
        (strings(found.steps.iter().map(|(id, _)| id).collect()), strings(found.unordered.iter().collect()))
    })
}

#[test]
fn the_highest_estimate_of_its_day() {
    let of = |steps: &[&str], unordered: &[&str]| {
        (
            steps.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(),
            unordered.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        highest(&["value=1,000;said=2021", "value=900;said=2022", "value=1,500;said=2023"]),
        of(&["a", "c"], &[])
    );
    assert_eq!(highest(&["value=1,000;said=2021", "value=1,000;said=2022"]), of(&["a"], &[]));
    // A day within the year of the other: nobody knows which came first.
    assert_eq!(highest(&["value=1,000;said=2021", "value=1,500;said=2021-12-31"]), of(&["a"], &["b"]));
    assert_eq!(highest(&["value=1,000;said=2021", "value=1,500;said=2022-01-01"]), of(&["a", "b"], &[]));
    // About then, or undated: below it nothing was surely the highest.
    assert_eq!(
        highest(&["value=1,000;said=2021", "value=1,200;said=2022~", "value=1,500;said=2023"]),
        of(&["c"], &["b"])
    );
    assert_eq!(highest(&["value=1,000;said=2021", "value=1,200"]), of(&["a"], &["b"]));
}

fn joint(figures: &[&str]) -> Vec<(Vec<String>, bool, Vec<Axis>)> {
    let all: String = figures.iter().zip('a'..).map(|(text, name)| figure(&name.to_string(), text)).collect();
    let found = analysed(&all).dispute.contradictions.joint;
    found
        .into_iter()
        .map(|set| (set.floors.iter().map(ToString::to_string).collect(), set.may_repeat, set.apart_on))
        .collect()
}

#[test]
fn ceilings_under_which_not_all_floors_were_looked_at_are_counted() {
    let n_unexamined = |n_floors: usize| {
        let on = "stock=2023-06-30;status=confirmed;place=KH";
        let floors: String = (0..n_floors)
            .map(|at| figure(&format!("f{at}"), &format!("value=at least {};{on}", 10 + at)))
            .collect();
        let cap = figure("cap", &format!("value=at most 60;basis=survey;{on}"));
        analysed(&(floors + &cap)).dispute.contradictions.n_unexamined
    };
    // Two dozen floors of one place, which share all they have, are looked at; what lies below them is not.
    assert_eq!(n_unexamined(24), 0);
    assert_eq!(n_unexamined(25), 1);
}

#[test]
fn floors_that_share_nothing_add_up_under_a_ceiling() {
    let on = "stock=2023-06-30;status=confirmed";
    let cap = |value: &str| format!("value=at most {value};basis=survey;stock=2023-06-30;status=confirmed");
    // Two provinces are in their country.
    let (one, other) = (format!("value=600;place=KH-1;{on}"), format!("value=600;place=KH-2;{on}"));
    let both = |more: &str| vec![(vec!["a".to_owned(), "b".to_owned()], more == "repeat", vec![Axis::Place])];
    assert_eq!(joint(&[&one, &other, &cap("1,000")]), both(""));
    assert_eq!(joint(&[&one, &other, &cap("1,200")]), []);
    // Over a year somebody may be in both; and so in the course of a month.
    let in_time = |text: &str, time: &str| text.replace("stock=2023-06-30", time);
    for time in ["entrants=2023", "stock=2023-06"] {
        let found = joint(&[&in_time(&one, time), &in_time(&other, time), &in_time(&cap("1,000"), time)]);
        assert_eq!(found.iter().map(|(_, may_repeat, _)| *may_repeat).collect::<Vec<_>>(), [true], "{time}");
    }
    // A floor that is the ceiling itself is none over it, and one that lies over it alone is a pair.
    assert_eq!(
        joint(&[
            &format!("value=600;place=KH-1;{on}"),
            &format!("value=1,100;place=KH-2;{on}"),
            &cap("1,000")
        ]),
        []
    );
}

fn own(a: &str, b: &str) -> Vec<OwnConflictKind> {
    analysed(&(figure("a", a) + &figure("b", b)))
        .dispute
        .own_conflicts
        .iter()
        .map(|found| found.kind)
        .collect()
}

#[test]
fn a_number_that_leaps_is_a_question() {
    let leaps = |before: &str, after: &str, days: &str| {
        own(
            &format!("value={before};cumulative=2020-01-01/2022-12-31"),
            &format!("value={after};cumulative=2020-01-01/{days}"),
        )
    };
    // A thousand and ninety-six days before; a hundred more days make ten times the daily number from 912 more on.
    let leap = vec![OwnConflictKind::Leap];
    assert_eq!(leaps("1,000", "2,000", "2023-04-10"), leap);
    assert_eq!(leaps("1,000", "1,990", "2023-04-10"), []);
    // As many in half of the time are no leap, in a tenth they are; a year more is not among the last days.
    assert_eq!(leaps("1,000", "2,000", "2023-04-30"), []);
    assert_eq!(leaps("1,000", "5,000", "2023-12-31"), leap);
    assert_eq!(leaps("1,000", "90,000", "2026-12-31"), []);
    assert_eq!(leaps("1,000", "about 5,000", "2023-04-10"), leap);
    assert_eq!(leaps("100 to 1,500", "2,000", "2023-04-10"), []);
}

fn blocked(a: &str, b: &str, says: &str) -> String {
    let sentence = format!("[[sentence]]\ntext = \"so\"\nsays = \"{says}\"\nabout = [\"a\", \"b\"]\n");
    let found = analysed(&(figure("a", a) + &figure("b", b) + &sentence)).dispute.sentences;
    found[0].blocked.map_or_else(String::new, |block| block.code().to_owned())
}

#[test]
fn a_rise_or_fall_is_one_of_like_numbers_beyond_their_intervals() {
    let survey = |value: &str, year: &str| format!("value={value};basis=survey;entrants={year}");
    // The subject first: it rose from the first named to the second.
    let rising = blocked(&survey("1,000", "2022"), &survey("1,500", "2023"), "rising");
    let unlike =
        blocked(&survey("1,000", "2022"), &format!("{};place=VN", survey("1,500", "2023")), "rising");
    assert_ne!(rising, unlike);
    for (a, b) in [("basis=", "basis="), ("basis=survey", "basis=")] {
        assert_eq!(
            blocked(
                &format!("{};{a}", survey("1,000", "2022")),
                &format!("{};{b}", survey("1,500", "2023")),
                "rising"
            ),
            unlike,
            "{a} {b}"
        );
    }
    let shares =
        |value: &str, year: &str| format!("{};unit=percent;population=residents", survey(value, year));
    let falls =
        |before: &str, after: &str| blocked(&shares(before, "2022"), &shares(after, "2023"), "falling");
    assert_eq!(falls("50%", "9% [8%, 10%] at 95%"), "");
    assert_eq!(
        falls("9%", "9% [8%, 10%] at 95%"),
        blocked(&survey("1,000", "2022"), &survey("1,020", "2023"), "falling")
    );
    assert_eq!(falls("9% [8%, 10%] at 95%", "1%"), "");
}

#[test]
fn a_total_that_goes_on_needs_no_note_on_a_revision() {
    let answer = |before: &str, after: &str, note: &str| {
        let text = figure("a", before) + &figure("b", &format!("supersedes=a;{after}{note}"));
        let found = analysed(&text).dispute.transparency;
        let of_b = found.iter().find(|found| found.figure == id("b")).unwrap();
        of_b.items.iter().find(|(item, _)| item.code() == "revision").unwrap().1
    };
    use TransparencyAnswer::{Met, Missing, NotApplicable};
    let total = |value: &str, window: &str| format!("value={value};cumulative={window}");
    assert_eq!(answer(&total("1,000", "2020/2022"), &total("1,200", "2020/2023"), ""), NotApplicable);
    assert_eq!(answer(&total("1,000", "2020/2022"), &total("1,000", "2020/2023"), ""), NotApplicable);
    assert_eq!(answer(&total("1,000", "2020/2022"), &total("900", "2020/2023"), ""), Missing);
    assert_eq!(answer(&total("1,000", "2020/2022"), &total("1,200", "2021/2023"), ""), Missing);
    assert_eq!(answer(&total("1,000", "2020/2023"), &total("1,200", "2020/2023"), ""), Missing);
    assert_eq!(answer("value=1,000;detections=2020/2022", &total("1,200", "2020/2023"), ""), Missing);
    assert_eq!(answer("value=1,000;stock=2022", "value=1,200;stock=2023", ""), Missing);
    assert_eq!(answer("value=1,000", "value=1,200", ";note=cases were added"), Met);
    let alone = analysed(&figure("b", "")).dispute.transparency;
    assert_eq!(alone[0].items.iter().find(|(item, _)| item.code() == "revision").unwrap().1, NotApplicable);
}

#[test]
fn bounds_are_put_against_each_other_by_whoever_denies() {
    let deny = |a: &str, b: &str| {
        let found = found(&format!("{a};rebuts=[\"b\"]"), b, "").dispute.contradictions.pairs;
        found.iter().map(|pair| (pair.is_of_other_dates, pair.open.clone())).collect::<Vec<_>>()
    };
    let cap = "value=at most 900;basis=survey";
    assert_eq!(deny("status=confirmed", cap), [(false, vec![])]);
    assert_eq!(
        deny("status=confirmed;stock=2023-12-31", &format!("{cap};stock=2022-12-31")),
        [(true, vec![])]
    );
    assert_eq!(deny("status=confirmed;place=;concept=", cap), [(false, vec![Axis::Concept, Axis::Place])]);
}

#[test]
fn a_circle_has_more_than_one_figure_and_a_chain_has_none() {
    let of = |relations: &[(&str, &str)]| -> Vec<Vec<String>> {
        let text: String = relations.iter().map(|(name, keys)| figure(name, keys)).collect();
        let found = circles(&dossier(&text));
        found.iter().map(|circle| circle.iter().map(|id| id.as_str().to_owned()).collect()).collect()
    };
    let none: [[&str; 0]; 0] = [];
    assert_eq!(of(&[]), none);
    assert_eq!(of(&[("a", ""), ("b", "")]), none);
    assert_eq!(of(&[("a", "cites=[\"b\"]"), ("b", "rests-on=[\"c\"]"), ("c", "")]), none);
    assert_eq!(of(&[("b", "cites=[\"a\"]"), ("a", "derived-from=[\"b\"]")]), [["b", "a"]]);
    assert_eq!(
        of(&[
            ("a", "cites=[\"c\"]"),
            ("b", "rests-on=[\"d\"]"),
            ("c", "derived-from=[\"a\"];rests-on=[\"b\"]"),
            ("d", "cites=[\"b\"]"),
            ("e", "cites=[\"a\"]"),
        ]),
        [["a", "c"], ["b", "d"]]
    );
}
