internal import SQLite

extension KnowledgeBase {
  /// Reads all recorded claims between things into memory, where chains are found without asking the file:
  /// twenty bytes a claim, thirty-six with their times.
  ///
  /// ``paths(from:to:filter:count:maximumLength:)`` does it by itself once it has been asked so often that it pays,
  /// in bases of up to sixteen million claims. What is kept is dropped when anybody writes.
  ///
  /// - Parameter withTimes: Whether chains and networks at a time are to be found there, too.
  /// - Returns: Whether it is there now; false while a batch is open, in a reading of the past or of a part, and
  ///   when the numbers in the file leave it no place.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  @discardableResult
  public func keepGraphInMemory(withTimes: Bool = false) throws -> Bool {
    try read {
      guard try refreshMemory() else { return false }
      try keepAdjacency(withTimes ? .times : .edges)
      return memory?.adjacency != nil
    }
  }

  /// The adjacency, where the walk that is about to begin can go over it.
  ///
  /// It is made once the walks before this one have taken about as long over the file as making it will.
  func adjacency(for filter: EdgeFilter) throws -> Adjacency? {
    guard filter.asksForPlainEdges, let times = Adjacency.Times(filter),
      try refreshMemory(), let memory
    else { return nil }
    let walked = times.isAlways ? memory.walked : memory.walkedInTime
    noteWalk(costing: BaseMemory.claimsPerWalk, times)
    let wanted: BaseMemory.Detail = times.isAlways ? .edges : .times
    if memory.detail.rawValue < wanted.rawValue, walked > 0 {
      let last = try connection.first("SELECT ifnull(max(id), 0) FROM claim") { try $0.int(0) } ?? 0
      if last <= BaseMemory.mostClaims, walked + BaseMemory.claimsPerWalk >= last {
        try keepAdjacency(wanted)
      }
    }
    guard let adjacency = self.memory?.adjacency else { return nil }
    return times.isAlways || adjacency.hasTimes ? adjacency : nil
  }

  /// Notes that a walk for which there was no adjacency has looked at so many things in the file.
  func noteWalk(over things: Int, _ filter: EdgeFilter) {
    guard filter.asksForPlainEdges, let times = Adjacency.Times(filter) else { return }
    noteWalk(costing: things * BaseMemory.claimsPerThing, times)
  }

  private func noteWalk(costing claims: Int, _ times: Adjacency.Times) {
    memory?.walked += claims
    if !times.isAlways { memory?.walkedInTime += claims }
  }

  private func keepAdjacency(_ wanted: BaseMemory.Detail) throws {
    guard let memory, memory.detail.rawValue < wanted.rawValue else { return }
    // Whatever happens now is not tried again.
    self.memory?.detail = wanted
    self.memory?.adjacency = try Adjacency(connection, withTimes: wanted == .times)
  }
}

extension EdgeFilter {
  /// Whether what it asks of an edge beside its relation and its time is asked of the claim itself, if at all.
  fileprivate var asksForPlainEdges: Bool {
    kinds.isEmpty && avoidedKinds.isEmpty && avoidedEntities.isEmpty && !includesCandidates
  }
}
