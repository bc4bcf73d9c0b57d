//! Time bridges between a stock and flows, in a steady state and under growth.
//!
//! Stays and windows share one unit of time, such as days. A stay is the mean over all who enter; the stays of those who were
//! detected are not. Nothing here has a default: where no stay is stated, only [`most_coverage_of_present`] and the curve of
//! [`stay_coverage_curve`] are honest.

use libm::{exp, log};

use crate::argument::{self, ArgumentError};

/// Who enter during a window, in a steady state: `S·T/D`.
///
/// # Errors
/// A negative stock or window, or a stay that is not positive.
pub fn entrants(stock: f64, window: f64, stay: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("stock", stock)?;
    argument::non_negative("window", window)?;
    Ok(stock * window / argument::positive("stay", stay)?)
}

/// Who are there at any time during a window, in a steady state: `S·(1 + T/D)`, those there at its start and all entrants.
///
/// # Errors
/// As for [`entrants`].
pub fn present(stock: f64, window: f64, stay: f64) -> Result<f64, ArgumentError> {
    Ok(stock + entrants(stock, window, stay)?)
}

/// The stock behind so many entrants in a window, in a steady state: `E·D/T`.
///
/// # Errors
/// Negative entrants or stay, or a window that is not positive.
pub fn stock_of_entrants(entrants: f64, window: f64, stay: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("entrants", entrants)?;
    argument::non_negative("stay", stay)?;
    Ok(entrants * stay / argument::positive("window", window)?)
}

/// The stock behind so many present in a window, in a steady state: `P/(1 + T/D)`.
///
/// # Errors
/// Negative numbers, or a stay that is not positive.
pub fn stock_of_present(present: f64, window: f64, stay: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("present", present)?;
    argument::non_negative("window", window)?;
    Ok(present / (1.0 + window / argument::positive("stay", stay)?))
}

/// The stock when entrants per unit of time grow at a constant rate: `λD/(1 + rD)`.
///
/// `entrant_rate` is λ at the moment of the stock, `growth` the relative rate r per unit of time; at r = 0 it is λD.
///
/// # Assumptions
/// Stays are exponential with mean D and have been so for long.
///
/// # Errors
/// A negative rate, a stay that is not positive, or a decline so fast that no stock balances it (`rD <= −1`).
pub fn growing_stock(entrant_rate: f64, stay: f64, growth: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("entrant_rate", entrant_rate)?;
    argument::positive("stay", stay)?;
    argument::finite("growth", growth)?;
    Ok(entrant_rate * stay / argument::positive("1 + growth · stay", 1.0 + growth * stay)?)
}

/// The most that detections in a window can cover of those present in it, whatever the stay: `c/S`, since present ≥ stock.
///
/// # Assumptions
/// Every detection is one person who was present; the stock is that of some day in the window.
///
/// # Errors
/// Negative detections, or a stock that is not positive.
pub fn most_coverage_of_present(detections: f64, stock: f64) -> Result<f64, ArgumentError> {
    argument::non_negative("detections", detections)?;
    Ok(detections / argument::positive("stock", stock)?)
}

/// One point of the curve on which a count of detections and an estimate of a stock both hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StayCoverage {
    /// The mean stay, in the window's unit.
    pub stay: f64,
    /// The coverage of those present in the window: `c/(S(1 + T/D))`.
    pub of_present: f64,
    /// The coverage of those who entered in the window: `cD/(ST)`. It exceeds 1 where the stay would need more detections
    /// than there were entrants.
    pub of_entrants: f64,
}

/// The coverage at one mean stay.
///
/// # Errors
/// Negative detections, or a stock, window or stay that is not positive.
pub fn coverage_at_stay(
    detections: f64,
    stock: f64,
    window: f64,
    stay: f64,
) -> Result<StayCoverage, ArgumentError> {
    argument::non_negative("detections", detections)?;
    argument::positive("stock", stock)?;
    argument::positive("window", window)?;
    Ok(StayCoverage {
        stay,
        of_present: detections / present(stock, window, stay)?,
        of_entrants: detections / entrants(stock, window, stay)?,
    })
}

/// The curve between two stays, at `points` geometrically spaced stays, both ends included.
///
/// # Errors
/// As for [`coverage_at_stay`]; ends out of order; fewer than 2 points or more than 10,000.
pub fn stay_coverage_curve(
    detections: f64,
    stock: f64,
    window: f64,
    (shortest, longest): (f64, f64),
    points: usize,
) -> Result<Vec<StayCoverage>, ArgumentError> {
    argument::positive("shortest", shortest)?;
    argument::positive("longest", longest)?;
    argument::ordered(shortest, longest)?;
    argument::count("points", points, 2, 10_000)?;
    let last = points - 1;
    (0..points)
        .map(|at| {
            let part = at as f64 / last as f64;
            let stay = match at {
                0 => shortest,
                at if at == last => longest,
                _ => exp(log(shortest) + part * (log(longest) - log(shortest))),
            };
            coverage_at_stay(detections, stock, window, stay)
        })
        .collect()
}

/// The mean stay at which a coverage of those present makes both figures hold; `None` where no stay does, because even the
/// shortest leaves too few present, or because nothing was detected.
///
/// # Formula
/// ```text
/// D = T / (c/(pS) − 1)
/// ```
///
/// # Errors
/// As for [`coverage_at_stay`]; a coverage that is no positive probability.
pub fn stay_at_coverage(
    detections: f64,
    stock: f64,
    window: f64,
    coverage: f64,
) -> Result<Option<f64>, ArgumentError> {
    argument::non_negative("detections", detections)?;
    argument::positive("stock", stock)?;
    argument::positive("window", window)?;
    argument::positive("coverage", argument::probability("coverage", coverage)?)?;
    let turnover = detections / (coverage * stock) - 1.0;
    Ok((turnover > 0.0).then(|| window / turnover))
}
