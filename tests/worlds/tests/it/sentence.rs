//! A small parser of the text report: what its sentences say, held against what was found.

use std::collections::BTreeSet;

use darkfigure_analysis::{ComparisonFindings, Flag, GapReading, Verdict};
use darkfigure_model::Axis;

/// The sections of a text report that speak of one comparison, as running text: the answer, then all the rest.
pub(crate) struct Read {
    /// The sentences of the first screen.
    pub(crate) answer: String,
    /// Everything, in one line.
    pub(crate) whole: String,
}

impl Read {
    /// Reads a report of one comparison.
    pub(crate) fn of(text: &str) -> Self {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        // The first screen stands between the title and the first heading, which has a line under it.
        let lines: Vec<&str> = text.lines().collect();
        let is_rule = |line: &&str| line.starts_with('─');
        let from = lines.iter().position(|line| line.starts_with('═')).map_or(0, |at| at + 1);
        let to = lines.iter().position(is_rule).map_or(lines.len(), |at| at.saturating_sub(1)).max(from);
        // The heading of a picture is no sentence.
        let is_heading = |line: &&&str| line.starts_with("How far apart the numbers are");
        let said: Vec<&str> = lines[from..to].iter().filter(|line| !is_heading(line)).copied().collect();
        Self { answer: plain(&said.join("\n")), whole: plain(text) }
    }

    /// The axes that an "if both …" of the first screen supposes; none where it supposes nothing. "Count the same thing" stands for
    /// any of four.
    pub(crate) fn supposes(&self) -> Option<Vec<Axis>> {
        let start = self.answer.find("f both ")? + "f both ".len();
        let words = &self.answer[start..];
        let words = &words[..words.find(',').unwrap_or(words.len())];
        let supposed = |axis: &Axis| match axis {
            Axis::Place => words.contains("same place"),
            Axis::Time => words.contains("same time"),
            Axis::Unit | Axis::Concept | Axis::Population | Axis::Status => false,
        };
        Some(Axis::ALL.into_iter().filter(supposed).collect())
    }

    /// Every percentage of the answer.
    pub(crate) fn percentages(&self) -> Vec<f64> {
        let ends = self.answer.match_indices('%').map(|(at, _)| at);
        ends.filter_map(|at| {
            let digits = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
            let start = self.answer[..at].rfind(|c: char| !digits(c)).map_or(0, |at| at + 1);
            // The character before may have several bytes.
            self.answer
                .get(start..at)
                .or_else(|| self.answer.get(start + 2..at))?
                .replace(',', "")
                .parse()
                .ok()
        })
        .collect()
    }
}

/// Holds the sentences of a report of one comparison against its findings, and says how many numbers were read.
///
/// # Errors
/// Each sentence that says more than was found, in a line.
pub(crate) fn check(text: &str, found: &ComparisonFindings) -> Result<usize, String> {
    let read = Read::of(text);
    let mut faults = Vec::new();
    let comparability = &found.comparability;
    let gap = found.gap.numbers();
    let is_refused = matches!(found.gap, GapReading::Refused { .. });
    if let Some(axes) = read.supposes() {
        let differs = |axis: &&Axis| *comparability.verdict(**axis) != Verdict::Unknown;
        if let Some(axis) = axes.iter().find(differs) {
            faults.push(format!("{axis} is supposed to be the same, and it is not unknown"));
        }
        if is_refused && found.must_believe.implied_coverage.is_none() {
            faults.push("something is supposed of figures that differ".to_owned());
        }
    }
    if read.whole.contains("Nobody says whether one figure depends")
        && !comparability.flags.contains(&Flag::LineageNotSaid)
    {
        faults.push("\"nobody says\", and somebody does".to_owned());
    }
    let names_an_order = ["larger figure", "smaller figure"].iter().any(|words| read.whole.contains(words));
    if names_an_order && !gap.orientation.is_upper_larger {
        faults.push("the larger figure, and it is not known which is larger".to_owned());
    }
    // A multiple of figures that are not to be compared stands once, and with what it is not.
    let multiples = read.whole.matches(" times as ").count();
    let disclaimers = read.whole.matches("not the gap").count();
    if is_refused && multiples > disclaimers {
        faults.push("a multiple without the words that it is not the gap".to_owned());
    }
    if is_refused && read.whole.matches("The ratio after").count() > 0 {
        faults.push("a running value twice".to_owned());
    }
    if is_refused && read.whole.contains("would also be closed by") {
        faults.push("factors that close a difference".to_owned());
    }
    if is_refused && read.whole.contains("What one step alone would need") {
        faults.push("a breakeven that supposes a difference away".to_owned());
    }
    let percentages = read.percentages();
    if read.answer.contains("were recorded") && !gap.is_conflict {
        let most = percentages.iter().copied().fold(0.0, f64::max);
        let may_exceed = gap.coverage.ends.high().value().is_some_and(|high| high > 1.0);
        if most > 100.0 && !may_exceed {
            faults.push(format!("{most}% were recorded"));
        }
    }
    if gap.is_conflict && !read.answer.contains("conflict") {
        faults.push("a conflict that the answer does not name".to_owned());
    }
    if faults.is_empty() { Ok(percentages.len()) } else { Err(faults.join("\n")) }
}

