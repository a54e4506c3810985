internal import SQLite
internal import Seed

extension KnowledgeBase {
  /// The rules that the program carries, by name.
  public static func checks() throws -> [Check] {
    try Seed.files(in: "seed/checks").filter { $0.path.hasSuffix(".sql") }
      .map { try Check(parsing: $0.text, origin: $0.path) }
      .sorted { $0.name < $1.name }
  }

  /// Looks the base over.
  ///
  /// A finding all of whose claims stand in one settled dispute is silent.
  ///
  /// - Parameter names: Only these rules; nil for all.
  /// - Returns: Errors first, then warnings, then notes; by rule and claim within each.
  public func findings(of names: [String]? = nil) throws -> [Check.Finding] {
    try read {
      let checks = try Self.checks().filter { check in names.map { $0.contains(check.name) } ?? true
      }
      let findings = try checks.flatMap(run)
      let order = Check.Severity.allCases
      return findings.enumerated().sorted { left, right in
        let (a, b) = (
          order.firstIndex(of: left.element.severity) ?? 0,
          order.firstIndex(of: right.element.severity) ?? 0
        )
        return (a, left.offset) < (b, right.offset)
      }.map(\.element)
    }
  }

  private func run(_ check: Check) throws -> [Check.Finding] {
    try connection.rows(SQL(check.sql)) { row -> Check.Finding? in
      let claim = try row.optionalInt(try row.column(named: "claim"))
      let other = try row.optionalInt(try row.column(named: "other"))
      let entity = try row.optionalInt(try row.column(named: "entity"))
      let claims = [claim, other].compactMap { $0.map(Claim.ID.init(rawValue:)) }
      if try isSettled(claims) { return nil }
      return Check.Finding(
        check: check.name,
        severity: check.severity,
        message: try row.text(try row.column(named: "finding")),
        claims: claims,
        entity: try entity.flatMap { try self.entity(Entity.ID($0))?.key },
        mend: check.mend
      )
    }.compactMap { $0 }
  }

  private func isSettled(_ claims: [Claim.ID]) throws -> Bool {
    guard claims.count > 1 else { return false }
    return try connection.first(
      """
      SELECT count(*) FROM (
        SELECT dc.dispute FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
         WHERE d.status IN ('settled', 'compatible', 'not-comparable')
           AND dc.claim IN \(list: claims.map(\.rawValue))
         GROUP BY dc.dispute HAVING count(*) = \(claims.count))
      """
    ) { try $0.int(0) > 0 } ?? false
  }
}
