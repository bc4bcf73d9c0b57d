//! What `benches/verdict.sh` found; `docs/verdict.md` says what the worlds are.

use super::track_record::WorldRecord;

/// Every world's record, in the order of the benchmark.
pub const WORLDS: &[WorldRecord] = &[];
