internal import Interchange
internal import JSONForms
internal import RegestaKit
internal import SQLite

extension Website {
  /// How many of each outcome a preview lists.
  private static let listed = 25

  /// Looks over a file, or takes in the one that was looked over.
  func importing(
    _ form: SentForm,
    from base: KnowledgeBase,
    token: String,
    _ open: () throws -> KnowledgeBase
  ) throws -> WebResponse {
    switch try form.text("do") {
    case "preview":
      do {
        return try preview(OfferedFile(chosen: form), base, token, open)
      } catch {
        return again(form, base, token, Self.importProblem(error))
      }
    case "take":
      let (file, head) = try OfferedFile.previewed(form, token: token)
      let target = try open()
      guard try target.head() ?? "" == head else {
        return try preview(file, base, token, open, isAgain: true)
      }
      let report = ImportReport(limit: 0)
      try take(file, into: target, report, isDryRun: false)
      guard let batch = report.batch else {
        throw Problem(.refused, report.title(isDryRun: false) + ".")
      }
      return Self.seeOther(Link(.batch(batch)))
    default: throw Problem(.badInput, "The form does not say what is to be done.")
    }
  }

  private func preview(
    _ file: OfferedFile,
    _ base: KnowledgeBase,
    _ token: String,
    _ open: () throws -> KnowledgeBase,
    isAgain: Bool = false
  ) throws -> WebResponse {
    let target = try open()
    let head = try target.head() ?? ""
    let report = ImportReport(limit: Self.listed)
    let rejected = RejectedRecords()
    try take(file, into: target, report, isDryRun: true, rejected)
    guard !report.isRestored else {
      throw Problem(
        .refused,
        "This is the dump of a whole base, which takes the place of one that is empty and cannot be taken back.",
        hint: "Take it in on the command line."
      )
    }
    let view = ImportPreview(
      report: report,
      file: file,
      rejected: rejected.text,
      form: Secret.form(token),
      head: head,
      seal: file.seal(head: head, token: token),
      base: base,
      isAgain: isAgain
    )
    return page(200, "What would come in", Link(.importing), from: base, view.html)
  }

  private func take(
    _ file: OfferedFile,
    into base: KnowledgeBase,
    _ report: ImportReport,
    isDryRun: Bool,
    _ rejected: RejectedRecords? = nil
  ) throws {
    var request = file.request(who: options.who, isDryRun: isDryRun)
    if let rejected { request.rejects = { rejected.add($0) } }
    do {
      try base.connection.withCancellation(timeLimit: options.importTime) {
        try base.importFiles(request, report: report)
      }
    } catch {
      throw Self.importProblem(error)
    }
  }

  /// What a limit means is said in the words of an import.
  private static func importProblem(_ error: any Error) -> Problem {
    let problem = problem(error)
    guard problem.kind == .limit else { return problem }
    return Problem(
      .limit,
      "The file takes longer, or more memory, than a page may; nothing of it was taken in.",
      hint: "Take it in on the command line, which has no such bounds, or in parts."
    )
  }

  /// The form once more, with what was wrong and what was typed.
  private func again(
    _ form: SentForm,
    _ base: KnowledgeBase,
    _ token: String,
    _ problem: Problem
  ) -> WebResponse {
    do {
      let content = try ImportPage.form(
        in: base,
        token: Secret.form(token),
        sent: form,
        problem: problem
      )
      return page(problem.kind.status, problem.kind.title, Link(.importing), from: base, content)
    } catch {
      return respond(with: problem, to: Link(.importing), from: base)
    }
  }

  /// What is too large, as a problem.
  static let tooLargeToImport = Problem(
    .tooLarge,
    "The file is larger than the \(OfferedFile.mostBytes >> 20) MB that a page takes.",
    hint: "Pack it with gzip, or take it in on the command line: regesta import FILE.",
    suggestions: [Problem.Suggestion(text: "choose another", link: Link(.importing))]
  )

  /// The answer to who sends more than may be sent.
  public func tooMuch(_ request: WebRequest) -> WebResponse {
    guard Self.isImport(request) else { return Self.tooMuch }
    let frame = Frame(
      title: Self.tooLargeToImport.kind.title,
      base: nil,
      link: Link(.importing),
      mayWrite: options.mayWrite
    )
    return WebResponse(
      Self.tooLargeToImport.kind.status,
      Self.headers(PageForm.html.mediaType) + [("Cache-Control", "no-store")],
      HTMLWriter.document(frame.document(Self.tooLargeToImport.content()), .server)
    )
  }

  private static func isImport(_ request: WebRequest) -> Bool {
    request.path == Link(.importing).path
  }
}
