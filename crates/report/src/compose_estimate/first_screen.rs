//! The first screen: may a number be quoted, which one, and with what beside it.

use darkfigure_mse::estimation::{Assumption, Doubt, LinkWhatIf, MethodRow};
use darkfigure_mse::{Estimation, Method, Support};

use super::methods::Seen;
use super::size::{Place, at_place, counted, floor, level, people, range, size, unseen_at_place};
use super::verdict;
use crate::document::{Block, COLUMNS, Callout, CalloutKind, FIRST_SCREEN_LINES, List, Prose, wrapped};
use crate::number::{Amount, Dimension};

/// How many reasons against a number the first screen names at most.
const REASONS: usize = 2;
/// Names of lists longer than this, all together, are left to the sections.
const LONGEST_NAMES: usize = 70;
/// The largest share of the links that the first screen supposes wrong; smaller ones stand in where that many cannot be.
const WRONG_LINKS: f64 = 0.1;

/// A sentence of the first screen.
struct Line {
    said: Prose,
    /// Those of the highest rank go first where all do not fit; rank 0 stays.
    rank: u8,
}

impl Line {
    const fn new(rank: u8, said: Prose) -> Self {
        Self { said, rank }
    }
}

/// May a number be quoted, which one, and with what beside it.
pub(super) fn block(estimation: &Estimation, seen: Seen<'_>) -> Block {
    let reasons = || foremost(estimation).map(|reason| verdict::reason(reason, seen));
    let first_reason = || reasons().next();
    let (kind, title, lines) = match (estimation.verdict.grade, estimation.lead()) {
        (Support::NotJudged, None) => {
            let why = first_reason().unwrap_or_default();
            let lines = vec![Line::new(0, who_was_seen(estimation))];
            (CalloutKind::Refusal, Prose::from("No verdict. ").and(why), lines)
        }
        (Support::DoNotEstimate, _) | (_, None) => {
            let why = first_reason().unwrap_or_else(|| "No method gives one.".into());
            let mut lines = vec![Line::new(0, who_was_seen(estimation))];
            lines.extend(what_is_left(estimation, seen).into_iter().map(|said| Line::new(0, said)));
            (CalloutKind::Refusal, Prose::from("No number may be quoted. ").and(why), lines)
        }
        (Support::Fragile, Some(row)) => {
            let title =
                Prose::from("A number may be quoted only together with its doubts: ").and(number(row, seen));
            let mut lines: Vec<Line> = reasons()
                .take(REASONS)
                .enumerate()
                .map(|(at, doubt)| match at {
                    0 => Line::new(0, Prose::from("But it is fragile. ").and(doubt)),
                    _ => Line::new(2, doubt),
                })
                .collect();
            lines.extend(beside(estimation, row, seen));
            (CalloutKind::Answer, title, lines)
        }
        (Support::NotJudged, Some(row)) => {
            let title = Prose::from("No verdict: ").and(number(row, seen));
            let mut lines = vec![Line::new(0, first_reason().unwrap_or_default())];
            lines.extend(beside(estimation, row, seen));
            (CalloutKind::Answer, title, lines)
        }
        (Support::Consistent, Some(row)) => {
            let title = Prose::from("A number may be quoted, with what is said below beside it: ")
                .and(number(row, seen));
            (CalloutKind::Answer, title, beside(estimation, row, seen))
        }
    };
    let body = fitting(&title, lines);
    Block::Callout(Callout { kind, title, body })
}

/// The reasons in the order in which a reader should hear of them: a range that says little first; those that are told in a method's name,
/// and one that is said beside every number, last.
fn foremost(estimation: &Estimation) -> impl Iterator<Item = &Doubt> {
    let is_inside = |reason: &Doubt| {
        matches!(
            reason,
            Doubt::PriorDecides { .. }
                | Doubt::Unbounded { .. }
                | Doubt::OnlyOneMainEstimate { .. }
                | Doubt::IntervalsApart { .. }
                | Doubt::OtherCriterion { .. }
                | Doubt::TinyDependence { .. }
        )
    };
    let mut order: Vec<&Doubt> = estimation.verdict.reasons.iter().collect();
    let is_wide = |reason: &Doubt| matches!(reason, Doubt::WideInterval { .. });
    order.sort_by_key(|reason| (std::cmp::Reverse(reason.grade()), !is_wide(reason), is_inside(reason)));
    order.into_iter()
}

/// What must be said beside a number: what it takes for granted, what no list can show, and how often such a number held.
fn beside(estimation: &Estimation, row: &MethodRow, seen: Seen<'_>) -> Vec<Line> {
    vec![
        Line::new(0, what_it_assumes(row, seen)),
        Line::new(0, wrong_links(estimation, row, seen)),
        Line::new(3, agreement(estimation, seen).unwrap_or_default()),
        Line::new(1, track_record(estimation)),
        Line::new(0, who_was_seen(estimation)),
    ]
}

