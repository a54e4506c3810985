internal import SQLite

extension Writer {
  /// Retracts what a batch added and gives back what it changed.
  func takeBack(_ batch: Batch.ID) throws {
    let number = batch.rawValue
    try markNamed(in: batch)
    try retractRows(of: batch)
    let changes = try connection.rows(
      """
      SELECT item, item_id, field, old FROM change WHERE batch = \(number) ORDER BY id DESC
      """
    ) {
      (item: try $0.text(0), id: try $0.int(1), field: try $0.text(2), old: try $0.optionalText(3))
    }
    for change in changes {
      // A row that the batch added, and then set aside, does not come back.
      if change.field == "status", try isRow(change.id, of: change.item, addedBy: batch) {
        continue
      }
      try restore(item: change.item, id: change.id, field: change.field, old: change.old)
    }
    // Records have their status in them.
    try retractRows(of: batch)
    // Where things were merged or parted, the names are with others now.
    try markNamed(in: batch)
  }

  private func isRow(_ id: Int, of item: String, addedBy batch: Batch.ID) throws -> Bool {
    guard ["claim", "entity", "citation", "position", "alignment"].contains(item) else {
      return false
    }
    return try connection.first(
      "SELECT batch = \(batch.rawValue) FROM \(identifier: item) WHERE id = \(id)"
    ) { try $0.bool(0) } ?? false
  }

  private func retractRows(of batch: Batch.ID) throws {
    let number = batch.rawValue
    for table in ["claim", "mention", "entity"] {
      try connection.run(
        "UPDATE \(raw: table) SET status = 3 WHERE batch = \(number) AND status IN (0, 1)"
      )
    }
    for table in ["citation", "position", "alignment", "source"] {
      try connection.run(
        "UPDATE \(raw: table) SET status = 3 WHERE batch = \(number) AND status = 1"
      )
    }
    try connection.run(
      """
      UPDATE dispute SET status = 'withdrawn', reason = \("batch \(number) was taken back")
       WHERE batch = \(number) AND status <> 'withdrawn'
      """
    )
  }

  /// The entities whose names come or go with the batch need their labels looked at.
  private func markNamed(in batch: Batch.ID) throws {
    let entities = try connection.rows(
      """
      SELECT n.entity FROM name AS n JOIN claim AS c ON c.id = n.claim
       WHERE c.batch = \(batch.rawValue)
      UNION
      SELECT n.entity FROM change AS h JOIN name AS n ON n.claim = h.item_id
       WHERE h.batch = \(batch.rawValue) AND h.item = 'claim'
      """
    ) { try $0.int(0) }
    for entity in entities { rename(entity) }
  }

  private func restore(item: String, id: Int, field: String, old: String?) throws {
    switch (item, field) {
    case ("question", _):
      try restoreQuestion(named: field, text: old)
    case ("meta", _):
      try setFact(field, to: old)
    case ("claim", _) where field.hasPrefix(QualifierField.prefix):
      guard let place = QualifierField(field), let old = old.flatMap({ Int($0) }) else {
        throw RegestaError(.damaged, "The log of claim \(id) cannot be read.")
      }
      try set(place, of: Claim.ID(id), to: Entity.ID(old))
    case (_, "record"):
      guard let columns = LoggedRecord.columns[item], let old, let record = LoggedRecord(old),
        record.values.count == columns.count
      else {
        throw RegestaError(.damaged, "The log of \(item) \(id) cannot be read.")
      }
      // A key is logged with its record but never changes.
      let settings = zip(columns, record.values).filter { $0.0 != "key" }
        .map { column, value in "\(identifier: column) = \(value)" as SQL }
      let list = settings.joined(by: ", ")
      try connection.run("UPDATE \(identifier: item) SET \(list) WHERE id = \(id)")
    default:
      guard ["claim", "entity", "citation", "position", "alignment"].contains(item) else {
        throw RegestaError(.refused, "A change of \(item) cannot be taken back.")
      }
      if ["position", "alignment"].contains(item) {
        try makeWay(for: id, in: item, setting: field, to: old)
        if field == "status", old == "1", try isTaken(id, in: item) { return }
      }
      let value: Value = old.map { Int64($0).map(Value.integer) ?? .text($0) } ?? .null
      try connection.run(
        "UPDATE \(identifier: item) SET \(identifier: field) = \(value) WHERE id = \(id)"
      )
    }
  }
}
