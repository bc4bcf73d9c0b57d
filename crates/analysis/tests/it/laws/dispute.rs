//! What the findings about figures promise.

use darkfigure_analysis::dispute::{
    Alteration, ClaimReading, ClaimVerdict, OwnConflictKind, as_of, check_claim, contradictions, drift,
    own_conflicts,
};
use darkfigure_analysis::{Options, analyse};
use darkfigure_model::{
    Basis, Date, Dossier, Figure, FigureId, Form, Measure, Number, Period, Place, Relates, Scale, Source,
    SourceId, SourceKind, Status, Time, TimeKind, Unit, Value, strategy,
};
use proptest::prelude::*;

fn id(name: &str) -> FigureId {
    FigureId::new(name).unwrap()
}

fn measure(unit: &str) -> Measure {
    Measure {
        concept: Some(darkfigure_model::ConceptId::new("held").unwrap()),
        place: Some(Place::new(["KH"]).unwrap()),
        ..Measure::of(Unit::new(unit).unwrap())
    }
}

fn figure(form: Form, measure: Measure, basis: Basis) -> Figure {
    let source = SourceId::new("source").unwrap();
    Figure { basis: Some(basis), ..Figure::new(Value::plain(form), "as said", measure, source) }
}

fn dossier<const N: usize>(figures: [(&str, Figure); N]) -> Dossier {
    let mut dossier = Dossier::default();
    let source = Source {
        kind: SourceKind::Report,
        title: "A report".to_owned(),
        publisher: Some("An office".to_owned()),
        published: Some(Date::day(2023, 8, 29).unwrap()),
        accessed: None,
        url: None,
        locator: None,
        note: None,
    };
    dossier.sources.insert(SourceId::new("source").unwrap(), source).unwrap();
    for (name, figure) in figures {
        dossier.figures.insert(id(name), figure).unwrap();
    }
    dossier
}

fn during(kind: TimeKind, from: (i32, u32), to: (i32, u32)) -> Option<Time> {
    let month = |(year, month)| darkfigure_model::Edge::At(Date::month(year, month).unwrap());
    Some(Time { kind, period: Period::between(month(from), month(to)).unwrap() })
}

fn whole(n: i64) -> Number {
    Number::whole(n)
}

#[test]
fn near_and_nowhere_near_exclude_one_another_and_a_count_excludes_nothing() {
    let stock = || Measure { time: during(TimeKind::Stock, (2023, 8), (2023, 8)), ..measure("person") };
    let counted = Measure { time: during(TimeKind::Detections, (2023, 8), (2023, 8)), ..measure("person") };
    let mut denial = figure(Form::FarBelow(whole(100_000)), stock(), Basis::ExpertJudgement);
    denial.relations.rests_on = vec![id("count")];
    let found = contradictions(&dossier([
        ("estimate", figure(Form::About(whole(100_000)), stock(), Basis::Undisclosed)),
        ("count", figure(Form::Exact(whole(259)), counted, Basis::Register)),
        ("denial", denial),
    ]));
    let pairs: Vec<_> = found.pairs.iter().map(|p| (p.floor.as_str(), p.ceiling.as_str())).collect();
    assert_eq!(pairs, [("estimate", "denial")]);
}

#[test]
fn a_larger_number_in_an_inner_place_contradicts_a_smaller_one_of_the_whole() {
    let within = Measure { place: Some(Place::new(["KH-18"]).unwrap()), ..measure("person") };
    let stock = |m: Measure| Measure { time: during(TimeKind::Stock, (2023, 8), (2023, 8)), ..m };
    let inner = figure(Form::AtLeast(whole(30_000)), stock(within), Basis::ExpertJudgement);
    let outer = figure(Form::AtMost(whole(11_000)), stock(measure("person")), Basis::ExpertJudgement);
    let found = contradictions(&dossier([("inner", inner.clone()), ("outer", outer.clone())]));
    assert_eq!(found.pairs.len(), 1);
    assert!((found.pairs[0].slack - 19_000.0).abs() < 1e-9 && found.pairs[0].open.is_empty());
    // The other way round a smaller whole holds nothing against a larger part that is bounded from above.
    let turned = [
        ("inner", Figure { value: outer.value.clone(), ..inner.clone() }),
        ("outer", Figure { value: inner.value, ..outer }),
    ];
    assert!(contradictions(&dossier(turned)).pairs.is_empty());
}

