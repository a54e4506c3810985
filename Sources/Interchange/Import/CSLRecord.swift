internal import Chronology
internal import Formats
internal import Names

/// A bibliographic record in CSL-JSON (CSL 1.0.2), its members in the order of adding.
struct CSLRecord {
  private(set) var object: JSONObject

  /// An author or editor.
  struct Person: Hashable {
    var family: String?
    var given: String?
    /// A name that has no parts: of a body, or as one source writes it.
    var literal: String?

    /// "Brecher, Michael"; a literal name as it is.
    var printed: String {
      literal ?? [family, given].compactMap { $0 }.joined(separator: ", ")
    }
  }

  init(id: String, type: String) {
    object = JSONObject([.init("id", .string(id)), .init("type", .string(type))])
  }

  /// The record that stands in a base; an empty one when the text is none.
  init(_ text: String) {
    var elements = JSONElements(MemorySource(text))
    object = (try? elements.next())?.object ?? JSONObject()
  }

  init(_ object: JSONObject) { self.object = object }

  var type: String { self["type"] ?? "document" }

  /// The text of a member; nil when it is not there or no text.
  subscript(name: String) -> String? { object[name]?.string }

  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    object.members.append(.init(name, .string(value)))
  }

  mutating func add(_ name: String, people: [Person]) {
    guard !people.isEmpty else { return }
    let list = people.map { person in
      let parts = [("family", person.family), ("given", person.given), ("literal", person.literal)]
      let members = parts.compactMap { key, value in
        value.map { JSONObject.Member(key, .string($0)) }
      }
      return JSONValue.object(JSONObject(members))
    }
    object.members.append(.init(name, .array(list)))
  }

  /// Dates go out as EDTF, which CSL-JSON takes as it is.
  mutating func add(_ name: String, edtf: String?) { add(name, edtf) }

  var json: String { JSONValue.object(object).text() }

  /// The record in its parts; nil when it is none.
  var bibliography: BibliographyRecord? { try? CSLJSONReader.record(.object(object)) }
}

extension CSLRecord {
  /// What one record has, and of the other what that one lacks; and what the two say differently,
  /// each as a sentence.
  func merged(with other: CSLRecord) -> (CSLRecord, differences: [String]) {
    var result = self
    var differences: [String] = []
    let dates = (bibliography?.dates ?? [], other.bibliography?.dates ?? [])
    for member in other.object.members where member.name != "id" && member.name != "type" {
      guard let place = result.object.members.firstIndex(where: { $0.name == member.name }) else {
        result.object.members.append(member)
        continue
      }
      let mine = result.object.members[place].value
      if let custom = mine.object, let theirs = member.value.object, member.name == "custom" {
        let (both, others) = CSLRecord(custom).merged(with: CSLRecord(theirs))
        result.object.members[place].value = .object(both.object)
        differences += others
      } else if let first = dates.0.first(where: { $0.name == member.name }),
        let second = dates.1.first(where: { $0.name == member.name })
      {
        if !Self.canBeOne(first.date, second.date) {
          differences.append(
            "\(member.name) \"\(first.date.text)\", the file has \"\(second.date.text)\""
          )
        }
      } else if Self.folded(mine) != Self.folded(member.value) {
        differences.append(
          "\(member.name) \"\(Self.shown(mine))\", the file has \"\(Self.shown(member.value))\""
        )
      }
    }
    return (result, differences)
  }

  private static func canBeOne(_ one: BibliographyDate, _ other: BibliographyDate) -> Bool {
    guard one.text != other.text else { return true }
    guard let first = try? HistoricalDate(parsing: one.text),
      let second = try? HistoricalDate(parsing: other.text)
    else { return false }
    return first.earliest <= second.latest && second.earliest <= first.latest
  }

  /// The words of a value, whatever its form.
  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text.abridged
    case .array(let elements): elements.map(shown).joined(separator: "; ")
    case .object(let object): object.members.map { shown($0.value) }.joined(separator: ", ")
    default: value.text()
    }
  }

  private static func folded(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): NameFolding.fold(text)
    case .array(let elements): elements.map(folded).joined(separator: " ")
    case .object(let object): object.members.map { folded($0.value) }.joined(separator: " ")
    default: value.text()
    }
  }
}
