/// A date of CSL-JSON, which is EDTF or an object of parts.
enum CSLDate {
  /// From an object with `date-parts`, `raw` or `literal`, `season` and `circa`; nil when it has none.
  static func read(_ object: JSONObject) -> BibliographyDate? {
    if let text = object["literal"]?.string ?? object["raw"]?.string ?? object["edtf"]?.string {
      return BibliographyDate(text)
    }
    guard let list = object["date-parts"]?.array, (1...2).contains(list.count) else { return nil }
    var ends: [String] = []
    for parts in list {
      let numbers = parts.array?.map(number) ?? []
      guard let first = numbers.first, let year = first else {
        // An end that is not known.
        ends.append("")
        continue
      }
      let season = object["season"].flatMap(number).flatMap { (1...4).contains($0) ? $0 + 20 : nil }
      let month = numbers.count > 1 ? numbers[1] : season
      let day = numbers.count > 2 ? numbers[2] : nil
      ends.append(BibliographyDate(year: year, month: month, day: day).text)
    }
    let isCirca = object["circa"].map { $0 != .bool(false) && $0 != .integer(0) } ?? false
    let text = ends.map { isCirca && !$0.isEmpty ? $0 + "~" : $0 }.joined(separator: "/")
    return text.isEmpty ? nil : BibliographyDate(text)
  }

  /// As other programs read it: parts, where the date is one or two plain days, months or years.
  static func value(_ date: BibliographyDate) -> JSONValue {
    guard date.isEDTF else { return .object(JSONObject([.init("literal", .string(date.text))])) }
    var list: [JSONValue] = []
    for end in date.text.split(separator: "/", omittingEmptySubsequences: false) {
      let isBeforeZero = end.hasPrefix("-")
      let parts = end.drop { $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
      var numbers = parts.compactMap { part in
        part.allSatisfy(\.isNumber) ? Int64(part).map { JSONValue.integer($0) } : nil
      }
      let isPlain = numbers.count == parts.count && parts.count <= 3 && parts[0].count == 4
      let month = numbers.count > 1 ? numbers[1].integer ?? 0 : 1
      guard isPlain, (1...12).contains(month) else { return .string(date.text) }
      if isBeforeZero, let year = numbers[0].integer { numbers[0] = .integer(-year) }
      list.append(.array(numbers))
    }
    return .object(JSONObject([.init("date-parts", .array(list))]))
  }

  private static func number(_ value: JSONValue) -> Int? {
    switch value {
    case .integer(let number): Int(exactly: number)
    case .string(let text): Int(text)
    default: nil
    }
  }
}
