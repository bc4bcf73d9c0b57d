//! Codes are words that programs may rely on.

use darkfigure_mse::{CODES, Method};

/// Lower-case words joined by hyphens, each once in its type.
#[test]
fn codes_are_kebab_case_and_unique_where_they_belong() {
    for (of, codes) in CODES {
        for (at, code) in codes.iter().enumerate() {
            let is_kebab = !code.is_empty()
                && code.split('-').all(|word| {
                    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                });
            assert!(is_kebab, "{of}: {code}");
            // Refusals of different methods may say the same; what is told apart within one type has words of its own.
            let again = codes[..at].contains(code);
            assert!(!again || ["option", "too-many-models"].contains(code), "{of}: {code} twice");
        }
    }
    assert_eq!(Method::from_code(Method::BestBic.code()), Some(Method::BestBic));
}
