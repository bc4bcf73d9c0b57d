//! A file of reference vectors: inputs with outputs that R, metafor, GTC, SALib and others computed, each with its peer and its source.

use std::{collections::BTreeMap, env, path::PathBuf};

use darkfigure_numeric::{bound::*, distribution::*, formula::*, interval::*, simulation::*, *};
use serde_json::Value;

/// The folder of reference tables.
pub(super) fn reference() -> PathBuf {
    env::var_os("DARKFIGURE_REFERENCE").expect("DARKFIGURE_REFERENCE names the folder").into()
}

type Found = BTreeMap<String, f64>;
type Outcome = Result<Option<Found>, ArgumentError>;

/// The one that takes a million draws.
const SIMULATED: &str = "jcgm101_9_3";

#[test]
fn every_vector_is_matched_at_its_tolerance() {
    all_match(|id| id != SIMULATED);
}

#[test]
fn the_simulated_vector_is_matched_at_its_tolerance() {
    all_match(|id| id == SIMULATED);
}

fn all_match(wanted: impl Fn(&str) -> bool) {
    let mut vectors: Vec<Value> =
        serde_json::from_str(include_str!("vectors.json")).expect("the vectors are JSON");
    vectors.retain(|vector| vector["id"].as_str().is_some_and(&wanted));
    assert!(!vectors.is_empty());
    let (mut matched, mut waiting, mut faults) = (0, Vec::new(), Vec::new());
    for vector in &vectors {
        let id = vector["id"].as_str().expect("an id");
        match compute(id, vector) {
            Err(error) => faults.push(format!("{id}: {error}")),
            Ok(None) => waiting.push(id),
            Ok(Some(found)) => match compare(vector, &found) {
                Ok(()) => matched += 1,
                Err(fault) => faults.push(format!("{id}: {fault}")),
            },
        }
    }
    eprintln!("{matched} of {} vectors matched, waiting: {waiting:?}", vectors.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(waiting.is_empty(), "no method for {waiting:?}");
}

/// Every expected number, lists and nested objects flattened to `name[0]` and `name.key`, must have been computed.
fn compare(vector: &Value, found: &Found) -> Result<(), String> {
    let tolerance = vector["rel_tol"].as_f64().expect("a tolerance");
    let mut expected = Found::new();
    flatten("", &vector["expected"], &mut expected);
    for (name, wanted) in &expected {
        let got = found.get(name).ok_or_else(|| format!("{name} was not computed"))?;
        // A relative tolerance is no tolerance at zero; one absolute unit of it is what rounding leaves there.
        let room = tolerance * if *wanted == 0.0 { 1.0 } else { wanted.abs() };
        if got.is_nan() || (got - wanted).abs() > room {
            return Err(format!("{name} is {got:?}, expected {wanted:?} within {tolerance:e}"));
        }
    }
    Ok(())
}

fn flatten(name: &str, value: &Value, into: &mut Found) {
    match value {
        Value::Number(number) => {
            into.insert(name.to_owned(), number.as_f64().expect("a double"));
        }
        Value::Bool(flag) => {
            into.insert(name.to_owned(), f64::from(u8::from(*flag)));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{name}[{at}]"), item, into);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                flatten(&name, item, into);
            }
        }
        Value::Null | Value::String(_) => panic!("{name} is no number"),
    }
}

