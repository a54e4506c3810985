/// What a run finds around it: the process, or a test's own world.
package struct Surroundings {
  package var output: any OutputSink
  package var errors: any OutputSink
  /// Reads standard input to its end, at most so many bytes.
  package var readInput: (_ limit: Int) throws(CommandFailure) -> [UInt8]
  package var terminal: TerminalFacts
  package var environment: [String: String]
  /// Absolute; relative paths of the command line start here.
  package var workingFolder: String
  package var versions: VersionFacts
  /// Where answers to questions come from.
  package var keyboard: Keyboard
  /// Whether the run has the process to itself.
  var isProcess = false

  package init(
    output: any OutputSink,
    errors: any OutputSink,
    readInput: @escaping (_ limit: Int) throws(CommandFailure) -> [UInt8],
    terminal: TerminalFacts,
    environment: [String: String],
    workingFolder: String,
    versions: VersionFacts,
    keyboard: Keyboard = .none
  ) {
    self.output = output
    self.errors = errors
    self.readInput = readInput
    self.terminal = terminal
    self.environment = environment
    self.workingFolder = workingFolder
    self.versions = versions
    self.keyboard = keyboard
  }

  /// The world of this process.
  package static func process(versions: VersionFacts) -> Surroundings {
    let environment = Platform.environment()
    var surroundings = Surroundings(
      output: DescriptorSink(Platform.standardOutput),
      errors: DescriptorSink(Platform.standardError, capacity: 0),
      readInput: { limit throws(CommandFailure) in try readStandardInput(limit: limit) },
      terminal: .current(environment: environment),
      environment: environment,
      workingFolder: Platform.workingFolder(),
      versions: versions,
      keyboard: .terminal
    )
    surroundings.isProcess = true
    return surroundings
  }

  private static func readStandardInput(limit: Int) throws(CommandFailure) -> [UInt8] {
    let result: (bytes: [UInt8], truncated: Bool)
    do throws(Platform.Failure) {
      result = try Platform.readAll(Platform.standardInput, limit: limit)
    } catch {
      throw CommandFailure(.inputMissing, "cannot read standard input", reason: error.reason)
    }
    guard !result.truncated else {
      throw CommandFailure(.badData, "standard input is longer than \(limit) bytes")
    }
    return result.bytes
  }
}

/// The versions that `--version` tells. What the command line does not know by itself is handed in.
public struct VersionFacts: Equatable, Sendable {
  /// The version of this program.
  public var tool: String
  /// The version of the schema that this program writes, if it knows one.
  public var schema: Int?
  /// The version of the SQLite library in use.
  public var sqlite: String?
  /// The options that library was compiled with.
  public var sqliteOptions: [String]

  /// Facts about versions.
  ///
  /// - Parameters:
  ///   - tool: the version of the program.
  ///   - schema: the version of the schema.
  ///   - sqlite: the version of the SQLite library.
  ///   - sqliteOptions: what the library was compiled with.
  public init(
    tool: String = "0.1.0",
    schema: Int? = nil,
    sqlite: String? = nil,
    sqliteOptions: [String] = []
  ) {
    self.tool = tool
    self.schema = schema
    self.sqlite = sqlite
    self.sqliteOptions = sqliteOptions
  }
}
