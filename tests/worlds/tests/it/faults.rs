//! Every kind of fault that was found in comparisons, with its right answer, and siblings of each.

use darkfigure_analysis::believe::Whereabouts;
use darkfigure_analysis::{
    BridgeObstacle, ComparisonFindings, Flag, GapReading, Options, Refusal, Tie, Verdict, analyse,
};
use darkfigure_ingest::{InputLimits, TableError, read_dossier};
use darkfigure_model::{Axis, Grade, Quantity};
use darkfigure_report::{ComposeOptions, TextOptions, TextStyle, compose, render_text};

use crate::sentence::{self, Read};

/// A dossier of a few figures, and what is found of its one comparison.
struct Case {
    found: ComparisonFindings,
    answer: String,
    whole: String,
}

fn case(body: &str) -> Case {
    let text = format!(
        "[dossier]\ntitle = \"A case\"\n[sources.s]\nkind = \"report\"\ntitle = \"A report\"\n[sources.t]\nkind = \"report\"\ntitle = \"Another\"\n{body}"
    );
    let reading =
        read_dossier("case.toml", text.as_bytes(), InputLimits::default(), |_| Err(TableError::NotFound));
    let faults: Vec<String> = reading.diagnostics.iter().map(|found| found.message.clone()).collect();
    let dossier = reading.dossier.unwrap_or_else(|| panic!("{faults:?}\n{text}"));
    let findings = analyse(&dossier, &Options::default());
    let found = findings.comparisons[0].1.clone().expect("both figures are there");
    let document = compose(&dossier, &findings, &ComposeOptions::default());
    let printed = render_text(&document, &TextOptions { width: 100, style: TextStyle::Plain });
    if let Err(words) = sentence::check(&printed, &found) {
        panic!("{words}\n{printed}");
    }
    let Read { answer, whole } = Read::of(&printed);
    Case { found, answer, whole }
}

/// Figures of deaths in one place, one concept and one window unless they say otherwise.
fn deaths(figures: &str) -> Case {
    case(&format!(
        "[defaults]\nunit = \"death\"\nplace = \"KH\"\nconcept = \"killed\"\nsource = \"s\"\n[concepts.killed]\nlabel = \"killed\"\n{figures}"
    ))
}

fn ends(quantity: &Quantity) -> (Option<f64>, Option<f64>) {
    (quantity.low().value(), quantity.high().value())
}

fn near(value: Option<f64>, expected: f64) -> bool {
    value.is_some_and(|value| (value / expected - 1.0).abs() < 0.005)
}

const BETWEEN: &str = "[comparisons.c]\nbetween = [\"a\", \"b\"]\n";

fn nothing_is_supposed(case: &Case) {
    assert_eq!(case.found.must_believe.implied_coverage, None, "{}", case.answer);
    assert!(
        case.found.must_believe.breakevens.is_empty() && case.found.must_believe.equal_factors.is_empty()
    );
    assert!(matches!(case.found.gap, GapReading::Refused { .. }));
    assert!(!case.answer.contains("were recorded"), "{}", case.answer);
}