fn named<const N: usize>(pairs: [(&str, f64); N]) -> Outcome {
    Ok(Some(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
}

fn ends(limits: Limits) -> Outcome {
    named([("lo", limits.lower()), ("hi", limits.upper())])
}

fn number(inputs: &Value, name: &str) -> f64 {
    inputs[name].as_f64().unwrap_or_else(|| panic!("no input {name}"))
}

fn whole(inputs: &Value, name: &str) -> u64 {
    inputs[name].as_u64().unwrap_or_else(|| panic!("no input {name}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|item| item.as_f64().expect("a number")).collect()
}

fn limits(value: &Value, level: f64) -> Result<Limits, ArgumentError> {
    let ends = numbers(value);
    Limits::new(ends[0], ends[1], level)
}

fn five_factors(inputs: &Value) -> Result<Vec<Factor>, ArgumentError> {
    let of = |name: &str| LogNormal::from_limits(limits(&inputs[name], 0.90)?);
    Ok(vec![
        Factor::times(of("a")?),
        Factor::times(of("b")?),
        Factor::times(of("c")?),
        Factor::over(of("d")?),
        Factor::over(of("e")?),
    ])
}

fn compute(id: &str, vector: &Value) -> Outcome {
    let inputs = &vector["inputs"];
    let method = vector["method"].as_str().expect("a method");
    let level = inputs["level"].as_f64().unwrap_or(0.95);
    match method {
        "exact Poisson 95% CI" => ends(garwood(whole(inputs, "count"), level)?),
        "binomial exact" => ends(clopper_pearson(whole(inputs, "x"), whole(inputs, "n"), level)?),
        "binomial score (no continuity correction)" => {
            ends(wilson(whole(inputs, "x"), whole(inputs, "n"), level)?)
        }
        "binomial Jeffreys, 0/1 at the ends" => {
            ends(jeffreys(whole(inputs, "x"), whole(inputs, "n"), level)?)
        }
        "ratio of two Poisson counts, conditional exact" => {
            let [first, second] = exposed(inputs);
            let found = conditional_count_ratio(first, second, level)?;
            named([
                ("est", found.ratio.expect("a finite ratio")),
                ("lo", found.lower),
                ("hi", found.upper.finite().expect("a finite end")),
            ])
        }
        "ratio of two Poisson counts, log-normal" => {
            let [first, second] = exposed(inputs);
            ends(lognormal_count_ratio(first, second, level)?)
        }
        "Fieller 95% (z=1.959964)" => {
            let set = fieller(
                NormalPair {
                    numerator: number(inputs, "a"),
                    numerator_variance: number(inputs, "va"),
                    denominator: number(inputs, "b"),
                    denominator_variance: number(inputs, "vb"),
                    covariance: number(inputs, "cov"),
                },
                level,
            )?;
            match set.limits() {
                Some(limits) => named([("g", set.g()), ("lo", limits.lower()), ("hi", limits.upper())]),
                None => named([("g", set.g()), ("unbounded", 1.0)]),
            }
        }
        "E-value" => named([("E", e_value(number(inputs, "RR"))?)]),
        "E-value for the limit nearer 1" => {
            let limits = Limits::new(number(inputs, "lo"), number(inputs, "hi"), level)?;
            named([("E_ci", e_value_of_limits(limits)?)])
        }
        "worst-case bounds" => {
            let bounds =
                manski(number(inputs, "p_obs"), number(inputs, "observed_fraction"), Bounds::new(0.0, 1.0)?)?;
            named([("lo", bounds.lower()), ("hi", bounds.upper())])
        }
        "dual system: Lincoln-Petersen, Seber variance" => {
            let found =
                lincoln_petersen(whole(inputs, "census"), whole(inputs, "pes"), whole(inputs, "match"))?;
            named([("N", found.estimate), ("se", found.standard_error)])
        }
        "tax gap / (gap + received)" => {
            let share = gap_share(number(inputs, "gap"), number(inputs, "received"))?;
            // The published figure is the share to one decimal place.
            named([("pct", 100.0 * share), ("published", (1000.0 * share).round() / 10.0)])
        }
        "count / lognormal estimate 50k..200k (90%)" => coverage(inputs, level),
        "WHO lohi(): beta by moments, global TB incidence 2023 per 100k" => ends(
            Distribution::beta_by_moments(number(inputs, "mean"), number(inputs, "sd"), 1e5)?.limits(0.95)?,
        ),
        _ => compute_by_id(id, vector),
    }
}

fn exposed(inputs: &Value) -> [ExposedCount; 2] {
    let exposures = if inputs["t"].is_null() { vec![1.0, 1.0] } else { numbers(&inputs["t"]) };
    [0, 1]
        .map(|at| ExposedCount { count: inputs["x"][at].as_u64().expect("a count"), exposure: exposures[at] })
}

fn coverage(inputs: &Value, level: f64) -> Outcome {
    let estimate =
        LogNormal::from_limits(Limits::new(number(inputs, "est_lo"), number(inputs, "est_hi"), level)?)?;
    let count = LogNormal::exactly(number(inputs, "count"))?;
    let coverage = product(&[Factor::times(count), Factor::over(estimate)], &[])?;
    let (ninety, ninety_five) = (coverage.limits(0.90)?, coverage.limits(0.95)?);
    named([
        ("median", coverage.median()),
        ("mean", coverage.mean()),
        ("lo90", ninety.lower()),
        ("hi90", ninety.upper()),
        ("lo95", ninety_five.lower()),
        ("hi95", ninety_five.upper()),
        ("ratio_inverse", 1.0 / coverage.median()),
        ("log10", -coverage.mu() / std::f64::consts::LN_10),
    ])
}

fn compute_by_id(id: &str, vector: &Value) -> Outcome {
    let inputs = &vector["inputs"];
    match id {
        "lognormal_product5" => {
            let found = product(&five_factors(inputs)?, &[])?;
            named([
                ("mu", found.mu()),
                ("sigma", found.sigma()),
                ("mean", found.mean()),
                ("sd", found.sd()),
                ("q05", found.quantile(0.05)?),
                ("q50", found.quantile(0.5)?),
                ("q95", found.quantile(0.95)?),
                ("q025", found.quantile(0.025)?),
                ("q975", found.quantile(0.975)?),
            ])
        }
        "sobol_lognormal_product5" => {
            // "Of the above": the five intervals of the product.
            let above = serde_json::json!({
                "a": [5, 10], "b": [0.2, 0.5], "c": [100, 1000], "d": [2, 3], "e": [0.5, 0.9]
            });
            let mut found = Found::new();
            for (at, share) in variance_shares(&five_factors(&above)?)?.iter().enumerate() {
                found.insert(format!("S1[{at}]"), share.first_order);
                found.insert(format!("ST[{at}]"), share.total);
                found.insert(format!("log_variance_share[{at}]"), share.log_share);
            }
            Ok(Some(found))
        }
        "lmdi_shapley" => {
            let split = LogSplit::with_residual(259.0, 100_000.0, &numbers(&inputs["factors"]))?;
            let first = split.order_ranges()[0];
            let mut found = Found::from([
                ("residual".to_owned(), split.factors()[3]),
                ("order_range_first[0]".to_owned(), first.lowest),
                ("order_range_first[1]".to_owned(), first.highest),
            ]);
            let shares = split.log_shares(0.1).expect("all factors enlarge");
            for (name, values) in
                [("log_share", shares), ("LMDI", split.lmdi()), ("Shapley", split.shapley())]
            {
                for (at, value) in values.iter().enumerate() {
                    found.insert(format!("{name}[{at}]"), *value);
                }
            }
            Ok(Some(found))
        }
        "jcgm101_9_2_3" => {
            let root3 = 3.0_f64.sqrt();
            let sum = RectangularSum::new(&[Bounds::new(-root3, root3)?; 4])?;
            let limits = sum.limits(0.95)?;
            named([("mean", sum.mean()), ("sd", sum.sd()), ("lo", limits.lower()), ("hi", limits.upper())])
        }
        "jcgm101_9_3" => mass_calibration(),
        "gum_h2" => impedance(inputs),
        "bcg_fe" | "bcg_DL" | "bcg_REML" | "bcg_REML_HK" => pooled(id),
        "trap_pool_259_with_100k" => trap(inputs),
        "opinion_pools" => opinions(),
        _ => Ok(None),
    }
}

/// JCGM 101, 9.3: a weight against a reference weight in air.
fn mass_calibration() -> Outcome {
    let reference = Distribution::normal(100_000.0, 0.050)?;
    let added = Distribution::normal(1.234, 0.020)?;
    let air = Distribution::uniform(1.10, 1.30)?;
    let weight = Distribution::uniform(7_000.0, 9_000.0)?;
    let standard = Distribution::uniform(7_950.0, 8_050.0)?;
    let found = draws(Key::from_bytes(b"JCGM 101 9.3"), 1, 1_000_000, |random| {
        let mass = reference.draw(random) + added.draw(random);
        let air = air.draw(random) - 1.2;
        mass * (1.0 + air * (1.0 / weight.draw(random) - 1.0 / standard.draw(random))) - 100_000.0
    })?;
    let mean = found.iter().sum::<f64>() / found.len() as f64;
    let sd = (found.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / found.len() as f64).sqrt();
    let shortest = shortest_limits(&found, 0.95)?;
    named([("mean", mean), ("sd", sd), ("short_lo", shortest.lower()), ("short_hi", shortest.upper())])
}

/// JCGM 100, H.2: resistance, reactance and impedance from five joint observations.
fn impedance(inputs: &Value) -> Outcome {
    let milliamperes = numbers(&inputs["I_mA"]);
    let amperes: Vec<f64> = milliamperes.iter().map(|i| i / 1000.0).collect();
    let (volts, phases) = (numbers(&inputs["V"]), numbers(&inputs["phi"]));
    let observed = JointEstimate::from_observations(&[&volts, &amperes, &phases])?;
    let found = propagate(&observed, |x| {
        let impedance = x[0] / x[1];
        vec![impedance * x[2].cos(), impedance * x[2].sin(), impedance]
    })?;
    let u = |at| found.standard_uncertainty(at).expect("three outputs");
    let r = |one, other| found.correlation(one, other).expect("none is exact");
    named([
        ("R", found.values()[0]),
        ("X", found.values()[1]),
        ("Z", found.values()[2]),
        ("uR", u(0)),
        ("uX", u(1)),
        ("uZ", u(2)),
        ("rRX", r(0, 1)),
        ("rRZ", r(0, 2)),
        ("rXZ", r(1, 2)),
    ])
}

/// The thirteen trials of Colditz and others 1994, as log risk ratios with their variances.
fn trials() -> Vec<Study> {
    include_str!("bcg_log_rr.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<f64> =
                line.split(',').map(|cell| cell.trim().parse().expect("a number")).collect();
            Study { value: cells[1], variance: cells[2] }
        })
        .collect()
}

fn pooled(id: &str) -> Outcome {
    let studies = trials();
    let (between, width) = match id {
        "bcg_fe" => (Between::Fixed, Width::Normal),
        "bcg_DL" => (Between::DerSimonianLaird, Width::Normal),
        "bcg_REML" => (Between::Reml, Width::Normal),
        _ => (Between::Reml, Width::HartungKnapp),
    };
    let found = pool(&studies, between, width, 0.95)?;
    named([
        ("b", found.value),
        ("se", found.standard_error),
        ("lo", found.limits.lower()),
        ("hi", found.limits.upper()),
        ("pi_lo", found.prediction.lower()),
        ("pi_hi", found.prediction.upper()),
        ("tau2", found.tau_squared),
        ("Q", found.q),
        ("I2", 100.0 * found.i_squared),
    ])
}

/// The arithmetic of the trap is reproduced; that it must not be *done* is for comparability to say.
fn trap(inputs: &Value) -> Outcome {
    let (values, sds) = (numbers(&inputs["y"]), numbers(&inputs["log_sd"]));
    let studies: Vec<Study> =
        values.iter().zip(&sds).map(|(y, sd)| Study { value: y.ln(), variance: sd * sd }).collect();
    let fixed = pool(&studies, Between::Fixed, Width::Normal, 0.95)?;
    let random = pool(&studies, Between::DerSimonianLaird, Width::Normal, 0.95)?;
    named([
        ("FE", fixed.value.exp()),
        ("DL", random.value.exp()),
        ("DL_lo", random.limits.lower().exp()),
        ("DL_hi", random.limits.upper().exp()),
        ("I2", 100.0 * random.i_squared),
        ("Q", random.q),
    ])
}

fn opinions() -> Outcome {
    let linear =
        LinearPool::new(&[(1.0, Distribution::normal(0.0, 1.0)?), (1.0, Distribution::normal(2.0, 0.5)?)])?;
    let log = logarithmic_pool(&[
        (1.0, Study { value: 0.0, variance: 1.0 }),
        (1.0, Study { value: 2.0, variance: 0.25 }),
    ])?;
    let mut found = Found::from([
        ("linear_mean".to_owned(), linear.mean()),
        ("linear_var".to_owned(), linear.variance()),
        ("log_mean".to_owned(), log.value),
        ("log_var".to_owned(), log.variance),
    ]);
    for p in ["0.025", "0.05", "0.5", "0.95", "0.975"] {
        found.insert(format!("linear_q.{p}"), linear.quantile(p.parse().expect("a probability"))?);
    }
    Ok(Some(found))
}
