#!/usr/bin/env python3
"""rdflib: the same N-Quads in memory."""

import common
import rdflib

RDF = rdflib.RDF


def everything(folder, state):
    graph = rdflib.Dataset(default_union=True)

    def work():
        graph.parse(f"{folder}/claims.nq", format="nquads")
        return len(graph)
    common.timed("import-nquads", work)

    def page(key):
        entity = rdflib.URIRef("urn:regesta:entity:" + key)
        found = 0
        for end in (RDF.subject, RDF.object):
            for claim in graph.subjects(end, entity):
                found += len(list(graph.predicate_objects(claim)))
        return found
    common.measure("entity-page", common.questions(folder, "entity"), page)
    common.timed("export-nquads", lambda: graph.serialize(state, format="nquads", encoding="utf-8") and 0)


if __name__ == "__main__":
    _, folder, state = common.arguments()
    everything(folder, state)
