import Chronology
import Testing

/// Compares the reader of EDTF with a collection of cases from other implementations.
@Suite(
  "EDTF cases of other implementations",
  .enabled(if: SharedFiles.exists(SharedFiles.edtf), "the shared edtf-cases.tsv is not here")
)
struct EDTFConformanceTests {
  @Test func everyCaseAgreesOrIsHeldToBeWrong() throws {
    var used: Set<HeldWrong> = []
    for row in try SharedFiles.table(SharedFiles.edtf) {
      let input = row["input"] ?? ""
      guard let complaint = Self.complaint(about: row) else { continue }
      let claim = Self.claim(of: row)
      let held = edtfHeldWrong.first { $0.input == input && $0.claim == claim }
      if let held { used.insert(held) } else { Issue.record("\(input) [\(claim)]: \(complaint)") }
    }
    let unused = edtfHeldWrong.filter { !used.contains($0) }
    #expect(unused.isEmpty, "listed as wrong, but agrees or is not there")
  }

  /// What a row says, in the words of the list of cases held to be wrong.
  static func claim(of row: [String: String]) -> String {
    let bounds = [row["lower"], row["upper"]].map { $0 ?? "" }
    return bounds == ["", ""]
      ? row["expect"] ?? "" : "\(row["expect"] ?? "") \(bounds[0])..\(bounds[1])"
  }

  static func complaint(about row: [String: String]) -> String? {
    let input = row["input"] ?? ""
    do {
      let edtf = try EDTF(input)
      if row["expect"] == "invalid" { return "was read as \(edtf)" }
      if row["expect"] != "valid" { return nil }
      return compare(row["lower"], edtf.earliest.iso) ?? compare(row["upper"], edtf.latest.iso)
    } catch {
      return row["expect"] == "valid" ? "was refused: \(error.message)" : nil
    }
  }

  /// An empty bound says nothing; infinity is written in several ways.
  private static func compare(_ expected: String?, _ actual: String) -> String? {
    guard let expected, !expected.isEmpty else { return nil }
    let infinite = [
      "-Infinity": "-infinity", "-inf": "-infinity", "Infinity": "infinity", "inf": "infinity",
    ]
    var plain = actual
    if plain.hasPrefix("+") { plain.removeFirst() }
    return infinite[expected] ?? expected == plain ? nil : "\(expected), but \(actual)"
  }
}
