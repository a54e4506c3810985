/// Records as RFC 4180 writes them.
public enum CSVText {
  /// One record with its line end; an absent value is an empty field, an empty text is `""`.
  public static func record(_ fields: [String?]) -> String {
    // A record of one absent value would be an empty line, which readers skip.
    let isBlank = fields.count == 1 && fields[0] == nil
    return isBlank ? "\"\"\r\n" : fields.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ value: String?) -> String {
    guard let value else { return "" }
    let needsQuotes =
      value.isEmpty || value.first == " " || value.last == " "
      || value.unicodeScalars.contains { $0 == "\"" || $0 == "," || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return value }
    var quoted = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
