//! Every method on one table: `cargo run --release --example estimate -- LISTS.csv [full]`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example prints, and reads its file")]

use darkfigure_mse::estimation::{Effort, RowStatus};
use darkfigure_mse::read::{Captures, ReadOptions, read_captures};
use darkfigure_mse::{EstimationOptions, UpperLimit, estimate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which file?")?;
    let is_full = arguments.any(|argument| argument == "full");
    let reading = read_captures(std::fs::File::open(path)?, &ReadOptions::default(), |_| {})?;
    let Captures::Tables(strata) = reading.captures else { return Err("no lists".into()) };
    let mut options = EstimationOptions::default();
    if is_full {
        options = EstimationOptions { effort: Effort::Full, check_consistency: true, ..options };
    }
    for stratum in &strata {
        let estimation = estimate(&stratum.data, &options)?;
        println!("{} people on {} lists", estimation.n_observed, estimation.n_lists);
        for row in &estimation.rows {
            let size = row.n_total.map_or_else(|| "-".to_owned(), |n_total| format!("{n_total:.0}"));
            let interval = row.interval.map_or_else(String::new, |interval| match interval.upper {
                UpperLimit::Finite(upper) => format!("{:.0} to {upper:.0}", interval.lower),
                UpperLimit::Unbounded => format!("{:.0} and more", interval.lower),
            });
            let remark = match &row.status {
                RowStatus::Estimated => row.model.as_ref().map_or_else(String::new, ToString::to_string),
                RowStatus::LowerBound => "lower bound".to_owned(),
                RowStatus::NotEstimable { reason } => format!("not estimable: {reason}"),
                RowStatus::NotConverged { .. } => "did not converge".to_owned(),
                RowStatus::Skipped { reason } => format!("skipped: {reason}"),
            };
            println!("{:<42} {size:>9}  {interval:<22} {remark}", row.method.name());
        }
        println!("{:?}", estimation.verdict.grade);
        for reason in &estimation.verdict.reasons {
            println!("  {reason}");
        }
    }
    Ok(())
}
