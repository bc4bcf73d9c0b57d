//! The verdict and its reasons, in plain words.

use darkfigure_mse::estimation::Doubt;
use darkfigure_mse::estimation::{CLEARLY_BETTER_UNITS, MISFIT, RunawayEnd};
use darkfigure_mse::{Support, UpperLimit};

use super::methods::Seen;
use super::size::{counted, floor, range, size};
use crate::document::Prose;
use crate::number::{Amount, Dimension};

/// The verdict in a word or two.
pub(super) const fn label(grade: Support) -> &'static str {
    match grade {
        Support::Consistent => "Consistent",
        Support::Fragile => "Fragile",
        Support::NotJudged => "Not judged",
        Support::DoNotEstimate => "Do not estimate",
    }
}

/// What the verdict means.
pub(super) const fn meaning(grade: Support) -> &'static str {
    match grade {
        Support::Consistent => {
            "nothing that these lists can be asked speaks against the number. What no list can show may still move it, as said below"
        }
        Support::Fragile => {
            "there is a number, but what is named below could move it by more than its interval admits"
        }
        Support::NotJudged => "of the methods asked for, too few give a number for a verdict",
        Support::DoNotEstimate => "no number from these lists would be honest",
    }
}

/// A reason as a sentence.
pub(super) fn reason(reason: &Doubt, seen: Seen<'_>) -> Prose {
    let times = |factor: f64| Amount::point(factor, Dimension::Ratio).significant(2);
    let share = |share: f64| Amount::point(share, Dimension::percent_of("the models")).significant(2);
    match *reason {
        Doubt::NobodySeen => "Nobody is on any list.".into(),
        Doubt::OneList => "There is one list: nothing overlaps, so nothing shows whom it missed.".into(),
        Doubt::NoOverlap => {
            "Nobody is on two lists: nothing says where the number of people ends.".into()
        }
        Doubt::FullList { list } => {
            let name = seen.lists.get(list).map_or("?", String::as_str);
            format!("Everyone seen is on “{name}”: nothing shows whom it missed.").into()
        }
        Doubt::NoAdmissibleModel { n_models } => format!(
            "None of {n_models} models of how the lists depend on each other has an estimate on these lists."
        )
        .into(),
        Doubt::NoMainEstimate => {
            "No method that lets the lists depend on each other gives a number.".into()
        }
        Doubt::HopelessDisagreement { factor } => {
            Prose::from("The largest answer of methods that are equally defensible is ")
                .number(times(factor))
                .say(" the smallest: no one number stands for them.")
        }
        Doubt::NonExistencePrevails { share: found } => {
            Prose::from("No estimate exists under ").number(share(found)).say(": hardly one is left to choose from.")
        }
        Doubt::DependenceUntestable => {
            "There are two lists: whether one leads to the other, or away from it, cannot be seen, and everything \
             hangs on it."
                .into()
        }
        Doubt::OnlyOneMainEstimate { method } => format!(
            "“{}” alone gives a number and lets the lists depend on each other: nothing shows whether another such method would agree.",
            method.name()
        )
        .into(),
        Doubt::KnownSizesMissed { n_missed, n_checked, list, factor } => {
            let name = seen.lists.get(list).map_or("?", String::as_str);
            Prose::from("Where the truth is known, these lists miss it: the people on one list, estimated from the other lists, are \
                         wrong beyond the interval for ")
                .number(Amount::exact(i64::try_from(n_missed).unwrap_or(i64::MAX), Dimension::Plain))
                .say(format!(" of the {n_checked} lists that can be asked; of those on “{name}” the others make "))
                .number(times(factor))
                .say(" as many as there are.")
        }
        Doubt::Disagreement { factor } => {
            Prose::from("The largest answer of the methods is ").number(times(factor)).say(" the smallest.")
        }
        Doubt::DarkFiguresDisagree { factor } => {
            Prose::from("On the total the methods lie within a factor of 2; but of the people on no list the largest answer is ")
                .number(times(factor))
                .say(" the smallest.")
        }
        Doubt::MultiverseSpread { factor } => {
            Prose::from("Models that explain the lists about as well as the best give answers of which the largest is ")
                .number(times(factor))
                .say(" the smallest.")
        }
        Doubt::Unbounded { method } => format!(
            "The interval of “{}” has no upper end: at this level the lists exclude no number, however large.",
            method.name()
        )
        .into(),
        Doubt::WideInterval { factor, .. } => {
            Prose::from("The upper end of the range is ").number(times(factor)).say(" its lower end.")
        }
        Doubt::NotConverged { method } => format!(
            "“{}” found no stable answer: its chains, started from different places, did not agree.",
            method.name()
        )
        .into(),
        Doubt::NonExistenceCommon { share: found } => {
            Prose::from("No estimate exists under ")
                .number(share(found))
                .say(", as nobody is on some combinations of lists.")
        }
        Doubt::FewReplicates { n_usable, n_replicates } => {
            format!("Only {n_usable} of {n_replicates} tables drawn anew from these people gave a number.").into()
        }
        Doubt::OnePerson { factor } => {
            Prose::from("One person less, on just one combination of lists, moves the answer by a factor of ")
                .number(Amount::point(factor, Dimension::Plain).significant(2))
                .say(".")
        }
        Doubt::TinyDependence { ratio } => {
            Prose::from("If the people on no list were ")
                .number(times(ratio))
                .say(" as many as the pattern among the seen suggests, which no list can exclude, the number would double.")
        }
        Doubt::TooFewChosen { n_estimates } => match n_estimates {
            0 => "None of the methods asked for gives a number that could be compared with another.".into(),
            _ => "One of the methods asked for gives a number that could be compared, and there is none to compare it with.".into(),
        },
        Doubt::ListWithin { inner, outer, n_people } => {
            let name = |list: usize| seen.lists.get(list).map_or("?", String::as_str);
            Prose::from("All ").number(counted(n_people)).say(format!(
                " on “{}” are on “{}”, which chance would hardly do: most likely the one list feeds the other or lies within it, and shows \
                 nothing of those on no list. Take the two as one list.",
                name(inner),
                name(outer)
            ))
        }
        Doubt::FewOnTwoLists { n_people } => Prose::from("Only ")
            .number(counted(n_people))
            .say(" are on two lists and more: hardly enough to show whether one list leads to another."),
        Doubt::HardlyAnyoneOnTwoLists { n_people: 1 } => {
            "Just one person is on two lists: that one decides the whole number.".into()
        }
        Doubt::HardlyAnyoneOnTwoLists { n_people } => Prose::from("Only ")
            .number(counted(n_people))
            .say(" are on two lists: one more or less decides the number."),
        Doubt::FloorAbove { floor: lowest, upper, .. } => {
            Prose::from("If people differ in how easily they are listed, and nothing else makes these lists overlap more or less, there are at \
                         least ")
                .number(size(Some(lowest), None, seen.n_observed))
                .say(", more than the ")
                .number(size(Some(upper), None, seen.n_observed))
                .say(" up to which the interval reaches.")
        }
        Doubt::UnequalChances { method, ahead } => {
            let how = if ahead >= CLEARLY_BETTER_UNITS {
                "fits these lists clearly better than the pattern behind the number"
            } else {
                "fits these lists as well, and its number lies outside the interval"
            };
            format!("“{}”, in which people differ in how easily they are listed, {how}.", method.name()).into()
        }
        Doubt::CommonDependence { lower, upper } => {
            let said = Prose::from(
                "Explanations that these lists do not exclude, such as that all reach the same people more or less easily, allow totals ",
            );
            match upper {
                UpperLimit::Finite(upper) => {
                    said.say("that lie as far apart as ").number(range(lower, upper, seen.n_observed)).say(".")
                }
                UpperLimit::Unbounded => said
                    .say("from ")
                    .number(floor(lower, seen.n_observed))
                    .say(" upwards without a practical limit."),
            }
        }
        Doubt::ExplanationWithoutRange => {
            "How far another explanation that fits these lists as well would reach could not be reckoned: the range does not hold it.".into()
        }
        Doubt::Misfit { .. } => Prose::from("The pattern behind the number does not fit these lists: by the usual test, chance would make lists \
                                             as unlike it ")
            .number(Amount::point(1_000.0 * MISFIT, Dimension::Plain).significant(1))
            .say(" times in 1,000 at most."),
        Doubt::ChangedChances { n_total, .. } => {
            Prose::from("That people once on any list are easier, or harder, to find again fits these lists better than the pattern behind \
                         the number, and makes ")
                .number(size(Some(n_total), None, seen.n_observed))
                .say(".")
        }
        Doubt::TooSmallToCheck { .. } => {
            "These lists may be too small to show it if being on one list doubled, or halved, the odds of being on a later one, and the true \
             number could then lie outside the range."
                .into()
        }
        Doubt::TwoKinds { n_total, .. } => {
            Prose::from("That there are two kinds of people, who are on different lists or on more of them, fits these lists better than the \
                         pattern behind the number, and makes ")
                .number(size(Some(n_total), None, seen.n_observed))
                .say(".")
        }
        Doubt::KindsApart { n_kinds, n_total, .. } => {
            let kinds = match n_kinds {
                2 => "two",
                3 => "three",
                _ => "four",
            };
            Prose::from(format!(
                "That there are {kinds} kinds of people, each on lists of its own and less often on the others, fits these lists as well as the pattern \
                 behind the leading number, or nearly so, or better, and makes "
            ))
            .number(size(Some(n_total), None, seen.n_observed))
            .say(": less than half of that number, or more than twice as many.")
        }
        Doubt::MissedLinks { n_total, missed, .. } => {
            Prose::from("That ")
                .number(Amount::point(missed, Dimension::percent_of("the links")).significant(2))
                .say(" between records of the same person were missed fits these lists better than the pattern behind the number, and makes ")
                .number(size(Some(n_total), None, seen.n_observed.min(n_total as u64)))
                .say(".")
        }
        Doubt::NothingLeftToCheck => {
            "The pattern behind the number has a term for everything that these lists can show: nothing is left to tell whether it fits."
                .into()
        }
        Doubt::OtherCriterion { n_total } => {
            Prose::from("Another common way to choose a pattern, AIC, gives ")
                .number(size(Some(n_total), None, seen.n_observed))
                .say(", outside the interval.")
        }
        Doubt::IntervalsApart { method } => {
            format!("The interval of “{}” and that of the number have nothing in common.", method.name()).into()
        }
        Doubt::PriorDecides { factor } => {
            Prose::from("What “decomposable graphs”, one of the methods, supposes beforehand alone moves its answer by a factor of ")
                .number(Amount::point(factor, Dimension::Plain).significant(2))
                .say(".")
        }
        Doubt::BetterFitRunsAway { n_models, towards, .. } => {
            let end = match towards {
                RunawayEnd::Infinity => "more unseen people fit ever better, without end",
                RunawayEnd::Nobody => "fewer unseen people fit ever better, down to nobody",
            };
            let best = "these lists better than the best that has an estimate";
            match n_models {
                1 => format!("One model fits {best}: under it {end}."),
                n => format!("{n} models fit {best}: under the first of them {end}."),
            }
            .into()
        }
    }
}
