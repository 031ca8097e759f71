#!/usr/bin/env python3
"""truth.py FOLDER [--check]: what is to be found in a folder's parcels_4326.geojson, by brute force with shapely and pyproj.

Every pair of parcels whose envelopes meet is intersected, in EPSG:5897. Writes truth.json, the form that against_truth.py and the
peers' check read; with --check it holds the truth.json that is there (the generator's) against it instead, and exits 1 where they
differ. Independent of LandPlan and of the generator. Needs shapely 2, pyproj, numpy; some two minutes and 3 GB for a million parcels.

A parcel is usable when it has a shape, its rings are closed, its positions are degrees, and it is valid in EPSG:5897.
"""
import argparse
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyproj
import shapely

# Inverse of "VN-2000 to WGS 84 (2)" (EPSG:6960), then TM-3 zone 482.
PIPELINE = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 "
    "+step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 "
    "+z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 "
    "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
    "+step +proj=tmerc +lat_0=0 +lon_0=105 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
)
THREADS = os.cpu_count() or 1
# m²: pairs up to this are only counted.
LIMIT = 1.0


def features(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"type":"Feature",'):
                yield json.loads(line.rstrip().rstrip(","))


def polygon(geometry):
    """The shape, or None where it has none that could be used; and how many positions it has."""
    if geometry is None:
        return None, 0
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [ring for part in parts for ring in part]
    positions = sum(len(ring) for ring in rings)
    if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        return None, positions
    polygons = [shapely.Polygon(part[0], part[1:]) for part in parts]
    return (polygons[0] if geometry["type"] == "Polygon" else shapely.MultiPolygon(polygons)), positions


def parallel(work, count, size):
    """Results of slices, in order."""
    slices = [slice(start, min(start + size, count)) for start in range(0, count, size)]
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, slices))


def in_plane(shapes):
    """In EPSG:5897; None for what is beyond degrees or not valid there."""
    bounds = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        # False for what has no shape, too.
        good = (np.abs(bounds[:, [0, 2]]) <= 180).all(1) & (np.abs(bounds[:, [1, 3]]) <= 90).all(1)
    result = np.full(len(shapes), None, dtype=object)
    rows = np.flatnonzero(good)

    def project(part):
        transformer = pyproj.Transformer.from_pipeline(PIPELINE)
        return shapely.transform(shapes[rows[part]], lambda x, y: transformer.transform(x, y), interleaved=False)

    if len(rows):
        result[rows] = np.concatenate(parallel(project, len(rows), 20_000))
    result[rows[~shapely.is_valid(result[rows])]] = None
    return result


def overlaps(plane):
    """Pairs of rows with the area they share; number and area of those up to the limit; pairs whose envelopes meet."""
    tree = shapely.STRtree(plane)
    if len(plane):
        tree.query(plane[0])  # built here, not by several threads at once

    def search(part):
        left, right = tree.query(plane[part])
        left = left + part.start
        pairs = left < right
        left, right = left[pairs], right[pairs]
        areas = shapely.area(shapely.intersection(plane[left], plane[right]))
        large = areas > LIMIT
        small = areas[(areas > 0) & ~large]
        return zip(left[large].tolist(), right[large].tolist(), areas[large].tolist()), len(small), small.sum(), len(left)

    parts = parallel(search, len(plane), 5_000)
    pairs = sorted(pair for part in parts for pair in part[0])
    return pairs, sum(p[1] for p in parts), float(sum(p[2] for p in parts)), sum(p[3] for p in parts)


def truth_of(folder):
    shapes, keys, positions = [], [], []
    for feature in features(os.path.join(folder, "parcels_4326.geojson")):
        shape, count = polygon(feature["geometry"])
        shapes.append(shape)
        positions.append(count)
        keys.append(f"{feature['properties']['district']}/{feature['properties']['land_code']}")
    degrees = np.empty(len(shapes), dtype=object)
    degrees[:] = shapes
    plane = in_plane(degrees)
    usable = ~shapely.is_missing(plane)
    areas = shapely.area(plane)
    sums = {}
    for row in np.flatnonzero(usable):
        before = sums.get(keys[row], (0, 0.0))
        sums[keys[row]] = (before[0] + 1, before[1] + float(areas[row]))
    pairs, small, small_area, candidates = overlaps(plane)
    return dict(
        features=len(keys), usable=int(usable.sum()), positions=int(np.sum(positions)), pipeline=PIPELINE,
        pairs_gt_1m2=len(pairs), area_gt_1m2=sum(p[2] for p in pairs), sums=dict(sorted(sums.items())),
        pairs=[[*p, "found"] for p in pairs],
        check=dict(bbox_candidates=candidates, pairs=len(pairs), pairs_le_1m2=small, area_le_1m2=small_area),
    )


def differences(stated, found):
    for name in ("features", "usable", "positions"):
        if stated[name] != found[name]:
            yield f"{name} {stated[name]}, found {found[name]}"
    want, got = ({(p[0], p[1]): p[2] for p in truth["pairs"] if p[2] > LIMIT} for truth in (stated, found))
    if set(want) != set(got):
        yield f"pairs: {sorted(set(want) - set(got))[:5]} not found, {sorted(set(got) - set(want))[:5]} not stated"
    worst = max((abs(want[pair] - got[pair]) for pair in want if pair in got), default=0)
    if worst > 1e-3:
        yield f"an overlap's area is off by {worst} m²"
    if {k: v[0] for k, v in stated["sums"].items()} != {k: v[0] for k, v in found["sums"].items()}:
        yield "groups or their counts"
    worst = max((abs(v[1] - found["sums"].get(k, (0, 0))[1]) for k, v in stated["sums"].items()), default=0)
    if worst > 1e-2:
        yield f"a group's area is off by {worst} m²"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    path = os.path.join(options.folder, "truth.json")
    found = truth_of(options.folder)
    facts = found["check"]
    print(
        f"{options.folder}: {found['features']} features, {found['usable']} usable, {facts['pairs']} pairs of "
        f"{found['area_gt_1m2']:.3f} m², {facts['pairs_le_1m2']} of up to {LIMIT:g} m² ({facts['area_le_1m2']:.4f} m²)", flush=True)
    if not options.check:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(found, file, ensure_ascii=False)
        return
    with open(path, encoding="utf-8") as file:
        wrong = list(differences(json.load(file), found))
    for difference in wrong:
        print(f"  {path}: {difference}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
