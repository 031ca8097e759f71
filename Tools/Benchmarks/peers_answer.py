"""What `landplan check` found, in the form in which the programs beside it give their answers, and how an answer stands to the truth.

An answer: features, usable, pairs (of rows, first < second) with overlap_m2 and a hash of them, sums of usable parcels by district and
code as the file writes it, and how many parcels of one district were exported. Needs nothing but Python.
"""
import hashlib
import itertools
import json
import os
import re
import subprocess
import tempfile

UNIT = "347"
# m²: pairs up to this are not part of an answer.
LIMIT = 1.0


def command(landplan, source, out, *more):
    """The command that is timed; `out` gets report.json and 347.geojson."""
    return [
        landplan, "check", source, "--target-crs", "EPSG:5897",
        "--boundary", os.path.join(os.path.dirname(source), "districts.geojson"), "--unit-field", "district",
        "--use-field", "land_code", "--min-overlap", "1", "--json", os.path.join(out, "report.json"),
        "--export-unit", f"{UNIT}=" + os.path.join(out, f"{UNIT}.geojson"), *more,
    ]


class Incomplete(Exception):
    """The report does not list all pairs."""


def pairs_of(report):
    """Overlapping pairs of rows with their areas, all of them.

    Equal parcels (COV202) share all of a parcel, and what one of them overlaps all do: that is told once (`pairs` of COV201).
    """
    equal, found, told = {}, {}, []
    for finding in report["findings"]:
        if finding["code"] not in ("COV201", "COV202"):
            continue
        kind = finding["details"].get("kind")
        rows = sorted(s["row"] for s in finding["subjects"] if s["kind"] == "parcel")
        measures = {m["name"]: m["value"] for m in finding["measures"]}
        if kind in ("pile", "reach", "undecided"):
            raise Incomplete(f"a finding of the kind {kind} stands for pairs that are not listed")
        if kind == "equal":
            if len(rows) != measures["rows"]:
                raise Incomplete(f"{measures['rows']:.0f} equal parcels, {len(rows)} of them named")
            equal.update((row, rows) for row in rows)
            found.update((pair, measures["parcelArea"]) for pair in itertools.combinations(rows, 2))
        elif kind in ("pair", "nearly-equal"):
            told.append((rows, measures))
    for rows, measures in told:
        if len(rows) != 2:
            raise Incomplete("a pair is told without its parcels (--include-confidential names them)")
        groups = [equal.get(row, [row]) for row in rows]
        for pair in itertools.product(*groups):
            found[tuple(sorted(pair))] = measures["overlapArea"]
    large = {pair: area for pair, area in found.items() if area > LIMIT}
    stated = report["coverage"][0]["overlapPairs"]
    if len(large) != stated:
        raise Incomplete(f"{len(large)} pairs listed of {stated}")
    return large


def groups_in(source):
    """Districts with the codes that parcels carry, as the file writes them; and the lines of codes that are not three capitals."""
    known, odd = set(), {}
    fields = re.compile(rb'"district":"([^"]*)".*?"land_code":"([^"]*)"')
    plain = re.compile(rb"[A-Z]{3}\Z")
    with open(source, "rb") as lines:
        for line in lines:
            match = fields.search(line)
            if match is None:
                continue
            key = match.groups()
            known.add(key)
            if not plain.match(key[1]):
                odd.setdefault(tuple(k.decode() for k in key), []).append(line.strip().rstrip(b","))
    return {tuple(k.decode() for k in key) for key in known}, odd


def sums_of(report, source, landplan):
    """Counts and areas by district and code as written; LandPlan reads `lua` as LUA, so such parcels are measured by themselves."""
    areas = {(a["unit"], a["category"]): [a["parcels"], a["areaM2"]] for a in report["areas"]}
    known, odd = groups_in(source)
    sums = {}
    for key in sorted(known):
        if key in areas:
            sums[key] = areas[key]
    for (unit, code), lines in sorted(odd.items()):
        read = (unit, code.strip().upper())
        if (unit, code) in areas or read not in areas:
            continue
        parcels, area = measured_alone(landplan, unit, lines)
        if not parcels:
            continue
        sums[unit, code] = [parcels, area]
        if read in sums:
            sums[read] = [sums[read][0] - parcels, sums[read][1] - area]
    return {"/".join(key): value for key, value in sums.items() if value[0]}


