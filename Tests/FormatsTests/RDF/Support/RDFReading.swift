import Formats

/// What a reader gave: statements with their places, and the error that ended them.
struct RDFOutcome: Hashable {
  var quads: [RDFQuad] = []
  var positions: [TextPosition] = []
  var error: FormatError?

  var triples: [RDFTriple] { quads.map(\.triple) }
  var graph: Set<RDFTriple> { Set(triples) }
}

/// Reads a document cut into pieces of the given sizes and, after the last of these, in one.
func readRDF(
  _ bytes: [UInt8],
  as syntax: RDFSyntax,
  base: String? = nil,
  limits: RDFLimits = RDFLimits(),
  pieces: [Int] = []
) -> RDFOutcome {
  var outcome = RDFOutcome()
  var chunks: [ArraySlice<UInt8>] = []
  var rest = bytes[...]
  for piece in pieces {
    chunks.append(rest.prefix(piece))
    rest = rest.dropFirst(piece)
  }
  chunks.append(rest)
  do {
    // Both ways to a reader, so that both are tested.
    if pieces.isEmpty, syntax == .turtle {
      var reader = TurtleReader(base: base, limits: limits)
      for chunk in chunks { try reader.read(chunk) { outcome.add(RDFQuad($0), at: $1) } }
      try reader.finish { outcome.add(RDFQuad($0), at: $1) }
    } else if pieces.isEmpty, syntax == .nTriples {
      var reader = NTriplesReader(limits: limits)
      for chunk in chunks { try reader.read(chunk) { outcome.add(RDFQuad($0), at: $1) } }
      try reader.finish { outcome.add(RDFQuad($0), at: $1) }
    } else {
      var reader = RDFReader(syntax, base: base, limits: limits)
      for chunk in chunks { try reader.read(chunk) { outcome.add($0, at: $1) } }
      try reader.finish { outcome.add($0, at: $1) }
    }
  } catch let error as FormatError {
    outcome.error = error
  } catch {
    outcome.error = FormatError("not a FormatError: \(error)")
  }
  return outcome
}

func readRDF(
  _ text: String,
  as syntax: RDFSyntax,
  base: String? = nil,
  limits: RDFLimits = RDFLimits()
) -> RDFOutcome {
  readRDF(Array(text.utf8), as: syntax, base: base, limits: limits)
}

extension RDFOutcome {
  fileprivate mutating func add(_ quad: RDFQuad, at position: TextPosition) {
    quads.append(quad)
    positions.append(position)
  }
}
