import Foundation
import Names
import Testing

/// The tables of docs/names.md say what the code does.
@Suite("docs/names.md") struct DocumentationTests {
  /// The rows of the table whose header begins with `header`, cell by cell, without backquotes.
  static func rows(under header: String) throws -> [[String]] {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/names.md")
    let lines = try String(contentsOf: page, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let table = lines.drop { !$0.hasPrefix("| \(header) |") }.dropFirst(2).prefix {
      $0.hasPrefix("|")
    }
    return table.map { line in
      line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
      }
    }
  }

  @Test("Every name in the table of folded forms folds so")
  func folded() throws {
    let rows = try Self.rows(under: "name")
    #expect(rows.count >= 15)
    for row in rows {
      for name in row[0].split(separator: ", ") {
        #expect(NameFolding.fold(String(name)) == row[1])
      }
    }
  }

  @Test("Every name in the table of sound keys has that key")
  func sounds() throws {
    let rows = try Self.rows(under: "these meet")
    #expect(rows.count >= 11)
    for row in rows {
      for name in row[0].split(separator: ", ") {
        #expect(SoundKey.keys(of: String(name)).contains(row[1]), "\(name)")
      }
    }
  }

  @Test("What is said not to meet does not, and the false friends do")
  func limits() {
    for (one, other) in [("Brześć", "Brest"), ("Gardinas", "Grodno"), ("Lwów", "Lviv")] {
      #expect(!SoundKey.meet(one, other))
    }
    #expect(SoundKey.meet("Boris", "Bora"))
  }
}
