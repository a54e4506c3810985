internal import RegestaKit

extension Website {
  /// What names the browser that may write.
  static let cookie = "regesta-write"

  /// The pages that a browser may be let in by.
  private static let entrances: Set<Address> = [.review, .importing]

  /// Whether a request comes from a browser that was shown the token.
  func isTrusted(_ request: WebRequest) -> Bool {
    guard let token = options.writeToken else { return false }
    let cookies = (request.headers["cookie"] ?? "").split(separator: ";").map { part in
      part.drop { $0 == " " }
    }
    return cookies.contains { Secret.equal(String($0), "\(Self.cookie)=\(token)") }
  }

  /// Takes the token out of an address and puts it into a cookie, which scripts and other sites do not see.
  func entrance(_ link: Link) -> WebResponse? {
    guard Self.entrances.contains(link.address), let token = options.writeToken,
      let given = link["token"], Secret.equal(given, token)
    else { return nil }
    var response = Self.seeOther(link.with("token", nil))
    response.headers.append(
      ("Set-Cookie", "\(Self.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/")
    )
    return response
  }

  /// Does what a form says.
  ///
  /// - Parameters:
  ///   - request: Its origin, its cookie and the token in the form must all be ours.
  ///   - base: Is only read.
  ///   - open: Opens the base for writing.
  /// - Returns: The way on, or a page that says what was wrong; nothing is written then.
  func post(
    _ request: WebRequest,
    from base: KnowledgeBase,
    _ open: () throws -> KnowledgeBase
  ) -> WebResponse {
    let address = Self.writable(request)
    do {
      guard let token = options.writeToken, let address else {
        throw Problem(
          .method,
          "Here pages are only read: GET and HEAD.",
          hint: "Nothing was changed."
        )
      }
      if let problem = stranger(request) { throw problem }
      let form = try SentForm(request)
      guard Secret.equal(try form.text("form") ?? "", Secret.form(token)) else {
        throw Problem(
          .forbidden,
          "The form is not one of this server's.",
          hint: "Open the page anew."
        )
      }
      switch address {
      case .importing: return try importing(form, from: base, token: token, open)
      case .batch(let number): return try takingBack(Batch.ID(number), form, open)
      default: return try deciding(form, open)
      }
    } catch {
      return respond(with: Self.problem(error), to: Link(address ?? .home), from: base)
    }
  }

  /// How many bytes may be sent along with a request, as far as its head tells: a file may come with those
  /// alone that may write.
  ///
  /// - Parameters:
  ///   - request: Its body need not be there yet.
  ///   - usual: How many may be else.
  /// - Returns: In bytes.
  public func bodyLimit(of request: WebRequest, usual: Int) -> Int {
    guard request.method == "POST", Self.writable(request) == .importing, isCalledRightly(request),
      stranger(request) == nil
    else { return usual }
    return max(usual, OfferedFile.mostSent)
  }

  /// The page that a form is sent to, where it is one that forms are sent to.
  private static func writable(_ request: WebRequest) -> Address? {
    guard let link = try? Target(path: request.path, query: "").link, link.form == .html else {
      return nil
    }
    switch link.address {
    case .review, .importing, .batch: return link.address
    default: return nil
    }
  }

  /// Why a request may not write whatever it says; nil where it may.
  private func stranger(_ request: WebRequest) -> Problem? {
    guard request.headers["origin"] == "http://\(request.headers["host"] ?? "")" else {
      return Problem(.forbidden, "The form does not come from a page of this server.")
    }
    guard isTrusted(request) else {
      return Problem(
        .forbidden,
        "This browser may not write.",
        hint: "Open the address that `regesta serve --write` printed."
      )
    }
    return nil
  }

  /// The way to another page after a form.
  static func seeOther(_ link: Link) -> WebResponse {
    WebResponse(
      303,
      headers(nil) + [("Location", link.text), ("Cache-Control", "no-store")]
    )
  }
}

extension SentForm {
  /// A number that a form names.
  ///
  /// - Throws: ``Problem`` where it names none.
  func number(_ name: String) throws(Problem) -> Int {
    guard let number = try text(name).flatMap({ Int($0) }), number > 0 else {
      throw Problem(.badInput, "The form names no \(name).")
    }
    return number
  }
}
