/// A part of a page's state: a name in the query of its URL.
package struct PageParameter: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// What it takes.
  package var type: Kind
  /// What it does, in a sentence.
  package var description: String
  /// Whether it may stand several times.
  package var repeats: Bool

  /// What a parameter takes.
  package enum Kind: Hashable, Sendable {
    case text
    case thing
    case date
    case integer(ClosedRange<Int>)
    case choice([String])
  }

  init(_ name: String, _ type: Kind, _ description: String, repeats: Bool = false) {
    self.name = name
    self.type = type
    self.description = description
    self.repeats = repeats
  }

  /// The three by which every page that shows claims can be read otherwise.
  static let lens: [PageParameter] = [
    PageParameter("on", .date, "Only what held on this date, certainly or possibly."),
    PageParameter(
      "as",
      .thing,
      "As this person or school sees it, without what they reject; everyone leaves nothing out."
    ),
    PageParameter(
      "known-at",
      .text,
      "As the base was at the end of that day (UTC), or after a batch: 2026-05-01, batch:7."
    ),
  ]

  static let size = PageParameter("size", .integer(1...1_000), "At most so many rows.")
  static let next = PageParameter("next", .text, "Where the rows go on: `next` of the rows before.")
}
