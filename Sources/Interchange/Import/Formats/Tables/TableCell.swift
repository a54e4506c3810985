internal import RegestaKit

/// How a text is had from a row: from which columns, by which map, cut how.
struct TableCell {
  /// The first of these that has a value.
  var columns: [Int] = []
  /// The same text for all rows, where no column says it.
  var constant: String?
  /// What the column's codes stand for.
  var values: [String: String]?
  /// What becomes of a code that is not in the map.
  var otherwise = Otherwise.reject
  /// What parts the values of a field that holds several.
  var separators: [String] = []
  /// Whether it is the number that the table itself gives a thing: it is known by its source then.
  var isOwnNumber = false
  /// Finds names in a text, such as the parties in the title of a treaty.
  var extract: TableExtract?

  /// What becomes of a code that is not in the map.
  enum Otherwise {
    case reject, keep
    case leaveOut
    case text(String)
  }

  init(column: Int) { columns = [column] }

  init(columns: [Int] = [], constant: String? = nil) {
    self.columns = columns
    self.constant = constant
  }

  /// The texts of a row; none when the value is missing.
  func texts(in row: TableRow, _ reading: TableReading) throws -> [(text: String, column: Int?)] {
    guard let column = columns.first(where: { !row.isMissing($0, reading.missing) }) else {
      return constant.map { [($0, nil)] } ?? []
    }
    var text = row[column]
    if let mapped = values?[text] {
      text = mapped
      return split(text, reading).map { ($0, column) }
    }
    if let extract {
      guard let found = extract.names(in: text) else {
        reading.leaveOut(
          "column \"\(reading.columns.names[column])\"",
          "what was looked for in it is not written as the mapping says"
        )
        return []
      }
      return found.map { ($0, column) }
    }
    return try split(text, reading).compactMap { part in
      guard let values else { return (part, column) }
      if let mapped = values[part] { return mapped.isEmpty ? nil : (mapped, column) }
      switch otherwise {
      case .keep: return (part, column)
      case .text(let text): return (text, column)
      case .leaveOut:
        reading.leaveOut(
          "column \"\(reading.columns.names[column])\"",
          "\"\(part.abridged)\" has no place in the mapping"
        )
        return nil
      case .reject:
        let known = values.keys.sorted().prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        throw reading.error("\"\(part.abridged)\" is none of \(known).", row, column)
      }
    }
  }

  /// The first text of a row.
  func text(in row: TableRow, _ reading: TableReading) throws -> (text: String, column: Int?)? {
    if separators.isEmpty, extract == nil, values == nil {
      guard let column = columns.first(where: { !row.isMissing($0, reading.missing) }) else {
        return constant.map { ($0, nil) }
      }
      return (row[column], column)
    }
    return try texts(in: row, reading).first
  }

  private func split(_ text: String, _ reading: TableReading) -> [String] {
    guard !separators.isEmpty else { return text.isEmpty ? [] : [text] }
    return text.parts(at: separators).map(\.trimmingSpaces).filter { !reading.missing.contains($0) }
  }
}

/// Finds names in a text that is written by a form: "Treaty Between X And Y Concerning Z".
struct TableExtract {
  /// The names begin behind the first of these that is there.
  var after: [String] = []
  /// They end before the first of these.
  var until: [String] = []
  /// What parts them.
  var split: [String] = []
  /// Names in which the separator is no separator.
  var keep: [String] = []
  /// What a name is written without.
  var drop: [String] = []
  /// Words that no such name has: with one of them the text is not written by the form.
  var unless: [String] = []
  /// How many there must be at least.
  var least = 1
  /// How many words a name has at most.
  var longest = 8

  /// The names; none where the text does not have the form at all, nil where it begins like it and does
  /// not go on so.
  func names(in text: String) -> [String]? {
    var rest = Substring(text)
    if !after.isEmpty {
      let begins = after.compactMap { rest.firstPlace(of: $0)?.upperBound }.min()
      guard let begins else { return [] }
      rest = rest[begins...]
    }
    if let end = until.compactMap({ rest.firstPlace(of: $0)?.lowerBound }).min() {
      rest = rest[..<end]
    }
    var kept = String(rest)
    for (index, name) in keep.enumerated() {
      while let range = kept.firstPlace(of: name) {
        kept.replaceSubrange(range, with: "\u{1}\(index)\u{2}")
      }
    }
    let names = kept.parts(at: split).map { part -> String in
      var part = part
      for (index, name) in keep.enumerated() {
        while let range = part.firstPlace(of: "\u{1}\(index)\u{2}") {
          part.replaceSubrange(range, with: name)
        }
      }
      return stripped(part.trimmingSpaces)
    }
    let areSound = names.allSatisfy { name in
      let words = name.split(separator: " ").map(String.init)
      return !words.isEmpty && words.count <= longest && !words.contains(where: unless.contains)
    }
    return names.count >= least && areSound ? names : nil
  }

  private func stripped(_ name: String) -> String {
    var name = name
    while let prefix = drop.first(where: { name.hasPrefix($0) && name.utf8.count > $0.utf8.count })
    {
      name = String(name.dropFirst(prefix.count)).trimmingSpaces
    }
    return name
  }
}
