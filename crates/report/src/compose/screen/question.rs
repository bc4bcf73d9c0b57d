//! What a question asks, as far as its words say it without doubt.

use darkfigure_analysis::Side;
use darkfigure_model::{Figure, Form};

use super::vocabulary::{Named, is_of, is_understood, numbers, singular};
use crate::compose::pair::Pair;

/// What is asked of two figures. Only a question whose form is known gets a "yes" or a "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether the figure at this place of the pair refutes the other one.
    Refutes(usize),
    /// Whether the figure at this place contradicts the other one.
    Contradicts(usize),
    /// Whether one confirms the other.
    Confirms,
    /// Whether the two agree.
    Agree,
    /// Whether the two are one number.
    Same,
    /// Whether the two disagree.
    Disagree,
    /// Whether the two contradict each other.
    Contradict,
    /// Whether the two can both hold.
    Fit,
    /// Whether the two may be set against each other.
    Comparable,
    /// Whether, or how much, something changed from one to the other.
    Changed,
    /// Which of the two numbers it is.
    Which,
    /// How large something is.
    Amount,
    /// Which share was recorded, or is the one in the other.
    Share,
    /// Why the two differ.
    Why,
    /// Whether one thing is so because of another.
    Because,
    /// Whether something else is so.
    Polar,
    /// Anything else.
    Other,
}

/// Words after which a question may mean the opposite, or two things at once.
const UNCLEAR: [&str; 14] = [
    "not", "no", "never", "nobody", "none", "neither", "nor", "without", "fail", "fails", "but", "unless",
    "except", "if",
];
/// Words with which a question begins that wants a yes or a no.
const POLAR: [&str; 16] = [
    "do", "does", "did", "can", "could", "is", "are", "was", "were", "has", "have", "had", "may", "should",
    "will", "would",
];
const REFUTING: [&str; 9] =
    ["refute", "refutes", "disprove", "disproves", "contradict", "contradicts", "rebut", "rebuts", "exclude"];
const CONFIRMING: [&str; 8] =
    ["confirm", "confirms", "corroborate", "corroborates", "prove", "proves", "support", "supports"];
const FITTING: [&str; 4] = ["fit", "fits", "consistent", "compatible"];
const CHANGING: [&str; 26] = [
    "fall",
    "fell",
    "fallen",
    "drop",
    "dropped",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "rise",
    "rose",
    "risen",
    "grow",
    "grew",
    "grown",
    "increase",
    "increased",
    "double",
    "doubled",
    "treble",
    "trebled",
    "triple",
    "tripled",
    "halve",
    "halved",
    "shrink",
];
/// Words for a part of something.
const PARTS: [&str; 9] = ["half", "third", "quarter", "fifth", "tenth", "percent", "%", "share", "fraction"];
/// Words for what was seen, after "how many".
const SEEN: [&str; 11] = [
    "notified",
    "recorded",
    "documented",
    "registered",
    "reported",
    "counted",
    "detected",
    "found",
    "identified",
    "missed",
    "complete",
];

/// A question with "one in three" as "1 in 3".
fn in_numerals(question: &str) -> String {
    const NUMERALS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let mut words: Vec<String> = question.split_whitespace().map(str::to_owned).collect();
    for at in 2..words.len() {
        let bare = words[at].trim_end_matches(['?', ',', '.']).to_lowercase();
        let Some(base) = NUMERALS.iter().position(|word| *word == bare) else { continue };
        let is_share = words[at - 1] == "in" && ["one", "1"].contains(&words[at - 2].to_lowercase().as_str());
        if is_share {
            let behind = words[at][bare.len()..].to_owned();
            words[at] = format!("{}{behind}", base + 2);
            words[at - 2] = "1".to_owned();
        }
    }
    words.join(" ")
}

