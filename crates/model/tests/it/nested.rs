//! Sums whose parts are too much or too little: written to the last one, or one part within another.

use darkfigure_model::{
    Addition, Axis, Basis, Concept, ConceptId, Date, Dossier, Edge, Figure, Form, Measure, Number, Period,
    Place, Population, PopulationId, Scale, SourceId, Time, TimeKind, Unit, Value, Within,
};

fn figure(n: i64) -> Figure {
    let value = Value::exact(Number::whole(n));
    let figure = Figure::new(value, "", Measure::of(Unit::person()), SourceId::new("report").unwrap());
    Figure { basis: Some(Basis::Survey), ..figure }
}

fn within<Id>(of: Id) -> Within<Id> {
    Within { of, why: "by the word".to_owned(), sources: Vec::new() }
}

/// Losses, of those by mites some by one kind of mite; residents, of whom some are women.
fn dossier() -> Dossier {
    let concept = |name: &str| ConceptId::new(name).unwrap();
    let population = |name: &str| PopulationId::new(name).unwrap();
    let mut dossier = Dossier::default();
    // In a circle, as careless dossiers have it.
    for (name, holders) in [
        ("lost", vec!["circle"]),
        ("mite", vec!["lost"]),
        ("varroa", vec!["mite"]),
        ("circle", vec!["lost"]),
        ("frost", vec![]),
    ] {
        let entry = Concept {
            label: name.to_owned(),
            definition: None,
            is_net: false,
            is_average: false,
            within: holders.into_iter().map(|holder| within(concept(holder))).collect(),
            apart_from: Vec::new(),
            overlaps: Vec::new(),
        };
        dossier.concepts.insert(concept(name), entry).unwrap();
    }
    for (name, holders) in [("residents", vec![]), ("women", vec!["residents"])] {
        let entry = Population {
            label: name.to_owned(),
            definition: None,
            within: holders.into_iter().map(|holder| within(population(holder))).collect(),
            apart_from: Vec::new(),
            overlaps: Vec::new(),
        };
        dossier.populations.insert(population(name), entry).unwrap();
    }
    dossier
}

/// What is found of 800 and 600 as parts of a total, with the respect in which they share something.
fn among(total: i64, change: impl Fn(&mut Measure, usize)) -> (Addition, Option<Axis>) {
    let parts = [800, 600].map(figure);
    let parts: Vec<Figure> = parts
        .into_iter()
        .enumerate()
        .map(|(at, mut part)| {
            change(&mut part.measure, at);
            part
        })
        .collect();
    let (found, overlapping) =
        Addition::among(&dossier(), &figure(total), &parts.iter().collect::<Vec<_>>(), true, false);
    (found, overlapping.first().map(|(_, axis)| *axis))
}

fn concepts(names: [&str; 2]) -> impl Fn(&mut Measure, usize) {
    move |measure, at| measure.concept = Some(ConceptId::new(names[at]).unwrap())
}

#[test]
fn parts_that_share_nothing_make_their_total_or_do_not() {
    assert_eq!(among(1_400, |_, _| ()), (Addition::Exact, None));
    assert_eq!(among(1_234, |_, _| ()), (Addition::TooMuch, None));
    assert_eq!(among(1_234, concepts(["mite", "frost"])), (Addition::TooMuch, None));
}

