/// What the batch of a migration says in its options: from which schema to which.
///
/// By it the hashes of the batches before are known to be made as that schema had it.
struct MigrationMark: Hashable {
  let from: Int
  let to: Int

  init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Reads what ``text`` gives; nil when it is something else.
  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix(#"{"from":"#), parts[1].hasPrefix(#""to":"#),
      parts[1].hasSuffix("}"), let from = Int(parts[0].dropFirst(8)),
      let to = Int(parts[1].dropFirst(5).dropLast())
    else { return nil }
    self.init(from: from, to: to)
  }

  var text: String { #"{"from":\#(from),"to":\#(to)}"# }
}
