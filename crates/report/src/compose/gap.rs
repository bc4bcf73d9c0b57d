//! The gap: ratio, difference, coverage, dark figure, as far as the grade allows, with method, level and dependence.

use darkfigure_analysis::{
    ConditionedCoverage, Derived, Gap, GapReading, Refusal, Side, SpreadMethod, SpreadOut, Verdict,
};
use darkfigure_model::Quantity;

use super::pair::Pair;
use super::sentence::Rounded;
use super::words::refusal;
use super::{amount, period, sentence};
use crate::document::{Block, Callout, CalloutKind, Cell, Column, List, Prose, Row, Table};
use crate::number::{Amount, Dimension, IntervalLevel, LevelKind};

/// The blocks of the section, without its heading.
pub(super) fn blocks(pair: &Pair<'_>) -> Vec<Block> {
    let mut blocks = found(pair);
    blocks.extend(naive(pair));
    blocks
}

fn found(pair: &Pair<'_>) -> Vec<Block> {
    match pair.reading() {
        GapReading::Refused { why, .. } => refused(pair, why),
        GapReading::Full(gap) | GapReading::Conditional(gap) | GapReading::Bound(gap) => {
            let is_rounding = Rounded::is_all_between(pair) && pair.gap().difference.central() != Some(0.0);
            let mut blocks: Vec<Block> = if is_rounding {
                let text = "The two numbers agree as far as rounding goes: the digits that were written earn no ratio and no difference.";
                vec![Block::Paragraph(text.into())]
            } else {
                table(pair, gap).into_iter().collect()
            };
            let items = remarks(pair, gap);
            if !items.is_empty() {
                blocks.push(Block::List(List { ordered: false, items }));
            }
            blocks
        }
    }
}

fn refused(pair: &Pair<'_>, why: &Refusal) -> Vec<Block> {
    let said = if *why == Refusal::NotComparable {
        not_comparable(pair)
    } else {
        refusal::sentence(&pair.desk, why)
    };
    let mut body = vec![said];
    body.extend(sentence::running(pair));
    vec![Block::Callout(Callout { kind: CalloutKind::Refusal, title: Prose::new(), body })]
}

/// Which axes stand in the way, and how.
fn not_comparable(pair: &Pair<'_>) -> Prose {
    let named = |wanted: &[Verdict]| -> Vec<String> {
        pair.found
            .comparability
            .axes
            .iter()
            .filter(|found| wanted.contains(&found.verdict))
            .map(|found| found.axis.name().to_owned())
            .collect()
    };
    let (differ, unknown) = (named(&[Verdict::Differs, Verdict::Overlapping]), named(&[Verdict::Unknown]));
    let mut words = match differ.as_slice() {
        [] => "No gap: one figure reaches further in one respect, the other in another".to_owned(),
        [one] => format!("No gap: the two differ in {one}, and no step bridges it"),
        several => {
            format!("No gap: the two differ in {}, and no step bridges them", period::list(several, "and"))
        }
    };
    if !unknown.is_empty() {
        words.push_str(&format!("; whether they agree in {} is not known", period::list(&unknown, "and")));
    }
    Prose::from(format!("{words}."))
}

