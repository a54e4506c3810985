#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A connection to a port of this machine over which a test sends what it likes.
///
/// No client library: those send only what is right.
package final class RawClient {
  private let descriptor: Int32

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Connects.
  ///
  /// - Parameters:
  ///   - port: On 127.0.0.1.
  ///   - patience: In seconds; reading waits no longer.
  /// - Throws: ``Failure`` when nobody listens.
  package init(port: Int, patience: Int = 120) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var time = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(description: "nobody listens on \(port)")
    }
  }

  deinit { close(descriptor) }

  /// Sends a text; false when the other side has closed.
  @discardableResult
  package func send(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      #if canImport(Darwin)
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      #else
        let count = bytes.withUnsafeBytes {
          sendAll(descriptor, $0.baseAddress, $0.count)
        }
      #endif
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  #if !canImport(Darwin)
    private func sendAll(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
      #if canImport(Glibc)
        Glibc.send(descriptor, start, count, Int32(MSG_NOSIGNAL))
      #else
        Musl.send(descriptor, start, count, Int32(MSG_NOSIGNAL))
      #endif
    }
  #endif

  /// Reads until the other side closes, or until `isEnough` says so.
  ///
  /// - Returns: what came; nil when nothing came in time.
  package func read(until isEnough: (String) -> Bool = { _ in false }) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if count == 0 { break }
      bytes += buffer[..<count]
      if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
