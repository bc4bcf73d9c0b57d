//! Two lists with covariates: how likely each has people like this one, and how many like that neither has.

use darkfigure_mse::pair_regression::{Answer, Coefficient, Fit, Group, PairedPeople};
use darkfigure_mse::{SizeEstimate, Support};

use super::covariate::joined;
use super::size::{Place, at_place, counted, level, people, range, size, unseen_at_place};
use super::verdict;
use crate::LabelledValue;
use crate::document::{Block, Callout, CalloutKind, Cell, Column, Prose, Row, Section, Table};
use crate::number::{Amount, Bound, Dimension};

/// Regressions of two lists on covariates, as part of a report of lists.
#[derive(Debug, Clone, Copy)]
pub struct PairReport<'a> {
    /// The people, with what is known of them.
    pub people: &'a PairedPeople,
    /// What the regressions say.
    pub answer: &'a Answer,
}

impl PairReport<'_> {
    /// What the covariates are called.
    pub(super) fn names(&self) -> Vec<String> {
        self.people.covariates().iter().map(|covariate| covariate.name().to_owned()).collect()
    }

    /// The size that leads: the corrected one where it has a number.
    pub(super) fn lead(&self) -> Option<SizeEstimate> {
        let corrected = self.answer.doubly_robust.as_ref().ok().map(|found| found.size);
        corrected.or_else(|| self.plain().map(|fit| fit.size))
    }

    fn plain(&self) -> Option<&Fit> {
        self.answer.conditional.as_ref().ok()
    }

    /// What the numbers take for granted, as the rest of a sentence that begins with "if".
    pub(super) fn assumption(&self) -> String {
        format!(
            "among people alike in {} neither list leads to or away from the other, and the regressions say how likely each list is to \
             have them",
            joined(&self.names())
        )
    }
}

/// The answer, where no model of groups leads the report.
pub(super) fn answer(report: PairReport<'_>) -> Block {
    let names = joined(&report.names());
    let [one, other] = report.people.list_names();
    let mut body = vec![Prose::new().number(counted(report.people.n_observed())).say(format!(
        " are counted on one or both of 2 lists: {one}, {other}. Of each of them, {names} {} known.",
        if report.names().len() == 1 { "is" } else { "are" }
    ))];
    let Some(found) = report.lead() else {
        let why = report.answer.conditional.as_ref().err().map(ToString::to_string).unwrap_or_default();
        let label = verdict::label(Support::DoNotEstimate);
        body.push(Prose::new().strong(label).say(format!(": with {names}, {why}.")));
        return Block::Callout(Callout { kind: CalloutKind::Refusal, title: Prose::new(), body });
    };
    body.push(Prose::new().strong(verdict::label(Support::Fragile)).say(format!(
        ": two lists cannot show whether one leads to the other, or away from it, among people alike in {names}."
    )));
    let interval = Some(&found.interval);
    let place = Place::of(Some(found.estimate), interval, found.n_observed);
    let unseen = unseen_at_place(None, interval, found.n_observed, place, Dimension::Plain);
    body.push(
        Prose::new()
            .strong(at_place(None, interval, place, people()).level(level(&found.interval)))
            .say(" in all, of whom ")
            .number(unseen)
            .say(format!(" are on neither list, if {} (one best number: ", report.assumption()))
            .number(at_place(Some(found.estimate), None, place, people()))
            .say("). Nobody can tell from these lists whether it is so."),
    );
    Block::Callout(Callout { kind: CalloutKind::Answer, title: Prose::new(), body })
}

/// Both numbers, the groups, and the odds behind them.
pub(super) fn section(report: PairReport<'_>) -> Block {
    let mut blocks = vec![Block::Table(numbers(report))];
    if let Ok(found) = &report.answer.doubly_robust {
        let (lowest, highest) = found.range;
        let said = format!(
            "The corrected number fits the regressions to some people and corrects them on the others, {} times with parts drawn anew: ",
            found.cross_fit.n_times
        );
        let amount = range(lowest, highest, found.size.n_observed);
        blocks.push(Block::Paragraph(Prose::from(said).number(amount).say("; the middle one counts.")));
    }
    if let Some(fit) = report.plain() {
        if !fit.groups.is_empty() {
            blocks.push(Block::Table(groups(&fit.groups)));
        }
        blocks.push(Block::Table(odds(fit, report.people.list_names())));
    }
    Block::Section(Section::new("pair", "Each list by what is known of people", blocks))
}

