// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// A sink that starts a pager once the text is longer than the screen.
///
/// Until then the bytes are held back: a short result is printed as it is, and an empty one never
/// starts a pager. If no pager can be started the text is printed without one.
package final class PagerSink: OutputSink {
  private enum State {
    case holding
    case paging(ChildProcess)
    case direct
    case done
  }

  private let command: String
  private let environment: [String: String]
  private let screenRows: Int
  private let direct: any OutputSink
  private var held: [UInt8] = []
  private var lines = 0
  private var state = State.holding

  package init(
    command: String,
    screenRows: Int,
    environment: [String: String],
    direct: any OutputSink
  ) {
    self.command = command
    self.screenRows = screenRows
    self.environment = environment
    self.direct = direct
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    switch state {
    case .holding:
      held.append(contentsOf: bytes)
      lines += bytes.count { $0 == UInt8(ascii: "\n") }
      // One line is left for the prompt of the shell.
      if lines >= screenRows { try release() }
    case .paging(let pager): try pass(bytes, to: pager)
    case .direct: try direct.write(bytes)
    case .done: return
    }
  }

  package func flush() throws(OutputFailure) {
    if case .direct = state { try direct.flush() }
  }

  /// Prints what is held back and waits for the reader to leave the pager.
  package func finish() throws(OutputFailure) {
    switch state {
    case .holding:
      state = .done
      try direct.write(held)
      try direct.flush()
    case .direct:
      state = .done
      try direct.flush()
    case .paging(let pager):
      state = .done
      pager.finish()
    case .done: return
    }
  }

  private func release() throws(OutputFailure) {
    let bytes = held
    held = []
    do throws(Platform.Failure) {
      let pager = try ChildProcess(command: command, environment: environment)
      state = .paging(pager)
    } catch {
      state = .direct
    }
    try write(bytes)
  }

  private func pass(
    _ bytes: UnsafeRawBufferPointer,
    to pager: ChildProcess
  ) throws(OutputFailure) {
    do throws(Platform.Failure) {
      try pager.write(bytes)
    } catch {
      state = .done
      // 127 is the shell's word for a command that is not there: the text would be lost.
      let status = pager.finish()
      if status == 127 || status == 126 {
        state = .direct
        try direct.write(bytes)
      } else {
        throw error.isBrokenPipe ? .pagerLeft : .failed(path: nil, reason: error.reason)
      }
    }
  }
}
