//! Every row of a set, as lines that begin with what they are: the set, other ways to explain it, and its rows.

use std::fmt::Write;

use darkfigure_mse::Estimation;
use darkfigure_mse::closed_population::{changed_chances, kinds_apart, missed_links, two_kinds};
use darkfigure_mse::estimation::{Doubt, RowDetail};

use crate::world::World;

pub(crate) fn of(world: &World, set: u64, found: &Estimation) -> String {
    let mut text = String::new();
    let table = world.truth.draw(1, set);
    let changed = changed_chances(&table).map(|rival| (rival.fit, rival.interval(0.95, rival.fit.aic())));
    let kinds = two_kinds(&table).map(|rival| (rival.fit, rival.interval(0.95)));
    let missed = missed_links(&table).map(|rival| (rival.fit, rival.interval(0.95)));
    for (name, found) in [("changed", changed), ("kinds", kinds), ("missed", missed)] {
        let Some((fit, interval)) = found else { continue };
        let (low, high) = interval.map_or((f64::NAN, f64::NAN), |interval| {
            (interval.lower, interval.upper.finite().unwrap_or(f64::INFINITY))
        });
        let _ = writeln!(text, "A;{name};{:.3};{:.4};{low:.3};{high:.3}", fit.n_total, fit.aic());
    }
    if let Some(rival) = kinds_apart(&table) {
        let _ =
            writeln!(text, "A;apart;{:.3};{:.4};{:.4};", rival.fit.n_total, rival.fit.aic(), rival.strays);
    }
    let reasons: Vec<&str> = found.verdict.reasons.iter().map(Doubt::code).collect();
    let audit: Vec<&str> = found.audit.findings.iter().map(|finding| finding.code()).collect();
    let (name, n_total) = (world.name, world.truth.n_total());
    let (n_observed, n_lists, grade) = (found.n_observed, found.n_lists, found.verdict.grade.code());
    let (reasons, audit) = (reasons.join(","), audit.join(","));
    let sizes: Vec<String> = found.list_sizes.iter().map(u64::to_string).collect();
    let sizes = sizes.join(",");
    let model = found.lead().and_then(|row| row.model.as_ref()).map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(
        text,
        "S;{name};{n_total};{set};{n_observed};{n_lists};{grade};{reasons};{audit};{sizes};{model}"
    );
    for row in &found.rows {
        let fit = match &row.detail {
            RowDetail::Closed { deviance, df, aic, bic, .. } => Some((*deviance, *df as i64, *aic, *bic)),
            _ => row.fit().map(|fit| (fit.deviance, fit.df, fit.aic, fit.bic)),
        };
        let Some(n_total) = row.n_total else { continue };
        let (low, high) = row.interval.map_or((f64::NAN, f64::NAN), |interval| {
            (interval.lower, interval.upper.finite().unwrap_or(f64::INFINITY))
        });
        let fit = fit.map_or(String::new(), |(d, df, aic, bic)| format!("{d:.4};{df};{aic:.4};{bic:.4}"));
        let _ = writeln!(text, "R;{};{n_total:.3};{low:.3};{high:.3};{fit};", row.method.code());
    }
    text
}
