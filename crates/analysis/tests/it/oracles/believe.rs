//! What both figures imply together, on numbers that can be checked by hand.

use darkfigure_analysis::believe::CoverageBasis;
use darkfigure_analysis::{Options, Refusal, compare};
use darkfigure_model::{Axis, Basis, Date, Period, Status, Time, TimeKind};

use crate::dispute::{dossier, exact, figure, measure_in};

/// 300 people detected in a year against 12,000 there on a day of it.
fn detected_and_there() -> (darkfigure_model::Measure, darkfigure_model::Measure) {
    let year = Period::of(Date::year(2023).unwrap());
    let day = Period::of(Date::day(2023, 8, 1).unwrap());
    let mut detected = measure_in("person");
    detected.time = Some(Time { kind: TimeKind::Detections, period: year });
    let mut there = measure_in("person");
    there.time = Some(Time { kind: TimeKind::Stock, period: day });
    there.status = Some(Status::MayBe);
    (detected, there)
}

#[test]
fn a_stock_within_the_window_bounds_the_coverage_of_those_present() {
    let (detected, there) = detected_and_there();
    let dispute = dossier(
        figure(exact(300), detected, Basis::Register),
        figure(exact(12_000), there, Basis::Undisclosed),
        Vec::new(),
    );
    let (_, comparison) = dispute.comparisons.iter().next().unwrap();
    let found = compare(&dispute, comparison, &Options::default()).unwrap();
    let implied = found.must_believe.implied_coverage.expect("people against people, with a day in the year");
    assert_eq!(implied.basis, CoverageBasis::PresentAtLeastStock);
    assert_eq!(implied.of, TimeKind::Present);
    assert_eq!((implied.coverage.low().value(), implied.coverage.high().value()), (Some(0.0), Some(0.025)));
    // Time is what the bound takes care of; status stays to be the same.
    assert_eq!(implied.if_same, [Axis::Status]);
    // With a stay of a year the same people are twice as many over the year: 365 / 365 of them enter.
    let curve = found.must_believe.curve.expect("a stock and detections around it");
    let year = curve.points.iter().find(|point| point.stay_days == 365.0).expect("a year is on the curve");
    assert_eq!(year.of_present.high().value(), Some(0.0125));
    assert_eq!(year.of_entrants.high().value(), Some(0.025));
}

#[test]
fn a_stock_outside_the_window_implies_nothing() {
    let (detected, mut there) = detected_and_there();
    there.time = Some(Time { kind: TimeKind::Stock, period: Period::of(Date::day(2021, 8, 1).unwrap()) });
    let dispute = dossier(
        figure(exact(300), detected, Basis::Register),
        figure(exact(12_000), there, Basis::Undisclosed),
        Vec::new(),
    );
    let (_, comparison) = dispute.comparisons.iter().next().unwrap();
    let found = compare(&dispute, comparison, &Options::default()).unwrap();
    assert_eq!(found.must_believe.implied_coverage, None);
    assert_eq!(found.must_believe.curve, Err(Refusal::NoCurve));
}

#[test]
fn a_count_over_an_estimate_of_the_same_kind_is_the_coverage_itself() {
    let dispute = dossier(
        figure(exact(300), measure_in("person"), Basis::Register),
        figure(exact(1_200), measure_in("person"), Basis::Survey),
        Vec::new(),
    );
    let (_, comparison) = dispute.comparisons.iter().next().unwrap();
    let found = compare(&dispute, comparison, &Options::default()).unwrap();
    let implied = found.must_believe.implied_coverage.expect("like for like");
    assert_eq!(implied.basis, CoverageBasis::CountOverEstimate);
    assert_eq!(implied.coverage.central(), Some(0.25));
    assert!(implied.if_same.is_empty());
    assert_eq!(found.must_believe.equal_factors[0].factor.high().value(), Some(2.0));
}
