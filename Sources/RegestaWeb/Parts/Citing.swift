internal import Formats
internal import RegestaKit

/// How to cite a page: what it is, in which state of which base.
enum Citing {
  /// The section that says so.
  static func section(title: String, link: Link, _ visit: Visit) -> HTML {
    let facts = (try? facts(visit)) ?? (title: nil, head: nil, at: nil)
    var text = "“\(title)”"
    if let base = facts.title { text += ", \(base)" }
    text += " (Regesta base"
    if let head = facts.head { text += ", state \(head.prefix(12))" }
    text += "), \(link.text)"
    return Tag.section(.class("cite"), .labelledBy("cite")) {
      Tag.h2(.id("cite")) { "How to cite this" }
      Tag.p { text }
      HTML.live(
        Tag.p {
          "As "
          for (index, form) in PageForm.citations.enumerated() {
            if index > 0 { ", " }
            Tag.a(.href(link.inForm(form))) { form.label }
          }
        }
      )
    }
  }

  /// The page as an entry of the base, in the state that it is shown in.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - link: Where it stands.
  ///   - id: By which key a bibliography knows it.
  ///   - visit: The page.
  /// - Returns: The record.
  /// - Throws: What reading the base throws.
  static func record(
    title: String,
    link: Link,
    id: String,
    _ visit: Visit
  ) throws -> BibliographyRecord {
    let facts = try facts(visit)
    var record = BibliographyRecord(id: id, type: "entry")
    record.fields = [
      .init("title", title), .init("container-title", facts.title ?? "A Regesta base"),
    ]
    if let head = facts.head { record.fields.append(.init("version", "state \(head.prefix(12))")) }
    record.fields.append(.init("note", "Regesta base, \(link.text)"))
    if let at = facts.at {
      record.dates = [.init("issued", BibliographyDate(String(at.prefix(10))))]
    }
    return record
  }

  private static func facts(
    _ visit: Visit
  ) throws -> (title: String?, head: String?, at: String?) {
    (try visit.base.meta("title"), try visit.base.head(), try visit.base.lastBatch()?.at)
  }
}
