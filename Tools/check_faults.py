#!/usr/bin/env python3
"""Holds the truth of the faulty sample against its files, and what LandPlan found against the truth.

    check_faults.py DIR [REPORT]

Needs shapely >= 2, pyproj, numpy. First every planted fault is worked out again from the files alone, with shapely: the truth must
be exactly that. With REPORT (a report.json of a run with --include-confidential) LandPlan must have found all of it, and nothing
else that is more than a note. Exits 1 when a demand is not met.
"""
import json
import sys
from collections import Counter, defaultdict

import numpy as np
from shapely.geometry import Point, Polygon

from check_sample import Demands
from faulty_plan import (
    DISTRICTS, Faulty, shape_findings, layer_findings, coverage_findings, gaps, record_findings,
    use_of, use_findings, quota_findings,
)


def key_of(finding):
    """What a finding is about: its records, its quota row or its subject, and the year of a use column."""
    about = finding.get("quota") or finding.get("subject") or finding.get("layer") or tuple(sorted(finding["features"]))
    return finding["code"], about, finding.get("year")


def check_truth(demands, truth, data, open_land):
    expected = {key_of(f): f for fault in truth["faults"] for f in fault["findings"]}
    found = {}
    for code, about, measures in [
        *shape_findings(data), *layer_findings(data), *coverage_findings(data), *record_findings(data), *use_findings(data),
        *quota_findings(data, open_land),
    ]:
        found[code, about if isinstance(about, str) else tuple(sorted(about)), measures.pop("year", None)] = measures
    # A finding about all records that lack something names those that were planted.
    for key in [k for k in found if k[0] == "ATT304"]:
        planted = [k for k in expected if k[0] == "ATT304" and k[2] == key[2] and set(k[1]) <= set(key[1])]
        for name in planted:
            found[name] = found[key]
        if planted and key not in planted:
            del found[key]
    demands.demand(not set(expected) - set(found), "planted and not there by shapely", sorted(set(expected) - set(found), key=str)[:5])
    demands.demand(not set(found) - set(expected), "there by shapely and not planted", sorted(set(found) - set(expected), key=str)[:5])
    off = [(key, name, m["value"], found[key].get(name)) for key, f in expected.items() if key in found
           for name, m in f["measures"].items() if not near(m, found[key].get(name))]
    demands.demand(not off, f"measures that differ from shapely's ({len(expected)} findings)", off[:5])
    check_gaps(demands, truth, data, open_land)


def near(measure, value):
    return value is not None and abs(abs(value) - abs(measure["value"])) <= measure["tolerance"] + 1e-9


def lands(truth, data):
    """By fault: the land within which all of its gaps lie."""
    for fault in truth["faults"]:
        if "gap_m2" in fault:
            yield fault, Polygon(data.to_plane(np.array(fault["land"]))).buffer(0.01)


def check_gaps(demands, truth, data, open_land):
    left = list(open_land)
    off = []
    for fault, land in lands(truth, data):
        own = [piece for piece in left if land.covers(piece)]
        left = [piece for piece in left if not land.covers(piece)]
        if abs(sum(piece.area for piece in own) - fault["gap_m2"]) > 0.1:
            off.append((fault["id"], fault["gap_m2"], [round(piece.area, 3) for piece in own]))
    demands.demand(not off, f"gaps that differ from shapely's ({len(open_land)} pieces)", off[:5])
    demands.demand(not left, "gaps that nobody planted", [round(piece.area, 2) for piece in left][:5])


# MARK: Report against truth

def check_report(demands, truth, report, data, open_land):
    left = list(report["findings"])
    missing, off = [], []
    for fault in truth["faults"]:
        for expected in fault["findings"]:
            match = next((f for f in left if matches(expected, f)), None)
            if match is None:
                missing.append((fault["id"], fault["kind"], expected["code"], expected["features"] or expected.get("quota")))
                continue
            if expected["code"] != "ATT304":
                left.remove(match)
            values = {m["name"]: m["value"] for m in match["measures"]}
            off += [(fault["id"], name, m["value"], values.get(name)) for name, m in expected["measures"].items()
                    if not near(m, values.get(name))]
    for piece in open_land:
        match = next((f for f in left if is_gap(f, piece)), None)
        if match is None:
            missing.append(("COV203", [round(c) for c in piece.centroid.coords[0]], round(piece.area, 2)))
        else:
            left.remove(match)
    planted = {id(f) for f in left if f["code"] == "ATT304" and any(matches(e, f) for t in truth["faults"] for e in t["findings"])}
    left = [f for f in left if id(f) not in planted]
    demands.demand(not missing, "planted and not found by LandPlan", missing)
    demands.demand(not off, "measures that differ from the truth", off)
    unplanted = [(f["code"], f["severity"], f["message"][:160]) for f in left if f["severity"] != "note"]
    demands.demand(not unplanted, "found by LandPlan and not planted", unplanted)
    codes = Counter(code for fault in truth["faults"] for code in fault["codes"])
    demands.note("planted faults, codes", f"{len(truth['faults'])}, {dict(sorted(codes.items(), key=lambda c: c[0][-3:]))}")
    demands.note("notes beside", dict(Counter(f["code"] for f in left)))


