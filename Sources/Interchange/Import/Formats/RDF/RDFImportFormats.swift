internal import Formats
internal import RegestaKit

/// RDF in N-Triples: one statement a line.
public struct NTriplesImport: ImportFormat {
  /// Its name on the command line.
  public let name = "ntriples"
  /// One line: what it is and where it comes from.
  public let summary = "RDF in N-Triples: what libraries, archives and Wikidata publish, one a line"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nt"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    RDFHead.lines(of: head).graphs == 0 && RDFHead.lines(of: head).triples > 0 ? .likely : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    try RDFImport(input, .nTriples, importer).run()
  }
}

/// RDF in N-Quads: the same, with the graph in which each statement stands.
public struct NQuadsImport: ImportFormat {
  /// Its name on the command line.
  public let name = "nquads"
  /// One line: what it is and where it comes from.
  public let summary = "RDF in N-Quads: the same with the graph, which is the source, behind each"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nq"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    let lines = RDFHead.lines(of: head)
    return lines.graphs > 0 ? .certain : lines.triples > 0 ? .possible : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    try RDFImport(input, .nQuads, importer).run()
  }
}

/// RDF in Turtle, as people write it.
public struct TurtleImport: ImportFormat {
  /// Its name on the command line.
  public let name = "turtle"
  /// One line: what it is and where it comes from.
  public let summary = "RDF in Turtle: the same as people write it"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["ttl", "turtle"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    for line in head.lines.prefix(200) {
      let line = line.drop(while: \.isWhitespace)
      if line.isEmpty || line.hasPrefix("#") { continue }
      for mark in ["@prefix", "@base", "PREFIX ", "BASE <", "prefix "] where line.hasPrefix(mark) {
        return line.contains("<") ? .certain : .none
      }
      break
    }
    return RDFHead.lines(of: head).triples > 0 ? .possible : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    try RDFImport(input, .turtle, importer).run()
  }
}

/// What the whole lines of a head are, as statements.
private enum RDFHead {
  static func lines(of head: FileHead) -> (triples: Int, graphs: Int) {
    var bytes = head.bytes
    // The head may end in the middle of a line.
    if bytes.count >= FileHead.size, let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
      bytes.removeLast(bytes.count - end)
    }
    var triples = 0
    var graphs = 0
    var faults = 0
    var reader = RDFReader(.nQuads)
    struct Enough: Error {}
    reader.rejecting = { _, _ in
      faults += 1
      if faults > 5 { throw Enough() }
    }
    do {
      let count: (RDFQuad, TextPosition) throws -> Void = { quad, _ in
        triples += 1
        if quad.graph != nil { graphs += 1 }
        if triples >= 50 { throw Enough() }
      }
      try reader.read(bytes, into: count)
      try reader.finish(into: count)
    } catch {}
    return faults > triples ? (0, 0) : (triples, graphs)
  }
}
