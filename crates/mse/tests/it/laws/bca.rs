//! Efron's interval on replicates whose quantiles are known, and tables that are taken over as replicates.

use darkfigure_mse::bootstrap::{BcaRefusal, Deletion, Replicates, ReplicatesError, bca};
use darkfigure_mse::{CaptureTable, History};
use darkfigure_numeric::special::standard_normal::{cdf, quantile};

fn is_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} for {wanted}");
}

/// The numbers from 1 to n, in no order: their quantile of type 8 at p is (n + 1/3) p + 1/3.
fn numbers(n: u32) -> Vec<Option<f64>> {
    (0..n).map(|at| Some(f64::from(at * 7 % n + 1))).collect()
}

fn deletions(rows: &[(u64, f64)]) -> Vec<Deletion> {
    let history = History::from_bits(1);
    rows.iter().map(|&(count, estimate)| Deletion { history, count, estimate: Some(estimate) }).collect()
}

/// Of 999 replicates 400 lie below the estimate; deletions of 3, 5 and 2 people lie 3, 1 and −7 from their mean of 13.
#[test]
fn limits_are_at_the_corrected_probabilities() {
    let n = 999.0;
    let place = |probability: f64| (n + 1.0 / 3.0) * probability + 1.0 / 3.0;
    let one_out = deletions(&[(3, 10.0), (5, 12.0), (2, 20.0)]);
    let found = bca(400.5, &numbers(999), &one_out, &[0.9, 0.6]);
    let (z0, a) = (quantile(400.0 / 999.0), -600.0 / (6.0 * 130.0 * 130.0_f64.sqrt()));
    is_near(found.z0.unwrap(), z0);
    is_near(found.acceleration.unwrap(), a);
    assert_eq!((found.n_replicates, found.n_usable, found.n_tied), (999, 999, 0));
    for interval in &found.intervals {
        let tails = [0.5 - interval.level / 2.0, 0.5 + interval.level / 2.0];
        let [low, high] = tails.map(|tail| {
            let z = z0 + quantile(tail);
            cdf(z0 + z / (1.0 - a * z))
        });
        let (plain, corrected) = (interval.percentile.unwrap(), interval.bca.unwrap());
        is_near(plain.lower, place(tails[0]));
        is_near(plain.upper.finite().unwrap(), place(tails[1]));
        is_near(corrected.lower, place(low));
        is_near(corrected.upper.finite().unwrap(), place(high));
        let [below, above] = interval.tail_replicates.unwrap();
        is_near(below, n * low);
        is_near(above, n * (1.0 - high));
    }
}

/// What rounding alone tells apart is equal; deletions that change nothing leave no acceleration.
#[test]
fn ties_and_still_deletions_are_told() {
    for estimate in [400.0, 400.0 + 1e-7, 400.0 - 1e-7] {
        let found = bca(estimate, &numbers(999), &deletions(&[(3, 10.0), (5, 10.0)]), &[0.9]);
        assert_eq!(found.n_tied, 1);
        is_near(found.z0.unwrap(), quantile(399.0 / 999.0));
        is_near(found.acceleration.unwrap(), 0.0);
    }
    let apart = bca(400.0 + 1e-5, &numbers(999), &deletions(&[(3, 10.0)]), &[0.9]);
    assert_eq!(apart.n_tied, 0);
    is_near(apart.z0.unwrap(), quantile(400.0 / 999.0));
    // One person who moves all has an acceleration of nearly a sixth, which leaves no room for a tail six deviations out.
    let one_moves_all = deletions(&[(1_000, 0.0), (1, -1_000.0)]);
    let steep = bca(500.5, &numbers(1_000), &one_moves_all, &[1.0 - 1e-10]);
    assert!((0.16..1.0 / 6.0).contains(&steep.acceleration.unwrap()));
    let refused = steep.intervals[0];
    assert_eq!(refused.bca, Err(BcaRefusal::AccelerationTooLarge));
    assert!(refused.percentile.is_ok() && refused.tail_replicates.is_none());
}

#[test]
fn a_level_of_an_interval_is_a_probability() {
    let found = bca(400.5, &numbers(999), &deletions(&[(3, 10.0), (5, 12.0)]), &[0.0, 1.0, -0.5, 1.5]);
    for interval in found.intervals {
        assert_eq!((interval.percentile, interval.bca), (Err(BcaRefusal::Level), Err(BcaRefusal::Level)));
    }
    let none = bca(5.0, &[None, None], &deletions(&[(3, 10.0)]), &[0.9]);
    assert_eq!(none.z0, Err(BcaRefusal::NoUsableReplicate));
    let below = bca(5_000.0, &numbers(99), &deletions(&[(3, 10.0)]), &[0.9]);
    assert_eq!(below.z0, Err(BcaRefusal::AllBelowEstimate { n_usable: 99 }));
    let above = bca(0.5, &numbers(99), &deletions(&[(3, 10.0)]), &[0.9]);
    assert_eq!(above.z0, Err(BcaRefusal::NoneBelowEstimate { n_usable: 99 }));
    let missing = [Deletion { history: History::from_bits(1), count: 2, estimate: None }];
    let found = bca(50.5, &numbers(99), &missing, &[0.9]);
    assert_eq!(found.acceleration, Err(BcaRefusal::MissingDeletion { n_missing: 1, n_deletions: 1 }));
}

/// Tables drawn elsewhere keep their people, and have one number of lists and somebody each.
#[test]
fn tables_drawn_elsewhere_are_replicates() {
    let table = |n_lists: usize, cells: &[(u32, u64)]| {
        let names = (0..n_lists).map(|list| format!("list {list}")).collect();
        CaptureTable::new(names, cells.iter().map(|&(bits, n)| (History::from_bits(bits), n))).unwrap()
    };
    let (one, other) = (table(2, &[(0b01, 4), (0b11, 2)]), table(2, &[(0b10, 7)]));
    let found = Replicates::from_tables(&[one.clone(), other]).unwrap();
    assert_eq!((found.len(), found.n_lists(), found.is_empty()), (2, 2, false));
    let rows =
        |counts: [u64; 3]| [1, 2, 3].map(History::from_bits).into_iter().zip(counts).collect::<Vec<_>>();
    assert_eq!(found.replicate(0), Some(rows([4, 0, 2])));
    assert_eq!(found.replicate(1), Some(rows([0, 7, 0])));
    assert_eq!(found.replicate(2), None);
    assert!(Replicates::from_tables(&[]).unwrap().is_empty());
    assert_eq!(Replicates::draw(&table(2, &[]), 3, 1).len(), 3);
    let three = table(3, &[(0b100, 7)]);
    assert_eq!(
        Replicates::from_tables(&[one.clone(), three]),
        Err(ReplicatesError::OtherLists { replicate: 1, found: 3, n_lists: 2 })
    );
    assert_eq!(Replicates::from_tables(&[one, table(2, &[])]), Err(ReplicatesError::Nobody { replicate: 1 }));
}