def matches(expected, finding):
    if finding["code"] != expected["code"]:
        return False
    subjects = finding["subjects"]
    if "quota" in expected:
        return any(s["kind"] == "quota" and s["id"] == expected["quota"] for s in subjects)
    if "subject" in expected:
        unit, category, year = expected["subject"].split()
        return {unit, category} <= {s["id"] for s in subjects} and finding["details"].get("year") == year
    if "layer" in expected:
        return any(s["kind"] == "layer" and s["id"] == expected["layer"] for s in subjects)
    day = finding["details"].get("day", "")
    if "year" in expected and day and not day.startswith(str(expected["year"])):
        return False
    rows = {s["row"] for s in subjects if s["kind"] == "parcel" and s["layer"] == "parcels"}
    if rows:
        return rows == set(expected["features"])
    # A finding about many records names the first ones.
    count = next((m["value"] for m in finding["measures"] if m["name"] == "parcels"), 0)
    named = {o["feature"] for o in finding["origins"]}
    if expected["code"] == "ATT304" and "year" not in expected and day:
        return False
    return set(expected["features"]) <= named or (
        count > len(named) and expected["measures"].get("parcels", {}).get("value") == count)


def is_gap(finding, piece):
    if finding["code"] != "COV203" or not finding["place"]:
        return False
    area = next((m["value"] for m in finding["measures"] if m["name"] == "gapArea"), None)
    place = Point(finding["place"]["x"], finding["place"]["y"])
    return area is not None and abs(area - piece.area) < 0.05 and piece.distance(place) < 0.01


def check_readings(demands, truth, report, data):
    """Areas by code at the end of 2025: odd spellings count for what they mean."""
    wanted = defaultdict(float)
    read = {r["feature"]: r["code"] for fault in truth["faults"] for r in fault.get("read_as", []) if "m2" not in r}
    listed = {r["feature"] for fault in truth["faults"] for r in fault.get("read_as", []) if "m2" in r}
    for number, polygon in enumerate(data.plane):
        uses = use_of(data.records[number]["properties"]["use_2025"])
        if polygon is None or not uses or len(uses) > 1 or number in listed:
            continue
        code = read.get(number, uses[0][0])
        for district in DISTRICTS:
            wanted[district, code] += polygon.intersection(data.units[district]).area
    found = {(a["unit"], a["category"]): a["areaM2"] for a in report["areas"] if a["known"] and a["asOf"].startswith("2025")}
    lists = sum(a for r in data.records for _, a in (use_of(r["properties"]["use_2025"]) or []) if a)
    off = {key: (round(area, 1), found.get(key)) for key, area in wanted.items()
           if data.leaf.get(key[1]) == "yes" and area > 0 and not -0.5 <= found.get(key, 0.0) - area <= 0.5 + lists}
    demands.demand(not off, f"areas by district and code at the end of 2025 ({len(wanted)})", off)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = sys.argv[1]
    with open(f"{folder}/truth.json", encoding="utf-8") as file:
        truth = json.load(file)
    data = Faulty(folder)
    demands = Demands()
    demands.demand(len(data.records) == truth["features"], "features", len(data.records))
    open_land = gaps(data)
    check_truth(demands, truth, data, open_land)
    if len(sys.argv) == 3:
        with open(sys.argv[2], encoding="utf-8") as file:
            report = json.load(file)
        check_report(demands, truth, report, data, open_land)
        check_readings(demands, truth, report, data)
    sys.exit(1 if demands.failed else 0)


if __name__ == "__main__":
    main()
