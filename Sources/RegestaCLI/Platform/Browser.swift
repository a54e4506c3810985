/// The user's browser.
enum Browser {
  /// Opens an address of ours, without waiting for the browser's end.
  ///
  /// - Parameters:
  ///   - address: Is put into the environment, where no shell takes it apart.
  ///   - environment: Tells which browser: `BROWSER`, else what the system opens addresses with.
  /// - Returns: whether something was there to open it.
  static func open(_ address: String, environment: [String: String]) -> Bool {
    var environment = environment
    environment["REGESTA_ADDRESS"] = address
    #if canImport(Darwin)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    let command = """
      opener="${BROWSER:-\(opener)}"; command -v "$opener" >/dev/null 2>&1 || exit 1
      ("$opener" "$REGESTA_ADDRESS" >/dev/null 2>&1 &)
      """
    do throws(Platform.Failure) {
      return try ChildProcess(command: command, environment: environment).finish() == 0
    } catch {
      return false
    }
  }
}
