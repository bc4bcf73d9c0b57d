//! Every row of the reference files with closed forms: two lists, lower bounds, sample coverage.

use darkfigure_mse::single_source::{Occasions, chao, chao_corrected, zelterman};
use darkfigure_mse::two_list::{TwoLists, chapman, lincoln_petersen};
use darkfigure_mse::{CaptureCounts, sample_coverage, two_list};

use super::{close, number, report};
use crate::reference::{Tally, folder, rows, table};

// MultipleSystemsEstimation's and Rcapture's tables; closed forms evaluated in R 4.2.2.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn two_lists() {
    let name = "two_list.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let mut tally = Tally::default();
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let index = |name: &str| table.list_names().iter().position(|list| list == name).expect("the list");
        let lists =
            TwoLists::of_table(&table, index(row.text("list1")), index(row.text("list2"))).expect("a pair");
        let petersen = lincoln_petersen(lists, 0.95);
        let petersen_matches = match (row.number("N_LP"), petersen) {
            (Some(size), Ok(found)) => {
                close(found.estimate, size, 1e-9) && close(found.se, number(row, "se_LP"), 1e-9)
            }
            (None, Err(two_list::Refusal::NoOverlap { .. })) => true,
            _ => false,
        };
        let chapman = chapman(lists, 0.95).expect("two lists with people");
        let wanted = |column| number(row, column);
        let matches = petersen_matches
            && close(chapman.estimate, wanted("N_Chapman"), 1e-9)
            && close(chapman.se, wanted("se_Chapman"), 1e-9)
            && close(chapman.interval.lower, wanted("log_lo"), 1e-9)
            && chapman.interval.upper.finite().is_some_and(|upper| close(upper, wanted("log_hi"), 1e-9));
        tally.hold(matches, || format!("{row:?}: {petersen:?} {chapman:?}"));
    }
    tally.finish("two_list.csv");
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn lower_bounds() {
    let name = "chao_lower_bounds.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let mut tally = Tally::default();
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let counts = CaptureCounts::of_table(&table).expect("people");
        let t = Occasions::Fixed(u32::try_from(table.n_lists()).expect("few lists"));
        let wanted = |column| number(row, column);
        let unlimited = chao(&counts, Occasions::Unlimited, 0.95).expect("a bound");
        let corrected = |occasions| chao_corrected(&counts, occasions, 0.95).expect("a bound").estimate;
        let matches = close(unlimited.estimate, wanted("Chao_inf"), 1e-9)
            && close(unlimited.se, wanted("se_Chao_inf"), 1e-9)
            && close(unlimited.interval.lower, wanted("log_lo"), 1e-9)
            && unlimited.interval.upper.finite().is_some_and(|upper| close(upper, wanted("log_hi"), 1e-9))
            && close(chao(&counts, t, 0.95).expect("a bound").estimate, wanted("Chao_t"), 1e-9)
            && close(corrected(Occasions::Unlimited), wanted("Chao_bc_inf"), 1e-9)
            && close(corrected(t), wanted("Chao_bc_t"), 1e-9)
            && close(zelterman(&counts, 0.95).expect("a rate").estimate, wanted("Zelterman"), 1e-9);
        tally.hold(matches, || format!("{row:?}: {unlimited:?}"));
    }
    tally.finish("chao_lower_bounds.csv");
}

// CARE1 1.1.0: estN(z, "Indep" | "HSC" | "LSC", se = TRUE, nboot = 200), set.seed(1); estN.stat(z) prints D and C to 3 digits.
#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn coverage() {
    let name = "care1_sample_coverage.csv";
    let folder = folder();
    let rows = rows(&folder, name);
    let (mut tally, mut errors) = (Tally::default(), Tally::default());
    for row in &rows {
        let table = table(&folder, row.text("dataset"));
        let options = sample_coverage::Options { n_replicates: 400, ..sample_coverage::Options::default() };
        let found = sample_coverage::estimate(&table, options).expect("coverage");
        let size = match row.text("method") {
            "Indep" => found.independent,
            "HSC" => found.high_coverage,
            _ => found.low_coverage,
        };
        // CARE1 returns infinity or the observed count where the equations have no solution; that is a refusal here.
        let wanted = row.number("Nhat").filter(|&size| size.is_finite() && size > table.n_observed() as f64);
        let size_matches = match (wanted, size) {
            (Some(wanted), sample_coverage::Size::Estimated { estimate, .. }) => {
                close(estimate, wanted, 1e-9)
            }
            (None, sample_coverage::Size::NoSolution) => true,
            _ => false,
        };
        let matches = size_matches
            && (found.overlap - number(row, "D")).abs() < 5.1e-4
            && (found.coverage - number(row, "Chat")).abs() < 5.1e-4;
        tally.hold(matches, || format!("{row:?}: {size:?}"));
        // Two bootstraps of 200 and 400 draws: the ratio of their standard errors has a standard deviation of some 7 %.
        if let (Some(se), sample_coverage::Size::Estimated { se: Some(ours), .. }) =
            (row.number("se_boot200_seed1"), size)
        {
            errors.hold((ours / se).ln().abs() < 0.3, || format!("{row:?}: se {ours}"));
        }
    }
    report(&errors, "care1_sample_coverage.csv, bootstrap standard errors (Monte Carlo, within 30 %)");
    tally.finish("care1_sample_coverage.csv");
}
