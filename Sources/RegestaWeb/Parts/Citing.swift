internal import RegestaKit

/// How to cite a page: what it is, in which state of which base.
enum Citing {
  /// The section that says so.
  static func section(title: String, link: Link, _ visit: Visit) -> HTML {
    let facts = (try? facts(visit)) ?? (title: nil, head: nil)
    var text = "“\(title)”"
    if let base = facts.title { text += ", \(base)" }
    text += " (Regesta base"
    if let head = facts.head { text += ", state \(head.prefix(12))" }
    text += "), \(link.text)"
    return Tag.section(.class("cite"), .labelledBy("cite")) {
      Tag.h2(.id("cite")) { "How to cite this" }
      Tag.p { text }
    }
  }

  private static func facts(_ visit: Visit) throws -> (title: String?, head: String?) {
    (try visit.base.meta("title"), try visit.base.head())
  }
}
