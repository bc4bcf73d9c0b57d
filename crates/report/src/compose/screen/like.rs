//! The best number like for like that there is, and on whose word it rests.

use darkfigure_analysis::{Effect, Flag, GapReading, Side, Tie, Verdict};
use darkfigure_model::{Axis, BridgeKind, QuantityKind};

use super::counted;
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::named;
use super::unlike;
use crate::compose::pair::Pair;
use crate::compose::sentence;
use crate::compose::words::axis;
use crate::compose::{amount, period};
use crate::document::Prose;

/// How many sources a step names on the first screen.
const MOST_SOURCES: usize = 2;
/// The longest reason that is quoted whole.
const LONGEST_REASON: usize = 110;

pub(super) fn line(pair: &Pair<'_>) -> Option<ScreenLine> {
    if let Some(text) = sentence::repeats(pair) {
        return Some(ScreenLine::new(Licence::Comparability, ScreenTopic::Number, text));
    }
    if let Some(text) = sentence::conflict(pair) {
        return Some(ScreenLine::new(Licence::Gap, ScreenTopic::Number, text));
    }
    match pair.reading() {
        GapReading::Refused { .. } => becomes(pair).or_else(|| no_step(pair)),
        GapReading::Conditional(_) if unlike::is_set_apart(pair) || are_of_named_bases(pair) => None,
        GapReading::Conditional(gap) => {
            // Containments bound the number under an "if" as they bound it without.
            let is_bounded = pair.found.comparability.inner_side().is_some();
            let is_named_apart = !is_bounded && !named::axes(pair).is_empty();
            let text = match sentence::part(pair).filter(|_| !is_named_apart) {
                // What excludes one another does so however sure each is.
                Some(part) if sentence::excludes_outright(pair) => sentence::begun(part),
                Some(part) if is_called_part(pair) => {
                    Prose::from(format!("If {}, ", supposed_of_a_part(&unknown(pair)))).and(part)
                }
                Some(part) => Prose::from(format!("If {}, ", supposed_of(pair))).and(part),
                None if is_bounded => {
                    let if_same = supposed_of(pair);
                    match sentence::bound_clause(pair, gap, Some(if_same.clone())) {
                        Some(text) => text.say("."),
                        None => Prose::from(format!("If {if_same}, ")).and(sentence::all_or_none(pair)?),
                    }
                }
                None if is_named_apart => {
                    Prose::from(as_numbers(pair)).and(sentence::gap_clause(pair)?).say(".")
                }
                None => Prose::from(format!("If {}, ", supposed_of(pair)))
                    .and(sentence::gap_clause(pair)?)
                    .say("."),
            };
            Some(ScreenLine::new(Licence::Gap, ScreenTopic::Number, text))
        }
        GapReading::Bound(_) | GapReading::Full(_) => {
            let text = sentence::part(pair)
                .map(sentence::begun)
                .or_else(|| sentence::bound(pair))
                .or_else(|| sentence::all_or_none(pair).map(sentence::begun))
                .or_else(|| sentence::gap(pair));
            match text {
                Some(text) => Some(ScreenLine::new(Licence::Gap, ScreenTopic::Number, text)),
                None => is_bound_of_nothing(pair)
                    .then(|| ScreenLine::new(Licence::Comparability, ScreenTopic::Number, NO_GAP.into())),
            }
        }
    }
}

/// What is supposed of a pair. Two shares of bases that nobody relates are alike only where they are shares of one base.
fn supposed_of(pair: &Pair<'_>) -> String {
    let axes = unknown(pair);
    let words = supposed(&axes);
    let kinds = pair.sides().map(|side| pair.figure(side).kind());
    let of_one_base = match kinds {
        [QuantityKind::Share, QuantityKind::Share] => "as shares of one base",
        [QuantityKind::Rate(_), QuantityKind::Rate(_)] => "as rates of one base",
        _ => return words,
    };
    if axes.contains(&Axis::Population) {
        return words.replace(SAME_THING, &format!("{SAME_THING} {of_one_base}"));
    }
    words
}

/// Whether the two are shares of bases that have each a name: there is no multiple of the one in the other.
fn are_of_named_bases(pair: &Pair<'_>) -> bool {
    named::axes(pair).contains(&Axis::Population)
        && pair.sides().into_iter().all(|side| pair.figure(side).kind() == QuantityKind::Share)
}

/// What leads two numbers of places or groups that have each a name: nobody supposes that they are one.
fn as_numbers(pair: &Pair<'_>) -> String {
    let named = named::axes(pair);
    let others: Vec<Axis> = unknown(pair).into_iter().filter(|axis| !named.contains(axis)).collect();
    match supposed(&others) {
        words if words.is_empty() => "As numbers, ".to_owned(),
        words => format!("If {words}, then as numbers "),
    }
}

/// The words of [`axis::supposed`] for what two count.
const SAME_THING: &str = "count the same thing";

/// What two numbers say of which one is about a part of the other, and neither end bounds anything.
const NO_GAP: &str =
    "One of the two covers only a part of what the other covers, and as they were said no gap follows.";

/// What is supposed of one that the dossier calls a part of the other: not that both count the same thing.
fn supposed_of_a_part(unknown: &[Axis]) -> String {
    let axes: Vec<Axis> = unknown.iter().copied().filter(|axis| *axis != Axis::Concept).collect();
    let both = Some(supposed(&axes)).filter(|words| !words.is_empty());
    let clauses: Vec<String> =
        both.into_iter().chain(["one is a part of the other, as this dossier says".to_owned()]).collect();
    clauses.join(", and ")
}

