/// A bibliographic record in CSL-JSON (CSL 1.0.2), written with its fields in the order of adding.
struct CSLRecord {
  let type: String
  private var fields: [(name: String, json: String)] = []

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
    self.type = type
    add("id", id)
    add("type", type)
  }

  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    fields.append((name, Self.quoted(value)))
  }

  mutating func add(_ name: String, people: [Person]) {
    guard !people.isEmpty else { return }
    let list = people.map { person in
      let parts = [("family", person.family), ("given", person.given), ("literal", person.literal)]
      let members = parts.compactMap { key, value in value.map { "\"\(key)\":\(Self.quoted($0))" } }
      return "{\(members.joined(separator: ","))}"
    }
    fields.append((name, "[\(list.joined(separator: ","))]"))
  }

  /// Dates go out as EDTF, which CSL-JSON takes as it is.
  mutating func add(_ name: String, edtf: String?) { add(name, edtf) }

  var json: String {
    "{" + fields.map { "\(Self.quoted($0.name)):\($0.json)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
