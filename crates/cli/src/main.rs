//! The `darkfigure` program: arguments, files, terminal.

fn main() {}
