import Asking
import RegestaKit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The asker of the base that the environment names; libFuzzer calls from one thread.
private nonisolated(unsafe) let asker: Asker = {
  guard let path = getenv("REGESTA_FUZZ_BASE") else {
    fatalError("REGESTA_FUZZ_BASE must name a base; see the script beside this package.")
  }
  do {
    return try Asker(KnowledgeBase(path: String(cString: path)))
  } catch {
    fatalError("The base does not open: \(error)")
  }
}()

/// Asks one question: any bytes must end in an answer with words, in readings with words, or in a refusal.
///
/// Traps, and what takes longer than `-timeout`, are libFuzzer's to report; a question that reaches the limits of
/// its statements is a finding as well.
private func askOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let question = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do {
    switch try asker.ask(question) {
    case .answer(let answer):
      precondition(!answer.text.isEmpty, "an answer without words")
      precondition(!answer.reading.isEmpty, "an answer that does not say how the question was read")
    case .choice(let choices):
      precondition(choices.count > 1, "a choice of one")
      precondition(choices.allSatisfy { !$0.answer.text.isEmpty }, "a reading without words")
    case .notUnderstood(let misunderstanding):
      precondition(!misunderstanding.message.isEmpty, "a refusal without words")
    }
  } catch {
    fatalError("A question failed: \(error)")
  }
  return 0
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// libFuzzer's own entry, for programs that have a `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<Arguments>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The entry that the package manager looks for.
@_cdecl("FuzzQuestions_main")
public func enter(
  _ count: CInt,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments, askOne)
}
