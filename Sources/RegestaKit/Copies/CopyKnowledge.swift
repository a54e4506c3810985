internal import SQLite

/// What each of two copies knows of the other, as their chains and their merges tell it.
struct CopyKnowledge {
  let past: CommonPast
  /// Which of their rows are which of mine, before anything is brought.
  var map: RowMap
  /// The last of their batches whose work is here.
  private(set) var theirsKnown: Int
  /// The last of mine whose work is there.
  private(set) var mineKnown: Int
  /// The batches of each, after the common past, that brought a copy in.
  let mineMerges: [Int]
  let theirMerges: [Int]
  /// Batches of each that take a merge back or do it again: they say nothing of what it brought.
  let mineIdle: Set<Int>
  let theirIdle: Set<Int>
  /// Batches of copies that they know and I do not, with the numbers that rows have there.
  private(set) var strange: [ForeignBatch] = []
  /// Merges of this copy, or of one that it brought, which stand taken back here.
  private(set) var takenBack: [Batch.ID] = []

  init(_ mine: KnowledgeBase, _ theirs: KnowledgeBase, past: CommonPast) throws {
    let (own, other) = (mine.connection, theirs.connection)
    self.past = past
    map = try RowMap(past, in: own)
    (theirsKnown, mineKnown) = (past.batch.rawValue, past.batch.rawValue)
    mineMerges = try ForeignBatch.merges(in: own, after: past.batch)
    theirMerges = try ForeignBatch.merges(in: other, after: past.batch)
    mineIdle = try Self.idle(mineMerges, in: own)
    theirIdle = try Self.idle(theirMerges, in: other)

    let (mineChain, theirChain) = (
      try own.chain(after: past.batch), try other.chain(after: past.batch)
    )
    let remembered = try ForeignBatch.remembered(by: mineMerges, in: own)
    let theirMemory = try ForeignBatch.remembered(by: theirMerges, in: other)
    for (hash, batch) in remembered {
      if let number = theirChain[hash] {
        theirsKnown = max(theirsKnown, number)
        for (table, rows) in batch.rows {
          for row in rows { map.pair(row.theirs, with: row.mine, in: table) }
        }
      }
    }
    for (hash, batch) in theirMemory {
      if mineChain[hash] != nil {
        for (table, rows) in batch.rows {
          for row in rows { map.pair(row.mine, with: row.theirs, in: table) }
        }
      } else if let third = remembered[hash] {
        // Both know a third copy: what is one row there is one row here.
        for (table, rows) in batch.rows {
          let own = Dictionary(third.rows[table] ?? [], uniquingKeysWith: { one, _ in one })
          for row in rows {
            if let mine = own[row.theirs] { map.pair(row.mine, with: mine, in: table) }
          }
        }
      } else if theirChain[hash] == nil, try own.batch(withHash: hash) == nil {
        strange.append(batch)
      }
    }
    for merge in theirMerges where try theirs.effectiveUndo(of: Batch.ID(merge)) == nil {
      for hash in try ForeignBatch.remembered(by: [merge], in: other).keys {
        if let number = mineChain[hash] { mineKnown = max(mineKnown, number) }
      }
    }
    for merge in mineMerges where try mine.effectiveUndo(of: Batch.ID(merge)) != nil {
      let hashes = try ForeignBatch.remembered(by: [merge], in: own).keys
      if hashes.contains(where: { theirChain[$0] != nil }) { takenBack.append(Batch.ID(merge)) }
    }
  }

  private static func idle(_ merges: [Int], in connection: Connection) throws -> Set<Int> {
    var idle: Set<Int> = []
    var front = merges
    while !front.isEmpty {
      front = try connection.rows("SELECT id FROM batch WHERE undoes IN \(list: front)") {
        try $0.int(0)
      }
      idle.formUnion(front)
    }
    return idle
  }
}

extension Connection {
  /// The number of the closed batch with this hash.
  func batch(withHash hash: String) throws -> Int? {
    try first("SELECT id FROM batch WHERE hash = \(hash)") { try $0.int(0) }
  }
}
