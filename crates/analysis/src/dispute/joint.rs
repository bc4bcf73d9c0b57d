//! Joint contradictions: three figures and more of which not all can hold, though each two can, and shares that are more than all of their base.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use darkfigure_model::{
    Axis, ConceptId, Dossier, Facet, Figure, FigureId, Known, NetConcepts, PopulationId, Tier, Time,
    TimeKind, Within,
};

use super::bound::{Bound, ceiling, floor, is_number, is_share};
use super::contradiction::is_surely_within;

/// Several floors under things that share nothing and all lie within one ceiling, a figure or all of one base, which have more together than it allows. None of them can be
/// left out: without any one, the rest could hold.
#[derive(Debug, Clone, PartialEq)]
pub struct JointContradiction {
    /// The figures that bound the truth from below, in the order of the dossier.
    pub floors: Vec<FigureId>,
    /// The figure that bounds it from above. None: shares of one base, which has no more than all of it.
    pub ceiling: Option<FigureId>,
    /// How many there are at least by all floors together, wherever rounding may have left them.
    pub together: f64,
    /// By how much the floors together lie above the ceiling as written.
    pub slack: f64,
    /// By how much they do wherever rounding may have left them: so many of what the floors count would have to be counted in more than one, or
    /// lie outside of what the ceiling is about. None where the ceiling is only said to be far below its number.
    pub apart_by_at_least: Option<f64>,
    /// The weakest of the tiers of the bounds.
    pub tier: Tier,
    /// The axes on which the floors share nothing; each two do so on one of them.
    pub apart_on: Vec<Axis>,
    /// Whether one and the same thing may be counted in more than one, though their times or places share nothing: a person who comes twice.
    pub may_repeat: bool,
}

impl JointContradiction {
    /// Whether the figure is one of the set.
    #[must_use]
    pub fn has(&self, id: &FigureId) -> bool {
        self.ceiling.as_ref() == Some(id) || self.floors.contains(id)
    }
}

/// So many floors are looked at under each ceiling, those that say most.
const MOST_FLOORS: usize = 24;
/// So many pairs of floors are held against one another for each figure of the dossier.
const PAIRS_EACH: usize = 64;
/// A concept's floors are looked for under so many of the concepts that hold it, the nearest first.
const MOST_HOLDERS: usize = 16;

/// The smallest sets of three figures and more that cannot hold together, one a ceiling, and of how many ceilings not all sets were looked at.
///
/// Floors add up where they share nothing: by concepts or populations that the dossier calls apart, by places without common ground, by
/// windows without a common day in which things are new or are recorded. Whoever is there in two windows is there in both, so that numbers of
/// those present never add up over time. Of the sets over one ceiling that with the largest floors is given, and what it does not need is left
/// out. Figures that another has replaced, and copies, bound nothing; what is a part of something bounds nothing from above.
pub(super) fn joint_contradictions(
    dossier: &Dossier,
    net: &NetConcepts<'_>,
    [gone, parts]: [&BTreeSet<&FigureId>; 2],
    taken_apart: &BTreeSet<[&FigureId; 2]>,
) -> (Vec<JointContradiction>, usize) {
    let stands = |(id, figure): &(&FigureId, &Figure)| {
        !gone.contains(id) && is_number(figure) && !net.has_no_parts(figure)
    };
    let mut floors: BTreeMap<(&str, &ConceptId), Vec<Floor<'_>>> = BTreeMap::new();
    for (id, figure) in dossier.figures.iter().filter(stands) {
        let Some((bound, concept)) = floor(figure).zip(figure.measure.concept.as_ref()) else { continue };
        for holder in holders(dossier, concept).into_iter().take(MOST_HOLDERS) {
            let floor = Floor { id, figure, bound };
            floors.entry((figure.measure.unit.as_str(), holder)).or_default().push(floor);
        }
    }
    for group in floors.values_mut() {
        group.sort_by(|a, b| b.bound.value.total_cmp(&a.bound.value));
    }
    let mut search = Search { dossier, n_left: PAIRS_EACH * dossier.figures.len() };
    let mut found = Vec::new();
    let mut n_unexamined = 0;
    for (id, figure) in dossier.figures.iter().filter(stands).filter(|(id, _)| !parts.contains(id)) {
        let Some((above, concept)) = ceiling(figure).zip(figure.measure.concept.as_ref()) else { continue };
        let Some(group) = floors.get(&(figure.measure.unit.as_str(), concept)) else { continue };
        // What lies over the ceiling by itself is a pair with it, and needs no others.
        let mut fitting =
            group.iter().filter(|floor| !floor.bound.is_surely_over(above) && floor.bound.value > 0.0);
        let mut near: Vec<Floor<'_>> = fitting.by_ref().take(MOST_FLOORS).copied().collect();
        let is_cut = fitting.next().is_some();
        if !Bound::together(near.iter().map(|floor| floor.bound)).is_surely_over(above) {
            continue;
        }
        near.retain(|floor| {
            floor.id != id
                && !taken_apart.contains(&[floor.id, id])
                && is_surely_within(dossier, net, floor.figure, figure)
        });
        match search.over(&near, above) {
            Some(floors) => found.push(joint(dossier, &floors, (Some(id), above))),
            None => n_unexamined += usize::from(is_cut || search.n_left == 0),
        }
    }
    let all = Bound::stated(1.0, false);
    for group in shares_of_one_base(dossier, gone) {
        let near = &group[..group.len().min(MOST_FLOORS)];
        if !Bound::together(near.iter().map(|floor| floor.bound)).is_surely_over(all) {
            continue;
        }
        match search.over(near, all) {
            Some(floors) if floors.len() > 1 => found.push(joint(dossier, &floors, (None, all))),
            Some(_) => {}
            None => n_unexamined += usize::from(near.len() < group.len() || search.n_left == 0),
        }
    }
    (found, n_unexamined)
}