#[test]
fn no_coverage_is_implied_across_a_place_a_window_or_a_concept_that_differs() {
    // Another country.
    let other_place = "[figures.a]\nvalue = \"120\"\nbasis = \"register\"\ncumulative = \"2022\"\n[figures.b]\nvalue = \"2,400\"\nplace = \"LA\"\nbasis = \"model\"\ncumulative = \"2022\"\n";
    nothing_is_supposed(&deaths(&format!("{other_place}{BETWEEN}")));
    // Another year.
    let other_year = "[figures.a]\nvalue = \"120\"\nbasis = \"register\"\ndetections = \"2019\"\n[figures.b]\nvalue = \"2,400\"\nbasis = \"survey\"\nentrants = \"2021\"\n";
    nothing_is_supposed(&deaths(&format!("{other_year}{BETWEEN}")));
    // Windows that share some months.
    let overlapping = "[figures.a]\nvalue = \"120\"\nbasis = \"register\"\ndetections = \"2020-01/2021-06\"\n[figures.b]\nvalue = \"2,400\"\nbasis = \"survey\"\nentrants = \"2021\"\n";
    let found = deaths(&format!("{overlapping}{BETWEEN}"));
    nothing_is_supposed(&found);
    assert_eq!(*found.found.comparability.verdict(Axis::Time), Verdict::Overlapping);
    // A concept that shares nothing, with a stock in the window of the count: the inequality does not help.
    let apart = "[concepts.injured]\nlabel = \"injured\"\n[[concepts.injured.apart-from]]\nof = \"killed\"\nwhy = \"by the definition\"\n[figures.a]\nvalue = \"120\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"2,400\"\nconcept = \"injured\"\nbasis = \"survey\"\nstock = \"2020-05\"\n";
    let found = deaths(&format!("{apart}{BETWEEN}"));
    nothing_is_supposed(&found);
    assert!(found.found.must_believe.curve.is_err());
}

#[test]
fn opposed_containments_imply_nothing() {
    // The count reaches further in time, the estimate in place.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"900\"\nbasis = \"register\"\ncumulative = \"2015/2022\"\n[figures.b]\nvalue = \"4,000\"\nplace = \"035\"\nbasis = \"model\"\ncumulative = \"2018/2022\"\n{BETWEEN}"
    ));
    nothing_is_supposed(&found);
    // In population and in place: one names whom it counts, the other does not.
    let found = deaths(&format!(
        "[populations.men]\nlabel = \"men\"\n[figures.a]\nvalue = \"900\"\npopulation = \"men\"\nbasis = \"register\"\ncumulative = \"2020\"\nplace = \"035\"\n[figures.b]\nvalue = \"4,000\"\nbasis = \"model\"\ncumulative = \"2020\"\n{BETWEEN}"
    ));
    nothing_is_supposed(&found);
    assert_eq!(found.found.steps.open, vec![Axis::Population, Axis::Place]);
}

#[test]
fn a_containment_bounds_an_if_as_it_bounds_without_one() {
    let dispute = |status: &str| {
        deaths(&format!(
            "[concepts.all]\nlabel = \"all\"\n[[concepts.killed.within]]\nof = \"all\"\nwhy = \"by the definition\"\n[figures.a]\nvalue = \"300\"\nbasis = \"register\"\nstatus = \"confirmed\"\ncumulative = \"2020\"\n[figures.b]\nvalue = \"500\"\nconcept = \"all\"\nbasis = \"survey\"\n{status}cumulative = \"2020\"\n{BETWEEN}"
        ))
    };
    let (stated, open) = (dispute("status = \"confirmed\"\n"), dispute(""));
    assert_eq!(
        (stated.found.comparability.grade, open.found.comparability.grade),
        (Grade::BoundOnly, Grade::Open)
    );
    for case in [&stated, &open] {
        let gap = case.found.gap.gap().expect("a gap");
        assert_eq!(ends(&gap.coverage.ends), (Some(0.6), None), "{}", case.answer);
        assert_eq!(gap.ratio.ends.low().value(), None);
        assert!(near(gap.ratio.ends.high().value(), 500.0 / 300.0));
        assert!(case.answer.contains("at least 60%"), "{}", case.answer);
    }
    assert!(
        open.answer.contains("If it makes no difference how sure each is of what it counts"),
        "{}",
        open.answer
    );
}

