//! What is found about figures besides their comparisons: what changed on the way, what cannot hold together, what may be said.

use std::fmt::{Debug, Write as _};

use darkfigure_analysis::dispute::{ClaimVerdict, alterations};
use darkfigure_model::{Dossier, Figure, FigureId};

use crate::said::{analysed, dossier, figure, number, pair};

/// What is found, one a line, names without their types.
fn lines<T: Debug>(what: &str, found: &[T]) -> String {
    let mut text = format!("{what}\n");
    for one in found {
        let mut line = format!("{one:?}");
        for name in ["FigureId", "ComparisonId", "BridgeId", "SourceId", "StatementId"] {
            line = line.replace(&format!("{name}(\""), "(");
        }
        writeln!(text, "  {}", line.replace("\")", ")")).unwrap();
    }
    text
}

fn of<'d>(dossier: &'d Dossier, id: &str) -> &'d Figure {
    dossier.figures.get(&FigureId::new(id).unwrap()).unwrap()
}

#[test]
fn what_changed_where_a_figure_was_repeated() {
    let mut text = String::new();
    let speakers = "speaker=minister";
    for (first, then) in [
        ("", ""),
        ("value=1,234", "value=1,200"),
        ("value=1,234", "value=1,250"),
        ("value=1,274", "value=1,200"),
        ("value=1,234", "value=1,300"),
        ("value=1,234", "value=1,324"),
        ("value=1,234", "value=12,340"),
        ("value=1,234", "value=123"),
        ("value=1,234", "value=5,678"),
        ("value=1,234", "value=about 1,234"),
        ("value=about 1,234", "value=1,234"),
        ("value=about 1,200", "value=at least 1,200"),
        ("value=at least 1,200", "value=1,200"),
        ("value=at least 1,200", "value=more than 1,200"),
        ("value=at most 1,200", "value=at least 1,200"),
        ("value=at most 1,200", "value=1,200"),
        ("value=1,000 to 2,000", "value=2,000"),
        ("value=1,000 to 2,000", "value=1,000"),
        ("value=1,000 to 2,000", "value=1,500"),
        ("value=1,000 to 2,000", "value=up to 2,000"),
        ("value=1,000 to 2,000", "value=at least 1,000"),
        ("value=1,000 to 2,000", "value=1,000 to 2,500"),
        ("value=1,000 to 2,000", "value=1,200 to 1,500"),
        ("value=1,500 [1,000, 2,000] at 95%", "value=1,500"),
        ("value=1,500 [1,000, 2,000] at 95%", "value=1,000 to 2,000"),
        ("value=1,500 [1,000, 2,000] at 95%", "value=2,000"),
        ("value=1,500 [1,000, 2,000] at 95%", "value=1,500 [1,000, 2,000] at 90%"),
        ("value=1,500 [1,000, 2,000] at 95%", "value=1,500 [1,100, 2,000] at 95%"),
        ("value=1,500", "value=1,000 to 2,000"),
        ("value=1,500", "value=thousands"),
        ("value=thousands", "value=2,000"),
        ("value=thousands", "value=tens of thousands"),
        ("value=4%;population=residents", "value=4;unit=percent;population=residents"),
        ("value=4%;population=residents", "value=1 in 25;population=residents"),
        ("value=4%;population=residents", "value=40 per 1,000;population=residents"),
        ("value=4%;population=residents", "value=4 points;population=residents"),
        ("value=4%;population=residents", "value=4"),
        ("value=300 a year", "value=25 a month"),
        ("value=300 a year", "value=300"),
        ("unit=case", "unit=person"),
        ("unit=person", "unit=child"),
        ("unit=GBP", "unit=USD"),
        ("concept=harm", "concept=grave"),
        ("concept=grave", "concept=harm"),
        ("concept=grave", "concept=light"),
        ("concept=grave", "concept=hidden"),
        ("concept=grave", "concept=damage"),
        ("concept=grave", "concept="),
        ("population=women", "population=residents"),
        ("population=residents", "population=women"),
        ("population=women", "population=men"),
        ("population=women", "population="),
        ("population=", "population=women"),
        ("population=women", "population=young"),
        ("population=women", "population=guests"),
        ("place=KH-18", "place=KH"),
        ("place=KH", "place=KH-18"),
        ("place=KH", "place=VN"),
        ("place=KH", "place="),
        ("place=[\"KH\", \"VN\"]", "place=[\"VN\", \"LA\"]"),
        ("entrants=2023", "entrants=2022"),
        ("entrants=2022", "entrants=2023"),
        ("entrants=2023", "entrants=2022/2023"),
        ("entrants=2022/2023", "entrants=2023"),
        ("entrants=2023", "stock=2023-06-30"),
        ("entrants=2023", "present=2023"),
        ("detections=2023", "entrants=2023"),
        ("cumulative=2022/2023", "entrants=2022/2023"),
        ("stock=2022-12-31", "stock=2023-12-31"),
        ("entrants=2023", "entrants="),
        ("status=may be", "status=confirmed"),
        ("status=presumed", "status=confirmed"),
        ("status=confirmed", "status=may be"),
        ("status=may be", "status="),
        ("status=", "status=presumed"),
        ("status=may be", "status=presumed"),
        ("basis=model", "basis=register"),
        ("basis=register", "basis=model"),
        ("basis=model", "basis=survey"),
        ("basis=model", "basis="),
        ("basis=undisclosed", "basis=survey"),
        ("source=office", "source=agency"),
        ("", speakers),
    ] {
        let read = dossier(&(figure("a", first) + &figure("b", &format!("{then};cites=[\"a\"]"))));
        let found = alterations(&read, of(&read, "a"), of(&read, "b"));
        let told: Vec<_> = found
            .iter()
            .map(|found| {
                format!(
                    "{} ({}, {:?}, {:?})",
                    found.code(),
                    found.taxonomy(),
                    found.aspect(),
                    found.severity()
                )
            })
            .collect();
        writeln!(text, "{first} -> {then}: {}", told.join(", ")).unwrap();
    }
    insta::assert_snapshot!("alterations", text);
}

