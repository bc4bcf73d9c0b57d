//! The article as a document: its text with the figures marked, then what each of them is.

use darkfigure_extract::{Candidate, Span};
use darkfigure_report::Document;
use darkfigure_report::document::{Block, Cell, Column, Inline, Prose, Row, Table};

/// The most figures that are marked and listed: a document is held in memory as a whole. JSON Lines has all of them.
const MOST_FIGURES: usize = 2_000;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 120;
/// The longest cell, in characters.
const LONGEST_CELL: usize = 48;

/// The document of an article with its candidates, which stand in the order of the text.
pub(super) fn document(article: &str, candidates: &[Candidate]) -> Document {
    let mut document = Document::titled(title(article));
    let (candidates, more) = candidates.split_at(candidates.len().min(MOST_FIGURES));
    let mut marks = marks(candidates).peekable();
    for paragraph in paragraphs(article) {
        let mut prose = Prose::new();
        let mut at = paragraph.start;
        while let Some((number, span)) = marks.next_if(|(_, span)| span.start < paragraph.end) {
            prose = said(prose, &article[at..span.start]);
            prose = prose.with(Inline::Mark { number, words: span.slice(article).to_owned() });
            at = span.end;
        }
        // A number that runs over the end of its paragraph has taken the words between.
        prose = said(prose, article.get(at..paragraph.end).unwrap_or(""));
        document.push(Block::Paragraph(prose));
    }
    if candidates.is_empty() {
        document.push(Block::paragraph("No figures were found."));
        return document;
    }
    document.push(Block::section("Candidate figures"));
    if !more.is_empty() {
        let n = more.len();
        document.push(Block::paragraph(format!(
            "{n} more are neither marked nor listed here: --format jsonl has all of them."
        )));
    }
    let heads = ["#", "Number", "Hedge", "What", "Who", "When and where", "Part of"];
    document.push(Block::Table(Table {
        caption: Prose::new(),
        columns: heads.map(Column::new).to_vec(),
        rows: candidates.iter().enumerate().map(|(at, found)| row(article, at + 1, found)).collect(),
    }));
    document
}

/// What stands over the article: its first line that is no menu.
pub(super) fn title(article: &str) -> String {
    let is_title = |line: &&str| !line.is_empty() && !line.contains(" | ");
    let line = article.lines().map(str::trim).find(is_title).unwrap_or("An article");
    one_line(&line.chars().take(LONGEST_TITLE).collect::<String>())
}

/// The candidates with their numbers. One that begins within another has no mark of its own.
fn marks(candidates: &[Candidate]) -> impl Iterator<Item = (usize, Span)> {
    let mut end = 0;
    candidates.iter().enumerate().filter_map(move |(at, found)| {
        if found.span.start < end {
            return None;
        }
        end = found.span.end;
        Some((at + 1, found.span))
    })
}

/// The paragraphs of a text: what stands between empty lines.
fn paragraphs(article: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    for line in article.split_inclusive('\n') {
        let span = Span { start: at, end: at + line.trim_end().len() };
        at += line.len();
        match found.last_mut().filter(|_| is_open && !line.trim().is_empty()) {
            Some(last) => last.end = span.end,
            None if !line.trim().is_empty() => found.push(span),
            None => {}
        }
        is_open = !line.trim().is_empty();
    }
    found
}

/// Words of the article, with its line ends.
fn said(mut prose: Prose, words: &str) -> Prose {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            prose = prose.line();
        }
        if !line.is_empty() {
            prose = prose.say(line);
        }
    }
    prose
}

fn row(article: &str, number: usize, found: &Candidate) -> Row {
    let short = |span: Span| shortened(span.slice(article));
    // What was carried over from another place stands in parentheses.
    let carried = |words: String, is_carried: bool| if is_carried { format!("({words})") } else { words };
    let what = found.noun.map(|noun| carried(short(noun.span), noun.inherited));
    let who = found.attribution.map(|source| carried(short(source.name()), source.carried));
    let when_and_where: Vec<String> = found.period.into_iter().chain(found.place).map(short).collect();
    let cells = [
        Prose::from(Inline::Entry(number)),
        short(found.span).into(),
        found.qualifier.name().replace('_', " ").into(),
        what.unwrap_or_default().into(),
        who.unwrap_or_default().into(),
        when_and_where.join(", ").into(),
        found.subset_of.map(short).unwrap_or_default().into(),
    ];
    Row::new(cells.map(Cell::Text).to_vec())
}

fn shortened(text: &str) -> String {
    let line = one_line(text);
    if line.chars().nth(LONGEST_CELL).is_none() {
        return line;
    }
    line.chars().take(LONGEST_CELL - 1).chain(['…']).collect()
}

/// The text with single spaces between its words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
