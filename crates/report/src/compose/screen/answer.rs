//! The question answered as it was asked: yes, no, or cannot be told; without a yes or no where its words leave doubt.

use darkfigure_analysis::dispute::DisputeFindings;
use darkfigure_analysis::{Dependence, GapReading, Side, Tie};
use darkfigure_model::{Basis, BridgeKind, Grade, Quantity};

use super::alike::agree;
use super::around;
use super::changed;
use super::hold::{
    both_can_hold, by_themselves, excluded, fits, leave_room, part_contradicts_nothing, part_exceeds,
    part_leaves_room, recorded, recorded_outright, succeeded, succession,
};
use super::line::{Licence, ScreenLine, ScreenTopic};
use super::question::{Asked, asked, names_both, names_others};
use super::unlike;
use super::untold;
use super::vocabulary::Named;
use crate::compose::pair::Pair;
use crate::compose::sentence::{self, is_one, is_repetition};
use crate::document::Prose;

/// A pair and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) pair: &'a Pair<'a>,
    /// What was found of the dispute around it.
    pub(super) dispute: &'a DisputeFindings,
    /// What the question wants.
    pub(super) form: Asked,
    /// Whether the question names both numbers, so that the answer need not.
    pub(super) names_both: bool,
    /// Whether it names a number of a third figure, of which these two tell nothing.
    names_others: bool,
}

impl<'a> Asking<'a> {
    pub(super) fn new(pair: &'a Pair<'a>, dispute: &'a DisputeFindings, question: Option<&str>) -> Self {
        let figures = [Side::Left, Side::Right].map(|side| pair.figure(side));
        let named = figures.map(|figure| Named::new(&pair.desk, figure));
        Self {
            pair,
            dispute,
            form: question.map_or(Asked::Other, |words| asked(words, &named)),
            names_both: question.is_some_and(|words| names_both(words, figures)),
            names_others: question.is_some_and(|words| {
                let dossier = pair.desk.dossier;
                // A published result is a number of what the two give.
                let others = dossier.figures.iter().map(|(_, figure)| figure);
                names_others(words, figures, others.filter(|other| other.relations.relates.is_none()))
            }),
        }
    }
}

impl Asking<'_> {
    /// Whether the question is why the two differ.
    pub(super) fn asks_why(&self) -> bool {
        self.form == Asked::Why
    }
}

/// The sentences with the answer before them: the number that was asked for, or one of its own, as far as the question's form is known and the
/// findings license one.
pub(super) fn leading(
    asking: Asking<'_>,
    own: Option<ScreenLine>,
    mut lines: Vec<ScreenLine>,
) -> Vec<ScreenLine> {
    let wanted: &[Licence] = if asking.form == Asked::Share {
        &[Licence::ImpliedCoverage, Licence::Gap]
    } else if asking.form == Asked::Amount {
        &[Licence::Gap]
    } else {
        &[]
    };
    if !raise(&mut lines, wanted)
        && let Some(line) = own
    {
        lines.insert(0, line);
    }
    lines
}

/// Moves the sentences of the first licence that has any to the front; whether there were some.
fn raise(lines: &mut [ScreenLine], wanted: &[Licence]) -> bool {
    let Some(found) = wanted.iter().find(|licence| lines.iter().any(|line| line.licence == **licence)) else {
        return false;
    };
    // What an implied share does not show goes with it.
    let goes_along = |line: &ScreenLine| {
        line.licence == *found || *found == Licence::ImpliedCoverage && line.licence == Licence::Benchmark
    };
    for line in lines.iter_mut().filter(|line| goes_along(line)) {
        line.topic = ScreenTopic::Answer;
    }
    lines.sort_by_key(|line| line.topic != ScreenTopic::Answer);
    true
}

