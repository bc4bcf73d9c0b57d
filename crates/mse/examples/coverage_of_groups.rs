//! What intervals by group cover where the truth is known: `coverage_of_groups [SETS] [REPLICATES]`.
//!
//! The truth is that of `fixtures/mse/made-by-sex-and-age.csv`: 6,000 people whom four lists reach unequally by sex and age.
#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::ops::ControlFlow;

use darkfigure_mse::read::Stratum;
use darkfigure_mse::{
    CaptureTable, EstimationOptions, History, Method, SizeInterval, covariate, estimate, strata,
};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

const LISTS: [&str; 4] = ["police", "shelter", "embassy", "hotline"];
/// Sex, age, how many people, and what the group adds to the log-odds of each list.
const GROUPS: [(&str, &str, u32, [f64; 4]); 6] = [
    ("f", "under 18", 700, [0.0, 0.3, -1.2, 0.0]),
    ("f", "18-29", 1900, [0.0, 0.0, 0.0, 0.0]),
    ("f", "30 and over", 900, [0.0, 0.0, 0.6, -0.8]),
    ("m", "under 18", 400, [1.4, -1.4, -1.2, -0.3]),
    ("m", "18-29", 1300, [1.4, -1.7, 0.0, -0.3]),
    ("m", "30 and over", 800, [1.4, -1.7, 0.6, -1.1]),
];
const BASE: [f64; 4] = [-2.9, -1.6, -2.6, -2.3];
/// Shelter and hotline together.
const TOGETHER: f64 = 0.9;

fn drawn(group: &(&str, &str, u32, [f64; 4]), rng: &mut ChaCha8Rng) -> CaptureTable {
    let weight = |bits: u32| {
        let lists = (0..4).filter(|list| bits >> list & 1 == 1).map(|list| BASE[list] + group.3[list]);
        let both = if bits & 0b1010 == 0b1010 { TOGETHER } else { 0.0 };
        libm::exp(lists.sum::<f64>() + both)
    };
    let total: f64 = (0..16).map(weight).sum();
    let mut counts = [0_u64; 16];
    for _ in 0..group.2 {
        let mut left = rng.random::<f64>() * total;
        let cell = (0..15).find(|&bits| {
            left -= weight(bits);
            left < 0.0
        });
        counts[cell.unwrap_or(15) as usize] += 1;
    }
    let rows = (1_u32..16).map(|bits| (History::from_bits(bits), counts[bits as usize]));
    CaptureTable::new(LISTS.map(String::from).to_vec(), rows).expect("four lists")
}

#[derive(Default)]
struct Score {
    name: &'static str,
    n: u32,
    n_covering: u32,
    biases: Vec<f64>,
    widths: Vec<f64>,
}

impl Score {
    fn add(&mut self, size: Option<f64>, interval: Option<SizeInterval>, truth: f64) {
        let (Some(size), Some(interval)) = (size, interval) else { return };
        let upper = interval.upper.finite().unwrap_or(f64::INFINITY);
        self.n += 1;
        self.n_covering += u32::from(interval.lower <= truth && truth <= upper);
        self.biases.push(size / truth - 1.0);
        self.widths.push(upper / interval.lower);
    }

    fn print(&mut self) {
        let middle = |values: &mut Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
        };
        println!(
            "{:55} {:4} sets  covers {:5.1} %  median bias {:+6.1} %  width {:.2}",
            self.name,
            self.n,
            100.0 * f64::from(self.n_covering) / f64::from(self.n.max(1)),
            100.0 * middle(&mut self.biases),
            middle(&mut self.widths)
        );
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let n_sets: u64 = arguments.next().map_or(Ok(200), |text| text.parse())?;
    let n_bootstrap: usize = arguments.next().map_or(Ok(200), |text| text.parse())?;
    let names = [
        "without groups, best BIC",
        "each sex by itself, best BIC, total",
        "one model with sex and age, everyone",
    ];
    let mut scores = names.map(|name| Score { name, ..Score::default() });
    let mut women = Score { name: "one model with sex and age, women", ..Score::default() };
    let mut girls = Score { name: "one model with sex and age, women under 18", ..Score::default() };
    for set in 0..n_sets {
        let mut rng = ChaCha8Rng::seed_from_u64(set);
        let tables: Vec<CaptureTable> = GROUPS.iter().map(|group| drawn(group, &mut rng)).collect();
        let strata: Vec<Stratum<CaptureTable>> = GROUPS
            .iter()
            .zip(&tables)
            .map(|(group, table)| Stratum {
                key: vec![group.0.to_owned(), group.1.to_owned()],
                data: table.clone(),
            })
            .collect();
        let table = covariate::Table::new(vec!["sex".to_owned(), "age".to_owned()], &strata)?;
        let methods = Some(vec![Method::BestBic]);
        let options = EstimationOptions { n_bootstrap, seed: set, methods, ..EstimationOptions::default() };
        let together = estimate(table.pooled(), &options)?;
        let row = together.row(Method::BestBic);
        scores[0].add(row.and_then(|row| row.n_total), row.and_then(|row| row.interval), 6000.0);
        let by_sex: Vec<Stratum<CaptureTable>> = ["f", "m"]
            .into_iter()
            .map(|sex| {
                let rows = strata.iter().filter(|stratum| stratum.key[0] == sex);
                let rows: Vec<_> = rows.flat_map(|stratum| stratum.data.cells().to_vec()).collect();
                let data = CaptureTable::new(LISTS.map(String::from).to_vec(), rows)?;
                Ok(Stratum { key: vec![sex.to_owned()], data })
            })
            .collect::<Result<_, darkfigure_mse::CaptureTableError>>()?;
        let stratified = strata::estimate(&by_sex, &options, &|_, _| ControlFlow::Continue(()))?;
        // A total that leaves a stratum out is not one of all people.
        if let Some(total) = stratified.total(Method::BestBic).filter(|total| total.left_out.is_empty()) {
            scores[1].add(Some(total.n_total), total.interval, 6000.0);
        }
        let found = covariate::estimate(&table, &options, &|_| {})?;
        scores[2].add(Some(found.total.n_total), found.total.interval, 6000.0);
        for (covariate, level, size) in &found.levels {
            let known = &found.covariates[*covariate];
            if known.levels[*level] == "f" {
                women.add(Some(size.n_total), size.interval, 3500.0);
            }
        }
        for (stratum, size) in found.fit.strata.iter().zip(&found.strata) {
            let name = |at: usize| found.covariates[at].levels[stratum.levels[at]].as_str();
            if (name(0), name(1)) == ("f", "under 18") {
                girls.add(Some(size.n_total), size.interval, 700.0);
            }
        }
    }
    scores.iter_mut().for_each(Score::print);
    women.print();
    girls.print();
    Ok(())
}
