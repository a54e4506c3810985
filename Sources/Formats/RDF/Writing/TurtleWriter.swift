// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Writes Turtle for people: prefixes, one paragraph a subject, numbers and lists of values in short.
///
/// Triples that follow each other with the same subject share a paragraph, and with the same
/// predicate a line; so their order decides the look, and ``RDFTriple/inTurtleOrder(_:_:)`` gives
/// the order of most use. The same triples in the same order give the same bytes.
public struct TurtleWriter: ~Copyable {
  private var output: RDFOutput
  private let prefixes: TurtlePrefixes
  private var hasBegun: Bool
  /// Of the triple written last; its full stop is still to come.
  private var last: (subject: RDFResource, predicate: String)?

  /// A writer that hands on its bytes, in UTF-8, by pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - prefixes: From the prefix without its colon to the IRI it stands for. All are declared,
  ///     used or not.
  ///   - isContinuation: The document was begun by another writer with the same prefixes, which was paused: they
  ///     are not declared again.
  ///   - sink: Takes the bytes; when it throws, the document is broken off and the writer of no use.
  /// - Throws: ``FormatError`` for a prefix that Turtle cannot hold.
  public init(
    prefixes: [String: String] = [:],
    isContinuation: Bool = false,
    sink: @escaping ([UInt8]) throws -> Void
  ) throws(FormatError) {
    self.prefixes = try TurtlePrefixes(prefixes)
    hasBegun = isContinuation
    output = RDFOutput(sink: sink)
  }

  /// Writes a triple.
  ///
  /// - Throws: ``FormatError`` for an IRI, label or language that Turtle cannot hold, after which
  ///   nothing of the triple is written; and whatever the sink throws.
  public mutating func write(_ triple: RDFTriple) throws {
    try begin()
    let (last, prefixes) = (last, prefixes)
    try output.whole { output throws(FormatError) in
      if let last, last.subject == triple.subject {
        if last.predicate.hasSameBytes(as: triple.predicate) {
          output.append(", ")
        } else {
          output.append(" ;\n  ")
          try output.append(predicate: triple.predicate, prefixes)
        }
      } else {
        if last != nil { output.append(" .\n") }
        if last != nil || !prefixes.declarations.isEmpty { output.append("\n") }
        try output.append(turtle: RDFTerm(triple.subject), prefixes)
        output.append(" ")
        try output.append(predicate: triple.predicate, prefixes)
      }
      try output.append(turtle: triple.object, prefixes)
    }
    self.last = (triple.subject, triple.predicate)
  }

  /// Ends the last statement and hands on what there is. Another writer may go on from there, or this one.
  public mutating func pause() throws { try finish() }

  /// Ends the last statement and hands on the rest.
  public mutating func finish() throws {
    try begin()
    if last != nil { output.append(" .\n") }
    last = nil
    try output.flush()
  }

  private mutating func begin() throws {
    guard !hasBegun else { return }
    let declarations = prefixes.declarations
    try output.whole { output throws(FormatError) in
      for declaration in declarations {
        output.append("@prefix \(declaration.name): ")
        try output.append(iri: declaration.namespace)
        output.append(" .\n")
      }
    }
    hasBegun = true
  }
}

// MARK: - Terms in the short forms of Turtle

extension RDFOutput {
  fileprivate mutating func append(
    predicate: String,
    _ prefixes: TurtlePrefixes
  ) throws(FormatError) {
    if predicate == RDFVocabulary.type {
      append("a")
    } else {
      try append(turtle: .iri(predicate), prefixes)
    }
    append(" ")
  }

  fileprivate mutating func append(
    turtle term: RDFTerm,
    _ prefixes: TurtlePrefixes
  ) throws(FormatError) {
    switch term {
    case .iri(let iri):
      if let short = prefixes.shortened(iri) {
        append(short)
      } else {
        try append(iri: iri)
      }
    case .blankNode(let label):
      try append(blankNode: label)
    case .literal(let literal):
      if literal.hasShortForm {
        append(literal.lexicalForm)
        return
      }
      if literal.lexicalForm.utf8.contains(UInt8(ascii: "\n")) {
        append(longQuoted: literal.lexicalForm)
      } else {
        append(quoted: literal.lexicalForm)
      }
      if let language = literal.language {
        try append(languageTag: language)
      } else if literal.datatype != RDFVocabulary.string {
        append("^^")
        try append(turtle: .iri(literal.datatype), prefixes)
      }
    }
  }

  /// A text of several lines, its line feeds as they are.
  private mutating func append(longQuoted text: String) {
    append("\"\"\"")
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      let isQuote = byte == UInt8(ascii: "\"")
      if byte == UInt8(ascii: "\n") {
        append(byte)
      } else if isQuote {
        // One before another, or before the end, could close the text.
        let isRisky = index + 1 == bytes.count || bytes[index + 1] == byte
        append(isRisky ? "\\\"" : "\"")
      } else {
        append(escaping: byte)
      }
    }
    append("\"\"\"")
  }
}

extension RDFLiteral {
  /// Whether Turtle reads the bare text as this very literal.
  fileprivate var hasShortForm: Bool {
    switch datatype {
    case RDFVocabulary.boolean: return lexicalForm == "true" || lexicalForm == "false"
    case RDFVocabulary.integer, RDFVocabulary.decimal, RDFVocabulary.double: break
    default: return false
    }
    var text = lexicalForm
    return text.withUTF8 { bytes in
      var lexer = TurtleLexer(bytes, isFinal: true, isInComment: false, limits: RDFLimits())
      guard let token = try? lexer.next(), case .number(let read) = token.kind else { return false }
      return read == datatype && token.range == bytes.indices
    }
  }
}
