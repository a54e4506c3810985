#!/usr/bin/env python3
"""Kuzu, or Ladybug, which goes on from it (PEER_MODULE=ladybug): entities and edges as a property graph."""

import importlib
import os
import shutil
import warnings

import common

warnings.simplefilter("ignore", DeprecationWarning)
module = importlib.import_module(os.environ.get("PEER_MODULE", "kuzu"))


def opened(state, **options):
    return module.Connection(module.Database(state, **options))


def rows(result):
    found = []
    while result.has_next():
        found.append(result.get_next())
    return found


def load(folder, state):
    for path in (state, state + ".wal"):
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.remove(path)
    base = opened(state)

    def work():
        base.execute("CREATE NODE TABLE Entity (id INT64, key STRING, kind STRING, name STRING, PRIMARY KEY (id))")
        base.execute("CREATE REL TABLE Claim (FROM Entity TO Entity, id INT64, relation STRING, begun INT64, ended INT64,"
                     " source INT64, page INT64)")
        base.execute(f"COPY Entity FROM '{folder}/entities.csv' (header=true)")
        base.execute(f"COPY Claim FROM (LOAD FROM '{folder}/edges.csv' (header=true)"
                     " RETURN subject, object, id, relation, start, `end`, source, page)")
        return rows(base.execute("MATCH ()-[c:Claim]->() RETURN count(*)"))[0][0]
    common.timed("import-graph", work)


def ask(folder, state):
    base = opened(state, read_only=True)
    numbers = common.entity_numbers(folder)  # its only index is over the numbers
    page = base.prepare("MATCH (e:Entity)-[c:Claim]-(o:Entity) WHERE e.id = $id RETURN c.*, e.name, o.name LIMIT 200")
    common.measure("entity-page", common.questions(folder, "entity"),
                   lambda key: len(rows(base.execute(page, {"id": numbers[key]}))))
    held = base.prepare("MATCH (p:Entity)<-[c:Claim]-(s:Entity) WHERE p.id = $id AND c.relation IN $how"
                        " AND c.begun <= $day AND c.ended >= $day RETURN c.*, s.name")
    common.measure("who-held", common.questions(folder, "held"), lambda key, day: len(rows(base.execute(
        held, {"id": numbers[key], "how": common.HOLDING, "day": common.day_number(day)}))))
    on_day = base.prepare("MATCH ()-[c:Claim]->() WHERE c.relation = $relation AND c.begun <= $day AND c.ended >= $day"
                          " RETURN count(*)")
    common.measure("relation-day", common.questions(folder, "relation"), lambda relation, day: rows(base.execute(
        on_day, {"relation": relation, "day": common.day_number(day)}))[0][0])
    prefix = base.prepare("MATCH (e:Entity) WHERE lower(e.name) CONTAINS $text RETURN e.* LIMIT 20")
    common.measure("name-prefix", common.questions(folder, "prefix"),
                   lambda text: len(rows(base.execute(prefix, {"text": text.lower()}))))
    hop = base.prepare("MATCH (e:Entity)-[:Claim* SHORTEST 1..2]-(o:Entity) WHERE e.id = $id RETURN count(*)")
    for work, form in (("two-hop", "hop"), ("two-hop-hub", "hub")):
        common.measure(work, common.questions(folder, form),
                       lambda key, *_: rows(base.execute(hop, {"id": numbers[key]}))[0][0])
    for work, wanted in (("path", "nodes(p)"), ("path-length", "length(p)")):
        path = base.prepare("MATCH p = (a:Entity)-[:Claim* SHORTEST 1..30]-(b:Entity) WHERE a.id = $a AND b.id = $b"
                            f" RETURN {wanted} LIMIT 1")
        for far in ("", "-far"):
            common.measure(work + far, [pair[:2] for pair in common.questions(folder, "path" + far)], lambda a, b: len(rows(
                base.execute(path, {"a": numbers[a], "b": numbers[b]}))))


def cold(folder, state):
    base = opened(state, read_only=True)
    print(len(rows(base.execute("MATCH (e:Entity)-[c:Claim]-(o:Entity) WHERE e.key = $key RETURN c.*, o.name",
                                {"key": common.questions(folder, "entity")[0][0]}))))


if __name__ == "__main__":
    step, folder, state = common.arguments()
    {"load": load, "ask": ask, "cold": cold}[step](folder, state)
