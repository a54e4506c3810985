package import Chronology
package import SQLite

extension KnowledgeBase {
  /// The claims that a query wants, with their qualifiers, citations and disputes.
  ///
  /// Ordered by time (earliest possible start, then latest), then by number, timeless ones first; or by number
  /// alone, when the query wants that.
  ///
  /// - Returns: The claims; of a damaged base those that lack what they are about are left out.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func claims(_ query: ClaimQuery) throws -> [Claim] {
    try read { try claimReader().claims(query) }
  }

  /// What reads claims: the one that is kept, where something may be.
  func claimReader() throws -> ClaimReader {
    guard try refreshMemory() else { return ClaimReader(connection) }
    let reader = memory?.claimReader ?? ClaimReader(connection)
    memory?.claimReader = reader
    return reader
  }

  /// One claim, whatever its status; nil when there is none of that number.
  public func claim(_ id: Claim.ID) throws -> Claim? {
    try claims(
      ClaimQuery(statuses: Set(Status.allCases), ids: [id], includesNames: true)
    ).first
  }

  /// How many claims a query would find.
  public func count(_ query: ClaimQuery) throws -> Int {
    try read {
      try connection.first(query.count) { try $0.int(0) } ?? 0
    }
  }

  /// Reads an entity from four columns: id, key, label, kind.
  static func entity(from row: borrowing Row, at column: Int) throws -> Entity {
    Entity(
      id: Entity.ID(try row.int(column)),
      key: try row.text(column + 1),
      label: try row.text(column + 2),
      kind: try row.text(column + 3)
    )
  }

  /// Reads a date from six columns: wording, calendar, earliest, latest, rule, EDTF.
  package static func date(from row: borrowing Row, at column: Int) throws -> HistoricalDate? {
    guard let wording = try row.optionalText(column) else { return nil }
    let edtf = try row.text(column + 5)
    return HistoricalDate(
      earliest: Day(number: try row.int(column + 2)),
      latest: Day(number: try row.int(column + 3)),
      wording: wording,
      calendar: CalendarSystem(rawValue: try row.text(column + 1)) ?? .gregorian,
      rule: DateRule(rawValue: try row.text(column + 4)),
      edtf: edtf.isEmpty ? nil : edtf
    )
  }
}
