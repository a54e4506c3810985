#!/usr/bin/env python3
"""NetworkX: everything in memory, as dictionaries; nothing is kept between two runs."""

import csv

import common
import networkx


def everything(folder, state):
    graph = networkx.MultiDiGraph()

    def work():
        with open(f"{folder}/entities.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                graph.add_node(int(row["id"]), key=row["key"], kind=row["kind"], name=row["name"])
        with open(f"{folder}/edges.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                graph.add_edge(int(row["subject"]), int(row["object"]), relation=row["relation"],
                               start=int(row["start"] or -2**46), end=int(row["end"] or 2**46),
                               source=int(row["source"] or 0), page=int(row["page"] or 0))
        return graph.number_of_edges()
    common.timed("import-graph", work)
    numbers = {data["key"]: node for node, data in graph.nodes(data=True)}

    def page(key):
        node = numbers[key]
        names = graph.nodes
        return len([(data, names[o]["name"]) for _, o, data in graph.out_edges(node, data=True)]
                   + [(data, names[s]["name"]) for s, _, data in graph.in_edges(node, data=True)])
    common.measure("entity-page", common.questions(folder, "entity"), page)

    def held(key, day):
        day, holding = common.day_number(day), set(common.HOLDING)
        return len([graph.nodes[s]["name"] for s, _, data in graph.in_edges(numbers[key], data=True)
                    if data["relation"] in holding and data["start"] <= day <= data["end"]])
    common.measure("who-held", common.questions(folder, "held"), held)

    simple = networkx.Graph(graph.to_undirected(as_view=True))
    for work, form in (("two-hop", "hop"), ("two-hop-hub", "hub")):
        common.measure(work, common.questions(folder, form), lambda key, *_: len(
            networkx.single_source_shortest_path_length(simple, numbers[key], cutoff=2)) - 1)

    def path(a, b, *_):
        try:
            return len(networkx.bidirectional_shortest_path(simple, numbers[a], numbers[b])) > 0
        except networkx.NetworkXNoPath:
            return 0
    for form in ("path", "path-far"):
        common.measure(form, common.questions(folder, form), path)
        # The way to count the steps is to find the chain.
        common.measure(form.replace("path", "path-length"), common.questions(folder, form), path)
    common.timed("export-graphml", lambda: networkx.write_graphml(graph, state))


if __name__ == "__main__":
    _, folder, state = common.arguments()
    everything(folder, state)
