// Text, links and marks within a block.
extension HTMLArticleParser {
  mutating func take(_ range: Range<Int>) {
    guard dropped == nil else { return }
    if inline.isEmpty, let first = range.first(where: { !scalars[$0].isSpace }) { start = first }
    var index = range.lowerBound
    while index < range.upperBound {
      var scalar = scalars[index]
      var next = index + 1
      if scalar == "&", let (decoded, end) = HTMLEntities.decode(at: index, in: scalars) {
        scalar = decoded
        next = end
      }
      if mark != nil {
        mark?.words.append(scalar)
      } else if scalar == "[", let end = MarkLabel.end(at: index, in: scalars),
        end <= range.upperBound
      {
        inline.appendMark(scalars[(index + 1)..<(end - 1)].string)
        next = end
      } else if scalar == "[", let end = MarkLabel.editorialEnd(at: index, in: scalars) {
        next = end
      } else if scalar != "↑", scalar != "↩" {
        inline.append(scalar)
      }
      index = next
    }
  }

  mutating func beginLink(_ tag: HTMLTag) {
    endLink()
    if tag.href.first == "#" {
      if mark == nil {
        mark = MarkWords(name: "a", isReference: false)
      }
      mark?.href = tag.href
      return
    }
    guard mark == nil else { return }
    if let category = ArticleLinks.category(of: tag.href), categoriesDepth > 0 {
      builder.category(category)
    }
    if isCiting(tag) { inline.append(contentsOf: tag.href + [" "]) }
    link = (inline.begin(), tag)
  }

  /// Whether a link in a note or a list of works leads to what is cited: its address is kept there.
  func isCiting(_ tag: HTMLTag) -> Bool {
    guard tag.href.has("http", at: 0), ArticleLinks.title(of: tag.href) == nil else { return false }
    return noteDepth > 0 || builder.section == .externalLinks || builder.section == .references
  }

  mutating func endLink() {
    guard let (start, tag) = link else { return }
    if let title = ArticleLinks.title(of: tag.href), start < inline.scalars.count {
      inline.endLink(from: start, to: title)
    }
    if isCiting(tag) { inline.endEmphasis(from: start) }
    link = nil
  }

  /// Decides what `<sup>` or a link within the page was: a mark, or words.
  mutating func endMark() {
    guard let words = mark else { return }
    mark = nil
    var label = words.words.filter { !$0.isInvisible }
    label = Array(label[label.trimmed(0..<label.count)])
    let isBracketed = label.first == "[" && label.last == "]" && label.count > 2
    if isBracketed { label = Array(label[1..<(label.count - 1)]) }
    let mayBe = words.isReference || isBracketed || words.isRaised && !words.href.isEmpty
    guard mayBe, !label.isEmpty, label.count < 30,
      words.isReference && !words.href.isEmpty || MarkLabel.isLabel(label[...])
    else {
      if words.isReference || MarkLabel.editorialEnd(at: 0, in: words.words) != nil { return }
      inline.append(contentsOf: words.words)
      return
    }
    inline.appendMark(label.string)
    if words.href.count > 1 { labels[Array(words.href.dropFirst())] = label.string }
  }
}
