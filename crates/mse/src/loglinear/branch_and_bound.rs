//! The best model of a whole space, found without going through the space.
//!
//! A branch is all models that have the *forced* interactions F and no others than the *allowed* ones A; F and A are
//! closed downwards. The search starts from the branch of all models and splits branches at an interaction t: into the
//! models without t, which lack all that contains t, and those with t, which have all that t contains.
//!
//! # Formula
//!
//! A model's likelihood is at most that of a model that contains it, and its penalty depends on the number of its
//! parameters alone. Hence for every model M of a branch
//!
//! ```text
//! criterion(M) = penalty(M) − 2 ℓ(M) ≥ penalty(F) − 2 sup ℓ(A)
//! ```
//!
//! and a branch whose right side exceeds the criterion of a model already found holds no better one. The same bound
//! settles interactions before a branch is split: t is forced where `penalty(F) − 2 sup ℓ(A without t)` is too much,
//! and dropped where `penalty(F with t) − 2 sup ℓ(A)` is. Existence prunes too: a model that contains one without an
//! estimate has none ([`EstimableFamily`]), so t is dropped where F with t has none, and the branch where F has none.
//! What is left is split where the half that gains less gains most.
//!
//! # Why this is exact
//!
//! Every model of the space lies in exactly one of the branches that are left at the end. Each of these was passed over
//! for the bound or for want of an estimate, or holds one model, which was looked at. `sup ℓ(A)` is a supremum, whether
//! A has an estimate or not; it is replaced by an upper bound that a dual solution proves ([`Newton::ceiling`]), with
//! [`ROOM`] for rounding. Existence is decided in exact integers. Ties are broken as
//! [`select_model`](crate::loglinear::select_model) breaks them, so where the search starts changes nothing but the time. A search
//! that would take too long ends in a refusal, never in the best model so far.
//!
//! # References
//!
//! Furnival and Wilson 1974, "Regressions by leaps and bounds", Technometrics 16, 499–511 (the bound); Edwards and
//! Havránek 1985, "A fast procedure for model search in multidimensional contingency tables", Biometrika 72, 339–351
//! (what is known of a model settles those above or below it).

use crate::loglinear::{
    CellCounts, Criterion, EstimableFamily, InteractionLattice, InteractionSet, ModelEstimate, Newton,
    Position, Problem, ReducedModel, SelectRefusal, Support, fit_row, members, tie_key,
};

/// Branches must be worse by more than this to be passed over: the dual solution meets the margins up to rounding.
const ROOM: f64 = 2e-6;
/// The same for each person: sums of more people are rounded more.
const ROOM_A_PERSON: f64 = 1e-12;
/// A branch is weighed anew when its ceiling has come down by this much since.
const STALE: f64 = 0.05;

/// The best model that has an estimate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Best {
    pub(crate) terms: Vec<u32>,
    pub(crate) n_forced_zero: usize,
    pub(crate) estimate: ModelEstimate,
}

/// What a search found, and how much it took.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// `None` where no model of the space has an estimate.
    pub(crate) best: Option<Best>,
    /// How many branches were looked at.
    pub(crate) n_branches: u64,
    /// How many likelihoods were bounded from above.
    pub(crate) n_ceilings: u64,
}

/// Searches one table after another; one for each thread. Nothing of a search stays behind.
#[derive(Debug)]
pub(crate) struct BranchAndBound<'a> {
    lattice: &'a InteractionLattice,
    criterion: Criterion,
    max_ceilings: u64,
    newton: Newton,
    reduced: ReducedModel,
    terms: Vec<u32>,
    // By depth: means near those of the allowed model.
    positions: Vec<Position>,
    trial: Position,
}

impl<'a> BranchAndBound<'a> {
    pub(crate) fn new(
        lattice: &'a InteractionLattice,
        n_lists: usize,
        criterion: Criterion,
        max_ceilings: u64,
    ) -> Self {
        Self {
            lattice,
            criterion,
            max_ceilings,
            newton: Newton::new(n_lists),
            reduced: ReducedModel::default(),
            terms: Vec::new(),
            positions: Vec::new(),
            trial: Position::cold(n_lists),
        }
    }

