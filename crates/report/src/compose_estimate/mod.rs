//! Composition of population estimates: several methods' answers in, document out.

mod consistency;
mod covariate;
mod findings;
mod first_screen;
mod methods;
mod multiverse;
mod origin;
mod overlaps;
mod pair;
mod regression;
mod sensitivity;
mod single_source;
mod size;
mod strata;
mod total;
mod verdict;
mod words;

use darkfigure_mse::estimation::Effort;
use darkfigure_mse::strata::StratumTotal;
use darkfigure_mse::{CaptureTable, Estimation, SizeInterval, Support, audit};

use crate::document::{Block, List, Metadata, Prose, Section};
use crate::{Document, LabelledValue, LabelledValues};
use methods::Seen;

pub use covariate::CovariateReport;
pub use pair::PairReport;
pub use regression::RegressionReport;
pub use single_source::{SingleSourceReport, compose_single_source, single_source_rows};

/// The estimates of one or several strata of a table of lists.
#[derive(Debug, Clone)]
pub struct EstimateReport<'a> {
    /// What the lists are called: the name of a file.
    pub source: String,
    /// How the rows were understood, in words; empty where nobody has to know.
    pub layout: String,
    /// What reading the rows showed of repetitions.
    pub reading: Vec<audit::Finding>,
    /// The strata; one without a key where nothing was stratified.
    pub strata: Vec<EstimatedStratum<'a>>,
    /// What each method says about all strata together; empty where nothing was stratified.
    pub totals: &'a [StratumTotal],
    /// The same people by their covariates; the report then leads with it, and the strata are one, of all people.
    pub covariates: Option<CovariateReport<'a>>,
    /// Regressions of two lists on covariates; where `covariates` is none the report leads with them.
    pub pair: Option<PairReport<'a>>,
    /// What wrote the report, with its version.
    pub generator: Option<String>,
}

/// A stratum with its people and what was estimated from them.
#[derive(Debug, Clone)]
pub struct EstimatedStratum<'a> {
    /// The values of the strata columns.
    pub key: Vec<String>,
    /// Its people.
    pub table: &'a CaptureTable,
    /// What several methods say about them.
    pub estimation: &'a Estimation,
}

impl<'a> EstimateReport<'a> {
    /// The report of one table of lists, read and estimated as a whole.
    #[must_use]
    pub fn of(source: impl Into<String>, table: &'a CaptureTable, estimation: &'a Estimation) -> Self {
        Self {
            source: source.into(),
            layout: String::new(),
            reading: Vec::new(),
            strata: vec![EstimatedStratum { key: Vec::new(), table, estimation }],
            totals: &[],
            covariates: None,
            pair: None,
            generator: None,
        }
    }
}

impl EstimatedStratum<'_> {
    fn name(&self) -> String {
        self.key.join(", ")
    }
}

