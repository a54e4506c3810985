/// A value of an RDF graph: a text with a datatype or a language.
///
/// Equal are literals with the same bytes: no value is computed, and texts are not normalised.
public struct RDFLiteral: Sendable {
  /// The text as it was written, without quotation marks and escapes.
  public let lexicalForm: String
  /// The IRI of the datatype; `rdf:langString` when there is a language.
  public let datatype: String
  /// A BCP 47 tag in the letters in which it was written.
  public let language: String?

  /// A value of a datatype, a plain text by default.
  public init(_ lexicalForm: String, datatype: String = RDFVocabulary.string) {
    self.lexicalForm = lexicalForm
    self.datatype = datatype
    language = nil
  }

  /// A text in a language.
  public init(_ lexicalForm: String, language: String) {
    self.lexicalForm = lexicalForm
    datatype = RDFVocabulary.langString
    self.language = language
  }
}

extension RDFLiteral: Hashable {
  /// Whether all three parts have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.lexicalForm.hasSameBytes(as: right.lexicalForm),
      left.datatype.hasSameBytes(as: right.datatype)
    else { return false }
    switch (left.language, right.language) {
    case (nil, nil): return true
    case (let left?, let right?): return left.hasSameBytes(as: right)
    default: return false
    }
  }

  /// Equal bytes give equal hashes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(lexicalForm)
    hasher.combine(datatype)
    hasher.combine(language)
  }
}
