//! What stops the program: all of these exit with 2.

use std::io;
use std::path::PathBuf;

/// The caller asked for something that cannot be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A dossier cannot be read.
    #[error(transparent)]
    Load(#[from] darkfigure_ingest::LoadError),
    /// A file or standard input cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or standard output cannot be written.
    #[error("cannot write {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An input is larger than the program reads.
    #[error("{path} is larger than {limit} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// An article has more numbers than the program reads.
    #[error("{path} has more than {limit} numbers: what has so many is a table, and no article")]
    TooManyNumbers {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A dossier that answers cannot be written into.
    #[error("{path}: answers are saved in the file of a dossier in TOML")]
    NotAnswerable {
        /// The dossier.
        path: PathBuf,
    },
    /// Two figures of an article that make no dossier.
    #[error(transparent)]
    Compare(#[from] darkfigure_draft::PairError),
    /// A speaker of whom the dossier has no figure.
    #[error("no figure here is said by {name:?}")]
    NoSuchSpeaker {
        /// What was typed.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A date on the command line.
    #[error("{text:?} is no date")]
    NoDate {
        /// What was typed.
        text: String,
    },
    /// A file that would be overwritten.
    #[error("{path} exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// An output that is an input.
    #[error("{path} is read here, as {input}: nothing was written")]
    OutputIsInput {
        /// The output.
        path: PathBuf,
        /// The input.
        input: PathBuf,
    },
    /// A file that is a pipe, a device or a folder.
    #[error("{path} is not a plain file")]
    NotPlain {
        /// The file.
        path: PathBuf,
    },
    /// An output whose ending no format has.
    #[error("{path}: no format has this ending")]
    Ending {
        /// The file.
        path: PathBuf,
        /// The endings that are known.
        known: String,
    },
    /// An output whose ending means another format than the one that was asked for.
    #[error("{path}: the ending means another format than --format")]
    EndingOfAnother {
        /// The file.
        path: PathBuf,
    },
    /// An article that is no text in UTF-8.
    #[error("cannot read {path}")]
    Encoding {
        /// The file.
        path: PathBuf,
        /// What it is.
        source: darkfigure_ingest::EncodingError,
    },
    /// The dossier has errors; its diagnostics have been printed.
    #[error("the dossier has errors")]
    Faulty,
    /// A level that is none.
    #[error(transparent)]
    Level(#[from] darkfigure_model::LevelError),
    /// A value on the command line.
    #[error("cannot read {text:?}")]
    Value {
        /// What was typed.
        text: String,
        /// Why.
        source: darkfigure_ingest::ValueSyntaxError,
    },
    /// A word on the command line that is none of those that are known.
    #[error("{found:?} is not {what}")]
    Word {
        /// What it should be.
        what: &'static str,
        /// What was typed.
        found: String,
        /// Those that are known.
        known: String,
    },
    /// A step between units where there is only one.
    #[error("both figures count in the same unit, {unit}: there is nothing for --unit to step over")]
    OneUnit {
        /// The unit.
        unit: darkfigure_model::Unit,
    },
    /// Two figures of different times, set against each other without a word on how one leads to the other.
    #[error("the two are of different times, {} and {}: a gap between them would be one between the times, too", .when[0], .when[1])]
    TwoTimes {
        /// When each of them was typed to be.
        when: [darkfigure_model::Period; 2],
    },
    /// A diagnostic code that nobody knows.
    #[error("no diagnostic and no word of a report is called {code:?}")]
    NoSuchCode {
        /// What was typed.
        code: String,
    },
    /// A section that the report does not have.
    #[error("the report has no section {name:?}")]
    NoSuchSection {
        /// What was typed.
        name: String,
        /// What there is.
        known: String,
    },
    /// A name that the dossier does not have.
    #[error("the dossier has nothing to report by the name {name:?}")]
    NoSuchEntry {
        /// What was typed.
        name: String,
        /// What there is.
        known: String,
    },
    /// Lists with faults, which have been printed.
    #[error("{path} has faults: nothing was estimated")]
    FaultyLists {
        /// The file.
        path: PathBuf,
    },
    /// Lists without strata were wanted, such as for one figure.
    #[error("there are {n_strata} strata, and a figure is one number")]
    ManyStrata {
        /// How many.
        n_strata: usize,
    },
    /// More strata than are estimated in one run.
    #[error("there are {n_strata} strata, and at most {most} are estimated in one run")]
    TooManyStrata {
        /// How many.
        n_strata: usize,
        /// The most.
        most: usize,
    },
    /// No method gives the number that was asked for.
    #[error("no number from these lists would be honest: {why}")]
    NoEstimate {
        /// Why.
        why: String,
    },
    /// Counts by number of captures, of which the lists are not known.
    #[error("the table says how often people were seen, and not by which lists: a bound is no figure")]
    NoLists,
    /// An option of an estimation.
    #[error(transparent)]
    Estimation(#[from] darkfigure_mse::estimation::EstimationError),
    /// An estimation took longer than it was given.
    #[error("the estimation was not done after {seconds} seconds: nothing is written")]
    OutOfTime {
        /// How many it was given.
        seconds: u32,
    },
    /// Columns that are no covariates of one source.
    #[error("{columns}: {error}")]
    SourceCovariates {
        /// The columns, or the one that it is about.
        columns: String,
        /// Why.
        error: darkfigure_mse::single_source::regression::PeopleError,
    },
    /// A slope among more than two lists.
    #[error(
        "--slopes is for two lists, or for one source with repeats; among more lists a covariate splits people into groups: leave --slopes out"
    )]
    SlopeAmongLists,
    /// Columns that are no covariates of two lists.
    #[error("{columns}: {error}")]
    PairCovariates {
        /// The columns, or the one that it is about.
        columns: String,
        /// Why.
        error: darkfigure_mse::pair_regression::PairedPeopleError,
    },
    /// A slope that is no covariate.
    #[error("`{column}` is named by --slopes and not by --covariates")]
    SlopeWithoutCovariate {
        /// The column.
        column: String,
    },
    /// Columns that are no covariates of these lists.
    #[error("{columns}: {error}")]
    Covariates {
        /// The columns, or the one that it is about.
        columns: String,
        /// Why.
        error: darkfigure_mse::covariate::TableError,
    },
}

impl Failure {
    /// What to do about it, where there is something to do.
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Exists { .. } => {
                Some("remove it first, or choose another place; `extract` takes --force".to_owned())
            }
            Self::OutputIsInput { .. } => Some("write to another file".to_owned()),
            Self::NotPlain { .. } => Some(
                "pipes and devices are read from standard input (-) only, and written to standard output"
                    .to_owned(),
            ),
            Self::Ending { known, .. } => Some(format!("the endings are {known}")),
            Self::EndingOfAnother { .. } => Some("leave one of the two out".to_owned()),
            Self::Faulty => Some("`darkfigure explain CODE` explains each".to_owned()),
            Self::Value { source, .. } => source.fault.hint(),
            Self::Encoding { source, .. } => Some(source.hint().to_owned()),
            Self::Word { known, .. } => Some(format!("write one of: {known}")),
            Self::NoSuchCode { .. } => Some("`darkfigure explain` lists all of them".to_owned()),
            Self::NoSuchEntry { known, .. }
            | Self::NoSuchSection { known, .. }
            | Self::NoSuchSpeaker { known, .. } => Some(format!("it has: {known}")),
            Self::ManyStrata { .. } => {
                Some("leave out --strata, or give each stratum a file of its own".to_owned())
            }
            Self::TooManyStrata { .. } => {
                Some("estimate a part of them at a time, or merge strata that are alike".to_owned())
            }
            Self::NoDate { .. } => Some("write it as 2024-03-12, 2024-03 or 2024".to_owned()),
            Self::Compare(_) => {
                Some("`darkfigure extract ARTICLE` lists the figures with their numbers".to_owned())
            }
            Self::OutOfTime { .. } => {
                Some("--quick, fewer --methods or a smaller --bootstrap take less time".to_owned())
            }
            Self::NoLists => Some("give a table with a column for each list".to_owned()),
            Self::Load(_)
            | Self::NotAnswerable { .. }
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::TooLarge { .. }
            | Self::TooManyNumbers { .. }
            | Self::Level(_)
            | Self::OneUnit { .. }
            | Self::TwoTimes { .. }
            | Self::FaultyLists { .. }
            | Self::NoEstimate { .. }
            | Self::Estimation(_)
            | Self::SourceCovariates { .. }
            | Self::SlopeAmongLists
            | Self::PairCovariates { .. }
            | Self::SlopeWithoutCovariate { .. }
            | Self::Covariates { .. } => None,
        }
    }
}
