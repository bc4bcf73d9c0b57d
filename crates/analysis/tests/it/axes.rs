//! Verdicts, axis by axis, as truth tables: the two figures differ in nothing but the axis.

use std::fmt::Write as _;

use darkfigure_analysis::{Comparability, Verdict};
use darkfigure_model::Axis;

use crate::said::{compared, dossier, figure};

fn verdict(c: &Comparability, axis: Axis) -> String {
    let found = c.axes.iter().find(|found| found.axis == axis).unwrap();
    let verdict = match &found.verdict {
        Verdict::Bridged { kind, by } => format!("bridged by {kind:?} {}", by.len()),
        Verdict::Contained { inner } => format!("contained, {inner:?}"),
        other @ (Verdict::Same | Verdict::Overlapping | Verdict::Differs | Verdict::Unknown) => {
            format!("{other:?}")
        }
    };
    format!("{verdict}: {:?} ({})", found.reason, found.reason.code())
}

/// Every unordered pair, on one line each.
fn table(axis: Axis, sides: &[&str]) -> String {
    let mut text = String::new();
    for (at, left) in sides.iter().enumerate() {
        for right in &sides[at..] {
            let found = compared(left, right, "");
            assert_eq!(found.as_said, found.comparability, "no bridge");
            writeln!(text, "{left} | {right} -> {}", verdict(&found.comparability, axis)).unwrap();
        }
    }
    text
}

#[test]
fn concepts_and_populations() {
    insta::assert_snapshot!(
        "concepts",
        table(
            Axis::Concept,
            &[
                "concept=harm",
                "concept=grave",
                "concept=worst",
                "concept=light",
                "concept=hidden",
                "concept=damage",
                "concept="
            ]
        )
    );
    insta::assert_snapshot!(
        "populations",
        table(
            Axis::Population,
            &[
                "population=residents",
                "population=women",
                "population=men",
                "population=young",
                "population=guests",
                "population="
            ]
        )
    );
}

#[test]
fn places_and_statuses() {
    insta::assert_snapshot!(
        "places",
        table(
            Axis::Place,
            &[
                "place=KH",
                "place=KH-18",
                "place=KH-12",
                "place=VN",
                "place=[\"KH\", \"VN\"]",
                "place=[\"VN\", \"LA\"]",
                "place=border",
                "place=sea",
                "place="
            ]
        )
    );
    insta::assert_snapshot!(
        "statuses",
        table(Axis::Status, &["status=confirmed", "status=presumed", "status=may be", "status="])
    );
}

#[test]
fn times() {
    insta::assert_snapshot!(
        "times",
        table(
            Axis::Time,
            &[
                "stock=2023-06-30",
                "stock=2023-06~",
                "stock=2023-06",
                "stock=2021-12-31",
                "entrants=2023",
                "entrants=2022/2023",
                "present=2023",
                "present=2023~",
                "detections=2023",
                "detections=2023-07/2024-06",
                "cumulative=2022/2023",
                "cumulative=2020",
                "entrants=",
            ]
        )
    );
}

#[test]
fn units_and_kinds() {
    insta::assert_snapshot!(
        "units",
        table(
            Axis::Unit,
            &[
                "unit=person",
                "unit=case",
                "unit=GBP",
                "unit=USD",
                "population=residents;unit=percent;value=5",
                "population=residents;value=4.2%",
                "population=residents;value=88 per 100,000",
                "population=residents;value=88 per 100,000 per year",
                "value=120 a year",
                "value=41% more",
                "value=300 more",
                "unit=percent;value=3 points",
            ]
        )
    );
}

#[test]
fn changes_are_alike_where_they_lead_from_the_same_to_the_same() {
    let of = |left: &str, right: &str| {
        let others = [
            "early;value=800",
            "late;value=900",
            "elsewhere;place=VN",
            "later;value=950;entrants=2024",
            "same;value=801",
            "unclear;concept=damage",
        ];
        let others: String = others
            .iter()
            .map(|text| {
                let (name, changes) = text.split_once(';').unwrap();
                figure(name, changes)
            })
            .collect();
        let change = |text: &str| format!("value=10% more;relates={text}");
        let found = compared(&change(left), &change(right), &others);
        verdict(&found.comparability, Axis::Unit)
    };
    let early_late = "{ of = \"late\", base = \"early\" }";
    let mut text = String::new();
    for other in [
        early_late,
        "{ of = \"late\", base = \"same\" }",
        "{ of = \"late\", base = \"elsewhere\" }",
        "{ of = \"later\", base = \"early\" }",
        "{ of = \"late\", base = \"unclear\" }",
        "{ base = \"early\" }",
        "",
    ] {
        writeln!(text, "{other} -> {}", of(early_late, other)).unwrap();
    }
    writeln!(text, "neither -> {}", of("", "")).unwrap();
    insta::assert_snapshot!("changes", text);
}

