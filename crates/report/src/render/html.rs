//! HTML: one page that needs nothing from elsewhere.

mod areas;
mod chart;
mod dom;
mod encode;
mod figure;
mod histogram;
mod panels;
pub(super) mod picture;
mod prose;
mod table;
mod tree;
mod waterfall;

use std::collections::BTreeSet;

use self::dom::{Element, Node, classed, element};
use self::prose::Words;
use crate::Document;
use crate::document::{
    Block, Callout, CalloutKind, Citation, Definition, List, Metadata, Note, Quote, Section, StepList,
};

/// The style of every page.
const STYLE: &str = include_str!("html/style.css");
/// What a browser may load for the page: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HtmlOptions {
    /// How many pairs of a curve the table below the drawing has: 20 by default.
    pub pairs: usize,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { pairs: 20 }
    }
}

/// The document as a page: one file, without scripts, that loads nothing, reads well on a telephone and on paper, and says
/// in words whatever it draws.
#[must_use]
pub fn html(document: &Document, options: &HtmlOptions) -> String {
    let metadata = &document.metadata;
    let root = element("html").set("lang", language(metadata)).add(head(metadata)).add(
        element("body")
            .set("class", "page")
            .add(classed("a", "skip").set("href", "#content").text("Skip to the content"))
            .add(header(metadata))
            .add(
                element("main").set("id", "content").add_all(Page::new(document, *options).content(document)),
            )
            .add(footer(metadata)),
    );
    encode::page(&root)
}

/// The language tag, or English where it is none.
fn language(metadata: &Metadata) -> String {
    let tag = metadata.language.trim();
    let sound = !tag.is_empty()
        && tag.len() <= 35
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if sound { tag.to_owned() } else { "en".to_owned() }
}

fn head(metadata: &Metadata) -> Element {
    let named = |name: &str, content: &str| element("meta").set("name", name).set("content", content);
    let mut head = element("head")
        .add(element("meta").set("charset", "utf-8"))
        .add(element("meta").set("http-equiv", "Content-Security-Policy").set("content", POLICY))
        .add(named("viewport", "width=device-width, initial-scale=1"))
        .add(element("title").text(metadata.title.as_str()));
    if let Some(question) = &metadata.question {
        head = head.add(named("description", question));
    }
    if let Some(generator) = &metadata.generator {
        head = head.add(named("generator", generator));
    }
    head.add(element("style").add(Node::Css(STYLE)))
}

fn header(metadata: &Metadata) -> Element {
    let header = element("header").add(element("h1").text(metadata.title.as_str()));
    match &metadata.question {
        Some(question) => header.add(classed("p", "question").text(question.as_str())),
        None => header,
    }
}

fn footer(metadata: &Metadata) -> Element {
    let mut footer = element("footer");
    if !metadata.provenance.is_empty() {
        let mut facts = classed("dl", "facts");
        for (label, value) in &metadata.provenance {
            facts = facts.add(element("dt").text(label.as_str())).add(element("dd").text(value.as_str()));
        }
        footer = footer.add(facts);
    }
    if let Some(generator) = &metadata.generator {
        footer = footer.add(element("p").text(format!("Written by {generator}.")));
    }
    footer
}

/// What the blocks of a page must know of each other.
#[derive(Debug)]
struct Page {
    options: HtmlOptions,
    words: Words,
    // Names for the parts of drawings, in order of their appearance.
    drawings: usize,
    // Sources that have had their anchor.
    anchored: BTreeSet<usize>,
    // Sections that have had theirs.
    named: BTreeSet<String>,
    // Within how many sections the next block lies.
    depth: u8,
    // The level of the last heading, so that none is skipped.
    level: u8,
}

impl Page {
    fn new(document: &Document, options: HtmlOptions) -> Self {
        let mut sources = BTreeSet::new();
        collect_sources(&document.blocks, &mut sources);
        Self {
            options,
            words: Words { sources },
            drawings: 0,
            anchored: BTreeSet::new(),
            named: BTreeSet::new(),
            depth: 0,
            level: 1,
        }
    }

    /// What stands before the first section, a list of the sections, and the sections.
    fn content(&mut self, document: &Document) -> Vec<Element> {
        let first = document.blocks.iter().position(|block| matches!(block, Block::Section(_)));
        let (lead, rest) = document.blocks.split_at(first.unwrap_or(document.blocks.len()));
        let mut content = self.blocks(lead);
        content.extend(self.contents(rest));
        content.extend(self.blocks(rest));
        content
    }

