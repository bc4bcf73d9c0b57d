//! Steps, one by one: on which side a bridge works, what it makes of the running value, and why it is not taken.

use std::fmt::Write as _;

use darkfigure_analysis::{ComparisonFindings, Effect};

use crate::said::{compared, compared_by, ends, number};

fn bridge(what: &str, kind: &str) -> String {
    format!(
        "[bridges.k]\n{}\nkind = \"{kind}\"\nwhy = \"said\"\nsources = [\"office\"]\n",
        what.replace("; ", "\n")
    )
}

fn effect(effect: Effect) -> String {
    match effect {
        Effect::Factor(q) => format!("times {}", ends(&q)),
        Effect::Divisor(q) => format!("over {}", ends(&q)),
        Effect::Addend(q) => format!("plus {}", ends(&q)),
        Effect::Identity => "as it is".to_owned(),
    }
}

fn told(found: &ComparisonFindings) -> String {
    let mut text = String::new();
    for step in &found.steps.taken {
        writeln!(
            text,
            "  {:?} {:?}: {} makes {} ({}{}) of {:?}",
            step.side,
            step.axis,
            effect(step.effect),
            ends(&step.value),
            step.value_kind.code(),
            if step.extrapolates { ", beyond what was seen" } else { "" },
            step.parameter
        )
        .unwrap();
        writeln!(
            text,
            "    in {} {:?}",
            step.measure.unit,
            step.measure.time.map(|time| (time.kind, time.period.to_string()))
        )
        .unwrap();
        if let Some(stay) = step.stay {
            writeln!(
                text,
                "    stay {} in {} days, growth {}, {:?} to {:?}",
                ends(&stay.days),
                stay.window_days,
                ends(&stay.growth_per_day),
                stay.from,
                stay.to
            )
            .unwrap();
        }
        if !step.ratios.is_empty() {
            writeln!(
                text,
                "    rests on {:?}",
                step.ratios.iter().map(|q| q.as_ref().map(ends)).collect::<Vec<_>>()
            )
            .unwrap();
        }
    }
    for refusal in &found.refusals {
        writeln!(text, "  refused: {refusal:?}").unwrap();
    }
    let gap = found.gap.numbers();
    writeln!(
        text,
        "  {:?}, open {:?}, needed {}; ratio {}, coverage {}",
        found.comparability.grade,
        found.steps.open,
        found.steps.needed(),
        ends(&gap.ratio.ends),
        ends(&gap.coverage.ends)
    )
    .unwrap();
    if let Some(Ok(spread)) = &gap.ratio.spread {
        let q = darkfigure_model::Quantity::between(spread.low, spread.high);
        let (median, n) = (spread.median.map(number), spread.n_distributions);
        writeln!(text, "  spread {} median {median:?} of {n}, {:?}", ends(&q), spread.method).unwrap();
    }
    for breakeven in &found.must_believe.breakevens {
        let needed = breakeven.needed.as_ref().map(ends);
        writeln!(
            text,
            "  breakeven {:?}: needs {needed:?}, has {}, within {:?}",
            breakeven.parameter,
            ends(&breakeven.own),
            breakeven.is_within_own
        )
        .unwrap();
    }
    match &found.decomposition {
        Ok(split) => {
            let parts: Vec<_> = split.contributions.iter().map(|part| ends(&part.log_points)).collect();
            writeln!(text, "  ln {} = {parts:?} + {}", ends(&split.log_ratio), ends(&split.residual))
                .unwrap();
            let shares = split.shares.as_ref().map(|shares| shares.iter().map(ends).collect::<Vec<_>>());
            writeln!(text, "  shares {shares:?}").unwrap();
            if let Some(difference) = &split.difference {
                let numbers = |values: &[f64]| values.iter().map(|value| number(*value)).collect::<Vec<_>>();
                let orders: Vec<_> = difference
                    .orders
                    .iter()
                    .map(|range| (number(range.lowest), number(range.highest)))
                    .collect();
                writeln!(
                    text,
                    "  difference {:?} {:?} {orders:?}",
                    numbers(&difference.lmdi),
                    numbers(&difference.shapley)
                )
                .unwrap();
            }
        }
        Err(refusal) => writeln!(text, "  no decomposition: {refusal:?}").unwrap(),
    }
    text
}

