import Foundation
import TestSupport

/// html5lib, which reads HTML as browsers do and can tell what they would mend.
enum HTML5Reader {
  private static let python = "/usr/bin/env"

  static let exists: Bool = {
    (try? RunProgram(python, ["python3", "-c", "import html5lib"]))?.status == 0
  }()

  /// What it would mend, a line each.
  static func faults(in html: String) throws -> [String] {
    let script = """
      import sys, html5lib
      parser = html5lib.HTMLParser()
      parser.parse(sys.stdin.buffer.read().decode("utf-8"))
      for place, code, values in parser.errors: print(place, code, values)
      """
    let run = try RunProgram(python, ["python3", "-c", script], input: Array(html.utf8))
    guard run.status == 0 else { return [run.errors] }
    return run.output.split(separator: "\n").map(String.init)
  }
}
