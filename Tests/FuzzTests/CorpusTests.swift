import Foundation
import FuzzTargets
import Testing

/// The inputs that once broke a promise, or lead a fuzzer into every corner, keep all promises; see docs/fuzzing.md.
///
/// One after another: the targets of a process share one base.
@Suite(.serialized) struct CorpusTests {
  private static let corpus: URL = {
    let file = URL(fileURLWithPath: #filePath)
    let package = (0..<3).reduce(file) { url, _ in url.deletingLastPathComponent() }
    return package.appending(path: "Fuzzing/corpus")
  }()

  @Test(arguments: FuzzTarget.allCases)
  func promisesHold(of target: FuzzTarget) throws {
    let folder = Self.corpus.appending(path: target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty, "no input for \(target.rawValue)")
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      do {
        try target.check(bytes)
      } catch {
        Issue.record("Fuzzing/corpus/\(target.rawValue)/\(name): \(error)")
      }
    }
  }

  /// What the targets ask of odd bytes, they ask of none as well.
  @Test(arguments: FuzzTarget.allCases)
  func nothingIsAnInputToo(target: FuzzTarget) throws {
    try target.check([])
    try target.check([0])
    try target.check([0xFF, 0xFE])
  }
}
