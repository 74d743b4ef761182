internal import CCurl

/// One exchange on its way, on a handle of curl that it has set up.
protocol RunningTransfer: AnyObject {
    var handle: EasyHandle { get }
    var origin: String { get }
    /// Reads from the handle how it ended, and gives the call that tells it.
    func end(_ result: CURLcode) -> () -> Void
}

/// The work of the one thread that owns curl: start what may start, let curl work, report what has ended.
final class TransferLoop {
    private let inbox: Inbox
    private let limits: HTTPClient.Limits
    private var waiting: WaitingRequests
    private var active: [UnsafeMutableRawPointer: any RunningTransfer] = [:]
    private var idle: [EasyHandle] = []

    init(inbox: Inbox, limits: HTTPClient.Limits) {
        self.inbox = inbox
        self.limits = limits
        waiting = WaitingRequests(perOrigin: limits.perServer)
        // Kept connections: enough for every transfer that can run at once.
        ccurl_multi_set_long(inbox.multi, CURLMOPT_MAXCONNECTS, limits.inAll)
    }

    /// Works until the inbox is closed and every transfer has ended.
    func run() {
        var isClosed = false
        while !isClosed || !active.isEmpty {
            let news = inbox.take(waiting: waiting.count)
            for pending in news.arrived { waiting.add(pending) }
            isClosed = news.isClosed
            if isClosed { refuseWaiting() }
            startTransfers()
            var running: Int32 = 0
            curl_multi_perform(inbox.multi, &running)
            guard !reportEnded() else { continue }
            if isClosed && active.isEmpty { break }
            // Woken by sockets, by curl's own timers and by the inbox.
            curl_multi_poll(inbox.multi, nil, 0, 60_000, nil)
        }
        idle.removeAll()
        inbox.abandon()
    }

    private func startTransfers() {
        while active.count < limits.inAll, let pending = waiting.next() {
            guard let handle = idle.popLast() ?? EasyHandle() else {
                waiting.finished(at: pending.origin)
                pending.refuse(.other)
                continue
            }
            active[handle.pointer] = pending.start(on: handle)
            guard curl_multi_add_handle(inbox.multi, handle.pointer) != CURLM_OK else { continue }
            let transfer = active.removeValue(forKey: handle.pointer)
            waiting.finished(at: pending.origin)
            transfer?.end(CURLE_OUT_OF_MEMORY)()
        }
    }

    /// Hands out the outcomes; `false` when there were none.
    private func reportEnded() -> Bool {
        var hasEnded = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(inbox.multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let pointer = message.pointee.easy_handle,
                let transfer = active.removeValue(forKey: pointer)
            else { continue }
            hasEnded = true
            let tell = transfer.end(ccurl_message_result(message))
            curl_multi_remove_handle(inbox.multi, pointer)
            idle.append(transfer.handle)
            waiting.finished(at: transfer.origin)
            tell()
        }
        return hasEnded
    }

    private func refuseWaiting() {
        for pending in waiting.removeAll() { pending.refuse(.stopped) }
    }
}
