//! Published arithmetic, computed again.

use darkfigure_analysis::dispute::{ClaimFindings, ClaimReading, ClaimVerdict, Computed, DisputeFindings};
use darkfigure_model::{Change, Figure, FigureId, Form, Relates, Scale};

use super::super::desk::Desk;
use super::super::{amount, period, said};
use super::joined;
use crate::document::Prose;
use crate::number::{Amount, Dimension};

pub(super) fn items(desk: &Desk<'_>, found: &DisputeFindings) -> Vec<Prose> {
    found.claims.iter().map(|(id, claim)| item(desk, id, claim)).collect()
}

/// A published result against what its own figures give.
pub(in crate::compose) fn item(desk: &Desk<'_>, id: &FigureId, claim: &ClaimFindings) -> Prose {
    let Some(figure) = desk.figure(id) else { return desk.mention(id) };
    let relates = figure.relations.relates.as_ref();
    let from = relates.map(|relates| {
        let names = relates.of.iter().chain(std::iter::once(&relates.base));
        joined(names.map(|id| said::brief(desk.mention(id))), "and")
    });
    let text = said::brief(desk.mention(id));
    let text = match from {
        Some(from) => text.say(", of ").and(from),
        None => text,
    };
    let role = match figure.value.scale {
        Scale::Percent => Dimension::percent_of("the base"),
        Scale::One => Dimension::Ratio,
        Scale::Per(_) | Scale::Change(_) => desk.role_of_figure(figure),
    };
    let given = one_in(figure, claim.computed)
        .map(Prose::from)
        .or_else(|| Some(Prose::new().number(given(claim.computed, role)?)));
    let text = match given {
        Some(number) => text.say(": the two give ").and(number),
        None => text.say(": the two give no number, as each was said"),
    };
    let text = match claim.verdict {
        ClaimVerdict::Holds if claim.computed.point.is_none() => text.say(", and it lies among them."),
        ClaimVerdict::Holds if is_only_rounded(figure, claim.computed) => {
            text.say(", which is that only when it is rounded to a whole number.")
        }
        ClaimVerdict::Holds => text.say(", which agrees as far as rounding can tell."),
        ClaimVerdict::HoldsCutOff => match next_one_in(figure) {
            Some(next) => text.say(format!(", which is nearer 1 in {next}.")),
            None => text.say(", which agrees if the last digit was cut off and not rounded."),
        },
        ClaimVerdict::FitsNothing => {
            text.say(", which does not agree. No other reading that was tried fits.")
        }
        ClaimVerdict::FitsOtherwise { reading, cut_off } => {
            let cut = if cut_off { ", with the last digit cut off" } else { "" };
            text.say(format!(", which does not agree. It fits if {}{cut}.", slip(reading)))
        }
        ClaimVerdict::Open if claim.computed.point.is_some() => {
            text.say(". It may hold or not: how near “about” is, nobody says.")
        }
        ClaimVerdict::Open => text.say(". The result may hold or not."),
        ClaimVerdict::NoNumber => text.say(": the result does not follow from them."),
    };
    let unlike = match relates {
        Some(relates) if claim.has_unlike_units => units(desk, relates),
        Some(relates) if claim.has_unlike_windows => windows(desk, relates),
        Some(_) | None => None,
    };
    let text = match unlike {
        Some([of, base]) => text.say(format!(" But it sets {of} against {base}.")),
        None => text,
    };
    relates.into_iter().flat_map(|relates| relates.of.iter().chain([&relates.base])).fold(text, |text, id| {
        match successor(desk, id) {
            Some((verb, by)) => {
                let text =
                    text.say(" ").and(said::brief(desk.mention(id))).say(format!(" {verb} since, by "));
                text.and(said::brief(desk.mention(by))).say(".")
            }
            None => text,
        }
    })
}

/// What took the place of a figure or corrected it, with the verb for it.
fn successor<'d>(desk: &Desk<'d>, id: &FigureId) -> Option<(&'static str, &'d FigureId)> {
    desk.dossier.figures.iter().find_map(|(by, later)| {
        let relations = &later.relations;
        if relations.supersedes.as_ref() == Some(id) {
            Some(("was replaced", by))
        } else if relations.revises.as_ref() == Some(id) {
            Some(("was corrected", by))
        } else {
            None
        }
    })
}

