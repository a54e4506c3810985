public import RegestaKit
internal import SQLite

extension KnowledgeBase {
  /// A base, or a part of it, as a picture of things and the claims between them.
  ///
  /// Of more than ``NetworkPicture/mostNodes`` things, those around the centre with most neighbours
  /// are drawn, and the picture says how many are not.
  ///
  /// - Parameters:
  ///   - scope: Which part.
  ///   - losses: Is told of what is not seen in the picture.
  ///   - idPrefix: Begins every `id`, so that several pictures can stand in one page.
  /// - Returns: The picture, laid out.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func networkPicture(
    of scope: ExportScope = .all,
    losses: LossReport = LossReport(),
    idPrefix: String = ""
  ) throws -> NetworkPicture {
    try read {
      let graph = try ExportGraph(Export(base: self, scope: scope, losses: losses))
      return try NetworkPictureReader(graph, idPrefix: idPrefix).picture()
    }
  }
}

/// Reads what a picture shows.
private struct NetworkPictureReader {
  let graph: ExportGraph
  let idPrefix: String
  /// So many claims that are not drawn are in the picture's text; beyond it no reader gets.
  private static let mostUndrawn = 2_000

  init(_ graph: ExportGraph, idPrefix: String) {
    self.graph = graph
    self.idPrefix = idPrefix
  }

  func picture() throws -> NetworkPicture {
    let centers = Set(graph.export.scope.centers.map(\.id))
    let selection = NetworkSelection(
      of: graph.entities,
      edges: try graph.ends(),
      around: centers.sorted(),
      limit: NetworkPicture.mostNodes
    )
    var places: [Entity.ID: Int] = [:]
    var nodes: [NetworkPicture.Node] = []
    try graph.forEachNode(among: selection.kept) { entity, statements in
      places[entity.id] = nodes.count
      nodes.append(
        node(
          entity,
          statements,
          isCenter: centers.contains(entity.id),
          hidden: selection.hidden[entity.id] ?? 0
        )
      )
      for claim in statements {
        try graph.export.losses.add(.statement, "claim", claim.id.rawValue, claim.sentence)
      }
    }
    var edges: [NetworkPicture.Edge] = []
    var undrawn: [String] = []
    var undrawnCount = 0
    var sources = CitedSources()
    try graph.forEachEdge { claim, object in
      try graph.reportCharacters(of: claim)
      guard let source = places[claim.subject.id], let target = places[object.id] else {
        undrawnCount += 1
        if undrawnCount <= Self.mostUndrawn { undrawn.append(claim.sentence) }
        try graph.export.losses.add(.notDrawn, "claim", claim.id.rawValue, claim.sentence)
        return
      }
      if let additions = claim.additions {
        let detail = "\(claim.sentence) [\(additions)]"
        try graph.export.losses.add(.qualifier, "claim", claim.id.rawValue, detail)
      }
      sources.note(claim)
      edges.append(edge(claim, from: source, to: target))
    }
    if undrawnCount > undrawn.count {
      undrawn.append("\(undrawnCount - undrawn.count) more claims")
    }
    try graph.reportWhatIsNoGraph()
    return NetworkPicture(
      nodes: nodes,
      edges: edges,
      frame: try frame(nodes.isEmpty, selection.leftOut, undrawnCount, sources),
      undrawn: undrawn
    )
  }

  private func frame(
    _ isEmpty: Bool,
    _ leftOut: Int,
    _ undrawn: Int,
    _ sources: CitedSources
  ) throws -> PictureFrame {
    var remarks: [String] = []
    if isEmpty { remarks.append("Nothing is recorded in this part of the base.") }
    if leftOut > 0 {
      remarks.append(
        """
        +\(leftOut) more things and \(undrawn) more claims are not drawn: this shows the \
        \(NetworkPicture.mostNodes) things that are nearest and have most connections.
        """
      )
    }
    return PictureFrame(
      heading: try graph.heading(),
      remarks: remarks,
      notices: sources.notice + (try graph.base.pictureNotices()),
      idPrefix: idPrefix
    )
  }

  private func node(
    _ entity: Entity,
    _ statements: [Claim],
    isCenter: Bool,
    hidden: Int
  ) -> NetworkPicture.Node {
    let family = graph.family(of: entity)
    var names: [String] = []
    for claim in statements where graph.valueType(of: claim) == .name {
      let name = (claim.isDenied ? "not: " : "") + claim.object.printed
      if name != entity.label, !names.contains(name) { names.append(name) }
    }
    return NetworkPicture.Node(
      key: entity.key,
      label: entity.label,
      kind: entity.kind,
      family: family,
      caption: family == .event ? statements.lazy.compactMap(\.dateText).first : nil,
      details: names,
      isCenter: isCenter,
      hiddenNeighbors: hidden
    )
  }

  private func edge(_ claim: Claim, from source: Int, to target: Int) -> NetworkPicture.Edge {
    NetworkPicture.Edge(
      claim: claim.id.rawValue,
      source: source,
      target: target,
      relation: claim.relation.key,
      label: claim.relation.label,
      when: claim.when,
      sentence: claim.sentence,
      additions: claim.additions,
      evidence: claim.evidence,
      marks: graph.marks(of: claim),
      isSymmetric: graph.isSymmetric(claim)
    )
  }
}
