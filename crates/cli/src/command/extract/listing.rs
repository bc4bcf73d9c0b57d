//! The article with its figures marked and numbered, then a table.

use darkfigure_extract::{Candidate, Span};

const UNDERLINE: &str = "\u{1b}[4m";
const RESET: &str = "\u{1b}[0m";

/// The text of the article and the table of its candidates.
pub(super) fn text(article: &str, candidates: &[Candidate], is_coloured: bool) -> String {
    let mut out = String::with_capacity(article.len() * 2);
    let mut at = 0;
    for (n, c) in candidates.iter().enumerate() {
        if c.span.start < at {
            continue;
        }
        out.push_str(&article[at..c.span.start]);
        let surface = c.span.slice(article);
        if is_coloured {
            out.push_str(&format!("{UNDERLINE}{surface}{RESET}[{}]", n + 1));
        } else {
            out.push_str(&format!("_{surface}_[{}]", n + 1));
        }
        at = c.span.end;
    }
    out.push_str(article[at..].trim_end());
    out.push_str("\n\n");
    let rows: Vec<[String; 6]> = candidates.iter().enumerate().map(|(n, c)| row(article, n + 1, c)).collect();
    let head = ["#", "number", "hedge", "what", "who", "when and where"].map(str::to_owned);
    let mut widths = [0; 6];
    for cells in std::iter::once(&head).chain(&rows) {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for cells in std::iter::once(&head).chain(&rows) {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(cells) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.chars().count() + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn row(article: &str, n: usize, c: &Candidate) -> [String; 6] {
    let short = |s: Span| shorten(s.slice(article));
    let what = c.noun.map_or_else(String::new, |n| {
        let noun = short(n.span);
        if n.inherited { format!("({noun})") } else { noun }
    });
    let who = c.attribution.map_or_else(String::new, |a| {
        let name = short(a.name());
        if a.carried { format!("({name})") } else { name }
    });
    let place_and_time: Vec<String> = c.period.into_iter().chain(c.place).map(short).collect();
    [n.to_string(), short(c.span), c.qualifier.name().replace('_', " "), what, who, place_and_time.join(", ")]
}

/// One line, at most 32 characters.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 32;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(std::iter::once('…')).collect()
}
