//! Dossiers as items.

use std::fmt::Display;

use darkfigure_model::{
    Benchmark, Bridge, Comparison, Component, Concept, Date, Dossier, Entries, Expectation, Expected, Figure,
    Lineage, LineageKind, Measure, Measured, Operation, OwnPlace, Population, Precision, Range, Reach,
    Reconciliation, Relates, ResultName, Scale, Sentence, Series, Source, Speaker, Statement, Sum, Value,
    Within,
};

use super::item::{Fields, FieldsBuilder, Item};
use crate::measure::{facet, measure, place};
use crate::read::{Section, Word, says};
use crate::value::write_value;

/// The table that says what the dossier is about.
pub(super) const ABOUT: &str = "dossier";

/// All that a dossier has, in the order of the format's document.
pub(super) fn items(dossier: &Dossier) -> Fields {
    let about = FieldsBuilder::default()
        .text("title", &dossier.title)
        .maybe_text("question", dossier.question.as_ref())
        .maybe("as-of", dossier.as_of.map(date))
        .maybe_text("drafted-from", dossier.drafted_from.as_ref())
        .done();
    let units: Fields = dossier
        .units
        .iter()
        .map(|(unit, plural)| (unit.as_str().to_owned(), Item::Text(plural.clone())))
        .collect();
    let mut fields = FieldsBuilder::default().item(ABOUT, Item::Table(about)).done();
    if !units.is_empty() {
        fields.push(("units".to_owned(), Item::Table(units)));
    }
    section(&mut fields, Section::Concepts, &dossier.concepts, |_, entry| concept(entry));
    section(&mut fields, Section::Populations, &dossier.populations, |_, entry| population(entry));
    section(&mut fields, Section::Places, &dossier.places, |_, entry| own_place(entry));
    section(&mut fields, Section::Speakers, &dossier.speakers, |_, entry| speaker(entry));
    section(&mut fields, Section::Sources, &dossier.sources, |_, entry| source(entry));
    section(&mut fields, Section::Figures, &dossier.figures, |_, entry| figure(entry));
    section(&mut fields, Section::Statements, &dossier.statements, |_, entry| statement(entry));
    section(&mut fields, Section::Bridges, &dossier.bridges, |_, entry| bridge(entry));
    section(&mut fields, Section::Benchmarks, &dossier.benchmarks, |_, entry| benchmark(entry));
    section(&mut fields, Section::Comparisons, &dossier.comparisons, |_, entry| comparison(entry));
    section(&mut fields, Section::Sums, &dossier.sums, |_, entry| sum(entry));
    section(&mut fields, Section::Reconciliations, &dossier.reconciliations, |_, entry| {
        reconciliation(entry)
    });
    section(&mut fields, Section::Series, &dossier.series, |_, entry| series(entry));
    if !dossier.expectations.is_empty() {
        let tables = dossier.expectations.iter().map(expectation).collect();
        fields.push(("expect".to_owned(), Item::Tables(tables)));
    }
    if !dossier.sentences.is_empty() {
        let tables = dossier.sentences.iter().map(sentence).collect();
        fields.push(("sentence".to_owned(), Item::Tables(tables)));
    }
    fields
}

fn section<Id: Display, T>(
    fields: &mut Fields,
    section: Section,
    entries: &Entries<Id, T>,
    write: impl Fn(&Id, &T) -> Fields,
) {
    if entries.is_empty() {
        return;
    }
    let tables = entries.iter().map(|(id, entry)| (id.to_string(), Item::Table(write(id, entry)))).collect();
    fields.push((section.key().to_owned(), Item::Table(tables)));
}

/// A whole day stands without quotation marks; anything else is a text.
fn date(date: Date) -> Item {
    if date.precision() == Precision::Day && !date.is_about() {
        Item::Day(date.to_string())
    } else {
        Item::Text(date.to_string())
    }
}

fn value(value: &Value) -> Item {
    Item::Text(write_value(value))
}

fn withins<Id: Display>(withins: &[Within<Id>]) -> Vec<Fields> {
    let write = |within: &Within<Id>| {
        FieldsBuilder::default()
            .text("of", within.of.to_string())
            .text("why", &within.why)
            .texts("sources", &within.sources)
            .done()
    };
    withins.iter().map(write).collect()
}

fn concept(concept: &Concept) -> Fields {
    FieldsBuilder::default()
        .text("label", &concept.label)
        .maybe_text("definition", concept.definition.as_ref())
        .maybe("net", concept.is_net.then_some(Item::True))
        .maybe("average", concept.is_average.then_some(Item::True))
        .rows("within", withins(&concept.within))
        .rows("apart-from", withins(&concept.apart_from))
        .rows("overlaps", withins(&concept.overlaps))
        .done()
}

