internal import Chronology
internal import RegestaKit

/// What another base says of a thing: a property, a value, and who says so. Not yet mapped.
struct ForeignStatement {
  /// The property's name elsewhere: `P36`, an IRI.
  var property: String
  var value: StatedValue
  var rank = Rank.normal
  var qualifiers: [Part] = []
  var references: [[Part]] = []
  /// Where it stands in the source, without its rank.
  var locator: String?
  /// Sources of which the file says that they say so: the graphs of a file of quads.
  var graphs: [String] = []

  /// A qualifier, or a part of a reference.
  struct Part {
    var property: String
    var value: StatedValue
  }

  /// How the other base ranks what it says of one thing by one property.
  enum Rank: String {
    case preferred, normal
    /// Known to be wrong; kept so that nobody says it again.
    case deprecated
  }
}

/// A value as another base gives it.
enum StatedValue {
  case item(StatedItem)
  case text(String, language: String? = nil)
  /// A number with its digits.
  case quantity(Double, to: Double? = nil, unit: StatedItem? = nil, wording: String? = nil)
  case date(HistoricalDate)
  case point(latitude: Double, longitude: Double)
  /// There is one, not known which.
  case some
  /// There is none.
  case none
  /// Sound, but nothing that we have a place for.
  case unusable(String)
  /// It does not read.
  case unreadable(String)
}

/// A thing as another base names it.
struct StatedItem {
  /// The name: `Q36`, an IRI.
  var name: String
  var identifiers: [EntityReference.Identifier] = []
  /// Its key, where it is a thing of a base of ours.
  var key: String?
  var names: [EntityReference.Name] = []
  var kind: String?
}

/// The thing that a record of statements is about, once it is known.
final class StatedSubject {
  var reference: EntityReference
  fileprivate(set) var id: Entity.ID?
  fileprivate(set) var waits = false

  init(_ reference: EntityReference) { self.reference = reference }

  /// Finds or makes it; to be called in a record of its own.
  func resolve(with importer: Importer) throws {
    do {
      id = try importer.entity(reference)
    } catch let error as Importer.NotYet {
      waits = true
      throw error
    }
  }

  /// It, in a record about it; the record waits when it waits.
  func entity(with importer: Importer) throws -> Entity.ID {
    if let id { return id }
    try importer.waitForEnd()
    let found = try importer.entity(reference)
    id = found
    return found
  }
}
