//! Newton's method for a Poisson log-linear model, whose Gram entries are superset sums.

mod ceiling;

use super::cell_counts::CellCounts;
use super::cholesky::Cholesky;
use super::lattice::{subset_sums, superset_sums};

/// A step in which no fitted mean moves by more than this on the log scale is the last one: Newton's error after
/// it is of the order of its square, below rounding.
const LAST_STEP: f64 = 1e-7;
/// Steps below this multiply the means by a short series instead of taking exponentials anew.
const SHORT_STEP: f64 = 1e-3;
/// After a last step below this the factor from before it is good for standard errors.
const SETTLED_STEP: f64 = 1e-10;
const MAX_STEPS: usize = 200;
const MAX_HALVINGS: usize = 60;

/// Where a fit stands: a start before it, the estimate after it.
///
/// All by mask. Coefficients outside the model have no meaning; the linear predictor covers the unseen history;
/// means are 0 where the history has none.
#[derive(Debug, Clone)]
pub(crate) struct Position {
    pub(crate) beta: Vec<f64>,
    pub(crate) eta: Vec<f64>,
    pub(crate) means: Vec<f64>,
    /// Whether there is a fit to start from.
    pub(crate) warm: bool,
}

impl Position {
    pub(crate) fn cold(n_lists: usize) -> Self {
        let zeros = vec![0.0; 1 << n_lists];
        Self { beta: zeros.clone(), eta: zeros.clone(), means: zeros, warm: false }
    }

    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.beta.copy_from_slice(&other.beta);
        self.eta.copy_from_slice(&other.eta);
        self.means.copy_from_slice(&other.means);
        self.warm = other.warm;
    }
}

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
    // By mask: fitted margins.
    sums: Vec<f64>,
    // By mask: what a full step adds to the linear predictor.
    step: Vec<f64>,
    information: Cholesky,
    rhs: Vec<f64>,
    // The model's terms; the intercept comes last so that its pivot gives its variance.
    order: Vec<u32>,
    active: Vec<u32>,
    // Whether `information` holds the factor at the estimate.
    settled: bool,
}

/// What a fit ends with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Optimum {
    /// Σ (y·η − μ) − Σ ln y!.
    pub(crate) log_likelihood: f64,
    pub(crate) n_steps: usize,
}

