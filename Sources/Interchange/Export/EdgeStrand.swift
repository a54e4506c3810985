internal import Chronology
internal import RegestaKit

/// Claims between two things that a picture draws alike, as one line; at least one.
struct EdgeStrand {
  var look: EdgeLook
  var claims: [Claim]
}

/// How an edge is drawn.
struct EdgeLook: Hashable {
  var isVague: Bool
  var isDisputed: Bool
  var isDenied: Bool
  var isSymmetric: Bool
}

extension ExportGraph {
  /// Claims between the same two things that are drawn alike are one line with several labels: a
  /// line for each would hide the labels of the others.
  func strands(of claims: [Claim]) -> [EdgeStrand] {
    var strands: [EdgeStrand] = []
    for claim in claims {
      let look = EdgeLook(
        isVague: claim.certainty != .certain || verdict(claim) == .possible,
        isDisputed: claim.isDisputed,
        isDenied: claim.isDenied,
        isSymmetric: isSymmetric(claim)
      )
      if let index = strands.firstIndex(where: { $0.look == look }) {
        strands[index].claims.append(claim)
      } else {
        strands.append(EdgeStrand(look: look, claims: [claim]))
      }
    }
    return strands
  }
}
