internal import Interchange
internal import RegestaKit

/// What an import would do, and the form that has it done: the very bytes that were looked at travel in it.
struct ImportPreview {
  let report: ImportReport
  let file: OfferedFile
  /// What is rejected, as a text to be mended; nil where there is none, or too much.
  let rejected: String?
  /// What forms that write must have.
  let form: String
  /// The state of the base that it was looked at in.
  let head: String
  /// What the server knows the file by when it comes back.
  let seal: String
  /// The base as it is, for what it has already.
  let base: KnowledgeBase
  /// Whether it was looked at before, and the base was written to since.
  let isAgain: Bool

  var html: HTML {
    .all {
      Tag.h1 { "What would come in" }
      if isAgain {
        Tag.p(.class("note"), .role("alert")) {
          "The base was written to since you looked; nothing was taken in. This is what would come in now."
        }
      }
      Tag.p(.class("lead")) { report.title(isDryRun: true) + "." }
      TableView.facts(
        ImportReport.order.filter { $0 != .readAs && report.count($0) > 0 }.map { outcome in
          (name: outcome.words, value: .text(report.amounts(of: outcome)))
        } + [(name: "SHA-256", value: Tag.code { file.digest })]
      )
      commit
      for outcome in ImportReport.order where report.count(outcome) > 0 { section(outcome) }
      mending
    }
  }

  private var commit: HTML {
    guard report.changesBase else {
      return .all {
        Tag.p(.class("note")) { "There is nothing new in it; the base stays as it is." }
        Tag.p { Tag.a(.href(Link(.importing))) { "Choose another file" } }
      }
    }
    let fields = [
      ("form", form), ("name", file.name), ("format", file.format ?? ""), ("kind", file.kind ?? ""),
      ("why", file.why ?? ""), ("head", head), ("seal", seal),
      ("content", Base64.text(of: file.bytes)),
    ]
    return .live(
      Tag.form(
        .action(Link(.importing)),
        .method("post"),
        .encoding(MultipartForm.mediaType),
        .class("decide")
      ) {
        for field in fields { Tag.input(.type("hidden"), .name(field.0), .value(field.1)) }
        Tag.button(.type("submit"), .name("do"), .value("take")) { "Take it in" }
        Tag.a(.href(Link(.importing))) { "Choose another file" }
      }
    )
  }

  private func section(_ outcome: ImportReport.Outcome) -> HTML {
    let events = report.listed[outcome] ?? []
    let more = report.unlisted(outcome)
    return Tag.section(.class("outcome"), .labelledBy(outcome.rawValue)) {
      Tag.h2(.id(outcome.rawValue)) {
        Self.sign(outcome) + outcome.words.prefix(1).uppercased() + outcome.words.dropFirst()
        if outcome != .readAs {
          Tag.span(.class("faint")) { " \(report.amounts(of: outcome))" }
        }
      }
      Tag.ul(.class("claims")) { for event in events { item(event) } }
      if more > 0 { Tag.p(.class("faint")) { "and \(more) more" } }
    }
  }

  private func item(_ event: ImportReport.Event) -> HTML {
    Tag.li {
      event.sentence
      if event.count > 1, event.outcome != .readAs {
        Tag.span(.class("faint")) { " ×\(event.count)" }
      }
      Tag.div(.class("additions")) {
        [event.reason, event.place.description].compactMap(\.self).filter { !$0.isEmpty }
          .joined(separator: " · ")
        if let known = known(event) {
          " · "
          known
        }
      }
    }
  }

  /// The way to what the base has already; what only would be has no page yet.
  private func known(_ event: ImportReport.Event) -> HTML? {
    guard [.matched, .unchanged, .missing].contains(event.outcome), let id = event.id else {
      return nil
    }
    switch event.thing {
    case "claim": return Tag.a(.href(Link(.claim(id)))) { "claim \(id)" }
    case "entity":
      guard let entity = try? base.entity(Entity.ID(id)) else { return nil }
      return Tag.a(.href(Link(.entity(entity.key)))) { "what the base has" }
    default: return nil
    }
  }

  /// What is rejected, to be mended here and looked at again.
  private var mending: HTML {
    guard let rejected else { return .empty }
    let name = RejectedRecords.name(for: file.name)
    return .live(
      Tag.details {
        Tag.summary { "Mend what is rejected" }
        Tag.form(
          .action(Link(.importing)),
          .method("post"),
          .encoding(MultipartForm.mediaType),
          .class("long")
        ) {
          for field in [
            ("form", form), ("name", name), ("format", file.format ?? ""),
            ("kind", file.kind ?? ""), ("why", file.why ?? ""),
          ] {
            Tag.input(.type("hidden"), .name(field.0), .value(field.1))
          }
          Tag.div(.class("field")) {
            Tag.label(.for("f-mend")) { "The rejected records, as \(name)" }
            Tag.textarea(.id("f-mend"), .name("text"), .rows(10), .spellcheck(false)) { rejected }
          }
          Tag.button(.type("submit"), .name("do"), .value("preview")) { "Preview these alone" }
        }
      }
    )
  }

  private static func sign(_ outcome: ImportReport.Outcome) -> String {
    switch outcome {
    case .rejected: "✗ "
    case .conflicting: "▲ "
    case .undecided: "? "
    default: ""
    }
  }
}
