internal import SQLite

/// What is kept of a base's graph from one walk to the next, as long as nobody writes.
struct GraphMemory {
  /// How the base stood: what another program writes changes the one number, what this one writes the other.
  struct Generation: Equatable {
    var written: Int
    var changes: Int
  }

  /// How much of a graph is in memory.
  enum Detail: Int {
    /// Nothing.
    case none
    /// What leads where.
    case edges
    /// When it does, too.
    case times
  }

  var generation: Generation
  /// How many walks were asked for that an adjacency could have served, and how many of these at a time.
  var walks = 0
  var walksInTime = 0
  /// See ``KnowledgeBase/surcharges()``.
  var surcharges: [Int: Int]?
  var adjacency: Adjacency?
  /// What the adjacency has, or what was tried and is not to be had.
  var detail = Detail.none

  /// So many claims can be read into memory in the time of one walk over the base.
  static let claimsPerWalk = 16_384
  /// Beyond so many, to read all of them takes longer than anybody who asks for one chain will wait.
  static let mostClaims = 4_000_000
}

extension KnowledgeBase {
  /// Reads all recorded claims between things into memory, where chains are found without asking the file:
  /// twenty bytes a claim, thirty-six with their times.
  ///
  /// ``paths(from:to:filter:count:maximumLength:)`` does it by itself once it has been asked so often that it pays,
  /// in bases of up to four million claims. What is kept is dropped when anybody writes.
  ///
  /// - Parameter withTimes: Whether chains and networks at a time are to be found there, too.
  /// - Returns: Whether it is there now; false while a batch is open, in a reading of the past or of a part, and
  ///   when the numbers in the file leave it no place.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  @discardableResult
  public func keepGraphInMemory(withTimes: Bool = false) throws -> Bool {
    try read {
      guard try refreshGraphMemory() else { return false }
      try keepAdjacency(withTimes ? .times : .edges)
      return graphMemory?.adjacency != nil
    }
  }

  /// The adjacency, where the walk that is about to begin can go over it.
  ///
  /// It is made once the walks before this one have taken about as long over the file as making it will.
  func adjacency(for filter: EdgeFilter) throws -> Adjacency? {
    guard filter.asksForPlainEdges, let times = Adjacency.Times(filter),
      try refreshGraphMemory(), var memory = graphMemory
    else { return nil }
    memory.walks += 1
    if !times.isAlways { memory.walksInTime += 1 }
    graphMemory = memory
    let wanted: GraphMemory.Detail = times.isAlways ? .edges : .times
    if memory.detail.rawValue < wanted.rawValue {
      let walks = times.isAlways ? memory.walks : memory.walksInTime
      let last = try connection.first("SELECT ifnull(max(id), 0) FROM claim") { try $0.int(0) } ?? 0
      if last <= GraphMemory.mostClaims, walks > 1, walks * GraphMemory.claimsPerWalk >= last {
        try keepAdjacency(wanted)
      }
    }
    guard let adjacency = graphMemory?.adjacency else { return nil }
    return times.isAlways || adjacency.hasTimes ? adjacency : nil
  }

  private func keepAdjacency(_ wanted: GraphMemory.Detail) throws {
    guard let memory = graphMemory, memory.detail.rawValue < wanted.rawValue else { return }
    // Whatever happens now is not tried again.
    graphMemory?.detail = wanted
    graphMemory?.adjacency = try Adjacency(connection, withTimes: wanted == .times)
  }

  /// Drops what is kept of another generation.
  ///
  /// - Returns: Whether anything may be kept: not of a batch that can still be rolled back, nor of a reading of the
  ///   past or of a part.
  func refreshGraphMemory() throws -> Bool {
    if isWriting || isNarrowed { return false }
    let generation = GraphMemory.Generation(
      written: try connection.dataVersion,
      changes: connection.totalChanges
    )
    if graphMemory?.generation != generation { graphMemory = GraphMemory(generation: generation) }
    return true
  }
}

extension EdgeFilter {
  /// Whether what it asks of an edge beside its relation and its time is asked of the claim itself, if at all.
  fileprivate var asksForPlainEdges: Bool {
    kinds.isEmpty && avoidedKinds.isEmpty && avoidedEntities.isEmpty && !includesCandidates
  }
}
