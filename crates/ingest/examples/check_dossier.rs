//! Reads a dossier and prints what is wrong with it: `cargo run -p darkfigure-ingest --example check_dossier -- FILE`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use darkfigure_ingest::{InputLimits, RenderStyle, TableError, read_dossier, render};

fn main() -> std::io::Result<()> {
    let path =
        std::env::args().nth(1).unwrap_or_else(|| "fixtures/dossiers/cambodia/dossier.toml".to_owned());
    let text = std::fs::read(&path)?;
    let reading = read_dossier(&path, &text, InputLimits::default(), |_| Err(TableError::NotFound));
    println!("{}", render(&reading.diagnostics, &reading.files, RenderStyle::default()));
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
