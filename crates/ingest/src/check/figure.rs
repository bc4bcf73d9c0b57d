//! Figures and how they relate.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use darkfigure_model::{
    Axis, Date, Extent, Figure, FigureId, Form, Known, LineageKind, Number, Precision, Role, SourceKind,
    Time, TimeKind,
};

use super::Checker;
use super::cycle::closing_steps;
use crate::Code;

impl Checker<'_> {
    pub(super) fn figures(&mut self) {
        let dossier = self.dossier;
        self.figure_cycles();
        for (id, figure) in dossier.figures.iter() {
            let id = id.as_str();
            if figure.measure.time.is_none() && !self.has_time_key(id) {
                self.note(Code::NoTime, &["figures", id], format!("`{id}` does not say when it counts")).hint =
                    Some(
                        "stock = a date; entrants, present, detections or cumulative = a window; without it the axis stays open"
                            .to_owned(),
                    );
            }
            self.publication(id, figure);
            self.own_date(id, figure);
            self.parts(id, figure);
            self.copies(id, figure);
            self.lineage(id, figure);
            let own = dossier.taken_back_by(figure);
            if let Some(other) = figure.relations.retracts.iter().find(|taken| !own.contains(taken)) {
                let message = format!("`{other}` was not said by those who are said to take it back");
                self.note(Code::RetractedByAnother, &["figures", id, "retracts"], message).hint =
                    Some("who calls another's number wrong `rebuts` it".to_owned());
            }
        }
        self.falling();
        self.inner_above_outer();
    }

    /// Whether the figure tried to say when; what is wrong with that is reported where it was read.
    fn has_time_key(&self, id: &str) -> bool {
        let fields = self.entries.get(&("figures", id)).and_then(|entry| entry.node.table());
        ["stock", "entrants", "present", "detections", "cumulative"]
            .iter()
            .any(|key| fields.is_some_and(|fields| fields.get(key).is_some()))
    }

    fn figure_cycles(&mut self) {
        type Targets = fn(&Figure) -> Vec<&FigureId>;
        let relations: [(&str, Targets); 7] = [
            ("part-of", |f| f.relations.part_of.iter().collect()),
            ("cites", |f| f.relations.cites.iter().collect()),
            ("supersedes", |f| f.relations.supersedes.iter().collect()),
            ("extends", |f| f.relations.extends.iter().collect()),
            ("revises", |f| f.relations.revises.iter().collect()),
            ("derived-from", |f| f.relations.derived_from.iter().collect()),
            ("rests-on", |f| f.relations.rests_on.iter().collect()),
        ];
        for (key, targets) in relations {
            let edges: BTreeMap<&str, Vec<&str>> = self
                .figures
                .iter()
                .map(|(&id, figure)| (id, targets(figure).into_iter().map(FigureId::as_str).collect()))
                .collect();
            for (node, target) in closing_steps(&edges) {
                let message = if node == target {
                    format!("`{node}` stands in `{key}` to itself")
                } else {
                    format!("`{key}` leads from `{node}` over `{target}` back to `{node}`")
                };
                self.note(Code::FigureCycle, &["figures", node, key], message);
            }
        }
    }

    /// A window cannot end after its figure was published, and nobody repeats what is published later.
    fn publication(&mut self, id: &str, figure: &Figure) {
        let published = |f: &Figure| self.dossier.said_on(f).filter(|d| !d.is_about());
        let Some(own) = published(figure) else { return };
        if let Some(Time { kind, period }) = figure.measure.time
            && let Some(end) = period.end().date().filter(|end| !end.is_about())
        {
            // A stock "in 2023" may be of any day of the year, and a count "to February" may have been published within it; a year
            // or a day has its whole length.
            let is_any_day = kind == TimeKind::Stock || end.precision() == Precision::Month;
            let last = if is_any_day { end.first_day() } else { end.last_day() };
            if last > own.last_day() {
                self.note(
                    Code::WindowAfterPublication,
                    &["figures", id, kind_key(kind)],
                    match figure.said {
                        Some(_) => format!("the time goes on to {last}, and it was said on {own}"),
                        None => format!("the time goes on to {last}, and the source was published on {own}"),
                    },
                )
                .hint = Some(
                    "check both dates; a window that was not over may end with the publication".to_owned(),
                );
            }
        }
        let later: Vec<(String, String)> = figure
            .relations
            .cites
            .iter()
            .filter_map(|cited| {
                let other = self.figure(cited)?;
                // A page or an article is where a figure was seen: it may have been said long before.
                let is_first = |kind| !matches!(kind, SourceKind::Article | SourceKind::Page);
                let source = self.dossier.sources.get(&other.source)?;
                let other = published(other).filter(|_| is_first(source.kind))?;
                (own.last_day() < other.first_day()).then(|| (cited.to_string(), other.to_string()))
            })
            .collect();
        for (cited, other) in later {
            self.note(
                Code::CitesLater,
                &["figures", id, "cites"],
                format!("published {own}, and repeats `{cited}`, which was published {other}"),
            );
        }
    }

    /// A figure's own date stands before its source's, and before the dossier's.
    fn own_date(&mut self, id: &str, figure: &Figure) {
        let source = self.dossier.sources.get(&figure.source).and_then(|source| source.published);
        if let Some((said, published)) = figure.said.zip(source)
            && said.first_day() > published.last_day()
            && !said.is_about()
            && !published.is_about()
        {
            self.note(
                Code::SaidAfterPublication,
                &["figures", id, "said"],
                format!("said on {said}, and its first source was published on {published}"),
            )
            .hint = Some("if the source is a page that repeats another, name it as `seen-in`".to_owned());
        }
        self.after_as_of(&["figures", id, "source"], self.dossier.said_on(figure));
    }

    /// What was said after the day as of which the dossier was put together.
    pub(super) fn after_as_of(&mut self, path: &[&str], said: Option<Date>) {
        if let Some((said, as_of)) = said.zip(self.dossier.as_of)
            && said.first_day() > as_of.last_day()
            && !said.is_about()
            && !as_of.is_about()
        {
            self.note(Code::SaidAfterAsOf, path, format!("said on {said}, and the dossier is as of {as_of}"));
        }
    }

    fn parts(&mut self, id: &str, figure: &Figure) {
        let one_of = &figure.relations.part_of_one_of;
        let wholes: Vec<&Figure> = one_of.iter().filter_map(|whole| self.figure(whole)).collect();
        if let Some(respect) = wholes.first().and_then(|whole| outside(figure, whole))
            && wholes.iter().all(|whole| outside(figure, whole).is_some())
        {
            let message = format!(
                "`{id}` is said to be a part of one of these, and of each it is of another {respect}"
            );
            self.note(Code::PartOutsideWhole, &["figures", id, "part-of-one-of"], message);
        }
        let Some(whole_id) = &figure.relations.part_of else { return };
        let Some(whole) = self.figure(whole_id) else { return };
        let (part_measure, whole_measure) = (&figure.measure, &whole.measure);
        if let Some(where_) = outside(figure, whole) {
            let message = format!("`{id}` is said to be a part of `{whole_id}`, and is of another {where_}");
            let related = self.at(&["figures", whole_id.as_str()]);
            self.note(Code::PartOutsideWhole, &["figures", id, "part-of"], message)
                .related
                .push((related, "the whole".to_owned()));
        }
        let is_extensive = [figure, whole].iter().all(|f| self.net.is_extensive(f));
        let is_comparable = is_extensive
            && part_measure.unit == whole_measure.unit
            && part_measure.time == whole_measure.time;
        if is_comparable && Extent::of_figure(figure).is_above(Extent::of_figure(whole)) {
            let message =
                format!("`{id}` ({}) is larger than `{whole_id}` ({})", figure.wording, whole.wording);
            let related = self.at(&["figures", whole_id.as_str(), "value"]);
            self.note(Code::PartExceedsWhole, &["figures", id, "value"], message)
                .related
                .push((related, "the whole".to_owned()));
        }
    }

    /// A figure that repeats or succeeds another and differs by a power of ten has probably lost or gained zeros.
    fn copies(&mut self, id: &str, figure: &Figure) {
        let relations = &figure.relations;
        let others = relations
            .cites
            .iter()
            .map(|o| ("cites", o))
            .chain(relations.supersedes.iter().map(|o| ("supersedes", o)));
        for (key, other_id) in others {
            let Some(other) = self.figure(other_id) else { continue };
            let (Some(a), Some(b)) = (single(figure), single(other)) else { continue };
            let (a, b) = (stripped(a), stripped(b));
            if a.0 == b.0 && a.0 != 0 && a.1 != b.1 && figure.measure.unit == other.measure.unit {
                let message = format!(
                    "`{id}` ({}) and `{other_id}` ({}) differ by a power of ten",
                    figure.wording, other.wording
                );
                self.note(Code::PowerOfTen, &["figures", id, key], message);
            }
        }
    }

    fn lineage(&mut self, id: &str, figure: &Figure) {
        for lineage in &figure.relations.lineage {
            if lineage.of.as_str() == id {
                self.note(
                    Code::FigureCycle,
                    &["figures", id, "lineage"],
                    format!("`{id}` stands in `lineage` to itself"),
                );
                continue;
            }
            // That two share nothing, or some data, or nobody knows what, may be said of any two.
            let is_of_a_count = match lineage.kind {
                LineageKind::ContainsCount | LineageKind::CountTimesConstant => true,
                LineageKind::Independent | LineageKind::SharesData | LineageKind::Unknown => false,
            };
            let Some(count) = self.figure(&lineage.of).filter(|_| is_of_a_count) else { continue };
            if count.role() != Some(Role::Count) {
                self.note(
                    Code::LineageWithoutCount,
                    &["figures", id, "lineage"],
                    format!("`{}` is not a count", lineage.of),
                )
                .hint = Some("a lineage names a figure whose basis is \"register\"".to_owned());
            }
        }
    }

    /// Figures of one measure from one start: what has been counted stays counted.
    fn falling(&mut self) {
        let mut groups: BTreeMap<_, Vec<(&str, &Figure)>> = BTreeMap::new();
        for (&id, &figure) in &self.figures {
            let measure = &figure.measure;
            let Some(time) =
                measure.time.filter(|time| time.kind != TimeKind::Stock && time.kind != TimeKind::Present)
            else {
                continue;
            };
            let (Some(start), Some(end)) = (time.period.start().date(), time.period.end().date()) else {
                continue;
            };
            if start.is_about()
                || end.is_about()
                || measure.concept.is_none()
                || !self.net.is_extensive(figure)
            {
                continue;
            }
            let about = measure.but_for(Axis::Time);
            let key = (about, format!("{:?} {:?} {}", figure.kind(), time.kind, start.first_day()));
            groups.entry(key).or_default().push((id, figure));
        }
        let end = |f: &Figure| f.measure.time.and_then(|t| t.period.end().date());
        let mut falls = Vec::new();
        for group in groups.values_mut() {
            group.sort_by_key(|(id, figure)| (end(figure).map(|d| d.last_day()), *id));
            for pair in group.windows(2) {
                let [(earlier_id, earlier), (later_id, later)] = pair else { continue };
                // "To February" goes on to a later day than "to 12 February" only if it was said of the whole month, as "in 2022" is of the
                // whole year.
                let surely = |date: Date| if is_one_date(later) { date.last_day() } else { date.first_day() };
                let is_longer = end(later).map(surely) > end(earlier).map(|d| d.last_day());
                let is_revision = self.succeeds(earlier, later_id) || self.succeeds(later, earlier_id);
                if is_longer && !is_revision && Extent::of_figure(earlier).is_above(Extent::of_figure(later))
                {
                    falls.push((
                        (*later_id).to_owned(),
                        (*earlier_id).to_owned(),
                        format!(
                            "{} up to a later day, after {} up to an earlier one, from the same start",
                            later.wording, earlier.wording
                        ),
                    ));
                }
            }
        }
        for (later, earlier, message) in falls {
            let related = self.at(&["figures", &earlier, "value"]);
            let diagnostic = self.note(Code::FallingCumulative, &["figures", &later, "value"], message);
            diagnostic.related.push((related, "the earlier figure".to_owned()));
            diagnostic.hint =
                Some("if the two are about different things, give them different concepts".to_owned());
        }
    }
}

