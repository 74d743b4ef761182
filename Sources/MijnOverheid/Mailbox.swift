internal import Glibc
internal import Kernel

/// Where other threads leave what happened, for the one thread that reads it.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
    // Sendable by the mutex: everything below it is reached only while it is held.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var messages: [Message] = []
    private var isWoken = false

    init() {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // The wall clock may be set while a thread waits.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    func post(_ message: Message) {
        pthread_mutex_lock(mutex)
        messages.append(message)
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Ends a wait without a message.
    func wake() {
        pthread_mutex_lock(mutex)
        isWoken = true
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Takes every message in the order in which they came.
    func take() -> [Message] {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        defer { messages = [] }
        isWoken = false
        return messages
    }

    /// Waits until there is a message, a ``wake()`` or the time is over.
    func wait(milliseconds: Int64) {
        var end = timespec()
        clock_gettime(CLOCK_MONOTONIC, &end)
        end.tv_sec += Int(milliseconds / 1_000)
        end.tv_nsec += Int(milliseconds % 1_000) * 1_000_000
        if end.tv_nsec >= 1_000_000_000 {
            end.tv_sec += 1
            end.tv_nsec -= 1_000_000_000
        }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while messages.isEmpty, !isWoken {
            if pthread_cond_timedwait(changed, mutex, &end) != 0 { return }
        }
    }
}
