//! The commands, a file each.

pub(crate) mod check;
pub(crate) mod estimate;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod gap;
pub(crate) mod init;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod shell;
