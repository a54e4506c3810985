#if Server
  internal import NIOCore
  internal import NIOHTTPTypes

  /// Closes connections of clients that send or take too slowly: the library closes only those that are idle,
  /// and who sends a byte a second is not.
  final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: TimeAmount
    private let idleTime: TimeAmount
    private var deadline: Scheduled<Void>?

    init(_ options: ServerOptions) {
      patience = TimeAmount(options.patience)
      idleTime = TimeAmount(options.idleTime)
    }

    func handlerAdded(context: ChannelHandlerContext) {
      if context.channel.isActive { allow(patience, context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
      allow(patience, context)
      context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
      deadline?.cancel()
      context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: allow(patience, context)
      case .body: break
      // Making the page has its own bounds.
      case .end: deadline?.cancel()
      }
      context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      switch unwrapOutboundIn(data) {
      case .head:
        // From here on the client has to take it.
        allow(patience, context)
        context.write(data, promise: promise)
      case .body: context.write(data, promise: promise)
      case .end:
        let promise = promise ?? context.eventLoop.makePromise()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        promise.futureResult.whenSuccess {
          let (handler, context) = bound.value
          handler.allow(handler.idleTime, context)
        }
        context.write(data, promise: promise)
      }
    }

    private func allow(_ time: TimeAmount, _ context: ChannelHandlerContext) {
      deadline?.cancel()
      deadline = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
        context.close(promise: nil)
      }
    }
  }
#endif
