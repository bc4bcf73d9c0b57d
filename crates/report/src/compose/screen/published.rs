//! The first screens of published sums, reconciliations and series: what a reader wants to know of each.
//!
//! Of a sum: does it add up, and like to like? Of two totals taken apart: how far apart they are, what explains most of that, and what is
//! left. Of a series: which share was recorded, where it is lowest and highest, and whether the estimates say anything that the counts do not.

use darkfigure_analysis::Refusal;
use darkfigure_analysis::published::{
    ComponentFindings, ReconciliationFindings, RowFindings, SeriesFindings, SumFindings,
};
use darkfigure_model::{FigureId, LineageKind, Reconciliation, Series, SeriesRow, Sum, Tier};

use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::{self, Asked};
use super::vocabulary::Named;
use crate::compose::desk::Desk;
use crate::compose::words::{numeral, refusal};
use crate::compose::{amount, period, said, sums};
use crate::document::Prose;
use crate::number::{Amount, Dimension};

/// Whether a published sum adds up, and whether it adds like to like.
pub(in crate::compose) fn sum(
    desk: &Desk<'_>,
    sum: &Sum,
    found: &Result<SumFindings, Refusal>,
) -> Vec<ScreenLine> {
    let line = |topic, text| ScreenLine::new(Licence::Sum, topic, text);
    let found = match found {
        Ok(found) => found,
        Err(why) => return vec![line(ScreenTopic::Answer, refusal::sentence(desk, why))],
    };
    let role = desk.figure(&sum.total).map_or(Dimension::Plain, |total| desk.role_of_figure(total));
    let mut lines = vec![line(
        ScreenTopic::Answer,
        Prose::from("A published sum: ")
            .and(desk.mention(&sum.total))
            .say(". ")
            .and(sums::adds_up(&role, found)),
    )];
    if found.refusal.is_some() {
        let names = sums::part_names(desk, &sum.parts);
        let named = |part: &FigureId| {
            let at = sum.parts.iter().position(|other| other == part);
            let name = at.and_then(|at| names.get(at)).cloned().unwrap_or_else(|| part.to_string());
            let said = desk.figure(part).map(|figure| said::brief(said::as_said(desk, figure)));
            let text = Prose::from(format!("“{name}” (")).and(said.unwrap_or_default()).say(")");
            match desk.figure(part) {
                Some(figure) => desk.cite(text, std::slice::from_ref(&figure.source)),
                None => text,
            }
        };
        let total = desk.figure(&sum.total).and_then(|total| total.measure.time);
        let mut text = Prose::from("But it adds unlike things, so it is not a valid total: ");
        let mut clauses: Vec<Prose> = Vec::new();
        clauses.extend(found.unlike_time.iter().map(|(part, kind)| {
            let own = format!(" counts {}", period::counts(*kind));
            let whole = total.map(|time| format!(", the total counts {}", period::counts(time.kind)));
            named(part).say(own).say(whole.unwrap_or_default())
        }));
        clauses.extend(found.unlike_base.iter().map(|part| named(part).say(" may be of another base")));
        clauses.extend(found.unlike_unit.iter().map(|part| named(part).say(" is in another unit")));
        clauses
            .extend(found.unlike_scope.iter().map(|(part, ..)| named(part).say(" reaches beyond the total")));
        for (at, clause) in clauses.into_iter().enumerate() {
            text = text.say(if at == 0 { "" } else { "; " }).and(clause);
        }
        lines.push(line(ScreenTopic::Number, text.say(".")));
    }
    lines
}

