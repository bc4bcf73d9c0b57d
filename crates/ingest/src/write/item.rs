//! What is written: texts, dates, truths, lists and tables.

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    Text(String),
    /// A whole day, which TOML writes without quotation marks.
    Day(String),
    True,
    /// A whole number.
    Whole(usize),
    List(Vec<Item>),
    /// A list of which each item stands on a line of its own.
    Rows(Vec<Item>),
    /// A table on one line.
    Inline(Fields),
    /// A table under a header of its own.
    Table(Fields),
    /// Tables under a repeated header.
    Tables(Vec<Fields>),
}

/// Keys with their values, in the order in which they are written.
pub(crate) type Fields = Vec<(String, Item)>;

/// Adds keys where there is something to say.
#[derive(Debug, Default)]
pub(crate) struct FieldsBuilder(Fields);

impl FieldsBuilder {
    pub(crate) fn item(mut self, key: &str, item: Item) -> Self {
        self.0.push((key.to_owned(), item));
        self
    }

    pub(crate) fn maybe(self, key: &str, item: Option<Item>) -> Self {
        match item {
            Some(item) => self.item(key, item),
            None => self,
        }
    }

    pub(crate) fn text(self, key: &str, text: impl Into<String>) -> Self {
        self.item(key, Item::Text(text.into()))
    }

    pub(crate) fn maybe_text(self, key: &str, text: Option<impl ToString>) -> Self {
        self.maybe(key, text.map(|text| Item::Text(text.to_string())))
    }

    /// A list of texts; nothing where it is empty.
    pub(crate) fn texts(self, key: &str, texts: impl IntoIterator<Item = impl ToString>) -> Self {
        let items: Vec<Item> = texts.into_iter().map(|text| Item::Text(text.to_string())).collect();
        if items.is_empty() { self } else { self.item(key, Item::List(items)) }
    }

    /// A list of tables on one line each; nothing where it is empty.
    pub(crate) fn rows(self, key: &str, rows: impl IntoIterator<Item = Fields>) -> Self {
        let items: Vec<Item> = rows.into_iter().map(Item::Inline).collect();
        if items.is_empty() { self } else { self.item(key, Item::Rows(items)) }
    }

    pub(crate) fn done(self) -> Fields {
        self.0
    }
}
