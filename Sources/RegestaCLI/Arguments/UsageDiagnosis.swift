/// Says in our words what is wrong with arguments that the parser has refused.
///
/// The parser keeps its errors to itself, so the arguments are read a second time, against the shape
/// of the command. It happens only after an error.
package struct UsageDiagnosis {
  private let path: [String]
  private let shape: CommandShape

  package init(path: [String], shape: CommandShape) {
    self.path = path
    self.shape = shape
  }

  /// The first fault of the arguments, or `nil` when none is found here.
  package func failure(for arguments: [String]) -> CommandFailure? {
    var positionals: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument == "--" {
        positionals += arguments[index...]
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        positionals.append(argument)
        if shape.positionals.contains(where: \.takesEverything) { return nil }
        continue
      }
      if let failure = check(option: argument, arguments, &index) { return failure }
    }
    return check(positionals: positionals)
  }

  // MARK: Options

  private func check(
    option argument: String,
    _ arguments: [String],
    _ index: inout Int
  ) -> CommandFailure? {
    let equals = argument.firstIndex(of: "=")
    let name = String(argument[..<(equals ?? argument.endIndex)])
    guard let known = shape.argument(named: name) else {
      return isBundleOfFlags(name) ? nil : unknown(name)
    }
    switch known.kind {
    case .flag:
      guard let equals else { return nil }
      return CommandFailure(
        .usage,
        code: "unexpected_value",
        "\(name) takes no value, but got '\(argument[argument.index(after: equals)...])'",
        hint: "\(command) \(name)"
      )
    case .option:
      let value: String
      if let equals {
        value = String(argument[argument.index(after: equals)...])
      } else if index < arguments.count, !isOption(arguments[index]) {
        value = arguments[index]
        index += 1
      } else {
        return Self.missingValue(name, known)
      }
      return check(value: value, of: name, known)
    case .positional:
      return nil
    }
  }

  private func check(
    value: String,
    of name: String,
    _ option: CommandShape.Argument
  ) -> CommandFailure? {
    guard !option.values.isEmpty, !option.values.contains(value) else { return nil }
    let found = Suggester(option.values).suggestions(for: value)
    return CommandFailure(
      .usage,
      code: "invalid_value",
      "invalid value '\(value)' for \(name)",
      reason: "it takes \(Self.listed(option.values))",
      suggestions: found.map { Suggestion("\(name) \($0)") }
    )
  }

  private func isOption(_ argument: String) -> Bool { argument.hasPrefix("-") && argument != "-" }

  private func isBundleOfFlags(_ name: String) -> Bool {
    !name.hasPrefix("--") && name.count > 2
      && name.dropFirst().allSatisfy { shape.argument(named: "-\($0)")?.kind == .flag }
  }

  private func unknown(_ name: String) -> CommandFailure {
    let known = shape.named.filter(\.isShown).flatMap(\.names)
    return Self.unknownOption(name, known: known, command: path)
  }

  // MARK: Positional arguments

  private func check(positionals given: [String]) -> CommandFailure? {
    let expected = shape.positionals
    let required = expected.filter { !$0.isOptional }
    if given.count < required.count {
      let name = required[given.count].valueName ?? "argument"
      return CommandFailure(
        .usage,
        code: "missing_argument",
        "missing <\(name)>",
        reason: required[given.count].abstract,
        hint: "\(command) --help"
      )
    }
    if !expected.contains(where: \.isRepeating), given.count > expected.count {
      let extra = given[expected.count]
      return CommandFailure(
        .usage,
        code: "unexpected_argument",
        "unexpected argument '\(extra)'",
        reason: expected.isEmpty
          ? "\(command) takes no arguments but options"
          : "words that belong together need quotes around them",
        hint: "\(command) --help"
      )
    }
    for (argument, value) in zip(expected, given)
    where !argument.values.isEmpty && !argument.values.contains(value) {
      let found = Suggester(argument.values).suggestions(for: value)
      return CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(value)' for <\(argument.valueName ?? "argument")>",
        reason: "it takes \(Self.listed(argument.values))",
        suggestions: found.map { Suggestion($0) }
      )
    }
    return nil
  }

  private var command: String { (["regesta"] + path).joined(separator: " ") }

  // MARK: Failures

  package static func unknownOption(
    _ name: String,
    known: [String],
    command path: [String]
  ) -> CommandFailure {
    let bare = String(name.drop { $0 == "-" })
    let long = known.filter { $0.hasPrefix("--") }
    let words = long.map { String($0.dropFirst(2)) }
    // Without the dashes, so that they do not make short names look alike.
    let found = bare.count > 1 ? Suggester(words).suggestions(for: bare) : []
    let command = (["regesta"] + path).joined(separator: " ")
    return CommandFailure(
      .usage,
      code: "unknown_option",
      "unknown option \(name)",
      hint: found.isEmpty && !path.isEmpty ? "\(command) --help" : nil,
      suggestions: found.map { Suggestion("--\($0)") }
    )
  }

  package static func missingValue(
    _ name: String,
    _ option: CommandShape.Argument? = nil
  ) -> CommandFailure {
    let option = option ?? CommandShape(of: GlobalOptions.self).argument(named: name)
    let expected = option.flatMap { option in
      option.values.isEmpty ? option.abstract : "it takes \(listed(option.values))"
    }
    return CommandFailure(
      .usage,
      code: "missing_value",
      "\(name) needs a value",
      reason: expected
    )
  }

  /// `a`, `a or b`, `a, b or c`.
  static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
