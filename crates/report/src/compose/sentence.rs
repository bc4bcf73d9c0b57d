//! The plain-language writer: typed sentences, each of which needs a finding and says no more than it.
//!
//! A sentence is asked for by its kind and comes back only if the findings license it. There is no other way to one, so
//! nothing can be said that was not found; and no kind says who is right.

use darkfigure_analysis::{CoverageBasis, Effect, GapReading, Refusal, Side, Verdict};
use darkfigure_model::{Axis, Basis, Grade, Quantity, Tier};

use super::pair::Pair;
use super::words::{axis, basis};
use super::{amount, period};
use crate::{Amount, Bound, Inline, Prose, Role};

/// What a sentence may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The two differ on an axis. Needs the grade "not comparable".
    Unlike,
    /// Nobody knows whether the two are about the same thing. Needs the grade "open".
    Open,
    /// One lies within the other. Needs the grade "bound only".
    Within,
    /// Steps make the two alike. Needs a bridged grade.
    Bridged,
    /// The two are about the same thing. Needs the grade "like for like".
    Alike,
    /// How far the steps lead where an axis stays open. Needs a refused gap and a step.
    Running,
    /// No step leads anywhere. Needs a refused gap and no step.
    NoStep,
    /// The gap under an if. Needs a conditional gap.
    IfSame,
    /// The gap from one side. Needs a bound.
    Bound,
    /// The gap. Needs a full one.
    Gap,
    /// A coverage that both figures imply. Needs an implied coverage that has an upper end.
    Implied,
    /// What was recorded sets no ceiling. Needs a register's count below an estimate.
    NoCeiling,
    /// A number that the other side's source does not explain. Needs an undisclosed basis.
    Unexplained,
}

impl Kind {
    /// All kinds, in the order in which a first screen prefers them.
    pub(super) const ALL: [Self; 13] = [
        Self::Unlike,
        Self::Open,
        Self::Within,
        Self::Bridged,
        Self::Alike,
        Self::Running,
        Self::NoStep,
        Self::IfSame,
        Self::Bound,
        Self::Gap,
        Self::Implied,
        Self::NoCeiling,
        Self::Unexplained,
    ];
}

/// The answer: the first three sentences that the findings license.
pub(super) fn answer(pair: &Pair<'_>) -> Vec<Prose> {
    Kind::ALL.into_iter().filter_map(|kind| write(pair, kind)).take(3).collect()
}

/// A sentence of this kind, if the findings license it.
pub(super) fn write(pair: &Pair<'_>, kind: Kind) -> Option<Prose> {
    let grade = pair.found.comparability.grade;
    let of_grade = |wanted: Grade| (grade == wanted).then_some(());
    match kind {
        Kind::Unlike => of_grade(Grade::NotComparable).map(|()| unlike(pair)),
        Kind::Open => of_grade(Grade::Open).map(|()| open(pair)),
        Kind::Within => of_grade(Grade::BoundOnly).and_then(|()| within(pair)),
        Kind::Bridged => bridged(pair, grade),
        Kind::Alike => of_grade(Grade::LikeForLike).map(|()| alike(pair)),
        Kind::Running => running(pair),
        Kind::NoStep => no_step(pair),
        Kind::IfSame => if_same(pair),
        Kind::Bound => bound(pair),
        Kind::Gap => gap(pair),
        Kind::Implied => implied(pair),
        Kind::NoCeiling => no_ceiling(pair),
        Kind::Unexplained => unexplained(pair),
    }
}

fn unlike(pair: &Pair<'_>) -> Prose {
    let differing: Vec<String> = pair
        .found
        .as_said
        .axes
        .iter()
        .filter(|found| matches!(found.verdict, Verdict::Differs))
        .filter_map(|found| contrast(pair, found.axis))
        .collect();
    if differing.is_empty() {
        return "The two numbers cannot be set against each other: one reaches further in one respect, the other in another."
            .into();
    }
    format!("The two numbers do not count the same thing: {}.", differing.join("; ")).into()
}

/// Why the numbers as published give no ratio: how they differ, what is not known, what lies within what.
pub(super) fn unlike_in(pair: &Pair<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut unknown = Vec::new();
    for found in &pair.found.as_said.axes {
        let name = axis::name(found.axis).to_owned();
        match found.verdict {
            Verdict::Differs => {
                let words = against(pair, found.axis).or_else(|| contrast(pair, found.axis));
                reasons.push(words.unwrap_or_else(|| format!("the two differ in {name}")));
            }
            Verdict::Contained { .. } => reasons.push(format!("in {name}, one lies within the other")),
            Verdict::Unknown => unknown.push(name),
            Verdict::Same | Verdict::Bridged { .. } => {}
        }
    }
    if !unknown.is_empty() {
        reasons.push(format!("whether they agree in {} is not known", period::list(&unknown, "and")));
    }
    reasons
}

