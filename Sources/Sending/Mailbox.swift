internal import Kernel

/// Where other threads leave what happened, for the one thread that reads it.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
    // Sendable by the monitor: everything below it is reached only inside it.
    private let monitor = Monitor()
    private var messages: [Message] = []
    private var isWoken = false

    func post(_ message: Message) {
        monitor.locked {
            messages.append(message)
            monitor.wakeOne()
        }
    }

    /// Ends a wait without a message.
    func wake() {
        monitor.locked {
            isWoken = true
            monitor.wakeOne()
        }
    }

    /// Takes every message in the order in which they came.
    func take() -> [Message] {
        monitor.locked {
            defer { messages = [] }
            isWoken = false
            return messages
        }
    }

    /// Waits until there is a message, a ``wake()`` or the time is over.
    func wait(milliseconds: Int64) {
        let end = Monitor.Deadline(milliseconds: milliseconds)
        monitor.locked {
            while messages.isEmpty, !isWoken {
                if !monitor.wait(until: end) { return }
            }
        }
    }
}
