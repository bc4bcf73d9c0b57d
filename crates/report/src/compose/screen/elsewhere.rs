//! What the one side's figure would mean if the other's were right, against what was measured elsewhere.

use darkfigure_analysis::believe::{CoverageBasis, Whereabouts};
use darkfigure_analysis::{Dependence, Effect, Side, StepTaken, Tie};
use darkfigure_model::{Bridge, BridgeKind, Form, Operation, QuantityKind, TimeKind};

use super::like::supposed;
use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::compose::{amount, period, sentence};
use crate::document::Prose;
use crate::number::{Amount, Bound, Ends};

/// "If around 100,000 people are right, at most about 1 in 40 were recorded (…); elsewhere it was about 1 in 4 (UK, 2013)."
pub(super) fn implied(pair: &Pair<'_>) -> Option<ScreenLine> {
    let implied = pair.found.must_believe.implied_coverage.as_ref()?;
    // A count in whose place there is another says nothing of what was recorded, nor does an estimate that was taken back say how many there are.
    if super::around::is_replaced(pair) {
        return None;
    }
    if is_times_constant(pair) {
        // The share was put in when the one was made of the other.
        let why = sentence::capital(sentence::tie_words(pair)?);
        let text = format!("{why}: how much was missed does not follow from them.");
        return Some(ScreenLine::new(Licence::ImpliedCoverage, ScreenTopic::Would, text.into()));
    }
    // Where rounding a share or a rate may be all that lies between the two, no share of the one in the other is earned.
    let is_any = |of: &dyn Fn(Side) -> bool| pair.sides().into_iter().any(of);
    let is_of_base = is_any(&|side| pair.figure(side).kind().needs_base());
    let is_rate =
        is_any(&|side| matches!(pair.figure(side).kind(), QuantityKind::Rate(rate) if rate.time().is_some()));
    let is_about = is_any(&|side| matches!(pair.figure(side).value.form, Form::About(_)));
    let rounded = sentence::Rounded::of(pair);
    let is_agreed = rounded == Some(sentence::Rounded::Agree);
    if (is_of_base || is_rate) && (is_agreed || (is_about || is_rate) && rounded.is_some()) {
        return None;
    }
    let readings: Vec<_> = pair.found.must_believe.benchmarks.iter().flatten().collect();
    // A bound says the share already.
    let is_said = readings.is_empty()
        && implied.basis == CoverageBasis::CountOverEstimate
        && sentence::says_share(pair);
    if is_said || !amount::says_something(&implied.coverage) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let named = pair.desk.cite(pair.short(upper), std::slice::from_ref(&pair.figure(upper).source));
    let is = if pair.is_named_by_number(upper) { "is" } else { sentence::are(pair, upper) };
    let mut text = Prose::from("If ").and(named).say(format!(" {is} right"));
    let mut supposed_too: Vec<String> = assumed(pair, implied.basis).into_iter().collect();
    if !implied.if_same.is_empty() {
        supposed_too.push(supposed(&implied.if_same));
    }
    let base = pair.base(implied.of);
    let share = sentence::implied_amount(&implied.coverage, implied.basis, base);
    // More than all of them were recorded only if some were twice: that none were is what cuts the share.
    if share.high().value().is_some_and(|high| high > 1.0) {
        // What a step takes out for being counted twice is out.
        let else_ = if takes_out_doubles(pair) { " else" } else { "" };
        supposed_too.push(format!("nothing{else_} was counted twice"));
    }
    // A report may come late: of those recorded in a year some were new in the year before.
    let is_recorded = pair.measure(lower).time.is_some_and(|time| time.kind == TimeKind::Detections)
        || pair.figure(lower).measure.time.is_some_and(|time| time.kind == TimeKind::Detections);
    if is_recorded && implied.of == TimeKind::Entrants && implied.basis == CoverageBasis::CountOverEstimate {
        supposed_too.push("all that was recorded was new then".to_owned());
    }
    if !supposed_too.is_empty() {
        text = text.say(format!(" and {}", supposed_too.join(" and ")));
    }
    let share = attainable(amount::beside(share, sentence::level_said(pair).as_ref()))?;
    // A step that reaches beyond the count's own scope says nothing of who else was recorded there.
    let reaches_beyond = pair.found.steps.on(lower).any(|step| step.extrapolates && step.axis.is_some());
    let seen = if reaches_beyond { " are in this count" } else { " were recorded" };
    let is_all = share.low().value().is_some_and(|low| low >= 1.0);
    text = sentence::in_words(text.say(", "), share).say(seen);
    // A share of what was only said to be about so many, and all of it, hold at the face alone.
    let is_about = |side: Side| matches!(pair.figure(side).value.form, Form::About(_));
    if (is_about(lower) || is_all && is_about(upper))
        && let Some(words) = sentence::tier_words(pair)
    {
        text = text.say(", ").and(words);
    }
    for (at, reading) in readings.iter().enumerate() {
        let Some(benchmark) = pair.desk.dossier.benchmarks.get(&reading.benchmark) else { continue };
        let last = at + 1 == readings.len();
        text = text.say(if at == 0 && reading.whereabouts == Whereabouts::Elsewhere {
            "; elsewhere"
        } else if at == 0 {
            "; measured on other figures"
        } else if last {
            " and"
        } else {
            ","
        });
        text = text.say(if at == 0 { caveats(pair, &readings) } else { String::new() }).say(" ");
        // A share of something else says of what.
        let base = if reading.of == implied.of { String::new() } else { pair.base_elsewhere(reading.of) };
        let share = amount::unqualified(amount::share(&reading.coverage, base.clone()));
        text = match share.in_words() {
            Some(words) if base.is_empty() => text.say(words),
            Some(words) => text.say(format!("{words} of {base}")),
            None => text.number(amount::unqualified(amount::share(
                &reading.coverage,
                pair.base_elsewhere(reading.of),
            ))),
        };
        text = pair.desk.cite(text.say(format!(" ({})", benchmark.label)), &benchmark.sources);
    }
    Some(ScreenLine::new(Licence::ImpliedCoverage, ScreenTopic::Would, text.say(".")))
}

