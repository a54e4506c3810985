package import RegestaKit

/// The columns in which relations are listed.
package enum RelationTable {
  package static let columns: [Column] = [
    Column("key", "Key"), Column("label", "A … B"), Column("inverse", "B … A"),
    Column("value", "B is"), Column("time", "In time"), Column("use", "Stands"),
    Column("claims", "Claims", .integer), Column("parent", "A case of"),
    Column("functional", "One at a time", .bool), Column("symmetric", "Both ways", .bool),
    Column("transitive", "Passed on", .bool), Column("description", "Description"),
  ]

  package static func cells(_ relation: Relation, claims: Int) -> [Cell] {
    [
      .text(relation.key), .text(relation.label), Cell(relation.inverse),
      .text(relation.value.rawValue), .text(relation.time.rawValue), .text(relation.use.rawValue),
      Cell(claims), Cell(relation.parent), .bool(relation.isFunctional),
      .bool(relation.isSymmetric), .bool(relation.isTransitive), Cell(relation.description),
    ]
  }

  package static func time(_ nature: Relation.Nature) -> String {
    switch nature {
    case .instant: "happens on a day"
    case .interval: "holds from a day to a day"
    case .timeless: "has no time"
    }
  }

  package static func use(_ use: Relation.Use) -> String {
    switch use {
    case .claim: "as a claim"
    case .qualifier: "only as an addition to a claim"
    case .both: "as a claim or as an addition to one"
    }
  }

  package static func properties(_ relation: Relation) -> [String] {
    var properties: [String] = []
    if relation.isFunctional { properties.append("one B at a time") }
    if relation.isInverseFunctional { properties.append("one A at a time") }
    if relation.isSymmetric { properties.append("what holds of A and B holds of B and A") }
    if relation.isTransitive { properties.append("passed on from one to the next") }
    if relation.isAnnotation { properties.append("needs no source") }
    return properties
  }
}
