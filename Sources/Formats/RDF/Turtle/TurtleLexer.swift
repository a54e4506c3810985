// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Cuts bytes of valid UTF-8 into the words of Turtle.
///
/// Works on a window of the document: a word that might go on beyond the window is not given until
/// more bytes are there or the document is known to end.
struct TurtleLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the document ends with the window.
  let isFinal: Bool
  let limits: RDFLimits
  /// The first byte that belongs to no word given yet.
  private(set) var index = 0
  /// Whether `index` stands inside a comment, which may be longer than any window.
  private(set) var isInComment: Bool

  /// The word under work may not go beyond this index.
  private(set) var end = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    isFinal: Bool,
    isInComment: Bool,
    limits: RDFLimits
  ) {
    self.bytes = bytes
    self.isFinal = isFinal
    self.isInComment = isInComment
    self.limits = limits
  }

  /// The next word; nil when the window must grow first.
  mutating func next() throws(SyntaxFault) -> TurtleToken? {
    skipSpaceAndComments()
    let start = index
    guard start < bytes.count else {
      return isFinal ? TurtleToken(kind: .end, range: start..<start) : nil
    }
    let room = max(0, limits.tokenBytes)
    end = bytes.count - start - 1 > room ? start + room + 1 : bytes.count
    guard let token = try token(from: start) else {
      guard end == bytes.count else {
        throw SyntaxFault(
          "What begins here is longer than \(limits.tokenBytes) bytes, the most that is read:"
            + " is a closing quotation mark missing?",
          at: start
        )
      }
      return nil
    }
    index = token.range.upperBound
    return token
  }

  /// Whether what reaches the end of the window also ends there.
  var endsAtEnd: Bool { isFinal && end == bytes.count }

  private mutating func skipSpaceAndComments() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A, 0x0D: isInComment = false
      case _ where isInComment: break
      case 0x20, 0x09: break
      case UInt8(ascii: "#"): isInComment = true
      default: return
      }
      index += 1
    }
  }

  private func token(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "<"):
      return try iri(from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return try text(from: start, quote: byte)
    case UInt8(ascii: "_"):
      return try blankNode(from: start)
    case UInt8(ascii: "@"):
      return try atWord(from: start)
    case UInt8(ascii: "^"):
      return try datatypeMark(from: start)
    case UInt8(ascii: "."):
      guard start + 1 < end else {
        return endsAtEnd ? punctuation(at: start) : nil
      }
      return bytes[start + 1].isASCIIDigit ? try number(from: start) : punctuation(at: start)
    case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      return punctuation(at: start)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number(from: start)
    case UInt8(ascii: "{"), UInt8(ascii: "}"):
      throw SyntaxFault("Braces are not Turtle: is this a TriG document?", at: start)
    default:
      return try name(from: start)
    }
  }

  private func punctuation(at start: Int) -> TurtleToken {
    TurtleToken(kind: .punctuation(bytes[start]), range: start..<start + 1)
  }

  private func iri(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    var hasEscapes = false
    for index in start + 1..<end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        return TurtleToken(kind: .iri, range: start..<index + 1, hasEscapes: hasEscapes)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
      } else if !byte.isIRIByte {
        if byte == UInt8(ascii: "<"), index == start + 1 {
          throw SyntaxFault(
            "Triples within triples (<<) are RDF 1.2, which is not read.",
            at: start
          )
        }
        throw .inIRI(bytes, at: index)
      }
    }
    guard endsAtEnd else { return nil }
    throw SyntaxFault("The IRI that begins here has no closing \">\".", at: start)
  }

  private func text(from start: Int, quote: UInt8) throws(SyntaxFault) -> TurtleToken? {
    guard start + 2 < end || endsAtEnd else { return nil }
    if start + 1 < end, bytes[start + 1] == quote {
      guard start + 2 < end, bytes[start + 2] == quote else {
        return TurtleToken(kind: .text(quotes: 1), range: start..<start + 2)
      }
      return try longText(from: start, quote: quote)
    }
    var hasEscapes = false
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      if byte == quote {
        return TurtleToken(
          kind: .text(quotes: 1),
          range: start..<index + 1,
          hasEscapes: hasEscapes
        )
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
      } else if byte == 0x0A || byte == 0x0D {
        throw SyntaxFault(
          "The text that begins here has no closing quotation mark on its line:"
            + " a text of several lines stands between three quotation marks on each side.",
          at: start
        )
      }
      index += 1
    }
    guard endsAtEnd else { return nil }
    throw SyntaxFault("The text that begins here has no closing quotation mark.", at: start)
  }

  private func longText(from start: Int, quote: UInt8) throws(SyntaxFault) -> TurtleToken? {
    var hasEscapes = false
    var index = start + 3
    while index < end {
      let byte = bytes[index]
      if byte == quote, index + 2 < end, bytes[index + 1] == quote, bytes[index + 2] == quote {
        return TurtleToken(
          kind: .text(quotes: 3),
          range: start..<index + 3,
          hasEscapes: hasEscapes
        )
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
      }
      index += 1
    }
    guard endsAtEnd else { return nil }
    throw SyntaxFault(
      "The text that begins here is not closed by three quotation marks.",
      at: start
    )
  }

  private func atWord(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    let last = bytes.endOfLanguageTag(from: start + 1, to: end)
    // A hyphen at the end of the window may be followed by a part of the tag.
    guard endsAtEnd || (last ?? start + 1) + 1 < end else { return nil }
    guard let last else {
      throw SyntaxFault(
        "After @ a language is expected, as in @en or @pt-BR, or \"prefix\" or \"base\".",
        at: start
      )
    }
    return TurtleToken(kind: .atWord, range: start..<last)
  }

  private func datatypeMark(from start: Int) throws(SyntaxFault) -> TurtleToken? {
    guard start + 1 < end || endsAtEnd else { return nil }
    guard start + 1 < end, bytes[start + 1] == UInt8(ascii: "^") else {
      throw SyntaxFault("A datatype is written with two ^, as in \"5\"^^xsd:byte.", at: start)
    }
    return TurtleToken(kind: .datatypeMark, range: start..<start + 2)
  }
}