#[test]
fn silence_means_the_same_on_both_sides() {
    // Whoever names no population counts everybody: the foreigners are among them.
    let found = deaths(&format!(
        "[populations.foreign]\nlabel = \"foreigners\"\n[figures.a]\nvalue = \"40\"\npopulation = \"foreign\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"100\"\nbasis = \"survey\"\nentrants = \"2020\"\n{BETWEEN}"
    ));
    assert_eq!(found.found.comparability.grade, Grade::BoundOnly);
    assert_eq!(ends(&found.found.gap.gap().unwrap().coverage.ends), (Some(0.4), None));
    // And the other way round: of an estimate of foreigners the count of all has at most so many.
    let found = deaths(&format!(
        "[populations.foreign]\nlabel = \"foreigners\"\n[figures.a]\nvalue = \"40\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"100\"\npopulation = \"foreign\"\nbasis = \"survey\"\nentrants = \"2020\"\n{BETWEEN}"
    ));
    assert_eq!(ends(&found.found.gap.gap().unwrap().coverage.ends), (None, Some(0.4)));
    // A status on one side only stays open, with a reason of its own.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"40\"\nstatus = \"confirmed\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"100\"\nbasis = \"survey\"\nentrants = \"2020\"\n{BETWEEN}"
    ));
    assert_eq!(found.found.comparability.grade, Grade::Open);
    assert!(found.whole.contains("One side qualifies what it says"), "{}", found.whole);
}

#[test]
fn of_two_registers_the_inner_is_a_part_of_the_outer() {
    let registers = |inner: &str, outer: &str, part: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"{inner}\"\nbasis = \"register\"\ndetections = \"2021\"\n{part}[figures.b]\nvalue = \"{outer}\"\nbasis = \"register\"\ndetections = \"2020/2022\"\n{BETWEEN}"
        ))
    };
    // A stated part: both ends are known.
    let found = registers("300", "1,200", "part-of = \"b\"\n");
    let part = found.found.gap.gap().and_then(|gap| gap.part).expect("a part");
    assert_eq!(
        (ends(&part.share), ends(&part.outside)),
        ((Some(0.25), Some(0.25)), (Some(900.0), Some(900.0)))
    );
    assert!(
        found.answer.contains("25%") && !found.answer.contains("one reaches further"),
        "{}",
        found.answer
    );
    // Two registers may have seen different people: at most so many of the outer one are in the inner one.
    let found = registers("300", "1,200", "");
    let part = found.found.gap.gap().and_then(|gap| gap.part).expect("a part");
    assert_eq!((ends(&part.share), ends(&part.outside)), ((None, Some(0.25)), (Some(900.0), None)));
    // A part above its whole contradicts it; a narrower register above a wider one shows that both cannot be complete.
    let found = registers("1,300", "1,200", "");
    assert!(found.answer.contains("cannot both be complete"), "{}", found.answer);
    // Two estimates, one of a part of the country.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"300\"\nplace = \"KH-18\"\nbasis = \"survey\"\nstock = \"2021-03-01\"\n[figures.b]\nvalue = \"1,200\"\nbasis = \"model\"\nstock = \"2021-03-01\"\n{BETWEEN}"
    ));
    assert!(found.answer.contains("at most 25%") || found.answer.contains("up to 25%"), "{}", found.answer);
}

#[test]
fn a_floor_of_what_exists_leaves_a_floor_of_what_is_not_in_the_count() {
    let found = deaths(&format!(
        "[concepts.all]\nlabel = \"all\"\n[[concepts.killed.within]]\nof = \"all\"\nwhy = \"by the definition\"\n[figures.a]\nvalue = \"1,000\"\nbasis = \"register\"\ncumulative = \"2020\"\n[figures.b]\nvalue = \"more than 5,000\"\nconcept = \"all\"\nbasis = \"undisclosed\"\ncumulative = \"2020\"\n{BETWEEN}count-within-estimate = \"they are among them\"\n"
    ));
    let part = found.found.gap.gap().and_then(|gap| gap.part).expect("a part");
    assert_eq!((ends(&part.share), ends(&part.outside)), ((None, Some(0.2)), (Some(4_000.0), None)));
    assert!(found.answer.contains("up to 20%") && found.answer.contains("4,000"), "{}", found.answer);
}

