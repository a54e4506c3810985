"""Which thing of the gold a proposed thing is."""

import collections
import re
import unicodedata


def folded(words):
    """Letters and digits alone, without marks, articles and possessives."""
    plain = unicodedata.normalize("NFKD", words).casefold().replace("\u2019", "'")
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = re.sub(r"'s\b", "", plain.replace("ł", "l"))
    plain = re.sub(r"^(the|a|an)\s+", "", plain.strip())
    return re.sub(r"\W+", " ", plain).strip()


def overlap(one, other):
    """How many scalars two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def best(spans, wanted):
    """The span that shares most with the wanted one, the nearest in length first; or None."""
    sharing = [span for span in spans if overlap(span, wanted) > 0]
    return max(
        sharing,
        key=lambda span: (overlap(span, wanted), -abs((span.end - span.start) - (wanted.end - wanted.start))),
        default=None,
    )


class Matching:
    """For each proposed thing, the things of the gold that it counts as."""

    def __init__(self, gold, proposals, text):
        self.gold = gold
        names = collections.defaultdict(set)
        for mention in gold.mentions:
            if not mention.reference:
                names[folded(text[mention.start : mention.end])].add(mention.thing)
        votes = collections.defaultdict(collections.Counter)
        for mention in proposals.mentions:
            if found := best(gold.mentions, mention):
                votes[mention.thing][found.thing] += 1
        self.of = {}
        for identity, thing in proposals.things.items():
            by_key = {key for key, wanted in gold.things.items() if wanted.known == identity}
            if by_key:
                self.of[identity] = by_key
            elif votes[identity]:
                most = votes[identity].most_common(1)[0]
                enough = 2 * most[1] >= sum(votes[identity].values())
                self.of[identity] = {most[0]} if enough else set()
            else:
                self.of[identity] = names.get(folded(thing.name), set())

    def is_it(self, identity, wanted):
        """Whether the proposed thing is the wanted one, or acts for it, or it for the proposed one."""
        return any(
            key == wanted
            or wanted in self.gold.things[key].acts_for
            or key in self.gold.things[wanted].acts_for
            for key in self.of.get(identity, ())
        )
