internal import Interchange
internal import JSONForms
internal import RegestaKit

/// The form by which a file is taken in: looked over first, then written as one batch.
struct ImportPage: Page {
  static let outline = PageOutline(
    "/import",
    "The formats that can be taken in, and for who may write, the form for it.",
    forms: [.csv],
    schema: "import-formats@1"
  )

  private let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  var title: String { "Import" }

  func document() -> Document {
    Document(
      "import-formats@1",
      columns: [
        Column("format", "Format"), Column("summary", "What it is"),
        Column("endings", "Endings", .list),
      ],
      rows: ImportFormats.all.map { format in
        [
          .text(format.name), .text(format.summary),
          .list(format.fileExtensions.map { .text($0) }),
        ]
      }
    )
  }

  func content() throws -> HTML {
    try .all {
      if let token = visit.formToken {
        try Self.form(in: visit.base, token: token)
      } else {
        Tag.h1 { "Take in a file" }
        Tag.p(.class("note")) {
          "This browser may not write. Start the server with "
          Tag.code { "regesta serve --write" }
          " and open the address with a token that it prints; or take files in on the command line, with "
          Tag.code { "regesta import" }
          "."
        }
      }
      formats
    }
  }

  /// The form, with what was typed and what was wrong with it.
  static func form(
    in base: KnowledgeBase,
    token: String,
    sent: SentForm? = nil,
    problem: Problem? = nil
  ) throws -> HTML {
    func typed(_ name: String) -> String? { (try? sent?.text(name)) ?? nil }
    return try .all {
      Tag.h1 { "Take in a file" }
      if let problem {
        Tag.div(.class("note"), .role("alert")) {
          Tag.p { Tag.strong { problem.message } }
          if let hint = problem.hint { Tag.p { hint } }
          if !problem.suggestions.isEmpty {
            Tag.p { "Perhaps: " + problem.suggestions.map(\.text).joined(separator: ", ") + "." }
          }
        }
      }
      Tag.p(.class("lead")) {
        "It is looked over first. Nothing is written before you have seen what would come in, and what was "
        "written can be taken back."
      }
      try HTML.live(
        Tag.form(
          .action(Link(.importing)),
          .method("post"),
          .encoding(MultipartForm.mediaType),
          .class("long")
        ) {
          Tag.input(.type("hidden"), .name("form"), .value(token))
          file
          text(typed("text"), typed("name"))
          try Tag.details(["format", "kind", "why"].contains { typed($0) != nil } ? .open : nil) {
            Tag.summary { "Say more about it" }
            try options(in: base, typed)
          }
          Tag.button(.type("submit"), .name("do"), .value("preview")) { "Preview" }
        }
      )
    }
  }

  private static var file: HTML {
    Tag.div(.class("field")) {
      Tag.label(.for("f-file")) { "A file" }
      Tag.input(
        .id("f-file"),
        .type("file"),
        .name("file"),
        .describedBy("h-file"),
        .data(most: OfferedFile.mostBytes)
      )
      Tag.small(.id("h-file")) {
        "Up to \(OfferedFile.mostBytes >> 20) MB; it may be packed with gzip."
      }
    }
  }

  private static func text(_ text: String?, _ name: String?) -> HTML {
    .all {
      Tag.div(.class("field")) {
        Tag.label(.for("f-text")) { "Or a text" }
        Tag.textarea(.id("f-text"), .name("text"), .rows(8), .spellcheck(false)) { text }
      }
      FormParts.text(
        "name",
        "The name of the text",
        name,
        placeholder: "letters.csv",
        hint: "As of a file. What the text says is cited to it."
      )
    }
  }

  private static func options(
    in base: KnowledgeBase,
    _ typed: (String) -> String?
  ) throws -> HTML {
    let kinds = try base.kinds().sorted { $0.label < $1.label }
    return .all {
      FormParts.choice(
        "format",
        "Format",
        typed("format"),
        [("", "found from the content")] + ImportFormats.all.map { ($0.name, $0.name) }
      )
      FormParts.choice(
        "kind",
        "What its things are",
        typed("kind"),
        [("", "as the file says")] + kinds.map { ($0.key, $0.label) }
      )
      FormParts.text("why", "Why it is taken in", typed("why"), hint: "For the log.")
    }
  }

  private var formats: HTML {
    Tag.section(.labelledBy("formats")) {
      Tag.h2(.id("formats")) { "What can be read" }
      TableView.facts(
        ImportFormats.all.map { format in
          let endings = format.fileExtensions.map { "." + $0 }.joined(separator: ", ")
          return (
            name: format.name,
            value: .all {
              format.summary
              if !endings.isEmpty { Tag.span(.class("faint")) { " \(endings)" } }
            }
          )
        }
      )
    }
  }
}
