// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Makes triples of the words of Turtle, one word at a time.
///
/// Brackets are kept on a stack of its own and each triple is given as soon as it is whole, so that
/// neither deep nesting nor an endless list fills the memory.
struct TurtleParser {
  /// What may come next.
  private enum Expectation {
    case statement
    case prefixLabel(isSPARQL: Bool)
    case prefixIRI(String, isSPARQL: Bool)
    case baseIRI(isSPARQL: Bool)
    case directiveEnd
    case verb
    /// A verb, or nothing after a `;`.
    case verbOrEnd
    /// A verb, or the `]` of an empty bracket.
    case verbOrBracket
    /// A verb, or the full stop after a bracket that says all.
    case verbOrStop
    case object
    case item
    case suffix(text: String)
    case datatype(text: String)
    case afterObject
  }

  /// What is open: the statement, and the brackets within it.
  private enum Frame {
    case statement
    /// `[ … ]`; whether anything was said in it.
    case properties(node: RDFResource, isEmpty: Bool)
    /// `( … )` with its first and its last node.
    case list(head: RDFResource?, last: RDFResource?)
  }

  /// A frame with the subject and predicate it is at; no subject before it is known.
  private struct Level {
    var frame: Frame
    var subject: RDFResource?
    var predicate = ""
  }

  /// The triples made since they were taken away last, each with its object's place.
  var triples: [(RDFTriple, TextPosition)] = []

  private let limits: RDFLimits
  private var terms: TurtleTerms
  private var levels: [Level] = []
  private var expected = Expectation.statement
  /// Where the object under work begins.
  private var objectPosition = TextPosition(line: 1, column: 1)

  init(base: String?, limits: RDFLimits) {
    self.limits = limits
    terms = TurtleTerms(base: base, limits: limits)
  }

  /// Takes the next word, whose place is `position`.
  mutating func take(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>,
    at position: TextPosition
  ) throws(SyntaxFault) {
    switch expected {
    case .statement:
      try beginStatement(token, in: bytes)
    case .prefixLabel, .prefixIRI, .baseIRI, .directiveEnd:
      try takeDirective(token, in: bytes)
    case .verb, .verbOrEnd, .verbOrBracket, .verbOrStop:
      try takeVerb(token, in: bytes)
    case .object, .item:
      objectPosition = position
      try takeObject(token, in: bytes)
    case .suffix(let text):
      switch token.kind {
      case .atWord:
        let language = bytes.text(token.range.dropFirst())
        deliver(.literal(RDFLiteral(text, language: language)))
      case .datatypeMark:
        expected = .datatype(text: text)
      default:
        deliver(.literal(RDFLiteral(text)))
        try take(token, in: bytes, at: position)
      }
    case .datatype(let text):
      guard token.isIRI else {
        throw unexpected(token, in: bytes, "After ^^ a datatype is expected, as in xsd:date")
      }
      deliver(.literal(RDFLiteral(text, datatype: try terms.iri(token, in: bytes))))
    case .afterObject:
      try takeSeparator(token, in: bytes)
    }
  }
}

// MARK: - Statements and directives

extension TurtleParser {
  private mutating func beginStatement(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    switch token.kind {
    case .end:
      return
    case .iri, .prefixedName:
      levels = [Level(frame: .statement, subject: .iri(try terms.iri(token, in: bytes)))]
      expected = .verb
    case .blankNode:
      levels = [Level(frame: .statement, subject: terms.blankNode(token, in: bytes))]
      expected = .verb
    case .punctuation(UInt8(ascii: "[")), .punctuation(UInt8(ascii: "(")):
      levels = [Level(frame: .statement)]
      try open(token, in: bytes)
    case .atWord, .word:
      switch bytes.text(token.range) {
      case "@prefix": expected = .prefixLabel(isSPARQL: false)
      case "@base": expected = .baseIRI(isSPARQL: false)
      case let word where word.lowercased() == "prefix": expected = .prefixLabel(isSPARQL: true)
      case let word where word.lowercased() == "base": expected = .baseIRI(isSPARQL: true)
      default: throw unexpected(token, in: bytes, "A statement begins with an IRI or a prefix:name")
      }
    case .text, .number:
      throw unexpected(token, in: bytes, "Only a thing can be the subject, not a text or number")
    case .punctuation, .datatypeMark:
      throw unexpected(token, in: bytes, "A statement begins with an IRI or a prefix:name")
    }
  }

