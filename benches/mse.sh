#!/bin/sh
# Log-linear multiple systems estimation on one thread: median user CPU seconds, elapsed seconds and peak memory of each job.
#
# Usage: benches/mse.sh [repeats]     Needs cargo and GNU time; long jobs of six lists run once.
# The peer's figures (MultipleSystemsEstimation 1.2.0, R 4.2.2) stand beside ours where it can do the job at all.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
repeats=${1:-5}
tables="$here/../fixtures/mse"
manifest="$here/../crates/mse/Cargo.toml"
cargo build --quiet --release --manifest-path "$manifest" -p darkfigure-mse --example bench_loglinear
target=${CARGO_TARGET_DIR:-$here/../target}
program="$target/release/examples/bench_loglinear"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# job NAME TARGET-SECONDS PEER REPEATS ARGUMENTS...
job() {
    name=$1 goal=$2 peer=$3 times=$4
    shift 4
    : > "$scratch/runs"
    for _ in $(seq "$times"); do
        /usr/bin/time -f '%U %e %M' -o "$scratch/run" "$program" "$@" > "$scratch/found"
        cat "$scratch/run" >> "$scratch/runs"
    done
    sort -n "$scratch/runs" | awk -v name="$name" -v goal="$goal" -v peer="$peer" '
        { user[NR] = $1; elapsed[NR] = $2; if ($3 > peak) peak = $3 }
        END {
            middle = int((NR + 1) / 2)
            printf "%-58s user %7.3f s  elapsed %7.3f s  peak %6.1f MB  target %6s s  peer %s\n",
                name, user[middle], elapsed[middle], peak / 1024, goal, peer
        }'
    sed 's/^/    /' "$scratch/found"
}

job "UK 5 lists: 6,893 models with existence checks" 0.060 "9.8 s" "$repeats" \
    "$tables/uk-five-lists.csv" survey 4
job "UK 5 lists: BIC, BCa 1000 among the 100 best (order 3)" 0.9 "88 s" "$repeats" \
    "$tables/uk-five-lists.csv" top 3 1000
job "UK 5 lists: BIC, BCa 1000 over all 6,893 models" 40 "about 6,000 s, extrapolated" "$repeats" \
    "$tables/uk-five-lists.csv" space 4 1000
job "New Orleans 8 lists: stepwise, BCa 1000" 5 "543 s" "$repeats" \
    "$tables/new-orleans-eight-lists.csv" stepwise 1000
job "UK 6 lists: stepwise, BCa 1000" 1 "129 s" "$repeats" \
    "$tables/uk-six-lists.csv" stepwise 1000
job "UK 6 lists: 32,768 models with pairs, existence checks" "-" "135 s" "$repeats" \
    "$tables/uk-six-lists.csv" survey 2
job "UK 6 lists: best of 3,702,013 models, 10 times each criterion" "-" "none does it" "$repeats" \
    "$tables/uk-six-lists.csv" best 3 10
job "UK 6 lists: best of 3,702,013 models, 100 replicates by each" "-" "none does it" 1 \
    "$tables/uk-six-lists.csv" replicates 3 100
job "UK 6 lists: BIC, BCa 1000 over 3,702,013 models, ranked first" "-" "none does it" 1 \
    "$tables/uk-six-lists.csv" space 3 1000
job "UK 6 lists: 3,702,013 models to order 3, existence checks" 60 "none does it" 1 \
    "$tables/uk-six-lists.csv" survey 3
