#!/bin/sh
# How often a grade is given in simulated worlds of known size, and how often the leading interval then holds.
#
# Usage: benches/verdict.sh [sets] [bootstrap]     Needs cargo; ten minutes of CPU at 20 sets and 200 redraws.
# The worlds drawn at random decided nothing; of the others every other one was meant for the choice of thresholds. docs/verdict.md keeps the tables, and
# crates/mse/src/estimation/track_record.csv the last of them, from which the report quotes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
manifest="$here/../crates/mse/Cargo.toml"
cargo run --quiet --release --manifest-path "$manifest" -p darkfigure-mse --example verdict -- \
    "sets=${1:-20}" "bootstrap=${2:-200}" drawn=1350 record
