"""What a careful reader finds in an article, as it is written under gold/."""

import hashlib
import pathlib
from dataclasses import dataclass, field

from . import edtf
from .notation import NotationError, parse

modalities = ("asserted", "planned", "demanded", "promised", "believed", "possible")


@dataclass
class Thing:
    """Something an article speaks of."""

    key: str
    kind: str
    known: str = None  # the key that the founding article's names give it, if they do
    acts_for: list = field(default_factory=list)  # an army or a ministry: whose deeds these are too


@dataclass
class Mention:
    """Words that stand for a thing; offsets are Unicode scalars of the file."""

    start: int
    end: int
    thing: str
    reference: bool = False
    minor: bool = False


@dataclass
class Date:
    """Words that give a date."""

    start: int
    end: int
    edtf: str
    inferred: bool = False
    minor: bool = False
    others: list = field(default_factory=list)  # `or:`, as right as the first

    def is_meant_by(self, proposed):
        """Whether a date in EDTF is what the words mean."""
        return any(edtf.same(proposed, meaning) for meaning in [self.edtf, *self.others])


@dataclass
class Claim:
    """What a clause says. An object is a thing's key, or {date}, {span} or {amount, unit}."""

    start: int
    end: int
    subject: str
    relation: str
    object: object
    on: str = None
    since: str = None
    until: str = None
    denied: bool = False
    modality: str = "asserted"
    attributed: bool = False
    notes: list = field(default_factory=list)
    minor: bool = False
    relations: list = field(default_factory=list)  # `or:`, as right as the first
    claims: list = field(default_factory=list)  # `or-claims:`, as right as the whole

    def readings(self):
        """Every triple that counts as this claim."""
        yield self.subject, self.relation, self.object
        for relation in self.relations:
            yield self.subject, relation, self.object
        yield from (tuple(claim) for claim in self.claims)


@dataclass
class Gold:
    """All that was noted of one article."""

    path: pathlib.Path
    article: str
    sha256: str
    extents: list
    things: dict
    mentions: list
    dates: list
    claims: list

    def covers(self, start, end):
        """Whether the words lie, if only in part, in what was annotated."""
        return any(start < high and low < end for low, high in self.extents)

    def matches(self, data):
        """Whether these bytes are the article that was annotated."""
        return hashlib.sha256(data).hexdigest() == self.sha256


def load(path, catalogue):
    """A gold file; what it says wrong is an error with its place."""
    path = pathlib.Path(path)
    raw = parse(path.read_text(encoding="utf-8"), path)

    def fail(row, reason):
        raise NotationError(path, row, reason)

    def span(row):
        at = row.get("at")
        try:
            start, end = (int(offset) for offset in at)
        except (TypeError, ValueError):
            fail(row, "`at` takes two offsets: [start, end]")
        if not 0 <= start < end:
            fail(row, "`at` is empty or runs backward")
        return start, end

    for key in ("article", "sha256", "extents", "things", "mentions", "dates", "claims"):
        if key not in raw:
            fail(1, f"`{key}` is missing")
    things = {}
    for row in raw["things"]:
        if row["kind"] not in catalogue.kinds:
            fail(row, f"there is no kind {row['kind']}")
        things[row["key"]] = Thing(row["key"], row["kind"], row.get("known"), row.get("acts-for", []))

    def thing(key, row):
        if key not in things:
            fail(row, f"there is no thing {key}")
        return key

    mentions = [
        Mention(*span(row), thing(row["thing"], row), row.get("reference", False), row.get("minor", False))
        for row in raw["mentions"]
    ]
    dates = [
        Date(*span(row), row["edtf"], row.get("inferred", False), row.get("minor", False), row.get("or", []))
        for row in raw["dates"]
    ]
    claims = []
    for row in raw["claims"]:
        alternatives = row.get("or-claims", [])
        relations = row.get("or", [])
        for triple in [row["claim"], *alternatives]:
            if len(triple) != 3:
                fail(row, "a claim takes [subject, relation, object]")
            subject, relation, value = triple
            thing(subject, row)
            if not isinstance(value, dict):
                thing(value, row)
            for key in [relation, *relations]:
                if key not in catalogue.parents:
                    fail(row, f"there is no relation {key}")
        if row.get("modality", "asserted") not in modalities:
            fail(row, f"there is no modality {row['modality']}")
        claims.append(
            Claim(
                *span(row),
                *row["claim"],
                on=row.get("on"),
                since=row.get("from"),
                until=row.get("to"),
                denied=row.get("denied", False),
                modality=row.get("modality", "asserted"),
                attributed=row.get("attributed", False),
                notes=row.get("notes", []),
                minor=row.get("minor", False),
                relations=relations,
                claims=alternatives,
            )
        )
    extents = [span(row) for row in raw["extents"]]
    return Gold(path, raw["article"], raw["sha256"], extents, things, mentions, dates, claims)
