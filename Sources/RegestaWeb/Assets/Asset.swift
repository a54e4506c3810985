internal import RegestaKit
internal import Seed

/// A file of the program's that pages use: the style sheet, the script, the mark.
///
/// Its name has a hash of its content, so that it never changes and need be fetched only once.
struct Asset: Sendable {
  /// The name in addresses: `page-1a2b3c4d5e6f.css`.
  let name: String
  let mediaType: String
  let text: String

  private init(_ stem: String, _ ending: String, _ mediaType: String) {
    text = Seed.file("seed/web/\(stem).\(ending)") ?? ""
    name = "\(stem)-\(SHA256.hex(of: text.utf8).prefix(12)).\(ending)"
    self.mediaType = mediaType
  }

  static let style = Asset("page", "css", "text/css; charset=utf-8")
  static let script = Asset("page", "js", "text/javascript; charset=utf-8")
  static let mark = Asset("mark", "svg", "image/svg+xml")

  static let all = [style, script, mark]

  /// The address of it.
  var link: Link { Link(.asset(name)) }

  static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

  /// Changes whenever the program's pages may look otherwise.
  static let edition = SHA256.hex(of: all.map(\.name).joined().utf8)
}
