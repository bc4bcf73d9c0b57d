//! Markdown, as GitHub reads it.

mod escape;

use self::escape::{code, escaped, line_start};
use super::{safe_link, tabular};
use crate::Document;
use crate::document::{
    Badge, Block, Callout, CalloutKind, Cell, Citation, Curve, Definition, HeadingLevel, Histogram, Inline,
    IntervalPlot, List, Missing, Note, Prose, Quote, Sides, StepList, Table, Tree, TreeNode,
};

/// Into how many bins a histogram is put together.
const BINS: usize = 10;

/// How Markdown is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// The level of the title: 1 by default; deeper where the report becomes part of another page.
    pub title_level: u8,
    /// How many pairs of a curve are printed: 25 by default.
    pub pairs: usize,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        Self { title_level: 1, pairs: 25 }
    }
}

/// The document as GitHub-flavoured Markdown. Words never act as markup; the only tags are line breaks within cells.
#[must_use]
pub fn markdown(document: &Document, options: &MarkdownOptions) -> String {
    let metadata = &document.metadata;
    let mut parts = vec![heading_line(options.title_level, &escaped(&metadata.title))];
    if let Some(question) = metadata.question.as_ref().filter(|question| !question.trim().is_empty()) {
        parts.push(format!("*{}*", escaped(question).trim()));
    }
    parts.extend(blocks(&document.blocks, options, 0));
    let mut colophon: Vec<String> = metadata
        .provenance
        .iter()
        .map(|(label, value)| format!("- {}: {}", line_start(&escaped(label)), escaped(value)))
        .collect();
    if let Some(generator) = &metadata.generator {
        colophon.push(format!("- Written by {}.", escaped(generator)));
    }
    if !colophon.is_empty() {
        parts.push("---".to_owned());
        parts.push(colophon.join("\n"));
    }
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn blocks(all: &[Block], options: &MarkdownOptions, depth: u8) -> Vec<String> {
    all.iter().flat_map(|block| self::block(block, options, depth)).collect()
}

/// The parts of a block within so many sections; an empty line comes between parts.
fn block(block: &Block, options: &MarkdownOptions, depth: u8) -> Vec<String> {
    match block {
        Block::Section(section) => {
            let level = options.title_level.saturating_add(depth).saturating_add(1);
            let mut parts = vec![heading_line(level, &line(&section.title))];
            parts.extend(blocks(&section.blocks, options, depth.saturating_add(1)));
            parts
        }
        Block::Heading { level, text } => vec![heading(*level, text, options, depth)],
        Block::Paragraph(text) => vec![paragraph(text)],
        Block::List(list) => vec![self::list(list)],
        Block::Steps(steps) => self::steps(steps),
        Block::Table(table) => self::table(table),
        Block::Sides(sides) => self::sides(sides),
        Block::Callout(callout) => vec![self::callout(callout)],
        Block::Quote(quote) => vec![self::quote(quote)],
        Block::Definitions(definitions) => vec![self::definitions(definitions)],
        Block::Areas(areas) => self::table(&tabular::areas(areas)),
        Block::Curve(curve) => self::curve(curve, options),
        Block::Intervals(plot) => intervals(plot),
        Block::Histogram(histogram) => self::histogram(histogram),
        Block::Overlap(overlap) => self::table(&tabular::overlap(overlap)),
        Block::Waterfall(found) => self::table(&tabular::waterfall(found)),
        Block::Panels(found) => self::table(&tabular::panels(found)),
        Block::Tree(found) => tree(found),
        Block::Notes(notes) => vec![self::notes(notes)],
        Block::Sources(sources) => vec![self::sources(sources)],
        Block::PageBreak => Vec::new(),
        Block::Details(details) => {
            let mut parts = vec![heading(HeadingLevel::Minor, &details.summary, options, depth)];
            parts.extend(blocks(&details.blocks, options, depth));
            parts
        }
    }
}

/// A heading below those of the sections that it lies in.
fn heading(level: HeadingLevel, text: &Prose, options: &MarkdownOptions, depth: u8) -> String {
    let below = level.below_title().max(depth.saturating_add(1));
    heading_line(options.title_level.saturating_add(below), &line(text))
}

fn heading_line(level: u8, text: &str) -> String {
    // A closing run of number signs would be cut off.
    let text = text.trim().replace('#', "\\#");
    format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 6)))).trim_end().to_owned()
}

