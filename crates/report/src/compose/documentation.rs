//! What the numbers leave out, and what is missing from each side's documentation: the same checks on both sides.

use darkfigure_analysis::numeric::Bounds;
use darkfigure_analysis::{Refusal, Side};
use darkfigure_model::{Basis, Figure, Form, QuantityKind, SourceKind, TimeKind};

use super::pair::Pair;
use super::words::refusal;
use super::{amount, period, said};
use crate::document::{Block, Cell, Column, List, Prose, Row, Table};

/// What the printed numbers leave out.
pub(super) fn left_out(pair: &Pair<'_>) -> Vec<Prose> {
    let mut items = Vec::new();
    for side in pair.sides() {
        items.extend(rounding(pair, side));
        let figure = pair.figure(side);
        if figure.quantity().tier() == Some(darkfigure_model::Tier::Hard) && figure.draw.is_none() {
            items.push(Prose::from("No sampling error is put on ").and(pair.short(side)).say(
                ": a full count has none. Records that are wrong, double or missing are another matter.",
            ));
        }
        if figure.value.interval().is_some() {
            items.push(Prose::from(format!(
                "The interval of {} is its source's own: it has the errors that the source put in, and no others.",
                pair.label(side)
            )));
        }
        if let Some(why) = &figure.draw {
            items.push(Prose::from(format!(
                "The count of {} is read as one draw of what might have been counted, because {why}.",
                pair.label(side)
            )));
        }
    }
    items
}

/// Rounding is shown as rounding only.
fn rounding(pair: &Pair<'_>, side: Side) -> Option<Prose> {
    let bounds = (*side.of(&pair.found.rounding))?;
    let figure = pair.figure(side);
    // A word has no digits that were rounded, and a number of things that is written to its last one was not.
    let has_digits = figure.wording.chars().any(|c| c.is_ascii_digit());
    let numbers = figure.value.numbers();
    let is_to_the_last_one = figure.kind() == QuantityKind::Number
        && numbers.iter().all(|number| number.coarsest_place() == 0)
        && matches!(figure.value.form, Form::Exact(_));
    if !has_digits || is_to_the_last_one {
        return None;
    }
    let role = pair.desk.role_of_figure(pair.figure(side));
    // "Nearly 2,000" was rounded up.
    let most = figure.quantity().high().value().filter(|_| said::is_below(figure));
    let bounds = most.and_then(|most| Bounds::new(bounds.lower(), most).ok()).unwrap_or(bounds);
    Some(
        Prose::from("No interval was published for ")
            .and(pair.short(side))
            .say(". If it was rounded to its first figures, it may stand for ")
            .number(amount::rounded(bounds, role))
            .say("; that says nothing of how sure it is."),
    )
}

