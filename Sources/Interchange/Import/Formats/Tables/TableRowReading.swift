internal import Formats
internal import RegestaKit

/// What a row says, read and not yet told: nothing of it has touched the base, so that a row with a field that does
/// not read leaves nothing behind that SQLite would have to roll back.
final class TableRowReading {
  /// In the order of the mapping, those that the row has.
  var things: [Thing] = []
  var locator: Locator?
  var cited: Cited?
  var statements: [Statement] = []
  /// What it has that nothing has a place for.
  var leftOut: [LeftOut] = []

  /// A value that is left out.
  struct LeftOut {
    var what: String
    var why: String
    /// Where it stands; nil: where the row does.
    var position: TextPosition?
  }

  func has(_ thing: String) -> Bool { things.contains { $0.name == thing } }

  /// What a part of the mapping found; at least one thing.
  struct Thing {
    var name: String
    var found: [Found]
  }

  /// A thing that the row speaks of.
  struct Found {
    var reference: EntityReference
    /// What it is called, and the part of the mapping in whose company it is looked for first.
    var partner: (name: String, event: String)?
  }

  /// A source that the row names.
  struct Cited {
    var name: String
    var title: String?
    var url: String?
    var author: String?
  }

  /// A claim whose things are still to be found.
  struct Statement {
    /// Subject, object and qualifiers stand in for those that are found.
    var draft: ClaimDraft
    var subject: String
    var object: Object
    var qualifiers: [(relation: String, object: Object)]
    /// Whether what is read as the object is the subject.
    var isInverse: Bool
  }

  /// What is said, as far as it can be read.
  enum Object {
    case thing(String)
    case values([ClaimDraft.Object])
    /// Numbers of a unit that is a thing itself.
    case quantities([TableNumber], unit: String)

    /// The first of it, with a thing that stands in for any.
    var example: ClaimDraft.Object? {
      switch self {
      case .thing: .entity(.any)
      case .values(let values): values.first
      case .quantities(let numbers, _):
        numbers.first.map { .quantity($0.value, to: $0.upper, unit: .any, wording: $0.wording) }
      }
    }

    var isEmpty: Bool { example == nil }
  }
}

extension Entity.ID {
  /// Stands in for a thing that is still to be found.
  static var any: Self { Self(0) }
}