#[test]
fn a_sentence_follows_the_sides_whichever_was_bridged() {
    let bridged = |from: &str, factor: &str| {
        case(&format!(
            "[defaults]\nplace = \"KH\"\nsource = \"s\"\nbasis = \"register\"\n[concepts.x]\nlabel = \"x\"\n[concepts.y]\nlabel = \"y\"\n[figures.a]\nvalue = \"100\"\nunit = \"person\"\nconcept = \"x\"\ndetections = \"2021\"\n[figures.b]\nvalue = \"800\"\nunit = \"case\"\nconcept = \"y\"\ndetections = \"2022\"\n[bridges.u]\naxis = \"unit\"\nfrom = \"{from}\"\nto = \"{}\"\nfactor = \"{factor}\"\nkind = \"definition\"\nwhy = \"one is one\"\n{BETWEEN}bridges = [\"u\"]\n",
            if from == "case" { "person" } else { "case" }
        ))
    };
    // The larger side was bridged, by a step that changes nothing.
    let found = bridged("case", "1");
    assert!(found.whole.contains("800 cases [1] are 8 times as many as 100 people [1]"), "{}", found.whole);
    // The smaller side was bridged.
    let found = bridged("person", "1");
    assert!(found.whole.contains("800 cases [1] are 8"), "{}", found.whole);
    // The larger side was bridged, and stays the larger one: the other number is a quarter of it.
    let found = bridged("case", "0.5");
    let words = "800 cases [1] come to 400 people; 100 people [1] are 0.25 times as many";
    assert!(found.whole.contains(words), "{}", found.whole);
    // A factor that turns the two over, and the bare ratio keeps the order of the comparison.
    let found = bridged("case", "0.01");
    let naive = &found.found.naive;
    assert_eq!(naive.orientation, found.found.gap.numbers().orientation);
    assert!(near(naive.ratio.central(), 100.0 / 800.0));
}

#[test]
fn no_figure_is_called_larger_where_that_is_not_known() {
    let pair = |a: &str, b: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"{a}\"\nbasis = \"survey\"\nentrants = \"2020\"\n[figures.b]\nvalue = \"{b}\"\nsource = \"t\"\nbasis = \"model\"\nentrants = \"2020\"\n{BETWEEN}"
        ))
    };
    for (a, b) in [
        ("less than 88,000", "about 1,000"),
        ("at least 200", "5,000"),
        ("300 to 900", "500"),
        ("700", "700"),
    ] {
        let found = pair(a, b);
        assert!(!found.found.gap.numbers().orientation.is_upper_larger);
        assert!(!found.whole.contains("larger figure"), "{a} {b}: {}", found.answer);
    }
    let known = pair("at least 9,000", "5,000");
    assert!(known.found.gap.numbers().orientation.is_upper_larger);
}

#[test]
fn one_origin_is_one_origin_however_far_away() {
    let related = |a: &str, b: &str, more: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"about 1,000\"\nbasis = \"survey\"\nentrants = \"2020\"\n{a}[figures.b]\nvalue = \"1,000\"\nsource = \"t\"\nbasis = \"undisclosed\"\nentrants = \"2020\"\n{b}{more}{BETWEEN}"
        ))
    };
    let figure = |name: &str, relation: &str| {
        format!("[figures.{name}]\nvalue = \"1,000\"\nbasis = \"survey\"\nentrants = \"2020\"\n{relation}")
    };
    // One repeats the other: that they agree says nothing.
    let found = related("", "cites = [\"a\"]\n", "");
    assert!(
        found.answer.contains("repeats the other") && !found.answer.contains("as many as"),
        "{}",
        found.answer
    );
    // Through a third figure.
    let found = related("", "cites = [\"m\"]\n", &figure("m", "cites = [\"a\"]\n"));
    assert!(found.answer.contains("repeats the other"), "{}", found.answer);
    // Both repeat a third one.
    let found = related("cites = [\"m\"]\n", "cites = [\"m\"]\n", &figure("m", ""));
    assert!(found.found.comparability.flags.iter().any(|flag| matches!(flag, Flag::OneOrigin { .. })));
    assert!(found.whole.contains("Both figures go back to"), "{}", found.whole);
    // Derived from what replaces the other one.
    let found = related("", "derived-from = [\"m\"]\n", &figure("m", "supersedes = \"a\"\n"));
    assert!(
        found
            .found
            .comparability
            .flags
            .iter()
            .any(|flag| matches!(flag, Flag::Tied { tie: Tie::DerivedFrom, .. }))
    );
    for found in [
        related("", "derived-from = [\"a\"]\n", ""),
        related(
            "",
            "lineage = [{ of = \"m\", kind = \"shares data\" }]\n",
            &figure("m", "cites = [\"a\"]\n"),
        ),
    ] {
        assert!(!found.whole.contains("Nobody says whether"), "{}", found.whole);
    }
    // Where nobody says, it says so.
    assert!(related("", "", "").whole.contains("Nobody says whether"));
}

