//! Progress bars on standard error, where that is a terminal; and how long an estimation may take.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal;

/// Until when an estimation may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    started: Instant,
    /// How many seconds it has; none where there is no end.
    pub(super) seconds: Option<u32>,
}

impl Deadline {
    /// So many seconds from now.
    pub(super) fn after(seconds: Option<u32>) -> Self {
        Self { started: Instant::now(), seconds }
    }

    /// Whether to go on.
    pub(super) fn flow(self) -> ControlFlow<()> {
        match self.seconds {
            Some(seconds) if self.started.elapsed() >= Duration::from_secs(seconds.into()) => {
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        }
    }
}

/// A bar for the bytes of a file, or a counter of bytes where nobody knows how many will come.
pub(super) fn bytes(total: Option<u64>) -> ProgressBar {
    match total {
        Some(total) => bar(total, "reading {wide_bar} {bytes} of {total_bytes}, {eta} left"),
        None => bar(0, "reading {spinner} {bytes}"),
    }
}

/// A bar for the steps of an estimation.
pub(super) fn steps() -> ProgressBar {
    bar(1000, "{msg} {wide_bar} {elapsed}").with_message("estimating")
}

fn bar(length: u64, template: &str) -> ProgressBar {
    if !terminal::has_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
