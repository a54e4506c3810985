/// Takes comments, references and templates out of wikitext in one pass.
struct WikitextExpander {
  private let scalars: [Unicode.Scalar]
  private var frames: [Frame] = [Frame(kind: .page, start: 0)]
  private(set) var references: [WikiReference] = []
  private(set) var works: [CitedWork] = []
  private var byName: [String: Int] = [:]
  /// Templates that stand deeper than anybody writes: they are skipped.
  private var skipped = 0
  private(set) var wasTooDeep = false
  private var isInReferenceList = false
  private static let deepest = 40

  struct Frame {
    enum Kind: Equatable {
      case page, template
      case reference(name: String?, group: String)
    }

    var kind: Kind
    var start: Int
    var text = WikiText()
    /// Where the arguments of a template begin.
    var bars: [Int] = []
    var links = 0
    var tables = 0
  }

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The page without them.
  mutating func expand() -> WikiText {
    var index = 0
    while index < scalars.count { index = step(index) }
    unwind(to: 1)
    return frames[0].text
  }

  private mutating func step(_ index: Int) -> Int {
    let scalar = scalars[index]
    let next: Unicode.Scalar = index + 1 < scalars.count ? scalars[index + 1] : " "
    if skipped > 0 {
      if scalar == "{", next == "{" {
        skipped += 1
        return index + 2
      }
      if scalar == "}", next == "}" {
        skipped -= 1
        return index + 2
      }
      return index + 1
    }
    switch scalar {
    case "<": if let after = tag(index) { return after }
    case "{" where next == "{":
      if frames.count > Self.deepest {
        skipped = 1
        wasTooDeep = true
      } else {
        frames.append(Frame(kind: .template, start: index))
      }
      return index + 2
    case "}" where next == "}":
      closeTemplate()
      return index + 2
    case "[" where next == "[": frames[frames.count - 1].links += 1
    case "]" where next == "]":
      frames[frames.count - 1].links = max(0, frames[frames.count - 1].links - 1)
      put("]", index)
      put("]", index + 1)
      return index + 2
    case "{" where next == "|": frames[frames.count - 1].tables += 1
    case "|":
      let top = frames.count - 1
      if next == "}", frames[top].tables > 0,
        index + 2 >= scalars.count || scalars[index + 2] != "}"
      {
        frames[top].tables -= 1
      } else if frames[top].kind == .template, frames[top].links == 0, frames[top].tables == 0 {
        frames[top].bars.append(frames[top].text.scalars.count)
      }
    case "\n" where frames.count > 1 && next == "=" && scalars.has("==", at: index + 1):
      // Nothing reaches over a heading but what was not closed.
      unwind(to: 1)
    default: if WikiSign.isOne(scalar) { return index + 1 }
    }
    put(scalar, index)
    return index + 1
  }

  private mutating func put(_ scalar: Unicode.Scalar, _ origin: Int) {
    frames[frames.count - 1].text.append(scalar, from: origin)
  }

  private mutating func put(_ text: WikiText) { frames[frames.count - 1].text.append(text) }

  /// Gives what is in frames that were never closed to the page, as words.
  private mutating func unwind(to count: Int) {
    while frames.count > count, let frame = frames.popLast() { put(frame.text) }
  }

  // MARK: - Tags

  private static let skippedTags: [StaticString] = [
    "math", "timeline", "syntaxhighlight", "source", "score", "imagemap", "gallery", "graph",
    "mapframe",
    "templatedata", "code", "chem",
  ]
  /// Tags whose end is missing, so that it is not looked for again.
  private var unclosed: Set<String> = []

  private mutating func tag(_ index: Int) -> Int? {
    if scalars.has("<!--", at: index) { return after("-->", from: index + 4) ?? scalars.count }
    if scalars.hasFolded("<ref", at: index) {
      if scalars.hasFolded("<references", at: index) { return referenceList(index) }
      return reference(index)
    }
    if scalars.hasFolded("</references", at: index) {
      isInReferenceList = false
      return endOfTag(index)
    }
    if scalars.hasFolded("</ref", at: index) {
      closeReference()
      return endOfTag(index)
    }
    if scalars.hasFolded("<nowiki", at: index) { return nowiki(index) }
    for name in Self.skippedTags where scalars.hasFolded(name, at: index + 1) {
      guard let end = endOfTag(index) else { return nil }
      let after = index + 1 + name.utf8CodeUnitCount
      guard !scalars[after].isLetter, !unclosed.contains("\(name)") else { continue }
      if scalars[end - 2] == "/" { return end }
      var place = end
      while place < scalars.count {
        if scalars[place] == "<", scalars.has("</", at: place),
          scalars.hasFolded(name, at: place + 2)
        {
          return endOfTag(place)
        }
        place += 1
      }
      unclosed.insert("\(name)")
    }
    return nil
  }

