#!/usr/bin/env python3
"""Feeds hostile inputs to the program, over all commands, formats and streams, and looks at what comes back.

    python3 benches/hostile.py [--program target/release/darkfigure] [--only GROUP] [--seed N] [--list]

Every input is generated; nothing is stored. Each run is held to the same promises:

  exit      it ends by itself, with 0, 1 or 2 (where one of these is right, with that one), and without a panic
  time      at most --seconds of processor time (10 by default)
  memory    at most --megabytes resident (1000 by default)
  forged    nothing on either stream, and in no file that is written, steers a terminal, the direction of reading, or a CI runner
  lost      no input is changed, and no file is left that was not asked for
  silent    where something cannot be read, its cause is said

The table has a row a group, printed when the group is done. Exit status 1 where a promise was broken. A full disk is a limit on the size of files, and a
small tmpfs too where this user may mount one.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTROLS = "".join(map(chr, [*range(1, 32), 127, *range(128, 160), 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F),
                            *range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041]))
FORGED = "x\n::stop-commands::forged\n  ::error::forged\n##[error]forged\x1b[31m\u202e\x9b2J\r::warning::forged\u2028::notice::forged"
START = '[dossier]\ntitle = "t"\n[sources.s]\nkind = "report"\ntitle = "S"\n'
REPORTS = ["text", "markdown", "html", "json", "csv"]
CHECKS = ["text", "concise", "github", "json"]
EXTRACTS = ["text", "toml", "jsonl", "html", "markdown"]
QUICK = ["--quick", "--bootstrap", "20"]


def quoted(text):
    """A string of TOML and JSON."""
    out = ""
    for c in text:
        if c.isascii() and c.isprintable() and c not in '"\\' or ord(c) > 0xFFFF:
            # The two have no escape in common beyond the first plane, and take such characters as they are.
            out += c
        else:
            out += f"\\u{ord(c):04x}"
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
    """One run of the program, and what must hold of it beyond the promises to all."""

    def __init__(self, name, argv, stdin=b"", files=None, outputs=(), setup=None, codes=(0, 1, 2), says=None, never=None, then=None,
                 look=None, stdout=None, largest=None):
        self.name, self.argv = name, argv
        # Bytes to be read, or the path of a device, or a shell command whose output never ends.
        self.stdin = stdin.encode() if isinstance(stdin, str) and not stdin.startswith(("/dev/", "sh:")) else stdin
        self.files = {k: v.encode() if isinstance(v, str) else v for k, v in (files or {}).items()}
        self.outputs, self.setup, self.codes = set(outputs), setup, codes
        self.says, self.never, self.then, self.look = says, never, then, look
        # "full" is a device without room, "broken" a pipe that nobody reads, "closed" none at all.
        self.stdout, self.largest = stdout, largest


def figure(n, more=""):
    return f'[figures.f{n}]\nvalue = "{100 + n}"\nunit = "case"\nstock = "2023"\nbasis = "register"\nsource = "s"\n{more}'


PAIR = START + figure(0) + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
# Two figures that leave something open.
OPEN = START + figure(0).replace('stock = "2023"\nbasis = "register"\n', "") + figure(1).replace('"case"', '"person"').replace(
    'basis = "register"\n', "") + '[comparisons.c]\nbetween = ["f0", "f1"]\n'


def dossiers():
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
    cites = ", ".join(f'"f{j}"' for j in range(220))
    yield "cites-220", START + "".join(figure(i, f"cites = [{cites}]\n") for i in range(220))
    yield "chain", START + "".join(figure(i, f'cites = ["f{i + 1}"]\n') for i in range(5_000))
    yield "derived", START + "".join(figure(i, f'derived-from = ["f{i + 1}"]\n' if i < 4_999 else "") for i in range(5_000))
    yield "parts-of", START + "".join(figure(i, f'part-of = "f{i + 1}"\n' if i < 4_999 else "") for i in range(5_000))
    yield "within", START + "".join(f'[concepts.k{i}]\nlabel = "l"\nwithin = [{{ of = "k{i + 1}", why = "w" }}]\n' for i in range(3_000)) + \
        '[concepts.k3000]\nlabel = "l"\n'
    yield "within-ring", START + "".join(
        f'[concepts.k{i}]\nlabel = "l"\nwithin = [{{ of = "k{(i + 1) % 2000}", why = "w" }}]\n' for i in range(2_000))
    yield "sums", START + "".join(figure(i) for i in range(500)) + "".join(
        f'[sums.s{i}]\ntotal = "f0"\nparts = [{", ".join(chr(34) + "f" + str(j) + chr(34) for j in range(1, 200))}]\n' for i in range(100))
    words = " ".join("word" for _ in range(60_000))
    yield "long-quote", START + figure(0, f"quote = {quoted(words)}\n") + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "one-word", START + figure(0, f'quote = "{"w" * 500_000}"\n') + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "wide-word", START + figure(0, f'quote = "{"数" * 200_000}"\n') + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "marks", START + figure(0, 'quote = "a' + "\u0301" * 200_000 + '"\n') + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    yield "dotted", "".join(f"{'a.' * 30}k{i} = 1\n" for i in range(60_000))
    yield "dotted-apart", "".join(f"k{i}.{'a.' * 28}b = 1\n" for i in range(40_000))
    yield "headers", "".join(f"[a.b{i}.c.d.e.f]\n" for i in range(40_000))
    yield "array-headers", "[[expect]]\n" * 200_000
    yield "brackets", "a = " + "[" * 200_000
    yield "braces", "a = " + "{a=" * 100_000
    yield "commas", "a = [" + "," * 500_000
    yield "quotes", '"' * 1_000_000
    yield "comments", "# " + "x" * 3_000_000
    yield "lines", "\n" * 3_000_000
    yield "too-large", START + "#" + "x" * 5_000_000
    yield "numbers", START + figure(0).replace('"100"', '"' + "9" * 150 + '"')
    bridges = "".join(f'[bridges.b{i}]\naxis = "unit"\nfrom = "case"\nto = "person"\nfactor = "2 to 3"\nkind = "assumption"\nwhy = "w"\n' for i in range(300))
    names = ", ".join(f'"b{i}"' for i in range(300))
    yield "bridges", START + figure(0) + figure(1) + bridges + "".join(
        f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\nbridges = [{names}]\n' for i in range(300))
    names = ", ".join(f'"b{i}"' for i in range(20))
    yield "bridged", START + figure(0) + figure(1).replace('"case"', '"person"') + "".join(
        f'[bridges.b{i}]\n' + ('axis = "unit"\nfrom = "case"\nto = "person"\n' if i == 0 else 'corrects = "f0"\n') +
        f'factor = "2.{i} [1.5, 3] at 95%"\nkind = "assumption"\nwhy = "w"\n' for i in range(20)) + "".join(
        f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\nbridges = [{names}]\n' for i in range(200))
    yield "expectations", PAIR + '[[expect]]\ncomparison = "c"\nratio = "900"\n' * 9_000
    rows = "".join(f'  {{ label = "r{i}", count = "{i + 1}", estimate = "{i + 9}" }},\n' for i in range(9_000))
    yield "rows", START + f'[series.x]\nlabel = "x"\nrows = [\n{rows}]\n[series.x.count]\nunit = "case"\n[series.x.estimate]\nunit = "case"\n'
    places = ", ".join(f'"{a}{b}"' for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    yield "places", START + figure(0, f"place = [{places}]\n")
    yield "cr", START.replace("\n", "\r")
    yield "mixed-ends", START.replace("\n", "\r\n", 2) + "x = 1\ry = 2\n"
    yield "mark", "\ufeff" + PAIR
    yield "two-marks", "\ufeff\ufeff" + PAIR
    yield "nul", PAIR + "\0"
    yield "unit-separator", PAIR + "\x1f"


def values():
    """Values, each with whether a dossier may take it."""
    refused = ["1e400", "12,00", "NaN", "inf", "½", "0x10", "1 to 0", "[1, 2] at 200%", "tens of", "1\u202e2", "\u202e12", "1\u200b2", "1\u00ad2", "1\u20602",
               "1\ufeff2", "12\u200d", "1٢", "٤٢", "१२", "１２", "𝟏𝟐", "𝟙𝟚", "১২", "๑๒", "一二", "Ⅻ", "①", "²", "1²", "1̸2", "", " ", "9" * 300, "1'00",
               "1e-400", "--1", "1..2", "1,,000", "10 %%", "% 10", "about", "at least at least 3 about", "(1)", "1;2"]
    for value in refused:
        yield value, False
    for value in ["1,213", "at least 120,000", "9" * 30, "1.10", "about 100,000", "22%", "0.0000000000000000000000000000001", "1e30 to 1e31", "5 ± 3"]:
        yield value, None


# Every field of a dossier that holds text, with what stands around it.
FIELDS = {
    "dossier.title": "[dossier]\ntitle = {}\n",
    "dossier.question": '[dossier]\ntitle = "t"\nquestion = {}\n',
    "dossier.unknown": '[dossier]\ntitle = "t"\n{} = 1\n',
    "section": '[dossier]\ntitle = "t"\n[{}.x]\na = 1\n',
    "units": '[dossier]\ntitle = "t"\n[units]\nboat = {}\n',
    "units.key": '[dossier]\ntitle = "t"\n[units]\n{} = "x"\n',
    "concept.label": START + "[concepts.c]\nlabel = {}\n",
    "concept.within": START + '[concepts.c]\nlabel = "x"\nwithin = [{{ of = {}, why = {} }}]\n',
    "population.label": START + "[populations.p]\nlabel = {}\ndefinition = {}\n",
    "speaker.label": START + "[speakers.w]\nlabel = {}\norganisation = {}\n",
    "source.title": START.replace('"S"', "{}"),
    "source.url": START + "url = {}\nlocator = {}\nnote = {}\npublisher = {}\n",
    "source.kind": START.replace('"report"', "{}"),
    "source.published": START + "published = {}\n",
    "source.key": '[dossier]\ntitle = "t"\n[sources.{}]\nkind = "report"\ntitle = "S"\n',
    "figure.value": START + figure(0).replace('"100"', "{}"),
    "figure.wording": PAIR.replace("[figures.f1]", "wording = {}\nquote = {}\nnote = {}\n[figures.f1]"),
    "figure.unit": START + figure(0).replace('"case"', "{}"),
    "figure.stock": START + figure(0).replace('"2023"', "{}"),
    "figure.place": START + figure(0, "place = {}\n"),
    "figure.concept": START + figure(0, "concept = {}\npopulation = {}\nspeaker = {}\n"),
    "figure.cites": START + figure(0, "cites = [{}]\nrebuts = {}\n"),
    "figure.key": START + figure(0).replace("figures.f0", "figures.{}"),
    "figure.basis": START + figure(0).replace('"register"', "{}"),
    "bridge.why": PAIR + '[bridges.b]\naxis = "unit"\nfrom = "case"\nto = "person"\nfactor = "2"\nkind = "assumption"\nwhy = {}\n',
    "bridge.words": PAIR + "[bridges.b]\naxis = {}\nfrom = {}\nto = {}\nfactor = {}\nkind = {}\nwhy = {}\n",
    "comparison.question": PAIR + "question = {}\ncount-within-estimate = {}\n",
    "comparison.between": START + "[comparisons.c]\nbetween = [{}, {}]\nbridges = [{}]\n",
    "sum": PAIR + "[sums.s]\ntotal = {}\nparts = [{}]\ncomplete = {}\n",
    "reconciliation": PAIR + '[reconciliations.r]\nquestion = {}\nbetween = ["f0", "f1"]\ncomponents = [{{ label = {}, left = "f0", why = {}, kind = "definition" }}]\n',
    "series": START + '[series.n]\nlabel = {}\nnote = {}\nrows = [{{ label = {}, count = "1", estimate = "2" }}]\n[series.n.count]\nunit = "case"\n[series.n.estimate]\nunit = "case"\n',
    "series.table": START + '[series.n]\nlabel = "x"\ntable = {}\n',
    "expect": PAIR + "[[expect]]\ncomparison = {}\nratio = {}\ngrade = {}\n",
    "benchmark": START + "[benchmarks.b]\nlabel = {}\ncoverage = {}\nbasis = {}\nplace = {}\n",
    "table.name": START + "[tables]\nfigures = {}\n",
    "table.key": START + '[tables]\n{} = "t.csv"\n',
    "raw": START + "title = {}\n",
}


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
    """Articles, each with whether it is text at all."""
    yield "empty", b"", True
    yield "controls", (f"The {CONTROLS} ministry said 259 {FORGED} cases were found.\n" * 50).encode(), True
    yield "one-line", b"There were 12 people and 3 dead, " * 30_000, True
    yield "same", b"The ministry counted 259 cases in 2023.\n\n" * 3_000, True
    yield "parties", b"".join(f"Minister Ada Lenz{chr(97 + n % 26)} said there were {n + 13} cases, and denied the {n * 7 + 20} people of the Forum{n}.\n\n".encode()
                              for n in range(2_000)), True
    yield "numbers", b"1 " * 300_000, True
    yield "digits", b"1" * 500_000, True
    yield "separators", b"1,000" + b",000" * 100_000 + b" people", True
    yield "dots", b"1." * 200_000 + b" people", True
    yield "dashes", b"1-2" * 100_000 + b" people", True
    yield "percents", b"5% " * 100_000, True
    yield "parentheses", b"(" * 300_000, True
    yield "nested", b"(a " * 50_000 + b"12 people" + b")" * 50_000, True
    yield "tags", b"<p>" * 200_000 + b"12 people", True
    yield "deep-page", b"<html>" + b"<div>" * 100_000 + b"12 people" + b"</div>" * 100_000, True
    yield "attributes", b"<p " + b"a=1 " * 200_000 + b">12 people", True
    yield "comments", b"<!--" * 200_000 + b"12 people", True
    yield "script", b"<html><script>" + b"12 people " * 100_000, True
    yield "entities", b"&#49;&#50; people &bogus; &#x110000; " * 5_000, True
    yield "markdown", b"*_[" * 100_000 + b"12 people", True
    yield "links", b"[a](" * 100_000 + b"12 people", True
    yield "fences", b"```\n12 people\n" * 20_000, True
    yield "lists", b"".join(b" " * (n % 900) + b"- 12 people\n" for n in range(5_000)), True
    yield "pipes", b"|12 people" * 50_000 + b"|\n" + b"|-" * 50_000 + b"|\n", True
    yield "quotes", '“said ' .encode() * 50_000, True
    yield "nested-quotes", ("“" * 50_000 + "12 people" + "”" * 50_000).encode(), True
    yield "words", ("hundred thousand million " * 30_000).encode(), True
    yield "hyphens", b"twenty-" * 50_000 + b"two people", True
    yield "ranges", b"between 1 and " * 50_000 + b"2 people", True
    yield "abbreviations", b"Mr. Dr. No. 5. St. U.S. " * 20_000, True
    yield "capitals", b"The United Nations Office Of The " * 20_000 + b"said 12 people died.", True
    yield "wide", "数".encode() * 200_000 + b"12 people", True
    yield "marks", b"a" + "\u0301".encode() * 200_000 + b" 12 people", True
    yield "lone-cr", b"There were 12 people.\rThere were 13 dead.\r" * 5_000, True
    yield "mark", "\ufeffThere were 259 cases.\n".encode(), True
    yield "long-words", b"w" * 1_000_000 + b" 12 people", True
    yield "no-unit", b"There were 5.\n", True
    yield "scripts", "There were ٤٢ people, १२ dead, １２ hurt, 12\u00ad000 gone, 1\u200b2 left.\n".encode(), True
    yield "too-large", b"There were 12 people.\n" * 3_200_000, False
    yield "utf16", "There were 259 cases.\n".encode("utf-16"), False
    yield "utf16-be", "There were 259 cases.\n".encode("utf-16-be"), False
    yield "utf16-le", "There were 259 cases.\n".encode("utf-16-le"), False
    yield "utf32", "There were 259 cases.\n".encode("utf-32"), False
    yield "latin1", "Il y a eu 259 cas répertoriés.\n".encode("latin-1"), False
    yield "latin1-late", b"There were 259 cases.\n" * 5_000 + "répertoriés\n".encode("latin-1"), False
    yield "cut", "There were 259 cases of “this”".encode()[:-1], False
    yield "pdf", b"%PDF-1.7\n" + rng.randbytes(20_000), False
    yield "png", b"\x89PNG\r\n\x1a\n" + rng.randbytes(20_000), False
    yield "zip", b"PK\x03\x04" + rng.randbytes(20_000), False
    yield "nul", b"259 cases\0" * 1_000, False
    yield "random", rng.randbytes(100_000), False


def tables(rng):
    """Lists, and tables beside a dossier; each with whether a fault is there to be said."""
    yield "empty", b"", True
    yield "header", b"a,b,count\n", True
    yield "forged", f'"{FORGED}",b,count\n1,1,5\n1,0,3\n0,1,2\n'.encode(), None
    yield "forged-cell", f'a,b,count\n"{FORGED}",1,5\n1,0,"{CONTROLS.replace(chr(34), "")}"\n'.encode(), True
    yield "forged-stratum", f'a,b,place\n1,1,"{FORGED}"\n1,0,"{FORGED}"\n0,1,"{FORGED}"\n'.encode(), False
    yield "columns", (",".join(f"l{i}" for i in range(5_000)) + "\n" + ",".join("1" * 5_000) + "\n").encode(), True
    yield "blank-columns", b"," * 100_000 + b"\n" + b"1," * 100_000 + b"\n", True
    yield "huge", b"a,b,c,count\n1,1,1,1000000000000\n1,1,0,1000000000000\n1,0,0,1000000000000\n0,1,0,1000000000000\n0,0,1,1000000000000\n1,0,1,7\n0,1,1,9\n", True
    yield "large", b"a,b,c,count\n1,1,1,1000000000\n1,1,0,100000000\n1,0,0,1000000000\n0,1,0,100000000\n0,0,1,1000000000\n1,0,1,7\n0,1,1,9\n", False
    yield "largest", b"a,b,c,count\n" + b"".join(f"{i >> 2 & 1},{i >> 1 & 1},{i & 1},1400000000\n".encode() for i in range(1, 8)), False
    yield "uneven", b"a,b,c,count\n1,1,1,1\n1,1,0,1\n1,0,0,1000000000\n0,1,0,1\n0,0,1,1\n1,0,1,999999999\n0,1,1,0\n", False
    yield "overflow", b"a,b,count\n1,1,18446744073709551615\n1,0,18446744073709551615\n0,1,5\n", True
    yield "beyond", b"a,b,count\n1,1,99999999999999999999999\n1,0,4\n0,1,3\n", True
    yield "exponent", b"a,b,count\n1,1,1e3\n1,0,4\n0,1,3\n", None
    yield "fraction", b"a,b,count\n1,1,1.5\n1,0,4\n0,1,3\n", True
    yield "negative", b"a,b,count\n1,1,-5\n1,0,4\n", True
    yield "arabic", "a,b,count\n1,1,٥\n1,0,4\n0,1,3\n".encode(), True
    yield "full-width", "a,b,count\n１,1,5\n1,0,4\n0,1,3\n".encode(), True
    yield "soft-hyphen", "a,b,count\n1,1,1\u00ad0\n1,0,4\n0,1,3\n".encode(), True
    yield "zero-width", "a,b,count\n1,1,1\u200b0\n1,0,4\n0,1,3\n".encode(), True
    yield "zeros", b"a,b,count\n1,1,0\n1,0,0\n0,1,0\n", True
    yield "all-lists", b"a,b,c,count\n1,1,1,9\n", False
    yield "no-overlap", b"a,b,count\n1,0,9\n0,1,7\n", False
    yield "cr", b"a,b,count\r1,1,5\r1,0,4\r0,1,3\r", None
    yield "mark", "\ufeffa,b,count\n1,1,5\n1,0,4\n0,1,3\n".encode(), None
    yield "json", b'{"lists": [1, 2, 3]}', True
    yield "html", b"<!doctype html><table><tr><td>1</td></tr></table>", True
    yield "semicolons", b"a;b;count\n1;1;5\n1;0;4\n0;1;3\n", None
    yield "tabs", b"a\tb\tcount\n1\t1\t5\n1\t0\t4\n0\t1\t3\n", None
    yield "utf16", "a,b,count\n1,1,5\n1,0,4\n0,1,3\n".encode("utf-16"), True
    yield "utf16-le", "a,b,count\n1,1,5\n1,0,4\n0,1,3\n".encode("utf-16-le"), True
    yield "latin1", "police,église,count\n1,1,5\n1,0,4\n0,1,3\n".encode("latin-1"), True
    yield "nul", b"a,b,count\n1,1,5\0\n1,0,4\n0,1,3\n", True
    yield "zip", b"PK\x03\x04" + rng.randbytes(9_000), True
    yield "quote", b'a,b,count\n"1,1,5\n' + b"1,0,4\n" * 50_000, True
    yield "long-cell", b"a,b,count\n" + b"x" * 5_000_000 + b",1,5\n", True
    yield "same-names", b"a,a,count\n1,1,5\n1,0,4\n0,1,3\n", True
    yield "ragged", b"a,b,count\n" + b"1,1\n" * 20_000, True
    yield "wide", b"a,b,c,d,e,f,g,h,count\n" + b"".join(
        (",".join(f"{i >> j & 1}" for j in range(8)) + f",{1 + i % 7}\n").encode() for i in range(1, 256)), False
    yield "many-lists", (",".join(f"l{i}" for i in range(20)) + "\n").encode() + b"".join(
        (",".join(f"{(i * 2654435761 >> j) & 1}" for j in range(20)) + "\n").encode() for i in range(1, 3_000)), None
    yield "random", rng.randbytes(50_000), True
    yield "strata", b"a,b,place\n" + b"".join(f"{1 + i % 2 - i % 2 * (i % 3 == 0)},{1 - i % 2 or 1},p{i % 400}\n".encode() for i in range(4_000)), None


def dossier_check(rng):
    for name, text in dossiers():
        yield Case(name, ["check", "d.toml"], files={"d.toml": text})
    for format in CHECKS[1:]:
        for name, text in list(dossiers())[:3]:
            yield Case(f"{name}-{format}", ["check", "d.toml", "-f", format], files={"d.toml": text})


def dossier_report(rng):
    for name, text in dossiers():
        yield Case(name, ["report", "d.toml", "-f", rng.choice(REPORTS)], files={"d.toml": text})
        if name in ("bridged", "long-quote", "cites-220", "rows", "expectations"):
            yield Case(f"{name}-full", ["report", "d.toml", "--full"], files={"d.toml": text})
            yield Case(f"{name}-page", ["report", "d.toml", "-o", "o.html", "--charts", "c"], files={"d.toml": text}, outputs=["o.html", "c"])


def dossier_values(rng):
    for value, is_taken in values():
        codes = (1,) if is_taken is False else (0, 1)
        says = r"(error|value|empty|blank)" if is_taken is False else None
        yield Case(repr(value)[:16], ["check", "d.toml", "-f", "concise"], files={"d.toml": START + figure(0).replace('"100"', quoted(value))}, codes=codes, says=says)


def dossier_fields(rng):
    for name, text in FIELDS.items():
        for hostile in (FORGED, "a" + CONTROLS + "b"):
            string = hostile if name == "raw" else quoted(hostile)
            n = text.count("{}")
            full = text.format(*[string] * n) if n else text
            for argv in (["check", "-", "-f", rng.choice(CHECKS)], ["report", "-", "-f", rng.choice(REPORTS)], ["report", "-", "--full"]):
                yield Case(f"{name} {' '.join(argv[2:])}", argv, stdin=full)


def dossier_mutated(rng):
    fixtures = sorted((ROOT / "fixtures" / "dossiers").glob("*/dossier.toml"))
    for n in range(60):
        text = mutated(rng, rng.choice(fixtures).read_bytes(), rng.randrange(1, 30))
        command = ["check", "-", "-f", rng.choice(CHECKS)] if n % 2 else ["report", "-", "-f", rng.choice(REPORTS)]
        yield Case(str(n), command, stdin=text)


def dossier_json(rng):
    deep = ",".join(f'"k{i}":1' for i in range(50_000))
    for name, text in [("deep", "[" * 100_000), ("objects", '{"a":' * 100_000), ("deep-known", '{"figures":{"a":' + "[" * 5_000 + "]" * 5_000 + "}}"),
                       ("number", '{"figures":{"a":{"value":1e999999}}}'), ("digits", '{"figures":{"a":{"value":' + "9" * 500_000 + "}}}"),
                       ("surrogate", '{"dossier":{"title":"\\ud800"}}'), ("escape", '{"dossier":{"title":"\\u202e\\u0000\\u001b"}}'), ("keys", "{" + deep + "}"),
                       ("twice", '{"dossier":{"title":"a"},"dossier":{"title":"b"}}'), ("forged", f'{{{quoted(FORGED)}: 1}}'), ("toml", START),
                       ("array", "[1, 2]"), ("null", "null"), ("mark", '\ufeff{"dossier":{"title":"t"}}'), ("trailing", '{"dossier":{"title":"t"}} x'),
                       ("latin1", "{\"dossier\":{\"title\":\"é\"}}".encode("latin-1")), ("utf16", '{"dossier":{"title":"t"}}'.encode("utf-16"))]:
        yield Case(name, ["check", "d.json"], files={"d.json": text}, codes=(0,) if name in ("escape", "mark") else (1,), says=".")
        yield Case(name + "-report", ["report", "d.json", "-f", "html"], files={"d.json": text})


def dossier_csv(rng):
    for name, text, _ in tables(rng):
        yield Case(name, ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "t.csv"\n', "t.csv": text}, codes=(0, 1))
    for name, text in [("values", "id,value,unit,stock,basis,source\n" + "".join(f"f{i},{v},case,2023,register,s\n" for i, v in enumerate(
            ["1e400", "12.00", "٤٢", "1\u00ad2", "1\u200b2", "\u202e12", "x\x1b[31m"]))), ("forged", f'id,value,unit,stock,basis,source\n"{FORGED}","{FORGED}","{FORGED}",x,x,x\n')]:
        for format in CHECKS:
            yield Case(f"{name}-{format}", ["check", "d.toml", "-f", format], files={"d.toml": START + '[tables]\nfigures = "t.csv"\n', "t.csv": text}, codes=(1,), says="t.csv" if format != "text" else None)


def article_extract(rng):
    for name, text, is_text in articles(rng):
        codes = (0,) if is_text else (2,)
        says = None if is_text else r"UTF|text|bytes|PDF|picture|ZIP"
        for format in EXTRACTS:
            yield Case(f"{name}-{format}", ["extract", "-", "-f", format], stdin=text, codes=codes, says=says)
        yield Case(f"{name}-md", ["extract", "a.md"], files={"a.md": text}, codes=codes, says=says)
        yield Case(f"{name}-page", ["extract", "a.html", "-o", "o.html"], files={"a.html": text}, outputs=["o.html"], codes=codes, says=says)


def article_read(rng):
    for name, text, is_text in articles(rng):
        codes = (0,) if is_text else (2,)
        yield Case(name, ["read", "-"], stdin=text, codes=codes)
        yield Case(f"{name}-folder", ["read", "a.txt", "-o", "out"], files={"a.txt": text}, outputs=["out"], codes=codes,
                   then=["check", "out"] if is_text and text else None)


def article_draft(rng):
    """A draft always passes `check`, whatever the text."""
    units = ["people", "cases", "", "%", "dollars", "of them", "dead", "tonnes", "per cent of households", "in 1,000", "\u202epeople", "x" * 300]
    numbers = ["5", "12,00", "1e400", "0", "-3", "1/2", "½", "3 million", "a dozen", "tens of thousands", "1.5", "2-3", "between 2 and 3", "9" * 40, "٤٢", "1\u00ad2", "12\u00a0000",
               "nowhere near 100,000", "about 1", "100.0%", "one in five", "3rd", "5.5.5", "1,2,3"]
    for n in range(60):
        text = " ".join(f"{rng.choice(['There were', 'The ministry said that', 'Ada Lenz denied that', 'At least', ''])} {rng.choice(numbers)} {rng.choice(units)}."
                        for _ in range(rng.randrange(1, 12)))
        yield Case(str(n), ["extract", "-", "-o", "d.toml"], stdin=text, outputs=["d.toml"], codes=(0,), then=["check", "d.toml"])
    for n, path in enumerate(sorted((ROOT / "fixtures" / "articles").glob("*.txt"))):
        for k in range(4):
            yield Case(f"{path.stem}-{k}", ["extract", "-", "-o", "d.toml"], stdin=mutated(rng, path.read_bytes(), rng.randrange(1, 20)).decode("utf-8", "replace").replace("\0", ""),
                       outputs=["d.toml"], codes=(0,), then=["check", "d.toml"])


def article_numerals(rng):
    """A number in another script, or with something invisible in it, is read whole or reported: no part of it is taken for the number."""
    digits = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6, "thai": 0xE50, "full-width": 0xFF10, "bold": 0x1D7CE, "double": 0x1D7D8, "nko": 0x7C0}
    whole = "".join
    for name, zero in digits.items():
        yield Case(name, ["extract", "-", "-f", "jsonl"], stdin=f"There were {whole(chr(zero + int(d)) for d in '4821')} people.\n", look=only(4821, True), codes=(0,))
        yield Case(name + "-mixed", ["extract", "-", "-f", "jsonl"], stdin=f"There were 48{whole(chr(zero + int(d)) for d in '21')} people.\n", look=only(4821), codes=(0,))
    for name, c in {"soft-hyphen": "\u00ad", "zero-width": "\u200b", "joiner": "\u2060", "mark": "\ufeff", "non-joiner": "\u200c", "zwj": "\u200d", "left-to-right": "\u200e", "override": "\u202e",
                    "isolate": "\u2066", "variation": "\ufe0f", "combining": "\u0338", "tag": "\U000e0031", "bell": "\x07", "escape": "\x1b[3m"}.items():
        for at, text in (("inside", f"48{c}21"), ("thousands", f"4,8{c}21"), ("every", c.join("4821"))):
            yield Case(f"{name}-{at}", ["extract", "-", "-f", "jsonl"], stdin=f"There were {text} people.\n", look=only(4821), codes=(0,))
    for name, text in {"grouping": "12,00", "grouping-2": "1,23,4", "exponent": "1e400", "dots": "1.2.3", "hex": "0x1F", "slash": "1/0"}.items():
        yield Case(name, ["extract", "-", "-f", "jsonl"], stdin=f"There were {text} people.\n", look=no_part(text), codes=(0,))


def figures_of(said):
    return [f for line in said.decode().splitlines() for f in json.loads(line).get("figures", [])]


def only(number, must_be_read=False):
    def look(said, complained):
        points = [f["point"] for f in figures_of(said)]
        wrong = [p for p in points if p != number]
        if wrong:
            return [f"takes {wrong} for {number}"]
        return ["read nothing and said nothing"] if must_be_read and not points and not complained else []
    return look


def no_part(text):
    """No run of digits of the text is taken for a number of its own, and 12,00 is not 1,200."""
    def look(said, complained):
        return [f"takes {f['point']} for {text}" for f in figures_of(said) if f["point"] is not None and f["confidence"] > 0.5]
    return look


def article_lines(rng):
    lines = {"bad": (b'{"id": 1, "text": "12 people"}\nnot json\n{"id": 2, "text": "13 people"}\n', 3), "types": (b'{"id": 1, "text": 5}\n[]\n"x"\nnull\n', 4),
             "long": (b'{"id": 1, "text": "' + b"12 people " * 200_000 + b'"}\n', 1), "endless": (b"1" * 30_000_000, 1), "deep": (b"[" * 1_000_000 + b"\n", 1),
             "forged": (('{"id": %s, "text": "12 people"}\n' % quoted(FORGED)).encode(), 1), "latin1": ('{"id": 1, "text": "é"}\n'.encode("latin-1") + b'{"id": 2, "text": "1 man"}\n', 2),
             "utf16": ('{"id": 1, "text": "x"}\n'.encode("utf-16"), None), "nul": (b'{"id": 1, "text": "\0"}\n', 1), "cr": (b'{"id": 1, "text": "12 people"}\r\n' * 3, 3),
             "twice": (b'{"id": 1, "id": 2, "text": "12 people", "text": "13 people"}\n', 1), "big-id": (b'{"id": 1e999, "text": "x"}\n{"id": ' + b"9" * 400 + b', "text": "x"}\n', 2),
             "binary": (rng.randbytes(100_000), None), "many": (b'{"id": 1, "text": "12 people"}\n' * 20_000, 20_000), "no-end": (b'{"id": 1, "text": "12 people"}', 1),
             "surrogate": (b'{"id": 1, "text": "\\ud800 12 people"}\n', 1), "blank": (b"\n\n \n", 0)}
    for name, (text, n) in lines.items():
        def look(said, complained, n=n):
            answers = said.decode().splitlines()
            if n is not None and len(answers) != n:
                return [f"{len(answers)} answers to {n} lines"]
            return [f"no JSON: {a[:40]}" for a in answers if not isinstance(json.loads(a), dict)]
        yield Case(name, ["extract", "--jsonl"], stdin=text, look=look, codes=(0,))


def lists(rng):
    for name, text, is_fault in tables(rng):
        codes = {True: (2,), False: (0,), None: (0, 2)}[is_fault]
        yield Case(name, ["estimate", "l.csv", *QUICK, "-f", rng.choice(REPORTS)], files={"l.csv": text}, says=r"l\.csv", codes=codes if "stratum" not in name else (0, 2))
        yield Case(name + "-strata", ["estimate", "-", *QUICK, "--strata", "place"], stdin=text)
        yield Case(name + "-covariates", ["estimate", "-", *QUICK, "--covariates", "place"], stdin=text)
    for layout in ["wide", "frequency", "individual", "long", "captures"]:
        for name, text, _ in tables(rng):
            if name in ("forged", "forged-cell", "huge", "columns", "cr", "nul", "wide", "random"):
                yield Case(f"{name}-{layout}", ["estimate", "-", *QUICK, "--layout", layout], stdin=text)
    three = b"a,b,c,count\n1,1,1,9\n1,1,0,20\n1,0,0,70\n0,1,0,60\n0,0,1,50\n1,0,1,11\n0,1,1,12\n"
    for argv in (["--count", FORGED], ["--strata", FORGED], ["--list", FORGED], ["--ignore", FORGED], ["--methods", FORGED], ["--as-figure", FORGED],
                 ["--as-figure", "x", "--unit", FORGED], ["--as-figure", "x", "--present", FORGED], ["--as-figure", "x", "--concept", FORGED], ["--as-figure", "x", "--source", FORGED]):
        yield Case(" ".join(argv)[:30], ["estimate", "-", *QUICK, *argv], stdin=three)
    names = f'"{FORGED}","{CONTROLS.replace(chr(34), "")}",c,count\n'.encode()
    for format in REPORTS:
        yield Case(f"names-{format}", ["estimate", "-", *QUICK, "-f", format], stdin=three.replace(b"a,b,c,count\n", names), codes=(0, 2))
    yield Case("names-figure", ["estimate", "-", *QUICK, "--as-figure", "x"], stdin=three.replace(b"a,b,c,count\n", names))
    for n in range(20):
        text = mutated(rng, (ROOT / "fixtures/lists/wide.csv").read_bytes(), rng.randrange(1, 12))
        yield Case(f"mutated-{n}", ["estimate", "-", *QUICK, "--methods", "chapman"], stdin=text)


def ask(rng):
    for name, text in [("forged", FORGED), ("controls", CONTROLS), ("long", "x" * 900_000), ("longer", "x" * 3_000_000), ("binary", "\0\1\2"), ("many", "don't know\n" * 10_000),
                       ("quote", '"""\n[x]\n'), ("latin1", "é\n".encode("latin-1")), ("utf16", "2 to 3\n".encode("utf-16")), ("cr", "2 to 3\r1\r"), ("empty", ""),
                       ("factor", "2 to 3 because 'x\" = 1\n" * 4), ("scripts", "٤٢\n１２\n1\u200b2\n"), ("huge", "1e400\n" + "9" * 400 + "\n")]:
        yield Case(name, ["ask", "d.toml"], stdin=text, files={"d.toml": OPEN}, outputs=["d.toml"], then=["check", "d.toml"])
        yield Case(name + "-file", ["ask", "d.toml", "--answers", "a"], files={"d.toml": OPEN, "a": text}, outputs=["d.toml"], then=["check", "d.toml"])
    yield Case("named", ["ask", "d.toml", "--answers", "a"], files={"d.toml": OPEN, "a": "unit-c = 2 to 3\nunit-c = 4\nnobody-asks = 5\n"}, outputs=["d.toml"], says="nobody-asks", codes=(0,))
    # An answer never writes over an entry that is there.
    taken = OPEN + '[bridges.person-per-case]\naxis = "unit"\nfrom = "case"\nto = "person"\nfactor = "7"\nkind = "assumption"\nwhy = "mine"\n'
    yield Case("taken", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": taken}, outputs=["d.toml"], codes=(0,), look=holds("d.toml", b'factor = "7"'))
    yield Case("comments", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": "# mine\r\n" + OPEN.replace("\n", "\r\n")}, outputs=["d.toml"], codes=(0,), look=ends_alike("d.toml"))
    yield Case("mark", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": "\ufeff" + OPEN}, outputs=["d.toml"], codes=(0,), then=["check", "d.toml"])
    yield Case("mode", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": OPEN}, outputs=["d.toml"], setup=mode("d.toml", 0o600), look=has_mode("d.toml", 0o600), codes=(0,))
    yield Case("link", ["ask", "l.toml"], stdin="2 to 3\n", files={"d.toml": OPEN}, outputs=["d.toml", "l.toml"], setup=link("l.toml", "d.toml"), look=is_link("l.toml"), codes=(0,))
    yield Case("bystander", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": OPEN, "d.new.toml": "mine", "d.toml.1": "mine"}, outputs=["d.toml"], codes=(0,))
    yield Case("full", ["ask", "d.toml"], stdin="2 to 3\n" * 9, files={"d.toml": OPEN + "#" * 5_000}, largest=4_096, codes=(2,), says="cannot write")
    yield Case("faulty", ["ask", "d.toml"], files={"d.toml": OPEN + "x = 1\n[y"}, codes=(2,), says=r"d\.toml:")
    yield Case("json", ["ask", "d.json"], files={"d.json": '{"dossier":{"title":"t"}}'}, codes=(2,), says="TOML")
    yield Case("stdin", ["ask", "-"], stdin=OPEN, codes=(2,), says="TOML")
    yield Case("folder", ["ask", "."], stdin="2 to 3\n", files={"dossier.toml": OPEN}, outputs=["dossier.toml"], codes=(0,))
    yield Case("fifo", ["ask", "p"], setup=fifo("p"), outputs=["p"], codes=(2,))
    yield Case("answers-fifo", ["ask", "d.toml", "--answers", "p"], files={"d.toml": OPEN}, setup=fifo("p"), outputs=["p"], codes=(2,))
    yield Case("table-fifo", ["ask", "d.toml"], stdin="2 to 3\n", files={"d.toml": OPEN + '[tables]\nsources = "p"\n'}, setup=fifo("p"), outputs=["p"], codes=(2,))
    yield Case("many-questions", ["ask", "d.toml"], stdin="\n" * 20_000, codes=(0,), files={"d.toml": START + "".join(
        f'[sources.s{i}]\nkind = "report"\ntitle = "S{i}"\n' for i in range(9_000))})
    yield Case("many-comparisons", ["ask", "d.toml", "--answers", "a"], codes=(0,), files={"a": "", "d.toml": START + "".join(
        figure(i).replace('basis = "register"\n', "") for i in range(2_000)) + "".join(f'[comparisons.c{i}]\nbetween = ["f{2 * i}", "f{2 * i + 1}"]\n' for i in range(900))})
    yield Case("many-answers", ["ask", "d.toml", "--answers", "a"], outputs=["d.toml"], codes=(0,), files={"a": "2024-03\n" * 200, "d.toml": '[dossier]\ntitle = "t"\n' + "".join(
        f'[sources.s{i}]\nkind = "report"\ntitle = "S{i}"\n' for i in range(200))})


def gap(rng):
    typed = ["almost 2,000 dead", "12.345 people", "5 ± 3 people", "1e400 people", "", " ", "-", "9" * 300, FORGED, CONTROLS, "٤٢ people", "１２ people", "𝟏𝟐 people", "½ people",
             "0 people", "1\u00ad2 people", "1\u200b2 people", "12\u0338 people", "-5 people", "1/0 people", "tens of thousands", "1\u202e2 people", "12\u202e people", "100% of", "$", "$$5",
             "3-4-5 people", "a a a third", "1 in 0 people", "999999999999 in 1", "people " * 9_000, "5 " + "x" * 30_000, "NaN people", "inf people", "12,00 people", "1 \x1b[31m people"]
    for text in typed:
        yield Case(repr(text)[:16], ["gap", "--", text, "100 people"], codes=(0, 2))
        yield Case(repr(text)[:16] + "-" + "other", ["gap", "-f", rng.choice(REPORTS), "--unit", "2", "--", "100 people", text], codes=(0, 2))
    for text in ["0", "-1", "2 to 1", "1e400", "٢", "1\u200b2", FORGED, "", "9" * 200, "about", "%"]:
        yield Case("unit " + repr(text)[:16], ["gap", "5 cases", "100 people", f"--unit={text}"], codes=(0, 2))
    for text in ["٤٢ people", "1\u00ad2 people", "1\u200b2 people", "12,00 people", "1e400 people"]:
        yield Case("split " + repr(text), ["gap", text, "1,200 people"], never=r"(?<![\d\u00ad\u200b\ufffd}])(1|2|4) (people|against)|“(1|2)”")


def arguments(rng):
    for argv in (["explain", FORGED], ["explain", CONTROLS], ["explain", "x" * 100_000], ["schema", FORGED], ["completions", FORGED], [FORGED], ["report", "--only", FORGED, "d.toml"],
                 ["report", "--section", FORGED, "d.toml"], ["report", "--as-of", FORGED, "d.toml"], ["check", FORGED], ["check", "--stdin-filename", FORGED, "-"], ["--color", FORGED, "man"],
                 ["report", "d.toml", "--level", "nan"], ["report", "d.toml", "--level", "2"], ["report", "d.toml", "--level", "0"], ["report", "d.toml", "--level", "0.99999999999999999"],
                 ["report", "d.toml", "--width", "99999"], ["report", "d.toml", "--seed", "-1"], ["report", "d.toml", "--seed", "18446744073709551616"], ["report", "d.toml", f"--{FORGED}"],
                 ["report", "d.toml", f"--format={FORGED}"], ["read", "-", "--published", FORGED], ["read", FORGED], ["extract", FORGED], ["ask", FORGED], ["init", "a/" * 100], ["init", "a" * 5_000], ["estimate", FORGED],
                 ["estimate", "--bootstrap", "999999999", "-"], ["gap", "1", "2", "--left-basis", FORGED], ["gap"], [], ["report", "--as-of", "99999-01-01", "d.toml"], ["check", *["d.toml"] * 2_000]):
        yield Case(" ".join(argv)[:24], argv, files={"d.toml": START}, outputs=["a"])
    for argv in (["explain"], ["man"], ["schema"], ["completions", "bash"], ["--help"], ["estimate", "--help"], ["--version"]):
        yield Case(" ".join(argv), argv, codes=(0,))


def link(name, to, hard=False):
    return lambda folder: (os.link if hard else os.symlink)(to if not hard else folder / to, folder / name)


def fifo(name):
    return lambda folder: os.mkfifo(folder / name)


def mode(name, bits):
    return lambda folder: os.chmod(folder / name, bits)


def folder_of(name):
    return lambda folder: os.mkdir(folder / name)


def small_disk(folder):
    (folder / "full").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder / "full"], check=True, capture_output=True)


def holds(name, data):
    return lambda said, complained: [] if data in Path(name).read_bytes() else [f"{name} lost {data}"]


def has_mode(name, bits):
    return lambda said, complained: [] if Path(name).stat().st_mode & 0o777 == bits else [f"mode {oct(Path(name).stat().st_mode)}"]


def is_link(name):
    return lambda said, complained: [] if Path(name).is_symlink() else [f"{name} is no link any more"]


def ends_alike(name):
    def look(said, complained):
        data = Path(name).read_bytes()
        return [] if data.count(b"\n") == data.count(b"\r\n") and data.startswith(b"# mine") else ["line ends or comments changed"]
    return look


def output(rng):
    files = {"d.toml": PAIR}
    for name, codes in {"x.pdf": (2,), "x.xlsx": (2,), "x": (0, 2), "x.HTML": (0,), "no/such/x.html": (2,), ".": (2,), "/dev/full": (2,), "/dev/null": (0, 2), "/proc/x.html": (2,), "/dev/stdout": (0,),
                        "-": (0,), "": (2,), "x" * 300 + ".html": (2,), "x\n::error::y.html": (0,), "x.html/": (2,), "../../../../../../proc/self/x.html": (2,)}.items():
        yield Case(name[:20], ["report", "d.toml", "-o", name], files=files, outputs=[name], codes=codes)
    titled = {"d.json": '{"dossier":{"title":"t"}}'}
    yield Case("itself", ["report", "d.json", "-o", "d.json"], files=titled, codes=(2,))
    yield Case("itself, roundabout", ["report", "d.json", "-o", "./x/../d.json"], files=titled, setup=folder_of("x"), outputs=["x"], codes=(2,))
    yield Case("link", ["report", "d.json", "-o", "l.json"], files=titled, setup=link("l.json", "d.json"), outputs=["l.json"], codes=(2,))
    yield Case("hard-link", ["report", "d.json", "-o", "l.json"], files=titled, setup=link("l.json", "d.json", True), outputs=["l.json"], codes=(2,))
    yield Case("dangling", ["report", "d.toml", "-o", "l.json"], files=files, setup=link("l.json", "nowhere"), outputs=["l.json"], codes=(2,))
    yield Case("loop", ["report", "d.toml", "-o", "l.json"], files=files, setup=link("l.json", "l.json"), outputs=["l.json"], codes=(2,))
    yield Case("fifo", ["report", "d.toml", "-o", "p.html"], files=files, setup=fifo("p.html"), outputs=["p.html"], codes=(2,))
    yield Case("folder", ["report", "d.toml", "-o", "f.html"], files=files, setup=folder_of("f.html"), outputs=["f.html"], codes=(2,))
    yield Case("read-only", ["report", "d.toml", "-o", "o.html"], files={**files, "o.html": "old"}, setup=mode("o.html", 0o444), codes=(2,))
    yield Case("private", ["report", "d.toml", "-o", "o.html"], files={**files, "o.html": "old"}, outputs=["o.html"], setup=mode("o.html", 0o600), look=has_mode("o.html", 0o600), codes=(0,))
    yield Case("table", ["report", "d.toml", "-o", "t.csv"], files={"d.toml": START + '[tables]\nfigures = "t.csv"\n', "t.csv": "id,value,unit,stock,basis,source\na,1,case,2023,register,s\n"}, codes=(2,))
    large = START + "".join(figure(i) for i in range(300)) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    for format in REPORTS:
        ending = {"text": "txt", "markdown": "md"}.get(format, format)
        name = f"o.{ending}"
        yield Case(f"full {ending}", ["report", "d.toml", "-o", name], files={"d.toml": large, name: "a good report"}, largest=64, codes=(2,), says="cannot write")
        yield Case(f"full {ending}, fresh", ["report", "d.toml", "-o", name], files={"d.toml": large}, largest=64, codes=(2,), says="cannot write")
    lists = b"a,b,count\n1,1,20\n1,0,40\n0,1,30\n"
    into = ["estimate", "-", *QUICK, "--methods", "chapman", "--as-figure", "x", "--figure-method", "chapman", "--into", "d.toml"]
    yield Case("full estimate", ["estimate", "-", *QUICK, "-o", "o.html"], stdin=lists, files={"o.html": "a good report"}, largest=512, codes=(2,))
    yield Case("full into", into, stdin=lists, files={"d.toml": START + "#" * 3_000}, largest=512, codes=(2,))
    yield Case("into", into, stdin=lists, files={"d.toml": START, "d.new.toml": "mine", ".darkfigure-": "mine"}, outputs=["d.toml"], codes=(0,), then=["check", "d.toml"])
    yield Case("into ends", into, stdin=lists, files={"d.toml": ("# mine\n" + START).replace("\n", "\r\n")}, outputs=["d.toml"], codes=(0,), look=ends_alike("d.toml"))
    yield Case("into mode", into, stdin=lists, files={"d.toml": START}, outputs=["d.toml"], setup=mode("d.toml", 0o640), codes=(0,), look=has_mode("d.toml", 0o640))
    yield Case("into link", [*into[:-1], "l.toml"], stdin=lists, files={"d.toml": START}, outputs=["d.toml", "l.toml"], setup=link("l.toml", "d.toml"), codes=(0,), look=is_link("l.toml"))
    yield Case("into twice", into, stdin=lists, files={"d.toml": START + figure(0).replace("figures.f0", "figures.x")}, codes=(2,))
    yield Case("into faulty", into, stdin=lists, files={"d.toml": "[x"}, codes=(2,))
    yield Case("into latin1", into, stdin=lists, files={"d.toml": START.encode() + b"# \xe9\n"}, codes=(2,))
    yield Case("into cr", into, stdin=lists, files={"d.toml": START.replace("\n", "\r")}, codes=(2,))
    yield Case("into json", [*into[:-1], "d.json"], stdin=lists, files={"d.json": '{"dossier":{"title":"t"}}'}, codes=(2,))
    yield Case("into fifo", [*into[:-1], "p"], stdin=lists, setup=fifo("p"), outputs=["p"], codes=(2,))
    yield Case("into nothing", [*into[:-1], "none.toml"], stdin=lists, codes=(2,))
    yield Case("draft", ["extract", "-", "-o", "d.toml"], stdin="12 people", files=files, codes=(2,), says="--force")
    yield Case("draft forced", ["extract", "-", "-o", "d.toml", "--force"], stdin="12 people", files=files, outputs=["d.toml"], codes=(0,))
    yield Case("draft itself", ["extract", "d.toml", "-o", "d.toml", "--force"], files=files, codes=(2,))
    yield Case("draft full", ["extract", "-", "-o", "d.toml", "--force"], stdin="12 people were hurt. " * 90, files=files, largest=512, codes=(2,))
    yield Case("page itself", ["extract", "a.html", "-o", "a.html"], files={"a.html": "<p>12 people</p>"}, codes=(2,))
    yield Case("read over", ["read", "a.txt", "-o", "out"], files={"a.txt": "12 people"}, setup=lambda f: ((f / "out").mkdir(), (f / "out/dossier.toml").write_text("mine")), outputs=["out"],
               codes=(2,), look=holds("out/dossier.toml", b"mine"))
    yield Case("read over another", ["read", "a.txt", "-o", "out"], files={"a.txt": "12 people"}, setup=lambda f: ((f / "out").mkdir(), (f / "out/a.txt").write_text("mine")), outputs=["out"],
               codes=(2,), look=holds("out/a.txt", b"mine"))
    yield Case("read two of a name", ["read", "a.txt", "b/a.txt", "-o", "out"], files={"a.txt": "12 people"}, setup=lambda f: ((f / "b").mkdir(), (f / "b/a.txt").write_text("13 people")),
               outputs=["out", "b"], codes=(0,), look=holds("out/a-2.txt", b"13 people"))
    yield Case("read full", ["read", "a.txt", "-o", "out"], files={"a.txt": "There were 12 people. " * 200}, outputs=["out"], largest=512, codes=(2,), says="cannot write")
    yield Case("read into a file", ["read", "a.txt", "-o", "a.txt"], files={"a.txt": "12 people"}, codes=(2,))
    yield Case("read here", ["read", "a.txt", "-o", "."], files={"a.txt": "There were 12 people.\n"}, outputs=["dossier.toml"], codes=(0,))
    yield Case("read forged folder", ["read", "a.txt", "-o", "x\n::error::y"], files={"a.txt": "12 people"}, outputs=["x\n::error::y"], codes=(0,))
    yield Case("init", ["init", "."], files={"dossier.toml": PAIR}, codes=(2,))
    yield Case("init fresh", ["init", "n"], outputs=["n"], codes=(0,), then=["check", "n"])
    yield Case("init full", ["init", "."], largest=512, codes=(2,))
    yield Case("init dangling", ["init", "."], setup=link("dossier.toml", "nowhere"), outputs=["dossier.toml"], codes=(2,))
    yield Case("init file", ["init", "d.toml"], files=files, codes=(2,))
    yield Case("charts", ["report", "d.toml", "--charts", "c"], files=files, outputs=["c"], codes=(0,))
    yield Case("charts file", ["report", "d.toml", "--charts", "d.toml"], files=files, codes=(2,))
    if os.geteuid() == 0 and subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0:
        def full_with(text):
            def setup(folder):
                small_disk(folder)
                (folder / "full/o.html").write_text(text)
                (folder / "full/d.toml").write_text(START + "#" * 9_000)
            return setup
        yield Case("tmpfs report", ["report", "d.toml", "-o", "full/o.html"], files={"d.toml": large}, outputs=["full"], setup=full_with("good"), codes=(2,), look=holds("full/o.html", b"good"))
        yield Case("tmpfs into", [*into[:-1], "full/d.toml"], stdin=lists, outputs=["full"], setup=full_with("good" * 1_000), codes=(0, 2), look=holds("full/d.toml", b"#####"))
        yield Case("tmpfs read", ["read", "a.txt", "-o", "full/out"], files={"a.txt": "There were 12 people. " * 2_000}, outputs=["full"], setup=full_with("good"), codes=(2,))
        yield Case("tmpfs charts", ["report", "d.toml", "-o", "o.txt", "--charts", "full/c"], files={"d.toml": large}, outputs=["full", "o.txt"], setup=full_with("good" * 1_000), codes=(0, 2))


def streams(rng):
    """Standard output that is full, closed or read by nobody; standard input that never ends."""
    article = b"There were 12 people and 3 dead.\n" * 3_000
    commands = [(["report", "d.toml", "-f", "json"], b""), (["check", "d.toml"], b""), (["extract", "-"], article), (["extract", "-", "-f", "toml"], article), (["read", "-"], article), (["explain"], b""),
                (["extract", "--jsonl"], b'{"id":1,"text":"12 people"}\n' * 900), (["gap", "5 cases", "9 people"], b""), (["schema"], b""), (["man"], b""), (["completions", "bash"], b""), (["--help"], b""),
                (["estimate", "-", *QUICK], b"a,b,count\n1,1,20\n1,0,40\n0,1,30\n"), (["ask", "d.toml"], b"\n"), (["init", "n"], b""), (["estimate", "--methods", "list", "-"], b"")]
    for argv, stdin in commands:
        for stdout in ("full", "broken", "closed"):
            codes = {"full": (2,), "broken": (0,), "closed": (0, 2)}[stdout]
            yield Case(f"{' '.join(argv[:2])} {stdout}", argv, stdin=stdin, files={"d.toml": OPEN}, outputs=["n"], stdout=stdout, codes=codes)
    endless = ["/dev/zero", "/dev/urandom", "sh:tr '\\0' a </dev/zero", "sh:tr '\\0' 1 </dev/zero", "sh:tr '\\0' , </dev/zero", "sh:yes '{'", "sh:yes '\"'"]
    for source in endless:
        for argv in (["check", "-"], ["report", "-"], ["extract", "-"], ["extract", "-", "-f", "toml"], ["read", "-"], ["estimate", "-", *QUICK], ["ask", "d.toml"]):
            if source.startswith("sh:yes") and argv[0] in ("ask", "estimate"):
                continue
            yield Case(f"{' '.join(argv[:2])} < {source[-22:]}", argv, stdin=source, files={"d.toml": OPEN}, codes=(1, 2), outputs=["d.toml"])


def inputs(rng):
    for command in ["check", "report", "extract", "read", "estimate", "ask"]:
        for device in ["/dev/zero", "/dev/urandom", "/dev/tty", "/proc/self/mem", "/", "/dev/fd/0", "/proc/self/environ", "/nowhere", "x" * 5_000, "a\nb"]:
            codes = (0, 1, 2) if device == "/dev/fd/0" else (1, 2)
            yield Case(f"{command} {device}"[:30], [command, device], codes=codes)
        yield Case(f"{command} fifo", [command, "p"], setup=fifo("p"), outputs=["p"], codes=(2,))
        yield Case(f"{command} fifo link", [command, "l"], setup=lambda f: (os.mkfifo(f / "p"), os.symlink("p", f / "l")), outputs=["p", "l"], codes=(2,))
        yield Case(f"{command} loop", [command, "l.toml"], setup=link("l.toml", "l.toml"), outputs=["l.toml"], codes=(2,))
        yield Case(f"{command} folder", [command, "f"], setup=folder_of("f"), outputs=["f"], codes=(2,))
        yield Case(f"{command} fifo in folder", [command, "f"], setup=lambda f: ((f / "f").mkdir(), os.mkfifo(f / "f/dossier.toml")), outputs=["f"], codes=(2,))
    for name, table in {"outside": "../../../../../../etc/passwd", "absolute": "/etc/passwd", "device": "/dev/zero", "folder": ".", "itself": "d.toml", "nul": "a\\u0000b", "long": "x" * 5_000}.items():
        for key in ("figures", "sources"):
            yield Case(f"table {name} {key}", ["check", "d.toml"], files={"d.toml": START + f'[tables]\n{key} = "{table}"\n'}, codes=(1,), never="root:")
    yield Case("table link out", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "l.csv"\n'}, setup=link("l.csv", "/etc/passwd"), outputs=["l.csv"], codes=(1,), never="root:")
    yield Case("table folder link out", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "l/passwd"\n'}, setup=link("l", "/etc"), outputs=["l"], codes=(1,), never="root:")
    yield Case("table fifo", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "p"\n'}, setup=fifo("p"), outputs=["p"], codes=(1,))
    yield Case("table too large", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "t.csv"\n', "t.csv": b"id,value\n" + b"a,1\n" * 2_000_000}, codes=(1,), says="too-large")
    yield Case("table endless rows", ["check", "d.toml"], files={"d.toml": START + '[tables]\nfigures = "t.csv"\n', "t.csv": b"id,value\n" + b"a,1\n" * 900_000}, codes=(1,), says="too-many")
    yield Case("many tables", ["check", "d.toml"], files={"d.toml": START + "[tables]\n" + "".join(f'k{i} = "t.csv"\n' for i in range(5_000)), "t.csv": b"id\n" * 90_000}, codes=(1,))


def edges(rng):
    """Each job at the edge of its budget (docs/limits.md): it is done, in bounded time and memory. `--each` shows them one by one."""
    def whole(text, size):
        return text + "#" * (size - len(text.encode()) - 1) + "\n"

    figures = START + "".join(figure(i) for i in range(19_990))
    own = START + "".join(figure(i) for i in range(18_900)) + "".join(
        f'[comparisons.c{i}]\nbetween = ["f{2 * i}", "f{2 * i + 1}"]\n' for i in range(1_000))
    compared = START + figure(0) + figure(1) + "".join(f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\n' for i in range(1_000))
    bridged = START + figure(0) + figure(1).replace('"case"', '"person"') + "".join(
        f'[bridges.b{i}]\naxis = "unit"\nfrom = "case"\nto = "person"\nfactor = "2.{i} [1.5, 3.9] at 95%"\nkind = "assumption"\nwhy = "w"\n' for i in range(49)) + "".join(
        f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\nbridges = ["b{i % 49}"]\n' for i in range(1_000))
    names = ", ".join(f'"f{j}"' for j in range(220))
    cites = START + "".join(figure(i, f"cites = [{names}]\n") for i in range(220))
    rows = "".join(f'  {{ label = "r{i}", count = "{i + 1}", estimate = "{i + 9}" }},\n' for i in range(19_900))
    series = START + f'[series.x]\nlabel = "x"\nrows = [\n{rows}]\n[series.x.count]\nunit = "case"\n[series.x.estimate]\nunit = "case"\n'
    quote = START + figure(0, f'quote = "{"word " * 800_000}"\n') + figure(1) + '[comparisons.c]\nbetween = ["f0", "f1"]\n'
    strata = "a,b,place,count\n" + "".join(f"1,1,p{i},9\n1,0,p{i},20\n0,1,p{i},30\n" for i in range(500))
    for name, text in [("4 MiB of comments", whole(PAIR, 4 << 20)), ("19,990 figures", figures), ("1,000 comparisons", compared), ("1,000 comparisons of 18,900 figures", own), ("1,000 bridged comparisons", bridged), ("48,400 citations", cites),
                       ("19,900 rows", series), ("a quote of 4 MB", quote), ("19,900 expectations", PAIR + '[[expect]]\ncomparison = "c"\nratio = "900"\n' * 19_900),
                       ("19,990 sources", '[dossier]\ntitle = "t"\n' + "".join(f'[sources.s{i}]\nkind = "report"\ntitle = "S"\n' for i in range(19_990)))]:
        yield Case(f"check {name}", ["check", "d.toml"], files={"d.toml": text}, codes=(0, 1))
        for format in REPORTS:
            yield Case(f"report {format} {name}", ["report", "d.toml", "-f", format], files={"d.toml": text}, codes=(0, 1, 2))
        yield Case(f"report full {name}", ["report", "d.toml", "--full"], files={"d.toml": text}, codes=(0, 1, 2))
    edge = 8 << 20
    for name, article in [("8 MiB of sentences", (b"There were 12 people, the ministry said. " * (edge // 40))[:edge]), ("8 MiB of numbers", b"1 " * (edge // 2)), ("a million numbers", b"1 " * 1_000_000), ("8 MiB of words", b"word " * (edge // 5)),
                          ("8 MiB of one word", b"w" * edge)]:
        for format in ["text", "jsonl", "toml", "html"]:
            yield Case(f"extract {format} {name}", ["extract", "-", "-f", format], stdin=article, codes=(2,) if name.endswith("MiB of numbers") else (0,))
        yield Case(f"read {name}", ["read", "-"], stdin=article, codes=(2,) if name.endswith("MiB of numbers") else (0,))
    yield Case("a line of 60 MB", ["extract", "--jsonl"], stdin=b'{"id": 1, "text": "' + b"12 people " * 6_000_000 + b'"}\n', codes=(0,))
    yield Case("500 strata", ["estimate", "-", *QUICK, "--strata", "place"], stdin=strata, codes=(0,))
    yield Case("500 strata, all draws", ["estimate", "-", "--strata", "place", "--methods", "chapman"], stdin=strata, codes=(0,))
    yield Case("2,000,000 people", ["estimate", "-", *QUICK, "--methods", "chapman"], stdin=b"a,b\n" + b"1,1\n1,0\n0,1\n1,0\n" * 500_000, codes=(0,))
    yield Case("1,000,000 named people", ["estimate", "-", *QUICK, "--methods", "chapman"], codes=(0,), stdin=b"person,list\n" + b"".join(b"p%d,%s\n" % (i, b"ab"[i % 2:i % 2 + 1]) for i in range(1_000_000)))
    yield Case("an answer of 1 MB", ["ask", "d.toml"], stdin="x" * 1_000_000 + "\n", files={"d.toml": OPEN}, codes=(0,))
    yield Case("a gap of 100 kB", ["gap", "5 " + "x" * 100_000, "7 people"], codes=(0, 2))


GROUPS = {"dossier: check": dossier_check, "dossier: report": dossier_report, "dossier: values": dossier_values, "dossier: fields": dossier_fields, "dossier: mutated": dossier_mutated,
          "dossier: JSON": dossier_json, "dossier: CSV": dossier_csv, "article: extract": article_extract, "article: read": article_read, "article: draft": article_draft,
          "article: numerals": article_numerals, "article: lines": article_lines, "lists": lists, "ask": ask, "gap": gap, "arguments": arguments, "output": output, "streams": streams, "inputs": inputs, "edges": edges}


def start(program, argv, folder, case, limits, out, err):
    """The program, started with its streams and bounds."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds * 3, limits.seconds * 3))
        resource.setrlimit(resource.RLIMIT_AS, (limits.megabytes * 4 << 20,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if case.largest is not None:
            # Too large a file is an error of its write, as on a full disk, and no signal.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (case.largest,) * 2)
        if case.stdout == "closed":
            os.close(1)

    feeder = None
    if isinstance(case.stdin, str) and case.stdin.startswith("sh:"):
        feeder = subprocess.Popen(["sh", "-c", case.stdin[3:]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        stdin = feeder.stdout
    elif isinstance(case.stdin, str):
        stdin = open(case.stdin, "rb")
    else:
        stdin = tempfile.TemporaryFile()
        stdin.write(case.stdin)
        stdin.seek(0)
    if case.stdout == "full":
        out = open("/dev/full", "wb")
    elif case.stdout == "broken":
        reader, writer = os.pipe()
        os.close(reader)
        out = os.fdopen(writer, "wb")
    child = subprocess.Popen([str(program), *(a.replace("\0", "") for a in argv)], cwd=folder, stdin=stdin, stdout=out, stderr=err, preexec_fn=bounded, start_new_session=True,
                             env={**os.environ, "NO_COLOR": "1"})
    stdin.close()
    return child, feeder


def waited(child):
    """The status and the use of a child that has ended, or none where it only sleeps."""
    still, used_before = time.monotonic(), -1
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = 0
            return os.waitstatus_to_exitcode(status), used
        try:
            stat = Path(f"/proc/{child.pid}/stat").read_text().rsplit(") ", 1)[1].split()
            spent = (int(stat[11]) + int(stat[12]), stat[0])
        except OSError:
            spent = None
        if spent != used_before or (spent and spent[1] == "R"):
            still, used_before = time.monotonic(), spent
        if time.monotonic() - still > 15:
            child.kill()
            _, _, used = os.wait4(child.pid, 0)
            child.returncode = 0
            return None, used
        time.sleep(0.003)


def run(program, case, limits):
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    faults = []
    try:
        for name, data in case.files.items():
            (folder / name).write_bytes(data)
        if case.setup:
            case.setup(folder)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child, feeder = start(program, case.argv, folder, case, limits, out, err)
            code, used = waited(child)
            if feeder:
                os.killpg(feeder.pid, signal.SIGKILL)
                feeder.wait()
            out.seek(0)
            err.seek(0)
            said, complained = out.read(), err.read()
        seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        if code is None:
            faults.append("hung")
        elif code not in case.codes or b"panicked at" in complained:
            faults.append(f"exit {code}: {complained[-100:].decode(errors='replace')!r}")
        if seconds > limits.seconds:
            faults.append(f"time {seconds:.1f} s")
        if megabytes > limits.megabytes:
            faults.append(f"memory {megabytes:.0f} MB")
        marks = forged(said, "github" in case.argv) + forged(complained, False)
        for name in case.outputs - set(case.files):
            if len(name) < 200 and (folder / name).is_file() and not Path(name).is_absolute():
                marks += [m for m in forged((folder / name).read_bytes(), False) if m.startswith("0x")]
        if marks:
            faults.append(f"forged {marks[:3]}")
        both = (said + complained).decode("utf-8", "replace")
        if case.says and code in (1, 2) and not re.search(case.says, both):
            faults.append(f"silent: nothing of {case.says!r} in {both[-100:]!r}")
        if case.never and re.search(case.never, both):
            faults.append(f"says {re.search(case.never, both)[0]!r}")
        if case.look and code is not None:
            here = os.getcwd()
            os.chdir(folder)
            try:
                faults += case.look(said, complained)
            except (OSError, ValueError) as error:
                faults.append(f"look: {error}")
            os.chdir(here)
        for name, data in case.files.items():
            path = folder / name
            if name not in case.outputs and (not path.exists() or hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(data).digest()):
                faults.append(f"lost {name}")
        allowed = {(Path(name).parts or (name,))[0] if not name.startswith("/") else name for name in set(case.files) | case.outputs}
        stray = [path.name for path in folder.iterdir() if path.name not in allowed]
        if stray:
            faults.append(f"left {stray[:2]}")
        if case.then and code == 0:
            after = subprocess.run([program, *case.then], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
            if after.returncode != 0:
                faults.append(f"then {case.then}: {after.returncode} {(after.stdout + after.stderr)[:160].decode(errors='replace')!r}")
        return seconds, megabytes, code, faults
    finally:
        if (folder / "full").is_mount():
            subprocess.run(["umount", folder / "full"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, default=ROOT / "target" / "release" / "darkfigure")
    parser.add_argument("--only", default="", help="groups with this in their name; after a / also of the case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--each", action="store_true", help="show each run")
    parser.add_argument("--list", action="store_true", help="only say how many there are")
    limits = parser.parse_args()
    wanted, _, part = limits.only.partition("/")
    program = limits.program.resolve()
    total = [0, 0]
    print(f"{'group':20} {'runs':>5} {'exit 0':>6} {'1':>5} {'2':>5} {'most s':>7} {'most MB':>8} {'broken':>6}", flush=True)
    for group, cases in GROUPS.items():
        if wanted not in group:
            continue
        row = [0, 0, 0, 0, 0.0, 0.0, 0]
        # A group has the same inputs whether it runs alone or with the others.
        for case in cases(random.Random(f"{limits.seed} {group}")):
            if part not in case.name:
                continue
            row[0] += 1
            if limits.list:
                continue
            seconds, megabytes, code, faults = run(program, case, limits)
            row[1 + min(max(code or 0, 0), 2)] += 1
            row[4], row[5] = max(row[4], seconds), max(row[5], megabytes)
            if limits.each:
                print(f"{group}: {case.name:45} exit {code} {seconds:7.2f} s {megabytes:6.0f} MB", flush=True)
            if faults:
                row[6] += 1
                print(f"{group}: {case.name!r}: {', '.join(faults)}", flush=True)
        n, zero, one, two, most_seconds, most_megabytes, broken = row
        # A row stands as soon as its group is done: whoever stops the script keeps what it found.
        print(f"{group:20} {n:5} {zero:6} {one:5} {two:5} {most_seconds:7.2f} {most_megabytes:8.0f} {broken:6}", flush=True)
        total = [total[0] + n, total[1] + broken]
    print(f"{total[0]} runs, {total[1]} with a broken promise")
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
