//! What always holds between text and model.

use std::time::{Duration, Instant};

use darkfigure_ingest::spoken::parse_spoken;
use darkfigure_ingest::{
    InputLimits, RenderForm, RenderStyle, TableError, parse_date, parse_period, parse_value, read_dossier,
    render, write_dossier, write_dossier_json, write_number, write_value,
};
use darkfigure_model::{Form, Value, strategy};
use proptest::prelude::*;

use crate::reading::{alone, codes};

proptest! {
    #[test]
    fn a_value_that_is_written_reads_back(value in strategy::value()) {
        let text = write_value(&value);
        prop_assert_eq!(parse_value(&text), Ok(value), "{}", text);
    }

    #[test]
    fn a_signed_number_that_is_written_reads_back(number in strategy::number()) {
        let text = write_number(number);
        prop_assert_eq!(parse_value(&text).map(|v| v.form), Ok(Form::Exact(number)), "{}", text);
    }

    #[test]
    fn a_period_that_is_written_reads_back(period in strategy::period()) {
        prop_assert_eq!(parse_period(&period.to_string()), Ok(period));
    }

    #[test]
    fn a_date_that_is_written_reads_back(date in strategy::date()) {
        prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
    }

    #[test]
    fn spaces_underscores_and_commas_group_alike(n in 1_000..1_000_000_000_i64) {
        let written = write_number(darkfigure_model::Number::whole(n));
        let expected = Ok(Value::exact(darkfigure_model::Number::whole(n)));
        for separator in [" ", "\u{a0}", "\u{202f}", "_", ","] {
            prop_assert_eq!(parse_value(&written.replace(',', separator)), expected.clone());
        }
    }

    #[test]
    fn grammars_read_any_text_without_panic(text in "\\PC{0,60}") {
        let _ = (parse_value(&text), parse_period(&text), parse_date(&text), parse_spoken(&text));
    }

    #[test]
    fn grammars_read_near_values_without_panic(text in "[0-9.,_ '~<>=+%a-fekmt\\[\\]()/\u{2013}\u{a0}-]{0,40}") {
        let _ = (parse_value(&text), parse_period(&text), parse_spoken(&text));
    }

    #[test]
    fn a_dossier_that_is_written_reads_back(dossier in strategy::dossier()) {
        let toml = write_dossier(&dossier);
        let reading = alone("dossier.toml", &toml);
        prop_assert!(reading.dossier.is_some(), "{}\n{}", toml, render(&reading.diagnostics, &reading.files, RenderStyle::default()));
        prop_assert_eq!(reading.dossier.as_ref(), Some(&dossier), "{}", toml);
        let json = write_dossier_json(&dossier);
        let reading = alone("dossier.json", &json);
        prop_assert_eq!(reading.dossier, Some(dossier), "{}", json);
    }

    #[test]
    fn writing_is_stable(dossier in strategy::dossier()) {
        let once = write_dossier(&dossier);
        let twice = alone("dossier.toml", &once).dossier.map(|d| write_dossier(&d));
        prop_assert_eq!(twice, Some(once));
    }

    #[test]
    fn json_and_toml_have_the_same_faults(dossier in strategy::dossier(), which in any::<prop::sample::Index>()) {
        // Break one reference in both texts: the codes must agree, whatever else is warned of.
        let references = [("source", "s0"), ("concept", "one"), ("population", "one"), ("total", "f0")];
        let (key, name) = *which.get(&references);
        let toml = write_dossier(&dossier).replacen(&format!("{key} = \"{name}\""), &format!("{key} = \"nobody\""), 1);
        let json = write_dossier_json(&dossier);
        let json = json.replacen(&format!("\"{key}\": \"{name}\""), &format!("\"{key}\": \"nobody\""), 1);
        let (toml, json) = (alone("dossier.toml", &toml), alone("dossier.json", &json));
        let (mut a, mut b) = (codes(&toml), codes(&json));
        a.sort_unstable();
        b.sort_unstable();
        prop_assert_eq!(a, b);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), json in any::<bool>()) {
        let name = if json { "d.json" } else { "d.toml" };
        let reading = read_dossier(name, &bytes, InputLimits::default(), |_| Err(TableError::NotFound));
        let _ = render(&reading.diagnostics, &reading.files, RenderStyle { is_coloured: json, ..RenderStyle::default() });
        for form in [RenderForm::Concise, RenderForm::Github] {
            let lines = render(&reading.diagnostics, &reading.files, form);
            prop_assert_eq!(lines.lines().count(), reading.diagnostics.len());
        }
        let json: serde_json::Value =
            serde_json::from_str(&render(&reading.diagnostics, &reading.files, RenderForm::Json)).unwrap();
        prop_assert_eq!(json["problems"].as_array().map(Vec::len), Some(reading.diagnostics.len()));
    }

    #[test]
    fn a_mutated_dossier_is_read_without_panic(
        dossier in strategy::dossier(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[\\PC\n\"\\[\\]{}=.,#]{0,4}"), 1..6),
        json in any::<bool>(),
    ) {
        let mut text = if json { write_dossier_json(&dossier) } else { write_dossier(&dossier) };
        for (at, len, insert) in edits {
            let boundaries: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let start = *at.get(&boundaries);
            let end = boundaries.iter().copied().find(|&b| b >= start + len.index(8)).unwrap_or(text.len());
            text.replace_range(start..end, &insert);
        }
        let reading = alone(if json { "d.json" } else { "d.toml" }, &text);
        prop_assert_eq!(reading.dossier.is_none(), reading.diagnostics.iter().any(|d| d.severity() == darkfigure_ingest::Severity::Error));
        let _ = render(&reading.diagnostics, &reading.files, RenderStyle::default());
        for diagnostic in &reading.diagnostics {
            prop_assert!(diagnostic.span.end <= reading.files.text(diagnostic.span.file).len());
            if json && !["json-syntax", "too-deep"].contains(&diagnostic.code.as_str()) {
                prop_assert!(diagnostic.pointer.is_some());
            }
        }
    }

    #[test]
    fn any_table_is_read_without_panic(csv in "[a-z\",;\n\r 0-9]{0,200}") {
        let text = "[dossier]\ntitle = \"t\"\n[tables]\nfigures = \"f.csv\"\n";
        let reading = read_dossier("d.toml", text.as_bytes(), InputLimits::default(), |_| Ok(csv.clone().into_bytes()));
        for diagnostic in &reading.diagnostics {
            prop_assert!(diagnostic.span.end <= reading.files.text(diagnostic.span.file).len());
        }
    }
}

