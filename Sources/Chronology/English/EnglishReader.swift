/// Reads English wordings: tokens, then phrases, then what they mean in their context.
enum EnglishReader {
  static func date(_ text: String, context: DateContext) throws(DateError) -> Reading {
    let resolver = PhraseResolver(input: text, context: context)
    switch try wording(text, context) {
    case .one(let phrase): return try resolver.read(phrase)
    case .stretch(let start, let end):
      let first = try resolver.read(start)
      let last = try resolver.read(end)
      guard let first else {
        return last.map { Reading(range: .distantPast...$0.range.upperBound, rule: .by) }
          ?? .unknown
      }
      guard let last else {
        return Reading(
          range: first.range.lowerBound ... .distantFuture,
          rule: .since,
          calendar: first.calendar
        )
      }
      return try resolver.hull([first, last], rule: .span, at: 0)
    }
  }

  static func period(_ text: String, context: DateContext) throws(DateError) -> Period {
    let resolver = PhraseResolver(input: text, context: context)
    switch try wording(text, context) {
    case .one(let phrase): return .instant(try resolver.date(phrase))
    case .stretch(let start, let end):
      let period = Period(start: try resolver.endpoint(start), end: try resolver.endpoint(end))
      guard period.isConsistent else {
        throw DateError("the time ends before it begins", in: text, at: 0)
      }
      return period
    }
  }

  private static func wording(
    _ text: String,
    _ context: DateContext
  ) throws(DateError) -> Wording {
    let tokens = try Tokenizer.tokens(of: text)
    var parser = EnglishParser(input: text, tokens: tokens, order: context.order)
    return try parser.parse()
  }
}

extension Reading {
  static let unknown = Reading(range: .distantPast ... .distantFuture, rule: .unknown)
}
