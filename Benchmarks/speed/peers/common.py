"""What the peers share: questions, a clock with a time box, and a line of JSON for each work.

    PEER load|ask|export|cold FOLDER STATE

FOLDER has what make-data wrote; STATE is where the peer keeps its own file between the steps. A peer that works
in memory does all of them in one process, with `all`.
"""

import csv
import json
import os
import resource
import sys
import time

PATIENCE = 2.0  # seconds for a work, once it is warm: slow peers see the first part of the same questions


def questions(folder, form):
    with open(os.path.join(folder, "questions.tsv"), encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [row[1:] for row in rows if row[0] == form]


def day_number(iso):
    """The Julian day number of a day."""
    year, month, day = map(int, iso.split("-"))
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def entity_numbers(folder):
    with open(os.path.join(folder, "entities.csv"), encoding="utf-8", newline="") as file:
        return {row[1]: int(row[0]) for row in list(csv.reader(file))[1:]}


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def report(name, samples, found=0):
    if not samples:
        return
    ordered = sorted(samples)
    print(json.dumps({"name": name, "n": len(ordered), "median": ordered[len(ordered) // 2], "min": ordered[0],
                      "p95": ordered[int(0.95 * (len(ordered) - 1))], "max": ordered[-1], "found": found,
                      "rss_kb": peak()}), flush=True)


def measure(name, rows, work):
    """Asks the first question to warm up, then all of them as far as patience goes; times in microseconds."""
    if not rows:
        return
    work(*rows[0])
    samples, found, end = [], 0, time.perf_counter() + PATIENCE
    for row in rows:
        start = time.perf_counter()
        found += work(*row) or 0
        stop = time.perf_counter()
        samples.append((stop - start) * 1e6)
        if stop > end:
            break
    report(name, samples, found)


def timed(name, work):
    """Does something once and tells its seconds."""
    start = time.perf_counter()
    found = work()
    print(json.dumps({"name": name, "seconds": time.perf_counter() - start, "found": found or 0, "rss_kb": peak()}),
          flush=True)


def arguments():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    return sys.argv[1:]


# The relations by which a place is held, as in seed/catalogue.
HOLDING = ["holds", "sovereign-over", "controls", "occupies", "administers", "rules"]
