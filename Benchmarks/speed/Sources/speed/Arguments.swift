/// The arguments of the command line.
enum Arguments {
  /// All behind the program's name.
  static let all = Array(CommandLine.arguments.dropFirst())

  /// What stands behind an option.
  static func option(_ name: String) -> String? {
    guard let place = all.firstIndex(of: name), place + 1 < all.count else { return nil }
    return all[place + 1]
  }
}
