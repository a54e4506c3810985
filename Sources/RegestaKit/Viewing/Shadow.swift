internal import SQLite

/// How tables are read otherwise than they are: rows that are not there yet, and other values.
struct Shadow {
  /// What later batches added is not there; nil where all is.
  var lastBatch: Batch.ID?
  /// Other values, by table, column and number of row.
  private(set) var values: [String: [String: [Int: Value]]] = [:]

  /// The tables with numbered rows of which a batch tells when they came.
  private static let dated = ["claim", "entity", "citation", "source", "dispute", "position"]

  /// Gives a column of a row another value.
  mutating func set(_ table: String, _ id: Int, _ column: String, to value: Value) {
    values[table, default: [:]][column, default: [:]][id] = value
  }

  /// Takes rows for retracted.
  mutating func retract(_ retraction: Retraction) {
    let retracted = Value.integer(Int64(Status.retracted.rawValue))
    for id in retraction.claims { set("claim", id.rawValue, "status", to: retracted) }
    for id in retraction.citations { set("citation", id.rawValue, "status", to: retracted) }
    for id in retraction.sources { set("source", id.rawValue, "status", to: retracted) }
  }

  /// The tables that are to be hidden.
  var tables: [String] {
    lastBatch == nil ? values.keys.sorted() : Self.dated
  }
}
