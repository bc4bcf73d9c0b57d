//! People seen by lists that reach some groups better than others: `covariates LISTS.csv COLUMN...`
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use darkfigure_mse::read::{Captures, ReadOptions, read_captures};
use darkfigure_mse::{EstimationOptions, covariate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which lists?")?;
    let covariates: Vec<String> = arguments.collect();
    let options = ReadOptions { strata_columns: covariates.clone(), ..ReadOptions::default() };
    #[expect(clippy::disallowed_methods, reason = "an example may open a file")]
    let reading = read_captures(std::fs::File::open(path)?, &options, |_| {})?;
    let Captures::Tables(strata) = reading.captures else {
        return Err("these are counts of captures, not lists".into());
    };
    let table = covariate::Table::new(covariates, &strata)?;
    let found = covariate::estimate(&table, &EstimationOptions::default(), &|_| {})?;
    println!("{} of {} models have an estimate", found.bic.n_estimable, found.bic.n_models);
    println!("best by BIC {}, by AIC {}", found.fit.model, found.aic.best[0].model);
    let print = |name: &str, size: &darkfigure_mse::covariate::Size| {
        let interval = size.interval.map_or(String::new(), |found| {
            let upper = found.upper.finite().map_or("without end".to_owned(), |upper| format!("{upper:.0}"));
            format!("[{:.0}, {upper}]", found.lower)
        });
        println!("{name:30} {:>8} seen, {:>10.0} in all {interval}", size.n_observed, size.n_total);
    };
    print("everyone", &found.total);
    for (covariate, level, size) in &found.levels {
        let known = &found.covariates[*covariate];
        print(&format!("{} {}", known.name, known.levels[*level]), size);
    }
    if let Ok(pooled) = &found.pooled {
        println!(
            "without covariates {:.0} by {}, {:.1?} units of BIC behind",
            pooled.n_total, pooled.model, pooled.behind
        );
    }
    for reason in &found.reasons {
        println!("{:?}: {reason}", found.grade);
    }
    Ok(())
}
