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

  /// Reads a base, in one pass over the index of claims by what they are about.
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
      let outgoing = try Half(connection, last: last, withTimes: withTimes)
    else { return nil }
    hasTimes = withTimes
    self.outgoing = outgoing
    incoming = outgoing.reversed()
  }

  /// What is not a number of a thing here: all numbers of things are less.
  var end: Int { outgoing.end }

  /// How many claims connect a thing with others.
  func degree(of thing: Int) -> Int {
    outgoing.places(at: thing).count + incoming.places(at: thing).count
  }

  /// Whether one of the edges at a thing that may have held then, those that lead back to itself left out, is as wanted;
  /// those behind it are not looked at.
  @inline(__always)
  func hasEdge(at thing: Int, in times: Times, where isWanted: (Edge) -> Bool) -> Bool {
    outgoing.hasEdge(at: thing, in: times) { $0.far != thing && isWanted($0) }
      || incoming.hasEdge(at: thing, in: times) { $0.far != thing && isWanted($0) }
  }

  /// The edges that go out from a thing and may have held then, also those that lead back to itself.
  @inline(__always)
  func forEachOutgoingEdge(at thing: Int, in times: Times, _ body: (Edge) -> Void) {
    outgoing.forEachEdge(at: thing, in: times, body)
  }

  /// How many claims lead from a thing to others, or back to itself.
  func outgoingDegree(of thing: Int) -> Int { outgoing.places(at: thing).count }

  /// No claim has a greater number.
  var lastClaim: Int { outgoing.lastClaim }
}

extension Adjacency {
  /// Spans of days with each of which an edge must have a day in common.
  struct Times {
    private(set) var spans: [ClosedRange<Int32>] = []

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
