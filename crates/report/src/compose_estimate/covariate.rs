//! What lists say where they may reach some groups better than others.

use darkfigure_mse::covariate::{Covariate, Evidence, VERY_STRONG_UNITS};
use darkfigure_mse::{SizeInterval, Support, covariate};

use super::methods::Seen;
use super::multiverse::models;
use super::size::{Place, at_place, counted, level, people, range, size, unseen_at_place};
use super::verdict;
use crate::document::{
    Block, Callout, CalloutKind, Cell, ChartAxis, Column, Details, IntervalPlot, List, PlotRow, PlotValue,
    Prose, Reference, Row, Section, Table,
};
use crate::number::{Amount, Digits, Dimension};
use crate::{LabelledValue, LabelledValues};

/// How many models are listed.
const LISTED: usize = 5;

/// Models with covariates, or why there are none, as part of an estimate's report.
#[derive(Debug, Clone, Copy)]
pub struct CovariateReport<'a> {
    /// What the columns are called.
    pub names: &'a [String],
    /// What was found.
    pub found: Result<&'a covariate::Answer, covariate::Refusal>,
}

/// The answer, group by group, with the pattern behind it.
pub(super) fn blocks(report: CovariateReport<'_>) -> Vec<Block> {
    let found = match report.found {
        Ok(found) => found,
        Err(refusal) => return refused(report.names, refusal),
    };
    let mut blocks = vec![answer(found)];
    let mut section = |name: &str, title: &str, content: Vec<Block>| {
        if !content.is_empty() {
            blocks.push(Block::Section(Section::new(name, title, content)));
        }
    };
    let seen = Seen { lists: &found.list_names, n_observed: found.total.n_observed };
    let reasons: Vec<Prose> = found.reasons.iter().map(|reason| verdict::reason(reason, seen)).collect();
    if !reasons.is_empty() {
        section("verdict", "Why this verdict", vec![Block::List(List { ordered: false, items: reasons })]);
    }
    section("groups", "Group by group", groups(found));
    section("reach", "Who is on which list", reach(found));
    section("pattern", "The pattern behind the number", pattern(found));
    blocks
}

fn refused(names: &[String], refusal: covariate::Refusal) -> Vec<Block> {
    let why = match refusal {
        covariate::Refusal::NobodySeen => "nobody is on any list".to_owned(),
        covariate::Refusal::NoAdmissibleModel { n_models } => {
            format!("none of {n_models} patterns of how lists and groups hang together has an estimate")
        }
        other @ (covariate::Refusal::OtherVariables
        | covariate::Refusal::Unseen(_)
        | covariate::Refusal::NoConvergence
        | covariate::Refusal::Level { .. }
        | covariate::Refusal::OtherReplicates) => other.to_string().replace('\n', "; "),
    };
    let body = vec![
        Prose::new()
            .strong(verdict::label(Support::DoNotEstimate))
            .say(format!(": with {}, {why}.", joined(names))),
    ];
    vec![Block::Callout(Callout { kind: CalloutKind::Refusal, title: Prose::new(), body })]
}

fn answer(found: &covariate::Answer) -> Block {
    let total = &found.total;
    let names: Vec<String> = found.covariates.iter().map(|covariate| covariate.name.clone()).collect();
    let seen = counted(total.n_observed);
    let mut body = vec![
        Prose::new()
            .number(seen)
            .say(format!(" are counted on one or more of {} lists: ", found.list_names.len()))
            .say(format!(
                "{}. Of each of them, {} {} known.",
                found.list_names.join(", "),
                joined(&names),
                if names.len() == 1 { "is" } else { "are" }
            )),
        Prose::new().strong(verdict::label(found.grade)).say(format!(": {}.", meaning(found.grade))),
    ];
    let reader = Seen { lists: &found.list_names, n_observed: total.n_observed };
    body.extend(found.reasons.first().map(|reason| verdict::reason(reason, reader)));
    if found.grade != Support::DoNotEstimate {
        body.push(honest(total));
    }
    body.extend(beside_pooled(found, &names));
    let kind = if found.grade == Support::DoNotEstimate { CalloutKind::Refusal } else { CalloutKind::Answer };
    Block::Callout(Callout { kind, title: Prose::new(), body })
}

