//! How the estimate moves with what no list can show: dependence among the unseen, and wrong links.

use darkfigure_mse::estimation::{EstimateSensitivity, LinkWhatIf, SensitivityCurve};
use darkfigure_mse::sensitivity::{Breakdown, DependenceRefusal};

use super::methods::Seen;
use super::size::{people, size};
use super::words;
use crate::document::{Block, Cell, ChartAxis, Column, Curve, Details, Prose, Row, Table};
use crate::number::{Amount, Digits, Dimension};

pub(super) fn blocks(sensitivity: &EstimateSensitivity, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(curve) = &sensitivity.of_selected_model {
        blocks.push(Block::paragraph(
            "Every method carries a pattern among the seen over to the unseen. Suppose that the unseen are some times as \
             many as that pattern suggests: more than once where the same people escape all the lists, less than once where \
             hardly anybody escapes them all. The lists fit all of these equally well.",
        ));
        blocks.push(drawn(
            "The total, if the unseen are so many times as many as the selected model says",
            curve,
        ));
        blocks.push(Block::Paragraph(how_much("The total", curve)));
    }
    match &sensitivity.of_highest_interaction {
        Ok(curve) => {
            let caption = "The total, if all interactions are taken from the data and the one of all lists at once has this \
                           ratio";
            blocks.push(table(caption, curve, seen));
            blocks.push(Block::Paragraph(how_much("This total", curve)));
        }
        Err(refusal) => blocks.push(Block::Paragraph(no_curve(refusal, seen))),
    }
    if !sensitivity.of_pairs.is_empty() {
        blocks.push(Block::Details(Details {
            summary: "Two lists at a time, if one leads to the other or away from it".into(),
            open: false,
            blocks: vec![pairs(sensitivity, seen)],
        }));
    }
    if sensitivity.of_links.iter().any(|link| link.independent.is_ok() || link.selected.is_some()) {
        blocks.push(links(&sensitivity.of_links, seen));
    }
    blocks
}

/// The total at a ratio, drawn.
fn drawn(caption: &str, curve: &SensitivityCurve) -> Block {
    Block::Curve(Curve {
        caption: caption.into(),
        x: ChartAxis::log("Unseen", Dimension::Ratio),
        y: ChartAxis::log("In all", people()),
        points: curve.points.iter().map(|point| (point.ratio, point.n_total)).collect(),
        bands: Vec::new(),
        digits: 3,
    })
}

/// The total at each ratio, with its interval.
fn table(caption: &str, curve: &SensitivityCurve, seen: Seen<'_>) -> Block {
    let rows = curve.points.iter().map(|point| {
        Row::new(vec![
            Cell::Number(Amount::published(point.ratio, Dimension::Ratio)),
            Cell::Number(size(Some(point.n_total), None, seen.n_observed)),
            Cell::Number(size(None, Some(&point.interval), seen.n_observed)),
        ])
    });
    Block::Table(Table {
        caption: caption.into(),
        columns: vec![
            Column::of("Unseen", Dimension::Ratio),
            Column::of("In all", people()),
            Column::of("Interval", people()),
        ],
        rows: rows.collect(),
    })
}

/// How many times the pattern's unseen it takes to halve and to double a total.
fn how_much(what: &str, curve: &SensitivityCurve) -> Prose {
    let ratio = |ratio: f64| Amount::point(ratio, Dimension::Ratio).significant(2);
    let prose = match curve.halved {
        Breakdown::Ratio { ratio: found, .. } => {
            Prose::from(format!("{what} halves where the unseen are ")).number(ratio(found)).say(" as many.")
        }
        Breakdown::Never { .. } => {
            Prose::from(format!("{what} cannot be halved: that would be fewer people than were seen."))
        }
    };
    match curve.doubled {
        Breakdown::Ratio { ratio: found, .. } => {
            prose.say(" It doubles where they are ").number(ratio(found)).say(" as many.")
        }
        Breakdown::Never { .. } => prose,
    }
}

fn no_curve(refusal: &DependenceRefusal, seen: Seen<'_>) -> Prose {
    match refusal {
        DependenceRefusal::EmptyCell { history } => Prose::from(format!(
            "A model with every interaction but that of all lists at once cannot be read from these lists: nobody is on \
             just {}.",
            words::set(*history, seen.lists)
        )),
        other @ (DependenceRefusal::Lists { .. }
        | DependenceRefusal::Ratio { .. }
        | DependenceRefusal::Level { .. }) => {
            Prose::from(format!("The interaction of all lists at once is not varied: {other}."))
        }
    }
}

/// The total from two lists alone, at some odds ratios between them.
fn pairs(sensitivity: &EstimateSensitivity, seen: Seen<'_>) -> Block {
    const SHOWN: [f64; 5] = [0.25, 0.5, 1.0, 2.0, 4.0];
    let name = |list: usize| seen.lists.get(list).map_or("?", String::as_str);
    let rows = sensitivity.of_pairs.iter().map(|pair| {
        let mut cells = vec![Cell::text(format!("{} & {}", name(pair.first), name(pair.second)))];
        cells.extend(SHOWN.map(|shown| {
            let Ok(curve) = &pair.curve else { return Cell::missing("no overlap") };
            let point = curve.points.iter().find(|point| (point.ratio - shown).abs() < 1e-9);
            point.map_or_else(
                || Cell::missing("not read"),
                // From two lists alone, so that it may lie below all the people seen.
                |point| Cell::Number(Amount::point(point.n_total, Dimension::Plain).significant(3)),
            )
        }));
        Row::new(cells)
    });
    let columns = SHOWN.iter().map(|shown| Column::new(format!("{shown}")));
    Block::Table(Table {
        caption: "The total from two lists alone, by how much likelier (in odds) someone on one is to be on the other; 1 \
                  means that one list says nothing of the other (numbers are people)"
            .into(),
        columns: std::iter::once(Column::new("Lists")).chain(columns).collect(),
        rows: rows.collect(),
    })
}

/// The total had a share of links been missed, or false.
fn links(links: &[LinkWhatIf], seen: Seen<'_>) -> Block {
    let percent =
        |rate: f64| Amount::point(rate, Dimension::percent_of("the links")).digits(Digits::Full).print();
    let rows = links.iter().map(|link| {
        let what = if link.rates.missed > 0.0 {
            format!("{} were missed", percent(link.rates.missed))
        } else {
            format!("{} are false", percent(link.rates.false_links))
        };
        let number = |total: Option<f64>| {
            // With other links other people were seen.
            total.map_or_else(
                || Cell::missing("no estimate"),
                |total| Cell::Number(size(Some(total), None, seen.n_observed.min(total as u64))),
            )
        };
        Row::new(vec![Cell::text(what), number(link.selected), number(link.independent.ok())])
    });
    Block::Table(Table {
        caption: "The total, had records of one person not been recognised as such, or two people been taken for one".into(),
        columns: vec![
            Column::new("If …"),
            Column::of("Selected model", people()),
            Column::of("Independent lists", people()),
        ],
        rows: rows.collect(),
    })
}