    /// The list of the sections, where there are several.
    fn contents(&self, blocks: &[Block]) -> Option<Element> {
        let entries: Vec<Element> = blocks
            .iter()
            .filter_map(Block::as_section)
            .map(|section| {
                let link = element("a").set("href", format!("#{}", anchor(section)));
                element("li").add(link.add_all(self.words.unlinked(&section.title)))
            })
            .collect();
        (entries.len() > 1).then(|| {
            classed("nav", "contents")
                .set("aria-label", "Contents")
                .add(classed("span", "label").text("Contents"))
                .add(element("ul").add_all(entries))
        })
    }

    /// A section that folds. A link to it, or to a source within it, opens it.
    fn section(&mut self, section: &Section) -> Element {
        // A summary is a button already: nothing within it can be followed.
        let title = self.words.unlinked(&section.title);
        let heading = self.heading(self.depth.saturating_add(1), title);
        let is_first = self.named.is_empty();
        let mut body = classed("div", "fold");
        let name = anchor(section);
        if self.named.insert(name.clone()) {
            // The anchor lies within what is folded: a browser opens what it goes to.
            body = body.set("id", name);
        }
        self.depth = self.depth.saturating_add(1);
        let content = self.blocks(&section.blocks);
        self.depth -= 1;
        let mut out = classed("details", "section");
        if is_first {
            out = out.set("open", "");
        }
        out.add(element("summary").add(heading)).add(body.add_all(content))
    }

