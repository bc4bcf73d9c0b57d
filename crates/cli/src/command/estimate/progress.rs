//! Progress bars on standard error, where that is a terminal; else nothing.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal;

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