#[test]
fn a_bound_keeps_the_level_of_the_end_it_rests_on() {
    let found = deaths(&format!(
        "[concepts.all]\nlabel = \"all\"\n[[concepts.killed.within]]\nof = \"all\"\nwhy = \"by the definition\"\n[figures.a]\nvalue = \"300\"\nbasis = \"register\"\ncumulative = \"2020\"\n[figures.b]\nvalue = \"500 [400, 650] at 95% confidence\"\nconcept = \"all\"\nbasis = \"survey\"\ncumulative = \"2020\"\n{BETWEEN}"
    ));
    let gap = found.found.gap.gap().expect("a bound");
    for quantity in [&gap.coverage.ends, &gap.ratio.ends, &gap.dark_figure, &gap.difference] {
        assert_eq!(quantity.assurance().n_intervals(), 1, "{quantity:?}");
    }
}

#[test]
fn two_readings_of_the_record_cover_nothing() {
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"50\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"400 to 500\"\nbasis = \"expert judgement\"\ndetections = \"2020\"\n{BETWEEN}"
    ));
    assert!(!found.found.gap.numbers().orientation.is_estimate_over_count);
    assert_eq!(found.found.must_believe.implied_coverage, None);
    assert!(!found.whole.contains("of those recorded"), "{}", found.whole);
    // A survey of the record over a longer window.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"50\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"500\"\nbasis = \"survey\"\ndetections = \"2019/2020\"\n{BETWEEN}"
    ));
    assert!(!found.whole.contains("were recorded ("), "{}", found.answer);
    // An estimate of what exists is covered.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"50\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"500\"\nbasis = \"survey\"\nentrants = \"2020\"\n{BETWEEN}"
    ));
    assert!(found.found.must_believe.implied_coverage.is_some());
}

#[test]
fn what_a_step_adds_was_not_recorded() {
    let step = |step: &str| {
        deaths(&format!(
            "[concepts.all]\nlabel = \"all\"\n[figures.a]\nvalue = \"500\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"2,000\"\nconcept = \"all\"\nbasis = \"survey\"\nentrants = \"2020\"\n[bridges.x]\n{step}kind = \"assumption\"\nwhy = \"so it is taken\"\n{BETWEEN}bridges = [\"x\"]\n"
        ))
    };
    let across = "axis = \"concept\"\nfrom = \"killed\"\nto = \"all\"\n";
    // A coverage, small enough that the extrapolated number passes the estimate; a factor; an addend.
    for operation in
        ["coverage = \"33%\"\n", "coverage = \"20%\"\n", "factor = \"3\"\n", "addend = \"900\"\n"]
    {
        let found = step(&format!("{across}{operation}"));
        let gap = found.found.gap.gap().expect("bridged");
        assert_eq!(ends(&gap.coverage.ends), (Some(0.25), Some(0.25)), "{operation}");
        assert!(found.whole.contains("25%"), "{}", found.whole);
        assert_eq!(gap.dark_figure.central(), Some(1_500.0));
    }
    // A correction takes records away, and what is left was recorded.
    let found = deaths(&format!(
        "[figures.a]\nvalue = \"500\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"2,000\"\nbasis = \"survey\"\nentrants = \"2020\"\n[bridges.x]\ncorrects = \"a\"\nover-coverage = \"20%\"\nkind = \"evidence\"\nwhy = \"double entries\"\nsources = [\"s\"]\n{BETWEEN}bridges = [\"x\"]\n"
    ));
    assert!(near(found.found.gap.gap().unwrap().coverage.ends.central(), 0.2));
}

