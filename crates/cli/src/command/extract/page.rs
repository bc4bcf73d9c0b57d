//! One self-contained page: the article with its marks, and the candidates beside it.

use darkfigure_extract::{Candidate, Span};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}\
pre{white-space:pre-wrap;font:inherit;margin:0;padding:2rem}aside{padding:2rem;border-left:1px solid #ccc}\
mark{background:#ffe9a8}ol{padding-left:2.5rem}li{margin-bottom:.8rem}dl{margin:0;display:grid;grid-template-columns:6rem 1fr}\
dt{color:#666}dd{margin:0}:target{outline:2px solid #c60}@media(max-width:50rem){body{display:block}}";

/// The page. All text of the article is escaped here, in one place.
pub(super) fn html(article: &str, candidates: &[Candidate]) -> String {
    let mut marked = String::with_capacity(article.len() * 2);
    let mut at = 0;
    for (n, c) in candidates.iter().enumerate() {
        if c.span.start < at {
            continue;
        }
        escape(&article[at..c.span.start], &mut marked);
        marked.push_str(&format!("<mark id=\"m{0}\"><a href=\"#c{0}\">", n + 1));
        escape(c.span.slice(article), &mut marked);
        marked.push_str("</a></mark>");
        at = c.span.end;
    }
    escape(&article[at..], &mut marked);
    let mut list = String::new();
    for (n, c) in candidates.iter().enumerate() {
        list.push_str(&format!("<li id=\"c{0}\"><a href=\"#m{0}\"><b>", n + 1));
        escape(c.span.slice(article), &mut list);
        list.push_str("</b></a><dl>");
        let mut entry = |name: &str, text: &str| {
            list.push_str(&format!("<dt>{name}</dt><dd>"));
            escape(text, &mut list);
            list.push_str("</dd>");
        };
        let slice = |s: Span| s.slice(article);
        entry("hedge", &c.qualifier.name().replace('_', " "));
        if let Some(n) = c.noun {
            entry("what", slice(n.span));
        }
        if let Some(a) = c.attribution {
            entry("who", slice(a.name()));
        }
        if let Some(s) = c.period {
            entry("when", slice(s));
        }
        if let Some(s) = c.place {
            entry("where", slice(s));
        }
        if let Some(s) = c.subset_of {
            entry("part of", slice(s));
        }
        entry("rules", &c.why.iter().map(|r| r.id()).collect::<Vec<_>>().join(", "));
        list.push_str("</dl></li>");
    }
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width\"><title>Candidate figures</title><style>{STYLE}</style></head>\
<body><main><pre>{marked}</pre></main><aside><h1>Candidate figures</h1><ol>{list}</ol></aside></body></html>\n"
    )
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