/// As many sentences as the first screen has room for.
fn fitting(title: &Prose, mut lines: Vec<Line>) -> Vec<Prose> {
    lines.retain(|line| !line.said.is_empty());
    let height = |said: &Prose| wrapped(&said.to_plain(), COLUMNS);
    while height(title) + lines.iter().map(|line| height(&line.said)).sum::<usize>() > FIRST_SCREEN_LINES {
        let Some(highest) = lines.iter().map(|line| line.rank).max().filter(|&rank| rank > 0) else { break };
        lines.retain(|line| line.rank < highest);
    }
    lines.into_iter().map(|line| line.said).collect()
}

/// Why the verdict is what it is; empty where nothing speaks against a number.
pub(super) fn why(estimation: &Estimation, seen: Seen<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let grade = estimation.verdict.grade;
    blocks.push(Block::Paragraph(
        Prose::new().strong(verdict::label(grade)).say(format!(": {}.", verdict::meaning(grade))),
    ));
    let reasons: Vec<Prose> =
        estimation.verdict.reasons.iter().map(|reason| verdict::reason(reason, seen)).collect();
    if !reasons.is_empty() {
        blocks.push(Block::List(List { ordered: false, items: reasons }));
    }
    if estimation.consistency.is_none() && estimation.n_lists > 2 {
        blocks.push(Block::paragraph(
            "Not checked: whether these lists, asked for what is known (how many people are on each list), get it right. The verdict \
             says nothing of that.",
        ));
    }
    blocks
}

/// Whether the lists share nobody, so that there is nothing behind the first screen but refusals.
pub(super) fn nothing_overlaps(estimation: &Estimation) -> bool {
    estimation
        .verdict
        .reasons
        .iter()
        .any(|reason| matches!(reason, Doubt::NobodySeen | Doubt::NoOverlap | Doubt::OneList))
}

/// How many people are on how many lists.
pub(super) fn who_was_seen(estimation: &Estimation) -> Prose {
    let n_lists = i64::try_from(estimation.n_lists).unwrap_or(i64::MAX);
    let lists = Amount::exact(n_lists, Dimension::count("list", "lists"));
    let people = counted(estimation.n_observed);
    let what = match (estimation.n_observed, estimation.n_lists) {
        (0, _) => return Prose::from("Nobody is on any of ").number(lists).say("."),
        (1, 1) => " is counted on ",
        (1, _) => " is counted on one or more of ",
        (_, 1) => " are counted on ",
        _ => " are counted on one or more of ",
    };
    let names = estimation.list_names.join(", ");
    let names = if names.chars().count() <= LONGEST_NAMES { format!(": {names}.") } else { ".".to_owned() };
    Prose::new().number(people).say(what).number(lists).say(names)
}

/// "128–368 people in all, of whom 5–245 are on no list."
fn number(row: &MethodRow, seen: Seen<'_>) -> Prose {
    let place = Place::of(row.n_total, row.interval.as_ref(), seen.n_observed);
    let point = |n_total: Option<f64>| at_place(n_total, None, place, people());
    let unseen = |point: Option<f64>| {
        let interval = row.interval.as_ref().filter(|_| point.is_none());
        unseen_at_place(point, interval, seen.n_observed, place, Dimension::Plain)
    };
    match row.interval.as_ref() {
        Some(found) => Prose::new()
            .strong(at_place(None, Some(found), place, people()).level(level(found)))
            .say(" in all, of whom ")
            .number(unseen(None))
            .say(" are on no list."),
        None => Prose::from("about ")
            .number(point(row.n_total))
            .say(" in all, of whom ")
            .number(unseen(row.n_total))
            .say(" are on no list; there is no interval."),
    }
}

/// What the number takes for granted, that no list can show it, and how many more unseen people would double the number.
fn what_it_assumes(row: &MethodRow, seen: Seen<'_>) -> Prose {
    let place = Place::of(row.n_total, row.interval.as_ref(), seen.n_observed);
    let prose = Prose::from(format!("Say beside it: it assumes that {}", row.method.assumption().words()));
    let prose = match row.n_total.filter(|_| row.interval.is_some()) {
        Some(n_total) => prose
            .say(" (best single number: ")
            .number(at_place(Some(n_total), None, place, people()))
            .say("). "),
        None => prose.say(". "),
    };
    match row.n_total.and_then(|n_total| doubling(n_total, seen.n_observed)) {
        Some(times) => prose
            .say("No list can show that: were people on no list ")
            .number(Amount::point(times, Dimension::Ratio).significant(2))
            .say(" as many, these lists would look just the same, and the total be twice as large."),
        None => prose.say("No list can show that it is so."),
    }
}

/// How many times as many unseen people make twice the total: (2N − n)/(N − n). None where hardly anybody is unseen, and hundreds of times
/// as many would not say more.
fn doubling(n_total: f64, n_observed: u64) -> Option<f64> {
    let unseen = n_total - n_observed as f64;
    (unseen >= 1.0).then(|| (n_total + unseen) / unseen)
}

