#!/usr/bin/env python3
"""Holds what LandPlan finds in a variant of the sample against the generator's own sums and against the whole layer.

    check_variants.py VARIANT WHOLE_REPORT REPORT

VARIANT is the drawn folder (with truth.json), the others are report.json of the whole sample and of the variant. Stocks must be
those of truth.json, verdicts those of the whole layer to 0.01 ha where it is certain of them, and gaps the land that is declared.
Needs nothing but Python. Exits 1 when a demand is not met.
"""
import json
import sys
from collections import defaultdict

#: m²: what 0.1 mm and the rounding of declared areas to 1 m² may make of a stock.
STOCK_M2 = 10.0
#: ha: the last digit of the tables.
TABLE_HA = 0.01
#: Codes that another one is a part of.
PARENTS = {"RSN": "RSX", "RSX": "RSX"}


class Demands:
    def __init__(self, name):
        self.name = name
        self.failed = 0

    def demand(self, holds, what, value):
        self.failed += not holds
        print(f"{'ok   ' if holds else 'FAILS'} {self.name}: {what}: {value}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def true_stocks(truth):
    """m² by unit, code and year; the province is the sum of its districts, a code has what its parts have."""
    held = defaultdict(float)
    for row in truth["stocks"]:
        for unit in (row["unit"], "35"):
            held[unit, row["code"], row["year"]] += row["m2"]
            if row["code"] == "RSN":
                held[unit, "RSX", row["year"]] += row["m2"]
    return held


def check_stocks(demands, truth, report):
    held = true_stocks(truth)
    found = {(a["unit"], a["category"], int(a["asOf"][:4])): a["areaM2"] for a in report["areas"] if a["known"]}
    if truth["variant"] == "allocations":
        demands.demand(not found, "no table of areas of an allocations layer", len(found))
        return
    places = [key for key in held if key[2] != 2020]
    off = {key: found.get(key, 0.0) - held[key] for key in places}
    worst = max(off, key=lambda key: abs(off[key]))
    demands.demand(abs(off[worst]) <= STOCK_M2, f"{len(off)} stocks by unit, code and year, largest difference, m²",
                   f"{off[worst]:.4f} {worst}")
    known = {code for _, code, _ in held}
    units = {unit for unit, _, _ in held}
    extra = [key for key, area in found.items() if key[0] in units and key[1] in known and key not in held and area > STOCK_M2]
    demands.demand(not extra, "stocks that should be nothing", extra[:5])


def check_quotas(demands, whole, report):
    theirs = {q["id"]: q for q in report["quotas"] if q["id"]}
    ours = {q["id"]: q for q in whole["quotas"] if q["id"]}
    demands.demand(ours.keys() == theirs.keys(), "quota rows", len(theirs))
    certain, held_off, verdict_off = 0, [], []
    for key, quota in ours.items():
        other = theirs.get(key)
        if other is None:
            continue
        low, high = quota["heldMinHa"], quota["heldMaxHa"]
        if low is None or high is None or high - low > 1e-9:
            # Nothing certain to hold it against; who cannot be judged cannot be judged either way.
            if low is None and other["verdict"] != quota["verdict"]:
                verdict_off.append((key, quota["verdict"], other["verdict"]))
            continue
        certain += 1
        if other["heldMinHa"] is None or abs(other["heldMinHa"] - low) > TABLE_HA or abs(other["heldMaxHa"] - high) > TABLE_HA:
            held_off.append((key, quota["category"] or quota["group"], quota["unit"], low, other["heldMinHa"], other["heldMaxHa"]))
        elif other["verdict"] != quota["verdict"] and abs(quota["marginHa"] or 0) > TABLE_HA:
            verdict_off.append((key, quota["verdict"], other["verdict"]))
    demands.demand(certain > 100, "quotas of which the whole layer is certain", certain)
    demands.demand(not held_off, f"held areas further than {TABLE_HA} ha from those of the whole layer", held_off[:5])
    demands.demand(not verdict_off, "verdicts other than those of the whole layer", verdict_off[:5])


def check_gaps(demands, truth, report):
    gaps = [f for f in report["findings"] if f["code"] == "COV203"]
    declared = sum(truth["unparcelled_m2"].values()) + sum(truth["withheld_m2"].values())
    layer = report["coverage"][0]
    if truth["variant"] == "allocations":
        status = next(c["status"] for c in report["checks"] if c["code"] == "COV203")
        demands.demand(status == "not-applicable", "gaps of an allocations layer", status)
        return
    found = layer["gapAreaM2"] + layer["gapAreaBelowM2"]
    demands.demand(abs(found - declared) < 1.0, "gaps against the land without shapes, m²", f"{found:.3f} of {declared:.3f}")
    open_gaps = [f["id"] for f in gaps if f["severity"] != "note" or f["details"].get("explained") != "whole"]
    demands.demand(not open_gaps, f"unexplained of {len(gaps)} gaps", open_gaps[:5])
    demands.demand(declared == 0 or gaps, "gaps told", len(gaps))
    demands.demand(layer["overlapPairs"] + layer["overlapPairsBelow"] == 0, "overlaps", layer["overlapPairs"])


def check_findings(demands, whole, report):
    """What is wrong with the shapes and records of the whole layer, and no more: only quotas may speak of the stock."""
    def worse(report):
        return sorted(f["id"] for f in report["findings"]
                      if f["severity"] != "note" and not f["code"].startswith("QTA"))
    added = sorted(set(worse(report)) - set(worse(whole)))
    demands.demand(not added, "errors and warnings the whole layer does not have", added[:5])


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    truth, whole, report = read(f"{sys.argv[1]}/truth.json"), read(sys.argv[2]), read(sys.argv[3])
    name = truth["variant"] + (" in metres" if truth["crs"] != "wgs84" else "")
    demands = Demands(name)
    parcels = report["coverage"][0]["parcels"]
    demands.demand(parcels == truth["written"], "parcels", f"{parcels} of {truth['drawn']} drawn")
    check_stocks(demands, truth, report)
    check_quotas(demands, whole, report)
    check_gaps(demands, truth, report)
    check_findings(demands, whole, report)
    sys.exit(1 if demands.failed else 0)


if __name__ == "__main__":
    main()