const fn meaning(grade: Support) -> &'static str {
    match grade {
        Support::Consistent => {
            "patterns that explain the lists about as well agree. Not asked, as it is of lists without groups: whether people differ \
             further, whether being on one list changes the odds of the next, and whether matches were missed"
        }
        other @ (Support::Fragile | Support::NotJudged | Support::DoNotEstimate) => verdict::meaning(other),
    }
}

fn honest(total: &covariate::Size) -> Prose {
    let interval = total.interval.as_ref();
    let place = Place::of(Some(total.n_total), interval, total.n_observed);
    let point = at_place(Some(total.n_total), None, place, people());
    let unseen = |point: Option<f64>, interval: Option<&SizeInterval>| {
        unseen_at_place(point, interval, total.n_observed, place, Dimension::Plain)
    };
    let assumption = "within a group people are alike, and one pattern of how lists and groups hang together, chosen by \
                      the data, holds among the unseen too";
    let said = match interval {
        Some(found) => Prose::new()
            .strong(at_place(None, interval, place, people()).level(level(found)))
            .say(" in all, of whom ")
            .number(unseen(None, interval))
            .say(format!(" are on no list, if {assumption} (one best number: "))
            .number(point)
            .say(")."),
        None => Prose::from("About ")
            .number(point)
            .say(" in all, of whom ")
            .number(unseen(Some(total.n_total), None))
            .say(format!(" are on no list, if {assumption}; there is no interval.")),
    };
    let said = said.say(" Nobody can tell from these lists whether it does.");
    let times = |ratio: f64| Amount::point(ratio, Dimension::Ratio).significant(2);
    match (total.halved(), total.doubled()) {
        (Some(halved), Some(doubled)) => said
            .say(" If the unseen were ")
            .number(times(halved))
            .say(" as many as the pattern among the seen suggests, the total would be half as large; if ")
            .number(times(doubled))
            .say(", twice as large."),
        (None, Some(doubled)) => said
            .say(" If the unseen were ")
            .number(times(doubled))
            .say(" as many as the pattern among the seen suggests, the total would be twice as large."),
        _ => said,
    }
}

/// What the lists alone say, and how much worse that explains who is where.
fn beside_pooled(found: &covariate::Answer, names: &[String]) -> Option<Prose> {
    let pooled = found.pooled.as_ref().ok()?;
    let is_same = (pooled.n_total / found.total.n_total - 1.0).abs() < 0.005;
    let said = Prose::from(format!("If {} did not matter, the same lists would say ", joined(names)));
    let said = if is_same {
        said.say("as much")
    } else {
        said.number(size(Some(pooled.n_total), None, found.total.n_observed))
    };
    Some(match pooled.evidence() {
        Some(Evidence::Against { behind }) => said
            .say(", but the lists speak clearly against it: they do not reach the groups alike (")
            .number(units(behind, 0))
            .say(format!("; {VERY_STRONG_UNITS} count as very strong evidence).")),
        Some(Evidence::NothingAgainst) => {
            said.say(", and nothing in the lists speaks against it: they reach the groups alike.")
        }
        Some(Evidence::Unsettled { behind }) => said
            .say(", and the lists do not settle whether they do (")
            .number(units(behind, 1))
            .say(format!(" against it; {VERY_STRONG_UNITS} count as very strong evidence).")),
        None => said.say("."),
    })
}

/// How far a model lies behind, in units of a criterion.
fn units(behind: f64, places: u8) -> Amount {
    let role = Dimension::measure("unit of BIC", "units of BIC");
    Amount::point(behind, role).digits(Digits::Decimals(places))
}

