//! The wordings of hedges, on the left and on the right of a number.

use std::sync::LazyLock;

use crate::candidate::Qualifier;

use Qualifier::{About, AtLeast, AtMost, Exact, FarBelow, LessThan, MoreThan};

/// A wording and what it says.
pub(super) type Phrase = (&'static [&'static str], Qualifier);

/// Hedges before a number. The longest that fits wins; a negation is part of the entry.
const BEFORE: &[Phrase] = &[
    (&["at", "least"], AtLeast),
    (&["at", "the", "very", "least"], AtLeast),
    (&["at", "the", "least"], AtLeast),
    (&["no", "fewer", "than"], AtLeast),
    (&["not", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["no", "lower", "than"], AtLeast),
    (&["not", "below"], AtLeast),
    (&["not", "under"], AtLeast),
    (&["upwards", "of"], AtLeast),
    (&["a", "minimum", "of"], AtLeast),
    (&["minimum", "of"], AtLeast),
    (&["at", "a", "minimum"], AtLeast),
    (&["equal", "to", "or", "more", "than"], AtLeast),
    (&["equal", "to", "or", "greater", "than"], AtLeast),
    (&["more", "than", "or", "equal", "to"], AtLeast),
    (&["greater", "than", "or", "equal", "to"], AtLeast),
    (&["bigger", "or", "equal", "than"], AtLeast),
    (&["greater", "or", "equal", "than"], AtLeast),
    (&["higher", "or", "equal", "than"], AtLeast),
    (&["larger", "or", "equal", "than"], AtLeast),
    (&["more", "or", "equal", "than"], AtLeast),
    (&["at", "least", "or", "equal", "to"], AtLeast),
    (&["starting", "at"], AtLeast),
    (&["starting", "from"], AtLeast),
    (&["more", "than"], MoreThan),
    (&["over"], MoreThan),
    (&["well", "over"], MoreThan),
    (&["just", "over"], MoreThan),
    (&["slightly", "over"], MoreThan),
    (&["a", "little", "over"], MoreThan),
    (&["just", "above"], MoreThan),
    (&["well", "above"], MoreThan),
    (&["just", "more", "than"], MoreThan),
    (&["well", "more", "than"], MoreThan),
    (&["far", "more", "than"], MoreThan),
    (&["slightly", "more", "than"], MoreThan),
    (&["little", "more", "than"], MoreThan),
    (&["much", "more", "than"], MoreThan),
    (&["above"], MoreThan),
    (&["in", "excess", "of"], MoreThan),
    (&["greater", "than"], MoreThan),
    (&["larger", "than"], MoreThan),
    (&["higher", "than"], MoreThan),
    (&["bigger", "than"], MoreThan),
    (&["better", "than"], MoreThan),
    (&["exceeding"], MoreThan),
    (&["exceed"], MoreThan),
    (&["exceeds"], MoreThan),
    (&["exceeded"], MoreThan),
    (&["surpass"], MoreThan),
    (&["surpasses"], MoreThan),
    (&["surpassed"], MoreThan),
    (&["surpassing"], MoreThan),
    (&["topped"], MoreThan),
    (&["topping"], MoreThan),
    (&["tops"], MoreThan),
    (&["north", "of"], MoreThan),
    (&["upward", "of"], MoreThan),
    (&["beyond"], MoreThan),
    (&["passed", "the"], MoreThan),
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["no", "greater", "than"], AtMost),
    (&["not", "greater", "than"], AtMost),
    (&["no", "higher", "than"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["as", "high", "as"], AtMost),
    (&["a", "maximum", "of"], AtMost),
    (&["maximum", "of"], AtMost),
    (&["not", "exceeding"], AtMost),
    (&["not", "exceed"], AtMost),
    (&["not", "over"], AtMost),
    (&["not", "above"], AtMost),
    (&["less", "than", "or", "equal", "to"], AtMost),
    (&["fewer", "than", "or", "equal", "to"], AtMost),
    (&["equal", "to", "or", "less", "than"], AtMost),
    (&["equal", "to", "or", "fewer", "than"], AtMost),
    (&["less", "or", "equal", "than"], AtMost),
    (&["smaller", "or", "equal", "than"], AtMost),
    (&["lower", "or", "equal", "than"], AtMost),
    (&["less", "than"], LessThan),
    (&["fewer", "than"], LessThan),
    (&["lower", "than"], LessThan),
    (&["smaller", "than"], LessThan),
    (&["under"], LessThan),
    (&["just", "under"], LessThan),
    (&["well", "under"], LessThan),
    (&["slightly", "under"], LessThan),
    (&["just", "less", "than"], LessThan),
    (&["slightly", "less", "than"], LessThan),
    (&["a", "little", "less", "than"], LessThan),
    (&["below"], LessThan),
    (&["just", "below"], LessThan),
    (&["well", "below"], LessThan),
    (&["short", "of"], LessThan),
    (&["just", "short", "of"], LessThan),
    (&["nowhere", "near"], FarBelow),
    (&["not", "anywhere", "near"], FarBelow),
    (&["nothing", "like"], FarBelow),
    (&["far", "below"], FarBelow),
    (&["far", "short", "of"], FarBelow),
    (&["far", "fewer", "than"], FarBelow),
    (&["far", "less", "than"], FarBelow),
    (&["far", "from"], FarBelow),
    (&["about"], About),
    (&["around"], About),
    (&["roughly"], About),
    (&["approximately"], About),
    (&["approx"], About),
    (&["some"], About),
    (&["circa"], About),
    (&["ca"], About),
    (&["nearly"], About),
    (&["almost"], About),
    (&["practically"], About),
    (&["virtually"], About),
    (&["an", "estimated"], About),
    (&["estimated"], About),
    (&["an", "estimated", "total", "of"], About),
    (&["estimated", "at"], About),
    (&["estimated", "to", "be"], About),
    (&["close", "to"], About),
    (&["closer", "to"], About),
    (&["nearer", "to"], About),
    (&["nearer"], About),
    (&["near"], About),
    (&["nearing"], About),
    (&["approaching"], About),
    (&["somewhere", "around"], About),
    (&["somewhere", "near"], About),
    (&["in", "the", "region", "of"], About),
    (&["in", "the", "order", "of"], About),
    (&["on", "the", "order", "of"], About),
    (&["of", "the", "order", "of"], About),
    (&["in", "the", "neighborhood", "of"], About),
    (&["in", "the", "neighbourhood", "of"], About),
    (&["in", "the", "vicinity", "of"], About),
    (&["perhaps"], About),
    (&["maybe"], About),
    (&["possibly"], About),
    (&["probably"], About),
    (&["a", "presumed"], About),
    (&["believed", "to", "be"], About),
    (&["believed", "to", "number"], About),
    (&["thought", "to", "be"], About),
    (&["thought", "to", "number"], About),
    (&["something", "like"], About),
    (&["give", "or", "take"], About),
    (&["~"], About),
    (&["≈"], About),
    (&["±"], About),
    (&["more", "or", "less"], About),
    (&["exactly"], Exact),
    (&["precisely"], Exact),
    (&[">", "="], AtLeast),
    (&["≥"], AtLeast),
    (&[">"], MoreThan),
    (&["<", "="], AtMost),
    (&["≤"], AtMost),
    (&["<"], LessThan),
    (&["barely"], About),
    (&["hardly"], About),
];

/// Hedges after a number or after its noun.
const AFTER: &[Phrase] = &[
    (&["or", "more"], AtLeast),
    (&["and", "more"], AtLeast),
    (&["or", "greater"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["or", "greater", "than"], AtLeast),
    (&["or", "more", "than"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["and", "over"], AtLeast),
    (&["and", "up"], AtLeast),
    (&["and", "upwards"], AtLeast),
    (&["and", "counting"], AtLeast),
    (&["at", "least"], AtLeast),
    (&["at", "a", "minimum"], AtLeast),
    (&["plus"], AtLeast),
    (&["-", "plus"], AtLeast),
    (&["+"], AtLeast),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["or", "lower"], AtMost),
    (&["or", "below"], AtMost),
    (&["or", "under"], AtMost),
    (&["and", "under"], AtMost),
    (&["and", "below"], AtMost),
    (&["and", "less"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["tops"], AtMost),
    (&["or", "less", "than"], AtMost),
    (&["or", "so"], About),
    (&["or", "thereabouts"], About),
    (&["-", "odd"], About),
    (&["odd"], About),
    (&["-", "ish"], About),
    (&["ish"], About),
    (&["give", "or", "take"], About),
    (&["more", "or", "less"], About),
];

/// Wordings by the first byte of the word that touches the number, longest first.
struct Index(Vec<Vec<Phrase>>);

impl Index {
    fn new(phrases: &[Phrase], touching: impl Fn(&Phrase) -> &'static str) -> Self {
        let mut buckets = vec![Vec::new(); 256];
        for phrase in phrases {
            if let Some(&byte) = touching(phrase).as_bytes().first() {
                buckets[usize::from(byte)].push(*phrase);
            }
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self(buckets)
    }
}

static BEFORE_INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(BEFORE, |(words, _)| words.last().copied().unwrap_or("")));
static AFTER_INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(AFTER, |(words, _)| words.first().copied().unwrap_or("")));

/// The wordings before a number whose last word begins with `byte`, longest first.
pub(super) fn before(byte: u8) -> &'static [Phrase] {
    &BEFORE_INDEX.0[usize::from(byte)]
}

/// The wordings after a number whose first word begins with `byte`, longest first.
pub(super) fn after(byte: u8) -> &'static [Phrase] {
    &AFTER_INDEX.0[usize::from(byte)]
}