    /// A heading, at most one level below the last.
    fn heading(&mut self, below_title: u8, text: Vec<Node>) -> Element {
        self.level = below_title.saturating_add(1).min(self.level.saturating_add(1)).clamp(2, 6);
        let tag = match self.level {
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        element(tag).add_all(text)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Element> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Element {
        match block {
            Block::Section(section) => self.section(section),
            Block::Heading { level, text } => {
                let text = self.words.prose(text);
                self.heading(level.below_title().max(self.depth.saturating_add(1)), text)
            }
            Block::Paragraph(text) => element("p").add_all(self.words.prose(text)),
            Block::List(list) => self.list(list),
            Block::Steps(steps) => self.steps(steps),
            Block::Table(table) => table::table(&self.words, table),
            Block::Sides(sides) => figure::sides(&self.words, sides),
            Block::Callout(callout) => self.callout(callout),
            Block::Quote(quote) => self.quote(quote),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Areas(found) => areas::areas(&self.words, found),
            Block::Curve(curve) => {
                self.drawings += 1;
                chart::curve(&self.words, curve, self.drawings, self.options.pairs)
            }
            Block::Intervals(plot) => chart::intervals(&self.words, plot),
            Block::Histogram(histogram) => {
                self.drawings += 1;
                histogram::histogram(&self.words, histogram, self.drawings)
            }
            Block::Overlap(overlap) => chart::overlap(&self.words, overlap),
            Block::Waterfall(found) => waterfall::waterfall(&self.words, found),
            Block::Panels(found) => panels::panels(&self.words, found),
            Block::Tree(found) => tree::tree(&self.words, found),
            Block::Notes(notes) => self.notes(notes),
            Block::Sources(sources) => self.sources(sources),
            Block::PageBreak => classed("div", "page-break"),
            Block::Details(details) => {
                let mut out = element("details");
                if details.open {
                    out = out.set("open", "");
                }
                out.add(element("summary").add_all(self.words.unlinked(&details.summary)))
                    .add_all(self.blocks(&details.blocks))
            }
        }
    }

    fn list(&self, list: &List) -> Element {
        let items = list.items.iter().map(|item| element("li").add_all(self.words.prose(item)));
        element(if list.ordered { "ol" } else { "ul" }).add_all(items)
    }

    fn steps(&self, steps: &StepList) -> Element {
        let mut list = classed("ol", "steps");
        for (at, step) in steps.steps.iter().enumerate() {
            let running = match &step.running {
                Some(amount) => element("b").add(self.words.number(amount)),
                None => element("b").add(classed("span", "missing").text("no number")),
            };
            let mut body = element("div").add(
                classed("p", "what")
                    .add_all(self.words.prose(&step.title))
                    .text(" ")
                    .add(prose::badge(&crate::document::Badge::Kind(step.kind))),
            );
            if !step.operation.is_empty() {
                body = body.add(classed("p", "operation").add_all(self.words.prose(&step.operation)));
            }
            if !step.reason.is_empty() || !step.sources.is_empty() {
                let reason = classed("p", "reason").add_all(self.words.prose(&step.reason));
                body = body.add(reason.add_all(step.sources.iter().map(|&source| self.words.cite(source))));
            }
            let running = classed("p", "running")
                .add(running)
                .add(classed("span", "status").text(steps.status(at + 1)));
            list = list.add(element("li").add(body).add(running));
        }
        let mut out = element("div").add(
            classed("p", "start")
                .add(classed("span", "label").text("Start"))
                .add_all(self.words.prose(&steps.start)),
        );
        out = out.add(list);
        if let Some(words) = steps.not_taken() {
            out = out.add(classed("p", "open-steps").text(words));
        }
        out
    }

    fn callout(&self, callout: &Callout) -> Element {
        let class = match &callout.kind {
            CalloutKind::Answer => "answer",
            CalloutKind::Caution => "caution",
            CalloutKind::Refusal => "refusal",
            CalloutKind::Naive { .. } => "naive",
        };
        // Not a landmark: a page has many of them, and several of one name.
        let mut out = element("div")
            .set("class", format!("callout {class}"))
            .set("role", "note")
            .set("aria-label", callout.kind.label())
            .add(classed("span", "label").text(callout.kind.label()));
        if let CalloutKind::Naive { ratio } = &callout.kind {
            out = out.add(classed("p", "ratio").add(element("s").add(self.words.number(ratio))));
        }
        if !callout.title.is_empty() {
            out = out.add(classed("p", "headline").add_all(self.words.prose(&callout.title)));
        }
        out.add_all(callout.body.iter().map(|paragraph| element("p").add_all(self.words.prose(paragraph))))
    }

    fn quote(&self, quote: &Quote) -> Element {
        let out = element("blockquote").add(element("p").text(format!("“{}”", quote.words)));
        if quote.who.is_empty() && quote.source.is_none() {
            return out;
        }
        let footer = element("footer").text("— ").add_all(self.words.prose(&quote.who));
        out.add(footer.add_all(quote.source.map(|source| self.words.cite(source))))
    }

    fn definitions(&self, definitions: &[Definition]) -> Element {
        let mut list = classed("dl", "terms");
        for definition in definitions {
            list = list
                .add(element("dt").add_all(self.words.prose(&definition.term)))
                .add(element("dd").add_all(self.words.prose(&definition.meaning)));
        }
        list
    }

    fn notes(&self, notes: &[Note]) -> Element {
        let items = notes.iter().map(|note| {
            element("li")
                .add(classed("span", "tag").text(note.mark.as_str()))
                .text(" ")
                .add_all(self.words.prose(&note.text))
        });
        classed("ul", "notes").add_all(items)
    }

    fn sources(&mut self, sources: &[Citation]) -> Element {
        let mut list = classed("ol", "sources");
        for source in sources {
            let mut item = element("li");
            if self.anchored.insert(source.number) {
                item = item.set("id", prose::anchor(source.number));
            }
            item = item
                .add(classed("span", "tag").text(format!("[{}]", source.number)))
                .text(" ")
                .add_all(self.words.prose(&source.text));
            if let Some(link) = &source.link {
                item = item.text(" ").add(prose::address(link));
            }
            list = list.add(item);
        }
        list
    }
}

/// The name of the place where a section begins.
fn anchor(section: &Section) -> String {
    let name: String = section
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    format!("section-{name}")
}

/// The numbers of all sources that the document lists: only they can be linked to.
fn collect_sources(blocks: &[Block], numbers: &mut BTreeSet<usize>) {
    for block in blocks {
        match block {
            Block::Sources(sources) => numbers.extend(sources.iter().map(|source| source.number)),
            Block::Section(section) => collect_sources(&section.blocks, numbers),
            Block::Details(details) => collect_sources(&details.blocks, numbers),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Steps(_)
            | Block::Table(_)
            | Block::Sides(_)
            | Block::Callout(_)
            | Block::Quote(_)
            | Block::Definitions(_)
            | Block::Areas(_)
            | Block::Curve(_)
            | Block::Intervals(_)
            | Block::Histogram(_)
            | Block::Overlap(_)
            | Block::Waterfall(_)
            | Block::Panels(_)
            | Block::Tree(_)
            | Block::Notes(_)
            | Block::PageBreak => {}
        }
    }
}
