/// When to colour: the value of `--color`.
package enum ColorPolicy: String, CaseIterable, Sendable {
  case auto
  case always
  case never

  /// Whether a stream is to be coloured.
  ///
  /// `always` and `never` decide by themselves. Under `auto` the environment is asked in this order:
  /// a non-empty `NO_COLOR` and `CLICOLOR=0` say no, `CLICOLOR_FORCE` and `FORCE_COLOR` say yes
  /// unless they are empty or `0`, `TERM=dumb` says no; otherwise a terminal is coloured and nothing
  /// else is.
  package func allows(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    if environment["CLICOLOR"] == "0" { return false }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = environment[name], !value.isEmpty, value != "0" { return true }
    }
    return isTerminal && environment["TERM"] != "dumb"
  }
}
