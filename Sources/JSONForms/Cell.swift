/// One value of a row.
package enum Cell: Equatable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
  case bool(Bool)
  /// Several values in one cell, in their order.
  case list([Cell])
  /// What people read, and what machines read in its place where a format can hold it.
  case structured(String, JSON)

  package init(_ text: String?) {
    self = text.map { .text($0) } ?? .null
  }

  package init(_ number: Int?) {
    self = number.map { .integer(Int64($0)) } ?? .null
  }

  /// The value as text: nothing for `null`, the members of a list joined by ` | `.
  package var text: String {
    switch self {
    case .null: ""
    case .text(let value): value
    case .integer(let value): String(value)
    case .real(let value): value.isFinite ? value.description : ""
    case .bool(let value): value ? "true" : "false"
    case .list(let values): values.map(\.text).joined(separator: " | ")
    case .structured(let text, _): text
    }
  }

  package var json: JSON {
    switch self {
    case .null: .null
    case .text(let value): .string(value)
    case .integer(let value): .integer(value)
    case .real(let value): .real(value)
    case .bool(let value): .bool(value)
    case .list(let values): .array(values.map(\.json))
    case .structured(_, let json): json
    }
  }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(nilLiteral: ()) { self = .null }
}
