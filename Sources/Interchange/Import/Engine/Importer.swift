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

  /// What mentions turned out to mean.
  var mentions = RecordMemory<String, Entity.ID>()
  var keys = KeyMaker()
  /// The sources that the file names, by what names them.
  var sources = RecordMemory<String, Source.ID>()
  private var locators = LocatorMemory()
  /// The entities that a record of this run was about.
  var defined = NumberSet()
  /// The entities that things of a file stand for which tells its things apart.
  var toldApart = NumberSet()
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

  var isInRecord = false
  /// Records that are taken in together with the next ones.
  var gathered: [Record] = []
  /// How many records were taken in since the last one that was not; as many as make calm at the beginning.
  var soundRecords = Importer.calm
  /// Records that are read at the end of the file.
  var waiting: [Record] = []
  private var pending: [ImportReport.Event] = []
  /// Records that are rejected, until what was told beside them is kept.
  private var turnedDown: [RejectedRecord] = []
  let rejects: ((RejectedRecord) throws -> Void)?

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

  /// A place in a source, by its words.
  func locator(_ words: String) -> Locator { locators.locator(words) }

  /// Reports something that the file says and nothing has a place for.
  ///
  /// - Parameters:
  ///   - what: What it is: "column \"Coder\"", "P1036".
  ///   - why: Why, and what to do: "no mapping".
  ///   - count: How many values.
  /// - Throws: What taking the report throws.
  public func leaveOut(_ what: String, _ why: String, count: Int = 1) throws {
    try takeGathered()
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
    try takeGathered()
    try note(.readAs, "column", nil, sentence: what, reason: how, count: count)
    if !isInRecord { try flush() }
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
    for record in turnedDown { try rejects?(record) }
    turnedDown.removeAll()
    hasNewSourceIndex = false
    mark()
  }

  /// Rejects a record; it is reported with what was told beside it.
  func turnDown(_ record: RejectedRecord) {
    pending.append(
      ImportReport.Event(
        outcome: .rejected,
        thing: "record",
        place: record.place,
        sentence: record.place.record ?? "a record",
        reason: record.reason,
        count: 1
      )
    )
    turnedDown.append(record)
  }

  /// What was told so far stays: a record begins, or is kept.
  func mark() {
    mentions.mark()
    keys.last.mark()
    sources.mark()
    defined.mark()
    toldApart.mark()
    exact.mark()
  }

  /// How much was told since the mark.
  struct Told {
    fileprivate let pending: Int
    fileprivate let turnedDown: Int
    fileprivate let waiting: Int
    fileprivate let mentions: Int
    fileprivate let keys: Int
    fileprivate let sources: Int
    fileprivate let defined: Int
    fileprivate let toldApart: Int
    fileprivate let exact: Int
  }

  /// How much was told since the mark.
  var told: Told {
    Told(
      pending: pending.count,
      turnedDown: turnedDown.count,
      waiting: waiting.count,
      mentions: mentions.told,
      keys: keys.last.told,
      sources: sources.told,
      defined: defined.told,
      toldApart: toldApart.told,
      exact: exact.told
    )
  }

  /// Forgets what records that are not kept have told.
  ///
  /// - Parameter told: How much of it stays.
  func forget(since told: Told) {
    pending.removeSubrange(told.pending...)
    turnedDown.removeSubrange(told.turnedDown...)
    waiting.removeSubrange(told.waiting...)
    mentions.takeBack(to: told.mentions)
    keys.last.takeBack(to: told.keys)
    sources.takeBack(to: told.sources)
    defined.takeBack(to: told.defined)
    toldApart.takeBack(to: told.toldApart)
    exact.takeBack(to: told.exact)
  }

  /// Forgets what the importer knows of rows that were rolled back.
  func forgetRows() {
    if hasNewSourceIndex { hasSourceIndex = false }
    hasNewSourceIndex = false
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
