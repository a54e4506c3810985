internal import JSONForms
internal import RegestaKit

/// One batch: who did what, when and why, and what it recorded.
struct BatchPage: Page {
  static let outline = PageOutline(
    "/b/{number}",
    "A batch with the claims that it recorded.",
    parameters: [.size, .next],
    forms: [.csv],
    schema: "batch@1",
    members: ["batch", "contents", "conflicts"]
  )

  private let visit: Visit
  private let batch: Batch
  private let contents: [(thing: String, count: Int)]
  /// Where it did not go together with the copy that it took in.
  private let conflicts: [CopyConflict]
  private let claims: [Claim]
  private let next: String?
  /// What took it back, and still does.
  private let undone: Batch.ID?
  private let isOfBrowser: Bool

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    guard case .batch(let number) = visit.link.address,
      let batch = try base.batch(Batch.ID(number))
    else {
      throw Problem(
        .notFound,
        "There is no batch \(visit.name) in this base.",
        suggestions: [Problem.Suggestion(text: "the log", link: Link(.log))]
      )
    }
    self.batch = batch
    contents = try base.contents(of: batch.id)
    conflicts = try base.conflicts(of: batch.id)
    let size = try visit.parameters.integer("size", standard: 100)
    let last = visit.parameters.text("next").flatMap(Int.init) ?? 0
    let found = try base.claims(
      recordedBy: batch.id,
      after: Claim.ID(last),
      limit: size + 1,
      includesCandidates: false
    )
    claims = Array(found.prefix(size))
    next = found.count > size ? claims.last?.id.description : nil
    undone = try base.effectiveUndo(of: batch.id)
    isOfBrowser = try base.isTakenBackInBrowser(batch)
  }

  var title: String { "Batch \(batch.id)" }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "batch@1",
      [
        ("batch", ClaimJSON.batch(batch)),
        ("contents", .object(contents.map { ($0.thing, .integer(Int64($0.count))) })),
        ("conflicts", ConflictTable.json(conflicts)),
      ],
      columns: table.columns,
      rows: claims.map { table.cells($0) }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.p(.class("above")) { Tag.a(.href(Link(.log))) { "Log" } }
      Tag.h1 { title }
      TableView.facts(facts)
      if let undone {
        Tag.p(.class("note")) {
          "It was taken back by "
          Tag.a(.href(Link(.batch(undone.rawValue)))) { "batch \(undone)" }
          "."
        }
      } else if isOfBrowser, let token = visit.formToken {
        takingBack(token)
      }
      if contents.contains(where: { $0.thing == "candidates" }) {
        HTML.live(
          Tag.p { Tag.a(.href(Link(.review))) { "Decide on what it proposes" } }
        )
      }
      HTML.live(
        Tag.p {
          Tag.a(.href(Link(.home, [QueryItem("known-at", "batch:\(batch.id)")]))) {
            "Read the base as it was after this batch"
          }
        }
      )
      if !conflicts.isEmpty {
        Tag.section {
          Tag.h2 { ConflictTable.heading }
          Tag.ul {
            for conflict in conflicts {
              Tag.li {
                "\(conflict.text) "
                if let link = Self.link(to: conflict) {
                  Tag.a(.href(link)) { conflict.dispute == nil ? conflict.thing : "the dispute" }
                } else {
                  Tag.code { conflict.thing }
                }
              }
            }
          }
        }
      }
      if !claims.isEmpty {
        Tag.section {
          Tag.h2 { "What it recorded" }
          ClaimText.list(claims, visit, notes)
          TableView.more(next.map { visit.link.with("next", $0) })
        }
      }
      notes.list()
    }
  }

  /// The dispute that came of it, or the claim that it is of.
  private static func link(to conflict: CopyConflict) -> Link? {
    if let dispute = conflict.dispute { return Link(.dispute(dispute)) }
    guard conflict.thing.hasPrefix("claim:") else { return nil }
    return Int(conflict.thing.dropFirst(6)).map { Link(.claim($0)) }
  }

  private func takingBack(_ token: String) -> HTML {
    .live(
      Tag.form(.action(Link(.batch(batch.id.rawValue))), .method("post"), .class("decide")) {
        Tag.input(.type("hidden"), .name("form"), .value(token))
        Tag.button(.type("submit"), .name("do"), .value("undo"), .class("plain")) {
          batch.undoes == nil ? "Take it back" : "Take that back: do the work again"
        }
      }
    )
  }

  private var facts: [(name: String, value: HTML)] {
    var facts: [(name: String, value: HTML)] = [
      ("what", .text(batch.kind.rawValue)), ("when", .text(batch.at)),
      ("who", Tag.bdi { batch.who }),
    ]
    if let why = batch.why { facts.append(("why", .text(why))) }
    if let file = batch.file { facts.append(("file", .text(file))) }
    if let hash = batch.fileHash { facts.append(("SHA-256", Tag.code { hash })) }
    if let undone = batch.undoes {
      facts.append(
        ("takes back", Tag.a(.href(Link(.batch(undone.rawValue)))) { "batch \(undone)" })
      )
    }
    facts += contents.map { ($0.thing, .text(String($0.count))) }
    if let hash = batch.hash { facts.append(("seal", Tag.code { hash })) }
    return facts
  }
}
