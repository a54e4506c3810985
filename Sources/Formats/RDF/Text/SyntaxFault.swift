// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// What is wrong at an index of the bytes under work.
struct SyntaxFault: Error {
  let message: String
  let index: Int

  init(_ message: String, at index: Int) {
    self.message = message
    self.index = index
  }

  /// A character that no IRI may have.
  static func inIRI(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> SyntaxFault {
    let scalar = bytes.scalar(at: index).scalar
    let found = bytes.describedCharacter(at: index)
    let code = hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
    return SyntaxFault("An IRI cannot have \(found) in it: write %\(code).", at: index)
  }

  static func iriTooLong(_ limits: RDFLimits, at index: Int) -> SyntaxFault {
    SyntaxFault(
      "The IRI is longer than \(limits.iriBytes) bytes, the most that is read.",
      at: index
    )
  }
}

extension String {
  /// The beginning of a text that may be long, for a message.
  var shortened: String {
    unicodeScalars.count <= 60
      ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(59))) + "…"
  }
}