    /// The best model on these counts; `support` is theirs. A good `start` saves time and changes nothing else.
    pub(crate) fn best(
        &mut self,
        counts: &CellCounts,
        support: &Support,
        start: Option<&[u32]>,
    ) -> Result<Found, SelectRefusal> {
        let start = start.map_or(0, |terms| self.lattice.set_of(terms));
        let family = EstimableFamily::default();
        let found = Found { best: None, n_branches: 0, n_ceilings: 0 };
        let room = ROOM + ROOM_A_PERSON * counts.n_observed;
        let mut run = Run { counts, support, room, family, within: self, found };
        run.consider(start, f64::INFINITY)?;
        run.consider(0, f64::INFINITY)?;
        let all = run.within.lattice.all();
        run.within.trial.warm = false;
        let ceiling = run.ceiling(0, all)?;
        run.keep_position(0);
        run.consider(all, ceiling)?;
        let whole = Branch {
            forced: 0,
            allowed: all,
            ceiling,
            without: [ceiling; 64],
            weighed_at: f64::INFINITY,
            all_estimable: false,
            asked_at: None,
        };
        run.explore(0, whole)?;
        Ok(run.found)
    }
}

/// All models between two.
#[derive(Debug, Clone, Copy)]
struct Branch {
    forced: InteractionSet,
    allowed: InteractionSet,
    /// No less than the supremum of the allowed model's log-likelihood.
    ceiling: f64,
    /// By interaction: no less than the same for the allowed model without it.
    without: [f64; 64],
    /// The ceiling when `without` was computed.
    weighed_at: f64,
    /// Whether the allowed model is known to have an estimate, and so all have.
    all_estimable: bool,
    /// The forced interactions when it was last asked which others leave no estimate.
    asked_at: Option<InteractionSet>,
}

impl Branch {
    fn open(&self) -> impl Iterator<Item = usize> + use<> {
        members(self.allowed & !self.forced)
    }
}

/// One search over one table.
struct Run<'r, 'a> {
    counts: &'r CellCounts,
    support: &'r Support,
    room: f64,
    family: EstimableFamily,
    within: &'r mut BranchAndBound<'a>,
    found: Found,
}

impl Run<'_, '_> {
    fn has_estimate(&mut self, set: InteractionSet) -> Result<bool, SelectRefusal> {
        Ok(self.family.contains(self.support, self.within.lattice, set)?)
    }

    /// The open interactions that leave a branch without models that have an estimate; `None` where it has none anyway.
    fn hopeless(&mut self, branch: &mut Branch) -> Result<Option<InteractionSet>, SelectRefusal> {
        if branch.asked_at == Some(branch.forced) {
            return Ok(Some(0));
        }
        branch.asked_at = Some(branch.forced);
        if branch.all_estimable || self.has_estimate(branch.allowed)? {
            branch.all_estimable = true;
            return Ok(Some(0));
        }
        if !self.has_estimate(branch.forced)? {
            return Ok(None);
        }
        let mut hopeless = 0;
        for at in branch.open() {
            let forced = branch.forced | self.within.lattice.below(at);
            if hopeless >> at & 1 == 0 && !self.has_estimate(forced)? {
                hopeless |= self.within.lattice.above(at);
            }
        }
        Ok(Some(hopeless))
    }

    fn penalty(&self, set: InteractionSet) -> f64 {
        self.within.criterion.penalty(self.within.lattice.n_parameters(set), self.counts.n_observed)
    }

    /// The criterion of the best model so far.
    fn bar(&self) -> f64 {
        let criterion = self.within.criterion;
        self.found.best.as_ref().map_or(f64::INFINITY, |best| best.estimate.criterion(criterion))
    }

    /// Whether no model with the forced interactions and a log-likelihood up to `ceiling` is the best one.
    fn is_beaten(&self, forced: InteractionSet, ceiling: f64) -> bool {
        let floor = self.penalty(forced) - 2.0 * ceiling;
        !(floor <= self.bar() + self.room && floor < f64::INFINITY)
    }

