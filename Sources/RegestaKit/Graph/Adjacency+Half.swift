internal import SQLite

extension Adjacency {
  /// The edges in one direction, by the thing where they begin.
  struct Half {
    /// Where the edges of a thing begin, by its number in the base; those of the next thing begin where they end.
    private var starts: [UInt32] = [0]
    private var fars: [Int32] = []
    /// Of a denied claim all bits are turned, so that it takes no byte more.
    private var claims: [Int32] = []
    private var relations: [UInt16] = []
    private(set) var lastClaim = 0
    /// The first and the last day on which it may have held, cut off where they do not fit; of what is always so all
    /// days. Empty where times are not wanted.
    private var firstDays: [Int32] = []
    private var lastDays: [Int32] = []

    private init() {}

    /// The edges that go out from things, whose numbers go up to `last`.
    init?(_ connection: Connection, last: Int, withTimes: Bool) throws {
      starts.reserveCapacity(last + 2)
      // In this order the index is read from one end to the other, as long as SQLite is not told that a column in the
      // middle of it is always the same: then it puts what stands behind in order once more.
      var rows = try connection.prepare(
        """
        SELECT subject, object, id, relation, denied, start_min, end_max FROM claim
         WHERE +status = 1 AND +object IS NOT NULL
         ORDER BY subject, relation, object, start_min, end_max, status, denied, id
        """
      )
      var isFitting = true
      try rows.forEach { row in
        let (thing, far) = (try row.int(0), try row.int(1))
        guard thing > 0, thing <= last, far > 0, far <= last,
          let claim = Int32(exactly: try row.int64(2)), claim > 0,
          let relation = UInt16(exactly: try row.int64(3)), fars.count < Int32.max
        else {
          isFitting = false
          return .stop
        }
        while starts.count <= thing { starts.append(UInt32(fars.count)) }
        fars.append(Int32(far))
        claims.append(try row.bool(4) ? ~claim : claim)
        relations.append(relation)
        lastClaim = max(lastClaim, Int(claim))
        if withTimes {
          firstDays.append(Int32(clamping: try row.optionalInt(5) ?? .min))
          lastDays.append(Int32(clamping: try row.optionalInt(6) ?? .max))
        }
        return .next
      }
      guard isFitting else { return nil }
      while starts.count <= last + 1 { starts.append(UInt32(fars.count)) }
    }

    /// The same edges from their other ends, at each thing by relation, and those of one relation by what is far.
    func reversed() -> Half {
      // First by relation, and then by thing: each edge goes to the next place of what it is put in order by, so that
      // those of one keep the order that they had.
      var places = [Int32](repeating: 0, count: fars.count)
      var next = Self.starts(of: relations, upTo: Int(relations.max() ?? 0))
      for (place, relation) in relations.enumerated() {
        places[Int(next[Int(relation)])] = Int32(place)
        next[Int(relation)] += 1
      }
      var nears: [Int32] = []
      nears.reserveCapacity(fars.count)
      for thing in 0..<end {
        nears.append(contentsOf: repeatElement(Int32(thing), count: self.places(at: thing).count))
      }
      var half = Half()
      half.starts = Self.starts(of: fars, upTo: end - 1)
      half.fars = nears
      half.claims = claims
      half.relations = relations
      half.lastClaim = lastClaim
      (half.firstDays, half.lastDays) = (firstDays, lastDays)
      next = half.starts
      for place in places {
        let place = Int(place)
        let thing = Int(fars[place])
        let new = Int(next[thing])
        next[thing] += 1
        half.fars[new] = nears[place]
        half.claims[new] = claims[place]
        half.relations[new] = relations[place]
        if !firstDays.isEmpty {
          (half.firstDays[new], half.lastDays[new]) = (firstDays[place], lastDays[place])
        }
      }
      return half
    }

    /// Where each number begins when numbers are put in order; behind the last one, where all of them end.
    private static func starts(of numbers: [some BinaryInteger], upTo last: Int) -> [UInt32] {
      var starts = [UInt32](repeating: 0, count: last + 2)
      for number in numbers { starts[Int(number) + 1] += 1 }
      for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
      return starts
    }

    var end: Int { starts.count - 1 }

    /// Whether an edge at a thing that may have held then is as wanted; there must be times, if these are not always.
    @inline(__always)
    func hasEdge(at thing: Int, in times: Times, where isWanted: (Edge) -> Bool) -> Bool {
      if times.isAlways {
        for place in places(at: thing) where isWanted(edge(place)) { return true }
      } else {
        for place in places(at: thing) where isAdmitted(place, in: times) {
          if isWanted(edge(place)) { return true }
        }
      }
      return false
    }

    /// The edges at a thing that may have held then; there must be times, if these are not always.
    @inline(__always)
    func forEachEdge(at thing: Int, in times: Times, _ body: (Edge) -> Void) {
      _ = hasEdge(at: thing, in: times) { edge in
        body(edge)
        return false
      }
    }

    private func edge(_ place: Int) -> Edge {
      let claim = claims[place]
      return Edge(
        far: Int(fars[place]),
        claim: Int(claim < 0 ? ~claim : claim),
        relation: Int(relations[place]),
        isDenied: claim < 0
      )
    }

    private func isAdmitted(_ place: Int, in times: Times) -> Bool {
      times.spans.allSatisfy {
        firstDays[place] <= $0.upperBound && lastDays[place] >= $0.lowerBound
      }
    }

    func places(at thing: Int) -> Range<Int> {
      guard thing > 0, thing + 1 < starts.count else { return 0..<0 }
      return Int(starts[thing])..<Int(starts[thing + 1])
    }
  }
}
