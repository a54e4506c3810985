internal import Interchange
internal import RegestaKit

extension Website {
  /// What names the browser that may write.
  static let cookie = "regesta-write"

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
    guard link.address == .review, let token = options.writeToken,
      let given = link["token"], Secret.equal(given, token)
    else { return nil }
    var headers = Self.headers(nil)
    headers += [
      ("Location", link.with("token", nil).text),
      ("Set-Cookie", "\(Self.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/"),
      ("Cache-Control", "no-store"),
    ]
    return WebResponse(303, headers)
  }

  /// Does what a form says.
  ///
  /// - Parameters:
  ///   - request: Its origin, its cookie and the token in the form must all be ours.
  ///   - open: Opens the base for writing.
  /// - Returns: The way back to the page.
  /// - Throws: ``Problem``, or what writing the base throws; nothing is written then.
  func post(_ request: WebRequest, _ open: () throws -> KnowledgeBase) throws -> WebResponse {
    guard let token = options.writeToken, request.path == Link(.review).path else {
      throw Problem(
        .method,
        "Here pages are only read: GET and HEAD.",
        hint: "Nothing was changed."
      )
    }
    let host = request.headers["host"] ?? ""
    guard request.headers["origin"] == "http://\(host)" else {
      throw Problem(.forbidden, "The form does not come from a page of this server.")
    }
    guard isTrusted(request) else {
      throw Problem(
        .forbidden,
        "This browser may not write.",
        hint: "Open the address that `regesta serve --write` printed."
      )
    }
    guard request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true,
      let text = String(validating: request.body, as: UTF8.self),
      let items = try? Target.items(text)
    else { throw Problem(.badInput, "The form is not readable.") }
    let form = Link(.review, items)
    guard Secret.equal(form["form"] ?? "", Secret.form(token)) else {
      throw Problem(
        .forbidden,
        "The form is not one of this server's.",
        hint: "Open the page anew."
      )
    }
    let batch = try decide(form, in: open())
    let back = Link(.review, form.query.filter { $0.name == "source" })
    return WebResponse(
      303,
      Self.headers(nil) + [
        ("Location", back.with("done", batch.map(\.description)).text),
        ("Cache-Control", "no-store"),
      ]
    )
  }

  private func decide(_ form: Link, in base: KnowledgeBase) throws -> Batch.ID? {
    func number(_ name: String) throws -> Int {
      guard let number = form[name].flatMap(Int.init), number > 0 else {
        throw Problem(.badInput, "The form names no \(name).")
      }
      return number
    }
    switch form["do"] {
    case "undo":
      let batch = Batch.ID(try number("batch"))
      guard try base.batch(batch)?.kind == .review else {
        throw Problem(.refused, "Here only what was decided in a review is taken back.")
      }
      try base.undo(batch, who: options.who)
      return try base.batches().last?.id
    case "accept", "reject":
      let claim = Claim.ID(try number("claim"))
      guard let candidate = try base.candidates(CandidateQuery(claim: claim)).first else {
        throw Problem(
          .refused,
          "Candidate \(claim) does not wait any more: it was decided on meanwhile.",
          suggestions: [Problem.Suggestion(text: "the others", link: Link(.review))]
        )
      }
      let verdict: CandidateDecision.Verdict = form["do"] == "accept" ? .accept : .reject
      let (outcomes, batch) = try base.decide(
        [CandidateDecision(candidate, verdict, reason: form["reason"])],
        who: options.who,
        why: "\(verdict.name)s claim \(claim)"
      )
      if let refused = outcomes.first(where: { $0.result == .refused }) {
        throw Problem(
          .refused,
          refused.detail ?? "The base refused it.",
          suggestions: [Problem.Suggestion(text: "back to the review", link: Link(.review))]
        )
      }
      return batch
    default: throw Problem(.badInput, "The form does not say what is to be done.")
    }
  }
}