fn table(cases: &[(&str, &str, &str, &str)]) -> String {
    let mut text = String::new();
    for (a, b, what, kind) in cases {
        writeln!(text, "{a} | {b} | {what} ({kind})").unwrap();
        text.push_str(&told(&compared_by(a, b, &["k"], &bridge(what, kind))));
    }
    text
}

const CASES: &str = "value=259;unit=case";
const PEOPLE: &str = "value=10,000;basis=survey";

#[test]
fn operations_on_a_count_and_on_an_estimate() {
    insta::assert_snapshot!(
        "operations",
        table(&[
            (
                CASES,
                PEOPLE,
                "axis = 'unit'; from = 'case'; to = 'person'; factor = '2.35 to 9.94'",
                "evidence"
            ),
            (CASES, PEOPLE, "axis = 'unit'; from = 'case'; to = 'person'; factor = '4'", "definition"),
            (CASES, PEOPLE, "axis = 'unit'; from = 'case'; to = 'person'; factor = '4'", "assumption"),
            (CASES, PEOPLE, "axis = 'unit'; from = 'person'; to = 'case'; factor = '0.25'", "evidence"),
            (CASES, PEOPLE, "axis = 'unit'; from = 'file'; to = 'person'; factor = '4'", "evidence"),
            ("", PEOPLE, "axis = 'unit'; from = 'person'; to = 'case'; factor = '4'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; share = '40%'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; factor = '1.5'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; factor = '0.5 to 2'", "evidence"),
            ("", PEOPLE, "corrects = 'b'; factor = '2'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; coverage = '25% to 50%'", "assumption"),
            ("", PEOPLE, "corrects = 'b'; coverage = '80%'", "assumption"),
            ("", PEOPLE, "corrects = 'a'; over-coverage = '5% to 10%'", "assumption"),
            ("", PEOPLE, "corrects = 'b'; over-coverage = '20%'", "definition"),
            ("", PEOPLE, "corrects = 'a'; addend = '200'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; addend = '-200'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; addend = '-100 to 300'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; addend = '9,000'", "evidence"),
            (
                "",
                "value=500 [400, 600] at 90% as lognormal;basis=survey",
                "corrects = 'b'; addend = '50'",
                "evidence"
            ),
            (
                "concept=grave",
                PEOPLE,
                "axis = 'concept'; from = 'grave'; to = 'harm'; factor = '3'",
                "evidence"
            ),
            (
                "concept=grave",
                PEOPLE,
                "axis = 'concept'; from = 'grave'; to = 'damage'; factor = '3'",
                "evidence"
            ),
            (
                "concept=damage",
                PEOPLE,
                "axis = 'concept'; from = 'damage'; to = 'harm'; identity = true",
                "definition"
            ),
            (
                "place=KH-18",
                PEOPLE,
                "axis = 'place'; from = 'KH-18'; to = 'KH'; coverage = '50%'",
                "evidence"
            ),
            (
                "status=presumed",
                PEOPLE,
                "axis = 'status'; from = 'presumed'; to = 'confirmed'; share = '60%'",
                "evidence"
            ),
            (
                "population=women",
                PEOPLE,
                "axis = 'population'; from = 'women'; to = 'residents'; factor = '2'",
                "evidence"
            ),
            ("", "value=nowhere near 900;basis=survey", "corrects = 'a'; factor = '2'", "evidence"),
            (
                "value=at least 900",
                "value=at least 5,000;basis=survey",
                "corrects = 'a'; coverage = 'at least 50%'",
                "evidence"
            ),
        ])
    );
}

