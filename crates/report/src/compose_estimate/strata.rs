//! Strata side by side, those without a number among them.

use darkfigure_mse::strata::{StratumTotal, TotalBasis};

use super::size::{Place, at_place, counted, people, unseen_at_place};
use super::{EstimatedStratum, verdict, words};
use crate::document::{Block, Cell, Column, Row, Table};
use crate::number::{Amount, Dimension};

/// Every stratum with its verdict and its leading estimate, then the totals by method.
pub(super) fn blocks(strata: &[EstimatedStratum<'_>], totals: &[StratumTotal]) -> Vec<Block> {
    let rows = strata.iter().map(|stratum| {
        let found = stratum.estimation;
        let mut cells = vec![
            Cell::text(stratum.name()),
            Cell::text(verdict::label(found.verdict.grade)),
            Cell::Number(bare(found.n_observed)),
        ];
        let is_honest = found.verdict.grade != darkfigure_mse::Support::DoNotEstimate;
        match found.lead().filter(|_| is_honest) {
            Some(row) => {
                let interval = row.interval.as_ref();
                let place = Place::of(row.n_total, interval, found.n_observed);
                cells.extend([
                    Cell::Number(at_place(row.n_total, None, place, Dimension::Plain)),
                    interval.map_or_else(
                        || Cell::missing("none"),
                        |_| Cell::Number(at_place(None, interval, place, Dimension::Plain)),
                    ),
                    Cell::Number(unseen_at_place(
                        row.n_total,
                        None,
                        found.n_observed,
                        place,
                        Dimension::Plain,
                    )),
                    Cell::text(words::row_name(row, &found.list_names)),
                ]);
            }
            None => cells.extend([
                Cell::missing("none"),
                Cell::missing("none"),
                Cell::missing("none"),
                Cell::text("no number is honest"),
            ]),
        }
        Row::new(cells)
    });
    let table = Table {
        caption: "Each stratum by itself (numbers are people)".into(),
        columns: ["Stratum", "Verdict", "Seen", "In all", "Interval", "On no list", "Method"]
            .map(Column::new)
            .to_vec(),
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    if !totals.is_empty() {
        blocks.push(Block::Table(total_table(strata, totals)));
        blocks.push(Block::paragraph(
            "A total adds one method's numbers; its interval takes the strata's errors as independent, which they are not \
             where the same lists fail everywhere in the same way. A stratum without an honest number is left out: how \
             many people it has beyond those seen in it, nobody can tell from these lists.",
        ));
        blocks.push(Block::paragraph(
            "Limits of strata cannot be added. A method that draws tables anew, or from a posterior, has its draws added \
             over the strata, and the interval of the total is read from the sums; for any other method a lognormal curve \
             with each stratum's own limits stands in.",
        ));
    }
    blocks
}

fn total_table(strata: &[EstimatedStratum<'_>], totals: &[StratumTotal]) -> Table {
    let rows = totals.iter().map(|total| {
        let seen: u64 =
            total.counted.iter().filter_map(|&at| Some(strata.get(at)?.estimation.n_observed)).sum();
        let interval = total.interval.as_ref();
        let place = Place::of(Some(total.n_total), interval, seen);
        let what = if total.is_bound { "at least, " } else { "" };
        let left_out: Vec<String> =
            total.left_out.iter().filter_map(|&at| Some(strata.get(at)?.name())).collect();
        let left_out = if left_out.is_empty() {
            "all strata counted".to_owned()
        } else {
            format!(
                "without {}, where {} were seen",
                left_out.join("; "),
                counted(total.n_observed_left_out).print()
            )
        };
        Row::new(vec![
            Cell::text(total.method.name()),
            Cell::Number(at_place(Some(total.n_total), None, place, Dimension::Plain)),
            interval.map_or_else(
                || Cell::missing("none"),
                |_| Cell::Number(at_place(None, interval, place, Dimension::Plain)),
            ),
            Cell::text(basis(total, place)),
            Cell::text(format!("{what}{left_out}")),
        ])
    });
    Table {
        caption: "Totals by method (numbers are people)".into(),
        columns: ["Method", "In all", "Interval", "Interval from", "Which strata"].map(Column::new).to_vec(),
        rows: rows.collect(),
    }
}

/// Where the interval of a total comes from.
fn basis(total: &StratumTotal, place: Place) -> String {
    match total.basis {
        TotalBasis::Single => "its one stratum".to_owned(),
        TotalBasis::Replicates { n_replicates, n_usable, bca_refusal, .. } => {
            let how = match bca_refusal {
                _ if total.interval.is_none() => "redraws without a number",
                None if total.basis.is_at_edge() => "redraws, with an end that is the most extreme of them",
                None => "redraws",
                Some(_) => "redraws, plain quantiles",
            };
            if n_usable == n_replicates {
                return how.to_owned();
            }
            let warning = if total.basis.has_few_replicates() { "only " } else { "" };
            let [usable, all] = [n_usable, n_replicates].map(|n| bare(n as u64).print());
            format!("{how}; {warning}{usable} of {all} have a number in each stratum")
        }
        TotalBasis::PosteriorDraws { median, .. } => {
            let [sum, middle] =
                [total.n_total, median].map(|size| at_place(Some(size), None, place, people()).print());
            if sum == middle {
                "posterior draws".to_owned()
            } else {
                format!("posterior draws, the middle of which is {middle}")
            }
        }
        TotalBasis::Lognormal => "lognormal stand-in".to_owned(),
    }
}

fn bare(n_people: u64) -> Amount {
    Amount::exact(i64::try_from(n_people).unwrap_or(i64::MAX), Dimension::Plain)
}

#[cfg(test)]
mod tests {
    use darkfigure_mse::bootstrap::BcaRefusal;
    use darkfigure_mse::{IntervalMethod, Method, SizeInterval, UpperLimit};

    use super::*;

    fn total(basis: TotalBasis) -> StratumTotal {
        let upper = UpperLimit::Finite(2_000.0);
        StratumTotal {
            method: Method::BestBic,
            n_total: 1_500.0,
            interval: Some(SizeInterval {
                lower: 1_000.0,
                upper,
                level: 0.95,
                kind: IntervalMethod::Bootstrap,
            }),
            basis,
            counted: vec![0, 1],
            left_out: Vec::new(),
            n_observed_left_out: 0,
            is_bound: false,
        }
    }

    fn said(total: &StratumTotal) -> String {
        basis(total, Place::of(Some(total.n_total), total.interval.as_ref(), 800))
    }

    #[test]
    fn every_basis_has_its_words() {
        let redraws = |n_usable, bca_refusal, tail| TotalBasis::Replicates {
            n_replicates: 1_000,
            n_usable,
            bca_refusal,
            tail_replicates: Some([tail, 30.0]),
        };
        assert_eq!(said(&total(TotalBasis::Single)), "its one stratum");
        assert_eq!(said(&total(TotalBasis::Lognormal)), "lognormal stand-in");
        assert_eq!(said(&total(redraws(1_000, None, 8.0))), "redraws");
        let edge = "redraws, with an end that is the most extreme of them";
        assert_eq!(said(&total(redraws(1_000, None, 0.2))), edge);
        let refused = Some(BcaRefusal::AccelerationTooLarge);
        let few = "redraws, plain quantiles; only 800 of 1,000 have a number in each stratum";
        assert_eq!(said(&total(redraws(800, refused, 8.0))), few);
        let most = "redraws; 950 of 1,000 have a number in each stratum";
        assert_eq!(said(&total(redraws(950, None, 8.0))), most);
        let bare = StratumTotal { interval: None, ..total(redraws(1_000, refused, 8.0)) };
        assert_eq!(said(&bare), "redraws without a number");
        let posterior = |median| TotalBasis::PosteriorDraws { n_draws: 20_000, median };
        assert_eq!(said(&total(posterior(1_501.0))), "posterior draws");
        let leaning = "posterior draws, the middle of which is 1,700 people";
        assert_eq!(said(&total(posterior(1_700.0))), leaning);
    }
}
