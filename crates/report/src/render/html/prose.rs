//! Prose as nodes.

use std::collections::BTreeSet;

use super::dom::{Element, Node, classed, element};
use crate::document::{Badge, Inline, Missing, Prose, VerdictBadge};
use crate::number::Amount;
use crate::render::safe_link;

/// Up to so many letters a number is kept on one line.
const SHORT: usize = 24;

/// Writes prose, knowing which sources can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) sources: BTreeSet<usize>,
}

impl Words {
    pub(super) fn prose(&self, prose: &Prose) -> Vec<Node> {
        self.nodes(prose, true)
    }

    /// Prose without links, for where a link would not be valid.
    pub(super) fn unlinked(&self, prose: &Prose) -> Vec<Node> {
        self.nodes(prose, false)
    }

    fn nodes(&self, prose: &Prose, links: bool) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::new();
        for inline in &prose.0 {
            match inline {
                Inline::Text(words) => out.push(Node::Text(words.clone())),
                Inline::Emphasis(inner) => out.push(element("em").add_all(self.nodes(inner, links)).into()),
                Inline::Strong(inner) => out.push(element("strong").add_all(self.nodes(inner, links)).into()),
                Inline::Number(amount) => out.push(self.number(amount).into()),
                Inline::Struck { what, reason } => {
                    out.push(element("s").add_all(self.nodes(what, links)).into());
                    out.push(Node::Text(" ".to_owned()));
                    let why =
                        classed("span", "why").text("(not a result: ").add_all(self.nodes(reason, links));
                    out.push(why.text(")").into());
                }
                Inline::Code(code) => out.push(element("code").text(code.as_str()).into()),
                Inline::Link { to, text } => match safe_link(to).filter(|_| links) {
                    // A link within a link would not be valid.
                    Some(to) => out.push(link(to).add_all(self.nodes(text, false)).into()),
                    None => {
                        out.extend(self.nodes(text, links));
                        out.push(classed("span", "why").text(format!(" ({to})")).into());
                    }
                },
                Inline::Cite(number) if links => out.push(self.cite(*number).into()),
                Inline::Cite(number) => out.push(Node::Text(format!(" [{number}]"))),
                Inline::Badge(badge) => out.push(self::badge(badge).into()),
                Inline::Mark { number, words } => out.push(mark(*number, words, links).into()),
                Inline::Entry(number) => out.push(entry(*number, links).into()),
                Inline::Break => out.push(element("br").into()),
            }
        }
        out
    }

    pub(super) fn number(&self, amount: &Amount) -> Element {
        let (phrase, qualification) = amount.print_parts();
        match qualification {
            Some(qualification) => {
                number(&phrase).text(" ").add(classed("span", "qualifier").text(format!("({qualification})")))
            }
            None => number(&phrase),
        }
    }

    /// A reference to a source: a link where the document lists it.
    pub(super) fn cite(&self, number: usize) -> Element {
        let words = format!("[{number}]");
        if self.sources.contains(&number) {
            classed("a", "cite")
                .set("href", format!("#{}", anchor(number)))
                .set("aria-label", format!("source {number}"))
                .text(words)
        } else {
            classed("span", "cite").text(words)
        }
    }
}

/// A printed number.
pub(super) fn number(print: &str) -> Element {
    let short = print.chars().count() <= SHORT;
    classed("span", if short { "number short" } else { "number" }).text(print)
}

/// The name of the place where a source is listed.
pub(super) fn anchor(number: usize) -> String {
    format!("source-{number}")
}

/// A marked stretch of a text, which leads to the entry about it.
fn mark(number: usize, words: &str, links: bool) -> Element {
    let mark = element("mark").text(words);
    if !links {
        return mark;
    }
    let to = classed("a", "cite")
        .set("href", format!("#entry-{number}"))
        .set("aria-label", format!("figure {number}"))
        .text(format!("[{number}]"));
    element("span").set("id", format!("mark-{number}")).add(mark).add(to)
}

/// The number of an entry, which leads back to what it is about.
fn entry(number: usize, links: bool) -> Element {
    if !links {
        return element("span").text(number.to_string());
    }
    element("a")
        .set("id", format!("entry-{number}"))
        .set("href", format!("#mark-{number}"))
        .text(number.to_string())
}

/// An address, as a link if it is one that may be followed.
pub(super) fn address(to: &str) -> Element {
    match safe_link(to) {
        Some(to) => link(to).text(to),
        None => classed("span", "why").text(format!("({to})")),
    }
}

fn link(to: &str) -> Element {
    element("a").set("href", to).set("rel", "noreferrer")
}

pub(super) fn badge(badge: &Badge) -> Element {
    let class = match badge {
        Badge::Kind(kind) | Badge::Verdict(VerdictBadge::Bridged(kind)) => crate::document::kind_word(*kind),
        Badge::Verdict(verdict) => verdict.label(),
        Badge::Grade(_) => "grade",
        Badge::Flag(_) => "flag",
    };
    let words = match badge {
        Badge::Verdict(verdict) => format!("{} {}", verdict.sign(), verdict.label()),
        Badge::Kind(_) | Badge::Grade(_) | Badge::Flag(_) => badge.label().to_owned(),
    };
    element("span").set("class", format!("badge {class}")).text(words)
}

pub(super) fn missing(missing: &Missing) -> Element {
    let reason = if missing.reason.is_empty() { "not given" } else { &missing.reason };
    classed("span", "missing").text(reason)
}