/// Floors under shares of one base at one time and place, each group by its largest first: of a base nobody is in two concepts that share
/// nothing. Over a period somebody may be in one after the other.
fn shares_of_one_base<'d>(dossier: &'d Dossier, gone: &BTreeSet<&FigureId>) -> Vec<Vec<Floor<'d>>> {
    let mut groups: Vec<Vec<Floor<'d>>> = Vec::new();
    let mut places: HashMap<(Vec<Option<Facet>>, Option<Time>), usize> = HashMap::new();
    for (id, figure) in dossier.figures.iter().filter(|(id, figure)| is_share(figure) && !gone.contains(id)) {
        let measure = &figure.measure;
        let is_of_one_day = measure.time.is_some_and(is_one_day);
        if !is_of_one_day || measure.concept.is_none() || measure.place.is_none() {
            continue;
        }
        let Some(bound) = floor(figure) else { continue };
        let at = *places.entry((measure.but_for(Axis::Concept), measure.time)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(Floor { id, figure, bound });
    }
    for group in &mut groups {
        group.sort_by(|a, b| b.bound.value.total_cmp(&a.bound.value));
    }
    groups
}

/// A stock on a day that is known.
fn is_one_day(time: Time) -> bool {
    time.kind == TimeKind::Stock && time.period.n_days() == Some(1) && !time.period.is_fuzzy()
}

/// A figure that bounds the truth from below.
#[derive(Debug, Clone, Copy)]
struct Floor<'d> {
    id: &'d FigureId,
    figure: &'d Figure,
    bound: Bound,
}

fn joint(
    dossier: &Dossier,
    floors: &[Floor<'_>],
    (ceiling, above): (Option<&FigureId>, Bound),
) -> JointContradiction {
    let below = Bound::together(floors.iter().map(|floor| floor.bound));
    let mut ids: Vec<FigureId> = floors.iter().map(|floor| floor.id.clone()).collect();
    ids.sort_by_key(|id| dossier.figures.place(id));
    let pairs =
        floors.iter().enumerate().flat_map(|(at, one)| floors[..at].iter().map(move |other| (one, other)));
    let gaps: Vec<Gap> = pairs.filter_map(|(one, other)| gap(dossier, one.figure, other.figure)).collect();
    JointContradiction {
        floors: ids,
        ceiling: ceiling.cloned(),
        together: below.value - below.allowance,
        slack: below.value - above.value,
        apart_by_at_least: below.surely_over_by(above),
        tier: below.tier.min(above.tier),
        apart_on: gaps.iter().map(|gap| gap.axis).collect::<BTreeSet<_>>().into_iter().collect(),
        may_repeat: gaps.iter().any(|gap| gap.may_repeat),
    }
}

/// A search for floors that share nothing, within a bounded number of steps.
struct Search<'d> {
    dossier: &'d Dossier,
    n_left: usize,
}

impl<'d> Search<'d> {
    /// Floors that share nothing and lie over the ceiling together, none of which can be left out; those given are in order, the largest first.
    fn over(&mut self, floors: &[Floor<'d>], above: Bound) -> Option<Vec<Floor<'d>>> {
        let mut chosen = Vec::new();
        if !self.extend(&mut chosen, floors, above) {
            return None;
        }
        // The smallest ones are left out first.
        for at in (0..chosen.len()).rev() {
            let without =
                chosen.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, floor)| floor.bound);
            if Bound::together(without).is_surely_over(above) {
                chosen.remove(at);
            }
        }
        Some(chosen)
    }

