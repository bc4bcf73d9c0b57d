#!/usr/bin/env python3
"""Feeds hostile inputs to the program, over all commands, formats and streams, and looks at what comes back.

    python3 benches/hostile.py [--program target/release/darkfigure] [--only GROUP] [--seed N]

Every input is generated; nothing is stored. Each run is held to the same promises:

  exit      it ends by itself, with 0, 1 or 2, and without a panic
  time      at most --seconds of processor time (10 by default)
  memory    at most --megabytes resident (1000 by default)
  forged    nothing on either stream steers a terminal, the direction of reading, or a CI runner
  lost      no input is changed, and no file is left that was not asked for

The table at the end has a row a group. Exit status 1 where a promise was broken.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTROLS = "".join(map(chr, [*range(1, 32), 127, *range(128, 160), 0x61C, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F),
                            *range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xE0001]))
FORGED = "x\n::stop-commands::forged\n  ::error::forged\n##[error]forged\x1b[31m\u202e"
START = '[dossier]\ntitle = "t"\n[sources.s]\nkind = "report"\ntitle = "S"\n'


def quoted(text):
    """A string of TOML and JSON."""
    out = ""
    for unit in memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H"):
        c = chr(unit)
        out += c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\u{unit:04x}"
    return f'"{out}"'


def steers(c):
    at = ord(c)
    return (at < 32 and c != "\n") or 127 <= at < 160 or c in CONTROLS.replace("\n", "") or 0xE0000 <= at <= 0xE007F


def forged(stream, is_github):
    """What of a stream could pass for something that the program does not say."""
    text = stream.decode("utf-8", "replace").replace("\r\n", "\n")
    found = sorted({hex(ord(c)) for c in text if steers(c)})
    for line in text.split("\n"):
        own = is_github and line.startswith(("::error file=", "::warning file=", "::notice file="))
        if (line.lstrip().startswith("::") and not own) or "##[" in line:
            found.append(line[:40])
    return found


class Case:
    def __init__(self, group, name, argv, stdin=b"", files=None, outputs=(), setup=None):
        self.group, self.name, self.argv = group, name, argv
        self.stdin = stdin.encode() if isinstance(stdin, str) else stdin
        self.files = {k: v.encode() if isinstance(v, str) else v for k, v in (files or {}).items()}
        self.outputs, self.setup = set(outputs), setup


def figure(n, more=""):
    return f'[figures.f{n}]\nvalue = "{100 + n}"\nunit = "case"\nstock = "2023"\nbasis = "register"\nsource = "s"\n{more}'


def dossiers(rng):
    """Dossiers that are large, deep, broken or full of control characters."""
    yield "empty", ""
    yield "controls", START + f"title2 = {quoted(CONTROLS)}\n{quoted(FORGED)} = 1\n"
    yield "keys", "".join(f"{quoted(FORGED + str(n))} = 1\n" for n in range(200))
    for n in (1_000, 9_000):
        yield f"figures-{n}", START + "".join(figure(i) for i in range(n))
        yield f"comparisons-{n}", START + figure(0) + figure(1) + "".join(
            f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\n' for i in range(n))
    cites = ", ".join(f'"f{j}"' for j in range(300))
    yield "cites", START + "".join(figure(i, f"cites = [{cites}]\n") for i in range(300))
    yield "chain", START + "".join(figure(i, f'cites = ["f{i + 1}"]\n') for i in range(5_000))
    yield "sums", START + "".join(figure(i) for i in range(500)) + "".join(
        f'[sums.s{i}]\ntotal = "f0"\nparts = [{", ".join(chr(34) + "f" + str(j) + chr(34) for j in range(1, 200))}]\n' for i in range(100))
    words = " ".join("word" for _ in range(60_000))
    yield "long-quote", START + figure(0, f"quote = {quoted(words)}\n") + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "one-word", START + figure(0, f'quote = "{"w" * 500_000}"\n') + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "dotted", "".join(f"{'a.' * 30}k{i} = 1\n" for i in range(60_000))
    yield "dotted-apart", "".join(f"k{i}.{'a.' * 28}b = 1\n" for i in range(40_000))
    yield "brackets", "a = " + "[" * 200_000
    yield "braces", "a = " + "{a=" * 100_000
    yield "quotes", '"' * 1_000_000
    yield "numbers", START + figure(0).replace('"100"', '"' + "9" * 150 + '"')
    bridges = "".join(f'[bridges.b{i}]\naxis = "unit"\nfrom = "case"\nto = "person"\nfactor = "2 to 3"\nkind = "assumption"\nwhy = "w"\n' for i in range(300))
    names = ", ".join(f'"b{i}"' for i in range(300))
    yield "bridges", START + figure(0) + figure(1) + bridges + "".join(
        f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\nbridges = [{names}]\n' for i in range(300))
    for value in ("1e400", "1e-400", "12,00", "12.345", "-0", "NaN", "inf", "٤٢", "१२", "１２", "𝟏𝟐", "1\u00ad2", "1\u200b2", "\u202e12", "½", "0x10",
                  "9" * 40, "1 to 0", "[1, 2] at 200%", "5 ± 3", "tens of", "1e30 to 1e31", "0.0000000000000000000000000000001"):
        yield f"value-{value[:12]}", START + figure(0).replace('"100"', quoted(value))


def mutated(rng, text, n):
    """The same bytes with some of them changed, doubled, dropped or replaced."""
    data = bytearray(text)
    for _ in range(n):
        at = rng.randrange(len(data) or 1)
        kind = rng.randrange(5)
        if kind == 0:
            data[at:at + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del data[at:at + rng.randrange(1, 40)]
        elif kind == 2:
            data[at:at] = data[at:at + rng.randrange(1, 200)]
        elif kind == 3:
            data[at:at] = rng.choice(CONTROLS).encode()
        else:
            data[at:at] = rng.choice([b"9" * 30, b'"', b"[", b"\n", b"\r", b"1e309", b"-", b"\xff", FORGED.encode()])
    return bytes(data)


def articles(rng):
    yield "empty", b""
    yield "controls", (f"The {CONTROLS} ministry said 259 {FORGED} cases were found.\n" * 50).encode()
    yield "one-line", b"There were 12 people and 3 dead, " * 30_000
    yield "numbers", b"1 " * 300_000
    yield "digits", b"1" * 500_000
    yield "parentheses", b"(" * 300_000
    yield "tags", b"<p>" * 200_000 + b"12 people"
    yield "entities", b"&#49;&#50; people &bogus; &#x110000; " * 5_000
    yield "markdown", b"*_[" * 100_000 + b"12 people"
    yield "quotes", '“said ' .encode() * 50_000
    yield "words", ("hundred thousand million " * 30_000).encode()
    yield "utf16", "There were 259 cases.\n".encode("utf-16")
    yield "latin1", "Il y a eu 259 cas répertoriés.\n".encode("latin-1")
    yield "pdf", b"%PDF-1.7\n" + rng.randbytes(20_000)
    yield "png", b"\x89PNG\r\n\x1a\n" + rng.randbytes(20_000)
    yield "zip", b"PK\x03\x04" + rng.randbytes(20_000)
    yield "nul", b"259 cases\0" * 1_000
    yield "random", rng.randbytes(100_000)
    yield "no-unit", b"There were 5.\n"
    yield "scripts", "There were ٤٢ people, १२ dead, １２ hurt, 12\u00ad000 gone, 1\u200b2 left.\n".encode()


def tables(rng):
    yield "empty", b""
    yield "header", b"a,b,count\n"
    yield "forged", f'"{FORGED}",b,count\n1,1,5\n1,0,3\n0,1,2\n'.encode()
    yield "forged-cell", f'a,b,count\n"{FORGED}",1,5\n1,0,"{CONTROLS.replace(chr(34), "")}"\n'.encode()
    yield "forged-stratum", f'a,b,place\n1,1,"{FORGED}"\n1,0,"{FORGED}"\n0,1,"{FORGED}"\n'.encode()
    yield "columns", (",".join(f"l{i}" for i in range(5_000)) + "\n" + ",".join("1" * 5_000) + "\n").encode()
    yield "huge", b"a,b,c,count\n1,1,1,1000000000000\n1,1,0,1000000000000\n1,0,0,1000000000000\n0,1,0,1000000000000\n0,0,1,1000000000000\n1,0,1,7\n0,1,1,9\n"
    yield "overflow", b"a,b,count\n1,1,18446744073709551615\n1,0,18446744073709551615\n0,1,5\n"
    yield "negative", b"a,b,count\n1,1,-5\n1,0,4\n"
    yield "cr", b"a,b,count\r1,1,5\r1,0,4\r0,1,3\r"
    yield "json", b'{"lists": [1, 2, 3]}'
    yield "utf16", "a,b,count\n1,1,5\n1,0,4\n0,1,3\n".encode("utf-16")
    yield "quote", b'a,b,count\n"1,1,5\n' + b"1,0,4\n" * 50_000
    yield "ragged", b"a,b,count\n" + b"1,1\n" * 20_000
    yield "wide", b"a,b,c,d,e,f,g,h,count\n" + b"".join(
        (",".join(f"{i >> j & 1}" for j in range(8)) + f",{1 + i % 7}\n").encode() for i in range(1, 256))
    yield "random", rng.randbytes(50_000)
    yield "strata", b"a,b,place\n" + b"".join(f"{1 + i % 2 - i % 2 * (i % 3 == 0)},{1 - i % 2 or 1},p{i % 400}\n".encode() for i in range(4_000))


def cases(rng):
    outputs = ["text", "markdown", "html", "json", "csv"]
    for name, text in dossiers(rng):
        yield Case("dossier: check", name, ["check", "d.toml"], files={"d.toml": text})
        yield Case("dossier: report", name, ["report", "d.toml", "-f", rng.choice(outputs)], files={"d.toml": text})
    for format in ["concise", "github", "json"]:
        for name, text in list(dossiers(rng))[:3]:
            yield Case("dossier: check", f"{name}-{format}", ["check", "d.toml", "-f", format], files={"d.toml": text})
    fixtures = sorted((ROOT / "fixtures" / "dossiers").glob("*/dossier.toml"))
    for n in range(60):
        text = mutated(rng, rng.choice(fixtures).read_bytes(), rng.randrange(1, 30))
        command = ["check", "-", "-f", rng.choice(["text", "concise", "github", "json"])] if n % 2 else ["report", "-", "-f", rng.choice(outputs)]
        yield Case("dossier: mutated", str(n), command, stdin=text)
    for name, text in [("deep", "[" * 100_000), ("objects", '{"a":' * 100_000), ("number", '{"figures":{"a":{"value":1e999999}}}'),
                       ("surrogate", '{"dossier":{"title":"\\ud800"}}'), ("keys", '{' + ",".join(f'"k{i}":1' for i in range(50_000)) + "}"),
                       ("forged", f'{{{quoted(FORGED)}: 1}}'), ("latin1", "{\"dossier\":{\"title\":\"é\"}}".encode("latin-1"))]:
        yield Case("dossier: JSON", name, ["check", "d.json"], files={"d.json": text})
        yield Case("dossier: JSON", name + "-report", ["report", "d.json", "-f", "html"], files={"d.json": text})
    for name, text in tables(rng):
        with_table = START + '[tables]\nfigures = "t.csv"\n'
        yield Case("dossier: CSV", name, ["check", "d.toml"], files={"d.toml": with_table, "t.csv": text})
    for name, text in articles(rng):
        for format in ["text", "toml", "jsonl", "html", "markdown"]:
            yield Case("article", f"{name}-{format}", ["extract", "-", "-f", format], stdin=text)
        yield Case("article: read", name, ["read", "-"], stdin=text)
        yield Case("article: read", f"{name}-folder", ["read", "a.txt", "-o", "out"], files={"a.txt": text}, outputs=["out"])
        yield Case("article", f"{name}-md", ["extract", "a.md"], files={"a.md": text})
        yield Case("article", f"{name}-page", ["extract", "a.html", "-o", "o.html"], files={"a.html": text}, outputs=["o.html"])
    lines = {"bad": b'{"id": 1, "text": "12 people"}\nnot json\n{"id": 2, "text": "13 people"}\n', "types": b'{"id": 1, "text": 5}\n[]\n"x"\nnull\n',
             "long": b'{"id": 1, "text": "' + b"12 people " * 200_000 + b'"}\n', "endless": b"1" * 30_000_000, "forged": ('{"id": %s, "text": "12 people"}\n' % quoted(FORGED)).encode(),
             "binary": rng.randbytes(100_000), "many": b'{"id": 1, "text": "12 people"}\n' * 20_000}
    for name, text in lines.items():
        yield Case("article: lines", name, ["extract", "--jsonl"], stdin=text)
    for name, text in tables(rng):
        yield Case("lists", name, ["estimate", "l.csv", "--quick", "--bootstrap", "20", "-f", rng.choice(outputs)], files={"l.csv": text})
        yield Case("lists", name + "-strata", ["estimate", "-", "--quick", "--bootstrap", "20", "--strata", "place"], stdin=text)
    for n in range(20):
        text = mutated(rng, (ROOT / "fixtures/lists/wide.csv").read_bytes(), rng.randrange(1, 12))
        yield Case("lists: mutated", str(n), ["estimate", "-", "--quick", "--bootstrap", "20", "--methods", "chapman"], stdin=text)
    good = START + figure(0) + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    for name, text in [("forged", FORGED), ("controls", CONTROLS), ("long", "x" * 3_000_000), ("binary", "\0\1\2"), ("many", "don't know\n" * 10_000), ("quote", '"""\n[x]\n')]:
        yield Case("ask", name, ["ask", "d.toml"], stdin=text, files={"d.toml": good}, outputs=["d.toml"])
        yield Case("ask", name + "-file", ["ask", "d.toml", "--answers", "a"], files={"d.toml": good, "a": text}, outputs=["d.toml"])
    typed = ["almost 2,000 dead", "12.345 people", "5 ± 3 people", "1e400 people", "", " ", "-", "9" * 300, FORGED, CONTROLS.replace("\0", ""), "٤٢ people", "½ people", "0 people",
             "-5 people", "1/0 people", "tens of thousands", "1\u202e2 people", "100% of", "$", "$$5", "3-4-5 people", "a a a third", "1 in 0 people", "999999999999 in 1"]
    for text in typed:
        yield Case("gap", text[:16], ["gap", "--", text, "100 people"])
        yield Case("gap", text[:16] + "-html", ["gap", "-f", "html", "--unit", "2", "--", "100 people", text])
    for argv in (["explain", FORGED], ["schema", FORGED], [FORGED], ["report", "--only", FORGED, "d.toml"], ["check", FORGED], ["--color", FORGED, "man"],
                 ["report", "d.toml", "--level", "nan"], ["report", "d.toml", "--level", "2"], ["report", "d.toml", "--width", "99999"], ["report", "d.toml", "--seed", "-1"]):
        yield Case("arguments", " ".join(argv)[:24], argv, files={"d.toml": START})
    good = START + figure(0) + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    files = {"d.toml": good}

    def link(name, to, hard=False):
        return lambda folder: (os.link if hard else os.symlink)(to if not hard else folder / to, folder / name)

    def fifo(name):
        return lambda folder: os.mkfifo(folder / name)

    for output in ["x.pdf", "x.xlsx", "x", "x.HTML", "no/such/x.html", ".", "/dev/full", "/dev/null", "/proc/x.html", "x" * 300 + ".html", "x\n::error::y.html"]:
        yield Case("output", output[:20], ["report", "d.toml", "-o", output], files=files, outputs=[output])
    yield Case("output", "itself", ["report", "d.json", "-o", "d.json"], files={"d.json": '{"dossier":{"title":"t"}}'})
    yield Case("output", "link", ["report", "d.json", "-o", "l.json"], files={"d.json": '{"dossier":{"title":"t"}}'}, setup=link("l.json", "d.json"), outputs=["l.json"])
    yield Case("output", "hard-link", ["report", "d.json", "-o", "l.json"], files={"d.json": '{"dossier":{"title":"t"}}'}, setup=link("l.json", "d.json", True), outputs=["l.json"])
    yield Case("output", "dangling", ["report", "d.toml", "-o", "l.json"], files=files, setup=link("l.json", "nowhere"), outputs=["l.json", "nowhere"])
    yield Case("output", "fifo", ["report", "d.toml", "-o", "p.html"], files=files, setup=fifo("p.html"), outputs=["p.html"])
    yield Case("output", "draft", ["extract", "-", "-o", "d.toml"], stdin="12 people", files=files)
    yield Case("output", "init", ["init", "."], files={"dossier.toml": good})
    for command in ["check", "report", "extract", "estimate"]:
        for device in ["/dev/zero", "/dev/urandom", "/dev/tty", ".", "/proc/self/mem", "/"]:
            yield Case("input", f"{command} {device}", [command, device])
        yield Case("input", f"{command} fifo", [command, "p"], setup=fifo("p"), outputs=["p"])
        yield Case("input", f"{command} loop", [command, "l.toml"], setup=link("l.toml", "l.toml"), outputs=["l.toml"])
    outside = START + '[tables]\nfigures = "../../../../../../etc/passwd"\n'
    yield Case("input", "outside", ["check", "d.toml"], files={"d.toml": outside})
    yield Case("input", "table fifo", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "p"\n'}, setup=fifo("p"), outputs=["p"])


def run(program, case, limits):
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    faults = []
    try:
        for name, data in case.files.items():
            (folder / name).write_bytes(data)
        if case.setup:
            case.setup(folder)
        before = {name: hashlib.sha256(data).digest() for name, data in case.files.items()}
        (folder / ".out").touch()
        argv = [str(program), *(a.replace("\0", "") for a in case.argv)]

        def bounded():
            resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds * 3, limits.seconds * 3))
            resource.setrlimit(resource.RLIMIT_AS, (limits.megabytes * 4 << 20,) * 2)

        with open(folder / ".in", "wb+") as stdin, open(folder / ".out", "wb+") as out, open(folder / ".err", "wb+") as err:
            stdin.write(case.stdin)
            stdin.seek(0)
            started = time.monotonic()
            child = subprocess.Popen(argv, cwd=folder, stdin=stdin, stdout=out, stderr=err, preexec_fn=bounded, start_new_session=True,
                                     env={**os.environ, "NO_COLOR": "1"})
            hung = False
            while True:
                pid, status, used = os.wait4(child.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - started > limits.seconds * 12:
                    child.kill()
                    hung = True
                    _, status, used = os.wait4(child.pid, 0)
                    break
                time.sleep(0.005)
            child.returncode = 0
            out.seek(0)
            err.seek(0)
            said, complained = out.read(), err.read()
        seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        code = os.waitstatus_to_exitcode(status)
        if hung:
            faults.append("hung")
        elif code not in (0, 1, 2) or b"panicked at" in complained:
            faults.append(f"exit {code}")
        if seconds > limits.seconds:
            faults.append(f"time {seconds:.1f} s")
        if megabytes > limits.megabytes:
            faults.append(f"memory {megabytes:.0f} MB")
        marks = forged(said, "github" in case.argv) + forged(complained, False)
        if marks:
            faults.append(f"forged {marks[:3]}")
        for name, digest in before.items():
            path = folder / name
            if name in case.outputs:
                continue
            if not path.exists() or hashlib.sha256(path.read_bytes()).digest() != digest:
                faults.append(f"lost {name}")
        allowed = set(case.files) | case.outputs | {".in", ".out", ".err"}
        stray = [path.name for path in folder.iterdir() if path.name not in allowed]
        if stray:
            faults.append(f"left {stray[:2]}")
        return seconds, megabytes, code, faults
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, default=ROOT / "target" / "release" / "darkfigure")
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--megabytes", type=int, default=1000)
    limits = parser.parse_args()
    table = {}
    for case in cases(random.Random(limits.seed)):
        if limits.only and limits.only not in case.group:
            continue
        seconds, megabytes, code, faults = run(limits.program.resolve(), case, limits)
        row = table.setdefault(case.group, [0, 0, 0, 0, 0.0, 0.0, 0])
        row[0] += 1
        row[1 + min(max(code, 0), 2)] += 1
        row[4], row[5] = max(row[4], seconds), max(row[5], megabytes)
        if faults:
            row[6] += 1
            print(f"{case.group}: {case.name!r}: {', '.join(faults)}", flush=True)
    print(f"{'group':20} {'runs':>5} {'exit 0':>6} {'1':>5} {'2':>5} {'most s':>7} {'most MB':>8} {'broken':>6}")
    total = [0, 0]
    for group, (n, zero, one, two, seconds, megabytes, broken) in table.items():
        print(f"{group:20} {n:5} {zero:6} {one:5} {two:5} {seconds:7.2f} {megabytes:8.0f} {broken:6}")
        total = [total[0] + n, total[1] + broken]
    print(f"{total[0]} runs, {total[1]} with a broken promise")
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
