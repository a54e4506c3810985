internal import RegestaKit

/// Which things of a network are drawn when there are too many for one sheet: those nearest to the
/// centre, and of equally near ones those with most neighbours.
struct NetworkSelection {
  /// The things that are drawn, by number.
  let kept: [Entity.ID]
  /// How many neighbours of each of them are not.
  let hidden: [Entity.ID: Int]
  /// How many things are not drawn.
  let leftOut: Int

  /// - Parameters:
  ///   - entities: All things, by number.
  ///   - edges: The two ends of each claim between them.
  ///   - centers: What the picture is drawn around.
  ///   - limit: How many things are drawn at most.
  init(
    of entities: [Entity.ID],
    edges: [(subject: Entity.ID, object: Entity.ID)],
    around centers: [Entity.ID],
    limit: Int
  ) {
    guard entities.count > limit else {
      (kept, hidden, leftOut) = (entities, [:], 0)
      return
    }
    var neighbors: [Entity.ID: Set<Entity.ID>] = [:]
    for edge in edges where edge.subject != edge.object {
      neighbors[edge.subject, default: []].insert(edge.object)
      neighbors[edge.object, default: []].insert(edge.subject)
    }
    /// Whether one is to be taken before the other.
    func precedes(_ left: Entity.ID, _ right: Entity.ID) -> Bool {
      let (many, few) = (neighbors[left]?.count ?? 0, neighbors[right]?.count ?? 0)
      return many != few ? many > few : left < right
    }
    var taken: Set<Entity.ID> = []
    if centers.isEmpty {
      // From the thing with most neighbours outward, so that what is drawn hangs together.
      var front: Set<Entity.ID> = []
      while taken.count < limit {
        let rest = entities.lazy.filter { !taken.contains($0) }
        guard let next = front.min(by: precedes) ?? rest.min(by: precedes) else { break }
        taken.insert(next)
        front.remove(next)
        front.formUnion((neighbors[next] ?? []).subtracting(taken))
      }
    } else {
      var layer = Set(centers)
      while !layer.isEmpty, taken.count < limit {
        let chosen = layer.sorted(by: precedes).prefix(limit - taken.count)
        taken.formUnion(chosen)
        let around = chosen.reduce(into: Set<Entity.ID>()) { $0.formUnion(neighbors[$1] ?? []) }
        layer = around.subtracting(taken)
      }
    }
    kept = taken.sorted()
    leftOut = entities.count - kept.count
    hidden = taken.reduce(into: [:]) { hidden, entity in
      let count = (neighbors[entity] ?? []).subtracting(taken).count
      if count > 0 { hidden[entity] = count }
    }
  }
}