/// Each level of each covariate, drawn and tabled, and each combination.
fn groups(found: &covariate::Answer) -> Vec<Block> {
    let mut parts = vec![("everyone".to_owned(), &found.total)];
    parts.extend(levels(found));
    let place =
        |size: &covariate::Size| Place::of(Some(size.n_total), size.interval.as_ref(), size.n_observed);
    let rows = parts.iter().map(|(name, part)| PlotRow {
        label: name.as_str().into(),
        value: PlotValue::Amount(size(Some(part.n_total), part.interval.as_ref(), part.n_observed)),
    });
    let plot = IntervalPlot {
        caption: "People on a list and on none together, group by group".into(),
        axis: ChartAxis::log("In all", people()),
        rows: rows.collect(),
        reference: None::<Reference>,
    };
    let row = |(name, part): (String, &covariate::Size)| {
        let place = place(part);
        let interval = part.interval.as_ref();
        let seen = part.n_observed as f64 / part.n_total.max(f64::MIN_POSITIVE);
        let borrowed = if part.is_borrowed && part.n_observed > 0 { " (borrowed)" } else { "" };
        Row::new(vec![
            Cell::text(format!("{name}{borrowed}")),
            Cell::Number(bare(part.n_observed)),
            Cell::Number(at_place(Some(part.n_total), None, place, Dimension::Plain)),
            interval.map_or_else(
                || Cell::missing("none"),
                |_| Cell::Number(at_place(None, interval, place, Dimension::Plain)),
            ),
            Cell::Number(unseen_at_place(Some(part.n_total), None, part.n_observed, place, Dimension::Plain)),
            Cell::Number(Amount::point(100.0 * seen, Dimension::Plain).significant(2)),
        ])
    };
    let table = |caption: &str, rows: Vec<Row>| {
        let columns = ["Group", "Seen", "In all", "Interval", "On no list", "Seen, % of all"];
        Block::Table(Table { caption: caption.into(), columns: columns.map(Column::new).to_vec(), rows })
    };
    let mut blocks = vec![
        Block::Intervals(plot),
        table(
            "Each group (numbers are people, but for the last column)",
            parts.into_iter().map(row).collect(),
        ),
    ];
    if found.covariates.len() > 1 {
        let strata = found.fit.strata.iter().zip(&found.strata);
        let rows =
            strata.map(|(stratum, part)| row((stratum_name(&stratum.levels, &found.covariates), part)));
        blocks.push(Block::Details(Details {
            summary: "Each combination of groups".into(),
            open: false,
            blocks: vec![table(
                "Each combination (numbers are people, but for the last column)",
                rows.collect(),
            )],
        }));
    }
    if levels(found).into_iter().any(|(_, part)| part.is_borrowed)
        || found.strata.iter().any(|part| part.is_borrowed)
    {
        blocks.push(Block::paragraph(
            "Borrowed: nobody of this group is on two lists, so that its own people say nothing of how many are missing; the \
             number carries over from the other groups what the pattern takes as common to all.",
        ));
    }
    blocks
}

/// The share of each group's estimated people that each list holds.
fn reach(found: &covariate::Answer) -> Vec<Block> {
    let share = |part: &covariate::Size, list: usize| {
        let on_list = part.list_sizes.get(list).copied().unwrap_or(0) as f64;
        Cell::Number(
            Amount::point(100.0 * on_list / part.n_total.max(f64::MIN_POSITIVE), Dimension::Plain)
                .significant(2),
        )
    };
    let mut parts = vec![("everyone".to_owned(), &found.total)];
    parts.extend(levels(found));
    let rows = parts.into_iter().map(|(name, part)| {
        let mut cells = vec![Cell::text(name)];
        cells.extend((0..found.list_names.len()).map(|list| share(part, list)));
        Row::new(cells)
    });
    let columns = std::iter::once("Group").chain(found.list_names.iter().map(String::as_str));
    vec![Block::Table(Table {
        caption: "Of 100 people of a group, seen or unseen by the estimate, how many are on each list".into(),
        columns: columns.map(Column::new).collect(),
        rows: rows.collect(),
    })]
}

