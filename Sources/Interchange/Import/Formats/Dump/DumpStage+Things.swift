internal import SQLite

extension DumpStage {
  /// So many things are read at a time, and of each so many marks.
  private static let page = 1_000
  private static let mostMarks = 200

  /// Things that are knowledge and were not merged into others, in their order, many at a time.
  func forEachThings(_ body: ([StagedThing]) throws -> Void) throws {
    try forEachPage(
      { [self] last in
        var things = try things(behind: last)
        guard let (numbers, places) = things.span else { return [] }
        try forEachMark(of: numbers) { thing, mark in
          if let place = places[thing], things[place].marks.count < Self.mostMarks {
            things[place].marks.append(mark)
          }
        }
        return things
      },
      body
    )
  }

  private func things(behind last: Int) throws -> [StagedThing] {
    try connection.rows(
      """
      SELECT e.rowid, e.line, e.key, k.key FROM temp.dump_entity AS e
        LEFT JOIN temp.dump_kind AS k ON k.rowid = e.kind
       WHERE e.rowid > \(last) AND e.status = 1 AND e.merged_into IS NULL
       ORDER BY e.rowid LIMIT \(Self.page)
      """
    ) { row in
      StagedThing(
        id: try row.int(0),
        line: try row.int(1),
        key: try row.text(2),
        kind: try row.optionalText(3)
      )
    }
  }

  private func forEachMark(
    of things: ClosedRange<Int>,
    _ body: (_ thing: Int, StagedThing.Mark) -> Void
  ) throws {
    try connection.forEach(
      """
      SELECT c.subject, r.key, r.value, c.text, c.language, \(StagedDate.columns("c.value_date", "v"))
        FROM temp.dump_claim AS c JOIN temp.dump_relation AS r ON r.rowid = c.relation
        LEFT JOIN temp.dump_date AS v ON v.rowid = c.value_date
       WHERE c.subject BETWEEN \(things.lowerBound) AND \(things.upperBound)
         AND c.status = 1 AND c.denied = 0 AND r.value IN ('name', 'identifier', 'date')
       ORDER BY c.subject, r.key <> 'preferred-name', c.rowid
      """
    ) { row in
      let mark = StagedThing.Mark(
        relation: try row.text(1),
        value: try row.text(2),
        text: try row.optionalText(3),
        language: try row.optionalText(4),
        date: try StagedDate(row, 5)
      )
      body(try row.int(0), mark)
      return .next
    }
  }
}
