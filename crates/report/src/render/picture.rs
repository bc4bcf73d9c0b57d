//! The pictures of a document, each as a file of its own with its data.

use csv::WriterBuilder;

use super::html::picture;
use crate::document::Block;
use crate::{Document, LabelledValue, LabelledValues};

/// A picture of a document: what it is called, the drawing, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name for its files, without ending: the section that it stands in, and its place there.
    pub name: String,
    /// The drawing, one SVG file that needs nothing from elsewhere.
    pub svg: String,
    /// The numbers behind it, as CSV.
    pub data: String,
}

/// Every picture of the document, in reading order.
///
/// # Example
///
/// ```
/// use darkfigure_report::number::{Amount, Dimension};
/// use darkfigure_report::document::{Area, Areas, Block};
/// use darkfigure_report::{Document, pictures};
///
/// let people = Dimension::count("person", "people");
/// let items = [259, 100_000].map(|n| Area { label: "as said".into(), amount: Amount::exact(n, people.clone()) });
/// let mut document = Document::titled("Two figures");
/// document.push(Block::Areas(Areas { caption: "Two numbers".into(), items: items.to_vec() }));
/// let found = pictures(&document);
/// assert_eq!(found[0].name, "first-1");
/// assert!(found[0].svg.starts_with("<svg") && found[0].data.starts_with("label,value,low,high"));
/// ```
#[must_use]
pub fn pictures(document: &Document) -> Vec<Picture> {
    let mut found = Vec::new();
    collect(&document.blocks, "first", &mut found);
    found
}

fn collect(blocks: &[Block], section: &str, found: &mut Vec<Picture>) {
    for block in blocks {
        let drawn = match block {
            Block::Section(section) => {
                // A name that any file system takes.
                let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
                let name: String = section.name.chars().map(plain).take(80).collect();
                collect(&section.blocks, name.trim_start_matches('.'), found);
                None
            }
            Block::Details(details) => {
                collect(&details.blocks, section, found);
                None
            }
            Block::Areas(areas) => picture::areas(areas).map(|svg| {
                let row = |item: &crate::document::Area| LabelledValue {
                    label: item.label.to_plain(),
                    amount: Some(item.amount.clone()),
                };
                (svg, crate::csv(&LabelledValues { rows: areas.items.iter().map(row).collect() }))
            }),
            Block::Intervals(plot) => {
                picture::intervals(plot).map(|svg| (svg, crate::csv(&LabelledValues::from(plot))))
            }
            Block::Curve(curve) => picture::curve(curve).map(|svg| {
                let rows = curve.points.iter().map(|(x, y)| [x.to_string(), y.to_string()]);
                (svg, table([curve.x.label.as_str(), curve.y.label.as_str()], rows))
            }),
            Block::Waterfall(found) => picture::waterfall(found).map(|svg| {
                let row = |bar: &crate::document::WaterfallBar| LabelledValue {
                    label: bar.label.to_plain(),
                    amount: Some(bar.amount.clone()),
                };
                (svg, crate::csv(&LabelledValues { rows: found.bars.iter().map(row).collect() }))
            }),
            Block::Panels(panels) => picture::panels(panels).map(|svg| {
                let row = |panel: &crate::document::Panel| {
                    let label = panel.label.clone();
                    let of_year = move |(year, amount): &(i32, crate::number::Amount)| LabelledValue {
                        label: format!("{label} {year}"),
                        amount: Some(amount.clone()),
                    };
                    panel.points.iter().map(of_year).collect::<Vec<_>>()
                };
                (svg, crate::csv(&LabelledValues { rows: panels.panels.iter().flat_map(row).collect() }))
            }),
            Block::Overlap(overlap) => picture::overlap(overlap).map(|svg| {
                let row = |row: &crate::document::OverlapRow| {
                    let on = overlap.lists.iter().zip(&row.members).filter(|(_, on)| **on);
                    LabelledValue {
                        label: on.map(|(list, _)| list.as_str()).collect::<Vec<_>>().join(" & "),
                        amount: Some(row.count.clone()),
                    }
                };
                (svg, crate::csv(&LabelledValues { rows: overlap.rows.iter().map(row).collect() }))
            }),
            Block::Tree(tree) => picture::tree(tree).map(|svg| {
                let rows = tree.nodes.iter().zip(tree.depths());
                (
                    svg,
                    table(
                        ["depth", "label"],
                        rows.map(|(node, depth)| [depth.to_string(), node.label.to_plain()]),
                    ),
                )
            }),
            Block::Histogram(histogram) => picture::histogram(histogram).map(|svg| {
                let rows = histogram
                    .sound_bins()
                    .map(|bin| [bin.low, bin.high, bin.count as f64].map(|n| n.to_string()));
                (svg, table(["low", "high", "count"], rows))
            }),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Steps(_)
            | Block::Table(_)
            | Block::Sides(_)
            | Block::Callout(_)
            | Block::Quote(_)
            | Block::Definitions(_)
            | Block::Notes(_)
            | Block::Sources(_)
            | Block::PageBreak => None,
        };
        if let Some((svg, data)) = drawn {
            let n =
                found.iter().filter(|picture| picture.name.starts_with(&format!("{section}-"))).count() + 1;
            found.push(Picture { name: format!("{section}-{n}"), svg, data });
        }
    }
}

fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and every record has as many fields.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(&row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