#[test]
fn distributions_go_through_steps_that_multiply() {
    const SPREAD: &str = "value=10,000 [8,000, 12,500] at 95% as lognormal;basis=survey";
    insta::assert_snapshot!(
        "spreads",
        table(&[
            ("", SPREAD, "corrects = 'a'; coverage = '50%'", "evidence"),
            ("", SPREAD, "corrects = 'b'; coverage = '50%'", "evidence"),
            ("", SPREAD, "corrects = 'b'; share = '40% to 60%'", "evidence"),
            ("", SPREAD, "corrects = 'b'; addend = '500'", "evidence"),
            ("", SPREAD, "corrects = 'a'; addend = '500'", "evidence"),
            ("", SPREAD, "corrects = 'a'; factor = '2 [1.6, 2.5] at 95% as lognormal'", "evidence"),
            ("", PEOPLE, "corrects = 'a'; coverage = '0.5 [0.4, 0.625] at 95% as lognormal'", "evidence"),
            ("", PEOPLE, "corrects = 'b'; coverage = '0.5 [0.4, 0.625] at 95% as lognormal'", "evidence"),
            ("value=0", PEOPLE, "corrects = 'a'; factor = '2'", "evidence"),
            ("value=0", "value=0;basis=survey", "corrects = 'a'; factor = '2'", "evidence"),
            (
                "population=residents;unit=case;value=4%",
                "population=residents;value=6%;basis=survey",
                "axis = 'unit'; from = 'case'; to = 'person'; factor = '2'",
                "evidence"
            ),
        ])
    );
}

#[test]
fn bases_and_addends_keep_to_their_kinds() {
    let share = "population=residents;value=4%;basis=survey";
    let rate = "population=residents;value=50 per 1,000;basis=survey";
    insta::assert_snapshot!(
        "bases",
        table(&[
            (share, "population=residents", "of = 'a'; base = '1 million'", "evidence"),
            (rate, "population=residents", "of = 'a'; base = '1 million'", "definition"),
            (
                "population=residents;value=50 per 1,000 per year",
                "population=residents;value=60,000 a year",
                "of = 'a'; base = '1 million'",
                "evidence"
            ),
            (
                "population=residents;unit=GBP;value=4%",
                "population=residents;unit=GBP",
                "of = 'a'; base = '1 million'",
                "evidence"
            ),
            (share, "population=residents;value=6%", "corrects = 'a'; addend = '2 points'", "evidence"),
            (rate, "population=residents;value=6%", "corrects = 'a'; addend = '10 per 1,000'", "evidence"),
            (
                "unit=percent;value=4;population=residents",
                "population=residents",
                "axis = 'unit'; from = 'percent'; to = 'person'; factor = '1 million'",
                "evidence"
            ),
        ])
    );
}

#[test]
fn stays_lead_between_stock_entrants_and_present() {
    let [stock, entrants, present] =
        ["value=600;stock=2023-06-30", "value=900;entrants=2023", "value=2,000;present=2023"];
    let stay = |from: &str, to: &str, more: &str| {
        format!("axis = 'time'; from = '{from}'; to = '{to}'; stay-days = '73 to 146'{more}")
    };
    let mut cases = Vec::new();
    for (a, b, from, to) in [
        (stock, entrants, "stock", "entrants"),
        (stock, entrants, "entrants", "stock"),
        (stock, present, "stock", "present"),
        (stock, present, "present", "stock"),
        (entrants, present, "entrants", "present"),
        (entrants, present, "present", "entrants"),
    ] {
        for more in ["", "; growth-per-year = '10%'"] {
            cases.push((a, format!("{b};basis=survey"), stay(from, to, more)));
        }
    }
    cases.push((stock, "value=900;detections=2023;basis=survey".to_owned(), stay("stock", "detections", "")));
    cases.push((stock, "value=900;entrants=2021;basis=survey".to_owned(), stay("stock", "entrants", "")));
    cases.push((
        stock,
        "value=900;entrants=since 2021;basis=survey".to_owned(),
        stay("stock", "entrants", ""),
    ));
    cases.push((stock, "value=900;entrants=;basis=survey".to_owned(), stay("stock", "entrants", "")));
    cases.push((stock, "value=900;cumulative=2023;basis=survey".to_owned(), stay("stock", "cumulative", "")));
    let cases: Vec<_> =
        cases.iter().map(|(a, b, what)| (*a, b.as_str(), what.as_str(), "assumption")).collect();
    insta::assert_snapshot!("stays", table(&cases));
}

