//! Alterations: the kinds of change on the way from a figure to one that repeats it, in one table.

/// One thing that changed on the way, what misleads most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alteration {
    /// A bound from below became one from above: "at least 700" is told as "up to 700".
    FloorToCeiling,
    /// A bound from above became one from below.
    CeilingToFloor,
    /// A fall is told as a rise, or a rise as a fall.
    DirectionChanged,
    /// The figure had been taken back when it was repeated.
    Retracted,
    /// It is said of a larger area.
    PlaceWidened,
    /// It is said of a smaller area.
    PlaceNarrowed,
    /// It is said of another area.
    PlaceChanged,
    /// It is said of more people than it was.
    PopulationWidened,
    /// It is said of fewer people than it was.
    PopulationNarrowed,
    /// It is said of other people.
    PopulationChanged,
    /// What was estimated is said to have been counted.
    EstimatedToCounted,
    /// Several figures were added up to one number.
    Summed,
    /// Several figures were made into one number.
    Fused,
    /// A number became a share, a rate, an amount of money or a change, or one of these another.
    KindChanged,
    /// A rate lost, or got, the stretch of time in which it counts.
    RatePeriodChanged,
    /// People became something else that is counted one by one.
    PersonsToOther,
    /// Something else became people.
    OtherToPersons,
    /// It is about something that the dossier says is apart from what it was about.
    ConceptApart,
    /// A number at a date became one of a window.
    StockToFlow,
    /// A number of a window became one at a date.
    FlowToStock,
    /// A number since a start became one of a shorter window, or the other way round.
    CumulativeToWindow,
    /// It is said of a shorter window within its own.
    WindowShortened,
    /// It is said of a longer window that has its own within it.
    WindowLengthened,
    /// The number differs by a power of ten.
    PowerOfTen,
    /// What was counted is said to be an estimate.
    CountedToEstimated,
    /// It came about in another way than it is said to have.
    BasisChanged,
    /// It counts other things one by one.
    UnitChanged,
    /// It is about something wider.
    ConceptWidened,
    /// It is about something narrower.
    ConceptNarrowed,
    /// It is about something else; how the two relate is not said.
    ConceptChanged,
    /// It is said with more certainty.
    CertaintyRaised,
    /// Another figure had taken its place when it was repeated.
    Outdated,
    /// It is said of a later time.
    RedatedLater,
    /// It is said of an earlier time.
    RedatedEarlier,
    /// What happened in a window is told as what was recorded in it, or the other way round.
    EventToRecord,
    /// It is said of another time.
    TimeChanged,
    /// The middle of a range is told as the number.
    MidpointForRange,
    /// One end of a range is told as the number.
    EndForRange,
    /// An end of a range, or the range, was lost; what is left is implied by it.
    RangeLost,
    /// The interval of an estimate was lost.
    IntervalLost,
    /// Two ends became two that are nearer to one another.
    RangeNarrowed,
    /// A number or a bound got ends that were not said.
    RangeMade,
    /// The number near a value became a bound from below.
    PointToFloor,
    /// The number near a value became a bound from above.
    PointToCeiling,
    /// A bound from below is told as the number.
    FloorToPoint,
    /// A bound from above is told as the number.
    CeilingToPoint,
    /// A count word became a number.
    VagueToNumber,
    /// "About" was dropped.
    HedgeDropped,
    /// The number differs.
    NumberChanged,
    /// It is put in the mouth of another publisher.
    PublisherChanged,
    /// It is said with less certainty.
    CertaintyLowered,
    /// Two ends became two that are further apart.
    RangeWidened,
    /// The level of an interval was lost, added or changed.
    LevelChanged,
    /// A number became a count word that has it.
    NumberToVague,
    /// A hedge was added or changed otherwise.
    HedgeChanged,
    /// The number was rounded.
    Rounded,
    /// The same digits stand in another order.
    DigitsSwapped,
    /// A digit or two differ, of three or more, and the number is near: as copying makes it.
    DigitsSlipped,
}

/// How much a change on the way matters to who reads the restatement alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// A slip.
    Low,
    /// The reader takes it for surer, larger or newer than it was.
    Medium,
    /// The reader takes it for a number of something else.
    High,
}

/// What a change is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Where.
    Place,
    /// Among whom.
    Population,
    /// What is counted one by one, and of what kind the quantity is.
    Unit,
    /// What is counted.
    Concept,
    /// When.
    Time,
    /// How sure it is.
    Certainty,
    /// How it came about.
    Basis,
    /// Which of several figures, or which vintage of one, it is.
    Lineage,
    /// The hedge and the ends.
    Hedge,
    /// The digits.
    Number,
    /// Who published it.
    Publisher,
}

impl Alteration {
    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Gravity {
        self.row().3
    }

