package import ArgumentParser

/// The help of one command, short or full, examples first.
package struct HelpPage {
  private let path: [any ParsableCommand.Type]
  private let command: any ParsableCommand.Type
  private let name: String

  /// - Parameter path: the commands from the root, which is not part of it, to the one in question.
  package init(path: [any ParsableCommand.Type]) {
    self.path = path
    command = path.last ?? RegestaCommand.self
    name = (["regesta"] + path.map { $0._commandName }).joined(separator: " ")
  }

  /// The width in which help is set: the terminal's, but not so wide that lines are hard to read.
  package static func width(in surroundings: Surroundings) -> Int {
    min(100, surroundings.terminal.outputIsTerminal ? surroundings.terminal.columns : 100)
  }

  /// What `-h` prints: what it is for, how it is called, two examples.
  package func short(width: Int) -> String {
    let shape = CommandShape(of: command)
    var text = abstract(width)
    text += "Usage: \(usage(shape))\n\n"
    if isGroup { text += commands(width) + "\n" }
    text += examples(limit: 2)
    text += "\n\(name) --help tells everything.\n"
    return text
  }

  /// What `--help` and `help COMMAND` print.
  package func full(width: Int) -> String {
    let shape = CommandShape(of: command)
    var text = abstract(width) + examples(limit: .max) + "\nUsage: \(usage(shape))\n"
    if !shape.discussion.isEmpty {
      text += "\n" + CellText.wrap(shape.discussion, to: width).joined(separator: "\n") + "\n"
    }
    if isGroup { text += "\n" + commands(width) }
    let global = CommandShape(of: GlobalOptions.self)
    let globalNames = Set(global.named.flatMap(\.names))
    // Help is listed by the parser as an option of each command; here it stands with the global.
    let own = shape.arguments.filter { $0.isShown && globalNames.isDisjoint(with: $0.names) }
    text += section("Arguments", own.filter { $0.kind == .positional }, width)
    text += section("Options", own.filter { $0.kind != .positional && !Self.isHelp($0) }, width)
    text += section("Global options", global.named.filter { !Self.isHelp($0) }, width)
    if path.isEmpty {
      text += "\nTopics (regesta help TOPIC):\n"
      text += Self.table(HelpTopic.all.map { ($0.name, $0.abstract) }, width)
    }
    return text
  }

  private var isGroup: Bool { !command.configuration.subcommands.isEmpty }

  private static func isHelp(_ argument: CommandShape.Argument) -> Bool {
    argument.names.contains("--help")
  }

  private func abstract(_ width: Int) -> String {
    CellText.wrap(command.configuration.abstract, to: width).joined(separator: "\n") + "\n\n"
  }

  private func examples(limit: Int) -> String {
    guard let documented = command as? any DocumentedCommand.Type else { return "" }
    var text = "Examples:\n"
    for example in documented.examples.prefix(limit) {
      text += "  regesta \(example.arguments)\n      \(example.purpose)\n"
    }
    return text
  }

  private func usage(_ shape: CommandShape) -> String {
    var words = [name]
    if isGroup {
      words.append(command.configuration.defaultSubcommand == nil ? "COMMAND" : "[COMMAND]")
    }
    for argument in shape.positionals where argument.isShown {
      let word = "<\(argument.valueName ?? "value")>" + (argument.isRepeating ? " ..." : "")
      words.append(argument.isOptional ? "[\(word)]" : word)
    }
    words.append("[options]")
    return words.joined(separator: " ")
  }

  private func commands(_ width: Int) -> String {
    let configuration = command.configuration
    var groups: [(name: String, commands: [any ParsableCommand.Type])] = []
    if !configuration.ungroupedSubcommands.isEmpty {
      groups.append(("Commands", configuration.ungroupedSubcommands))
    }
    groups += configuration.groupedSubcommands.map { ($0.name, $0.subcommands) }
    return groups.map { group in
      let rows = group.commands.filter { $0.configuration.shouldDisplay }
        .map { ($0._commandName, $0.configuration.abstract) }
      return "\(group.name):\n" + Self.table(rows, width)
    }.joined(separator: "\n")
  }

  private func section(
    _ title: String,
    _ arguments: [CommandShape.Argument],
    _ width: Int
  ) -> String {
    guard !arguments.isEmpty else { return "" }
    let rows = arguments.map { argument in
      var label = argument.names.joined(separator: ", ")
      if argument.kind == .positional { label = "<\(argument.valueName ?? "value")>" }
      if argument.kind == .option { label += " <\(argument.valueName ?? "value")>" }
      var text = argument.abstract ?? ""
      if !argument.values.isEmpty { text += " Values: \(argument.values.joined(separator: ", "))." }
      if let value = argument.defaultValue { text += " Default: \(value)." }
      return (label, text)
    }
    return "\n\(title):\n" + Self.table(rows, width)
  }

  /// Two columns, the second wrapped beside the first.
  private static func table(_ rows: [(label: String, text: String)], _ width: Int) -> String {
    let labels = min(26, rows.map { DisplayWidth.of($0.label) }.max() ?? 0)
    let indent = String(repeating: " ", count: labels + 4)
    var text = ""
    for row in rows {
      let lines = CellText.wrap(row.text, to: max(20, width - labels - 4))
      if DisplayWidth.of(row.label) > labels {
        text += "  \(row.label)\n\(indent)\(lines.first ?? "")\n"
      } else {
        text += "  \(CellText.pad(row.label, to: labels))  \(lines.first ?? "")\n"
      }
      for line in lines.dropFirst() { text += "\(indent)\(line)\n" }
    }
    return text
  }
}