/// The report of an estimate: verdict first, then the lists, every method with its assumption, and what no list can show.
///
/// The same sections come in the same order for every table. What cannot be estimated stays visible with its reason.
///
/// # Example
///
/// ```
/// use darkfigure_mse::{CaptureTable, EstimationOptions, History, Method, estimate};
/// use darkfigure_report::compose_estimate::{EstimateReport, compose_estimate};
/// use darkfigure_report::{TextOptions, render_text};
///
/// // Three lists that share nobody.
/// let cells = [(0b001, 30), (0b010, 24), (0b100, 18)].map(|(bits, n)| (History::from_bits(bits), n));
/// let table = CaptureTable::new(["police", "shelter", "hotline"].map(String::from).to_vec(), cells)?;
/// let options = EstimationOptions { methods: Some(vec![Method::Independence]), ..EstimationOptions::default() };
/// let estimation = estimate(&table, &options)?;
/// let document = compose_estimate(&EstimateReport::of("lists.csv", &table, &estimation));
/// assert!(render_text(&document, &TextOptions::default()).contains("No number may be quoted"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compose_estimate(report: &EstimateReport<'_>) -> Document {
    let mut document = Document { metadata: metadata(report), blocks: Vec::new() };
    let are_many = report.strata.len() > 1;
    if are_many {
        document.push(total::answer(&report.strata, report.totals));
        let by_stratum = strata::blocks(&report.strata, report.totals);
        document.push(Block::Section(Section::new("strata", "Stratum by stratum", by_stratum)));
    }
    if let Some(covariates) = report.covariates {
        document.blocks.extend(covariate::blocks(covariates));
    }
    if let Some(pair) = report.pair {
        document.blocks.extend(report.covariates.is_none().then(|| pair::answer(pair)));
        document.push(pair::section(pair));
    }
    let names = report.covariates.map(|covariates| covariates.names.to_vec());
    let names = names.or_else(|| report.pair.map(|pair| pair.names()));
    for (at, stratum) in report.strata.iter().enumerate() {
        let mut reading = Vec::new();
        if at == 0 {
            reading.clone_from(&report.reading);
        }
        if are_many {
            let name = stratum.key.join("-").to_lowercase();
            let blocks = stratum_blocks(stratum, reading, &format!("{name}."));
            document.push(Block::Section(Section::new(name, stratum.name(), blocks)));
        } else if let Some(names) = &names {
            let title = format!("The same lists without {}", names.join(" and "));
            let blocks = stratum_blocks(stratum, reading, "pooled.");
            document.push(Block::Section(Section::new("pooled", title, blocks)));
        } else {
            document.blocks.extend(stratum_blocks(stratum, reading, ""));
        }
    }
    document
}

fn metadata(report: &EstimateReport<'_>) -> Metadata {
    let mut provenance = vec![("Lists".to_owned(), report.source.clone())];
    if !report.layout.is_empty() {
        provenance.push(("Read as".to_owned(), report.layout.clone()));
    }
    for stratum in &report.strata {
        let name = stratum.name();
        let label = if name.is_empty() { "Data hash".to_owned() } else { format!("Data hash, {name}") };
        provenance.push((label, stratum.estimation.provenance.data_hash.clone()));
    }
    if let Some(CovariateReport { names, found: Ok(found) }) = report.covariates {
        provenance.push((format!("Data hash, by {}", names.join(" and ")), found.data_hash.clone()));
    }
    if let Some(first) = report.strata.first() {
        let found = &first.estimation.provenance;
        let options = &found.options;
        let effort = match options.effort {
            Effort::Quick => "quick: redraws choose among the 100 best models, chains are short",
            Effort::Full => "full: redraws choose among all models, chains are long",
        };
        provenance.extend([
            ("Engine".to_owned(), format!("darkfigure-mse {}", found.version)),
            ("Seed".to_owned(), found.seed_of_whole.unwrap_or(options.seed).to_string()),
            ("Level of intervals".to_owned(), options.level.to_string()),
            ("Tables drawn anew".to_owned(), options.n_bootstrap.to_string()),
            ("Effort".to_owned(), effort.to_owned()),
        ]);
    }
    Metadata {
        title: format!("People on no list: {}", report.source),
        question: Some("How many people are there in all, those on no list included?".to_owned()),
        generator: report.generator.clone(),
        provenance,
        ..Metadata::default()
    }
}

/// One table: its first screen, then its sections in the order in which a reader needs them. Lists that share nobody have nothing behind
/// their first screen but refusals, which it sums up.
fn stratum_blocks(stratum: &EstimatedStratum<'_>, reading: Vec<audit::Finding>, prefix: &str) -> Vec<Block> {
    let found = stratum.estimation;
    let seen = Seen { lists: &found.list_names, n_observed: found.n_observed };
    let mut blocks = vec![first_screen::block(found, seen)];
    if first_screen::nothing_overlaps(found) {
        return blocks;
    }
    let mut section = |name: &str, title: &str, content: Vec<Block>| {
        if !content.is_empty() {
            blocks.push(Block::Section(Section::new(format!("{prefix}{name}"), title, content)));
        }
    };
    let audit: Vec<audit::Finding> =
        reading.into_iter().chain(found.audit.findings.iter().cloned()).collect();
    section("verdict", "Why this verdict", first_screen::why(found, seen));
    section("overlap", "How the lists overlap", overlaps::blocks(stratum.table, &found.audit));
    section("lists", "What stands out in the lists", findings::blocks(&audit, &found.list_names));
    section("methods", "Every method, and what it takes for granted", methods::blocks(&found.rows, seen));
    let statuses = found.multiverse.first().map(multiverse::statuses).map(Block::Paragraph);
    let multiverse = found.multiverse.iter().flat_map(|found| multiverse::blocks(found, seen));
    let multiverse = statuses.into_iter().chain(multiverse).collect();
    section("models", "Models that explain the lists nearly as well", multiverse);
    section("unseen", "What no list can show", sensitivity::blocks(&found.sensitivity, seen));
    if let Some(checked) = &found.consistency {
        section("checked", "Checked against the lists themselves", consistency::blocks(checked, seen));
    }
    section("origin", "How each answer came about", origin::blocks(&found.rows, seen));
    section(
        "left-out",
        "What is left out",
        vec![Block::List(List { ordered: false, items: left_out(found) })],
    );
    blocks
}

