import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct MarkdownTests {
  private struct Page: Decodable {
    var headings: [String]
    var items: [String]
    var notes: Int
    var tags: [String]
  }

  private static let script = """
    import sys, json, re
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    text = sys.stdin.buffer.read().decode()
    md = MarkdownIt('gfm-like', {'linkify': False}).use(footnote_plugin)
    tokens = md.parse(text)
    def words(t): return ''.join(c.content for c in t.children if c.type in ('text', 'code_inline', 'text_special'))
    headings, items, tags = [], [], set()
    for i, t in enumerate(tokens):
      tags.add(t.type)
      if t.type == 'inline':
        tags |= {c.type for c in t.children}
        (headings if tokens[i-1].type == 'heading_open' else items).append(words(t))
    print(json.dumps({'headings': headings, 'items': items, 'tags': sorted(tags),
                      'notes': sum(t.type == 'footnote_open' for t in tokens)}))
    """

  private static func page(_ base: KnowledgeBase, scope: ExportScope = .all) throws -> Page {
    let python = try #require(Oracle.markdown)
    let bytes = try ExportSamples.bytes(of: base, as: "markdown", scope: scope).bytes
    return try python.json(Page.self, from: script, input: bytes)
  }

  @Test(.enabled(if: Oracle.markdown != nil, "needs python3 with markdown-it-py and its plugins"))
  func aReaderFindsEveryThingAndItsSources() throws {
    let base = try ExportSamples.seed()
    let page = try Self.page(base)
    let labels = try ExportFacts.labels(of: base)
    let things = page.headings.filter { Set(labels.values).contains($0) }
    #expect(Set(things) == Set(labels.values))
    #expect(page.notes > 20)
    #expect(page.items.contains { $0.contains("p. 355") && $0.contains("Čepėnas") })
    #expect(
      page.items.contains { $0.contains("▲ ") && $0.contains("disputed: Who attacked first") }
    )
    #expect(page.items.contains { $0.hasPrefix("Poland, April 1919 to 14 July 1920") })
    #expect(!page.tags.contains("html_inline") && !page.tags.contains("html_block"))
  }

  @Test(.enabled(if: Oracle.markdown != nil, "needs python3 with markdown-it-py and its plugins"))
  func hostileNamesAreOnlyText() throws {
    let page = try Self.page(ExportSamples.hostile())
    for name in ["\"quoted\"", "back\\slash\\", "]]> <b>&amp; & </b>", "a -> b; }", "=1+1"] {
      #expect(page.headings.contains(name), "\(name) is not in \(page.headings)")
    }
    #expect(page.headings.contains("-- comment */ // #"))
    for tag in ["html_inline", "html_block", "link_open", "image", "fence", "table_open", "hr"] {
      #expect(!page.tags.contains(tag), "\(tag)")
    }
  }

  /// Every claim between two things stands at both.
  @Test func aClaimIsReadFromBothEnds() throws {
    let text = try ExportSamples.text(of: ExportSamples.seed(), as: "markdown")
    #expect(text.contains("- **is controlled by**") && text.contains("**controls**"))
  }
}
