internal import SQLite

/// What is kept of a base from one question to the next, as long as nobody writes.
struct BaseMemory {
  /// How the base stood: what another program writes changes the one number, what this one writes the other.
  struct Generation: Equatable {
    var written: Int
    var changes: Int
  }

  /// How much of the graph is in memory.
  enum Detail: Int {
    /// Nothing.
    case none
    /// What leads where.
    case edges
    /// When it does, too.
    case times
  }

  var generation: Generation
  /// What reads claims, with what it remembers.
  var claimReader: ClaimReader?
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
  /// Drops what is kept of another generation.
  ///
  /// - Returns: Whether anything may be kept: not of a batch that can still be rolled back, nor of a reading of the
  ///   past or of a part.
  func refreshMemory() throws -> Bool {
    if isWriting || isNarrowed { return false }
    let generation = BaseMemory.Generation(
      written: try connection.dataVersion,
      changes: connection.totalChanges
    )
    if memory?.generation != generation { memory = BaseMemory(generation: generation) }
    return true
  }
}
