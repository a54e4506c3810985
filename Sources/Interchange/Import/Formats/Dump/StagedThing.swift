/// A thing of a dump with what tells it from others, read with many others at a time.
struct StagedThing: StagedRow {
  var id: Int
  var line: Int
  var key: String
  /// nil when the kind is not in the file.
  var kind: String?
  /// Its names, numbers elsewhere and dates, the preferred names first.
  var marks: [Mark] = []

  /// What a claim says of it that tells it from others.
  struct Mark {
    var relation: String
    /// The type of the relation's values.
    var value: String
    var text: String?
    var language: String?
    var date: StagedDate
  }
}
