import Formats
import Testing

/// What Turtle means, as N-Triples.
@Suite struct TurtleReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var turtle: String
    var nTriples: String
    var testDescription: String { turtle.debugDescription }
  }

  static let cases: [Case] = [
    // Prefixes, base, names.
    Case(turtle: "@prefix e: <a:b/> . e:x a e:y .", nTriples: "<a:b/x> <\(type)> <a:b/y> ."),
    Case(turtle: "PREFIX : <a:>\nprefix e: <b:>\n: e: :x.", nTriples: "<a:> <b:> <a:x> ."),
    Case(
      turtle: "@prefix e: <a:> . e:1 e:p e:x . @prefix e: <b:> . e:1 e:p e:x .",
      nTriples: "<a:1> <a:p> <a:x> .\n<b:1> <b:p> <b:x> ."
    ),
    Case(
      turtle: "@prefix e: <a:> . e:a.b.c e:p\\~%41: e:v\\,w.",
      nTriples: "<a:a.b.c> <a:p~%41:> <a:v,w> ."
    ),
    Case(
      turtle: "@base <http://h/a/b> . <> <c> <#f> . BASE <../d/> <x?q> </y> <//o/z> .",
      nTriples: "<http://h/a/b> <http://h/a/c> <http://h/a/b#f> .\n"
        + "<http://h/d/x?q> <http://h/y> <http://o/z> ."
    ),
    Case(turtle: "<a:\\u00e9> <a:p> <a:\\U0001F600> .", nTriples: "<a:é> <a:p> <a:😀> ."),
    // Texts.
    Case(
      turtle: "<a:s> <a:p> 'it\"s', \"\", '', \"\"\"a\n\"b\"\" c\"\"\", '''d'e''' .",
      nTriples: "<a:s> <a:p> \"it\\\"s\" .\n<a:s> <a:p> \"\" .\n"
        + "<a:s> <a:p> \"a\\n\\\"b\\\"\\\" c\" .\n<a:s> <a:p> \"d'e\" ."
    ),
    Case(
      turtle: "<a:s> <a:p> \"Wilno\"@pl, \"x\" @zh-Hant-TW , \"y\"^^<a:d> .",
      nTriples: "<a:s> <a:p> \"Wilno\"@pl .\n<a:s> <a:p> \"x\"@zh-Hant-TW .\n"
        + "<a:s> <a:p> \"y\"^^<a:d> ."
    ),
    Case(turtle: "<a:s> <a:p> \"\\t\\u0041\\\\\" .", nTriples: "<a:s> <a:p> \"\\tA\\\\\" ."),
    // Numbers and truth.
    Case(
      turtle: "<a:s> <a:p> 1, -2, +03, 1.5, -.5, 1e3, 1.E-3, .5e+1, true, false.",
      nTriples: [
        ("1", "integer"), ("-2", "integer"), ("+03", "integer"), ("1.5", "decimal"),
        ("-.5", "decimal"), ("1e3", "double"), ("1.E-3", "double"), (".5e+1", "double"),
        ("true", "boolean"), ("false", "boolean"),
      ].map { "<a:s> <a:p> \"\($0.0)\"^^<\(RDFVocabulary.xsd)\($0.1)> ." }.joined(separator: "\n")
    ),
    Case(
      turtle: "@prefix e: <a:> .<a:s> <a:p> 1.e:t <a:p> 2.",
      nTriples: "<a:s> <a:p> \"1\"^^<\(integer)> .\n<a:t> <a:p> \"2\"^^<\(integer)> ."
    ),
    // Brackets.
    Case(
      turtle: "<a:s> <a:p> [ <a:q> 'x' ; ; <a:r> [], <a:o> ; ] .",
      nTriples: "<a:s> <a:p> _:a .\n_:a <a:q> \"x\" .\n_:a <a:r> _:b .\n_:a <a:r> <a:o> ."
    ),
    Case(turtle: "[ <a:p> <a:o> ] .", nTriples: "_:a <a:p> <a:o> ."),
    Case(
      turtle: "[ <a:p> 'x' ] <a:q> 'y' . [] <a:q> 'z' .",
      nTriples: "_:a <a:p> \"x\" .\n_:a <a:q> \"y\" .\n_:b <a:q> \"z\" ."
    ),
    Case(
      turtle: "<a:s> <a:p> (), ( 'x' ( <a:y> ) ) .",
      nTriples: "<a:s> <a:p> <\(`nil`)> .\n<a:s> <a:p> _:a .\n_:a <\(first)> \"x\" .\n"
        + "_:a <\(rest)> _:b .\n_:b <\(first)> _:c .\n_:b <\(rest)> <\(`nil`)> .\n"
        + "_:c <\(first)> <a:y> .\n_:c <\(rest)> <\(`nil`)> ."
    ),
    Case(
      turtle: "( [ <a:q> 'x' ] ) <a:p> 'o' .",
      nTriples: "_:l <a:p> \"o\" .\n_:l <\(first)> _:i .\n_:l <\(rest)> <\(`nil`)> .\n"
        + "_:i <a:q> \"x\" ."
    ),
    Case(turtle: "() <a:p> 'o' .", nTriples: "<\(`nil`)> <a:p> \"o\" ."),
    Case(
      turtle: "_:x <a:p> _:y.z, _:x . _:1 <a:p> _:x.",
      nTriples: "_:x <a:p> _:y.z .\n_:x <a:p> _:x .\n_:1 <a:p> _:x ."
    ),
    // Comments and spaces.
    Case(turtle: "#\n<a:s>#\n<a:p>#<a:x>\r'#'.#", nTriples: "<a:s> <a:p> \"#\" ."),
    Case(turtle: "\u{FEFF}<a:s><a:p>'x'.", nTriples: "<a:s> <a:p> \"x\" ."),
    Case(turtle: "", nTriples: ""),
  ]

  @Test(arguments: cases)
  func meansTheseTriples(_ example: Case) {
    let turtle = readRDF(example.turtle, as: .turtle)
    let nTriples = readRDF(example.nTriples, as: .nTriples)
    #expect(turtle.error == nil)
    #expect(nTriples.error == nil)
    #expect(areIsomorphic(turtle.graph, nTriples.graph), "\(turtle.triples)")
  }

  @Test func labelsAreKeptAndNeverMeetThoseOfAnonymousNodes() {
    let outcome = readRDF("_:vilnius <a:p> _:anon1, _:anon-1, _:anonymous, [] .", as: .turtle)
    #expect(
      outcome.triples.map(\.object)
        == ["anon-1", "anon--1", "anonymous", "anon1"].map { RDFTerm.blankNode($0) }
    )
    #expect(outcome.triples.first?.subject == .blankNode("vilnius"))
  }

  @Test func eachTripleHasThePlaceOfItsObject() {
    let text = "<a:ž> <a:p> 'x' ,\n  \"\"\"long\n\"\"\"@en;\r\n <a:q> ( 1\n 2 ) ."
    let positions = readRDF(text, as: .turtle).positions.map(\.description)
    #expect(positions.prefix(3) == ["1:13", "2:3", "4:10"])
    let lines = readRDF("\n <a:s> <a:p> <a:o> .\r\n\r\n<a:s> <a:p> <a:o> .", as: .nTriples)
    #expect(lines.positions.map(\.line) == [2, 4])
  }

  @Test func textsThatOnlyLookAlikeStayDifferent() {
    let outcome = readRDF("<a:s> <a:p> \"\u{E9}\", \"e\u{301}\" .", as: .turtle)
    #expect(outcome.graph.count == 2)
    let iris = readRDF("<a:\u{E9}> <a:p> <a:e\u{301}> .", as: .turtle).triples.first
    #expect(iris.map { RDFTerm($0.subject) != $0.object } == true)
  }

  private static let type = RDFVocabulary.type
  private static let integer = RDFVocabulary.integer
  private static let first = RDFVocabulary.first
  private static let rest = RDFVocabulary.rest
  private static let `nil` = RDFVocabulary.nil
}
