internal import SQLite

/// How the change log names what a qualifier speaks of: `qualifier RELATION ORDINAL`, and the same with
/// ` unit` behind it.
struct QualifierField {
  static let prefix = "qualifier "

  let relation: String
  let ordinal: Int
  let column: String

  /// Reads the name of a field in the log; nil when it is none of a qualifier.
  init?(_ field: String) {
    let words = field.split(separator: " ")
    guard words.count == 3 || words.count == 4 && words[3] == "unit", words[0] == "qualifier",
      let ordinal = Int(words[2])
    else { return nil }
    relation = String(words[1])
    self.ordinal = ordinal
    column = words.count == 4 ? "unit" : "object"
  }
}

extension Writer {
  /// Redirects what a qualifier speaks of; the schema allows it along a merge, and back.
  func set(_ place: QualifierField, of claim: Claim.ID, to entity: Entity.ID) throws {
    try connection.run(
      """
      UPDATE qualifier SET \(identifier: place.column) = \(entity.rawValue)
       WHERE claim = \(claim.rawValue) AND ordinal = \(place.ordinal)
         AND relation = (SELECT id FROM relation WHERE key = \(place.relation))
      """
    )
  }
}
