public import Chronology
package import SQLite

/// Which claims are wanted. All that is set must hold; nothing set means all recorded claims.
public struct ClaimQuery: Sendable {
  /// Claims with this subject or this object.
  public var about: Entity.ID?
  /// Claims with this subject.
  public var subject: Entity.ID?
  /// Claims with this object.
  public var object: Entity.ID?
  /// Claims of this relation or of a case of it, by key.
  public var relation: String?
  /// Claims that cite this source, or that are known through it.
  public var source: Source.ID?
  /// With `source`: claims cited to this page.
  public var page: Int?
  /// Claims that certainly or possibly held on this day, or on some day of this date.
  public var on: HistoricalDate?
  /// Claims that may have held on this day or later.
  public var from: Day?
  /// Claims that may have held on this day or earlier.
  public var to: Day?
  /// Which statuses count; knowledge is `recorded`.
  public var statuses: Set<Status>
  /// These claims and no others.
  public var ids: [Claim.ID]?
  /// Names and identifiers too; they are claims, but most readers want them apart.
  public var includesNames: Bool
  /// Only claims whose time has a bound.
  public var isDated = false
  /// Only claims between two things, none of them denied.
  public var isOfThings = false
  /// Only those of the time of this thing: see ``KnowledgeBase/timeline(of:from:to:after:limit:)``.
  var around: Entity.ID?
  /// Only those behind this claim, in the order in which they are given.
  public var after: Claim.ID?
  /// At most so many, the first by time.
  public var limit: Int?
  /// In which order they are given.
  public var order = Order.time

  /// An order of claims.
  public enum Order: Sendable {
    /// By the earliest possible start, then the latest possible end, then the number; timeless ones first.
    case time
    /// By number: as they were recorded.
    case number
  }

  /// A query for all recorded claims but names; narrow it by setting more.
  public init(
    about: Entity.ID? = nil,
    subject: Entity.ID? = nil,
    object: Entity.ID? = nil,
    relation: String? = nil,
    source: Source.ID? = nil,
    page: Int? = nil,
    on: HistoricalDate? = nil,
    from: Day? = nil,
    to: Day? = nil,
    statuses: Set<Status> = [.recorded],
    ids: [Claim.ID]? = nil,
    includesNames: Bool = false,
    limit: Int? = nil,
    order: Order = .time
  ) {
    self.about = about
    self.subject = subject
    self.object = object
    self.relation = relation
    self.source = source
    self.page = page
    self.on = on
    self.from = from
    self.to = to
    self.statuses = statuses
    self.ids = ids
    self.includesNames = includesNames
    self.limit = limit
    self.order = order
  }

  /// That `claim AS c` is no name or identifier: what is said of another thing is none, and only of the rest the
  /// relation is looked at.
  static let isNoName: SQL = """
    (c.object IS NOT NULL
      OR (SELECT value FROM relation WHERE id = c.relation) NOT IN ('name', 'identifier'))
    """

  /// What ``conditions`` want joined to `claim AS c`: its relation `r`, when they ask for it.
  var joins: SQL { includesNames ? "" : " JOIN relation AS r ON r.id = c.relation" }

  /// The conditions on `claim AS c` and, where names are not wanted, its relation `r`, joined by AND.
  var conditions: SQL {
    var parts = otherConditions + times
    if let relations { parts.append("c.relation IN (" + relations + ")") }
    if !includesNames { parts.append("r.value NOT IN ('name', 'identifier')") }
    return parts.joined(by: "\n   AND ")
  }

  /// Those on the time of `claim AS c`.
  var times: [SQL] {
    var parts: [SQL] = []
    if let on {
      parts.append("c.start_min <= \(on.latest.number) AND c.end_max >= \(on.earliest.number)")
    }
    if let from { parts.append("c.end_max >= \(from.number)") }
    if let to { parts.append("c.start_min <= \(to.number)") }
    return parts
  }

