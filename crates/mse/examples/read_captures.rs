//! Reads capture data from standard input and prints how they were understood.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::io;

use darkfigure_mse::read::{Captures, ReadError, ReadOptions, read_captures};

fn main() -> Result<(), ReadError> {
    let reading = read_captures(io::stdin().lock(), &ReadOptions::default(), |_| {})?;
    println!("{:?}, {} rows", reading.layout, reading.n_rows);
    for (name, role) in &reading.columns {
        println!("  {name}: {role:?}");
    }
    if let Captures::Tables(strata) = &reading.captures {
        for stratum in strata {
            let table = &stratum.data;
            println!("{:?}: {} people, {} histories", stratum.key, table.n_observed(), table.cells().len());
        }
    }
    Ok(())
}
