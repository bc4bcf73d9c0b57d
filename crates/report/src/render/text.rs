//! Text: for terminals, mails and screen readers.

mod bars;
mod grid;
mod plot;
mod wrap;

use self::bars::{bar, strip};
use self::grid::grid;
use self::wrap::{Ink, Line, Piece, prefixed, wrap};
use super::scale::Ruler;
use super::{inert, safe_link, tabular};
use crate::Document;
use crate::document::{
    Areas, Badge, Block, Callout, CalloutKind, Cell, ChartScale, Citation, Column, Curve, Definition,
    HeadingLevel, Histogram, Inline, IntervalPlot, List, Missing, Note, Overlap, Panels, PlotValue, Prose,
    Quote, Row, Sides, StepList, Table, Tree, VerdictBadge, Waterfall,
};
use crate::number::Dimension;
use darkfigure_model::BridgeKind;

/// The narrowest page that is laid out. A narrower one is laid out at this width.
const NARROWEST: usize = 20;
/// How many pairs of a curve are printed.
const PAIRS: usize = 5;
/// The width that a drawing of an interval gets at most; no wider than a word that the grid leaves whole.
const DRAWING: usize = 24;
/// How wide the strip of a histogram is at most.
const STRIP: usize = 60;

/// How text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// The columns of a line: 80 by default, at least 20.
    pub width: usize,
    /// Plain by default.
    pub style: TextStyle,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, style: TextStyle::Plain }
    }
}

/// How text is decorated. Both styles have the same words: nothing is said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextStyle {
    /// Words only.
    #[default]
    Plain,
    /// With ANSI sequences for weight and colour.
    Ansi,
}

/// The document as text. Every line is at most as wide as asked, ends without spaces, and the text ends with a line end.
#[must_use]
pub fn text(document: &Document, options: &TextOptions) -> String {
    let width = options.width.max(NARROWEST);
    let mut lines = Vec::new();
    let metadata = &document.metadata;
    let title = wrap(&[Piece::new(inert(&metadata.title), Ink::Title)], width);
    let rule = title.iter().map(Line::width).max().unwrap_or(0);
    lines.extend(title);
    lines.push(Line::of("═".repeat(rule), Ink::Muted));
    if let Some(question) = &metadata.question {
        lines.extend(wrap(&[Piece::new(inert(question), Ink::Emphasis)], width));
    }
    spaced(&mut lines, blocks(&document.blocks, width, 0));
    let mut colophon: Vec<Line> = Vec::new();
    for (label, value) in &metadata.provenance {
        colophon
            .extend(hanging(&[Piece::new(format!("{}: {}", inert(label), inert(value)), Ink::Muted)], width));
    }
    if let Some(generator) = &metadata.generator {
        let words = format!("Written by {}.", inert(generator));
        colophon.extend(wrap(&[Piece::new(words, Ink::Muted)], width));
    }
    spaced(&mut lines, colophon);
    encode(&lines, options.style)
}

fn encode(lines: &[Line], style: TextStyle) -> String {
    let mut out = String::new();
    for line in lines {
        let mut written = String::new();
        for span in &line.0 {
            let sequence = span.ink.ansi();
            // Spaces that must not break have done their duty.
            let text = span.text.replace('\u{a0}', " ");
            if style == TextStyle::Plain || sequence.is_empty() || text.trim().is_empty() {
                written.push_str(&text);
            } else {
                written.push_str(&format!("\u{1b}[{sequence}m{text}\u{1b}[0m"));
            }
        }
        out.push_str(written.trim_end_matches(' '));
        out.push('\n');
    }
    out
}

/// Adds a block of lines after an empty one.
fn spaced(lines: &mut Vec<Line>, more: Vec<Line>) {
    if more.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(more);
}

/// Blocks within so many sections.
fn blocks(all: &[Block], width: usize, depth: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in all {
        spaced(&mut lines, self::block(block, width, depth));
    }
    lines
}

