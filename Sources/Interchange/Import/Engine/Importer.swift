internal import Formats
public import RegestaKit
internal import SQLite

/// Takes in what a file says: finds the things it speaks of, records what is new, cites what is known, and
/// reports each.
///
/// A format reads its file and calls ``record(_:rejected:body:)`` for each record; inside, it asks for
/// entities, sources and claims as the file gives them. Each of these calls can be made again with the same
/// values without adding anything, so that the same file taken in twice changes nothing.
public final class Importer {
  /// The base that is written.
  public let base: KnowledgeBase
  let writer: Writer
  let report: ImportReport
  /// The kinds and relations of the base.
  public internal(set) var vocabulary: ImportVocabulary

  /// The file as a source: who says what it says; nil until a format names one.
  public internal(set) var ownSource: Source.ID?
  var ownSourceKey = ""
  /// Whether the source was in the base before this run, so that what it said then can be compared.
  var isAgain = false
  /// Where the record that is being read stands.
  var place = ImportPlace("")
  /// The language in which the base's labels are chosen.
  let labelLanguage: String
  /// What a file of rejected records begins with, such as the header of a table.
  public var rejectPreamble = ""

  var mentions = MentionCache()
  var keys = KeyMaker()
  /// The entities that a record of this run was about.
  var defined = NumberSet()
  /// The claims that are to stand as they are said.
  var exact = NumberSet()
  /// The names of all files that come in together, as their batch has them.
  var fileNames = ""
  /// The names of the files of this run, when what they said before is compared by them and not by their
  /// source.
  var comparedFiles: String?
  /// Makes the reader of articles; nil when this run has none.
  var makesReader: (() throws -> any TextReader)?
  private var reader: (any TextReader)?
  /// Whether records that wait for the end of the file are being read.
  var isFinishing = false
  /// Whether the sources of the base have been indexed for this run.
  var hasSourceIndex = false
  /// Whether that was done for the record that is being read, so that it goes when the record does.
  var hasNewSourceIndex = false

  private var isInRecord = false
  private var pending: [ImportReport.Event] = []
  private var waiting: [Record] = []
  private let rejects: ((RejectedRecord) throws -> Void)?
  private static let waitingLimit = 10_000

  /// What ``record(_:rejected:body:)`` is given.
  struct Record {
    var place: ImportPlace
    var rejected: (String) -> String?
    var body: () throws -> Void
  }

  /// Thrown when it can be said only at the end of the file what a record means.
  struct NotYet: Error {}

  init(
    _ writer: Writer,
    of base: KnowledgeBase,
    report: ImportReport,
    rejects: ((RejectedRecord) throws -> Void)? = nil
  ) throws {
    self.writer = writer
    self.base = base
    self.report = report
    self.rejects = rejects
    vocabulary = try ImportVocabulary(base)
    labelLanguage = try base.meta("language") ?? "en"
  }

  /// Who reads articles in this run.
  ///
  /// - Throws: ``RegestaError`` of kind `badParameter` when nobody does; what making it throws.
  func textReader() throws -> any TextReader {
    if let reader { return reader }
    guard let made = try makesReader?() else {
      throw RegestaError(
        .badParameter,
        "There is no reader for articles.",
        hint: "Name a program that reads with --reader."
      )
    }
    reader = made
    return made
  }

  // MARK: Records

  /// Takes in one record, whole or not at all.
  ///
  /// What the base refuses, and what `body` finds wrong, rejects the record: nothing of it is kept, the
  /// reason is reported, and the file is read on.
  ///
  /// - Parameters:
  ///   - place: Where it stands.
  ///   - rejected: Makes the text by which the record stands in the file of rejected ones, with the reason
  ///     given; nil when it cannot be written there.
  ///   - body: Tells the importer what the record says. It may be called again, and later, so that it must
  ///     hold all it needs.
  /// - Throws: What is no fault of the record: a full disk, a lost file.
  public func record(
    _ place: ImportPlace,
    rejected: @escaping (_ reason: String) -> String? = { _ in nil },
    body: @escaping () throws -> Void
  ) throws {
    try take(Record(place: place, rejected: rejected, body: body))
  }

  /// The same of a record that was made before.
  func take(_ record: Record) throws {
    place = record.place
    isInRecord = true
    defer { isInRecord = false }
    do {
      try base.connection.savepoint { try KnowledgeBase.explaining(record.body) }
    } catch is NotYet {
      forget()
      waiting.append(record)
      return
    } catch let error as RegestaError where error.kind.isOfInput {
      forget()
      let words = [error.message, error.hint].compactMap { $0 }.joined(separator: " ")
      return try reject(record.place, words, rejected: record.rejected)
    } catch let error as FormatError {
      forget()
      var place = record.place
      if let position = error.position { place.position = position }
      return try reject(place, error.message, rejected: record.rejected)
    }
    // Outside of the catching: what the report throws is no fault of the record.
    try flush()
  }