fn population(population: &Population) -> Fields {
    FieldsBuilder::default()
        .text("label", &population.label)
        .maybe_text("definition", population.definition.as_ref())
        .rows("within", withins(&population.within))
        .rows("apart-from", withins(&population.apart_from))
        .rows("overlaps", withins(&population.overlaps))
        .done()
}

fn own_place(own: &OwnPlace) -> Fields {
    FieldsBuilder::default()
        .text("label", &own.label)
        .maybe_text("code", own.code.as_ref())
        .maybe("within", own.within.as_ref().map(place))
        .texts("overlaps", &own.overlaps)
        .done()
}

fn speaker(speaker: &Speaker) -> Fields {
    FieldsBuilder::default()
        .text("label", &speaker.label)
        .maybe_text("organisation", speaker.organisation.as_ref())
        .done()
}

fn source(source: &Source) -> Fields {
    FieldsBuilder::default()
        .text("kind", source.kind.word())
        .text("title", &source.title)
        .maybe_text("publisher", source.publisher.as_ref())
        .maybe("published", source.published.map(date))
        .maybe("accessed", source.accessed.map(date))
        .maybe_text("url", source.url.as_ref())
        .maybe_text("locator", source.locator.as_ref())
        .maybe_text("note", source.note.as_ref())
        .done()
}

fn figure(figure: &Figure) -> Fields {
    let start = FieldsBuilder::default();
    let start = if says(&figure.wording, &figure.value) {
        start.text("value", &figure.wording)
    } else {
        start.item("value", value(&figure.value)).text("wording", &figure.wording)
    };
    let start = start.maybe_text("quote", figure.quote.as_ref());
    let relations = &figure.relations;
    measure(start, &figure.measure)
        .maybe_text("basis", figure.basis.map(Word::word))
        .text("source", figure.source.as_str())
        .maybe_text("seen-in", figure.seen_in.as_ref())
        .maybe("said", figure.said.map(date))
        .maybe_text("speaker", figure.speaker.as_ref())
        .maybe_text("part-of", relations.part_of.as_ref())
        .texts("part-of-one-of", &relations.part_of_one_of)
        .texts("cites", &relations.cites)
        .texts("rebuts", &relations.rebuts)
        .maybe_text("supersedes", relations.supersedes.as_ref())
        .maybe_text("extends", relations.extends.as_ref())
        .maybe_text("revises", relations.revises.as_ref())
        .texts("retracts", &relations.retracts)
        .texts("derived-from", &relations.derived_from)
        .texts("rests-on", &relations.rests_on)
        .maybe("relates", relations.relates.as_ref().map(relates))
        .rows("lineage", relations.lineage.iter().map(lineage))
        .maybe_text("draw", figure.draw.as_ref())
        .maybe_text("note", figure.note.as_ref())
        .done()
}

fn relates(relates: &Relates) -> Item {
    Item::Inline(
        FieldsBuilder::default()
            .maybe_text("of", relates.of.as_ref())
            .text("base", relates.base.as_str())
            .done(),
    )
}

fn statement(statement: &Statement) -> Fields {
    FieldsBuilder::default()
        .text("wording", &statement.wording)
        .texts("denies", &statement.denies)
        .texts("retracts", &statement.retracts)
        .texts("rests-on", &statement.rests_on)
        .text("source", statement.source.as_str())
        .maybe_text("seen-in", statement.seen_in.as_ref())
        .maybe("said", statement.said.map(date))
        .maybe_text("speaker", statement.speaker.as_ref())
        .maybe_text("note", statement.note.as_ref())
        .done()
}

fn sentence(sentence: &Sentence) -> Fields {
    FieldsBuilder::default()
        .text("text", &sentence.text)
        .text("says", sentence.says.word())
        .texts("about", &sentence.about)
        .done()
}

fn lineage(lineage: &Lineage) -> Fields {
    FieldsBuilder::default()
        .text("of", lineage.of.as_str())
        .text("kind", lineage.kind.word())
        .maybe_text("why", lineage.why.as_ref())
        .done()
}

fn bridge(bridge: &Bridge) -> Fields {
    let fields = match &bridge.reach {
        Reach::Across(crossing) => FieldsBuilder::default()
            .text("axis", crossing.axis().name())
            .item("from", facet(crossing.from()))
            .item("to", facet(crossing.to())),
        Reach::Within(figure) => {
            let key = if matches!(bridge.operation, Operation::Base(_)) { "of" } else { "corrects" };
            FieldsBuilder::default().text(key, figure.as_str())
        }
    };
    let fields = match &bridge.operation {
        Operation::Factor(v) => fields.item("factor", value(v)),
        Operation::Share(v) => fields.item("share", value(v)),
        Operation::Addend(v) => fields.item("addend", value(v)),
        Operation::Coverage(v) => fields.item("coverage", value(v)),
        Operation::OverCoverage(v) => fields.item("over-coverage", value(v)),
        Operation::Stay(stay) => fields
            .item("stay-days", value(&stay.days))
            .maybe("growth-per-year", stay.growth_per_year.as_ref().map(value)),
        Operation::Window => fields.item("window", Item::True),
        Operation::Base(v) => fields.item("base", value(v)),
        Operation::Identity => fields.item("identity", Item::True),
    };
    let ratios = bridge
        .ratios
        .iter()
        .map(|(a, b)| Item::List(vec![Item::Text(a.to_string()), Item::Text(b.to_string())]))
        .collect::<Vec<_>>();
    fields
        .text("kind", bridge.kind.word())
        .text("why", &bridge.why)
        .texts("sources", &bridge.sources)
        .maybe("ratios", (!ratios.is_empty()).then_some(Item::Rows(ratios)))
        .done()
}

