internal import SQLite

extension KnowledgeBase {
  /// Finds claims that cannot all be true, and of which no dispute has been opened.
  ///
  /// They fill one slot (the day of a birth, the power in control of a place, the holder of an office) for
  /// a time in common with values that exclude each other. One that follows the other is no conflict, nor
  /// are two dates of which one is only less exact.
  ///
  /// - Parameters:
  ///   - checks: The rules to look by; those that do not find what excludes each other are passed over.
  ///   - limits: Bounds on time and rows of each rule.
  /// - Returns: By rule, in the order of claims. A claim may stand in several.
  /// - Throws: ``RegestaError`` as ``findings(from:limits:)``.
  public func contradictions(
    by checks: [Check]? = nil,
    limits: QueryLimits = QueryLimits(time: .seconds(60), rows: 100_000)
  ) throws -> [Contradiction] {
    try read {
      let rules = (try checks ?? Self.checks()).filter(\.excludes)
      let opened = try disputesByClaim()
      var keys = Set(try connection.rows("SELECT key FROM dispute") { try $0.text(0) })
      var found: [Contradiction] = []
      for check in rules {
        let clashes = try findings(from: [check], limits: limits).compactMap(Clash.init)
          .filter { clash in
            let disputes = clash.claims.map { opened[$0] ?? [] }
            return disputes[0].isDisjoint(with: disputes[1])
          }
        found += try group(clashes, of: check.name, &keys)
      }
      return found
    }
  }

  private func group(
    _ clashes: [Clash],
    of rule: String,
    _ keys: inout Set<String>
  ) throws -> [Contradiction] {
    let ids = Set(clashes.flatMap(\.claims)).sorted()
    let claims = Dictionary(
      uniqueKeysWithValues: try claims(ClaimQuery(ids: ids, includesNames: true)).map {
        ($0.id, $0)
      }
    )
    let maker = SideMaker(clashes, claims: claims)
    var covered: Set<[Claim.ID]> = []
    var found: [Contradiction] = []
    for clash in clashes.sorted(by: { $0.claims.lexicographicallyPrecedes($1.claims) })
    where !covered.contains(clash.claims) {
      let sides = maker.sides(around: clash, covered: covered)
      for (place, side) in sides.enumerated() {
        for other in sides[(place + 1)...] {
          for one in side { for two in other { covered.insert([one, two].sorted()) } }
        }
      }
      let key = Slug.free("\(clash.entity ?? "claim-\(clash.claims[0])")-\(rule)", among: keys)
      keys.insert(key)
      found.append(
        Contradiction(
          key: key,
          rule: rule,
          question: clash.question,
          sides: sides.map { $0.compactMap { claims[$0] } }
        )
      )
    }
    return found
  }

  /// The disputes that claims stand in, but those opened by mistake.
  private func disputesByClaim() throws -> [Claim.ID: Set<Int>] {
    let rows = try connection.rows(
      """
      SELECT dc.claim, dc.dispute FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
       WHERE d.status <> 'withdrawn'
      """
    ) { (claim: Claim.ID(try $0.int(0)), dispute: try $0.int(1)) }
    return Dictionary(grouping: rows, by: \.claim).mapValues { Set($0.map(\.dispute)) }
  }
}
