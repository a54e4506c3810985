/// Reads RIS, which reference managers and library catalogues give out.
public struct RISReader {
  /// In the order of the file.
  public private(set) var records: [BibliographyRecord] = []
  /// What was wrong, each with its place.
  public private(set) var problems: [FormatError] = []
  /// The lines of each record, as they stand in the file.
  public private(set) var texts: [String] = []

  /// What begins a line that says why a record was rejected, and is passed over: RIS has no remarks.
  public static let remark = "% rejected:"

  private var current: Draft?
  private var line = 0

  /// A record of which the end has not come.
  private struct Draft {
    var record: BibliographyRecord
    var pages: [String: String] = [:]
    /// Where the last text went, for lines that go on.
    var lastTag = ""
    var text = ""
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - source: The bytes, in any encoding that ``TextDecoder`` reads.
  ///   - encoding: The encoding when it is known.
  /// - Throws: ``FormatError`` when the bytes cannot be had or decoded.
  public init(_ source: any ByteSource, encoding: TextEncoding? = nil) throws(FormatError) {
    var decoder = TextDecoder(source, encoding: encoding)
    var text: [UInt8] = []
    while let chunk = try decoder.nextChunk() { text += chunk }
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      line += 1
      read(String(decoding: text[start..<end], as: UTF8.self))
      start = end + 1
      if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
    }
    if let draft = current {
      problems.append(
        FormatError("The record that begins here has no end (ER).", at: draft.record.position)
      )
      close()
    }
  }

  private var here: TextPosition { TextPosition(line: line, column: 1) }

  /// "TY  - JOUR": two signs, blanks, a hyphen, a blank, the text.
  private static func tagged(_ text: String) -> (tag: String, value: String)? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 5 else { return nil }
    let isUpper = (0x41...0x5A).contains(bytes[0])
    let isTag = (0x41...0x5A).contains(bytes[1]) || (0x30...0x39).contains(bytes[1])
    var index = 2
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard isUpper, isTag, index > 2, index < bytes.count, bytes[index] == UInt8(ascii: "-") else {
      return nil
    }
    let tag = String(decoding: bytes[..<2], as: UTF8.self)
    let value = String(decoding: bytes[(index + 1)...], as: UTF8.self).trimmingBlanks
    return (tag, value)
  }

  private mutating func read(_ text: String) {
    if text.hasPrefix(Self.remark) { return }
    let tagged = Self.tagged(text)
    if tagged?.tag != "TY" { current?.text += text + "\n" }
    guard let (tag, value) = tagged else {
      let rest = text.trimmingBlanks
      guard !rest.isEmpty else { return }
      if current != nil {
        goOn(rest)
      } else {
        problems.append(FormatError("Expected a record: a line that begins with TY.", at: here))
      }
      return
    }
    switch tag {
    case "TY":
      if let draft = current {
        problems.append(
          FormatError("The record that begins here has no end (ER).", at: draft.record.position)
        )
        close()
      }
      let type = RISTerms.types[value.uppercased()]
      var record = BibliographyRecord(id: "", type: type ?? "document", position: here)
      if type == nil { record.extras.append(.init("TY", value)) }
      current = Draft(record: record, text: text + "\n")
    case "ER": close()
    default:
      guard current != nil else {
        problems.append(FormatError("\(tag) stands outside a record.", at: here))
        return
      }
      if !value.isEmpty { take(tag, value) }
      current?.lastTag = tag
    }
  }

  private mutating func take(_ tag: String, _ value: String) {
    guard let type = current?.record.type else { return }
    if let role = RISTerms.role(of: tag, in: type) {
      current?.record.add(role, people: [Self.person(value)])
    } else if let name = RISTerms.dates[tag] {
      takeDate(name, value)
    } else if tag == "SP" || tag == "EP" {
      current?.pages[tag] = value
    } else if tag == "ID" {
      current?.record.id = value
    } else if let variable = RISTerms.variable(of: tag, in: type) {
      // Some files give a title under several tags; the first is it.
      let isList = variable == "keyword" || variable == "note" || variable == "abstract"
      if isList || current?.record[variable] == nil {
        current?.record.add(variable, value)
      } else if current?.record[variable] != value {
        current?.record.extras.append(.init(tag, value))
      }
    } else {
      current?.record.extras.append(.init(tag, value))
    }
  }

  /// A line without tag continues the text before it.
  private mutating func goOn(_ text: String) {
    guard var draft = current else { return }
    let variable = RISTerms.variable(of: draft.lastTag, in: draft.record.type)
    if let place = draft.record.fields.lastIndex(where: { $0.name == variable }) {
      draft.record.fields[place].value += " " + text
    } else if let place = draft.record.extras.lastIndex(where: { $0.name == draft.lastTag }) {
      draft.record.extras[place].value += " " + text
    } else {
      problems.append(FormatError("This line has no tag and continues nothing.", at: here))
    }
    current = draft
  }

  /// "Family, Given, Suffix"; without a comma the name of a body.
  private static func person(_ text: String) -> BibliographyPerson {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0).trimmingBlanks }
    guard parts.count > 1 else { return BibliographyPerson(literal: text) }
    return BibliographyPerson(
      family: parts[0],
      given: parts[1].isEmpty ? nil : parts[1],
      suffix: parts.count > 2 ? parts[2...].joined(separator: ", ") : nil
    )
  }

  /// "1920/07/12/note", each part but the year may be missing.
  private mutating func takeDate(_ name: String, _ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let date: BibliographyDate
    if let year = Int(parts[0]), parts[0].count == 4 {
      let month = parts.count > 1 ? Int(parts[1]).flatMap { (1...12).contains($0) ? $0 : nil } : nil
      let day = parts.count > 2 ? Int(parts[2]).flatMap { (1...31).contains($0) ? $0 : nil } : nil
      date = BibliographyDate(year: year, month: month, day: day)
      let rest = parts.dropFirst(3).joined(separator: "/").trimmingBlanks
      if !rest.isEmpty { current?.record.extras.append(.init(name, rest)) }
    } else {
      date = BibliographyDate(text)
    }
    let place = current?.record.dates.firstIndex { $0.name == name }
    if let place, let old = current?.record.dates[place].date.text {
      // PY has the year and DA the day: the more precise one stays.
      if date.text.hasPrefix(old) {
        current?.record.dates[place].date = date
      } else if !old.hasPrefix(date.text) {
        current?.record.extras.append(.init(name, text))
      }
    } else {
      current?.record.dates.append(.init(name, date))
    }
  }

  private mutating func close() {
    guard var draft = current else {
      problems.append(FormatError("An end (ER) without a record.", at: here))
      return
    }
    let pages = [draft.pages["SP"], draft.pages["EP"]].compactMap { $0 }
    if !pages.isEmpty { draft.record.add("page", pages.joined(separator: "-")) }
    if draft.record.id.isEmpty {
      draft.record.id = "ris-\(records.count + 1)"
      draft.record.hasOwnID = false
    }
    records.append(draft.record)
    texts.append(draft.text)
    current = nil
  }
}
