import Foundation
import TestSupport

/// A program of others that reads what we write.
struct Oracle {
  let path: String

  static let dot = Oracle("dot", proving: ["-V"])
  static let xmllint = Oracle("xmllint")
  /// A Python that has NetworkX.
  static let networkX = Oracle("python3", proving: ["-c", "import networkx"])
  /// A Python that has igraph.
  static let igraph = Oracle("python3", proving: ["-c", "import igraph"])
  static let rapper = Oracle("rapper")
  /// A Python that has rdflib, with its reader of JSON-LD.
  static let rdflib = Oracle(
    "python3",
    proving: ["-c", "import rdflib.plugins.parsers.jsonld"]
  )
  /// A Python that has readers of bibliographies.
  static let bibliographies = Oracle("python3", proving: ["-c", "import pybtex, rispy"])
  /// A Python that has a reader of CommonMark and of footnotes.
  static let markdown = Oracle("python3", proving: ["-c", "import markdown_it, mdit_py_plugins"])
  static let node = Oracle("node")

  /// Where `scripts/install-needed oracles` puts what no package of the system has.
  private static let environment: String = {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.appendingPathComponent(".build/oracles").path
  }()

  /// Mermaid's own parser, to be run by Node.js.
  static let mermaidParser: String? = {
    let files = FileManager.default.enumerator(atPath: environment + "/lib")
    while let path = files?.nextObject() as? String {
      if path.hasSuffix("mermaid_parser/js/parser.bundle.js") {
        return environment + "/lib/" + path
      }
    }
    return nil
  }()

  /// Where the data sets shared between projects lie, beside the package or where the environment says.
  static let shared: String = {
    if let path = ProcessInfo.processInfo.environment["REGESTA_SHARED"] { return path }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    // The package may be a second working copy, a level further down.
    for folder in ["../shared", "../../shared"] {
      let path = package.appendingPathComponent(folder).standardizedFileURL.path
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    return package.appendingPathComponent("../shared").standardizedFileURL.path
  }()

  /// The schema of an edition of GEXF, "1.3" or "1.2draft"; nil where it is not at hand.
  static func gexfSchema(_ edition: String) -> String? {
    let path = shared + "/conformance/gexf/\(edition)/gexf.xsd"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  static let hasGraphMLSchema = FileManager.default.fileExists(
    atPath: shared + "/conformance/graphml/graphml.xsd"
  )

  /// Finds a program among the oracles, then on the PATH; nil when none is there that stands the proof.
  init?(_ name: String, proving arguments: [String] = ["--version"]) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = ["\(Self.environment)/bin/\(name)"] + folders.map { "\($0)/\(name)" }
    let found = paths.first { path in
      guard FileManager.default.isExecutableFile(atPath: path) else { return false }
      let outcome = try? Oracle(path: path).run(arguments, input: [])
      return outcome?.status == 0
    }
    guard let found else { return nil }
    path = found
  }

  private init(path: String) { self.path = path }

  /// Runs a script of Python, and gives what it printed as JSON.
  func json<Answer: Decodable>(
    _ type: Answer.Type,
    from script: String,
    input: [UInt8]
  ) throws -> Answer {
    let outcome = try run(["-c", script], input: input)
    guard outcome.status == 0 else { throw Failure(words: outcome.errors) }
    return try JSONDecoder().decode(type, from: Data(outcome.output.utf8))
  }

  /// What an oracle said when it could not read what it was given.
  struct Failure: Error {
    var words: String
  }

  /// Runs it with `input` on its standard input.
  func run(_ arguments: [String], input: [UInt8]) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let program = try RunProgram(path, arguments, input: input)
    return (program.status, program.output, program.errors)
  }
}
