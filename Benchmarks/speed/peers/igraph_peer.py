#!/usr/bin/env python3
"""igraph: everything in memory, in C behind Python; nothing is kept between two runs."""

import csv
import warnings

import common
import igraph

warnings.simplefilter("ignore", RuntimeWarning)  # that there is no path


def everything(folder, state):
    graph = igraph.Graph(directed=True)

    def work():
        with open(f"{folder}/entities.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        graph.add_vertices(len(rows) + 1)  # numbers begin with 1
        graph.vs["key"] = [""] + [row[1] for row in rows]
        graph.vs["name"] = [""] + [row[3] for row in rows]
        with open(f"{folder}/edges.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        graph.add_edges([(int(row[1]), int(row[3])) for row in rows])
        graph.es["relation"] = [row[2] for row in rows]
        graph.es["start"] = [int(row[4] or -2**46) for row in rows]
        graph.es["end"] = [int(row[5] or 2**46) for row in rows]
        return graph.ecount()
    common.timed("import-graph", work)
    numbers = {key: number for number, key in enumerate(graph.vs["key"])}

    def page(key):
        edges = graph.es[graph.incident(numbers[key], mode="all")]
        return len([(edge["relation"], edge["start"], edge["end"], graph.vs[edge.source]["name"],
                     graph.vs[edge.target]["name"]) for edge in edges])
    common.measure("entity-page", common.questions(folder, "entity"), page)
    for work, form in (("two-hop", "hop"), ("two-hop-hub", "hub")):
        common.measure(work, common.questions(folder, form),
                       lambda key, *_: graph.neighborhood_size(numbers[key], order=2, mode="all") - 1)
    for work in ("path", "path-far"):
        common.measure(work, common.questions(folder, work), lambda a, b, *_: len(
            graph.get_shortest_path(numbers[a], numbers[b], mode="all")) > 0)
        common.measure(work.replace("path", "path-length"), common.questions(folder, work), lambda a, b, *_: graph.distances(
            numbers[a], numbers[b], mode="all")[0][0] < float("inf"))
    common.timed("export-graphml", lambda: graph.write_graphml(state))


if __name__ == "__main__":
    _, folder, state = common.arguments()
    everything(folder, state)
