/// What is answered to a request.
public struct WebResponse: Sendable {
  /// The status of HTTP.
  public var status: Int
  /// The fields of the head, in order; the length is none of them.
  public var headers: [(name: String, value: String)]
  /// What is sent; nothing to a HEAD.
  public var body: [UInt8]
  /// The length of what a GET would be sent.
  public var contentLength: Int

  init(_ status: Int, _ headers: [(name: String, value: String)], _ body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
    contentLength = body.count
  }

  /// A field of the head; its name in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// The same without its body.
  func headOnly() -> WebResponse {
    var response = self
    response.body = []
    return response
  }
}
