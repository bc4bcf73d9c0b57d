//! What every renderer promises of every document.

use std::collections::BTreeMap;

use darkfigure_model::Tier;
use darkfigure_report::document::*;
use darkfigure_report::number::*;
use darkfigure_report::*;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use crate::strategies::{amount, bound, document, nasty};

const TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "circle",
    "code",
    "dd",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "em",
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
    "line",
    "main",
    "mark",
    "nav",
    "meta",
    "ol",
    "p",
    "polyline",
    "rect",
    "s",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
const VOID: &[&str] = &["br", "meta"];

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// Hostile text may name an address in full; it may not hide another scheme.
fn followable(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
}

/// Checks a page token by token and gives its text.
fn checked_page(page: &str) -> Result<String, TestCaseError> {
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    for token in Tokenizer::new(page) {
        match token.expect("reading from memory cannot fail") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                prop_assert!(TAGS.contains(&name.as_str()), "tag {name}");
                for (key, value) in &tag.attributes {
                    let key = String::from_utf8_lossy(key);
                    let value = String::from_utf8_lossy(value);
                    prop_assert!(!key.starts_with("on") && key != "src" && key != "style", "attribute {key}");
                    if key == "href" {
                        prop_assert!(value.starts_with('#') || followable(&value), "address {value}");
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                prop_assert_eq!(open.pop(), Some(name));
            }
            Token::String(words) => {
                let words = String::from_utf8_lossy(&words).into_owned();
                prop_assert!(!words.chars().any(steers), "{words:?}");
                // The style sheet is text to a tokenizer without a tree.
                if !open.iter().any(|tag| tag == "style" || tag == "title") {
                    text.push_str(&words);
                }
            }
            Token::Comment(_) => prop_assert!(false, "a comment"),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    prop_assert_eq!(open, Vec::<String>::new());
    Ok(text)
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words with what steers replaced, as every format prints them.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if steers(c)
                || matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                    | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}')
                || (c as u32) & 0xfffe == 0xfffe =>
            {
                '\u{fffd}'
            }
            c => c,
        })
        .collect()
}

