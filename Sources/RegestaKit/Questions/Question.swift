/// A canned query: SQL with a header that names it, says what it asks and types its parameters.
///
/// ```sql
/// -- name: who-held
/// -- title: Who held a place on a day?
/// -- param: place entity The place.
/// -- param: on date? The day; without it, all times.
/// -- example: --place vilnius --on 1920-08-01
/// -- ask: [who|which powers] had <place> in their hands [on <on>]
/// -- description: Everyone who held it in any way, with the certain apart from the possible.
/// SELECT ... WHERE c.object_id = :place AND c.start_min <= :on_latest ...
/// ```
public struct Question: Hashable, Sendable {
  /// How it is called up: `who-held`.
  public var name: String
  /// What it asks, as a question.
  public var title: String
  /// More about it.
  public var description: String
  /// What it can be asked with, in the order of the header.
  public var parameters: [Parameter]
  /// Parameters with which it gives an answer on the demonstration base, as typed.
  public var examples: [String]
  /// How it may be asked in English: forms as in `seed/asking/en/forms.yaml`, with the parameters as slots.
  public var forms: [String]
  /// The statement, with named parameters.
  public var sql: String
  /// Where it comes from: the program, a file, or the base.
  public var origin: String

  /// A parameter of a question.
  public struct Parameter: Hashable, Sendable {
    /// The name, as typed behind two hyphens.
    public var name: String
    /// What it takes, and what it binds.
    public var type: ParameterType
    /// Whether the question cannot do without it.
    public var isRequired: Bool
    /// What it is for.
    public var description: String
  }

  /// What a parameter takes, and what it binds.
  public enum ParameterType: String, Hashable, Sendable, CaseIterable {
    /// A name or key of an entity; binds its number.
    case entity
    /// The key of a kind; binds its number.
    case kind
    /// The key of a relation; binds its number.
    case relation
    /// The key or short name of a source; binds its number.
    case source
    /// A date in EDTF or English; binds `:name_earliest` and `:name_latest`, as Julian day numbers,
    /// and `:name`, as printed.
    case date
    /// A whole number.
    case integer
    /// A text.
    case text
  }

  /// Reads a question file.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - origin: Where it comes from, for errors and lists.
  /// - Throws: ``RegestaError`` of kind `badInput`, with the line.
  public init(parsing text: String, origin: String) throws {
    self.init(
      name: "",
      title: "",
      description: "",
      parameters: [],
      examples: [],
      forms: [],
      sql: "",
      origin: origin
    )
    var rest = text[...]
    var number = 0
    while !rest.isEmpty {
      // By bytes: the questions that say how they are asked are read at each start.
      let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      guard let field = Self.field(rest[..<(end ?? rest.endIndex)]) else { break }
      number += 1
      try read(field.name, field.value, line: number)
      rest = end.map { rest[$0...].dropFirst() } ?? ""
    }
    sql = String(rest.trimmingSpaces)
    guard !name.isEmpty, !title.isEmpty, !self.sql.isEmpty else {
      throw RegestaError(
        .badInput,
        "\(origin): a question needs a \"name\", a \"title\" and a statement.",
        hint: "See: regesta help questions"
      )
    }
  }

  private init(
    name: String,
    title: String,
    description: String,
    parameters: [Parameter],
    examples: [String],
    forms: [String],
    sql: String,
    origin: String
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.parameters = parameters
    self.examples = examples
    self.forms = forms
    self.sql = sql
    self.origin = origin
  }

  /// "-- name: value", with a name that headers have; any other comment belongs to the statement.
  private static func field(_ line: Substring) -> (name: Substring, value: Substring)? {
    guard line.utf8.starts(with: "--".utf8), let colon = line.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let name = line[..<colon].dropFirst(2).trimmingSpaces
    guard ["name", "title", "param", "example", "ask", "description"].contains(name) else {
      return nil
    }
    return (name, line[colon...].dropFirst().trimmingSpaces)
  }

  /// Whether the header of a question file says how it is asked, without reading all of the file.
  static func hasForms(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while rest.starts(with: "--".utf8) {
      if rest.starts(with: "-- ask: ".utf8) { return true }
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      rest = rest[rest.index(after: end)...]
    }
    return false
  }

  private mutating func read(_ field: Substring, _ value: Substring, line: Int) throws {
    switch field {
    case "name": name = String(value)
    case "title": title = String(value)
    case "example": examples.append(String(value))
    case "ask": forms.append(String(value))
    case "description":
      description += description.isEmpty ? String(value) : " " + value
    default:
      let parts = value.split(separator: " ", maxSplits: 2)
      guard parts.count >= 2 else {
        throw RegestaError(
          .badInput,
          "\(origin):\(line): a parameter has a name, a type and a description."
        )
      }
      let isOptional = parts[1].hasSuffix("?")
      guard let type = ParameterType(rawValue: String(isOptional ? parts[1].dropLast() : parts[1]))
      else {
        let all = ParameterType.allCases.map(\.rawValue).joined(separator: ", ")
        throw RegestaError(
          .badInput,
          "\(origin):\(line): there is no parameter type \"\(parts[1])\".",
          hint: "The types are: \(all); a question mark makes it optional."
        )
      }
      parameters.append(
        Parameter(
          name: String(parts[0]),
          type: type,
          isRequired: !isOptional,
          description: parts.count > 2 ? String(parts[2]) : ""
        )
      )
    }
  }
}
