/// The search for the cheapest walk between two things, from both ends at once.
///
/// It is Dijkstra's, with two turns. A thing is left for what it costs to pass through it, so that a hub is
/// read only when no cheaper way is left, and mostly never. And the side goes on that has done less, so
/// that a start with a hundred thousand neighbours costs no more than the goal without them.
///
/// A dearer way to a thing is kept as long as it has fewer steps than the cheaper ones, for it may be the
/// only one that arrives in time.
struct WalkSearch {
  /// A way to somewhere else that starts at `origin`.
  struct Request {
    var origin: Int32
    var goal: Int32
    /// At most so many steps.
    var steps: Int
    /// Touches none of these.
    var avoiding: Set<Int32> = []
    /// Its first step leads to none of these.
    var banningFirst: Set<Int32> = []
    /// Only what costs less, in eighths of a step.
    var below = Int32.max
  }

  struct Walk {
    var nodes: [Int32]
    /// In eighths of a step.
    var cost: Int32
  }

  private let graph: WalkGraph
  private let request: Request
  private let forward: Side
  private let backward: Side
  private var best: Int32
  private var meeting: (forward: Int32, backward: Int32)?

  init(_ request: Request, in graph: WalkGraph) {
    self.graph = graph
    self.request = request
    forward = Side(root: request.origin)
    backward = Side(root: request.goal)
    best = request.below
  }

  /// The cheapest walk; nil when there is none.
  static func cheapest(_ request: Request, in graph: WalkGraph) throws -> Walk? {
    guard request.steps >= 0 else { return nil }
    if request.origin == request.goal { return Walk(nodes: [request.origin], cost: 0) }
    guard request.steps > 0 else { return nil }
    var search = WalkSearch(request, in: graph)
    return try search.run()
  }

  private mutating func run() throws -> Walk? {
    while let front = forward.queue.first, let back = backward.queue.first {
      // What has not been met yet leaves both sides' known parts by one more step between them.
      let least = Event(front).cost + Event(back).cost + Int32(Rarity.step)
      if least >= best { break }
      let isForward =
        try forward.work + work(of: Event(front), on: forward)
        <= backward.work + work(of: Event(back), on: backward)
      if isForward {
        try advance(forward, towards: backward, isForward: true)
      } else {
        try advance(backward, towards: forward, isForward: false)
      }
    }
    guard let meeting else { return nil }
    let start = forward.nodes(to: meeting.forward)
    let end = backward.nodes(to: meeting.backward)
    return Walk(nodes: start.reversed() + end.dropFirst(), cost: best)
  }

  /// About how many edges are read, or looked up, by an event.
  private func work(of event: Event, on side: Side) throws -> Int {
    event.isLeaving
      ? try graph.work(at: side.arrivals[event.arrival].node) : Self.workOfWeighing
  }

  private static let workOfWeighing = 16

  private mutating func advance(
    _ side: Side,
    towards other: Side,
    isForward: Bool
  ) throws {
    guard let item = side.queue.pop() else { return }
    let event = Event(item)
    let arrival = side.arrivals[event.arrival]
    if event.isLeaving {
      try leave(arrival, event, side: side, other: other, isForward: isForward)
      return
    }
    // Ways come up in the order of their cost: an earlier one with no more steps is better.
    guard side.fewest(at: arrival.node) > arrival.steps else { return }
    side.setFewest(arrival.steps, at: arrival.node)
    guard arrival.node != other.root, Int(arrival.steps) < request.steps else { return }
    side.work += Self.workOfWeighing
    let weight = arrival.node == side.root ? 0 : try graph.weight(of: arrival.node)
    side.queue.push(
      Event(cost: event.cost + weight, arrival: event.arrival, isLeaving: true).item
    )
  }

  private mutating func leave(
    _ arrival: Arrival,
    _ event: Event,
    side: Side,
    other: Side,
    isForward: Bool
  ) throws {
    side.work += try graph.work(at: arrival.node)
    let isBanned = !isForward && request.banningFirst.contains(arrival.node)
    let mayBan = isForward && arrival.node == request.origin && !request.banningFirst.isEmpty
    let steps = arrival.steps + 1
    for edge in try graph.edges(at: arrival.node) {
      let cost = event.cost + edge.cost
      guard cost < best, !side.isBeaten(cost, steps, at: edge.far) else { continue }
      if !request.avoiding.isEmpty, request.avoiding.contains(edge.far) { continue }
      if isBanned, edge.far == request.origin { continue }
      if mayBan, request.banningFirst.contains(edge.far) { continue }
      let index = side.arrive(
        Arrival(node: edge.far, previous: Int32(event.arrival), next: -1, cost: cost, steps: steps)
      )
      try meet(index, side: side, other: other, isForward: isForward)
    }
  }

