/// A JSON value that keeps what was written: the order of members, integers exactly, and the digits
/// of other numbers.
public enum JSONValue: Hashable, Sendable {
  case object(JSONObject)
  case array([JSONValue])
  case string(String)
  /// A number written without fraction and exponent that 64 bits hold. `-0` is a decimal.
  case integer(Int64)
  case decimal(JSONDecimal)
  case bool(Bool)
  case null

  /// The member of that name; nil when this is no object or has none.
  public subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The elements; nil when this is no array.
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  /// The members; nil when this is no object.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  /// The text; nil when this is no string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The number; nil when this is none, or not an integer of 64 bits.
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

  /// What a person calls it: "a text", "an object".
  public var typeName: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a text"
    case .integer, .decimal: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}

/// Named members in the order they were written.
public struct JSONObject: Hashable, Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// Its value.
    public var value: JSONValue

    /// A member as a value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// All members, also those whose name comes again.
  public var members: [Member]

  /// An object of members.
  public init(_ members: [Member] = []) { self.members = members }

  /// The first member of that name.
  public subscript(name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  /// Names that stand more than once, in order.
  public var duplicateNames: [String] {
    var seen: Set<[UInt8]> = []
    var result: [String] = []
    for member in members where !seen.insert(Array(member.name.utf8)).inserted {
      if !result.contains(member.name) { result.append(member.name) }
    }
    return result
  }
}

/// A number by its digits, as JSON writes them: never rounded.
public struct JSONDecimal: Hashable, Sendable {
  /// "-0.10", "6.02e23".
  public let text: String

  /// A number as JSON writes it; nil for what is none: "+1", ".5", "01", "NaN".
  public init?(_ text: String) {
    guard JSONNumberGrammar.isNumber(text.utf8) else { return nil }
    self.text = text
  }

  init(valid text: String) { self.text = text }

  /// The nearest binary number: digits may be lost, and infinity is possible.
  public var double: Double { Double(text) ?? .nan }
}
