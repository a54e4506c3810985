/// How links are written: for a server, or for a folder of files.
package struct LinkStyle: Sendable {
  /// Whether a server answers.
  package let isLive: Bool
  private let write: @Sendable (Link) -> String?

  private init(isLive: Bool, _ write: @escaping @Sendable (Link) -> String?) {
    self.isLive = isLive
    self.write = write
  }

  /// Addresses from the root of a server on.
  package static let server = LinkStyle(isLive: true) { $0.text }

  /// Addresses within a folder of files.
  ///
  /// - Parameter write: The address of a page, seen from the one that is written; nil for one that the
  ///   folder does not have.
  /// - Returns: A style for one file of the folder.
  package static func folder(_ write: @escaping @Sendable (Link) -> String?) -> LinkStyle {
    LinkStyle(isLive: false, write)
  }

  /// Where a link leads; nil for nowhere.
  package func address(of link: Link) -> String? { write(link) }
}
