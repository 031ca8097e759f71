"""The faulty sample read from its files alone: what is wrong with it, worked out with shapely and pyproj.

Needs shapely >= 2, pyproj, numpy. Used by check_faults.py, which holds truth and report against it.
"""
import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import pyproj
import shapely
from shapely.geometry import Polygon, shape

from check_sample import PIPELINE, rings_of

SCHEMES = Path(__file__).resolve().parent.parent / "GeoData" / "schemes"
YEARS = (2020, 2025, 2030)
DISTRICTS = ("347", "349", "350", "351", "352", "353")
#: m²: pieces up to this are told in sums only.
LEAST = 1.0
#: The map scale of the faulty layer. m: a parcel up to this width is a sliver there (twice the position limit).
SCALE, SLIVER = "1000", 0.3
#: Degrees: what is more pointed is a spike.
SPIKE = 1.0
#: Members of what the quotas of the faulty sample are about.
MEMBERS = {"LUA": ("LUC", "LUK"), "RSN": ("RSN",), "group:industry": ("SKK", "SKN"), "group:urban": ("ODT",), "NTS": ("NTS",)}
DISPUTED = {"RSN": ("RSX",), "group:urban": ("OTC",)}
#: Spellings that mean a code.
NAMES = {"đất ở tại đô thị": "ODT"}


class Faulty:
    """The files of the sample, every record with what is wrong with its shape."""

    def __init__(self, folder):
        self.folder = folder
        transformer = pyproj.Transformer.from_pipeline(PIPELINE)
        self.to_plane = lambda p: np.column_stack(transformer.transform(p[:, 0], p[:, 1]))
        self.records, self.repeated = [], []
        with open(f"{folder}/parcels.geojson", encoding="utf-8") as file:
            json_text = file.read()
        for number, feature in enumerate(json.loads(json_text, object_pairs_hook=list_of_pairs)["features"]):
            pairs = feature["properties"].pairs
            if len({k for k, _ in pairs}) < len(pairs):
                self.repeated.append(number)
            self.records.append({"properties": dict(pairs), "geometry": plain(feature["geometry"])})
        with open(f"{folder}/units.geojson", encoding="utf-8") as file:
            units = json.load(file)["features"]
        self.units = {u["properties"]["code"]: shapely.transform(shape(u["geometry"]), self.to_plane) for u in units}
        self.levels = {u["properties"]["code"]: u["properties"]["level"] for u in units}
        with open(SCHEMES / "vn-2024" / "categories.csv", encoding="utf-8") as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            self.leaf = {row["code"]: row["leaf_use"] for row in rows}
        self.read_shapes()

    def read_shapes(self):
        self.shape_fault, self.displaced = {}, []
        self.plane = [None] * len(self.records)
        self.placeholder = {}
        outline = self.units["35"]
        for number, record in enumerate(self.records):
            geometry = record["geometry"]
            fault = ring_fault(geometry)
            if fault is None and not in_range(geometry):
                fault = "GEO105"
                if self.fits_otherwise(geometry, outline):
                    self.displaced.append(number)
            if fault is None:
                polygon = shapely.transform(shape(geometry), self.to_plane)
                if polygon.is_valid:
                    self.plane[number] = polygon
                    continue
                self.placeholder[number] = shapely.make_valid(polygon, method="structure")
            self.shape_fault[number] = fault or "GEO102"

    def fits_otherwise(self, geometry, outline):
        """Whether all of it lies inside the province when it is read as metres, or with its axes swapped."""
        points = np.array([p for ring in rings_of(geometry) for p in ring])
        swapped = self.to_plane(points[:, ::-1]) if np.abs(points).max() < 180 else np.full(points.shape, np.inf)
        return any(np.isfinite(p).all() and outline.contains(shapely.multipoints(p)) for p in (points, swapped))


