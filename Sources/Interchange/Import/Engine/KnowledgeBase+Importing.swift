internal import Formats
public import RegestaKit
internal import SQLite

/// How files are taken in.
public struct ImportRequest {
  /// The files, in the order in which they are read.
  public var files: [ImportFile]
  /// The formats that can be read; a program may add its own.
  public var formats = ImportFormats.all
  /// The name of their format; nil: it is found, file by file.
  public var format: String?
  /// What the user said about how to read them.
  public var settings = ImportSettings()
  /// Who takes them in.
  public var who: String
  /// Why, for the log.
  public var why: String?
  /// Only say what would be done.
  public var isDryRun = false
  /// Take in nothing when anything is rejected.
  public var isStrict = false
  /// Makes who reads articles; nil for the program's own reader.
  public var reader: ((KnowledgeBase) throws -> any TextReader)?
  /// Told how many bytes of the files have been read.
  public var progress: (Int) -> Void = { _ in }
  /// Told of every record that is rejected, with the name of its format.
  public var rejects: ((RejectedRecord) throws -> Void)?
  /// From this length on files of many records are written in bulk: to put away and to prove costs as much as a
  /// hundred rows take longer without it.
  package var bulkBytes = 1 << 15

  /// About how much there is to be read.
  var bytes: Int { files.map(\.expectedBytes).reduce(0, +) }
  /// Whether that is much.
  var isLong: Bool { bytes >= bulkBytes }

  /// Files to be taken in.
  public init(_ files: [ImportFile], who: String) {
    self.files = files
    self.who = who
  }
}

extension KnowledgeBase {
  /// Takes files in: in one transaction and one batch, all or nothing.
  ///
  /// When nothing would change, no batch is written. The dump of a whole base takes the place of the
  /// content of one that has nothing but its catalogue, batches and all.
  ///
  /// - Parameters:
  ///   - request: Which files, and how.
  ///   - report: Is told what became of each thing that the files say.
  /// - Throws: ``RegestaError`` of kind `badInput` when a file cannot be read on, or when something was
  ///   rejected and the request is strict; `badParameter` when there is no such format; and as
  ///   ``RegestaKit/KnowledgeBase/write(_:_:)``. Nothing is taken in then.
  public func importFiles(_ request: ImportRequest, report: ImportReport) throws {
    if try restore(request, report: report) { return }
    // With SQLite's own two megabytes a long import writes the same pages out and reads them in again.
    let pages = try connection.first("PRAGMA cache_size") { try $0.int(0) }
    try connection.execute("PRAGMA cache_size = -\(Self.importCache)")
    defer { try? connection.execute("PRAGMA cache_size = \(pages ?? -2000)") }
    let isInMemory = try keepsCopiesInMemory()
    defer { if isInMemory { try? connection.execute("PRAGMA temp_store = default") } }
    do {
      try write(
        Batch.Draft(.import, who: request.who, why: request.why),
        deferringReferences: request.isLong
      ) { writer in
        if isInMemory { try connection.execute("PRAGMA temp_store = default") }
        let read = try take(request, writer, report)
        report.files = read.map { (name: $0.name, format: $0.format) }
        if request.isStrict, report.count(.rejected) > 0 { throw NothingKept.rejected }
        guard report.changesBase, !request.isDryRun else { throw NothingKept.unchanged }
        try writer.setFile(
          read.map(\.name).joined(separator: ", "),
          hash: read.count == 1 ? read[0].hash : nil,
          options: Self.options(request, read)
        )
        report.batch = writer.batch.rawValue
      }
    } catch NothingKept.unchanged {
      return
    } catch NothingKept.rejected {
      let count = report.count(.rejected)
      throw RegestaError(
        .badInput,
        "\(count) \(count == 1 ? "record was" : "records were") rejected, so nothing was taken in.",
        hint: "Mend them, or leave out --strict to take in the others."
      )
    }
  }

  /// Lets the copies that the savepoint of a record needs be kept in memory, where they cost a third: they are few
  /// and soon gone. SQLite asks where temporary things go when the transaction begins, so that tables which grow
  /// with the file can go to the disk again afterwards.
  ///
  /// - Returns: Whether it was so arranged; not where there are temporary tables, which would be lost by it.
  private func keepsCopiesInMemory() throws -> Bool {
    let isStandard = try connection.first("PRAGMA temp_store") { try $0.int(0) == 0 } ?? false
    let isEmpty = try connection.first("SELECT count(*) FROM temp.sqlite_schema") {
      try $0.int(0) == 0
    }
    guard isStandard, isEmpty ?? false else { return false }
    try connection.execute("PRAGMA temp_store = memory")
    return true
  }

