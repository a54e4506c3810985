internal import Chronology
internal import SQLite

/// The recorded claims between things as an adjacency in memory, in the form that is called compressed sparse rows:
/// twenty bytes a claim and eight a thing, and sixteen more a claim where it has the times.
///
/// Of each claim it has what the indexes of claims by their ends have: the things, the relation, the claim's number
/// and, if that is wanted, the first and the last day on which it may have held. At a thing the edges stand in the
/// order of those indexes, outgoing before incoming, so that a walk over it and one over the base come to the same
/// end.
struct Adjacency {
  private let outgoing: Half
  private let incoming: Half

  /// An edge at a thing, as far as it is known here.
  struct Edge {
    var far: Int
    var claim: Int
    var relation: Int
    var isDenied: Bool
  }

  /// Whether it knows when the claims may have held.
  let hasTimes: Bool

  /// Reads a base, in one pass over each of the two indexes.
  ///
  /// - Returns: nil when the numbers of things, claims or relations do not fit, or are so far apart that a place for
  ///   each would be a waste: in a file that somebody else has made.
  /// - Throws: what SQLite says.
  init?(_ connection: Connection, withTimes: Bool) throws {
    let (things, last) =
      try connection.first("SELECT count(*), ifnull(max(id), 0) FROM entity") {
        (try $0.int(0), try $0.int(1))
      } ?? (0, 0)
    guard last <= 4 * things + 1_024, last < Int32.max,
      let outgoing = try Half(connection, from: "subject", to: "object", last: last, withTimes),
      let incoming = try Half(connection, from: "object", to: "subject", last: last, withTimes)
    else { return nil }
    hasTimes = withTimes
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// What is not a number of a thing here: all numbers of things are less.
  var end: Int { outgoing.end }

  /// How many claims connect a thing with others.
  func degree(of thing: Int) -> Int {
    outgoing.places(at: thing).count + incoming.places(at: thing).count
  }

  /// The edges at a thing that may have held then, those that lead back to itself left out.
  func forEachEdge(at thing: Int, in times: Times, _ body: (Edge) -> Void) {
    for half in [outgoing, incoming] {
      for place in half.places(at: thing)
      where Int(half.fars[place]) != thing && half.isAdmitted(place, in: times) {
        body(half.edge(place))
      }
    }
  }

  /// The edges that go out from a thing and may have held then, also those that lead back to itself.
  func forEachOutgoingEdge(at thing: Int, in times: Times, _ body: (Edge) -> Void) {
    for place in outgoing.places(at: thing) where outgoing.isAdmitted(place, in: times) {
      body(outgoing.edge(place))
    }
  }
}

extension Adjacency {
  /// Spans of days with each of which an edge must have a day in common.
  struct Times {
    fileprivate var spans: [ClosedRange<Int32>] = []

    /// The times of a filter.
    ///
    /// - Returns: nil for days millions of years away, which an adjacency cannot tell apart.
    init?(_ filter: EdgeFilter) {
      for span in filter.spans {
        let first = span.first <= Day.distantPast.number ? Int32.min : Int32(exactly: span.first)
        let last = span.last >= Day.distantFuture.number ? Int32.max : Int32(exactly: span.last)
        guard let first, let last, first <= last else { return nil }
        spans.append(first...last)
      }
    }

    /// Whether it is every time.
    var isAlways: Bool { spans.isEmpty }
  }
}

/// The edges in one direction, by the thing where they begin.
private struct Half {
  /// Where the edges of a thing begin, by its number in the base; those of the next thing begin where they end.
  private var starts: [UInt32] = [0]
  private(set) var fars: [Int32] = []
  /// Of a denied claim all bits are turned, so that it takes no byte more.
  private var claims: [Int32] = []
  private var relations: [UInt16] = []
  /// The first and the last day on which it may have held, cut off where they do not fit; of what is always so all
  /// days. Empty where times are not wanted.
  private var firstDays: [Int32] = []
  private var lastDays: [Int32] = []

  init?(
    _ connection: Connection,
    from near: StaticString,
    to far: StaticString,
    last: Int,
    _ withTimes: Bool
  ) throws {
    starts.reserveCapacity(last + 2)
    // In this order the index is read from one end to the other.
    var rows = try connection.prepare(
      """
      SELECT \(near), \(far), id, relation, denied, start_min, end_max FROM claim
       WHERE status = 1 AND object IS NOT NULL
       ORDER BY \(near), relation, \(far), start_min, end_max, status, denied, id
      """
    )
    var isFitting = true
    try rows.forEach { row in
      let thing = try row.int(0)
      // What is near in one half is far in the other, so that both ends are proved to be numbers of things.
      guard thing > 0, thing <= last, let far = Int32(exactly: try row.int64(1)),
        let claim = Int32(exactly: try row.int64(2)), claim > 0,
        let relation = UInt16(exactly: try row.int64(3)), fars.count < Int32.max
      else {
        isFitting = false
        return .stop
      }
      while starts.count <= thing { starts.append(UInt32(fars.count)) }
      fars.append(far)
      claims.append(try row.bool(4) ? ~claim : claim)
      relations.append(relation)
      if withTimes {
        firstDays.append(Int32(clamping: try row.optionalInt(5) ?? .min))
        lastDays.append(Int32(clamping: try row.optionalInt(6) ?? .max))
      }
      return .next
    }
    guard isFitting else { return nil }
    while starts.count <= last + 1 { starts.append(UInt32(fars.count)) }
  }

  var end: Int { starts.count - 1 }

  func edge(_ place: Int) -> Adjacency.Edge {
    let claim = claims[place]
    return Adjacency.Edge(
      far: Int(fars[place]),
      claim: Int(claim < 0 ? ~claim : claim),
      relation: Int(relations[place]),
      isDenied: claim < 0
    )
  }

  /// Whether the edge may have held then; there must be times, if these are not always.
  func isAdmitted(_ place: Int, in times: Adjacency.Times) -> Bool {
    times.spans.allSatisfy {
      firstDays[place] <= $0.upperBound && lastDays[place] >= $0.lowerBound
    }
  }

  func places(at thing: Int) -> Range<Int> {
    guard thing > 0, thing + 1 < starts.count else { return 0..<0 }
    return Int(starts[thing])..<Int(starts[thing + 1])
  }
}
