internal import JSONForms
public import RegestaKit
internal import SQLite

/// A base as a website: request in, response out. It knows no sockets.
///
/// ```swift
/// let website = Website()
/// let response = website.respond(to: WebRequest("/e/vilnius?on=1920-08-01"), from: base)
/// ```
public struct Website: Sendable {
  let options: WebsiteOptions

  /// A website that is set up so.
  public init(_ options: WebsiteOptions = WebsiteOptions()) { self.options = options }

  /// Answers a request; whatever goes wrong becomes a page that says so.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - base: Is only read.
  ///   - writing: Opens the base for writing; is called where the options have a token to write by, and a
  ///     request brings all that it must.
  /// - Returns: The whole answer.
  public func respond(
    to request: WebRequest,
    from base: KnowledgeBase,
    writing: (() throws -> KnowledgeBase)? = nil
  ) -> WebResponse {
    let response = answer(to: request, from: base, writing)
    return request.method == "HEAD" ? response.headOnly() : response
  }

  private func answer(
    to request: WebRequest,
    from base: KnowledgeBase,
    _ writing: (() throws -> KnowledgeBase)?
  ) -> WebResponse {
    guard isCalledRightly(request) else {
      let problem = Problem(
        .forbidden,
        "This server does not go by the name \"\(request.headers["host"] ?? "")\".",
        hint: "Open it by the address that was printed when it was started."
      )
      return Self.plain(problem)
    }
    if request.method == "POST", options.mayWrite, let writing {
      return post(request, from: base, writing)
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      var response = Self.plain(
        Problem(.method, "Here pages are only read: GET and HEAD.", hint: "Nothing was changed.")
      )
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    let target: Target
    do throws(Target.Fault) {
      target = try Target(path: request.path, query: request.query)
    } catch {
      return respond(with: problem(error, request), to: Link(.home), from: base)
    }
    return entrance(target.link) ?? answer(target.link, request, base)
  }

  private func answer(
    _ link: Link,
    _ request: WebRequest,
    _ base: KnowledgeBase
  ) -> WebResponse {
    switch link.address {
    case .asset(let name): return asset(name, base)
    case .health: return health(base)
    case .openapi:
      return WebResponse(200, Self.headers("application/json"), OpenAPI.document())
    default: break
    }
    do {
      return try base.connection.withCancellation(timeLimit: options.timeLimit) {
        try base.read {
          let isTrusted = isTrusted(request)
          let validator = try PageRendering.validator(
            of: link,
            in: base,
            formToken: isTrusted ? options.writeToken.map(Secret.form) : nil
          )
          if let validator,
            request.headers["if-none-match"].map({ Self.list($0, has: validator) })
              == true
          {
            return WebResponse(304, Self.headers(nil, validator: validator))
          }
          var response = try PageRendering(link, base, options, isTrusted: isTrusted)
            .response(.server)
          if let validator, response.status == 200 {
            response.headers += Self.validatorHeaders(validator)
          }
          if validator == nil { response.headers.append(("Cache-Control", "no-store")) }
          return response
        }
      }
    } catch {
      return respond(with: Self.problem(error), to: link, from: base)
    }
  }

  /// The problem that an error means. An error that nobody explains is a fault of the program.
  static func problem(_ error: any Error) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as RegestaError: return Problem(error)
    default: break
    }
    do {
      return try KnowledgeBase.explaining { throw error }
    } catch let error as RegestaError {
      return Problem(error)
    } catch {
      return Problem(.bug, String(describing: error), hint: "Please report it.")
    }
  }

  func respond(with problem: Problem, to link: Link, from base: KnowledgeBase) -> WebResponse {
    guard link.form == .html, link.address != .suggest else { return Self.plain(problem) }
    return page(problem.kind.status, problem.kind.title, link, from: base, problem.content())
  }

  /// A page that is no page of the base's: it is not kept, and has no other forms.
  func page(
    _ status: Int,
    _ title: String,
    _ link: Link,
    from base: KnowledgeBase,
    _ content: HTML
  ) -> WebResponse {
    let frame = Frame(
      title: title,
      base: (try? base.meta("title")) ?? nil,
      link: link,
      mayWrite: options.mayWrite
    )
    return WebResponse(
      status,
      Self.headers(PageForm.html.mediaType) + [("Cache-Control", "no-store")],
      HTMLWriter.document(frame.document(content), .server)
    )
  }

  private func problem(_ fault: Target.Fault, _ request: WebRequest) -> Problem {
    switch fault {
    case .tooLong:
      Problem(
        .tooLong,
        "The address is longer than \(Target.longest) bytes.",
        hint: "Ask for less."
      )
    case .unreadable:
      Problem(
        .badInput,
        "The address is not readable: an escape is broken, or it is not UTF-8.",
        hint: "Type it anew."
      )
    case .unknown:
      Problem(
        .notFound,
        "There is no such page here.",
        hint: "Look for a name, or begin at the beginning.",
        suggestions: [
          Problem.Suggestion(text: "all kinds of things", link: Link(.kinds)),
          Problem.Suggestion(text: "the sources", link: Link(.sources)),
        ]
      )
    }
  }

  func isCalledRightly(_ request: WebRequest) -> Bool {
    guard !options.hosts.isEmpty else { return true }
    return request.headers["host"].map { options.hosts.contains($0.lowercased()) } ?? false
  }

  private func asset(_ name: String, _ base: KnowledgeBase) -> WebResponse {
    guard let asset = Asset.named(name) else {
      return Self.plain(Problem(.notFound, "There is no such file."))
    }
    return WebResponse(
      200,
      Self.headers(asset.mediaType) + [("Cache-Control", "public, max-age=31536000, immutable")],
      Array(asset.text.utf8)
    )
  }

  private func health(_ base: KnowledgeBase) -> WebResponse {
    do {
      let head = try base.read { try base.head() }
      let json = JSON.object([
        ("ok", .bool(true)), ("schema", .string("regesta/health@1")), ("head", JSON(head)),
      ])
      let headers = Self.headers("application/json") + [("Cache-Control", "no-store")]
      return WebResponse(200, headers, Array((json.text() + "\n").utf8))
    } catch {
      return Self.plain(Self.problem(error))
    }
  }
}