/// What no number of this report contains.
fn left_out(found: &Estimation) -> Vec<Prose> {
    let mut items: Vec<Prose> = [
        "People whom no list could ever have held. No number here includes them.",
        "Whether all lists mean the same people, in the same place and time. If they do not, no method mends it.",
        "Records of one person that were not recognised as such (too many people), and of two people taken for one (too few), \
         beyond what the table of links shows.",
        "Dependence among the unseen that is not seen among the seen. Intervals do not contain it.",
    ]
    .map(Prose::from)
    .to_vec();
    if found.verdict.grade != Support::DoNotEstimate {
        items.push(
            "Whether these numbers are true. The verdict speaks of the evidence in the lists only.".into(),
        );
    }
    items
}

/// Every method's answer as a labelled row, for [`csv`](crate::csv).
#[must_use]
pub fn estimate_rows(report: &EstimateReport<'_>) -> LabelledValues {
    let of_stratum = |stratum: &EstimatedStratum<'_>| {
        let found = stratum.estimation;
        let name = stratum.name();
        let label =
            move |what: &str| if name.is_empty() { what.to_owned() } else { format!("{name}: {what}") };
        let seen =
            LabelledValue { label: label("people seen"), amount: Some(size::counted(found.n_observed)) };
        let rows: Vec<LabelledValue> = found
            .rows
            .iter()
            .map(|row| LabelledValue {
                label: label(&words::row_name(row, &found.list_names)),
                amount: row
                    .n_total
                    .map(|n_total| size::size(Some(n_total), row.interval.as_ref(), found.n_observed)),
            })
            .collect();
        let grade = verdict::label(found.verdict.grade).to_lowercase();
        let verdict = LabelledValue { label: label(&format!("verdict: {grade}")), amount: None };
        [verdict, seen].into_iter().chain(rows).collect::<Vec<_>>()
    };
    let of_total = |total: &StratumTotal| {
        let n_counted: u64 =
            total.counted.iter().filter_map(|&at| Some(report.strata.get(at)?.estimation.n_observed)).sum();
        let (counted, all) = (total.counted.len(), total.counted.len() + total.left_out.len());
        LabelledValue {
            label: format!("total over {counted} of {all} strata: {}", total.method.name()),
            amount: Some(size::size(Some(total.n_total), total.interval.as_ref(), n_counted)),
        }
    };
    let totals = if report.strata.len() > 1 { report.totals } else { &[] };
    let by_group = report.covariates.map(|covariates| covariate::rows(covariates).rows).unwrap_or_default();
    let by_pair = report.pair.map(pair::rows).unwrap_or_default();
    let strata = report.strata.iter().flat_map(of_stratum);
    let rows = by_group.into_iter().chain(by_pair).chain(strata).chain(totals.iter().map(of_total));
    LabelledValues { rows: rows.collect() }
}

