//! The first screen: may a number be quoted, which one, and with what beside it.

use darkfigure_mse::estimation::{Assumption, Doubt, MethodRow};
use darkfigure_mse::sensitivity::Breakdown;
use darkfigure_mse::{Estimation, Support};

use super::methods::Seen;
use super::size::{Place, at_place, counted, level, people, range, size, unseen_at_place};
use super::{verdict, words};
use crate::document::{Block, Callout, CalloutKind, List, Prose};
use crate::number::{Amount, Dimension};

/// How many reasons against a number the first screen names.
const REASONS: usize = 2;

/// May a number be quoted, which one, and with what beside it.
pub(super) fn block(estimation: &Estimation, seen: Seen<'_>) -> Block {
    let reasons = || estimation.verdict.reasons.iter().map(|reason| verdict::reason(reason, seen));
    let (kind, title, body) = match (estimation.verdict.grade, estimation.lead()) {
        (Support::NotJudged, None) => {
            let why = reasons().next().unwrap_or_default();
            (CalloutKind::Refusal, Prose::from("No verdict. ").and(why), vec![who_was_seen(estimation)])
        }
        (Support::DoNotEstimate, _) | (_, None) => {
            let why = reasons().next().unwrap_or_else(|| "No method gives one.".into());
            let mut body = vec![who_was_seen(estimation)];
            body.extend(what_is_left(estimation, seen));
            (CalloutKind::Refusal, Prose::from("No number may be quoted. ").and(why), body)
        }
        (Support::Fragile, Some(row)) => {
            let doubts = reasons()
                .take(REASONS)
                .fold(Prose::from("But it is fragile."), |text, doubt| text.say(" ").and(doubt));
            let title =
                Prose::from("A number may be quoted only together with its doubts: ").and(number(row, seen));
            (
                CalloutKind::Answer,
                title,
                vec![
                    doubts,
                    holds_if(row, seen),
                    around(estimation, seen),
                    track_record(estimation),
                    who_was_seen(estimation),
                ],
            )
        }
        (Support::NotJudged, Some(row)) => {
            let why = reasons().next().unwrap_or_default();
            let title = Prose::from("No verdict: ").and(number(row, seen));
            (
                CalloutKind::Answer,
                title,
                vec![why, holds_if(row, seen), around(estimation, seen), who_was_seen(estimation)],
            )
        }
        (Support::Consistent, Some(row)) => {
            let title = Prose::from("A number may be quoted: ").and(number(row, seen));
            (
                CalloutKind::Answer,
                title,
                vec![
                    holds_if(row, seen),
                    around(estimation, seen),
                    missed_links(estimation, seen),
                    track_record(estimation),
                    who_was_seen(estimation),
                ],
            )
        }
    };
    Block::Callout(Callout { kind, title, body: body.into_iter().filter(|text| !text.is_empty()).collect() })
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
        (1, 1) => " is on ",
        (1, _) => " is on one or more of ",
        (_, 1) => " are on ",
        _ => " are on one or more of ",
    };
    Prose::new()
        .number(people)
        .say(what)
        .number(lists)
        .say(format!(": {}.", estimation.list_names.join(", ")))
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

/// What must be said beside the number: its assumption, which the lists cannot show.
fn holds_if(row: &MethodRow, seen: Seen<'_>) -> Prose {
    let name = words::row_name(row, seen.lists);
    let place = Place::of(row.n_total, row.interval.as_ref(), seen.n_observed);
    let prose = Prose::from(format!("To be said beside it: it holds if {}", row.method.assumption().words()));
    let prose = match row.n_total.filter(|_| row.interval.is_some()) {
        Some(n_total) => prose
            .say(format!(" ({name}, whose one best number is "))
            .number(at_place(Some(n_total), None, place, people()))
            .say(")."),
        None => prose.say(format!(" ({name}).")),
    };
    match seen.lists.len() {
        n_lists @ 3.. => prose.say(format!(
            " Nobody can tell from these lists whether it does: a dependence among all {n_lists} at once leaves no trace in any of them."
        )),
        _ => prose.say(" Nobody can tell from these lists whether it does."),
    }
}

/// How far apart the main methods are, and how much dependence among the unseen would move the number.
fn around(estimation: &Estimation, seen: Seen<'_>) -> Prose {
    let mut prose = agreement(estimation, seen).unwrap_or_default();
    let Some(curve) = &estimation.sensitivity.of_selected_model else { return prose };
    let of = |breakdown: &Breakdown| match *breakdown {
        Breakdown::Ratio { ratio, .. } => Some(Amount::point(ratio, Dimension::Ratio).significant(2)),
        Breakdown::Never { .. } => None,
    };
    if let Some(doubled) = of(&curve.doubled) {
        let space = if prose.is_empty() { "" } else { " " };
        prose = prose
            .say(format!("{space}If the unseen were "))
            .number(doubled)
            .say(" as many as the pattern among the seen suggests, these lists would look just as they do, and the total would be twice as large");
        prose = match of(&curve.halved) {
            Some(halved) => prose.say("; if ").number(halved).say(", half as large."),
            None => prose.say("."),
        };
    }
    prose
}

/// What the same pattern would make of the lists, had some links between records been missed, which leaves no trace of its own.
fn missed_links(estimation: &Estimation, seen: Seen<'_>) -> Prose {
    let missed = estimation.sensitivity.of_links.iter().find(|what_if| what_if.rates.missed > 0.0);
    let Some((rate, n_total)) = missed.and_then(|what_if| Some((what_if.rates.missed, what_if.selected?)))
    else {
        return Prose::new();
    };
    Prose::from("If ")
        .number(Amount::point(rate, Dimension::percent_of("the links")).significant(1))
        .say(" between records of the same person were missed, the same pattern makes ")
        .number(size(Some(n_total), None, seen.n_observed))
        .say(".")
}

/// How often a number so graded held where the truth is known; empty where too few lists were like these.
fn track_record(estimation: &Estimation) -> Prose {
    let Some(record) = estimation.track_record() else { return Prose::new() };
    let lists = match record.like.n_lists {
        n @ ..5 => n.to_string(),
        _ => "5 or more".to_owned(),
    };
    let seen = if record.like.is_large { "1,000 or more" } else { "fewer than 1,000" };
    let overlap = if record.like.is_dense { "a quarter or more" } else { "less than a quarter" };
    Prose::from(format!(
        "In simulated worlds like these ({lists} lists, {seen} people seen, {overlap} of them on several lists), some as the model has them and \
         some not, the interval of a number graded “{}” held the truth in {} of 100.",
        verdict::label(record.grade).to_lowercase(),
        record.of_hundred(),
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
            .say(" who were seen, as far as each is rightly on a list."),
    ];
    let is_apart = nothing_overlaps(estimation);
    if let Some(limits) = estimation.floor().and_then(|row| row.interval) {
        said.push(
            Prose::from("A floor under an assumption: at least ")
                .number(size(Some(limits.lower), None, seen.n_observed))
                .say(format!(
                    ", if {} (Chao's bound for lists that differ in size, the lower end of its interval).",
                    Assumption::BoundOnly.words()
                )),
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
