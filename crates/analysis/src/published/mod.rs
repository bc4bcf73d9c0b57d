//! Published arithmetic: sums, reconciliations and paired series, taken as they were published and checked.

mod reconciliation;
mod series;
mod sum;
mod trend;

pub use reconciliation::{ComponentFindings, ReconciliationFindings, reconcile};
pub use series::{RowFindings, SeriesFindings, read_series};
pub(crate) use sum::add_up_among;
pub use sum::{SumDerivation, SumFindings, add_up};
pub use trend::{FEWEST_YEARS, GapTrend, Trend, TrendBreak, TrendRefusal, TrendStretch};