fn pair(ids: [&dyn Display; 2]) -> Item {
    Item::List(ids.map(|id| Item::Text(id.to_string())).to_vec())
}

fn benchmark(benchmark: &Benchmark) -> Fields {
    let fields = FieldsBuilder::default().text("label", &benchmark.label);
    let fields = match &benchmark.measured {
        Measured::Between { count, estimate } => fields.item("between", pair([count, estimate])),
        Measured::Coverage(v) => fields.item("coverage", value(v)),
        Measured::Multiple(v) => fields.item("multiple", value(v)),
    };
    fields
        .text("of", benchmark.of.word())
        .maybe("place", benchmark.place.as_ref().map(place))
        .text("why", &benchmark.why)
        .texts("sources", &benchmark.sources)
        .done()
}

fn comparison(comparison: &Comparison) -> Fields {
    let [first, second] = &comparison.between;
    FieldsBuilder::default()
        .maybe_text("question", comparison.question.as_ref())
        .item("between", pair([first, second]))
        .texts("bridges", &comparison.bridges)
        .texts("benchmarks", &comparison.benchmarks)
        .maybe_text("count-within-estimate", comparison.count_within_estimate.as_ref())
        .done()
}

fn sum(sum: &Sum) -> Fields {
    FieldsBuilder::default()
        .text("total", sum.total.as_str())
        .texts("parts", &sum.parts)
        .maybe("complete", sum.is_complete.then_some(Item::True))
        .done()
}

fn reconciliation(reconciliation: &Reconciliation) -> Fields {
    let [first, second] = &reconciliation.between;
    let fields = FieldsBuilder::default()
        .maybe_text("question", reconciliation.question.as_ref())
        .item("between", pair([first, second]));
    if reconciliation.components.is_empty() {
        return fields.done();
    }
    fields.item("components", Item::Tables(reconciliation.components.iter().map(component).collect())).done()
}

fn component(component: &Component) -> Fields {
    let of_which = component.of_which.iter().map(|part| {
        FieldsBuilder::default().item("amount", value(&part.amount)).text("why", &part.why).done()
    });
    FieldsBuilder::default()
        .text("label", &component.label)
        .maybe_text("left", component.left.as_ref())
        .maybe_text("right", component.right.as_ref())
        .text("why", &component.why)
        .text("kind", component.kind.word())
        .rows("of-which", of_which)
        .texts("sources", &component.sources)
        .done()
}

fn series(series: &Series) -> Fields {
    let rows = series.rows.iter().map(|row| {
        FieldsBuilder::default()
            .text("label", &row.label)
            .item("count", value(&row.count))
            .item("estimate", value(&row.estimate))
            .maybe("coverage", row.published_coverage.as_ref().map(value))
            .maybe_text("lineage", (row.lineage != LineageKind::Unknown).then(|| row.lineage.word()))
            .done()
    });
    let side = |m: &Measure| Item::Table(measure(FieldsBuilder::default(), m).done());
    FieldsBuilder::default()
        .text("label", &series.label)
        .maybe_text("count-within-estimate", series.count_within_estimate.as_ref())
        .texts("sources", &series.sources)
        .maybe_text("note", series.note.as_ref())
        .rows("rows", rows)
        .item("count", side(&series.count_measure))
        .item("estimate", side(&series.estimate_measure))
        .done()
}

fn expectation(expectation: &Expectation) -> Fields {
    let fields = FieldsBuilder::default().text("comparison", expectation.comparison.as_str());
    let fields = match expectation.that {
        Expected::Grade(grade) => fields.text("grade", grade.word()),
        Expected::Lies { what, within, scale } => {
            let key = match what {
                ResultName::Ratio => "ratio",
                ResultName::Difference => "difference",
                ResultName::Coverage => "coverage",
            };
            fields.item(key, range(within, scale))
        }
    };
    fields.done()
}

fn range(range: Range, scale: Scale) -> Item {
    value(&Value { form: darkfigure_model::Form::Range(range), scale })
}
