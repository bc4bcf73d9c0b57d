//! Reads a dossier and prints what is wrong with it: `cargo run -p darkfigure-ingest --example check_dossier -- FILE`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use darkfigure_ingest::{Limits, TableError, read_dossier};

fn main() -> std::io::Result<()> {
    let path =
        std::env::args().nth(1).unwrap_or_else(|| "fixtures/dossiers/cambodia/dossier.toml".to_owned());
    let text = std::fs::read(&path)?;
    let reading = read_dossier(&path, &text, Limits::default(), |_| Err(TableError::NotFound));
    for diagnostic in &reading.diagnostics {
        println!("{}", diagnostic.concise(&reading.files));
        if let Some(hint) = &diagnostic.hint {
            println!("  {hint}");
        }
    }
    if let Some(dossier) = reading.dossier {
        println!(
            "{}: {} figures, {} comparisons",
            dossier.title,
            dossier.figures.len(),
            dossier.comparisons.len()
        );
    }
    Ok(())
}
