//! How a coverage went over the years, group by group.

use darkfigure_analysis::published::{SeriesFindings, Trend, TrendBreak, TrendRefusal, TrendStretch};

use super::sentence;
use crate::document::{Block, Cell, Column, Details, Prose, Row, Table};
use crate::number::{Amount, Dimension};

/// Up to how many rows the table stands in the open.
const OPEN: usize = 8;

/// The table of trends, with what each rests on. None where no group has enough years.
pub(super) fn block(found: &SeriesFindings) -> Option<Block> {
    let mut rows = Vec::new();
    let mut whys: Vec<TrendRefusal> = Vec::new();
    for trend in &found.trends {
        for stretch in &trend.stretches {
            let (cells, why) = cells(stretch);
            let group = if trend.group.is_empty() { "All" } else { trend.group.as_str() };
            let years = format!("{}–{}", stretch.first, stretch.last);
            let ends = trend.breaks.iter().find(|(year, _)| *year > stretch.last);
            let until = ends.map(|(year, why)| format!("; from {year} {}", broken(*why))).unwrap_or_default();
            let head = [Cell::text(group), Cell::text(format!("{years} ({} years{until})", stretch.n))];
            rows.push(Row::new(head.into_iter().chain(cells).collect()));
            whys.extend(why);
        }
    }
    if rows.is_empty() {
        return None;
    }
    whys.sort_unstable();
    whys.dedup();
    let reasons: Vec<String> = whys.into_iter().map(|why| refused(why).to_owned()).collect();
    let caption = Prose::from(
        "Does the share that was recorded rise or fall over the years? Pairs of years of which the later share is the higher one, less those of which it is the lower one; and the median change a year (Sen)",
    );
    let caption = if reasons.is_empty() {
        caption.say(". Chance and limits take the years to err independently of one another")
    } else {
        caption.say(format!(". {}", sentence::capital(&reasons.join("; "))))
    };
    let n = rows.len();
    let table = Block::Table(Table {
        caption,
        columns: vec![
            Column::new("Group"),
            Column::new("Years"),
            Column::new("Up less down, of all pairs"),
            Column::of("Change a year", Dimension::Points),
            Column::new("By chance as far from none"),
        ],
        rows,
    });
    Some(if n > OPEN {
        let summary = format!("Trends over the years, {n} stretches").into();
        Block::Details(Details { summary, open: false, blocks: vec![table] })
    } else {
        table
    })
}

fn cells(stretch: &TrendStretch) -> (Vec<Cell>, Option<TrendRefusal>) {
    let Trend { kendall, sen, inference } = match &stretch.trend {
        Ok(trend) => trend,
        Err(why) => {
            return (
                vec![Cell::missing(short(*why)), Cell::missing(short(*why)), Cell::missing(short(*why))],
                None,
            );
        }
    };
    let sign = if kendall.s > 0 {
        "+"
    } else if kendall.s < 0 {
        "−"
    } else {
        ""
    };
    let pairs = Cell::text(format!("{sign}{} of {}", kendall.s.unsigned_abs(), kendall.n_pairs));
    let limits = sen.limits.filter(|_| inference.is_ok());
    let slope = match limits {
        Some(limits) => Amount::interval(limits.lower(), sen.slope, limits.upper(), Dimension::Points),
        None => Amount::point(sen.slope, Dimension::Points),
    };
    let chance = match inference {
        Ok(()) => Cell::Number(Amount::point(kendall.p, Dimension::percent_of("all orders")).significant(2)),
        Err(why) => Cell::missing(short(*why)),
    };
    (vec![pairs, Cell::Number(slope.significant(2)), chance], inference.err())
}

const fn short(why: TrendRefusal) -> &'static str {
    match why {
        TrendRefusal::TooShort => "too few years",
        TrendRefusal::TooLong => "too many years",
        TrendRefusal::Constant => "count × constant",
        TrendRefusal::SharedSource => "not given: shared sources",
        TrendRefusal::UnknownLineage => "not given: dependence unknown",
    }
}

const fn refused(why: TrendRefusal) -> &'static str {
    match why {
        TrendRefusal::TooShort => "some stretches are too short for a trend",
        TrendRefusal::TooLong => "some stretches have more years than are held against one another here",
        TrendRefusal::Constant => "where an estimate is its count times a constant, the share was put in",
        TrendRefusal::SharedSource => {
            "counts and estimates share sources, so that their errors move together by an amount that nobody states: no probability and no limits are given"
        }
        TrendRefusal::UnknownLineage => {
            "nobody says how the estimates depend on the counts, nor how the errors of the years move together: no probability and no limits are given"
        }
    }
}

const fn broken(why: TrendBreak) -> &'static str {
    match why {
        TrendBreak::Lineage => "the estimate depends on the count in another way",
        TrendBreak::Constant => "another constant, or none, makes the estimate of the count",
        TrendBreak::Method => "the estimate has an interval, or has none any more",
        TrendBreak::Scale => "the numbers are on another scale",
    }
}
