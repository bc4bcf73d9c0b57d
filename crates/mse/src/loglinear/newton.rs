//! Newton's method for a Poisson log-linear model, whose Gram entries are superset sums.

use super::cell_counts::CellCounts;
use super::lattice::{subset_sums, superset_sums};

/// A step in which no fitted mean moves by more than this on the log scale is the last one: Newton's error after
/// it is of the order of its square, below rounding.
const LAST_STEP: f64 = 1e-7;
const MAX_STEPS: usize = 200;
const MAX_HALVINGS: usize = 60;

/// Buffers for one fit after another over tables with the same lists.
///
/// # Formula
///
/// With a 0/1 design in which history S has term T if T ⊆ S, the information between terms T and U is
///
/// ```text
/// Σ_{S ⊇ T ∪ U} μ_S = m(T ∪ U)
/// ```
///
/// and so one pass of superset sums over the fitted means holds the whole matrix.
#[derive(Debug, Clone)]
pub(crate) struct Newton {
    n_lists: usize,
    /// By mask: the linear predictor, the unseen history's included.
    eta: Vec<f64>,
    /// By mask: the fitted means; 0 where the history has none.
    means: Vec<f64>,
    sums: Vec<f64>,
    step: Vec<f64>,
    // Upper triangle, row after row; the intercept comes last so that its pivot gives its variance.
    gram: Vec<f64>,
    rhs: Vec<f64>,
    order: Vec<u32>,
    active: Vec<u32>,
}

/// What a fit ends with; its coefficients are in the caller's `beta`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Optimum {
    /// Σ (y·η − μ) − Σ ln y!.
    pub(crate) log_likelihood: f64,
    pub(crate) n_steps: usize,
}

/// What to fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem<'a> {
    pub(crate) counts: &'a CellCounts,
    /// The terms with finite parameters, ascending, the intercept first.
    pub(crate) terms: &'a [u32],
    /// By mask: whether the mean is exactly zero.
    pub(crate) dropped: &'a [bool],
    /// The number of unseen people where it is taken as known: the unseen history then counts like any other.
    pub(crate) unseen: Option<f64>,
}

impl Newton {
    pub(crate) fn new(n_lists: usize) -> Self {
        let n_masks = 1 << n_lists;
        Self {
            n_lists,
            eta: vec![0.0; n_masks],
            means: vec![0.0; n_masks],
            sums: vec![0.0; n_masks],
            step: vec![0.0; n_masks],
            gram: Vec::new(),
            rhs: Vec::new(),
            order: Vec::new(),
            active: Vec::new(),
        }
    }

    /// Fits from coefficients by mask in `beta` (a start where `warm`), which hold the estimate afterwards.
    ///
    /// `None` where Newton does not converge; for estimable models that is a matter of floating-point range only.
    pub(crate) fn fit(&mut self, problem: &Problem<'_>, beta: &mut [f64], warm: bool) -> Option<Optimum> {
        self.prepare(problem);
        if warm {
            self.load(problem, beta);
        } else {
            self.first_guess(problem, beta)?;
        }
        let mut objective = self.objective(problem, beta);
        if !objective.is_finite() {
            self.first_guess(problem, beta)?;
            objective = self.objective(problem, beta);
        }
        for n_steps in 1..=MAX_STEPS {
            self.sum_means();
            self.set_score(problem);
            self.factorise()?;
            self.solve();
            let largest = self.spread_step();
            if !largest.is_finite() {
                return None;
            }
            let mut scale = 1.0;
            let mut halvings = 0;
            loop {
                self.move_to(problem, beta, scale);
                let moved = self.objective(problem, beta);
                // Rounding alone may lower the objective by some of its last digits.
                if moved >= objective - 1e-12 * (1.0 + objective.abs()) {
                    objective = moved;
                    break;
                }
                if halvings == MAX_HALVINGS {
                    return None;
                }
                halvings += 1;
                self.move_to(problem, beta, -scale);
                scale *= 0.5;
            }
            if largest * scale < LAST_STEP && halvings == 0 {
                let log_likelihood = objective - problem.counts.ln_factorials;
                return Some(Optimum { log_likelihood, n_steps });
            }
        }
        None
    }

    /// The standard error of the intercept at the estimate that [`fit`](Self::fit) just reached.
    pub(crate) fn intercept_standard_error(&mut self) -> Option<f64> {
        self.sum_means();
        self.factorise()?;
        let p = self.order.len();
        Some(1.0 / self.gram[p * p - 1])
    }

    /// The inverse information at the estimate that [`fit`](Self::fit) just reached, over `terms` in their order.
    pub(crate) fn covariance(&mut self, terms: &[u32]) -> Option<Vec<Vec<f64>>> {
        self.sum_means();
        self.factorise()?;
        let p = self.order.len();
        let mut covariance = vec![vec![0.0; p]; p];
        for (row, target) in covariance.iter_mut().enumerate() {
            self.rhs.iter_mut().for_each(|entry| *entry = 0.0);
            let at = self.order.iter().position(|&term| term == terms[row])?;
            self.rhs[at] = 1.0;
            self.solve();
            for (column, entry) in target.iter_mut().enumerate() {
                let at = self.order.iter().position(|&term| term == terms[column])?;
                *entry = self.rhs[at];
            }
        }
        Some(covariance)
    }

    /// By mask: the fitted means; the unseen history holds a mean only where it was taken as known.
    pub(crate) fn means(&self) -> &[f64] {
        &self.means
    }

