//! One page of our own words in three formats, read whole.

use std::fmt::Write;

use darkfigure_extract::{Candidates, Options, SourceFormat};

const PAGE: &str = "\
Home | Region | Most read | Updated 09:20

Minister cites 312 files to answer estimate of 40,000

Interior Minister Oda Lenz said on Tuesday that police had opened 312 files on forced labour since January, 27 of them \
involving children. “There are nowhere near 40,000 victims in this country,” she said.

The Labour Forum, which runs three shelters, estimates that around 40,000 people are held in the brickworks of five \
provinces. It bases the figure on calls to its hotline, which rose by a third to 9,120 last year.

Related: 7 things to know about the brick trade
";

fn render(source: &str, format: SourceFormat) -> String {
    let mut out = String::new();
    let mut candidates = Candidates::new(source, &Options { format, decoys: true, ..Options::default() });
    for c in candidates.by_ref() {
        let slice = |s: darkfigure_extract::Span| s.slice(source).replace('\n', " ");
        let _ = write!(out, "{} = {:?} {}", slice(c.span), c.value, c.qualifier.name());
        if let Some(n) = c.noun {
            let _ = write!(out, " | noun {}{}", slice(n.span), if n.inherited { " (inherited)" } else { "" });
        }
        if let Some(a) = c.attribution {
            let _ = write!(out, " | source {}{}", slice(a.name()), if a.carried { " (carried)" } else { "" });
        }
        if let Some(x) = c.change {
            let _ = write!(out, " | change {:?} {:?}", x.part, x.direction);
        }
        if let Some(s) = c.status {
            let _ = write!(out, " | {s:?}");
        }
        if let Some(s) = c.subset_of {
            let _ = write!(out, " | part of {}", slice(s));
        }
        if let Some(s) = c.period {
            let _ = write!(out, " | when {}", slice(s));
        }
        if let Some(s) = c.place {
            let _ = write!(out, " | where {}", slice(s));
        }
        let rules: Vec<&str> = c.why.iter().map(|r| r.id()).collect();
        let _ = writeln!(out, "\n    {:.2} {}", c.confidence, rules.join(" "));
    }
    for d in candidates.take_decoys() {
        let _ = writeln!(out, "decoy {} {:?}", d.span.slice(source), d.kind);
    }
    out
}

#[test]
fn plain_text() {
    insta::assert_snapshot!(render(PAGE, SourceFormat::PlainText));
}

#[test]
fn markdown() {
    let page = PAGE
        .replace("Minister cites", "## Minister cites")
        .replace("five provinces", "*five* [provinces](https://example.org/p/12)");
    insta::assert_snapshot!(render(&page, SourceFormat::Markdown));
}

#[test]
fn html() {
    let mut page = String::from(
        "<nav>Home &middot; Region &middot; Top 10</nav>\n<h1>Minister cites 312 files to answer estimate of 40,000</h1>\n",
    );
    for paragraph in PAGE.split("\n\n").skip(2).take(2) {
        let _ = writeln!(
            page,
            "<p>{}</p>",
            paragraph
                .replace('“', "&ldquo;")
                .replace('”', "&#8221;")
                .replace("five provinces", "five&nbsp;provinces")
        );
    }
    page.push_str("<footer>&copy; 2023, 12 staff</footer>");
    insta::assert_snapshot!(render(&page, SourceFormat::Html));
}