/// The answer in a sentence of its own.
pub(super) fn line(asking: Asking<'_>) -> Option<ScreenLine> {
    let pair = asking.pair;
    if asking.names_others {
        return None;
    }
    // What somebody would answer with has another number in its place by now.
    if asking.form != Asked::Other
        && asking.form != Asked::Why
        && let Some(replaced) = around::replaced_by_others(pair)
    {
        let text = Prose::from("Not to be answered by these two alone. ").and(replaced);
        return Some(ScreenLine::new(Licence::Succession, ScreenTopic::Answer, text));
    }
    match asking.form {
        Asked::Refutes(at) | Asked::Contradicts(at) => {
            let subject = if at == 0 { Side::Left } else { Side::Right };
            let named = pair.short(subject).to_plain();
            let is = if pair.is_named_by_number(subject) { "is" } else { sentence::are(pair, subject) };
            // Whoever doubts the steps need not doubt either number.
            let steps = &pair.found.steps.taken;
            let is_stepped = steps.iter().any(|step| step.kind == BridgeKind::Evidence);
            let rests = if is_stepped { " and the steps hold" } else { "" };
            // That one contradicts another does not hang on which is right.
            let yes = if matches!(asking.form, Asked::Contradicts(_)) {
                yes_if_steps_hold(pair).to_owned()
            } else {
                format!("If {named} {is} right{rests}, yes")
            };
            succeeded(pair)
                .or_else(|| refutes(pair, subject))
                .or_else(|| leave_room(pair, "No"))
                .or_else(|| excluded(pair, &yes))
                .or_else(|| agree(asking, ["No", &yes]))
                .or_else(|| recorded(asking))
                .or_else(|| part_leaves_room(pair, "No"))
                .or_else(|| part_exceeds(pair, &yes))
                .or_else(|| by_themselves(pair, "refutes"))
                .or_else(|| untold::line(asking))
        }
        Asked::Confirms => confirms(pair).or_else(|| excluded(pair, "No")).or_else(|| untold::line(asking)),
        Asked::Agree => excluded(pair, "No")
            .or_else(|| agree(asking, ["Yes", "No"]))
            .or_else(|| recorded(asking))
            .or_else(|| neither(pair))
            .or_else(|| untold::line(asking)),
        Asked::Contradict => {
            let [lower, _] = pair.sides();
            let yes = yes_if_steps_hold(pair);
            succeeded(pair)
                .or_else(|| refutes(pair, lower))
                .or_else(|| leave_room(pair, "No"))
                .or_else(|| excluded(pair, "Yes"))
                .or_else(|| agree(asking, ["No", yes]))
                .or_else(|| recorded(asking))
                .or_else(|| part_leaves_room(pair, "No"))
                .or_else(|| part_exceeds(pair, "Yes"))
                .or_else(|| by_themselves(pair, "contradicts"))
                .or_else(|| untold::line(asking))
        }
        // Margins that meet make nothing one number; only that two differ is an answer.
        Asked::Same => excluded(pair, "No")
            .or_else(|| agree(asking, ["Yes", "No"]).filter(|line| line.text.to_plain().starts_with("No")))
            .or_else(|| recorded(asking)),
        Asked::Disagree => excluded(pair, "Yes")
            .or_else(|| agree(asking, ["No", "Yes"]))
            .or_else(|| recorded(asking))
            .or_else(|| neither(pair))
            .or_else(|| untold::line(asking)),
        Asked::Fit => excluded(pair, "No")
            .or_else(|| fits(pair))
            .or_else(|| leave_room(pair, "Yes"))
            .or_else(|| part_leaves_room(pair, "Yes"))
            .or_else(|| part_exceeds(pair, "No"))
            .or_else(|| both_can_hold(asking))
            .or_else(|| agree(asking, ["Yes", "No"]))
            .or_else(|| recorded(asking))
            .or_else(|| untold::line(asking)),
        Asked::Comparable => comparable(asking),
        Asked::Changed => changed::line(pair, asking.dispute).or_else(|| match pair.reading() {
            GapReading::Refused { .. } | GapReading::Conditional(_) => untold::line(asking),
            GapReading::Full(_) | GapReading::Bound(_) => None,
        }),
        Asked::Which | Asked::Amount | Asked::Polar if succession(pair).is_some() => succession(pair),
        Asked::Which => not_both(pair).or_else(|| both_can_hold(asking)).or_else(|| untold::line(asking)),
        Asked::Amount | Asked::Share => {
            changed::line(pair, asking.dispute).or_else(|| match pair.reading() {
                GapReading::Refused { .. } | GapReading::Conditional(_) | GapReading::Bound(_) => {
                    untold::line(asking)
                }
                GapReading::Full(_) => None,
            })
        }
        Asked::Why => unaccounted(pair),
        Asked::Because => {
            said(Licence::Comparability, "Cannot be told: the numbers say how many, and not why.".into())
        }
        Asked::Polar => {
            neither(pair).or_else(|| changed::line(pair, asking.dispute)).or_else(|| match pair.reading() {
                GapReading::Refused { .. } | GapReading::Conditional(_) => {
                    recorded_outright(asking).or_else(|| untold::line(asking))
                }
                GapReading::Full(_) | GapReading::Bound(_) => None,
            })
        }
        Asked::Other => neither(pair)
            .or_else(|| changed::line(pair, asking.dispute))
            .filter(|_| pair.reading().gap().is_none()),
    }
}

