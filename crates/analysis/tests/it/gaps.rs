//! Gaps of two figures as they stand: which one is above, and every number that follows.

use std::fmt::Write as _;

use darkfigure_analysis::{ComparisonFindings, Derived, GapReading};

use crate::said::{compared, ends, number};

fn spread(derived: &Derived) -> String {
    match &derived.spread {
        None => String::new(),
        Some(Err(refusal)) => format!(" ({refusal:?})"),
        Some(Ok(found)) => {
            let of = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), number);
            let q = darkfigure_model::Quantity::between(found.low, found.high);
            let comonotone = found.comonotone.map(|limits| (number(limits.lower()), number(limits.upper())));
            format!(
                " ({} at {}, median {}, mean {}, {:?} of {}, {comonotone:?})",
                ends(&q),
                number(found.level),
                of(found.median),
                of(found.mean),
                found.method,
                found.n_distributions
            )
        }
    }
}

fn told(found: &ComparisonFindings) -> String {
    let mut text = String::new();
    let reading = match &found.gap {
        GapReading::Full(_) => "full".to_owned(),
        GapReading::Conditional(_) => "conditional".to_owned(),
        GapReading::Bound(_) => "bound".to_owned(),
        GapReading::Refused { why, .. } => format!("refused, {why:?}"),
    };
    assert_eq!(found.gap.gap().is_none(), reading.starts_with("refused"));
    let gap = found.gap.numbers();
    let o = gap.orientation;
    let turned = if o.is_estimate_over_count { ", estimate over count" } else { "" };
    let surely = if o.is_upper_larger { ", surely larger" } else { "" };
    writeln!(
        text,
        "  {reading}: {:?} above{turned}{surely}; count above {}, conflict {}",
        o.upper, gap.is_count_above, gap.is_conflict
    )
    .unwrap();
    writeln!(
        text,
        "  naive {} stands {}; rounding {:?}",
        ends(&found.naive.ratio),
        found.naive.may_stand,
        found.rounding.map(|b| b.map(|b| (number(b.lower()), number(b.upper()))))
    )
    .unwrap();
    writeln!(text, "  ratio {}{}", ends(&gap.ratio.ends), spread(&gap.ratio)).unwrap();
    writeln!(
        text,
        "  coverage {}{} of {:?}; inverse {}",
        ends(&gap.coverage.ends),
        spread(&gap.coverage),
        gap.coverage_of,
        ends(&gap.inverse)
    )
    .unwrap();
    writeln!(
        text,
        "  difference {} {:?}; dark figure {}",
        ends(&gap.difference),
        gap.difference_kind,
        ends(&gap.dark_figure)
    )
    .unwrap();
    writeln!(
        text,
        "  of lower {}, of upper {}, orders {}",
        ends(&gap.share_of_lower),
        ends(&gap.share_of_upper),
        ends(&gap.orders_of_magnitude)
    )
    .unwrap();
    match &gap.conditioned {
        Some(Ok(found)) => writeln!(
            text,
            "  conditioned {} from {} to {}, removed {}",
            number(found.median),
            number(found.limits.lower()),
            number(found.limits.upper()),
            number(found.mass_removed)
        )
        .unwrap(),
        other => writeln!(text, "  conditioned {other:?}").unwrap(),
    }
    if let Some(part) = &gap.part {
        writeln!(
            text,
            "  part {:?}, stated {}: share {}, outside {}, above whole {}",
            part.inner,
            part.is_stated,
            ends(&part.share),
            ends(&part.outside),
            part.is_above_whole
        )
        .unwrap();
    }
    let factors: Vec<_> = found
        .must_believe
        .equal_factors
        .iter()
        .map(|found| format!("{} of {}", found.k, ends(&found.factor)))
        .collect();
    writeln!(text, "  factors {factors:?}").unwrap();
    match &found.must_believe.implied_coverage {
        None => {}
        Some(implied) => writeln!(
            text,
            "  implies {} of {:?}, {:?}, if same {:?}",
            ends(&implied.coverage),
            implied.of,
            implied.basis,
            implied.if_same
        )
        .unwrap(),
    }
    if let Some(stay) = &found.must_believe.mean_stay {
        writeln!(text, "  mean stay {}, if same {:?}", ends(&stay.days), stay.if_same).unwrap();
    }
    if let Ok(curve) = &found.must_believe.curve {
        writeln!(text, "  curve in {} days, if same {:?}", curve.window_days, curve.if_same).unwrap();
        for point in &curve.points {
            writeln!(
                text,
                "    {} days: {} of present, {} of entrants",
                point.stay_days,
                ends(&point.of_present),
                ends(&point.of_entrants)
            )
            .unwrap();
        }
    }
    for refusal in &found.refusals {
        writeln!(text, "  refused: {refusal:?}").unwrap();
    }
    text
}

fn table(cases: &[(&str, &str, &str)]) -> String {
    let mut text = String::new();
    for (a, b, rest) in cases {
        writeln!(text, "{a} | {b} | {rest}").unwrap();
        text.push_str(&told(&compared(a, b, rest)));
    }
    text
}

