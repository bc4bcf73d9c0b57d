//! What the one side's figure would mean if the other's were right, against what was measured elsewhere.

use darkfigure_analysis::believe::Whereabouts;

use super::like::supposed;
use super::line::{Licence, ScreenLine, ScreenTopic};
use crate::compose::pair::Pair;
use crate::compose::{amount, period, sentence};
use crate::document::Prose;
use crate::number::{Amount, Ends};

/// "If around 100,000 people are right, at most about 1 in 40 were recorded (…); elsewhere it was about 1 in 4 (UK, 2013)."
pub(super) fn implied(pair: &Pair<'_>) -> Option<ScreenLine> {
    let implied = pair.found.must_believe.implied_coverage.as_ref()?;
    implied.coverage.high().value()?;
    let [_, upper] = pair.sides();
    let named = pair.desk.cite(pair.short(upper), std::slice::from_ref(&pair.figure(upper).source));
    let mut text = Prose::from("If ").and(named).say(" is right");
    if !implied.if_same.is_empty() {
        text = text.say(format!(" and {}", supposed(&implied.if_same)));
    }
    let base = pair.base(implied.of);
    let share = amount::unqualified(sentence::implied_amount(&implied.coverage, implied.basis, base));
    text = said(text.say(", "), share).say(" were recorded");
    let readings: Vec<_> = pair.found.must_believe.benchmarks.iter().flatten().collect();
    for (at, reading) in readings.iter().enumerate() {
        let Some(benchmark) = pair.desk.dossier.benchmarks.get(&reading.benchmark) else { continue };
        let last = at + 1 == readings.len();
        text = text.say(if at == 0 && reading.whereabouts == Whereabouts::Elsewhere {
            "; elsewhere "
        } else if at == 0 {
            "; measured on other figures "
        } else if last {
            " and "
        } else {
            ", "
        });
        // A share of something else says of what.
        let base = if reading.of == implied.of { String::new() } else { period::base(reading.of, None) };
        let share = amount::unqualified(amount::share(&reading.coverage, base.clone()));
        text = match share.in_words() {
            Some(words) if base.is_empty() => text.say(words),
            Some(words) => text.say(format!("{words} of {base}")),
            None => text.number(amount::unqualified(amount::share(
                &reading.coverage,
                period::base(reading.of, None),
            ))),
        };
        text = pair.desk.cite(text.say(format!(" ({})", benchmark.label)), &benchmark.sources);
    }
    Some(ScreenLine::new(Licence::ImpliedCoverage, ScreenTopic::Would, text.say(".")))
}

/// A share in words with the percentage beside it; a range without its best number.
fn said(text: Prose, share: Amount) -> Prose {
    let range = match share.range {
        Ends::Between { low, high, .. } => Ends::Between { low, point: None, high },
        point @ Ends::Point(_) => point,
    };
    let share = Amount { range, ..share };
    match share.in_words() {
        Some(words) => text.say(format!("{words} (")).number(share).say(")"),
        None => text.number(share),
    }
}

/// What the comparison with elsewhere does not show.
pub(super) fn not_shown(pair: &Pair<'_>) -> Option<ScreenLine> {
    // "That" is what the sentence about the implied share says.
    implied(pair)?;
    let readings: Vec<_> = pair.found.must_believe.benchmarks.iter().flatten().collect();
    let lowest = readings.iter().filter_map(|reading| reading.implied.low().value()).reduce(f64::min);
    let highest = readings.iter().filter_map(|reading| reading.implied.high().value()).reduce(f64::max);
    let first = readings.first()?;
    let [lower, upper] = pair.sides();
    let mut text = Prose::from("That need not hold here");
    let is_of_one_kind = readings.iter().all(|reading| reading.of == first.of);
    if let (Some(low), Some(high), true) = (lowest, highest, is_of_one_kind) {
        let role = pair.role(lower);
        let named = pair.desk.cite(pair.short(lower), std::slice::from_ref(&pair.figure(lower).source));
        text = text
            .say("; if it did, ")
            .and(named)
            .say(" would mean ")
            .number(Amount::between(low, high, role).significant(2))
            .say(format!(", {}", period::base(first.of, pair.window())));
        if readings.iter().all(|reading| !reading.is_comparable_with_estimate) {
            text = text.say(": no rival of ").and(pair.short(upper)).say(", which counts otherwise");
        }
    }
    Some(ScreenLine::new(Licence::Benchmark, ScreenTopic::Would, text.say(".")))
}
