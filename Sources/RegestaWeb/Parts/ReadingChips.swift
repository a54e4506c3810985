internal import Asking
internal import Chronology
internal import RegestaKit

/// The parts of a question as they were read, each of which can be looked at or put otherwise.
struct ReadingChips {
  private let query: Query
  private let change: QuestionChange
  private let asker: Asker?
  private let visit: Visit

  /// - Parameters:
  ///   - query: The question as it was read.
  ///   - question: Its words, which a change of a part is made in.
  ///   - asker: Who answers the changed ones.
  ///   - visit: The page.
  init(_ query: Query, of question: String, _ asker: Asker?, _ visit: Visit) {
    self.query = query
    self.asker = asker
    change = QuestionChange(question: question)
    self.visit = visit
  }

  var html: HTML {
    Tag.ul(.class("chips")) {
      chip("asks", .text(query.operation.rawValue))
      if let pattern = query.pattern { chips(pattern) }
      if let other = query.other { chips(other) }
      for term in query.terms { self.chip(term) }
      query.around.map { self.chip($0) }
      for window in [query.time].compactMap(\.self) + query.times { chip(window) }
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
      for extra in pattern.extras { chip(extra.term, extra.preposition) }
      if let time = pattern.time, time != query.time { chip(time) }
    }
  }

  private func chip(_ term: Term, _ name: String = "thing") -> HTML {
    let words = words(term)
    if term == .anything || words.isEmpty { return .empty }
    guard case .things(let things, let typed) = term, change.place(of: typed) != nil else {
      return chip(name, words)
    }
    return changeable(name, words, typed) {
      let others = others(than: things, typed)
      if !others.isEmpty {
        Tag.p { "Or was another meant by “\(typed)”?" }
        Tag.ul(.class("plain")) {
          for (thing, question) in others {
            Tag.li {
              Tag.a(.href(visit.link(.ask, [QueryItem("q", question)]))) { thing.label }
              Tag.span(.class("faint")) { " \(thing.kind)" }
            }
          }
        }
      }
      form(for: typed, "Ask of another", isThing: true)
    }
  }

  private func chip(_ window: TimeWindow) -> HTML {
    guard change.place(of: window.words) != nil else { return chip("when", time(window)) }
    return changeable("when", time(window), window.words) {
      if window.printed != window.words { Tag.p(.class("faint")) { window.printed } }
      form(for: window.words, "At another time", isThing: false)
    }
  }

  /// Things of the base that the words may name too, each with the question that means it and has an answer.
  private func others(
    than things: [Term.Thing],
    _ typed: String
  ) -> [(thing: Entity, question: String)] {
    let named = things.dropFirst().map(\.entity)
    let alike = (try? visit.base.search(typed, limit: 8).map(\.entity)) ?? []
    var seen = Set(things.prefix(1).map(\.entity.id))
    return (named + alike).filter { seen.insert($0.id).inserted }.prefix(6).compactMap { thing in
      let question = (try? change.replacing(typed, with: thing, in: visit.base)) ?? nil
      guard let question, case .answer(let answer)? = try? asker?.ask(question),
        answer.verdict != .notRecorded
      else { return nil }
      return (thing, question)
    }
  }

  /// A part that can be opened and put otherwise.
  private func changeable(
    _ name: String,
    _ value: HTML,
    _ typed: String,
    @HTMLBuilder _ ways: () -> HTML
  ) -> HTML {
    Tag.li(.class("changeable")) {
      Tag.span(.class("chip-name")) { name }
      " "
      value
      HTML.live(
        Tag.details {
          Tag.summary(.label("Change “\(typed)”")) { "change" }
          Tag.div(.class("ways")) { ways() }
        }
      )
    }
  }

  private func form(for typed: String, _ label: String, isThing: Bool) -> HTML {
    let place = change.place(of: typed)?.lowerBound.utf16Offset(in: change.question) ?? 0
    return FormParts.form(
      .ask,
      keeping: [QueryItem("q", change.question), QueryItem("part", typed)] + visit.lens.items,
      button: "Ask"
    ) {
      FormParts.text(
        "with",
        label,
        isThing ? nil : typed,
        id: "with-\(place)",
        isThing: isThing,
        isRequired: true
      )
    }
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
    case .described(let description) where description.words.isEmpty:
      .all {
        if let kind = description.kinds.first { Tag.a(.href(Link(.kind(kind)))) { kind } }
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