class list_of_pairs(dict):
    """A JSON object that remembers all its members."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self.pairs = pairs


def plain(geometry):
    return None if geometry is None else {k: v for k, v in geometry.items()}


def ring_fault(geometry):
    if geometry is None:
        return "GEO103"
    rings = rings_of(geometry)
    return "GEO101" if any(len(r) < 4 or r[0] != r[-1] for r in rings) else None


def in_range(geometry):
    points = np.array([p for ring in rings_of(geometry) for p in ring])
    return bool((np.abs(points) <= (180, 90)).all())


# MARK: What is to be found

def shape_findings(data):
    """GEO checks and COV205: one finding a record."""
    for number, code in data.shape_fault.items():
        yield code, (number,), {}
    for number in data.displaced:
        yield "COV205", (number,), {}
    for number, polygon in enumerate(data.plane):
        if polygon is None:
            continue
        rings = [np.array(r) for r in rings_of(data.records[number]["geometry"])]
        repeated = sum(int((r[1:] == r[:-1]).all(axis=1).sum()) for r in rings)
        lengths = spike_lengths(polygon)
        if repeated or lengths:
            spikes = {"spikes": len(lengths), "spikeLength": max(lengths)} if lengths else {}
            yield "GEO104", (number,), {"repeatedPoints": repeated, **spikes}
        if 2 * polygon.area / polygon.length <= SLIVER:
            yield "GEO107", (number,), {}


def spike_lengths(polygon):
    """m: the shorter leg of each corner of the outer ring that is a spike."""
    points = np.array(polygon.exterior.coords)[:-1] if polygon.geom_type == "Polygon" else np.zeros((0, 2))
    points = points[(np.roll(points, 1, axis=0) != points).any(axis=1)]
    back, ahead = np.roll(points, 1, axis=0) - points, np.roll(points, -1, axis=0) - points
    cross = back[:, 0] * ahead[:, 1] - back[:, 1] * ahead[:, 0]
    pointed = np.degrees(np.abs(np.arctan2(cross, (back * ahead).sum(axis=1)))) < SPIKE
    return [float(x) for x in np.minimum(np.hypot(*back.T), np.hypot(*ahead.T))[pointed]]


def layer_findings(data):
    """Files whose last decimal is a longer step on the ground than corners may be off (3 m at 1:10 000, 0.15 m at 1:1000)."""
    for layer, limit in (("zones", 3.0), ("parcels", 0.15)):
        text = Path(data.folder, f"{layer}.geojson").read_text(encoding="utf-8")
        decimals = max(len(d) for d in re.findall(r"[\[,]10[56]\.(\d+)", text))
        if 111_320 * 10.0 ** -decimals > limit:
            yield "GEO106", layer, {"decimals": decimals}


def coverage_findings(data):
    usable = [n for n, p in enumerate(data.plane) if p is not None]
    plane = np.array([data.plane[n] for n in usable])
    groups = defaultdict(list)
    for number, polygon in zip(usable, plane):
        groups[shapely.to_wkb(shapely.normalize(polygon))].append(number)
    same = {n: tuple(g) for g in groups.values() if len(g) > 1 for n in g}
    for group in sorted(set(same.values())):
        yield "COV202", group, {}
    left, right = shapely.STRtree(plane).query(plane, predicate="intersects")
    left, right = left[left < right], right[left < right]
    areas = shapely.area(shapely.intersection(plane[left], plane[right]))
    for a, b, area in zip(left, right, areas):
        pair = usable[a], usable[b]
        if area > LEAST and same.get(pair[0], pair) != same.get(pair[1], pair[::-1]):
            yield "COV201", pair, {"overlapArea": area}
    outside = shapely.area(shapely.difference(plane, data.units["35"]))
    for number, area in zip(usable, outside):
        if area > LEAST:
            yield "COV204", (number,), {"outsideArea": area}


def gaps(data):
    """The open land inside the boundary, piece by piece; land of placeholders is in dispute, not open."""
    covered = [p for p in data.plane if p is not None] + list(data.placeholder.values())
    # Beyond the rounding of vertices that were put on an edge.
    rest = shapely.difference(data.units["35"], shapely.union_all(covered))
    return [piece for piece in shapely.get_parts(rest) if piece.area > LEAST]


def record_findings(data):
    ids = defaultdict(list)
    for number, record in enumerate(data.records):
        ids[record["properties"]["parcel_id"]].append(number)
    for name, group in ids.items():
        if name and len(group) > 1:
            yield "ATT301", tuple(group), {}
    lacking = {name: [n for n, r in enumerate(data.records) if not r["properties"][name]] for name in ("parcel_id", "commune")}
    for name, group in lacking.items():
        yield "ATT304", tuple(group), {"parcels": len(group)}
    for number in data.repeated:
        yield "ATT308", (number,), {}
    limit = area_limit()
    for number, polygon in enumerate(data.plane):
        if polygon is None:
            continue
        off = abs(data.records[number]["properties"]["area_m2"] - polygon.area)
        if off > limit(polygon.area):
            yield "ATT305", (number,), {"difference": off}
        unit = data.records[number]["properties"]["commune"]
        # A parcel of nowhere lies in no other unit.
        if unit and polygon.intersects(data.units["35"]):
            held = data.units[unit].intersection(polygon).area if unit in data.units else -1.0
            if held < polygon.intersection(data.units["35"]).area / 2:
                yield "ATT306", (number,), {}


def area_limit():
    """m² by which a declared area may be off at the scale of the layer."""
    with open(SCHEMES / "accuracy" / "tt-26-2024" / "area-bands.csv", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(line for line in file if not line.startswith("#")) if r["scale"] == SCALE]
    ends = [float(r["up_to_m2"] or "inf") for r in rows]

    def limit(area):
        total = float(rows[0]["limit_m2"])
        for row, low, high in zip(rows[1:], ends, ends[1:]):
            total += max(0.0, min(area, high) - low) / 10 * float(row["limit_m2"])
        return total
    return limit


def use_of(text):
    """(code, m² or None) of each use in a value; nothing for an empty one, None for one that cannot be read."""
    cleaned = text.strip().rstrip("*").strip()
    if not cleaned:
        return []
    if cleaned.lower() in NAMES:
        return [(NAMES[cleaned.lower()], None)]
    parts = [re.fullmatch(r"\s*([A-Za-z]{3})(?:\s+(\d+))?\s*", part) for part in cleaned.split("+")]
    return [(p[1].upper(), float(p[2]) if p[2] else None) for p in parts] if all(parts) else None


def use_findings(data):
    limit = area_limit()
    for year in YEARS:
        by_fault = defaultdict(list)
        for number, record in enumerate(data.records):
            uses = use_of(record["properties"][f"use_{year}"])
            area = data.plane[number].area if data.plane[number] is not None else None
            if uses == []:
                by_fault["ATT304", ""].append(number)
            elif uses is None or any(code not in data.leaf for code, _ in uses):
                by_fault["ATT302", record["properties"][f"use_{year}"]].append(number)
            elif len(uses) == 1 and data.leaf[uses[0][0]] != "yes":
                by_fault["ATT303", uses[0][0]].append(number)
            elif len(uses) > 1 and area and all(a for _, a in uses) and abs(sum(a for _, a in uses) - area) > limit(area):
                by_fault["ATT307", number].append(number)
        for (code, _), group in by_fault.items():
            yield code, tuple(group), {"year": year, "parcels": len(group)}


# MARK: Quotas

def stocks(data, open_land):
    """Hectares by district, code and year that are certain, and by district and year in dispute, at the most."""
    held, disputed = defaultdict(float), defaultdict(float)
    shared = {n for code, group, _ in coverage_findings(data) for n in group if code in ("COV201", "COV202")}
    for number, polygon in enumerate(data.plane):
        rough = polygon if polygon is not None else data.placeholder.get(number)
        if rough is None:
            continue
        for district in DISTRICTS:
            part = rough.intersection(data.units[district]).area / 1e4
            for year in YEARS if part > 0 else ():
                uses = use_of(data.records[number]["properties"][f"use_{year}"])
                single = uses[0][0] if uses and len(uses) == 1 and uses[0][0] in data.leaf else None
                if polygon is None or single is None or number in shared:
                    disputed[district, year] += part
                else:
                    held[district, single, year] += part
    for piece in open_land:
        for district in DISTRICTS:
            for year in YEARS:
                disputed[district, year] += piece.intersection(data.units[district]).area / 1e4
    # Records without a usable shape lie where they say.
    for record in data.records:
        if record["geometry"] is None or not in_range(record["geometry"]):
            for year in YEARS:
                disputed[record["properties"]["district"], year] += record["properties"]["area_m2"] / 1e4
    return held, disputed


def quota_findings(data, open_land):
    with open(f"{data.folder}/quotas.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    held, disputed = stocks(data, open_land)
    for row in rows:
        units = DISTRICTS if row["unit"] == "35" else (row["unit"],)
        year, value = int(row["year"]), float(row["value_ha"])
        low = sum(held[u, c, year] for u in units for c in MEMBERS[row["category"]])
        doubtful = sum(held[u, c, year] for u in units for c in DISPUTED.get(row["category"], ()))
        high = low + doubtful + sum(disputed[u, year] for u in units)
        code, measures = verdict(row["operator"], low, high, value)
        if code:
            yield code, row["id"], measures
    yield from table_findings(rows)


def verdict(operator, low, high, value):
    if operator == "max":
        if low > value:
            return "QTA401", {"excess": low - value}
        return ("QTA402", {}) if high > value else ("QTA405", {}) if 0 < value and value - low <= 0.01 * value else (None, {})
    if high < value:
        return "QTA401", {"shortfall": value - high}
    return ("QTA402", {}) if low < value else ("QTA405", {}) if 0 < value and low - value <= 0.01 * value else (None, {})


def table_findings(rows):
    by_key = {(r["category"], r["unit"], r["year"]): r for r in rows}
    for (category, unit, year), row in by_key.items():
        if unit != "35":
            continue
        parts = [by_key.get((category, d, year)) for d in DISTRICTS]
        if None in parts:
            for district, part in zip(DISTRICTS, parts):
                if part is None:
                    yield "QTA403", f"{district} {category} {year}", {}
            yield "QTA404", row["id"], {}
            continue
        rest = sum(float(p["value_ha"]) for p in parts) - float(row["value_ha"])
        if rest > 0.005 if row["operator"] == "max" else rest < -0.005:
            yield "QTA404", row["id"], {"residual": rest}
