import Interchange
import TestSupport

/// Networks drawn by lot, with names in several scripts and of all lengths.
enum RandomNetwork {
  static let names = [
    "Vilnius", "Treaty", "Nygaardsvold's second government in exile", "Вильна",
    "Договор о мире между Россией и Литвой", "維爾紐斯", "大日本帝國憲法發布式與國會開設之詔勅", "ווילנע", "Ω", "",
    "Donaudampfschifffahrtsgesellschaftskapitänspatent", "a", "<b>&amp;\"'</b>", "e\u{301}tat",
  ]

  static func picture(
    seed: UInt64,
    nodes count: Int,
    edges: Int,
    centers: Int = 1
  ) -> NetworkPicture {
    var lots = SplitMix64(seed: seed)
    let nodes = (0..<count).map { index in
      NetworkPicture.Node(
        key: "n\(index)",
        label: lots.pick(names),
        kind: "thing",
        family: lots.pick(KindFamily.allCases),
        caption: lots.once(in: 4) ? "between 12 July and 8 August 1920" : nil,
        isCenter: index < centers,
        hiddenNeighbors: lots.once(in: 9) ? lots.int(1...99) : 0
      )
    }
    let claims = (0..<(count == 0 ? 0 : edges)).map { index in
      let relation = lots.pick(["controls", "is a party to", "заключил", "締結"])
      return NetworkPicture.Edge(
        claim: index + 1,
        source: lots.int(0...count - 1),
        // Some things are near to many, as in history.
        target: lots.once(in: 3) ? 0 : lots.int(0...count - 1),
        relation: relation,
        label: relation,
        when: lots.once(in: 2) ? "from April 1919 to 14 July 1920" : nil,
        sentence: "Sentence \(index + 1) says something.",
        additions: lots.once(in: 5) ? "on condition: peace" : nil,
        evidence: "Source, p. \(index)",
        marks: ClaimMarks(
          isVague: lots.once(in: 4),
          isDisputed: lots.once(in: 6),
          isDenied: lots.once(in: 8)
        ),
        isSymmetric: lots.once(in: 5)
      )
    }
    return NetworkPicture(nodes: nodes, edges: claims, frame: PictureFrame(heading: "Random"))
  }
}
