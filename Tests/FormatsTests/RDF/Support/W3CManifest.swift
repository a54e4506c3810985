import Formats

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A suite of the W3C's tests for a syntax of RDF: a folder with a manifest in Turtle.
struct W3CManifest {
  /// The shared files: `REGESTA_SHARED`, or `shared` beside the repository.
  static let folder: String = {
    if let path = ProcessInfo.processInfo.environment["REGESTA_SHARED"] { return path }
    let root = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
    return "/\(root)/../shared"
  }()

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: "\(folder)/conformance/rdf/rdf-turtle/manifest.ttl")
  }

  struct Test {
    var name: String
    /// "TestTurtleEval", "TestNTriplesNegativeSyntax" ...
    var kind: String
    var action: String
    var result: String?
  }

  let base: String
  let tests: [Test]
  private let path: String

  init(suite: String) throws {
    path = "\(Self.folder)/conformance/rdf/\(suite)"
    base = "https://w3c.github.io/rdf-tests/rdf/rdf11/\(suite)/"
    let outcome = readRDF(
      try Self.bytes(at: "\(path)/manifest.ttl"),
      as: .turtle,
      base: base + "manifest.ttl"
    )
    if let error = outcome.error { throw error }
    var properties: [RDFResource: [String: RDFTerm]] = [:]
    for triple in outcome.triples {
      properties[triple.subject, default: [:]][triple.predicate] = triple.object
    }
    // The list of entries is followed, so that a test left out of it is not run.
    let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    var node = properties.values.compactMap { $0[manifest + "entries"]?.resource }.first
    var tests: [Test] = []
    while let current = node, let entry = properties[current]?[RDFVocabulary.first]?.resource {
      let facts = properties[entry] ?? [:]
      guard let kind = facts[RDFVocabulary.type]?.localName,
        let action = facts[manifest + "action"]?.localName,
        case .literal(let name)? = facts[manifest + "name"]
      else { throw FormatError("A test of \(suite) lacks its type, name or action.") }
      tests.append(
        Test(
          name: name.lexicalForm,
          kind: kind,
          action: action,
          result: facts[manifest + "result"]?.localName
        )
      )
      node = properties[current]?[RDFVocabulary.rest]?.resource
    }
    self.tests = tests
  }

  func bytes(of file: String) throws -> [UInt8] {
    try Self.bytes(at: "\(path)/\(file)")
  }

  private static func bytes(at path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }
}

extension RDFTerm {
  /// What stands behind the last slash or hash of an IRI.
  fileprivate var localName: String? {
    guard case .iri(let iri) = self else { return nil }
    return iri.split { $0 == "/" || $0 == "#" }.last.map(String.init)
  }
}
