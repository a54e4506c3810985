/// The options that decide how a failure is printed, read by eye before anything is parsed.
///
/// A failure of parsing has to be printed too, and a program that asked for JSON must get JSON.
package struct EarlyOptions: Equatable {
  package private(set) var isJSON = false
  package var color: ColorPolicy { hasNoColor ? .never : wantedColor }
  private var wantedColor = ColorPolicy.auto
  private var hasNoColor = false

  package init(_ arguments: [String]) {
    let options = Array(arguments.prefix { $0 != "--" })
    for (index, argument) in options.enumerated() {
      let next = index + 1 < options.count ? options[index + 1] : nil
      switch argument {
      case "--json": isJSON = true
      case "--format", "-f": note(format: next)
      case "--no-color": hasNoColor = true
      case "--color": note(color: next)
      default:
        guard let equals = argument.firstIndex(of: "=") else { continue }
        let value = String(argument[argument.index(after: equals)...])
        switch argument[..<equals] {
        case "--format", "-f": note(format: value)
        case "--color": note(color: value)
        default: continue
        }
      }
    }
  }

  private mutating func note(format: String?) {
    if let format = format.flatMap(OutputFormat.init(rawValue:)) { isJSON = format.isJSON }
  }

  private mutating func note(color value: String?) {
    if let value = value.flatMap(ColorPolicy.init(rawValue:)) { wantedColor = value }
  }
}
