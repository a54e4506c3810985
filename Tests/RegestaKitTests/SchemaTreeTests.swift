import TestSupport
import RegestaKit
import SQLite
import Testing

@Suite("The trees of kinds and relations hold every ancestor, whatever is moved where")
struct SchemaTreeTests {
  @Test(
    "Random moves keep the tree right",
    arguments: ["kind", "relation"],
    [1, 2, 3, 4, 5] as [UInt64]
  )
  func movesKeepTheClosure(_ table: String, _ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let base = try KnowledgeBase.inMemory()
    let connection = base.connection
    try connection.execute(
      "INSERT INTO batch (kind, at, who) VALUES ('edit', '2026-01-01T00:00:00Z', 'test')"
    )
    var parents: [Int: Int] = [:]
    let count = 24
    for id in 1...count {
      let parent: Int? =
        id == 1 || random.once(in: 5) ? nil : Int.random(in: 1..<id, using: &random)
      parents[id] = parent
      if table == "kind" {
        try connection.run(
          """
          INSERT INTO kind (id, key, parent, label, plural, batch)
          VALUES (\(id), \("k\(id)"), \(parent), 'x', 'x', 1)
          """
        )
      } else {
        try connection.run(
          """
          INSERT INTO relation (id, key, parent, label, value, time, batch)
          VALUES (\(id), \("k\(id)"), \(parent), 'x', 'entity', 'timeless', 1)
          """
        )
      }
    }
    try compare(connection, table, parents, count)
    for _ in 0..<60 {
      let id = Int.random(in: 1...count, using: &random)
      let parent: Int? = random.once(in: 6) ? nil : Int.random(in: 1...count, using: &random)
      let isCircle = parent.map { ancestors(of: $0, parents).contains(id) } ?? false
      let move: SQL = "UPDATE \(raw: table) SET parent = \(parent) WHERE id = \(id)"
      if isCircle {
        #expect(throws: DatabaseError.self) { try connection.run(move) }
      } else {
        try connection.run(move)
        parents[id] = parent
      }
      try compare(connection, table, parents, count)
    }
  }

  /// The naive way: up from parent to parent, itself included.
  private func ancestors(of id: Int, _ parents: [Int: Int]) -> Set<Int> {
    var found: Set<Int> = []
    var next: Int? = id
    while let current = next, found.insert(current).inserted { next = parents[current] }
    return found
  }

  private func compare(
    _ connection: Connection,
    _ table: String,
    _ parents: [Int: Int],
    _ count: Int
  ) throws {
    var naive: Set<[Int]> = []
    for id in 1...count {
      for ancestor in ancestors(of: id, parents) { naive.insert([id, ancestor]) }
    }
    let rows = try connection.rows(
      "SELECT \(raw: table), ancestor FROM \(raw: table)_tree"
    ) { [try $0.int(0), try $0.int(1)] }
    #expect(rows.count == naive.count)
    #expect(Set(rows) == naive)
  }

  @Test("A circle is refused with its reason, and a move stands in the log")
  func circlesAndLog() throws {
    let (base, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(SchemaGuardTests.batch)
    let circle = #expect(throws: DatabaseError.self) {
      try foreign.execute(
        """
        UPDATE kind SET parent = (SELECT id FROM kind WHERE key = 'gubernya')
         WHERE key = 'place'
        """
      )
    }
    #expect(circle?.message == "a kind cannot be a case of itself")
    let other = #expect(throws: DatabaseError.self) {
      try foreign.execute(
        """
        UPDATE relation SET parent = (SELECT id FROM relation WHERE key = 'occupies')
         WHERE key = 'holds'
        """
      )
    }
    #expect(other?.message == "a relation cannot be a case of itself")
    try foreign.execute("UPDATE kind SET label = 'province' WHERE key = 'gubernya'")
    #expect(
      try base.connection.texts("SELECT item || ' ' || field FROM change") == ["kind record"]
    )
  }
}
