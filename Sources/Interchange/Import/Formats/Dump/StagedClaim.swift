internal import Chronology
internal import RegestaKit
internal import SQLite

/// A claim of a dump with all that stands about it in other rows, read with many others at a time.
struct StagedClaim: StagedRow {
  var id: Int
  var line: Int
  var subject: Reference
  /// nil when the relation is not in the file.
  var relation: String?
  /// Whether the base has the relation.
  var isTaken: Bool
  var isInstant: Bool
  var isTimeless: Bool
  var value: StagedValue
  var start: StagedDate
  var end: StagedDate
  var startMax: Int?
  var endMin: Int?
  var isDenied: Bool
  var certainty: Int
  var readingOf: Int?
  var comment: String?
  /// Whether something is said of it, so that it is to stand as it is.
  var isExact: Bool
  var qualifiers: [Qualifier] = []
  var citations: [Citation] = []

  /// A thing, source or passage that a row speaks of.
  struct Reference {
    /// Its number in the dump.
    var id: Int
    /// Its number in this base; nil when it was not taken in.
    var mapped: Int?

    /// Reads two columns; nil when the row speaks of none.
    init?(_ row: borrowing Row, _ column: Int) throws {
      guard let id = try row.optionalInt(column) else { return nil }
      self.id = id
      mapped = try row.optionalInt(column + 1)
    }
  }

  struct Qualifier {
    var relation: String?
    var isTaken: Bool
    var value: StagedValue
  }

  struct Citation {
    var source: Reference?
    var via: Reference?
    var passage: Reference?
    var stance: Int
    var locator: String?
    var start: Int?
    var quote: String?
    var note: String?
  }
}

/// What stands at the object's place.
struct StagedValue {
  /// Of what type the relation says it is.
  var type: String
  var entity: StagedClaim.Reference?
  var text: String?
  var language: String?
  var number: Double?
  var upper: Double?
  var unit: StagedClaim.Reference?
  var date: StagedDate
  var isUnknown = false
}

/// A date that a row speaks of.
struct StagedDate {
  /// Its number in the dump; nil when the row speaks of none.
  var id: Int?
  /// nil also when it is not in the file.
  var date: HistoricalDate?
  var isInferred: Bool

  /// How many columns ``init(_:_:)`` reads.
  static let width = 8

  /// The columns of a date that is joined under a name.
  static func columns(_ id: StaticString, _ name: StaticString) -> SQL {
    let name = SQL(raw: "\(name)")
    return """
      \(raw: "\(id)"), \(name).wording, \(name).calendar, \(name).earliest, \(name).latest, \(name).rule,
             \(name).edtf, \(name).inferred
      """
  }

  init(_ row: borrowing Row, _ column: Int) throws {
    id = try row.optionalInt(column)
    date = try KnowledgeBase.date(from: row, at: column + 1)
    isInferred = try row.optionalInt(column + 7) == 1
  }
}
