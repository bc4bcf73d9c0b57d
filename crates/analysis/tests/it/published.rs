//! Benchmarks, sums, reconciliations, paired series and expectations.

use std::fmt::Write as _;

use darkfigure_analysis::published::{SeriesFindings, SumFindings};

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::{FigureId, Unit};

use crate::said::{analysed, compared, dossier, ends, figure, number};

#[test]
fn benchmarks_say_what_a_count_would_point_to() {
    let mut text = String::new();
    let others = figure("c", "value=100;place=VN")
        + &figure("d", "value=400;place=VN;basis=survey;lineage=[{ of = \"c\", kind = \"independent\" }]")
        + &figure("e", "value=400;place=VN;basis=survey")
        + &figure(
            "f",
            "value=400;place=VN;basis=survey;lineage=[{ of = \"c\", kind = \"count × constant\" }]",
        )
        + &figure("g", "value=400;place=VN;basis=survey;lineage=[{ of = \"c\", kind = \"shares data\" }]");
    let estimate = "value=10,000;basis=survey";
    for (a, b, what) in [
        ("", estimate, "coverage = \"20% to 25%\"\nplace = \"VN\"\nof = \"entrants\""),
        ("", estimate, "multiple = \"4 to 9\"\nplace = \"KH-18\"\nof = \"present\""),
        ("", estimate, "multiple = \"4 to 9\"\nplace = \"001\"\nof = \"entrants\""),
        ("", estimate, "multiple = \"at least 4\"\nof = \"entrants\""),
        ("place=", estimate, "multiple = \"4\"\nplace = \"VN\"\nof = \"entrants\""),
        ("", estimate, "between = [\"c\", \"d\"]\nof = \"entrants\""),
        ("", estimate, "between = [\"c\", \"e\"]\nof = \"entrants\""),
        ("", estimate, "between = [\"c\", \"f\"]\nof = \"entrants\""),
        ("", estimate, "between = [\"c\", \"g\"]\nof = \"entrants\""),
        ("", estimate, "between = [\"a\", \"b\"]\nof = \"entrants\""),
        ("basis=survey", estimate, "coverage = \"20%\"\nof = \"entrants\""),
        ("", "value=10,000", "coverage = \"20%\"\nof = \"entrants\""),
    ] {
        let rest = format!(
            "benchmarks = [\"k\"]\n[benchmarks.k]\nlabel = \"elsewhere\"\nwhy = \"measured\"\nsources = [\"office\"]\n{what}\n{others}"
        );
        let found = compared(a, b, &rest);
        writeln!(text, "{a} | {b} | {}", what.replace('\n', "; ")).unwrap();
        for reading in &found.must_believe.benchmarks {
            match reading {
                Ok(found) => writeln!(
                    text,
                    "  coverage {} of {:?}, implied {}, {:?}, comparable {}",
                    ends(&found.coverage),
                    found.of,
                    ends(&found.implied),
                    found.whereabouts,
                    found.is_comparable_with_estimate
                )
                .unwrap(),
                Err(refusal) => writeln!(
                    text,
                    "  {refusal:?} {} {:?} {:?}",
                    refusal.code(),
                    refusal.about(),
                    refusal.number()
                )
                .unwrap(),
            }
        }
    }
    insta::assert_snapshot!("benchmarks", text);
}

fn sum_told(found: &SumFindings) -> String {
    let or = |q: Option<darkfigure_model::Quantity>| q.as_ref().map_or_else(|| "none".to_owned(), ends);
    format!(
        "{:?}: computed {}, published {}, remainder {}\n  time {:?}, unit {:?}, base {:?}, scope {:?}, overlapping {:?}, {:?}",
        found.addition,
        or(found.computed),
        ends(&found.published),
        or(found.remainder),
        found.unlike_time,
        found.unlike_unit,
        found.unlike_base,
        found.unlike_scope,
        found.overlapping,
        found.refusal
    )
}

