#!/usr/bin/env python3
"""How well articles are read as claims, parties, relations and comparisons. Standard library only.

  benches/read.py GOLD.json [--binary TARGET/debug/examples/claims] [--errors]

GOLD.json lies beside its articles (see fixtures/articles/README.md):
  {"schema": 1, "articles": [{
     "file": "a.txt", "published": "2024-03-12" or null,
     "parties": {"key": ["a name as written", ...]},
     "claims": [{"id": "x", "mentions": [["259", 1], ["259", 3]],      the n-th time that the number stands in the text
                 "party": "key" or null, "denial": true,
                 "basis": "register" | "survey" | "model" | "estimate" | null,
                 "period": "2024-01/2024-03" or "2023" or null,
                 "place": "the words of the place" or null}],
     "relations": [["part-of" | "rests-on" | "supersedes" | "denies" | "repeats", "x" or a party, "y"]],
     "comparison": ["x", "y"]}]}

Scores: clusters (pairwise F1 over all pairs of mentions, singletons as pairs with themselves), party, basis, period and place (share
of claims that were found; a null in the gold asks for nothing), relations (precision and recall), comparison at rank 1.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def offsets(text, surface):
    """Byte offsets of a number that stands by itself."""
    raw = text.encode()
    pattern = rb"(?<![\d.,])" + re.escape(surface.encode()) + rb"(?![\d]|,\d)"
    return [m.start() for m in re.finditer(pattern, raw)]


def norm(words):
    return re.sub(r"[^a-z0-9 ]", "", words.lower()).strip().removeprefix("the ").removeprefix("a ")


def same_party(names, said):
    if said is None:
        return False
    wanted = {norm(n) for n in names}
    return any(norm(s) in wanted or any(w and w in norm(s) for w in wanted) for s in said)


def f1(tp, pred, gold):
    p, r = tp / pred if pred else 1.0, tp / gold if gold else 1.0
    return 100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("--binary", default=str(ROOT / "target/debug/examples/claims"))
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    gold_path = pathlib.Path(a.gold)
    pairs = [0, 0, 0]
    relations = [0, 0, 0]
    party, basis, period, place, first = [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]
    for item in json.loads(gold_path.read_text())["articles"]:
        path = gold_path.parent / item["file"]
        text = path.read_text()
        command = [a.binary, str(path)] + ([item["published"]] if item["published"] else [])
        out = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        wrong = []
        where = {c["id"]: [offsets(text, s)[n - 1] for s, n in c["mentions"]] for c in item["claims"]}
        annotated = {at for spots in where.values() for at in spots}
        found = [[s for s, _ in c["mentions"]] for c in out["claims"]]
        gold_pairs = {(x, y) for spots in where.values() for x in spots for y in spots if x <= y}
        pred_pairs = {(x, y) for spots in found for x in spots for y in spots if x <= y and {x, y} <= annotated}
        pairs = [pairs[0] + len(gold_pairs & pred_pairs), pairs[1] + len(pred_pairs), pairs[2] + len(gold_pairs)]
        wrong += [f"cluster {'missed' if p in gold_pairs else 'wrong'} {p}" for p in sorted(gold_pairs ^ pred_pairs)]
        # the claim that shares most mentions with the gold one
        of = {}
        for name, spots in where.items():
            best = max(range(len(found)), key=lambda i: len(set(found[i]) & set(spots)), default=None)
            of[name] = best if best is not None and set(found[best]) & set(spots) else None
        for c in item["claims"]:
            got = out["claims"][of[c["id"]]] if of[c["id"]] is not None else {}
            if c.get("party"):
                ok = same_party(item["parties"][c["party"]], got.get("party"))
                party = [party[0] + ok, party[1] + 1]
                wrong += [] if ok else [f"party of {c['id']}: {got.get('party')}"]
            if c.get("basis"):
                said = got.get("basis")
                ok = said == c["basis"] or c["basis"] == "estimate" and said in ("undisclosed", "model")
                basis = [basis[0] + ok, basis[1] + 1]
                wrong += [] if ok else [f"basis of {c['id']}: {said}, not {c['basis']}"]
            if c.get("period"):
                ok = (got.get("period") or "").replace("~", "") == c["period"]
                period = [period[0] + ok, period[1] + 1]
                wrong += [] if ok else [f"period of {c['id']}: {got.get('period')}, not {c['period']}"]
            if c.get("place"):
                ok = norm(c["place"]) in norm(got.get("place") or "") or norm(got.get("place") or "-") in norm(c["place"])
                place = [place[0] + ok, place[1] + 1]
                wrong += [] if ok else [f"place of {c['id']}: {got.get('place')}, not {c['place']}"]
        said = set()
        number = {i: name for name, i in of.items() if i is not None}
        for i, c in enumerate(out["claims"]):
            if i not in number:
                continue
            said |= {("part-of", number[i], number[w]) for w in c["part_of"] if w in number and len(c["part_of"]) == 1}
            if c["rests_on"] in number:
                said.add(("rests-on", number[i], number[c["rests_on"]]))
            if c["restates"] in number:
                said.add(("repeats", number[i], number[c["restates"]]))
            if c["supersedes"] in number:
                said.add(("supersedes", number[i], number[c["supersedes"]]))
        for o in out["oppositions"]:
            if o["kind"] != "denial" or o["against"] not in number:
                continue
            by = number.get(o["claim"]) if o["claim"] is not None else None
            keys = [k for k, names in item["parties"].items() if same_party(names, o["party"])]
            is_denial = o["claim"] is not None and out["claims"][o["claim"]]["denial"]
            said.add(("denies", by if is_denial else (keys or ["?"])[0], number[o["against"]]))
        wanted = {tuple(r) for r in item["relations"]}
        # a denial by a party is right too where its claim of denial is annotated
        optional = {r for r in said if r[0] == "denies" and any(
            w[0] == "denies" and w[2] == r[2] and w[1] in [c["id"] for c in item["claims"] if c.get("party") == r[1]] for w in wanted)} - wanted
        relations = [relations[0] + len(wanted & said), relations[1] + len(said - optional), relations[2] + len(wanted)]
        wrong += [f"relation {'missed' if r in wanted else 'wrong'} {r}" for r in sorted((wanted ^ said) - optional, key=str)]
        best = out["proposals"][0]["between"] if out["proposals"] else []
        ok = {number.get(i) for i in best} == set(item["comparison"])
        first = [first[0] + ok, first[1] + 1]
        wrong += [] if ok else [f"comparison {[number.get(i) for i in best]}, not {item['comparison']}"]
        if a.errors:
            print(f"{item['file']}: {len(wrong)}")
            print("".join(f"  {w}\n" for w in wrong), end="")
    print("clusters   P {:.1f} R {:.1f} F1 {:.1f}".format(*f1(*pairs)))
    print("relations  P {:.1f} R {:.1f} F1 {:.1f}".format(*f1(*relations)))
    for name, (right, all_) in (("party", party), ("basis", basis), ("period", period), ("place", place), ("comparison at rank 1", first)):
        print(f"{name}: {right}/{all_}")


if __name__ == "__main__":
    sys.exit(main())