    /// Adds to those that were chosen until they lie over the ceiling; false, with nothing added, where no choice of the floors does.
    fn extend(&mut self, chosen: &mut Vec<Floor<'d>>, floors: &[Floor<'d>], above: Bound) -> bool {
        let together = |more: &[Floor<'d>], chosen: &[Floor<'d>]| {
            Bound::together(chosen.iter().chain(more).map(|floor| floor.bound)).is_surely_over(above)
        };
        if together(&[], chosen) {
            return true;
        }
        for (at, floor) in floors.iter().enumerate() {
            if !together(&floors[at..], chosen) {
                return false;
            }
            if !self.shares_nothing(floor, chosen) {
                continue;
            }
            chosen.push(*floor);
            if self.extend(chosen, &floors[at + 1..], above) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    fn shares_nothing(&mut self, floor: &Floor<'d>, chosen: &[Floor<'d>]) -> bool {
        chosen.iter().all(|other| {
            let Some(n_left) = self.n_left.checked_sub(1) else { return false };
            self.n_left = n_left;
            gap(self.dossier, floor.figure, other.figure).is_some()
        })
    }
}

/// That two figures are about things that share nothing.
struct Gap {
    axis: Axis,
    /// Whether one thing may yet be counted in both.
    may_repeat: bool,
}

/// On which axis two figures share nothing, that first on which nothing can be counted in both. None: on none, or it is not known.
fn gap(dossier: &Dossier, one: &Figure, other: &Figure) -> Option<Gap> {
    let (a, b) = (&one.measure, &other.measure);
    let concepts = a.concept.as_ref().zip(b.concept.as_ref());
    let is_other_concept = concepts.is_some_and(|(a, b)| {
        let of = |id: &ConceptId| dossier.concepts.get(id).map(|found| (&*found.within, &*found.apart_from));
        is_apart(&of, a, b)
    });
    let populations = a.population.as_ref().zip(b.population.as_ref());
    let is_other_population = populations.is_some_and(|(a, b)| {
        let of =
            |id: &PopulationId| dossier.populations.get(id).map(|found| (&*found.within, &*found.apart_from));
        is_apart(&of, a, b)
    });
    let places = a.place.as_ref().zip(b.place.as_ref());
    let is_other_place = places.is_some_and(|(a, b)| a.is_apart(b) == Known::Yes);
    let times = a.time.zip(b.time);
    let is_other_window =
        times.is_some_and(|(a, b)| adds_up(a, b) && a.period.is_apart(b.period) == Known::Yes);
    // At one time nobody is in two places; in the course of a year somebody may be. Of two concepts or populations that share nothing nobody is
    // ever in both.
    let is_of_one_day = times.is_some_and(|(a, b)| a == b && is_one_day(a));
    let axes = [
        (Axis::Concept, is_other_concept, false),
        (Axis::Population, is_other_population, false),
        (Axis::Place, is_other_place, !is_of_one_day),
        (Axis::Time, is_other_window, true),
    ];
    let (axis, _, may_repeat) = axes.into_iter().find(|(_, is_apart, _)| *is_apart)?;
    Some(Gap { axis, may_repeat })
}

/// Whether numbers of two windows add up: both of what is new in them, or both of what is recorded in them.
fn adds_up(one: Time, other: Time) -> bool {
    let is_new = |time: Time| match time.kind {
        TimeKind::Entrants | TimeKind::Cumulative => Some(true),
        TimeKind::Detections => Some(false),
        TimeKind::Stock | TimeKind::Present => None,
    };
    is_new(one).is_some() && is_new(one) == is_new(other)
}

type Relations<'d, Id> = (&'d [Within<Id>], &'d [Within<Id>]);

/// Whether one entry, or one that holds it, is called apart from the other, or from one that holds that.
fn is_apart<'d, Id: PartialEq>(
    of: &dyn Fn(&Id) -> Option<Relations<'d, Id>>,
    one: &'d Id,
    other: &'d Id,
) -> bool {
    let [ones, others] = [one, other].map(|id| held_by(of, id));
    if ones.contains(&other) || others.contains(&one) {
        return false;
    }
    let says =
        |a: &Id, b: &Id| of(a).is_some_and(|(_, apart)| apart.iter().any(|relation| relation.of == *b));
    ones.iter().any(|a| others.iter().any(|b| says(a, b) || says(b, a)))
}

/// An entry with those that hold it, the nearest first.
fn held_by<'d, Id: PartialEq>(of: &dyn Fn(&Id) -> Option<Relations<'d, Id>>, id: &'d Id) -> Vec<&'d Id> {
    let mut reached = vec![id];
    let mut next = 0;
    while next < reached.len() && reached.len() < MOST_HOLDERS {
        for relation in of(reached[next]).into_iter().flat_map(|(within, _)| within) {
            if !reached.contains(&&relation.of) {
                reached.push(&relation.of);
            }
        }
        next += 1;
    }
    reached
}

/// A concept with those that hold it.
fn holders<'d>(dossier: &'d Dossier, concept: &'d ConceptId) -> Vec<&'d ConceptId> {
    let of = |id: &ConceptId| dossier.concepts.get(id).map(|found| (&*found.within, &*found.apart_from));
    held_by(&of, concept)
}