#[test]
fn what_rounding_may_have_hidden_is_no_contradiction() {
    let stock = || Measure { time: during(TimeKind::Stock, (2023, 8), (2023, 8)), ..measure("person") };
    let about = |n| figure(Form::About(whole(n)), stock(), Basis::ExpertJudgement);
    assert!(contradictions(&dossier([("a", about(100_000)), ("b", about(140_000))])).pairs.is_empty());
    assert_eq!(contradictions(&dossier([("a", about(100_000)), ("b", about(400_000))])).pairs.len(), 1);
}

#[test]
fn a_cumulative_that_falls_and_a_half_above_its_year_are_conflicts() {
    let counted = |n, from, to| {
        let measure = Measure { time: during(TimeKind::Detections, from, to), ..measure("person") };
        figure(Form::Exact(whole(n)), measure, Basis::Register)
    };
    let mut found = own_conflicts(&dossier([
        ("august", counted(865, (2022, 1), (2022, 8))),
        ("october", counted(661, (2022, 1), (2022, 10))),
    ]));
    assert_eq!(found.len(), 1);
    assert_eq!(found.remove(0).kind, OwnConflictKind::Falls);
    let half = own_conflicts(&dossier([
        ("year", counted(300, (2022, 1), (2022, 12))),
        ("half", counted(320, (2022, 3), (2022, 6))),
    ]));
    assert_eq!(half[0].kind, OwnConflictKind::PartAboveWhole);
    // What a figure supersedes is no conflict with it.
    let mut later = counted(661, (2022, 1), (2022, 10));
    later.relations.supersedes = Some(id("august"));
    assert!(
        own_conflicts(&dossier([("august", counted(865, (2022, 1), (2022, 8))), ("october", later)]))
            .is_empty()
    );
}

#[test]
fn five_countries_for_one_are_for_may_be_and_incidents_for_cases_are_drift() {
    let mut origin = figure(Form::About(whole(100_000)), measure("person"), Basis::Undisclosed);
    origin.measure.status = Some(Status::MayBe);
    let mut repeated = origin.clone();
    repeated.relations.cites = vec![id("origin")];
    repeated.measure.place = Some(Place::new(["KH", "MM", "LA", "TH", "PH"]).unwrap());
    repeated.measure.status = None;
    let cases = figure(Form::Exact(whole(259)), measure("case"), Basis::Register);
    let mut incidents = Figure { measure: measure("incident"), ..cases.clone() };
    incidents.relations.cites = vec![id("cases")];
    let found = drift(&dossier([
        ("origin", origin),
        ("repeated", repeated),
        ("cases", cases),
        ("incidents", incidents),
    ]));
    let changes: Vec<_> = found.iter().map(|drift| drift.changes.clone()).collect();
    assert_eq!(
        changes,
        [vec![Alteration::PlaceWidened, Alteration::CertaintyRaised], vec![Alteration::UnitChanged]]
    );
}

/// A number with two decimals, on a scale: 1634 is 16.34.
fn scaled(hundredths: i64, scale: Scale) -> Value {
    Value { form: Form::Exact(Number::new(i128::from(hundredths), -2).unwrap()), scale }
}

fn verdict(value: Value, of: i64, base: i64) -> ClaimVerdict {
    let count = |n| figure(Form::Exact(whole(n)), measure("case"), Basis::Register);
    let dossier = dossier([("of", count(of)), ("base", count(base))]);
    let claim = Figure { value, ..count(0) };
    let relates = Relates { of: Some(id("of")), base: id("base") };
    check_claim(&dossier, &claim, &relates).expect("two counts").verdict
}