/// The same in few words, where there are some: "cases against people".
fn against(pair: &Pair<'_>, axis: Axis) -> Option<String> {
    let [lower, upper] = pair.sides().map(|side| &pair.figure(side).measure);
    match axis {
        Axis::Unit => {
            let words = |unit| pair.desk.unit_words(unit).1;
            Some(format!("{} against {}", words(&lower.unit), words(&upper.unit)))
        }
        Axis::Time => {
            let (one, other) = (lower.time?.kind, upper.time?.kind);
            (one != other).then(|| format!("{} against {}", period::counts(one), period::counts(other)))
        }
        _ => None,
    }
}

/// How the two sides differ on an axis: "one counts cases, the other people".
fn contrast(pair: &Pair<'_>, axis: Axis) -> Option<String> {
    let [lower, upper] = pair.sides().map(|side| &pair.figure(side).measure);
    let desk = &pair.desk;
    Some(match axis {
        Axis::Unit => {
            format!(
                "one counts {}, the other {}",
                desk.unit_words(&lower.unit).1,
                desk.unit_words(&upper.unit).1
            )
        }
        Axis::Concept => {
            let (one, other) = (lower.concept.as_ref()?, upper.concept.as_ref()?);
            format!("one is about “{}”, the other about “{}”", desk.concept(one), desk.concept(other))
        }
        Axis::Population => {
            let (one, other) = (lower.population.as_ref()?, upper.population.as_ref()?);
            format!("one is among {}, the other among {}", desk.population(one), desk.population(other))
        }
        Axis::Place => {
            let names = |place: &darkfigure_model::Place| period::list(&place.names(), "and");
            format!(
                "one is for {}, the other for {}",
                names(lower.place.as_ref()?),
                names(upper.place.as_ref()?)
            )
        }
        Axis::Time => {
            let (one, other) = (lower.time?, upper.time?);
            if one.kind == other.kind {
                format!(
                    "one is of {}, the other of {}",
                    period::period(one.period),
                    period::period(other.period)
                )
            } else {
                format!("one counts {}, the other {}", period::counts(one.kind), period::counts(other.kind))
            }
        }
        Axis::Status => {
            let (one, other) = (basis::status(lower.status?), basis::status(upper.status?));
            format!("one source says “{one}”, the other “{other}”")
        }
    })
}

fn open(pair: &Pair<'_>) -> Prose {
    let axes = unresolved(pair, None);
    format!(
        "Whether the two numbers are about the same thing is not known: {} {} open.",
        axes.0,
        stays(axes.1)
    )
    .into()
}

/// The axes that are neither the same nor bridged nor contained, as a list, and how many they are.
fn unresolved(pair: &Pair<'_>, but: Option<Axis>) -> (String, usize) {
    let names: Vec<String> = pair
        .found
        .comparability
        .unresolved()
        .map(|found| found.axis)
        .filter(|axis| Some(*axis) != but)
        .map(|axis| axis::name(axis).to_owned())
        .collect();
    (period::list(&names, "and"), names.len())
}

fn stays(n: usize) -> &'static str {
    if n == 1 { "stays" } else { "stay" }
}

fn within(pair: &Pair<'_>) -> Option<Prose> {
    let inner = pair.found.comparability.inner_side()?;
    Some(
        format!(
            "The scope of one figure ({}) lies within that of the other ({}), so the gap is known from one side only.",
            pair.label(inner),
            pair.label(inner.other())
        )
        .into(),
    )
}

fn bridged(pair: &Pair<'_>, grade: Grade) -> Option<Prose> {
    let rest = match grade {
        Grade::BridgedByAssumption => "at least one of them an assumption",
        Grade::BridgedByEvidence => "resting on what was measured",
        _ => return None,
    };
    let n = pair.found.steps.taken.len();
    let steps = match n {
        1 => "One step makes".to_owned(),
        2 => "Two steps make".to_owned(),
        3 => "Three steps make".to_owned(),
        n => format!("{n} steps make"),
    };
    let rest = if n == 1 {
        rest.replace("at least one of them an assumption", "an assumption")
    } else {
        rest.to_owned()
    };
    Some(format!("{steps} the two numbers count the same thing, {rest}.").into())
}

fn alike(pair: &Pair<'_>) -> Prose {
    if pair.found.as_said.grade == Grade::LikeForLike {
        "The two numbers count the same thing and can be set against each other as they stand.".into()
    } else {
        "By what the words mean, the two numbers count the same thing.".into()
    }
}

