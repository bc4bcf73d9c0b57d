//! Text made inert: foreign text that can be printed on one line, wherever that line ends up.

/// The text on one line, without anything that steers a terminal, a page, a log or the direction of reading.
///
/// White space and line ends become spaces. Every other character that [`steers`] becomes U+FFFD, so that a reader sees that something
/// was there. Joiners stay: several scripts need them. Whatever prints a text that somebody else wrote (a title, a key, a name of a
/// file or a column, a cell, a quote) passes it through here first, whatever the format.
///
/// # Example
///
/// ```
/// assert_eq!(darkfigure_model::inert("a\u{1b}[31mb\u{202e}c\r\nd"), "a\u{fffd}[31mb\u{fffd}c  d");
/// ```
#[must_use]
pub fn inert(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// JSON text with an escape for every character within its strings that [`steers`]: the same value, and inert where it is printed.
///
/// Line feeds between values stay.
///
/// # Example
///
/// ```
/// assert_eq!(darkfigure_model::inert_json("{\"a\":\"\u{202e}b\"}"), "{\"a\":\"\\u202eb\"}");
/// ```
#[must_use]
pub fn inert_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((at, c)) = first_steering(rest) {
        out.push_str(&rest[..at]);
        out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// The first character that [`steers`], line feeds aside, with the byte at which it begins.
///
/// # Example
///
/// ```
/// assert_eq!(darkfigure_model::first_steering("a\nb\u{202e}c"), Some((3, '\u{202e}')));
/// ```
#[must_use]
pub fn first_steering(text: &str) -> Option<(usize, char)> {
    /// How many bytes are asked at once.
    const BLOCK: usize = 64;
    let mut at = 0;
    while let Some(block) = text.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        let block = &block[..block.len().min(BLOCK)];
        // Nearly all of a text is printable ASCII, of which nothing steers: no branch, so that many bytes are asked in one step.
        let is_plain = block.iter().fold(true, |plain, &b| plain & (matches!(b, b' '..=b'~') | (b == b'\n')));
        let end = at + block.len();
        if is_plain {
            at = end;
            continue;
        }
        // The last character of the block may reach into the next one.
        for c in text[at..].chars() {
            if steers(c) && c != '\n' {
                return Some((at, c));
            }
            at += c.len_utf8();
            if at >= end {
                break;
            }
        }
    }
    None
}

/// Whether a character is no part of a word but an instruction: a control, a mark or override of direction, an invisible separator, a
/// tag, a noncharacter. Formats that have an escape for characters (JSON, TOML) write these with it.
#[must_use]
pub fn steers(c: char) -> bool {
    let at = c as u32;
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
            | '\u{fdd0}'..='\u{fdef}')
        || at & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_become_visible() {
        assert_eq!(inert("a\u{1b}[31mb\u{202e}c\r\nd"), "a\u{fffd}[31mb\u{fffd}c  d");
        assert_eq!(inert("नमस्\u{200d}ते"), "नमस्\u{200d}ते");
    }

    #[test]
    fn nothing_that_steers_is_left() {
        let all: String = (0..=0x0010_ffff).filter_map(char::from_u32).collect();
        assert_eq!(inert(&all).chars().find(|c| steers(*c)), None);
    }

    #[test]
    fn what_steers_is_found_wherever_it_stands() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let found = first_steering(c.encode_utf8(&mut [0; 4])).is_some();
            assert_eq!(found, steers(c) && c != '\n', "{c:?}");
        }
        for before in ["x", "\n", "’"] {
            for n in 0..200 {
                let text = format!("{}\u{202e}{}", before.repeat(n), "y".repeat(n));
                assert_eq!(first_steering(&text), Some((n * before.len(), '\u{202e}')), "{text:?}");
            }
        }
    }
}