fn block(block: &Block, width: usize, depth: usize) -> Vec<Line> {
    match block {
        Block::Section(section) => {
            let level = if depth == 0 { HeadingLevel::Section } else { HeadingLevel::Subsection };
            let mut lines = heading(level, &section.title, width);
            spaced(&mut lines, blocks(&section.blocks, width, depth + 1));
            lines
        }
        Block::Heading { level, text } => heading(*level, text, width),
        Block::Paragraph(text) => wrap(&prose_pieces(text, Ink::Plain), width),
        Block::List(list) => self::list(list, width),
        Block::Steps(steps) => self::steps(steps, width),
        Block::Table(table) => self::table(table, width),
        Block::Sides(sides) => self::sides(sides, width),
        Block::Callout(callout) => self::callout(callout, width),
        Block::Quote(quote) => self::quote(quote, width),
        Block::Definitions(definitions) => self::definitions(definitions, width),
        Block::Areas(found) => areas(found, width),
        Block::Curve(curve) => self::curve(curve, width),
        Block::Intervals(plot) => intervals(plot, width),
        Block::Histogram(histogram) => self::histogram(histogram, width),
        Block::Overlap(overlap) => overlap_bars(overlap, width),
        Block::Waterfall(found) => waterfall(found, width),
        Block::Panels(found) => panels(found, width),
        Block::Tree(found) => tree(found, width),
        Block::Notes(notes) => self::notes(notes, width),
        Block::Sources(sources) => self::sources(sources, width),
        Block::PageBreak => Vec::new(),
        Block::Details(details) => {
            let mut lines = heading(HeadingLevel::Minor, &details.summary, width);
            spaced(&mut lines, blocks(&details.blocks, width, depth));
            lines
        }
    }
}

fn heading(level: HeadingLevel, text: &Prose, width: usize) -> Vec<Line> {
    let mut lines = wrap(&prose_pieces(text, Ink::Title), width);
    match level {
        HeadingLevel::Section => {
            let rule = lines.iter().map(Line::width).max().unwrap_or(0);
            lines.push(Line::of("─".repeat(rule), Ink::Muted));
        }
        HeadingLevel::Subsection | HeadingLevel::Minor => {}
    }
    lines
}

fn list(list: &List, width: usize) -> Vec<Line> {
    let digits = list.items.len().to_string().len();
    let mut lines = Vec::new();
    for (at, item) in list.items.iter().enumerate() {
        let mark = if list.ordered { format!("{:>digits$}. ", at + 1) } else { "- ".to_owned() };
        lines.extend(marked(&mark, Ink::Plain, &prose_pieces(item, Ink::Plain), width));
    }
    lines
}

fn steps(steps: &StepList, width: usize) -> Vec<Line> {
    let mut start = vec![Piece::new("Start: ", Ink::Strong)];
    start.extend(prose_pieces(&steps.start, Ink::Plain));
    let mut lines = hanging(&start, width);
    for (at, step) in steps.steps.iter().enumerate() {
        let mut title = vec![badge_piece(&Badge::Kind(step.kind)), Piece::new(" ", Ink::Plain)];
        title.extend(prose_pieces(&step.title, Ink::Strong));
        if !step.operation.is_empty() {
            title.push(Piece::new(": ", Ink::Plain));
            title.extend(prose_pieces(&step.operation, Ink::Plain));
        }
        let mark = format!("{}. ", at + 1);
        let indent = " ".repeat(mark.len());
        let inner = width - mark.len();
        let mut body = wrap(&title, inner);
        let mut running = vec![Piece::new("gives ", Ink::Plain)];
        running.push(match &step.running {
            Some(amount) => Piece::new(inert(&amount.print()), Ink::Strong),
            None => Piece::new("no number", Ink::Strong),
        });
        running.push(Piece::new(format!(", {}", steps.status(at + 1)), Ink::Muted));
        body.extend(wrap(&running, inner));
        let mut reason = prose_pieces(&step.reason, Ink::Plain);
        if let Some((first, rest)) = step.sources.split_first() {
            // Kept together with each other, not with the last word.
            reason.push(Piece::new(format!(" [{first}]"), Ink::Muted));
            reason.extend(rest.iter().map(|source| Piece::new(format!("[{source}]"), Ink::Muted)));
        }
        if !reason.is_empty() {
            body.extend(wrap(&reason, inner));
        }
        lines.extend(prefixed(body, &Line::of(mark, Ink::Strong), &Line::of(indent, Ink::Plain)));
    }
    if let Some(words) = steps.not_taken() {
        lines.extend(wrap(&[Piece::new(inert(&words), Ink::Caution)], width));
    }
    lines
}

