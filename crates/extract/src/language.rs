//! The language that articles are read in: the one door between what knows of tokens, passages and spans, and what knows of words.
//!
//! What stands outside of this folder names no language. A second one is a folder beside [`english`] with the same rooms, and the line
//! below that says which is spoken.

mod english;

pub(crate) use english::{
    assemble, context, date, decoy, figure, lexicon, number, rejection, sentence, when,
};
