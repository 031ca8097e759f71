#!/usr/bin/env python3
"""landplan_job.py LANDPLAN SOURCE OUT [NAME]: the whole job as the programs beside LandPlan do it, to run among them.

Runs `landplan check` with all checks on and writes OUT/peer_NAME.json (default landplan) in the form of their result files. That
conversion, and reading the file once more for codes as it writes them, is Python and lies inside whatever clock is held to this
script; `steps` of the result tells both apart. With --include-confidential, since the others export every parcel too.
"""
import json
import os
import subprocess
import sys
import time

import peers_answer


def main():
    landplan, source, out = sys.argv[1:4]
    name = sys.argv[4] if len(sys.argv) > 4 else "landplan"
    start = time.perf_counter()
    run = subprocess.run(
        peers_answer.command(landplan, source, out, "--include-confidential"), stdout=subprocess.DEVNULL, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.returncode)
    checked = time.perf_counter()
    result = peers_answer.answer(f"peer_{name}", out, source, landplan)
    result["steps"] = {"landplan check": round(checked - start, 4), "convert": round(time.perf_counter() - checked, 4)}
    with open(os.path.join(out, f"peer_{name}.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False)


if __name__ == "__main__":
    main()
