import Chronology

/// What is found in a text, in a form that is easily compared: "April 1919-04-01 1919-04-30 inferred".
func finding(
  _ text: String,
  _ headings: [String] = [],
  context: DateContext = .none
) -> [String] {
  DateFinder(context: context).dates(in: [ProsePassage(text, headings: headings)]).map(line)
}

func line(_ found: FoundDate) -> String {
  let bounds =
    found.date.isExact
    ? found.date.earliest.iso : "\(found.date.earliest.iso) \(found.date.latest.iso)"
  return "\(found.wording): \(found.isResolved ? bounds : "unknown")"
    + (found.role == .point ? "" : " \(found.role)") + (found.isInferred ? " inferred" : "")
}

/// The words of a range, cut out by Unicode scalars.
func words(_ range: Range<Int>, of text: String) -> String {
  String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
}
