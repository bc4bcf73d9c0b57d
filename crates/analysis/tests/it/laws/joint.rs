//! What the sets of three figures and more promise that cannot hold together.

use darkfigure_analysis::dispute::{JointContradiction, contradictions};
use darkfigure_model::{
    Axis, Basis, Concept, ConceptId, Date, Dossier, Edge, Figure, FigureId, Form, Measure, Number, Period,
    Place, SourceId, Time, TimeKind, Unit, Value, Within,
};
use proptest::prelude::*;

fn id(name: &str) -> FigureId {
    FigureId::new(name).unwrap()
}

fn concept(name: &str) -> ConceptId {
    ConceptId::new(name).unwrap()
}

/// A bound on losses in months of 2023, in a place.
fn bound(form: Form, of: &str, place: &str, kind: TimeKind, [from, to]: [u32; 2]) -> Figure {
    let month = |month| Edge::At(Date::month(2023, month).unwrap());
    let measure = Measure {
        concept: Some(concept(of)),
        place: Some(Place::new([place]).unwrap()),
        time: Some(Time { kind, period: Period::between(month(from), month(to)).unwrap() }),
        ..Measure::of(Unit::person())
    };
    let figure = Figure::new(Value::plain(form), "as said", measure, SourceId::new("source").unwrap());
    Figure { basis: Some(Basis::Survey), ..figure }
}

fn least(n: i64) -> Form {
    Form::AtLeast(Number::whole(n))
}

fn most(n: i64) -> Form {
    Form::AtMost(Number::whole(n))
}

/// Losses, of which those by mites and by hunger share nothing, and those by frost are not said to.
fn dossier(figures: impl IntoIterator<Item = (String, Figure)>) -> Dossier {
    let mut dossier = Dossier::default();
    let relation =
        |of: &str| Within { of: concept(of), why: "by definition".to_owned(), sources: Vec::new() };
    for name in ["lost", "mite", "hunger", "frost"] {
        let entry = Concept {
            label: name.to_owned(),
            definition: None,
            is_net: false,
            is_average: false,
            within: if name == "lost" { Vec::new() } else { vec![relation("lost")] },
            apart_from: if name == "mite" { vec![relation("hunger")] } else { Vec::new() },
            overlaps: Vec::new(),
        };
        dossier.concepts.insert(concept(name), entry).unwrap();
    }
    for (name, figure) in figures {
        dossier.figures.insert(id(&name), figure).unwrap();
    }
    dossier
}

fn joint<const N: usize>(figures: [(&str, Figure); N]) -> Vec<JointContradiction> {
    contradictions(&dossier(figures.map(|(name, figure)| (name.to_owned(), figure)))).joint
}

const YEAR: [u32; 2] = [1, 12];

#[test]
fn two_halves_of_a_year_have_more_than_the_year_unless_some_are_counted_in_both() {
    let of = |form, months| bound(form, "lost", "AT", TimeKind::Entrants, months);
    let found = joint([
        ("first", of(least(11_000), [1, 6])),
        ("second", of(least(9_000), [7, 12])),
        ("year", of(most(15_000), YEAR)),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].floors.clone(), found[0].ceiling.clone()),
        (vec![id("first"), id("second")], Some(id("year")))
    );
    assert_eq!((found[0].apart_by_at_least, found[0].together), (Some(5_000.0), 20_000.0));
    assert_eq!((found[0].apart_on.clone(), found[0].may_repeat), (vec![Axis::Time], true));
}

#[test]
fn halves_that_overlap_and_those_present_in_both_add_up_to_nothing() {
    let of = |form, kind, months| bound(form, "lost", "AT", kind, months);
    for (kind, second) in [(TimeKind::Entrants, [6, 12]), (TimeKind::Present, [7, 12])] {
        let found = joint([
            ("first", of(least(11_000), kind, [1, 6])),
            ("second", of(least(9_000), kind, second)),
            ("year", of(most(15_000), kind, YEAR)),
        ]);
        assert!(found.is_empty(), "{kind:?}");
    }
}

#[test]
fn causes_that_share_nothing_add_up_and_others_do_not() {
    let of = |form, cause| bound(form, cause, "AT", TimeKind::Entrants, YEAR);
    let found = |second| {
        joint([
            ("m", of(least(40_000), "mite")),
            ("h", of(least(35_000), second)),
            ("t", of(most(60_000), "lost")),
        ])
    };
    let sets = found("hunger");
    assert_eq!((sets.len(), sets[0].may_repeat, sets[0].slack), (1, false, 15_000.0));
    assert!(found("frost").is_empty());
}

#[test]
fn places_without_common_ground_add_up_and_what_is_not_needed_is_left_out() {
    let of = |form, place| bound(form, "lost", place, TimeKind::Entrants, YEAR);
    let found = joint([
        ("vienna", of(least(500), "AT-9")),
        ("tyrol", of(least(300), "AT-7")),
        ("styria", of(least(20), "AT-6")),
        ("whole", of(least(400), "AT")),
        ("austria", of(most(700), "AT")),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].floors, [id("vienna"), id("tyrol")]);
    // Of a place of another country nothing is in this one.
    let elsewhere =
        [("a", of(least(500), "AT-9")), ("b", of(least(300), "DE-BE")), ("c", of(most(700), "AT"))];
    assert!(joint(elsewhere).is_empty());
}

