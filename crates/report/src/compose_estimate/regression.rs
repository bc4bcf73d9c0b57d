//! One source with repeats and covariates: who is seen how often, and who is therefore missing.

use darkfigure_mse::SizeInterval;
use darkfigure_mse::single_source::regression::{Family, Fit, People, Row as Found};

use super::single_source::NO_LIMIT;
use super::size::{Place, at_place, counted, level, people, size, unseen_at_place};
use crate::LabelledValue;
use crate::document::{Block, Callout, CalloutKind, Cell, Column, Prose, Row, Section, Table};
use crate::number::{Amount, Bound, Dimension};

/// Regressions of captures on covariates, as part of a report of one source.
#[derive(Debug, Clone, Copy)]
pub struct RegressionReport<'a> {
    /// The people, with what is known of them.
    pub people: &'a People,
    /// Every family with its answer.
    pub rows: &'a [Found],
}

impl RegressionReport<'_> {
    /// What the covariates are called.
    pub(super) fn names(&self) -> Vec<&str> {
        self.people.covariates().iter().map(|covariate| covariate.name()).collect()
    }

    fn fit(&self, family: Family) -> Option<&Fit> {
        let row = self.rows.iter().find(|row| row.family == family)?;
        row.found.as_ref().ok().map(|(fit, _)| fit)
    }

    /// The family that explains everyone seen best, by Akaike's criterion.
    fn best(&self) -> Option<&Fit> {
        let fits = self.rows.iter().filter(|row| row.family.is_of_everyone());
        let fits = fits.filter_map(|row| row.found.as_ref().ok().map(|(fit, _)| fit));
        fits.min_by(|a, b| a.aic().total_cmp(&b.aic()))
    }
}

/// The bound first, group by group; then every family; then how often groups are seen.
pub(super) fn blocks(report: RegressionReport<'_>) -> Vec<Block> {
    let mut blocks = vec![answer(report)];
    let mut section = |name: &str, title: &str, block: Block| {
        blocks.push(Block::Section(Section::new(name, title, vec![block])));
    };
    if let Some(bound) = report.fit(Family::Chao).filter(|fit| !fit.groups.is_empty()) {
        section("groups", "Group by group", groups(bound));
    }
    section("regressions", "Every method with covariates", families(report));
    if let Some(best) = report.best() {
        section("rates", "Who is seen how often", rates(best));
    }
    blocks
}

fn answer(report: RegressionReport<'_>) -> Block {
    let names = report.names().join(" and ");
    let mut body = vec![Prose::new().number(counted(report.people.n_observed())).say(format!(
        " were seen; of each of them {names} {} known.",
        if report.names().len() == 1 { "is" } else { "are" }
    ))];
    let kind = match report.fit(Family::Chao) {
        Some(bound) => {
            let n_observed = bound.size.n_observed;
            let interval = &bound.robust.interval;
            let place = Place::of(Some(bound.size.estimate), Some(interval), n_observed);
            body.push(
                Prose::new()
                    .strong("A bound, no estimate")
                    .say(": at least about ")
                    .number(at_place(Some(bound.size.estimate), None, place, people()))
                    .say(" in all, ")
                    .number(at_place(None, Some(interval), place, people()).level(level(interval)))
                    .say(format!(
                        ", as long as {NO_LIMIT}, among people alike in {names} being seen once does not make being seen again rarer, \
                         and nobody is counted as two people. Nobody can tell from one source how far above that the number lies."
                    )),
            );
            CalloutKind::Answer
        }
        None => {
            let why = report.rows.iter().find(|row| row.family == Family::Chao);
            let why = why.and_then(|row| row.found.as_ref().err()).map(ToString::to_string);
            body.push(
                Prose::new().strong("Do not estimate").say(format!(
                    " with {names}: {}.",
                    why.unwrap_or_else(|| "there is no bound".to_owned())
                )),
            );
            CalloutKind::Refusal
        }
    };
    Block::Callout(Callout { kind, title: Prose::new(), body })
}

