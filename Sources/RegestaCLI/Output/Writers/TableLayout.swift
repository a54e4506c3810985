/// The widths of the columns of a table, in cells, lines between them not counted.
package enum TableLayout {
  /// What a column takes beside its text: a space at each side and a line.
  private static let frame = 3
  /// No column is made narrower for the sake of the others.
  private static let least = 6

  /// Widths with which the whole table takes at most `available` cells, if that can be.
  ///
  /// Columns that are narrower than their share keep their width; the room that remains is shared
  /// by the others, a cell more going to the first of them.
  ///
  /// - Parameters:
  ///   - natural: the width each column would like to have.
  ///   - isFlexible: whether a column may be wrapped; numbers may not.
  ///   - available: the width of the terminal, or `nil` when there is no bound.
  /// - Returns: a width for each column.
  package static func widths(
    natural: [Int],
    isFlexible: [Bool],
    available: Int?
  ) -> [Int] {
    guard let available else { return natural }
    let room = available - 1 - frame * natural.count
    guard natural.reduce(0, +) > room else { return natural }

    var widths = natural
    var open = natural.indices.filter { isFlexible[$0] && natural[$0] > least }
    while !open.isEmpty {
      let fixed = natural.indices.filter { !open.contains($0) }.reduce(0) { $0 + widths[$1] }
      let share = max(least, (room - fixed) / open.count)
      let small = open.filter { natural[$0] <= share }
      if small.isEmpty {
        var extra = max(0, room - fixed - share * open.count)
        for index in open {
          widths[index] = share + (extra > 0 ? 1 : 0)
          extra -= 1
        }
        break
      }
      open.removeAll { small.contains($0) }
    }
    return widths
  }
}
