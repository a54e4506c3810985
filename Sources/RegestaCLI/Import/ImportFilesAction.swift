internal import Formats
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// What `import` does: reads, reports, and keeps what was rejected.
struct ImportFilesAction: Action {
  let files: [String]
  let form: String?
  let map: String?
  let encoding: String?
  let kind: String?
  let reader: String?
  let readerTimeout: Double
  let isDryRun: Bool
  let isStrict: Bool
  let reportPath: String?
  let rejectsPath: String?
  let why: String?

  /// How many lines of each outcome are printed when `--limit` does not say.
  private static let listed = 12
  private static let mappingLimit = 1 << 20

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let files = try self.files.map { try file($0, context) }
    let total = files.compactMap(\.size).reduce(0, +)
    let progress = ProgressLine(context, isDryRun ? "Looking over" : "Reading")
    let list = try reportPath.map {
      try FileSink(path: $0, folder: context.surroundings.workingFolder)
    }
    let report = ImportReport(
      limit: context.settings.limit.bound(standard: Self.listed) ?? .max,
      list.map { list in { event in try list.write(event.line) } }
    )
    let rejects = RejectFiles(
      for: self.files,
      path: rejectsPath,
      isDryRun: isDryRun,
      folder: context.surroundings.workingFolder
    )
    var request = ImportRequest(files, who: context.who)
    request.format = form
    request.settings = try settings(context)
    request.why = why
    request.isDryRun = isDryRun
    request.isStrict = isStrict
    if let reader {
      request.reader = { base in
        try ProgramReader(
          command: reader,
          timeout: .seconds(readerTimeout),
          environment: context.surroundings.environment,
          base: base
        )
      }
    }
    request.progress = { progress.show($0, of: total) }
    request.rejects = { try rejects.add($0) }
    do {
      defer { progress.end() }
      try context.writing { base in try base.importFiles(request, report: report) }
      try list?.commit()
    } catch {
      list?.discard()
      // The records that stand in the way of a strict import are what the user is to mend.
      if isStrict, report.count(.rejected) > 0 { try rejects.commit() } else { rejects.discard() }
      throw error
    }
    try rejects.commit()
    try ImportReportPage(report, isDryRun: isDryRun).print(in: context)
    say(report, rejects, context)
    return report.count(.rejected) > 0 ? .negative : .success
  }

  private func say(_ report: ImportReport, _ rejects: RejectFiles, _ context: CommandContext) {
    let count = report.count(.rejected)
    guard count > 0 else { return }
    let records = count == 1 ? "1 record was rejected" : "\(count) records were rejected"
    if rejects.written.isEmpty {
      context.reporter.note(isDryRun ? "\(records), or would be" : records)
    } else {
      let files = rejects.written.joined(separator: " ")
      context.reporter.note("\(records); mend \(files) and run: regesta import \(files)")
    }
  }

  private func settings(_ context: CommandContext) throws -> ImportSettings {
    var settings = ImportSettings()
    settings.encoding = encoding
    settings.kind = kind
    if let language = context.settings.language { settings.language = language }
    if let map {
      settings.mapping = ImportSettings.Text(
        name: map,
        text: try context.text(ofFile: map, limit: Self.mappingLimit)
      )
    }
    return settings
  }

  private func file(_ path: String, _ context: CommandContext) throws -> ImportFile {
    if path == "-" {
      let bytes = try context.surroundings.readInput(Int.max)
      return ImportFile(name: "standard input", size: bytes.count) { MemorySource(bytes) }
    }
    let absolute = context.path(path)
    switch Platform.kind(ofFile: absolute) {
    case .missing: _ = try context.text(ofFile: path, limit: 1)  // Says so, with what is near.
    case .folder:
      throw CommandFailure(.inputMissing, "cannot read \(path)", reason: "it is a folder")
    case .regular, .other: break
    }
    let name = Platform.split(absolute).name
    return ImportFile(name: name, size: Platform.size(ofFile: absolute)) {
      do {
        return try FileSource(path: absolute)
      } catch let error as FormatError {
        throw CommandFailure(.inputMissing, "cannot read \(path)", reason: error.message)
      }
    }
  }
}

extension ImportReport.Event {
  /// The event as one line of JSON.
  fileprivate var line: String {
    JSON.object([
      ("type", .string("import-event")), ("outcome", .string(outcome.rawValue)),
      ("thing", .string(thing)), ("id", id.map { .integer(Int64($0)) } ?? .null),
      ("file", .string(place.file)),
      ("line", place.position.map { .integer(Int64($0.line)) } ?? .null),
      ("column", place.position.map { .integer(Int64($0.column)) } ?? .null),
      ("record", place.record.map(JSON.string) ?? .null),
      ("count", .integer(Int64(count))), ("sentence", .string(sentence)),
      ("reason", reason.map(JSON.string) ?? .null),
    ]).text() + "\n"
  }
}
