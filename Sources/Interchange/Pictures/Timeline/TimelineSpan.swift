internal import Chronology
internal import RegestaKit

/// The form of one entry along the axis: what is solid, what fades, and what goes on.
struct TimelineSpan: Hashable, Sendable {
  /// Where what is certain begins and ends; nil when no day is certain.
  var core: ClosedRange<Double>?
  /// Where it begins to fade in and is faded out; wider than the core, or equal to it.
  var left: Double
  var right: Double
  /// It goes on beyond, to the left or right: always was so, still is, or the axis ends before.
  var goesOnLeft = false
  var goesOnRight = false
  /// It is one certain day.
  var isDiamond = false

  /// A form as a value.
  init(
    core: ClosedRange<Double>? = nil,
    left: Double,
    right: Double,
    goesOnRight: Bool = false,
    isDiamond: Bool = false
  ) {
    self.core = core
    self.left = left
    self.right = right
    self.goesOnRight = goesOnRight
    self.isDiamond = isDiamond
  }

  /// Whether a part of it is only possible.
  var fades: Bool {
    guard !isDiamond else { return false }
    return core.map { $0.lowerBound - left > 0.5 || right - $0.upperBound > 0.5 } ?? true
  }

  /// How long a bar fades whose end is not known at all.
  private static let unknown = 36.0
  private static let leastWidth = 4.0

  init(_ entry: TimelinePicture.Entry, on axis: TimelineAxis) {
    let bounds = entry.bounds
    let (past, future) = (Day.distantPast.number, Day.distantFuture.number)
    if entry.isInstant, bounds.startMin == bounds.endMax {
      // The middle of the day; one that is off the axis stands at its end.
      let middle = (axis.x(of: bounds.startMin) + axis.x(of: bounds.startMin + 1)) / 2
      let x = min(max(middle, 0), axis.width)
      (left, right, isDiamond) = (x, x, true)
      return
    }
    let alwaysWas = bounds.startMax <= past
    let stillIs = bounds.endMin >= future
    // The days that are known; of an instant no day is certain.
    let startMax = alwaysWas ? axis.days.lowerBound : bounds.startMax
    let endMin = stillIs ? axis.days.upperBound - 1 : bounds.endMin
    func place(_ day: Int) -> Double {
      if day <= past { return -.infinity }
      return day >= future ? .infinity : axis.x(of: day)
    }
    let (coreStart, coreEnd) = (place(startMax), place(endMin + (endMin >= future ? 0 : 1)))
    let hasCore = !entry.isInstant && startMax <= endMin
    var first = place(bounds.startMin)
    var last = place(bounds.endMax >= future ? future : bounds.endMax + 1)
    if alwaysWas {
      goesOnLeft = true
      first = 0
    } else if first == -.infinity {
      first = (hasCore ? coreStart : min(last, place(startMax))) - Self.unknown
    }
    if stillIs {
      goesOnRight = true
      last = axis.width
    } else if last == .infinity {
      last = (hasCore ? coreEnd : max(first, place(endMin))) + Self.unknown
    }
    goesOnLeft = goesOnLeft || (hasCore ? coreStart : first) < -0.5
    goesOnRight = goesOnRight || (hasCore ? coreEnd : last) > axis.width + 0.5
    func clipped(_ x: Double) -> Double { min(max(x, 0), axis.width) }
    left = clipped(first)
    right = clipped(last)
    if hasCore {
      let start = clipped(coreStart)
      core = start...max(clipped(coreEnd), start)
    }
    let least = hasCore ? Self.leastWidth : Self.leastWidth * 2.5
    if right - left < least {
      left = max(0, min((left + right - least) / 2, axis.width - least))
      right = left + least
      if hasCore { core = left...right }
    }
  }
}
