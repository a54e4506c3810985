"""The relations and kinds of seed/catalogue, as far as measuring needs them."""

import pathlib
import re


class Catalogue:
    """Which relations there are, which is a case of which, and which read the same both ways."""

    def __init__(self, seed):
        self.parents, self.symmetric, self.values = {}, set(), {}
        for path in sorted(pathlib.Path(seed).glob("catalogue/relations-*.yaml")):
            relation = None
            for line in path.read_text(encoding="utf-8").split("\n"):
                if found := re.match(r"  ([a-z-]+):(.*)", line):
                    relation = None if "use: qualifier" in found[2] else found[1]
                    if relation:
                        self.parents[relation] = None
                elif relation and (found := re.match(r"    (parent|symmetric|value): (\S+)", line)):
                    if found[1] == "parent":
                        self.parents[relation] = found[2]
                    elif found[1] == "value":
                        self.values[relation] = found[2]
                    else:
                        self.symmetric.add(relation)
        kinds = (pathlib.Path(seed) / "catalogue" / "kinds.yaml").read_text(encoding="utf-8")
        self.kinds = dict(re.findall(r"^  ([a-z-]+): \{label.*?(?:parent: ([a-z-]+)|\}$)", kinds, re.M))

    def ancestors(self, relation):
        """The relation and every one it is a case of."""
        return _upward(relation, self.parents)

    def kind_fits(self, proposed, wanted):
        """Whether one kind is the other, or lies below it; `thing`, which says nothing, fits nothing."""
        return proposed != "thing" and (
            proposed in _upward(wanted, self.kinds) or wanted in _upward(proposed, self.kinds)
        )

    def fits(self, proposed, wanted):
        """Whether one relation is the other, or a case of it."""
        return proposed in self.ancestors(wanted) or wanted in self.ancestors(proposed)


def _upward(key, parents):
    found = []
    while key and key not in found:
        found.append(key)
        key = parents.get(key)
    return found
