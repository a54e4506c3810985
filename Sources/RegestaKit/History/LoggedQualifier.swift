/// What a qualifier names, which stands in the change log with its claim: in SQL over the qualifier as
/// `q` and its relation as `r`.
struct LoggedQualifier {
  /// Under which name it is logged.
  var field: String
  /// What it is now.
  var now: String

  static let object = LoggedQualifier(
    field: "'qualifier ' || r.key || ' ' || q.ordinal",
    now: "CAST(q.object AS TEXT)"
  )
  static let unit = LoggedQualifier(
    field: "'qualifier ' || r.key || ' ' || q.ordinal || ' unit'",
    now: "CAST(q.unit AS TEXT)"
  )

  /// What it was when it was added.
  var first: String {
    """
    CASE WHEN \(now) IS NOT NULL AND EXISTS (SELECT 1 FROM change WHERE item = 'claim'
                         AND item_id = q.claim AND field = \(field))
         THEN (SELECT old FROM change WHERE item = 'claim' AND item_id = q.claim
                  AND field = \(field) ORDER BY id LIMIT 1)
         ELSE \(now) END
    """
  }
}
