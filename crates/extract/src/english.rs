//! English: the words it is made of, and the small grammars that read figures, sources and periods in it.
//!
//! What stands outside of this folder knows of tokens, passages and spans, and of no language. A second language is a second
//! folder beside this one.

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