def measured_alone(landplan, unit, lines):
    """How many of these features take part, and their area, by a run on them alone."""
    with tempfile.TemporaryDirectory() as folder:
        source, export = os.path.join(folder, "few.geojson"), os.path.join(folder, "out.geojson")
        with open(source, "wb") as file:
            file.write(b'{"type":"FeatureCollection","features":[\n' + b",\n".join(lines) + b"\n]}\n")
        subprocess.run(
            [landplan, "check", source, "--target-crs", "EPSG:5897", "--no-gaps", "--unit-field", "district", "--use-field",
             "land_code", "--export-unit", f"{unit}={export}", "--include-confidential", "--fail-on", "never"],
            check=True, stdout=subprocess.DEVNULL)
        used = [p["areaM2"] for p in map(properties, features(export)) if not p["leftOut"]]
    return len(used), sum(used)


def features(path):
    """The lines of a file's features."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"type":"Feature",'):
                yield line


def properties(line):
    return json.loads(line.rstrip().rstrip(","))["properties"]


def answer(name, out, source, landplan, **more):
    """LandPlan's answer, from a folder that holds report.json and 347.geojson of a run with --include-confidential."""
    with open(os.path.join(out, "report.json"), encoding="utf-8") as file:
        report = json.load(file)
    pairs = sorted((*pair, area) for pair, area in pairs_of(report).items())
    coverage = report["coverage"][0]
    exported = sum('"leftOut":false' in line for line in features(os.path.join(out, f"{UNIT}.geojson")))
    return dict(
        peer=name, features=coverage["parcels"], usable=coverage["parcels"] - coverage["leftOut"], pairs=len(pairs),
        overlap_m2=sum(p[2] for p in pairs), pair_hash=pair_hash(pairs), sums=sums_of(report, source, landplan),
        exported=exported, steps={}, first_pairs=pairs[:5], **more)


def pair_hash(pairs):
    return hashlib.sha1(";".join(f"{p[0]},{p[1]}" for p in pairs).encode()).hexdigest()[:16]


def differences(result, truth):
    """How an answer differs from the truth: the same pairs, 1e-3 m² of overlap in all, 1e-2 m² in each group, the same counts."""
    large = sorted((p[0], p[1]) for p in truth["pairs"] if p[2] > LIMIT)
    for name in ("features", "usable"):
        if result.get(name) is not None and result[name] != truth[name]:
            yield f"{name} {result[name]}, not {truth[name]}"
    if result.get("pair_hash") != pair_hash(large):
        yield f"other pairs ({result.get('pairs')}, not {len(large)})"
    # A hundred thousand areas with six decimals, and as many sums of rounded ones, are not one figure.
    slack = max(1e-3, 1e-6 * len(large))
    off = result.get("overlap_m2", 0) - truth["area_gt_1m2"]
    if abs(off) > slack:
        yield f"overlap off by {off:+.6g} m² of {truth['area_gt_1m2']:.6g}"
    sums, expected = result.get("sums") or {}, truth["sums"]
    if set(sums) != set(expected):
        yield f"other groups: {sorted(set(sums) ^ set(expected))[:6]}"
    counts = sum(sums.get(key, [0])[0] != value[0] for key, value in expected.items())
    if counts:
        yield f"{counts} groups with another count"
    worst = max((abs(sums[key][1] - value[1]) for key, value in expected.items() if key in sums), default=0)
    if worst > 1e-2:
        yield f"a group's area is off by {worst:.6g} m²"
    count = sum(value[0] for key, value in expected.items() if key.startswith(f"{UNIT}/"))
    if result.get("exported") != count:
        yield f"exported {result.get('exported')}, not {count}"
