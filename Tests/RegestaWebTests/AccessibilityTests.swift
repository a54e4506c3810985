import BaseSupport
import RegestaKit
import RegestaWeb
import Testing

/// Pages for those who listen to them, go through them by keys, or see little.
@Suite struct AccessibilityTests {
  @Test(arguments: CrawlTests.starts) func aPageCanBeHeardAndGoneThrough(_ target: String) throws {
    let page = try Visitor(base: try DemoBase.open()).page(target)
    #expect(Accessibility.faults(in: page) == [])
  }

  /// Pages with forms that write, and those that forms lead to.
  @Test func whatWritesCanToo() throws {
    let writer = try Writer(try ReviewTests.path())
    for target in ["/review", "/review?done=2&at=2", "/import", "/b/3", "/"] {
      #expect(Accessibility.faults(in: try writer.page(target)) == [], "\(target)")
    }
    let form = try #require(
      try writer.page("/import").elements("form").first { $0.attributes["enctype"] != nil }
    )
    let file = (
      name: "towns.csv", bytes: Array("name,kind,founded\nPinsk,city,1097\nZ,city,x\n".utf8)
    )
    let seen = try writer.submit(form, file: file, do: "preview")
    #expect(Accessibility.faults(in: try StrictHTML.parse(seen.text)) == [])
    let wrong = try writer.submit(form, do: "preview")
    #expect(Accessibility.faults(in: try StrictHTML.parse(wrong.text)) == [])
  }

  /// Texts and signs stand out from what is behind them: 4.5 to 1, and 3 to 1 what is no text.
  @Test func coloursStandApart() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let link = try #require(
      try visitor.page("/").elements("link").first { $0.attributes["rel"] == "stylesheet" }
    )
    let text = visitor.get(try #require(link.attributes["href"])).text
    let day = StyleSheet(text, after: ":root {")
    let night = StyleSheet(text, after: "(prefers-color-scheme: dark) {\n  :root {", over: day)
    for (sheet, name) in [(day, "by day"), (night, "by night")] {
      for color in ["ink", "faint", "link", "accent", "dispute", "doubt", "denial"] {
        for behind in ["paper", "card"] {
          let contrast = try #require(sheet.contrast(color, behind))
          #expect(contrast >= 4.5, "\(color) on \(behind) \(name)")
        }
      }
      for (color, behind) in [("ink", "mark"), ("paper", "accent")] {
        #expect(try #require(sheet.contrast(color, behind)) >= 4.5, "\(color) on \(behind) \(name)")
      }
      for color in ["field", "focus"] {
        for behind in ["paper", "card"] {
          #expect(try #require(sheet.contrast(color, behind)) >= 3, "\(color) on \(behind) \(name)")
        }
      }
    }
    #expect(day.contrast("ink", "paper") != night.contrast("ink", "paper"))
  }
}
