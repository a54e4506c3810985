import Chronology
import RegestaKit
import TestSupport
import Testing

/// Random work on two copies: whoever takes the other in, both say the same.
@Suite("Merging copies, whatever was done") struct CopyPropertyTests {
  static let seeds: ClosedRange<UInt64> = 1...14

  /// One of two who work on copies of one base.
  private struct Worker {
    let base: KnowledgeBase
    /// Disputes bear it in their keys, which do not clash then.
    let name: String
    var random: SplitMix64
    let towns = ["vilnius", "kaunas", "wilno", "grodno", "new-0", "new-1"]
    let people = ["ona", "jonas", "poland", "lithuania", "russia"]

    private func town(_ key: String) throws -> Entity.ID? {
      try base.entity(bearing: key).flatMap { try base.survivor(of: $0.id).id }
    }

    private func claims() throws -> [Claim.ID] {
      try base.claims(ClaimQuery()).map(\.id)
    }

    mutating func work(_ steps: Int) throws {
      for _ in 0..<steps {
        do {
          try step()
        } catch let error as RegestaError where error.kind == .refused || error.kind == .badInput {
          // What the base refuses was no work.
        }
      }
    }

    private mutating func step() throws {
      let known = try claims()
      let claim = random.pick(known)
      let chosen = (random.pick(people), random.pick(towns), random.pick(towns))
      let (page, choice) = (random.int(1...3), random.int(0...10))
      switch choice {
      case 0:
        let number = random.int(0...1)
        try base.edit { writer in
          guard try base.entity(bearing: "new-\(number)") == nil else { return }
          let new = try writer.addEntity(key: "new-\(number)", kind: "city")
          try writer.addName("New \(number)", language: "en", role: "preferred-name", of: new)
        }
      case 1, 2, 3:
        let subject = try base.entity(named: chosen.0).id
        guard let object = try town(chosen.1) else { return }
        let relation = page == 1 ? "claims" : page == 2 ? "controls" : "resided-in"
        let year = try HistoricalDate(parsing: "19\(18 + random.int(0...3))")
        let isDated = random.once(in: 2)
        try base.edit { writer in
          let claim = try writer.addClaim(
            ClaimDraft(
              subject,
              relation,
              .entity(object),
              period: isDated ? Period(start: .date(year), end: .unknown) : nil
            )
          )
          let source = try base.source(named: "book")
          try writer.addCitation(
            CitationDraft(source.id, locator: Locator("p. \(page)")),
            to: claim
          )
        }
      case 4:
        try base.edit { writer in
          let source = try base.source(named: "book")
          try writer.addCitation(
            CitationDraft(source.id, locator: Locator("p. 1\(page)")),
            to: claim
          )
        }
      case 5:
        try base.edit { try $0.setStatus(.retracted, of: claim) }
      case 6:
        guard let old = try base.claim(claim), let object = try town(chosen.2) else { return }
        guard old.object.entity != nil, old.object.entity?.id != object else { return }
        try base.edit { writer in
          try writer.addClaim(
            ClaimDraft(old.subject.id, old.relation.key, .entity(object), supersedes: claim)
          )
          try writer.setStatus(.superseded, of: claim)
        }
      case 7:
        let holder = try base.entity(named: random.pick(["ona", "jonas"])).id
        let stance = random.pick(Position.Stance.allCases)
        try base.edit { try $0.takePosition(stance, of: holder, on: claim, reason: "r\(page)") }
      case 8:
        guard let dispute = try base.disputes().first else { return }
        let state = random.pick([Dispute.State.settled, .compatible, .open])
        try base.edit { try $0.judge(dispute.id, state, reason: "because \(page)") }
      case 9:
        let other = random.pick(known)
        if other == claim { return }
        try base.edit { writer in
          _ = try writer.openDispute(
            question: "Which, \(name) \(page)?",
            sides: [[claim], [other]]
          )
        }
      default:
        let batches = try base.batches().dropFirst(2)
        guard let last = batches.last, last.undoes == nil, last.kind != .merge else { return }
        try base.undo(last.id, who: "test")
      }
    }
  }

  @Test("Both say the same", arguments: Self.seeds)
  func symmetry(_ seed: UInt64) throws {
    let story = try CopyStory()
    var one = Worker(base: try story.copy(), name: "a", random: SplitMix64(seed: seed))
    var other = Worker(base: try story.copy(), name: "b", random: SplitMix64(seed: seed + 1_000))
    for round in 0..<3 {
      try one.work(6)
      try other.work(6)
      let (before, theirs) = (try one.base.copy(), try other.base.copy())
      // Who takes in whom makes no difference.
      let mine = try before.copy()
      let report = try mine.take(theirs)
      let back = try theirs.copy()
      try back.take(before)
      let differences = try mine.differences(from: back)
      #expect(differences == [], "seed \(seed), round \(round)")
      for base in [mine, back] { #expect(try base.unsoundness() == [], "seed \(seed)") }
      if !differences.isEmpty { return }
      // Again adds nothing.
      let content = try mine.content()
      #expect(try mine.take(theirs).isEmpty)
      #expect(try mine.content() == content)
      // To take it back gives back what was.
      if let batch = report.batch {
        let undone = try mine.copy()
        try undone.undo(batch, who: "test")
        let left = try undone.differences(from: before)
        #expect(left == [], "seed \(seed), round \(round)")
      }
      // They go on: this round one of the two takes the other in, or both do.
      try one.base.take(other.base)
      if seed.isMultiple(of: 2) { try other.base.take(one.base) }
      #expect(try one.base.unsoundness() == [])
    }
  }
}
