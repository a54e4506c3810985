internal import RegestaKit

extension Answerer {
  /// "A, B and C."
  func sentence(_ items: [Answer.Item], withDates: Bool = false) -> String {
    let texts = items.map { item in
      let aside = [
        withDates ? item.when ?? "date not recorded" : nil, item.isPossible ? "possibly" : nil,
      ].compactMap { $0 }
      return aside.isEmpty ? item.text : "\(item.text) (\(aside.joined(separator: ", ")))"
    }
    return Self.listed(texts) + "."
  }

  static func listed(_ texts: [String]) -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  static func uncapitalized(_ text: String) -> String {
    guard let first = text.first, text.dropFirst().first?.isLowercase ?? false else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// How a question was read, in words.
  func wording(of query: Query) -> String {
    var parts: [String] = []
    if let pattern = query.pattern { parts.append(wording(of: pattern, asked: query.asked)) }
    if let other = query.other { parts.append(wording(of: other, asked: .claim)) }
    parts += query.terms.filter { $0 != .anything }.map(wording)
    if let around = query.around { parts.append("around \(wording(around))") }
    if let source = query.source {
      parts.append(
        Self.listed(source.sources.map(\.short)) + (source.page.map { ", p. \($0)" } ?? "")
      )
    }
    if let time = query.time, query.pattern?.time == nil { parts.append("[\(time.printed)]") }
    if let first = query.times.first, let last = query.times.last {
      parts.append("[\(first.printed) … \(last.printed)]")
    }
    return "\(query.operation.rawValue): " + parts.joined(separator: "; ")
  }

  private func wording(of pattern: Pattern, asked: Query.Asked) -> String {
    let relation = pattern.relations.map { lexicon.relations[$0]?.label ?? $0 }.joined(
      separator: "/"
    )
    var text = asked == .subject ? "? " : "\(wording(pattern.subject)) "
    text += pattern.isNegated ? "not: \(relation) " : relation + " "
    let value = pattern.relations.first.flatMap { lexicon.relations[$0]?.value }
    text +=
      asked == .object ? "?" : value == .entity || value == nil ? wording(pattern.object) : "?"
    for extra in pattern.extras { text += ", \(extra.preposition) \(wording(extra.term))" }
    if let time = pattern.time { text += " [\(time.printed)]" }
    return text
  }

  func wording(_ term: Term) -> String {
    switch term {
    case .anything: "anything"
    case .things(let things, _): things.map(\.entity.label).joined(separator: " or ")
    case .all(let terms): Self.listed(terms.map(wording))
    case .described(let description):
      description.words.isEmpty
        ? description.kinds.joined(separator: " or ") : "\"\(description.words)\""
    }
  }
}