  /// Whether a new way on one side makes a whole one with what the other has.
  private mutating func meet(
    _ index: Int,
    side: Side,
    other: Side,
    isForward: Bool
  ) throws {
    let arrival = side.arrivals[index]
    var next = other.latest(at: arrival.node)
    while next >= 0 {
      let far = other.arrivals[Int(next)]
      if Int(arrival.steps + far.steps) <= request.steps, arrival.cost + far.cost < best {
        let isEnd = arrival.node == side.root || arrival.node == other.root
        let cost = arrival.cost + far.cost + (isEnd ? 0 : try graph.weight(of: arrival.node))
        if cost < best {
          best = cost
          meeting = isForward ? (Int32(index), next) : (next, Int32(index))
        }
      }
      next = far.next
    }
  }
}

/// How one side came to a thing: from an earlier arrival.
private struct Arrival {
  var node: Int32
  /// Where it came from; -1 at the root.
  var previous: Int32
  /// The arrival before at the same thing; -1 for none.
  var next: Int32
  /// Without what it costs to pass through the thing.
  var cost: Int32
  var steps: Int32
}

/// What is next on a side: an arrival counts, or the thing is left for its neighbours. As a number it
/// sorts by cost, then by age.
private struct Event {
  var cost: Int32
  var arrival: Int
  var isLeaving: Bool

  init(cost: Int32, arrival: Int, isLeaving: Bool) {
    self.cost = cost
    self.arrival = arrival
    self.isLeaving = isLeaving
  }

  init(_ item: UInt64) {
    cost = Int32(item >> 40)
    arrival = Int(item >> 1 & 0x7F_FFFF_FFFF)
    isLeaving = item & 1 == 1
  }

  var item: UInt64 { UInt64(cost) << 40 | UInt64(arrival) << 1 | (isLeaving ? 1 : 0) }
}

/// One of the two ends and what was found from it.
private final class Side {
  let root: Int32
  var arrivals: [Arrival]
  var queue = MinimumQueue()
  /// About how many edges were read.
  var work = 0
  private var latestAt: [Int32] = []
  private var fewestAt: [Int32] = []

  init(root: Int32) {
    self.root = root
    arrivals = []
    _ = arrive(Arrival(node: root, previous: -1, next: -1, cost: 0, steps: 0))
  }

  func arrive(_ arrival: Arrival) -> Int {
    var arrival = arrival
    let index = arrivals.count
    makeRoom(for: arrival.node)
    arrival.next = latestAt[Int(arrival.node)]
    latestAt[Int(arrival.node)] = Int32(index)
    arrivals.append(arrival)
    queue.push(Event(cost: arrival.cost, arrival: index, isLeaving: false).item)
    return index
  }

  /// The last arrival at a thing, -1 for none.
  func latest(at node: Int32) -> Int32 {
    Int(node) < latestAt.count ? latestAt[Int(node)] : -1
  }

  /// The fewest steps of what counted at a thing.
  func fewest(at node: Int32) -> Int32 {
    Int(node) < fewestAt.count ? fewestAt[Int(node)] : .max
  }

  func setFewest(_ steps: Int32, at node: Int32) { fewestAt[Int(node)] = steps }

  /// Whether another arrival is as cheap and as short.
  func isBeaten(_ cost: Int32, _ steps: Int32, at node: Int32) -> Bool {
    var next = latest(at: node)
    while next >= 0 {
      let known = arrivals[Int(next)]
      if known.cost <= cost, known.steps <= steps { return true }
      next = known.next
    }
    return false
  }

  /// The things from an arrival back to the root.
  func nodes(to index: Int32) -> [Int32] {
    var nodes: [Int32] = []
    var next = index
    while next >= 0 {
      nodes.append(arrivals[Int(next)].node)
      next = arrivals[Int(next)].previous
    }
    return nodes
  }

  private func makeRoom(for node: Int32) {
    guard Int(node) >= latestAt.count else { return }
    let count = max(Int(node) + 1, 2 * latestAt.count, 64)
    latestAt += repeatElement(-1, count: count - latestAt.count)
    fewestAt += repeatElement(.max, count: count - fewestAt.count)
  }
}
