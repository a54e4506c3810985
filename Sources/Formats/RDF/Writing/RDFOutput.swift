// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Collects what is written and hands it on in pieces; a statement that cannot be written leaves
/// nothing behind.
struct RDFOutput: ~Copyable {
  private static let pieceBytes = 64 << 10

  private var bytes = OutputBytes(capacity: pieceBytes + (4 << 10))
  /// IRIs that were found to be some of late: a thing has many statements, and their predicates are few.
  private var sound = [String](repeating: "", count: 256)
  private let sink: ([UInt8]) throws -> Void

  init(sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
  }

  /// Writes all that `body` writes, or nothing if it throws.
  mutating func whole(_ body: (inout RDFOutput) throws(FormatError) -> Void) throws {
    let start = bytes.count
    do throws(FormatError) {
      try body(&self)
    } catch {
      bytes.shorten(to: start)
      throw error
    }
    if bytes.count >= Self.pieceBytes { try flush() }
  }

  /// Hands on what is left.
  mutating func flush() throws {
    if bytes.count > 0 { try sink(bytes.take()) }
  }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ text: String) {
    bytes.append(text)
  }
}

// MARK: - Terms, in the form that all three syntaxes share

extension RDFOutput {
  mutating func append(resource: RDFResource) throws(FormatError) {
    switch resource {
    case .iri(let iri): try append(iri: iri)
    case .blankNode(let label): try append(blankNode: label)
    }
  }

  /// `<iri>`, as it is: what an IRI may not have cannot be escaped either.
  mutating func append(iri: String) throws(FormatError) {
    let isWhole = iri.lendUTF8 { text in
      let slot = text.slotOfIRI
      if text.isEmpty || !sound[slot].hasBytes(text) {
        guard text.isIRI else { return false }
        sound[slot] = iri
      }
      bytes.append(UInt8(ascii: "<"))
      bytes.append(text)
      bytes.append(UInt8(ascii: ">"))
      return true
    }
    if !isWhole { try check(iri: iri) }
  }

  /// Whether a text can stand as an IRI at all.
  func check(iri: String) throws(FormatError) {
    guard iri.lendUTF8(\.isIRI) else {
      throw FormatError(
        "<\(iri.shortened)> cannot be written: an IRI begins with a scheme such as \"https:\" and has"
          + " no spaces, quotation marks or brackets."
      )
    }
  }

  mutating func append(blankNode label: String) throws(FormatError) {
    let isWhole = label.lendUTF8 { bytes in
      bytes.endOfName(from: 0, to: bytes.count, beginsWithDigit: true) == bytes.count
        && bytes.last != UInt8(ascii: ".")
    }
    guard isWhole else {
      throw FormatError(
        "_:\(label.shortened) cannot be written: a blank node's label has letters, digits, _ and -."
      )
    }
    append("_:")
    append(label)
  }

  mutating func append(languageTag tag: String) throws(FormatError) {
    let isWhole = tag.lendUTF8 { $0.endOfLanguageTag(from: 0, to: $0.count) == $0.count }
    guard isWhole else {
      throw FormatError(
        "\"\(tag.shortened)\" cannot be written: a language is a tag such as pt-BR."
      )
    }
    append(UInt8(ascii: "@"))
    append(tag)
  }

  /// `"text"` on one line, escaped as canonical N-Quads wants it.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    // Most texts have nothing to escape.
    let isWritten = text.lendUTF8 { text in
      guard text.isWrittenAsItIs else { return false }
      bytes.append(text)
      return true
    }
    if isWritten { return append(UInt8(ascii: "\"")) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\n"): append("\\n")
      default: append(escaping: byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// A byte of a text that is neither a line feed nor a quotation mark.
  mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case 0..<0x20, 0x7F: append("\\u00" + hexadecimal(byte))
    default: append(byte)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether canonical N-Quads writes a text as it is.
  fileprivate var isWrittenAsItIs: Bool {
    hasNone(where: {
      $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }) { bytes in
      bytes.marks(below: 0x20) | bytes.marks(of: 0x7F) | bytes.marks(of: UInt8(ascii: "\""))
        | bytes.marks(of: UInt8(ascii: "\\"))
    }
  }
}