/// Every number of the gap: by its ends alone, and in a row of its own with the declared distributions.
fn table(pair: &Pair<'_>, gap: &Gap) -> Option<Block> {
    let [lower, upper] = pair.sides();
    let is_coverage = pair.orientation().is_estimate_over_count;
    // More than all cannot have been recorded: a best number of the count above that of the estimate leaves no coverage to name.
    let exceeds = is_coverage && gap.coverage.ends.central().is_some_and(|share| share > 1.0);
    let coverage_base = if exceeds { pair.share_base(upper) } else { pair.coverage_base() };
    let coverage_role = Dimension::percent_of(coverage_base.clone());
    let mut rows: Vec<(String, Amount)> = vec![(
        format!("Ratio: {} over {}", pair.name(upper), pair.name(lower)),
        amount::ratio(&gap.ratio.ends),
    )];
    let with = |label: &str| format!("{label}, with the declared distributions");
    // Where the declared distributions give the same ends, they are said once.
    let beside = |spread: &Amount, ends: &Amount| spread.machine() != ends.machine();
    let ratio = amount::ratio(&gap.ratio.ends);
    rows.extend(
        spread_amount(&gap.ratio, Dimension::Ratio)
            .filter(|spread| beside(spread, &ratio))
            .map(|spread| (with("The ratio"), spread)),
    );
    if let Some(role) = pair.common_role() {
        let is_dark = is_coverage && !gap.is_count_above && !exceeds;
        let label = if is_dark {
            "Dark figure: the estimate less the count".to_owned()
        } else {
            format!("Difference: {} less {}", pair.name(upper), pair.name(lower))
        };
        let difference = if is_dark { gap.dark_figure } else { gap.difference };
        rows.push((label, sentence::apart(pair, &difference, role.clone())));
        // People that a step adds were not recorded: the dark figure holds them, what is left does not.
        if is_dark && pair.found.steps.on(lower).any(|step| step.extrapolates) {
            rows.push(("Left after the steps".to_owned(), amount::running(&gap.difference, role)));
        }
    }
    let coverage = if exceeds {
        "The count against the estimate".to_owned()
    } else if is_coverage {
        "Coverage".to_owned()
    } else {
        sentence::capital(&format!("{} as a share", pair.name(lower)))
    };
    // The share of one of a kind in the other is the ratio once more; where there is no ratio, it is all there is.
    let ends = amount::share(&gap.coverage.ends, coverage_base);
    if is_coverage || !amount::says_something(&gap.ratio.ends) {
        rows.push((coverage.clone(), ends.clone()));
        rows.extend(
            spread_amount(&gap.coverage, coverage_role.clone())
                .filter(|spread| beside(spread, &ends))
                .map(|spread| (with(&coverage), spread)),
        );
    }
    if let Some(Ok(conditioned)) = &gap.conditioned {
        let label = "Coverage, if the estimate is at least the count";
        let conditioned = conditioned_amount(conditioned, coverage_role);
        if beside(&conditioned, &ends) {
            rows.push((label.to_owned(), conditioned));
        }
    }
    // What the coverage says is not said again as a part.
    let says_coverage = is_coverage && amount::says_something(&gap.coverage.ends);
    if let Some(part) = gap.part.as_ref().filter(|_| !says_coverage) {
        let (inner, outer) = (pair.name(part.inner), pair.name(part.inner.other()));
        rows.push((
            format!("Of {outer}, in {inner}"),
            amount::share(&part.share, pair.share_base(part.inner.other())),
        ));
        if let Some(role) = pair.common_role() {
            rows.push((format!("Of {outer}, not in {inner}"), amount::running(&part.outside, role)));
        }
    }
    // A small difference is felt as a share, a large one as a ratio.
    let is_small = gap.share_of_lower.high().value().is_some_and(|share| share <= 0.5);
    if is_small && !is_coverage {
        rows.push((
            format!("The difference as a share of {}", pair.name(lower)),
            amount::share(&gap.share_of_lower, pair.share_base(lower)),
        ));
    }
    if gap.orders_of_magnitude.low().value().is_some_and(|orders| orders >= 1.0) {
        rows.push((
            "Orders of magnitude".to_owned(),
            amount::of(&gap.orders_of_magnitude, Dimension::Orders).significant(2),
        ));
    }
    // What stands at face value is said once, below.
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|(_, amount)| !says_nothing(amount))
        .map(|(label, amount)| Row::new(vec![Cell::text(label), Cell::Number(amount::untiered(amount))]))
        .collect();
    let columns = vec![Column::new("What"), Column::new("Value")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: Prose::new(), columns, rows }))
}

fn says_nothing(amount: &Amount) -> bool {
    amount.central().is_none() && amount.low().value().is_none() && amount.high().value().is_none()
}

/// A derived number with its declared distributions.
pub(super) fn spread_amount(derived: &Derived, role: Dimension) -> Option<Amount> {
    let spread = derived.spread.as_ref()?.as_ref().ok()?;
    // A simulation that earned no digit prints none.
    let is_earned = !matches!(spread.method, SpreadMethod::MonteCarlo { digits: 0, .. });
    is_earned.then(|| spread_out(spread, published(derived, spread), role))
}

/// What stands for the spread: what the numbers give as they were published, where that is within it; a shape's own middle is nobody's number.
fn published(derived: &Derived, spread: &SpreadOut) -> Option<f64> {
    let (low, high) = (spread.low.value(), spread.high.value());
    let is_within =
        |value: &f64| low.is_none_or(|low| low <= *value) && high.is_none_or(|high| *value <= high);
    let median = spread.median?;
    Some(derived.ends.central().filter(is_within).unwrap_or(median))
}

