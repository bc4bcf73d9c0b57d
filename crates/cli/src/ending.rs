//! Formats by the ending of a file's name: one rule for every command.

use std::path::Path;

use darkfigure_report::Format;

use crate::arguments::ExtractFormat;
use crate::failure::Failure;

/// A choice of formats, each with the endings of its files. The first ending of the first format is that of the default.
pub(crate) trait Endings: Copy + PartialEq + 'static {
    /// The endings, in lower case.
    fn endings() -> Vec<(&'static str, Self)>;
}

impl Endings for Format {
    fn endings() -> Vec<(&'static str, Self)> {
        let of = |format: Self| format.endings().iter().map(move |ending| (*ending, format));
        Self::ALL.into_iter().flat_map(of).collect()
    }
}

impl Endings for ExtractFormat {
    fn endings() -> Vec<(&'static str, Self)> {
        vec![
            ("txt", Self::Text),
            ("text", Self::Text),
            ("md", Self::Markdown),
            ("markdown", Self::Markdown),
            ("html", Self::Html),
            ("htm", Self::Html),
            ("toml", Self::Toml),
            ("jsonl", Self::Jsonl),
            ("json", Self::Jsonl),
        ]
    }
}

/// The format that is asked for, or that the ending of the output means; the default where neither says anything.
///
/// A file is what its name says: an ending that nobody knows, or that means another format than the one asked for, is refused.
pub(crate) fn format_of<F: Endings>(
    asked: Option<F>,
    output: Option<&Path>,
    default: F,
) -> Result<F, Failure> {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let (Some(path), Some(ending)) = (output, ending) else { return Ok(asked.unwrap_or(default)) };
    let known = || F::endings().iter().map(|(ending, _)| format!(".{ending}")).collect::<Vec<_>>().join(", ");
    let meant = F::endings().into_iter().find(|(known, _)| *known == ending).map(|(_, format)| format);
    match (meant, asked) {
        (None, _) => Err(Failure::Ending { path: path.to_path_buf(), known: known() }),
        (Some(meant), Some(asked)) if meant != asked => {
            Err(Failure::EndingOfAnother { path: path.to_path_buf() })
        }
        (Some(meant), _) => Ok(meant),
    }
}
