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
  /// - Throws: ``RegestaError`` of kind `damaged`, `busy` or `limit`.
  public func findings(of names: [String]? = nil) throws -> [Check.Finding] {
    try findings(from: Self.checks().filter { check in names?.contains(check.name) ?? true })
  }

  /// Looks the base over by rules that need not be the program's.
  ///
  /// Each rule runs behind the authorizer, as SQL from outside does.
  ///
  /// - Returns: Errors first, then warnings, then notes; by rule and claim within each.
  /// - Throws: ``RegestaError``: `badInput` for a rule that does not run or lacks a column, `limit`.
  public func findings(
    from checks: [Check],
    limits: QueryLimits = QueryLimits(time: .seconds(60), rows: 100_000)
  ) throws -> [Check.Finding] {
    try read {
      let findings = try checks.flatMap { try run($0, limits) }
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

  private func run(_ check: Check, _ limits: QueryLimits) throws -> [Check.Finding] {
    let table = try query(check.sql, bindings: [:], limits: limits)
    func place(_ column: String) throws -> Int {
      guard let index = table.columns.firstIndex(of: column) else {
        throw RegestaError(
          .badInput,
          "The check \"\(check.name)\" gives no column \"\(column)\".",
          hint:
            "A check gives the columns claim, other, entity and finding; one that \"excludes\" also question."
        )
      }
      return index
    }
    let (claim, other) = (try place("claim"), try place("other"))
    let (entity, finding) = (try place("entity"), try place("finding"))
    let question = check.excludes ? try place("question") : nil
    return try table.rows.compactMap { row in
      let claims = [row[claim], row[other]].compactMap { $0.number.map(Claim.ID.init(rawValue:)) }
      if try isSettled(claims) { return nil }
      return Check.Finding(
        check: check.name,
        severity: check.severity,
        message: row[finding].text ?? "",
        claims: claims,
        entity: try row[entity].number.flatMap { try self.entity(Entity.ID($0))?.key },
        mend: check.mend,
        question: question.flatMap { row[$0].text },
        fix: check.fix
      )
    }
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

extension Table.Cell {
  fileprivate var number: Int? { if case .integer(let number) = self { number } else { nil } }
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
