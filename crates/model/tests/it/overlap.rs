//! Parts of a sum that share what they count: by their concepts, their places or their windows, and never by what is not said.

use darkfigure_model::{
    Axis, Concept, ConceptId, Date, Dossier, Edge, Figure, Form, MOST_PARTS_COMPARED, Measure, Number,
    Period, Place, Population, PopulationId, SourceId, Time, TimeKind, Unit, Value, Within,
    overlapping_parts,
};

fn years(kind: TimeKind, from: i32, to: i32) -> Option<Time> {
    let edge = |year| Edge::At(Date::year(year).unwrap());
    Some(Time { kind, period: Period::between(edge(from), edge(to)).unwrap() })
}

fn entrants(from: i32, to: i32) -> Option<Time> {
    years(TimeKind::Entrants, from, to)
}

fn part(concept: Option<&str>, places: &[&str], time: Option<Time>) -> Figure {
    let measure = Measure {
        concept: concept.map(|name| ConceptId::new(name).unwrap()),
        place: (!places.is_empty()).then(|| Place::new(places.iter().copied()).unwrap()),
        time,
        ..Measure::of(Unit::person())
    };
    let value = Value::plain(Form::Exact(Number::whole(100)));
    Figure::new(value, "100", measure, SourceId::new("report").unwrap())
}

fn overlaps(parts: &[Figure]) -> Vec<([usize; 2], Axis)> {
    let dossier = Dossier::default();
    overlapping_parts(&dossier, &parts.iter().collect::<Vec<_>>())
}

fn shared(one: Figure, other: Figure) -> Option<Axis> {
    let found = overlaps(&[one, other]);
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|(_, axis)| *axis)
}

#[test]
fn windows_overlap_where_each_reaches_beyond_the_other() {
    let of = |time| part(None, &[], time);
    assert_eq!(shared(of(entrants(2020, 2021)), of(entrants(2021, 2022))), Some(Axis::Time));
    assert_eq!(shared(of(entrants(2020, 2020)), of(entrants(2021, 2021))), None, "apart");
    assert_eq!(shared(of(entrants(2020, 2022)), of(entrants(2021, 2021))), None, "one within the other");
    assert_eq!(shared(of(entrants(2020, 2021)), of(entrants(2020, 2021))), None, "the same");
    let stock = |from, to| of(years(TimeKind::Stock, from, to));
    assert_eq!(shared(stock(2020, 2021), stock(2021, 2022)), Some(Axis::Time), "numbers of two days");
    assert_eq!(shared(stock(2020, 2021), stock(2020, 2021)), None, "of one day");
    let present = of(years(TimeKind::Present, 2021, 2022));
    assert_eq!(shared(of(entrants(2020, 2021)), present), None, "two ways of counting over time");
    assert_eq!(shared(of(entrants(2020, 2021)), of(None)), None, "of one it is not said");
}

#[test]
fn places_overlap_where_each_reaches_beyond_the_other() {
    let of = |places: &[&str]| part(None, places, None);
    assert_eq!(shared(of(&["KH", "VN"]), of(&["VN", "LA"])), Some(Axis::Place));
    assert_eq!(shared(of(&["KH", "VN"]), of(&["LA"])), None, "apart");
    assert_eq!(shared(of(&["KH", "VN"]), of(&["VN"])), None, "one within the other");
    assert_eq!(shared(of(&["KH", "VN"]), of(&["VN", "KH"])), None, "the same");
    assert_eq!(shared(of(&["KH", "VN"]), of(&[])), None, "of one it is not said");
}

#[test]
fn what_is_apart_in_one_respect_shares_nothing() {
    let one = part(None, &["KH"], entrants(2020, 2021));
    assert_eq!(shared(one.clone(), part(None, &["LA"], entrants(2021, 2022))), None);
    assert_eq!(shared(one.clone(), part(None, &["KH"], entrants(2021, 2022))), Some(Axis::Time));
    assert_eq!(shared(one, part(Some("cases"), &["KH"], entrants(2021, 2022))), None);
}