fn groups(bound: &Fit) -> Block {
    let rows = bound.groups.iter().map(|group| {
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
    Block::Table(Table {
        caption: "Group by group, as the bound has it (numbers are people)".into(),
        columns: ["Group", "Seen", "At least", "Of them never seen"].map(Column::new).to_vec(),
        rows: rows.collect(),
    })
}

fn families(report: RegressionReport<'_>) -> Block {
    let least = report.best().map(Fit::aic);
    let rows = report.rows.iter().map(|row| {
        let name = Cell::text(name(row.family));
        let (fit, redrawn) = match &row.found {
            Ok(found) => found,
            Err(why) => {
                let mut cells = vec![name];
                cells.extend((0..4).map(|_| Cell::missing("none")));
                cells.push(Cell::text(Prose::new().strong("no number").say(format!(": {why}"))));
                return Row::new(cells);
            }
        };
        let n_observed = fit.size.n_observed;
        let number = |point: Option<f64>, interval: Option<&SizeInterval>| {
            let place = Place::of(Some(fit.size.estimate), interval, n_observed);
            Cell::Number(at_place(point, interval, place, Dimension::Plain))
        };
        let behind = least.filter(|_| row.family.is_of_everyone()).map(|least| fit.aic() - least);
        Row::new(vec![
            name,
            number(Some(fit.size.estimate), None),
            number(None, Some(&fit.robust.interval)),
            number(None, Some(&redrawn.interval)),
            behind.map_or_else(
                || Cell::missing("not comparable"),
                |behind| Cell::Number(Amount::point(behind, Dimension::Plain).significant(2)),
            ),
            Cell::text(assumption(row.family)),
        ])
    });
    let columns = [
        "Method",
        "In all",
        "Interval (sandwich)",
        "Interval (people drawn anew)",
        "AIC behind the best",
        "Assumes that …",
    ];
    Block::Table(Table {
        caption: "Every method with covariates, and what it takes for granted (numbers are people)".into(),
        columns: columns.map(Column::new).to_vec(),
        rows: rows.collect(),
    })
}

/// How many times as often each group is seen as the first of its covariate.
fn rates(best: &Fit) -> Block {
    let rows = best.coefficients.iter().skip(1).map(|coefficient| {
        let (low, high) = coefficient.ratio_limits(best.size.interval.level);
        let amount =
            Amount::ends(Bound::At(low), Some(coefficient.ratio()), Bound::At(high), Dimension::Ratio);
        let amount = amount.level(level(&best.size.interval)).significant(2);
        Row::new(vec![Cell::text(coefficient.name.clone()), Cell::Number(amount)])
    });
    Block::Table(Table {
        caption: Prose::from(format!(
            "How often people are seen, compared with the first group of each covariate (or for one unit more), by the {} regression",
            name(best.family)
        )),
        columns: ["Group", "Seen so many times as often"].map(Column::new).to_vec(),
        rows: rows.collect(),
    })
}

/// Every family's answer as a labelled row.
pub(super) fn rows(report: RegressionReport<'_>) -> Vec<LabelledValue> {
    let with = report.names().join(", ");
    let row =
        |row: &Found| LabelledValue {
            label: format!("with {with}: {}", name(row.family)),
            amount: row.found.as_ref().ok().map(|(fit, _)| {
                size(Some(fit.size.estimate), Some(&fit.robust.interval), fit.size.n_observed)
            }),
        };
    report.rows.iter().map(row).collect()
}

const fn name(family: Family) -> &'static str {
    match family {
        Family::Chao => "Chao's lower bound",
        Family::Zelterman => "Zelterman",
        Family::Poisson => "zero-truncated Poisson",
        Family::Geometric => "zero-truncated geometric",
        Family::NegativeBinomial => "zero-truncated negative binomial",
        Family::ZeroOneTruncatedPoisson => "zero-one-truncated Poisson",
        Family::ZeroOneTruncatedGeometric => "zero-one-truncated geometric",
        Family::OneInflatedPoisson => "one-inflated Poisson",
        Family::OneInflatedGeometric => "one-inflated geometric",
    }
}

const fn assumption(family: Family) -> &'static str {
    match family {
        Family::Chao => {
            "nothing limits how often a person can be seen, and among people alike being seen once does not make being seen again rarer: \
             at least so many"
        }
        Family::Zelterman => "people alike who were seen once or twice are seen at nearly one rate",
        Family::Poisson => "people alike are seen at the same rate",
        Family::Geometric => "among people alike, rates differ, exponentially",
        Family::NegativeBinomial => "among people alike, rates differ by a gamma distribution",
        Family::ZeroOneTruncatedPoisson | Family::ZeroOneTruncatedGeometric => {
            "those seen once say nothing of the rate: some of them could not be seen again"
        }
        Family::OneInflatedPoisson | Family::OneInflatedGeometric => {
            "some people are seen once and never again, and none of that kind is missing"
        }
    }
}
