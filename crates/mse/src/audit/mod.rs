//! Audits of capture tables before anything is estimated.

mod finding;
mod odds_ratio;
mod overlap;
mod table_audit;

pub use finding::{Consequence, Finding, MethodFamily};
pub use odds_ratio::OddsRatio;
pub use overlap::PairOverlap;
pub use table_audit::{Audit, Options, audit, audit_reading};
