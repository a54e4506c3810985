internal import Formats
internal import Interchange
internal import RegestaKit

/// `init --from`: a base made again of its dump.
struct RestoreBase: Action {
  let file: String
  let dump: String

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let target = try NewBaseFile(file, in: context)
    let source = try DumpFile(dump, in: context)
    let census = try target.make { path in
      try source.reading(context) { restore, progress in
        try restore.makeBase(at: path, progress: progress).census()
      }
    }
    try NewBaseReport(file: file, isDemo: false, census: census).print(in: context)
    return .success
  }
}

/// A dump of a base that is named on the command line; `-` is standard input.
struct DumpFile {
  private let path: String
  private let file: FileSource
  private let size: Int?

  /// Opens it.
  ///
  /// - Throws: a failure with status 66.
  init(_ path: String, in context: CommandContext) throws(CommandFailure) {
    self.path = path == "-" ? "standard input" : path
    if path == "-" {
      file = FileSource(descriptor: 0, name: "standard input")
      size = nil
      return
    }
    let absolute = context.path(path)
    let (folder, name) = Platform.split(absolute)
    guard Platform.kind(ofFile: absolute) != .folder else {
      throw CommandFailure(.inputMissing, code: "is_a_folder", "\(path) is a folder")
    }
    do throws(FormatError) {
      file = try FileSource(path: absolute)
    } catch {
      let isThere = Platform.kind(ofFile: absolute) != .missing
      let known = (try? Platform.names(inFolder: folder)) ?? []
      throw CommandFailure(
        .inputMissing,
        isThere ? "cannot read \(path)" : "no such file: \(path)",
        suggestions: isThere
          ? [] : Suggester(known).suggestions(for: name).map { Suggestion($0) }
      )
    }
    size = Platform.size(ofFile: absolute)
  }

  /// Whether a file is a dump or a packed one, as opposed to a base.
  static func isDump(_ path: String, in context: CommandContext) -> Bool {
    guard path != "-" else { return true }
    guard let file = try? FileSource(path: context.path(path), chunkSize: 4_096),
      var text = try? GzipSource.unwrapping(file), let head = try? text.nextChunk()
    else { return false }
    return JSONLinesRestore.recognizes(head)
  }

  /// Does long work on the dump, with a bar that tells how much of it has been read.
  func reading<T>(
    _ context: CommandContext,
    _ body: (JSONLinesRestore, (JSONLinesRestore.Progress) throws -> Void) throws -> T
  ) throws -> T {
    let bar = ProgressLine(context, "reading")
    defer { bar.end() }
    return try body(JSONLinesRestore(file, name: path)) { _ in
      // Of a packed file the bar shows the packed bytes: their number is known.
      if let size { bar.show(file.bytesRead, of: size) }
    }
  }
}
