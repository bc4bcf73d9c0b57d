//! What the caller may choose.

/// How the source is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum SourceFormat {
    /// Text as it is; a blank line ends a paragraph.
    #[default]
    PlainText,
    /// CommonMark. Markup, code and link targets are not read.
    Markdown,
    /// HTML. Tags, scripts and styles are not read; entities are.
    Html,
}

/// The choices of an extraction.
///
/// The default reads plain English text, keeps full stops as decimal points, and gives figures only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How the source is written.
    pub format: SourceFormat,
    /// Give dates, times, names with numbers, references and scores too, each as a [`Decoy`](crate::Decoy).
    pub decoys: bool,
    /// Give ages ("aged 34", "a 34-year-old") as figures; else they are decoys.
    pub ages: bool,
    /// Read "12.450" as twelve thousand four hundred and fifty, as much of Europe writes it. "1.5" stays one and a half.
    pub dot_groups: bool,
}