  /// How much of the file SQLite may keep in memory during an import, in KiB, and as much again of what it puts in order
  /// for an index; it does not grow with the file. Four times as much is no faster.
  private static let importCache = 8_192

  private enum NothingKept: Error { case unchanged, rejected }

  /// A file that was opened.
  private struct OpenFile {
    var format: any ImportFormat
    var input: ImportInput
    var meter: ImportFile.Meter
  }

  /// Reads all files; those that are read together after the others.
  private func take(
    _ request: ImportRequest,
    _ writer: Writer,
    _ report: ImportReport
  ) throws -> [(name: String, format: String, hash: String)] {
    var read: [(name: String, format: String, hash: String)] = []
    var sets: [(format: any FileSetImportFormat, places: [Int], files: [OpenFile])] = []
    var before = 0
    var reader: (any TextReader)?
    let makesReader = {
      let made = try reader ?? request.reader?(self) ?? OwnReader(self)
      reader = made
      return made
    }
    // What the index of sources has of one file serves the next.
    var hasSourceIndex = false
    for (place, file) in request.files.enumerated() {
      let done = before
      let opened = try Self.locating(file.name) {
        let (source, head, meter) = try file.opened { request.progress(done + $0) }
        let format =
          try request.format.map { try ImportFormats.named($0, among: request.formats) }
          ?? ImportFormats.detect(head, name: file.name, among: request.formats)
        var input = ImportInput(
          name: file.name,
          source: source,
          head: head,
          settings: request.settings
        )
        input.meter = meter
        return OpenFile(format: format, input: input, meter: meter)
      }
      read.append((file.name, opened.format.name, ""))
      if let format = opened.format as? any FileSetImportFormat {
        let set = sets.firstIndex { $0.format.name == format.name }
        if let set {
          sets[set].places.append(place)
          sets[set].files.append(opened)
        } else {
          sets.append((format, [place], [opened]))
        }
        before += file.size ?? 0
        continue
      }
      if opened.format.bringsManyRecords {
        try prepareForMany(request)
      } else {
        try endBulkWriting()
      }
      try Self.locating(file.name) {
        let importer = try Importer(writer, of: self, report: report, rejects: request.rejects)
        importer.fileNames = request.files.map(\.name).joined(separator: ", ")
        importer.makesReader = makesReader
        importer.hasSourceIndex = hasSourceIndex
        try opened.format.read(opened.input, into: importer)
        try importer.finish()
        hasSourceIndex = importer.hasSourceIndex
        read[place].hash = try opened.meter.digest()
      }
      before += opened.meter.count
    }
    try endBulkWriting()
    for set in sets {
      try Self.locating(set.files.map(\.input.name).joined(separator: ", ")) {
        let importer = try Importer(writer, of: self, report: report, rejects: request.rejects)
        importer.fileNames = request.files.map(\.name).joined(separator: ", ")
        try set.format.read(set.files.map(\.input), into: importer)
        try importer.finish()
      }
      for (place, file) in zip(set.places, set.files) {
        read[place].hash = try Self.locating(file.input.name) { try file.meter.digest() }
      }
    }
    return read
  }

  /// Writes in bulk from here on if the files are long, and makes the indexes anew afterwards if there is more in
  /// them than in the base.
  private func prepareForMany(_ request: ImportRequest) throws {
    guard request.isLong else { return }
    let held = try connection.first(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ) { try $0.int(0) }
    try beginBulkWriting(deferringIndexes: request.bytes >= held ?? 0)
  }

  /// Runs `body`; what a format finds wrong is said with the file's name.
  static func locating<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as FormatError {
      let place = error.position.map { "\(name):\($0)" } ?? name
      throw RegestaError(
        .badInput,
        error.message.hasPrefix(place) ? error.message : "\(place): \(error.message)",
        hint: "Mend the file and run the import again; nothing was taken in."
      )
    }
  }

  /// How the files were read, so that they can be again.
  private static func options(
    _ request: ImportRequest,
    _ read: [(name: String, format: String, hash: String)]
  ) -> String {
    var line = JSONLineWriter()
    line.add("formats", read.map(\.format))
    if read.count > 1 { line.add("sha256", read.map(\.hash)) }
    if let mapping = request.settings.mapping {
      line.add("mapping", mapping.name)
      line.add("mapping-text", mapping.text)
    }
    if let encoding = request.settings.encoding { line.add("encoding", encoding) }
    if let kind = request.settings.kind { line.add("kind", kind) }
    line.add("language", request.settings.language)
    return String(decoding: line.line().dropLast(), as: UTF8.self)
  }
}

extension Importer {
  /// Ends a file: what waited for its end, and what it says no more.
  func finish() throws {
    try finishWaiting()
    try finishComparison()
    try flush()
  }
}