#[test]
fn concepts_overlap_where_that_is_declared_of_either() {
    let [held, forced] = ["held", "forced"].map(|name| ConceptId::new(name).unwrap());
    let mut dossier = Dossier::default();
    let relation = Within { of: forced.clone(), why: "some are both".to_owned(), sources: Vec::new() };
    let concept = |label: &str, overlaps| Concept {
        label: label.to_owned(),
        definition: None,
        is_net: false,
        is_average: false,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps,
    };
    dossier.concepts.insert(held, concept("people held", vec![relation])).unwrap();
    dossier.concepts.insert(forced, concept("people forced to work", Vec::new())).unwrap();
    let [held, forced] = ["held", "forced"].map(|name| part(Some(name), &[], None));
    for parts in [[&held, &forced], [&forced, &held]] {
        assert_eq!(overlapping_parts(&dossier, &parts), [([0, 1], Axis::Concept)]);
    }
    assert_eq!(overlapping_parts(&dossier, &[&held, &held]), [], "the same");
    let other = part(Some("freed"), &[], None);
    assert_eq!(overlapping_parts(&dossier, &[&held, &other]), [], "declared of another");
    // One concept in windows that overlap, and two that overlap in one window.
    let in_window = |concept, from, to| part(Some(concept), &[], entrants(from, to));
    let windows = [in_window("held", 2020, 2021), in_window("held", 2021, 2022)];
    assert_eq!(overlapping_parts(&dossier, &[&windows[0], &windows[1]]), [([0, 1], Axis::Time)]);
    let one_window = [in_window("held", 2020, 2021), in_window("forced", 2020, 2021)];
    assert_eq!(overlapping_parts(&dossier, &[&one_window[0], &one_window[1]]), [([0, 1], Axis::Concept)]);
    assert_eq!(overlapping_parts(&Dossier::default(), &[&held, &forced]), [], "nobody says so");
}

#[test]
fn each_part_names_the_first_that_it_shares_with_and_long_sums_are_cut() {
    let of = |from, to| part(None, &[], entrants(from, to));
    let parts = [of(2000, 2001), of(2010, 2011), of(2001, 2002), of(2002, 2010)];
    assert_eq!(overlaps(&parts), [([0, 2], Axis::Time), ([1, 3], Axis::Time)]);
    let apart = |at: usize| of(1000 + 2 * at as i32, 1000 + 2 * at as i32);
    let mut long: Vec<Figure> = (0..MOST_PARTS_COMPARED - 1).map(apart).collect();
    long.extend([of(2000, 2001), of(2001, 2002)]);
    assert_eq!(overlaps(&long), [], "the last stands beyond the limit");
    long.remove(0);
    assert_eq!(overlaps(&long), [([MOST_PARTS_COMPARED - 2, MOST_PARTS_COMPARED - 1], Axis::Time)]);
}

#[test]
fn populations_overlap_where_that_is_declared_of_either() {
    let [women, foreigners] = ["women", "foreigners"].map(|name| PopulationId::new(name).unwrap());
    let mut dossier = Dossier::default();
    let relation = Within { of: foreigners.clone(), why: "some are both".to_owned(), sources: Vec::new() };
    let population = |overlaps| Population {
        label: String::new(),
        definition: None,
        within: Vec::new(),
        apart_from: Vec::new(),
        overlaps,
    };
    dossier.populations.insert(women.clone(), population(vec![relation])).unwrap();
    dossier.populations.insert(foreigners.clone(), population(Vec::new())).unwrap();
    let among = |population: &PopulationId| {
        let mut figure = part(None, &[], None);
        figure.measure.population = Some(population.clone());
        figure
    };
    let (women, foreigners, men) =
        (among(&women), among(&foreigners), among(&PopulationId::new("men").unwrap()));
    for parts in [[&women, &foreigners], [&foreigners, &women]] {
        assert_eq!(overlapping_parts(&dossier, &parts), [([0, 1], Axis::Population)]);
    }
    assert_eq!(overlapping_parts(&dossier, &[&women, &men]), [], "nobody says so");
}
