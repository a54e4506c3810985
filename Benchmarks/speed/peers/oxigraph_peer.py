#!/usr/bin/env python3
"""Oxigraph: the same N-Quads that Regesta takes in, asked by SPARQL."""

import shutil

import common
import pyoxigraph

PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rg: <urn:regesta:vocabulary:>
PREFIX e: <urn:regesta:entity:>
"""


def load(folder, state):
    shutil.rmtree(state, ignore_errors=True)
    store = pyoxigraph.Store(state)

    def work():
        store.bulk_load(path=f"{folder}/claims.nq", format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()
        return len(store)
    common.timed("import-nquads", work)


def ask(folder, state):
    store = pyoxigraph.Store.read_only(state)

    def count(query):
        return sum(1 for _ in store.query(PREFIXES + query))
    common.measure("entity-page", common.questions(folder, "entity"), lambda key: count(
        "SELECT ?claim ?relation ?other ?label ?start ?end WHERE {"
        f" {{ ?claim rdf:subject e:{key} ; rdf:object ?other }} UNION {{ ?claim rdf:object e:{key} ; rdf:subject ?other }}"
        " ?claim rdf:predicate ?relation . OPTIONAL { ?other rdfs:label ?label }"
        " OPTIONAL { ?claim rg:startEarliest ?start } OPTIONAL { ?claim rg:endLatest ?end } } LIMIT 200"))
    common.measure("who-held", common.questions(folder, "held"), lambda key, day: count(
        f"SELECT ?claim ?holder ?label WHERE {{ ?claim rdf:object e:{key} ; rdf:predicate ?how ; rdf:subject ?holder ."
        " VALUES ?how { " + " ".join(f"<urn:regesta:relation:{how}>" for how in common.HOLDING) + " }"
        " ?holder rdfs:label ?label . OPTIONAL { ?claim rg:startEarliest ?start } OPTIONAL { ?claim rg:endLatest ?end }"
        f" FILTER ((!BOUND(?start) || ?start <= \"{day}\"^^xsd:date) && (!BOUND(?end) || ?end >= \"{day}\"^^xsd:date)) }}"))
    common.measure("source-claims", common.questions(folder, "source"), lambda key: count(
        f"SELECT ?claim ?page WHERE {{ ?citation rg:source <urn:regesta:source:{key}> ; rg:page ?page ."
        " ?claim rg:citation ?citation } ORDER BY ?page LIMIT 100"))


def export(folder, state):
    store = pyoxigraph.Store.read_only(state)
    common.timed("export-nquads", lambda: store.dump(output=state + ".nq", format=pyoxigraph.RdfFormat.N_QUADS))


def cold(folder, state):
    store = pyoxigraph.Store.read_only(state)
    key = common.questions(folder, "entity")[0][0]
    print(sum(1 for _ in store.query(PREFIXES + f"SELECT ?p ?o WHERE {{ e:{key} ?p ?o }}")))


if __name__ == "__main__":
    step, folder, state = common.arguments()
    {"load": load, "ask": ask, "export": export, "cold": cold}[step](folder, state)
