//! Findings about the figures themselves as tidy rows.

use darkfigure_analysis::Findings;
use darkfigure_analysis::dispute::{Computed, PooledNumber};
use darkfigure_model::{Change, Dossier, FigureId, Quantity, QuantityKind, Scale};

use super::{Row, written};

/// Rows for contradictions, published results, changes from one date to the next, and pooled estimates. `comparison` names the figure that each is
/// about.
pub(super) fn rows<'a>(dossier: &'a Dossier, findings: &'a Findings) -> Vec<Row<'a>> {
    let found = &findings.dispute;
    let unit = |id: &FigureId| dossier.figures.get(id).map_or("", |figure| figure.measure.unit.as_str());
    let mut rows = Vec::new();
    for pair in &found.contradictions.pairs {
        let name = format!("cannot hold with {}: apart by", pair.ceiling);
        rows.push(one(
            &pair.floor,
            name,
            [Some(pair.slack), None, None],
            difference(dossier, &pair.floor),
            unit(&pair.floor),
        ));
    }
    for set in &found.contradictions.joint {
        let floors: Vec<&str> = set.floors.iter().map(FigureId::as_str).collect();
        let name = format!("cannot hold all of {}: apart by", floors.join(", "));
        let slack = [Some(set.slack), None, None];
        // Of shares of one base the first stands for all.
        let Some(about) = set.ceiling.as_ref().or(set.floors.first()) else { continue };
        let kind = if set.ceiling.is_some() { QuantityKind::Number } else { difference(dossier, about) };
        rows.push(one(about, name, slack, kind, unit(about)));
    }
    for (id, claim) in &found.claims {
        let Some(figure) = dossier.figures.get(id) else { continue };
        // A bare number as a result is a multiple.
        let kind = match figure.value.scale {
            Scale::One => QuantityKind::Change(Change::Times),
            Scale::Percent | Scale::Per(_) | Scale::Change(_) => figure.kind(),
        };
        rows.push(one(id, "computed again", numbers(claim.computed), kind, figure.measure.unit.as_str()));
    }
    for change in &found.changes {
        let since = format!("change since {}", change.earlier);
        let absolute = QuantityKind::Change(Change::Absolute);
        rows.push(one(
            &change.later,
            since.clone(),
            numbers(change.difference),
            absolute,
            unit(&change.later),
        ));
        let relative = QuantityKind::Change(Change::Percent);
        rows.push(one(&change.later, since, numbers(change.relative), relative, ""));
    }
    for triangulation in &findings.triangulations {
        let (Some((first, _)), Ok(pooled)) = (triangulation.estimates.first(), &triangulation.pooled) else {
            continue;
        };
        for (method, PooledNumber { value, limits, prediction }) in &pooled.methods {
            for (name, limits, value) in [("pooled", limits, Some(*value)), ("prediction", prediction, None)]
            {
                let numbers = [value, Some(limits.lower()), Some(limits.upper())];
                let row = one(
                    first,
                    format!("{name}, {}", method.code()),
                    numbers,
                    QuantityKind::Number,
                    unit(first),
                );
                rows.push(Row { level: Some(limits.level()), level_kind: "computed", tier: "stated", ..row });
            }
        }
        for (name, pool) in [("linear pool", &pooled.linear), ("logarithmic pool", &pooled.logarithmic)] {
            let numbers = [Some(pool.median), Some(pool.limits.lower()), Some(pool.limits.upper())];
            let row = one(first, name, numbers, QuantityKind::Number, unit(first));
            rows.push(Row {
                level: Some(pool.limits.level()),
                level_kind: "computed",
                tier: "stated",
                ..row
            });
        }
    }
    rows
}

/// In what the distance of a figure from another of its kind is told: two shares are so many points apart.
fn difference(dossier: &Dossier, id: &FigureId) -> QuantityKind {
    match dossier.figures.get(id).map(darkfigure_model::Figure::kind) {
        Some(QuantityKind::Share) => QuantityKind::Change(Change::Points),
        Some(
            QuantityKind::Number | QuantityKind::Amount | QuantityKind::Rate(_) | QuantityKind::Change(_),
        )
        | None => QuantityKind::Number,
    }
}

/// The median change a year of each trend of a series.
pub(super) fn trends<'a>(
    id: &'a str,
    found: &'a darkfigure_analysis::published::SeriesFindings,
) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for trend in &found.trends {
        for stretch in &trend.stretches {
            let Ok(slope) = &stretch.trend else { continue };
            let limits = slope.sen.limits.filter(|_| slope.inference.is_ok());
            let numbers = [Some(slope.sen.slope), limits.map(|l| l.lower()), limits.map(|l| l.upper())];
            let kind = QuantityKind::Change(Change::Points);
            let name = format!("{} {} to {}, change a year", trend.group, stretch.first, stretch.last);
            let level = limits.map(|limits| limits.level());
            let row = scaled(id, name.trim_start().to_owned(), numbers, kind, "");
            rows.push(Row { level, level_kind: if level.is_some() { "computed" } else { "" }, ..row });
        }
    }
    rows
}

fn one<'a>(
    id: &'a FigureId,
    name: impl Into<std::borrow::Cow<'a, str>>,
    numbers: [Option<f64>; 3],
    kind: QuantityKind,
    unit: &str,
) -> Row<'a> {
    scaled(id.as_str(), name, numbers, kind, unit)
}

/// Numbers on the plain scale, on that in which their kind is written.
fn scaled<'a>(
    id: &'a str,
    name: impl Into<std::borrow::Cow<'a, str>>,
    numbers: [Option<f64>; 3],
    kind: QuantityKind,
    unit: &str,
) -> Row<'a> {
    let numbers = numbers.map(|number| number.map(|value| value / written(kind)));
    Row { numbers, ..Row::of(id, name, &Quantity::unknown(), kind, unit) }
}

const fn numbers(computed: Computed) -> [Option<f64>; 3] {
    [computed.point, computed.low, computed.high]
}
