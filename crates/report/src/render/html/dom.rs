//! The tree of a page.

/// A node: an element or text. Text is kept as it came; the encoder makes it harmless.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    /// Our own style sheet, which must not be escaped.
    Css(&'static str),
}

/// An element. Tags and names of attributes are our own words, so only values and text need care.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) children: Vec<Node>,
}

/// An element without attributes and children.
pub(super) fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element with a class.
pub(super) fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).set("class", class)
}

impl Element {
    pub(super) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(super) fn add(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    pub(super) fn add_all<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    pub(super) fn text(self, words: impl Into<String>) -> Self {
        self.add(Node::Text(words.into()))
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}
