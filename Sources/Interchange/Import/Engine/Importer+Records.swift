internal import Formats
internal import RegestaKit
internal import SQLite

extension Importer {
  /// What ``record(_:rejected:body:)`` is given.
  package struct Record {
    var place: ImportPlace
    var rejected: (String) -> String?
    var body: () throws -> Void

    package init(
      place: ImportPlace,
      rejected: @escaping (String) -> String?,
      body: @escaping () throws -> Void
    ) {
      self.place = place
      self.rejected = rejected
      self.body = body
    }
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
  /// long as hardly any has to be rolled back; those that shared one with such a record are told again.
  ///
  /// - Parameter record: Its body may change nothing but the base and what the importer can take back, and what
  ///   can be so told any number of times.
  /// - Throws: What is no fault of a record.
  package func gather(_ record: Record) throws {
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
      guard let failure = try failure(takingTogether: rest) else { return }
      soundRecords = 0
      for record in rest[...failure.index] { try take(record) }
      rest = rest[(failure.index + 1)...]
    }
  }

  /// At most so many records share a savepoint.
  private static let mostTogether = 64
  /// After a rolling back, so many must have gone without one before the next ones share savepoints again: what
  /// shared one with a wrong record is told twice, and in bulk SQLite reads the schema anew after each rolling
  /// back, which costs as much as forty rows.
  static let calm = 1000

  /// Takes in records under one savepoint. Those that are wrong, or must wait, are put aside by themselves if they
  /// have not changed anything before.
  ///
  /// - Returns: Nil; when one of them has changed the base before it went wrong, its place and what is wrong: then
  ///   none is taken in.
  private func failure(takingTogether records: ArraySlice<Record>) throws
    -> (index: Int, error: any Error)?
  {
    isInRecord = true
    defer { isInRecord = false }
    mark()
    let atFirst = told
    var current = records.startIndex
    do {
      try base.connection.savepoint {
        while current < records.endIndex {
          let (before, changes) = (told, base.connection.totalChanges)
          place = records[current].place
          do {
            try KnowledgeBase.explaining(records[current].body)
          } catch let error where Self.isOfRecord(error) {
            guard base.connection.totalChanges == changes else { throw error }
            forget(since: before)
            putAside(records[current], error)
          }
          current += 1
        }
      }
    } catch let error where Self.isOfRecord(error) {
      forget(since: atFirst)
      forgetRows()
      return (current, error)
    }
    try flush()
    return nil
  }

  /// Takes in a record by itself.
  ///
  /// - Returns: Whether nothing had to be rolled back for it.
  @discardableResult
  func take(_ record: Record) throws -> Bool {
    guard let failure = try failure(takingTogether: [record]) else { return true }
    putAside(record, failure.error)
    try flush()
    return false
  }

  /// Whether the trouble is one record's, which is rejected or put off for it.
  private static func isOfRecord(_ error: any Error) -> Bool {
    switch error {
    case is NotYet, is FormatError: true
    case let error as RegestaError: error.kind.isOfInput
    default: false
    }
  }

  /// Rejects a record or lets it wait, as its error says.
  private func putAside(_ record: Record, _ error: any Error) {
    switch error {
    case let error as RegestaError:
      let words = [error.message, error.hint].compactMap { $0 }.joined(separator: " ")
      turnDown(record.place, words, rejected: record.rejected)
    case let error as FormatError:
      var place = record.place
      if let position = error.position { place.position = position }
      turnDown(place, error.message, rejected: record.rejected)
    default: waiting.append(record)
    }
  }

  /// Rejects a record that could not even be read.
  public func reject(
    _ place: ImportPlace,
    _ reason: String,
    rejected: (_ reason: String) -> String? = { _ in nil }
  ) throws {
    try takeGathered()
    turnDown(place, reason, rejected: rejected)
    try flush()
  }

  private func turnDown(
    _ place: ImportPlace,
    _ reason: String,
    rejected: (_ reason: String) -> String?
  ) {
    // Errors of the formats name the file and the place by themselves.
    var reason = reason
    for prefix in ["\(place.file):\(place.position.map { "\($0)" } ?? ""): ", "\(place.file): "]
    where reason.hasPrefix(prefix) {
      reason.removeFirst(prefix.count)
    }
    turnDown(
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

  /// So many records may wait for the end of the file.
  static let waitingLimit = 10_000

  /// Puts the record off to the end of the file, if there is room for one more.
  func waitForEnd() throws {
    guard !isFinishing, waiting.count < Self.waitingLimit else { return }
    throw NotYet()
  }
}
