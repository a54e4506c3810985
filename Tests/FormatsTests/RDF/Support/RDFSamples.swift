import Formats

/// Documents that between them use all that the syntaxes have.
enum RDFSamples {
  static let turtle = """
    # A treaty, as several sources tell of it.
    @base <https://example.org/base/> .
    @prefix : <https://example.org/> .
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    :treaty.1920 a :Treaty ; rdfs:label "Taika"@lt, 'Мир'@ru , "Peace \\u0026 \\"rest\\""@en-GB ;
      :signed "1920-07-12"^^xsd:date ;; :articles 17, -1.50, 1.e0, .5E-3 ; :secret true ;
      :text \"\"\"First line
    second "line" with \\\\ and 😀\"\"\" ;
      :parties ( :lithuania [ rdfs:label "RSFSR" ; :until 1922 ] () _:b.1 ) .
    [] :cites <../source#p355>, _:b.1 .
    [ :a [ :b [] ] ] .
    (1 2) :sum 3.
    <> :see :a\\,b, :c%20d , <?q=1> .
    """

  static let nQuads = """
    # Statements and graphs
    <a:s> <a:p> <a:o> .
    <a:s>\t<a:p> "text \\"quoted\\" \\u00e9 \\U0001F600 ž"@lt-LT <a:g> .
    _:a.b <a:p> _:1 _:g . # comment
    <a:\\u017E> <a:p> ""^^<a:d> .\r\n
    <a:s> <a:p> "\\t\\b\\n\\r\\f\\'\\\\" .
    """

  static var nTriples: String {
    nQuads.replacing(" <a:g> .", with: " .").replacing(" _:g . #", with: " . #")
  }

  static func sample(_ syntax: RDFSyntax) -> String {
    switch syntax {
    case .nTriples: nTriples
    case .nQuads: nQuads
    case .turtle: turtle
    }
  }
}

/// Random statements, with all that IRIs, labels and texts may have.
struct RDFGenerator {
  var random: SeededGenerator

  mutating func quad(inGraphs: Bool) -> RDFQuad {
    let triple = RDFTriple(resource(), iri(), object())
    return RDFQuad(triple, graph: inGraphs && Bool.random(using: &random) ? resource() : nil)
  }

  mutating func resource() -> RDFResource {
    Int.random(in: 0..<4, using: &random) == 0 ? .blankNode(label()) : .iri(iri())
  }

  private mutating func iri() -> String {
    let namespaces = [
      "https://example.org/", "https://example.org/deep/er#", "urn:x:", RDFVocabulary.xsd, "a:",
    ]
    let alphabet = Array("abcXYZ019._-~%,;:@!$&'()*+=/?#éž漢😀\u{300}".unicodeScalars)
    if Int.random(in: 0..<8, using: &random) == 0 { return RDFVocabulary.type }
    return pick(namespaces) + text(of: alphabet, upTo: 8)
  }

  private mutating func label() -> String {
    pick(["a", "b1", "9", "_x", "é.é", "n-1", "anonymous"])
  }

  private mutating func object() -> RDFTerm {
    let alphabet = Array(
      "a b\"'\\\n\r\t\u{8}\u{C}\u{0}\u{1F}\u{7F}\u{85}é漢😀\u{301}\u{FFFE}".unicodeScalars
    )
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      return RDFTerm(resource())
    case 2:
      return .literal(
        RDFLiteral(
          text(of: alphabet, upTo: 12),
          language: pick(["en", "pt-BR", "zh-Hant-TW", "LT"])
        )
      )
    case 3:
      let forms = [
        "1", "-0", "+5", "1.", ".5", "-1.5", "1e5", "1.E5", ".e5", "+", "", "true", "TRUE", "1 ",
      ]
      let types = [
        RDFVocabulary.integer, RDFVocabulary.decimal, RDFVocabulary.double, RDFVocabulary.boolean,
      ]
      return .literal(RDFLiteral(pick(forms), datatype: pick(types)))
    case 4:
      return .literal(RDFLiteral(text(of: alphabet, upTo: 12), datatype: iri()))
    default:
      return .literal(RDFLiteral(text(of: alphabet, upTo: 30)))
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  private mutating func text(of alphabet: [Unicode.Scalar], upTo length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &random) {
      if let scalar = alphabet.randomElement(using: &random) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
