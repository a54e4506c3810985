internal import RegestaKit

/// Gives a dispute another state.
struct JudgeDispute: Action {
  let key: String
  let state: Dispute.State
  let why: String
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    try DisputeWriting(writing, in: context).run(why) { base, writer in
      let dispute = try base.dispute(named: key)
      try writer.judge(dispute.id, state, reason: writing.why)
      return [dispute.key]
    }
  }
}
