/// A template with its arguments, which are expanded already.
struct WikiTemplate {
  /// In small letters, without underscores.
  let name: String
  private(set) var positional: [WikiText] = []
  private(set) var named: [String: WikiText] = [:]
  /// Where it begins.
  let origin: Int

  init(_ frame: WikitextExpander.Frame) {
    origin = frame.start
    let text = frame.text
    // The bar itself is the first scalar of each part but the first.
    let ends = frame.bars + [text.scalars.count]
    name = text.scalars[..<min(ends[0], 200)].map { $0 == "_" ? " " : $0 }.normalized.lowercased()
    for (bar, end) in zip(frame.bars, frame.bars.dropFirst() + [text.scalars.count]) {
      add(text, bar + 1..<max(bar + 1, end))
    }
  }

  private mutating func add(_ text: WikiText, _ range: Range<Int>) {
    let limit = range.lowerBound..<min(range.upperBound, range.lowerBound + 60)
    if let equal = text.scalars[limit].firstIndex(of: "="),
      text.scalars[limit.lowerBound..<equal].allSatisfy({
        $0 != "<" && $0 != "[" && $0 != WikiSign.mark
      })
    {
      let key = text.scalars[limit.lowerBound..<equal].normalized.lowercased()
      let value = text[text.scalars.trimmed(equal + 1..<range.upperBound)]
      if let number = Int(key), number == positional.count + 1 {
        positional.append(value)
      } else if !value.scalars.isEmpty {
        named[key] = value
      }
    } else {
      positional.append(text[text.scalars.trimmed(range)])
    }
  }

  /// An argument by its place, from 0, as plain words; nil when it is not there or empty.
  func words(_ index: Int) -> String? {
    guard index < positional.count else { return nil }
    return Self.plain(positional[index])
  }

  /// The first of some named arguments that is there, as plain words.
  func words(_ keys: String...) -> String? {
    for key in keys {
      if let value = named[key], let words = Self.plain(value) { return words }
    }
    return nil
  }

  private static func plain(_ text: WikiText) -> String? {
    let words = WikitextInline.plain(text.scalars)
    return words.isEmpty ? nil : words
  }
}
