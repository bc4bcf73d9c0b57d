//! Holds nothing but the project's pages, so that their examples are compiled and run with the tests.

#[doc = include_str!("../../DESIGN.md")]
mod design {}
