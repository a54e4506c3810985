internal import SQLite

/// The references of a batch that is written while SQLite does not look after them, proved at its end.
///
/// SQLite looks up what each row refers to as it comes: a claim refers to seven rows, and looking them up is a third
/// of what writing it costs. Asked of all new rows at once it is a fifth of that.
struct ReferenceProof {
  private let connection: Connection
  /// The last row of each table with numbers that was there before.
  private let before: [String: Int]

  /// The tables whose rows never refer to others later than when they are added, except along a merge, and of
  /// which there may be very many; what follows from others has the number of a claim.
  private static let growing = ["claim", "citation", "name", "qualifier", "mention", "candidate"]

  /// To be made before the first row is written.
  init(_ connection: Connection) throws {
    self.connection = connection
    var before: [String: Int] = [:]
    for table in Self.growing where table != "name" && table != "qualifier" {
      before[table] = try connection.first("SELECT ifnull(max(id), 0) FROM \(raw: table)") {
        try $0.int(0)
      }
    }
    (before["name"], before["qualifier"]) = (before["claim"], before["claim"])
    self.before = before
  }

  /// Proves that all that new rows refer to is there, and in small tables what any row does.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` when something is not.
  func prove() throws {
    for table in StoredTable.all.map(\.name) + ["name"] {
      let references = try connection.rows(
        "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(table))"
      ) { (column: try $0.text(0), target: try $0.text(1)) }
      guard !references.isEmpty else { continue }
      let broken = references.map {
        "\($0.column) IS NOT NULL AND \($0.column) NOT IN (SELECT id FROM \($0.target))"
      }
      let key = table == "name" || table == "qualifier" ? "claim" : "id"
      let isNew: SQL = before[table].map { "\(raw: key) > \($0)" } ?? "1"
      let found = try connection.first(
        """
        SELECT \(raw: broken.joined(separator: ", ")) FROM \(raw: table)
         WHERE \(isNew) AND (\(raw: broken.joined(separator: " OR "))) LIMIT 1
        """
      ) { row in
        try references.indices.first { try row.optionalInt($0) == 1 }.map { references[$0] }
      }
      guard let found else { continue }
      throw RegestaError(
        .refused,
        "A row of \(table) refers to a \(found?.target ?? "row") that is not there; nothing was written.",
        hint: "This is a fault of the program. Please report it with the file that was taken in."
      )
    }
  }
}