/// Reads the question about a pair.
pub(super) fn asked(question: &str, pair: &[Named<'_>; 2]) -> Asked {
    let question = in_numerals(question);
    let question = question.as_str();
    let lower = question.trim().to_lowercase();
    let Some(lower) = lower.strip_suffix('?') else { return Asked::Other };
    let raw: Vec<&str> = lower.split_whitespace().collect();
    let words: Vec<&str> =
        raw.iter().map(|word| word.trim_matches(|c: char| ".,;:“”\"'()".contains(c))).collect();
    // Only what is asked last is asked; what stands before it sets the scene.
    let stops = |word: &&str| word.ends_with(['.', '?', '!', ';', ':']);
    let begins = raw.iter().take(raw.len().saturating_sub(1)).rposition(stops).map_or(0, |at| at + 1);
    let last = words.get(begins..).unwrap_or_default();
    let last = if last.first() == Some(&"and") { last.get(1..).unwrap_or_default() } else { last };
    let is_polar = last.first().is_some_and(|word| POLAR.contains(word));
    let is_unclear =
        words.iter().any(|word| UNCLEAR.contains(word) || word.ends_with("n't") || word.ends_with("n’t"));
    if begins == 0
        && !is_unclear
        && is_understood(question, pair)
        && let Some(found) = yes_or_no(&words, is_polar, pair)
    {
        return found;
    }
    if begins == 0 && !is_unclear && is_which(&words, pair) {
        return Asked::Which;
    }
    let has = |wanted: &[&str]| last.iter().any(|word| wanted.contains(word));
    match last {
        ["who" | "which", "is" | "was", "right" | "correct" | "true"] => Asked::Which,
        ["which", "of", .., "is", "right" | "correct" | "true"] => Asked::Which,
        _ if is_polar && !is_unclear && is_of_what_was(last) && changes(last) => Asked::Changed,
        ["why", ..] => Asked::Why,
        ["what", "share" | "part" | "percentage" | "proportion", ..] | ["how", "complete", ..] => {
            Asked::Share
        }
        ["how", "many" | "much", ..] if is_seen(last) => Asked::Share,
        ["how", "many" | "much", ..] if changes(last) => Asked::Changed,
        ["how", "many" | "much", "of", ..] => Asked::Share,
        ["how", "many" | "much" | "large" | "big" | "far", ..] => Asked::Amount,
        _ if is_polar
            && !is_unclear
            && !words.contains(&"or")
            && words.iter().any(|word| word.starts_with("compar"))
            && is_understood(question, pair) =>
        {
            Asked::Comparable
        }
        _ if is_polar && has(&["because"]) => Asked::Because,
        _ if is_polar && !is_unclear && (has(&PARTS) || is_one_in(last)) => Asked::Share,
        _ if is_polar => Asked::Polar,
        _ => Asked::Other,
    }
}

/// Whether some words say that something was seen: "are notified", and not "the recorded imports".
fn is_seen(words: &[&str]) -> bool {
    let is_verb = |word: &str| ["is", "are", "was", "were", "been", "be", "get", "got"].contains(&word);
    words.windows(2).any(|two| is_verb(two[0]) && SEEN.contains(&two[1]))
}

/// Whether some words ask for what was, and not for what may be.
fn is_of_what_was(words: &[&str]) -> bool {
    words.first().is_some_and(|word| ["did", "has", "have", "is", "are", "was", "were"].contains(word))
}

/// Whether some words ask if two things can be so together: "can both be true".
fn can_both(words: &[&str]) -> bool {
    let is_so = ["true", "right", "correct", "hold"];
    let can = matches!(words.first(), Some(&("can" | "could" | "may")));
    let are_both = words.contains(&"both") && words.last().is_some_and(|last| is_so.contains(last));
    let is_among = words.windows(2).any(|two| two == ["be", "among"]);
    can && (are_both || is_among)
}

/// How many words at most stand between "one" and "in five".
const MOST_BETWEEN: usize = 4;

/// Whether some words name a part as one of so many: "one in six", "1 in 10".
fn is_one_in(words: &[&str]) -> bool {
    let counts = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty",
        "fifty", "hundred", "a",
    ];
    let is_count = |word: &str| counts.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    // "one injury in five": what is counted may stand between.
    words.windows(2).enumerate().any(|(at, two)| {
        let before = words.get(at.saturating_sub(MOST_BETWEEN)..at).unwrap_or_default();
        two[0] == "in" && is_count(two[1]) && before.iter().any(|word| *word == "one" || *word == "1")
    })
}

/// Whether some words speak of a change: "fall", but not "fall ill" and "fall within".
fn changes(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let behind = words.get(at + 1).copied().unwrap_or_default();
        CHANGING.contains(word)
            && !["ill", "within", "into", "under", "short", "in", "sick"].contains(&behind)
    })
}

