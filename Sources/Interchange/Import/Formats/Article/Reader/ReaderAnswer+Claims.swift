internal import Chronology
internal import Formats
internal import Reading
internal import RegestaKit

/// The claims in a program's answer.
extension ReaderAnswer {
  func claim(_ value: JSONValue) throws -> Reading.Candidate {
    let relation = try vocabulary.relation(try text("relation", of: value))
    guard relation.use != .qualifier else {
      throw Fault(reason: "\"\(relation.key)\" only stands in \"with\".")
    }
    guard let object = value["object"] else { throw Fault(reason: "It has no \"object\".") }
    var candidate = Reading.Candidate(
      try thing(value["subject"], "subject"),
      relation.key,
      try self.object(object, of: relation),
      isDenied: try flag("denied", of: value),
      modality: try modality(value),
      attribution: value["attribution"]?.string,
      qualifiers: try qualifiers(value["with"]),
      span: try span(value),
      notes: value["notes"]?.array?.compactMap(\.string) ?? [],
      score: try score(value),
      pattern: value["pattern"]?.string ?? ""
    )
    (candidate.period, candidate.isInferred) = try time(value, of: relation)
    return candidate
  }

  private func modality(_ value: JSONValue) throws -> Reading.Modality {
    guard let word = value["modality"], word != .null else { return .asserted }
    guard let modality = word.string.flatMap(Reading.Modality.init) else {
      let all = Reading.Modality.allCases.map(\.rawValue).joined(separator: ", ")
      throw Fault(reason: "A modality is one of \(all).")
    }
    return modality
  }

  private func object(_ value: JSONValue, of relation: Relation) throws -> Reading.Object {
    let wants: String
    if let id = value["thing"] {
      if relation.value == .entity { return .thing(try thing(id, "thing")) }
      wants = "a thing"
    } else if let date = value["date"] {
      if relation.value == .date { return .date(try historicalDate(date).date) }
      wants = "a date"
    } else if let text = value["text"]?.string {
      if [.text, .name, .identifier].contains(relation.value) { return .text(text) }
      wants = "a text"
    } else if let quantity = value["quantity"] {
      if relation.value == .quantity { return try self.quantity(quantity) }
      wants = "a quantity"
    } else {
      throw Fault(reason: "An object is {\"thing\"}, {\"date\"}, {\"text\"} or {\"quantity\"}.")
    }
    throw Fault(
      reason:
        "The object of \"\(relation.key)\" is of the type \(relation.value.rawValue), not \(wants)."
    )
  }

  private func quantity(_ value: JSONValue) throws -> Reading.Object {
    guard let number = value["number"]?.number ?? value.number, number.isFinite else {
      throw Fault(reason: "A quantity has a \"number\".")
    }
    return .quantity(
      number,
      to: value["to"]?.number,
      unit: value["unit"]?.string,
      wording: value["wording"]?.string ?? "\(number)"
    )
  }

  private func qualifiers(_ value: JSONValue?) throws -> [Reading.Qualifier] {
    guard let value, value != .null else { return [] }
    guard let members = value.object?.members else {
      throw Fault(reason: "\"with\" is an object: relations, and what they say.")
    }
    return try members.flatMap { member -> [Reading.Qualifier] in
      let relation = try vocabulary.relation(member.name)
      guard relation.use != .claim else {
        throw Fault(reason: "\"\(relation.key)\" does not stand in \"with\".")
      }
      return try (member.value.array ?? [member.value]).map {
        Reading.Qualifier(relation.key, try object($0, of: relation))
      }
    }
  }

  private func time(_ value: JSONValue, of relation: Relation) throws -> (Period?, Bool) {
    func member(_ name: String) -> JSONValue? { value[name].flatMap { $0 == .null ? nil : $0 } }
    let (on, from, to) = (member("on"), member("from"), member("to"))
    guard on != nil || from != nil || to != nil else { return (nil, false) }
    if relation.time == .timeless {
      throw Fault(reason: "\"\(relation.key)\" has no time: leave the date out.")
    }
    if let on {
      guard from == nil, to == nil else {
        throw Fault(reason: "Give either \"on\", or \"from\" and \"to\".")
      }
      let (date, isInferred) = try historicalDate(on)
      return (relation.time == .instant ? .instant(date) : .attested(on: date), isInferred)
    }
    guard relation.time == .interval else {
      throw Fault(reason: "\"\(relation.key)\" happens at one time: give \"on\".")
    }
    var isInferred = false
    func end(_ value: JSONValue?) throws -> Period.Endpoint {
      guard let value else { return .unknown }
      if value.string == ".." { return .open }
      let (date, inferred) = try historicalDate(value)
      isInferred = isInferred || inferred
      return .date(date)
    }
    let period = Period(start: try end(from), end: try end(to))
    guard period.isConsistent else { throw Fault(reason: "It ends before it begins.") }
    return (period, isInferred)
  }
}
