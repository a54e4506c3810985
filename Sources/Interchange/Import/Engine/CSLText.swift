internal import Formats

/// What is done with the CSL-JSON of a source as it stands in the base.
enum CSLText {
  /// The record of a text; an empty one when it is none.
  static func record(_ text: String) -> JSONObject {
    var elements = JSONElements(MemorySource(text))
    guard let value = try? elements.next(), let object = value.object else { return JSONObject() }
    return object
  }

  /// DOI and ISBN of a work, which no other work has.
  static func identifiers(in text: String) -> [(name: String, value: String)] {
    let record = record(text)
    return ["DOI", "ISBN"].compactMap { name in
      guard let value = record[name]?.string, !value.isEmpty else { return nil }
      return (name, value)
    }
  }

  /// What one record has, and of the other what that one lacks.
  static func merged(_ mine: String, _ theirs: String) -> String {
    var record = record(mine)
    let known = Set(record.members.map(\.name))
    let added = Self.record(theirs).members.filter { !known.contains($0.name) }
    if added.isEmpty { return mine }
    record.members += added
    return JSONValue.object(record).text()
  }
}