impl<'d> Checker<'d> {
    /// Whether a figure takes the place of another, directly or over others.
    fn succeeds(&self, figure: &Figure, other: &str) -> bool {
        let mut next = figure.relations.supersedes.as_ref();
        // A circle of successors is reported by itself.
        for _ in 0..self.figures.len() {
            let Some(id) = next else { return false };
            if id.as_str() == other {
                return true;
            }
            next = self.figure(id).and_then(|figure| figure.relations.supersedes.as_ref());
        }
        false
    }

    /// Who published a figure: two windows of one producer have to fit into one another.
    fn producer(&self, figure: &'d Figure) -> &'d str {
        let source = self.dossier.sources.get(&figure.source);
        source.and_then(|source| source.publisher.as_deref()).unwrap_or(figure.source.as_str())
    }

    /// What one producer counted within a window is no more than what it counted in the whole of it.
    fn inner_above_outer(&mut self) {
        let mut groups: BTreeMap<_, Vec<(&'d str, &'d Figure)>> = BTreeMap::new();
        for (&id, &figure) in &self.figures {
            let measure = &figure.measure;
            let Some(time) = measure.time.filter(|time| time.kind != TimeKind::Stock) else { continue };
            if measure.concept.is_none() || !self.net.is_extensive(figure) {
                continue;
            }
            let about = measure.but_for(Axis::Time);
            let key = (about, format!("{} {:?} {:?}", self.producer(figure), time.kind, figure.role()));
            groups.entry(key).or_default().push((id, figure));
        }
        let mut found = Vec::new();
        for group in groups.values() {
            let mut outers: Vec<(f64, Days, &str, &Figure)> = group
                .iter()
                .filter_map(|&(id, figure)| {
                    Some((Extent::of_figure(figure).high?, days(figure)?, id, figure))
                })
                .collect();
            outers.sort_by(|one, other| one.0.total_cmp(&other.0));
            for &(inner_id, inner) in group {
                let (extent, Some(within)) = (Extent::of_figure(inner), days(inner)) else { continue };
                // Only what ends below where this begins can be exceeded by it; one such window is enough to say so. It starts earlier: from
                // one start the longer window is a series that goes on.
                let below = outers.iter().take_while(|(high, ..)| extent.low.is_some_and(|low| *high < low));
                let around = below.filter(|(_, days, ..)| days.0 < within.0 && within.1 <= days.1);
                let outer = around.map(|&(.., id, figure)| (id, figure)).find(|&(id, outer)| {
                    is_within(inner, outer)
                        && extent.is_above(Extent::of_figure(outer))
                        && !self.succeeds(inner, id)
                        && !self.succeeds(outer, inner_id)
                });
                if let Some((outer_id, outer)) = outer {
                    let message =
                        format!("{} within a window of which the whole has {}", inner.wording, outer.wording);
                    found.push((inner_id, outer_id, message));
                }
            }
        }
        for (inner, outer, message) in found {
            let related = self.at(&["figures", outer, "value"]);
            let diagnostic = self.note(Code::InnerAboveOuter, &["figures", inner, "value"], message);
            diagnostic.related.push((related, "the whole window".to_owned()));
            diagnostic.hint =
                Some("if the two are about different things, give them different concepts; a revision `supersedes`".to_owned());
        }
    }
}

/// Whether a figure is of one year, one month or one day as a whole.
fn is_one_date(figure: &Figure) -> bool {
    figure.measure.time.is_some_and(|time| time.period.start() == time.period.end())
}

/// In which respect a part surely is none of its whole: they have no day in common, or no ground, or the whole is only a part of it.
fn outside(part: &Figure, whole: &Figure) -> Option<&'static str> {
    let (part, whole) = (&part.measure, &whole.measure);
    let is_of_another_time = part.time.zip(whole.time).is_some_and(|(part, whole)| {
        let (one, other) = (part.period, whole.period);
        let holds = other.is_within(one) == Known::Yes && one.is_within(other) == Known::No;
        part.kind == whole.kind
            && (one.is_apart(other) == Known::Yes || holds && part.kind != TimeKind::Stock)
    });
    let is_elsewhere = part.place.as_ref().zip(whole.place.as_ref()).is_some_and(|(part, whole)| {
        let holds = whole.is_within(part) == Known::Yes && part.is_within(whole) == Known::No;
        part.is_apart(whole) == Known::Yes || holds
    });
    is_of_another_time.then_some("time").or_else(|| is_elsewhere.then_some("place"))
}