#[test]
fn published_changes_are_computed_again() {
    use darkfigure_model::Change;
    let rise = |hundredths| scaled(hundredths, Scale::Change(Change::Percent));
    let share = |hundredths| scaled(hundredths, Scale::Percent);
    let otherwise = |reading, cut_off| ClaimVerdict::FitsOtherwise { reading, cut_off };
    // 104 after 87 is 19.54 %; of the new figure it is 16.346 %, and cut off that is 16.34.
    assert_eq!(verdict(rise(1634), 104, 87), otherwise(ClaimReading::WrongBase, true));
    assert_eq!(verdict(rise(1954), 104, 87), ClaimVerdict::Holds);
    // 109 after 129 is -15.5 %.
    assert_eq!(verdict(rise(-1550), 109, 129), ClaimVerdict::Holds);
    // 17,198 after 17,772 is -3.23 %, not 2.5 %.
    assert_eq!(verdict(rise(-250), 17_198, 17_772), ClaimVerdict::FitsNothing);
    // 4,645 over 64 is 72.6 times: "more than 70".
    let more = Value { form: Form::MoreThan(whole(70)), scale: Scale::Change(Change::Times) };
    assert_eq!(verdict(more, 4_645, 64), ClaimVerdict::Holds);
    // 256,800 of 15,578,000 is 1.65 %.
    assert_eq!(verdict(share(165), 256_800, 15_578_000), ClaimVerdict::Holds);
    assert_eq!(
        verdict(share(1648), 256_800, 15_578_000),
        otherwise(ClaimReading::PowerOfTen { power: 1 }, false)
    );
}

fn claim_of(value: Value, of: Form, base: Form) -> darkfigure_analysis::dispute::ClaimFindings {
    let operand = |form| figure(form, measure("case"), Basis::Undisclosed);
    let dossier = dossier([("of", operand(of)), ("base", operand(base))]);
    let claim = Figure { value, ..figure(Form::Exact(whole(0)), measure("case"), Basis::Undisclosed) };
    let relates = Relates { of: Some(id("of")), base: id("base") };
    check_claim(&dossier, &claim, &relates).expect("both are there")
}

#[test]
fn what_two_hedged_figures_give_is_reckoned_from_what_was_said() {
    use darkfigure_model::Change;
    let times = |form| Value { form, scale: Scale::Change(Change::Times) };
    // Around 2,000 over around 1,000 is 2, and no middle of 1 to 5.
    let about = claim_of(times(Form::Exact(whole(2))), Form::About(whole(2_000)), Form::About(whole(1_000)));
    assert_eq!((about.computed.point, about.verdict), (Some(2.0), ClaimVerdict::Holds));
    // A floor over a number is a floor: "3 times at least" follows, "2 times" is excluded, "4 times" may be.
    let over = |said| claim_of(times(said), Form::AtLeast(whole(3_000)), Form::Exact(whole(1_000)));
    let holds = over(Form::AtLeast(whole(3)));
    assert_eq!(
        (holds.computed.low, holds.computed.high, holds.verdict),
        (Some(3.0), None, ClaimVerdict::Holds)
    );
    assert_eq!(over(Form::Exact(whole(2))).verdict, ClaimVerdict::FitsNothing);
    assert_eq!(over(Form::AtLeast(whole(4))).verdict, ClaimVerdict::Open);
    // The difference of two floors has no end at all, and their ratio no end but nothing.
    let more = Value { form: Form::Exact(whole(22_000)), scale: Scale::Change(Change::Absolute) };
    let floors = claim_of(more, Form::MoreThan(whole(30_000)), Form::MoreThan(whole(8_000)));
    assert_eq!(
        (floors.computed.low, floors.computed.high, floors.verdict),
        (None, None, ClaimVerdict::NoNumber)
    );
}

