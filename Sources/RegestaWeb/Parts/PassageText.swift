internal import RegestaKit

/// Paragraphs of sources with what rests on their words.
enum PassageText {
  /// How much of a paragraph stands around a quotation.
  private static let margin = 240

  /// Words of a paragraph, marked, with some of what stands around them.
  static func around(_ range: Range<Int>, in passage: Passage) -> HTML {
    let length = passage.text.unicodeScalars.count
    let start = max(0, range.lowerBound - margin)
    let end = min(length, range.upperBound + margin)
    return .all {
      if start > 0 { "… " }
      passage.text(in: start..<range.lowerBound)
      Tag.mark { passage.text(in: range) }
      passage.text(in: range.upperBound..<end)
      if end < length { " …" }
    }
  }

  /// A whole paragraph: what claims quote is marked, what is named leads to its page. Spans that overlap one
  /// before them are left out.
  static func whole(_ passage: Passage, _ spans: [PassageSpan], _ visit: Visit) -> HTML {
    var parts: [HTML] = []
    var place = 0
    for span in spans where span.range.lowerBound >= place && !span.range.isEmpty {
      parts.append(.text(passage.text(in: place..<span.range.lowerBound)))
      parts.append(html(span, passage, visit))
      place = span.range.upperBound
    }
    parts.append(.text(passage.text(in: place..<max(place, passage.text.unicodeScalars.count))))
    return .group(parts)
  }

  private static func html(_ span: PassageSpan, _ passage: Passage, _ visit: Visit) -> HTML {
    let words = passage.text(in: span.range)
    return switch span.ground {
    case .quotation(let claim):
      Tag.a(.class("quotation"), .href(visit.link(.claim(claim.rawValue)))) { words }
    case .candidate(let claim, let outcome):
      Tag.a(
        .class("proposal \(outcome.rawValue)"),
        .href(visit.link(.claim(claim.rawValue))),
        .title("Read as a claim; \(outcome.rawValue)")
      ) { words }
    case .mention(let entity):
      Tag.a(.class("mention"), .href(visit.link(entity)), .title(entity.label)) { words }
    }
  }
}
