//! Kinds of quantity, from text to report.