/// The leading estimate in the grammar of dossiers, `10,400 [6,950, 18,000] at 95% confidence`, with the row it comes from.
///
/// None where the verdict is not to estimate, or nothing is estimated; the row is the one asked for by its code, or the one that the
/// report leads with.
#[must_use]
pub fn estimate_value(
    estimation: &Estimation,
    method: Option<darkfigure_mse::Method>,
) -> Option<EstimateValue> {
    if estimation.verdict.grade == Support::DoNotEstimate {
        return None;
    }
    let row = match method {
        Some(method) => estimation.rows.iter().find(|row| row.method == method && row.is_estimated())?,
        None => estimation.lead()?,
    };
    let value = written_value(row.n_total, row.interval.as_ref(), estimation.n_observed);
    let note = format!(
        "{}, which assumes that {}. Verdict on the lists: {}. Data hash {}, seed {}, darkfigure-mse {}.",
        words::row_name(row, &estimation.list_names),
        row.method.assumption().words(),
        verdict::label(estimation.verdict.grade).to_lowercase(),
        estimation.provenance.data_hash,
        estimation.provenance.options.seed,
        estimation.provenance.version,
    );
    Some(EstimateValue { value, note })
}

/// The estimate of a model with covariates in the grammar of dossiers, with the model it comes from; none where the verdict is not to
/// estimate.
#[must_use]
pub fn covariate_value(found: &darkfigure_mse::covariate::Answer) -> Option<EstimateValue> {
    let total = &found.total;
    (found.grade != Support::DoNotEstimate).then(|| EstimateValue {
        value: written_value(Some(total.n_total), total.interval.as_ref(), total.n_observed),
        note: format!(
            "log-linear with covariates, best BIC ({}). Verdict on the lists: {}. Data hash {}.",
            covariate::model_name(&found.fit.model, &found.list_names, &found.covariates),
            verdict::label(found.grade).to_lowercase(),
            found.data_hash,
        ),
    })
}

/// The estimate of two lists' regressions in the grammar of dossiers; none where neither has a number.
#[must_use]
pub fn pair_value(report: PairReport<'_>) -> Option<EstimateValue> {
    let found = report.lead()?;
    Some(EstimateValue {
        value: written_value(Some(found.estimate), Some(&found.interval), found.n_observed),
        note: format!(
            "logistic regressions of two lists, if {}. Verdict on the lists: {}.",
            report.assumption(),
            verdict::label(Support::Fragile).to_lowercase(),
        ),
    })
}

fn written_value(n_total: Option<f64>, interval: Option<&SizeInterval>, n_observed: u64) -> String {
    let [point, low, high] = size::size(n_total, interval, n_observed).machine();
    match interval {
        None => format!("around {point}"),
        Some(_) if high.is_empty() => format!("at least {low}"),
        Some(interval) => {
            let kind = match size::level(interval).kind {
                crate::number::LevelKind::Credible => "credible",
                crate::number::LevelKind::Confidence
                | crate::number::LevelKind::Stated
                | crate::number::LevelKind::Computed => "confidence",
            };
            let percent =
                crate::number::Amount::published(100.0 * interval.level, crate::number::Dimension::Plain)
                    .print();
            format!("{point} [{low}, {high}] at {percent}% {kind}")
        }
    }
}

/// An estimate as a figure of a dossier says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimateValue {
    /// The value, in the grammar of dossiers.
    pub value: String,
    /// The method with its assumption, the verdict, and what is needed to make the number again.
    pub note: String,
}

/// A finding of the audit as a sentence with the lists' names.
pub(crate) fn finding_sentence(finding: &audit::Finding, lists: &[String]) -> String {
    findings::sentence(finding, lists).to_plain()
}

/// A reason of the verdict as the report says it.
pub(crate) fn reason_sentence(
    reason: &darkfigure_mse::estimation::Doubt,
    lists: &[String],
    n_observed: u64,
) -> String {
    let seen = Seen { lists, n_observed };
    verdict::reason(reason, seen).to_plain()
}

/// A refusal with the lists' names.
pub(crate) fn refusal(why: &darkfigure_mse::estimation::NotEstimable, lists: &[String]) -> String {
    words::refusal(why, lists)
}

/// How often a bootstrap's replicates fall where; empty where there are none, or all say the same.
pub(crate) fn histogram_of(row: &darkfigure_mse::estimation::MethodRow) -> Vec<crate::document::Bin> {
    origin::bins(row)
}

/// The name of a criterion.
pub(crate) const fn criterion_name(criterion: darkfigure_mse::loglinear::Criterion) -> &'static str {
    multiverse::criterion(criterion)
}