  /// Takes in records of which hardly one will be rejected, all at once; when one is, each by itself.
  ///
  /// A record by itself is a savepoint, for which SQLite copies each page that is written.
  ///
  /// - Parameter records: They change nothing outside of the base but what the importer knows of claims.
  /// - Throws: What is no fault of a record.
  func together(_ records: [Record]) throws {
    let exactBefore = exact
    isInRecord = true
    defer { isInRecord = false }
    do {
      try base.connection.savepoint {
        for record in records {
          place = record.place
          try KnowledgeBase.explaining(record.body)
        }
      }
    } catch let error where Self.isOfRecord(error) {
      forget()
      exact = exactBefore
      for record in records { try take(record) }
      return
    }
    try flush()
  }

  /// Whether the trouble is one record's, which is rejected or put off for it.
  private static func isOfRecord(_ error: any Error) -> Bool {
    switch error {
    case is NotYet, is FormatError: true
    case let error as RegestaError: error.kind.isOfInput
    default: false
    }
  }

  /// Rejects a record that could not even be read.
  public func reject(
    _ place: ImportPlace,
    _ reason: String,
    rejected: (_ reason: String) -> String? = { _ in nil }
  ) throws {
    // Errors of the formats name the file and the place by themselves.
    var reason = reason
    for prefix in ["\(place.file):\(place.position.map { "\($0)" } ?? ""): ", "\(place.file): "]
    where reason.hasPrefix(prefix) {
      reason.removeFirst(prefix.count)
    }
    try report.add(
      ImportReport.Event(
        outcome: .rejected,
        thing: "record",
        place: place,
        sentence: place.record ?? "a record",
        reason: reason,
        count: 1
      )
    )
    try rejects?(
      RejectedRecord(
        place: place,
        reason: reason,
        text: rejected(reason),
        preamble: rejectPreamble
      )
    )
  }

  /// Reports something that the file says and nothing has a place for.
  ///
  /// - Parameters:
  ///   - what: What it is: "column \"Coder\"", "P1036".
  ///   - why: Why, and what to do: "no mapping".
  ///   - count: How many values.
  /// - Throws: What taking the report throws.
  public func leaveOut(_ what: String, _ why: String, count: Int = 1) throws {
    try note(.leftOut, "value", nil, sentence: what, reason: why, count: count)
    // Outside of a record nothing else would bring it to the report.
    if !isInRecord { try flush() }
  }

  /// Reports what a part of the file was taken for, so that a guess can be seen and put right.
  ///
  /// - Parameters:
  ///   - what: What it is: "column \"born\"".
  ///   - how: What it was taken for: "born-on of the person".
  ///   - count: How many values it has.
  /// - Throws: What the taker of the report throws.
  public func explain(_ what: String, _ how: String, count: Int = 1) throws {
    try note(.readAs, "column", nil, sentence: what, reason: how, count: count)
    if !isInRecord { try flush() }
  }

  /// Records that waited for the end of the file are read now.
  func finishWaiting() throws {
    isFinishing = true
    defer { isFinishing = false }
    let records = waiting
    waiting = []
    for record in records { try take(record) }
  }

  /// Puts the record off to the end of the file, if there is room for one more.
  func waitForEnd() throws {
    guard !isFinishing, waiting.count < Self.waitingLimit else { return }
    throw NotYet()
  }

  // MARK: Events

  /// Notes what became of something; it is reported when the record is done.
  func note(
    _ outcome: ImportReport.Outcome,
    _ thing: String,
    _ id: Int?,
    sentence: @autoclosure () throws -> String,
    reason: @autoclosure () throws -> String? = nil,
    count: Int = 1
  ) throws {
    let isWanted = report.wantsSentence(outcome)
    if isWanted { try refreshLabels() }
    pending.append(
      ImportReport.Event(
        outcome: outcome,
        thing: thing,
        id: id,
        place: place,
        sentence: isWanted ? try sentence() : "",
        reason: isWanted ? try reason() : nil,
        count: count
      )
    )
  }

  /// Brings the labels of what was named up to date: the report is to call a new thing by its name.
  func refreshLabels() throws { try writer.refreshLabels(language: labelLanguage) }

  func flush() throws {
    try refreshLabels()
    for event in pending { try report.add(event) }
    pending.removeAll(keepingCapacity: true)
    hasNewSourceIndex = false
  }

  /// Forgets what a record that is not kept has told.
  private func forget() {
    if hasNewSourceIndex { hasSourceIndex = false }
    hasNewSourceIndex = false
    pending.removeAll(keepingCapacity: true)
    mentions.removeAll()
    writer.forgetRows()
    base.bulk?.notePartRolledBack()
  }
}

/// A record that was not taken in.
public struct RejectedRecord: Sendable {
  /// Where it stands.
  public var place: ImportPlace
  /// What is wrong with it.
  public var reason: String
  /// The record with its reason, as the format reads it again once it is mended.
  public var text: String?
  /// What a file of such records begins with.
  public var preamble: String
}

extension RegestaError.Kind {
  /// Whether the trouble lies in what came in, not in the base or the machine.
  var isOfInput: Bool {
    switch self {
    case .badInput, .badParameter, .notFound, .ambiguous: true
    default: false
    }
  }
}
