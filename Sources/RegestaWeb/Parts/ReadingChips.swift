internal import Asking
internal import Chronology
internal import RegestaKit

/// The parts of a question as they were read, each of which can be looked at or put otherwise.
struct ReadingChips {
  private let query: Query
  private let visit: Visit

  init(_ query: Query, _ visit: Visit) {
    self.query = query
    self.visit = visit
  }

  var html: HTML {
    Tag.ul(.class("chips")) {
      chip("asks", .text(query.operation.rawValue))
      if let pattern = query.pattern { chips(pattern) }
      if let other = query.other { chips(other) }
      for term in query.terms { self.chip(term) }
      for window in [query.time].compactMap(\.self) + query.times { chip("when", time(window)) }
      if let source = query.source {
        for source in source.sources {
          chip("source", Tag.a(.href(Link(.source(source.key)))) { source.short })
        }
      }
      if let canned = query.canned {
        let items = canned.values.sorted { $0.key < $1.key }.map { QueryItem($0.key, $0.value) }
        chip("question", Tag.a(.href(Link(.question(canned.name), items))) { canned.name })
      }
    }
  }

  private func chips(_ pattern: Pattern) -> HTML {
    .all {
      chip(pattern.subject)
      if !pattern.relations.isEmpty {
        chip(
          pattern.isNegated ? "not" : "relation",
          .all {
            for (index, key) in pattern.relations.prefix(6).enumerated() {
              if index > 0 { ", " }
              Tag.a(.href(Link(.relation(key)))) { key }
            }
            if pattern.relations.count > 6 { " …" }
          }
        )
      }
      chip(pattern.object)
      for extra in pattern.extras {
        chip(extra.preposition, words(extra.term))
      }
      if let time = pattern.time { chip("when", self.time(time)) }
    }
  }

  private func chip(_ term: Term) -> HTML {
    let words = words(term)
    return term == .anything || words.isEmpty ? .empty : chip("thing", words)
  }

  private func words(_ term: Term) -> HTML {
    switch term {
    case .anything: .text("anything")
    case .things(let things, let words):
      .all {
        if things.isEmpty { words }
        for (index, thing) in things.prefix(6).enumerated() {
          if index > 0 { " or " }
          ClaimText.entity(thing.entity, visit)
        }
        if things.count > 6 { " …" }
      }
    case .all(let terms):
      .all {
        for (index, term) in terms.enumerated() {
          if index > 0 { " and " }
          words(term)
        }
      }
    case .described(let description):
      .all {
        if let kind = description.kinds.first {
          Tag.a(.href(Link(.kind(kind)))) { description.words }
        } else {
          description.words
        }
      }
    }
  }

  /// A day leads to that day, a stretch of time to its timeline.
  private func time(_ window: TimeWindow) -> HTML {
    let (first, last) = (window.earliest, window.latest)
    guard first.isFinite || last.isFinite else { return .text(window.words) }
    if first == last {
      return Tag.a(.href(Link(.day, [QueryItem("on", first.iso)]))) { window.words }
    }
    let items = [
      first.isFinite ? QueryItem("from", first.iso) : nil,
      last.isFinite ? QueryItem("to", last.iso) : nil,
    ]
    return Tag.a(.href(Link(.timeline, items.compactMap(\.self)))) { window.words }
  }

  private func chip(_ name: String, _ value: HTML) -> HTML {
    Tag.li {
      Tag.span(.class("chip-name")) { name }
      " "
      value
    }
  }
}