#[test]
fn slips_of_published_results_are_named() {
    use darkfigure_model::{Change, PerTime, Rate};
    let otherwise = |reading| ClaimVerdict::FitsOtherwise { reading, cut_off: false };
    // 800 after 1,000 is a fall of 20 %, told as a rise.
    let rise = scaled(2_000, Scale::Change(Change::Percent));
    assert_eq!(verdict(rise, 800, 1_000), otherwise(ClaimReading::RiseForFall));
    // 4 is not 3 with its last digit cut off.
    let times = |n| Value { form: Form::Exact(whole(n)), scale: Scale::Change(Change::Times) };
    assert_eq!(verdict(times(3), 20_000, 5_000), otherwise(ClaimReading::MoreForTimes));
    // A quarter is 1 in 4, and not 1 in 5.
    let one_in = |n| Value { form: Form::Exact(whole(1)), scale: Scale::per(whole(n)) };
    assert_eq!(verdict(one_in(4), 12_000, 48_000), ClaimVerdict::Holds);
    assert_eq!(verdict(one_in(35), 286, 10_000), ClaimVerdict::Holds);
    assert_ne!(verdict(one_in(5), 12_000, 48_000), ClaimVerdict::Holds);
    // 306,887 in 3,684 days are 83 a day, and not 83 a week.
    let daily = |time| Value { form: Form::Exact(whole(83)), scale: Scale::Per(Rate::Time(time)) };
    let count = |n, unit| figure(Form::Exact(whole(n)), measure(unit), Basis::Register);
    let dossier = dossier([("of", count(306_887, "death")), ("base", count(3_684, "day"))]);
    let relates = Relates { of: Some(id("of")), base: id("base") };
    let of = |time| {
        let claim = Figure { value: daily(time), ..count(0, "death") };
        check_claim(&dossier, &claim, &relates).expect("both are there").verdict
    };
    assert_eq!(of(PerTime::Day), ClaimVerdict::Holds);
    assert_eq!(of(PerTime::Week), ClaimVerdict::FitsNothing);
}

