//! "Article 17", "Camp Seven", "No. 238/2019": a label and its number.

use super::{Found, plural_follows};
use crate::candidate::DecoyKind;
use crate::language::english::lexicon::{LABEL, PERCENT, PREPOSITION};
use crate::passage::Passage;
use crate::token::Kind;

/// Labels that number things even in lower case.
const SMALL_LABELS: &[&str] = &[
    "article",
    "section",
    "paragraph",
    "clause",
    "chapter",
    "table",
    "figure",
    "fig",
    "annex",
    "appendix",
    "page",
    "pages",
    "no",
    "nos",
    "nr",
    "nrs",
    "number",
    "room",
    "route",
    "flight",
    "line",
    "phase",
    "level",
    "stage",
    "type",
    "category",
    "grade",
    "week",
    "question",
    "exercise",
    "exercises",
    "item",
    "step",
    "footnote",
    "note",
    "gate",
    "platform",
    "channel",
    "resolution",
    "box",
    "principle",
    "photo",
    "slide",
    "image",
    "map",
    "chart",
    "exhibit",
    "diagram",
];

/// Short forms of bills in parliaments: "HB 1337", "S.B. 212".
const BILLS: &[&str] = &["HB", "SB", "AB", "HR", "HF", "SF", "LB", "LD", "HJR", "SJR", "HCR", "SCR"];

fn is_bill(p: &Passage<'_>, at: usize) -> bool {
    if !p.is_number(at) || p.word(at).contains([',', '.']) || p.glued(at) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if p.tokens[before].upper && BILLS.contains(&p.word(before)) {
        return true;
    }
    let dotted = at >= 4 && p.mark(at - 1, '.') && p.mark(at - 3, '.');
    dotted && {
        let letters = format!("{}{}", p.word(at - 4), p.word(at - 2));
        BILLS.contains(&letters.as_str())
    }
}

/// "Article 17", "Law No. 238/2019", "Camp Seven", "(see Table 5)", "#217", "[12]", "Page 2 of 7".
pub(super) fn label(p: &Passage<'_>, at: usize) -> Found {
    let mut end = at + 1;
    let reach = |mut end: usize| {
        while p
            .token(end)
            .is_some_and(|t| matches!(t.mark, '/' | '-' | '–' | '(' | '.') && t.glued && t.kind == Kind::Mark)
            && p.glued(end + 1)
            && (p.is_number(end + 1) || p.token(end + 1).is_some_and(|t| t.is_word() && t.end - t.start == 1))
        {
            end += 2;
        }
        if p.reads_any(end, &["and", "to", "of"]) && p.whole(end + 1).is_some() && !plural_follows(p, end + 2)
        {
            end += 2;
        }
        end
    };
    if p.before(at).is_some_and(|b| b.is_mark('#')) && p.glued(at) {
        return Some((at..end, DecoyKind::Reference));
    }
    if p.before(at).is_some_and(|b| b.is_mark('[')) && p.mark(end, ']') && p.whole(at).is_some() {
        return Some((at..end, DecoyKind::Reference));
    }
    // a note: "[^3]"
    if at >= 2 && p.mark(at - 1, '^') && p.mark(at - 2, '[') && p.mark(end, ']') {
        return Some((at..end, DecoyKind::Reference));
    }
    if is_bill(p, at) {
        return Some((at..end, DecoyKind::Reference));
    }
    let stop = p.before(at).is_some_and(|b| b.is_mark('.') && b.glued) && !p.glued(at);
    let word = at.checked_sub(if stop { 2 } else { 1 })?;
    let t = p.token(word)?;
    if !t.is(LABEL) || !t.is_word() {
        // "238/2019", "A/74/120": a slash before a year
        let slash = p.mark(end, '/') && p.glued(end) && p.glued(end + 1);
        if slash
            && p.word(end + 1).len() == 4
            && p.whole(end + 1).is_some_and(|n| (1900..2100).contains(&n))
            && p.whole(at).is_some_and(|n| n > 12)
        {
            return Some((at..end + 2, DecoyKind::Reference));
        }
        return None;
    }
    let small = SMALL_LABELS.iter().any(|w| w.eq_ignore_ascii_case(p.word(word)));
    let stop_ok = !stop || p.word(word).len() <= 3 || p.word(word) == "Art";
    if !stop_ok {
        return None;
    }
    let number_word = p.tokens[at].is_word();
    // "No. Eighty-two people died."
    if stop && number_word {
        return None;
    }
    let fits = if t.capital { !number_word || p.tokens[at].capital || small } else { small };
    if !fits || (number_word && !p.tokens[at].capital && !small) {
        return None;
    }
    // "in the camp 300 people", "Figure 12,000": a large number or a counted noun is no label's number
    let large = p.word(at).contains(',');
    let unit = p.mark(end, '%') || p.is(end, PERCENT);
    // "in week 19 clinics closed": a week that a preposition leads to is one of the calendar
    let calendar = p.reads(word, "week")
        && p.was(word, PREPOSITION)
        && p.whole(at).is_some_and(|n| (1..=53).contains(&n));
    if calendar && !unit {
        return Some((at..end, DecoyKind::Reference));
    }
    if unit
        || (large && !p.reads_any(word, &["no", "exercises", "exercise"]))
        || (plural_follows(p, end) && !t.capital)
    {
        return None;
    }
    if plural_follows(p, end) && (word == 0 || !small) && !p.reads_any(word, &["article", "section"]) {
        return None;
    }
    if p.reads_any(word, &["day", "world", "form", "order", "house", "note", "mark", "post", "line", "file"])
        && number_word
    {
        return None;
    }
    end = reach(end);
    let kind = if small || p.reads_any(word, &["law", "convention", "act", "decree", "directive", "bill"]) {
        DecoyKind::Reference
    } else {
        DecoyKind::Name
    };
    Some((at..end, kind))
}
