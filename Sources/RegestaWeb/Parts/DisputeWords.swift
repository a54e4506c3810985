/// States of disputes in words.
enum DisputeWords {
  static func state(_ status: String) -> String {
    switch status {
    case "open": "open"
    case "settled": "settled"
    case "compatible": "judged compatible"
    case "not-comparable": "judged not comparable"
    case "withdrawn": "withdrawn"
    default: "found by a rule, not opened"
    }
  }
}
