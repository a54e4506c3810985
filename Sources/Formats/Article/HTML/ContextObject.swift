/// A work as pages carry it for programs (OpenURL, Z39.88): `rft.btitle=…&rft.aulast=…`.
enum ContextObject {
  /// The work; nil when the fields name none.
  static func work(_ query: [Unicode.Scalar]) -> CitedWork? {
    var work = CitedWork()
    var article: String?
    var book: String?
    var serial: String?
    var family: String?
    var given: String?
    var names: [String] = []
    for pair in query.string.split(separator: "&") {
      guard let equal = pair.firstIndex(of: "=") else { continue }
      let value = decoded(pair[pair.index(after: equal)...])
      if value.isEmpty { continue }
      switch pair[..<equal] {
      case "rft.btitle": book = value
      case "rft.atitle": article = value
      case "rft.title": book = book ?? value
      case "rft.jtitle", "rft.stitle": serial = serial ?? value
      case "rft.aulast": family = value
      case "rft.aufirst", "rft.auinit": given = given ?? value
      case "rft.au": names.append(value)
      case "rft.pub": work.publisher = value
      case "rft.place": work.publisherPlace = value
      case "rft.date": work.year = year(value)
      case "rft.volume": work.volume = value
      case "rft.issue": work.issue = value
      case "rft.pages":
        work.locator =
          value.contains { $0 == "–" || $0 == "-" || $0 == "," } ? "pp. \(value)" : "p. \(value)"
      case "rft.isbn": work.identifiers["isbn"] = value
      case "rft.issn": work.identifiers["issn"] = value
      case "rft_id" where value.hasPrefix("info:doi/"):
        work.identifiers["doi"] = String(value.dropFirst(9))
      case "rft_id" where value.hasPrefix("http"): work.url = value
      default: break
      }
    }
    work.title = article ?? book ?? serial
    work.container = article == nil ? nil : serial ?? book
    if let family { work.authors = [CitedWork.Author(family: family, given: given)] }
    for name in names {
      guard let author = CitationNames(Array(name.unicodeScalars)[...])?.authors.first,
        !work.authors.contains(where: { $0.family == author.family })
      else { continue }
      work.authors.append(author)
    }
    return work.title == nil && work.authors.isEmpty ? nil : work
  }

  private static func year(_ date: String) -> String {
    let digits = date.split { !$0.isNumber }
    return digits.first { $0.count == 4 }.map(String.init) ?? date
  }

  private static func decoded(_ value: Substring) -> String {
    let text = PercentEncoding.decoded(String(value).utf8, space: UInt8(ascii: "+"))
    return Array(text.unicodeScalars).normalized
  }
}