  private mutating func takeDirective(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    switch expected {
    case .prefixLabel(let isSPARQL):
      guard case .prefixedName(let colon) = token.kind, colon + 1 == token.range.upperBound else {
        throw unexpected(token, in: bytes, "A prefix with its colon is expected, as in \"ex:\"")
      }
      let prefix = bytes.text(token.range.lowerBound..<colon)
      expected = .prefixIRI(prefix, isSPARQL: isSPARQL)
    case .prefixIRI(let prefix, let isSPARQL):
      guard case .iri = token.kind else {
        throw unexpected(token, in: bytes, "The <IRI> that the prefix stands for is expected")
      }
      try terms.declare(prefix: prefix, as: token, in: bytes)
      expected = isSPARQL ? .statement : .directiveEnd
    case .baseIRI(let isSPARQL):
      guard case .iri = token.kind else {
        throw unexpected(token, in: bytes, "The <IRI> of the base is expected")
      }
      try terms.declareBase(token, in: bytes)
      expected = isSPARQL ? .statement : .directiveEnd
    default:
      guard token.is(".") else {
        throw unexpected(token, in: bytes, "A full stop must end the declaration")
      }
      expected = .statement
    }
  }

  private func unexpected(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ rule: String
  ) -> SyntaxFault {
    let place: String
    switch levels.last?.frame {
    case .properties: place = " (inside [ ])"
    case .list: place = " (inside ( ))"
    case .statement, nil: place = ""
    }
    return SyntaxFault(
      "\(rule)\(place), but here is \(token.described(in: bytes)).",
      at: token.range.lowerBound
    )
  }
}

// MARK: - Verbs and objects

extension TurtleParser {
  private mutating func takeVerb(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    switch (token.kind, expected) {
    case (.iri, _), (.prefixedName, _):
      setPredicate(try terms.iri(token, in: bytes))
    case (.word, _) where bytes.text(token.range) == "a":
      setPredicate(RDFVocabulary.type)
    case (.punctuation(UInt8(ascii: ";")), .verbOrEnd):
      break
    case (.punctuation(UInt8(ascii: ".")), .verbOrEnd),
      (.punctuation(UInt8(ascii: ".")), .verbOrStop),
      (.punctuation(UInt8(ascii: "]")), .verbOrEnd):
      try takeSeparator(token, in: bytes)
    case (.punctuation(UInt8(ascii: "]")), .verbOrBracket):
      closeBracket()
    default:
      throw unexpected(token, in: bytes, "A property is expected: an IRI, a prefix:name or \"a\"")
    }
  }

  private mutating func setPredicate(_ iri: String) {
    guard let last = levels.indices.last else { return }
    levels[last].predicate = iri
    if case .properties(let node, true) = levels[last].frame {
      levels[last].frame = .properties(node: node, isEmpty: false)
    }
    expected = .object
  }

