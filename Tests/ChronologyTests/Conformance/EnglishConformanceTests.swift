import Chronology
import Testing

/// Compares the reader of English with wordings from catalogues and the EDTF another program makes of them.
@Suite(
  "English dates of another implementation",
  .enabled(if: SharedFiles.exists(SharedFiles.english), "the shared english-dates.tsv is not here")
)
struct EnglishConformanceTests {
  @Test func everyCaseAgreesOrIsHeldToBeWrong() throws {
    var used: Set<HeldWrong> = []
    for row in try SharedFiles.table(SharedFiles.english) {
      let (text, edtf) = (row["text"] ?? "", row["edtf"] ?? "")
      guard let complaint = try complaint(text, edtf) else { continue }
      let held = englishHeldWrong.first { $0.input == text && $0.claim == edtf }
      if let held { used.insert(held) } else { Issue.record("\(text) [\(edtf)]: \(complaint)") }
    }
    let unused = englishHeldWrong.filter { !used.contains($0) }
    #expect(unused.isEmpty, "listed as wrong, but agrees or is not there")
  }

  /// An empty EDTF means that the text is no date.
  private func complaint(_ text: String, _ edtf: String) throws -> String? {
    let actual: Period
    do {
      actual = try Period(english: text)
    } catch {
      return edtf.isEmpty ? nil : "was refused: \(error.message)"
    }
    guard !edtf.isEmpty else { return "was read as \(actual)" }
    let expected = try Period(edtf: edtf)
    let same =
      actual.startEarliest == expected.startEarliest && actual.startLatest == expected.startLatest
      && actual.endEarliest == expected.endEarliest && actual.endLatest == expected.endLatest
    return same ? nil : "\(expected), but \(actual)"
  }
}