fn spread_out(spread: &SpreadOut, central: Option<f64>, role: Dimension) -> Amount {
    let amount = Amount::ends(amount::bound(spread.low), central, amount::bound(spread.high), role);
    let level = match spread.method {
        SpreadMethod::PBox => IntervalLevel::at_least(spread.level, LevelKind::Computed),
        SpreadMethod::LognormalClosedForm
        | SpreadMethod::Quantiles
        | SpreadMethod::Fieller
        | SpreadMethod::MonteCarlo { .. } => IntervalLevel::new(spread.level, LevelKind::Computed),
    };
    let amount = amount.level(level);
    match spread.method {
        SpreadMethod::MonteCarlo { digits, .. } => amount.earned(digits),
        SpreadMethod::LognormalClosedForm
        | SpreadMethod::Quantiles
        | SpreadMethod::Fieller
        // One end alone has the digits that it has without the distributions.
        | SpreadMethod::PBox => {
            let is_ratio = amount.role == Dimension::Ratio;
            let is_one_sided = amount.low().value().is_none() != amount.high().value().is_none();
            if is_one_sided && is_ratio { amount } else { amount.significant(2) }
        }
    }
}

pub(super) fn conditioned_amount(conditioned: &ConditionedCoverage, role: Dimension) -> Amount {
    amount::limits(conditioned.limits, Some(conditioned.median), role)
        .significant(2)
        .level(IntervalLevel::new(conditioned.limits.level(), LevelKind::Computed))
}

/// SpreadMethod, dependence, comonotone case, conditioning: each only where it was found.
fn remarks(pair: &Pair<'_>, gap: &Gap) -> Vec<Prose> {
    let mut items = Vec::new();
    if let Some(words) = sentence::tier_words(pair) {
        // The other side may have been published with one.
        let has_interval = pair.sides().iter().any(|side| pair.figure(*side).value.interval().is_some());
        let whose = if has_interval { "what is taken so" } else { "it" };
        items.push(
            Prose::from("All of this stands ")
                .and(words)
                .say(format!(": no interval was published for {whose}, and none is made up.")),
        );
    }
    if let Some(joint) = joint_level(&gap.ratio.ends) {
        items.push(joint);
    }
    if gap.is_of_independent_samples {
        items.push(
            "The limits of ratio and difference are those of two samples that err independently of one another (MOVER; Zou and Donner 2008, Donner and Zou 2012), as the dossier states that they do: closer than the two margins set end against end."
                .into(),
        );
    }
    items.extend(pair.sides().into_iter().filter_map(|side| over_window(pair, side)));
    match &gap.ratio.spread {
        Some(Ok(spread)) => items.extend(spread_remarks(spread)),
        Some(Err(why)) => items.push(refusal::sentence(&pair.desk, why)),
        None => {}
    }
    match &gap.conditioned {
        Some(Ok(conditioned)) if conditioned.mass_removed >= 1e-5 => {
            let mut prose = Prose::from("The coverage held to at most 100% takes ")
                .number(removed(conditioned.mass_removed))
                .say(
                    " away, which lies below the count. It stands beside the plain one and not in its place.",
                );
            if let Some(why) = &pair.comparison.count_within_estimate {
                prose = prose.say(format!(" The count lies within the estimate: {why}."));
            }
            items.push(prose);
        }
        Some(Err(Refusal::CountAboveEstimate)) if !pair.found.steps.taken.is_empty() => items.push(
            "No coverage: after the steps, the count is above the estimate of what it is a count of. The figures conflict: over-notification, duplicates, a low estimate, or a step that does not hold.".into(),
        ),
        Some(Err(why)) => items.push(refusal::sentence(&pair.desk, why)),
        // What takes next to nothing away changes nothing.
        Some(Ok(_)) | None => {}
    }
    items
}

/// The mass that conditioning took away; what is next to nothing prints as a bound.
fn removed(mass: f64) -> Amount {
    let role = Dimension::percent_of("the estimate's distribution");
    if mass < 1e-5 {
        return Amount::ends(crate::number::Bound::Unknown, None, crate::number::Bound::Beyond(1e-5), role)
            .significant(1);
    }
    Amount::point(mass, role).significant(2)
}

