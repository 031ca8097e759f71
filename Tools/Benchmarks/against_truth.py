#!/usr/bin/env python3
"""against_truth.py LANDPLAN FOLDER...: runs `landplan check` on a folder's parcels and holds the report against its truth.

A folder holds parcels_4326.geojson, districts.geojson and truth.json, whose figures another program made (shapely):
pairs that overlap by more than 1 m² with their areas, sums of usable parcels by district and code. Prints wall time and
peak memory of the two runs, without and with gaps, and what differs. Exit 1 when anything does, or when a run of about
100,000 parcels takes more than LIMITS allow.
"""
import json
import os
import sys
import tempfile

import measured_run
import peers_answer

# Seconds without gaps, seconds with them, MB: for 100,000 parcels on two cores.
LIMITS = (4.0, 15.0, 400.0)


def run(landplan, folder, out, boundary):
    command = peers_answer.command(landplan, os.path.join(folder, "parcels_4326.geojson"), out, "--include-confidential")
    if not boundary:
        at = command.index("--boundary")
        command[at:at + 2] = ["--no-gaps"]
    took = measured_run.measured(command)
    if took["code"] not in (0, 1):
        sys.exit(f"landplan ended with {took['code']}")
    return took["seconds"], took["peakMB"]


def sums_of(truth, sums):
    """The truth's sums by unit and code; its codes are as the file writes them, and `lua` is read as LUA."""
    result = {}
    for key, (parcels, area) in truth["sums"].items():
        unit, code = key.split("/", 1)
        read = f"{unit}/{code.strip().upper()}"
        key = read if key not in sums and read in sums else key
        before = result.get(key, (0, 0.0))
        result[key] = (before[0] + parcels, before[1] + area)
    return result


def differences(report, truth, exported):
    want = {(p[0], p[1]): p[2] for p in truth["pairs"] if p[2] > 1}
    got = peers_answer.pairs_of(report)
    if set(want) != set(got):
        yield f"pairs: {len(set(want) - set(got))} missing, {len(set(got) - set(want))} unexpected"
    worst = max((abs(got[k] - want[k]) for k in want if k in got), default=0)
    if worst > 1e-3:
        yield f"an overlap's area is off by {worst:.6f} m2"
    coverage = report["coverage"][0]
    usable = coverage["parcels"] - coverage["leftOut"]
    if usable != truth["usable"]:
        yield f"usable {usable}, not {truth['usable']}"
    # The report also holds the sums of aggregates (NNP, CSK …): only codes that parcels carry are compared.
    sums = {f"{a['unit']}/{a['category']}": (a["parcels"], a["areaM2"]) for a in report["areas"]}
    expected = sums_of(truth, sums)
    if set(expected) - set(sums):
        yield f"groups missing: {sorted(set(expected) - set(sums))[:8]}"
    counts = [k for k, v in expected.items() if k in sums and sums[k][0] != v[0]]
    if counts:
        yield f"{len(counts)} groups with another count, first {counts[0]}"
    worst = max((abs(sums[k][1] - v[1]) for k, v in expected.items() if k in sums), default=0)
    if worst > 1e-2:
        yield f"a group's area is off by {worst:.6f} m2"
    count = sum(v[0] for k, v in truth["sums"].items() if k.startswith("347/"))
    if exported != count:
        yield f"exported {exported} parcels of 347, not {count}"


def main():
    landplan, failed = sys.argv[1], False
    for folder in sys.argv[2:]:
        truth = json.load(open(os.path.join(folder, "truth.json")))
        for boundary in (False, True):
            with tempfile.TemporaryDirectory() as out:
                seconds, megabytes = run(landplan, folder, out, boundary)
                report = json.load(open(os.path.join(out, "report.json")))
                features = json.load(open(os.path.join(out, "347.geojson")))["features"]
                exported = sum(not feature["properties"]["leftOut"] for feature in features)
            found = list(differences(report, truth, exported))
            if 90_000 < truth["features"] < 110_000 and (seconds > LIMITS[boundary] or megabytes > LIMITS[2]):
                found.append(f"over the limits of {LIMITS[boundary]} s and {LIMITS[2]:.0f} MB")
            failed |= bool(found)
            closure = report["coverage"][0].get("closureM2")
            print(
                f"{folder} {'with' if boundary else 'without'} gaps: {seconds:.2f} s, {megabytes:.0f} MB, "
                f"{len(peers_answer.pairs_of(report))} pairs, closure {closure} m2: {'; '.join(found) or 'agrees'}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