fn table(table: &Table, width: usize) -> Vec<Line> {
    let mut lines = caption(&table.caption, width);
    lines.extend(grid(table, width));
    lines
}

fn caption(caption: &Prose, width: usize) -> Vec<Line> {
    if caption.is_empty() { Vec::new() } else { wrap(&prose_pieces(caption, Ink::Emphasis), width) }
}

fn sides(sides: &Sides, width: usize) -> Vec<Line> {
    // Below this, two columns of words are too narrow to read.
    if width >= 64 {
        return grid(&tabular::sides(sides), width);
    }
    let mut lines = Vec::new();
    for card in [&sides.left, &sides.right] {
        let mut one = wrap(&prose_pieces(&card.label, Ink::Strong), width);
        one.extend(indented(&prose_pieces(&card.as_said, Ink::Plain), width));
        if let Some(wording) = tabular::wording(card) {
            one.extend(indented(&prose_pieces(&wording, Ink::Emphasis), width));
        }
        for (label, value) in card.parts() {
            let mut pieces = vec![Piece::new(format!("{}: ", inert(label)), Ink::Muted)];
            if value.is_empty() {
                pieces.push(Piece::new("(not stated)", Ink::Muted));
            }
            pieces.extend(prose_pieces(value, Ink::Plain));
            one.extend(indented(&pieces, width));
        }
        spaced(&mut lines, one);
    }
    lines
}

fn callout(callout: &Callout, width: usize) -> Vec<Line> {
    let ink = match callout.kind {
        CalloutKind::Answer => Ink::Answer,
        CalloutKind::Caution => Ink::Caution,
        CalloutKind::Refusal | CalloutKind::Naive { .. } => Ink::Refusal,
    };
    let is_answer = matches!(callout.kind, CalloutKind::Answer | CalloutKind::Refusal);
    if is_answer && !callout.title.is_empty() {
        // An answer that is said in a sentence needs no word before it.
        let mut lines = wrap(&prose_pieces(&callout.title, ink), width);
        for paragraph in &callout.body {
            lines.extend(wrap(&prose_pieces(paragraph, Ink::Plain), width));
        }
        return lines;
    }
    let mut head = vec![Piece::new(callout.kind.label(), ink)];
    if let CalloutKind::Naive { ratio } = &callout.kind {
        head.push(Piece::new(": ", ink));
        head.push(Piece::new(inert(&ratio.print()), Ink::Struck));
    }
    if !callout.title.is_empty() {
        head.push(Piece::new(": ", ink));
        head.extend(prose_pieces(&callout.title, Ink::Strong));
    }
    let mut lines = wrap(&head, width);
    for paragraph in &callout.body {
        lines.extend(indented(&prose_pieces(paragraph, Ink::Plain), width));
    }
    lines
}

fn quote(quote: &Quote, width: usize) -> Vec<Line> {
    let mut lines = indented(&[Piece::new(format!("“{}”", inert(&quote.words)), Ink::Emphasis)], width);
    let mut who = Vec::new();
    if !quote.who.is_empty() || quote.source.is_some() {
        who.push(Piece::new("— ", Ink::Plain));
        who.extend(prose_pieces(&quote.who, Ink::Plain));
        if let Some(source) = quote.source {
            who.push(Piece::new(format!(" [{source}]"), Ink::Muted));
        }
        lines.extend(indented(&who, width));
    }
    lines
}

fn definitions(definitions: &[Definition], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for definition in definitions {
        let mut pieces = prose_pieces(&definition.term, Ink::Strong);
        pieces.push(Piece::new(": ", Ink::Plain));
        pieces.extend(prose_pieces(&definition.meaning, Ink::Plain));
        lines.extend(hanging(&pieces, width));
    }
    lines
}