/// How far two totals are apart, what explains most of it, and what is left.
pub(in crate::compose) fn reconciliation(
    desk: &Desk<'_>,
    entry: &Reconciliation,
    found: &Result<ReconciliationFindings, Refusal>,
    question: Option<&str>,
) -> Vec<ScreenLine> {
    let line = |topic, text| ScreenLine::new(Licence::Reconciliation, topic, text);
    let found = match found {
        Ok(found) => found,
        Err(why) => return vec![line(ScreenTopic::Answer, refusal::sentence(desk, why))],
    };
    let [left, right] = &entry.between;
    let role = desk.figure(left).map_or(Dimension::Plain, |figure| {
        let kind = desk.figure(right).and_then(|other| other.kind().minus(figure.kind()).ok());
        desk.role_of(&figure.measure, kind.unwrap_or_else(|| figure.kind()))
    });
    let number = |quantity| sums::whole(&quantity, role.clone());
    let mut lines = Vec::new();
    let asked = question.zip(desk.figure(left).zip(desk.figure(right)));
    let asked = asked.map(|(words, (left, right))| {
        question::asked(words, &[left, right].map(|figure| Named::new(desk, figure)))
    });
    if asked == Some(Asked::Which) {
        let text = "Cannot be told: a number alone does not show whether it is right.";
        lines.push(line(ScreenTopic::Answer, text.into()));
    }
    if let Some(apart) = amount::point(&found.difference) {
        let [upper, lower] = if apart <= 0.0 { [left, right] } else { [right, left] };
        let text = desk
            .mention(upper)
            .say(" and ")
            .and(desk.mention(lower))
            .say(" lie ")
            .number(number(absolute(&found.difference)))
            .say(" apart.");
        lines.push(line(ScreenTopic::Answer, text));
    }
    lines.extend(largest(desk, entry, found, &number).map(|text| line(ScreenTopic::Number, text)));
    lines.extend(opposite(entry, found, &number).map(|text| line(ScreenTopic::Number, text)));
    let unlike = entry.components.iter().zip(&found.components).filter(|(_, values)| !values.is_like_in_time);
    let unlike: Vec<String> = unlike.map(|(component, _)| component.label.clone()).collect();
    if !unlike.is_empty() {
        let text = format!(
            "In {} the two sides count over time in different ways, so that their numbers for it cannot be set side by side.",
            period::list(&unlike, "and")
        );
        lines.push(line(ScreenTopic::Weakness, text.into()));
    }
    if let Some(left_over) = amount::point(&found.residual) {
        let text = if left_over.abs() < 1e-9 && entry.components.len() == 1 {
            Prose::from("That is all of it")
        } else if left_over.abs() < 1e-9 {
            Prose::from(format!(
                "The {} parts of the difference{} add up to all of it",
                numeral::small(entry.components.len()),
                named_parts(entry)
            ))
        } else if amount::point(&found.difference).is_some_and(|apart| apart * left_over < 0.0)
            && !lacking(entry, found).is_empty()
        {
            let text =
                Prose::from("The parts that are known come to ").number(number(absolute(&found.residual)));
            text.say(format!(" more than that; {}", period::list(&lacking(entry, found), "and")))
        } else if !lacking(entry, found).is_empty() {
            Prose::from("What is known of both sides leaves ")
                .number(number(absolute(&found.residual)))
                .say(format!(" of it; {}", period::list(&lacking(entry, found), "and")))
        } else if amount::point(&found.difference).is_some_and(|apart| apart * left_over < 0.0) {
            Prose::from("The parts come to ").number(number(absolute(&found.residual))).say(" more than that")
        } else {
            Prose::from("No part accounts for ").number(number(absolute(&found.residual))).say(" of it")
        };
        let sources = [left, right]
            .into_iter()
            .filter_map(|id| Some(desk.figure(id)?.source.clone()))
            .collect::<Vec<_>>();
        let text = desk.cite(text, &sources).say(".");
        lines.push(line(ScreenTopic::Conflict, text));
    }
    lines
}

