//! What cannot hold together, and what was put against another figure without excluding it.

use darkfigure_analysis::dispute::{Contradiction, DisputeFindings, JointContradiction, Rebuttal};
use darkfigure_model::{Change, Extent, Figure, FigureId, QuantityKind, Role, Status, Tier, TimeKind};

use super::super::desk::Desk;
use super::super::{period, said, sentence};
use super::{in_time, is_compared, joined, short};
use crate::compose::words::{axis, numeral};
use crate::document::Prose;
use crate::number::Amount;

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    let pairs = found.contradictions.pairs.iter().map(|pair| contradiction(desk, pair));
    let joint = found.contradictions.joint.iter().map(|set| joint(desk, set));
    let rebuttals = found.rebuttals.iter().filter(|rebuttal| !rebuttal.excludes);
    let mut items: Vec<Prose> =
        pairs.chain(joint).chain(rebuttals.map(|found| rebuttal(desk, found))).collect();
    if found.contradictions.n_unexamined > 0 {
        items.push("There are more figures than were held against one another.".into());
    }
    items
}

/// Two figures that cannot both hold, with all on which that rests.
pub(in crate::compose) fn contradiction(desk: &Desk<'_>, pair: &Contradiction) -> Prose {
    let mut text = in_time(desk, &pair.floor).say(", and ").and(in_time(desk, &pair.ceiling));
    let figures = [&pair.floor, &pair.ceiling].map(|id| desk.figure(id));
    let is_count = figures[0].is_some_and(|figure| figure.role() == Some(Role::Count));
    let apart = apart(desk, pair);
    text = match apart.clone().filter(|_| !is_count) {
        Some(apart) => text.say(": the two lie ").number(apart).say(" apart and cannot both hold"),
        None => text.say(": the two cannot both hold"),
    };
    let mut provisos = provisos(figures.into_iter().flatten(), pair.tier);
    let open: Vec<String> = pair.open.iter().map(|open| axis::noun(*open).to_owned()).collect();
    if !open.is_empty() {
        provisos
            .push(format!("if they are about the same {}, which is not said", period::list(&open, "and")));
    }
    if !pair.steps.is_empty() {
        provisos.push("if the steps of this dossier between them hold".to_owned());
    }
    if !provisos.is_empty() {
        text = text.say(format!(" ({})", provisos.join("; ")));
    }
    let mut unless: Vec<Prose> = Vec::new();
    if pair.is_of_other_dates {
        unless.push("the number changed between the two dates".into());
    }
    if is_count {
        // How many people that takes is not said: one may stand there many times.
        let twice = "some of the count are there more than once or do not belong there";
        unless.push(match apart {
            Some(apart) => Prose::from(format!("{twice}, ")).number(apart).say(" too many in all"),
            None => twice.into(),
        });
    }
    if let [Some(floor), Some(ceiling)] = figures
        && may_be_late(floor, ceiling)
    {
        unless.push("some of those recorded in the period were new before it".into());
    }
    if !unless.is_empty() {
        text = text.say(", unless ").and(joined(unless, "or"));
    }
    text.say(".")
}

/// Whether what was recorded in a period stands against what was new in it: a report may come late.
pub(in crate::compose) fn may_be_late(recorded: &Figure, new: &Figure) -> bool {
    let kind = |figure: &Figure| figure.measure.time.map(|time| time.kind);
    (kind(recorded), kind(new)) == (Some(TimeKind::Detections), Some(TimeKind::Entrants))
}

/// Figures of which not all can hold, with all on which that rests: three and more, or shares of one base.
pub(in crate::compose) fn joint(desk: &Desk<'_>, set: &JointContradiction) -> Prose {
    let floors: Vec<&Figure> = set.floors.iter().filter_map(|id| desk.figure(id)).collect();
    let Some(first) = floors.first() else { return Prose::new() };
    let role = desk.role_of_figure(first);
    let together = Amount::at_least(set.together, role.clone()).significant(3);
    let mut text =
        joined(set.floors.iter().map(|id| in_time(desk, id)), "and").say(": together ").number(together);
    let ceiling = set.ceiling.as_ref().and_then(|id| desk.figure(id));
    let n = set.floors.len() + usize::from(set.ceiling.is_some());
    let not_all = if n == 2 { "not both".to_owned() } else { format!("not all {}", numeral::small(n)) };
    text = match (&set.ceiling, set.apart_by_at_least) {
        (None, _) => text.say(format!(", more than all there are, and {not_all} can hold")),
        (Some(id), Some(over)) => {
            let over = Amount::at_least(over, role.clone()).significant(3);
            let text = text.say(". With ").and(in_time(desk, id)).say(", that is ").number(over);
            text.say(format!(" too many, and {not_all} can hold"))
        }
        (Some(id), None) => text.say(". With ").and(in_time(desk, id)).say(format!(", {not_all} can hold")),
    };
    let provisos = provisos(floors.iter().copied().chain(ceiling), set.tier);
    if !provisos.is_empty() {
        text = text.say(format!(" ({})", provisos.join("; ")));
    }
    let is_count = floors.iter().any(|figure| figure.role() == Some(Role::Count));
    let may = match (set.may_repeat, is_count) {
        (true, true) => "are counted more than once, or do not belong there",
        (true, false) => "are counted in more than one",
        (false, true) => "are counted more than once in one, or do not belong there",
        (false, false) => return text.say("."),
    };
    // How many people that takes is not said: one may stand there many times.
    text = text.say(format!(", unless some of those {may}"));
    match set.apart_by_at_least {
        Some(over) => {
            text.say(", ").number(Amount::at_least(over, role).significant(3)).say(" too many in all.")
        }
        None => text.say("."),
    }
}

