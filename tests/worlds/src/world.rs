//! Worlds: people, and what is true of them.

use crate::Dice;

/// One person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Where: the place of this number in [`World::PLACES`]' smallest parts.
    pub leaf: usize,
    /// What applies to them, by the order of [`World::CONCEPTS`].
    pub concepts: [bool; 6],
    /// Whom they belong to, by the order of [`World::POPULATIONS`].
    pub populations: [bool; 3],
    /// The day on which they came, from the first day of 2020.
    pub entry: i64,
    /// The last day on which they were there.
    pub exit: i64,
    /// Which of two registers recorded them.
    pub recorded: [bool; 2],
    /// The case to which they belong.
    pub case: usize,
}

/// Some hundred people.
#[derive(Debug, Clone)]
pub struct World {
    /// Who there is.
    pub people: Vec<Person>,
}

impl World {
    /// Places by their codes, each with the smallest parts that it has.
    pub const PLACES: [(&'static [&'static str], &'static [usize]); 8] = [
        (&["KH-18"], &[0]),
        (&["KH"], &[0, 1]),
        (&["MM"], &[2]),
        (&["KH", "MM"], &[0, 1, 2]),
        (&["MM", "LA"], &[2, 3]),
        (&["035"], &[0, 1, 2, 3]),
        (&["GB"], &[4]),
        (&["001"], &[0, 1, 2, 3, 4]),
    ];

    /// Concepts: the first three lie within one another, the fourth shares nothing with the first, the fifth is the second under another
    /// name, and the last one is anybody's.
    pub const CONCEPTS: [&'static str; 6] = ["narrow", "middle", "wide", "other", "alias", "loose"];

    /// Populations: the first lies within the second and shares nobody with the third.
    pub const POPULATIONS: [&'static str; 3] = ["foreign", "adult", "local"];

    /// The days from the first of 2020 to the last of 2023.
    pub const DAYS: usize = 1461;

    /// A world.
    #[must_use]
    pub fn sample(dice: &mut Dice) -> Self {
        let n = 200 + dice.below(400);
        let chance = [20 + dice.below(70), 10 + dice.below(50)];
        let longest = dice.pick(&[10, 100, 800]);
        let per_case = 1 + dice.below(4);
        let people = (0..n)
            .map(|at| {
                let narrow = dice.percent(40);
                let middle = narrow || dice.percent(40);
                let wide = middle || dice.percent(50);
                let foreign = dice.percent(50);
                let entry = dice.below(World::DAYS) as i64;
                Person {
                    leaf: dice.below(5),
                    concepts: [narrow, middle, wide, !narrow && dice.percent(50), middle, dice.percent(50)],
                    populations: [foreign, foreign || dice.percent(60), !foreign && dice.percent(80)],
                    entry,
                    exit: entry + dice.below(longest) as i64,
                    recorded: [dice.percent(chance[0]), dice.percent(chance[1])],
                    case: at / per_case,
                }
            })
            .collect();
        Self { people }
    }
}
