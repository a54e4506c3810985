/// The parsed ``FoldingTable``: one array look-up per scalar.
///
/// A cell holds the spelling itself, up to four ASCII bytes with the first in the low byte; 0 means
/// that the scalar has no spelling. Cells come in pages of 256, and page 0 is the empty one.
struct LetterMap: Sendable {
  static let shared = LetterMap()

  /// The cell of a letter that is left out: `_`.
  static let dropped: UInt32 = 0x5F

  private var pageOf = [UInt8](repeating: 0, count: 0x1100)
  private var cells = [UInt32](repeating: 0, count: 256)
  private var decompositions: [UInt32: [UInt32]] = [:]

  private init() {
    var cell: UInt32 = 0
    var width: UInt32 = 0
    var readingSources = false
    for scalar in FoldingTable.latin.unicodeScalars {
      if scalar == "\n" {
        (cell, width, readingSources) = (0, 0, false)
      } else if readingSources {
        set(cell, of: scalar.value)
      } else if scalar == " " {
        readingSources = true
      } else {
        cell |= scalar.value << width
        width += 8
      }
    }
    for entry in FoldingTable.decompositions.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let sides = entry.split(separator: "=")
      guard sides.count == 2, let source = UInt32(sides[0], radix: 16) else { continue }
      decompositions[source] = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
    }
  }

  private mutating func set(_ cell: UInt32, of scalar: UInt32) {
    let page = Int(scalar >> 8)
    if pageOf[page] == 0 {
      pageOf[page] = UInt8(cells.count / 256)
      cells.append(contentsOf: repeatElement(0, count: 256))
    }
    cells[Int(pageOf[page]) * 256 + Int(scalar & 0xFF)] = cell
  }

  /// The spelling of `scalar` as packed bytes, or 0.
  func cell(of scalar: UInt32) -> UInt32 {
    cells[Int(pageOf[Int(scalar >> 8)]) * 256 + Int(scalar & 0xFF)]
  }

  /// The canonical decomposition of a letter of another script, without its marks, or nil.
  func decomposition(of scalar: UInt32) -> [UInt32]? {
    decompositions[scalar]
  }
}
