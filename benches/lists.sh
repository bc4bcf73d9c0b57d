#!/bin/sh
# Lists of many people through the program: user CPU seconds, elapsed seconds and peak memory, from a file to the report.
#
# Usage: benches/lists.sh [people]     Needs cargo, awk and GNU time; 10 million people by default, some 0.5 GB of scratch.
# No peer reads such files itself: R's packages start from a table that is already counted.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
people=${1:-10000000}
cargo build --quiet --release --manifest-path "$here/../crates/cli/Cargo.toml"
target=${CARGO_TARGET_DIR:-$here/../target}
program="$target/release/darkfigure"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# One made-up population in three layouts: four in five people are on one list of four, the others on any.
generate() {
    awk -v people="$people" -v layout="$1" 'BEGIN {
        srand(1)
        split("police shelter hotline embassy", names, " ")
        if (layout == "long") print "person,list"
        else print (layout == "named" ? "id," : "") "police,shelter,hotline,embassy"
        for (person = 0; person < people; person++) {
            mask = rand() < 0.2 ? int(rand() * 15) + 1 : 2 ^ int(rand() * 4)
            row = layout == "named" ? "m" person : ""
            for (list = 1; list <= 4; list++) {
                on = int(mask / 2 ^ (list - 1)) % 2
                if (layout != "long") row = row (row == "" ? "" : ",") on
                else if (on) print "m" (person * 7919) % 1000000007 "," names[list]
            }
            if (layout != "long") print row
        }
    }' > "$scratch/$1.csv"
}

# job NAME LISTS [STANDARD-INPUT]
job() {
    /usr/bin/time -f '%U %e %M' -o "$scratch/run" "$program" estimate "$2" --quick \
        --methods chao-bound,independence,best-bic < "${3:-/dev/null}" > "$scratch/report" 2> /dev/null
    awk -v name="$1" '{ printf "%-52s user %6.2f s  elapsed %6.2f s  peak %6.1f MB\n", name, $1, $2, $3 / 1024 }' "$scratch/run"
}

generate plain
job "a row a person, from a file" "$scratch/plain.csv"
job "a row a person, from standard input" - "$scratch/plain.csv"
rm "$scratch/plain.csv"
generate named
job "a row a person with an identifier" "$scratch/named.csv"
rm "$scratch/named.csv"
generate long
job "a row a person on a list" "$scratch/long.csv"
