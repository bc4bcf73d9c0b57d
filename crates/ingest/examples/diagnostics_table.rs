//! Prints `docs/diagnostics.md`: `cargo run -p darkfigure-ingest --example diagnostics_table > docs/diagnostics.md`.
#![allow(clippy::print_stdout, reason = "an example prints")]

fn main() {
    println!("# Diagnostics");
    println!();
    println!(
        "Faults in a dossier, each with its place in the text. An *error* forbids the use of the dossier, a *warning* is probably not what"
    );
    println!(
        "was meant, a *note* is worth knowing. All faults are reported at once. This table is written by"
    );
    println!(
        "`cargo run -p darkfigure-ingest --example diagnostics_table`; a test sees to it that it is up to date."
    );
    println!();
    print!("{}", darkfigure_ingest::diagnostics_table());
}
