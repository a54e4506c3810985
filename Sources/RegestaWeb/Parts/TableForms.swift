internal import JSONForms
internal import RegestaKit

/// Answers of SQL, whose columns are only known when they come.
enum TableForms {
  /// The answer for programs; columns of one name are told apart.
  static func document(
    _ table: Table,
    _ schema: String,
    _ members: [(key: String, value: JSON)] = []
  ) -> Document {
    var taken: Set<String> = []
    let columns = table.columns.map { name in
      var key = name
      var number = 2
      while !taken.insert(key).inserted {
        key = "\(name)_\(number)"
        number += 1
      }
      return Column(key, name)
    }
    var document = Document(
      schema,
      members,
      columns: columns,
      rows: table.rows.map { $0.map(cell) }
    )
    document.isTruncated = table.isTruncated
    return document
  }

  private static func cell(_ cell: Table.Cell) -> Cell {
    switch cell {
    case .null: .null
    case .integer(let number): .integer(Int64(number))
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .blob(let count): .text("\(count) bytes")
    }
  }

  /// More rows than this are for programs.
  private static let mostShown = 1_000

  /// The answer for people: claims and things lead to their pages, where a column says that it has them.
  static func view(_ table: Table, _ visit: Visit, caption: String) -> HTML {
    .all {
      TableView.table(
        table.columns.enumerated().map { index, name in
          let cells = table.rows.lazy.map { $0[index] }.filter { $0 != .null }
          return (name, !cells.isEmpty && cells.allSatisfy(isNumber))
        },
        table.rows.prefix(mostShown).map { row in
          zip(table.columns, row).map { html($1, column: $0, visit) }
        },
        caption: caption
      )
      if table.rows.count > mostShown {
        Tag.p(.class("note")) {
          "The first \(mostShown) of \(table.rows.count) rows; CSV and JSON have all."
        }
      }
      if table.isTruncated {
        Tag.p(.class("note")) { "There are more rows than \(table.rows.count); ask for fewer." }
      }
    }
  }

  private static func isNumber(_ cell: Table.Cell) -> Bool {
    switch cell {
    case .integer, .real: true
    default: false
    }
  }

  private static func html(_ value: Table.Cell, column: String, _ visit: Visit) -> HTML {
    switch value {
    case .null: Tag.span(.class("faint"), .label("nothing")) { "–" }
    case .integer(let number) where column == "claim" || column.hasSuffix("_claim"):
      number > 0
        ? Tag.a(.href(visit.link(.claim(number)))) { String(number) } : .text(String(number))
    case .text(let text) where isThing(column) && isKey(text):
      Tag.a(.href(visit.link(.entity(text)))) { text }
    case .integer, .real, .text, .blob: .text(cell(value).text)
    }
  }

  private static func isThing(_ column: String) -> Bool {
    column == "key"
      || column.hasSuffix("_key")
        && !["relation_key", "kind_key", "how_key", "source_key", "via_key", "dispute_key"]
          .contains(column)
  }

  private static func isKey(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}
