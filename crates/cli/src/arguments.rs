//! The command line, declared once: parsing, `--help`, completions and the manual page all read it.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use darkfigure_report::Format;

/// Works out what the gap between contested figures is, as far as it can honestly be known.
///
/// A dossier holds one dispute in plain text: who published which number about what, and which steps lead from one to
/// another. darkfigure compares like with like, cites every step, carries uncertainty along, says what each side would have to
/// believe, and refuses where no number is honest. It never goes to the network.
#[derive(Debug, Parser)]
#[command(name = "darkfigure", version, max_term_width = 100)]
#[command(
    after_help = "Start with `darkfigure init`, then `darkfigure report`. Each diagnostic has a page: `darkfigure explain CODE`."
)]
pub(crate) struct Arguments {
    /// Colour on the terminal. `auto` follows NO_COLOR, TERM and whether the output is a terminal.
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// Colour where the output is a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the report of a dossier: the answer first, then every step with its source.
    Report(ReportArguments),
    /// Check dossiers: every fault with its place, and every expectation. Made for CI.
    Check(CheckArguments),
    /// Compare two figures on the spot, without a dossier.
    Gap(GapArguments),
    /// Estimate how many people are on no list, from lists that overlap.
    Estimate(Box<EstimateArguments>),
    /// Read an article: every figure with its hedge, what is counted, and who says so, as candidates.
    Extract(ExtractArguments),
    /// From articles to a first report: a drafted dossier, its first screen, and the questions that matter most.
    Read(ReadArguments),
    /// Answer what a dossier leaves open, question by question; each answer is saved at once.
    Ask(AskArguments),
    /// Write a letter to somebody whose figures a dossier has: what does not agree, and what is asked. To be signed and sent
    Letter(LetterArguments),
    /// Hold a draft article against a dossier: every figure that departs from it, with what changed
    Lint(LintArguments),
    /// Write a commented dossier to start from.
    Init(InitArguments),
    /// Explain a diagnostic: what it means, why it matters, how to mend it.
    Explain(ExplainArguments),
    /// Print a JSON Schema.
    Schema(SchemaArguments),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff.
    Man,
}

/// Options of every command that computes.
#[derive(Debug, Clone, Args)]
pub(crate) struct ComputeArguments {
    /// The level of computed intervals, as a probability.
    #[arg(long, default_value_t = 0.95, value_name = "P")]
    pub(crate) level: f64,
    /// The seed of simulations. The same seed gives the same report.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArguments {
    /// The dossier: a TOML or JSON file, a folder with a dossier.toml, or - for standard input.
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) dossier: PathBuf,
    /// The format of the report. Default: what the ending of --output means, else text.
    #[arg(long, short, value_parser = format_parser())]
    pub(crate) format: Option<Format>,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Also write every picture into this folder: as SVG and PNG, with its numbers as CSV.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) charts: Option<PathBuf>,
    /// Only this comparison, reconciliation, sum or series; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Vec<String>,
    /// Only what had been said by the end of this day, month or year.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Columns of a text report. Default: the terminal's, at most 100.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=400))]
    pub(crate) width: Option<u16>,
    #[command(flatten)]
    pub(crate) extent: ExtentArguments,
    /// The name that standard input goes by; its ending says whether it is TOML or JSON.
    #[arg(long, value_name = "NAME", default_value = "dossier.toml")]
    pub(crate) stdin_filename: String,
    #[command(flatten)]
    pub(crate) compute: ComputeArguments,
}

/// The names of the forms of a report, as the library lists them.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(values).map(|name| Format::named(&name).unwrap_or(Format::Text))
}

