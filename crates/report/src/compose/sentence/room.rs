//! Whether two numbers of one thing, of which one has only one end, leave room for both.

use darkfigure_analysis::Side;

use super::conflict::excludes;
use super::ratio::changed;
use crate::compose::pair::Pair;
use crate::document::Prose;

/// Why two numbers of one thing can both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compose) enum Room {
    /// Each says how many there are at least.
    AtLeast,
    /// Each says how many there are at most.
    AtMost,
    /// One says how many there are at least, the other, above that, how many at most.
    Between,
    /// One has one end, and what the other says lies on the right side of it.
    Within,
}

impl Room {
    /// The room that two numbers leave as they were said. None where both have two ends or none, where they exclude one another, or where a step
    /// made something else of one.
    pub(in crate::compose) fn of(pair: &Pair<'_>) -> Option<Self> {
        if !changed(pair).is_empty() || pair.common_role().is_none() || excludes(pair).is_some() {
            return None;
        }
        let ends = |side: Side| {
            let said = pair.value(side);
            (said.low().value(), said.high().value())
        };
        Self::between(ends(Side::Left), ends(Side::Right))
    }

    fn between(one: (Option<f64>, Option<f64>), other: (Option<f64>, Option<f64>)) -> Option<Self> {
        // "More than 500" and "fewer than 500" leave none.
        match (one, other) {
            ((Some(_), None), (Some(_), None)) => Some(Self::AtLeast),
            ((None, Some(_)), (None, Some(_))) => Some(Self::AtMost),
            ((Some(floor), None), (None, Some(ceiling))) | ((None, Some(ceiling)), (Some(floor), None)) => {
                (floor < ceiling).then_some(Self::Between)
            }
            ((Some(floor), None), (Some(_), Some(most))) | ((Some(_), Some(most)), (Some(floor), None)) => {
                (floor < most).then_some(Self::Within)
            }
            ((None, Some(ceiling)), (Some(least), Some(_)))
            | ((Some(least), Some(_)), (None, Some(ceiling))) => (least < ceiling).then_some(Self::Within),
            ((None, None), _) | (_, (None, None)) | ((Some(_), Some(_)), (Some(_), Some(_))) => None,
        }
    }

    /// "at least 120 people and up to 300 people leave room for both: …", without an end.
    pub(in crate::compose) fn clause(self, pair: &Pair<'_>) -> Prose {
        let [lower, upper] = pair.sides();
        let both = pair.cited(lower).say(" and ").and(pair.cited(upper));
        match self {
            Self::AtLeast => both.say(" each say how many there are at least, and can both hold"),
            Self::AtMost => both.say(" each say how many there are at most, and can both hold"),
            Self::Between => {
                both.say(" leave room for both: the one says at least how many, the other at most")
            }
            Self::Within => both.say(" can both hold"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn two_numbers_leave_room_where_some_number_is_in_both() {
        let floor = |least| (Some(least), None);
        let ceiling = |most| (None, Some(most));
        let number = |value| (Some(value), Some(value));
        let cases = [
            (floor(500.0), floor(9.0), Some(Room::AtLeast)),
            (ceiling(500.0), ceiling(9.0), Some(Room::AtMost)),
            (floor(120.0), ceiling(300.0), Some(Room::Between)),
            (floor(500.0), ceiling(500.0), None),
            (floor(500.0), ceiling(300.0), None),
            (ceiling(5_000.0), number(3_100.0), Some(Room::Within)),
            (ceiling(5_000.0), number(5_000.0), None),
            (floor(5_000.0), number(3_100.0), None),
            (floor(5_000.0), number(5_000.0), None),
            (floor(2_000.0), number(3_100.0), Some(Room::Within)),
            (number(3_100.0), number(3_100.0), None),
            (number(3_100.0), (None, None), None),
        ];
        for (one, other, room) in cases {
            assert_eq!(Room::between(one, other), room, "{one:?} {other:?}");
            assert_eq!(Room::between(other, one), room, "{other:?} {one:?}");
        }
    }
}
