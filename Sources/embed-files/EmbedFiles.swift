import Foundation

/// `embed-files OUTPUT ROOT FILE...`: writes a Swift file that holds the text of each file under
/// its path below ROOT, and beside it, of each YAML file that is read at every start, the tree that it is.
///
/// A one-line escaped literal is the form that compiles fast and keeps every byte: byte arrays take
/// minutes to compile, and multi-line literals drop carriage returns.
@main
struct EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      throw Failure(description: "usage: embed-files OUTPUT ROOT FILE...")
    }
    let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
    var entries: [String] = []
    var trees: [String] = []
    for path in arguments.dropFirst(3) {
      guard let text = String(data: try Data(contentsOf: URL(filePath: path)), encoding: .utf8)
      else {
        throw Failure(description: "\(path): not UTF-8")
      }
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
      entries.append("    (\(literal(name)), \(literal(text))),\n")
      if startFolders.contains(where: { name.hasPrefix($0) }), name.hasSuffix(".yaml") {
        do {
          let tree = try CompactTree(parsing: text).text
          trees.append("    (\(literal(name)), \(literal(tree))),\n")
        } catch {
          throw Failure(description: "\(path): \(error)")
        }
      }
    }
    let source = """
      // Made from schema.sql and seed/ by embed-files at each build.
      enum EmbeddedFiles {
        static let all: [(path: String, text: String)] = [
      \(entries.joined())  ]
        static let trees: [(path: String, tree: String)] = [
      \(trees.joined())  ]
      }

      """
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// What `ask` reads before it can answer.
  private static let startFolders = ["seed/asking/", "seed/reading/"]

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }
}
