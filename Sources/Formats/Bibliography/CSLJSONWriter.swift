/// Writes records as CSL-JSON: one array, as processors and reference managers read it.
///
/// What CSL has no variable for goes into `custom`, as the schema provides.
public struct CSLJSONWriter {
  /// How the text is laid out.
  public var style: JSONWriter.Style

  /// A writer.
  public init(style: JSONWriter.Style = .indented) { self.style = style }

  /// The records as one array.
  ///
  /// - Parameter records: In the order they shall stand.
  /// - Returns: The text with a line end.
  public func text(_ records: [BibliographyRecord]) -> String {
    var writer = JSONWriter(style: style)
    writer.write(JSONValue.array(records.map { .object(object($0)) }))
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// One record as an object.
  ///
  /// - Parameter record: What to write.
  /// - Returns: `id` and `type` first, then people, texts, dates and `custom`.
  public func object(_ record: BibliographyRecord) -> JSONObject {
    var members: [JSONObject.Member] = [
      .init("id", .string(record.id)), .init("type", .string(record.type)),
    ]
    var custom: [JSONObject.Member] = []
    for role in record.roles {
      if CSLTerms.roles.contains(role.name) {
        members.append(.init(role.name, .array(role.people.map(Self.person))))
      } else {
        let names = role.people.map(\.description).joined(separator: "; ")
        custom.append(.init(role.name, .string(names)))
      }
    }
    for field in record.fields { members.append(.init(field.name, .string(field.value))) }
    for field in record.dates { members.append(.init(field.name, CSLDate.value(field.date))) }
    for field in record.extras {
      guard let place = custom.firstIndex(where: { $0.name == field.name }) else {
        custom.append(.init(field.name, .string(field.value)))
        continue
      }
      // What a file gives twice under one name is kept twice.
      let before = custom[place].value.string ?? ""
      if before != field.value { custom[place].value = .string(before + "; " + field.value) }
    }
    if !custom.isEmpty { members.append(.init("custom", .object(JSONObject(custom)))) }
    return JSONObject(members)
  }

  private static func person(_ person: BibliographyPerson) -> JSONValue {
    let parts = [
      ("family", person.family), ("given", person.given),
      ("non-dropping-particle", person.particle), ("suffix", person.suffix),
      ("literal", person.literal),
    ]
    let members = parts.compactMap { name, text in
      text.map { JSONObject.Member(name, .string($0)) }
    }
    return .object(JSONObject(members))
  }
}
