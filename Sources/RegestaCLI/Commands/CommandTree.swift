package import ArgumentParser

/// The commands as a tree, walked by their names.
package enum CommandTree {
  /// The command at the end of a path of names, or `nil` when there is none.
  package static func type(at path: [String]) -> (any ParsableCommand.Type)? {
    var current: any ParsableCommand.Type = RegestaCommand.self
    for name in path {
      let next = current.configuration.subcommands.first { $0._commandName == name }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  /// Every command with its path, the root first, parents before their children.
  package static func all() -> [(path: [String], type: any ParsableCommand.Type)] {
    var result: [(path: [String], type: any ParsableCommand.Type)] = []
    func visit(_ type: any ParsableCommand.Type, _ path: [String]) {
      result.append((path, type))
      for child in type.configuration.subcommands { visit(child, path + [child._commandName]) }
    }
    visit(RegestaCommand.self, [])
    return result
  }
}
