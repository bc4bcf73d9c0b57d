//! `darkfigure letter`: questions to somebody whose figures a dossier has.

use darkfigure_analysis::{Options, analyse};
use darkfigure_model::inert;
use darkfigure_report::{addressees, letter};

use crate::arguments::{ColorChoice, LetterArguments};
use crate::command::layout::Layout;
use crate::failure::Failure;
use crate::input;
use crate::output::{self, Destination, Existing};

pub(crate) fn run(arguments: &LetterArguments, color: ColorChoice) -> Result<(), Failure> {
    let reading = input::read(&arguments.dossier, "dossier.toml")?;
    let Some(dossier) = &reading.dossier else { return Err(Failure::Faulty) };
    let known = addressees(dossier);
    let Some(to) = &arguments.to else {
        let lines: Vec<String> = known
            .iter()
            .map(|(id, n)| {
                let label = dossier.speakers.get(id).map_or("", |speaker| speaker.label.as_str());
                format!("{id}: {}, {n} {}\n", inert(label), if *n == 1 { "figure" } else { "figures" })
            })
            .collect();
        return output::print(&lines.concat());
    };
    let is_meant = |label: &str| label.eq_ignore_ascii_case(to);
    let found = known.iter().map(|(id, _)| id).find(|id| {
        id.as_str() == to || dossier.speakers.get(id).is_some_and(|speaker| is_meant(&speaker.label))
    });
    let findings = analyse(dossier, &Options::default());
    let Some(document) = found.and_then(|speaker| letter(dossier, &findings, speaker)) else {
        let known = known.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Failure::NoSuchSpeaker { name: to.clone(), known });
    };
    let inputs = input::files_of(&arguments.dossier, &reading);
    let destination = Destination::new(arguments.output.as_deref(), &inputs, Existing::Replaced)?;
    let layout = Layout::new(None, color, &destination);
    destination.write(&layout.text(&document))
}
