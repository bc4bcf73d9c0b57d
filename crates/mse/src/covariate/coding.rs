//! How lists and covariates become indicators.

use super::table::MAX_INDICATORS;

/// Indicators for lists and covariates: lists come first, a bit each, then L − 1 bits for each covariate of L levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coding {
    n_lists: usize,
    n_levels: Vec<usize>,
    n_indicators: usize,
    // By cell: its stratum; `NO_STRATUM` where two levels of one covariate stand.
    stratum_of: Vec<u32>,
    // By stratum: the cell of those on no list.
    unseen: Vec<u32>,
    // By cell: whether nobody can be seen there.
    invisible: Vec<bool>,
}

const NO_STRATUM: u32 = u32::MAX;

impl Coding {
    /// `None` where there would be more than [`MAX_INDICATORS`].
    pub(crate) fn new(n_lists: usize, n_levels: Vec<usize>) -> Option<Self> {
        let n_indicators = n_levels
            .iter()
            .try_fold(n_lists, |sum, &n| sum.checked_add(n.saturating_sub(1)))
            .filter(|&n| n <= MAX_INDICATORS)?;
        let mut coding = Self {
            n_lists,
            n_indicators,
            stratum_of: vec![NO_STRATUM; 1 << n_indicators],
            unseen: Vec::new(),
            invisible: vec![true; 1 << n_indicators],
            n_levels,
        };
        let n_strata: usize = coding.n_levels.iter().product();
        for stratum in 0..n_strata {
            let unseen = coding.level_bits(&coding.levels_of(stratum));
            coding.unseen.push(unseen);
            for history in 0..1_u32 << n_lists {
                let cell = (unseen | history) as usize;
                coding.stratum_of[cell] = stratum as u32;
                coding.invisible[cell] = history == 0;
            }
        }
        Some(coding)
    }

    pub(crate) fn n_lists(&self) -> usize {
        self.n_lists
    }

    pub(crate) fn n_covariates(&self) -> usize {
        self.n_levels.len()
    }

    pub(crate) fn n_indicators(&self) -> usize {
        self.n_indicators
    }

    pub(crate) fn n_strata(&self) -> usize {
        self.unseen.len()
    }

    /// In how many cells people can be seen.
    pub(crate) fn n_visible(&self) -> usize {
        self.n_strata() * ((1 << self.n_lists) - 1)
    }

    /// By stratum: the cell of those on no list.
    pub(crate) fn unseen(&self) -> &[u32] {
        &self.unseen
    }

    /// By cell: whether nobody can be seen there.
    pub(crate) fn invisible(&self) -> &[bool] {
        &self.invisible
    }

    /// The stratum of a cell that stands for people.
    pub(crate) fn stratum_of(&self, cell: u32) -> Option<usize> {
        self.stratum_of.get(cell as usize).filter(|&&stratum| stratum != NO_STRATUM).map(|&at| at as usize)
    }

    /// The levels of a stratum; the last covariate turns fastest.
    pub(crate) fn levels_of(&self, stratum: usize) -> Vec<usize> {
        let mut left = stratum;
        let mut levels: Vec<usize> = self
            .n_levels
            .iter()
            .rev()
            .map(|&n| {
                let level = left % n;
                left /= n;
                level
            })
            .collect();
        levels.reverse();
        levels
    }

    /// The indicators of some levels, one a covariate.
    pub(crate) fn level_bits(&self, levels: &[usize]) -> u32 {
        let mut first = self.n_lists;
        let mut bits = 0;
        for (&level, &n) in levels.iter().zip(&self.n_levels) {
            if level > 0 {
                bits |= 1 << (first + level - 1);
            }
            first += n - 1;
        }
        bits
    }

    /// The parameters of an interaction: one for each choice of a level other than the first of each covariate in it.
    ///
    /// `variables` has a bit for each list, then one for each covariate.
    pub(crate) fn parameters(&self, variables: u32) -> Vec<u32> {
        let lists = variables & ((1 << self.n_lists) - 1);
        let mut parameters = vec![lists];
        let mut first = self.n_lists;
        for (covariate, &n) in self.n_levels.iter().enumerate() {
            if variables >> (self.n_lists + covariate) & 1 == 1 {
                let crossed = parameters
                    .iter()
                    .flat_map(|&mask| (0..n - 1).map(move |level| mask | 1 << (first + level)));
                parameters = crossed.collect();
            }
            first += n - 1;
        }
        parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_levels_take_two_indicators() {
        let coding = Coding::new(2, vec![2, 3]).unwrap();
        assert_eq!((coding.n_indicators(), coding.n_strata(), coding.n_visible()), (5, 6, 18));
        assert_eq!(coding.levels_of(5), [1, 2]);
        assert_eq!(coding.unseen()[5], 0b10100);
        assert_eq!(coding.stratum_of(0b10101), Some(5));
        assert_eq!(coding.stratum_of(0b11001), None, "nobody has two levels of one covariate");
        // List 1 with the covariate of three levels; then both covariates.
        assert_eq!(coding.parameters(0b1001), [0b01001, 0b10001]);
        assert_eq!(coding.parameters(0b1100), [0b01100, 0b10100]);
    }
}
