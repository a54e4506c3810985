internal import CSQLite

/// What SQLite's callback needs to know.
final class AuthorizerHook {
  let decide: (Authorization) -> Permission
  /// A statement of this library itself is being compiled or run.
  var isSuspended = false
  /// What was last refused, for the message of the error.
  var lastRefused: Authorization?

  init(_ decide: @escaping (Authorization) -> Permission) {
    self.decide = decide
  }

  func answer(_ wanted: Authorization) -> Int32 {
    if isSuspended { return SQLITE_OK }
    switch decide(wanted) {
    case .allow:
      return SQLITE_OK
    case .ignore:
      return SQLITE_IGNORE
    case .deny:
      lastRefused = wanted
      return SQLITE_DENY
    }
  }
}

extension Connection {
  /// Sets who is asked what each statement may do; nil removes it.
  ///
  /// Statements compiled before are compiled again, and asked about, at their next use. The library's
  /// own BEGIN, COMMIT and the like are not asked about.
  ///
  /// - Parameter decide: is called while a statement is compiled, and must not use the connection.
  public func setAuthorizer(_ decide: ((Authorization) -> Permission)?) {
    setAuthorizer(hook: decide.map(AuthorizerHook.init))
  }

  func setAuthorizer(hook: AuthorizerHook?) {
    guard let hook else {
      sqlite3_set_authorizer(handle.raw, nil, nil)
      authorizerHook = nil
      return
    }
    sqlite3_set_authorizer(
      handle.raw,
      { pointer, code, first, second, database, source in
        guard let pointer else { return SQLITE_DENY }
        return Unmanaged<AuthorizerHook>.fromOpaque(pointer).takeUnretainedValue().answer(
          Authorization(code: code, first, second, database: database, source: source)
        )
      },
      Unmanaged.passUnretained(hook).toOpaque()
    )
    authorizerHook = hook
  }
}