const WITHIN: &str = "count-within-estimate = \"by construction\"";
const INDEPENDENT: &str = "lineage=[{ of = \"a\", kind = \"independent\" }]";

#[test]
fn figures_that_are_like_for_like() {
    insta::assert_snapshot!(
        "like",
        table(&[
            ("value=250", "value=1,000;basis=survey", ""),
            ("value=1,000;basis=survey", "value=250", ""),
            ("value=1,300", "value=1,000;basis=survey", ""),
            ("value=1,040", "value=1,000;basis=survey", ""),
            ("value=1,000", "value=1,000;basis=survey", ""),
            ("value=250", "value=at least 1,000;basis=survey", ""),
            ("value=250", "value=nowhere near 1,000;basis=survey", ""),
            ("value=250", "value=200 to 1,000;basis=survey", ""),
            ("value=250", "value=about 1,000;basis=survey", ""),
            ("value=0", "value=1,000;basis=survey", ""),
            ("value=250", "value=0 to 1,000;basis=survey", ""),
            ("value=250", "value=1,000", ""),
            ("value=1,000", "value=1,000", ""),
            ("value=less than 1,000;basis=survey", "value=about 300;basis=survey", ""),
            ("value=less than 1,000;basis=survey", "value=1,000;basis=survey", ""),
            ("value=more than 1,000;basis=survey", "value=at most 1,000;basis=survey", ""),
            ("value=at least 1,000;basis=survey", "value=at most 1,000;basis=survey", ""),
            ("value=250;basis=", "value=1,000;basis=survey", ""),
            ("value=250;detections=2023", "value=1,000;basis=survey;detections=2023", ""),
            ("value=250;concept=balance", "value=1,000;concept=balance;basis=survey", ""),
            ("value=-250;concept=balance", "value=1,000;concept=balance;basis=survey", ""),
            ("population=residents;value=4%", "population=residents;value=6%;basis=survey", ""),
            ("population=residents;value=4%", "population=residents;value=88 per 1,000;basis=survey", ""),
            ("value=5", "population=residents;value=88 per 1,000;basis=survey", ""),
            (
                "value=1 in 40;population=residents;basis=survey",
                "population=residents;value=3%;basis=survey",
                ""
            ),
        ])
    );
}