#[test]
fn flags_say_how_two_figures_depend() {
    let third = figure("c", "value=7,000") + &figure("d", "value=6,000;derived-from=[\"c\"]");
    let sum = "[sums.s]\ntotal = \"b\"\nparts = [\"a\", \"c\"]\n";
    let retraction =
        "[statements.r]\nwording = \"that was wrong\"\nretracts = [\"a\"]\nsource = \"office\"\n";
    let mut text = String::new();
    for (a, b, rest) in [
        ("", "", ""),
        ("cites=[\"b\"]", "", ""),
        ("cites=[\"c\"]", "cites=[\"c\"]", ""),
        ("cites=[\"d\"]", "cites=[\"c\"]", ""),
        ("part-of=c", "part-of=c", ""),
        ("part-of=b", "", ""),
        ("", "part-of=a", ""),
        ("part-of=b;concept=", "", ""),
        ("part-of-one-of=[\"b\", \"c\"]", "", ""),
        ("derived-from=[\"b\"]", "", ""),
        ("rests-on=[\"b\"]", "", ""),
        ("extends=b;entrants=2022/2023", "", ""),
        ("supersedes=b", "", ""),
        ("revises=b", "", ""),
        ("retracts=[\"b\"]", "", ""),
        ("rebuts=[\"b\"]", "", ""),
        ("lineage=[{ of = \"b\", kind = \"independent\" }]", "", ""),
        ("lineage=[{ of = \"b\", kind = \"unknown\" }]", "", ""),
        (
            "lineage=[{ of = \"b\", kind = \"independent\" }]",
            "lineage=[{ of = \"a\", kind = \"unknown\" }]",
            "",
        ),
        ("lineage=[{ of = \"b\", kind = \"shares data\" }]", "", ""),
        ("lineage=[{ of = \"b\", kind = \"contains the count\" }]", "", ""),
        ("lineage=[{ of = \"b\", kind = \"count × constant\" }]", "", ""),
        (
            "lineage=[{ of = \"c\", kind = \"count × constant\" }]",
            "lineage=[{ of = \"c\", kind = \"count × constant\" }]",
            "",
        ),
        (
            "lineage=[{ of = \"c\", kind = \"shares data\" }]",
            "lineage=[{ of = \"c\", kind = \"shares data\" }]",
            "",
        ),
        ("lineage=[{ of = \"c\", kind = \"shares data\" }]", "cites=[\"c\"]", ""),
        ("concept=", "concept=", sum),
        ("concept=", "concept=balance", sum),
        ("", "", retraction),
    ] {
        let found = compared(a, b, &format!("{third}{rest}"));
        let c = &found.comparability;
        writeln!(
            text,
            "{a} | {b} {}\n  {:?} {:?}\n  {:?}, concept {}",
            rest.lines().next().unwrap_or(""),
            c.grade,
            c.dependence(),
            c.flags,
            verdict(c, Axis::Concept)
        )
        .unwrap();
        writeln!(text, "  refusals {:?}", found.refusals).unwrap();
    }
    insta::assert_snapshot!("flags", text);
}

#[test]
fn what_is_open_keeps_a_pair_from_being_like_for_like() {
    let found = compared("place=KH-18;concept=grave", "place=;concept=damage;status=presumed", "");
    let c = &found.comparability;
    assert_eq!(c.open(), [Axis::Concept, Axis::Place, Axis::Status]);
    assert_eq!(c.unknown(), c.open());
    assert_eq!(c.unresolved().count(), 3);
    assert_eq!((c.verdict(Axis::Unit), c.verdict(Axis::Place)), (&Verdict::Same, &Verdict::Unknown));
    // Containments that are opposed are open, too; those that go one way are not.
    let opposed = compared("place=KH-18", "concept=grave", "").comparability;
    assert_eq!((opposed.open(), opposed.inner_side()), (vec![Axis::Concept, Axis::Place], None));
    assert_eq!(opposed.unknown(), []);
    let one_way = compared("place=KH-18;concept=grave", "", "").comparability;
    assert_eq!((one_way.open(), one_way.inner_side().is_some()), (Vec::new(), true));
    let apart = compared("place=VN", "place=LA", "").comparability;
    assert_eq!((apart.open(), apart.unknown()), (vec![Axis::Place], Vec::new()));
}

#[test]
fn what_only_a_dossier_says_is_read_from_it() {
    // Of two concepts that lie within each other both are the same.
    let text = "[concepts.one]\nlabel = \"one\"\n[concepts.two]\nlabel = \"two\"\nwithin = [{ of = \"one\", why = \"w\", sources = [] }]\n";
    let text = text.to_owned() + &figure("a", "concept=one") + &figure("b", "concept=two");
    let mut read = dossier(&text);
    let [one, two] = ["one", "two"].map(|id| darkfigure_model::ConceptId::new(id).unwrap());
    let back = darkfigure_model::Within { of: two, why: "said".to_owned(), sources: Vec::new() };
    read.concepts.get_mut(&one).unwrap().within.push(back);
    let [a, b] = ["a", "b"]
        .map(|id| read.figures.get(&darkfigure_model::FigureId::new(id).unwrap()).unwrap().measure.clone());
    let found = darkfigure_analysis::compare_as_said(&read, &a, &b);
    assert_eq!(verdict(&found, Axis::Concept), "Same: SaidTheSame (same)");
}
