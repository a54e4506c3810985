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
  /// What the walks cost so far that an adjacency could have served, and those of them that were at a time: in claims
  /// that could have been read into memory meanwhile.
  var walked = 0
  var walkedInTime = 0
  /// See ``KnowledgeBase/surcharges()``.
  var surcharges: [Int: Int]?
  var adjacency: Adjacency?
  /// Of what kind each thing of the adjacency is, once that was asked.
  var kinds: [UInt16]?
  /// What the adjacency has, or what was tried and is not to be had.
  var detail = Detail.none

  /// So many claims can be read into memory in the time of a search for a chain over the base.
  static let claimsPerWalk = 32_768
  /// And so many in the time in which one thing more is looked at: its claims are found by an index, and read.
  static let claimsPerThing = 64
  /// Beyond so many, to read all of them takes longer than anybody who asks for one chain will wait: some seconds.
  static let mostClaims = 16_000_000
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
