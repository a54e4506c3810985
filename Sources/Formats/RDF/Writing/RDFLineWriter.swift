/// Writes statements in canonical N-Quads, of which canonical N-Triples is a part.
struct RDFLineWriter: ~Copyable {
  private var output: RDFOutput

  init(sink: @escaping ([UInt8]) throws -> Void) {
    output = RDFOutput(sink: sink)
  }

  mutating func write(_ triple: RDFTriple, graph: RDFResource?) throws {
    try output.whole { output throws(FormatError) in
      try output.append(resource: triple.subject)
      try Self.append(triple.predicate, triple.object, to: &output)
      if let graph {
        output.append(UInt8(ascii: " "))
        try output.append(resource: graph)
      }
      output.append(" .\n")
    }
  }

  mutating func write(
    about subject: String,
    _ predicate: String,
    _ object: RDFTerm,
    graph: String?
  ) throws {
    try output.whole { output throws(FormatError) in
      try output.append(iri: subject)
      try Self.append(predicate, object, to: &output)
      if let graph {
        output.append(UInt8(ascii: " "))
        try output.append(iri: graph)
      }
      output.append(" .\n")
    }
  }

  @inline(__always)
  private static func append(
    _ predicate: String,
    _ object: RDFTerm,
    to output: inout RDFOutput
  ) throws(FormatError) {
    output.append(UInt8(ascii: " "))
    try output.append(iri: predicate)
    output.append(UInt8(ascii: " "))
    switch object {
    case .iri(let iri): try output.append(iri: iri)
    case .blankNode(let label): try output.append(blankNode: label)
    case .literal(let literal):
      output.append(quoted: literal.lexicalForm)
      if let language = literal.language {
        try output.append(languageTag: language)
      } else if literal.datatype != RDFVocabulary.string {
        output.append("^^")
        try output.append(iri: literal.datatype)
      }
    }
  }

  mutating func finish() throws {
    try output.flush()
  }
}