fn headings(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { .. } => 1,
            Block::Details(details) => 1 + headings(&details.blocks),
            Block::Section(section) => 1 + headings(&section.blocks),
            _ => 0,
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn text_fits_and_steers_nothing(document in document(), width in 0usize..130) {
        let text = render_text(&document, &TextOptions { width, style: TextStyle::Plain });
        prop_assert!(!text.chars().any(steers));
        prop_assert!(text.ends_with('\n'));
        for line in text.lines() {
            prop_assert!(line.width() <= width.max(20), "{} columns: {line:?}", line.width());
            prop_assert!(!line.ends_with(' '));
        }
    }

    #[test]
    fn style_adds_nothing_but_style(document in document(), width in 20usize..130) {
        let plain = render_text(&document, &TextOptions { width, style: TextStyle::Plain });
        let styled = render_text(&document, &TextOptions { width, style: TextStyle::Ansi });
        let mut bare = String::new();
        let mut rest = styled.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            bare.push_str(before);
            let (sequence, after) = after.split_once('m').expect("a sequence ends");
            prop_assert!(sequence.trim_start_matches('[').chars().all(|c| c.is_ascii_digit() || c == ';'));
            rest = after;
        }
        bare.push_str(rest);
        prop_assert_eq!(bare.lines().map(|line| line.trim_end_matches(' ')).collect::<Vec<_>>(), plain.lines().collect::<Vec<_>>());
    }

    #[test]
    fn pages_are_well_formed_and_inert(document in document()) {
        checked_page(&render_html(&document, &HtmlOptions::default()))?;
    }

    #[test]
    fn pages_keep_every_word(words in nasty()) {
        let mut document = Document::titled("");
        document.push(Block::paragraph(words.as_str()));
        let text = checked_page(&render_html(&document, &HtmlOptions::default()))?;
        prop_assert_eq!(collapsed(&text), collapsed(&format!("Skip to the content {}", visible(&words))));
    }

    #[test]
    fn markdown_opens_nothing(document in document()) {
        let markdown = render_markdown(&document, &MarkdownOptions::default());
        prop_assert!(!markdown.chars().any(steers));
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for event in Parser::new_ext(&markdown, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => prop_assert_eq!(html.as_ref(), "<br>"),
                Event::Start(Tag::Link { dest_url, .. }) => prop_assert!(followable(&dest_url), "{dest_url}"),
                Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_)
                    | Tag::MetadataBlock(_)) => prop_assert!(false, "{event:?} in {markdown}"),
                Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {
                    prop_assert!(false, "{event:?} in {markdown}");
                }
                Event::End(TagEnd::Heading(_)) => *found.entry("headings").or_default() += 1,
                _ => {}
            }
        }
        prop_assert_eq!(found.get("headings").copied().unwrap_or(0), 1 + headings(&document.blocks), "{}", markdown);
    }

    #[test]
    fn markdown_keeps_every_word(words in nasty()) {
        let mut document = Document::titled("t");
        document.push(Block::paragraph(words.as_str()));
        let markdown = render_markdown(&document, &MarkdownOptions::default());
        let mut text = String::new();
        for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Heading(_)) => text.push(' '),
                Event::Start(Tag::Heading { .. } | Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => prop_assert!(false, "{other:?} in {markdown}"),
            }
        }
        prop_assert_eq!(collapsed(&text), collapsed(&format!("t {}", visible(&words))));
    }

    #[test]
    fn sides_are_printed_alike(left in nasty(), right in nasty()) {
        let card = |label: &str| FigureCard { label: label.into(), as_said: label.into(), ..FigureCard::default() };
        let page = |a: &str, b: &str| {
            let mut document = Document::titled("");
            document.push(Block::Sides(Sides { left: card(a), right: card(b) }));
            render_html(&document, &HtmlOptions::default())
        };
        let (one, other) = (page(&left, &right), page(&right, &left));
        prop_assert_eq!(one.len(), other.len());
    }

    #[test]
    fn csv_reads_back_and_holds_no_formula(labels in proptest::collection::vec((nasty(), amount()), 0..5)) {
        let rows = labels.iter().map(|(label, amount)| LabelledValue { label: label.clone(), amount: Some(amount.clone()) });
        let written = csv(&LabelledValues { rows: rows.collect() });
        let mut reader = ::csv::ReaderBuilder::new().from_reader(written.as_bytes());
        let records: Vec<_> = reader.records().collect::<Result<_, _>>().expect("what was written can be read");
        prop_assert_eq!(records.len(), labels.len());
        for record in &records {
            prop_assert_eq!(record.len(), 4);
            prop_assert!(!record[0].trim_start().starts_with(['=', '+', '-', '@']));
            for number in record.iter().skip(1).filter(|number| !number.is_empty()) {
                prop_assert!(number.parse::<f64>().is_ok(), "{number}");
            }
        }
    }

    #[test]
    fn hard_bounds_contain_what_they_bound(low in -1e9f64..1e9, width in 0.0f64..1e9, digits in 1u8..12) {
        let high = low + width;
        let amount = Amount::between(low, high, Dimension::Plain).significant(digits).tier(Tier::Hard);
        let [_, from, to] = amount.machine();
        let (from, to): (f64, f64) = (from.parse().unwrap(), to.parse().unwrap());
        // Digits beyond the fifteenth are noise, and are rounded away first.
        let noise = 1e-14 * low.abs().max(high.abs());
        prop_assert!(from <= low + noise && to >= high - noise, "{from}..{to} of {low}..{high}");
    }

    #[test]
    fn one_sided_bounds_are_never_overstated(value in 1e-9f64..1e12, digits in 1u8..12) {
        let printed = |amount: Amount, at: usize| amount.significant(digits).machine()[at].parse::<f64>().unwrap();
        prop_assert!(printed(Amount::at_least(value, Dimension::Plain), 1) <= value * (1.0 + 1e-14));
        prop_assert!(printed(Amount::up_to(value, Dimension::Plain), 2) >= value * (1.0 - 1e-14));
    }

    #[test]
    fn no_digit_is_printed_that_was_not_earned(value in 1e-5f64..1e14, digits in 1u8..4) {
        let number = Amount::point(value, Dimension::Ratio).earned(digits).machine()[0].clone();
        let significant = number.trim_start_matches(['0', '.']).replace('.', "");
        let significant = if number.contains('.') { significant.len() } else { significant.trim_end_matches('0').len() };
        prop_assert!(significant <= usize::from(digits), "{number}");
        prop_assert!((number.parse::<f64>().unwrap() / value - 1.0).abs() <= 0.5 * 10f64.powi(1 - i32::from(digits)) + 1e-12);
    }

    #[test]
    fn ends_of_a_like_size_share_their_place(low in 1.0f64..1e6, factor in 1.0f64..99.0, digits in 1u8..8) {
        let [_, from, to] = Amount::between(low, low * factor, Dimension::Plain).significant(digits).machine();
        let decimals = |number: &str| number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        prop_assert_eq!(decimals(&from), decimals(&to), "{} and {}", from, to);
    }

    #[test]
    fn printing_never_fails_and_never_says_minus_zero(amount in amount(), low in bound()) {
        let text = amount.print();
        prop_assert!(!text.is_empty() || matches!(amount.role, Dimension::Plain));
        for number in Amount::ends(low, None, Bound::Unknown, Dimension::Ratio).machine() {
            prop_assert!(!number.starts_with("-0") || number.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9']), "{number}");
        }
    }
}
