#!/usr/bin/env python3
"""Tests of the gold itself: it loads, and proposed to itself it is found whole.

    Benchmarks/reading/test_gold.py
"""

import json
import pathlib
import sys
import unittest

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))

from reading_measure.catalogue import Catalogue  # noqa: E402
from reading_measure.gold import load  # noqa: E402
from reading_measure.proposals import Proposals  # noqa: E402
from reading_measure.scoring import Measured  # noqa: E402


class GoldTests(unittest.TestCase):
    """The gold itself: it loads, and proposed to itself it is found whole."""

    def test_gold_against_itself(self):
        catalogue = Catalogue(here.parent.parent / "seed")
        articles = here.parent.parent.parent / "shared" / "articles"
        paths = sorted((here / "gold").glob("*.yaml"))
        self.assertGreaterEqual(len(paths), 8)
        for path in paths:
            gold = load(path, catalogue)
            if not (articles / gold.article).exists():
                self.skipTest(f"{gold.article} is not in ../shared/articles")
            data = (articles / gold.article).read_bytes()
            self.assertTrue(gold.matches(data), gold.article)
            text = data.decode("utf-8")
            for row in [*gold.mentions, *gold.dates, *gold.claims]:
                self.assertTrue(gold.covers(row.start, row.end), f"{path.name}: {row}")
            one = Measured(gold, Proposals(itself(gold, text), text), text, catalogue)
            for name in ("mentions, all", "mentions, exact span", "entity links", "dates, right", "claims"):
                self.assertEqual(one.scores[name].precision, 1, f"{path.name}: {name} {one.errors[:3]}")
                self.assertEqual(one.scores[name].recall, 1, f"{path.name}: {name} {one.errors[:3]}")


def itself(gold, text):
    """A reader that proposes what the gold says."""
    whole = {"ordinal": 0, "text": text}

    def named(key):
        known = gold.things[key].known
        return {"key": known, "name": key, "new": False} if known else {"key": None, "name": key, "new": True}

    for row in gold.mentions:
        yield json.dumps({"passage": whole, "start": row.start, "end": row.end, "thing": named(row.thing),
                          "reference": row.reference})
    for row in gold.dates:
        yield json.dumps({"passage": whole, "start": row.start, "end": row.end, "edtf": row.edtf,
                          "inferred": row.inferred})
    for row in gold.claims:
        value = row.object
        if isinstance(value, str):
            value = {"thing": named(value)}
        elif "date" in value:
            value = {"date": {"edtf": value["date"]}}
        elif "span" in value:
            value = {"text": text[int(value["span"][0]) : int(value["span"][1])]}
        else:
            value = {"quantity": value}
        yield json.dumps({"passage": whole, "start": row.start, "end": row.end, "subject": named(row.subject),
                          "relation": row.relation, "object": value, "on": {"edtf": row.on} if row.on else None,
                          "from": {"edtf": row.since} if row.since else None,
                          "to": {"edtf": row.until} if row.until else None, "denied": row.denied,
                          "modality": row.modality, "score": 1})


if __name__ == "__main__":
    unittest.main()