#[test]
fn windows_are_rescaled_where_they_meet() {
    let window = "axis = 'time'; from = 'entrants'; to = 'entrants'; window = true";
    let factor = "axis = 'time'; from = 'entrants'; to = 'entrants'; factor = '2'";
    insta::assert_snapshot!(
        "windows",
        table(&[
            ("entrants=2023", "value=5,000;entrants=2022/2023;basis=survey", window, "assumption"),
            ("value=5,000;entrants=2022/2023;basis=survey", "entrants=2023", window, "assumption"),
            ("entrants=2022-07/2023-06", "entrants=2023;basis=survey", window, "assumption"),
            ("entrants=2021", "entrants=2023;basis=survey", window, "assumption"),
            ("entrants=2023", "entrants=2023;basis=survey", window, "assumption"),
            ("entrants=2023", "entrants=since 2023;basis=survey", window, "assumption"),
            ("entrants=2022", "entrants=2023;basis=survey", factor, "assumption"),
            (
                "value=300 a year;entrants=2023",
                "value=900;entrants=2021/2023;basis=survey",
                window,
                "assumption"
            ),
            (
                "value=900;entrants=2021/2023;basis=survey",
                "value=300 a year;entrants=2023",
                window,
                "assumption"
            ),
            (
                "value=300 a year;entrants=2023",
                "value=25 a month;entrants=2023;basis=survey",
                window,
                "assumption"
            ),
            (
                "stock=2022-12-31",
                "stock=2023-12-31;basis=survey",
                "axis = 'time'; from = 'stock'; to = 'stock'; factor = '1.1'",
                "evidence"
            ),
            (
                "detections=2023",
                "entrants=2023;basis=survey",
                "axis = 'time'; from = 'detections'; to = 'entrants'; identity = true",
                "definition"
            ),
            (
                "detections=2022",
                "entrants=2023;basis=survey",
                "axis = 'time'; from = 'detections'; to = 'entrants'; identity = true",
                "definition"
            ),
            (
                "detections=2022",
                "entrants=2023;basis=survey",
                "axis = 'time'; from = 'detections'; to = 'entrants'; coverage = '50%'",
                "evidence"
            ),
        ])
    );
}

#[test]
fn several_steps_are_taken_in_their_order() {
    let two = "
[bridges.k]
axis = \"unit\"
from = \"case\"
to = \"person\"
factor = \"3 to 5\"
kind = \"evidence\"
why = \"said\"
sources = [\"office\"]
ratios = [[\"c\", \"d\"], [\"b\", \"a\"]]
[bridges.l]
axis = \"unit\"
from = \"case\"
to = \"person\"
factor = \"4\"
kind = \"evidence\"
why = \"said\"
sources = [\"office\"]
ratios = [[\"c\", \"d\"]]
[bridges.m]
corrects = \"b\"
coverage = \"80%\"
kind = \"assumption\"
why = \"said\"
";
    let others = crate::said::figure("c", "value=1,200") + &crate::said::figure("d", "value=300;unit=case");
    let mut text = told(&compared_by(CASES, PEOPLE, &["k", "l", "m"], &format!("{two}{others}")));
    text.push_str(&told(&compared_by(
        "value=100;unit=case",
        "value=300",
        &["k", "l", "m"],
        &format!("{two}{others}"),
    )));
    // A count that is declared to be a draw starts from its exact limits.
    text.push_str(&told(&compared("value=20;draw=events come one by one", PEOPLE, "")));
    text.push_str(&told(&compared("value=20.5;draw=events come one by one", PEOPLE, "")));
    insta::assert_snapshot!("several", text);
}