#[test]
fn sums_add_like_to_like() {
    let mut text = String::new();
    for (total, parts) in [
        ("value=1,000", ["value=600", "value=400"]),
        ("value=1,000", ["value=600", "value=300"]),
        ("value=1,000", ["value=600", "value=at least 400"]),
        ("value=1,000", ["value=600;stock=2023-12-31", "value=400"]),
        ("value=1,000", ["value=600;entrants=2022", "value=400"]),
        ("value=1,000", ["value=600;entrants=2023-01", "value=400;entrants="]),
        ("value=1,000", ["value=600;place=KH-18", "value=400;place=VN"]),
        ("value=1,000;place=KH-18", ["value=600;place=KH", "value=400;place=KH-18"]),
        ("value=1,000;place=KH-18", ["value=600;place=KH-12", "value=400;place=KH-18"]),
        ("value=1,000;concept=grave", ["value=600;concept=light", "value=400;concept=worst"]),
        ("value=1,000;concept=grave", ["value=600;concept=harm", "value=400;concept=hidden"]),
        ("value=1,000;population=women", ["value=600;population=men", "value=400"]),
        ("value=1,000;population=women", ["value=600;population=residents", "value=400;population=women"]),
        (
            "value=10%;population=residents",
            ["value=6%;population=residents", "value=4%;population=residents"],
        ),
        ("value=10%;population=residents", ["value=6%;population=women", "value=4%;population=residents"]),
        ("value=1,000", ["value=600;place=[\"KH\", \"VN\"]", "value=400;place=[\"VN\", \"LA\"]"]),
        ("value=1,000;concept=balance", ["value=1,600;concept=balance", "value=-600;concept=balance"]),
        ("value=1,000;status=presumed", ["value=600;status=confirmed", "value=400;status=presumed"]),
    ] {
        for complete in [true, false] {
            let figures = figure("t", total) + &figure("p", parts[0]) + &figure("q", parts[1]);
            let found = analysed(&format!(
                "{figures}[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\ncomplete = {complete}\n"
            ));
            writeln!(
                text,
                "{total} = {parts:?}, complete {complete}\n  {}",
                sum_told(found.sums[0].1.as_ref().unwrap())
            )
            .unwrap();
        }
    }
    let figures = figure("t", "") + &figure("p", "value=600") + &figure("q", "value=400");
    let mut read = dossier(&format!("{figures}[sums.s]\ntotal = \"t\"\nparts = [\"p\", \"q\"]\n"));
    read.figures.get_mut(&FigureId::new("p").unwrap()).unwrap().measure.unit = Unit::new("case").unwrap();
    let found = analyse(&read, &Options::default());
    writeln!(text, "another unit\n  {}", sum_told(found.sums[0].1.as_ref().unwrap())).unwrap();
    insta::assert_snapshot!("sums", text.replace("FigureId(\"", "").replace("\")", ""));
}