    /// Bounds the log-likelihood of the model with interactions `set`, no further than a branch with the forced ones
    /// needs it, from the trial position, which it leaves near the optimum.
    fn ceiling(&mut self, forced: InteractionSet, set: InteractionSet) -> Result<f64, SelectRefusal> {
        self.found.n_ceilings += 1;
        let needed = 0.5 * (self.penalty(forced) - self.bar() - self.room);
        let within = &mut *self.within;
        if self.found.n_ceilings > within.max_ceilings {
            return Err(SelectRefusal::SearchCutShort { limit: within.max_ceilings });
        }
        within.lattice.terms_into(set, &mut within.terms);
        self.support.split_into(&within.terms, &mut within.reduced);
        let (terms, dropped) = (&within.reduced.kept_terms, &within.reduced.dropped);
        let problem = Problem { counts: self.counts, terms, dropped, unseen: None };
        Ok(within.newton.ceiling(&problem, &mut within.trial, needed))
    }

    /// Takes a model for the best one if it is.
    fn consider(&mut self, set: InteractionSet, ceiling: f64) -> Result<(), SelectRefusal> {
        if self.is_beaten(set, ceiling) {
            return Ok(());
        }
        if !self.has_estimate(set)? {
            return Ok(());
        }
        let within = &mut *self.within;
        within.lattice.terms_into(set, &mut within.terms);
        self.support.split_into(&within.terms, &mut within.reduced);
        let (terms, dropped) = (&within.reduced.kept_terms, &within.reduced.dropped);
        let problem = Problem { counts: self.counts, terms, dropped, unseen: None };
        // Always from the same start, so that the bits do not depend on the way here.
        let mut at = Position::cold(self.counts.n_lists);
        let Some(estimate) = fit_row(&mut within.newton, &problem, &mut at, within.terms.len()) else {
            return Ok(());
        };
        let value = estimate.criterion(within.criterion);
        let is_better = self.found.best.as_ref().is_none_or(|best| {
            let order = tie_key(value).total_cmp(&tie_key(best.estimate.criterion(within.criterion)));
            let order = order.then_with(|| within.terms.len().cmp(&best.terms.len()));
            order.then_with(|| within.terms.cmp(&best.terms)).is_lt()
        });
        if value.is_finite() && is_better {
            let (terms, n_forced_zero) = (within.terms.clone(), within.reduced.n_forced_zero);
            self.found.best = Some(Best { terms, n_forced_zero, estimate });
        }
        Ok(())
    }

    /// Goes through a branch whose allowed model was considered.
    fn explore(&mut self, depth: usize, mut branch: Branch) -> Result<(), SelectRefusal> {
        loop {
            self.found.n_branches += 1;
            if branch.forced == branch.allowed || self.is_beaten(branch.forced, branch.ceiling) {
                return Ok(());
            }
            let Some(hopeless) = self.hopeless(&mut branch)? else {
                return Ok(());
            };
            if self.drop_useless(depth, &mut branch, hopeless)? {
                continue;
            }
            if branch.weighed_at - branch.ceiling > STALE {
                self.weigh(depth, &mut branch)?;
                continue;
            }
            if self.force_dear(&mut branch) {
                continue;
            }
            let Some(at) = self.split(&branch) else {
                return Ok(());
            };
            let allowed = branch.allowed & !self.within.lattice.above(at);
            self.start_from(depth);
            let ceiling = self.ceiling(branch.forced, allowed)?.min(branch.without[at]);
            self.keep_position(depth + 1);
            self.consider(allowed, ceiling)?;
            self.explore(depth + 1, Branch { allowed, ceiling, ..branch })?;
            branch.forced |= self.within.lattice.below(at);
        }
    }

    /// Drops the hopeless interactions and those that cost more than they can gain.
    fn drop_useless(
        &mut self,
        depth: usize,
        branch: &mut Branch,
        hopeless: InteractionSet,
    ) -> Result<bool, SelectRefusal> {
        let lattice = self.within.lattice;
        let is_dear = |&at: &usize| self.is_beaten(branch.forced | lattice.below(at), branch.ceiling);
        let dear = branch.open().filter(is_dear).fold(0, |dear, at| dear | lattice.above(at));
        let useless = (dear | hopeless) & branch.allowed;
        if useless == 0 {
            return Ok(false);
        }
        branch.allowed &= !useless;
        self.start_from(depth);
        branch.ceiling = self.ceiling(branch.forced, branch.allowed)?.min(branch.ceiling);
        self.keep_position(depth);
        self.consider(branch.allowed, branch.ceiling)?;
        Ok(true)
    }

