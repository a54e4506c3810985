/// Parts HTML into tags and text, as tolerant as browsers are and in one pass.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    case start(HTMLTag)
    case end(String)
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// What ends the text of an element that has no tags in it: "script".
  private var rawName: String?
  /// A quotation mark was never closed: no attribute is believed from there on.
  private var quotesFail = false
  /// Where the last attempt at a tag failed. What begins before that is no tag either, or a text of such attempts
  /// would be read again and again to its end.
  private var failure = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func next() -> Token? {
    while index < scalars.count {
      if let name = rawName {
        rawName = nil
        skipRaw(name)
        continue
      }
      guard scalars[index] == "<" else { return .text(text(from: index)) }
      if scalars.has("<!--", at: index) {
        index = after("-->", from: index + 4)
      } else if scalars.has("<!", at: index) || scalars.has("<?", at: index) {
        index = after(">", from: index + 2)
      } else if let token = tag() {
        return token
      } else {
        return .text(text(from: index))
      }
    }
    return nil
  }

  /// Text up to the next `<`; at least one scalar.
  private mutating func text(from start: Int) -> Range<Int> {
    var end = start + 1
    while end < scalars.count, scalars[end] != "<" { end += 1 }
    index = end
    return start..<end
  }

  private func after(_ word: StaticString, from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      if scalars.has(word, at: index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return scalars.count
  }

  private mutating func skipRaw(_ name: String) {
    let wanted = Array(name.unicodeScalars)
    while index < scalars.count {
      if scalars[index] == "<", index + 1 + wanted.count < scalars.count, scalars[index + 1] == "/",
        (0..<wanted.count).allSatisfy({
          scalars[index + 2 + $0 < scalars.count ? index + 2 + $0 : index].lowered == wanted[$0]
        })
      {
        return
      }
      index += 1
    }
  }

  private mutating func tag() -> Token? {
    guard index >= failure else { return nil }
    var place = index + 1
    let isEnd = place < scalars.count && scalars[place] == "/"
    if isEnd { place += 1 }
    guard place < scalars.count, scalars[place].isASCII, scalars[place].isLetter else { return nil }
    let nameStart = place
    while place < scalars.count, !scalars[place].isSpace, scalars[place] != ">",
      scalars[place] != "/",
      scalars[place] != "<"
    {
      place += 1
      if place - nameStart > 40 { return nil }
    }
    let name = scalars[nameStart..<place].map(\.lowered).string
    var tag = HTMLTag(name: name)
    guard let end = attributes(from: place, &tag) else { return nil }
    index = end
    if isEnd { return .end(name) }
    if name == "script" || name == "style" || name == "textarea" || name == "noscript" {
      rawName = name
    }
    return .start(tag)
  }

  /// Reads attributes up to the end of the tag; nil when it has none.
  private mutating func attributes(from start: Int, _ tag: inout HTMLTag) -> Int? {
    var place = start
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == ">" { return place + 1 }
      if scalar == "<" {
        failure = place
        return nil
      }
      if scalar.isSpace || scalar == "/" {
        if scalar == "/" { tag.isClosed = true }
        place += 1
        continue
      }
      tag.isClosed = false
      let nameStart = place
      while place < scalars.count, !scalars[place].isSpace,
        !["=", ">", "/", "<"].contains(scalars[place])
      {
        place += 1
      }
      let name = nameStart..<place
      while place < scalars.count, scalars[place].isSpace { place += 1 }
      guard place < scalars.count, scalars[place] == "=" else {
        if name.isEmpty { place += 1 }
        continue
      }
      place += 1
      while place < scalars.count, scalars[place].isSpace { place += 1 }
      guard place < scalars.count else { break }
      let quote = scalars[place]
      let valueStart: Int
      if quote == "\"" || quote == "'", !quotesFail {
        valueStart = place + 1
        guard let close = scalars[valueStart...].firstIndex(of: quote) else {
          quotesFail = true
          return nil
        }
        tag.add(scalars[name], scalars[valueStart..<close])
        place = close + 1
      } else {
        valueStart = place
        while place < scalars.count, !scalars[place].isSpace, scalars[place] != ">" { place += 1 }
        tag.add(scalars[name], scalars[valueStart..<place])
      }
    }
    failure = scalars.count
    return nil
  }

  /// The encoding that a page's head names: `<meta charset="…">`.
  static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let wanted = Array("charset=".utf8)
    for start in head.indices where head[start] == wanted[0] && head[start...].starts(with: wanted)
    {
      let value = head[(start + wanted.count)...].drop {
        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      }
      let name = value.prefix {
        $0 > 0x2C && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ";") && $0 < 0x80
      }
      return TextEncoding(named: String(decoding: name, as: UTF8.self))
    }
    return nil
  }
}

/// A tag that begins an element.
struct HTMLTag {
  var name: String
  var isClosed = false
  var id: [Unicode.Scalar] = []
  var href: [Unicode.Scalar] = []
  var classes: [String] = []
  var lang: String?
  var rel: [Unicode.Scalar] = []
  var title: [Unicode.Scalar] = []

  init(name: String) { self.name = name }

  mutating func add(_ name: ArraySlice<Unicode.Scalar>, _ value: ArraySlice<Unicode.Scalar>) {
    guard name.count < 8 else { return }
    let text = HTMLEntities.decoded(Array(value.prefix(8000)))
    switch name.map(\.lowered).string {
    case "id": id = text
    case "href": href = text
    case "class": classes = text.split { $0.isSpace }.prefix(40).map { $0.string.lowercased() }
    case "lang": lang = text.string
    case "rel": rel = text
    case "title": title = text
    default: break
    }
  }
}