fn joint_level(quantity: &Quantity) -> Option<Prose> {
    let n = quantity.assurance().n_intervals();
    if n < 2 {
        return None;
    }
    let level = quantity.assurance().joint_level()?;
    Some(
        Prose::from(format!(
            "The ends rest on {n} stated intervals, which hold together at a level of at least "
        ))
        .number(Amount::point(level.probability(), Dimension::percent_of("such cases")).significant(2))
        .say(", whatever their dependence."),
    )
}

fn spread_remarks(spread: &SpreadOut) -> Vec<Prose> {
    let mut items = vec![method(spread)];
    if spread.n_distributions > 1 {
        items.push(
            format!("The {} declared distributions are taken to be independent.", spread.n_distributions)
                .into(),
        );
    }
    if let Some(comonotone) = spread.comonotone {
        items.push(
            Prose::from("If all of them moved together, the ratio would be ")
                .number(amount::limits(comonotone, None, Dimension::Ratio).significant(2))
                .say(". That is one other case, not a bound."),
        );
    }
    items
}

fn method(spread: &SpreadOut) -> Prose {
    match spread.method {
        SpreadMethod::LognormalClosedForm => "Found in closed form, as a product of lognormals.".into(),
        SpreadMethod::Quantiles => "Found from the quantiles of the one declared distribution.".into(),
        SpreadMethod::Fieller => "Found by Fieller's method for a ratio with an uncertain denominator.".into(),
        SpreadMethod::PBox => "Found as a range times a distribution: it holds at its level or a higher one, whatever the dependence.".into(),
        SpreadMethod::MonteCarlo { draws, digits: 0, seed } => format!(
            "{draws} random draws with seed {seed} settle no digit of the ratio, so none is printed with the declared distributions."
        )
        .into(),
        SpreadMethod::MonteCarlo { draws, digits, seed } => format!(
            "Found by {draws} random draws with seed {seed}, which earn {digits} significant {}.",
            if digits == 1 { "digit" } else { "digits" }
        )
        .into(),
    }
}

/// What the residual between the two is called.
pub(super) const fn residual_name(is_estimate_over_count: bool) -> &'static str {
    if is_estimate_over_count { "undetected or unexplained" } else { "discrepancy" }
}

/// The ratio as the numbers were published, struck where it may not stand, with the reason.
fn naive(pair: &Pair<'_>) -> Option<Block> {
    let naive = &pair.found.naive;
    // Where no step is taken a bound keeps an end of the very same ratio: it is said there.
    let is_said = matches!(pair.reading(), GapReading::Bound(gap) | GapReading::Conditional(gap) if amount::says_something(&gap.ratio.ends))
        && pair.found.steps.taken.is_empty();
    if naive.may_stand || is_said || !amount::says_something(&naive.ratio) {
        return None;
    }
    // The errors of two independent samples partly cancel, whether their ratio may stand or not.
    let gap = pair.gap();
    let found = if gap.is_of_independent_samples { &gap.ratio.ends } else { &naive.ratio };
    let mut ratio = amount::ratio(found);
    ratio.tier = None;
    ratio.level = None;
    let [lower, upper] = pair.sides();
    // Beside a refusal that has named what differs, the shortest words do.
    let reasons = sentence::unlike_in(pair);
    let reasons = match pair.reading() {
        GapReading::Refused { .. } => reasons.into_iter().take(1).collect(),
        GapReading::Full(_) | GapReading::Conditional(_) | GapReading::Bound(_) => reasons,
    };
    let body = Prose::from("What the bare numbers give, ")
        .and(pair.cited(upper))
        .say(" over ")
        .and(pair.cited(lower))
        .say(format!(": {}.", reasons.join("; ")));
    Some(Block::Callout(Callout {
        kind: CalloutKind::Naive { ratio },
        title: Prose::new(),
        body: vec![body],
    }))
}

/// How a rate in time is read over its own window.
fn over_window(pair: &Pair<'_>, side: Side) -> Option<Prose> {
    let over = (*side.of(&pair.found.over_windows))?;
    let (word, stretches) = (over.per.word(), over.stretches);
    let length = Amount::point(stretches, Dimension::measure(word, format!("{word}s"))).significant(3);
    let text = Prose::from("So many a ").say(format!("{word} are an average: over its own period, "));
    let text = text.number(length).say(", ").and(pair.cited(side)).say(" come to ");
    let value = *side.of(&pair.found.read);
    let role = pair.desk.role_of(&pair.figure(side).measure, over.kind);
    Some(text.number(amount::unqualified(amount::running(&value, role))).say("."))
}
