/// A table whose rows come over from another copy of the base.
struct CopiedTable {
  /// Its name.
  let name: String
  /// Its columns but its number and its batch.
  let columns: [Column]

  /// A column, and the table that its number is of.
  struct Column {
    var name: String
    var refers: String?
  }

  /// Those with numbers of their own and a batch.
  static let numbered = [
    "kind", "relation", "entity", "claim", "source", "passage", "mention", "candidate", "citation",
    "dispute", "position", "alignment",
  ]

  private init(_ name: String, _ columns: String) {
    self.name = name
    self.columns = columns.split(separator: " ").map { word in
      let parts = word.split(separator: ":")
      return Column(name: String(parts[0]), refers: parts.count == 2 ? String(parts[1]) : nil)
    }
  }

  /// The names of the columns, as SQL has them in a list.
  var list: String { columns.map(\.name).joined(separator: ", ") }

  func place(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  static let kind = CopiedTable("kind", "key parent:kind label plural description")
  static let relation = CopiedTable(
    "relation",
    """
    key parent:relation label inverse value time use functional inverse_functional symmetric \
    transitive annotation url pattern description
    """
  )
  static let entity = CopiedTable("entity", "key kind:kind label merged_into:entity status")
  static let source = CopiedTable(
    "source",
    "key type short author title volume issued:date language entity:entity csl note status"
  )
  static let passage = CopiedTable(
    "passage",
    "source:source ordinal section paragraph text sha256"
  )
  static let claim = CopiedTable(
    "claim",
    """
    subject:entity relation:relation object:entity text language number number_to unit:entity \
    value_date:date unknown start_date:date end_date:date start_min start_max end_min end_max denied \
    certainty status reading_of:claim comment
    """
  )
  static let qualifier = CopiedTable(
    "qualifier",
    "relation:relation ordinal object:entity text number number_to unit:entity value_date:date"
  )
  static let mention = CopiedTable(
    "mention",
    "passage:passage start length entity:entity date:date reference score status"
  )
  static let candidate = CopiedTable(
    "candidate",
    "claim:claim passage:passage start length score modality attribution reader pattern"
  )
  static let citation = CopiedTable(
    "citation",
    """
    claim:claim source:source via:source stance locator page page_to folio section paragraph \
    paragraph_to passage:passage quote_start quote note status
    """
  )
  static let dispute = CopiedTable("dispute", "key question status reason rule")
  static let position = CopiedTable(
    "position",
    "holder:entity claim:claim stance reason source:source locator status"
  )
  static let alignment = CopiedTable(
    "alignment",
    "scope reference entity:entity verdict score why status"
  )
}
