/// How a run ended, as the number that the shell sees.
///
/// Part of the interface: scripts depend on the numbers, so they never change their meaning.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case success = 0
  case negative = 1
  case failed = 2
  case notFound = 3
  case notUnderstood = 4
  case limitReached = 5
  case usage = 64
  case badData = 65
  case inputMissing = 66
  case bug = 70
  case cannotCreate = 73
  case busy = 75
  case configuration = 78
  case interrupted = 130
  case outputClosed = 141

  /// One line for `help exit-codes`.
  package var meaning: String {
    switch self {
    case .success: "done; an empty result is no error"
    case .negative: "ran, but the answer is no: check found problems, -e and nothing found"
    case .failed: "failed for another reason than those below"
    case .notFound: "nothing goes by that name or number, or several things do"
    case .notUnderstood: "the question was not understood"
    case .limitReached: "a limit of time or rows was reached"
    case .usage: "wrong use: an unknown command, option, value or date"
    case .badData: "the input or the base is damaged, or not what it should be"
    case .inputMissing: "an input file or the base is missing or cannot be read"
    case .bug: "a fault of this program; please report it"
    case .cannotCreate: "an output file or the base cannot be written, or is there already"
    case .busy: "another program holds the base; try again"
    case .configuration: "a setting or the environment is wrong"
    case .interrupted: "interrupted (Ctrl-C); nothing is half done"
    case .outputClosed: "the reader of the output went away"
    }
  }

  /// The name in machine output.
  package var code: String {
    switch self {
    case .success: "ok"
    case .negative: "negative"
    case .failed: "failed"
    case .notFound: "not_found"
    case .notUnderstood: "not_understood"
    case .limitReached: "limit_reached"
    case .usage: "usage"
    case .badData: "bad_data"
    case .inputMissing: "input_missing"
    case .bug: "bug"
    case .cannotCreate: "cannot_create"
    case .busy: "busy"
    case .configuration: "configuration"
    case .interrupted: "interrupted"
    case .outputClosed: "output_closed"
    }
  }
}
