/// The words of plain text: marks found, `_emphasis_` and the leftovers of templates taken away.
enum PlainInline {
  /// Reads what was joined to one line.
  static func read(_ scalars: [Unicode.Scalar]) -> InlineText {
    var result = InlineText()
    var index = 0
    var previous: Unicode.Scalar = " "
    var nextBraces = 0
    var italics: Int?
    while index < scalars.count {
      let scalar = scalars[index]
      defer { previous = scalar }
      switch scalar {
      case "[":
        if let end = MarkLabel.end(at: index, in: scalars) {
          result.appendMark(scalars[(index + 1)..<(end - 1)].string)
          index = end
          continue
        }
        if let end = MarkLabel.editorialEnd(at: index, in: scalars) {
          index = end
          continue
        }
      case "h" where scalars.has("http://", at: index) || scalars.has("https://", at: index):
        while index < scalars.count, !scalars[index].isSpace {
          result.append(scalars[index])
          index += 1
        }
        continue
      case "_":
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        if !previous.isLetter && !previous.isDigit || !next.isLetter && !next.isDigit {
          if let start = italics {
            result.endEmphasis(from: start)
            italics = nil
          } else if !next.isSpace {
            italics = result.begin()
          }
          index += 1
          continue
        }
      case "{" where index >= nextBraces && scalars.has("{{", at: index):
        if let end = closedBraces(from: index, in: scalars) {
          index = end
          continue
        }
        nextBraces = index + 200
      case "}" where scalars.has("}}", at: index):
        index += 2
        continue
      default: break
      }
      result.append(scalar)
      index += 1
    }
    return result
  }

  /// The end of a template that was left as it is, not more than 200 scalars on.
  private static func closedBraces(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    var index = start
    let limit = min(scalars.count - 1, start + 200)
    while index < limit {
      if scalars[index] == "{", scalars[index + 1] == "{" {
        depth += 1
        index += 2
      } else if scalars[index] == "}", scalars[index + 1] == "}" {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Parts a line at each `]]` that closes nothing: what stands before it is a caption whose beginning is
  /// lost.
  static func captions(_ scalars: [Unicode.Scalar]) -> (
    captions: [ArraySlice<Unicode.Scalar>], rest: Int
  ) {
    var captions: [ArraySlice<Unicode.Scalar>] = []
    var depth = 0
    var start = 0
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "[": depth += 1
      case "]":
        if depth > 0 {
          depth -= 1
        } else if index + 1 < scalars.count, scalars[index + 1] == "]" {
          captions.append(scalars[start..<index])
          index += 1
          start = index + 1
        }
      default: break
      }
      index += 1
    }
    return (captions, start)
  }
}
