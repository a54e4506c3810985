internal import RegestaKit

/// The citations of a page, numbered in the order in which they are first used, as under a scholarly page.
final class Footnotes {
  private struct Note {
    let citation: Citation
    /// How often it is referred to.
    var uses = 0
  }

  private let visit: Visit
  private var numbers: [String: Int] = [:]
  private var notes: [Note] = []

  init(_ visit: Visit) { self.visit = visit }

  /// The marks of citations, such as ¹ ⁴; nothing when there are none.
  func marks(for citations: [Citation]) -> HTML {
    var seen: Set<Int> = []
    let numbers = citations.map(number).filter { seen.insert($0).inserted }
    guard !numbers.isEmpty else { return .empty }
    return Tag.sup(.class("notes-of")) {
      for number in numbers {
        let use = self.use(number)
        Tag.a(
          .href(here: "note-\(number)"),
          use.map { .id("ref-\(number)-\($0)") },
          .title(notes[number - 1].citation.printed),
          .label("Note \(number)")
        ) { String(number) }
      }
    }
  }

  private func use(_ number: Int) -> Int? {
    notes[number - 1].uses += 1
    let count = notes[number - 1].uses
    return count == 1 ? 1 : nil
  }

  private func number(of citation: Citation) -> Int {
    let text = citation.printed
    if let known = numbers[text] { return known }
    notes.append(Note(citation: citation))
    numbers[text] = notes.count
    return notes.count
  }

  /// The notes at the foot of the page.
  func list() -> HTML {
    guard !notes.isEmpty else { return .empty }
    return Tag.section(.class("notes"), .labelledBy("notes")) {
      Tag.h2(.id("notes")) { "Sources" }
      Tag.ol {
        for (index, note) in notes.enumerated() {
          Tag.li(.id("note-\(index + 1)")) {
            CitationText.whole(note.citation, visit)
            " "
            Tag.a(.class("back"), .href(here: "ref-\(index + 1)-1"), .label("Back to the text")) {
              "↩"
            }
          }
        }
      }
    }
  }
}

/// How a citation is put into words, with links to its sources.
enum CitationText {
  /// "Čepėnas II, p. 355, cited in …", against where it speaks against.
  static func whole(_ citation: Citation, _ visit: Visit) -> HTML {
    .all {
      if citation.stance == .disputes { Tag.span(.class("mark denied")) { "✗ against: " } }
      source(citation.source, visit)
      if let locator = citation.locator { ", \(locator)" }
      if let via = citation.via {
        ", cited in "
        source(via, visit)
      }
    }
  }

  static func source(_ source: Source.Reference, _ visit: Visit) -> HTML {
    Tag.a(.href(visit.link(.source(source.key)))) { Tag.bdi { source.short } }
  }
}
