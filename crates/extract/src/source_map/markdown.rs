//! CommonMark to clean text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Clean;
use crate::passage::Role;

/// Reads the text of paragraphs, headings, items and cells; code, raw HTML, images’ targets and metadata are left out.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the events are the parser's, and may grow; what is not text is left out"
)]
pub(super) fn read(source: &str, clean: &mut Clean) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut skipped = 0usize;
    let mut heading = None;
    let mut end = 0;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag) => match tag {
                Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock => skipped += 1,
                Tag::Heading { .. } => {
                    clean.block(range.start);
                    heading = Some(clean.len());
                }
                Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::BlockQuote(_) => clean.block(range.start),
                _ => {}
            },
            Event::End(tag) => {
                end = range.end;
                match tag {
                    TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => {
                        skipped = skipped.saturating_sub(1)
                    }
                    TagEnd::Heading(_) => {
                        if let Some(start) = heading.take() {
                            clean.role(start, Role { heading: true, furniture: false });
                        }
                        clean.block(end);
                    }
                    TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::BlockQuote(_) => {
                        clean.block(end)
                    }
                    _ => {}
                }
            }
            Event::Text(text) if skipped == 0 => {
                if source.get(range.clone()) == Some(&*text) {
                    clean.same(range.start, &text);
                } else {
                    clean.whole(range, &text);
                }
            }
            Event::Code(_) | Event::InlineHtml(_) if skipped == 0 => clean.space(range.start),
            Event::SoftBreak => clean.whole(range, "\n"),
            Event::HardBreak | Event::Rule => clean.block(range.start),
            _ => {}
        }
    }
    clean.block(end);
}
