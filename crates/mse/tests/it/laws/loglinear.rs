//! Laws of log-linear models.

use darkfigure_mse::closed_population::ProfileOptions;
use darkfigure_mse::loglinear::{
    Criterion, Estimability, HierarchicalModel, ModelSpace, SelectOptions, StepwiseOptions, estimability,
    select_by_criteria, select_model, select_stepwise, survey_models,
};
use darkfigure_mse::{CaptureTable, History, loglinear};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use proptest::prelude::*;

fn table(n_lists: usize, counts: &[u64]) -> CaptureTable {
    let names = (0..n_lists).map(|list| format!("list {list}")).collect();
    let rows = (1_u32..).zip(counts).map(|(bits, &count)| (History::from_bits(bits), count));
    CaptureTable::new(names, rows).unwrap()
}

/// Counts of all histories of three or four lists, many of them zero.
fn sparse_counts() -> impl Strategy<Value = (usize, Vec<u64>)> {
    (3_usize..=4).prop_flat_map(|n_lists| {
        let count = prop_oneof![3 => Just(0_u64), 2 => 1_u64..4, 2 => 1_u64..60];
        (Just(n_lists), proptest::collection::vec(count, (1 << n_lists) - 1))
    })
}

fn relabel(bits: u32, new_index: &[usize]) -> u32 {
    new_index.iter().enumerate().map(|(from, &to)| (bits >> from & 1) << to).sum()
}

/// Existence by its definition: positive means with the observed margins, found by a floating-point programme.
///
/// Terms that nobody has are dropped with the histories below them, as the extended estimate wants it.
fn brute_force(n_lists: usize, counts: &[u64], model: &HierarchicalModel) -> Estimability {
    let count = |mask: u32| counts[mask as usize - 1] as f64;
    let masks = 1..1_u32 << n_lists;
    let margin = |term: u32| -> f64 { masks.clone().filter(|mask| mask & term == term).map(count).sum() };
    let (kept, forced): (Vec<u32>, Vec<u32>) = model.terms().iter().partition(|&&term| margin(term) > 0.0);
    let cells: Vec<u32> =
        masks.clone().filter(|mask| !forced.iter().any(|term| mask & term == *term)).collect();
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let smallest = problem.add_var(1.0, (0.0, 1.0));
    let slack: Vec<_> = cells.iter().map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect();
    for &term in &kept {
        let members = cells.iter().zip(&slack).filter(|(cell, _)| *cell & term == term);
        let mut sum: Vec<_> = members.map(|(_, &variable)| (variable, 1.0)).collect();
        let n_members = sum.len() as f64;
        sum.push((smallest, n_members));
        problem.add_constraint(&sum, ComparisonOp::Eq, margin(term));
    }
    let SolveOutcome::Solution(solution) = problem.solve().unwrap() else { panic!("no time limit was set") };
    let exists = solution.objective() > 1e-7;
    let mut rows: Vec<Vec<f64>> = cells
        .iter()
        .map(|cell| kept.iter().map(|term| f64::from(u8::from(cell & term == *term))).collect())
        .collect();
    let identifiable = rank(&mut rows) == kept.len();
    match (exists, identifiable) {
        (true, true) => Estimability::Estimable,
        (false, true) => Estimability::NoExtendedMle,
        (true, false) => Estimability::NotIdentifiable,
        (false, false) => Estimability::NeitherExistsNorIdentifiable,
    }
}

fn rank(rows: &mut [Vec<f64>]) -> usize {
    let n_columns = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..n_columns {
        let pivot =
            (rank..rows.len()).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()));
        let Some(pivot) = pivot.filter(|&row| rows[row][column].abs() > 1e-9) else { continue };
        rows.swap(rank, pivot);
        let head = rows[rank].clone();
        for row in rows.iter_mut().skip(rank + 1) {
            let factor = row[column] / head[column];
            row.iter_mut().zip(&head).for_each(|(entry, top)| *entry -= factor * top);
        }
        rank += 1;
    }
    rank
}

