//! The figures of a few lines of article, each with its parts.
//!
//! `cargo run -p darkfigure-extract --example article`

use std::io::{self, Write};

use darkfigure_extract::{Options, extract};

const ARTICLE: &str = "\
Minister cites 312 files to answer estimate of 40,000

Interior Minister Oda Lenz said on Tuesday that police had opened 312 files on forced labour since January, 27 of them \
involving children. “There are nowhere near 40,000 victims in this country,” she said.

The Labour Forum, which runs three shelters, estimates that around 40,000 people are held in brickworks.
";

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for c in extract(ARTICLE, &Options::default()) {
        let noun = c.noun.map_or("?", |n| n.span.slice(ARTICLE));
        let source = c.attribution.map_or("no source", |a| a.name().slice(ARTICLE));
        writeln!(out, "{:>8}  {:<10} {noun:<10} {source}", c.span.slice(ARTICLE), c.qualifier.name())?;
    }
    Ok(())
}
