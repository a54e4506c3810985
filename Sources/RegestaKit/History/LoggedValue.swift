/// What may change in a table, as a text that stands in the change log when it does.
struct LoggedValue {
  let table: String
  let field: String
  /// The text, in SQL over the table as `t`.
  let value: String

  /// One column.
  private init(_ table: String, column: String) {
    self.table = table
    field = column
    value = "CAST(t.\(column) AS TEXT)"
  }

  /// The columns that a trigger of schema.sql writes as one record, in its order.
  private init(_ table: String, record columns: [String]) {
    self.table = table
    field = "record"
    value = "(" + columns.map { "quote(t.\($0))" }.joined(separator: " || ', ' || ") + ")"
  }

  /// The text as it was when the row was added, where `t` tells in `changed` whether the row ever changed.
  var first: String {
    """
    CASE WHEN t.changed AND EXISTS (SELECT 1 FROM change WHERE item = '\(table)'
                         AND item_id = t.id AND field = '\(field)')
         THEN (SELECT old FROM change WHERE item = '\(table)' AND item_id = t.id
                  AND field = '\(field)' ORDER BY id LIMIT 1)
         ELSE \(value) END
    """
  }

  static let all = [
    LoggedValue("kind", record: ["parent", "label", "plural", "description"]),
    LoggedValue(
      "relation",
      record: [
        "parent", "label", "inverse", "value", "time", "use", "functional", "inverse_functional",
        "symmetric", "transitive", "annotation", "url", "pattern", "description",
      ]
    ),
    LoggedValue("entity", column: "kind"),
    LoggedValue("entity", column: "merged_into"),
    LoggedValue("entity", column: "status"),
    LoggedValue("claim", column: "subject"),
    LoggedValue("claim", column: "object"),
    LoggedValue("claim", column: "unit"),
    LoggedValue("claim", column: "status"),
    LoggedValue(
      "source",
      record: [
        "key", "type", "short", "author", "title", "volume", "issued", "language", "entity", "csl",
        "note", "status",
      ]
    ),
    LoggedValue("mention", record: ["entity", "date", "score", "status"]),
    LoggedValue("candidate", record: ["outcome", "reason", "became"]),
    LoggedValue("citation", column: "status"),
    LoggedValue("dispute", record: ["question", "status", "reason"]),
    LoggedValue("position", column: "holder"),
    LoggedValue("position", column: "status"),
    LoggedValue("alignment", column: "entity"),
    LoggedValue("alignment", column: "status"),
  ]
}