    /// Finds out what each open interaction is worth, and forces those that no better model can lack.
    fn weigh(&mut self, depth: usize, branch: &mut Branch) -> Result<(), SelectRefusal> {
        branch.weighed_at = branch.ceiling;
        for at in branch.open() {
            if branch.forced >> at & 1 == 1 {
                continue;
            }
            let mut without = branch.without[at].min(branch.ceiling);
            if !self.is_beaten(branch.forced, without) {
                self.start_from(depth);
                let allowed = branch.allowed & !self.within.lattice.above(at);
                without = self.ceiling(branch.forced, allowed)?.min(without);
            }
            branch.without[at] = without;
            if self.is_beaten(branch.forced, without) {
                branch.forced |= self.within.lattice.below(at);
            }
        }
        Ok(())
    }

    /// Forces what no better model can lack, as far as it was weighed.
    fn force_dear(&self, branch: &mut Branch) -> bool {
        let before = branch.forced;
        for at in branch.open() {
            if self.is_beaten(branch.forced, branch.without[at]) {
                branch.forced |= self.within.lattice.below(at);
            }
        }
        branch.forced != before
    }

    /// The open interaction at which both halves of the branch come off worst.
    fn split(&self, branch: &Branch) -> Option<usize> {
        let cost = |at: usize| {
            let forced = branch.forced | self.within.lattice.below(at);
            0.5 * (self.penalty(forced) - self.penalty(branch.forced))
        };
        let score = |at: usize| (branch.ceiling - branch.without[at]).min(cost(at));
        branch.open().max_by(|&left, &right| score(left).total_cmp(&score(right)))
    }

    fn start_from(&mut self, depth: usize) {
        self.within.trial.copy_from(&self.within.positions[depth]);
    }

    fn keep_position(&mut self, depth: usize) {
        let within = &mut *self.within;
        if depth == within.positions.len() {
            within.positions.push(within.trial.clone());
        } else {
            within.positions[depth].copy_from(&within.trial);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loglinear::ModelSpace;

    const KOSOVO: [f64; 15] =
        [54.0, 463.0, 15.0, 995.0, 19.0, 3.0, 0.0, 695.0, 3.0, 19.0, 1.0, 62.0, 1.0, 0.0, 4.0];

    fn turned(shift: usize) -> CellCounts {
        let mut counts = vec![0.0];
        counts.extend((0..15).map(|at| KOSOVO[(at + shift) % 15]));
        CellCounts::new(4, counts)
    }

    /// Wherever the search starts, it ends at the same bits.
    #[test]
    fn the_start_changes_nothing() {
        let space = ModelSpace::new(4, 3).unwrap();
        let lattice = InteractionLattice::new(&space);
        for criterion in [Criterion::Aic, Criterion::Aicc, Criterion::Bic] {
            let mut search = BranchAndBound::new(&lattice, 4, criterion, u64::MAX);
            for shift in 0..15 {
                let counts = turned(shift);
                let support = Support::new(4, &counts.positive, 3).unwrap();
                let cold = search.best(&counts, &support, None).unwrap().best;
                for model in space.models() {
                    let warm = search.best(&counts, &support, Some(model.terms())).unwrap();
                    assert_eq!(warm.best, cold, "{criterion} {shift} from {model}");
                }
            }
        }
    }

    #[test]
    fn a_search_cut_short_has_no_answer() {
        let lattice = InteractionLattice::new(&ModelSpace::new(4, 3).unwrap());
        let counts = turned(0);
        let support = Support::new(4, &counts.positive, 3).unwrap();
        let full = BranchAndBound::new(&lattice, 4, Criterion::Bic, u64::MAX).best(&counts, &support, None);
        let n_ceilings = full.unwrap().n_ceilings;
        let mut enough = BranchAndBound::new(&lattice, 4, Criterion::Bic, n_ceilings);
        assert!(enough.best(&counts, &support, None).is_ok());
        let limit = n_ceilings - 1;
        let mut short = BranchAndBound::new(&lattice, 4, Criterion::Bic, limit);
        assert_eq!(short.best(&counts, &support, None), Err(SelectRefusal::SearchCutShort { limit }));
    }
}
