import Foundation
import TestSupport
import Testing

/// How pages look and sound in a browser.
@Suite(.enabled(if: ServedBase.canBeSeen, "apt-get install chromium chromium-driver"), .serialized)
struct PageTests {
  /// In a narrow window by day, in a wide one by night, and on a wall.
  @Test(arguments: [(390, false), (1280, true), (3840, false)])
  func fitsTheWindowAndComplainsOfNothing(_ width: Int, _ dark: Bool) async throws {
    try await onOwnThread {
      let (served, browser) = (try ServedBase(), try Browser())
      try browser.look(width: width, dark: dark)
      for page in DemoPages.all {
        try browser.open(served.address + page)
        #expect(try !browser.text("document.querySelector('h1').innerText").isEmpty, "\(page)")
        let wide = try browser.value(
          "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
        )
        #expect(wide as? Int == 0, "\(page) is wider than \(width)")
        // That a page is not there, or a question wrong, is no fault of the page that says so.
        let complaints = try browser.complaints().filter {
          !$0.contains("the server responded with")
        }
        #expect(complaints == [], "\(page)")
      }
      let paper = try browser.text("getComputedStyle(document.body).backgroundColor")
      let levels = paper.split { !$0.isNumber }.compactMap { Int($0) }.prefix(3)
      #expect(levels.count == 3 && levels.allSatisfy { dark ? $0 < 100 : $0 > 200 }, "\(paper)")
    }
  }

  /// An independent checker finds nothing by WCAG 2.2 AA.
  @Test(
    .enabled(if: Axe.script != nil, "python3 -m pip install axe-playwright-python"),
    arguments: [(390, false), (1280, true)]
  )
  func axeFindsNothing(_ width: Int, _ dark: Bool) async throws {
    try await onOwnThread {
      let (served, browser) = (try ServedBase(), try Browser())
      try browser.look(width: width, dark: dark)
      for page in DemoPages.all {
        try browser.open(served.address + page)
        #expect(try Axe.faults(in: browser) == [], "\(page)")
      }
    }
  }

  /// Names that are no names for a browser are shown, and nothing of them runs.
  @Test func nothingOfANameRuns() async throws {
    try await onOwnThread {
      let names = Naughty.own.filter { !$0.contains("\0") }
      let table =
        "name,kind\n"
        + names.map { "\"\($0.replacing("\"", with: "\"\""))\",city\n" }.joined()
      let served = try ServedBase(
        [#""$REGESTA" import names.csv -q >report || [ $? -eq 1 ]"#],
        files: ["names.csv": table]
      )
      let browser = try Browser()
      try browser.open(served.address + "/k/city?size=200")
      let things = try browser.value(
        "[...document.querySelectorAll('main a[href^=\"/e/\"]')].map((link) => link.href)"
      )
      let addresses = Array(Set(things as? [String] ?? [])).sorted()
      #expect(addresses.count > names.count / 2)
      for address in addresses.prefix(120) {
        // What asks with a dialog, as all of them do that run, makes the next step fail.
        try browser.open(address)
        #expect(try browser.complaints() == [], "\(address)")
        let strange = try browser.value("document.querySelectorAll('main script, iframe').length")
        #expect(strange as? Int == 0)
      }
      for name in names {
        let query = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        try browser.open(served.address + "/search?all=yes&q=" + query)
        let complaints = try browser.complaints().filter {
          !$0.contains("the server responded with")
        }
        #expect(complaints == [], "\(name)")
      }
    }
  }
}
