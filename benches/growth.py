#!/usr/bin/env python3
"""Whether work grows as its input does: instructions counted by cachegrind at n, 2n, 4n and 8n of each repeated element.

    python3 benches/growth.py [--program target/release/darkfigure] [--small] [--only WORD] [--most 2.3]

From the instructions of each run those of the same command on an input without the element are taken off; what is left may grow by
at most --most for each doubling. Seconds are not looked at: a busy machine changes nothing. Exit status 1 where something grows
faster. `--small` is the set for CI. Needs valgrind.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = '[dossier]\ntitle = "t"\n[sources.s]\nkind = "report"\ntitle = "S"\n'


def figure(n, more="", value=None):
    return f'[figures.f{n}]\nvalue = "{value or 100 + n}"\nunit = "case"\nstock = "2023"\nbasis = "register"\nsource = "s"\n{more}'


PAIR = START + figure(0) + figure(1)
COMPARED = '[comparisons.c]\nbetween = ["f0", "f1"]\n'


def figures(n):
    return START + "".join(figure(i) for i in range(n))


def chain(n):
    return START + "".join(figure(i, f'cites = ["f{i + 1}"]\n' if i + 1 < n else "") for i in range(n))


def all_cite_all(n):
    # The input itself grows with the square of the figures: an element is a citation.
    side = int(n ** 0.5)
    names = ", ".join(f'"f{j}"' for j in range(side))
    return START + "".join(figure(i, f"cites = [{names}]\n") for i in range(side))


def comparisons(n):
    return PAIR + "".join(f'[comparisons.c{i}]\nbetween = ["f0", "f1"]\n' for i in range(n))


def own_comparisons(n):
    # Each of figures of its own: figures and comparisons grow together.
    return figures(2 * n) + "".join(f'[comparisons.c{i}]\nbetween = ["f{2 * i}", "f{2 * i + 1}"]\n' for i in range(n))


def bridges(n):
    names = ", ".join(f'"b{i}"' for i in range(n))
    return PAIR + "".join(
        f'[bridges.b{i}]\naxis = "unit"\ncorrects = "coverage"\nfactor = "2 to 3"\nkind = "assumption"\nwhy = "w"\n' for i in range(n)
    ) + f'[comparisons.c]\nbetween = ["f0", "f1"]\nbridges = [{names}]\n'


def parts(n):
    names = ", ".join(f'"f{i}"' for i in range(1, n + 1))
    return figures(n + 1) + (f'[sums.s]\ntotal = "f0"\nparts = [{names}]\n' if n else "")


def rows(n):
    lines = "".join(f'  {{ label = "r{i}", count = "{i + 1}", estimate = "{i + 9}" }},\n' for i in range(n))
    return START + '[series.x]\nlabel = "x"\n' + f"rows = [\n{lines}]\n" + '[series.x.count]\nunit = "case"\n[series.x.estimate]\nunit = "case"\n'


def words(n):
    return PAIR.replace("[figures.f1]", f'quote = "{"word " * n}"\n[figures.f1]') + COMPARED


def letters(n):
    return PAIR.replace("[figures.f1]", f'quote = "w{"w" * n}"\n[figures.f1]') + COMPARED


def unknown_keys(n):
    return START + "[defaults]\n" + "".join(f"k{i} = 1\n" for i in range(n))


def table(n):
    return START + '[tables]\nfigures = "t.csv"\n'


def table_rows(n):
    return "id,value,unit,stock,basis,source\n" + "".join(f"f{i},{100 + i},case,2023,register,s\n" for i in range(n))


def sentences(n):
    return "".join(f"The ministry said that {100 + i} cases were found in the north, at least {i + 7} of them new.\n\n" for i in range(n))


def one_line(n):
    return "".join(f"{100 + i} people and " for i in range(n))


def lines(n):
    return "".join(f'{{"id": {i}, "text": "at least {100 + i} people"}}\n' for i in range(n))


def people(n):
    return "a,b\n" + "1,1\n1,0\n0,1\n1,0\n" * (n // 4 + 1)


def sums(n):
    return figures(4) + "".join(f'[sums.s{i}]\ntotal = "f0"\nparts = ["f1", "f2", "f3"]\n' for i in range(n))


def components(n):
    parts = "".join(f'  {{ label = "l{i}", left = "f0", why = "w", kind = "definition" }},\n' for i in range(n))
    return PAIR + f'[reconciliations.r]\nbetween = ["f0", "f1"]\ncomponents = [\n{parts}]\n'


def part_of(n):
    return START + "".join(figure(i, f'part-of = "f{i + 1}"\n' if i + 1 < n else "") for i in range(n))


def within(n):
    return START + "".join(
        f'[concepts.k{i}]\nlabel = "l"\n' + (f'within = [{{ of = "k{i + 1}", why = "w" }}]\n' if i + 1 < n else "") for i in range(n))


def expectations(n):
    return PAIR + COMPARED + '[[expect]]\ncomparison = "c"\nratio = "900"\n' * n


def sources(n):
    return START + "".join(f'[sources.s{i}]\nkind = "report"\ntitle = "S{i}"\n' for i in range(n))


def open_comparisons(n):
    return START + "".join(figure(i).replace('basis = "register"\n', "") for i in range(2 * n)) + "".join(
        f'[comparisons.c{i}]\nbetween = ["f{2 * i}", "f{2 * i + 1}"]\n' for i in range(n))


def blank_lines(n):
    return "\n" * (n + 1)


def as_json(n):
    entries = ",".join(f'"f{i}":{{"value":"{100 + i}","unit":"case","stock":"2023","basis":"register","source":"s"}}' for i in range(n))
    return f'{{"dossier":{{"title":"t"}},"sources":{{"s":{{"kind":"report","title":"S"}}}},"figures":{{{entries}}}}}'


def same_sentences(n):
    return "The ministry counted 259 cases in 2023.\n\n" * n


def parties(n):
    return "".join(f"Minister Ada Lenz{chr(97 + i % 26)} said there were {i + 13} cases, and denied the {i * 7 + 20} people of the Forum.\n\n" for i in range(n))


def paragraphs(n):
    return "<html><body>" + "".join(f"<p>There were <b>{100 + i}</b> people &amp; more.</p><ul><li>{i + 3} dead</li></ul>" for i in range(n))


def nested(n):
    return "<html><body>" + "<div>" * n + "12 people" + "</div>" * n


def items(n):
    return "".join(f"* at least **{100 + i}** people, [see](http://x/{i})\n" for i in range(n))


def quotations(n):
    return "“There were 12 people,” she said, “and 3 dead” " * n


def digits(n):
    return "1" * n + " people"


def histories(n):
    return "a,b,c,count\n" + "".join(f"{(i + 1) >> 2 & 1},{(i + 1) >> 1 & 1},{(i + 1) & 1},{1 + i % 7}\n" for i in range(7)) + "1,1,1,1\n" * n


def columns(n):
    return ",".join(f"l{i}" for i in range(n + 2)) + "\n" + ",".join("1" for _ in range(n + 2)) + "\n"


def strata_rows(n):
    return "a,b,place,count\n" + "".join(f"1,1,p{i},9\n1,0,p{i},20\n0,1,p{i},30\n" for i in range(n + 1))


ESTIMATE = ["estimate", "-", "--quick", "--bootstrap", "20", "--methods", "chapman"]

# Where pairs of a bounded number are looked at, work is quadratic up to that bound and linear above it: n starts at the bound.
# Name, command, input file and its text by n, standard input by n, the first n, whether it is in the small set.
JOBS = [
    ("check figures", ["check", "d.toml"], figures, None, 200, True),
    ("check chain", ["check", "d.toml"], chain, None, 200, False),
    ("check citations", ["check", "d.toml"], all_cite_all, None, 900, True),
    ("check comparisons", ["check", "d.toml"], comparisons, None, 50, False),
    ("check unknown keys", ["check", "d.toml", "-f", "concise"], unknown_keys, None, 100, False),
    ("check table rows", ["check", "d.toml"], table, None, 200, False),
    ("report figures", ["report", "d.toml"], figures, None, 100, False),
    ("report comparisons", ["report", "d.toml"], comparisons, None, 20, False),
    ("report own comparisons", ["report", "d.toml"], own_comparisons, None, 20, False),
    ("report comparisons HTML", ["report", "d.toml", "-f", "html"], comparisons, None, 20, False),
    ("report comparisons JSON", ["report", "d.toml", "-f", "json"], comparisons, None, 20, False),
    ("report comparisons CSV", ["report", "d.toml", "-f", "csv"], comparisons, None, 20, False),
    ("report citations", ["report", "d.toml"], all_cite_all, None, 900, False),
    ("report bridges", ["report", "d.toml"], bridges, None, 400, False),
    ("report parts", ["report", "d.toml"], parts, None, 400, False),
    ("report rows", ["report", "d.toml"], rows, None, 50, False),
    ("report words", ["report", "d.toml"], words, None, 1000, True),
    ("report letters", ["report", "d.toml"], letters, None, 2000, False),
    ("report words Markdown", ["report", "d.toml", "-f", "markdown"], words, None, 1000, False),
    ("report sums", ["report", "d.toml", "--full"], sums, None, 40, False),
    ("report components", ["report", "d.toml", "--full"], components, None, 40, False),
    ("report expectations", ["report", "d.toml"], expectations, None, 100, False),
    ("report comparisons full", ["report", "d.toml", "--full"], comparisons, None, 20, False),
    ("report words HTML", ["report", "d.toml", "-f", "html"], words, None, 1000, False),
    ("check JSON figures", ["check", "-", "--stdin-filename", "d.json"], None, as_json, 200, False),
    ("check part-of chain", ["check", "d.toml"], part_of, None, 200, True),
    ("check concepts", ["check", "d.toml"], within, None, 200, False),
    ("check faults as text", ["check", "d.toml"], unknown_keys, None, 60, False),
    ("ask sources", ["ask", "d.toml"], sources, blank_lines, 200, True),
    ("ask comparisons", ["ask", "d.toml"], open_comparisons, blank_lines, 40, False),
    ("read sentences", ["read", "-"], None, sentences, 200, False),
    ("read same sentences", ["read", "-"], None, same_sentences, 50, False),
    ("read parties", ["read", "-"], None, parties, 240, False),
    ("extract same TOML", ["extract", "-", "-f", "toml"], None, same_sentences, 100, False),
    ("extract page", ["extract", "-", "-f", "jsonl"], None, paragraphs, 100, False),
    ("extract nested page", ["extract", "-", "-f", "jsonl"], None, nested, 1000, False),
    ("extract Markdown", ["extract", "a.md", "-f", "jsonl"], items, None, 100, False),
    ("extract quotations", ["extract", "-", "-f", "jsonl"], None, quotations, 200, False),
    ("extract digits", ["extract", "-", "-f", "jsonl"], None, digits, 4000, False),
    ("extract sentences", ["extract", "-"], None, sentences, 100, False),
    ("extract sentences TOML", ["extract", "-", "-f", "toml"], None, sentences, 100, False),
    ("extract one line", ["extract", "-"], None, one_line, 500, False),
    ("extract one line TOML", ["extract", "-", "-f", "toml"], None, one_line, 300, True),
    ("extract one line HTML", ["extract", "-", "-f", "html"], None, one_line, 500, False),
    ("extract lines", ["extract", "--jsonl"], None, lines, 100, False),
    ("estimate histories", ESTIMATE, None, histories, 4000, False),
    ("estimate columns", ESTIMATE, None, columns, 6400, False),
    ("estimate strata", [*ESTIMATE, "--strata", "place"], None, strata_rows, 10, False),
    ("estimate people", ESTIMATE, None, people, 4000, False),
]


def instructions(program, command, text, stdin, csv):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if text is not None:
            (folder / ("a.md" if "a.md" in command else "d.toml")).write_text(text)
        if csv is not None:
            (folder / "t.csv").write_text(csv)
        ran = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, *command],
            cwd=folder, input=(stdin or "").encode(), capture_output=True, env={**os.environ, "NO_COLOR": "1", "RAYON_NUM_THREADS": "1"})
        found = re.search(rb"I\s+refs:\s+([\d,]+)", ran.stderr)
        if not found:
            sys.exit(f"{command}: cachegrind counted nothing:\n{ran.stderr.decode(errors='replace')[-600:]}")
        return int(found[1].replace(b",", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, default=ROOT / "target" / "release" / "darkfigure")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--most", type=float, default=2.3)
    chosen = parser.parse_args()
    program, fast = str(chosen.program.resolve()), []
    print(f"{'what':26} {'n':>6} {'instructions at n, 2n, 4n, 8n (millions)':44} growth for each doubling")
    for name, command, text, stdin, n, is_small in JOBS:
        if (chosen.small and not is_small) or chosen.only not in name:
            continue
        made = [0, n, 2 * n, 4 * n, 8 * n]
        counts = [instructions(program, command, text and text(k), stdin and stdin(k), table_rows(k) if text is table else None) for k in made]
        work = [count - counts[0] for count in counts[1:]]
        growth = [b / max(a, 1) for a, b in zip(work, work[1:])]
        # Below a million there is more noise than work.
        is_fast = any(g > chosen.most and b > 1_000_000 for g, b in zip(growth, work[1:]))
        fast += [name] * is_fast
        print(f"{name:26} {n:6} {' '.join(f'{w / 1e6:10.1f}' for w in work):44} {' '.join(f'{g:.2f}' for g in growth)}{'  TOO FAST' if is_fast else ''}", flush=True)
    print(f"{len(fast)} grow faster than their input" + (f": {', '.join(fast)}" if fast else ""))
    return 1 if fast else 0


if __name__ == "__main__":
    sys.exit(main())
