internal import Chronology
internal import JSONForms
internal import RegestaKit

/// The world on a day, as it is recorded: who held what, what went on, what happened.
struct DayPage: Page {
  static let outline = PageOutline(
    "/day",
    "What held, went on and happened on a day, as it is recorded.",
    parameters: [.size, .next],
    takesLens: true,
    forms: [.csv],
    schema: "day@1",
    members: ["on"]
  )

  private let visit: Visit
  private let on: HistoricalDate?
  private let claims: [Claim]
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    on = visit.lens.on
    let size = try visit.parameters.integer("size", standard: 300)
    guard let on else {
      (claims, next) = ([], nil)
      return
    }
    var query = ClaimQuery(on: on, limit: size + 1)
    query.isDated = true
    query.after = visit.parameters.text("next").flatMap(Int.init).map { .init($0) }
    let found = try visit.base.claims(query)
    claims = Array(found.prefix(size))
    next = found.count > size ? claims.last?.id.description : nil
  }

  var title: String { on.map { "The world on \($0.printed)" } ?? "The world on a day" }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "day@1",
      [("on", on.map(ClaimJSON.date) ?? .null)],
      columns: [Column("verdict", "Held")] + table.columns,
      rows: claims.map { claim in
        let verdict = verdict(claim)
        return [.text(verdict.rawValue)] + table.cells(claim, isPossible: verdict == .possible)
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  private func verdict(_ claim: Claim) -> Verdict {
    guard let on, let period = claim.period else { return .possible }
    return ClaimBounds(period).hold(on: on)
  }

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.h1 { title }
      FormParts.day(visit)
      if let on {
        steps(on)
        section("Happened", claims.filter { $0.period?.isInstant == true }, notes)
        section("Held", claims.filter { $0.period?.isInstant != true }, notes)
        if claims.isEmpty { Tag.p(.class("faint")) { "Nothing is recorded of that time." } }
        TableView.more(next.map { visit.link.with("next", $0) })
      } else {
        Tag.p(.class("faint")) { "Name a day: 12 July 1920, or a month, or a year." }
      }
      notes.list()
    }
  }

  /// By relation, each where it is first needed; what is certain first.
  private func section(_ heading: String, _ claims: [Claim], _ notes: Footnotes) -> HTML {
    guard !claims.isEmpty else { return .empty }
    var order: [String] = []
    var groups: [String: [Claim]] = [:]
    for claim in claims {
      if groups[claim.relation.key] == nil { order.append(claim.relation.key) }
      groups[claim.relation.key, default: []].append(claim)
    }
    return Tag.section {
      Tag.h2 { heading }
      for key in order {
        let group = groups[key] ?? []
        Tag.section(.class("relation")) {
          Tag.h3 { Tag.a(.href(Link(.relation(key)))) { group.first?.relation.label ?? key } }
          Tag.ul(.class("claims")) {
            for claim in group where verdict(claim) == .certain {
              Tag.li { ClaimText.item(claim, visit, notes) }
            }
            for claim in group where verdict(claim) != .certain {
              Tag.li { ClaimText.item(claim, visit, notes, isPossible: true) }
            }
          }
        }
      }
    }
  }

  private func steps(_ on: HistoricalDate) -> HTML {
    guard on.earliest.isFinite, on.latest.isFinite else { return .empty }
    return Tag.p(.class("steps")) {
      Tag.a(.href(visit.link.with("on", on.earliest.advanced(by: -1).iso).with("next", nil))) {
        "← the day before"
      }
      " · "
      Tag.a(.href(visit.link.with("on", on.latest.advanced(by: 1).iso).with("next", nil))) {
        "the day after →"
      }
    }
  }
}