fn is_within(inner: &Figure, outer: &Figure) -> bool {
    let times = inner.measure.time.zip(outer.measure.time);
    times.is_some_and(|(inner, outer)| inner.period.is_within(outer.period) == Known::Yes)
}

/// The first day of a window and its last.
type Days = (NaiveDate, NaiveDate);

/// The days of a figure's window, as they were said; without a date of its start or its end it goes on for ever.
fn days(figure: &Figure) -> Option<Days> {
    let period = figure.measure.time?.period;
    let first = period.start().date().map_or(NaiveDate::MIN, Date::first_day);
    Some((first, period.end().date().map_or(NaiveDate::MAX, Date::last_day)))
}

fn kind_key(kind: TimeKind) -> &'static str {
    crate::read::Word::word(kind)
}

/// The one number that a figure has, hedged or not.
const fn single(figure: &Figure) -> Option<Number> {
    match figure.value.form {
        Form::Exact(n)
        | Form::About(n)
        | Form::AtLeast(n)
        | Form::MoreThan(n)
        | Form::AtMost(n)
        | Form::LessThan(n) => Some(n),
        Form::FarBelow(_) | Form::Range(_) | Form::Interval(_) | Form::Vague(_) => None,
    }
}

/// Digits without trailing zeros, and the power of ten of the last one.
const fn stripped(number: Number) -> (i128, i32) {
    let (mut coefficient, mut exponent) = (number.coefficient(), number.exponent());
    while coefficient != 0 && coefficient % 10 == 0 {
        coefficient /= 10;
        exponent += 1;
    }
    (coefficient, exponent)
}
