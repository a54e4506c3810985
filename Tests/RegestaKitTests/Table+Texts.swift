import RegestaKit

extension Table {
  /// The texts of some columns, row by row; what is NULL is "", and a number is written out.
  func texts(_ names: String...) throws -> [[String]] {
    let places = try names.map { name in
      guard let place = columns.firstIndex(of: name) else { throw MissingColumn(name: name) }
      return place
    }
    return rows.map { row in places.map { row[$0].printed } }
  }

  struct MissingColumn: Error {
    var name: String
  }
}

extension Table.Cell {
  /// As the pages of docs/ print it.
  var printed: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let count): "\(count) bytes"
    }
  }
}
