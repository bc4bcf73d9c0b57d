//! Cells that say whether a person is on a list.

/// Whether a cell says that the person is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Membership {
    On,
    Off,
    /// Nothing is written.
    Blank,
    /// It is written that nobody knows: never the same as not being on the list.
    Unknown,
    /// Anything else.
    Unclear,
}

/// Words for being on a list, in small letters: English, German, French, Spanish, Portuguese, Italian, Dutch and Serbo-Croatian, and marks.
const ON: &[&str] = &[
    "true",
    "t",
    "yes",
    "y",
    "x",
    "1.0",
    "1,0",
    "ja",
    "j",
    "wahr",
    "oui",
    "vrai",
    "sí",
    "si",
    "verdadero",
    "sim",
    "verdadeiro",
    "sì",
    "vero",
    "waar",
    "da",
    "✓",
    "✔",
    "☑",
    "×",
    "[x]",
];
/// Words for not being on it.
const OFF: &[&str] = &[
    "false", "f", "no", "n", "0.0", "0,0", "nein", "falsch", "non", "faux", "falso", "não", "nao", "nee",
    "onwaar", "ne", "☐", "[ ]",
];
/// Words for not knowing, and for cells of spreadsheets that failed.
const UNKNOWN: &[&str] = &[
    "na",
    "n/a",
    "n.a.",
    "n.a",
    "<na>",
    "nan",
    "-nan",
    "null",
    "(null)",
    "nil",
    "none",
    ".",
    "..",
    "...",
    "-",
    "--",
    "–",
    "—",
    "?",
    "??",
    "\\n",
    "unknown",
    "unk",
    "not known",
    "missing",
    "unbekannt",
    "k.a.",
    "k. a.",
    "inconnu",
    "desconocido",
    "onbekend",
    "nd",
    "n/d",
    "n.d.",
    "s/d",
    "#n/a",
    "#na",
    "#nv",
    "#n/d",
    "#value!",
    "#wert!",
    "#valeur!",
    "#ref!",
    "#bezug!",
    "#null!",
    "#div/0!",
    "#name?",
    "#num!",
    "#nom?",
];

pub(super) fn membership(cell: &[u8]) -> Membership {
    match cell {
        b"1" => Membership::On,
        b"0" => Membership::Off,
        b"" => Membership::Blank,
        _ if is_one_of(cell, ON) => Membership::On,
        _ if is_one_of(cell, OFF) => Membership::Off,
        _ if is_one_of(cell, UNKNOWN) => Membership::Unknown,
        _ => Membership::Unclear,
    }
}

/// Whether nothing is written in a cell, or that nobody knows.
pub(super) fn is_missing(cell: &[u8]) -> bool {
    cell.is_empty() || is_one_of(cell, UNKNOWN)
}

/// The longest word of the three lists, in bytes.
const LONGEST: usize = 16;

fn is_one_of(cell: &[u8], words: &[&str]) -> bool {
    if cell.len() > LONGEST {
        return false;
    }
    if cell.is_ascii() {
        return words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()));
    }
    std::str::from_utf8(cell).is_ok_and(|text| words.contains(&text.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things_and_none_is_too_long() {
        let all: Vec<&str> = [ON, OFF, UNKNOWN].concat();
        for (at, word) in all.iter().enumerate() {
            assert!(word.len() <= LONGEST && word.to_lowercase() == *word, "{word}");
            assert!(!all[at + 1..].contains(word), "{word} stands twice");
        }
    }

    #[test]
    fn not_known_is_neither_absent_nor_blank() {
        for cell in ["NA", "n/a", "#N/A", ".", "-", "—", "NULL", "NaN", "\\N", "None", "#REF!", "?"] {
            assert_eq!(membership(cell.as_bytes()), Membership::Unknown, "{cell}");
            assert!(is_missing(cell.as_bytes()), "{cell}");
        }
        assert_eq!(membership(b""), Membership::Blank);
        for cell in ["2", "perhaps", "-1", "10", "99"] {
            assert_eq!(membership(cell.as_bytes()), Membership::Unclear, "{cell}");
        }
    }

    #[test]
    fn words_of_several_languages_are_read() {
        for (on, off) in
            [("Yes", "No"), ("JA", "Nein"), ("oui", "non"), ("SÍ", "no"), ("sim", "NÃO"), ("da", "ne")]
        {
            assert_eq!(membership(on.as_bytes()), Membership::On, "{on}");
            assert_eq!(membership(off.as_bytes()), Membership::Off, "{off}");
        }
    }
}