/// Holds "if so many are right, so many percent were recorded" of a first screen against what was recorded in the world: the least and the
/// most, as shares. A sentence whose "if" is not so says nothing.
///
/// # Errors
/// The sentence that is not true.
pub(crate) fn coverage_holds(text: &str, truth: Option<(f64, f64)>) -> Result<(), String> {
    let Some((least, most)) = truth else { return Ok(()) };
    let read = Read::of(text);
    for sentence in read.answer.split(". ").filter(|said| said.starts_with("If ")) {
        let seen = [" were recorded", " are in this count"].iter().find_map(|end| sentence.find(end));
        let Some(clause) = seen.map(|end| &sentence[..end]) else { continue };
        // The share stands last before the verb: "about 1 in 4 (at least 20% of those new in the year)".
        let Some(percent) = clause.rfind('%') else { continue };
        let start = clause[..percent]
            .rfind(|c: char| !(c.is_ascii_digit() || ".,\u{2013}".contains(c)))
            .map_or(0, |at| at + 1);
        let Some(numbers) = clause.get(start..percent).filter(|numbers| !numbers.is_empty()) else {
            continue;
        };
        let ends: Vec<(f64, f64)> = numbers
            .split('\u{2013}')
            .filter_map(|number| {
                let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i32);
                // Half a unit of the last place, which a point was rounded by.
                Some((number.replace(',', "").parse::<f64>().ok()?, 0.5 * 10f64.powi(-decimals)))
            })
            .collect();
        let (Some((low, slack)), Some((high, _))) = (ends.first().copied(), ends.last().copied()) else {
            continue;
        };
        let lead = clause[..start].trim_end();
        let (is_floor, is_ceiling) = (lead.ends_with("at least"), lead.ends_with("up to"));
        let slack = if ends.len() > 1 { 1e-9 } else { slack * 1.001 };
        let too_low = !is_ceiling && most * 100.0 < low - slack;
        let too_high = !is_floor && least * 100.0 > high + slack;
        if too_low || too_high {
            return Err(format!("in truth {:.2} to {:.2} %: {sentence}", least * 100.0, most * 100.0));
        }
    }
    Ok(())
}

/// What a sentence of a first screen claims of the two figures, by its words.
const CLAIMS: [&str; 11] = [
    " times",
    "are as many as ",
    " lie outside",
    "conflict: ",
    "cannot both be complete",
    "cannot both be right",
    "contradict each other",
    " were recorded",
    " were not recorded",
    " are in this count",
    " apart",
];

/// The sentences that claim nothing of how the numbers stand to one another: what each side counts, what is weak, what would settle it,
/// that nothing is known.
const CLAIMLESS: [&str; 26] = [
    " are of ",
    " is of ",
    " are in ",
    " is in ",
    " are among ",
    " is among ",
    " are there at ",
    " are people",
    " are “",
    " is “",
    " are cases",
    "Weak points",
    "To settle it",
    "No step was given",
    "One of the two repeats",
    "Cannot be told",
    "o ratio follows",
    "does not follow from what is known",
    "all may be among",
    "That is not the gap",
    "If true here",
    "neither refute",
    "neither refutes",
    "Over-notification",
    " may be ",
    " no more than ",
];

/// The sentences of a first screen, each with whether it stands under an "if".
fn sentences(answer: &str) -> impl Iterator<Item = (&str, bool)> {
    answer
        .split(". ")
        .flat_map(|said| said.split("? "))
        .map(str::trim)
        .filter(|said| !said.is_empty())
        .map(|said| (said, said.starts_with("If ")))
}

/// What a first screen claims without an "if".
pub(crate) fn claims(text: &str) -> BTreeSet<&'static str> {
    let read = Read::of(text);
    let plain = sentences(&read.answer).filter(|(_, is_under_if)| !is_under_if).map(|(said, _)| said);
    plain
        .flat_map(|said| CLAIMS.into_iter().filter(|claim| said.contains(claim)).collect::<Vec<_>>())
        .collect()
}

/// How many sentences of a first screen are read, and those that are not.
pub(crate) fn reach(text: &str) -> (usize, Vec<String>) {
    let read = Read::of(text);
    let is_read = |said: &str| {
        CLAIMS.iter().any(|claim| said.contains(claim)) || CLAIMLESS.iter().any(|words| said.contains(words))
    };
    let (known, unknown): (Vec<_>, Vec<_>) =
        sentences(&read.answer).map(|(said, _)| said).partition(|said| is_read(said));
    (known.len(), unknown.into_iter().map(str::to_owned).collect())
}

/// The sentences without an "if" that make a claim.
pub(crate) fn plain_with(text: &str, claim: &str) -> String {
    let read = Read::of(text);
    let said = sentences(&read.answer).filter(|(said, is_under_if)| !is_under_if && said.contains(claim));
    said.map(|(said, _)| said).collect::<Vec<_>>().join(" / ")
}
