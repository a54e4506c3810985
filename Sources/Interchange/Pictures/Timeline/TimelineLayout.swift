internal import Chronology
internal import RegestaKit

/// Where the parts of a timeline stand.
public struct TimelineLayout: Sendable {
  /// A bar, or a diamond, with its label.
  public struct Item: Hashable, Sendable {
    /// The place of its entry among the entries.
    public var entry: Int
    /// The room of the bar.
    public var bar: PictureBox
    /// The room of its label.
    public var label: PictureBox
    /// What the label says of the entry, shortened where there is no room.
    public var text: String
    /// The time behind it; nil where there is no room.
    public var when: String?
    let span: TimelineSpan
  }

  /// Entries that belong together, one below the other.
  public struct Lane: Hashable, Sendable {
    /// What stands before it.
    public var name: String
    /// The room of the lane without its name.
    public var box: PictureBox
    let lines: [String]
  }

  /// In the order of the entries.
  public private(set) var items: [Item] = []
  /// From top to bottom, in the order of their first entries.
  public private(set) var lanes: [Lane] = []
  /// How wide the picture is.
  public private(set) var width = 0.0
  /// How high it is.
  public private(set) var height = 0.0

  let axis: TimelineAxis
  /// Where the axis begins, and the lanes.
  private(set) var origin = PicturePoint(x: 0, y: 0)

  static let rowHeight = 22.0
  static let barHeight = 15.0
  static let textSize = 10.5
  static let whenSize = 9.0
  static let laneSize = 11.0
  static let axisHeight = 34.0
  private static let lanePadding = 5.0
  private static let laneNameWidth = 130.0
  private static let gap = 12.0

  init(entries: [TimelinePicture.Entry], from: Day?, to: Day?, width plotWidth: Double) {
    axis = TimelineAxis(days: Self.days(of: entries, from, to), width: plotWidth)
    guard !entries.isEmpty else { return }
    var names: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      if groups[entry.lane] == nil { names.append(entry.lane) }
      groups[entry.lane, default: []].append(index)
    }
    let titles = names.map { name in
      TextMeasure.wrapped(
        name,
        width: Self.laneNameWidth,
        size: Self.laneSize,
        lines: 3,
        isBold: true
      )
    }
    let titleWidth =
      titles.joined().map { TextMeasure.width($0, size: Self.laneSize, isBold: true) }.max() ?? 0
    origin = PicturePoint(x: titleWidth + (titleWidth > 0 ? 14 : 0), y: Self.axisHeight)
    var top = origin.y
    var placed: [Int: Item] = [:]
    for (name, lines) in zip(names, titles) {
      var rowEnds: [[PictureBox]] = []
      for index in groups[name] ?? [] {
        var item = Self.item(index, entries[index], axis)
        let room = item.bar.union(item.label).inset(by: -Self.gap / 2, 0)
        // The first row in which nothing stands in the way.
        let row =
          rowEnds.firstIndex { boxes in
            !boxes.contains { $0.minX < room.maxX && room.minX < $0.maxX }
          } ?? rowEnds.count
        if row == rowEnds.count { rowEnds.append([]) }
        rowEnds[row].append(room)
        let offset = PicturePoint(
          x: origin.x,
          y: top + Self.lanePadding + Double(row) * Self.rowHeight
        )
        item.bar = item.bar.moved(by: offset)
        item.label = item.label.moved(by: offset)
        placed[index] = item
      }
      let rows = Double(rowEnds.count) * Self.rowHeight
      let title = Double(lines.count) * TextMeasure.lineHeight(Self.laneSize) + 2
      let height = max(rows, title) + 2 * Self.lanePadding
      lanes.append(
        Lane(
          name: name,
          box: PictureBox(minX: origin.x, minY: top, width: plotWidth, height: height),
          lines: lines
        )
      )
      top += height
    }
    items = entries.indices.compactMap { placed[$0] }
    (width, height) = (origin.x + plotWidth + 20, top + 4)
  }

  /// A bar and its label, before they have a row.
  private static func item(
    _ index: Int,
    _ entry: TimelinePicture.Entry,
    _ axis: TimelineAxis
  ) -> Item {
    let span = TimelineSpan(entry, on: axis)
    let half = span.isDiamond ? 6.0 : 0
    let bar = PictureBox(
      minX: span.left - half,
      minY: (rowHeight - barHeight) / 2,
      width: span.right - span.left + 2 * half,
      height: barHeight
    )
    let space = 5.0
    let body = span.core ?? span.left...span.right
    let rooms = [
      // Inside the bar, behind it, before it.
      (
        x: body.lowerBound + (span.goesOnLeft ? 13 : 7),
        width: body.upperBound - body.lowerBound - 28
      ),
      (x: bar.maxX + space, width: axis.width - bar.maxX - space),
      (x: 0, width: bar.minX - space),
    ]
    let full = LabelText(entry, isFull: true, limit: .infinity)
    let short = LabelText(entry, isFull: false, limit: .infinity)
    var text = full
    var room = rooms.first { full.width <= $0.width }
    if room == nil {
      text = short
      room = rooms.first { short.width <= $0.width }
    }
    if room == nil {
      // Nowhere is room for all of it: as much as the widest room holds.
      let widest = rooms.reduce(rooms[0]) { $0.width >= $1.width ? $0 : $1 }
      text = LabelText(entry, isFull: false, limit: widest.width)
      room = widest
    }
    let isBefore = room.map { $0.x == 0 && $0.width == rooms[2].width } ?? false
    let x = isBefore ? bar.minX - space - text.width : room?.x ?? 0
    return Item(
      entry: index,
      bar: bar,
      label: PictureBox(minX: x, minY: 2, width: text.width, height: rowHeight - 4),
      text: text.text,
      when: text.when,
      span: span
    )
  }

  /// The days that the axis shows.
  private static func days(
    of entries: [TimelinePicture.Entry],
    _ from: Day?,
    _ to: Day?
  ) -> Range<Int> {
    let known = entries.flatMap { entry -> [Int] in
      let bounds = entry.bounds
      return [bounds.startMin, bounds.startMax, bounds.endMin, bounds.endMax]
        .filter { Day(number: $0).isFinite }
    }
    var first = from?.number ?? known.min() ?? Day(year: 1920, month: 1, day: 1)?.number ?? 0
    var last = to?.number ?? known.max() ?? first
    if last < first { (first, last) = (last, first) }
    let margin = max((last - first) / 40, 2)
    return (from == nil ? first - margin : first)..<(to == nil ? last + margin : last) + 1
  }
}

/// What is written at a bar.
private struct LabelText {
  let text: String
  let when: String?
  let width: Double

  init(_ entry: TimelinePicture.Entry, isFull: Bool, limit: Double) {
    text = TextMeasure.fitted(
      entry.name,
      width: min(limit, 430),
      size: TimelineLayout.textSize
    )
    when = isFull ? entry.when.map(TextMeasure.plain) : nil
    var width = TextMeasure.width(text, size: TimelineLayout.textSize)
    if let when { width += 6 + TextMeasure.width(when, size: TimelineLayout.whenSize) }
    self.width = width
  }
}
