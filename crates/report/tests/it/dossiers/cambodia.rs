//! Cambodia, 2023: 259 cases that the police investigated against around 100,000 people that the UN office gives.
//!
//! Facts: Cambodianess, 29 August 2023 (wording of the UN human rights office); the minister's figures of December 2023; the
//! government's own reports of people per case, 2021 to 2025; Home Office 2014 (UK); UNODC (Serbia).

use darkfigure_model::*;

use super::build::*;

const RATIOS: [(&str, &str, &str, &str); 6] = [
    ("1577", "359", "ncct-2022", "2021"),
    ("865", "87", "moi-2022-08", "2022-08"),
    ("661", "137", "moi-2022-10", "2022-10"),
    ("1045", "445", "moi-2023-01", "2023-01"),
    ("290", "104", "ncct-2024", "2024"),
    ("81", "27", "ncct-2025", "2025"),
];

pub(crate) fn dossier() -> Dossier {
    let mut dossier = Dossier {
        title: "People held and forced to work in online scam operations, Cambodia".into(),
        question: Some("Do 259 forced-labour cases refute an estimate of around 100,000 people?".into()),
        as_of: Some(day(2023, 12, 31)),
        ..Dossier::default()
    };
    sources(&mut dossier);
    let mut scam = concept("held and forced to carry out online scams");
    scam.definition = Some("people who may be held where they are forced to carry out online scams".into());
    dossier.concepts.insert(id("scam"), scam).unwrap();
    dossier.concepts.insert(id("labour"), concept("forced labour, as investigated by the police")).unwrap();
    dossier.concepts.insert(id("crime"), concept("offences investigated")).unwrap();
    dossier
        .speakers
        .insert(
            id("minister"),
            Speaker { label: "Minister of Interior".into(), organisation: Some("Government".into()) },
        )
        .unwrap();
    dossier
        .speakers
        .insert(id("un"), Speaker { label: "UN human rights office".into(), organisation: None })
        .unwrap();
    dossier
        .speakers
        .insert(id("us"), Speaker { label: "US State Department".into(), organisation: None })
        .unwrap();
    figures(&mut dossier);
    bridges(&mut dossier);
    dossier
        .comparisons
        .insert(
            id("ministry-and-un"),
            Comparison {
                bridges: vec![id("persons-per-case")],
                benchmarks: vec![id("uk-2013"), id("serbia")],
                ..comparison("moi-cases", "ohchr-kh")
            },
        )
        .unwrap();
    dossier
}

fn sources(dossier: &mut Dossier) {
    let mut add =
        |name: &str, title: &str, publisher: Option<&str>, date: Option<Date>, url: Option<&str>| {
            let entry = Source {
                published: date,
                url: url.map(str::to_owned),
                ..source(SourceKind::Article, title, publisher)
            };
            dossier.sources.insert(id(name), entry).unwrap();
        };
    add(
        "ohchr-press",
        "Report of the UN human rights office's press release, quoting its wording",
        Some("Cambodianess"),
        Some(day(2023, 8, 29)),
        Some(
            "https://cambodianess.com/article/thousands-trafficked-in-cambodian-scam-centers-un-rights-body",
        ),
    );
    add(
        "minister-article",
        "Minister Cites 259 Forced Labor Incidents to Counter UN Estimate of 100,000",
        None,
        Some(day(2023, 12, 12).about()),
        None,
    );
    add(
        "ncct-2022",
        "Cases and victims 2020 and 2021, national committee",
        Some("APP"),
        Some(day(2022, 8, 12)),
        None,
    );
    add(
        "moi-2022-08",
        "Foreigners rescued in 2022 up to 20 August",
        Some("VietnamPlus"),
        Some(day(2022, 8, 26)),
        None,
    );
    add(
        "moi-2022-10",
        "Scam victims rescued, January to October 2022",
        Some("New Straits Times"),
        None,
        None,
    );
    add(
        "moi-2023-01",
        "Confirmed cases since January 2022",
        Some("Phnom Penh Post"),
        Some(day(2023, 1, 20)),
        None,
    );
    add(
        "ncct-2024",
        "Cases and victims, first half of 2024",
        Some("Khmer Times"),
        Some(day(2024, 8, 12)),
        None,
    );
    add("ncct-2025", "Cases and victims, first half of 2025", Some("The Star"), Some(day(2025, 8, 21)), None);
    add(
        "uk-2014",
        "Modern slavery: an application of multiple systems estimation",
        Some("Home Office"),
        None,
        None,
    );
    add("unodc-serbia", "Monitoring SDG target 16.2: Serbia", Some("UNODC"), None, None);
    add("tip-2023", "Trafficking in Persons Report 2023", Some("US State Department"), None, None);
}

