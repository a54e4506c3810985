internal import Foundation

/// Texts that break programs that do not escape, do not bind or do not count.
package enum Naughty {
  /// One or more of each sort.
  package static let own: [String] =
    [
      "<script>alert(1)</script>", "</title><script>alert(1)</script>",
      "</textarea><img src=x onerror=alert(1)>",
      "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"",
      "javascript:alert(1)", "<!--", "-->", "<![CDATA[", "]]>", "&lt;b&gt;", "&amp;amp;", "&#x3c;b",
      "&nbsp", "&",
      "<", ">", "\"", "'", "`", "\\", "/", "//", "%", "%00", "%3Cscript%3E", "%zz", "+", "#",
      "?a=b&c=d", "../..",
      "..%2f..%2f", "{{7*7}}", "${7*7}", "<%= 7*7 %>", "'; DROP TABLE claim; --", "' OR '1'='1",
      "\" OR 1=1 --", "1; ATTACH 'x' AS y", "NULL", "null", "undefined", "true", "NaN", "Infinity",
      "-1", "0",
      "1e309", "9223372036854775808", "0x7fffffff", "١٢٣", "\u{202E}txet desrever",
      "\u{2066}a\u{2069}",
      "\u{200B}", "\u{FEFF}bom", "e\u{301}\u{301}\u{301}", "Z\u{0}Z", "a\u{1}b", "a\u{7F}b",
      "a\u{85}b", "\u{2066}", "line\nfeed", "carriage\rreturn", "tab\tbed", "  spaces  ", "😀👩‍👩‍👧‍👦🇱🇹",
      "𝕬𝖑𝖙", "ÅΩÇ",
      "田中さん", "עברית",
      "العربية", "Łódź", "ﷺ", "\u{1F3FB}", String(repeating: "long ", count: 300), "=1+1",
      "@SUM(1)",
      "data:text/html,x",
      "<a href=\"javascript:alert(1)\">x</a>", "\u{2028}separator\u{2029}",
    ] + [0xFDD0, 0xFFFE, 0x1FFFF].compactMap { Unicode.Scalar($0).map { "no \($0) character" } }

  /// Those that lie beside the repository, where they do.
  package static let shared: [String] = {
    let path = "conformance/naughty-strings/blns.json"
    guard SharedFiles.has(path), let bytes = try? SharedFiles.bytes(path),
      let list = try? JSONDecoder().decode([String].self, from: Data(bytes))
    else { return [] }
    return list
  }()

  package static let all = own + shared.filter { !own.contains($0) }
}
