//! The names of the rules, so that a reader can see why a candidate looks as it does.

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $weight:literal;)*) => {
        /// A rule that fired for a candidate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// The stable id of the rule.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }

            /// Whether what stands there may be another number than the one that was read: a person has to look.
            #[must_use]
            pub const fn is_doubt(self) -> bool {
                matches!(self, Self::AmbiguousMark | Self::HiddenMark)
            }

            /// The factor on the confidence: 1 for rules that seldom err, less for the bolder ones.
            pub(crate) fn weight(self) -> f64 {
                match self {
                    $(Self::$name => $weight,)*
                }
            }
        }
    };
}

rules! {
    /// Digits, with comma groups or a decimal point.
    Digits = "number.digits", 1.0;
    /// "12 450": groups set apart by spaces.
    SpacedGroups = "number.spaced-groups", 0.9;
    /// "1.200 people", "12,00 people", "1/0": the mark may set groups apart or decimals, or the number is beyond all counting.
    AmbiguousMark = "number.ambiguous-mark", 0.4;
    /// Marks of direction, strokes or controls within or around it: a reader may see another number.
    HiddenMark = "number.hidden-mark", 0.3;
    /// "430k", "3bn", "48m".
    Magnitude = "number.magnitude", 0.95;
    /// A number in words.
    Words = "number.words", 0.97;
    /// "two thirds", "half a million", "3/4".
    Fraction = "number.fraction", 0.95;
    /// "1.3x10^6".
    PowerOfTen = "number.power", 0.9;
    /// "one in five".
    Ratio = "number.ratio", 0.95;
    /// "dozens", "several hundred".
    VagueCount = "number.vague", 0.9;
    /// "35–40".
    DashRange = "range.dash", 0.95;
    /// "between 10 and 20".
    Between = "range.between", 1.0;
    /// "10 to 20".
    FromTo = "range.to", 0.95;
    /// "two or three".
    Adjacent = "range.or", 0.85;
    /// "10 to 13 thousand": the smaller end takes the multiplier of the larger.
    SharedMultiplier = "range.shared-multiplier", 0.9;
    /// "more than 10 and less than 20": one range.
    TwoBounds = "range.two-bounds", 0.9;
    /// A hedge to the left.
    HedgeBefore = "qualifier.before", 1.0;
    /// A hedge to the right: "or more".
    HedgeAfter = "qualifier.after", 0.98;
    /// The noun follows the number.
    NounAfter = "noun.after", 1.0;
    /// The unit follows: "%", "km".
    NounUnit = "noun.unit", 1.0;
    /// A currency sign or code stands before the number.
    NounMoney = "noun.money", 1.0;
    /// "toll of 259", "population, put at 11,800": the noun stands before.
    NounBefore = "noun.before", 0.85;
    /// The subject of a verb of change or of being is counted.
    NounSubject = "noun.subject", 0.85;
    /// The noun is inherited from an earlier figure.
    NounInherited = "noun.inherited", 0.8;
    /// "of the 91 detainees, 35".
    NounBase = "noun.base", 0.9;
    /// No noun was found.
    NounMissing = "noun.missing", 0.6;
    /// "X said that".
    SourceSubject = "source.subject", 1.0;
    /// ", X said."
    SourceTrailing = "source.trailing", 1.0;
    /// ", said X."
    SourceInverted = "source.inverted", 1.0;
    /// "according to X", "by the count of X".
    SourcePhrase = "source.phrase", 1.0;
    /// "X’s claim that".
    SourcePossessive = "source.possessive", 0.9;
    /// The speaker of an open quotation.
    SourceQuotation = "source.quotation", 0.9;
    /// Carried over from an earlier sentence.
    SourceCarried = "source.carried", 0.7;
    /// A pronoun was resolved.
    SourcePronoun = "source.pronoun", 0.85;
    /// Part of a change.
    PartOfChange = "change", 1.0;
    /// Part of another figure.
    SubsetOf = "subset", 1.0;
    /// Denied, corrected or superseded.
    StatusCue = "status", 1.0;
    /// Stands in page furniture.
    Furniture = "page.furniture", 0.3;
    /// Stands in a heading.
    Heading = "page.heading", 0.8;
    /// "one" before a noun may be an article.
    LoneOne = "number.one", 0.7;
    /// A length of time.
    TimeMeasure = "noun.time", 0.7;
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
