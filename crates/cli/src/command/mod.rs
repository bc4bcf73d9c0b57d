//! The commands, a file each.

mod anchor;
pub(crate) mod ask;
mod charts;
pub(crate) mod check;
pub(crate) mod estimate;
mod expectation;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod gap;
pub(crate) mod init;
mod layout;
pub(crate) mod letter;
pub(crate) mod lint;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod schema;
mod sentence;
pub(crate) mod shell;
