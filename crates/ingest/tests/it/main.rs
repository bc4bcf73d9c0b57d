//! Tests of what is promised about text.

mod bounds;
mod catalogue_is_whole;
mod checks;
mod format_document;
mod forms;
mod grammar;
mod laws;
mod loading;
mod oracles;
mod reading;
mod snapshots;
mod spoken;
mod syntax;
