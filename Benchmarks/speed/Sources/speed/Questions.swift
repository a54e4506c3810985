#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is asked: rows of a form and its fields, as make-data writes them.
struct Questions {
  private var rows: [String: [[String]]] = [:]

  init(path: String) {
    guard let file = fopen(path, "r") else {
      print("speed: there is no \(path)")
      exit(66)
    }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, file) > 0, let line {
      let fields = String(cString: line).split(separator: "\n").first?
        .split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let fields, let form = fields.first {
        rows[form, default: []].append(Array(fields.dropFirst()))
      }
    }
  }

  /// The fields of all questions of a form.
  subscript(form: String) -> [[String]] { rows[form] ?? [] }
}
