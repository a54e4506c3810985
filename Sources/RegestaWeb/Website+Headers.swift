internal import JSONForms

extension Website {
  /// The fields that every answer has.
  ///
  /// Nothing is loaded but from here, no script runs but our file, and no page of others may hold ours or
  /// read it. What is drawn in a tab of its own may not run anything either.
  static func headers(_ mediaType: String?) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = [
      (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
      ),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    if let mediaType { headers.insert(("Content-Type", mediaType), at: 0) }
    return headers
  }

  /// The same for an answer that can be asked for again by its validator.
  static func headers(
    _ mediaType: String?,
    validator: String
  ) -> [(name: String, value: String)] {
    headers(mediaType) + validatorHeaders(validator)
  }

  static func validatorHeaders(_ validator: String) -> [(name: String, value: String)] {
    [("ETag", validator), ("Cache-Control", "no-cache")]
  }

  /// Whether a list of validators has one, or stands for all.
  static func list(_ list: String, has validator: String) -> Bool {
    list.split(separator: ",").contains { item in
      var tag = item.drop { $0 == " " }
      while tag.last == " " { tag = tag.dropLast() }
      if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
      return tag == "*" || tag == validator
    }
  }
}

extension Website {
  /// The answer when the base cannot be opened.
  public func respond(to request: WebRequest, failing error: any Error) -> WebResponse {
    Self.plain(Self.problem(error))
  }

  /// The answer to who comes before the server is ready.
  public static let starting = plain(
    Problem(.busy, "The server is only starting.", hint: "Try again.")
  )

  /// The answer to who sends more than may be sent.
  public static let tooMuch = plain(
    Problem(.tooLarge, "More was sent along than may be.", hint: "Send less at a time.")
  )

  /// The problem as JSON, for programs and where no page can be made.
  static func plain(_ problem: Problem) -> WebResponse {
    WebResponse(
      problem.kind.status,
      headers("application/json") + [("Cache-Control", "no-store")],
      Array((problem.json.text() + "\n").utf8)
    )
  }
}
