/// Reads CSL-JSON, record by record: one array, one object, or one object to a line.
public struct CSLJSONReader {
  private var elements: JSONElements
  private var number = 0

  /// Opens a file.
  public init(_ source: any ByteSource) { elements = JSONElements(source) }

  /// The next record; nil at the end.
  ///
  /// - Throws: ``FormatError`` with the place of the record at fault, or of the fault in it.
  public mutating func next() throws(FormatError) -> BibliographyRecord? {
    guard let value = try elements.next() else { return nil }
    number += 1
    return try Self.record(value, number: number, at: elements.position)
  }

  /// The record that a value is.
  ///
  /// - Parameters:
  ///   - value: An object in CSL-JSON.
  ///   - number: Which record of its file it is.
  ///   - position: Where it stands.
  /// - Returns: The record.
  /// - Throws: ``FormatError`` when it is none, or a date in it cannot be one.
  public static func record(
    _ value: JSONValue,
    number: Int = 1,
    at position: TextPosition? = nil
  ) throws(FormatError) -> BibliographyRecord {
    guard let object = value.object else {
      throw FormatError("Record \(number) is \(value.typeName), not an object.", at: position)
    }
    let ownID = object["id"].flatMap(Self.text)
    let id = ownID ?? "csl-\(number)"
    guard let type = object["type"]?.string else {
      throw FormatError("Record \(number) (“\(id)”) has no type.", at: position)
    }
    var record = BibliographyRecord(id: id, type: type, position: position)
    record.hasOwnID = ownID != nil
    for member in object.members where member.name != "id" && member.name != "type" {
      try read(member, into: &record)
    }
    return record
  }

  private static func read(
    _ member: JSONObject.Member,
    into record: inout BibliographyRecord
  ) throws(FormatError) {
    let context = "“\(member.name)” of “\(record.id)”"
    switch member.value {
    case .null: break
    case .string(let text) where CSLTerms.dates.contains(member.name):
      record.dates.append(.init(member.name, BibliographyDate(text)))
    case .object(let object) where CSLTerms.dates.contains(member.name):
      guard let date = CSLDate.read(object) else {
        throw FormatError("\(context) is not a date.", at: record.position)
      }
      record.dates.append(.init(member.name, date))
    case .array(let people) where people.allSatisfy({ $0.object != nil }) && !people.isEmpty:
      record.add(member.name, people: people.compactMap { $0.object.map(person) })
    case .object(let custom) where member.name == "custom":
      for extra in custom.members {
        record.extras.append(.init(extra.name, text(extra.value) ?? extra.value.text()))
      }
    case let value:
      if let text = text(value) {
        record.fields.append(.init(member.name, text))
      } else {
        // A list of words, or what a program adds of its own: kept as it is written.
        record.extras.append(.init(member.name, value.text()))
      }
    }
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    default: nil
    }
  }

  private static func person(_ object: JSONObject) -> BibliographyPerson {
    let particles = ["dropping-particle", "non-dropping-particle"].compactMap { object[$0]?.string }
    return BibliographyPerson(
      family: object["family"]?.string,
      given: object["given"]?.string,
      particle: particles.isEmpty ? nil : particles.joined(separator: " "),
      suffix: object["suffix"]?.string,
      literal: object["literal"]?.string
    )
  }
}
