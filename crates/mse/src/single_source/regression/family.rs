//! The distributions of captures that a regression may take.

use super::jet::Jet;
use crate::interval::log_factorial;

/// A distribution of how often a person is captured, whose rate depends on what is known of the person.
///
/// In all of them η = ln λ is linear in the covariates; the share of people with λ who are seen is written with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Chao's lower bound: those seen once and those seen twice, as Poisson counts.
    Chao,
    /// Zelterman: the rate from those seen once and those seen twice, carried over to everyone.
    Zelterman,
    /// Zero-truncated Poisson.
    Poisson,
    /// Zero-truncated geometric.
    Geometric,
    /// Zero-truncated negative binomial; one shape for all.
    NegativeBinomial,
    /// Poisson among those seen twice and more: those seen once are taken at their word, and say nothing of the rate.
    ZeroOneTruncatedPoisson,
    /// Geometric among those seen twice and more.
    ZeroOneTruncatedGeometric,
    /// Poisson, and people who are seen once and never again: they were seen, so that nobody of their kind is missing.
    OneInflatedPoisson,
    /// Geometric, and people who are seen once and never again.
    OneInflatedGeometric,
}

impl Family {
    /// Every family, the bound first.
    pub const ALL: [Self; 9] = [
        Self::Chao,
        Self::Zelterman,
        Self::Poisson,
        Self::Geometric,
        Self::NegativeBinomial,
        Self::ZeroOneTruncatedPoisson,
        Self::ZeroOneTruncatedGeometric,
        Self::OneInflatedPoisson,
        Self::OneInflatedGeometric,
    ];

    /// The code, as a file writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chao => "chao-regression",
            Self::Zelterman => "zelterman-regression",
            Self::Poisson => "truncated-poisson-regression",
            Self::Geometric => "truncated-geometric-regression",
            Self::NegativeBinomial => "truncated-negative-binomial-regression",
            Self::ZeroOneTruncatedPoisson => "zero-one-truncated-poisson-regression",
            Self::ZeroOneTruncatedGeometric => "zero-one-truncated-geometric-regression",
            Self::OneInflatedPoisson => "one-inflated-poisson-regression",
            Self::OneInflatedGeometric => "one-inflated-geometric-regression",
        }
    }

    /// Whether the answer is a lower bound.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::Chao)
    }

    /// Whether the likelihood is that of everyone seen, so that the family can be compared by a criterion with others of the kind.
    #[must_use]
    pub const fn is_of_everyone(self) -> bool {
        matches!(
            self,
            Self::Poisson
                | Self::Geometric
                | Self::NegativeBinomial
                | Self::OneInflatedPoisson
                | Self::OneInflatedGeometric
        )
    }

    /// The start of the parameter beside the rate, where there is one: ln of the dispersion, or the logit of the inflated share.
    pub(super) const fn extra_start(self) -> Option<f64> {
        match self {
            Self::NegativeBinomial => Some(0.0),
            Self::OneInflatedPoisson | Self::OneInflatedGeometric => Some(-1.0),
            Self::Chao
            | Self::Zelterman
            | Self::Poisson
            | Self::Geometric
            | Self::ZeroOneTruncatedPoisson
            | Self::ZeroOneTruncatedGeometric => None,
        }
    }

    /// Whether people captured so often take part in the fit.
    pub(super) const fn fits(self, captures: usize) -> bool {
        match self {
            Self::Chao | Self::Zelterman => captures <= 2,
            Self::ZeroOneTruncatedPoisson | Self::ZeroOneTruncatedGeometric => captures >= 2,
            Self::Poisson
            | Self::Geometric
            | Self::NegativeBinomial
            | Self::OneInflatedPoisson
            | Self::OneInflatedGeometric => true,
        }
    }

    /// The log-likelihood of a person's captures, by η and the other parameter.
    pub(super) fn log_likelihood(self, captures: usize, eta: Jet, extra: Jet) -> Jet {
        #[expect(clippy::cast_precision_loss, reason = "captures are at most ten thousand")]
        let y = captures as f64;
        let rate = eta.exp();
        match self {
            // ½λ are the odds of two against one.
            Self::Chao | Self::Zelterman => {
                let log_odds = eta + -core::f64::consts::LN_2;
                log_odds * (y - 1.0) - log_odds.exp().ln_one_more()
            }
            Self::Poisson => poisson(y, eta) - rate.exp_less_one().ln(),
            Self::ZeroOneTruncatedPoisson => poisson(y, eta) - (rate.exp_less_one() - rate).ln(),
            Self::Geometric => (eta - rate.ln_one_more()) * (y - 1.0) - rate.ln_one_more(),
            Self::ZeroOneTruncatedGeometric => (eta - rate.ln_one_more()) * (y - 2.0) - rate.ln_one_more(),
            Self::NegativeBinomial => {
                let mass = negative_binomial(captures, eta, extra);
                mass - (-unseen_of_negative_binomial(eta, extra).exp_less_one()).ln()
            }
            Self::OneInflatedPoisson => inflated(captures, poisson(y, eta) - rate, -rate, extra),
            Self::OneInflatedGeometric => {
                let unseen = -rate.ln_one_more();
                inflated(captures, (eta + unseen) * y + unseen, unseen, extra)
            }
        }
    }

    /// How many people stand behind a person who was seen so often: one over the chance of being seen, by η and the other parameter.
    pub(super) fn weight(self, captures: usize, eta: Jet, extra: Jet) -> Jet {
        let one = Jet::constant(1.0);
        let rate = eta.exp();
        match self {
            // Behind each seen once or twice stand P(0)/(P(1) + P(2)) unseen.
            Self::Chao if captures <= 2 => (rate + rate * rate * 0.5).inverse() + 1.0,
            Self::Chao => one,
            Self::Zelterman | Self::Poisson => (-(-rate).exp_less_one()).inverse(),
            Self::Geometric => rate.inverse() + 1.0,
            Self::OneInflatedPoisson => (-log_unseen(-rate, extra).exp_less_one()).inverse(),
            Self::OneInflatedGeometric => (-log_unseen(-rate.ln_one_more(), extra).exp_less_one()).inverse(),
            Self::NegativeBinomial => (-unseen_of_negative_binomial(eta, extra).exp_less_one()).inverse(),
            Self::ZeroOneTruncatedPoisson | Self::ZeroOneTruncatedGeometric if captures == 1 => one,
            // 1 + P(0)/(1 − P(0) − P(1)).
            Self::ZeroOneTruncatedPoisson => (rate.exp_less_one() - rate).inverse() + 1.0,
            Self::ZeroOneTruncatedGeometric => (rate + 1.0) / (rate * rate) + 1.0,
        }
    }
}