/// What depends on what, and the patterns that do as well.
fn pattern(found: &covariate::Answer) -> Vec<Block> {
    let said: Vec<Prose> = found
        .fit
        .model
        .interactions()
        .map(|term| relation(term, &found.list_names, &found.covariates))
        .collect();
    let mut blocks = Vec::new();
    if said.is_empty() {
        blocks.push(Block::paragraph("No list depends on another, and every list reaches all groups alike."));
    } else {
        blocks.push(Block::List(List { ordered: false, items: said }));
    }
    blocks.push(Block::Paragraph(gone_through(&found.bic, found)));
    blocks.push(Block::Details(Details {
        summary: "The best patterns by BIC, and by AIC".into(),
        open: false,
        blocks: [&found.bic, &found.aic].map(|selection| Block::Table(best(selection, found))).to_vec(),
    }));
    if let Some(drawn) = &found.bootstrap {
        let rows = drawn.picked.iter().take(LISTED).map(|picked| {
            let share = 100.0 * picked.n_replicates as f64 / drawn.total.n_replicates.max(1) as f64;
            Row::new(vec![
                Cell::text(model(&picked.model, found)),
                Cell::Number(Amount::point(share, Dimension::Plain).digits(Digits::Decimals(1))),
                Cell::Number(size(Some(picked.median), None, found.total.n_observed)),
            ])
        });
        let caption = format!(
            "{} tables were drawn anew from these people; each chose its own pattern ({} different ones)",
            drawn.total.n_replicates,
            drawn.picked.len()
        );
        blocks.push(Block::Details(Details {
            summary: "Which patterns tables drawn anew chose".into(),
            open: false,
            blocks: vec![Block::Table(Table {
                caption: caption.into(),
                columns: vec![
                    Column::new("What depends on what"),
                    Column::new("% of the tables"),
                    Column::of("In all, the middle one", people()),
                ],
                rows: rows.collect(),
            })],
        }));
    }
    blocks
}

/// "shelter and hotline tend to share people or to avoid each other, whatever the group".
fn relation((lists, covariates): (u32, u32), names: &[String], known: &[Covariate]) -> Prose {
    let lists: Vec<String> = members(lists, names.iter()).map(|name| format!("“{name}”")).collect();
    let groups: Vec<String> =
        members(covariates, known.iter()).map(|covariate| covariate.name.clone()).collect();
    let text = match (lists.as_slice(), groups.as_slice()) {
        ([list], groups) => format!("{list} reaches people unequally by {}.", joined(groups)),
        ([], groups) => format!("{} go together.", joined(groups)),
        (lists, []) => format!("{} depend on each other, in every group alike.", joined(lists)),
        (lists, groups) => {
            format!("{} depend on each other differently by {}.", joined(lists), joined(groups))
        }
    };
    Prose::from(text)
}

fn gone_through(selection: &covariate::Selection, found: &covariate::Answer) -> Prose {
    let prose = match selection.walk {
        covariate::Walk::All => Prose::from("Of ")
            .number(models(selection.n_models))
            .say(" of how lists and groups may hang together two by two, all were gone through; "),
        covariate::Walk::Stepwise => Prose::from(
            "There are too many patterns to go through. They were changed one relation at a \
                                                time as long as that explained the lists better; of ",
        )
        .number(models(selection.n_models))
        .say(" met on the way (the best of all may not be among them), "),
    };
    let prose = prose.number(models(selection.n_estimable)).say(if selection.n_estimable == 1 {
        " has an estimate."
    } else {
        " have an estimate."
    });
    let near = selection.average.spreads.iter().find(|spread| spread.delta <= 2.0 && spread.n_models > 1);
    match near {
        None => prose,
        Some(near) => prose
            .say(format!(" The {} within two units of BIC of the best say ", near.n_models))
            .number(range(near.lowest, near.highest, found.total.n_observed))
            .say("."),
    }
}

