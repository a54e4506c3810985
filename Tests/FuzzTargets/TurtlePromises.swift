import Formats

/// Of RDF: however the bytes come, the same triples; written and read again, the same triples.
enum TurtlePromises {
  static func check(_ bytes: [UInt8]) throws {
    let extent = TextExtent(bytes)
    for syntax in RDFSyntax.allCases {
      let whole = read(bytes, syntax, pieceSize: max(bytes.count, 1))
      if let error = whole.error { try extent.check(error) }
      for place in whole.places { try extent.check(place, "an object") }
      let cut = read(bytes, syntax, pieceSize: max(1 + bytes.count % 7, bytes.count / 500))
      try promise(cut == whole, "the \(syntax.rawValue) reads otherwise in pieces")
      try checkRoundTrip(of: whole.quads)
    }
  }

  /// What a document reads as.
  private struct Outcome: Equatable {
    var quads: [RDFQuad] = []
    var places: [TextPosition] = []
    var error: FormatError?
  }

  private static func read(_ bytes: [UInt8], _ syntax: RDFSyntax, pieceSize: Int) -> Outcome {
    var outcome = Outcome()
    var reader = RDFReader(syntax, base: "https://example.org/base/")
    do {
      var start = 0
      while start < bytes.count {
        let end = min(start + pieceSize, bytes.count)
        try reader.read(bytes[start..<end]) { quad, place in
          outcome.quads.append(quad)
          outcome.places.append(place)
        }
        start = end
      }
      try reader.finish { quad, place in
        outcome.quads.append(quad)
        outcome.places.append(place)
      }
    } catch {
      outcome.error = error as? FormatError ?? FormatError("\(error)")
    }
    return outcome
  }

  private static func checkRoundTrip(of quads: [RDFQuad]) throws {
    var lines: [UInt8] = []
    var quadWriter = NQuadsWriter { lines += $0 }
    var turtle: [UInt8] = []
    var turtleWriter = try TurtleWriter(
      prefixes: ["ex": "https://example.org/", "xsd": RDFVocabulary.xsd]
    ) { turtle += $0 }
    do {
      for quad in quads {
        try quadWriter.write(quad)
        try turtleWriter.write(quad.triple)
      }
      try quadWriter.finish()
      try turtleWriter.finish()
    } catch {
      throw BrokenPromise("what was read cannot be written: \(error)")
    }
    let again = read(lines, .nQuads, pieceSize: max(lines.count, 1))
    try promise(again.error == nil, "written N-Quads do not read: \(again.error?.message ?? "")")
    try promise(again.quads == quads, "written N-Quads read otherwise")
    let same = read(turtle, .turtle, pieceSize: max(turtle.count, 1))
    try promise(same.error == nil, "written Turtle does not read: \(same.error?.message ?? "")")
    try promise(
      same.quads.map(\.triple) == quads.map { renamed($0.triple) },
      "written Turtle reads otherwise"
    )
  }

  /// The label that a reader of Turtle gives a node that looks like one of its own: see ``TurtleReader``.
  private static func renamed(_ triple: RDFTriple) -> RDFTriple {
    var triple = triple
    if case .blankNode(let label) = triple.subject { triple.subject = .blankNode(renamed(label)) }
    if case .blankNode(let label) = triple.object { triple.object = .blankNode(renamed(label)) }
    return triple
  }

  private static func renamed(_ label: String) -> String {
    let bytes = Array(label.utf8)
    guard bytes.starts(with: "anon".utf8) else { return label }
    let rest = bytes.dropFirst(4).drop { $0 == UInt8(ascii: "-") }
    let isOwn = !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) }
    return isOwn ? "anon-" + String(decoding: bytes.dropFirst(4), as: UTF8.self) : label
  }
}
