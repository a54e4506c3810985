import Foundation
import Testing

@testable import Interchange

/// The numbers of docs/matching.md are those of the code.
@Suite struct MatchWeightsTests {
  @Test func theTableAndTheCodeAgree() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/matching.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var table: [String: Double] = [:]
    for line in text.split(separator: "\n") {
      guard let match = line.firstMatch(of: /^\| `(\w+)` \| (-?[0-9.]+) \|/) else { continue }
      table[String(match.1)] = Double(match.2)
    }
    var code: [String: Double] = [:]
    for child in Mirror(reflecting: MatchWeights.standard).children {
      code[try #require(child.label)] = child.value as? Double
    }
    #expect(table == code)
    #expect(code.count >= 15)
  }
}