/// Fitted means by iterative proportional fitting over the histories that could be seen.
fn proportional_fit(n_lists: usize, counts: &[u64], model: &HierarchicalModel) -> Vec<f64> {
    let mut means = vec![1.0; counts.len()];
    for _ in 0..200_000 {
        let mut largest = 0.0_f64;
        for generator in model.generators() {
            let pattern = |at: usize| (at as u32 + 1) & generator.bits();
            let mut sums = vec![(0.0, 0.0); 1 << n_lists];
            for (at, (&count, &mean)) in counts.iter().zip(&means).enumerate() {
                sums[pattern(at) as usize].0 += count as f64;
                sums[pattern(at) as usize].1 += mean;
            }
            for (at, mean) in means.iter_mut().enumerate() {
                let (observed, fitted) = sums[pattern(at) as usize];
                largest = largest.max((observed / fitted - 1.0).abs());
                *mean *= observed / fitted;
            }
        }
        if largest < 1e-13 {
            break;
        }
    }
    means
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn estimability_is_what_its_definition_says((n_lists, counts) in sparse_counts()) {
        let table = table(n_lists, &counts);
        prop_assume!(table.n_observed() > 0);
        for model in ModelSpace::new(n_lists, 3).unwrap().models() {
            let found = estimability(&table, &model).unwrap();
            prop_assert_eq!(found, brute_force(n_lists, &counts, &model), "{}", model);
        }
    }

    #[test]
    fn every_estimate_is_above_the_seen_and_larger_models_fit_better((n_lists, counts) in sparse_counts()) {
        let table = table(n_lists, &counts);
        prop_assume!(table.n_observed() > 0);
        let mut fits = Vec::new();
        survey_models(&table, &ModelSpace::new(n_lists, 3).unwrap(), |row| {
            if let Some(estimate) = row.estimate {
                fits.push((row.model(), estimate));
            } else {
                assert_ne!(row.estimability, Estimability::Estimable, "{} was not reached", row.model());
            }
        }).unwrap();
        for (model, estimate) in &fits {
            prop_assert!(estimate.population >= table.n_observed() as f64);
            prop_assert!(estimate.population.is_finite() && estimate.se_log_dark_figure.is_finite());
            for (larger, better) in fits.iter().filter(|(larger, _)| model.is_nested_in(larger)) {
                prop_assert!(
                    better.log_likelihood >= estimate.log_likelihood - 1e-8,
                    "{} {} in {} {}", model, estimate.log_likelihood, larger, better.log_likelihood
                );
            }
        }
    }

    #[test]
    fn the_order_of_lists_and_zero_rows_do_not_matter(
        (n_lists, counts) in sparse_counts(),
        seed in 0_usize..24,
    ) {
        let plain = table(n_lists, &counts);
        prop_assume!(plain.n_observed() > 0);
        let mut new_index: Vec<usize> = (0..n_lists).collect();
        new_index.rotate_left(seed % n_lists);
        new_index.swap(0, seed / n_lists % n_lists);
        let rows = (1_u32..1 << n_lists).zip(&counts).rev().map(|(bits, &count)| (relabel(bits, &new_index), count));
        let names = (0..n_lists).map(|list| format!("other {list}")).collect();
        let rows = rows.filter(|&(_, count)| count > 0).map(|(bits, count)| (History::from_bits(bits), count));
        let turned = CaptureTable::new(names, rows).unwrap();
        for model in ModelSpace::new(n_lists, 2).unwrap().models() {
            let renamed = model.permuted(&new_index).unwrap();
            let pair = (loglinear::fit(&plain, &model), loglinear::fit(&turned, &renamed));
            match pair {
                (Ok(left), Ok(right)) => {
                    prop_assert!((left.population / right.population - 1.0).abs() < 1e-8);
                    prop_assert!((left.log_likelihood - right.log_likelihood).abs() < 1e-8);
                }
                (left, right) => prop_assert_eq!(left.is_err(), right.is_err()),
            }
        }
        let options = SelectOptions { criterion: Criterion::Aic, ..SelectOptions::default() };
        let pair = (select_model(&plain, &options, &|_| {}), select_model(&turned, &options, &|_| {}));
        if let (Ok(left), Ok(right)) = &pair {
            prop_assert!((left.best[0].estimate.aic - right.best[0].estimate.aic).abs() < 1e-8);
            prop_assert!((left.average.population / right.average.population - 1.0).abs() < 1e-7);
            prop_assert_eq!(left.n_by_status, right.n_by_status);
        }
        prop_assert_eq!(pair.0.is_ok(), pair.1.is_ok());
    }

    #[test]
    fn proportional_fitting_finds_the_same_means(
        counts in proptest::collection::vec(1_u64..40, 7),
        at in 0_usize..8,
    ) {
        let model = ModelSpace::new(3, 2).unwrap().models().nth(at).unwrap();
        let fit = loglinear::fit(&table(3, &counts), &model).unwrap();
        let naive = proportional_fit(3, &counts, &model);
        for ((_, mean), expected) in fit.fitted.iter().zip(&naive) {
            prop_assert!((mean / expected - 1.0).abs() < 1e-6, "{} {mean} {expected}", model);
        }
    }

    #[test]
    fn a_higher_level_contains_a_lower_one(
        counts in proptest::collection::vec(1_u64..40, 7),
        at in 0_usize..8,
    ) {
        let table = table(3, &counts);
        let model = ModelSpace::new(3, 2).unwrap().models().nth(at).unwrap();
        let profile = |level: f64| {
            let options = ProfileOptions { level, ..ProfileOptions::default() };
            loglinear::profile(&table, &model, options).unwrap().interval
        };
        let fit = loglinear::fit(&table, &model).unwrap();
        for (narrow, wide) in [
            (profile(0.8), profile(0.95)),
            (fit.interval(0.8).unwrap(), fit.interval(0.95).unwrap()),
        ] {
            prop_assert!(wide.lower <= narrow.lower);
            prop_assert!(wide.upper.finite().unwrap() >= narrow.upper.finite().unwrap());
            prop_assert!(wide.lower >= table.n_observed() as f64);
        }
    }

    #[test]
    fn averages_lie_among_their_models_and_steps_only_on_models_with_estimates(
        (n_lists, counts) in sparse_counts(),
    ) {
        let table = table(n_lists, &counts);
        prop_assume!(table.n_observed() > 0);
        if let Ok(selection) = select_model(&table, &SelectOptions::default(), &|_| {}) {
            let sizes = selection.best.iter().map(|ranked| ranked.estimate.population);
            let (low, high) =
                sizes.fold((f64::INFINITY, 0.0_f64), |(low, high), size| (low.min(size), high.max(size)));
            if selection.average.n_models <= 100 {
                for average in [selection.average.population, selection.average.population_from_log] {
                    prop_assert!(average >= low * (1.0 - 1e-9) && average <= high * (1.0 + 1e-9));
                }
            }
            prop_assert!(selection.best.windows(2).all(|pair| pair[0].delta <= pair[1].delta + 1e-8));
        }
        if let Ok(stepwise) = select_stepwise(&table, &StepwiseOptions::default()) {
            prop_assert_eq!(estimability(&table, &stepwise.fit.model).unwrap(), Estimability::Estimable);
        }
    }

    #[test]
    fn models_are_read_as_they_are_written(at in 0_usize..113) {
        let model = ModelSpace::new(4, 3).unwrap().models().nth(at).unwrap();
        prop_assert_eq!(HierarchicalModel::parse(&model.to_string(), 4).unwrap(), model);
    }
}

/// Several criteria in one survey give what each gives alone.
#[test]
fn criteria_together_are_criteria_one_by_one() {
    for text in [crate::fixture::KOSOVO, crate::fixture::KOREA, crate::fixture::ARTIFICIAL] {
        let table = crate::fixture::table(text);
        let criteria = [Criterion::Bic, Criterion::Aic, Criterion::Aicc];
        let options = SelectOptions { n_best: 7, ..SelectOptions::default() };
        let together = select_by_criteria(&table, criteria, &options, &|_| {}).unwrap();
        for (criterion, found) in criteria.into_iter().zip(together) {
            let alone = SelectOptions { criterion, ..options.clone() };
            assert_eq!(found, select_model(&table, &alone, &|_| {}));
        }
    }
}
