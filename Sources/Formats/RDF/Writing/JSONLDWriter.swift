/// Writes JSON-LD 1.1 as a flat `@graph`: one node object a line, with a context of prefixes.
///
/// Triples that follow each other with the same subject become one object, so their order decides how
/// whole the objects are; that a node comes again is JSON-LD too. The same triples in the same order
/// give the same bytes.
public struct JSONLDWriter: ~Copyable {
  private var output: RDFOutput
  private let prefixes: TurtlePrefixes
  private var node: Node?
  private var hasBegun: Bool
  private var hasNodes: Bool

  /// A thing with more triples is written as several objects, so that memory stays small.
  private static let triplesOfAnObject = 10_000

  /// What is gathered of one subject.
  private struct Node {
    let subject: RDFResource
    /// By predicate, in the order of first mention.
    var predicates: [String] = []
    var values: [String: [RDFTerm]] = [:]
    var count = 0
  }

  /// A writer that hands on its bytes, in UTF-8, by pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - prefixes: From the prefix without its colon to the IRI it stands for, which ends with one of
  ///     `: / ? #`, as JSON-LD wants it. All are declared, used or not.
  ///   - isContinuation: The document was begun by another writer with the same prefixes, which has written nodes
  ///     and was paused: they are not declared again.
  ///   - sink: Takes the bytes; when it throws, the document is broken off and the writer of no use.
  /// - Throws: ``FormatError`` for a prefix that cannot be one.
  public init(
    prefixes: [String: String] = [:],
    isContinuation: Bool = false,
    sink: @escaping ([UInt8]) throws -> Void
  ) throws(FormatError) {
    for (name, namespace) in prefixes {
      guard let end = namespace.utf8.last, ":/?#".utf8.contains(end), !name.isEmpty else {
        throw FormatError(
          "\"\(name)\" cannot be a prefix of JSON-LD for <\(namespace)>: that must end with : / ? or #."
        )
      }
    }
    self.prefixes = try TurtlePrefixes(prefixes)
    (hasBegun, hasNodes) = (isContinuation, isContinuation)
    output = RDFOutput(sink: sink)
  }

  /// Writes a triple.
  ///
  /// - Throws: ``FormatError`` for an IRI, label or language that RDF cannot hold, and whatever the
  ///   sink throws.
  public mutating func write(_ triple: RDFTriple) throws {
    let isFull = (node?.count ?? 0) >= Self.triplesOfAnObject
    if isFull || node?.subject != triple.subject {
      try endNode()
      node = Node(subject: triple.subject)
    }
    if node?.values[triple.predicate] == nil { node?.predicates.append(triple.predicate) }
    node?.values[triple.predicate, default: []].append(triple.object)
    node?.count += 1
  }

  /// Ends the last node and hands on what there is. Another writer may go on from there, or this one.
  public mutating func pause() throws {
    try endNode()
    try output.flush()
  }

  /// Ends the document and hands on the rest.
  public mutating func finish() throws {
    try endNode()
    try begin()
    try output.whole { output in output.append("\n]}\n") }
    try output.flush()
  }

  private mutating func begin() throws {
    guard !hasBegun else { return }
    hasBegun = true
    let declarations = prefixes.declarations
    try output.whole { output throws(FormatError) in
      output.append("{\"@context\":{\"@version\":1.1")
      for declaration in declarations {
        output.append(",\n  ")
        output.append(json: declaration.name)
        output.append(":")
        output.append(json: declaration.namespace)
      }
      output.append("},\n\"@graph\":[")
    }
  }

  private mutating func endNode() throws {
    guard let node else { return }
    try begin()
    let (prefixes, isFirst) = (prefixes, !hasNodes)
    try output.whole { output throws(FormatError) in
      output.append(isFirst ? "\n{\"@id\":" : ",\n{\"@id\":")
      try output.append(id: RDFTerm(node.subject), prefixes)
      for predicate in node.predicates {
        output.append(",")
        let values = node.values[predicate] ?? []
        let isType = predicate == RDFVocabulary.type
        if isType {
          output.append("\"@type\":")
        } else {
          try output.append(id: .iri(predicate), prefixes)
          output.append(":")
        }
        if values.count > 1 { output.append("[") }
        for (index, value) in values.enumerated() {
          if index > 0 { output.append(",") }
          if isType {
            try output.append(id: value, prefixes)
          } else {
            try output.append(value: value, prefixes)
          }
        }
        if values.count > 1 { output.append("]") }
      }
      output.append("}")
    }
    hasNodes = true
    self.node = nil
  }
}

// MARK: - Terms in JSON

extension RDFOutput {
  /// The name of a thing, in quotation marks.
  fileprivate mutating func append(
    id term: RDFTerm,
    _ prefixes: TurtlePrefixes
  ) throws(FormatError) {
    switch term {
    case .iri(let iri):
      try check(iri: iri)
      if let short = prefixes.shortened(iri) {
        append(json: short)
      } else if let name = prefixes.mistaken(iri) {
        throw FormatError(
          "<\(iri.shortened)> cannot be written: its scheme \"\(name)\" is a prefix of this document."
        )
      } else {
        append(json: iri)
      }
    case .blankNode(let label): append(json: "_:\(label)")
    case .literal(let literal):
      throw FormatError("\"\(literal.lexicalForm.shortened)\" is a value; here stands a name.")
    }
  }

  fileprivate mutating func append(
    value term: RDFTerm,
    _ prefixes: TurtlePrefixes
  ) throws(FormatError) {
    guard case .literal(let literal) = term else {
      append("{\"@id\":")
      try append(id: term, prefixes)
      append("}")
      return
    }
    if let language = literal.language {
      append("{\"@value\":")
      append(json: literal.lexicalForm)
      append(",\"@language\":")
      append(json: language)
      append("}")
    } else if literal.datatype == RDFVocabulary.string {
      append(json: literal.lexicalForm)
    } else if literal.isNativeInJSON {
      append(literal.lexicalForm)
    } else {
      append("{\"@value\":")
      append(json: literal.lexicalForm)
      append(",\"@type\":")
      try append(id: .iri(literal.datatype), prefixes)
      append("}")
    }
  }

  /// A text in quotation marks, escaped as JSON wants it.
  fileprivate mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F: append("\\u00" + hexadecimal(byte))
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension TurtlePrefixes {
  /// The prefix that a reader would wrongly see in an absolute IRI, whose scheme has the same letters.
  fileprivate func mistaken(_ iri: String) -> String? {
    guard let colon = iri.firstIndex(of: ":"), !iri[iri.index(after: colon)...].hasPrefix("//")
    else { return nil }
    let scheme = iri[..<colon]
    return declarations.first { $0.name == scheme }?.name
  }
}

extension RDFLiteral {
  /// Whether JSON's bare value means this very literal: true and false, and whole numbers that every
  /// reader holds exactly.
  fileprivate var isNativeInJSON: Bool {
    switch datatype {
    case RDFVocabulary.boolean: return lexicalForm == "true" || lexicalForm == "false"
    case RDFVocabulary.integer:
      guard let number = Int(lexicalForm) else { return false }
      return String(number) == lexicalForm && number.magnitude < 1 << 53
    default: return false
    }
  }
}