/// "1 in 5.68 (17.6%)": what two figures give, where "1 in 5" was published of them.
fn one_in(figure: &Figure, found: Computed) -> Option<String> {
    base_of_one_in(figure)?;
    let share = found.point.filter(|share| *share > 0.0 && *share <= 1.0)?;
    let number = |value: f64| Amount::point(value, Dimension::Plain).significant(3).print();
    let percent = Amount::point(share, Dimension::percent_of("")).significant(3).print();
    Some(format!("1 in {} ({})", number(1.0 / share), percent.trim_end_matches(" of ")))
}

/// Of "1 in 5" the 5.
fn base_of_one_in(figure: &Figure) -> Option<f64> {
    let Scale::Per(rate) = figure.value.scale else { return None };
    let is_one =
        figure.value.point().is_some_and(|number| number.coefficient() == 1 && number.exponent() == 0);
    rate.base().filter(|_| is_one && rate.is_one_in_some()).map(darkfigure_model::Number::to_f64)
}

/// The next one after a "1 in 5", to which 1 in 5.7 is nearer.
fn next_one_in(figure: &Figure) -> Option<f64> {
    base_of_one_in(figure).map(|base| base + 1.0)
}

/// How far off a whole number may be as a share of it before that it was rounded is worth saying.
const FAR: f64 = 0.05;

/// Whether a multiple agrees with what the two give only because it was told as a whole number: "twice", of 1.72 times.
fn is_only_rounded(figure: &Figure, found: Computed) -> bool {
    let (Scale::Change(Change::Times), Form::Exact(said)) = (figure.value.scale, &figure.value.form) else {
        return false;
    };
    if said.exponent() < 0 {
        return false;
    }
    let said = said.to_f64();
    found.point.is_some_and(|found| (found - said).abs() > FAR * said.abs())
}

/// Of which time the two figures of a relation are.
fn windows(desk: &Desk<'_>, relates: &Relates) -> Option<[String; 2]> {
    let (of, base) = (desk.figure(relates.of.as_ref()?)?, desk.figure(&relates.base)?);
    let [of, base] = [of, base].map(|figure| figure.measure.time.map(|time| period::period(time.period)));
    Some([of?, base?])
}

/// In what the two figures of a relation count.
fn units(desk: &Desk<'_>, relates: &Relates) -> Option<[String; 2]> {
    let (of, base) = (desk.figure(relates.of.as_ref()?)?, desk.figure(&relates.base)?);
    Some([of, base].map(|figure| desk.unit_words(&figure.measure.unit).1))
}

/// What the two figures give: a number where both are one, else its ends. None where there is neither.
pub(super) fn given(computed: Computed, role: Dimension) -> Option<Amount> {
    let amount = match (computed.point, computed.low, computed.high) {
        (Some(point), ..) => return Some(amount::computed(point, role)),
        (None, Some(low), Some(high)) => Amount::between(low, high, role),
        (None, Some(low), None) => Amount::at_least(low, role),
        (None, None, Some(high)) => Amount::up_to(high, role),
        (None, None, None) => return None,
    };
    Some(amount.significant(3))
}

const fn slip(reading: ClaimReading) -> &'static str {
    match reading {
        ClaimReading::WrongBase => "the new figure is taken as the base instead of the old one",
        ClaimReading::OldForNew => "the two figures change places",
        ClaimReading::RiseForFall => "a fall is told as a rise, or a rise as a fall",
        ClaimReading::MoreForTimes => "“times” and “times more” are taken for one another",
        ClaimReading::PointsForPercent => "percentage points are taken for percent",
        ClaimReading::RestForWhole => "the rest is taken as the base instead of the whole",
        ClaimReading::Complement => "the share of the rest is told as that of the part",
        ClaimReading::PowerOfTen { .. } => "the decimal point is moved",
        ClaimReading::PeriodForYear => "the years of the period are multiplied in",
        ClaimReading::YearForPeriod => "it is divided by the years of the period",
    }
}
