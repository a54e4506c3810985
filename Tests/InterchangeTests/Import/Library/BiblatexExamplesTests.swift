import Formats
import Interchange
import Names
import RegestaKit
import SQLite
import Testing

/// The examples that biblatex carries, with nearly every field it knows.
@Suite("The examples of biblatex as sources")
struct BiblatexExamplesTests {
  @Test("Every entry is a source or told, every field in its record or told; twice is once")
  func examples() throws {
    guard let text = LibraryRun.shared("sources/bibliography/biblatex-examples.bib") else {
      print("skipped: biblatex-examples.bib is not beside the repository")
      return
    }
    let base = try CatalogueBase.copy()
    let run = try LibraryRun.take(text, "examples.bib", into: base)
    #expect(run.rejects.isEmpty, "\(run.rejects)")
    let told = run.lines(.leftOut).joined(separator: "\n")
    let file = try BibTeXFile(MemorySource(text))
    #expect(file.entries.count > 90)
    let matched = run.events.filter { $0.outcome == .matched }
    #expect(matched.count == 3, "\(matched)")
    var records: [String: String] = [:]
    var ids: [Int: String] = [:]
    let rows = try base.connection.rows("SELECT id, csl FROM source") {
      (id: try $0.int(0), csl: try $0.text(1))
    }
    for (number, csl) in rows {
      var elements = JSONElements(MemorySource(csl))
      let id = try elements.next()?["id"]?.string
      records[id ?? ""] = csl.lowercased()
      ids[number] = id
    }
    for entry in file.entries where entry.type != "xdata" {
      if entry.type == "set" {
        #expect(told.contains("\"\(entry.key)\""), "\(entry.key)")
        continue
      }
      // Entries for one work are one source, which has the fields of both.
      let other = matched.first { $0.sentence.hasPrefix("\(entry.key) is ") }
      let known = other?.id.flatMap { ids[$0] } ?? entry.key
      guard let record = records[known] else {
        Issue.record("\(entry.key) is no source of its own")
        continue
      }
      for field in entry.fields where !Self.converted.contains(field.name) {
        for word in Self.words(field.value) where !record.contains(word) {
          if told.contains("\"\(field.name)\"") || told.lowercased().contains(word) { continue }
          // Of two annotations on one work the base keeps its own, and says so.
          if other != nil, field.name == "annotation", told.contains("annote \"") { continue }
          Issue.record("\(entry.key): \(field.name): \(word)")
        }
      }
    }
    let shorts = try base.connection.rows("SELECT short FROM source") { try $0.text(0) }
    #expect(Set(shorts).count == shorts.count)
    let content = try CatalogueBase.content(of: base)
    let again = try LibraryRun.take(text, "examples.bib", into: base)
    #expect(!again.report.changesBase, "\(again.lines(.new) + again.lines(.enriched))")
    #expect(try CatalogueBase.content(of: base) == content)
  }

  /// Fields whose words change on the way: languages become tags, months numbers.
  private static let converted: Set<String> = ["langid", "month"]

  /// The plain words of a field, without LaTeX's commands.
  private static func words(_ value: String) -> [String] {
    var plain = ""
    var isCommand = false
    for scalar in value.unicodeScalars {
      if scalar == "\\" {
        isCommand = true
        plain += " "
      } else if isCommand, scalar.properties.isAlphabetic {
        continue
      } else {
        isCommand = false
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .map { $0.lowercased() }.filter { $0.count > 3 }
  }
}