fn paragraph(text: &Prose) -> String {
    prose(text, "\\\n").split('\n').map(line_start).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn list(list: &List) -> String {
    let item = |(at, item): (usize, &Prose)| {
        let text = line_start(&line(item));
        if list.ordered { format!("{}. {text}", at + 1) } else { format!("- {text}") }
    };
    list.items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
}

/// A nested list.
fn tree(tree: &Tree) -> Vec<String> {
    let node = |(node, depth): (&TreeNode, usize)| {
        format!("{}- {}", "  ".repeat(depth), line_start(&line(&node.label)))
    };
    let nodes = tree.nodes.iter().zip(tree.depths()).map(node).collect::<Vec<_>>().join("\n");
    let caption = (!tree.caption.is_empty()).then(|| paragraph(&tree.caption));
    caption.into_iter().chain((!nodes.is_empty()).then_some(nodes)).collect()
}

fn steps(steps: &StepList) -> Vec<String> {
    let mut parts = vec![format!("**Start:** {}", line(&steps.start))];
    let mut items = Vec::new();
    for (at, step) in steps.steps.iter().enumerate() {
        let mut item = format!("{}. {} **{}**", at + 1, badge(&Badge::Kind(step.kind)), plain(&step.title));
        if !step.operation.is_empty() {
            item.push_str(": ");
            item.push_str(&line(&step.operation));
        }
        let running =
            step.running.as_ref().map_or_else(|| "no number".to_owned(), |amount| escaped(&amount.print()));
        item.push_str(&format!("\\\n   gives **{running}**, {}", steps.status(at + 1)));
        let reason = line(&step.reason) + &cites(&step.sources);
        if !reason.trim().is_empty() {
            item.push_str(&format!("\\\n   {}", line_start(&reason)));
        }
        items.push(item);
    }
    parts.push(items.join("\n"));
    if let Some(words) = steps.not_taken() {
        parts.push(format!("**{}**", escaped(&words)));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn table(table: &Table) -> Vec<String> {
    let mut parts = Vec::new();
    if !table.caption.is_empty() {
        parts.push(format!("**{}**", plain(&table.caption)));
    }
    if table.columns.is_empty() {
        return parts;
    }
    let mut lines = vec![row(table.columns.iter().map(|column| {
        let unit = column.unit.as_ref().map(|unit| escaped(&unit.heading())).filter(|unit| !unit.is_empty());
        let head = line(&column.head);
        match unit {
            Some(unit) if head.is_empty() => format!("({unit})"),
            Some(unit) => format!("{head} ({unit})"),
            None => head,
        }
    }))];
    let rules = (0..table.columns.len()).map(|column| if table.is_numeric(column) { "---:" } else { "---" });
    lines.push(row(rules.map(str::to_owned)));
    for each in &table.rows {
        lines.push(row(table.columns.iter().enumerate().map(|(at, column)| {
            let text = match each.cells.get(at) {
                Some(Cell::Number(amount)) => escaped(&amount.print_in(column.unit.as_ref())),
                Some(Cell::Text(text)) => prose(text, "<br>"),
                Some(Cell::Missing(Missing { reason })) if reason.is_empty() => "(not given)".to_owned(),
                Some(Cell::Missing(Missing { reason })) => format!("({})", escaped(reason)),
                Some(Cell::Verdict(verdict)) => verdict.label().to_owned(),
                None => "(not given)".to_owned(),
            };
            if each.total && !text.trim().is_empty() { format!("**{}**", text.trim()) } else { text }
        })));
    }
    parts.push(lines.join("\n"));
    parts
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
    format!("| {} |", cells.join(" | "))
}

fn sides(sides: &Sides) -> Vec<String> {
    table(&tabular::sides(sides))
}

fn callout(callout: &Callout) -> String {
    let mut head = format!("**{}", callout.kind.label());
    if let CalloutKind::Naive { ratio } = &callout.kind {
        head.push_str(&format!(":** ~~{}~~", escaped(&ratio.print())));
    } else {
        head.push_str(".**");
    }
    if !callout.title.is_empty() {
        head.push_str(&format!(" **{}**", plain(&callout.title)));
    }
    let mut paragraphs = vec![head];
    paragraphs.extend(callout.body.iter().map(paragraph));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    quoted(&paragraphs.join("\n\n"))
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn quote(quote: &Quote) -> String {
    let mut text = format!("“{}”", escaped(&quote.words));
    if !quote.who.is_empty() || quote.source.is_some() {
        let source: Vec<usize> = quote.source.into_iter().collect();
        text.push_str(&format!("\n\n— {}{}", line(&quote.who), cites(&source)));
    }
    quoted(&text)
}

fn definitions(definitions: &[Definition]) -> String {
    let item =
        |definition: &Definition| format!("- **{}:** {}", plain(&definition.term), line(&definition.meaning));
    definitions.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn curve(curve: &Curve, options: &MarkdownOptions) -> Vec<String> {
    let mut parts = table(&tabular::curve(curve, options.pairs));
    let bands: Vec<String> =
        tabular::bands(curve).iter().map(|band| format!("- {}", line_start(&line(band)))).collect();
    if !bands.is_empty() {
        parts.push(bands.join("\n"));
    }
    parts
}

fn intervals(plot: &IntervalPlot) -> Vec<String> {
    let mut parts = table(&tabular::intervals(plot));
    parts.extend(tabular::reference(plot).as_ref().map(paragraph));
    parts
}

/// What a reader should see in the bars, and the bars in numbers.
fn histogram(histogram: &Histogram) -> Vec<String> {
    let mut parts = self::table(&tabular::histogram(histogram, BINS));
    parts.extend(tabular::described(histogram).map(|words| paragraph(&words)));
    parts
}

fn notes(notes: &[Note]) -> String {
    let item = |note: &Note| format!("- **{}** {}", escaped(&note.mark).trim(), line(&note.text));
    notes.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn sources(sources: &[Citation]) -> String {
    let item = |source: &Citation| {
        let link = source.link.as_deref().map(|to| format!(" {}", address(to))).unwrap_or_default();
        format!("- \\[{}\\] {}{link}", source.number, line(&source.text))
    };
    sources.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn address(to: &str) -> String {
    safe_link(to).map_or_else(|| format!("({})", escaped(to)), |to| format!("<{to}>"))
}

fn cites(sources: &[usize]) -> String {
    sources.iter().map(|source| format!(" \\[{source}\\]")).collect()
}

fn badge(badge: &Badge) -> String {
    format!("\\[{}\\]", escaped(badge.label()))
}

/// Prose on one line for a place that has stress already.
fn plain(text: &Prose) -> String {
    escaped(&text.to_plain()).trim().to_owned()
}

/// Prose on one line.
fn line(text: &Prose) -> String {
    prose(text, " ")
}

fn prose(text: &Prose, line_break: &str) -> String {
    let mut out = String::new();
    for inline in &text.0 {
        match inline {
            Inline::Text(words) => out.push_str(&escaped(words)),
            // Within stress there is no more stress: nested stars would be read as something else.
            Inline::Emphasis(inner) => out.push_str(&starred("*", &inner.to_plain())),
            Inline::Strong(inner) => out.push_str(&starred("**", &inner.to_plain())),
            Inline::Number(amount) => out.push_str(&escaped(&amount.print())),
            Inline::Struck { what, reason } => {
                out.push_str(&starred("~~", &what.to_plain()));
                out.push_str(&format!(" (not a result: {})", escaped(&reason.to_plain())));
            }
            Inline::Code(words) => out.push_str(&code(words)),
            Inline::Link { to, text } => {
                let words = escaped(&text.to_plain());
                match safe_link(to) {
                    Some(to) if words.trim().is_empty() => out.push_str(&format!("<{to}>")),
                    Some(to) => out.push_str(&format!("[{words}](<{to}>)")),
                    None => out.push_str(&format!("{words} ({})", escaped(to))),
                }
            }
            Inline::Cite(number) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(&format!("\\[{number}\\]"));
            }
            Inline::Badge(badge) => out.push_str(&self::badge(badge)),
            Inline::Mark { number, words } => {
                out.push_str(&starred("**", words));
                out.push_str(&format!("\\[{number}\\]"));
            }
            Inline::Entry(number) => out.push_str(&number.to_string()),
            Inline::Break => out.push_str(line_break),
        }
    }
    out
}

/// Words between marks, with the space outside, where the marks work.
fn starred(mark: &str, words: &str) -> String {
    let words = escaped(words);
    let inner = words.trim();
    if inner.is_empty() {
        return words;
    }
    let before = &words[..words.len() - words.trim_start().len()];
    let after = &words[words.trim_end().len()..];
    format!("{before}{mark}{inner}{mark}{after}")
}
