package import ArgumentParser
internal import JSONForms

/// `help`: the page of a command, or one of the topics.
package struct HelpCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the help of a command, or on a topic."
  )

  package static let examples = [
    CommandExample("help", "All commands and topics."),
    CommandExample("help dates", "How dates are read and written."),
    CommandExample("help completions", "The page of one command, as with --help."),
  ]

  @Argument(
    help: "A command, or a topic: \(HelpTopic.all.map(\.name).joined(separator: ", ")).",
    completion: .custom { _, _, prefix in
      HelpCommand.subjects.filter { $0.hasPrefix(prefix) }
    }
  )
  package var subject: [String] = []

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { ShowHelp(subject: subject) }

  /// All that help can be asked about by one word.
  static var subjects: [String] {
    RegestaCommand.configuration.subcommands
      .filter { $0.configuration.shouldDisplay }
      .map { $0._commandName } + HelpTopic.all.map(\.name)
  }
}

private struct ShowHelp: Action {
  let subject: [String]

  func perform(in context: CommandContext) throws -> ExitStatus {
    let width = HelpPage.width(in: context.surroundings)
    let (name, text) = try page(width: width)
    switch context.settings.format {
    case .table, .plain:
      try context.print(text: text)
    default:
      try context.report("help@1") { report in
        try report.table([Column("subject", "Subject"), Column("text", "Text")])
        try report.row([.text(name), .text(text)])
      }
    }
    return .success
  }

  private func page(width: Int) throws(CommandFailure) -> (name: String, text: String) {
    if subject.count == 1, let topic = HelpTopic.all.first(where: { $0.name == subject[0] }) {
      return (topic.name, topic.text)
    }
    var path: [any ParsableCommand.Type] = []
    for word in subject {
      let current = path.last ?? RegestaCommand.self
      let commands = current.configuration.subcommands
      guard let next = commands.first(where: { $0._commandName == word }) else {
        throw unknown(word, after: path.map { $0._commandName })
      }
      path.append(next)
    }
    let name = (["regesta"] + path.map { $0._commandName }).joined(separator: " ")
    return (name, HelpPage(path: path).full(width: width))
  }

  private func unknown(_ word: String, after path: [String]) -> CommandFailure {
    let commands = (CommandTree.type(at: path) ?? RegestaCommand.self).configuration.subcommands
    let known = path.isEmpty ? HelpCommand.subjects : commands.map { $0._commandName }
    let prefix = (["regesta help"] + path).joined(separator: " ")
    return CommandFailure(
      .usage,
      code: "unknown_topic",
      "there is no help on '\((path + [word]).joined(separator: " "))'",
      hint: "regesta help",
      suggestions: Suggester(known).suggestions(for: word).map { Suggestion("\(prefix) \($0)") }
    )
  }
}