/// y ln λ − ln y!, without the −λ that the truncated forms cancel.
fn poisson(y: f64, eta: Jet) -> Jet {
    eta * y + -log_factorial(y)
}

/// ln P(0) of a negative binomial with mean λ and dispersion α: −ln(1 + αλ)/α.
fn unseen_of_negative_binomial(eta: Jet, log_dispersion: Jet) -> Jet {
    -((eta + log_dispersion).exp().ln_one_more() * (-log_dispersion).exp())
}

/// ln P(y) of a negative binomial with mean λ and dispersion α: the product over j < y of (1 + αj), λ^y/y!, (1 + αλ)^(−y − 1/α).
fn negative_binomial(captures: usize, eta: Jet, log_dispersion: Jet) -> Jet {
    #[expect(clippy::cast_precision_loss, reason = "captures are at most ten thousand")]
    let real = |count: usize| count as f64;
    let dispersion = log_dispersion.exp();
    let rising = (1..captures).fold(Jet::constant(0.0), |sum, j| sum + (dispersion * real(j)).ln_one_more());
    let y = real(captures);
    rising + poisson(y, eta) - (eta + log_dispersion).exp().ln_one_more() * y
        + unseen_of_negative_binomial(eta, log_dispersion)
}

/// With chance ω a person is seen once and never again, else as often as the distribution says; given that the person is seen:
/// (ω + (1 − ω) P(1))/(1 − (1 − ω) P(0)) for once, (1 − ω) P(y)/(1 − (1 − ω) P(0)) for more often.
fn inflated(captures: usize, log_mass: Jet, log_unseen_of_distribution: Jet, logit: Jet) -> Jet {
    // ln(1 − ω) = −ln(1 + e^logit), and ω/(1 − ω) = e^logit.
    let stays = -logit.exp().ln_one_more();
    let seen = (-log_unseen(log_unseen_of_distribution, logit).exp_less_one()).ln();
    let mass = if captures == 1 { (logit.exp() + log_mass.exp()).ln() } else { log_mass };
    stays + mass - seen
}