/// "Yes", with what it rests on where steps of evidence lie between the two.
fn yes_if_steps_hold(pair: &Pair<'_>) -> &'static str {
    let steps = &pair.found.steps.taken;
    let is_only_evidence = steps.iter().all(|step| step.kind != BridgeKind::Assumption);
    let is_stepped = steps.iter().any(|step| step.kind == BridgeKind::Evidence);
    if is_stepped && is_only_evidence { "Yes, if the steps hold" } else { "Yes" }
}

pub(super) fn said(licence: Licence, text: Prose) -> Option<ScreenLine> {
    Some(ScreenLine::new(licence, ScreenTopic::Answer, text))
}

/// Whether what was recorded lies below an estimate of all there is: then neither can refute the other.
pub(super) fn sets_no_ceiling(pair: &Pair<'_>) -> bool {
    let [lower, upper] = pair.sides();
    let is_above_one = |ratio: &Quantity| ratio.low().value().is_some_and(|low| low > 1.0);
    let bridged = pair.common_role().is_none() || is_above_one(&pair.gap().ratio.ends);
    // A share sets no ceiling on a number, and none on a share of something else; a step may make a number of one.
    let is_number = |side: Side| pair.kind(side).is_extensive();
    let is_as_said = |side: Side| pair.figure(side).kind().is_extensive();
    let is_below_as_said = !(is_as_said(lower) && is_as_said(upper)) || is_above_one(&pair.found.naive.ratio);
    pair.orientation().is_estimate_over_count
        && is_number(lower)
        && is_number(upper)
        && pair.figure(lower).basis == Some(Basis::Register)
        && pair.figure(upper).basis != Some(Basis::Register)
        && is_below_as_said
        && bridged
}

fn refutes(pair: &Pair<'_>, subject: Side) -> Option<ScreenLine> {
    let object = subject.other();
    if !sets_no_ceiling(pair) {
        return part_contradicts_nothing(pair);
    }
    let [do_not, they] =
        if is_one(pair.figure(subject)) { ["does not", "it does"] } else { ["do not", "they do"] };
    let it = if is_one(pair.figure(object)) { "it" } else { "them" };
    said(
        Licence::NoCeiling,
        Prose::from("No: ")
            .and(pair.cited(subject))
            .say(format!(" {do_not} refute "))
            .and(pair.cited(object))
            .say(format!(", and {they} not confirm {it}.")),
    )
}

/// Of two that exclude one another, which is right no number says; that not both are, they say.
fn not_both(pair: &Pair<'_>) -> Option<ScreenLine> {
    let supposed = sentence::excludes(pair)?;
    let [lower, upper] = pair.sides();
    let text = Prose::from("Which cannot be told, but not both").say(supposed).say(": ");
    let text = text.and(pair.cited(lower)).say(" and ").and(pair.cited(upper));
    said(Licence::Contradiction, text.say(" cannot both hold."))
}

/// Two numbers that do not count the same thing, or of which one is the other, confirm nothing.
fn confirms(pair: &Pair<'_>) -> Option<ScreenLine> {
    let [lower, upper] = pair.sides();
    let shares_data = || {
        (pair.found.comparability.dependence() == Dependence::Tied(Tie::SharesData))
            .then_some("the two rest on some of the same data")
    };
    let why = match sentence::tie_words(pair).or_else(shares_data) {
        Some(tie) => tie,
        None => unlike::clause(pair)?,
    };
    let text =
        Prose::from("No, not by themselves: of ").and(pair.cited(lower)).say(" and ").and(pair.cited(upper));
    said(Licence::Comparability, text.say(format!(" neither confirms the other, as {why}.")))
}

/// Whether the two may be set against each other.
fn comparable(asking: Asking<'_>) -> Option<ScreenLine> {
    let text = match asking.pair.found.comparability.grade {
        Grade::NotComparable => match unlike::clause(asking.pair) {
            Some(differ) => format!("No: {differ}."),
            None => return untold::line(asking),
        },
        Grade::LikeForLike => "Yes: the two count the same thing.".to_owned(),
        Grade::BridgedByEvidence => {
            "Yes, after the steps that are given here, which rest on evidence.".to_owned()
        }
        Grade::BridgedByAssumption => "Only under the assumptions that are given here.".to_owned(),
        Grade::BoundOnly => {
            "Only in one direction: one of the two covers a part of what the other covers.".to_owned()
        }
        Grade::Open => return untold::line(asking),
    };
    said(Licence::Comparability, text.into())
}

/// Why two numbers differ: not known, where no step accounts for anything.
fn unaccounted(pair: &Pair<'_>) -> Option<ScreenLine> {
    let GapReading::Full(gap) = pair.reading() else { return None };
    let differ = gap.difference.low().value().is_some_and(|low| low > 0.0)
        || gap.difference.high().value().is_some_and(|high| high < 0.0);
    if !differ || is_repetition(pair) || !pair.found.steps.taken.is_empty() {
        return None;
    }
    said(
        Licence::Comparability,
        "Why is not known here: nothing in this dossier accounts for the difference.".into(),
    )
}

/// The same as a statement, where the question asks something else and there is no gap to lead with.
fn neither(pair: &Pair<'_>) -> Option<ScreenLine> {
    if !sets_no_ceiling(pair) {
        return None;
    }
    let [lower, upper] = pair.sides();
    let verb = if sentence::are(pair, lower) == "is" {
        "neither refutes nor confirms"
    } else {
        "neither refute nor confirm"
    };
    said(
        Licence::NoCeiling,
        sentence::begun(
            pair.cited(lower)
                .say(format!(" {verb} "))
                .and(pair.cited(upper))
                .say(": what was found sets no ceiling on what there was."),
        ),
    )
}