  private mutating func takeObject(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    switch token.kind {
    case .iri, .prefixedName:
      deliver(.iri(try terms.iri(token, in: bytes)))
    case .blankNode:
      deliver(RDFTerm(terms.blankNode(token, in: bytes)))
    case .text(let quotes):
      expected = .suffix(text: try terms.text(token, quotes: quotes, in: bytes))
    case .number(let datatype):
      deliver(.literal(RDFLiteral(bytes.text(token.range), datatype: datatype)))
    case .word where ["true", "false"].contains(bytes.text(token.range)):
      deliver(.literal(RDFLiteral(bytes.text(token.range), datatype: RDFVocabulary.boolean)))
    case .punctuation(UInt8(ascii: "[")), .punctuation(UInt8(ascii: "(")):
      try open(token, in: bytes)
    case .punctuation(UInt8(ascii: ")")):
      guard case .item = expected else { fallthrough }
      closeList()
    default:
      throw unexpected(
        token,
        in: bytes,
        "An IRI, a prefix:name, a \"text\", a number, a [ or a ( is expected"
      )
    }
  }

  private mutating func takeSeparator(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    switch (token.kind, levels.last?.frame) {
    case (.punctuation(UInt8(ascii: ",")), _):
      expected = .object
    case (.punctuation(UInt8(ascii: ";")), _):
      expected = .verbOrEnd
    case (.punctuation(UInt8(ascii: ".")), .statement):
      levels.removeAll(keepingCapacity: true)
      expected = .statement
    case (.punctuation(UInt8(ascii: "]")), .properties):
      closeBracket()
    case (_, .properties):
      throw unexpected(token, in: bytes, "A comma, a semicolon or ] is expected")
    default:
      throw unexpected(token, in: bytes, "A comma, a semicolon or a full stop is expected")
    }
  }
}

// MARK: - Brackets

extension TurtleParser {
  private mutating func open(
    _ token: TurtleToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) throws(SyntaxFault) {
    guard levels.count <= limits.nesting else {
      throw SyntaxFault(
        "Brackets are nested more than \(limits.nesting) deep, the most that is read.",
        at: token.range.lowerBound
      )
    }
    if token.is("[") {
      let node = terms.anonymousNode()
      levels.append(Level(frame: .properties(node: node, isEmpty: true), subject: node))
      expected = .verbOrBracket
    } else {
      levels.append(Level(frame: .list(head: nil, last: nil)))
      expected = .item
    }
  }

  private mutating func closeBracket() {
    guard case .properties(let node, let isEmpty)? = levels.popLast()?.frame else { return }
    let isSubject = deliver(RDFTerm(node))
    if isSubject, !isEmpty { expected = .verbOrStop }
  }

  private mutating func closeList() {
    guard case .list(let head, let last)? = levels.popLast()?.frame else { return }
    if let last { give(last, RDFVocabulary.rest, .iri(RDFVocabulary.nil)) }
    deliver(head.map { RDFTerm($0) } ?? .iri(RDFVocabulary.nil))
  }

  /// Puts a whole term where it belongs: into the open list, or as the subject or the object.
  ///
  /// - Returns: Whether it became the statement's subject.
  @discardableResult
  private mutating func deliver(_ term: RDFTerm) -> Bool {
    guard let top = levels.indices.last else { return false }
    if case .list(let head, let last) = levels[top].frame {
      let node = terms.anonymousNode()
      if let last { give(last, RDFVocabulary.rest, RDFTerm(node)) }
      give(node, RDFVocabulary.first, term)
      levels[top].frame = .list(head: head ?? node, last: node)
      expected = .item
      return false
    }
    guard let subject = levels[top].subject else {
      levels[top].subject = term.resource
      expected = .verb
      return true
    }
    give(subject, levels[top].predicate, term)
    expected = .afterObject
    return false
  }

  private mutating func give(_ subject: RDFResource, _ predicate: String, _ object: RDFTerm) {
    triples.append((RDFTriple(subject, predicate, object), objectPosition))
  }
}

extension TurtleToken {
  fileprivate var isIRI: Bool {
    switch kind {
    case .iri, .prefixedName: true
    default: false
    }
  }

  fileprivate func `is`(_ character: Unicode.Scalar) -> Bool {
    if case .punctuation(let byte) = kind { return UInt32(byte) == character.value }
    return false
  }
}
