import Foundation

/// A program of others that reads what we write.
struct Oracle {
  let path: String

  static let dot = Oracle("dot")
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

  static let hasGraphMLSchema = FileManager.default.fileExists(
    atPath: shared + "/conformance/graphml/graphml.xsd"
  )

  /// Where `scripts/install-needed oracles` puts what no system has a package for.
  private static let own: String = {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.appendingPathComponent(".build/oracles/bin").path
  }()

  /// Finds a program in our own folder of oracles or on the PATH; nil when none is there that does
  /// not fail with the arguments that prove it.
  init?(_ name: String, proving arguments: [String]? = nil) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = ([Self.own] + folders.map(String.init)).map { Oracle(path: "\($0)/\(name)") }
    let proven = found.first { oracle in
      guard FileManager.default.isExecutableFile(atPath: oracle.path) else { return false }
      return arguments.map { (try? oracle.run($0, input: []))?.status == 0 } ?? true
    }
    guard let proven else { return nil }
    self = proven
  }

  private init(path: String) { self.path = path }

  /// Runs it with `input` on its standard input.
  func run(_ arguments: [String], input: [UInt8]) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let folder = try TemporaryFolder()
    try folder.write("input", input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // Files, not pipes: none of the two can wait for the other.
    for name in ["output", "errors"] { try folder.write(name, []) }
    process.standardInput = FileHandle(forReadingAtPath: folder.path + "/input")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/errors")
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.read("output"), try folder.read("errors"))
  }
}

/// A folder that is gone with the object.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("regesta-interchange-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }
}