fn best(selection: &covariate::Selection, found: &covariate::Answer) -> Table {
    let name = super::multiverse::criterion(selection.criterion);
    let rows = selection.best.iter().take(LISTED).map(|ranked| {
        Row::new(vec![
            Cell::text(model(&ranked.model, found)),
            Cell::Number(size(Some(ranked.estimate.population), None, found.total.n_observed)),
            Cell::Number(Amount::point(ranked.delta, Dimension::Plain).digits(Digits::Decimals(1))),
        ])
    });
    Table {
        caption: format!("By {name}, each with how far it is behind the best").into(),
        columns: vec![Column::new("What depends on what"), Column::of("In all", people()), Column::new(name)],
        rows: rows.collect(),
    }
}

/// A model by what it relates: "police×sex, shelter–hotline, sex×age".
pub(crate) fn model_name(model: &covariate::Model, lists: &[String], covariates: &[Covariate]) -> String {
    let terms = model
        .generators()
        .into_iter()
        .filter(|(lists, groups)| (lists.count_ones() + groups.count_ones()) > 1);
    let named: Vec<String> = terms
        .map(|(of_lists, of_groups)| {
            let lists: Vec<&str> = members(of_lists, lists.iter()).map(String::as_str).collect();
            let groups = members(of_groups, covariates.iter()).map(|covariate| covariate.name.as_str());
            let lists = (!lists.is_empty()).then(|| lists.join("–"));
            lists.into_iter().chain(groups.map(str::to_owned)).collect::<Vec<_>>().join("×")
        })
        .collect();
    if named.is_empty() { "nothing depends on anything".to_owned() } else { named.join(", ") }
}

fn model(model: &covariate::Model, found: &covariate::Answer) -> String {
    model_name(model, &found.list_names, &found.covariates)
}

/// The levels of all covariates with their names.
fn levels(found: &covariate::Answer) -> Vec<(String, &covariate::Size)> {
    let named = found.levels.iter().filter_map(|(covariate, level, size)| {
        let covariate = found.covariates.get(*covariate)?;
        Some((format!("{}: {}", covariate.name, covariate.levels.get(*level)?), size))
    });
    named.collect()
}

/// The levels of a stratum, joined.
pub(crate) fn stratum_name(levels: &[usize], covariates: &[Covariate]) -> String {
    let names = levels.iter().zip(covariates).filter_map(|(&level, covariate)| covariate.levels.get(level));
    names.cloned().collect::<Vec<_>>().join(", ")
}

fn members<Item>(bits: u32, items: impl Iterator<Item = Item>) -> impl Iterator<Item = Item> {
    items.enumerate().filter(move |(at, _)| *at < 32 && bits >> at & 1 == 1).map(|(_, item)| item)
}

pub(super) fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn bare(n_people: u64) -> Amount {
    Amount::exact(i64::try_from(n_people).unwrap_or(i64::MAX), Dimension::Plain)
}

/// The groups as labelled rows.
pub(super) fn rows(report: CovariateReport<'_>) -> LabelledValues {
    let label = format!("by {}", joined(report.names));
    let Ok(found) = report.found else {
        let verdict = verdict::label(Support::DoNotEstimate).to_lowercase();
        return LabelledValues {
            rows: vec![LabelledValue { label: format!("{label}: verdict: {verdict}"), amount: None }],
        };
    };
    let grade = verdict::label(found.grade).to_lowercase();
    let verdict = LabelledValue { label: format!("{label}: verdict: {grade}"), amount: None };
    let parts = std::iter::once(("everyone".to_owned(), &found.total)).chain(levels(found));
    let strata = found.fit.strata.iter().zip(&found.strata);
    let strata = strata.map(|(stratum, part)| (stratum_name(&stratum.levels, &found.covariates), part));
    let strata = strata.filter(|_| found.covariates.len() > 1);
    let rows = parts.chain(strata).map(|(name, part)| LabelledValue {
        label: format!("{label}: {name}"),
        amount: Some(size(Some(part.n_total), part.interval.as_ref(), part.n_observed)),
    });
    LabelledValues { rows: std::iter::once(verdict).chain(rows).collect() }
}
