internal import SQLite

/// Reads claims, and remembers the things, relations and sources that they name: those that many claims name are
/// read once.
///
/// It may be used for several questions, as long as nobody writes: see ``BaseMemory``.
final class ClaimReader {
  let connection: Connection
  private var entities: [Int: Entity] = [:]
  private var kinds: [Int: String] = [:]
  private var relations: [Int: RelationFacts] = [:]
  private var sources: [Int: Source.Reference] = [:]
  private let entityLookup: Lookup
  private let kindLookup: Lookup
  private let relationLookup: Lookup
  private let sourceLookup: Lookup

  /// So many things and sources are remembered from one question to the next, and no more.
  private static let most = 8_192

  /// What reading a claim needs to know of its relation.
  struct RelationFacts {
    let reference: Relation.Reference
    /// Whether what it says is so at one time, and not from one time to another.
    let isInstant: Bool
    /// Whether two numbers are a point on the map, and no range.
    let isPoint: Bool
    /// Whether it reads the same from both ends.
    let isSymmetric: Bool
  }

  init(_ connection: Connection) {
    self.connection = connection
    entityLookup = Lookup(connection, "SELECT key, label, kind FROM entity WHERE id = ?")
    kindLookup = Lookup(connection, "SELECT key FROM kind WHERE id = ?")
    relationLookup = Lookup(
      connection,
      "SELECT key, label, inverse, time, value, symmetric FROM relation WHERE id = ?"
    )
    sourceLookup = Lookup(connection, "SELECT key, short FROM source WHERE id = ?")
  }
}

/// A row by its number, again and again.
private final class Lookup {
  private let connection: Connection
  private let sql: String
  private var statement: Statement?

  init(_ connection: Connection, _ sql: String) {
    self.connection = connection
    self.sql = sql
  }

  /// Hands the row to `body`, if there is one.
  func read(_ id: Int, _ body: (borrowing Row) throws -> Void) throws {
    if statement == nil { statement = try connection.prepare(sql) }
    try statement?.bind(id, at: 1)
    try statement?.forEach { row in
      try body(row)
      return .stop
    }
  }
}

extension ClaimReader {
  /// The claims that a query wants, whole and in its order.
  func claims(_ query: ClaimQuery) throws -> [Claim] {
    if entities.count > Self.most { entities.removeAll() }
    if sources.count > Self.most { sources.removeAll() }
    var claims: [Claim] = []
    var places: [ClaimPlace] = []
    try connection.forEach(Self.select(query)) { row in
      guard let claim = try claim(from: row) else { return .next }
      let id = claim.id.rawValue
      switch query.order {
      case .time:
        places.append(
          ClaimPlace(id, start: try row.optionalInt(10), end: try row.optionalInt(13))
        )
      case .number: places.append(ClaimPlace(id))
      }
      claims.append(claim)
      return .next
    }
    claims.arrange(by: places)
    if !claims.isEmpty { try addDetails(to: &claims, places.map(\.id).sorted()) }
    return claims
  }

  private static func select(_ query: ClaimQuery) -> SQL {
    if let numbers = query.numbers {
      return columns + " claim AS c" + dates + " WHERE c.id IN (" + numbers + ")"
    }
    guard let ids = query.ids else {
      return columns + " claim AS c" + dates + query.joins + " WHERE " + query.conditions
    }
    // Of a list behind IN SQLite would make a table, which finds each once; here each must be there once.
    let numbers = Set(ids.map(\.rawValue)).sorted().numberList()
    var others = query
    others.ids = nil
    return columns + " json_each(\(numbers)) AS wanted CROSS JOIN claim AS c" + dates + query.joins
      + " WHERE c.id = wanted.value AND " + others.conditions
  }
}

// MARK: - What claims name

extension ClaimReader {
  /// A thing; nil where a damaged base lacks it.
  func entity(_ id: Int) throws -> Entity? {
    if let known = entities[id] { return known }
    try entityLookup.read(id) { row in
      entities[id] = Entity(
        id: Entity.ID(id),
        key: try row.text(0),
        label: try row.text(1),
        kind: try kind(try row.int(2))
      )
    }
    return entities[id]
  }

  private func kind(_ id: Int) throws -> String {
    if let known = kinds[id] { return known }
    try kindLookup.read(id) { kinds[id] = try $0.text(0) }
    return kinds[id] ?? ""
  }

  /// A relation; nil where a damaged base lacks it.
  func relation(_ id: Int) throws -> RelationFacts? {
    if let known = relations[id] { return known }
    try relationLookup.read(id) { row in
      relations[id] = RelationFacts(
        reference: Relation.Reference(
          id: Relation.ID(id),
          key: try row.text(0),
          label: try row.text(1),
          inverse: try row.optionalText(2)
        ),
        isInstant: try row.text(3) == Relation.Nature.instant.rawValue,
        isPoint: try row.text(4) == Relation.ValueType.point.rawValue,
        isSymmetric: try row.bool(5)
      )
    }
    return relations[id]
  }

  /// A source; nil where a damaged base lacks it.
  func source(_ id: Int) throws -> Source.Reference? {
    if let known = sources[id] { return known }
    try sourceLookup.read(id) { row in
      sources[id] = Source.Reference(
        id: Source.ID(id),
        key: try row.text(0),
        short: try row.text(1)
      )
    }
    return sources[id]
  }
}

extension Array {
  /// Puts the elements in the order of their places, by swaps: no element is copied.
  fileprivate mutating func arrange(by places: [some Comparable]) {
    if zip(places, places.dropFirst()).allSatisfy({ $0 <= $1 }) { return }
    var origins = indices.sorted { places[$0] < places[$1] }
    for start in indices {
      var hole = start
      while origins[hole] != start {
        let origin = origins[hole]
        swapAt(hole, origin)
        origins[hole] = hole
        hole = origin
      }
      origins[hole] = hole
    }
  }
}
