import Formats
import RegestaKit
import RegestaWeb

/// A website and a base, asked by addresses.
struct Visitor {
  let base: KnowledgeBase
  var website = Website()

  /// The answer to a GET, or to another method.
  func get(_ target: String, _ method: String = "GET", headers: [String: String] = [:])
    -> WebResponse
  {
    website.respond(to: WebRequest(target, method: method, headers: headers), from: base)
  }

  /// The page as a tree; what is not well-formed is thrown.
  func page(_ target: String) throws -> StrictHTML.Node { try StrictHTML.parse(get(target).text) }
}
