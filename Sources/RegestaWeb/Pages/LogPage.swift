internal import JSONForms
internal import RegestaKit

/// What was written into the base: the batches, the last first.
struct LogPage: Page {
  static let outline = PageOutline(
    "/log",
    "The batches that were written into the base, the last first.",
    parameters: [.size, .next],
    forms: [.csv],
    schema: "log@1"
  )

  private struct Entry {
    let batch: Batch
    let wrote: String
    let undoneBy: Batch.ID?
  }

  private let entries: [Entry]
  private let visit: Visit
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let size = try visit.parameters.integer("size", standard: 100)
    let before = visit.parameters.text("next").flatMap(Int.init) ?? .max
    let all = try base.batches().reversed().filter { $0.id.rawValue < before }
    entries = try all.prefix(size).map { batch in
      Entry(
        batch: batch,
        wrote: try base.contents(of: batch.id).map { "\($0.count) \($0.thing)" }
          .joined(separator: ", "),
        undoneBy: try base.effectiveUndo(of: batch.id)
      )
    }
    next = all.count > size ? entries.last?.batch.id.description : nil
  }

  var title: String { "Log" }

  func document() -> Document {
    var document = Document(
      "log@1",
      columns: [
        Column("batch", "Batch"), Column("at", "When"), Column("who", "Who"),
        Column("kind", "What"), Column("why", "Why"), Column("file", "File"),
        Column("wrote", "Wrote"), Column("undone_by", "Taken back by"),
      ],
      rows: entries.map { entry in
        let batch = entry.batch
        return [
          .text("batch:\(batch.id)"), .text(batch.at), .text(batch.who),
          .text(batch.kind.rawValue), Cell(batch.why), Cell(batch.file), .text(entry.wrote),
          Cell(entry.undoneBy.map { "batch:\($0)" }),
        ]
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Log" }
      Tag.p {
        "Nothing is overwritten: each batch is kept, sealed by its hash and the one before it."
      }
      TableView.table(
        ["Batch", "When", "Who", "What", "Wrote"],
        entries.map { entry in
          let batch = entry.batch
          return [
            Tag.a(.href(Link(.batch(batch.id.rawValue)))) { "batch \(batch.id)" },
            .text(String(batch.at.prefix(16)).replacing("T", with: " ")), Tag.bdi { batch.who },
            .all {
              batch.kind.rawValue
              batch.why.map { ": \($0)" }
              batch.file.map { " (\($0))" }
              if let undone = entry.undoneBy {
                " "
                Tag.span(.class("mark gone")) { "× taken back by batch \(undone)" }
              }
            }, .text(entry.wrote),
          ]
        }
      )
      TableView.more(next.map { visit.link.with("next", $0) }, "Earlier")
    }
  }
}