/// "After 1 of 4 steps, 259 cases are 609–2,574 people, and …".
fn running(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Refused { running, .. } = pair.reading() else { return None };
    if pair.found.steps.taken.is_empty() {
        return None;
    }
    let unresolved_axes = unresolved(pair, None);
    let (taken, of) = (pair.found.steps.taken.len(), pair.found.steps.needed());
    let mut prose = Prose::from(format!("After {taken} of {of} steps, "));
    for (at, side) in pair.sides().into_iter().filter(|side| changes(pair, *side)).enumerate() {
        let role = pair.desk.role(pair.unit(side));
        let between = if at > 0 { " and " } else { "" };
        prose = prose
            .say(between)
            .and(pair.cited(side))
            .say(if is_one(pair.figure(side)) { " becomes " } else { " become " })
            .number(stripped(amount::running(&pair.value(side), role)))
    }
    if !amount::says_something(&running.ratio.ends) || pair.common_role().is_none() {
        return Some(prose.say(", and no ratio follows from that."));
    }
    prose = prose.say(" and the other number is ").number(stripped(amount::ratio(&running.ratio.ends)));
    prose = prose.say(" as many");
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(match unresolved_axes {
        (_, 0) => prose.say(". That is not the gap."),
        (axes, n) => prose.say(format!(". That is not the gap: {axes} {} open.", stays(n))),
    })
}

/// Whether a step changes a side's number.
fn changes(pair: &Pair<'_>, side: Side) -> bool {
    pair.found.steps.on(side).any(|step| !matches!(step.effect, Effect::Identity))
}

/// Without level and tier, where the sentence says them in words.
fn stripped(mut amount: Amount) -> Amount {
    amount.level = None;
    if amount.tier == Some(crate::Tier::Face) {
        amount.tier = None;
    }
    amount
}

/// On what the weakest end of the numbers rests, in words: "at the face value of 100,000".
pub(super) fn tier_words(pair: &Pair<'_>) -> Option<Prose> {
    let is_face = |quantity: &Quantity| quantity.tier() == Some(Tier::Face);
    let mut faces: Vec<Inline> = Vec::new();
    let mut unnamed = false;
    for side in pair.sides().into_iter().filter(|side| is_face(side.of(&pair.found.starts))) {
        match pair.desk.face(pair.figure(side)) {
            Some(face) => {
                if !faces.is_empty() {
                    faces.push(Inline::Text(" and ".to_owned()));
                }
                faces.push(Inline::Number(face));
            }
            None => unnamed = true,
        }
    }
    let of_steps = pair.found.steps.taken.iter().any(|step| match &step.effect {
        Effect::Factor(q) | Effect::Divisor(q) | Effect::Addend(q) => is_face(q),
        Effect::Identity => false,
    });
    if faces.is_empty() {
        return (unnamed || of_steps).then(|| "at face value".into());
    }
    let prose = Prose::from("at the face value of ").and(Prose(faces));
    Some(if of_steps { prose.say(" and of the steps") } else { prose })
}

fn no_step(pair: &Pair<'_>) -> Option<Prose> {
    let refused = matches!(pair.reading(), GapReading::Refused { .. });
    (refused && pair.found.steps.taken.is_empty())
        .then(|| "No step that is given mends that, so there is no gap to report, and no ratio.".into())
}

fn if_same(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Conditional(_) = pair.reading() else { return None };
    let names: Vec<String> =
        pair.found.comparability.unresolved().map(|found| axis::name(found.axis).to_owned()).collect();
    Some(
        Prose::from(format!("If {} the same on both sides, ", is_are(&names)))
            .and(gap_clause(pair)?)
            .say("."),
    )
}

fn bound(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Bound(gap) = pair.reading() else { return None };
    let coverage = amount::share(&gap.coverage.ends, pair.coverage_base());
    let [lower, upper] = pair.sides();
    let mut prose = Prose::from("Of ")
        .and(pair.named(upper))
        .say(", ")
        .and(pair.named(lower))
        .say(" covers ")
        .number(stripped(coverage));
    if let Some(role) = pair.common_role().filter(|_| amount::says_something(&gap.difference)) {
        prose = prose.say(", and the dark figure ").number(stripped(amount::running(&gap.difference, role)));
    }
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose.say("."))
}

fn gap(pair: &Pair<'_>) -> Option<Prose> {
    let GapReading::Full(_) = pair.reading() else { return None };
    let mut clause = gap_clause(pair)?;
    capitalise(&mut clause);
    Some(clause.say("."))
}

/// "the estimate is 1.2 times the count, at …".
fn gap_clause(pair: &Pair<'_>) -> Option<Prose> {
    let gap = pair.gap();
    if let Some(Err(Refusal::DenominatorNearZero { .. })) = gap.ratio.spread {
        return Some("the ratio is unbounded: its denominator cannot be told from zero".into());
    }
    if !amount::says_something(&gap.ratio.ends) {
        return Some("no ratio follows from what is known".into());
    }
    let [lower, upper] = pair.sides();
    let mut prose =
        pair.named(upper).say(" is ").number(stripped(best_ratio(pair))).say(" ").and(pair.named(lower));
    if let Some(role) = pair.common_role() {
        let difference = stripped(amount::running(&gap.difference, role));
        if amount::says_something(&gap.difference) {
            prose = prose.say(", a difference of ").number(difference);
        }
    }
    if let Some(words) = tier_words(pair) {
        prose = prose.say(", ").and(words);
    }
    Some(prose)
}