/// How much of a report is printed.
#[derive(Debug, Default, Args)]
pub(crate) struct ExtentArguments {
    /// Print all of a text report, not the first screen alone. Other formats have all of it anyway.
    #[arg(long, conflicts_with = "section")]
    pub(crate) full: bool,
    /// Print one section, by the name that the first screen lists it under.
    #[arg(long, value_name = "NAME")]
    pub(crate) section: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// The dossiers: files, folders with a dossier.toml, or - for standard input.
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) dossiers: Vec<PathBuf>,
    /// How diagnostics are printed.
    #[arg(long, short, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// Exit with 1 at this severity or above.
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// Exit with 0 whatever is found.
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// The name that standard input goes by.
    #[arg(long, value_name = "NAME", default_value = "dossier.toml")]
    pub(crate) stdin_filename: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// With an excerpt and a hint.
    Text,
    /// A line each.
    Concise,
    /// A versioned JSON object.
    Json,
    /// Annotations of GitHub Actions.
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only.
    Error,
    /// Warnings too.
    Warning,
    /// Notes too.
    Note,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  darkfigure gap \"259 cases\" \"around 100,000 people\" --unit \"2.35 to 9.94\"\n\nThe answer names what two bare numbers cannot tell: concept, place, time, status. A dossier can."
)]
pub(crate) struct GapArguments {
    /// One figure with its unit: "259 cases".
    #[arg(allow_hyphen_values = true)]
    pub(crate) left: String,
    /// The other figure with its unit: "around 100,000 people".
    #[arg(allow_hyphen_values = true)]
    pub(crate) right: String,
    /// How many of the second figure's unit go on one of the first's, as a factor or range: "2.35 to 9.94".
    #[arg(long, value_name = "FACTOR")]
    pub(crate) unit: Option<String>,
    /// How the first figure came about: register, survey, model, several lists, expert judgement, undisclosed.
    #[arg(long, value_name = "BASIS")]
    pub(crate) left_basis: Option<String>,
    /// How the second figure came about.
    #[arg(long, value_name = "BASIS")]
    pub(crate) right_basis: Option<String>,
    /// The format of the answer.
    #[arg(long, short, value_parser = format_parser(), default_value = Format::Text.name())]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) compute: ComputeArguments,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  darkfigure estimate lists.csv --format html -o lists.html\n\nWhere lists reach women and men unequally:\n  darkfigure estimate lists.csv --covariates sex\n\nWhere a figure is to go on into a dossier:\n  darkfigure estimate lists.csv --as-figure estimate --into dossier.toml"
)]
pub(crate) struct EstimateArguments {
    /// The lists as CSV, or - for standard input. A header, then rows: a history with its count, a person, or a person on a list.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) lists: PathBuf,
    /// A column that splits the people into strata, each estimated by itself; may be given several times.
    #[arg(long, value_name = "COL")]
    pub(crate) strata: Vec<String>,
    /// Columns of what is known of everyone seen, such as sex or year, separated by commas: lists may reach the groups unequally, and
    /// the report says how many people each group has.
    #[arg(long, value_name = "COLS", value_delimiter = ',', conflicts_with = "strata")]
    pub(crate) covariates: Vec<String>,
    /// Of the covariates, those that are numbers, such as a year: one coefficient for one unit more. With two lists, or where no lists are
    /// known.
    #[arg(long, value_name = "COLS", value_delimiter = ',', requires = "covariates")]
    pub(crate) slopes: Vec<String>,
    /// Only these methods, separated by commas; `--methods list` prints their names.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) methods: Vec<String>,
    /// How the lists are laid out.
    #[arg(long, value_enum, default_value_t = ListLayout::Auto)]
    pub(crate) layout: ListLayout,
    /// The column with the number of people. Default: found by its name.
    #[arg(long, value_name = "COL")]
    pub(crate) count: Option<String>,
    /// A column that is a list, whatever it is called; may be given several times. Default: every column of marks, such as 0 and 1.
    #[arg(long, value_name = "COL")]
    pub(crate) list: Vec<String>,
    /// A column to leave out; may be given several times.
    #[arg(long, value_name = "COL")]
    pub(crate) ignore: Vec<String>,
    /// Read a blank as "not on the list". Otherwise a blank is a fault: it may mean not known. NA and the like are a fault in either case.
    #[arg(long)]
    pub(crate) blank_is_absent: bool,
    /// How many times people are drawn anew. Default: 1000, or 200 with --quick.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=100_000))]
    pub(crate) bootstrap: Option<u32>,
    /// A first look: draws fewer times, and does not check the answer against the lists themselves.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Minutes instead of seconds: redraws choose among all models, six lists go to triples, chains are long.
    #[arg(long, conflicts_with = "quick")]
    pub(crate) thorough: bool,
    /// Give up after so many seconds: the method under way is finished, no other begins, and nothing is written. Default: no end.
    #[arg(long, value_name = "N")]
    pub(crate) seconds: Option<u32>,
    /// The format of the report. Default: what the ending of --output means, else text.
    #[arg(long, short, value_parser = format_parser())]
    pub(crate) format: Option<Format>,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Columns of a text report. Default: the terminal's, at most 100.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=400))]
    pub(crate) width: Option<u16>,
    #[command(flatten)]
    pub(crate) extent: ExtentArguments,
    /// Also write every picture into this folder: as SVG and PNG, with its numbers as CSV.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) charts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) figure: AsFigureArguments,
    #[command(flatten)]
    pub(crate) compute: ComputeArguments,
}

