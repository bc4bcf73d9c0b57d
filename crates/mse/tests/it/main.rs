//! What the crate promises: laws, published and peer-computed values, and rendered snapshots.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod fixture;
mod laws;
mod oracles;
mod reference;
#[cfg(feature = "serde")]
mod words;
