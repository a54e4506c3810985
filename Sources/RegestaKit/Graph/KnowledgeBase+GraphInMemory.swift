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

  /// The edges in memory under a filter, where the walk that is about to begin can go over them.
  ///
  /// - Parameters:
  ///   - filter: Which claims are edges.
  ///   - relations: By which relations, by number; nil for all.
  ///   - exempt: Things to which an edge may lead whatever the filter says of its end.
  /// - Returns: nil where the base must be read.
  /// - Throws: what SQLite says.
  func admittedEdges(
    _ filter: EdgeFilter,
    _ relations: Set<Int>?,
    exempting exempt: [Entity.ID] = []
  ) throws -> AdmittedEdges? {
    guard let adjacency = try adjacency(for: filter), let times = Adjacency.Times(filter) else {
      return nil
    }
    var ends: AdmittedEdges.Ends?
    if filter.limitsEnds {
      guard let kinds = try kindsInMemory() else { return nil }
      ends = AdmittedEdges.Ends(
        kinds: kinds,
        wanted: AdmittedEdges.flags(try kindNumbers(filter)),
        avoided: Set(filter.avoidedEntities.map(\.rawValue)),
        exempt: Set(exempt.map(\.rawValue))
      )
    }
    return AdmittedEdges(
      adjacency,
      in: times,
      includesDenied: filter.includesDenied,
      relations: relations,
      ends: ends
    )
  }

  /// Of what kind each thing is, by its number: two bytes a thing, as long as there is an adjacency.
  private func kindsInMemory() throws -> [UInt16]? {
    guard let memory, let adjacency = memory.adjacency else { return nil }
    if let kinds = memory.kinds { return kinds }
    var kinds = Array(repeating: UInt16(0), count: adjacency.end)
    var isFitting = true
    try connection.forEach("SELECT id, kind FROM entity") { row in
      guard let kind = UInt16(exactly: try row.int(1)) else {
        isFitting = false
        return .stop
      }
      let thing = try row.int(0)
      if kinds.indices.contains(thing) { kinds[thing] = kind }
      return .next
    }
    guard isFitting else { return nil }
    self.memory?.kinds = kinds
    return kinds
  }

  /// The adjacency, where the walk that is about to begin can go over it.
  ///
  /// It is made once the walks before this one have taken about as long over the file as making it will.
  private func adjacency(for filter: EdgeFilter) throws -> Adjacency? {
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
  /// Whether it asks of edges what an adjacency knows, and besides only what is asked of the claim itself.
  fileprivate var asksForPlainEdges: Bool { !includesCandidates }

  /// Whether it matters where an edge leads.
  fileprivate var limitsEnds: Bool {
    !(kinds.isEmpty && avoidedKinds.isEmpty && avoidedEntities.isEmpty)
  }
}