/// Whether one of the two is the other times a constant, or both are one figure times a constant.
fn is_times_constant(pair: &Pair<'_>) -> bool {
    pair.found.comparability.dependence() == Dependence::Tied(Tie::TimesConstant)
}

/// Whether a step takes out of the count what is in it twice or wrongly.
pub(super) fn takes_out_doubles(pair: &Pair<'_>) -> bool {
    let steps = pair.found.steps.on(pair.orientation().lower);
    let mut bridges = steps.filter_map(|step| pair.desk.dossier.bridges.get(&step.bridge));
    bridges.any(|bridge| matches!(bridge.operation, Operation::OverCoverage(_)))
}

/// That what was assumed between the two holds, where a step changed a number by it.
fn assumed(pair: &Pair<'_>, basis: CoverageBasis) -> Option<String> {
    // A share that somebody supposed was recorded is another answer to what is asked here, and no ground of this one.
    let is_rival = |step: &StepTaken| {
        let bridge = pair.desk.dossier.bridges.get(&step.bridge);
        let is_coverage = |bridge: &Bridge| matches!(bridge.operation, Operation::Coverage(_));
        basis == CoverageBasis::CountOverEstimate && step.extrapolates && bridge.is_some_and(is_coverage)
    };
    let is_assumed = |step: &&StepTaken| {
        step.kind == BridgeKind::Assumption && step.effect != Effect::Identity && !is_rival(step)
    };
    match pair.found.steps.taken.iter().filter(is_assumed).count() {
        0 => None,
        1 => Some("the assumption holds".to_owned()),
        _ => Some("the assumptions hold".to_owned()),
    }
}

/// A share of a whole that holds what was recorded: no more than all of it was. None where that leaves nothing to say.
fn attainable(mut share: Amount) -> Option<Amount> {
    if share.high().value().is_some_and(|high| high <= 1.0) {
        return Some(share);
    }
    let low = share.low();
    low.value().filter(|low| (0.0..=1.0).contains(low) && *low > 0.0)?;
    share.range = Ends::Between { low, point: None, high: Bound::Unknown };
    Some(share)
}

/// What the comparison with elsewhere does not show.
pub(super) fn not_shown(pair: &Pair<'_>) -> Option<ScreenLine> {
    // "That" is what the sentence about the implied share says.
    implied(pair).filter(|_| !is_times_constant(pair))?;
    let readings: Vec<_> = pair.found.must_believe.benchmarks.iter().flatten().collect();
    let lowest = readings.iter().filter_map(|reading| reading.implied.low().value()).reduce(f64::min);
    let highest = readings.iter().filter_map(|reading| reading.implied.high().value()).reduce(f64::max);
    let first = readings.first()?;
    let [lower, upper] = pair.sides();
    let mut text = Prose::new();
    let is_of_one_kind = readings.iter().all(|reading| reading.of == first.of);
    if let (Some(low), Some(high), true) = (lowest, highest, is_of_one_kind) {
        let role = pair.role(lower);
        let named = pair.short(lower);
        text = text
            .say("If true here, ")
            .and(named)
            .say(" would mean ")
            .number(Amount::between(low, high, role).significant(2))
            .say(format!(" {}", period::within(first.of, pair.window())));
        if readings.iter().all(|reading| !reading.is_comparable_with_estimate) {
            text = text.say(": not the same as ").and(pair.short(upper));
            text = match pair.measure(upper).time.map(|time| time.kind) {
                Some(TimeKind::Stock) => text.say(" at one time"),
                Some(kind) => text.say(format!(", which counts {}", period::counts(kind))),
                None => text.say(", which does not say when it counts"),
            };
        }
    }
    let text = if text.is_empty() { Prose::from("That need not hold here") } else { text };
    Some(ScreenLine::new(Licence::Benchmark, ScreenTopic::Would, text.say(".")).leaning(true))
}

/// The longest caveat that stands on the screen.
const LONGEST_CAVEAT: usize = 60;

/// How far the dossier says that the coverages carry: what stands behind the last semicolon of their reasons, each once.
fn caveats(pair: &Pair<'_>, readings: &[&darkfigure_analysis::believe::BenchmarkReading]) -> String {
    let mut found: Vec<&str> = Vec::new();
    for reading in readings {
        let Some(benchmark) = pair.desk.dossier.benchmarks.get(&reading.benchmark) else { continue };
        let Some((_, caveat)) = benchmark.why.trim().trim_end_matches('.').rsplit_once("; ") else {
            continue;
        };
        if !found.contains(&caveat) && caveat.chars().count() <= LONGEST_CAVEAT {
            found.push(caveat);
        }
    }
    if found.is_empty() { String::new() } else { format!(" ({})", found.join("; ")) }
}
