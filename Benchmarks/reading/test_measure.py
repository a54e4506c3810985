#!/usr/bin/env python3
"""Tests of `measure`, on a small article and gold of their own.

    Benchmarks/reading/test_measure.py
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))

from reading_measure import edtf  # noqa: E402
from reading_measure.alignment import Alignment  # noqa: E402
from reading_measure.catalogue import Catalogue  # noqa: E402
from reading_measure.gold import load  # noqa: E402
from reading_measure.notation import NotationError, parse  # noqa: E402
from reading_measure.proposals import Proposals  # noqa: E402
from reading_measure.scoring import Measured  # noqa: E402
from reading_measure.traps import Result, Trap, load as load_traps  # noqa: E402

article = """Peace of Elmford

[edit] History

The _Peace of Elmford_ was signed between Arland
and Borland on May 3, 1712.[1] General Oster of Arland
never entered Elmford, the capital of Borland.
"""

gold_text = """
article: elmford.txt
sha256: {sha}
extents:
  - {{at: [{start}, {end}]}}
things:
  - {{key: peace, kind: treaty}}
  - {{key: arland, kind: state, known: arland}}
  - {{key: borland, kind: state}}
  - {{key: oster, kind: person, acts-for: [arland]}}
  - {{key: elmford, kind: city}}
mentions:
{mentions}
dates:
  - {{at: {date}, edtf: 1712-05-03, or: ["[..1712-05-03]"]}}