#[test]
fn as_of_a_day_nothing_later_is_left_and_nothing_leads_there() {
    let mut early = figure(Form::MoreThan(whole(10_000)), measure("person"), Basis::Undisclosed);
    early.said = Some(Date::day(2023, 6, 15).unwrap());
    early.relations.rebuts = vec![id("late")];
    let late = figure(Form::About(whole(100_000)), measure("person"), Basis::Undisclosed);
    let found = as_of(&dossier([("early", early), ("late", late)]), Date::day(2023, 6, 30).unwrap());
    assert_eq!(found.later, [id("late")]);
    assert_eq!(found.dossier.figures.len(), 1);
    assert!(found.dossier.figures.get(&id("early")).is_some_and(|f| f.relations.rebuts.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A figure that was said as a floor tells less than one that was said as a number: no result is refuted or borne out by it that the number
    /// would not refute or bear out.
    #[test]
    fn knowing_less_of_a_figure_tells_no_more_of_a_result(
        of in 1..100_000_i64, base in 1..100_000_i64, hundredths in -20_000..20_000_i64, which in 0..3_usize, is_of in any::<bool>(),
    ) {
        use darkfigure_model::Change;
        let scale = [Scale::Change(Change::Percent), Scale::Change(Change::Times), Scale::Percent][which];
        let said = scaled(hundredths, scale);
        let [exact, floor] = [Form::Exact, Form::AtLeast].map(|form| form(whole(if is_of { of } else { base })));
        let claimed = |form| {
            let found = if is_of {
                claim_of(said.clone(), form, Form::Exact(whole(base)))
            } else {
                claim_of(said.clone(), Form::Exact(whole(of)), form)
            };
            found.verdict
        };
        let (more, less) = (claimed(exact), claimed(floor));
        match less {
            ClaimVerdict::Holds => prop_assert_eq!(more, ClaimVerdict::Holds),
            ClaimVerdict::FitsNothing | ClaimVerdict::FitsOtherwise { .. } | ClaimVerdict::HoldsCutOff => {
                prop_assert_ne!(more, ClaimVerdict::Holds);
            }
            // That no number follows is said of what was said, and not of the result.
            ClaimVerdict::Open | ClaimVerdict::NoNumber => {}
        }
    }

    #[test]
    fn as_of_a_later_day_there_is_no_less(dossier in strategy::dossier(), days in proptest::array::uniform2(strategy::date())) {
        let [mut a, mut b] = days;
        if a.last_day() > b.last_day() {
            std::mem::swap(&mut a, &mut b);
        }
        let (before, after) = (as_of(&dossier, a), as_of(&dossier, b));
        for (id, _) in before.dossier.figures.iter() {
            prop_assert!(after.dossier.figures.get(id).is_some());
        }
        let n = before.dossier.figures.len() + before.later.len() + before.undated.len();
        prop_assert_eq!(n, dossier.figures.len());
    }

    /// Without its place, time, concept or population a figure contradicts nothing that it did not contradict with it, unless under an "if".
    #[test]
    fn knowing_less_contradicts_no_more(dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..3_usize) {
        let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
        let chosen = which.get(&ids);
        let mut less = dossier.clone();
        less.figures = darkfigure_model::Entries::new();
        for (id, figure) in dossier.figures.iter() {
            let mut figure = figure.clone();
            if id == chosen {
                match axis {
                    0 => figure.measure.place = None,
                    1 => figure.measure.time = None,
                    _ => figure.measure.concept = None,
                }
            }
            less.figures.insert(id.clone(), figure).unwrap();
        }
        let sure = |dossier: &Dossier| {
            let pairs = contradictions(dossier).pairs;
            let pairs = pairs.into_iter().filter(|pair| pair.open.is_empty());
            pairs.map(|pair| (pair.floor, pair.ceiling)).collect::<Vec<_>>()
        };
        let more = sure(&dossier);
        for pair in sure(&less) {
            prop_assert!(more.contains(&pair), "{pair:?}");
        }
    }

    /// What may not be written of figures may not be written of them when less is known: without a place, time, concept, basis or independence.
    #[test]
    fn knowing_less_allows_no_more_to_be_written(dossier in strategy::dossier(), which in any::<prop::sample::Index>(), axis in 0..5_usize) {
        let ids: Vec<FigureId> = dossier.figures.iter().map(|(id, _)| id.clone()).collect();
        let chosen = which.get(&ids);
        let mut less = dossier.clone();
        less.figures = darkfigure_model::Entries::new();
        for (id, figure) in dossier.figures.iter() {
            let mut figure = figure.clone();
            if id == chosen {
                match axis {
                    0 => figure.measure.place = None,
                    1 => figure.measure.time = None,
                    2 => figure.measure.concept = None,
                    3 => figure.basis = None,
                    _ => figure.relations.lineage.clear(),
                }
            }
            less.figures.insert(id.clone(), figure).unwrap();
        }
        let blocked = |dossier: &Dossier, says, about: &[FigureId]| {
            darkfigure_analysis::dispute::blocked(dossier, &dossier.net_concepts(), &contradictions(dossier), says, about)
        };
        use darkfigure_model::Claim;
        for says in [Claim::Total, Claim::AtLeast, Claim::AtMost] {
            let about = [chosen.clone()];
            prop_assert!(blocked(&dossier, says, &about).is_none() || blocked(&less, says, &about).is_some());
        }
        for other in &ids {
            for says in [Claim::Falling, Claim::Rising, Claim::Refutes, Claim::Confirms] {
                for about in [[chosen.clone(), other.clone()], [other.clone(), chosen.clone()]] {
                    prop_assert!(
                        blocked(&dossier, says, &about).is_none() || blocked(&less, says, &about).is_some(),
                        "{says:?} {about:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_found_depends_on_no_order_of_comparisons(dossier in strategy::dossier()) {
        let found = |dossier: &Dossier| analyse(dossier, &Options::default()).dispute;
        prop_assert_eq!(found(&crate::dispute::mirrored(&dossier)), found(&dossier));
    }
}