#[test]
fn drift_along_a_chain_of_repetitions() {
    let text = figure("a", "value=1,234;basis=model")
        + &figure("b", "value=1,200;cites=[\"a\"];basis=model")
        + &figure("c", "value=1,200;cites=[\"b\"];place=VN;basis=model")
        + &figure("d", "value=2,434;cites=[\"a\", \"b\"];basis=model")
        + &figure("e", "value=1,817;cites=[\"a\", \"b\"];basis=model")
        + &figure("f", "value=1,200;cites=[\"c\"];place=VN;basis=register;source=agency");
    let found = analysed(&text).dispute;
    insta::assert_snapshot!("chain", lines("origins", &found.origins) + &lines("drift", &found.drift));
}

#[test]
fn published_changes_are_computed_again() {
    let mut text = String::new();
    for (value, of, base) in [
        ("25% more", "value=500", "value=400"),
        ("20% more", "value=500", "value=400"),
        ("125% more", "value=500", "value=400"),
        ("20% less", "value=400", "value=500"),
        ("25% less", "value=400", "value=500"),
        ("20% more", "value=400", "value=500"),
        ("2.5% more", "value=500", "value=400"),
        ("24% more", "value=499", "value=400"),
        ("about 30% more", "value=500", "value=400"),
        ("about 25.5% more", "value=500", "value=400"),
        ("99% more", "value=500", "value=400"),
        ("more than 20% more", "value=500", "value=400"),
        ("more than 30% more", "value=500", "value=400"),
        ("25% more", "value=at least 500", "value=400"),
        ("25% more", "value=about 500", "value=400"),
        ("25% more", "value=thousands", "value=400"),
        ("1.25 times", "value=500", "value=400"),
        ("0.25 times", "value=500", "value=400"),
        ("0.8 times", "value=500", "value=400"),
        ("12.5 times", "value=500", "value=400"),
        ("100 more", "value=500", "value=400"),
        ("100 fewer", "value=500", "value=400"),
        ("-100 more", "value=500", "value=400"),
        ("100 more", "value=400", "value=500"),
        ("2 points", "value=6%;population=residents", "value=4%;population=residents"),
        ("50% more", "value=6%;population=residents", "value=4%;population=residents"),
        ("2% more", "value=6%;population=residents", "value=4%;population=residents"),
        ("80%", "value=400", "value=500"),
        ("125%", "value=400", "value=500"),
        ("44%", "value=400", "value=500"),
        ("400%", "value=400", "value=500"),
        ("1 in 25", "value=400", "value=10,000"),
        ("1 in 26", "value=400", "value=10,000"),
        ("1 in 24", "value=400", "value=10,000"),
        ("1 in 45", "value=400", "value=10,000"),
        ("1 in 25", "value=400", "value=10,360"),
        ("1 in 25", "value=400", "value=10,400"),
        ("1 in 20", "value=400", "value=9,960"),
        ("40 per 1,000", "value=400", "value=10,000"),
        ("42 per 1,000", "value=400", "value=10,000"),
        ("4 per 1,000", "value=400", "value=10,000"),
        ("40 per 1,000 per year", "value=800;entrants=2022/2023", "value=10,000"),
        ("80 per 1,000 per year", "value=800;entrants=2022/2023", "value=10,000"),
        ("20 per 1,000 per year", "value=800;entrants=2022/2023", "value=10,000"),
        ("40 per 1,000 per year", "value=800;entrants=", "value=10,000"),
        ("25% more", "value=500;unit=case", "value=400"),
        ("25% more", "value=500;unit=child", "value=400;unit=death"),
        ("80%", "value=at most 400", "value=500"),
        ("200% more", "value=-4;concept=balance", "value=at most 8;concept=balance"),
    ] {
        let person = if value.contains("points") || of.contains('%') { "" } else { ";population=residents" };
        let all = figure("c", &format!("value={value};relates={{ of = \"a\", base = \"b\" }}{person}"))
            + &figure("a", of)
            + &figure("b", base);
        let found = analysed(&all).dispute.claims;
        for (_, claim) in found {
            let c = claim.computed;
            let code = match claim.verdict {
                ClaimVerdict::FitsOtherwise { reading, cut_off } => {
                    format!("{reading:?} {} {cut_off}", reading.code())
                }
                other => format!("{other:?}"),
            };
            writeln!(
                text,
                "{value}: {of} to {base}: {:?} from {:?} to {:?}, unlike {}, {code}",
                c.point.map(number),
                c.low.map(number),
                c.high.map(number),
                claim.has_unlike_units
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!("claims", text);
}

#[test]
fn what_cannot_hold_together_and_what_may_be_said() {
    let mut text = String::new();
    for (a, b, rest) in [
        ("value=1,000", "value=at most 900;basis=survey", ""),
        ("value=1,000", "value=900;basis=survey", ""),
        ("value=1,000", "value=960;basis=survey", ""),
        ("value=1,000", "value=1,000;basis=survey", ""),
        ("value=1,000", "value=less than 1,000;basis=survey", ""),
        ("value=more than 1,000;basis=survey", "value=at most 1,000", ""),
        ("value=1,000;status=confirmed", "value=nowhere near 2,000;basis=survey", ""),
        ("value=1,000;status=confirmed", "value=nowhere near 900;basis=survey", ""),
        ("value=1,000;status=presumed", "value=900;basis=survey", ""),
        ("value=1,000;status=confirmed", "value=800 [700, 900] at 95%;basis=survey;status=confirmed", ""),
        ("value=1,000;status=confirmed", "value=800 [700, 900] at 50%;basis=survey;status=confirmed", ""),
        ("value=1,000 to 1,200;basis=model", "value=800 to 900;basis=survey", ""),
        ("value=1,000;place=KH-18", "value=900;basis=survey", ""),
        ("value=1,000", "value=900;basis=survey;place=KH-18", ""),
        ("value=1,000;concept=damage", "value=900;basis=survey", ""),
        ("value=1,000;concept=damage;rebuts=[\"b\"]", "value=900;basis=survey", ""),
        ("value=1,000;place=", "value=900;basis=survey", ""),
        ("value=1,000;place=;entrants=", "value=900;basis=survey", ""),
        ("value=1,000;stock=2023-12-31;rebuts=[\"b\"]", "value=900;basis=survey;stock=2022-12-31", ""),
        ("value=1,000;stock=2023-12-31", "value=900;basis=survey;stock=2022-12-31", ""),
        ("value=1,000", "value=900;basis=survey;detections=2023", ""),
        ("value=1,000;concept=balance;place=KH-18", "value=900;basis=survey;concept=balance", ""),
        ("value=1,000;part-of-one-of=[\"b\"]", "value=900;basis=survey", ""),
        ("value=1,000", "value=900;basis=survey;cites=[\"a\"]", ""),
        ("value=1,000;supersedes=b", "value=900;basis=survey", ""),
        (
            "value=600;unit=case",
            "value=1,000;basis=survey",
            "bridges = [\"k\"]\n[bridges.k]\naxis = \"unit\"\nfrom = \"case\"\nto = \"person\"\nfactor = \"2\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n",
        ),
        (
            "value=600",
            "value=500;basis=survey",
            "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"a\"\nover-coverage = \"10%\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n",
        ),
        (
            "value=600",
            "value=1,000;basis=survey",
            "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"b\"\nshare = \"50%\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n",
        ),
        (
            "value=600;status=presumed",
            "value=500;basis=survey",
            "bridges = [\"k\"]\n[bridges.k]\ncorrects = \"a\"\nshare = \"95%\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n",
        ),
        (
            "value=1,000;basis=enumeration;status=confirmed",
            "value=1,100;basis=survey;lineage=[{ of = \"a\", kind = \"independent\" }];status=confirmed",
            "",
        ),
        (
            "value=1,000;basis=survey",
            "value=1,020;basis=survey;lineage=[{ of = \"a\", kind = \"independent\" }]",
            "",
        ),
        (
            "value=1,000 [900, 1,100] at 95%;basis=survey",
            "value=1,200 [1,080, 1,300] at 95%;basis=survey;lineage=[{ of = \"a\", kind = \"independent\" }]",
            "",
        ),
        ("value=about 1,000;status=confirmed", "value=at least 900;status=confirmed", ""),
    ] {
        let found = analysed(&pair(a, b, rest)).dispute;
        writeln!(
            text,
            "{a} | {b} | {}",
            rest.lines().filter(|line| line.contains('%') || line.contains("factor")).collect::<String>()
        )
        .unwrap();
        text += &lines("  contradictions", &found.contradictions.pairs);
        text += &lines("  rebuttals", &found.rebuttals);
        for (_, sayable) in &found.sayable {
            for one in sayable {
                let about: Vec<_> = one.about.iter().map(FigureId::as_str).collect();
                writeln!(
                    text,
                    "    {:?} {about:?}: {}",
                    one.says,
                    one.blocked.map_or("may be said", |block| block.code())
                )
                .unwrap();
            }
        }
    }
    insta::assert_snapshot!("contradictions", text);
}

#[test]
fn sentences_of_rise_and_fall() {
    let mut text = String::new();
    for (a, b) in [
        ("value=1,000;basis=survey;entrants=2022", "value=1,500;basis=survey;entrants=2023"),
        ("value=1,000;basis=survey;entrants=2023", "value=1,500;basis=survey;entrants=2022"),
        ("value=1,000;basis=survey;entrants=2022", "value=1,020;basis=survey;entrants=2023"),
        ("value=1,000;entrants=2022", "value=1,500;entrants=2023"),
        ("value=1,000;basis=enumeration;stock=2022-12-31", "value=1,500;basis=enumeration;stock=2023-12-31"),
        ("value=1,500;basis=enumeration;stock=2022-12-31", "value=1,000;basis=enumeration;stock=2023-12-31"),
        ("value=1,000;basis=survey;entrants=2021/2022", "value=1,500;basis=survey;entrants=2023"),
        ("value=1,000;basis=survey;entrants=2022~", "value=1,500;basis=survey;entrants=2023"),
        ("value=1,000;basis=survey;entrants=2022;place=VN", "value=1,500;basis=survey;entrants=2023"),
        ("value=1,000;basis=survey;entrants=2022", "value=1,500;basis=model;entrants=2023"),
        ("value=1,000;basis=survey;entrants=2022", "value=1,500;basis=survey;stock=2023-12-31"),
        (
            "value=900 [700, 1,100] at 95%;basis=survey;entrants=2022",
            "value=1,100 [1,000, 1,200] at 95%;basis=survey;entrants=2023",
        ),
        (
            "value=900 [700, 1,000] at 95%;basis=survey;entrants=2022",
            "value=1,200 [1,100, 1,300] at 95%;basis=survey;entrants=2023",
        ),
        (
            "value=5%;basis=survey;entrants=2022;population=residents",
            "value=9%;basis=survey;entrants=2023;population=residents",
        ),
        ("value=1,000;basis=survey;entrants=2022", "value=0;basis=survey;entrants=2023"),
    ] {
        let sentences = "[[sentence]]\ntext = \"it rose\"\nsays = \"rising\"\nabout = [\"a\", \"b\"]\n[[sentence]]\ntext = \"it fell\"\nsays = \"falling\"\nabout = [\"a\", \"b\"]\n";
        let found = analysed(&(figure("a", a) + &figure("b", b) + sentences)).dispute;
        writeln!(text, "{a} -> {b}").unwrap();
        for one in &found.sentences {
            writeln!(
                text,
                "    {:?} {:?}: {}",
                one.says,
                one.text,
                one.blocked.map_or("may be said", |block| block.code())
            )
            .unwrap();
        }
        text += &lines("  changes", &found.changes);
        text += &lines("  conflicts", &found.own_conflicts);
    }
    insta::assert_snapshot!("changes_of_series", text);
}

#[test]
fn own_numbers_that_cannot_both_hold() {
    let mut text = String::new();
    for (a, b) in [
        ("value=1,000;detections=2022", "value=900;detections=2022/2023"),
        ("value=1,000;cumulative=2020/2022", "value=900;cumulative=2020/2023"),
        ("value=1,000;cumulative=2020/2022", "value=1,100;cumulative=2020/2023"),
        ("value=1,000;cumulative=2020/2022;source=agency", "value=900;cumulative=2020/2023"),
        ("value=at least 1,000;detections=2022", "value=at most 900;detections=2022/2023"),
        ("value=about 1,000;detections=2022", "value=990;detections=2022/2023"),
        ("value=1,000;detections=2022;concept=balance", "value=900;detections=2022/2023;concept=balance"),
        ("value=1,000;detections=2022;place=KH-18", "value=900;detections=2022/2023"),
        ("value=1,000;detections=2022", "value=1,100;detections=2022"),
        ("value=1,000;stock=2023-06-30", "value=900;present=2023"),
        ("value=1,000;detections=2023", "value=900;present=2023"),
        ("value=1,000;cumulative=since 2020-01-01", "value=900;cumulative=2020/2023"),
        ("value=100;cumulative=2020-01/2022-12", "value=1,000;cumulative=2020-01/2023-01"),
        ("value=100;cumulative=2020-01/2022-12", "value=150;cumulative=2020-01/2023-01"),
        ("value=1,000;detections=2022;part-of=b", "value=9,000;detections=2022"),
        ("value=1,000;detections=2022;speaker=minister", "value=900;detections=2022"),
        (
            "value=1,000;detections=2022;speaker=minister",
            "value=900;detections=2022/2023;speaker=minister;said=2024-05-05",
        ),
        ("value=1,000;detections=2022;supersedes=b", "value=900;detections=2022"),
        ("value=at least 1,000;detections=2022", "value=1,000;detections=2022"),
        ("value=more than 1,000;detections=2022", "value=1,000;detections=2022"),
        ("value=5%;population=residents;detections=2022", "value=4%;population=residents;detections=2022"),
    ] {
        let found = analysed(&(figure("a", a) + &figure("b", b))).dispute;
        writeln!(text, "{a} | {b}").unwrap();
        text += &lines("  conflicts", &found.own_conflicts);
        text += &lines("  changes", &found.changes);
    }
    insta::assert_snapshot!("own_conflicts", text);
}

#[test]
fn successions_comparators_records_and_documentation() {
    let text = figure("a", "value=1,000;basis=model;source=agency")
        + &figure("b", "value=1,500;basis=model;said=2024-03-01;supersedes=a;speaker=minister;source=agency")
        + &figure("c", "value=1,200;basis=survey;said=2024-04~;source=agency")
        + &figure("d", "value=1,600;basis=survey;said=2024-05-01;extends=a;entrants=2022/2023")
        + &figure("e", "value=3,000;basis=survey;source=undated;retracts=[\"a\"]")
        + &figure("f", "value=1,900;basis=survey;said=2024-06-01;revises=b;speaker=minister;source=agency")
        + &figure("g", "value=20;rebuts=[\"f\"];detections=2023;concept=grave;quote=20 cases;wording=20")
        + &figure("h", "value=30;detections=2023;concept=damage")
        + &figure("i", "value=30;detections=2023;concept=light;place=VN")
        + &figure("j", "value=30;detections=2021;concept=light")
        + &figure("k", "value=30;stock=2023-06-30;concept=light")
        + &figure("l", "value=30;detections=2023;concept=light;unit=case")
        + &figure("m", "value=30;detections=2023;concept=light;part-of=h");
    let found = analysed(&text).dispute;
    let mut told = lines("successions", &found.successions)
        + &lines("comparators", &found.comparators)
        + &lines("highest", &found.highest);
    for one in &found.transparency {
        let answers: Vec<_> =
            one.items.iter().map(|(item, answer)| format!("{} {answer:?}", item.code())).collect();
        let missing: Vec<_> = one.missing().map(|item| item.frameworks()).collect();
        writeln!(told, "{} {:?}: {}; {missing:?}", one.figure, one.score(), answers.join(", ")).unwrap();
    }
    insta::assert_snapshot!("record", told);
}

#[test]
fn estimates_of_one_measure_are_pooled_where_that_is_honest() {
    let mut text = String::new();
    let independent = "lineage=[{ of = \"a\", kind = \"independent\" }]";
    for (a, b, c) in [
        (
            "value=1,000 [800, 1,250] at 95% as lognormal",
            "value=1,500 [1,000, 2,250] at 95% as lognormal",
            "value=700 [500, 980] at 95% as lognormal",
        ),
        (
            "value=1,000 [800, 1,200] at 95% as normal",
            "value=1,500 [1,000, 2,000] at 90% as normal",
            "value=700 [500, 900] at 95% as normal",
        ),
        (
            "value=1,000 [800, 1,250] at 95% as lognormal",
            &format!("value=1,500 [1,000, 2,250] at 95% as lognormal;{independent}"),
            "value=700;entrants=2022",
        ),
        (
            "value=1,000 [800, 1,250] at 95% as lognormal",
            "value=1,500 [1,000, 2,250] at 95% as lognormal;cites=[\"a\"]",
            "value=700",
        ),
        (
            "value=1,000 [800, 1,250] at 95% as lognormal",
            "value=1,500 [1,000, 2,250] at 95% as lognormal;derived-from=[\"a\"]",
            "value=700",
        ),
        ("value=1,000", "value=1,500", "value=700;entrants=2022"),
        ("value=1,000;concept=grave", "value=1,500", "value=700;entrants=2022"),
        (
            "value=1,000 [800, 1,250] at 95% as lognormal",
            "value=1,500 [1,000, 2,250] at 95% as lognormal;basis=register",
            "value=700;part-of=a",
        ),
    ] {
        let all: String = [("a", a), ("b", b), ("c", c)]
            .iter()
            .map(|(name, changes)| figure(name, &format!("basis=model;{changes}")))
            .collect();
        let found = analysed(&all).triangulations;
        writeln!(text, "{a} | {b} | {c}").unwrap();
        for one in &found {
            writeln!(
                text,
                "  {:?}, without {:?}",
                one.estimates.iter().map(|(id, factor)| (id.as_str(), number(*factor))).collect::<Vec<_>>(),
                one.without_distribution.iter().map(FigureId::as_str).collect::<Vec<_>>()
            )
            .unwrap();
            match &one.pooled {
                Err(refusal) => writeln!(text, "  {}", refusal.code()).unwrap(),
                Ok(pooled) => {
                    let short = |value: f64| format!("{value:.5e}");
                    writeln!(
                        text,
                        "  {:?}, I² {}, independence stated {}",
                        pooled.scale,
                        short(pooled.i_squared),
                        pooled.is_independence_stated
                    )
                    .unwrap();
                    for (method, found) in &pooled.methods {
                        writeln!(
                            text,
                            "    {}: {} [{}, {}], next [{}, {}]",
                            method.code(),
                            short(found.value),
                            short(found.limits.lower()),
                            short(found.limits.upper()),
                            short(found.prediction.lower()),
                            short(found.prediction.upper())
                        )
                        .unwrap();
                    }
                    for pool in [pooled.linear, pooled.logarithmic] {
                        writeln!(
                            text,
                            "    opinions {} [{}, {}]",
                            short(pool.median),
                            short(pool.limits.lower()),
                            short(pool.limits.upper())
                        )
                        .unwrap();
                    }
                    writeln!(
                        text,
                        "    without each {:?}, z {:?}",
                        pooled
                            .without_each
                            .iter()
                            .map(|(id, value)| (id.as_str(), short(*value)))
                            .collect::<Vec<_>>(),
                        pooled
                            .z
                            .iter()
                            .map(|(a, b, value)| (a.as_str(), b.as_str(), short(*value)))
                            .collect::<Vec<_>>()
                    )
                    .unwrap();
                }
            }
        }
    }
    // By a step that is a point two estimates of different things are brought together.
    let step = |factor: &str| {
        format!(
            "bridges = [\"k\"]\n[bridges.k]\naxis = \"concept\"\nfrom = \"grave\"\nto = \"harm\"\nfactor = \"{factor}\"\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n"
        )
    };
    for factor in ["2", "2 to 3"] {
        let found = analysed(&pair(
            "value=400 [300, 533] at 95% as lognormal;concept=grave;basis=model",
            "value=1,000 [800, 1,250] at 95% as lognormal;basis=model",
            &step(factor),
        ))
        .triangulations;
        for one in &found {
            writeln!(
                text,
                "times {factor}: {:?}, {:?}",
                one.estimates.iter().map(|(id, factor)| (id.as_str(), number(*factor))).collect::<Vec<_>>(),
                one.pooled
                    .as_ref()
                    .map(|pooled| format!("{:.5e}", pooled.methods[0].1.value))
                    .map_err(|refusal| refusal.code())
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!("pools", text);
}
