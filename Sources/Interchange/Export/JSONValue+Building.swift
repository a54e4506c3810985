internal import Formats

extension JSONValue {
  /// An object of the members that have a value, in this order.
  static func of(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(JSONObject(members.compactMap { name, value in value.map { .init(name, $0) } }))
  }

  /// A number with the fewest digits that read back as itself; null for what JSON has no word for.
  static func number(_ number: Double) -> JSONValue {
    JSONDecimal(number.description).map(JSONValue.decimal) ?? .null
  }

  /// A text, where there is one.
  static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  /// A list; nil for an empty one.
  static func list(_ elements: [JSONValue]) -> JSONValue? {
    elements.isEmpty ? nil : .array(elements)
  }
}
