//! Addresses that may be followed.

use darkfigure_model::steers;

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
    let clean = !address
        .chars()
        .any(|c| c.is_whitespace() || steers(c) || matches!(c, '<' | '>' | '"' | '`' | '\\' | '{' | '}'));
    (known && clean).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

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