    /// Its code in the published taxonomy of reasons.
    #[must_use]
    pub const fn taxonomy(self) -> &'static str {
        self.row().1
    }

    /// Its own code, as exports write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// What it is a change of.
    #[must_use]
    pub const fn aspect(self) -> Aspect {
        self.row().2
    }

    /// The table: code, code of the taxonomy, aspect, severity.
    const fn row(self) -> (&'static str, &'static str, Aspect, Gravity) {
        use Aspect::{
            Basis, Certainty, Concept, Hedge, Lineage, Number, Place, Population, Publisher, Time, Unit,
        };
        use Gravity::{High, Low, Medium};
        match self {
            Self::FloorToCeiling => ("floor-to-ceiling", "R1", Hedge, High),
            Self::CeilingToFloor => ("ceiling-to-floor", "R1", Hedge, High),
            Self::DirectionChanged => ("direction-changed", "R1", Number, High),
            Self::Retracted => ("retracted", "T5", Lineage, High),
            Self::PlaceWidened => ("place-widened", "R2", Place, High),
            Self::PlaceNarrowed => ("place-narrowed", "R2", Place, High),
            Self::PlaceChanged => ("place-changed", "R2", Place, High),
            Self::PopulationWidened => ("population-widened", "R2", Population, High),
            Self::PopulationNarrowed => ("population-narrowed", "R2", Population, High),
            Self::PopulationChanged => ("population-changed", "R2", Population, High),
            Self::EstimatedToCounted => ("estimated-to-counted", "C2", Basis, High),
            Self::Summed => ("summed", "R6", Lineage, High),
            Self::Fused => ("fused", "R6", Lineage, High),
            Self::KindChanged => ("kind-changed", "U3", Unit, High),
            Self::RatePeriodChanged => ("rate-period-changed", "T6", Unit, High),
            Self::PersonsToOther => ("persons-to-other", "U1", Unit, High),
            Self::OtherToPersons => ("other-to-persons", "U1", Unit, High),
            Self::ConceptApart => ("concept-apart", "C1", Concept, High),
            Self::StockToFlow => ("stock-to-flow", "T2", Time, High),
            Self::FlowToStock => ("flow-to-stock", "T2", Time, High),
            Self::CumulativeToWindow => ("cumulative-to-window", "T3", Time, High),
            Self::WindowShortened => ("window-shortened", "T1", Time, High),
            Self::WindowLengthened => ("window-lengthened", "T1", Time, High),
            Self::PowerOfTen => ("power-of-ten", "U2", Number, High),
            Self::CountedToEstimated => ("counted-to-estimated", "C2", Basis, Medium),
            Self::BasisChanged => ("basis-changed", "E1", Basis, Medium),
            Self::UnitChanged => ("unit-changed", "U1", Unit, Medium),
            Self::ConceptWidened => ("concept-widened", "C1", Concept, Medium),
            Self::ConceptNarrowed => ("concept-narrowed", "C1", Concept, Medium),
            Self::ConceptChanged => ("concept-changed", "C1", Concept, Medium),
            Self::CertaintyRaised => ("certainty-raised", "C2", Certainty, Medium),
            Self::Outdated => ("outdated", "T5", Lineage, Medium),
            Self::RedatedLater => ("redated-later", "T5", Time, Medium),
            Self::RedatedEarlier => ("redated-earlier", "T5", Time, Medium),
            Self::EventToRecord => ("event-to-record", "T4", Time, Medium),
            Self::TimeChanged => ("time-changed", "T1", Time, Medium),
            Self::MidpointForRange => ("midpoint-for-range", "R1", Hedge, Medium),
            Self::EndForRange => ("end-for-range", "R1", Hedge, Medium),
            Self::RangeLost => ("range-lost", "R1", Hedge, Medium),
            Self::IntervalLost => ("interval-lost", "E2", Hedge, Medium),
            Self::RangeNarrowed => ("range-narrowed", "R1", Hedge, Medium),
            Self::RangeMade => ("range-made", "R1", Hedge, Medium),
            Self::PointToFloor => ("point-to-floor", "R1", Hedge, Medium),
            Self::PointToCeiling => ("point-to-ceiling", "R1", Hedge, Medium),
            Self::FloorToPoint => ("floor-to-point", "R1", Hedge, Medium),
            Self::CeilingToPoint => ("ceiling-to-point", "R1", Hedge, Medium),
            Self::VagueToNumber => ("vague-to-number", "R1", Hedge, Medium),
            Self::HedgeDropped => ("hedge-dropped", "R1", Hedge, Medium),
            Self::NumberChanged => ("number-changed", "R1", Number, Medium),
            Self::PublisherChanged => ("publisher-changed", "R3", Publisher, Medium),
            Self::CertaintyLowered => ("certainty-lowered", "C2", Certainty, Low),
            Self::RangeWidened => ("range-widened", "R1", Hedge, Low),
            Self::LevelChanged => ("level-changed", "E2", Hedge, Low),
            Self::NumberToVague => ("number-to-vague", "R1", Hedge, Low),
            Self::HedgeChanged => ("hedge-changed", "R1", Hedge, Low),
            Self::Rounded => ("rounded", "E5", Number, Low),
            Self::DigitsSwapped => ("digits-swapped", "R1", Number, Low),
            Self::DigitsSlipped => ("digits-slipped", "R1", Number, Low),
        }
    }
}
