//! WHO's tuberculosis tables: coverage from rounded and unrounded inputs.

use std::fs;

use darkfigure_numeric::{bound::*, distribution::*};

use super::{intervals::close, vectors::reference};

/// The rows of a table as cells by column name.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(path: &std::path::Path) -> Self {
        let text = fs::read_to_string(path).expect("the table can be read");
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self { header: lines.next().expect("a header"), rows: lines.collect() }
    }

    fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).expect("the column")
    }
}

/// Two significant figures below a threshold, three from there on; percentages have two throughout.
fn printed(cell: &str, three_from: f64) -> Bounds {
    let value: f64 = cell.parse().expect("a number");
    if value == 0.0 {
        return Bounds::new(0.0, 0.005).unwrap();
    }
    rounded_to_figures(value, if value < three_from { 2 } else { 3 }).unwrap()
}

const COVERAGE: [(&str, &str); 3] =
    [("c_cdr", "e_inc_100k"), ("c_cdr_lo", "e_inc_100k_hi"), ("c_cdr_hi", "e_inc_100k_lo")];

/// Cells that agree with the rates they were computed from, and all cells.
fn agreeing_cells(table: &Table) -> (usize, usize) {
    let notified = table.column("c_newinc_100k");
    let (mut agree, mut cells) = (0, 0);
    for row in &table.rows {
        for (coverage, incidence) in COVERAGE {
            let cell = &row[table.column(coverage)];
            if cell.is_empty() {
                continue;
            }
            cells += 1;
            let quotient = printed(cell, f64::INFINITY);
            let numerator = printed(&row[notified], 100.0);
            let denominator = printed(&row[table.column(incidence)], 100.0);
            agree += usize::from(quotient_agrees(quotient, numerator, denominator, 100.0).unwrap());
        }
    }
    (agree, cells)
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn published_coverage_agrees_with_its_rounded_inputs() {
    let folder = reference();
    let programmes = folder.join("programmes");
    let report = Table::read(&programmes.join("who_tb_published_rounded_2019report.csv"));
    assert_eq!(agreeing_cells(&report), (2_448, 2_448));
    let sample = Table::read(&programmes.join("who_tb_published_rounded_2025-07-22_sample.csv"));
    assert_eq!(agreeing_cells(&sample), (69, 69));
}

#[test]
fn the_check_would_notice_a_wrong_cell() {
    // Afghanistan 2018: 130 notified of 189 estimated per 100,000 are printed as 69 %. 71 % would not do.
    let quotient = |percent| rounded_to_figures(percent, 2).unwrap();
    let (notified, estimated) =
        (rounded_to_figures(130.0, 3).unwrap(), rounded_to_figures(189.0, 3).unwrap());
    assert!(quotient_agrees(quotient(69.0), notified, estimated, 100.0).unwrap());
    assert!(!quotient_agrees(quotient(71.0), notified, estimated, 100.0).unwrap());
    assert!(!quotient_agrees(quotient(67.0), notified, estimated, 100.0).unwrap());
}

#[test]
#[ignore = "needs DARKFIGURE_REFERENCE"]
fn unrounded_coverage_is_two_divisions() {
    let folder = reference();
    let table = Table::read(&folder.join("programmes/who_tb_cdr_unrounded_2024.csv"));
    let number = |row: &[String], name: &str| row[table.column(name)].parse::<f64>().ok();
    let mut cells = 0;
    for row in &table.rows {
        for (coverage, incidence) in
            [("c_cdr", "e_inc_num"), ("c_cdr_lo", "e_inc_num_hi"), ("c_cdr_hi", "e_inc_num_lo")]
        {
            let (Some(published), Some(count), Some(estimate)) =
                (number(row, coverage), number(row, "c_newinc"), number(row, incidence))
            else {
                continue;
            };
            let count = Bounds::exactly(count).unwrap();
            if estimate > 0.0 {
                let found = count.over(Bounds::exactly(estimate).unwrap()).unwrap();
                close(100.0 * found.lower(), published, 1e-9);
                cells += 1;
            }
        }
    }
    eprintln!("{cells} unrounded cells of {} rows reproduced to 1e-9", table.rows.len());
    assert!(cells >= 3 * 1_200, "only {cells} cells could be compared");
}

#[test]
fn the_global_coverage_of_2023_is_reproduced() {
    // WHO 2024: 8,160,123 notified of 10,844,867 (10,055,114 to 11,664,012): 75.24 (69.96 to 81.15)
    let count = Bounds::exactly(8_160_123.0).unwrap();
    let estimate = Bounds::new(10_055_114.0, 11_664_012.0).unwrap();
    let coverage = count.over(estimate).unwrap();
    close(coverage.lower(), 0.6996, 1e-4);
    close(coverage.upper(), 0.8115, 1e-4);
}

#[test]
fn afghanistan_2023_conditioned_on_its_count() {
    // WHO 2024, per 100,000: 180.2452 (112.213 to 262.5669), sd (hi - lo)/3.92 = 38.3556; 49,533 notified of 41,454,760.
    let notified = 49_533.0 / 41_454_760.0 * 1e5;
    let estimate = Distribution::beta_by_moments(180.2452, 38.355_586_734_693_9, 1e5).unwrap();
    let conditioned = at_least(estimate, notified).unwrap().kept().unwrap();
    close(conditioned.removed(), 0.041, 0.01);
    // "45 to 95" under WHO's beta.
    let limits = conditioned.limits(0.95).unwrap();
    assert_percent(notified / limits.upper(), 45);
    assert_percent(notified / limits.lower(), 95);
    // "45 to 96" under a lognormal with the published interval, on numbers.
    let published = Limits::new(46_517.629_838_8, 108_846.478_234_44, 0.95).unwrap();
    let estimate = Distribution::from(LogNormal::from_limits(published).unwrap());
    let conditioned = at_least(estimate, 49_533.0).unwrap().kept().unwrap();
    let limits = conditioned.limits(0.95).unwrap();
    assert_percent(49_533.0 / limits.upper(), 45);
    assert_percent(49_533.0 / limits.lower(), 96);
}

#[track_caller]
fn assert_percent(share: f64, percent: i32) {
    assert!((100.0 * share - f64::from(percent)).abs() <= 0.5, "{share} is not {percent} %");
}