#[test]
fn a_count_above_what_it_is_a_count_of_is_a_conflict() {
    let above = |estimate: &str, more: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"500\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"{estimate}\"\nbasis = \"model\"\nentrants = \"2020\"\nlineage = [{{ of = \"a\", kind = \"independent\" }}]\n{BETWEEN}{more}"
        ))
    };
    let within = "count-within-estimate = \"all of them are\"\n";
    for (estimate, more) in [
        ("200", within),
        ("200", ""),
        ("200 [150, 260] at 95% confidence", within),
        ("200 [150, 260] at 95% confidence as lognormal", within),
        ("up to 300", ""),
    ] {
        let found = above(estimate, more);
        let gap = found.found.gap.gap().expect("like for like");
        assert!(gap.is_conflict && found.answer.contains("The figures conflict"), "{}", found.answer);
        assert!(ends(&gap.coverage.ends) == (None, None) && !found.answer.contains('%'), "{}", found.answer);
        assert_eq!(gap.conditioned, Some(Err(Refusal::CountAboveEstimate)));
    }
    // An estimate that may reach the count is no conflict; one of a narrower scope is none either.
    assert!(!above("at least 200", "").found.gap.numbers().is_conflict);
    let narrower = deaths(&format!(
        "[figures.a]\nvalue = \"500\"\nbasis = \"register\"\ndetections = \"2019/2020\"\n[figures.b]\nvalue = \"200\"\nbasis = \"model\"\nentrants = \"2020\"\n{BETWEEN}"
    ));
    assert!(!narrower.found.gap.numbers().is_conflict);
}

#[test]
fn a_stay_is_needed_in_days_or_no_stay_does() {
    let stays = |present: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"1,000\"\nbasis = \"undisclosed\"\nstock = \"2020-05-01\"\n[figures.b]\nvalue = \"{present}\"\nbasis = \"model\"\npresent = \"2020\"\n[bridges.x]\naxis = \"time\"\nfrom = \"stock\"\nto = \"present\"\nstay-days = \"100 to 200\"\nkind = \"assumption\"\nwhy = \"so it is taken\"\n{BETWEEN}bridges = [\"x\"]\n"
        ))
    };
    // Present = stock · (1 + T/D): three times as many need half the window.
    let found = stays("3,000");
    let [breakeven] = found.found.must_believe.breakevens.as_slice() else { panic!("one step") };
    assert!(near(breakeven.needed.and_then(|needed| needed.central()), 183.0));
    assert!(found.whole.contains("183 days"), "{}", found.whole);
    // Fewer present than there were on one day: no stay does.
    for present in ["900", "1,000", "at most 700"] {
        let found = stays(present);
        let [breakeven] = found.found.must_believe.breakevens.as_slice() else { panic!("one step") };
        assert_eq!(breakeven.needed, None, "{present}");
        assert!(found.whole.contains("no stay does"), "{}", found.whole);
    }
    // A share that would have to exceed the whole.
    let found = deaths(&format!(
        "[concepts.all]\nlabel = \"all\"\n[figures.a]\nvalue = \"500\"\nbasis = \"survey\"\nentrants = \"2020\"\n[figures.b]\nvalue = \"200\"\nconcept = \"all\"\nbasis = \"model\"\nentrants = \"2020\"\n[bridges.x]\naxis = \"concept\"\nfrom = \"all\"\nto = \"killed\"\nshare = \"50%\"\nkind = \"assumption\"\nwhy = \"so it is taken\"\n{BETWEEN}bridges = [\"x\"]\n"
    ));
    assert!(found.whole.contains("no share does"), "{}", found.whole);
}

