//! Laws of log-linear models with covariates.

use darkfigure_mse::bootstrap::Replicates;
use darkfigure_mse::covariate::UnseenObstacle;
use darkfigure_mse::estimation::Doubt;
use darkfigure_mse::estimation::{
    BEYOND_CHANCE, DARK_FIGURE_FACTOR, DISAGREEMENT_FACTOR, FEW_ON_TWO_LISTS, HARDLY_ANYONE, HOPELESS_FACTOR,
    ONE_PERSON_FACTOR, TINY_DEPENDENCE, USABLE_SHARE, WIDE_INTERVAL,
};
use darkfigure_mse::loglinear::{Criterion, Estimability, HierarchicalModel, estimability};
use darkfigure_mse::read::Stratum;
use darkfigure_mse::{CaptureTable, EstimationOptions, History, Support, covariate, loglinear};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use proptest::prelude::*;

fn plain(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

/// One covariate; a stratum for each vector of counts by ascending history.
fn table(n_lists: usize, strata: &[Vec<u64>]) -> covariate::Table {
    let strata: Vec<Stratum<CaptureTable>> = strata
        .iter()
        .enumerate()
        .map(|(level, counts)| Stratum { key: vec![level.to_string()], data: plain(n_lists, counts) })
        .collect();
    covariate::Table::new(vec!["age".to_owned()], &strata).unwrap()
}

fn counts(
    n_lists: usize,
    n_levels: usize,
    count: impl Strategy<Value = u64> + Clone,
) -> impl Strategy<Value = Vec<Vec<u64>>> {
    proptest::collection::vec(proptest::collection::vec(count, (1 << n_lists) - 1), n_levels)
}

fn sparse() -> impl Strategy<Value = u64> + Clone {
    prop_oneof![3 => Just(0_u64), 2 => 1_u64..4, 2 => 1_u64..60].boxed()
}

/// Three lists, two or three levels, many cells empty, and a model of interactions up to three variables.
fn sparse_problem() -> impl Strategy<Value = (Vec<Vec<u64>>, covariate::Model)> {
    // Of three lists and a covariate: six pairs, and the three triples that are not of all lists.
    let generators = [(3, 0), (5, 0), (6, 0), (1, 1), (2, 1), (4, 1), (3, 1), (5, 1), (6, 1)];
    let model = proptest::sample::subsequence(generators.to_vec(), 0..=4)
        .prop_map(|chosen| covariate::Model::from_generators(3, 1, chosen).unwrap());
    ((2_usize..=3).prop_flat_map(|n_levels| counts(3, n_levels, sparse())), model)
        .prop_filter("somebody was seen", |(strata, _)| strata.iter().flatten().any(|&count| count > 0))
}

fn close(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance * right.abs().max(1.0)
}

/// The parameters of a model over three lists and one covariate: each a set of lists and a level, 0 for none.
fn parameters(model: &covariate::Model, n_levels: usize) -> Vec<(u32, usize)> {
    let mut parameters = Vec::new();
    for lists in 0_u32..8 {
        if lists == 0 || lists.count_ones() == 1 || model.contains(lists, 0) {
            parameters.push((lists, 0));
        }
        if lists == 0 || model.contains(lists, 1) {
            parameters.extend((1..n_levels).map(|level| (lists, level)));
        }
    }
    parameters
}

fn has((lists, level): (u32, usize), cell: (u32, usize)) -> bool {
    cell.0 & lists == lists && (level == 0 || level == cell.1)
}

/// The largest and the smallest change of a stratum's log dark figure along directions in which the likelihood never falls.
fn reach(strata: &[Vec<u64>], model: &covariate::Model, stratum: usize) -> (f64, f64) {
    let parameters = parameters(model, strata.len());
    let end = |direction| {
        let mut problem = Problem::new(direction);
        let steps: Vec<_> = parameters
            .iter()
            .map(|&parameter| problem.add_var(f64::from(u8::from(has(parameter, (0, stratum)))), (-1.0, 1.0)))
            .collect();
        for (level, counts) in strata.iter().enumerate() {
            for (lists, &count) in (1_u32..).zip(counts) {
                let row: Vec<_> = parameters
                    .iter()
                    .zip(&steps)
                    .filter(|&(&parameter, _)| has(parameter, (lists, level)))
                    .map(|(_, &step)| (step, 1.0))
                    .collect();
                problem.add_constraint(
                    &row,
                    if count > 0 { ComparisonOp::Eq } else { ComparisonOp::Le },
                    0.0,
                );
            }
        }
        let SolveOutcome::Solution(solution) = problem.solve().unwrap() else {
            panic!("no time limit was set")
        };
        solution.objective()
    };
    (end(OptimizationDirection::Maximize), end(OptimizationDirection::Minimize))
}

/// Newton's method on a dense design, for tables without empty cells.
fn naive_unseen(strata: &[Vec<u64>], model: &covariate::Model) -> Vec<f64> {
    let parameters = parameters(model, strata.len());
    let cells: Vec<((u32, usize), f64)> = strata
        .iter()
        .enumerate()
        .flat_map(|(level, counts)| {
            (1_u32..).zip(counts).map(move |(lists, &count)| ((lists, level), count as f64))
        })
        .collect();
    let n = parameters.len();
    let mut beta = vec![0.0; n];
    for step in 0..60 {
        let mut system = vec![vec![0.0; n + 1]; n];
        for &(cell, count) in &cells {
            let row: Vec<usize> = (0..n).filter(|&at| has(parameters[at], cell)).collect();
            let eta: f64 = row.iter().map(|&at| beta[at]).sum();
            // The first step regresses the logarithms; the others are Newton's.
            let (weight, working) = if step == 0 {
                (count, count.ln())
            } else {
                (eta.exp(), eta + (count - eta.exp()) / eta.exp())
            };
            for &left in &row {
                row.iter().for_each(|&right| system[left][right] += weight);
                system[left][n] += weight * working;
            }
        }
        for pivot in 0..n {
            let best = (pivot..n)
                .max_by(|&a, &b| system[a][pivot].abs().total_cmp(&system[b][pivot].abs()))
                .unwrap();
            system.swap(pivot, best);
            let head = system[pivot].clone();
            for (at, row) in system.iter_mut().enumerate().filter(|(at, _)| *at != pivot) {
                let factor = row[pivot] / head[pivot];
                assert!(factor.is_finite(), "row {at}");
                row.iter_mut().zip(&head).for_each(|(entry, top)| *entry -= factor * top);
            }
        }
        beta = (0..n).map(|at| system[at][n] / system[at][at]).collect();
    }
    (0..strata.len())
        .map(|level| {
            (0..n).filter(|&at| has(parameters[at], (0, level))).map(|at| beta[at]).sum::<f64>().exp()
        })
        .collect()
}

proptest! {
    /// Whether there is an estimate is what its definition says, decided by a floating-point programme.
    #[test]
    fn an_estimate_exists_where_no_direction_moves_the_unseen((strata, model) in sparse_problem()) {
        let found = covariate::fit(&table(3, &strata), &model);
        let has_own_level = |stratum: usize| stratum > 0;
        let mut first = None;
        for stratum in 0..strata.len() {
            // A level with nobody has a parameter of its own unless it is the one that the others are compared with.
            if has_own_level(stratum) && strata[stratum].iter().all(|&count| count == 0) {
                continue;
            }
            let (up, down) = reach(&strata, &model, stratum);
            if up > 1e-7 || down < -1e-7 {
                first = Some(match (up > 1e-7, down < -1e-7) {
                    (true, false) => UnseenObstacle::RisesForEver { stratum },
                    (false, true) => UnseenObstacle::FallsToNobody { stratum },
                    _ => UnseenObstacle::NotIdentifiable { stratum },
                });
                break;
            }
        }
        match first {
            Some(obstacle) => prop_assert_eq!(found.unwrap_err(), covariate::Refusal::Unseen(obstacle)),
            None => prop_assert!(found.is_ok(), "{:?}", found),
        }
    }

    /// Which level comes first changes nothing.
    #[test]
    fn the_order_of_levels_does_not_matter((strata, model) in sparse_problem()) {
        prop_assume!(strata.iter().all(|counts| counts.iter().any(|&count| count > 0)));
        let mut turned = strata.clone();
        turned.rotate_left(1);
        match (covariate::fit(&table(3, &strata), &model), covariate::fit(&table(3, &turned), &model)) {
            (Ok(one), Ok(other)) => {
                for (at, stratum) in one.strata.iter().enumerate() {
                    let moved = &other.strata[(at + strata.len() - 1) % strata.len()];
                    prop_assert!(close(stratum.dark_figure, moved.dark_figure, 1e-8));
                }
                prop_assert!(close(one.log_likelihood, other.log_likelihood, 1e-9));
                prop_assert_eq!((one.n_parameters, one.n_impossible_cells, one.df), (other.n_parameters, other.n_impossible_cells, other.df));
            }
            (one, other) => prop_assert!(one.is_err() && other.is_err(), "{:?} {:?}", one, other),
        }
    }

    /// The fast fit agrees with a naive one.
    #[test]
    fn the_fit_is_newtons_on_a_dense_design(
        (strata, model) in (counts(3, 3, 1_u64..200), sparse_problem().prop_map(|(_, model)| model))
    ) {
        let fit = covariate::fit(&table(3, &strata), &model).unwrap();
        for (stratum, naive) in fit.strata.iter().zip(naive_unseen(&strata, &model)) {
            prop_assert!(close(stratum.dark_figure, naive, 1e-7), "{} {}", stratum.dark_figure, naive);
        }
    }

    /// Where lists reach all levels alike the population is that of the lists alone, and splits as the people seen do.
    #[test]
    fn levels_that_no_list_notices_collapse(strata in counts(3, 3, 0_u64..30), generators in proptest::sample::subsequence(vec![3_u32, 5, 6], 0..=2)) {
        let with = table(3, &strata);
        let model = HierarchicalModel::from_generators(3, generators.iter().map(|&bits| History::from_bits(bits))).unwrap();
        let crossed = covariate::Model::from_generators(3, 1, generators.iter().map(|&bits| (bits, 0))).unwrap();
        prop_assume!(with.n_observed_by_stratum().iter().all(|&n| n > 0));
        prop_assume!(estimability(with.pooled(), &model).unwrap() == Estimability::Estimable);
        let (alone, fit) = (loglinear::fit(with.pooled(), &model).unwrap(), covariate::fit(&with, &crossed).unwrap());
        prop_assert!(close(fit.dark_figure, alone.dark_figure, 1e-8));
        for stratum in &fit.strata {
            let share = stratum.n_observed as f64 / fit.n_observed as f64;
            prop_assert!(close(stratum.dark_figure, alone.dark_figure * share, 1e-8));
        }
    }

    /// A model that crosses everything with the covariate is one fit for each stratum.
    #[test]
    fn crossing_everything_estimates_each_stratum_by_itself(strata in counts(3, 2, 0_u64..30), generators in proptest::sample::subsequence(vec![3_u32, 5, 6], 0..=2)) {
        let model = HierarchicalModel::from_generators(3, generators.iter().map(|&bits| History::from_bits(bits))).unwrap();
        let all = generators.iter().copied().chain([1, 2, 4]).map(|bits| (bits, 1));
        let crossed = covariate::Model::from_generators(3, 1, all).unwrap();
        let tables: Vec<CaptureTable> = strata.iter().map(|counts| plain(3, counts)).collect();
        prop_assume!(tables.iter().all(|one| estimability(one, &model).is_ok_and(|status| status == Estimability::Estimable)));
        let fit = covariate::fit(&table(3, &strata), &crossed).unwrap();
        for (stratum, one) in fit.strata.iter().zip(&tables) {
            prop_assert!(close(stratum.dark_figure, loglinear::fit(one, &model).unwrap().dark_figure, 1e-7));
        }
    }

    /// Of all models none is better than the best; each is fitted to the end, and the population is never below the people seen.
    #[test]
    fn the_best_model_is_the_best(strata in counts(3, 2, sparse())) {
        let table = table(3, &strata);
        prop_assume!(table.n_observed() > 0);
        let options = covariate::SelectOptions { n_best: 64, ..covariate::SelectOptions::default() };
        let Ok(selection) = covariate::select(&table, &options, &|_| {}) else { return Ok(()) };
        prop_assert_eq!(selection.n_models, 64);
        prop_assert_eq!(selection.n_estimable, selection.best.len() as u64);
        for ranked in &selection.best {
            let fit = covariate::fit(&table, &ranked.model).unwrap();
            prop_assert!(fit.population >= fit.n_observed as f64);
            prop_assert!(close(fit.population, ranked.estimate.population, 1e-7), "{}", ranked.model);
            prop_assert!(close(fit.criterion(Criterion::Bic), ranked.estimate.bic, 1e-9), "{}", ranked.model);
            // What differs by less is a tie, and goes by the number of parameters.
            prop_assert!(ranked.delta >= -1e-9);
        }
    }
}

/// Six lists and a covariate of three levels: lists 2 and 3 reach the levels unequally, lists 1 and 4 hold the same people.
fn seven_variables() -> covariate::Table {
    let names: Vec<String> = (0..6).map(|list| format!("list {list}")).collect();
    let stratum = |key: &str, chances: [u64; 6]| {
        let rows = (1_u32..64).map(|bits| {
            let on = |list: u32| bits >> list & 1 == 1;
            let weight = (0..6).fold(4000, |left, list| {
                let chance = chances[list as usize];
                left * if on(list) { chance } else { 20 - chance } / 20
            });
            let together = if on(0) && on(3) { 3 } else { 1 };
            (History::from_bits(bits), weight * together + u64::from(bits % 3 == 0))
        });
        Stratum { key: vec![key.to_owned()], data: CaptureTable::new(names.clone(), rows).unwrap() }
    };
    let strata = [
        stratum("north", [3, 4, 2, 3, 2, 4]),
        stratum("south", [3, 8, 2, 3, 2, 4]),
        stratum("west", [3, 4, 6, 3, 2, 4]),
    ];
    covariate::Table::new(vec!["place".to_owned()], &strata).unwrap()
}

/// What a walk says of a model, going from one to the next, is what a fit from nothing says.
#[test]
fn models_met_on_the_way_are_fitted_to_the_end() {
    for table in [seven_variables(), table(3, &[vec![40, 31, 9, 22, 6, 4, 1], vec![12, 51, 3, 30, 2, 9, 2]])]
    {
        for criterion in [Criterion::Bic, Criterion::Aic] {
            let options =
                covariate::SelectOptions { criterion, n_best: 500, ..covariate::SelectOptions::default() };
            let selection = covariate::select(&table, &options, &|_| {}).unwrap();
            assert!(selection.best.len() > 30);
            for ranked in &selection.best {
                let fit = covariate::fit(&table, &ranked.model).unwrap();
                let (met, model) = (&ranked.estimate, &ranked.model);
                assert!(close(met.log_likelihood, fit.log_likelihood, 1e-10), "{model}");
                assert!(
                    close(met.population, fit.population, 1e-8),
                    "{model}: {} {}",
                    met.population,
                    fit.population
                );
                assert!(close(met.se_log_dark_figure, fit.se_log_dark_figure, 1e-6), "{model}");
            }
        }
    }
}

/// Beyond six variables models are reached by steps, and the last step leads no farther down.
#[test]
fn steps_end_where_no_step_helps() {
    let table = seven_variables();
    let selection = covariate::select(&table, &covariate::SelectOptions::default(), &|_| {}).unwrap();
    let best = &selection.best[0];
    for (lists, covariates) in (0_u32..64).flat_map(|lists| [(lists, 0), (lists, 1)]) {
        if lists.count_ones() + covariates != 2 {
            continue;
        }
        let mut generators: Vec<(u32, u32)> = best.model.interactions().collect();
        match generators.iter().position(|&other| other == (lists, covariates)) {
            Some(at) => drop(generators.remove(at)),
            None => generators.push((lists, covariates)),
        }
        let other = covariate::Model::from_generators(6, 1, generators).unwrap();
        let value = covariate::fit(&table, &other).unwrap().criterion(Criterion::Bic);
        assert!(value >= best.estimate.bic - 1e-9, "{other} is better than {}", best.model);
    }
}

/// The same seed gives the same bits, whatever the number of threads, and parts add up.
#[test]
fn a_bootstrap_is_repeated_to_the_last_bit() {
    let strata = vec![vec![40, 31, 9, 22, 6, 4, 1], vec![12, 51, 3, 30, 2, 9, 2]];
    let table = table(3, &strata);
    let options = EstimationOptions { n_bootstrap: 60, ..EstimationOptions::default() };
    let one = covariate::estimate(&table, &options, &|_| {}).unwrap();
    assert_eq!(one, covariate::estimate(&table, &options, &|_| {}).unwrap());
    let parts: f64 = one.strata.iter().map(|stratum| stratum.n_total).sum();
    assert!((parts - one.total.n_total).abs() < 1e-9);
    for (_, level, size) in &one.levels {
        assert_eq!(size.interval, one.strata[*level].interval, "with one covariate a level is a stratum");
    }
    let interval = one.total.interval.unwrap();
    assert!(interval.lower >= one.total.n_observed as f64);
}

/// Neither the order of lists, nor that of covariates, nor that of strata moves an answer.
#[test]
fn order_does_not_matter() {
    let strata: Vec<(Vec<&str>, Vec<u64>)> = vec![
        (vec!["f", "1"], vec![40, 31, 9, 22, 6, 4, 1]),
        (vec!["m", "1"], vec![12, 51, 3, 30, 2, 9, 2]),
        (vec!["m", "2"], vec![22, 11, 4, 15, 3, 2, 1]),
    ];
    let build = |lists: [usize; 3], swap: bool, turn: usize| {
        let names = ["a", "b", "c"];
        let mut strata: Vec<Stratum<CaptureTable>> = strata
            .iter()
            .map(|(key, counts)| {
                let rows = (1_u32..).zip(counts).map(|(bits, &count)| {
                    let moved = (0..3).fold(0, |moved, at| moved | (bits >> lists[at] & 1) << at);
                    (History::from_bits(moved), count)
                });
                let mut key: Vec<String> = key.iter().map(|&value| value.to_owned()).collect();
                if swap {
                    key.reverse();
                }
                let names = lists.map(|list| names[list].to_owned()).to_vec();
                Stratum { key, data: CaptureTable::new(names, rows).unwrap() }
            })
            .collect();
        strata.rotate_left(turn);
        let mut covariates = vec!["sex".to_owned(), "year".to_owned()];
        if swap {
            covariates.reverse();
        }
        covariate::Table::new(covariates, &strata).unwrap()
    };
    let options = EstimationOptions { n_bootstrap: 40, ..EstimationOptions::default() };
    let one = covariate::estimate(&build([0, 1, 2], false, 0), &options, &|_| {}).unwrap();
    let other = covariate::estimate(&build([2, 0, 1], true, 1), &options, &|_| {}).unwrap();
    assert_eq!(one.data_hash, other.data_hash);
    let limits = |size: &covariate::Size| {
        let interval = size.interval.unwrap();
        [size.n_total, interval.lower, interval.upper.finite().unwrap()]
    };
    for (left, right) in limits(&one.total).into_iter().zip(limits(&other.total)) {
        assert!(close(left, right, 1e-8), "{left} {right}");
    }
    for (at, size) in one.strata.iter().enumerate() {
        // Two levels each: swapping the covariates swaps the two bits of a stratum's index.
        for (left, right) in limits(size).into_iter().zip(limits(&other.strata[(at & 1) << 1 | at >> 1])) {
            assert!(close(left, right, 1e-8), "{left} {right}");
        }
    }
}

/// Replicates over other cells are refused.
#[test]
fn other_replicates_are_refused() {
    let table = table(3, &[vec![40, 31, 9, 22, 6, 4, 1], vec![12, 51, 3, 30, 2, 9, 2]]);
    let options = covariate::SelectOptions::default();
    let selection = covariate::select(&table, &options, &|_| {}).unwrap();
    let others = Replicates::draw(table.pooled(), 3, 1);
    let refused = covariate::bootstrap(&table, &options, &selection, &others, &[0.95], &|_| {});
    assert_eq!(refused.unwrap_err(), covariate::Refusal::OtherReplicates);
}

/// What one person less makes of the number is what the table without that person says.
#[test]
fn one_person_less_is_a_table_with_one_person_less() {
    let strata = vec![vec![40, 31, 9, 22, 6, 4, 1], vec![12, 51, 3, 30, 2, 9, 2]];
    let options = EstimationOptions { n_bootstrap: 20, ..EstimationOptions::default() };
    let found = covariate::estimate(&table(3, &strata), &options, &|_| {}).unwrap();
    let drawn = found.bootstrap.unwrap();
    let mut largest: f64 = 1.0;
    // Cells in ascending order of their indicators: the second level's come last.
    let mut without_one = drawn.without_one.iter();
    for (level, history) in (0..2).flat_map(|level| (0..7).map(move |history| (level, history))) {
        let mut less = strata.clone();
        less[level][history] -= 1;
        let best =
            covariate::select(&table(3, &less), &covariate::SelectOptions::default(), &|_| {}).unwrap();
        let n_total = best.best[0].estimate.population;
        assert!(close(without_one.next().unwrap().unwrap(), n_total, 1e-7), "{level} {history}");
        largest = largest.max(n_total / found.total.n_total).max(found.total.n_total / n_total);
    }
    assert!(without_one.next().is_none());
    assert!(largest > 1.0);
    assert!(close(drawn.largest_deletion(found.total.n_total).unwrap(), largest, 1e-7));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The reasons are those that the numbers give, by the thresholds that are public, and the grade is the worst of theirs.
    #[test]
    fn reasons_follow_from_the_numbers(strata in counts(3, 2, sparse())) {
        let options = EstimationOptions { n_bootstrap: 20, ..EstimationOptions::default() };
        let table = table(3, &strata);
        prop_assume!(table.n_observed() > 0);
        let Ok(found) = covariate::estimate(&table, &options, &|_| {}) else { return Ok(()) };
        let factor = |left: f64, right: f64| left.max(right) / left.min(right);
        let (bic, aic) = (&found.bic.best[0].estimate, &found.aic.best[0].estimate);
        let mut wanted: Vec<(&str, f64)> = Vec::new();
        let sizes = factor(bic.population, aic.population);
        let dark = factor(bic.dark_figure.max(1.0), aic.dark_figure.max(1.0));
        if sizes >= HOPELESS_FACTOR {
            wanted.push(("hopeless-disagreement", sizes));
        } else if sizes >= DISAGREEMENT_FACTOR {
            wanted.push(("disagreement", sizes));
        } else if dark >= DARK_FIGURE_FACTOR {
            wanted.push(("dark-figures-disagree", dark));
        }
        let near = |best: &[covariate::RankedModel]| {
            let sizes = best.iter().filter(|ranked| ranked.delta <= 2.0).map(|ranked| ranked.estimate.population);
            let (low, high) = sizes.fold((f64::INFINITY, 0.0_f64), |(low, high), n| (low.min(n), high.max(n)));
            high / low
        };
        let spread = near(&found.bic.best).max(near(&found.aic.best));
        if spread >= DISAGREEMENT_FACTOR {
            wanted.push(("multiverse-spread", spread));
        }
        if let Some(interval) = found.total.interval {
            let width = interval.upper.finite().unwrap() / interval.lower;
            if width >= WIDE_INTERVAL {
                wanted.push(("wide-interval", width));
            }
        }
        let drawn = found.bootstrap.as_ref().unwrap();
        if (drawn.total.n_usable as f64) < USABLE_SHARE * 20.0 {
            wanted.push(("few-replicates", drawn.total.n_usable as f64));
        }
        let moved = drawn.without_one.iter().flatten().map(|&n| factor(n, found.total.n_total)).fold(1.0, f64::max);
        if moved >= ONE_PERSON_FACTOR {
            wanted.push(("one-person", moved));
        }
        let (n, unseen) = (found.total.n_observed as f64, found.total.dark_figure);
        let doubling = (n + 2.0 * unseen) / unseen;
        if doubling < TINY_DEPENDENCE {
            wanted.push(("tiny-dependence", doubling));
        }
        // What the lists say against any number, with covariates as without.
        let lists = table.pooled();
        let count = |of: &dyn Fn(History) -> bool| -> f64 {
            lists.cells().iter().filter(|cell| of(cell.0)).map(|cell| cell.1 as f64).sum()
        };
        let several = count(&|history| history.n_captures() > 1);
        if several == 0.0 {
            wanted.push(("no-overlap", 0.0));
        } else if several < HARDLY_ANYONE as f64 {
            wanted.push(("hardly-anyone-on-two-lists", several));
        } else if several < FEW_ON_TWO_LISTS as f64 {
            wanted.push(("few-on-two-lists", several));
        }
        let on = |list: usize| count(&|history| history.contains(list));
        if let Some(list) = (0..3).find(|&list| (on(list) - n).abs() < 0.5) {
            wanted.push(("full-list", list as f64));
        }
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let both = count(&|history| history.contains(one) && history.contains(other));
            let lies = |inner: usize, outer: usize| {
                (both - on(inner)).abs() < 0.5 && (on(outer) / n).powf(on(inner)) < BEYOND_CHANCE
            };
            if lies(one, other) || lies(other, one) {
                wanted.push(("list-within", both));
            }
        }
        let mut said: Vec<(&str, f64)> = found
            .reasons
            .iter()
            .map(|reason| match *reason {
                Doubt::FewReplicates { n_usable, n_replicates } => {
                    assert_eq!(n_replicates, 20);
                    (reason.code(), n_usable as f64)
                }
                Doubt::TinyDependence { ratio } => (reason.code(), ratio),
                Doubt::HopelessDisagreement { factor }
                | Doubt::Disagreement { factor }
                | Doubt::DarkFiguresDisagree { factor }
                | Doubt::MultiverseSpread { factor }
                | Doubt::WideInterval { factor, .. }
                | Doubt::OnePerson { factor } => (reason.code(), factor),
                Doubt::NoOverlap => (reason.code(), 0.0),
                Doubt::FullList { list } => (reason.code(), list as f64),
                Doubt::HardlyAnyoneOnTwoLists { n_people }
                | Doubt::FewOnTwoLists { n_people }
                | Doubt::ListWithin { n_people, .. } => (reason.code(), n_people as f64),
                ref other => panic!("{other}"),
            })
            .collect();
        let by_code = |one: &(&str, f64), other: &(&str, f64)| one.0.cmp(other.0).then(one.1.total_cmp(&other.1));
        wanted.sort_by(by_code);
        said.sort_by(by_code);
        prop_assert_eq!(said.len(), wanted.len(), "{:?} {:?}", said, wanted);
        for ((code, number), (other, expected)) in said.iter().zip(&wanted) {
            prop_assert_eq!(code, other);
            prop_assert!(close(*number, *expected, 1e-6), "{} {} {}", code, number, expected);
        }
        let grave = ["no-overlap", "hardly-anyone-on-two-lists", "full-list", "list-within"];
        let hopeless = sizes >= HOPELESS_FACTOR || wanted.iter().any(|(code, _)| grave.contains(code));
        let grade = if hopeless { Support::DoNotEstimate } else if wanted.is_empty() { Support::Consistent } else { Support::Fragile };
        prop_assert_eq!(found.grade, grade);
        // Half the size is reached by so many times the unseen, twice the size by so many.
        if let Some(halved) = found.total.halved() {
            prop_assert!(close(n + halved * unseen, 0.5 * (n + unseen), 1e-9));
        }
        if let Some(doubled) = found.total.doubled() {
            prop_assert!(close(n + doubled * unseen, 2.0 * (n + unseen), 1e-9));
        }
    }
}