/// A plain question of a known form that wants a yes or a no, and of whose words none is left over.
fn yes_or_no(words: &[&str], is_polar: bool, pair: &[Named<'_>; 2]) -> Option<Asked> {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let has_or = words.contains(&"or");
    if is_polar && let Some(at) = words.iter().position(|word| REFUTING.contains(word)) {
        let object = &words[at + 1..];
        if matches!(object, [] | ["each", "other"] | ["one", "another"]) && !has_or {
            return Some(Asked::Contradict);
        }
        let is_mutual = ["contradict", "contradicts", "exclude"].contains(&words[at]);
        let found = refutes(&words[..at], object, pair);
        let found =
            if let (Asked::Refutes(at), true) = (found, is_mutual) { Asked::Contradicts(at) } else { found };
        return Some(found).filter(|found| *found != Asked::Other);
    }
    if is_polar && !has_or {
        let set_against = words.windows(2).any(|two| two == ["set", "against"] || two == ["set", "beside"]);
        let same_thing = has(&["same"]) && has(&["count", "counts", "measure", "measures", "thing"]);
        let forms = [
            (
                set_against || same_thing || words.iter().any(|word| word.starts_with("compar")),
                Asked::Comparable,
            ),
            (has(&["same", "equal"]) && has(&["two", "both", "numbers", "figures"]), Asked::Same),
            (has(&["disagree", "disagrees"]), Asked::Disagree),
            (has(&["agree", "agrees"]), Asked::Agree),
            (has(&FITTING) || can_both(words), Asked::Fit),
            (has(&CONFIRMING), Asked::Confirms),
        ];
        if let Some((_, found)) = forms.into_iter().find(|(is_so, _)| *is_so) {
            return Some(found);
        }
    }
    None
}

/// Whether a question wants a yes or a no of a pair, by words of which none is left over.
pub(super) fn is_understood_of(question: &str, pair: &Pair<'_>) -> bool {
    let named = [Side::Left, Side::Right].map(|side| Named::new(&pair.desk, pair.figure(side)));
    matches!(
        asked(question, &named),
        Asked::Refutes(_)
            | Asked::Contradicts(_)
            | Asked::Confirms
            | Asked::Agree
            | Asked::Same
            | Asked::Disagree
            | Asked::Contradict
            | Asked::Fit
            | Asked::Comparable
    )
}

/// Which of the two numbers it is: both are named, with "or" between them.
fn is_which(words: &[&str], pair: &[Named<'_>; 2]) -> bool {
    let Some(at) = words.iter().position(|word| *word == "or") else { return false };
    let sides = [&words[..at], &words[at + 1..]];
    if sides[1].contains(&"or") {
        return false;
    }
    let names =
        |side: &Named<'_>, words: &[&str]| numbers(words).iter().any(|number| is_of(side.figure, *number));
    let crosses = |one: usize| names(&pair[one], sides[0]) && names(&pair[1 - one], sides[1]);
    crosses(0) != crosses(1)
}

/// Whether a question asks of a sum whether its parts make it.
pub(in crate::compose) fn asks_of_sum(question: &str) -> bool {
    let lower = question.to_lowercase();
    ["add up", "adds up", "sum up", "sum to", "the sum of"].iter().any(|words| lower.contains(words))
}

/// Whether the question names the numbers of both figures.
pub(super) fn names_both(question: &str, pair: [&Figure; 2]) -> bool {
    let found = named_numbers(question);
    pair.iter().all(|figure| found.iter().any(|number| is_of(figure, *number)))
}

/// Whether the question names a number of other figures that neither of the two has: it is about more than these.
pub(super) fn names_others<'f>(
    question: &str,
    pair: [&Figure; 2],
    mut others: impl Iterator<Item = &'f Figure>,
) -> bool {
    let mut found = named_numbers(question);
    found.retain(|number| !pair.iter().any(|figure| is_of(figure, *number)));
    others.any(|figure| found.iter().any(|number| is_of(figure, *number)))
}

fn named_numbers(question: &str) -> Vec<f64> {
    let lower = in_numerals(question).to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| ".,;:?“”\"'()".contains(c)))
        .collect();
    numbers(&words)
}

/// Which figure stands before the verb and which behind it; the numbers, or those who made them, must say so of both.
fn refutes(subject: &[&str], object: &[&str], pair: &[Named<'_>; 2]) -> Asked {
    if subject.contains(&"or") || object.contains(&"or") || object.contains(&"and") {
        return Asked::Other;
    }
    // Who made a figure stands for it, but by words that the other one's maker has not.
    let is_made_by = |one: usize, words: &[&str]| {
        let (own, others) = (&pair[one].makers, &pair[1 - one].makers);
        words.iter().any(|word| own.difference(others).any(|name| name == singular(word)))
    };
    let is_numbered = |one: usize, words: &[&str]| {
        let figure = pair[one].figure;
        numbers(words).iter().any(|number| is_of(figure, *number)) || is_said_in(figure, words)
    };
    let is_named = |one: usize, words: &[&str]| is_numbered(one, words) || is_made_by(one, words);
    // Where the numbers say it, nothing else need: "4,100 reports" are of no report.
    reads(is_numbered, subject, object)
        .or_else(|| reads(is_named, subject, object))
        .map_or(Asked::Other, Asked::Refutes)
}

/// Which of two figures stands before the verb, where the other one, and that alone, stands behind it.
fn reads(names: impl Fn(usize, &[&str]) -> bool, subject: &[&str], object: &[&str]) -> Option<usize> {
    let is_subject = |one: usize| {
        names(one, subject) && names(1 - one, object) && !names(one, object) && !names(1 - one, subject)
    };
    match (is_subject(0), is_subject(1)) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

/// Whether a count word stands among some words: "tens of thousands".
fn is_said_in(figure: &Figure, words: &[&str]) -> bool {
    let said = figure.wording.trim().to_lowercase();
    matches!(figure.value.form, Form::Vague(_)) && !said.is_empty() && words.join(" ").contains(&said)
}

/// Whether a question asks, to be answered by yes or no, whether something tells how much of all was seen.
pub(super) fn asks_how_complete(question: &str) -> bool {
    let lower = question.trim().to_lowercase();
    let words: Vec<&str> = lower.trim_end_matches('?').split_whitespace().collect();
    let is_polar = words.first().is_some_and(|word| POLAR.contains(word));
    let is_clear = !words.iter().any(|word| UNCLEAR.contains(word));
    let asks = words.windows(2).any(|two| two == ["how", "complete"])
        || words.windows(2).any(|two| matches!(two, ["how", "much" | "many"])) && words.contains(&"missed");
    is_polar
        && is_clear
        && asks
        && words.iter().any(|word| ["say", "says", "show", "shows", "tell", "tells"].contains(word))
}
