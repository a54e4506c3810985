import TestSupport
import Testing

/// From the first page to an answer by keys alone, and without the script.
@Suite(.enabled(if: ServedBase.canBeSeen, "apt-get install chromium chromium-driver"), .serialized)
struct KeyboardTests {
  @Test func aThingIsFoundByKeys() async throws {
    try await onOwnThread {
      let (served, browser) = (try ServedBase(), try Browser())
      try browser.open(served.address + "/")
      try browser.press(Browser.tab)
      #expect(try browser.text("document.activeElement.getAttribute('href')") == "#main")
      // Wherever the focus goes, it is seen.
      for _ in 0..<25 {
        let outline = try browser.text("getComputedStyle(document.activeElement).outlineStyle")
        #expect(outline != "none")
        try browser.press(Browser.tab)
      }
      try browser.open(served.address + "/")
      try browser.press("/")
      try browser.press("wiln")
      try browser.wait(until: "document.querySelectorAll('[role=option]').length > 0")
      let first = try browser.text("document.querySelector('[role=option]').innerText")
      #expect(first.contains("Vilnius"))
      try browser.press(Browser.down + Browser.enter)
      try browser.wait(until: "location.pathname == '/e/vilnius'")
      // On to a claim: links are in the order of the page, and Enter follows them.
      try browser.run("document.querySelector('main a[href^=\"/c/\"]').focus()")
      try browser.press(Browser.enter)
      try browser.wait(until: "location.pathname.startsWith('/c/')")
    }
  }

  @Test func withoutTheScriptFormsAndLinksDoTheSame() async throws {
    try await onOwnThread {
      let (served, browser) = (try ServedBase(), try Browser(runsScripts: false))
      try browser.open(served.address + "/")
      // With the script, the field would be a combobox.
      #expect(try browser.value("document.querySelectorAll('[role=combobox]').length") as? Int == 0)
      try browser.press(Browser.tab + Browser.tab + Browser.tab)
      try browser.press("wilno" + Browser.enter)
      try browser.wait(until: "location.pathname == '/e/vilnius'")
      try browser.open(served.address + "/ask?q=who%20held%20Vilnius%20on%201%20August%201920")
      #expect(try browser.words.contains("Soviet Russia"))
      // What is folded up opens by itself.
      try browser.open(served.address + "/q/who-held?place=Vilnius&on=1920-08-01")
      try browser.run("document.querySelector('main details > summary').focus()")
      try browser.press(Browser.enter)
      #expect(try browser.value("document.querySelector('main details').open") as? Bool == true)
    }
  }

  @Test func candidatesAreDecidedOnByKeys() async throws {
    try await onOwnThread {
      let served = try ServedBase(
        [#""$REGESTA" import war.md -q >report"#],
        files: [
          "war.md":
            "# A war\n\nPoland captured Vilnius on 3 May 1923. Lithuania captured Vilnius in June 1924.\n"
        ],
        writes: true
      )
      let browser = try Browser()
      try browser.open(try #require(served.writing))
      let waiting = "document.querySelectorAll('main article.candidate').length"
      #expect(try browser.value(waiting) as? Int == 2)
      #expect(try Axe.faults(in: browser) == [])
      try browser.press("j")
      #expect(try browser.text("document.activeElement.className") == "candidate")
      try browser.press("a")
      try browser.wait(until: "\(waiting) == 1 && location.search.includes('done=')")
      #expect(try browser.words.contains("Written as batch"))
      try browser.press("u")
      try browser.wait(until: "\(waiting) == 2")
      try browser.press("j")
      try browser.press("w")
      try browser.press("no war in that year" + Browser.enter)
      try browser.wait(until: "\(waiting) == 1")
      let sql = "SELECT reason FROM candidate WHERE outcome = 'rejected'"
      let program = try #require(BuiltProgram.path)
      let reason = try RunProgram(program, ["sql", sql, "--db", served.path, "--json"])
      #expect(reason.output.contains("no war in that year"), "\(reason.output)\(reason.errors)")
    }
  }
}
