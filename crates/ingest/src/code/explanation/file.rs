//! Files, syntax and tables.

use super::Explanation;
use crate::Code;

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other codes are explained in the files beside this one; a test holds that none is missing"
)]
pub(super) const fn explain(code: Code) -> Option<Explanation> {
    let explanation = match code {
        Code::NotUtf8 => Explanation {
            title: "the file is not UTF-8",
            what: "A byte of the file is no part of a character in UTF-8.",
            why: "A guess at the encoding could change names and numbers silently.",
            example: "Québec saved as Latin-1",
            fix: "Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".",
        },
        Code::TooLarge => Explanation {
            title: "the file is too large",
            what: "The file is larger than the limit, 4 MiB unless the caller sets another.",
            why: "Text that somebody else wrote must not use up memory.",
            example: "a table of a million rows",
            fix: "Split the dossier: one dispute each, and only the rows that it needs.",
        },
        Code::TooDeep => Explanation {
            title: "too many tables within one another",
            what: "Brackets or dotted keys stand deeper within one another than the limit, 32.",
            why: "A dossier is never that deep; a parser can be brought down by such text.",
            example: "[[[[[[…]]]]]]",
            fix: "Remove the nesting; entries stand under their section.",
        },
        Code::TooManyEntries => Explanation {
            title: "too many entries",
            what: "The dossier has more figures, sources, rows and so on than the limit, 20,000.",
            why: "Checks compare entries with one another.",
            example: "a series of 30,000 rows",
            fix: "Split the dossier, or keep the rows that it needs.",
        },
        Code::TooManyFaults => Explanation {
            title: "more faults than are shown",
            what: "Only the first 500 faults are shown.",
            why: "One cause often has many effects.",
            example: "a renamed column",
            fix: "Mend the ones that are shown and check again.",
        },
        Code::TooManyWarnings => Explanation {
            title: "more warnings than are shown",
            what: "Only the first 500 diagnostics are shown, errors before all others; what is left out are warnings.",
            why: "One cause often has many effects. A dossier with warnings can be used.",
            example: "2,000 figures that do not say when they count",
            fix: "Mend the ones that are shown and check again.",
        },
        Code::TomlSyntax => Explanation {
            title: "not TOML",
            what: "The text does not follow the grammar of TOML here. What can be read elsewhere is still checked.",
            why: "What cannot be read cannot be used.",
            example: "value = 1,213",
            fix: "Put texts, values with hedges, and dates without a day into quotation marks: value = \"1,213\".",
        },
        Code::JsonSyntax => Explanation {
            title: "not JSON",
            what: "The text does not follow the grammar of JSON here.",
            why: "What cannot be read cannot be used; JSON cannot be read beyond its first fault.",
            example: "{\"dossier\": {\"title\": \"A\",}}",
            fix: "Look at the sign before the place: a comma too many, a quotation mark too few.",
        },
        Code::DuplicateKey => Explanation {
            title: "a key twice in one table",
            what: "The same key, header or column stands twice.",
            why: "Either of the two could be meant, and most readers keep the last one silently.",
            example: "unit = \"person\" … unit = \"case\"",
            fix: "Keep one of the two.",
        },
        Code::CsvNoHeader => Explanation {
            title: "a table without a header",
            what: "The CSV table is empty.",
            why: "The first row names the keys.",
            example: "an empty figures.csv",
            fix: "Begin with a row such as id,value,unit,source.",
        },
        Code::CsvUnknownHeader => Explanation {
            title: "an unknown column",
            what: "The header of the column is not a key of the section.",
            why: "A column that is not read would be lost silently.",
            example: "id,value,unti",
            fix: "Use the keys of the format; leave out columns that have no key.",
        },
        Code::CsvRaggedRow => Explanation {
            title: "a row longer or shorter than the header",
            what: "The row does not have as many cells as the header.",
            why: "Cells would stand under the wrong header.",
            example: "cases,1,213,case",
            fix: "Put cells with a comma into quotation marks: \"1,213\".",
        },
        Code::CsvQuoting => Explanation {
            title: "quotation marks that do not match",
            what: "A quotation mark stands within a cell that does not begin with one, or is never closed.",
            why: "Cells could run into one another.",
            example: "the \"dark\" figure",
            fix: "Put the whole cell into quotation marks and write each one within it twice.",
        },
        Code::TableNotRead => Explanation {
            title: "a table that cannot be read",
            what: "The table that the dossier names is not there or cannot be read.",
            why: "Its entries are missing.",
            example: "[tables] figures = \"figure.csv\"",
            fix: "Check the name; it is relative to the dossier.",
        },
        Code::TableOutside => Explanation {
            title: "a table outside the folder",
            what: "The name of the table leads out of the dossier's folder.",
            why: "A dossier from somebody else must not read other files.",
            example: "[tables] figures = \"../../secret.csv\"",
            fix: "Put the table beside the dossier or below.",
        },
        _ => return None,
    };
    Some(explanation)
}