/// A curve as a drawing of characters, where there is room, and a few of its pairs in words.
fn curve(curve: &Curve, width: usize) -> Vec<Line> {
    let mut lines = caption(&curve.caption, width);
    lines.extend(plot::curve(curve, width).into_iter().map(|line| Line::of(line, Ink::Plain)));
    lines.extend(hanging(&prose_pieces(&tabular::pairs(curve, PAIRS), Ink::Plain), width));
    let bands = tabular::bands(curve);
    if !bands.is_empty() {
        let joined = bands.into_iter().enumerate().fold(Prose::new(), |prose, (at, band)| {
            prose.say(if at == 0 { "To compare with: " } else { "; " }).and(band)
        });
        lines.extend(hanging(&prose_pieces(&joined, Ink::Plain), width));
    }
    lines
}

/// The combinations of lists with a bar for each, where there is room.
fn overlap_bars(overlap: &Overlap, width: usize) -> Vec<Line> {
    let mut table = tabular::overlap(overlap);
    let most = overlap.rows.iter().filter_map(|row| row.count.central()).fold(0.0, f64::max);
    if width >= 60 && most > 0.0 {
        table.columns.push(Column::new(""));
        for (row, found) in table.rows.iter_mut().zip(&overlap.rows) {
            let count = found.count.central();
            row.cells.push(Cell::text(bars::linear([count, count], most, DRAWING)));
        }
    }
    self::table(&table, width)
}

/// A waterfall with its bars, where there is room.
fn waterfall(found: &Waterfall, width: usize) -> Vec<Line> {
    let mut table = tabular::waterfall(found);
    let ruler = Ruler::over(found.bars.iter().flat_map(|bar| [bar.from, bar.to]), ChartScale::Linear);
    let Some(ruler) = ruler.filter(|_| width >= 60) else { return self::table(&table, width) };
    table.columns.push(Column::new(""));
    for (row, bar) in table.rows.iter_mut().zip(&found.bars) {
        row.cells.push(Cell::text(bars::between(&ruler, bar, DRAWING).replace(' ', "\u{a0}")));
    }
    table.rows.push(scale_row(&ruler, &found.role, table.columns.len()));
    self::table(&table, width)
}

/// The last row of a table with drawings: the ends of their scale.
fn scale_row(ruler: &Ruler, role: &Dimension, columns: usize) -> Row {
    let mut cells: Vec<Cell> = (1..columns).map(|_| Cell::text(Prose::new())).collect();
    cells.push(Cell::text(bars::scale(ruler, role, DRAWING).replace(' ', "\u{a0}")));
    Row::new(cells)
}

/// Panels as one line each: the ends of the group, and its values as blocks from nothing to the most.
fn panels(found: &Panels, width: usize) -> Vec<Line> {
    let mut table = tabular::panels(found);
    let most = found.values().fold(0.0, f64::max);
    if width >= 60 && most > 0.0 {
        table.columns.push(Column::new(""));
        for (row, panel) in table.rows.iter_mut().zip(&found.panels) {
            let points = panel.points.iter().filter_map(|(_, amount)| amount.central());
            row.cells.push(Cell::text(bars::blocks(points, most)));
        }
    }
    self::table(&table, width)
}

/// The nodes under each other, with the lines that lead to them.
fn tree(tree: &Tree, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !tree.caption.is_empty() {
        lines.extend(wrap(&prose_pieces(&tree.caption, Ink::Muted), width));
    }
    for (node, levels) in tree.nodes.iter().zip(tree.goes_on()) {
        let pieces = prose_pieces(&node.label, Ink::Plain);
        let Some((&own, above)) = levels.split_last() else {
            lines.extend(hanging(&pieces, width));
            continue;
        };
        let before: String = above.iter().map(|&goes_on| if goes_on { "│ " } else { "  " }).collect();
        let (hook, below) = if own { ("├ ", "│ ") } else { ("└ ", "  ") };
        let first = Line::of(format!("{before}{hook}"), Ink::Muted);
        let by = first.width();
        if by + 8 > width {
            lines.extend(wrap(&pieces, width));
        } else {
            lines.extend(prefixed(
                wrap(&pieces, width - by),
                &first,
                &Line::of(format!("{before}{below}"), Ink::Muted),
            ));
        }
    }
    lines
}

