//! Progress of long work.

use std::sync::atomic::{AtomicU64, Ordering};

/// How far a computation has come.
///
/// `done` never exceeds `total`, which is what the work takes at most (chains that converge end early) or, where that
/// shows only on the way, what it usually takes; it then grows with `done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done so far.
    pub done: u64,
    /// Steps that there are at most.
    pub total: u64,
}

/// Counts steps over threads and tells a listener.
pub(crate) struct Tally<'a> {
    done: AtomicU64,
    total: u64,
    listener: &'a (dyn Fn(Progress) + Sync),
}

impl<'a> Tally<'a> {
    pub(crate) const fn new(total: u64, listener: &'a (dyn Fn(Progress) + Sync)) -> Self {
        Self { done: AtomicU64::new(0), total, listener }
    }

    pub(crate) fn advance(&self, steps: u64) {
        let done = self.done.fetch_add(steps, Ordering::Relaxed) + steps;
        (self.listener)(Progress { done, total: self.total.max(done) });
    }
}
