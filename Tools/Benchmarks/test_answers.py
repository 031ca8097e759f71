#!/usr/bin/env python3
"""test_answers.py LANDPLAN FOLDER: how reports become answers, how answers are held against the truth, and how runs are measured."""
import copy
import json
import os
import sys
import tempfile
import unittest

import measured_run
import peers_answer

LANDPLAN, FOLDER = sys.argv[1:3]


def finding(code, kind, parcels, /, **measures):
    return dict(
        code=code, details={"kind": kind}, subjects=[{"kind": "parcel", "row": row} for row in parcels],
        measures=[{"name": name, "value": value} for name, value in measures.items()])


def report(pairs, *findings):
    return {"findings": list(findings), "coverage": [{"overlapPairs": pairs}]}


class Pairs(unittest.TestCase):
    def test_pairs_up_to_the_limit_and_faces_are_no_pairs(self):
        told = report(
            1, finding("COV201", "pair", [4, 2], overlapArea=1.5), finding("COV201", "pair", [4, 3], overlapArea=1.0),
            finding("COV201", "face", [2, 4, 5], overlapArea=9))
        self.assertEqual(peers_answer.pairs_of(told), {(2, 4): 1.5})

    def test_what_one_of_equal_parcels_overlaps_all_do(self):
        told = report(
            6, finding("COV202", "equal", [1, 7, 9], rows=3, parcelArea=20), finding("COV201", "pair", [1, 3], overlapArea=2, pairs=3))
        pairs = peers_answer.pairs_of(told)
        self.assertEqual(sorted(pairs), [(1, 3), (1, 7), (1, 9), (3, 7), (3, 9), (7, 9)])
        self.assertEqual(pairs[3, 9], 2)

    def test_what_is_not_listed_is_refused(self):
        for told in (
            report(2, finding("COV201", "pair", [1, 3], overlapArea=2)),
            report(1, finding("COV201", "pair", [], overlapArea=2)),
            report(0, finding("COV201", "pile", list(range(100)), parcels=500)),
            report(3, finding("COV202", "equal", [1, 2], rows=3, parcelArea=20)),
        ):
            with self.assertRaises(peers_answer.Incomplete):
                peers_answer.pairs_of(told)


class Agreement(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(FOLDER, "truth.json"), encoding="utf-8") as file:
            cls.truth = json.load(file)
        source = os.path.join(FOLDER, "parcels_4326.geojson")
        with tempfile.TemporaryDirectory() as out:
            cls.took = measured_run.measured(peers_answer.command(LANDPLAN, source, out, "--include-confidential"))
            cls.answer = peers_answer.answer("peer_landplan", out, source, LANDPLAN)

    def test_the_run_is_measured(self):
        self.assertIn(self.took["code"], (0, 1))
        self.assertFalse(self.took["timedOut"])
        self.assertGreater(self.took["seconds"], 0)
        self.assertGreater(self.took["peakMB"], 10)

    def test_the_answer_is_the_truth_with_codes_as_written(self):
        self.assertEqual(list(peers_answer.differences(self.answer, self.truth)), [])
        self.assertTrue(any(key.endswith("/lua") for key in self.truth["sums"]), "the layer has no odd code to tell")

    def test_every_difference_is_told(self):
        def change(name, value):
            wrong = copy.deepcopy(self.answer)
            wrong[name] = value
            return wrong

        key, (count, area) = next(iter(self.answer["sums"].items()))
        wrong = [
            change("features", self.answer["features"] + 1), change("usable", 1), change("pair_hash", "0"), change("exported", 0),
            change("overlap_m2", self.answer["overlap_m2"] + 0.01), change("sums", {}),
            change("sums", {**self.answer["sums"], key: [count + 1, area]}), change("sums", {**self.answer["sums"], key: [count, area + 0.1]}),
        ]
        for answer in wrong:
            self.assertNotEqual(list(peers_answer.differences(answer, self.truth)), [])


class Measuring(unittest.TestCase):
    def test_exit_codes_and_signals_are_told(self):
        self.assertEqual(measured_run.measured(["bash", "-c", "exit 3"])["code"], 3)
        self.assertEqual(measured_run.measured(["bash", "-c", "kill -KILL $$"])["code"], -9)

    def test_a_run_over_its_limit_is_ended(self):
        took = measured_run.measured(["sleep", "30"], limit=0.2)
        self.assertTrue(took["timedOut"])
        self.assertLess(took["seconds"], 20)

    def test_memory_is_that_of_the_program_not_of_who_measures(self):
        held = bytearray(200_000_000)
        self.assertLess(measured_run.measured(["true"])["peakMB"], 60)
        self.assertGreater(measured_run.measured([sys.executable, "-c", "b = b'x' * 100_000_000"])["peakMB"], 95)
        del held


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
