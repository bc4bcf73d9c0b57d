//! The first screen: what was asked, who was seen, the verdict, and what can honestly be said.

use darkfigure_mse::sensitivity::Breakdown;
use darkfigure_mse::{Doubt, Estimation, MethodRow, RowStatus, Support};

use super::methods::Seen;
use super::size::{Place, at_place, counted, level, people, range, size, unseen_at_place};
use super::{verdict, words};
use crate::{Amount, Block, Callout, CalloutKind, List, Prose, Role};

/// The answer, then why it is none or a fragile one.
pub(super) fn blocks(estimation: &Estimation, seen: Seen<'_>) -> Vec<Block> {
    let grade = estimation.verdict.grade;
    let verdict = Prose::new().strong(verdict::label(grade)).say(format!(": {}.", verdict::meaning(grade)));
    let mut body = vec![who_was_seen(estimation), verdict];
    let kind = if grade == Support::DoNotEstimate {
        body.extend(what_is_left(estimation, seen));
        CalloutKind::Refusal
    } else {
        body.extend(estimation.lead().map(|row| honest(row, estimation, seen)));
        body.extend(agreement(estimation, seen));
        CalloutKind::Answer
    };
    let mut blocks = vec![Block::Callout(Callout { kind, title: Prose::new(), body })];
    let reasons: Vec<Prose> =
        estimation.verdict.reasons.iter().map(|reason| verdict::reason(reason, seen)).collect();
    if !reasons.is_empty() {
        blocks.push(Block::section("Why this verdict"));
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

/// How many people are on how many lists.
pub(super) fn who_was_seen(estimation: &Estimation) -> Prose {
    let n_lists = i64::try_from(estimation.n_lists).unwrap_or(i64::MAX);
    let lists = Amount::exact(n_lists, Role::count("list", "lists"));
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

/// "Between X and Y, if …; nobody can tell from these lists whether …".
fn honest(row: &MethodRow, estimation: &Estimation, seen: Seen<'_>) -> Prose {
    let name = words::row_name(row, seen.lists);
    let place = Place::of(row.n_total, row.interval.as_ref(), seen.n_observed);
    let interval = row.interval.as_ref();
    let point = |n_total: Option<f64>| at_place(n_total, None, place, people());
    let unseen = |point: Option<f64>| {
        let interval = interval.filter(|_| point.is_none());
        unseen_at_place(point, interval, seen.n_observed, place, Role::Plain)
    };
    let mut prose = match interval {
        Some(found) => Prose::new()
            .strong(at_place(None, interval, place, people()).level(level(found)))
            .say(" in all, of whom ")
            .number(unseen(None))
            .say(" are on no list"),
        None => Prose::from("About ")
            .number(point(row.n_total))
            .say(" in all, of whom ")
            .number(unseen(row.n_total))
            .say(" are on no list; there is no interval"),
    };
    prose = prose.say(format!(", if {}", row.method.assumption().words()));
    prose = match row.n_total.filter(|_| interval.is_some()) {
        Some(n_total) => {
            prose.say(format!(" ({name}, whose one best number is ")).number(point(Some(n_total))).say(").")
        }
        None => prose.say(format!(" ({name}).")),
    };
    prose = prose.say(" Nobody can tell from these lists whether it does.");
    if let Some(curve) = &estimation.sensitivity.of_selected_model {
        let of = |breakdown: &Breakdown| match *breakdown {
            Breakdown::Ratio { ratio, .. } => Some(Amount::point(ratio, Role::Ratio).significant(2)),
            Breakdown::Never { .. } => None,
        };
        prose = match (of(&curve.halved), of(&curve.doubled)) {
            (Some(halved), Some(doubled)) => prose
                .say(" If the unseen were ")
                .number(halved)
                .say(" as many as the pattern among the seen suggests, the total would be half as large; if ")
                .number(doubled)
                .say(", twice as large."),
            (None, Some(doubled)) => prose
                .say(" If the unseen were ")
                .number(doubled)
                .say(" as many as the pattern among the seen suggests, the total would be twice as large."),
            _ => prose,
        };
    }
    prose
}

/// How far apart the main methods are.
fn agreement(estimation: &Estimation, seen: Seen<'_>) -> Option<Prose> {
    let found = estimation.disagreement.as_ref()?;
    Some(
        Prose::from(format!("The {} methods that are compared say ", found.n_estimates))
            .number(range(found.lowest, found.highest, seen.n_observed))
            .say(format!(
                ", from “{}” to “{}”: a factor of ",
                found.lowest_method.name(),
                found.highest_method.name()
            ))
            .number(Amount::point(found.factor, Role::Plain).significant(2))
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
    // Without an overlap a bound is finite by its construction only.
    let nothing_overlaps =
        estimation.verdict.reasons.iter().any(|reason| matches!(reason, Doubt::NoOverlap | Doubt::OneList));
    let bound = estimation.rows.iter().find(|row| row.status == RowStatus::LowerBound && !nothing_overlaps);
    if let Some((row, n_total)) = bound.and_then(|row| Some((row, row.n_total?))) {
        said.push(
            Prose::from("A floor under an assumption: at least about ")
                .number(size(Some(n_total), None, seen.n_observed))
                .say(format!(
                    ", as long as being seen once does not make being seen again rarer ({}).",
                    row.method.name()
                )),
        );
    }
    if estimation.rows.iter().any(MethodRow::is_estimated) {
        said.push(
            "The numbers below are there to show why; none of them is to be quoted as an estimate.".into(),
        );
    }
    said
}