    fn prepare(&mut self, problem: &Problem<'_>) {
        self.order.clear();
        self.order.extend(problem.terms.iter().skip(1));
        self.order.push(0);
        self.active.clear();
        let first = u32::from(problem.unseen.is_none());
        self.active.extend((first..1 << self.n_lists).filter(|&mask| !problem.dropped[mask as usize]));
        self.means.iter_mut().for_each(|mean| *mean = 0.0);
        let p = self.order.len();
        self.gram.resize(p * p, 0.0);
        self.rhs.resize(p, 0.0);
    }

    fn load(&mut self, problem: &Problem<'_>, beta: &[f64]) {
        self.eta.iter_mut().for_each(|eta| *eta = 0.0);
        for &term in problem.terms {
            self.eta[term as usize] = beta[term as usize];
        }
        subset_sums(self.n_lists, &mut self.eta);
        for &mask in &self.active {
            self.means[mask as usize] = libm::exp(self.eta[mask as usize]);
        }
    }

    /// One weighted least squares step from means at the counts themselves, a little off zero.
    fn first_guess(&mut self, problem: &Problem<'_>, beta: &mut [f64]) -> Option<()> {
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        for &mask in &self.active {
            let at = mask as usize;
            let count = if mask == 0 { problem.unseen.unwrap_or(0.0) } else { problem.counts.counts[at] };
            let mean = count + 0.1;
            self.means[at] = mean;
            self.sums[at] = mean * libm::log(mean) + (count - mean);
        }
        superset_sums(self.n_lists, &mut self.sums);
        for (entry, &term) in self.rhs.iter_mut().zip(&self.order) {
            *entry = self.sums[term as usize];
        }
        self.sum_means();
        self.factorise()?;
        self.solve();
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            beta[term as usize] = value;
        }
        self.load(problem, beta);
        Some(())
    }

    /// Σ y·η − Σ μ.
    fn objective(&self, problem: &Problem<'_>, beta: &[f64]) -> f64 {
        let unseen = problem.unseen.unwrap_or(0.0);
        let mut linear = unseen * self.eta[0];
        for &term in problem.terms {
            linear += beta[term as usize] * problem.counts.margins[term as usize];
        }
        let mut total = 0.0;
        for &mask in &self.active {
            total += self.means[mask as usize];
        }
        linear - total
    }

    /// The fitted margins.
    fn sum_means(&mut self) {
        self.sums.copy_from_slice(&self.means);
        superset_sums(self.n_lists, &mut self.sums);
    }

    /// The observed margins less the fitted ones.
    fn set_score(&mut self, problem: &Problem<'_>) {
        for (entry, &term) in self.rhs.iter_mut().zip(&self.order) {
            *entry = problem.counts.margins[term as usize] - self.sums[term as usize];
        }
        if let (Some(unseen), Some(last)) = (problem.unseen, self.rhs.last_mut()) {
            *last += unseen;
        }
    }

    /// The Cholesky factor of the information, from the fitted margins; `None` where it is not positive definite.
    fn factorise(&mut self) -> Option<()> {
        let p = self.order.len();
        for (row, &left) in self.order.iter().enumerate() {
            let target = &mut self.gram[row * p + row..(row + 1) * p];
            for (entry, &right) in target.iter_mut().zip(&self.order[row..]) {
                *entry = self.sums[(left | right) as usize];
            }
        }
        for pivot in 0..p {
            let (above, below) = self.gram.split_at_mut((pivot + 1) * p);
            let row = &mut above[pivot * p + pivot..];
            if !(row[0] > 0.0 && row[0].is_finite()) {
                return None;
            }
            let root = row[0].sqrt();
            let inverse = 1.0 / root;
            row[0] = root;
            row[1..].iter_mut().for_each(|entry| *entry *= inverse);
            for at in 1..row.len() {
                let factor = row[at];
                if factor == 0.0 {
                    continue;
                }
                let start = (at - 1) * p + pivot + at;
                let target = &mut below[start..at * p];
                for (entry, &source) in target.iter_mut().zip(&row[at..]) {
                    *entry -= factor * source;
                }
            }
        }
        Some(())
    }

    /// Solves with the factor in place: the right side becomes the solution.
    fn solve(&mut self) {
        let p = self.order.len();
        for row in 0..p {
            let value = self.rhs[row] / self.gram[row * p + row];
            self.rhs[row] = value;
            for column in row + 1..p {
                self.rhs[column] -= self.gram[row * p + column] * value;
            }
        }
        for row in (0..p).rev() {
            let mut value = self.rhs[row];
            for column in row + 1..p {
                value -= self.gram[row * p + column] * self.rhs[column];
            }
            self.rhs[row] = value / self.gram[row * p + row];
        }
    }

    /// Turns the solution into a step of each linear predictor, and gives the largest.
    fn spread_step(&mut self) -> f64 {
        self.step.iter_mut().for_each(|step| *step = 0.0);
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            self.step[term as usize] = value;
        }
        subset_sums(self.n_lists, &mut self.step);
        let active = self.active.iter().map(|&mask| self.step[mask as usize].abs());
        active.fold(
            self.step[0].abs(),
            |largest, step| if step > largest || step.is_nan() { step } else { largest },
        )
    }

    fn move_to(&mut self, problem: &Problem<'_>, beta: &mut [f64], scale: f64) {
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            beta[term as usize] += scale * value;
        }
        self.load(problem, beta);
    }
}