/// ln((1 − ω) P(0)).
fn log_unseen(log_unseen_of_distribution: Jet, logit: Jet) -> Jet {
    log_unseen_of_distribution - logit.exp().ln_one_more()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the parameters, the chances of all numbers of captures that take part add up to one.
    #[test]
    fn chances_add_up_to_one() {
        for family in Family::ALL {
            for (eta, extra) in [(-1.5, -0.7), (0.2, 0.4), (0.9, -2.0)] {
                let chance = |y: usize| {
                    let jet = family.log_likelihood(y, Jet::argument(eta, 0), Jet::argument(extra, 1));
                    libm::exp(jet.value)
                };
                let sum: f64 = (1..600).filter(|&y| family.fits(y)).map(chance).sum();
                assert!((sum - 1.0).abs() < 1e-10, "{family:?} {eta} {extra}: {sum}");
            }
        }
    }

    /// The chances of being captured never, once and twice, by the definition of each distribution.
    fn chances(family: Family, rate: f64, extra: f64) -> [f64; 3] {
        let poisson = [1.0, rate, rate * rate / 2.0].map(|part| part * libm::exp(-rate));
        let failure = 1.0 / (1.0 + rate);
        let geometric = [0, 1, 2].map(|y| failure * (1.0 - failure).powi(y));
        match family {
            Family::Chao | Family::Zelterman | Family::Poisson | Family::ZeroOneTruncatedPoisson => poisson,
            Family::Geometric | Family::ZeroOneTruncatedGeometric => geometric,
            Family::NegativeBinomial => {
                let shape = libm::exp(-extra);
                let never = libm::pow(shape / (shape + rate), shape);
                let success = rate / (shape + rate);
                [never, never * shape * success, never * shape * (shape + 1.0) / 2.0 * success * success]
            }
            Family::OneInflatedPoisson | Family::OneInflatedGeometric => {
                let share = 1.0 / (1.0 + libm::exp(-extra));
                let plain = if family == Family::OneInflatedPoisson { poisson } else { geometric };
                let [never, once, twice] = plain.map(|chance| (1.0 - share) * chance);
                [never, share + once, twice]
            }
        }
    }

    /// Behind everybody seen stand those of their kind who were not: all of them behind all who were seen, or behind those alone whom the
    /// family asks.
    #[test]
    fn a_weight_is_one_over_the_chance_of_being_seen() {
        for family in Family::ALL {
            for (eta, extra) in [(-1.5, -0.7), (0.2, 0.4), (0.9, -2.0)] {
                let [never, once, twice] = chances(family, libm::exp(eta), extra);
                for captures in 1..5 {
                    let wanted = match family {
                        Family::Chao if captures > 2 => 1.0,
                        Family::Chao => 1.0 + never / (once + twice),
                        Family::ZeroOneTruncatedPoisson | Family::ZeroOneTruncatedGeometric
                            if captures == 1 =>
                        {
                            1.0
                        }
                        Family::ZeroOneTruncatedPoisson | Family::ZeroOneTruncatedGeometric => {
                            1.0 + never / (1.0 - never - once)
                        }
                        Family::Zelterman
                        | Family::Poisson
                        | Family::Geometric
                        | Family::NegativeBinomial
                        | Family::OneInflatedPoisson
                        | Family::OneInflatedGeometric => 1.0 / (1.0 - never),
                    };
                    let found = family.weight(captures, Jet::argument(eta, 0), Jet::argument(extra, 1)).value;
                    assert!(
                        (found / wanted - 1.0).abs() < 1e-12,
                        "{family:?} {captures}: {found} for {wanted}"
                    );
                }
            }
        }
    }

    /// The chance of each number of captures, given that it takes part, is that of the distribution.
    #[test]
    fn a_likelihood_is_the_chance_given_that_the_person_takes_part() {
        for family in Family::ALL {
            for (eta, extra) in [(-1.5, -0.7), (0.2, 0.4), (0.9, -2.0)] {
                let [never, once, twice] = chances(family, libm::exp(eta), extra);
                let taking_part = match family {
                    Family::Chao | Family::Zelterman => once + twice,
                    Family::ZeroOneTruncatedPoisson | Family::ZeroOneTruncatedGeometric => 1.0 - never - once,
                    Family::Poisson
                    | Family::Geometric
                    | Family::NegativeBinomial
                    | Family::OneInflatedPoisson
                    | Family::OneInflatedGeometric => 1.0 - never,
                };
                for (captures, chance) in [(1, once), (2, twice)] {
                    if !family.fits(captures) {
                        continue;
                    }
                    let jet = family.log_likelihood(captures, Jet::argument(eta, 0), Jet::argument(extra, 1));
                    let found = libm::exp(jet.value);
                    assert!(
                        (found - chance / taking_part).abs() < 1e-12,
                        "{family:?} {captures}: {found} for {}",
                        chance / taking_part
                    );
                }
            }
        }
    }

    /// A likelihood is that of everyone seen where everyone takes part, however often they were captured.
    #[test]
    fn families_of_everyone_leave_nobody_out() {
        for family in Family::ALL {
            let leaves_nobody_out = (1..9).all(|captures| family.fits(captures));
            assert_eq!(family.is_of_everyone(), leaves_nobody_out, "{family:?}");
        }
    }
}
