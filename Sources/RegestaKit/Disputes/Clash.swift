/// Two claims that exclude each other.
struct Clash: Hashable {
  /// The claims, the lower number first.
  var claims: [Claim.ID]
  /// What would be in dispute, as a question.
  var question: String
  /// The entity that it is about, by key.
  var entity: String?

  /// A finding of a rule about two claims.
  init?(_ finding: Check.Finding) {
    guard Set(finding.claims).count == 2, let question = finding.question else { return nil }
    claims = finding.claims.sorted()
    self.question = question
    entity = finding.entity
  }
}

/// Puts clashing claims on sides.
struct SideMaker {
  private var partners: [Claim.ID: Set<Claim.ID>] = [:]
  private let claims: [Claim.ID: Claim]

  /// - Parameters:
  ///   - clashes: What excludes what, of one rule.
  ///   - claims: All claims that clash, by number.
  init(_ clashes: [Clash], claims: [Claim.ID: Claim]) {
    self.claims = claims
    for clash in clashes {
      partners[clash.claims[0], default: []].insert(clash.claims[1])
      partners[clash.claims[1], default: []].insert(clash.claims[0])
    }
  }

  /// The sides around a clash: its two claims, further ones that exclude all of them, and with each side
  /// those that say the same.
  ///
  /// What clashes with one side only and says something else than the other is another question, as of
  /// three powers of whom the first and the last never met.
  ///
  /// - Parameters:
  ///   - clash: What clashes.
  ///   - covered: Pairs that stand against each other elsewhere; a claim does not come along for them
  ///     alone.
  /// - Returns: Two sides or more.
  func sides(around clash: Clash, covered: Set<[Claim.ID]>) -> [[Claim.ID]] {
    var sides = clash.claims.map { [$0] }
    let near = clash.claims.flatMap { partners[$0] ?? [] }
    for claim in Set(near).subtracting(clash.claims).sorted() {
      let isNews = sides.joined().contains { other in
        excludes(other, claim) && !covered.contains([other, claim].sorted())
      }
      guard isNews else { continue }
      let friends = sides.indices.filter { side in
        sides[side].allSatisfy { saysTheSame($0, claim) }
      }
      let isClear = sides.indices.allSatisfy { side in
        friends == [side] || sides[side].allSatisfy { excludes($0, claim) }
      }
      guard isClear else { continue }
      if let friend = friends.first { sides[friend].append(claim) } else { sides.append([claim]) }
    }
    return sides
  }

  private func excludes(_ one: Claim.ID, _ other: Claim.ID) -> Bool {
    partners[one]?.contains(other) ?? false
  }

  private func saysTheSame(_ one: Claim.ID, _ other: Claim.ID) -> Bool {
    guard !excludes(one, other), let one = claims[one], let other = claims[other] else {
      return false
    }
    guard one.subject.id == other.subject.id, one.isDenied == other.isDenied else { return false }
    // Two dates, or two amounts, that do not exclude each other can be one.
    switch (one.object, other.object) {
    case (.date, .date), (.quantity, .quantity): return true
    default: return one.object == other.object
    }
  }
}
