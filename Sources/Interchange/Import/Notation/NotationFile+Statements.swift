internal import Chronology
internal import Formats
internal import RegestaKit

extension NotationFile {
  /// Records the file's claims, group by group.
  func addStatements(with recorder: any NotationRecorder, names: inout NotationNames) throws {
    for node in try root.list("statements") {
      let group = try NotationRecord(node, file: name, keys: ["at", "source", "note", "claims"])
      for claim in try group.list("claims") {
        try addClaim(claim, in: group, with: recorder, names: &names)
      }
    }
  }

  private func addClaim(
    _ node: YAMLNode,
    in group: NotationRecord,
    with recorder: any NotationRecorder,
    names: inout NotationNames
  ) throws {
    let record = try NotationRecord(
      node,
      file: name,
      keys: [
        "id", "claim", "with", "on", "from", "to", "denied", "certainty", "stance", "note", "at",
        "quote", "cite", "comment", "reading",
      ]
    )
    let drafts = try NotationCitations(file: self, names: names).drafts(
      of: record,
      inheriting: group
    )
    let draft = try claimDraft(record, names: names)
    // What a file says in two places is one claim with two citations.
    let identity = ClaimIdentity(draft)
    let label = try record.text("id")
    let claim = try locating(record.position, recorder, label) {
      if let known = names.recorded[identity] {
        try recorder.cite(known, with: drafts)
        return known
      }
      // What is judged or read elsewhere in the files must remain as it is said.
      return try recorder.addClaim(
        draft,
        citations: drafts,
        isExact: label != nil || record["reading"] != nil
      )
    }
    names.recorded[identity] = claim
    if let label {
      guard names.claims[label] == nil else {
        throw record.error("Two claims are labelled \"\(label)\".", at: record["id"])
      }
      names.claims[label] = claim
    }
    if let reading = record["reading"] {
      try addReading(reading, of: claim, draft, citations: drafts, with: recorder, names: names)
    }
  }

  /// The editor's reading rests on the same words of the same source, and on the same time unless
  /// it says otherwise.
  private func addReading(
    _ node: YAMLNode,
    of claim: Claim.ID,
    _ original: ClaimDraft,
    citations: [CitationDraft],
    with recorder: any NotationRecorder,
    names: NotationNames
  ) throws {
    let record = try NotationRecord(
      node,
      file: name,
      keys: ["claim", "why", "with", "on", "from", "to", "denied", "certainty", "cite"]
    )
    var draft = try claimDraft(record, names: names)
    draft.readingOf = claim
    draft.comment = try record.text("why")
    if draft.period == nil,
      names.relations[draft.relation]?.time == names.relations[original.relation]?.time
    {
      draft.period = original.period
      draft.isInferred = original.isInferred
    }
    if record["with"] == nil { draft.qualifiers = original.qualifiers }
    if record["denied"] == nil { draft.isDenied = original.isDenied }
    if record["certainty"] == nil { draft.certainty = original.certainty }
    let own = try NotationCitations(file: self, names: names).drafts(of: record, inheriting: nil)
    try locating(record.position, recorder) {
      _ = try recorder.addClaim(draft, citations: own.isEmpty ? citations : own, isExact: true)
    }
  }

  private func claimDraft(_ record: NotationRecord, names: NotationNames) throws -> ClaimDraft {
    guard case .sequence(let parts, _) = record["claim"] else {
      throw record.error("\"claim\" is a list: [subject, relation, object].")
    }
    guard parts.count == 3 else {
      throw record.error(
        "A claim has three parts, [subject, relation, object]; here are \(parts.count).",
        at: record["claim"]
      )
    }
    let subject = try names.entity(
      try NotationRecord.text(parts[0], file: name),
      at: parts[0],
      file: name
    )
    let key = try NotationRecord.text(parts[1], file: name)
    let relation = try names.relation(key, at: parts[1], file: name)
    let time = try NotationTime(record, relation: relation)
    var draft = ClaimDraft(
      subject,
      key,
      try object(parts[2], of: relation, names: names),
      period: time.period,
      isInferred: time.isInferred,
      isDenied: try record.flag("denied"),
      comment: try record.text("comment")
    )
    if let certainty = try record.text("certainty") {
      guard let known = Certainty(name: certainty) else {
        throw record.error("A certainty is: certain, likely, doubtful.", at: record["certainty"])
      }
      draft.certainty = known
    }
    // A date that is the value is the time of its claim too.
    if relation.value == .date, try NotationDate(parts[2], file: name).isInferred {
      draft.isInferred = true
    }
    draft.qualifiers = try qualifiers(record, names: names)
    return draft
  }

