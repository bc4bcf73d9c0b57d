//! What a message repeats of the data.

use super::*;

/// Up to sixty bytes are repeated whole, of more the first sixty and a sign of it; what no line can hold is a blank.
#[test]
fn a_long_text_is_cut_where_it_is_repeated() {
    let full = "a".repeat(MAX_QUOTE);
    assert_eq!(quote(full.as_bytes()), full);
    assert_eq!(quote(format!("{full}b").as_bytes()), format!("{full}…"));
    assert_eq!(quote(b"one\ttwo\nthree"), "one two three");
    assert_eq!(quote(b""), "");
}
