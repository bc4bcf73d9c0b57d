//! Places by name, where the model knows a code for them.

use darkfigure_model::{Place, known_places};

/// Names in common use that are not those of the table.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("burma", "MM"),
    ("britain", "GB"),
    ("uk", "GB"),
    ("u.k", "GB"),
    ("us", "US"),
    ("usa", "US"),
    ("america", "US"),
    ("southeast asia", "035"),
    ("south-east asia", "035"),
    ("ivory coast", "CI"),
    ("turkey", "TR"),
    ("czech republic", "CZ"),
    ("dr congo", "CD"),
];

/// The code of a name.
pub(crate) fn code(name: &str) -> Option<String> {
    let plain = name.trim().trim_start_matches("the ").trim_start_matches("The ").to_lowercase();
    if let Some((_, code)) = OTHER_NAMES.iter().find(|(other, _)| *other == plain) {
        return Some((*code).to_owned());
    }
    known_places().find(|(_, known)| known.to_lowercase() == plain).map(|(code, _)| code)
}

/// The place that these names are, where each of them is known.
pub(crate) fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Place> {
    let codes: Vec<String> = names.into_iter().map(code).collect::<Option<_>>()?;
    Place::new(codes.iter().map(String::as_str)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_use_are_known_and_others_are_not() {
        for (name, expected) in [
            ("the UK", Some("GB")),
            ("U.K", Some("GB")),
            ("The Czech Republic", Some("CZ")),
            (" Kenya ", Some("KE")),
            ("Southeast Asia", Some("035")),
            ("turkey", Some("TR")),
            ("Atlantis", None),
        ] {
            assert_eq!(code(name).as_deref(), expected, "{name}");
        }
        // Where one of several is not known the figure has no place.
        let codes = |names: &[&str]| {
            named(names.iter().copied()).map(|p| p.codes().map(|c| c.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(codes(&["Kenya", "Burma"]), Some(vec!["KE".to_owned(), "MM".to_owned()]));
        assert_eq!((codes(&["Kenya", "Atlantis"]), codes(&[])), (None, None));
    }
}
