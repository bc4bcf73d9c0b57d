//! The tree as text: the one place that escapes.

use super::dom::{Element, Node};
use crate::render::inert;

/// Elements that have no end tag in HTML.
const VOID: [&str; 3] = ["br", "hr", "meta"];
/// Elements after which a line ends, so that a page can be read and compared line by line.
const BLOCKS: [&str; 36] = [
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "title",
    "tr",
    "ul",
];

/// A whole page.
pub(super) fn page(root: &Element) -> String {
    let mut out = String::from("<!doctype html>\n");
    element(root, &mut out);
    out
}

/// An element by itself.
pub(super) fn fragment(root: &Element) -> String {
    let mut out = String::new();
    element(root, &mut out);
    out.push('\n');
    out
}

fn node(node: &Node, out: &mut String) {
    match node {
        Node::Element(inner) => element(inner, out),
        Node::Text(words) => escape(words, out),
        Node::Css(css) => out.push_str(css),
    }
}

fn element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
    if !VOID.contains(&element.tag) {
        if matches!(element.tag, "html" | "head" | "body" | "style" | "table" | "tbody" | "ol" | "ul" | "dl")
        {
            out.push('\n');
        }
        for child in &element.children {
            node(child, out);
        }
        out.push_str("</");
        out.push_str(element.tag);
        out.push('>');
    }
    if BLOCKS.contains(&element.tag) {
        out.push('\n');
    }
}

fn escape(words: &str, out: &mut String) {
    for c in inert(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::dom::element as new;
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_once() {
        let mut out = String::new();
        element(&new("span").set("title", "a\"b").text("<b> & \u{202e}"), &mut out);
        assert_eq!(out, "<span title=\"a&quot;b\">&lt;b&gt; &amp; \u{fffd}</span>");
    }
}
