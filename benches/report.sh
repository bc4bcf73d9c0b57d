#!/bin/sh
# The Cambodia report as a whole process: median time and peak memory.
set -eu
cd "$(dirname "$0")/.."
cargo build --release --quiet -p darkfigure-cli
program="${CARGO_TARGET_DIR:-target}/release/darkfigure"
"$program" report fixtures/dossiers/cambodia >/dev/null 2>&1
python3 - "$program" <<'PY'
import os, statistics, subprocess, sys, time
program = sys.argv[1]
def run():
    start = time.perf_counter()
    process = subprocess.Popen([program, "report", "fixtures/dossiers/cambodia", "--format", "html"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
runs = [run() for _ in range(21)]
wall, cpu, memory = (statistics.median(column) for column in zip(*runs))
print(f"report, whole process: {wall * 1000:.1f} ms ({cpu * 1000:.1f} ms of processor time), peak {memory:.1f} MB")
PY