fn any_bound() -> impl Strategy<Value = Figure> {
    let concept = prop::sample::select(vec!["lost", "mite", "hunger", "frost"]);
    let place = prop::sample::select(vec!["AT", "AT-9", "AT-7", "DE-BE"]);
    let kind = prop::sample::select(vec![
        TimeKind::Entrants,
        TimeKind::Present,
        TimeKind::Detections,
        TimeKind::Stock,
    ]);
    let months = prop::sample::select(vec![[1, 12], [1, 6], [7, 12], [5, 8]]);
    (any::<bool>(), 1..60_i64, concept, place, kind, months).prop_map(
        |(is_floor, n, of, place, kind, months)| {
            bound(if is_floor { least(n) } else { most(n) }, of, place, kind, months)
        },
    )
}

fn any_bounds() -> impl Strategy<Value = Vec<Figure>> {
    prop::collection::vec(any_bound(), 3..9)
}

fn named(figures: &[Figure]) -> Dossier {
    dossier(figures.iter().enumerate().map(|(at, figure)| (format!("f{at}"), figure.clone())))
}

/// Whether two bounds of the generator share nothing, told from its own few places, months and causes.
fn share_nothing(one: &Figure, other: &Figure) -> bool {
    let [a, b] = [one, other].map(|figure| {
        let place = figure.measure.place.as_ref().unwrap().codes().next().unwrap().to_owned();
        let time = figure.measure.time.unwrap();
        let month = |edge: Edge| edge.date().unwrap().parts().1.unwrap();
        let months = (month(time.period.start()), month(time.period.end()));
        (figure.measure.concept.clone().unwrap(), place, time.kind, months)
    });
    let causes = [a.0.as_str(), b.0.as_str()];
    let is_other_place = a.1 != b.1 && a.1 != "AT" && b.1 != "AT" || (a.1 == "DE-BE") != (b.1 == "DE-BE");
    let adds_up = a.2 == b.2 && matches!(a.2, TimeKind::Entrants | TimeKind::Detections);
    causes == ["mite", "hunger"]
        || causes == ["hunger", "mite"]
        || is_other_place
        || adds_up && (a.3.1 < b.3.0 || b.3.1 < a.3.0)
}

fn number(dossier: &Dossier, id: &FigureId) -> f64 {
    dossier.figures.get(id).unwrap().value.numbers()[0].to_f64()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// The floors share nothing pair by pair, they are over the ceiling together, and without any one of them they are not.
    #[test]
    fn every_set_is_over_its_ceiling_and_as_small_as_can_be(figures in any_bounds()) {
        let dossier = named(&figures);
        for set in contradictions(&dossier).joint {
            let floors: Vec<f64> = set.floors.iter().map(|id| number(&dossier, id)).collect();
            let (sum, ceiling) = (floors.iter().sum::<f64>(), number(&dossier, set.ceiling.as_ref().expect("a figure of numbers")));
            prop_assert!(floors.len() >= 2 && sum > ceiling && (set.slack - (sum - ceiling)).abs() < 1e-9);
            prop_assert!(floors.iter().all(|floor| sum - floor <= ceiling));
            for (at, one) in set.floors.iter().enumerate() {
                for other in &set.floors[..at] {
                    let [one, other] = [one, other].map(|id| dossier.figures.get(id).unwrap());
                    prop_assert!(share_nothing(one, other));
                }
            }
        }
    }

    /// Where less is known of a figure, no ceiling is passed that is not passed with more.
    #[test]
    fn knowing_less_adds_up_no_more(figures in any_bounds(), which in any::<prop::sample::Index>(), axis in 0..3_usize) {
        let mut less = figures.clone();
        let measure = &mut less[which.index(figures.len())].measure;
        match axis {
            0 => measure.place = None,
            1 => measure.time = None,
            _ => measure.concept = None,
        }
        let (more, fewer) = (contradictions(&named(&figures)), contradictions(&named(&less)));
        for set in fewer.joint {
            let is_passed = more.joint.iter().any(|known| known.ceiling == set.ceiling)
                || more.pairs.iter().any(|pair| Some(&pair.ceiling) == set.ceiling.as_ref());
            prop_assert!(is_passed, "{:?}", set);
        }
    }

    /// The order in which figures stand in a dossier changes no ceiling that is passed.
    #[test]
    fn the_order_of_figures_passes_no_other_ceiling(figures in any_bounds()) {
        let n = figures.len();
        let turned = dossier(figures.iter().enumerate().rev().map(|(at, figure)| (format!("f{at}"), figure.clone())));
        let passed = |dossier: &Dossier| {
            let mut ceilings: Vec<FigureId> = contradictions(dossier).joint.into_iter().filter_map(|set| set.ceiling).collect();
            ceilings.sort();
            ceilings
        };
        prop_assert_eq!(passed(&named(&figures)), passed(&turned));
        prop_assert_eq!(turned.figures.len(), n);
    }
}