/// What is meant to bring a reader down: deep, long, repeated.
#[test]
fn hostile_texts_end_soon() {
    let many = |part: &str, n: usize| part.repeat(n);
    let figures: String = (0..9_000)
        .map(|i| format!("[figures.f{i}]\nvalue = \"x\"\ncites = [\"g{i}\"]\npart-of = \"f{}\"\n", i + 1))
        .collect();
    let texts = [
        format!("a = {}", many("[", 100_000)),
        format!("a = {}", many("{ a = ", 100_000)),
        format!("{}a = 1", many("a.", 100_000)),
        format!("[{}a]", many("a.", 100_000)),
        many("[a.b]\n", 50_000),
        many("x\n", 200_000),
        many("\"", 1_000_000),
        format!("[dossier]\ntitle = \"t\"\n{figures}"),
        format!("[dossier]\ntitle = \"t\"\n[defaults]\nplace = [{}]\n{figures}", many("\"Nowhere\",", 300)),
        format!("[dossier]\ntitle = \"t\"\n[defaults]\nplace = [{}]\n{figures}", many("\"ZW\",", 300)),
        format!("[dossier]\ntitle = \"t\"\n[defaults]\nstatus = \"{}\"\n{figures}", many("long", 500_000)),
    ];
    for text in texts {
        for name in ["d.toml", "d.json"] {
            let start = Instant::now();
            let reading = alone(name, &text);
            let _ = render(&reading.diagnostics, &reading.files, RenderStyle::default());
            assert!(reading.dossier.is_none(), "{name}: {text:.60}");
            // Generous, for slow and busy machines; what runs away takes minutes.
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "{name}: {:?} for {:.60}",
                start.elapsed(),
                text
            );
        }
    }
}
