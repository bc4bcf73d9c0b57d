#!/usr/bin/env python3
"""Speed of the extractor on one thread, beside quantulum3 in the same run.

  benches/extract.py GOLD.json [--megabytes 20] [--venv DIR]

GOLD.json is an evaluation file with {"items": [{"text": ...}]}; its texts, in random order from a fixed seed, make up the
input. quantulum3 0.10.0 is installed from PyPI into the virtual environment DIR (made when it is not there). It reads a
smaller sample of the same texts, because it would need the best part of an hour for the whole input.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent

PEER = """
import json, sys, time
from quantulum3 import parser
texts = json.load(open(sys.argv[1]))
parser.parse("10 metres")                     # load the units first
start = time.process_time()
found = sum(len(parser.parse(t)) for t in texts)
seconds = time.process_time() - start
print(sum(len(t.encode()) for t in texts) / 1e6 / seconds, found)
"""


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("--megabytes", type=float, default=20)
    ap.add_argument("--peer-kilobytes", type=float, default=30)
    ap.add_argument("--venv", default=str(pathlib.Path(tempfile.gettempdir()) / "darkfigure-bench-venv"))
    a = ap.parse_args()
    texts = [i["text"] for i in json.load(open(a.gold, encoding="utf-8"))["items"]]
    pick = random.Random(1)

    def sample(size):
        out, n = [], 0
        while n < size:
            out.append(pick.choice(texts))
            n += len(out[-1].encode()) + 2
        return out

    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "news.txt"
        page.write_text("\n\n".join(sample(a.megabytes * 1e6)), encoding="utf-8")
        small = pathlib.Path(folder) / "peer.json"
        small.write_text(json.dumps(sample(a.peer_kilobytes * 1e3)), encoding="utf-8")
        build = ["cargo", "build", "--quiet", "--release", "-p", "darkfigure-extract", "--example", "throughput"]
        subprocess.run(build, cwd=ROOT, check=True)
        target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
        repeats = 5
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run = [target / "release" / "examples" / "throughput", str(page), str(repeats)]
        print(subprocess.run(run, check=True, capture_output=True, text=True).stdout, end="")
        # processor time on both sides, so that a busy machine slows neither
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        ours = page.stat().st_size * repeats / 1e6 / seconds
        print(f"darkfigure: {ours:.1f} MB/s of processor time, reading the file included")
        python = pathlib.Path(a.venv) / "bin" / "python"
        if not python.exists():
            venv.create(a.venv, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "quantulum3==0.10.0"], check=True)
        peer = subprocess.run([python, "-W", "ignore", "-c", PEER, str(small)], check=True, capture_output=True, text=True).stdout.split()
        speed = float(peer[0])
        print(f"quantulum3: {peer[1]} quantities, {speed:.4f} MB/s of processor time")
        print(f"ratio: {ours / speed:.0f}")


if __name__ == "__main__":
    sys.exit(main())
