import Foundation
import RegestaKit
import TestSupport
import Testing

/// Positions, and the base as somebody sees it.
@Suite("Viewpoints") struct ViewpointTests {
  let base: KnowledgeBase
  let folder: TemporaryFolder
  let lithuaniansFirst: Claim.ID
  let polesFirst: Claim.ID

  init() throws {
    (base, folder) = try SampleBase.seeded()
    lithuaniansFirst = try #require(
      try base.claims(ClaimQuery(relation: "attacked-first")).first {
        $0.subject.key == "lithuanian-army"
      }
    ).id
    polesFirst = try #require(
      try base.claims(ClaimQuery(relation: "attacked-first")).first {
        $0.subject.key == "polish-army"
      }
    ).id
  }

  private func view(of key: String) throws -> Viewpoint {
    try base.viewpoint(of: try base.entity(named: key))
  }

  @Test("Rejected is what somebody rejects, and the other side of what they hold")
  func rejections() throws {
    let school = try view(of: "historians-polish-attack").rejections
    #expect(school.map(\.claim) == [lithuaniansFirst])
    #expect(school.map(\.ground) == [.position(reason: nil)])
    let historian = try view(of: "piotr-lossowski").rejections
    #expect(historian.map(\.claim) == [polesFirst])
    #expect(historian.map(\.ground) == [.dispute("who-attacked-first")])
    // Where both may be true nothing follows.
    #expect(try view(of: "lithuanians").rejections == [])
  }

  @Test("Who is undecided, holds both sides, or is of a dispute withdrawn, rejects nothing by it")
  func noImplication() throws {
    let historian = try base.entity(named: "piotr-lossowski")
    try base.edit { _ = try $0.takePosition(.undecided, of: historian.id, on: polesFirst) }
    #expect(try base.viewpoint(of: historian).rejections == [])
    try base.edit { _ = try $0.takePosition(.holds, of: historian.id, on: polesFirst) }
    #expect(try base.viewpoint(of: historian).rejections == [])
    try base.edit { try $0.dropPosition(of: historian.id, on: polesFirst) }
    #expect(try base.viewpoint(of: historian).rejections.count == 1)
    let dispute = try base.dispute(named: "who-attacked-first")
    try base.edit { try $0.judge(dispute.id, .withdrawn, reason: "none") }
    #expect(try base.viewpoint(of: historian).rejections == [])
  }

  @Test("Pages, questions, SQL and the timeline leave it out, and the file is not written")
  func reading() throws {
    let before = try folder.bytes()
    let reader = try KnowledgeBase(path: folder.file())
    let army = try reader.entity(named: "lithuanian-army")
    let question = try #require(try reader.questions().first { $0.name == "about" })
    func seen() throws -> [[Claim.ID]] {
      let sql = try reader.sql(
        "SELECT id FROM claims WHERE relation_key = 'attacked-first' ORDER BY id"
      )
      return [
        try reader.portrait(of: army).statements.map(\.claim.id).sorted(),
        try reader.timeline(of: army.id).map(\.id).sorted(),
        try reader.answer(question, ["thing": "lithuanian-army"]).texts("claim")
          .compactMap { Int($0[0]).map(Claim.ID.init(rawValue:)) }.sorted(),
        sql.rows.compactMap { if case .integer(let id) = $0[0] { Claim.ID(id) } else { nil } },
      ]
    }
    let all = try seen()
    let school = try reader.viewpoint(of: reader.entity(named: "historians-polish-attack"))
    try reader.read(as: school) {
      for (narrow, wide) in zip(try seen(), all) {
        #expect(wide.contains(lithuaniansFirst))
        #expect(narrow == wide.filter { $0 != lithuaniansFirst })
      }
      // A dispute keeps both its sides, whoever looks.
      #expect(try reader.dispute(named: "who-attacked-first").sides.map(\.count) == [1, 1])
      #expect(throws: RegestaError.self) { try reader.read(as: school) {} }
    }
    struct Stop: Error {}
    #expect(throws: Stop.self) { try reader.read(as: school) { throw Stop() } }
    #expect(try seen() == all)
    #expect(try folder.bytes() == before)
  }

  @Test("A position taken again is not new; another supersedes it, and undo gives it back")
  func taking() throws {
    let school = try base.entity(named: "historians-polish-attack")
    let isNew = try base.edit {
      try $0.takePosition(.undecided, of: school.id, on: polesFirst, reason: "p. 3")
    }
    #expect(isNew)
    let again = try base.edit {
      try $0.takePosition(.undecided, of: school.id, on: polesFirst, reason: "p. 3")
    }
    #expect(!again)
    let batch = try #require(try base.batches().dropLast().last?.id)
    #expect(
      try base.positions(on: polesFirst).first { $0.holder.id == school.id }?.reason == "p. 3"
    )
    try base.undo(batch, who: "test")
    #expect(
      try base.positions(on: polesFirst).first { $0.holder.id == school.id }?.stance == .holds
    )
    #expect(throws: RegestaError.self) {
      try base.edit { try $0.takePosition(.holds, of: school.id, on: Claim.ID(99_999)) }
    }
    #expect(throws: RegestaError.self) {
      try base.edit { try $0.dropPosition(of: school.id, on: Claim.ID(1)) }
    }
  }

  @Test("A position of a holder who is taken back is a reason to refuse")
  func holderIsTakenBack() throws {
    let making = try base.edit { writer in
      _ = try writer.addEntity(named: "Jane Doe", kind: "person", language: "en")
      return writer.batch
    }
    let jane = try base.entity(named: "Jane Doe")
    #expect(jane.key == "jane-doe")
    let taking = try base.edit { writer in
      try writer.takePosition(.rejects, of: jane.id, on: polesFirst)
      return writer.batch
    }
    #expect(throws: RegestaError.self) { try base.undo(making, who: "test") }
    #expect(try base.undo(making, cascading: true, who: "test") == [taking, making])
  }

  @Test("The owner is a thing of the base, set and taken back like the rest")
  func owner() throws {
    #expect(try base.owner() == nil)
    let historian = try base.entity(named: "piotr-lossowski")
    let school = try base.entity(named: "historians-polish-attack")
    let first = try base.edit { writer in
      try writer.setOwner(historian.id)
      return writer.batch
    }
    let second = try base.edit { writer in
      try writer.setOwner(school.id)
      return writer.batch
    }
    #expect(try base.owner() == school)
    #expect(throws: RegestaError.self) { try base.undo(first, who: "test") }
    try base.undo(second, who: "test")
    #expect(try base.owner() == historian)
    try base.undo(first, who: "test")
    #expect(try base.owner() == nil)
    #expect(try base.meta("owner") == nil)
    try base.edit { try $0.setOwner(school.id) }
    try base.edit { try $0.setOwner(nil) }
    #expect(try base.owner() == nil)
    // A name that is no key of the base is nobody's view.
    try base.edit { try $0.setMeta("owner", "Somebody Else") }
    #expect(try base.owner() == nil)
    #expect(try base.verifyHistory() == [])
  }
}
