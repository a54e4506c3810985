// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// A word of Turtle, by its place in the bytes under work.
struct TurtleToken {
  enum Kind {
    /// `<…>`
    case iri
    /// `prefix:local`, the colon at an index.
    case prefixedName(colon: Int)
    /// `_:label`
    case blankNode
    /// A text between quotation marks, one or three on each side.
    case text(quotes: Int)
    /// `@` and a language tag, `prefix` or `base`.
    case atWord
    /// A bare word: `a`, `true`, `false`, `PREFIX`, `BASE`, or a mistake.
    case word
    /// A number, by its datatype's IRI.
    case number(datatype: String)
    /// `^^`
    case datatypeMark
    /// One of `.` `;` `,` `[` `]` `(` `)`.
    case punctuation(UInt8)
    /// The end of the document.
    case end
  }

  let kind: Kind
  let range: Range<Int>
  /// Whether a backslash stands in it.
  var hasEscapes = false

  /// What a person calls it, with its beginning.
  func described(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch kind {
    case .end: "the end of the document"
    case .text: "a text in quotation marks"
    case .number: "the number \(bytes.text(range).shortened)"
    case .iri, .blankNode, .prefixedName: bytes.text(range).shortened
    case .atWord, .word, .datatypeMark, .punctuation: "\"\(bytes.text(range).shortened)\""
    }
  }
}
