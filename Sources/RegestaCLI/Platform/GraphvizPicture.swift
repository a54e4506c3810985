// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

/// A picture drawn by Graphviz, which is a program of its own and need not be there.
///
/// The graph goes to it through a pipe; the picture comes back by a file, so that a run that fails
/// leaves nothing half drawn.
final class GraphvizPicture {
  enum Kind: String, CaseIterable {
    case svg
    case png
  }

  private let kind: Kind
  private let child: ChildProcess
  private let file: String
  private var isFinished = false
  /// A drawing larger than this is a slip.
  private static let limit = 512_000_000

  /// Whether the program is where a shell with this environment looks for it.
  static func isInstalled(_ environment: [String: String]) -> Bool {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.contains { folder in
      let path = "\(folder)/dot"
      return Platform.kind(ofFile: path) == .regular
        && Platform.permissions(ofFile: path).map { $0 & 0o111 != 0 } == true
    }
  }

  /// - Throws: a failure with status 2 when the program cannot be started.
  init(_ kind: Kind, in context: CommandContext) throws(CommandFailure) {
    self.kind = kind
    var environment = context.surroundings.environment
    let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    file = Platform.path("regesta-\(Platform.processIdentifier).\(kind.rawValue)", in: folder)
    environment["REGESTA_PICTURE"] = file
    do throws(Platform.Failure) {
      // The name of the file stays out of the command, where the shell could take it apart.
      child = try ChildProcess(
        command: "exec dot -T\(kind.rawValue) -o \"$REGESTA_PICTURE\"",
        environment: environment
      )
    } catch {
      throw CommandFailure(.failed, "cannot start Graphviz", reason: error.reason)
    }
  }

  deinit {
    if !isFinished { child.finish() }
    try? Platform.removeFile(file)
  }

  /// Passes a piece of the graph on.
  func write(_ bytes: [UInt8]) throws {
    let result: Result<Void, Platform.Failure> = bytes.withUnsafeBytes { buffer in
      do throws(Platform.Failure) {
        return .success(try child.write(buffer))
      } catch {
        return .failure(error)
      }
    }
    if case .failure(let failure) = result { throw end(failure) }
  }

  /// Waits for the picture and hands its bytes over.
  func finish(_ body: ([UInt8]) throws -> Void) throws {
    isFinished = true
    let status = child.finish()
    guard status == 0 else { throw failure(status) }
    let picture: (bytes: [UInt8], truncated: Bool)
    do throws(Platform.Failure) {
      picture = try Platform.contents(ofFile: file, limit: Self.limit)
    } catch {
      throw CommandFailure(.failed, "Graphviz left no picture", reason: error.reason)
    }
    guard !picture.truncated else {
      throw CommandFailure(.limitReached, "the picture is larger than \(Self.limit) bytes")
    }
    try body(picture.bytes)
  }

  /// Why the program stopped reading.
  private func end(_ failure: Platform.Failure) -> CommandFailure {
    isFinished = true
    let status = child.finish()
    return status == 0
      ? CommandFailure(.failed, "Graphviz stopped reading", reason: failure.reason)
      : self.failure(status)
  }

  private func failure(_ status: Int32) -> CommandFailure {
    switch status {
    // The shell's words for a program that is not there or cannot be run.
    case 126, 127:
      CommandFailure(
        .failed,
        code: "graphviz_missing",
        kind == .png
          ? "a PNG is drawn by Graphviz, which is not installed"
          : "--layout graphviz needs Graphviz, which is not installed",
        reason: "the package is called graphviz: apt install graphviz, brew install graphviz",
        hint: "an SVG needs no other program: -f svg --layout own"
      )
    case 130: CommandFailure(.interrupted, "interrupted")
    default: CommandFailure(.failed, "Graphviz could not draw it: it ended with status \(status)")
    }
  }
}
