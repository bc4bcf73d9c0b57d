//! English: the words it is made of, and the small grammars that read figures, sources and periods in it.
//!
//! The rooms that [`language`](super) names are the ones that the rest of the crate enters; the others belong to this folder.

pub(crate) mod assemble;
pub(crate) mod attribution;
pub(crate) mod change;
pub(crate) mod context;
pub(crate) mod date;
pub(crate) mod decoy;
pub(crate) mod elision;
pub(crate) mod figure;
pub(crate) mod lexicon;
pub(crate) mod multiple;
pub(crate) mod noun;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod place;
pub(crate) mod qualifier;
pub(crate) mod rejection;
pub(crate) mod sentence;
pub(crate) mod subject;
pub(crate) mod subset;
pub(crate) mod when;
