internal import Asking
internal import Chronology
internal import JSONForms
internal import RegestaKit

/// The beginning: a question, the way to a name, what there is, what can be asked here.
struct HomePage: Page {
  static let outline = PageOutline(
    "/",
    "What the base holds, counted, with examples of what can be asked of it.",
    takesLens: true,
    schema: "home@1",
    members: ["title", "counts", "kinds", "sources", "examples"]
  )

  let visit: Visit
  private let census: Census
  private let prominent: [Entity]
  private let examples: [String]
  private let batches: [Batch]
  private let baseTitle: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    baseTitle = try base.meta("title")
    census = try base.census()
    prominent = try ["state", "treaty", "place", "person", "war"].flatMap {
      try base.prominent(ofKind: $0, limit: 3)
    }
    examples = try ExampleQuestions.shared.questions(for: base)
    batches = Array(try base.batches().suffix(5).reversed())
  }

  var title: String { baseTitle ?? "Regesta" }

  func document() -> Document {
    let counts: [(key: String, value: JSON)] = self.counts.map {
      (String($0.name.map { $0 == " " ? "_" : $0 }), .integer(Int64($0.count)))
    }
    return Document(
      "home@1",
      [
        ("title", JSON(baseTitle)), ("counts", .object(counts)),
        ("kinds", shares(census.topKinds)), ("sources", shares(census.topSources)),
        ("examples", .array(examples.map { .string($0) })),
      ],
      columns: [Column("batch"), Column("at"), Column("who"), Column("kind"), Column("why")],
      rows: batches.map {
        [
          .text("batch:\($0.id)"), .text($0.at), .text($0.who), .text($0.kind.rawValue),
          Cell($0.why),
        ]
      }
    )
  }

  private func shares(_ shares: [Census.Share]) -> JSON {
    .array(
      shares.map {
        .object([
          ("key", .string($0.key)), ("label", .string($0.label)),
          ("count", .integer(Int64($0.count))),
        ])
      }
    )
  }

  private var counts: [(name: String, count: Int, link: Link?)] {
    [
      ("things", census.entities, Link(.kinds)), ("claims", census.claims, nil),
      ("names", census.names, nil), ("sources", census.sources, Link(.sources)),
      ("citations", census.citations, nil), ("open disputes", census.openDisputes, Link(.disputes)),
      ("candidates", census.candidates, Link(.review)), ("batches", census.batches, Link(.log)),
    ]
  }

  func content() -> HTML {
    .all {
      Tag.h1 { Tag.bdi { title } }
      Tag.p(.class("lead")) { span }
      HTML.live(
        Tag.form(.action(Link(.ask)), .method("get"), .class("question")) {
          Tag.label(.for("question")) { "Ask in English" }
          Tag.div {
            Tag.input(
              .id("question"),
              .type("text"),
              .name("q"),
              .placeholder(examples.first ?? "Who signed the treaty?"),
              .autocomplete("off")
            )
            for item in visit.lens.items {
              Tag.input(.type("hidden"), .name(item.name), .value(item.value))
            }
            Tag.button(.type("submit")) { "Ask" }
          }
        }
      )
      if !examples.isEmpty {
        HTML.live(
          Tag.ul(.class("examples")) {
            for question in examples {
              Tag.li {
                Tag.a(.href(visit.link(.ask, [QueryItem("q", question)]))) { question }
              }
            }
          }
        )
      }
      Tag.ul(.class("counts")) { for item in counts where item.count > 0 { count(item) } }
      Tag.div(.class("columns three")) {
        things
        sources
        log
      }
    }
  }

  private func count(_ item: (name: String, count: Int, link: Link?)) -> HTML {
    Tag.li {
      Tag.strong { String(item.count) }
      " "
      let name = item.count == 1 ? Self.singular(item.name) : item.name
      if let link = item.link { Tag.a(.href(link)) { name } } else { name }
    }
  }

  private static func singular(_ name: String) -> String {
    name == "batches" ? "batch" : String(name.dropLast())
  }

  /// "What 42 sources say, from 1238 to 1991."
  private var span: String {
    let sources = census.sources == 1 ? "one source says" : "\(census.sources) sources say"
    guard let first = census.earliest, let last = census.latest else {
      return "What \(sources) about the past, claim by claim."
    }
    return "What \(sources), claim by claim, of the time from \(Self.year(first)) to "
      + "\(Self.year(last))."
  }

  private static func year(_ day: Day) -> String {
    let year = day.components(in: .gregorian).year
    return year > 0 ? String(year) : "\(-year) BCE"
  }

  private var things: HTML {
    Tag.section(.labelledBy("things")) {
      Tag.h2(.id("things")) { "Things" }
      Tag.ul(.class("plain")) {
        for share in census.topKinds {
          Tag.li {
            Tag.a(.href(Link(.kind(share.key)))) { share.label }
            Tag.span(.class("faint")) { " \(share.count)" }
          }
        }
        Tag.li { Tag.a(.href(Link(.kinds))) { "all kinds" } }
      }
      if !prominent.isEmpty {
        Tag.h3 { "Much is said of" }
        Tag.p {
          for (index, entity) in prominent.enumerated() {
            if index > 0 { ", " }
            ClaimText.entity(entity, visit)
          }
        }
      }
    }
  }

  private var sources: HTML {
    Tag.section(.labelledBy("sources")) {
      Tag.h2(.id("sources")) { "Sources" }
      Tag.ul(.class("plain")) {
        for share in census.topSources {
          Tag.li {
            Tag.a(.href(visit.link(.source(share.key)))) { Tag.bdi { share.label } }
            Tag.span(.class("faint")) { " \(share.count) \(share.count == 1 ? "claim" : "claims")" }
          }
        }
      }
    }
  }

  private var log: HTML {
    Tag.section(.labelledBy("log")) {
      Tag.h2(.id("log")) { "Lately written" }
      Tag.ul(.class("plain")) {
        for batch in batches {
          Tag.li {
            Tag.a(.href(Link(.batch(batch.id.rawValue)))) { "\(batch.at.prefix(10))" }
            " \(batch.kind.rawValue) by \(batch.who)"
            if let why = batch.why { Tag.span(.class("faint")) { ": \(why)" } }
          }
        }
      }
      Tag.p { Tag.a(.href(Link(.log))) { "the whole log" } }
    }
  }
}