/// On what it rests that figures exclude one another, besides what they are about.
fn provisos<'f>(figures: impl Iterator<Item = &'f Figure> + Clone, tier: Tier) -> Vec<String> {
    let mut provisos = Vec::new();
    if figures.clone().any(|figure| figure.value.interval().is_some()) {
        provisos.push("at the levels that they state".to_owned());
    }
    if tier == Tier::Face {
        provisos.push("taken as they were said".to_owned());
    }
    if figures.clone().any(|figure| figure.measure.status == Some(Status::MayBe)) {
        provisos.push("a “may be” read as “are”".to_owned());
    }
    provisos
}

/// How far the two bounds are apart at least, where they stand in one unit as they were said.
fn apart(desk: &Desk<'_>, pair: &Contradiction) -> Option<Amount> {
    let figure = desk.figure(&pair.floor).filter(|_| pair.steps.is_empty())?;
    let apart = pair.apart_by_at_least?;
    match figure.kind() {
        // Two shares are so many points apart, as they were written.
        QuantityKind::Share => {
            let points = desk.role_of(&figure.measure, QuantityKind::Change(Change::Points));
            Some(Amount::at_least((apart * 1e9).round() / 1e9, points))
        }
        kind @ (QuantityKind::Number
        | QuantityKind::Amount
        | QuantityKind::Rate(_)
        | QuantityKind::Change(_)) => {
            Some(Amount::at_least(apart, desk.role_of(&figure.measure, kind)).significant(3))
        }
    }
}

/// Whether what was recorded was put against a number of what there is. Of two registers, and of shares, nothing follows from that.
fn is_record_below(desk: &Desk<'_>, found: &Rebuttal) -> bool {
    let [figure, against] = [&found.figure, &found.against].map(|id| desk.figure(id));
    let is_of_things = |figure: &&Figure| figure.kind().is_extensive();
    let is_record = |figure: &Figure| figure.role() == Some(Role::Count);
    figure.filter(is_of_things).is_some_and(is_record)
        && against.filter(is_of_things).is_some_and(|against| !is_record(against))
}

/// Whether a figure is the larger of the two, as they were said: where it counts some that the other has not, the other is not all of them.
fn is_larger(desk: &Desk<'_>, found: &Rebuttal) -> bool {
    let [figure, against] = [&found.figure, &found.against].map(|id| desk.figure(id));
    figure.zip(against).is_some_and(|(figure, against)| {
        figure.kind().matches(against.kind()).is_ok()
            && figure.measure.unit == against.measure.unit
            && Extent::of_figure(figure).is_above(Extent::of_figure(against))
    })
}

/// A figure that was put against another, and leaves it standing.
pub(super) fn rebuttal(desk: &Desk<'_>, found: &Rebuttal) -> Prose {
    let text = said::brief(desk.mention(&found.figure))
        .say(" was put against ")
        .and(said::brief(desk.mention(&found.against)));
    let is_count = desk.figure(&found.figure).is_some_and(|figure| figure.role() == Some(Role::Count));
    // What has an upper end bounds something, whatever it is of.
    let has_end = desk.figure(&found.figure).is_some_and(|figure| figure.quantity().high().value().is_some());
    let is_open = found.sets_ceiling
        || is_count && !is_record_below(desk, found)
        || !is_count && has_end
        || is_larger(desk, found);
    match (is_open, is_count) {
        (false, true) => text.say(" and is in conflict with nothing above it: a count of what was recorded says nothing of what was not."),
        (false, false) => text.say(" and is in conflict with nothing above it: it sets no upper limit."),
        (true, _) => text.say(". That the two exclude one another is not shown by what is known of them."),
    }
}

/// The counts that were put against a figure and are in conflict with nothing above them, in one sentence; none where there is none.
pub(super) fn harmless(desk: &Desk<'_>, found: &DisputeFindings) -> Option<Prose> {
    let is_count = |id: &FigureId| desk.figure(id).is_some_and(|figure| figure.role() == Some(Role::Count));
    let counts = || {
        let is_harmless = |found: &&Rebuttal| {
            !found.excludes && !found.sets_ceiling && is_count(&found.figure) && !is_larger(desk, found)
        };
        found.rebuttals.iter().filter(is_harmless)
    };
    let mut found: Vec<&Rebuttal> = counts().collect();
    found.sort_by_key(|rebuttal| !is_compared(desk, &rebuttal.figure));
    let against = &found.first()?.against;
    let named: Vec<Prose> = found
        .iter()
        .filter(|rebuttal| rebuttal.against == *against)
        .map(|rebuttal| said::brief(desk.mention(&rebuttal.figure)))
        .collect();
    let is_one = named.len() == 1
        && found.first().and_then(|found| desk.figure(&found.figure)).is_some_and(sentence::is_one);
    let [are, themselves] = if is_one { ["is", "itself"] } else { ["are", "themselves"] };
    let text = joined(named, "and").say(", put against ").and(short(desk, against));
    if !found.iter().all(|found| is_record_below(desk, found)) {
        return Some(text.say(format!(", {are} by {themselves} no proof against it.")));
    }
    Some(text.say(format!(
        ", {are} in conflict with nothing above: a count of what was recorded says nothing of what was not."
    )))
}