/// Whether the dossier calls one of the two a part of the other, as they were said, and nothing else says how what they count relates.
fn is_called_part(pair: &Pair<'_>) -> bool {
    let is_tied =
        |side: Side| pair.found.comparability.flags.contains(&Flag::Tied { side, tie: Tie::PartOf });
    let is_concept_open = unknown(pair).contains(&Axis::Concept);
    is_concept_open
        && pair.found.steps.taken.is_empty()
        && pair.gap().part.is_some_and(|part| is_tied(part.inner))
}

fn is_bound_of_nothing(pair: &Pair<'_>) -> bool {
    matches!(pair.reading(), GapReading::Bound(_))
}

fn unknown(pair: &Pair<'_>) -> Vec<Axis> {
    pair.found.comparability.unknown()
}

/// What is supposed of axes of which nobody knows whether they are the same, after "if": in words that need no page.
pub(super) fn supposed(axes: &[Axis]) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in axes.iter().copied().filter_map(axis::supposed) {
        if words.last().is_none_or(|last| last != word) {
            words.push(word.to_owned());
        }
    }
    // That both count the same thing says that they do so however sure each is of it.
    let counts_alike = axes.iter().any(|axis| matches!(axis, Axis::Unit | Axis::Concept | Axis::Population));
    let is_sure = axes.contains(&Axis::Status) && !counts_alike;
    let both = (!words.is_empty()).then(|| format!("both {}", period::list(&words, "and")));
    let sure = is_sure.then(|| axis::SURENESS_SUPPOSED.to_owned());
    both.into_iter().chain(sure).collect::<Vec<_>>().join(", and ")
}

/// "259 cases may be 608–2,575 people (…)": where the steps lead, though not all the way.
fn becomes(pair: &Pair<'_>) -> Option<ScreenLine> {
    let changed: Vec<Side> = pair
        .sides()
        .into_iter()
        .filter(|side| {
            pair.found
                .steps
                .taken
                .iter()
                .any(|step| step.side == *side && !matches!(step.effect, Effect::Identity))
        })
        .filter(|side| amount::says_something(&pair.value(*side)))
        // Where the two units are one, the number stays what it was.
        .filter(|side| pair.value(*side) != *side.of(&pair.found.starts))
        .collect();
    let mut text = Prose::new();
    for (at, side) in changed.iter().enumerate() {
        let role = pair.role(*side);
        let by_definition = pair.found.steps.on(*side).all(|step| step.kind == BridgeKind::Definition);
        text = text
            .say(if at > 0 { " and " } else { "" })
            .and(if counted::line(pair, false).is_some() { pair.short(*side) } else { pair.cited(*side) })
            .say(if by_definition { " are " } else { " may be " })
            .number(amount::unqualified(amount::running(&pair.value(*side), role)));
        // Across time it is another number of the same things: of whom, is said.
        if let Some(time) = pair.measure(*side).time
            && pair.figure(*side).measure.time.is_some_and(|own| own.kind != time.kind)
        {
            text = text.say(format!(" {}", period::of_those(time.kind)));
        }
        let steps: Vec<_> = pair.found.steps.taken.iter().filter(|step| step.side == *side).collect();
        if let [only] = steps.as_slice()
            && let Some(bridge) = pair.desk.dossier.bridges.get(&only.bridge)
        {
            let rests = match only.kind {
                BridgeKind::Evidence => "",
                BridgeKind::Assumption => "assumed: ",
                BridgeKind::Definition => "by definition: ",
            };
            let why = clause(&bridge.why);
            text = text.say(format!(" ({rests}{why}"));
            // A long row of numbers tells nobody anything; the step itself names them all.
            if bridge.sources.len() <= MOST_SOURCES {
                text = pair.desk.cite(text, &bridge.sources);
            }
            text = text.say(")");
        }
    }
    let crossed = |axis: &Axis| pair.found.steps.taken.iter().any(|step| step.axis == Some(*axis));
    let still: Vec<String> = pair
        .found
        .comparability
        .unresolved()
        .filter(|found| crossed(&found.axis) && !matches!(found.verdict, Verdict::Unknown))
        .map(|found| found.axis.name().to_owned())
        .collect();
    if !still.is_empty() {
        text = text.say(format!("; in {} the two still differ", period::list(&still, "and")));
    }
    let text = sentence::begun(text.say("."));
    (!changed.is_empty()).then(|| ScreenLine::new(Licence::Step, ScreenTopic::Number, text))
}

/// A reason up to its first break, where it is long.
fn clause(why: &str) -> String {
    let why = why.trim().trim_end_matches('.');
    let first = why.split([';', '\n']).next().unwrap_or(why).trim();
    if first.chars().count() <= LONGEST_REASON {
        return first.to_owned();
    }
    let short: String = first.chars().take(LONGEST_REASON).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", short[..end].trim_end_matches(','))
}

fn no_step(pair: &Pair<'_>) -> Option<ScreenLine> {
    pair.found.steps.taken.is_empty().then(|| {
        let text = if pair.comparison.bridges.is_empty() {
            "No step was given that turns one into the other, so there is no gap to report, and no ratio."
        } else {
            "No step that was given could be taken, so there is no gap to report, and no ratio."
        };
        ScreenLine::new(Licence::Refusal, ScreenTopic::Why, text.into())
    })
}