/// Of 100 people seen and 300 unseen the size doubles with 700 unseen, and halves with 100; with no more unseen than seen it cannot halve.
#[test]
fn sizes_double_and_halve_by_the_unseen() {
    let of = |dark_figure: f64| covariate::Size {
        n_observed: 100,
        list_sizes: vec![80, 60],
        n_total: 100.0 + dark_figure,
        dark_figure,
        interval: None,
        is_borrowed: false,
    };
    assert!(of(300.0).doubled().is_some_and(|ratio| close(ratio, 7.0 / 3.0, 1e-12)));
    assert!(of(300.0).halved().is_some_and(|ratio| close(ratio, 1.0 / 3.0, 1e-12)));
    assert!(of(50.0).doubled().is_some_and(|ratio| close(ratio, 4.0, 1e-12)));
    assert_eq!((of(50.0).halved(), of(100.0).halved()), (None, None));
    assert_eq!((of(0.0).doubled(), of(0.0).halved()), (None, None));
}

/// A model has what it was made of and whatever that contains, and no term of lists or covariates that are not there.
#[test]
fn a_model_has_the_terms_within_its_own() {
    let model = covariate::Model::from_generators(3, 2, [(0b011, 0b01), (0b100, 0b10)]).unwrap();
    assert_eq!((model.n_lists(), model.n_covariates()), (3, 2));
    for (lists, covariates) in
        [(0b011, 0b01), (0b001, 0b01), (0b011, 0), (0b100, 0b10), (0b100, 0), (0, 0b01)]
    {
        assert!(model.contains(lists, covariates), "{lists:b} {covariates:b}");
    }
    for (lists, covariates) in
        [(0b101, 0), (0b100, 0b01), (0b1000, 0), (0b001, 0b100), (0b1000, 0b100), (0, 0b11)]
    {
        assert!(!model.contains(lists, covariates), "{lists:b} {covariates:b}");
    }
    let mut interactions: Vec<(u32, u32)> = model.interactions().collect();
    interactions.sort_unstable();
    assert_eq!(interactions, [(0b001, 0b01), (0b010, 0b01), (0b011, 0), (0b011, 0b01), (0b100, 0b10)]);
    let mut generators = model.generators();
    generators.sort_unstable();
    assert_eq!(generators, [(0b011, 0b01), (0b100, 0b10)]);
}