#[test]
fn a_part_within_another_is_why_the_two_are_too_much_and_no_matter_where_they_fit() {
    let nested = (Addition::Overlapping, Some(Axis::Concept));
    for names in [["mite", "lost"], ["lost", "mite"], ["varroa", "lost"], ["lost", "varroa"]] {
        assert_eq!(among(1_234, concepts(names)), nested, "{names:?}");
        assert_eq!(among(1_400, concepts(names)), (Addition::Exact, None), "{names:?}");
    }
    assert_eq!(among(1_234, concepts(["frost", "lost"])), (Addition::TooMuch, None), "nobody says so");
    let populations = |names: [&'static str; 2]| {
        move |measure: &mut Measure, at: usize| {
            measure.population = Some(PopulationId::new(names[at]).unwrap())
        }
    };
    for names in [["women", "residents"], ["residents", "women"]] {
        assert_eq!(among(1_234, populations(names)), (Addition::Overlapping, Some(Axis::Population)));
    }
    let places = |codes: [&'static str; 2]| {
        move |measure: &mut Measure, at: usize| measure.place = Place::new([codes[at]]).ok()
    };
    for codes in [["KH", "KH-18"], ["KH-18", "KH"]] {
        assert_eq!(among(1_234, places(codes)), (Addition::Overlapping, Some(Axis::Place)));
    }
    assert_eq!(among(1_234, places(["KH-17", "KH-18"])), (Addition::TooMuch, None));
}

fn window(kind: TimeKind, from: Edge, to: Edge) -> Time {
    Time { kind, period: Period::between(from, to).unwrap() }
}

#[test]
fn windows_share_what_their_days_do_and_whoever_is_there_is_there_again() {
    let year = |year| Edge::At(Date::year(year).unwrap());
    let times = |times: [Time; 2]| move |measure: &mut Measure, at: usize| measure.time = Some(times[at]);
    let of = |kind, one: [i32; 2], other: [i32; 2]| {
        times([one, other].map(|[from, to]| window(kind, year(from), year(to))))
    };
    let shared = (Addition::Overlapping, Some(Axis::Time));
    for kind in [TimeKind::Stock, TimeKind::Present] {
        assert_eq!(among(1_234, of(kind, [2020, 2020], [2021, 2021])), shared, "{kind:?}");
    }
    for kind in [TimeKind::Entrants, TimeKind::Detections, TimeKind::Cumulative] {
        assert_eq!(among(1_234, of(kind, [2020, 2020], [2021, 2021])), (Addition::TooMuch, None), "{kind:?}");
        for windows in [[[2020, 2021], [2020, 2020]], [[2020, 2020], [2020, 2021]]] {
            assert_eq!(among(1_234, of(kind, windows[0], windows[1])), shared, "{kind:?}");
        }
    }
    // Of about 2021 nobody knows whether it reaches beyond the other.
    let about = Edge::At(Date::year(2021).unwrap().about());
    let vague =
        [window(TimeKind::Entrants, year(2020), about), window(TimeKind::Entrants, year(2019), year(2021))];
    assert_eq!(among(1_234, times(vague)), (Addition::TooMuch, None));
}

#[test]
fn people_written_to_the_last_one_are_rounded_to_nothing_and_percent_are() {
    let of = |total: i64, scale: Scale, unit: &str| {
        let [total, one, other] = [total, 216, 127].map(|n| {
            let mut figure = figure(n);
            figure.value.scale = scale;
            figure.measure.unit = Unit::new(unit).unwrap();
            figure
        });
        Addition::of(&total, &[&one, &other], true, false, false)
    };
    let people = |total| of(total, Scale::One, "person");
    assert_eq!(
        (people(342), people(343), people(344)),
        (Addition::TooMuch, Addition::Exact, Addition::TooLittle)
    );
    for (scale, unit) in [(Scale::Percent, "person"), (Scale::One, "tonne")] {
        assert_eq!(of(344, scale, unit), Addition::Rounded { place: 0 }, "{unit}");
        assert_eq!(of(346, scale, unit), Addition::TooLittle, "{unit}");
    }
    // "1,000" may be rounded to a thousand, whoever is counted.
    let thousand = Addition::of(&figure(1_400), &[&figure(1_000), &figure(127)], true, false, false);
    assert_eq!(thousand, Addition::Rounded { place: 3 });
    let about = Figure { value: Value::plain(Form::About(Number::whole(216))), ..figure(0) };
    assert_eq!(
        Addition::of(&figure(344), &[&about, &figure(127)], true, false, false),
        Addition::About { place: 0 }
    );
}
