internal import JSONForms
internal import RegestaKit

/// A relation: how it reads, what it joins, how it lies in time, and what is said by it.
struct RelationPage: Page {
  static let outline = PageOutline(
    "/r/{key}",
    "A relation with its meaning and the claims that are made by it.",
    parameters: [.size, .next],
    takesLens: true,
    forms: [.csv],
    schema: "relation@1",
    members: ["relation", "subject_kinds", "object_kinds", "cases", "phrases"]
  )

  private let visit: Visit
  private let profile: RelationProfile
  private let claims: [Claim]
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let relation: Relation
    do {
      relation = try base.relation(named: visit.name)
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error) { Link(.relation($0)) }
    }
    profile = try base.profile(of: relation)
    let size = try visit.parameters.integer("size", standard: 200)
    var query = ClaimQuery(relation: relation.key, on: visit.lens.on, limit: size + 1)
    query.includesNames = true
    query.after = visit.parameters.text("next").flatMap(Int.init).map { .init($0) }
    let found = try base.claims(query)
    claims = Array(found.prefix(size))
    next = found.count > size ? claims.last?.id.description : nil
  }

  var title: String { profile.relation.label }

  var elsewhere: Link? {
    guard profile.relation.key != visit.name else { return nil }
    var link = visit.link
    link.address = .relation(profile.relation.key)
    return link
  }

  func document() -> Document {
    func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    let table = ClaimTable(hasDetails: true)
    let cells = RelationTable.cells(profile.relation, claims: profile.claims)
    var document = Document(
      "relation@1",
      [
        ("relation", .object(zip(RelationTable.columns, cells).map { ($0.key, $1.json) })),
        ("subject_kinds", list(profile.subjectKinds)), ("object_kinds", list(profile.objectKinds)),
        ("cases", list(profile.cases.map(\.key))),
        (
          "phrases",
          .array(
            profile.phrases.map {
              .object([
                ("form", .string($0.form)), ("text", .string($0.text)),
                ("language", .string($0.language)),
              ])
            }
          )
        ),
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
    let relation = profile.relation
    return .all {
      Tag.p(.class("above")) {
        Tag.a(.href(Link(.relations))) { "Relations" }
        Tag.span(.class("faint")) { " · \(relation.key)" }
      }
      Tag.h1 { relation.label }
      if let description = relation.description { Tag.p(.class("lead")) { description } }
      TableView.facts(facts)
      Tag.section(.labelledBy("claims")) {
        Tag.h2(.id("claims")) {
          "Claims"
          Tag.span(.class("faint")) { " \(profile.claimsWithCases)" }
        }
        FormParts.day(visit)
        ClaimText.list(claims, visit, notes)
        if claims.isEmpty { Tag.p(.class("faint")) { "None is recorded." } }
        TableView.more(next.map { visit.link.with("next", $0) })
      }
      notes.list()
    }
  }

  private var facts: [(name: String, value: HTML)] {
    let relation = profile.relation
    var facts: [(name: String, value: HTML)] = [("reads", .text("A \(relation.label) B"))]
    if let inverse = relation.inverse { facts.append(("from B", .text("B \(inverse) A"))) }
    facts.append(("A is", kinds(profile.subjectKinds)))
    if relation.value == .entity {
      facts.append(("B is", kinds(profile.objectKinds)))
    } else {
      facts.append(("B is", .text("a \(relation.value.rawValue)")))
    }
    facts.append(("in time", .text(RelationTable.time(relation.time))))
    let properties = RelationTable.properties(relation)
    if !properties.isEmpty {
      facts.append(("rules", .text(properties.joined(separator: "; "))))
    }
    if let parent = relation.parent {
      facts.append(("a case of", Tag.a(.href(Link(.relation(parent)))) { parent }))
    }
    if !profile.cases.isEmpty {
      facts.append(("its cases", list(profile.cases.map { ($0.key, .relation($0.key)) })))
    }
    let words = profile.phrases.map(\.text)
    if !words.isEmpty { facts.append(("in words", .text(words.joined(separator: ", ")))) }
    return facts
  }

  private func kinds(_ keys: [String]) -> HTML {
    keys.isEmpty ? .text("anything") : list(keys.map { ($0, .kind($0)) })
  }

  private func list(_ items: [(String, Address)]) -> HTML {
    .all {
      for (index, item) in items.enumerated() {
        if index > 0 { ", " }
        Tag.a(.href(Link(item.1))) { item.0 }
      }
    }
  }
}