  private func endOfTag(_ index: Int) -> Int? {
    let limit = min(scalars.count, index + 500)
    return scalars[index..<limit].firstIndex(of: ">").map { $0 + 1 }
  }

  private func after(_ word: StaticString, from start: Int) -> Int? {
    var index = start
    while index < scalars.count {
      if scalars.hasFolded(word, at: index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  private mutating func nowiki(_ index: Int) -> Int? {
    guard let start = endOfTag(index) else { return nil }
    if scalars[start - 2] == "/" { return start }
    guard !unclosed.contains("nowiki"), let end = after("</nowiki>", from: start) else {
      unclosed.insert("nowiki")
      return start
    }
    for place in start..<(end - 9) where !WikiSign.isOne(scalars[place]) {
      if !scalars[place].isLetter, !scalars[place].isSpace { put(WikiSign.literal, place) }
      put(scalars[place], place)
    }
    return end
  }

  private mutating func referenceList(_ index: Int) -> Int? {
    guard let end = endOfTag(index) else { return nil }
    isInReferenceList = scalars[end - 2] != "/"
    return end
  }

  private mutating func reference(_ index: Int) -> Int? {
    guard index + 4 < scalars.count, !scalars[index + 4].isLetter, let end = endOfTag(index) else {
      return nil
    }
    let isClosed = scalars[end - 2] == "/"
    let attributes = scalars[(index + 4)..<(isClosed ? end - 2 : end - 1)]
    let name = Self.attribute("name", attributes)
    let group = Self.attribute("group", attributes) ?? ""
    if isClosed {
      mark(named: name, group: group, content: nil, at: index)
    } else if frames.count > Self.deepest {
      wasTooDeep = true
    } else {
      frames.append(Frame(kind: .reference(name: name, group: group), start: index))
    }
    return end
  }

  private static func attribute(_ name: StaticString, _ words: ArraySlice<Unicode.Scalar>)
    -> String?
  {
    let scalars = Array(words)
    guard let start = scalars.indices.first(where: { scalars.hasFolded(name, at: $0) }) else {
      return nil
    }
    var index = start + name.utf8CodeUnitCount
    while index < scalars.count, scalars[index].isSpace || scalars[index] == "=" { index += 1 }
    guard index < scalars.count else { return nil }
    let quote = scalars[index]
    let value =
      quote == "\"" || quote == "'"
      ? scalars[(index + 1)...].prefix { $0 != quote } : scalars[index...].prefix { !$0.isSpace }
    return value.isEmpty ? nil : value.normalized
  }

  private mutating func closeReference() {
    guard
      let index = frames.lastIndex(where: { if case .reference = $0.kind { true } else { false } })
    else { return }
    unwind(to: index + 1)
    guard let frame = frames.popLast(), case .reference(let name, let group) = frame.kind else {
      return
    }
    mark(named: name, group: group, content: frame.text, at: frame.start)
  }

  /// Puts a mark; a second one with the same name is of the same reference.
  mutating func mark(named name: String?, group: String, content: WikiText?, at origin: Int) {
    let number: Int
    let key = name.map { "\(group)\u{0}\($0)" }
    if let key, let known = byName[key] {
      number = known
      if references[known].content == nil { references[known].content = content }
    } else {
      number = references.count
      references.append(WikiReference(group: group, content: content, origin: origin))
      if let key { byName[key] = number }
    }
    if !isInReferenceList { put(WikiSign.mark, number, origin) }
  }

  /// Puts a work that a template gives in fields.
  mutating func put(_ work: CitedWork, at origin: Int) {
    put(WikiSign.work, works.count, origin)
    works.append(work)
  }

  /// Keeps a work whose place is put elsewhere.
  mutating func add(_ work: CitedWork) { works.append(work) }

  private mutating func put(_ sign: Unicode.Scalar, _ number: Int, _ origin: Int) {
    put(sign, origin)
    for digit in String(number).unicodeScalars { put(digit, origin) }
    put(WikiSign.end, origin)
  }

  mutating func put(words: String, at origin: Int) {
    frames[frames.count - 1].text.append(words, from: origin)
  }

  mutating func put(argument: WikiText) { put(argument) }

  // MARK: - Templates

  private mutating func closeTemplate() {
    guard frames.count > 1, frames[frames.count - 1].kind == .template, let frame = frames.popLast()
    else { return }
    let template = WikiTemplate(frame)
    WikitextTemplates.expand(template, into: &self)
  }
}
