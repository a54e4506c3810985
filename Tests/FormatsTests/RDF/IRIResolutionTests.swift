import Formats
import Testing

/// The examples of RFC 3986, section 5.4, and the corners beside them, through `@base`.
@Suite struct IRIResolutionTests {
  static let base = "http://a/b/c/d;p?q"

  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func theExamplesOfTheStandard(reference: String, expected: String) {
    expect(reference, base: Self.base, is: expected)
  }

  @Test(arguments: [
    ("http://a", "b", "http://a/b"), ("http://a?q", "?r", "http://a?r"), ("urn:x:y", "z", "urn:z"),
    ("urn:x:y", "#f", "urn:x:y#f"), ("file:///a/b", "../../c", "file:///c"),
    ("http://a/é/b", "ž", "http://a/é/ž"), ("http://a/b/../c", "d", "http://a/d"),
    ("http://a/b//c", "../d", "http://a/b/d"), ("urn:a/b", "//../x", "urn://../x"),
  ])
  func otherBases(base: String, reference: String, expected: String) {
    expect(reference, base: base, is: expected)
  }

  private func expect(_ reference: String, base: String, is expected: String) {
    let text = "<a:s> <a:p> <\(reference)> ."
    let object = RDFTerm.iri(expected)
    #expect(readRDF(text, as: .turtle, base: base).triples.first?.object == object)
    let declared = readRDF("@base <\(base)> . " + text, as: .turtle).triples.first?.object
    #expect(declared == object)
  }
}
