//! The first screen of strata: the one total that may be said of them, and what must be said beside it.

use darkfigure_mse::strata::StratumTotal;
use darkfigure_mse::{Method, SizeInterval, Support};

use super::size::{Place, at_place, counted, level, people, unseen_at_place};
use super::{EstimatedStratum, verdict};
use crate::document::{Block, Callout, CalloutKind, Prose};
use crate::number::Dimension;

/// The totals that may lead, first those with an interval that leaves other explanations open, as for one table.
const ORDER: [Method; 7] = [
    Method::BestBicOpen,
    Method::BestBic,
    Method::Stepwise,
    Method::AverageBic,
    Method::Decomposable,
    Method::Chapman,
    Method::LincolnPetersen,
];
/// More strata than this are counted on the first screen, and not named.
const MOST_NAMED: usize = 6;

/// What all strata say together: the first total of the order that counts every stratum with an honest number, and has an end.
pub(super) fn answer(strata: &[EstimatedStratum<'_>], totals: &[StratumTotal]) -> Block {
    let is_honest = |stratum: &&EstimatedStratum<'_>| {
        let found = stratum.estimation;
        found.verdict.grade != Support::DoNotEstimate && found.lead().is_some()
    };
    let honest: Vec<&EstimatedStratum<'_>> = strata.iter().filter(is_honest).collect();
    let refused: Vec<&EstimatedStratum<'_>> = strata.iter().filter(|stratum| !is_honest(stratum)).collect();
    let n_seen = strata.iter().map(|stratum| stratum.estimation.n_observed).sum();
    let seen = Prose::new().number(counted(n_seen)).say(" were seen in all strata together.");
    let leads = |total: &&StratumTotal| total.counted.len() == honest.len() && !total.is_bound;
    let total = ORDER.iter().find_map(|&method| {
        let total = totals.iter().filter(leads).find(|total| total.method == method)?;
        let interval = total.interval.filter(|interval| interval.upper.finite().is_some())?;
        Some((total, interval))
    });
    let worst = honest.iter().map(|stratum| stratum.estimation.verdict.grade).max();
    let (kind, title, mut body) = match (total, worst) {
        (Some((total, interval)), Some(grade)) => {
            let title = match grade {
                Support::Consistent => "A total may be quoted, with what is said below beside it: ",
                Support::Fragile | Support::NotJudged | Support::DoNotEstimate => {
                    "A total may be quoted only together with the doubts of its strata: "
                }
            };
            let whole = if refused.is_empty() { "in all" } else { "in the strata counted" };
            let body: Vec<Prose> = [added_up(total, &honest), independence(total)]
                .into_iter()
                .filter(|said| !said.is_empty())
                .collect();
            (CalloutKind::Answer, Prose::from(title).and(size(total, &interval, &honest, whole)), body)
        }
        (None, Some(_)) => {
            let title = "No total may be quoted: no one method gives an interval with an end for every stratum that has a number.";
            (CalloutKind::Refusal, Prose::from(title), Vec::new())
        }
        (_, None) => {
            let title = "No number may be quoted: there is no stratum in which one would be honest.";
            (CalloutKind::Refusal, Prose::from(title), Vec::new())
        }
    };
    if !honest.is_empty() {
        body.extend(left_out(&refused));
    }
    body.push(seen);
    Block::Callout(Callout { kind, title, body })
}

fn size(
    total: &StratumTotal,
    interval: &SizeInterval,
    honest: &[&EstimatedStratum<'_>],
    whole: &str,
) -> Prose {
    let n_observed = honest.iter().map(|stratum| stratum.estimation.n_observed).sum();
    let place = Place::of(Some(total.n_total), Some(interval), n_observed);
    Prose::new()
        .strong(at_place(None, Some(interval), place, people()).level(level(interval)))
        .say(format!(" {whole}, of whom "))
        .number(unseen_at_place(None, Some(interval), n_observed, place, Dimension::Plain))
        .say(" are on no list.")
}

/// Of what the total is made, and how far each part may be believed.
fn added_up(total: &StratumTotal, honest: &[&EstimatedStratum<'_>]) -> Prose {
    let grade =
        |stratum: &EstimatedStratum<'_>| verdict::label(stratum.estimation.verdict.grade).to_lowercase();
    let parts = if honest.len() <= MOST_NAMED {
        let parts: Vec<String> =
            honest.iter().map(|stratum| format!("{} ({})", stratum.name(), grade(stratum))).collect();
        parts.join(", ")
    } else {
        let n_consistent =
            honest.iter().filter(|stratum| stratum.estimation.verdict.grade == Support::Consistent).count();
        format!("{} strata, {n_consistent} of them consistent", honest.len())
    };
    Prose::from(format!(
        "It adds up what “{}” makes of {parts}. In each it assumes that {}. No list can show that it is so.",
        total.method.name(),
        total.method.assumption().words()
    ))
}

fn independence(total: &StratumTotal) -> Prose {
    if total.counted.len() < 2 {
        return Prose::new();
    }
    "The range takes the errors of the strata as independent: where the same lists fail everywhere in the same way, it is too narrow.".into()
}

fn left_out(refused: &[&EstimatedStratum<'_>]) -> Option<Prose> {
    let n_seen: u64 = refused.iter().map(|stratum| stratum.estimation.n_observed).sum();
    let names: Vec<String> = refused.iter().map(|stratum| stratum.name()).collect();
    let which = match names.len() {
        0 => return None,
        n if n <= MOST_NAMED => names.join(", "),
        n => format!("{n} strata"),
    };
    Some(
        Prose::from(format!("Left out: {which}, where "))
            .number(counted(n_seen))
            .say(" were seen and no number would be honest. How many more there are, nobody can tell from these lists."),
    )
}