  /// Those on `claim AS c` but for its relation and its time.
  var otherConditions: [SQL] {
    var parts: [SQL] = []
    if let about { parts.append("(c.subject = \(about.rawValue) OR c.object = \(about.rawValue))") }
    if let subject { parts.append("c.subject = \(subject.rawValue)") }
    if let object { parts.append("c.object = \(object.rawValue)") }
    if let source {
      var cited: SQL = """
        c.id IN (SELECT claim FROM citation
                  WHERE status = 1 AND (source = \(source.rawValue) OR via = \(source.rawValue))
        """
      if let page {
        cited = cited + " AND page <= \(page) AND coalesce(page_to, page) >= \(page)"
      }
      parts.append(cited + ")")
    }
    if isDated {
      parts.append(
        """
        (c.start_min > \(Day.distantPast.number) OR c.end_max < \(Day.distantFuture.number))
        """
      )
    }
    if isOfThings { parts.append("c.object IS NOT NULL AND c.denied = 0") }
    if let after {
      // Timeless ones come first.
      parts.append(
        """
        (ifnull(c.start_min, -1 << 62), ifnull(c.end_max, -1 << 62), c.id)
          > (SELECT ifnull(start_min, -1 << 62), ifnull(end_max, -1 << 62), id FROM claim
              WHERE id = \(after.rawValue))
        """
      )
    }
    if let ids {
      let list = ids.numberList()
      parts.append("c.id IN (SELECT value FROM json_each(\(list)))")
    }
    parts.append(isOfStatus)
    return parts
  }

  /// The one on its status.
  private var isOfStatus: SQL {
    // Nearly all questions ask for this one.
    if statuses == [.recorded] { return "c.status IN (1)" }
    let wanted = statuses.map(\.rawValue).sorted().map(String.init).joined(separator: ", ")
    return "c.status IN (\(raw: wanted))"
  }

  /// The numbers of the claims, as a SELECT, within the limit; nil when ``conditions`` find them as well.
  ///
  /// They are sorted by their times alone: whole rows are fetched of those that are within the limit.
  package var numbers: SQL? {
    if let around { return "SELECT id FROM (" + happenings(around: around) + ")" }
    let last: SQL? = limit.map { "\n ORDER BY start_min, end_max, id LIMIT \($0)" }
    if let spans = spans("c.id, c.start_min, c.end_max") {
      return "SELECT id FROM (" + spans + ")" + (last ?? "")
    }
    guard let last else { return nil }
    return "SELECT id FROM (SELECT c.id, c.start_min, c.end_max FROM claim AS c"
      + joins + " WHERE " + conditions + ")" + last
  }

  /// How many there are, whatever the limit, as a SELECT.
  package var count: SQL {
    if let around { return "SELECT count(*) FROM (" + happenings(around: around) + ")" }
    if let spans = spans("count(*) AS n") { return "SELECT sum(n) FROM (" + spans + ")" }
    return "SELECT count(*) FROM claim AS c" + joins + " WHERE " + conditions
  }

  /// The relation and its cases, by number.
  private var relations: SQL? {
    relation.map {
      """
      SELECT t.relation FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor WHERE a.key = \($0)
      """
    }
  }

  /// A SELECT of columns by each of the classes of duration, when a time and perhaps a relation is all that the claims
  /// are found by: an index has all that it asks for.
  private func spans(_ columns: SQL) -> SQL? {
    guard on != nil || from != nil || to != nil, about == nil, subject == nil, object == nil,
      source == nil, ids == nil
    else { return nil }
    var parts = otherConditions
    // The index begins with the relation: where all are wanted, each of them is.
    var wanted = relations ?? "SELECT id FROM relation AS t WHERE 1"
    if !includesNames {
      wanted =
        wanted + (relations == nil ? " AND t.id" : " AND t.relation")
        + " NOT IN (SELECT id FROM relation WHERE value IN ('name', 'identifier'))"
    }
    parts.append("c.relation IN (" + wanted + ")")
    let classes = SpanClass.conditions(
      from: [on?.earliest, from].compactMap { $0 }.max(),
      to: [on?.latest, to].compactMap { $0 }.min(),
      isDated: isDated
    )
    let selects = classes.map { conditions -> SQL in
      "SELECT " + columns + " FROM claim AS c WHERE "
        + (parts + [conditions]).joined(by: "\n   AND ")
    }
    return selects.joined(by: "\n UNION ALL ")
  }
}
