internal import Chronology
internal import RegestaKit

/// What the rows of a table mean: the things that a row speaks of, and what it says of them.
struct TableMapping {
  /// The table as a source; nil: the file is its own.
  var source: SourceDraft?
  /// A source that the row itself names; what it says is known through the table.
  var cites: Citing?
  /// Columns that tell the row from others, for citations.
  var locator: [Int] = []
  /// In the order in which they are found: later ones may lean on earlier ones.
  var things: [Thing] = []
  var claims: [Statement] = []
  var kinds: [KindDraft] = []
  var relations: [RelationDraft] = []
  /// All dates, to be looked at beforehand.
  var dates: [TableDate] = []

  /// A thing that a row speaks of.
  struct Thing {
    var name: String
    var kind: KindChoice
    /// The key that it has in a base.
    var key: TableCell?
    var names: [Name] = []
    var identifiers: [(scheme: String, cell: TableCell)] = []
    /// Numbers elsewhere that stand with a mark of their register: `gn:3174659`.
    var links: [(cell: TableCell, registers: [String: String])] = []
    var dates: [(relation: String, date: TableDate)] = []
    /// A field that names several, each by its name or its number.
    var each: TableCell?
    /// Of what `each` is: nil: their names.
    var eachScheme: String?
    /// The event in whose company they are looked for first.
    var partnersOf: String?
    /// Words in which the partners of an event are named.
    var partners: TableCell?
    /// Only mentioned: brings no names to what is known.
    var isMention = false
    var conditions: [Condition] = []
  }

  /// What kind a thing is of.
  struct KindChoice {
    var constant: String?
    var others: [String] = []
    /// A field that says it, by the key or a word of the base.
    var cell: TableCell?
    /// Whether a word that is no kind means that the thing is of the constant one.
    var fallsBack = false
    /// Kinds by words of the thing's own name: "Commission" is an organisation.
    var byWords: [(word: String, kind: String)] = []
  }

  /// A name that a row gives a thing.
  struct Name {
    var cell: TableCell
    var role: String?
    var language: String?
    /// Whether the language stands behind the name: `Livorno@it`.
    var hasTags = false
  }

  /// What a row says.
  struct Statement {
    var subject: String
    var relation: RelationChoice
    var object: Object
    var on: TableDate?
    var from: TableDate?
    var to: TableDate?
    var qualifiers: [(relation: String, object: Object)] = []
    var certainty: TableCell?
    var isDenied = false
    var comment: String?
    var conditions: [Condition] = []
  }

  /// By which relation.
  enum RelationChoice {
    case constant(String)
    /// A field that names it, by its key or a word of the base.
    case cell(TableCell)
  }

  /// What is said of the subject.
  enum Object {
    case thing(String)
    case text(TableCell, language: String?)
    /// A field that says a kind, as a text where the base has no such kind.
    case unknownKind(TableCell)
    case identifier(TableCell)
    case quantity(TableCell, unit: TableCell?)
    case date(TableDate)
    case point(latitude: TableCell, longitude: TableCell)
  }

  /// When a part of the mapping is of a row.
  struct Condition {
    var column: Int
    var test: Test

    enum Test {
      case present, missing
      case among([String])
      case notAmong([String])
    }

    func holds(in row: TableRow, _ missing: TableMissing) -> Bool {
      switch test {
      case .present: !row.isMissing(column, missing)
      case .missing: row.isMissing(column, missing)
      case .among(let texts): texts.contains { row.has($0, at: column) }
      case .notAmong(let texts): !texts.contains { row.has($0, at: column) }
      }
    }
  }

  /// A source that the row names.
  struct Citing {
    var type = "document"
    var title: TableCell?
    var url: TableCell?
    var author: TableCell?
  }
}
