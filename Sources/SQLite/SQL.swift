/// The text of one statement together with the values of its parameters.
///
/// Written as a string literal, in which an interpolated value becomes a parameter and never text:
///
/// ```swift
/// let found = try connection.rows("SELECT id FROM town WHERE name = \(name)", as: Int64.self)
/// ```
///
/// - `\(value)` binds a ``Bindable`` value; an optional that is nil binds NULL.
/// - `\(list: values)` binds each value and writes `(?, ?, ?)`, for `IN`.
/// - `\(identifier: name)` writes a quoted name of a table or column.
/// - `\(raw: text)` writes text as it is; it must never come from outside the program.
/// - `\(other)`, another `SQL`, inserts its text and its values.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The text, with a `?` for each value.
  public private(set) var text: String
  /// The values, in the order of their parameters.
  public private(set) var arguments: [Value]

  /// A statement from a text, as it is, and the values of its parameters `?`, in their order.
  ///
  /// The text must never be put together from what comes from outside the program.
  public init(raw text: String, arguments: [Value] = []) {
    self.text = text
    self.arguments = arguments
  }

  /// A statement without values.
  public init(stringLiteral value: String) {
    self.init(raw: value)
  }

  /// A statement from an interpolated literal.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.sql
  }

  /// Both texts and their values, one after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sql = left
    sql += right
    return sql
  }

  /// Appends a text and its values.
  public static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.arguments += right.arguments
  }

  /// Collects the pieces of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    fileprivate var sql: SQL

    /// Room for the pieces of a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql = SQL(raw: "")
      sql.text.reserveCapacity(literalCapacity + 4 * interpolationCount)
      sql.arguments.reserveCapacity(interpolationCount)
    }

    /// Appends text of the literal.
    public mutating func appendLiteral(_ literal: String) {
      sql.text += literal
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some Bindable) {
      sql.text += "?"
      sql.arguments.append(value.databaseValue)
    }

    /// Binds a value, or NULL where there is none.
    public mutating func appendInterpolation<T: Bindable>(_ value: T?) {
      sql.text += "?"
      sql.arguments.append(value?.databaseValue ?? .null)
    }

    /// Inserts another statement's text and values.
    public mutating func appendInterpolation(_ other: SQL) {
      sql += other
    }

    /// Binds a list of values, in parentheses; SQLite reads an empty one as a list of nothing.
    public mutating func appendInterpolation(list values: some Sequence<some Bindable>) {
      sql.text += "("
      var isFirst = true
      for value in values {
        sql.text += isFirst ? "?" : ", ?"
        sql.arguments.append(value.databaseValue)
        isFirst = false
      }
      sql.text += ")"
    }

    /// Writes a name in quotes.
    public mutating func appendInterpolation(identifier name: String) {
      sql.text += SQLText.quoted(identifier: name)
    }

    /// Writes text as it is.
    public mutating func appendInterpolation(raw text: String) {
      sql.text += text
    }
  }
}

extension SQL: CustomStringConvertible {
  /// The text without the values.
  public var description: String { text }
}