claims:
  - {{at: [{start}, {end}], claim: [peace, signed-on, {{date: 1712-05-03}}], notes: ["1"]}}
  - {{at: [{start}, {end}], claim: [arland, signed, peace], on: 1712-05-03, or: [party-to]}}
  - {{at: [{start}, {end}], claim: [borland, signed, peace], on: 1712-05-03, or: [party-to]}}
  - {{at: [{start}, {end}], claim: [oster, entered, elmford], denied: true}}
  - {{at: [{start}, {end}], claim: [elmford, capital-of, borland], minor: true}}
{more}"""

passage = article[article.index("The _") :].replace("\n", " ").replace("_", "").replace("[1]", "").strip()


def at(words, text=article):
    """Where the words stand, as the gold writes it."""
    start = text.index(words)
    return [start, start + len(words)]


def line(words, **values):
    """A line of the export about these words of the passage."""
    start, end = at(words, passage)
    return json.dumps({"schema": "regesta/candidate@1", "passage": {"ordinal": 1, "text": passage},
                       "start": start, "end": end, **values})


def thing(name, key=None, kind="thing"):
    return {"key": key, "name": name, "kind": kind, "new": key is None}


peace, arland, borland = thing("Peace of Elmford"), thing("Arland", "arland"), thing("Borland")
oster, elmford = thing("General Oster"), thing("Elmford")
mentions = [line("Peace of Elmford", thing=peace, reference=False),
            line("Arland", thing=arland, reference=False),
            line("Borland", thing=borland, reference=False),
            line("General Oster", thing=oster, reference=False),
            line("Elmford,", thing=elmford, reference=False)]
date = line("May 3, 1712", edtf="1712-05-03", inferred=False)


def claim(subject, relation, value, words="General Oster", score=0.9, **values):
    value = {"thing": value} if "name" in value else value
    return line(words, subject=subject, relation=relation, object=value, score=score, **values)


class MeasureTests(unittest.TestCase):
    """One article, one gold, and what is proposed changes."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        folder = pathlib.Path(self.folder.name)
        self.articles, self.golds = folder / "articles", folder / "gold"
        self.articles.mkdir()
        self.golds.mkdir()
        (self.articles / "elmford.txt").write_text(article, encoding="utf-8")
        spans = [("Peace of Elmford_", "peace"), ("Arland", "arland"), ("Borland", "borland"),
                 ("Oster", "oster"), ("Elmford, the", "elmford"), ("Borland.", "borland")]
        rows = []
        for words, key in spans:
            start, end = at(words)
            end -= {"Peace of Elmford_": 1, "Elmford, the": 5, "Borland.": 1}.get(words, 0)
            rows.append(f"  - {{at: [{start}, {end}], thing: {key}}}")
        sha = hashlib.sha256(article.encode()).hexdigest()
        start = article.index("The _")
        words = gold_text.format(sha=sha, start=start, end=len(article) - 1, mentions="\n".join(rows),
                                 date=at("May 3, 1712"), more="")
        (self.golds / "elmford.yaml").write_text(words, encoding="utf-8")
        self.catalogue = Catalogue(here.parent.parent / "seed")

    def add(self, claim):
        """A further claim of the gold."""
        path = self.golds / "elmford.yaml"
        start = article.index("The _")
        row = f"  - {{at: [{start}, {len(article) - 1}], claim: {claim}}}\n"
        path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")

    def measured(self, lines):
        gold = load(self.golds / "elmford.yaml", self.catalogue)
        return Measured(gold, Proposals(lines, article), article, self.catalogue)

    def test_what_is_right_counts(self):
        one = self.measured([*mentions, date,
                             claim(peace, "signed-on", {"date": {"edtf": "1712-05-03"}}, notes=[{"label": "1"}]),
                             claim(arland, "party-to", peace, on={"edtf": "1712-05-03"}),
                             claim(borland, "signed", peace, on={"edtf": "1712"}),
                             claim(oster, "entered", elmford, denied=True)])
        score = one.scores["claims"]
        self.assertEqual((score.proposed, score.right, score.wanted, score.found), (4, 4, 4, 4))
        self.assertEqual(one.times, {"right": 1, "compatible": 1})
        self.assertEqual(one.details["of these with the right notes"], 1)
        self.assertEqual(one.scores["dates, right"].f1, 1)
        names = one.scores["mentions, names"]
        self.assertEqual((names.proposed, names.right, names.wanted, names.found), (5, 5, 6, 5))
        self.assertEqual(one.scores["entity links"].precision, 1)
        # "General Oster" is not the span that was noted, and overlaps it; a comma too much is not either.
        self.assertEqual(one.scores["mentions, exact span"].right, 3)

    def test_what_is_wrong_does_not_count(self):
        wrong = [claim(oster, "entered", elmford), claim(peace, "signed-on", {"date": {"edtf": "1713"}}),
                 claim(borland, "signed", elmford), claim(borland, "captured", elmford, score=0.25),
                 claim(arland, "signed", peace, modality="planned")]
        one = self.measured([*mentions, *wrong])
        self.assertEqual((one.scores["claims"].proposed, one.scores["claims"].right), (5, 0))
        self.assertEqual(one.bins[9][:2], [4, 0])
        self.assertEqual(one.bins[2][:2], [1, 0])
        self.assertEqual(sum(error[0].startswith("claim: not") for error in one.errors), 5)
        self.assertEqual(sum(error[0] == "claim: missed" for error in one.errors), 4)

    def test_a_case_of_the_relation_and_whoever_is_acted_for_count(self):
        one = self.measured([*mentions, claim(arland, "captured", elmford, denied=True)])
        self.assertEqual(one.scores["claims"].right, 1)

        self.add("[borland, defeated, arland]")
        self.add("[arland, took-part-in, peace]")
        one = self.measured([*mentions, claim(borland, "defeated", oster), claim(oster, "won", peace)])
        self.assertEqual(one.scores["claims"].right, 2)
        one = self.measured([*mentions, claim(borland, "acted-against", arland),
                             claim(borland, "invaded", arland)])
        self.assertEqual(one.scores["claims"].right, 1)

    def test_or_claims_symmetry_and_quantities(self):
        self.add("[arland, allied-with, borland], or-claims: [[oster, aided, borland]]")
        self.add("[borland, losses, {amount: 300, unit: soldiers}]")
        right = [claim(borland, "allied-with", arland), claim(oster, "aided", borland),
                 claim(borland, "losses", {"quantity": {"amount": 300, "unit": "men"}}),
                 claim(borland, "losses", {"quantity": {"amount": 300}})]
        wrong = [claim(borland, "losses", {"quantity": {"amount": 300, "unit": "ships"}}),
                 claim(borland, "losses", {"quantity": {"amount": 301, "unit": "men"}}),
                 claim(borland, "aided", oster)]
        score = self.measured([*mentions, *right, *wrong]).scores["claims"]
        self.assertEqual((score.proposed, score.right, score.found), (7, 4, 2))

    def test_one_candidate_finds_one_claim(self):
        self.add("[oster, left, elmford], or: [entered], denied: true")
        score = self.measured([*mentions, claim(oster, "entered", elmford, denied=True)]).scores["claims"]
        self.assertEqual((score.right, score.wanted, score.found), (1, 5, 1))

    def test_what_is_outside_the_extents_counts_neither_way(self):
        heading = json.dumps({"passage": {"ordinal": 0, "text": "Peace of Elmford"}, "start": 0, "end": 16,
                              "thing": peace, "reference": False})
        one = self.measured([heading, *mentions])
        self.assertEqual(one.scores["mentions, names"].proposed, 5)

    def test_minor_claims_are_right_and_not_missed(self):
        one = self.measured([*mentions, claim(elmford, "capital-of", borland)])
        score = one.scores["claims"]
        self.assertEqual((score.right, score.wanted, score.found), (1, 4, 0))

    def test_one_proposal_is_found_once(self):
        twice = [claim(arland, "signed", peace), claim(arland, "signed", peace, words="Arland")]
        score = self.measured([*mentions, *twice]).scores["claims"]
        self.assertEqual((score.proposed, score.found), (1, 1))

    def test_a_wrong_link_is_told(self):
        one = self.measured([line("Borland", thing=arland, reference=False), *mentions[:2]])
        self.assertEqual((one.scores["entity links"].proposed, one.scores["entity links"].right), (3, 2))
        # A name that the base knows is not a new thing.
        one = self.measured([line("Arland", thing=thing("Arland"), reference=False)])
        self.assertEqual(one.scores["entity links"].right, 0)

    def test_kinds_of_new_things(self):
        places = [line("Elmford,", thing=thing("Elmford", kind=kind), reference=False)
                  for kind in ("settlement", "person")]
        right = "of these of the right kind, or one above or below it"
        self.assertEqual([self.measured([place]).details[right] for place in places], [1, 0])

    def test_wrong_date_has_a_span(self):
        one = self.measured([line("May 3", edtf="1713-05-03", inferred=True)])
        self.assertEqual(one.scores["dates, span"].precision, 1)
        self.assertEqual(one.scores["dates, right"].precision, 0)
        one = self.measured([line("May 3, 1712", edtf="../1712-05-03", inferred=False)])
        self.assertEqual((one.scores["dates, right"].precision, one.scores["dates, right"].recall), (1, 1))

    def test_the_command(self):
        file = pathlib.Path(self.folder.name) / "candidates.jsonl"
        file.write_text("\n".join([*mentions, date, claim(arland, "signed", peace)]), encoding="utf-8")
        common = [sys.executable, str(here / "measure"), "--articles", str(self.articles),
                  "--gold", str(self.golds), "--candidates", str(file)]
        done = subprocess.run([*common, "--json"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        claims = json.loads(done.stdout)["total"]["scores"]["claims"]
        self.assertEqual((claims["precision"], claims["recall"]), (1, 0.25))
        done = subprocess.run([*common, "--errors", "--each"], capture_output=True, text=True)
        self.assertIn("claim: missed: [borland, signed, peace] on 1712-05-03", done.stdout)
        self.assertIn("elmford.txt", done.stdout)

    def test_an_article_that_was_changed_is_left_out(self):
        (self.articles / "elmford.txt").write_text(article + "More.", encoding="utf-8")
        done = subprocess.run([sys.executable, str(here / "measure"), "--articles", str(self.articles),
                               "--gold", str(self.golds), "--show"], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("SHA-256", done.stderr)

    def test_gold_that_names_no_relation_is_refused(self):
        path = self.golds / "elmford.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("capital-of", "capitol-of"), encoding="utf-8")
        with self.assertRaisesRegex(NotationError, "no relation capitol-of"):
            load(path, self.catalogue)


class PartTests(unittest.TestCase):
    """The parts by themselves."""

    def test_notation(self):
        words = 'a: b c\n# no\nrows:\n  - {x: [1, "]"], y: true}\n  - k: v\n    more:\n      - [1]\n'
        self.assertEqual(parse(words), {"a": "b c", "rows": [{"x": ["1", "]"], "y": True},
                                                            {"k": "v", "more": [["1"]]}]})
        for bad in ("a: {b: c", "a: [1, 2", 'a: "x', "a: 1\n   b: 2", "a", "a: 1\na: 2", "a: [1] 2"):
            with self.assertRaises(NotationError, msg=bad):
                parse(bad)

    def test_dates(self):
        self.assertTrue(edtf.same("192X", "1920/1929"))
        self.assertTrue(edtf.same("1940~", "1940"))
        self.assertFalse(edtf.same("1920-02", "1920-02-29"))
        self.assertTrue(edtf.compatible("[..1919-09-11]", "1918"))
        self.assertFalse(edtf.compatible("[1920-07-12..]", "1919"))
        self.assertIsNone(edtf.bounds("spring"))

    def test_alignment_passes_over_what_was_changed(self):
        file = "A_b_c [1] defghi jklmnop qrstuvw\n\nxyz abcdefghi klm"
        found = Alignment(file, {1: "Abc defghi jklmnop ... qrstuvw", 2: "xyz abcdefghi klm"})
        self.assertEqual(found.span(1, 4, 10), (10, 16))
        self.assertEqual(found.span(2, 0, 3), (file.index("xyz"), file.index("xyz") + 3))
        self.assertEqual(Alignment(file, {1: "something else altogether"}).lost, [1])

    def test_traps_read_and_spring(self):
        catalogue = Catalogue(here.parent.parent / "seed")
        traps = load_traps(here / "traps.yaml", catalogue)
        self.assertGreaterEqual(len(traps), 30)
        row = {"trap": "t", "text": passage,
               "yields": [{"claim": ["Arland", "signed", "Peace of Elmford"], "on": "1712-05-03"}],
               "yields-not": [{"claim": ["*", "entered", "Elmford"]}]}
        trap = Trap(row, "traps", catalogue)
        good = [*mentions, claim(arland, "signed", peace, on={"edtf": "1712-05-03"})]
        self.assertTrue(Result(trap, Proposals(good, passage), passage, catalogue).is_passed)
        bad = [*mentions, claim(oster, "captured", elmford)]
        result = Result(trap, Proposals(bad, passage), passage, catalogue)
        self.assertEqual((len(result.missed), len(result.sprung)), (1, 1))
        other = [*mentions, claim(oster, "entered", elmford, denied=True), claim(borland, "left", elmford)]
        self.assertEqual(Result(trap, Proposals(other, passage), passage, catalogue).sprung, [])


if __name__ == "__main__":
    unittest.main()
