//! The words that stand for choices: declared once, read and written.

use darkfigure_model::{Axis, Basis, BridgeKind, Claim, Grade, LineageKind, SourceKind, Status, TimeKind};

/// A choice and its words; the first word of each is written, the others are read too. This is the one table of them.
///
/// # Example
///
/// ```
/// use darkfigure_ingest::Word as _;
/// use darkfigure_model::Basis;
///
/// assert_eq!(Basis::read("expert-judgment"), Some(Basis::ExpertJudgement));
/// assert_eq!(Basis::ExpertJudgement.word(), "expert judgement");
/// ```
pub trait Word: Copy + PartialEq + 'static {
    /// What the choice is called in messages.
    const NAME: &'static str;
    /// All words.
    const WORDS: &'static [(&'static str, Self)];

    /// The choice for a word. Case and the difference between spaces and hyphens do not matter.
    fn read(text: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace('-', " ");
        let wanted = plain(text.trim());
        Self::WORDS.iter().find(|(word, _)| plain(word) == wanted).map(|&(_, choice)| choice)
    }

    /// The word for a choice.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|&&(_, choice)| choice == self).map_or("", |&(word, _)| word)
    }
}

impl Word for Axis {
    const NAME: &'static str = "an axis";
    const WORDS: &'static [(&'static str, Self)] = &named(Self::ALL);
}

/// Each axis under its own name.
const fn named<const N: usize>(axes: [Axis; N]) -> [(&'static str, Axis); N] {
    let mut words = [("", Axis::Unit); N];
    let mut at = 0;
    while at < N {
        words[at] = (axes[at].name(), axes[at]);
        at += 1;
    }
    words
}

impl Word for Basis {
    const NAME: &'static str = "a basis";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("register", Self::Register),
        ("enumeration", Self::Enumeration),
        ("survey", Self::Survey),
        ("model", Self::Model),
        ("several lists", Self::SeveralLists),
        ("expert judgement", Self::ExpertJudgement),
        ("expert judgment", Self::ExpertJudgement),
        ("undisclosed", Self::Undisclosed),
    ];
}

impl Word for Status {
    const NAME: &'static str = "a status";
    const WORDS: &'static [(&'static str, Self)] =
        &[("confirmed", Self::Confirmed), ("presumed", Self::Presumed), ("may be", Self::MayBe)];
}

impl Word for LineageKind {
    const NAME: &'static str = "a lineage";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("independent", Self::Independent),
        ("shares data", Self::SharesData),
        ("contains the count", Self::ContainsCount),
        ("count × constant", Self::CountTimesConstant),
        ("count x constant", Self::CountTimesConstant),
        ("count times constant", Self::CountTimesConstant),
        ("unknown", Self::Unknown),
    ];
}

impl Word for BridgeKind {
    const NAME: &'static str = "a kind of bridge";
    const WORDS: &'static [(&'static str, Self)] =
        &[("evidence", Self::Evidence), ("assumption", Self::Assumption), ("definition", Self::Definition)];
}

impl Word for SourceKind {
    const NAME: &'static str = "a kind of source";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("report", Self::Report),
        ("paper", Self::Paper),
        ("article", Self::Article),
        ("statement", Self::Statement),
        ("speech", Self::Speech),
        ("data", Self::Data),
        ("page", Self::Page),
    ];
}

impl Word for TimeKind {
    const NAME: &'static str = "a way of counting over time";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("stock", Self::Stock),
        ("entrants", Self::Entrants),
        ("present", Self::Present),
        ("detections", Self::Detections),
        ("cumulative", Self::Cumulative),
    ];
}

impl Word for Claim {
    const NAME: &'static str = "a claim";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("total", Self::Total),
        ("at least", Self::AtLeast),
        ("at most", Self::AtMost),
        ("falling", Self::Falling),
        ("rising", Self::Rising),
        ("refutes", Self::Refutes),
        ("confirms", Self::Confirms),
    ];
}

impl Word for Grade {
    const NAME: &'static str = "a grade";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("not comparable", Self::NotComparable),
        ("open", Self::Open),
        ("bound only", Self::BoundOnly),
        ("bridged by assumption", Self::BridgedByAssumption),
        ("bridged by evidence", Self::BridgedByEvidence),
        ("like for like", Self::LikeForLike),
    ];
}
