extension SchemaRule {
  /// The tables whose changes the log has by number. What it has of `meta` and `question` is named
  /// in `field`.
  private static let logged = [
    "claim", "entity", "source", "citation", "dispute", "position", "kind", "relation", "mention",
    "alignment", "candidate",
  ]

  /// What must be so of batches, of the log, and of what was merged.
  static let ofTheLog =
    [
      SchemaRule(
        "batch",
        "takes back a batch that is not before it",
        "batch AS t WHERE t.undoes >= t.id"
      ),
      SchemaRule(
        "batch",
        "has options that are not JSON",
        "batch AS t WHERE t.options IS NOT NULL AND NOT json_valid(t.options)"
      ),
      SchemaRule(
        "source",
        "has a record that is not JSON",
        "source AS t WHERE NOT json_valid(t.csl)"
      ),
      SchemaRule(
        "entity",
        "is merged into itself by way of others",
        """
        entity AS t WHERE t.merged_into IS NOT NULL AND EXISTS (
          WITH RECURSIVE way (id) AS (
            SELECT t.merged_into
            UNION
            SELECT e.merged_into FROM way AS w JOIN entity AS e ON e.id = w.id
             WHERE e.merged_into IS NOT NULL)
          SELECT 1 FROM way WHERE id = t.id)
        """
      ),
      SchemaRule(
        "change",
        "does not begin where the change before it ended",
        """
        (SELECT id, old, lag(new) OVER steps AS before, row_number() OVER steps AS place
           FROM change WHERE item NOT IN ('meta', 'question')
         WINDOW steps AS (PARTITION BY item, item_id, field ORDER BY id)) AS t
         WHERE t.place > 1 AND t.old IS NOT t.before
        """
      ),
      // The view `redirect` says the same; it is not there while a base is put together.
      SchemaRule(
        "change",
        "brought along what came with an entity that is not merged",
        """
        change AS t
         WHERE t.item IN ('claim', 'position', 'alignment') AND t.field <> 'status'
           AND NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.id = CAST(t.old AS INTEGER)
                              AND e.merged_into = CAST(t.new AS INTEGER))
           AND (SELECT sum(iif(o.old = t.old, 1, -1)) FROM change AS o
                 WHERE o.item = t.item AND o.item_id = t.item_id AND o.field = t.field
                   AND (o.old = t.old AND o.new = t.new OR o.old = t.new AND o.new = t.old)) > 0
        """
      ),
    ]
    + logged.map { table in
      SchemaRule(
        "change",
        "speaks of a \(table) that is not there, or came later",
        """
        change AS t WHERE t.item = '\(table)' AND NOT EXISTS (
          SELECT 1 FROM \(table) AS r WHERE r.id = t.item_id AND r.batch <= t.batch)
        """
      )
    }
    + [
      ("citation", "claim", "claim"), ("mention", "passage", "passage"),
      ("position", "claim", "claim"), ("candidate", "passage", "passage"),
    ].map { table, column, target in
      SchemaRule(
        table,
        "is of an earlier batch than its \(target)",
        """
        \(table) AS t JOIN \(target) AS other ON other.id = t.\(column) WHERE other.batch > t.batch
        """
      )
    }
}
