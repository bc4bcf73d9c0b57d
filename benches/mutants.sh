#!/bin/sh
# A random shard of mutants: 40 of them by default, in some minutes.
#
#   benches/mutants.sh CRATE [COUNT] [SEED]        benches/mutants.sh ingest 40 7
#
# Survivors that are listed in benches/mutants-accepted.txt, each with a reason, do not count. Exit status 1 where another one lived.
# Needs cargo-mutants: cargo install cargo-mutants
set -eu
cd "$(dirname "$0")/.."
crate=${1:?which crate: model, ingest, analysis, ...}
count=${2:-40}
seed=${3:-$(date +%s)}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
all=$(cargo mutants -p "darkfigure-$crate" --list | wc -l)
shards=$(((all + count - 1) / count))
shard=$((seed % shards))
echo "$all mutants of $crate; shard $shard of $shards"
cargo mutants -p "darkfigure-$crate" --shard "$shard/$shards" --output "$out" --no-shuffle --timeout 300 || true
# The reason stands behind the last "|"; "~" begins a kind of mutants, as an extended regular expression.
grep -v '^#' benches/mutants-accepted.txt | sed 's/ *|[^|]*$//' > "$out/listed"
grep -v '^~' "$out/listed" > "$out/accepted" || true
sed -n 's/^~//p' "$out/listed" > "$out/kinds"
caught=$(wc -l < "$out/mutants.out/caught.txt")
timeout=$(wc -l < "$out/mutants.out/timeout.txt")
# Lines move; what a mutant is does not.
sed 's/:[0-9]*:[0-9]*:/:/' "$out/mutants.out/missed.txt" > "$out/missed"
grep -vxFf "$out/accepted" "$out/missed" | grep -vxEf "$out/kinds" > "$out/new" || true
echo "caught $caught, timed out $timeout, lived $(wc -l < "$out/missed"), of these not accepted $(wc -l < "$out/new"):"
cat "$out/new"
test ! -s "$out/new"
