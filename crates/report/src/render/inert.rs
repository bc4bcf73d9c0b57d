//! Text made inert: what no renderer may let through.

/// The text on one line, without anything that steers a terminal, a page or the direction of reading.
///
/// White space and line ends become spaces. Control characters, direction marks and overrides, invisible separators and tag
/// characters become U+FFFD, so that a reader sees that something was there. Joiners stay: several scripts need them.
pub(crate) fn inert(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if c.is_control() || steers(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

fn steers(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        | '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The address, if it is one that may become a link: `http`, `https` or `mailto`, without white space.
pub(crate) fn safe_link(address: &str) -> Option<&str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let known = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    let clean = !address.chars().any(|c| {
        c.is_whitespace()
            || c.is_control()
            || steers(c)
            || matches!(c, '<' | '>' | '"' | '`' | '\\' | '{' | '}')
    });
    (known && clean).then_some(address)
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
    fn only_three_schemes_are_links() {
        assert_eq!(safe_link(" https://example.org/a?b=c "), Some("https://example.org/a?b=c"));
        assert_eq!(safe_link("mailto:desk@example.org"), Some("mailto:desk@example.org"));
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "https:example", "http://a b", "//a", "file:///etc"]
        {
            assert_eq!(safe_link(bad), None, "{bad}");
        }
    }
}
