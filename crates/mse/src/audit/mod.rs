//! Audits of capture tables before anything is estimated.

mod finding;
mod odds_ratio;
mod overlap;
mod table_audit;

pub use finding::{AuditFinding, Consequence, MethodFamily};
pub use odds_ratio::OddsRatio;
pub use overlap::PairOverlap;
pub use table_audit::{Audit, AuditOptions, audit, audit_reading};