#[test]
fn a_stay_bridges_kinds_of_time_and_not_dates() {
    let stays = |stock: &str, kind: &str, window: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"1,000\"\nbasis = \"survey\"\nstock = \"{stock}\"\n[figures.b]\nvalue = \"9,000\"\nbasis = \"model\"\n{kind} = \"{window}\"\n[bridges.x]\naxis = \"time\"\nfrom = \"stock\"\nto = \"{kind}\"\nstay-days = \"100 to 200\"\nkind = \"assumption\"\nwhy = \"so it is taken\"\n{BETWEEN}bridges = [\"x\"]\n"
        ))
    };
    assert_eq!(stays("2020-05-01", "present", "2020").found.comparability.grade, Grade::BridgedByAssumption);
    for (stock, kind, window) in
        [("1995-01", "present", "2020"), ("2019-12-31", "present", "2020"), ("2021-01", "entrants", "2020")]
    {
        let found = stays(stock, kind, window);
        assert_eq!(found.found.comparability.grade, Grade::NotComparable, "{stock} {kind} {window}");
        assert!(found.found.steps.open.contains(&Axis::Time));
    }
}

#[test]
fn what_is_made_of_the_pair_is_no_evidence_for_it() {
    let bridge = |ratios: &str| {
        case(&format!(
            "[defaults]\nplace = \"KH\"\nsource = \"s\"\nconcept = \"killed\"\nbasis = \"register\"\n[concepts.killed]\nlabel = \"killed\"\n[figures.a]\nvalue = \"600\"\nunit = \"person\"\ndetections = \"2021\"\n[figures.b]\nvalue = \"400\"\nunit = \"incident\"\ndetections = \"2021\"\n[figures.again]\nvalue = \"600\"\nunit = \"person\"\ndetections = \"2021\"\ncites = [\"a\"]\n[bridges.u]\naxis = \"unit\"\nfrom = \"incident\"\nto = \"person\"\nfactor = \"1.5\"\nkind = \"evidence\"\nwhy = \"people per incident\"\nsources = [\"s\"]\nratios = [{ratios}]\n{BETWEEN}bridges = [\"u\"]\n"
        ))
    };
    for ratios in ["[\"a\", \"b\"]", "[\"again\", \"b\"]"] {
        let found = bridge(ratios);
        assert_eq!(found.found.comparability.grade, Grade::NotComparable, "{ratios}");
        let is_circular = |refusal: &Refusal| {
            matches!(refusal, Refusal::BridgeNotTaken { why: BridgeObstacle::MadeOfThePair, .. })
        };
        assert!(found.found.refusals.iter().any(is_circular) && found.whole.contains("circular"));
    }
    let benchmark = |body: &str| {
        deaths(&format!(
            "[figures.a]\nvalue = \"50\"\nbasis = \"register\"\ndetections = \"2020\"\n[figures.b]\nvalue = \"500\"\nbasis = \"survey\"\nentrants = \"2020\"\n[benchmarks.m]\nlabel = \"another\"\nof = \"entrants\"\nwhy = \"it was measured\"\n{body}{BETWEEN}benchmarks = [\"m\"]\n"
        ))
    };
    let found = benchmark("between = [\"a\", \"b\"]\n");
    assert!(matches!(found.found.must_believe.benchmarks[0], Err(Refusal::BenchmarkOfThePair { .. })));
    // "Elsewhere" is another place.
    for (place, where_) in
        [("KH", Whereabouts::Here), ("035", Whereabouts::Here), ("GB", Whereabouts::Elsewhere)]
    {
        let found = benchmark(&format!("coverage = \"20%\"\nplace = \"{place}\"\n"));
        let reading = found.found.must_believe.benchmarks[0].as_ref().expect("a reading");
        assert_eq!(reading.whereabouts, where_);
        assert_eq!(
            found.answer.contains("elsewhere"),
            where_ == Whereabouts::Elsewhere,
            "{place}: {}",
            found.answer
        );
    }
}
