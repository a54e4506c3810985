internal import SQLite

/// What becomes of a field that both copies have changed, each otherwise.
extension CopyMerge {
  /// Decides, so that the other copy would decide the same; both values stand in the log.
  ///
  /// - Parameters:
  ///   - here: The field here.
  ///   - columns: Its columns.
  ///   - given: What they have.
  ///   - known: What this copy has.
  ///   - isTheirsLater: Whether theirs was written later.
  ///   - isNew: Whether both added the row, so that no one changed what the other knew.
  /// - Throws: What SQLite refuses.
  func decide(
    _ here: CopyChange.Place,
    _ columns: [String],
    _ given: [Value],
    _ known: [Value],
    isTheirsLater: Bool,
    isNew: Bool = false
  ) throws {
    switch (here.item, here.field) {
    case ("dispute", _):
      try decideDispute(here, columns, given, known, isTheirsLater, isNew)
    case ("candidate", _):
      try decideCandidate(here, columns, given, known, isTheirsLater)
    case (_, "status"):
      // Alive before corrected, corrected before taken back; of a thing, known before proposed.
      let order: [Value] = here.item == "entity" ? ["1", "0", "3"] : ["1", "0", "2", "3"]
      let rank = { (values: [Value]) in values.first.flatMap(order.firstIndex) ?? order.count }
      let isTaken = rank(given) < rank(known)
      if isTaken { try set(here, columns, to: given) }
      if !isNew {
        tell(.retracted, try name(of: here), "It was taken back in one copy and kept in the other.")
      }
    case ("entity", "kind"):
      let isFiner = try isKind(given[0], below: known[0])
      let isCoarser = try isKind(known[0], below: given[0])
      if isFiner || !isCoarser && isTheirsLater { try set(here, columns, to: given) }
      if !isFiner, !isCoarser {
        tell(
          .record,
          try name(of: here),
          "The two copies give it different kinds: the one given later stands."
        )
      }
    default:
      try set(here, columns, to: given)
      if !isTheirsLater { try set(here, columns, to: known) }
      let differing = zip(columns, zip(given, known)).filter { $1.0 != $1.1 }.map(\.0)
      tell(
        .record,
        try name(of: here),
        "The two copies give it another \(differing.joined(separator: ", ")): "
          + "the record of \(isTheirsLater ? "theirs" : "this one"), written later, stands; "
          + "the log has both."
      )
    }
  }

  private func isKind(_ kind: Value, below other: Value) throws -> Bool {
    try mine.first("SELECT 1 FROM kind_tree WHERE kind = \(kind) AND ancestor = \(other)") { _ in
      true
    } ?? false
  }

  /// A dispute that was judged in two ways is open again, with both reasons.
  private func decideDispute(
    _ here: CopyChange.Place,
    _ columns: [String],
    _ given: [Value],
    _ known: [Value],
    _ isTheirsLater: Bool,
    _ isNew: Bool
  ) throws {
    // question, status, reason
    guard given.count == 3, known.count == 3 else { return }
    var result = isTheirsLater ? given : known
    let states = [given[1], known[1]]
    if given[1] != known[1] {
      if isNew, states.contains("open"), !states.contains("withdrawn") {
        // The one only opened it, the other has judged it since.
        result = given[1] == "open" ? known : given
        if result != known { try set(here, columns, to: result) }
        return
      }
      result[1] = "open"
    }
    let reasons = [given, known].map { values in
      values[2].isNull ? plain(values[1]) : plain(values[1]) + ": " + plain(values[2])
    }
    if given[2] != known[2] || given[1] != known[1] {
      result[2] = .text(Set(reasons).sorted().joined(separator: " / "))
    }
    try set(here, columns, to: given)
    if result != given { try set(here, columns, to: result) }
    let key = try key(of: here.row, in: "dispute")
    tell(
      .judgement,
      "dispute:" + key,
      given[1] == known[1]
        ? "Both copies judged it so, for different reasons: both stand."
        : "It was judged in two ways (\(reasons.sorted().joined(separator: "; "))): it is open again.",
      dispute: key
    )
  }

  /// A proposal that one has accepted and the other rejected is accepted: nobody loses what they know.
  private func decideCandidate(
    _ here: CopyChange.Place,
    _ columns: [String],
    _ given: [Value],
    _ known: [Value],
    _ isTheirsLater: Bool
  ) throws {
    let order: [Value] = ["open", "rejected", "edited", "accepted"]
    let rank = { (values: [Value]) in values.first.flatMap(order.firstIndex) ?? 0 }
    let isTaken = rank(given) == rank(known) ? isTheirsLater : rank(given) > rank(known)
    try set(here, columns, to: given)
    if !isTaken { try set(here, columns, to: known) }
    if given[0] != known[0] {
      tell(
        .judgement,
        try name(of: here),
        "The proposal was \(plain(given[0])) in theirs and \(plain(known[0])) in this copy: "
          + "it is \(plain(isTaken ? given[0] : known[0]))."
      )
    }
  }

  /// How the command line names what a row is about.
  func name(of here: CopyChange.Place) throws -> String {
    switch here.item {
    case "claim": return "claim:\(here.row)"
    case "entity": return try key(of: here.row, in: "entity")
    case "source", "dispute": return "\(here.item):" + (try key(of: here.row, in: here.item))
    case "kind", "relation": return try key(of: here.row, in: here.item)
    case "citation", "candidate", "position":
      let claim = try mine.first(
        "SELECT claim FROM \(identifier: here.item) WHERE id = \(here.row)"
      ) { try $0.int(0) }
      return "claim:\(claim ?? 0)"
    default: return "\(here.item):\(here.row)"
    }
  }

  /// Whether something of this copy rests on a row that they took back, so that it stays; it is told.
  func keeps(_ here: CopyChange.Place, _ given: [Value]) throws -> Bool {
    let isGone =
      here.item == "entity" && here.field == "status" && given == ["3"]
      || here.item == "source" && given.last == 3
    guard isGone else { return false }
    let claims: SQL =
      here.item == "entity"
      ? """
      SELECT id FROM claim WHERE subject = \(here.row) AND status = 1
      UNION SELECT id FROM claim WHERE object = \(here.row) AND status = 1
      UNION SELECT id FROM claim WHERE unit = \(here.row) AND status = 1
      """
      : """
      SELECT claim FROM citation WHERE source = \(here.row) AND status = 1
      UNION SELECT claim FROM citation WHERE via = \(here.row) AND status = 1
      """
    let isUsed = try mine.first(
      """
      SELECT 1 FROM claim AS c WHERE c.id IN (\(claims))
         AND (c.batch > \(known.mineKnown) AND c.batch < \(writer.batch.rawValue) OR EXISTS (
                SELECT 1 FROM citation AS t WHERE t.claim = c.id AND t.status = 1
                   AND t.batch > \(known.mineKnown) AND t.batch < \(writer.batch.rawValue)
                   AND \(here.row) IN (t.source, t.via))) LIMIT 1
      """
    ) { _ in true }
    guard isUsed != nil else { return false }
    tell(
      .retracted,
      try name(of: here),
      "They took it back, and claims of this copy rest on it: it stays."
    )
    return true
  }
}