/// The numbers with bars on one linear scale, where there is room.
fn areas(areas: &Areas, width: usize) -> Vec<Line> {
    let mut table = tabular::areas(areas);
    if let Some(largest) = areas.largest().filter(|_| width >= 60) {
        table.columns.push(Column::new(""));
        for (row, item) in table.rows.iter_mut().zip(&areas.items) {
            row.cells.push(Cell::text(bars::linear(item.ends(), largest, DRAWING)));
        }
    }
    self::table(&table, width)
}

fn intervals(plot: &IntervalPlot, width: usize) -> Vec<Line> {
    let mut legend = String::new();
    let mut table = tabular::intervals(plot);
    let drawing = (width / 4).min(DRAWING);
    if let Some(ruler) = Ruler::of_intervals(plot).filter(|_| width >= 60) {
        table.columns.push(Column::new(""));
        for (drawn, row) in table.rows.iter_mut().zip(&plot.rows) {
            let picture = match &row.value {
                PlotValue::Amount(amount) if amount.role == plot.axis.role => bar(&ruler, amount, drawing),
                PlotValue::Amount(_) | PlotValue::Missing(_) => String::new(),
            };
            // Unbreakable spaces keep the picture on one line.
            drawn.cells.push(Cell::text(picture.replace(' ', "\u{a0}")));
        }
        table.rows.push(scale_row(&ruler, &plot.axis.role, table.columns.len()));
        legend = bars::legend(plot);
    }
    let mut lines = caption(&plot.caption, width);
    lines.extend(grid(&table, width));
    if !legend.is_empty() {
        lines.extend(hanging(&[Piece::new(legend, Ink::Muted)], width));
    }
    if let Some(reference) = tabular::reference(plot) {
        lines.extend(hanging(&prose_pieces(&reference, Ink::Plain), width));
    }
    lines
}

fn histogram(histogram: &Histogram, width: usize) -> Vec<Line> {
    let mut lines = caption(&histogram.caption, width);
    let picture = strip(histogram, width.min(STRIP));
    if !picture.trim().is_empty() {
        // Unbreakable spaces keep the picture on one line.
        lines.push(Line::of(picture.replace(' ', "\u{a0}"), Ink::Plain));
    }
    if let Some(words) = tabular::described(histogram) {
        lines.extend(wrap(&prose_pieces(&words, Ink::Plain), width));
    }
    lines
}

fn notes(notes: &[Note], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for note in notes {
        // A mark is a letter or two; a longer one would leave no room for the note.
        let mark: String = inert(&note.mark).chars().take(3).collect();
        lines.extend(marked(&format!("{mark} "), Ink::Muted, &prose_pieces(&note.text, Ink::Plain), width));
    }
    lines
}

fn sources(sources: &[Citation], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for source in sources {
        let mut pieces = prose_pieces(&source.text, Ink::Plain);
        if let Some(link) = &source.link {
            pieces.push(Piece::new(" ", Ink::Plain));
            pieces.push(address_piece(link));
        }
        lines.extend(marked(&format!("[{}] ", source.number), Ink::Muted, &pieces, width));
    }
    lines
}

/// Wrapped with a mark before the first line and the rest below the text, where there is room for that.
fn marked(mark: &str, ink: Ink, pieces: &[Piece], width: usize) -> Vec<Line> {
    let first = Line::of(mark, ink);
    let by = first.width();
    if by + 8 > width {
        let mut all = vec![Piece::new(mark, ink)];
        all.extend(pieces.iter().cloned());
        return wrap(&all, width);
    }
    prefixed(wrap(pieces, width - by), &first, &Line::of(" ".repeat(by), Ink::Plain))
}

/// Wrapped with all lines but the first indented.
fn hanging(pieces: &[Piece], width: usize) -> Vec<Line> {
    prefixed(wrap(pieces, width - 2), &Line::default(), &Line::of("  ", Ink::Plain))
}

fn indented(pieces: &[Piece], width: usize) -> Vec<Line> {
    let indent = Line::of("  ", Ink::Plain);
    prefixed(wrap(pieces, width - 2), &indent, &indent)
}