/// How the estimate becomes a figure of a dossier.
#[derive(Debug, Args)]
pub(crate) struct AsFigureArguments {
    /// Print the estimate and its count as two figures of a dossier by these names, NAME and NAME-count, instead of the report.
    #[arg(long, value_name = "NAME")]
    pub(crate) as_figure: Option<String>,
    /// Append the figures to this dossier (TOML), which must still be in order with them.
    #[arg(long, value_name = "DOSSIER", requires = "as_figure", value_hint = ValueHint::FilePath)]
    pub(crate) into: Option<PathBuf>,
    /// The method whose estimate it is. Default: the one the report leads with.
    #[arg(long, value_name = "METHOD", requires = "as_figure")]
    pub(crate) figure_method: Option<String>,
    /// The concept that is counted, by its name in the dossier.
    #[arg(long, value_name = "CONCEPT", requires = "as_figure")]
    pub(crate) concept: Option<String>,
    /// The unit that is counted.
    #[arg(long, value_name = "UNIT", requires = "as_figure", default_value = "person")]
    pub(crate) unit: String,
    /// The window in which anyone present was at risk of being listed: "2013", "2019/2023".
    #[arg(long, value_name = "PERIOD", requires = "as_figure")]
    pub(crate) present: Option<String>,
    /// The source, by its name in the dossier. Default: one that is written beside the figures.
    #[arg(long, value_name = "SOURCE", requires = "as_figure")]
    pub(crate) source: Option<String>,
}

/// How lists are laid out in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListLayout {
    /// Found out from the header and the first rows.
    Auto,
    /// A row a history: a column of 0 and 1 for each list, and a count.
    Wide,
    /// A row a history, written as a word of 0 and 1, with a count.
    Frequency,
    /// A row a person: a column of 0 and 1 for each list.
    Individual,
    /// A row a person on a list.
    Long,
    /// A row a number of captures, with the count of people.
    Captures,
}

/// "1,4".
fn two_numbers(text: &str) -> Result<[usize; 2], String> {
    let two = text.split_once(',').and_then(|(a, b)| Some([a.trim().parse().ok()?, b.trim().parse().ok()?]));
    two.ok_or_else(|| "write two numbers of the list: 1,4".to_owned())
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  darkfigure extract article.html --format toml -o dossier.toml\n\nEvery figure is a candidate: a person accepts it or deletes it."
)]
pub(crate) struct ExtractArguments {
    /// The article: plain text, Markdown or HTML, or - for standard input.
    #[arg(default_value = "-", value_hint = ValueHint::FilePath)]
    pub(crate) article: PathBuf,
    /// What is printed. Default: what the ending of --output means, else text.
    #[arg(long, short, value_enum)]
    pub(crate) format: Option<ExtractFormat>,
    /// Write to this file instead of standard output. A dossier that is there already is kept.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Write a draft over a dossier that is there already.
    #[arg(long)]
    pub(crate) force: bool,
    /// Also figures in menus, bylines, captions and lists of links.
    #[arg(long)]
    pub(crate) all: bool,
    /// Write the dossier of two figures, by their numbers in the list, with what is open as comments: --compare 1,4.
    #[arg(long, value_name = "A,B", value_parser = two_numbers, conflicts_with = "all")]
    pub(crate) compare: Option<[usize; 2]>,
    /// Read {"id","text"} lines from standard input and write a line of candidates for each.
    #[arg(long, conflicts_with_all = ["article", "format", "output", "all", "force", "compare"])]
    pub(crate) jsonl: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArguments {
    /// The articles: plain text, Markdown or HTML, or - for standard input.
    #[arg(required = true, value_hint = ValueHint::FilePath)]
    pub(crate) articles: Vec<PathBuf>,
    /// The day of publication, which dates "last month" and "over the past year". Default: what the page says.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Keep the draft in this folder: dossier.toml, and the articles beside it. Nothing is overwritten.
    #[arg(long, short, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LetterArguments {
    /// The dossier: a TOML or JSON file, or a folder with a dossier.toml.
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) dossier: PathBuf,
    /// To whom: the speaker's name in the dossier. Without it the speakers are listed.
    #[arg(long, value_name = "SPEAKER")]
    pub(crate) to: Option<String>,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// The article: plain text, Markdown or HTML, or - for standard input.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) article: PathBuf,
    /// The dossier: a TOML or JSON file, or a folder with a dossier.toml.
    #[arg(long, value_name = "DOSSIER", value_hint = ValueHint::AnyPath)]
    pub(crate) dossier: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct AskArguments {
    /// The dossier: a TOML file, or a folder with a dossier.toml.
    #[arg(default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) dossier: PathBuf,
    /// Take answers from this file: lines of "question = answer", or one answer a line in the order of the questions.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) answers: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// The article with its figures marked and numbered, then a table.
    Text,
    /// The same as GitHub-flavoured Markdown.
    Markdown,
    /// A draft dossier.
    Toml,
    /// One JSON object.
    Jsonl,
    /// One self-contained page.
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The folder to write dossier.toml into; it is made if it does not exist. Nothing is overwritten.
    #[arg(default_value = ".", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The diagnostic's code, or a word of a report. Without one, all of them are listed.
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// Of what.
    #[arg(value_enum, default_value_t = SchemaOf::Dossier)]
    pub(crate) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// The dossier, for completion in an editor.
    Dossier,
    /// The JSON of `report --format json`.
    Findings,
    /// The JSON of `estimate --format json`.
    Estimate,
}
