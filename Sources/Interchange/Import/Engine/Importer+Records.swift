internal import Formats
internal import RegestaKit
internal import SQLite

extension Importer {
  /// What ``record(_:rejected:body:)`` is given.
  struct Record {
    var place: ImportPlace
    var rejected: (String) -> String?
    var body: () throws -> Void
  }

  /// Thrown when it can be said only at the end of the file what a record means.
  struct NotYet: Error {}

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
    try takeGathered()
    try take(Record(place: place, rejected: rejected, body: body))
  }

  /// Takes in one record at the latest with ``takeGathered()``, and others of its kind with it.
  ///
  /// Each savepoint has its price: SQLite copies every page that is written under one. So records share one, as
  /// long as hardly any is rejected; those that shared one with a record that is rejected are told again.
  ///
  /// - Parameter record: Its body may change nothing but the base and what the importer can take back, and what
  ///   can be so told any number of times.
  /// - Throws: What is no fault of a record.
  func gather(_ record: Record) throws {
    guard soundRecords >= Self.calm else {
      if try take(record) { soundRecords += 1 } else { soundRecords = 0 }
      return
    }
    gathered.append(record)
    if gathered.count >= Self.mostTogether { try takeGathered() }
  }

  /// Takes in the records that were gathered.
  ///
  /// - Throws: What is no fault of a record.
  func takeGathered() throws {
    var rest = gathered[...]
    gathered = []
    while !rest.isEmpty {
      guard let wrong = try firstWrong(takingTogether: rest) else { return }
      soundRecords = 0
      for record in rest[...wrong] { try take(record) }
      rest = rest[(wrong + 1)...]
    }
  }

  /// At most so many records share a savepoint.
  private static let mostTogether = 64
  /// So many must have been sound, one after the other, before the next ones share savepoints again: what shared
  /// one with a wrong record is told twice, and in bulk SQLite reads the schema anew after each rolling back, which
  /// costs as much as forty rows.
  static let calm = 1000

  /// Takes in records under one savepoint.
  ///
  /// - Returns: Nil; when one of them is to be rejected or put off, its place, and then none is taken in.
  private func firstWrong(takingTogether records: ArraySlice<Record>) throws -> Int? {
    isInRecord = true
    defer { isInRecord = false }
    mark()
    var current = records.startIndex
    do {
      try base.connection.savepoint {
        while current < records.endIndex {
          place = records[current].place
          try KnowledgeBase.explaining(records[current].body)
          current += 1
        }
      }
    } catch let error where Self.isOfRecord(error) {
      forget()
      return current
    }
    try flush()
    return nil
  }

  /// Takes in a record by itself.
  ///
  /// - Returns: Whether it was taken in, and neither rejected nor put off.
  @discardableResult
  func take(_ record: Record) throws -> Bool {
    place = record.place
    isInRecord = true
    defer { isInRecord = false }
    mark()
    do {
      try base.connection.savepoint { try KnowledgeBase.explaining(record.body) }
    } catch is NotYet {
      forget()
      waiting.append(record)
      return false
    } catch let error as RegestaError where error.kind.isOfInput {
      forget()
      let words = [error.message, error.hint].compactMap { $0 }.joined(separator: " ")
      try addRejected(record.place, words, rejected: record.rejected)
      return false
    } catch let error as FormatError {
      forget()
      var place = record.place
      if let position = error.position { place.position = position }
      try addRejected(place, error.message, rejected: record.rejected)
      return false
    }
    // Outside of the catching: what the report throws is no fault of the record.
    try flush()
    return true
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
    try takeGathered()
    try addRejected(place, reason, rejected: rejected)
  }

  private func addRejected(
    _ place: ImportPlace,
    _ reason: String,
    rejected: (_ reason: String) -> String?
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

  /// Records that waited for the end of the file are read now.
  func finishWaiting() throws {
    try takeGathered()
    isFinishing = true
    defer { isFinishing = false }
    let records = waiting
    waiting = []
    for record in records { try take(record) }
  }

  private static let waitingLimit = 10_000

  /// Puts the record off to the end of the file, if there is room for one more.
  func waitForEnd() throws {
    guard !isFinishing, waiting.count < Self.waitingLimit else { return }
    throw NotYet()
  }
}
