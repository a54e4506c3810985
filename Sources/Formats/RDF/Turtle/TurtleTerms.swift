// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Makes terms of the words of Turtle: what the document's prefixes, base and blank nodes are so far.
struct TurtleTerms {
  private let limits: RDFLimits
  private var prefixes: [String: String] = [:]
  private var base: IRIReference?
  private var cache = IRICache()
  private var anonymousNodes = 0

  init(base: String?, limits: RDFLimits) {
    self.limits = limits
    self.base = base.map { IRIReference($0) }
  }

  /// A blank node that the document does not name.
  mutating func anonymousNode() -> RDFResource {
    anonymousNodes += 1
    return .blankNode("anon\(anonymousNodes)")
  }

  /// A blank node that the document names.
  ///
  /// Labels stay as they are, but "anon5" becomes "anon-5", "anon-5" becomes "anon--5", and so on:
  /// so no label of the document, read or still to come, is one of ``anonymousNode()``.
  func blankNode(_ token: TurtleToken, in bytes: UnsafeBufferPointer<UInt8>) -> RDFResource {
    let label = bytes.text(token.range.dropFirst(2))
    guard label.utf8.starts(with: "anon".utf8) else { return .blankNode(label) }
    let number = label.utf8.dropFirst(4).drop { $0 == UInt8(ascii: "-") }
    guard !number.isEmpty, number.allSatisfy(\.isASCIIDigit) else { return .blankNode(label) }
    return .blankNode("anon-" + label.dropFirst(4))
  }

  /// The IRI of an `<iri>` or a `prefix:name`.
  mutating func iri(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) -> String {
    let base = base
    let prefixes = prefixes
    let iri = try cache.iri(bytes, token.range) { () throws(SyntaxFault) -> String in
      if case .prefixedName(let colon) = token.kind {
        return try Self.expand(token, colon: colon, in: bytes, prefixes: prefixes)
      }
      return try Self.resolve(token, in: bytes, base: base)
    }
    guard iri.utf8.count <= limits.iriBytes else {
      throw .iriTooLong(limits, at: token.range.lowerBound)
    }
    return iri
  }

  private static func expand(
    _ token: TurtleToken,
    colon: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    prefixes: [String: String]
  ) throws(SyntaxFault) -> String {
    let prefix = bytes.text(token.range.lowerBound..<colon)
    guard let namespace = prefixes[prefix] else {
      throw SyntaxFault(
        "The prefix \(prefix.shortened): is not declared: write \"@prefix \(prefix.shortened):"
          + " <…> .\" above.",
        at: token.range.lowerBound
      )
    }
    let local = colon + 1..<token.range.upperBound
    return namespace + (token.hasEscapes ? RDFEscapes.localName(bytes, local) : bytes.text(local))
  }

  private static func resolve(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>,
    base: IRIReference?
  ) throws(SyntaxFault) -> String {
    let range = token.range.dropFirst().dropLast()
    let text = token.hasEscapes ? try RDFEscapes.iri(bytes, range) : bytes.text(range)
    let reference = IRIReference(text)
    if reference.scheme != nil { return text }
    guard let base, base.scheme != nil else {
      throw SyntaxFault(
        "<\(text.shortened)> is a relative IRI, and no base is known: write \"@base <…> .\" above,"
          + " or name a base for the document.",
        at: token.range.lowerBound
      )
    }
    return reference.resolved(against: base)
  }

  /// What stands between the quotation marks.
  func text(
    _ token: TurtleToken,
    quotes: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) -> String {
    let range = token.range.dropFirst(quotes).dropLast(quotes)
    return token.hasEscapes ? try RDFEscapes.text(bytes, range) : bytes.text(range)
  }

  /// Lets a prefix stand for an IRI from here on.
  mutating func declare(
    prefix: String,
    as token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    guard prefixes[prefix] != nil || prefixes.count < limits.prefixes else {
      throw SyntaxFault(
        "More than \(limits.prefixes) prefixes are declared, the most that is read.",
        at: token.range.lowerBound
      )
    }
    prefixes[prefix] = try iri(token, in: bytes)
    cache.removeAll()
  }

  /// Lets relative IRIs be relative to another from here on.
  mutating func declareBase(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    base = IRIReference(try iri(token, in: bytes))
    cache.removeAll()
  }
}