/// The component that makes most of the difference: of those that go its way, and called the largest only above all that nobody accounts for.
fn largest(
    desk: &Desk<'_>,
    entry: &Reconciliation,
    found: &ReconciliationFindings,
    number: &dyn Fn(darkfigure_model::Quantity) -> Amount,
) -> Option<Prose> {
    let all = amount::point(&found.difference)?;
    let known = entry.components.iter().zip(&found.components).filter_map(|(component, values)| {
        Some((component, values.difference?, amount::point(values.difference.as_ref()?)?))
    });
    let (component, difference, size) = known
        .filter(|(.., size)| size * all > 0.0)
        .max_by(|(.., one), (.., other)| one.abs().total_cmp(&other.abs()))?;
    let left_over = amount::point(&found.residual).map_or(f64::INFINITY, f64::abs);
    let is_tied = found.components.iter().filter_map(|other| amount::point(other.difference.as_ref()?));
    let is_tied = is_tied.filter(|other| (other - size).abs() <= 1e-9 * size.abs()).count() > 1;
    let stands_out = size.abs() <= all.abs() && size.abs() > left_over && !is_tied;
    let begins = if stands_out && 2.0 * size.abs() > all.abs() {
        format!("Most of that lies in {}: ", component.label)
    } else if stands_out && lacking(entry, found).is_empty() {
        // What only one side gives might be the larger part.
        format!("The largest part of that lies in {}: ", component.label)
    } else {
        format!("In {} the two lie apart the same way, by ", component.label)
    };
    let mut text = Prose::from(begins).number(number(absolute(&difference)));
    text = text.say(format!(" (why: {})", component.why.trim_end_matches('.')));
    text = desk.cite(text, &component.sources).say(".");
    if let Some(part) = component.of_which.first() {
        text = text
            .say(" Of this, ")
            .number(number(absolute(&part.amount.quantity(Tier::Face))))
            .say(format!(" ({}).", part.why.trim_end_matches('.')));
    }
    Some(text)
}

/// The largest component that goes against the difference: the others are more than all of it then.
fn opposite(
    entry: &Reconciliation,
    found: &ReconciliationFindings,
    number: &dyn Fn(darkfigure_model::Quantity) -> Amount,
) -> Option<Prose> {
    let all = amount::point(&found.difference)?;
    let known = entry.components.iter().zip(&found.components);
    let sized = known.filter_map(|(component, values)| Some((component, values.difference?)));
    let against =
        sized.filter(|(_, difference)| amount::point(difference).is_some_and(|size| size * all < 0.0));
    let size = |difference: &darkfigure_model::Quantity| amount::point(difference).map_or(0.0, f64::abs);
    let (component, difference) = against.max_by(|(_, one), (_, other)| size(one).total_cmp(&size(other)))?;
    let text = Prose::from(format!("The other way goes {}, by ", component.label));
    Some(text.number(number(absolute(&difference))).say("."))
}

/// The most parts that are named in a sentence.
const MOST_NAMED: usize = 4;

/// " (unpaid tax, avoidance and evasion)", where that is not too long a list.
fn named_parts(entry: &Reconciliation) -> String {
    let labels: Vec<String> = entry.components.iter().map(|component| component.label.clone()).collect();
    if labels.len() > MOST_NAMED { String::new() } else { format!(" ({})", period::list(&labels, "and")) }
}

/// A quantity without its sign.
fn absolute(quantity: &darkfigure_model::Quantity) -> darkfigure_model::Quantity {
    if amount::point(quantity).is_some_and(|value| value < 0.0) { quantity.negated() } else { *quantity }
}

