internal import Formats
internal import Interchange
internal import Reading
internal import RegestaKit

/// Another program as the reader of articles: run once for each, with JSON Lines on its standard streams.
final class ProgramReader: TextReader {
  private let command: String
  private let environment: [String: String]
  private let timeout: Duration
  private let exchange: ReaderProtocol
  private(set) var faults: [ReaderFault] = []

  /// How many bytes a program may answer.
  static let answerLimit = 64 << 20
  /// How long a program may take for an article unless told otherwise.
  static let standardTimeout = 60.0

  init(
    command: String,
    timeout: Duration,
    environment: [String: String],
    base: KnowledgeBase
  ) throws {
    self.command = command
    self.timeout = timeout
    self.environment = environment
    exchange = try ReaderProtocol(base)
  }

  func read(_ article: Article) throws -> Reading {
    let run: Exchange
    do throws(Platform.Failure) {
      run = try Exchange(
        command: command,
        input: exchange.request(for: article),
        environment: environment,
        timeout: timeout,
        limit: Self.answerLimit
      )
    } catch {
      throw failure("cannot be started: \(error.reason)", hint: "Look at the command of --reader.")
    }
    let title = article.title.map { " \"\(Self.abridged($0))\"" } ?? ""
    switch run.end {
    case .exited(0): break
    case .exited(127):
      throw failure("is not there, or could not be run.", hint: "Look at the command of --reader.")
    case .exited(let status):
      throw failure("ended with status \(status) at the article\(title).")
    case .timedOut:
      throw failure(
        "took longer than \(timeout) for the article\(title), and was ended.",
        hint: "Give it more time with --reader-timeout SECONDS."
      )
    case .tooMuch:
      throw failure("answered with more than \(Self.answerLimit >> 20) MiB, and was ended.")
    }
    let (reading, faults) = try exchange.reading(
      of: run.output,
      article: article,
      name: command.split(separator: " ").first.map(String.init) ?? "program"
    )
    self.faults = faults
    return reading
  }

  private static func abridged(_ text: String) -> String {
    text.count <= 60 ? text : String(text.prefix(59)) + "…"
  }

  private func failure(_ what: String, hint: String? = nil) -> RegestaError {
    RegestaError(.badInput, "The reader \"\(Self.abridged(command))\" \(what)", hint: hint)
  }
}