#[test]
fn reconciliations_take_two_totals_apart() {
    let mut text = String::new();
    for (left, right, second) in [
        ("value=100", "value=150", "value=1,200"),
        ("value=100", "", "value=1,200"),
        ("value=100;unit=case", "value=150", "value=1,200"),
        ("value=100;stock=2023-12-31", "value=150", "value=1,200"),
        ("value=100", "value=150", "value=1,200;unit=case"),
        ("value=4%;population=residents", "value=150", "value=1,200"),
        ("value=100 to 120", "value=150", "value=1,150 to 1,250"),
    ] {
        let mut figures = figure("t", "") + &figure("u", second) + &figure("l", left);
        let side = if right.is_empty() { "" } else { "right = \"r\"\n" };
        if !right.is_empty() {
            figures += &figure("r", right);
        }
        let found = analysed(&format!(
            "{figures}[reconciliations.x]\nbetween = [\"t\", \"u\"]\n[[reconciliations.x.components]]\nlabel = \"a part\"\nleft = \"l\"\n{side}why = \"said\"\nkind = \"definition\"\nof-which = [{{ amount = \"-4\", why = \"said\" }}]\n"
        ));
        write!(text, "{left} | {right} | {second}: ").unwrap();
        match &found.reconciliations[0].1 {
            Err(refusal) => writeln!(text, "{refusal:?}").unwrap(),
            Ok(found) => {
                writeln!(
                    text,
                    "{} of {:?}, residual {}",
                    ends(&found.difference),
                    found.totals.each_ref().map(ends),
                    ends(&found.residual)
                )
                .unwrap();
                for part in &found.components {
                    let of = |q: &Option<darkfigure_model::Quantity>| q.as_ref().map(ends);
                    writeln!(
                        text,
                        "  {:?} -> {:?}, like in kind {}, in time {}, of which {:?}",
                        part.values.each_ref().map(of),
                        of(&part.difference),
                        part.is_like_in_kind,
                        part.is_like_in_time,
                        part.of_which.iter().map(ends).collect::<Vec<_>>()
                    )
                    .unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!("reconciliations", text);
}

fn series(head: &str, rows: &[String]) -> SeriesFindings {
    let text = format!(
        "[series.s]\nlabel = \"a series\"\nsources = [\"office\"]\n{head}\nrows = [\n{}\n]\n",
        rows.join(",\n")
    );
    analysed(&text).series.remove(0).1
}

const PEOPLE: &str = "count = { unit = \"person\" }\nestimate = { unit = \"person\" }";

fn row(label: &str, count: &str, estimate: &str, more: &str) -> String {
    format!("{{ label = \"{label}\", count = \"{count}\", estimate = \"{estimate}\"{more} }}")
}

fn series_told(found: &SeriesFindings) -> String {
    let mut text = String::new();
    for row in &found.rows {
        let conditioned = row.conditioned.as_ref().map(|found| {
            (
                number(found.median),
                number(found.limits.lower()),
                number(found.limits.upper()),
                number(found.mass_removed),
            )
        });
        writeln!(
            text,
            "  {} point {:?}, {conditioned:?}, agrees {:?}, multiple {:?}",
            ends(&row.coverage),
            row.point.map(number),
            row.agrees_with_published,
            row.multiple
        )
        .unwrap();
    }
    writeln!(
        text,
        "  {} multiples, unexplained {:?}, {:?}",
        found.multiples.multiples.len(),
        found.multiples.unexplained,
        found.refusal
    )
    .unwrap();
    for trend in &found.trends {
        writeln!(
            text,
            "  {:?} breaks {:?}",
            trend.group,
            trend.breaks.iter().map(|(year, why)| (year, why.code())).collect::<Vec<_>>()
        )
        .unwrap();
        for stretch in &trend.stretches {
            let told = match &stretch.trend {
                Ok(trend) => format!(
                    "S {}, slope {}, {:?}",
                    trend.kendall.s,
                    number(trend.sen.slope),
                    trend.inference.map_err(|refusal| refusal.code())
                ),
                Err(refusal) => refusal.code().to_owned(),
            };
            writeln!(text, "    {} to {}, {}: {told}", stretch.first, stretch.last, stretch.n).unwrap();
        }
    }
    text
}

#[test]
fn series_read_their_rows() {
    let within = format!("{PEOPLE}\ncount-within-estimate = \"by construction\"");
    let mut text = String::new();
    let rows = [
        row(
            "A",
            "200",
            "400 [300, 500] at 95% as lognormal",
            ", coverage = \"50%\", lineage = \"independent\"",
        ),
        row("B", "200", "400 [300, 500] at 95%", ", coverage = \"50% [40%, 67%] at 95%\""),
        row("C", "200", "400 [300, 500] at 95%", ", coverage = \"50% [40%, 60%] at 95%\""),
        row("D", "200", "300 to 500", ", coverage = \"40% to 67%\""),
        row("E", "200", "300 to 500", ", coverage = \"45% to 67%\""),
        row("F", "210", "400", ", coverage = \"60%\""),
        row("G", "210", "400", ", coverage = \"52%\""),
        row("M", "211", "400 [300, 500] at 95%", ", coverage = \"60% [42%, 70%] at 95%\""),
        row("N", "211", "400 [300, 500] at 95%", ", coverage = \"53% [47%, 70%] at 95%\""),
        row("O", "211", "400 [300, 500] at 95%", ", coverage = \"53% [42%, 79%] at 95%\""),
        row("P", "211", "300 to 500", ", coverage = \"42% to 79%\""),
        row("H", "about 210", "at least 400", ""),
        row("I", "210", "0", ""),
        row("J", "900", "400 [300, 500] at 95% as lognormal", ", lineage = \"independent\""),
        row("K", "7", "9 per 1,000", ""),
        row("L", "200", "400 [300, 500] at 95% as lognormal", ", lineage = \"count × constant\""),
    ];
    text += &series_told(&series(&within, &rows));
    text += &series_told(&series(PEOPLE, &rows[..2]));
    text +=
        &series_told(&series("count = { unit = \"case\" }\nestimate = { unit = \"person\" }", &rows[..2]));
    insta::assert_snapshot!("series", text);
}

#[test]
fn series_of_years_have_trends_in_their_stretches() {
    let counts = [100, 120, 150, 170, 220, 260, 270, 330];
    let estimates = [1_000, 1_010, 1_090, 1_040, 1_130, 1_170, 1_090, 1_310];
    let of = |at: usize, more: &str| {
        row(&format!("North {}", 2010 + at), &(counts[at] + 1).to_string(), &estimates[at].to_string(), more)
    };
    let all = |more: &str| (0..8).map(|at| of(at, more)).collect::<Vec<_>>();
    let mut text = String::new();
    for lineage in ["independent", "shares data", "contains the count", "unknown", "count × constant"] {
        writeln!(text, "{lineage}").unwrap();
        text += &series_told(&series(PEOPLE, &all(&format!(", lineage = \"{lineage}\""))));
    }
    let mut broken = all(", lineage = \"independent\"");
    broken[5] = row("North 2015", "261", "1,170 [1,000, 1,300] at 95%", ", lineage = \"independent\"");
    broken.swap(0, 7);
    writeln!(text, "an interval, out of order").unwrap();
    text += &series_told(&series(PEOPLE, &broken));
    let mut other = all(", lineage = \"independent\"");
    other.truncate(4);
    other.extend((0..3).map(|at| row(&format!("South {}", 2010 + at), "70", "901", "")));
    other.push(row("2011", "30", "801", ""));
    other.push(row("South 201x", "30", "801", ""));
    writeln!(text, "four years, three years, no years").unwrap();
    text += &series_told(&series(PEOPLE, &other));
    let mut doubled = all("");
    doubled.push(of(3, ""));
    writeln!(text, "a year twice").unwrap();
    text += &series_told(&series(PEOPLE, &doubled));
    let mut by_constant: Vec<String> = (0..6)
        .map(|at| {
            row(
                &format!("East {}", 2010 + at),
                &(counts[at] + 7).to_string(),
                &((counts[at] + 7) * 4).to_string(),
                "",
            )
        })
        .collect();
    by_constant.extend((6..8).map(|at| {
        row(&format!("East {}", 2010 + at), &counts[at].to_string(), &estimates[at].to_string(), "")
    }));
    writeln!(text, "a constant that ends").unwrap();
    text += &series_told(&series(PEOPLE, &by_constant));
    let scaled: Vec<String> = (0..8)
        .map(|at| {
            let unit = if at < 4 { "%" } else { " per 1,000" };
            row(
                &format!("West {}", 2010 + at),
                &format!("{}{unit}", counts[at] / 10),
                &format!("{}{unit}", estimates[at] / 10),
                ", lineage = \"independent\"",
            )
        })
        .collect();
    writeln!(text, "another scale").unwrap();
    text += &series_told(&series(
        "count = { unit = \"person\", population = \"residents\" }\nestimate = { unit = \"person\", population = \"residents\" }",
        &scaled,
    ));
    insta::assert_snapshot!("trends", text);
}

#[test]
fn expectations_are_held_against_what_was_found() {
    let mut text = String::new();
    let shares =
        ["value=4%;population=residents;basis=survey", "value=6.5%;population=residents;basis=survey"];
    let rates = [
        "value=40 per 1,000;population=residents;basis=survey",
        "value=65 per 1,000;population=residents;basis=survey",
    ];
    let numbers = ["value=250", "value=1,000;basis=survey"];
    for ([a, b], expected) in [
        (numbers, "ratio = \"4\""),
        (numbers, "ratio = \"4.4\""),
        (numbers, "ratio = \"4.6\""),
        (numbers, "ratio = \"3 to 5\""),
        (numbers, "ratio = \"4 to 4\""),
        (numbers, "ratio = \"1 to 3.9\""),
        (numbers, "ratio = \"4.1 to 5\""),
        (numbers, "difference = \"750\""),
        (["value=250", "value=1,100;basis=survey"], "ratio = \"4\""),
        (["value=250", "value=1,160;basis=survey"], "ratio = \"4\""),
        (shares, "difference = \"1 to 2\""),
        (numbers, "coverage = \"25%\""),
        (numbers, "coverage = \"0.25\""),
        (numbers, "coverage = \"26%\""),
        (numbers, "grade = \"like for like\""),
        (numbers, "grade = \"open\""),
        (shares, "difference = \"2 to 3\""),
        (shares, "difference = \"2.5 points\""),
        (shares, "difference = \"3 to 4\""),
        (rates, "difference = \"24 to 26\""),
        (rates, "difference = \"26 to 27\""),
        (["value=250", "value=at least 1,000;basis=survey"], "ratio = \"4 to 5\""),
        (["value=250", "value=900 to 1,100;basis=survey"], "ratio = \"3.6 to 4.4\""),
        (["value=250", "value=900 to 1,100;basis=survey"], "ratio = \"3.7 to 4.4\""),
        (["value=250", "value=900 to 1,100;basis=survey"], "ratio = \"3.6 to 4.3\""),
    ] {
        let found =
            analysed(&crate::said::pair(a, b, &format!("[[expect]]\ncomparison = \"x\"\n{expected}")));
        let found = &found.expectations[0];
        writeln!(
            text,
            "{a} | {b} | {expected}: {:?}, found {:?} {:?}",
            found.holds,
            found.found.as_ref().map(ends),
            found.found_kind
        )
        .unwrap();
    }
    insta::assert_snapshot!("expectations", text);
}

#[test]
fn a_refusal_has_its_code_its_name_and_its_number() {
    use darkfigure_analysis::Refusal;
    let mass = Refusal::FiguresConflict { mass: 0.75 };
    assert_eq!((mass.code(), mass.about(), mass.number()), ("figures-conflict", None, Some(0.75)));
    let missing = Refusal::MissingFigure { figure: FigureId::new("count").unwrap() };
    assert_eq!((missing.code(), missing.about(), missing.number()), ("missing-figure", Some("count"), None));
    assert_eq!(Refusal::NoCurve.about(), None);
}