#[test]
fn declared_distributions() {
    insta::assert_snapshot!(
        "distributions",
        table(&[
            (
                "value=250",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!(
                    "value=1,000 [800, 1,250] at 90% confidence as lognormal;basis=survey;{INDEPENDENT}"
                ),
                ""
            ),
            (
                "value=950",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=1,200",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            ("value=250", "value=1,000 [800, 1,250] at 95% as lognormal;basis=survey", WITHIN),
            (
                "value=250",
                "value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;lineage=[{ of = \"a\", kind = \"count × constant\" }]",
                WITHIN
            ),
            (
                "value=250",
                "value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;lineage=[{ of = \"a\", kind = \"contains the count\" }]",
                WITHIN
            ),
            (
                "value=about 250",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=200 to 300",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=0",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!("value=1,000 [800, 1,200] at 95% as normal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!("value=1,000 [-200, 2,200] at 95% as normal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!("value=[500, 1,500] at 50% as uniform;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!("value=1,000 [800, 1,300] at 80% as triangular;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=20 [10, 40] at 95% as lognormal;basis=survey",
                "value=1,000 [800, 1,250] at 95% as lognormal;basis=survey",
                ""
            ),
            (
                "value=200 [180, 220] at 95% as normal;basis=survey",
                "value=1,000 [800, 1,200] at 95% as normal;basis=survey",
                ""
            ),
            (
                "value=200 [20, 380] at 95% as normal;basis=survey",
                "value=1,000 [800, 1,200] at 95% as normal;basis=survey",
                ""
            ),
            ("value=200 [10, 390] at 95% as normal;basis=survey", "value=1,000;basis=survey", ""),
            ("value=200 [150, 250] at 90% as uniform;basis=survey", "value=1,000;basis=survey", ""),
            ("value=250 [200, 300] at 90%;basis=survey", "value=1,000 [800, 1,200] at 95%;basis=survey", ""),
            (
                "population=residents;value=2%",
                "population=residents;value=4% [3%, 5%] at 95% as beta;basis=survey",
                WITHIN
            ),
            (
                "population=residents;value=2%",
                "population=residents;value=4% [3%, 5%] at 90% as beta;basis=survey",
                WITHIN
            ),
            ("value=250", "value=1,000 [800, 1,200] at 95% as beta;basis=survey", WITHIN),
        ])
    );
}

#[test]
fn a_coverage_is_conditioned_after_steps() {
    let step = |corrects: &str, what: &str| {
        format!(
            "{WITHIN}\nbridges = [\"k\"]\n[bridges.k]\ncorrects = \"{corrects}\"\n{what}\nkind = \"evidence\"\nwhy = \"said\"\nsources = [\"office\"]\n"
        )
    };
    let estimate = format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}");
    insta::assert_snapshot!(
        "conditioned",
        table(&[
            ("value=450", &estimate, &step("b", "share = \"50%\"")),
            ("value=450", &estimate, &step("b", "share = \"40% to 60%\"")),
            ("value=450", &estimate, &step("b", "addend = \"50\"")),
            ("value=450", &estimate, &step("a", "over-coverage = \"10%\"")),
        ])
    );
}

#[test]
fn figures_of_which_one_lies_within_the_other() {
    insta::assert_snapshot!(
        "bounds",
        table(&[
            ("value=250;place=KH-18", "value=1,000;basis=survey", ""),
            ("value=250", "value=1,000;basis=survey;place=KH-18", ""),
            ("value=1,250;place=KH-18", "value=1,000;basis=survey", ""),
            ("value=1,040;place=KH-18", "value=1,000;basis=survey", ""),
            ("value=1,250", "value=1,000;basis=survey;place=KH-18", ""),
            ("value=250;place=KH-18", "value=1,000", ""),
            ("value=1,000", "value=250;place=KH-18", ""),
            ("value=250", "value=1,000;place=KH-18", ""),
            ("value=250;part-of=b", "value=1,000", ""),
            ("value=1,250", "value=1,000;part-of=a", ""),
            ("value=250;part-of=b;place=KH-18", "value=1,000", ""),
            ("value=250;place=KH-18;part-of=b", "value=1,000;concept=grave", ""),
            ("value=250;entrants=2022", "value=1,000;entrants=2022/2023;extends=a", ""),
            ("value=200 to 300;place=KH-18", "value=900 to 1,100", ""),
            ("value=at most 300;place=KH-18", "value=at least 900", ""),
            ("value=250;place=KH-18;concept=grave", "value=1,000;basis=survey;concept=damage", ""),
            ("value=250;place=KH-18", "value=1,000;basis=survey;concept=grave", ""),
            ("value=250;place=KH-18;status=presumed", "value=1,000;basis=survey", ""),
            ("value=250;place=KH-18;concept=balance", "value=1,000;basis=survey;concept=balance", ""),
            ("value=4%;place=KH-18;population=residents", "value=6%;basis=survey;population=residents", ""),
            (
                "value=250;place=KH-18",
                &format!("value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;{INDEPENDENT}"),
                WITHIN
            ),
            (
                "value=250",
                &format!(
                    "value=1,000 [800, 1,250] at 95% as lognormal;basis=survey;place=KH-18;{INDEPENDENT}"
                ),
                WITHIN
            ),
        ])
    );
}

#[test]
fn figures_that_are_open_or_not_comparable() {
    insta::assert_snapshot!(
        "open",
        table(&[
            ("value=250;status=presumed", "value=1,000;basis=survey", ""),
            ("value=1,250;status=presumed", "value=1,000;basis=survey", ""),
            ("value=250;place=", "value=1,000;basis=survey;concept=damage", ""),
            ("value=250;place=VN", "value=1,000;basis=survey", ""),
            ("value=1,250;place=VN", "value=1,000;basis=survey", ""),
            ("value=250;unit=case", "value=1,000;basis=survey", ""),
        ])
    );
}

#[test]
fn stocks_windows_and_detections_imply_coverages_and_stays() {
    insta::assert_snapshot!(
        "implied",
        table(&[
            ("value=300;detections=2023", "value=12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=at least 12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=at most 12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=100 to 12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=12,000;stock=2021-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=12,000;stock=2023-08-01;basis=survey;place=KH-18", ""),
            ("value=300;detections=2023;place=KH-18", "value=12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023;concept=damage", "value=12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023;place=VN", "value=12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=since 2023", "value=12,000;stock=2023-08-01;basis=survey", ""),
            ("value=300;detections=2023", "value=12,000;present=2023;basis=survey", ""),
            ("value=300;detections=2023", "value=12,000;basis=survey", ""),
            ("value=300;detections=2023;place=KH-18", "value=12,000;basis=survey", ""),
            ("value=300;detections=2023", "value=12,000;basis=survey;place=KH-18;status=may be", ""),
            ("value=600;stock=2023-06-30", "value=2,000;present=2023", ""),
            ("value=2,000;present=2023;basis=survey", "value=500 to 600;stock=2023-06-30;basis=survey", ""),
            ("value=600;stock=2023-06-30", "value=at least 2,000;present=2023", ""),
            ("value=600;stock=2023-06-30", "value=at most 500;present=2023", ""),
            ("value=600;stock=2023-06-30", "value=600;present=2023", ""),
            ("value=600;stock=2021-06-30", "value=2,000;present=2023", ""),
            ("value=600;stock=2023-06-30;concept=damage", "value=2,000;present=2023", ""),
            ("value=600;stock=2023-06-30", "value=2,000;present=2023;place=VN", ""),
            ("value=600;stock=2023-06-30;concept=balance", "value=2,000;present=2023;concept=balance", ""),
            (
                "value=2%;population=residents;detections=2023",
                "value=40%;population=residents;basis=survey",
                ""
            ),
        ])
    );
}