  private func qualifiers(
    _ record: NotationRecord,
    names: NotationNames
  ) throws -> [ClaimDraft.Qualifier] {
    guard let node = record["with"] else { return [] }
    guard case .mapping(let entries, _) = node else {
      throw record.error("\"with\" is a mapping of relations to values.", at: node)
    }
    return try entries.flatMap { entry in
      let relation = try names.relation(
        entry.key,
        at: .scalar(entry.key, entry.keyPosition),
        file: name
      )
      let values: [YAMLNode] =
        if case .sequence(let items, _) = entry.value { items } else { [entry.value] }
      return try values.map {
        ClaimDraft.Qualifier(entry.key, try object($0, of: relation, names: names))
      }
    }
  }

  /// Reads an object as its relation wants it.
  private func object(
    _ node: YAMLNode,
    of relation: Relation,
    names: NotationNames
  ) throws -> ClaimDraft.Object {
    if case .mapping(let entries, _) = node, entries.contains(where: { $0.key == "unknown" }) {
      let record = try NotationRecord(node, file: name, keys: ["unknown"])
      guard try record.flag("unknown") else { throw record.error("Write {unknown: true}.") }
      return .unknown
    }
    switch relation.value {
    case .entity:
      guard case .scalar(let key, _) = node else {
        throw NotationRecord.error(
          "The object of \"\(relation.key)\" is an entity: write its key.",
          name,
          node.position
        )
      }
      return .entity(try names.entity(key, at: node, file: name))
    case .text:
      return .text(try NotationRecord.text(node, file: name), language: nil)
    case .identifier:
      return .text(try NotationRecord.text(node, file: name))
    case .name:
      return .text(try NotationRecord.text(node, file: name), language: "en")
    case .date:
      return .date(try dateObject(node))
    case .quantity:
      return try quantity(node, names: names)
    case .point:
      return try point(node)
    }
  }

  private func dateObject(_ node: YAMLNode) throws -> HistoricalDate {
    try NotationDate(node, file: name).date
  }

  private func quantity(_ node: YAMLNode, names: NotationNames) throws -> ClaimDraft.Object {
    let record = try NotationRecord(
      node,
      file: name,
      keys: ["amount", "to", "unit", "about", "wording"]
    )
    let amount = try number(record.required("amount"), record)
    let upper = try record.text("to").map { try number($0, record) }
    let unit = try record["unit"].map {
      try names.entity(try NotationRecord.text($0, file: name), at: $0, file: name)
    }
    var wording = try record.text("wording")
    if wording == nil, try record.flag("about") {
      wording = "about \(try record.required("amount"))"
    }
    return .quantity(amount, to: upper, unit: unit, wording: wording)
  }

  private func point(_ node: YAMLNode) throws -> ClaimDraft.Object {
    let record = try NotationRecord(node, file: name, keys: ["point"])
    let numbers = try record.texts("point").map { try number($0, record) }
    guard numbers.count == 2 else { throw record.error("A point is [latitude, longitude].") }
    return .point(latitude: numbers[0], longitude: numbers[1])
  }

  private func number(_ text: String, _ record: NotationRecord) throws -> Double {
    guard let number = Double(text), number.isFinite else {
      throw record.error("\"\(text.abridged)\" is not a number.")
    }
    return number
  }
}