/// What the same reckoning would make of the lists, had matches between them been overlooked, or been made wrongly: they are hardly told
/// from other causes by any list. Nothing where the number comes of another reckoning than those that were tried.
fn wrong_links(estimation: &Estimation, row: &MethodRow, seen: Seen<'_>) -> Prose {
    let again = |what_if: &LinkWhatIf| {
        if row.method == Method::Chapman {
            what_if.chapman
        } else if row.method == Method::LincolnPetersen {
            what_if.independent.ok()
        } else {
            what_if.selected.filter(|_| row.model.as_ref() == estimation.selected_model())
        }
    };
    let tried = |is_missed: bool| {
        let of_kind = estimation.sensitivity.of_links.iter().filter(move |what_if| {
            let rates = what_if.rates;
            (rates.missed > 0.0) == is_missed && rates.missed.max(rates.false_links) <= WRONG_LINKS
        });
        of_kind.filter_map(|what_if| Some((what_if.rates, again(what_if)?))).next_back()
    };
    // With other links other people were seen.
    let n_seen = |n_total: f64| seen.n_observed.min(n_total as u64);
    let people = |n_total: f64| size(Some(n_total), None, n_seen(n_total));
    let bare = |n_total: f64| {
        at_place(Some(n_total), None, Place::of(Some(n_total), None, n_seen(n_total)), Dimension::Plain)
    };
    let one_in = |rate: f64| (1.0 / rate).round() as u64;
    let overlooked = tried(true).map(|(rates, n_total)| {
        Prose::from(format!(
            "Had 1 in {} matches between the lists been overlooked, the same reckoning would give ",
            one_in(rates.missed)
        ))
        .number(people(n_total))
    });
    let wrong = |rate: f64| format!("1 in {} of the matches made been wrong, ", one_in(rate));
    match (overlooked, tried(false)) {
        (Some(overlooked), Some((rates, n_total))) => {
            overlooked.say("; had ").say(wrong(rates.false_links)).number(bare(n_total)).say(".")
        }
        (Some(overlooked), None) => overlooked.say("."),
        (None, Some((rates, n_total))) => Prose::from("Had ")
            .say(wrong(rates.false_links))
            .say("the same reckoning would give ")
            .number(people(n_total))
            .say("."),
        (None, None) => Prose::new(),
    }
}

/// How often a number so graded held where the truth is known; empty where too few lists were like these.
fn track_record(estimation: &Estimation) -> Prose {
    let Some(record) = estimation.track_record() else { return Prose::new() };
    let lists = match record.like.n_lists {
        n @ ..5 => n.to_string(),
        _ => "5 or more".to_owned(),
    };
    let seen = if record.like.is_large { "1,000 or more" } else { "under 1,000" };
    let overlap = if record.like.is_dense { "a quarter or more" } else { "less than a quarter" };
    Prose::from(format!(
        "In simulations like this ({lists} lists, {seen} people seen, {overlap} of them on several), some built to mislead, {} in 100 ranges \
         graded “{}” held the truth ({} of {}).",
        record.of_hundred(),
        verdict::label(record.grade).to_lowercase(),
        record.n_held,
        record.n_sets,
    ))
}

/// How far apart the main methods are.
fn agreement(estimation: &Estimation, seen: Seen<'_>) -> Option<Prose> {
    let found = estimation.disagreement.as_ref()?;
    Some(
        Prose::from(format!("The {} methods that are compared say ", found.n_estimates))
            .number(range(found.lowest, found.highest, seen.n_observed))
            .say("."),
    )
}

/// What can be said although no number is honest.
fn what_is_left(estimation: &Estimation, seen: Seen<'_>) -> Vec<Prose> {
    if estimation.n_observed == 0 {
        return Vec::new();
    }
    let mut said = vec![
        Prose::from("What can be said: there are at least the ")
            .number(counted(estimation.n_observed))
            .say(" who were seen, as far as each is rightly on a list, and nobody is counted twice."),
    ];
    let is_apart = nothing_overlaps(estimation);
    let floor_of = estimation.floor().and_then(|row| row.interval).map(|limits| limits.lower);
    // Of people seen there are as many without any assumption.
    if let Some(lowest) = floor_of.filter(|lowest| *lowest >= seen.n_observed as f64 + 1.0) {
        said.push(
            Prose::from("A floor under an assumption: at least ").number(floor(lowest, seen.n_observed)).say(
                format!(
                    ", if {} (Chao's bound for lists that differ in size, the lower end of its interval).",
                    Assumption::BoundOnly.words()
                ),
            ),
        );
    }
    if !is_apart && estimation.rows.iter().any(MethodRow::is_estimated) {
        said.push(
            "The numbers behind this are there to show why; none of them is to be quoted as an estimate."
                .into(),
        );
    }
    said
}