fn figures(dossier: &mut Dossier) {
    let mut add = |name: &str, entry: Figure| dossier.figures.insert(id(name), entry).unwrap();
    let august = Period::of(Date::month(2023, 8).unwrap().about());
    let window = Period::year_to(day(2023, 12, 12).about()).unwrap();

    let mut un = figure(about("100000"), "around 100,000", "person", "ohchr-press");
    // "100,000" was written with its last five digits zero: the numeral keeps its place.
    un.measure.concept = Some(id("scam"));
    un.measure.time = at(TimeKind::Stock, august);
    un.measure.status = Some(Status::MayBe);
    un.basis = Some(Basis::Undisclosed);
    un.speaker = Some(id("un"));
    un.quote = Some("similarly at around 100,000".into());
    add("ohchr-kh", un);

    let police = |text: &str, unit: &str, concept: &str| {
        let mut entry = figure(exact(text), text, unit, "minister-article");
        entry.measure.concept = Some(id(concept));
        entry.measure.time = at(TimeKind::Detections, window);
        entry.speaker = Some(id("minister"));
        entry
    };
    let mut cases = police("259", "case", "labour");
    cases.measure.status = Some(Status::Presumed);
    cases.relations.part_of = Some(id("moi-all-cases"));
    cases.relations.rebuts = vec![id("ohchr-kh")];
    cases.note = Some("the number of people in these cases is not given".into());
    add("moi-cases", cases);
    add("moi-all-cases", police("1213", "case", "crime"));
    let mut women = police("48", "person", "labour");
    women.relations.part_of_one_of = vec![id("moi-cases"), id("moi-all-cases")];
    women.note = Some("women of seven nationalities".into());
    add("moi-women", women);

    let scam = |value: Value, wording: &str, source: &str, basis: Basis| {
        let mut entry = figure(value, wording, "person", source);
        entry.measure.concept = Some(id("scam"));
        entry.measure.time = at(TimeKind::Stock, august);
        entry.basis = Some(basis);
        entry
    };
    let mut denial = scam(
        Value::plain(Form::FarBelow(number("100000"))),
        "nowhere near 100,000",
        "minister-article",
        Basis::ExpertJudgement,
    );
    denial.speaker = Some(id("minister"));
    denial.relations.rebuts = vec![id("ohchr-kh")];
    denial.relations.derived_from = vec![id("moi-cases")];
    add("moi-denial", denial);
    let mut restated = scam(about("100000"), "around 100,000", "minister-article", Basis::Undisclosed);
    restated.measure.place = Some(Place::new(["KH", "LA", "MM", "PH", "TH"]).unwrap());
    restated.measure.status = Some(Status::Confirmed);
    restated.relations.cites = vec![id("ohchr-kh")];
    add("article-restatement", restated);
    let mut tip = scam(
        Value::plain(Form::MoreThan(number("10000"))),
        "more than 10,000",
        "tip-2023",
        Basis::Undisclosed,
    );
    tip.speaker = Some(id("us"));
    add("tip-kh", tip);

    for (people, cases, source, name) in RATIOS {
        add(&format!("people-{name}"), figure(exact(people), people, "person", source));
        add(&format!("cases-{name}"), figure(exact(cases), cases, "case", source));
    }

    let gb = || Some(Place::new(["GB"]).unwrap());
    let mut lists = figure(exact("2744"), "2,744", "person", "uk-2014");
    lists.measure.place = gb();
    lists.measure.time = at(TimeKind::Detections, year(2013));
    add("uk-lists", lists);
    let mut mse = figure(interval("10000", None, "13000", None), "10,000–13,000", "person", "uk-2014");
    mse.measure.place = gb();
    mse.measure.time = at(TimeKind::Present, year(2013));
    mse.basis = Some(Basis::SeveralLists);
    mse.relations.lineage = vec![Lineage { of: id("uk-lists"), kind: LineageKind::ContainsCount, why: None }];
    add("uk-mse", mse);
}

fn bridges(dossier: &mut Dossier) {
    let per_case = Bridge {
        sources: RATIOS.iter().map(|(_, _, source, _)| id(source)).collect(),
        ratios: RATIOS
            .iter()
            .map(|(_, _, _, name)| (id(&format!("people-{name}")), id(&format!("cases-{name}"))))
            .collect(),
        ..bridge(
            across(Facet::Unit(unit("case")), Facet::Unit(unit("person"))),
            Operation::Factor(range("2.35", "9.94")),
            BridgeKind::Evidence,
            "by Cambodian government reports of people per case; a spread over 2021 to 2025, not a bound on these 259",
        )
    };
    dossier.bridges.insert(id("persons-per-case"), per_case).unwrap();
    let uk = Benchmark {
        label: "UK, 2013".into(),
        measured: Measured::Between { count: id("uk-lists"), estimate: id("uk-mse") },
        of: TimeKind::Present,
        place: Some(Place::new(["GB"]).unwrap()),
        why: "another country, a wider group".into(),
        sources: vec![id("uk-2014")],
    };
    dossier.benchmarks.insert(id("uk-2013"), uk).unwrap();
    let serbia = Benchmark {
        label: "Serbia, 2013–2016".into(),
        measured: Measured::Multiple(range("4", "9")),
        of: TimeKind::Present,
        place: Some(Place::new(["RS"]).unwrap()),
        why: "estimates are four to nine times the detected; another country, a wider group".into(),
        sources: vec![id("unodc-serbia")],
    };
    dossier.benchmarks.insert(id("serbia"), serbia).unwrap();
}
