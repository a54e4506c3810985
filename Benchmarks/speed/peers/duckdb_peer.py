#!/usr/bin/env python3
"""DuckDB: the edges and entities as two tables with indexes. No names search but by a scan."""

import os

import common
import duckdb


def load(folder, state):
    if os.path.exists(state):
        os.remove(state)
    base = duckdb.connect(state)

    def work():
        base.execute(f"CREATE TABLE entity AS SELECT * FROM read_csv('{folder}/entities.csv', header=true)")
        base.execute(f"CREATE TABLE claim AS SELECT * FROM read_csv('{folder}/edges.csv', header=true)")
        base.execute("CREATE UNIQUE INDEX entity_id ON entity (id)")
        base.execute("CREATE UNIQUE INDEX entity_key ON entity (key)")
        base.execute("CREATE INDEX claim_subject ON claim (subject)")
        base.execute("CREATE INDEX claim_object ON claim (object)")
        base.execute("CHECKPOINT")
        return base.execute("SELECT count(*) FROM claim").fetchone()[0]
    common.timed("import-graph", work)


def ask(folder, state):
    base = duckdb.connect(state, read_only=True)

    def page(key):
        (id,) = base.execute("SELECT id FROM entity WHERE key = ?", [key]).fetchone()
        return len(base.execute(
            "SELECT c.*, s.name, o.name FROM claim AS c JOIN entity AS s ON s.id = c.subject JOIN entity AS o ON o.id = c.object"
            " WHERE c.subject = ? UNION ALL"
            " SELECT c.*, s.name, o.name FROM claim AS c JOIN entity AS s ON s.id = c.subject JOIN entity AS o ON o.id = c.object"
            " WHERE c.object = ? LIMIT 200", [id, id]).fetchall())
    common.measure("entity-page", common.questions(folder, "entity"), page)

    def held(key, day):
        day = common.day_number(day)
        return len(base.execute(
            "SELECT c.*, s.name FROM claim AS c JOIN entity AS s ON s.id = c.subject JOIN entity AS o ON o.id = c.object"
            f" WHERE o.key = ? AND relation IN ({', '.join(map(repr, common.HOLDING))}) AND c.start <= ? AND c.\"end\" >= ?",
            [key, day, day]).fetchall())
    common.measure("who-held", common.questions(folder, "held"), held)

    def source(key):
        return len(base.execute(
            "SELECT c.*, s.name, o.name FROM claim AS c JOIN entity AS s ON s.id = c.subject JOIN entity AS o ON o.id = c.object"
            " WHERE c.source = ? ORDER BY page LIMIT 100", [int(key.split("-")[1])]).fetchall())
    common.measure("source-claims", common.questions(folder, "source"), source)

    def day(relation, day):
        day = common.day_number(day)
        return base.execute("SELECT count(*) FROM claim WHERE relation = ? AND start <= ? AND \"end\" >= ?",
                            [relation, day, day]).fetchone()[0]
    common.measure("relation-day", common.questions(folder, "relation"), day)

    def prefix(text):
        return len(base.execute(
            "SELECT * FROM entity WHERE strip_accents(name) ILIKE ? OR strip_accents(name) ILIKE ? LIMIT 20",
            [text + "%", "% " + text + "%"]).fetchall())
    common.measure("name-prefix", common.questions(folder, "prefix"), prefix)

    def misspelt(text, *_):
        return len(base.execute(
            "SELECT * FROM entity ORDER BY damerau_levenshtein(lower(strip_accents(name)), ?) LIMIT 20",
            [text.lower()]).fetchall())
    common.measure("name-misspelt", common.questions(folder, "misspelt"), misspelt)

    def two_hop(key):
        (id,) = base.execute("SELECT id FROM entity WHERE key = ?", [key]).fetchone()
        near = "SELECT object AS id FROM claim WHERE subject IN ({0}) UNION SELECT subject FROM claim WHERE object IN ({0})"
        one = near.format(str(id))
        return len(base.execute(f"WITH one AS ({one}) SELECT id FROM one UNION "
                                + near.format("SELECT id FROM one")).fetchall())
    common.measure("two-hop", common.questions(folder, "hop"), lambda key, _: two_hop(key))
    common.measure("two-hop-hub", common.questions(folder, "hub"), two_hop)


def cold(folder, state):
    base = duckdb.connect(state, read_only=True)
    print(len(base.execute("SELECT c.* FROM claim AS c JOIN entity AS e ON e.id IN (c.subject, c.object) WHERE e.key = ?",
                           [common.questions(folder, "entity")[0][0]]).fetchall()))


if __name__ == "__main__":
    step, folder, state = common.arguments()
    {"load": load, "ask": ask, "cold": cold}[step](folder, state)
