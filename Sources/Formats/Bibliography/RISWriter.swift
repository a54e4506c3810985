/// Writes records as RIS, which every reference manager reads.
///
/// RIS has no place for some of CSL's variables; ``unwritten(_:)`` names them.
public struct RISWriter {
  /// A writer.
  public init() {}

  /// One record, from TY to ER.
  ///
  /// - Parameter record: What to write.
  /// - Returns: The text, with an empty line behind it.
  public func entry(_ record: BibliographyRecord) -> String {
    var lines = [line("TY", Self.type(record)), line("ID", record.id)]
    for role in record.roles {
      guard let tag = Self.tag(ofRole: role.name, in: record.type) else { continue }
      lines += role.people.map { line(tag, $0.description) }
    }
    for field in record.fields {
      if field.name == "page" {
        lines += pages(field.value)
      } else if let tag = Self.tag(of: field.name, in: record.type) {
        lines.append(line(tag, field.value))
      }
    }
    for field in record.dates { lines += date(field) }
    for field in record.extras where Self.isTag(field.name) && field.name != "TY" {
      lines.append(line(field.name, field.value))
    }
    lines.append("ER  - \r\n\r\n")
    return lines.joined()
  }

  /// The variables of a record that RIS has no tag for, and of extras the names that are none.
  ///
  /// - Parameter record: What is to be written.
  /// - Returns: In the order of the record.
  public func unwritten(_ record: BibliographyRecord) -> [String] {
    let roles = record.roles.map(\.name).filter { Self.tag(ofRole: $0, in: record.type) == nil }
    let fields = record.fields.map(\.name).filter {
      $0 != "page" && Self.tag(of: $0, in: record.type) == nil
    }
    let dates = record.dates.map(\.name).filter { $0 != "issued" && $0 != "accessed" }
    let extras = record.extras.map(\.name).filter { !Self.isTag($0) }
    let isOther = RISTerms.types[Self.type(record)] != record.type
    return (isOther ? ["type"] : []) + roles + fields + dates + extras
  }

  /// A text of several lines would end at the first: it is written as one.
  private func line(_ tag: String, _ text: String) -> String {
    let words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(tag)  - \(words)\r\n"
  }

  private func pages(_ text: String) -> [String] {
    let ends = text.split(whereSeparator: { "-–".contains($0) })
    guard ends.count == 2 else { return [line("SP", text)] }
    return [line("SP", String(ends[0])), line("EP", String(ends[1]))]
  }

  /// "1920-07-12" as a year and as a date with strokes; what is no such date, as it is.
  private func date(_ field: BibliographyRecord.DateField) -> [String] {
    let tags =
      switch field.name {
      case "issued": ["PY", "DA"]
      case "accessed": ["Y2"]
      default: [String]()
      }
    guard let first = tags.first, let last = tags.last else { return [] }
    let parts = field.date.text.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain =
      parts.count <= 3 && parts[0].count == 4
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } && !$0.isEmpty }
    // Beyond the months stand EDTF's seasons, which RIS does not have.
    let isMonth = parts.count == 1 || Int(parts[1]).map { (1...12).contains($0) } ?? false
    guard isPlain, isMonth else { return [line(first, field.date.text)] }
    let empty = Array(repeating: Substring(""), count: 3 - parts.count)
    let strokes = line(last, (parts + empty).joined(separator: "/") + "/")
    if first == last { return [strokes] }
    let year = line(first, String(parts[0]))
    return parts.count == 1 ? [year] : [year, strokes]
  }
}

extension RISWriter {
  /// Of several tags for one type or variable, the first is what RIS calls it today.
  private static let types: [String: String] = Dictionary(
    RISTerms.types.map { ($1, $0) },
    uniquingKeysWith: { min($0, $1) }
  ).merging(
    [
      "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
      "report": "RPRT", "webpage": "ELEC", "manuscript": "MANSCPT", "legislation": "STAT",
      "dataset": "DATA", "motion_picture": "VIDEO", "document": "GEN", "article": "INPR",
    ],
    uniquingKeysWith: { $1 }
  )

  private static func type(_ record: BibliographyRecord) -> String {
    record.extras.first { $0.name == "TY" }?.value ?? types[record.type] ?? "GEN"
  }

  /// An editor is A2 where that does not mean the editor of a series: not every program knows ED.
  private static func tag(ofRole role: String, in type: String) -> String? {
    ["AU", "A2", "ED", "A3", "A4"].first { RISTerms.role(of: $0, in: type) == role }
  }

  private static let tags = [
    "TI", "T2", "T3", "J2", "ST", "VL", "IS", "NV", "PB", "CY", "SN", "DO", "UR", "AB", "N1", "KW",
    "LA", "ET", "M3", "CN", "DB", "SE", "AV",
  ]

  private static func tag(of variable: String, in type: String) -> String? {
    tags.first { RISTerms.variable(of: $0, in: type) == variable }
  }

  private static func isTag(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count == 2 && (0x41...0x5A).contains(bytes[0])
      && ((0x41...0x5A).contains(bytes[1]) || (0x30...0x39).contains(bytes[1]))
  }
}
