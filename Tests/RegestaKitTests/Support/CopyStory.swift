import Chronology
import RegestaKit
import SQLite
import TestSupport

/// A base of a few things, and copies of it on which people go on working.
struct CopyStory {
  let ancestor: KnowledgeBase

  /// The catalogue, four places, three powers, sources, claims about them, a dispute and a position.
  init() throws {
    let (base, folder) = try SampleBase.catalogueOnly()
    ancestor = try base.copy()
    folder.keep()
    try ancestor.edit { writer in
      var things: [String: Entity.ID] = [:]
      for (key, kind, name) in [
        ("vilnius", "city", "Vilnius"), ("kaunas", "city", "Kaunas"), ("wilno", "city", "Wilno"),
        ("grodno", "city", "Grodno"), ("poland", "state", "Poland"),
        ("lithuania", "state", "Lithuania"), ("russia", "state", "Soviet Russia"),
        ("ona", "person", "Ona"), ("jonas", "person", "Jonas"),
      ] {
        let thing = try writer.addEntity(key: key, kind: kind)
        try writer.addName(name, language: "en", role: "preferred-name", of: thing)
        things[key] = thing
      }
      let book = try writer.addSource(
        SourceDraft(key: "book", type: "book", short: "Book", title: "A Book")
      )
      var claims: [Claim.ID] = []
      for (subject, relation, object) in [
        ("poland", "claims", "vilnius"), ("lithuania", "claims", "vilnius"),
        ("poland", "claims", "grodno"), ("lithuania", "claims", "kaunas"),
        ("russia", "claims", "vilnius"), ("ona", "resided-in", "vilnius"),
        ("jonas", "resided-in", "kaunas"), ("ona", "resided-in", "grodno"),
      ] {
        guard let one = things[subject], let other = things[object] else { continue }
        let claim = try writer.addClaim(ClaimDraft(one, relation, .entity(other)))
        try writer.addCitation(CitationDraft(book, locator: Locator("p. 1")), to: claim)
        claims.append(claim)
      }
      try writer.addDispute(
        key: "whose-vilnius",
        question: "Whose is Vilnius?",
        sides: [[claims[0]], [claims[1]]]
      )
    }
  }

  /// A copy of the ancestor.
  func copy() throws -> KnowledgeBase { try ancestor.copy() }
}

extension KnowledgeBase {
  /// The same base once more, as copying its file gives it.
  func copy() throws -> KnowledgeBase {
    let memory = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try connection.backup(to: memory)
    return try KnowledgeBase(memory)
  }

  /// Takes a copy in.
  @discardableResult
  func take(_ theirs: KnowledgeBase, isDryRun: Bool = false) throws -> CopyMergeReport {
    try merge(copy: theirs, isDryRun: isDryRun, who: "merger")
  }

  /// A claim by what it is of.
  func claim(_ subject: String, _ relation: String, _ object: String) throws -> Claim {
    let thing = try entity(named: subject)
    let found = try claims(ClaimQuery(about: thing.id, statuses: Set(Status.allCases))).filter {
      $0.subject.key == subject && $0.relation.key == relation && $0.object.entity?.key == object
    }
    guard let claim = found.first else {
      throw RegestaError(.notFound, "no claim \(subject) \(relation) \(object)")
    }
    return claim
  }

  /// What is not the same in two bases, by keys and in words.
  func differences(from other: KnowledgeBase) throws -> [String] {
    try compare(with: other, by: .content).sections.filter { !$0.isEqual }.flatMap { section in
      ["\(section.name): +\(section.onlyLeft) -\(section.onlyRight) ~\(section.changed)"]
        + section.differences.map { "  \($0)" }
    }
  }

  /// Sentences of all that is known.
  var sentences: [String] {
    get throws {
      try connection.rows("SELECT sentence FROM claims ORDER BY 1") { try $0.text(0) }
    }
  }
}