/// One check of a figure's documentation.
struct Check {
    name: &'static str,
    /// What is given, or none.
    given: fn(&Pair<'_>, &Figure) -> Option<String>,
}

fn given<T>(found: Option<T>) -> Option<String> {
    found.map(|_| "given".to_owned())
}

/// What decides whether a number can be checked at all; the same for both sides, what decides most first.
const DECISIVE: [Check; 5] = [
    Check {
        name: "How the number came about",
        given: |pair, figure| match pair.desk.dossier.basis_of(figure) {
            None | Some(Basis::Undisclosed) => None,
            Some(_) => Some("given".to_owned()),
        },
    },
    Check {
        name: "A definition of what is counted",
        given: |pair, figure| {
            let concept = pair.desk.dossier.concepts.get(figure.measure.concept.as_ref()?)?;
            given(concept.definition.as_ref())
        },
    },
    Check {
        name: "An interval",
        given: |_, figure| match &figure.value.form {
            Form::Interval(_) => Some("given".to_owned()),
            Form::Range(_) => Some("a range, without a level".to_owned()),
            Form::Exact(_) if matches!(figure.basis, Some(Basis::Register | Basis::Enumeration)) => {
                Some("a full count has none".to_owned())
            }
            Form::Exact(_)
            | Form::About(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::LessThan(_)
            | Form::FarBelow(_)
            | Form::Vague(_) => None,
        },
    },
    Check {
        name: "The first source",
        given: |pair, figure| {
            let source = pair.desk.dossier.sources.get(&figure.source)?;
            if is_second_hand(source.kind) { None } else { Some("given".to_owned()) }
        },
    },
    Check {
        name: "How it depends on other numbers",
        given: |_, figure| {
            let relations = &figure.relations;
            (!relations.lineage.is_empty() || !relations.derived_from.is_empty()).then(|| "given".to_owned())
        },
    },
];

/// What a careful source also states; the same for both sides.
const FORMAL: [Check; 6] = [
    Check { name: "among whom", given: |_, figure| given(figure.measure.population.as_ref()) },
    Check { name: "where", given: |_, figure| given(figure.measure.place.as_ref()) },
    Check {
        name: "when",
        given: |_, figure| {
            figure
                .measure
                .time
                .map(|time| if time.period.is_fuzzy() { "only about" } else { "given" }.to_owned())
        },
    },
    Check { name: "how sure it is", given: |_, figure| given(figure.measure.status) },
    Check {
        name: "the words in which it was said",
        given: |_, figure| {
            given(figure.quote.as_ref().or_else(|| said::has_words(figure).then_some(&figure.wording)))
        },
    },
    Check {
        name: "an address",
        given: |pair, figure| {
            let source = pair.desk.dossier.sources.get(&figure.source)?;
            source.url.as_ref()?;
            let of = if is_second_hand(source.kind) { "of a report about it" } else { "given" };
            Some(of.to_owned())
        },
    },
];

/// Whether a source of this kind tells what somebody else published.
const fn is_second_hand(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Article | SourceKind::Page)
}

/// The checks, both sides together: what decides in a table, of the formalities what is missing.
pub(super) fn tables(pair: &Pair<'_>) -> Vec<Block> {
    let caption = "What each side's documentation has, by the same checks. What cannot be checked is not for that reason wrong";
    let table = Block::Table(table(pair, &DECISIVE, caption.into()));
    std::iter::once(table).chain(formalities(pair).map(Block::Paragraph)).collect()
}

/// What is missing of the formalities: on both sides, then on each.
fn formalities(pair: &Pair<'_>) -> Option<Prose> {
    let is_missing = |check: &Check, side: Side| (check.given)(pair, pair.figure(side)).is_none();
    let missing = |wanted: [bool; 2]| -> Vec<String> {
        let is_wanted = |check: &&Check| pair.sides().map(|side| is_missing(check, side)) == wanted;
        FORMAL.iter().filter(is_wanted).map(|check| check.name.to_owned()).collect()
    };
    let [lower, upper] = pair.sides();
    let groups = [
        (missing([true, true]), "on both sides".to_owned()),
        (missing([true, false]), format!("on the side of {}", pair.label(lower))),
        (missing([false, true]), format!("on the side of {}", pair.label(upper))),
    ];
    let clauses: Vec<String> = groups
        .into_iter()
        .filter(|(names, _)| !names.is_empty())
        .map(|(names, whose)| format!("{whose} {}", period::list(&names, "and")))
        .collect();
    (!clauses.is_empty())
        .then(|| format!("Of the formalities, these are missing: {}.", clauses.join("; ")).into())
}

fn table(pair: &Pair<'_>, checks: &[Check], caption: Prose) -> Table {
    let cell = |check: &Check, side: Side| {
        (check.given)(pair, pair.figure(side)).map_or_else(|| Cell::missing("missing"), Cell::text)
    };
    Table {
        caption,
        columns: vec![
            Column::new("Stated"),
            Column::new(pair.label(Side::Left)),
            Column::new(pair.label(Side::Right)),
        ],
        rows: checks
            .iter()
            .map(|check| {
                Row::new(vec![Cell::text(check.name), cell(check, Side::Left), cell(check, Side::Right)])
            })
            .collect(),
    }
}

/// Every refusal of the comparison, each once.
pub(super) fn refusals(pair: &Pair<'_>) -> Option<Block> {
    let found = pair.found;
    let mut all: Vec<&Refusal> = Vec::new();
    all.extend(found.refusals.iter());
    all.extend(found.must_believe.benchmarks.iter().filter_map(|reading| reading.as_ref().err()));
    // A curve or a split by step is missed only where there is a stock against detections, or a step.
    let kinds = pair.sides().map(|side| pair.measure(side).time.map(|time| time.kind));
    if kinds.contains(&Some(TimeKind::Stock)) && kinds.contains(&Some(TimeKind::Detections)) {
        all.extend(found.must_believe.curve.as_ref().err());
    }
    if !found.steps.taken.is_empty() {
        all.extend(found.decomposition.as_ref().err());
    }
    let exceeds_all = found.gap.numbers().coverage.ends.high().value().is_none_or(|share| share > 1.0);
    if found.gap.gap().is_none() && exceeds_all && pair.common_role().is_some() {
        // With a gap the refusal stands beside the coverage; below the whole there is nothing to hold back.
        all.extend(found.gap.numbers().conditioned.as_ref().and_then(|found| found.as_ref().err()));
    }
    let mut items: Vec<Prose> = Vec::new();
    for refused in all {
        let words = refusal::sentence(&pair.desk, refused);
        if !items.contains(&words) {
            items.push(words);
        }
    }
    (!items.is_empty()).then_some(Block::List(List { ordered: false, items }))
}