const REGRESSIONS: &str = "logistic regression of each list";
const CORRECTED: &str = "the same, corrected (doubly robust)";

fn numbers(report: PairReport<'_>) -> Table {
    let plain = report.answer.conditional.as_ref().map(|fit| fit.size).map_err(ToString::to_string);
    let corrected = report.answer.doubly_robust.as_ref().map(|found| found.size).map_err(ToString::to_string);
    let straight = "and the odds change by one factor with each unit of a number, and multiply over groups";
    let either = "and the regressions are nearly right: what they get wrong counts by its square";
    let rows = [(REGRESSIONS, plain, straight), (CORRECTED, corrected, either)].map(|(name, found, and)| {
        let size = match found {
            Ok(size) => size,
            Err(why) => {
                let mut cells = vec![Cell::text(name)];
                cells.extend((0..3).map(|_| Cell::missing("none")));
                cells.push(Cell::text(Prose::new().strong("no number").say(format!(": {why}"))));
                return Row::new(cells);
            }
        };
        let place = Place::of(Some(size.estimate), Some(&size.interval), size.n_observed);
        let unseen = unseen_at_place(Some(size.estimate), None, size.n_observed, place, Dimension::Plain);
        Row::new(vec![
            Cell::text(name),
            Cell::Number(at_place(Some(size.estimate), None, place, Dimension::Plain)),
            Cell::Number(at_place(None, Some(&size.interval), place, Dimension::Plain)),
            Cell::Number(unseen),
            Cell::text(format!("the lists are independent among people alike, {and}")),
        ])
    });
    Table {
        caption: "Both numbers, and what they take for granted (numbers are people)".into(),
        columns: ["Method", "In all", "Interval", "On no list", "Assumes that …"].map(Column::new).to_vec(),
        rows: rows.to_vec(),
    }
}

fn groups(groups: &[Group]) -> Table {
    let rows = groups.iter().map(|group| {
        let place = Place::of(Some(group.estimate), None, group.n_observed);
        Row::new(vec![
            Cell::text(format!("{}: {}", group.covariate, group.level)),
            Cell::Number(Amount { role: Dimension::Plain, ..counted(group.n_observed) }),
            Cell::Number(at_place(Some(group.estimate), None, place, Dimension::Plain)),
            Cell::Number(unseen_at_place(
                Some(group.estimate),
                None,
                group.n_observed,
                place,
                Dimension::Plain,
            )),
        ])
    });
    Table {
        caption: "Group by group, by the regressions as they are (numbers are people)".into(),
        columns: ["Group", "Seen", "In all", "On no list"].map(Column::new).to_vec(),
        rows: rows.collect(),
    }
}

/// How many times as large the odds of being on a list are as in the first group, or for one unit more.
fn odds(fit: &Fit, lists: &[String; 2]) -> Table {
    let n_columns = fit.coefficients.len() / 2;
    let times = |coefficient: &Coefficient| {
        let (low, high) = coefficient.ratio_limits(fit.size.interval.level);
        let amount =
            Amount::ends(Bound::At(low), Some(coefficient.ratio()), Bound::At(high), Dimension::Ratio);
        Cell::Number(amount.level(level(&fit.size.interval)).significant(2))
    };
    let rows = (1..n_columns).map(|at| {
        let (one, other) = (&fit.coefficients[at], &fit.coefficients[n_columns + at]);
        Row::new(vec![Cell::text(one.name.clone()), times(one), times(other)])
    });
    let columns = std::iter::once("Group".to_owned()).chain(lists.iter().map(|list| format!("On “{list}”")));
    Table {
        caption: "The odds of being on a list, compared with the first group of each covariate (or for one unit more)".into(),
        columns: columns.map(Column::new).collect(),
        rows: rows.collect(),
    }
}

/// Both numbers as labelled rows.
pub(super) fn rows(report: PairReport<'_>) -> Vec<LabelledValue> {
    let by = joined(&report.names());
    let plain = report.plain().map(|fit| fit.size);
    let corrected = report.answer.doubly_robust.as_ref().ok().map(|found| found.size);
    [(REGRESSIONS, plain), (CORRECTED, corrected)]
        .map(|(name, found)| LabelledValue {
            label: format!("by {by}: {name}"),
            amount: found.map(|found| size(Some(found.estimate), Some(&found.interval), found.n_observed)),
        })
        .to_vec()
}
