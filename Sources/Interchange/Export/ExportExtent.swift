internal import RegestaKit
internal import SQLite

/// Which entities and claims an export holds, for formats that write all that is said: of the whole
/// base everything, so that nothing need be kept in memory; of a part the claims between two things
/// that it is made of, and all that is said of those things alone.
struct ExportExtent {
  /// Nil: the whole base. The numbers stand as JSON too, for SQL.
  private let part: (entities: String, claims: String, claimIDs: [Int])?
  private static let page = 500

  init(_ export: Export) throws {
    guard !export.scope.isAll else {
      part = nil
      return
    }
    let (extent, named) = try export.extent()
    let entities = extent.entities.numberList()
    let statements = try export.base.connection.rows(
      """
      SELECT c.id FROM json_each(\(entities)) AS wanted JOIN claim AS c ON c.subject = wanted.value
       WHERE c.object IS NULL AND c.status = 1
      """
    ) { try $0.int(0) }
    let told = named.map { named in statements.filter { named.contains(Claim.ID($0)) } }
    let claims = (extent.claims.map(\.rawValue) + (told ?? statements)).sorted()
    part = (entities, claims.numberList(), claims)
  }

  /// Whether it is the whole base.
  var isAll: Bool { part == nil }

  /// A condition on the number of an entity in `column`.
  func holdsEntity(_ column: String) -> SQL {
    part.map { "\(raw: column) IN (SELECT value FROM json_each(\($0.entities)))" } ?? "1"
  }

  /// A condition on the number of a recorded claim in `column`.
  func holdsClaim(_ column: String) -> SQL {
    if let part { return "\(raw: column) IN (SELECT value FROM json_each(\(part.claims)))" }
    return """
      EXISTS (SELECT 1 FROM claim AS held WHERE held.id = \(raw: column) AND held.status = 1)
      """
  }

  /// A condition on the number of a source in `column`: in a part, that a claim of it cites it.
  func citesSource(_ column: String) -> SQL {
    guard part != nil else { return "1" }
    return """
      \(raw: column) IN (
        SELECT source FROM citation WHERE status = 1 AND \(holdsClaim("claim"))
        UNION SELECT via FROM citation WHERE status = 1 AND \(holdsClaim("claim"))
        UNION SELECT source FROM position WHERE status = 1 AND \(holdsClaim("claim")))
      """
  }

  /// How far a walk through the entities and then the claims has come.
  struct Position {
    fileprivate var entity = 0
    fileprivate var claim = 0
    /// How many claims of a part are behind it.
    fileprivate var claims = 0
  }

  /// Entities whose numbers lie within a range, or recorded claims in the order of their numbers: some hundreds.
  enum Page {
    case entities(ClosedRange<Int>)
    case claims([Claim.ID])
  }

  /// Goes on to the next page.
  ///
  /// - Parameters:
  ///   - position: Where the walk is; moved behind the page.
  ///   - base: Who reads.
  /// - Returns: Nil at the end, and again when asked again.
  /// - Throws: What reading the base throws.
  func nextPage(_ position: inout Position, in base: KnowledgeBase) throws -> Page? {
    if let numbers = try entities(behind: position.entity, in: base) {
      position.entity = numbers.upperBound
      return .entities(numbers)
    }
    let claims = try claims(behind: position, in: base)
    guard let last = claims.last else { return nil }
    position.claim = last.rawValue
    position.claims += claims.count
    return .claims(claims)
  }

  /// The entities of a part make one page: the list of them is read for each.
  private func entities(behind last: Int, in base: KnowledgeBase) throws -> ClosedRange<Int>? {
    guard isAll else { return last == 0 ? 1...Int.max : nil }
    let first = try base.connection.first("SELECT min(id) FROM entity WHERE id > \(last)") {
      try $0.optionalInt(0)
    }
    guard let first = first ?? nil else { return nil }
    return first...(first > .max - Self.page ? .max : first + Self.page - 1)
  }

  private func claims(behind position: Position, in base: KnowledgeBase) throws -> [Claim.ID] {
    if let part {
      return part.claimIDs.dropFirst(position.claims).prefix(Self.page).map(Claim.ID.init(_:))
    }
    return try base.connection.rows(
      """
      SELECT id FROM claim WHERE id > \(position.claim) AND status = 1 ORDER BY id LIMIT \(Self.page)
      """
    ) { Claim.ID(try $0.int(0)) }
  }
}

extension Export {
  /// The things and the claims between them that the scope chooses.
  ///
  /// - Returns: They, and of what is said of one thing alone the claims that were named; nil: all of it.
  func extent() throws -> (NetworkExtent, named: Set<Claim.ID>?) {
    switch scope.part {
    case .all: return (try base.extent(around: [], filter: scope.filter), nil)
    case .around(let centers, let depth):
      let ids = centers.map(\.id)
      return (try base.extent(around: ids, depth: depth, filter: scope.filter), nil)
    case .named(let selection):
      let extent = try base.extent(
        ofClaims: selection.claims,
        entities: selection.entities,
        filter: scope.filter
      )
      return (extent, selection.claims.isEmpty ? nil : Set(selection.claims))
    }
  }
}
