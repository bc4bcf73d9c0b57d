#!/bin/sh
# A million draws of a five-lognormal product with mean and three quantiles, on one thread: ours against numpy's two forms.
#
# Usage: benches/monte_carlo.sh [repeats]     Needs cargo and python3; numpy comes from PyPI into a throw-away environment.
# Set PYTHON to an interpreter that has numpy to save the download.
# Fails unless we are at least 3 times as fast as the multiply form and twice as fast as the log-sum form.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
repeats=${1:-9}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

if [ -z "${PYTHON:-}" ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    python3 -m venv "$scratch/venv"
    "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check numpy
    PYTHON="$scratch/venv/bin/python"
fi

manifest="$here/../crates/numeric/Cargo.toml"
cargo build --quiet --release --manifest-path "$manifest" -p darkfigure-numeric --example monte_carlo
ours() {
    cargo run --quiet --release --manifest-path "$manifest" -p darkfigure-numeric --example monte_carlo -- "$repeats"
}

"$PYTHON" -c 'import sys, numpy; print("python", sys.version.split()[0], "numpy", numpy.__version__)'
# Ours before and after, so that a machine that slows down in between cannot flatter us.
before=$(ours)
theirs=$("$PYTHON" "$here/monte_carlo.py" "$repeats")
after=$(ours)
printf '%s\n' "$before" "$theirs"

printf '%s\n%s\n%s\n' "$before" "$theirs" "$after" | awk '
    $1 == "seconds"  { if ($2 > ours) ours = $2 }
    $1 == "multiply" { multiply = $2 }
    $1 == "log-sum"  { log_sum = $2 }
    END {
        printf "ours %.1f ms (the slower of two), multiply %.1f ms, log-sum %.1f ms\n", 1000 * ours, 1000 * multiply, 1000 * log_sum
        printf "%.2f times the multiply form (3 wanted), %.2f times the log-sum form (2 wanted)\n", multiply / ours, log_sum / ours
        exit !(multiply / ours >= 3 && log_sum / ours >= 2)
    }'
