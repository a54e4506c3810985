// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Parses one line of N-Triples or N-Quads, already known to be UTF-8.
struct RDFLineParser {
  let allowsGraph: Bool
  let limits: RDFLimits
  private var cache = IRICache()

  init(allowsGraph: Bool, limits: RDFLimits) {
    self.allowsGraph = allowsGraph
    self.limits = limits
  }

  /// The statement of a line; nil when the line is empty or a comment.
  mutating func parse(_ line: UnsafeBufferPointer<UInt8>) throws(SyntaxFault) -> RDFQuad? {
    var index = Self.skipSpace(line, from: 0)
    if Self.isEnd(line, index) { return nil }
    let subject = try resource(line, &index, "The subject must be an <IRI> or a _:blank node")
    index = Self.skipSpace(line, from: index)
    guard index < line.count, line[index] == UInt8(ascii: "<") else {
      throw Self.unexpected(line, index, "The predicate must be an <IRI>")
    }
    let predicate = try iri(line, &index)
    index = Self.skipSpace(line, from: index)
    let object = try object(line, &index)
    index = Self.skipSpace(line, from: index)
    var graph: RDFResource?
    if index < line.count, line[index] == UInt8(ascii: "<") || line[index] == UInt8(ascii: "_") {
      guard allowsGraph else {
        throw SyntaxFault(
          "A fourth term stands here: this looks like N-Quads, not N-Triples.",
          at: index
        )
      }
      graph = try resource(line, &index, "The graph must be an <IRI> or a _:blank node")
      index = Self.skipSpace(line, from: index)
    }
    guard index < line.count, line[index] == UInt8(ascii: ".") else {
      throw Self.unexpected(line, index, "A full stop must end the statement")
    }
    index = Self.skipSpace(line, from: index + 1)
    guard Self.isEnd(line, index) else {
      throw Self.unexpected(line, index, "Nothing may follow the full stop on its line")
    }
    return RDFQuad(RDFTriple(subject, predicate, object), graph: graph)
  }

  private mutating func object(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int
  ) throws(SyntaxFault) -> RDFTerm {
    if index < line.count, line[index] == UInt8(ascii: "\"") { return try literal(line, &index) }
    return RDFTerm(
      try resource(
        line,
        &index,
        "The object must be an <IRI>, a _:blank node or a \"text\" in quotation marks"
      )
    )
  }

  private mutating func resource(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int,
    _ rule: String
  ) throws(SyntaxFault) -> RDFResource {
    guard index < line.count else { throw Self.unexpected(line, index, rule) }
    switch line[index] {
    case UInt8(ascii: "<"): return .iri(try iri(line, &index))
    case UInt8(ascii: "_"): return .blankNode(try blankNode(line, &index))
    default: throw Self.unexpected(line, index, rule)
    }
  }

  private mutating func iri(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int
  ) throws(SyntaxFault) -> String {
    let start = index + 1
    var end = start
    var hasEscapes = false
    while end < line.count, line[end] != UInt8(ascii: ">") {
      if !line[end].isIRIByte {
        guard line[end] == UInt8(ascii: "\\") else {
          throw SyntaxFault.inIRI(line, at: end)
        }
        hasEscapes = true
      }
      end += 1
    }
    guard end < line.count else {
      throw SyntaxFault("The IRI that begins here has no closing \">\".", at: index)
    }
    guard end - start <= limits.iriBytes else { throw .iriTooLong(limits, at: index) }
    let range = start..<end
    index = end + 1
    let iri = try cache.iri(line, range) { () throws(SyntaxFault) -> String in
      guard line.hasScheme(in: range) else {
        throw SyntaxFault(
          "The IRI <\(line.text(range).shortened)> has no scheme such as \"https:\": "
            + "in this syntax every IRI is written in full.",
          at: start - 1
        )
      }
      return hasEscapes ? try RDFEscapes.iri(line, range) : line.text(range)
    }
    return iri
  }

  private func blankNode(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int
  ) throws(SyntaxFault) -> String {
    let start = index + 2
    guard start <= line.count, line[index + 1] == UInt8(ascii: ":"),
      let last = line.endOfName(from: start, to: line.count, beginsWithDigit: true)
    else { throw SyntaxFault("A blank node is written _:label.", at: index) }
    let end = line.endWithoutStops(from: start, to: last)
    index = end
    return line.text(start..<end)
  }

  private mutating func literal(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: inout Int
  ) throws(SyntaxFault) -> RDFTerm {
    let start = index + 1
    var end = start
    var hasEscapes = false
    while end < line.count, line[end] != UInt8(ascii: "\"") {
      if line[end] == UInt8(ascii: "\\") {
        hasEscapes = true
        end += 1
      }
      end += 1
    }
    guard end < line.count else {
      throw SyntaxFault(
        "The text that begins here has no closing quotation mark on its line:"
          + " a line break in a text is written \\n.",
        at: index
      )
    }
    let text = hasEscapes ? try RDFEscapes.text(line, start..<end) : line.text(start..<end)
    index = end + 1
    guard index < line.count else { return .literal(RDFLiteral(text)) }
    switch line[index] {
    case UInt8(ascii: "@"):
      let tag = index + 1
      guard let tagEnd = line.endOfLanguageTag(from: tag, to: line.count) else {
        throw SyntaxFault("After @ a language is expected, as in @en or @pt-BR.", at: index)
      }
      index = tagEnd
      return .literal(RDFLiteral(text, language: line.text(tag..<tagEnd)))
    case UInt8(ascii: "^"):
      guard index + 2 < line.count, line[index + 1] == UInt8(ascii: "^"),
        line[index + 2] == UInt8(ascii: "<")
      else { throw SyntaxFault("A datatype is written ^^<IRI>.", at: index) }
      index += 2
      return .literal(RDFLiteral(text, datatype: try iri(line, &index)))
    default:
      return .literal(RDFLiteral(text))
    }
  }

  @inline(__always)
  private static func skipSpace(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    return index
  }

  private static func isEnd(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index == line.count || line[index] == UInt8(ascii: "#")
  }

  private static func unexpected(
    _ line: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ rule: String
  ) -> SyntaxFault {
    let found = index < line.count ? line.describedCharacter(at: index) : "the end of the line"
    return SyntaxFault("\(rule), but here is \(found).", at: index)
  }
}