/// Which share a series records, where it is lowest and highest, and whether its estimates say anything of their own.
pub(in crate::compose) fn series(
    desk: &Desk<'_>,
    entry: &Series,
    found: &SeriesFindings,
    question: Option<&str>,
) -> Vec<ScreenLine> {
    let line = |topic, text| ScreenLine::new(Licence::Series, topic, text);
    let base = entry.estimate_measure.time.map_or_else(
        || "the estimate".to_owned(),
        |time| period::base(time.kind, Some(time.period), &desk.role(&entry.estimate_measure.unit)),
    );
    let n = found.rows.len();
    let is_constant = |(row, read): &(&SeriesRow, &RowFindings)| {
        read.multiple.is_some() || row.lineage == LineageKind::CountTimesConstant
    };
    let rows = || entry.rows.iter().zip(&found.rows);
    let constant = rows().filter(is_constant).count();
    let mut lines = Vec::new();
    if let Some(why) = &found.refusal {
        // Whether the estimates say how much was seen is a question that this refusal answers.
        let asks_how_complete = question.is_some_and(question::asks_how_complete);
        let no = if asks_how_complete { "No. " } else { "" };
        let why = if *why == Refusal::UnlikeKinds {
            "the counts and the estimates are of different kinds or in different units, so that nothing is a share of anything"
        } else {
            "every estimate that can speak is the count times a constant, so the series says nothing of how much was missed"
        };
        let text = desk.cite(Prose::from(format!("{no}{}: {why}", entry.label)), &entry.sources);
        lines.push(line(ScreenTopic::Answer, text.say(".")));
        return lines;
    }
    let point = |(row, read): (&'_ SeriesRow, &RowFindings)| Some((row.label.clone(), read.point?));
    // More than everybody cannot have been recorded: that is no share, by whatever the estimate came about.
    let free = rows().filter(|row| !is_constant(row));
    let shares: Vec<(String, f64)> = free.filter_map(point).filter(|(_, share)| *share <= 1.0).collect();
    let other = rows().filter(|(_, read)| read.multiple.is_none());
    let above: Vec<(String, f64)> = other.filter_map(point).filter(|(_, share)| *share > 1.0).collect();
    let lowest = shares.iter().min_by(|one, other| one.1.total_cmp(&other.1));
    let highest = shares.iter().max_by(|one, other| one.1.total_cmp(&other.1));
    if let (Some((low_at, low)), Some((high_at, high))) = (lowest, highest) {
        let (low, high) = (*low, *high);
        let share = |value: f64| Amount::point(value, Dimension::percent_of(base.clone())).significant(2);
        // The base is said once, behind the higher share.
        let bare = |value: f64| {
            let share = share(value);
            format!("{}%", share.print_in(Some(&share.role)))
        };
        let mut text = desk.cite(Prose::from(entry.label.clone()), &entry.sources).say(": recorded were ");
        text = if (high - low).abs() < 1e-9 {
            text.number(share(low)).say(format!(" ({low_at})"))
        } else {
            text.say(format!("from {} ({low_at}) to ", bare(low)))
                .number(share(high))
                .say(format!(" ({high_at})"))
        };
        lines.push(line(ScreenTopic::Answer, text.say(", by each row's best number.")));
    }
    if let Some(most) = above.iter().max_by(|one, other| one.1.total_cmp(&other.1)) {
        let words = match above.len() {
            1 => "In one row the count lies above the estimate, ".to_owned(),
            n => format!("In {n} rows the count lies above the estimate, up to "),
        };
        let text = Prose::from(words)
            .number(Amount::point(most.1, Dimension::Ratio).significant(3))
            .say(format!(" as many ({})", most.0));
        let text = desk
            .cite(text, &entry.sources)
            .say(": the counts hold cases twice or too many, or the estimates are too low.");
        lines.push(line(ScreenTopic::Number, text));
    }
    if constant > 0 {
        let text = format!(
            "In {constant} of {n} rows the estimate is the count times a constant; those rows say nothing of how much was missed."
        );
        lines.push(line(ScreenTopic::Weakness, text.into()));
    }
    let disagreeing = found.rows.iter().filter(|row| row.agrees_with_published == Some(false)).count();
    if disagreeing > 0 {
        let text =
            format!("In {disagreeing} of {n} rows the published share is not what its own numbers give.");
        lines.push(line(ScreenTopic::Conflict, text.into()));
    }
    lines
}

/// What is missing of the components: "only one side gives exports, and nobody gives losses". Empty where both sides have all, or one leaves out by
/// definition what it does not have.
fn lacking(entry: &Reconciliation, found: &ReconciliationFindings) -> Vec<String> {
    let with = |n_given: usize| -> Vec<String> {
        let is_such = |values: &ComponentFindings| {
            values.difference.is_none() && values.values.iter().flatten().count() == n_given
        };
        let both = entry.components.iter().zip(&found.components);
        both.filter(|(_, values)| is_such(values)).map(|(component, _)| component.label.clone()).collect()
    };
    let [nobody, one_side] = [with(0), with(1)];
    let clause = |who: &str, labels: Vec<String>| {
        (!labels.is_empty()).then(|| format!("{who} {}", period::list(&labels, "and")))
    };
    clause("only one side gives", one_side).into_iter().chain(clause("nobody gives", nobody)).collect()
}
