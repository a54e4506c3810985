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
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  private(set) var shape: SQLShape
  /// The values, in the order of their parameters.
  public private(set) var arguments: [Value]

  /// A statement from a text, as it is, and the values of its parameters `?`, in their order.
  ///
  /// The text must never be put together from what comes from outside the program.
  public init(raw text: String, arguments: [Value] = []) {
    shape = SQLShape(text: text)
    self.arguments = arguments
  }

  /// A statement without values.
  public init(stringLiteral value: StaticString) {
    shape = SQLShape()
    shape.append(value)
    arguments = []
  }

  /// A statement from an interpolated literal.
  public init(stringInterpolation: StringInterpolation) {
    shape = stringInterpolation.shape
    arguments = stringInterpolation.arguments
  }

  /// The text, with a `?` for each value. It is put together each time it is asked for.
  public var text: String { shape.text }

  /// Both texts and their values, one after the other.
  public static func + (left: consuming SQL, right: SQL) -> SQL {
    left += right
    return left
  }

  /// Appends a text and its values.
  public static func += (left: inout SQL, right: SQL) {
    left.shape.append(right.shape)
    left.arguments += right.arguments
  }

  /// Collects the pieces of an interpolated literal.
  ///
  /// The commonest types have a method of their own, since the general one is not known to the code that calls
  /// it, and costs some hundred instructions a value.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    fileprivate var shape = SQLShape()
    fileprivate var arguments: [Value] = []

    /// Room for the pieces of a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      shape.reserveCapacity(pieces: 2 * interpolationCount + 1)
      arguments.reserveCapacity(interpolationCount)
    }

    /// Appends text of the literal.
    public mutating func appendLiteral(_ literal: StaticString) {
      shape.append(literal)
    }

    private mutating func bind(_ value: Value) {
      shape.appendParameter()
      arguments.append(value)
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some Bindable) {
      bind(value.databaseValue)
    }

    /// Binds a value, or NULL where there is none.
    public mutating func appendInterpolation<T: Bindable>(_ value: T?) {
      bind(value?.databaseValue ?? .null)
    }

    /// Binds an integer.
    public mutating func appendInterpolation(_ value: Int) {
      bind(.integer(Int64(value)))
    }

    /// Binds an integer, or NULL where there is none.
    public mutating func appendInterpolation(_ value: Int?) {
      bind(value.map { .integer(Int64($0)) } ?? .null)
    }

    /// Binds a text.
    public mutating func appendInterpolation(_ value: String) {
      bind(.text(value))
    }

    /// Binds a text, or NULL where there is none.
    public mutating func appendInterpolation(_ value: String?) {
      bind(value.map { .text($0) } ?? .null)
    }

    /// Binds 1 or 0.
    public mutating func appendInterpolation(_ value: Bool) {
      bind(.integer(value ? 1 : 0))
    }

    /// Inserts another statement's text and values.
    public mutating func appendInterpolation(_ other: SQL) {
      shape.append(other.shape)
      arguments += other.arguments
    }

    /// Binds a list of values, in parentheses; SQLite reads an empty one as a list of nothing.
    public mutating func appendInterpolation(list values: some Sequence<some Bindable>) {
      shape.append("(" as StaticString)
      var isFirst = true
      for value in values {
        if !isFirst { shape.append(", " as StaticString) }
        bind(value.databaseValue)
        isFirst = false
      }
      shape.append(")" as StaticString)
    }

    /// Writes a name in quotes.
    public mutating func appendInterpolation(identifier name: String) {
      shape.append(SQLText.quoted(identifier: name))
    }

    /// Writes text as it is.
    public mutating func appendInterpolation(raw text: String) {
      shape.append(text)
    }
  }
}

extension SQL: Hashable {
  /// Whether text and values are the same, whatever they were put together from.
  public static func == (left: SQL, right: SQL) -> Bool {
    left.arguments == right.arguments && (left.shape == right.shape || left.text == right.text)
  }

  /// Hashes text and values.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(arguments)
  }
}

extension SQL: CustomStringConvertible {
  /// The text without the values.
  public var description: String { text }
}
