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
