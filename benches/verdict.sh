#!/bin/sh
# How often a grade is given in simulated worlds of known size, and how often the leading interval then holds.
#
# Usage: benches/verdict.sh [sets] [bootstrap]     Needs cargo; some minutes of CPU at 100 sets and 200 redraws.
# Every other world is for the choice of thresholds ("choice"), the others only report. docs/verdict.md keeps the table.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
manifest="$here/../crates/mse/Cargo.toml"
cargo run --quiet --release --manifest-path "$manifest" -p darkfigure-mse --features parallel --example verdict -- \
    "sets=${1:-100}" "bootstrap=${2:-200}"