/// The ratio with its declared distributions where it has them, else by its ends.
fn best_ratio(pair: &Pair<'_>) -> Amount {
    super::gap::spread_amount(&pair.gap().ratio, Role::Ratio)
        .unwrap_or_else(|| amount::ratio(&pair.gap().ratio.ends))
}

/// A dossier's own words as a sentence: a capital in front, a stop behind.
pub(super) fn stop(words: &str) -> Prose {
    let words = words.trim();
    let end = if words.is_empty() || words.ends_with(['.', '!', '?']) { "" } else { "." };
    Prose::from(format!("{}{end}", capital(words)))
}

pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn implied(pair: &Pair<'_>) -> Option<Prose> {
    let implied = pair.found.must_believe.implied_coverage.as_ref()?;
    implied.coverage.high().value()?;
    let [lower, upper] = pair.sides();
    let mut prose = Prose::new();
    if pair.figure(lower).basis == Some(Basis::Register) {
        prose = prose.say("What was recorded sets no ceiling on what was not: ");
    }
    prose = prose.say("if the estimate of ").and(pair.cited(upper)).say(" is right");
    let names: Vec<String> = implied.if_same.iter().map(|axis| axis::name(*axis).to_owned()).collect();
    if !names.is_empty() {
        prose = prose.say(format!(", and {} the same", is_are(&names)));
    }
    let coverage = implied_amount(&implied.coverage, implied.basis, pair.base(implied.of));
    prose = prose.say(", ").number(stripped(coverage)).say(" were recorded");
    let elsewhere: Vec<_> = pair.found.must_believe.benchmarks.iter().flatten().collect();
    for (at, reading) in elsewhere.iter().enumerate() {
        let Some(benchmark) = pair.desk.dossier.benchmarks.get(&reading.benchmark) else { continue };
        prose = prose.say(if at == 0 { "; elsewhere it was " } else { " and " });
        // "Of them" only where the share is of the same kind.
        let base = if reading.of == implied.of { "them".to_owned() } else { period::base(reading.of, None) };
        prose = prose.number(stripped(amount::share(&reading.coverage, base)));
        prose = pair.desk.cite(prose.say(format!(" ({})", benchmark.label)), &benchmark.sources);
    }
    capitalise(&mut prose);
    Some(prose.say("."))
}

/// "place is", "place and time are".
fn is_are(names: &[String]) -> String {
    format!("{} {}", period::list(names, "and"), if names.len() == 1 { "is" } else { "are" })
}

/// Whether a figure says "1", so that what it counts is singular.
fn is_one(figure: &darkfigure_model::Figure) -> bool {
    matches!(figure.value.numbers().as_slice(), [number] if number.coefficient() == 1 && number.exponent() == 0)
}

fn capitalise(prose: &mut Prose) {
    if let Some(Inline::Text(first)) = prose.0.first_mut() {
        *first = capital(first);
    }
}

/// The implied coverage: an inequality where only that is known.
pub(super) fn implied_amount(coverage: &Quantity, basis: CoverageBasis, base: String) -> Amount {
    match basis {
        CoverageBasis::CountOverEstimate => amount::share(coverage, base),
        CoverageBasis::PresentAtLeastStock => {
            // The lower end is zero, which says nothing: the share is at most this.
            let mut up_to = amount::share(coverage, base);
            up_to.range = crate::Range::Between {
                low: Bound::Unknown,
                point: None,
                high: amount::bound(coverage.high()),
            };
            up_to
        }
    }
}

fn no_ceiling(pair: &Pair<'_>) -> Option<Prose> {
    let [lower, _] = pair.sides();
    if !pair.orientation().is_estimate_over_count || pair.figure(lower).basis != Some(Basis::Register) {
        return None;
    }
    Some(Prose::from("What was recorded, ").and(pair.cited(lower)).say(", sets no ceiling on what was not."))
}

fn unexplained(pair: &Pair<'_>) -> Option<Prose> {
    let mut prose = Prose::from("How ");
    let mut is_any = false;
    for side in pair.sides().into_iter().filter(|side| pair.figure(*side).basis == Some(Basis::Undisclosed)) {
        prose = prose.say(if is_any { " and " } else { "" }).and(pair.cited(side));
        prose = prose.say(format!(" ({})", pair.label(side)));
        is_any = true;
    }
    is_any.then(|| {
        prose.say(" came about is not disclosed, so it cannot be audited; that does not make it wrong.")
    })
}
