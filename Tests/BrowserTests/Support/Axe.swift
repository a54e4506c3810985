import Foundation

/// Axe, a checker of accessibility by Deque, as a package of PyPI carries it.
enum Axe {
  /// Its script; nil where it is not installed.
  static let script: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let lib = root.appending(path: ".build/oracles/lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: lib.path)) ?? []
    return versions.lazy.compactMap { version in
      try? String(
        contentsOf: lib.appending(
          path: "\(version)/site-packages/axe_playwright_python/axe.min.js"
        ),
        encoding: .utf8
      )
    }.first
  }()

  /// What it finds wrong with the page that is open, by the rules of WCAG 2.2 A and AA and by good practice.
  static func faults(in browser: Browser) throws -> [String] {
    guard let script else { return [] }
    try browser.run(script)
    let found = try browser.answer(
      """
      const done = arguments[arguments.length - 1];
      const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(
        (result) => done(result.violations.map((fault) =>
          fault.id + ": " + fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | "))),
        (error) => done(["axe: " + error]));
      """
    )
    return found as? [String] ?? ["axe gave no answer"]
  }
}
