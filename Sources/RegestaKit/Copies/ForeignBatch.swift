internal import SQLite

/// A batch of another copy, as the batch remembers it that brought its work here.
///
/// A row is the same in two copies when it was first written by the same batch, under the same number
/// there; the hash of a batch is the same wherever it is spoken of.
struct ForeignBatch {
  /// Its hash, by which every copy knows it.
  var hash: String
  /// What is told of it, as JSON: number, kind, when, who, why, file.
  var facts: String
  /// By table: the numbers that its rows had there, and those that they have here.
  var rows: [String: [(theirs: Int, mine: Int)]] = [:]

  /// What the merges of a base remember, also of copies that came by way of others.
  ///
  /// - Parameters:
  ///   - merges: The batches that brought another copy in.
  ///   - connection: The base.
  /// - Returns: By hash.
  /// - Throws: What SQLite refuses.
  static func remembered(
    by merges: [Int],
    in connection: Connection
  ) throws -> [String: ForeignBatch] {
    var found: [String: ForeignBatch] = [:]
    for merge in merges {
      try connection.forEach(
        """
        SELECT c.value ->> '$.hash', json_remove(c.value, '$.rows') FROM batch AS b,
               json_each(b.options, '$.copy.batches') AS c
         WHERE b.id = \(merge)
        """
      ) { row in
        let hash = try row.text(0)
        if found[hash] == nil { found[hash] = ForeignBatch(hash: hash, facts: try row.text(1)) }
        return .next
      }
      try connection.forEach(
        """
        SELECT c.value ->> '$.hash', t.key, run.value ->> 0, run.value ->> 1, run.value ->> 2
          FROM batch AS b, json_each(b.options, '$.copy.batches') AS c,
               json_each(c.value, '$.rows') AS t, json_each(t.value) AS run
         WHERE b.id = \(merge)
        """
      ) { row in
        let (hash, table) = (try row.text(0), try row.text(1))
        let (theirs, mine, count) = (try row.int(2), try row.int(3), try row.int(4))
        guard count > 0, count < 1 << 40 else { return .next }
        found[hash]?.rows[table, default: []] += (0..<count).map { (theirs + $0, mine + $0) }
        return .next
      }
    }
    return found
  }

  /// The batches of a base that brought another copy in.
  static func merges(in connection: Connection, after past: Batch.ID) throws -> [Int] {
    try connection.rows(
      """
      SELECT id FROM batch WHERE id > \(past.rawValue) AND kind = 'merge'
         AND options GLOB '{"copy":*' AND json_valid(options) ORDER BY id
      """
    ) { try $0.int(0) }
  }

  /// As it stands in the options of the batch that brings its work here: rows that lie together in both
  /// copies are one run.
  var json: String {
    let tables = rows.keys.sorted().compactMap { table -> String? in
      let pairs = (rows[table] ?? []).sorted { $0.theirs < $1.theirs }
      guard var run = pairs.first.map({ (theirs: $0.theirs, mine: $0.mine, count: 0) }) else {
        return nil
      }
      var runs: [String] = []
      for pair in pairs {
        if pair.theirs != run.theirs + run.count || pair.mine != run.mine + run.count {
          runs.append("[\(run.theirs),\(run.mine),\(run.count)]")
          run = (pair.theirs, pair.mine, 0)
        }
        run.count += 1
      }
      runs.append("[\(run.theirs),\(run.mine),\(run.count)]")
      return "\"\(table)\":[\(runs.joined(separator: ","))]"
    }
    return "\(facts.dropLast()),\"rows\":{\(tables.joined(separator: ","))}}"
  }
}