/// How a fit that had to reach some log-likelihood ended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Attempt {
    /// At the estimate, whatever its log-likelihood.
    Reached(Optimum),
    /// On the way, with a proof that the estimate's log-likelihood is below what was needed.
    Hopeless,
    /// Nowhere: for estimable models a matter of floating-point range only.
    Failed,
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
            sums: vec![0.0; n_masks],
            step: vec![0.0; n_masks],
            information: Cholesky::default(),
            rhs: Vec::new(),
            order: Vec::new(),
            active: Vec::new(),
            settled: false,
        }
    }

    /// Fits from a position, which is the estimate afterwards.
    ///
    /// `None` where Newton does not converge; for estimable models that is a matter of floating-point range only.
    pub(crate) fn fit(&mut self, problem: &Problem<'_>, at: &mut Position) -> Option<Optimum> {
        match self.attempt(problem, at, f64::NEG_INFINITY) {
            Attempt::Reached(optimum) => Some(optimum),
            Attempt::Hopeless | Attempt::Failed => None,
        }
    }

    /// Fits unless the log-likelihood provably stays below `needed`.
    pub(crate) fn attempt(&mut self, problem: &Problem<'_>, at: &mut Position, needed: f64) -> Attempt {
        let needed = needed + problem.counts.ln_factorials;
        let mut ended = if at.warm { self.climb(problem, at, needed) } else { None };
        if ended.is_none() {
            at.warm = false;
            ended = self.climb(problem, at, needed);
        }
        at.warm = matches!(ended, Some(Attempt::Reached(_)));
        ended.unwrap_or(Attempt::Failed)
    }

    fn climb(&mut self, problem: &Problem<'_>, at: &mut Position, needed: f64) -> Option<Attempt> {
        self.prepare(problem);
        if at.warm {
            self.resume(at);
        } else {
            self.first_guess(problem, at)?;
        }
        let mut objective = self.objective(problem, at);
        if !objective.is_finite() {
            return None;
        }
        for n_steps in 1..=MAX_STEPS {
            self.sum_means(at);
            self.set_score(problem);
            self.factorise()?;
            self.information.solve(&mut self.rhs);
            let largest = self.spread_step();
            if !largest.is_finite() {
                return None;
            }
            if needed > f64::NEG_INFINITY && self.stays_below(at, objective, needed) {
                return Some(Attempt::Hopeless);
            }
            if largest < SHORT_STEP {
                self.move_shortly(at);
                objective = self.objective(problem, at);
            } else {
                objective = self.move_uphill(problem, at, objective)?;
            }
            if largest < LAST_STEP {
                self.settled = largest < SETTLED_STEP;
                let log_likelihood = match problem.unseen {
                    None => problem.counts.log_likelihood(&at.means),
                    Some(_) => objective - problem.counts.ln_factorials,
                };
                return Some(Attempt::Reached(Optimum { log_likelihood, n_steps }));
            }
        }
        None
    }

    /// The standard error of the intercept at the estimate that a fit just reached.
    pub(crate) fn intercept_standard_error(&mut self, at: &Position) -> Option<f64> {
        if !self.settled {
            self.sum_means(at);
            self.factorise()?;
            self.settled = true;
        }
        self.information.last_inverse_root()
    }

    /// The inverse information at the estimate that a fit just reached, over `terms` in their order.
    pub(crate) fn covariance(&mut self, at: &Position, terms: &[u32]) -> Option<Vec<Vec<f64>>> {
        self.sum_means(at);
        self.factorise()?;
        let place = |term: &u32| self.order.iter().position(|other| other == term);
        let places: Vec<usize> = terms.iter().map(place).collect::<Option<_>>()?;
        let rows = places.iter().map(|&row| {
            let mut unit = vec![0.0; self.order.len()];
            unit[row] = 1.0;
            self.information.solve(&mut unit);
            places.iter().map(|&column| unit[column]).collect()
        });
        Some(rows.collect())
    }

    /// The variance of Σ weight·β over the terms of the fit that just reached an estimate; `weights` by mask.
    pub(crate) fn variance_of(&mut self, at: &Position, weights: &[f64]) -> Option<f64> {
        self.sum_means(at);
        self.factorise()?;
        let mut solved: Vec<f64> = self.order.iter().map(|&term| weights[term as usize]).collect();
        self.information.solve(&mut solved);
        Some(self.order.iter().zip(solved).map(|(&term, value)| weights[term as usize] * value).sum())
    }

    fn prepare(&mut self, problem: &Problem<'_>) {
        self.order.clear();
        self.order.extend(problem.terms.iter().skip(1));
        self.order.push(0);
        self.active.clear();
        let first = u32::from(problem.unseen.is_none());
        self.active.extend((first..1 << self.n_lists).filter(|&mask| !problem.dropped[mask as usize]));
        self.information.resize(self.order.len());
        self.rhs.resize(self.order.len(), 0.0);
        self.settled = false;
    }

    /// Takes over means from a fit of a smaller model or of other counts.
    fn resume(&mut self, at: &mut Position) {
        // Histories that have a mean now had one then, but for the unseen one.
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        for &mask in &self.active {
            let mean = at.means[mask as usize];
            self.sums[mask as usize] = if mean > 0.0 { mean } else { libm::exp(at.eta[mask as usize]) };
        }
        at.means.copy_from_slice(&self.sums);
    }

    /// One weighted least squares step from means at the counts themselves, a little off zero.
    fn first_guess(&mut self, problem: &Problem<'_>, at: &mut Position) -> Option<()> {
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        at.means.iter_mut().for_each(|mean| *mean = 0.0);
        for &mask in &self.active {
            let cell = mask as usize;
            let count = if mask == 0 { problem.unseen.unwrap_or(0.0) } else { problem.counts.counts[cell] };
            let mean = count + 0.1;
            at.means[cell] = mean;
            self.sums[cell] = mean * libm::log(mean) + (count - mean);
        }
        superset_sums(self.n_lists, &mut self.sums);
        for (entry, &term) in self.rhs.iter_mut().zip(&self.order) {
            *entry = self.sums[term as usize];
        }
        self.sum_means(at);
        self.factorise()?;
        self.information.solve(&mut self.rhs);
        at.beta.iter_mut().for_each(|beta| *beta = 0.0);
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            at.beta[term as usize] = value;
        }
        self.evaluate(at);
        Some(())
    }

    /// The linear predictors and means of the coefficients.
    fn evaluate(&self, at: &mut Position) {
        at.eta.iter_mut().for_each(|eta| *eta = 0.0);
        for &term in &self.order {
            at.eta[term as usize] = at.beta[term as usize];
        }
        subset_sums(self.n_lists, &mut at.eta);
        for &mask in &self.active {
            at.means[mask as usize] = libm::exp(at.eta[mask as usize]);
        }
    }

    /// Σ y·η − Σ μ.
    fn objective(&self, problem: &Problem<'_>, at: &Position) -> f64 {
        let mut linear = problem.unseen.unwrap_or(0.0) * at.eta[0];
        for &term in problem.terms {
            linear += at.beta[term as usize] * problem.counts.margins[term as usize];
        }
        let total: f64 = self.active.iter().map(|&mask| at.means[mask as usize]).sum();
        linear - total
    }

    /// The fitted margins.
    fn sum_means(&mut self, at: &Position) {
        self.sums.copy_from_slice(&at.means);
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

    /// The factor of the information, from the fitted margins; `None` where it is not positive definite.
    fn factorise(&mut self) -> Option<()> {
        self.fill_information();
        self.information.factorise()
    }

    fn fill_information(&mut self) {
        for (row, &left) in self.order.iter().enumerate() {
            let target = self.information.row_mut(row);
            for (entry, &right) in target.iter_mut().zip(&self.order[row..]) {
                *entry = self.sums[(left | right) as usize];
            }
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
        let larger = |largest: f64, step: f64| if step > largest || step.is_nan() { step } else { largest };
        active.fold(self.step[0].abs(), larger)
    }

    /// A full step so short that a series gives the new means to the last digit.
    fn move_shortly(&self, at: &mut Position) {
        for (&term, &value) in self.order.iter().zip(&self.rhs) {
            at.beta[term as usize] += value;
        }
        for (eta, &step) in at.eta.iter_mut().zip(&self.step) {
            *eta += step;
        }
        for &mask in &self.active {
            let x = self.step[mask as usize];
            // The next term, x⁶/720, is below 2e-21.
            let growth = x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0)))));
            at.means[mask as usize] += at.means[mask as usize] * growth;
        }
    }

    /// The full step, or half of it, or a quarter …, whichever first does not lead downhill.
    fn move_uphill(&self, problem: &Problem<'_>, at: &mut Position, objective: f64) -> Option<f64> {
        let mut scale = 1.0;
        for _ in 0..=MAX_HALVINGS {
            for (&term, &value) in self.order.iter().zip(&self.rhs) {
                at.beta[term as usize] += scale * value;
            }
            self.evaluate(at);
            let moved = self.objective(problem, at);
            // Rounding alone may lower the objective by some of its last digits.
            if moved >= objective - 1e-12 * (1.0 + objective.abs()) {
                return Some(moved);
            }
            for (&term, &value) in self.order.iter().zip(&self.rhs) {
                at.beta[term as usize] -= scale * value;
            }
            scale *= 0.5;
        }
        None
    }

    /// Whether no coefficients whatever bring the objective up to `needed`.
    ///
    /// # Formula
    ///
    /// A full Newton step d turns the means μ into m = μ(1 + d), which have the observed margins exactly. Where they
    /// are not negative they are feasible in the dual problem, and so
    ///
    /// ```text
    /// max Σ (y·η − μ) ≤ Σ (m ln m − m),    close to objective + Σ μd²/2
    /// ```
    fn stays_below(&self, at: &Position, objective: f64, needed: f64) -> bool {
        // Room for what rounding does to the margins.
        let needed = needed - 1e-7;
        let mut squares = 0.0;
        for &mask in &self.active {
            let step = self.step[mask as usize];
            if step < -1.0 {
                return false;
            }
            squares += at.means[mask as usize] * step * step;
        }
        // The dual value is rarely much below the quadratic guess; elsewhere it is not worth its logarithms.
        if objective + 0.5 * squares >= needed {
            return false;
        }
        self.dual_value(at) < needed
    }

    /// Σ (m ln m − m) at the means m = μ(1 + d) that a step d promises.
    fn dual_value(&self, at: &Position) -> f64 {
        let mut value = 0.0;
        for &mask in &self.active {
            let cell = mask as usize;
            let mean = at.means[cell] * (1.0 + self.step[cell]);
            if mean > 0.0 {
                value += mean * (at.eta[cell] + libm::log1p(self.step[cell])) - mean;
            }
        }
        value
    }
}
