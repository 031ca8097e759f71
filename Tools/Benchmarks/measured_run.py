#!/usr/bin/env python3
"""measured_run.py [--limit SECONDS] [--log FILE] COMMAND…: runs a whole process and prints, as JSON, what it took.

`seconds` from start to end, `cpu` of it and all it waited for, `peakMB` of the largest of these processes, `code` (its exit code, or
minus the signal), `timedOut`. The kernel counts what a process held before it became another program: so this one stays small, and
whoever measures calls it anew for each run.
"""
import json
import os
import signal
import subprocess
import sys
import threading
import time


def end(group):
    """Asks the processes of a group to end, and ends them when they do not."""
    for number, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 0)):
        try:
            os.killpg(group, number)
        except ProcessLookupError:
            return
        time.sleep(patience)


def run(command, limit, log):
    late = threading.Event()
    start = time.perf_counter()
    # A group of its own: what it started ends with it.
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def give_up():
        late.set()
        end(process.pid)

    timer = threading.Timer(limit, give_up)
    timer.daemon = True
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    timer.cancel()
    return dict(
        seconds=round(seconds, 4), cpu=round(usage.ru_utime + usage.ru_stime, 4), peakMB=round(usage.ru_maxrss / 1024, 1),
        code=os.waitstatus_to_exitcode(status), timedOut=late.is_set())


def measured(command, limit=600.0, log=os.devnull):
    """What a command took, as a dictionary; by a process of its own."""
    told = subprocess.run(
        [sys.executable, os.path.abspath(__file__), "--limit", str(limit), "--log", log, *command],
        stdout=subprocess.PIPE, check=True)
    return json.loads(told.stdout)


def main():
    rest, limit, log = sys.argv[1:], 600.0, os.devnull
    while rest and rest[0] in ("--limit", "--log"):
        limit, log = (float(rest[1]), log) if rest[0] == "--limit" else (limit, rest[1])
        rest = rest[2:]
    if not rest:
        sys.exit(__doc__)
    with open(log, "ab") as file:
        print(json.dumps(run(rest, limit, file)))


if __name__ == "__main__":
    main()