/// Prose as pieces; what has no ink of its own gets `ink`.
fn prose_pieces(prose: &Prose, ink: Ink) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for inline in &prose.0 {
        match inline {
            Inline::Text(words) => pieces.push(Piece::new(inert(words), ink)),
            Inline::Emphasis(inner) => pieces.extend(prose_pieces(inner, Ink::Emphasis)),
            Inline::Strong(inner) => pieces.extend(prose_pieces(inner, Ink::Strong)),
            Inline::Number(amount) => pieces.push(Piece::new(inert(&amount.print()), ink)),
            Inline::Struck { what, reason } => {
                pieces.push(Piece::new("[not a result: ", Ink::Muted));
                pieces.extend(prose_pieces(what, Ink::Struck));
                pieces.push(Piece::new("; ", Ink::Muted));
                pieces.extend(prose_pieces(reason, Ink::Muted));
                pieces.push(Piece::new("]", Ink::Muted));
            }
            Inline::Code(code) => pieces.push(Piece::new(inert(code), Ink::Code)),
            Inline::Link { to, text } => {
                pieces.extend(prose_pieces(text, ink));
                if text.to_plain() != *to {
                    pieces.push(Piece::new(" ", Ink::Plain));
                    pieces.push(address_piece(to));
                }
            }
            Inline::Cite(number) => {
                if !ends_with_space(&pieces) {
                    pieces.push(Piece::new(" ", Ink::Plain));
                }
                pieces.push(Piece::new(format!("[{number}]"), Ink::Muted));
            }
            Inline::Badge(badge) => pieces.push(badge_piece(badge)),
            Inline::Mark { number, words } => {
                // Underscores where nothing is underlined would be letters of the text; brackets say enough.
                pieces.push(Piece::new(inert(words), Ink::Link));
                pieces.push(Piece::new(format!("[{number}]"), Ink::Muted));
            }
            Inline::Entry(number) => pieces.push(Piece::new(number.to_string(), ink)),
            Inline::Break => pieces.push(Piece::Break),
        }
    }
    pieces
}

fn ends_with_space(pieces: &[Piece]) -> bool {
    match pieces.last() {
        Some(Piece::Span(span)) => span.text.ends_with(' '),
        Some(Piece::Break) | None => true,
    }
}

/// An address: in angle brackets if it may be followed, in parentheses if not.
fn address_piece(to: &str) -> Piece {
    match safe_link(to) {
        Some(to) => Piece::new(format!("<{to}>"), Ink::Link),
        None => Piece::new(format!("({})", inert(to)), Ink::Muted),
    }
}

fn badge_piece(badge: &Badge) -> Piece {
    let ink = match badge {
        Badge::Kind(kind) | Badge::Verdict(VerdictBadge::Bridged(kind)) => kind_ink(*kind),
        Badge::Verdict(VerdictBadge::Differs | VerdictBadge::Overlapping | VerdictBadge::Unknown) => {
            Ink::Caution
        }
        Badge::Verdict(VerdictBadge::Same | VerdictBadge::Contained) => Ink::Evidence,
        Badge::Grade(_) | Badge::Flag(_) => Ink::Strong,
    };
    Piece::new(format!("[{}]", inert(badge.label())), ink)
}

const fn kind_ink(kind: BridgeKind) -> Ink {
    match kind {
        BridgeKind::Evidence => Ink::Evidence,
        BridgeKind::Assumption => Ink::Assumption,
        BridgeKind::Definition => Ink::Definition,
    }
}

fn verdict_pieces(verdict: VerdictBadge) -> Vec<Piece> {
    let Piece::Span(mut span) = badge_piece(&Badge::Verdict(verdict)) else { return Vec::new() };
    span.text = verdict.label().to_owned();
    vec![Piece::Span(span)]
}

fn missing_pieces(missing: &Missing) -> Vec<Piece> {
    let reason = if missing.reason.is_empty() { "not given".to_owned() } else { inert(&missing.reason) };
    vec![Piece::new(format!("({reason})"), Ink::Muted)]
}
