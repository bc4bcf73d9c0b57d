//! Sensitivity to what capture data cannot test: dependence between lists, and faulty links.

mod dependence;
mod linkage;

pub use dependence::{Breakdown, DependenceCurve, DependenceRefusal, IdentifiedSet};
pub use linkage::{LinkError, LinkErrorRates, LinkedCells, correct_links};
