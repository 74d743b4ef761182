internal import Glibc
internal import Kernel

/// The few threads that write for all files of the process, and what these files keep warm together.
///
/// A file waits here while it has changes; one thread at a time serves it, one batch per turn, so a busy
/// file does not keep the others waiting.
public final class WriterPool: Sendable {
    private let line = WaitingLine()
    private let threads: [pthread_t]
    let warmFiles: WarmFiles

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - threads: A thread mostly waits for the disk; two keep two disks busy.
    ///   - warmFiles: How many files may keep prepared statements, cached pages (at most 2 MiB for the
    ///     writer and 512 KiB for each reader) and more than one open connection.
    public init(threads: Int = 3, warmFiles: Int = 96) {
        self.warmFiles = WarmFiles(limit: warmFiles)
        let line = line
        self.threads = (0..<max(1, threads)).compactMap { Self.start($0, line) }
    }

    /// The threads finish what waits and end, before this returns.
    ///
    /// A thread that ends while the process does would find libcrypto's memory gone.
    deinit {
        line.close()
        for thread in threads {
            // A change that held the last store lets go of it on a writer thread.
            if pthread_equal(thread, pthread_self()) != 0 { pthread_detach(thread) } else { pthread_join(thread, nil) }
        }
    }

    func enqueue(_ file: any WaitingFile) { line.append(file) }

    private static func start(_ number: Int, _ line: WaitingLine) -> pthread_t? {
        var thread = pthread_t()
        let line = Unmanaged.passRetained(line)
        let code = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                let line = Unmanaged<WaitingLine>.fromOpaque(argument).takeRetainedValue()
                while let file = line.next() {
                    if file.serve() { line.append(file) }
                }
                return nil
            },
            line.toOpaque()
        )
        guard code == 0 else {
            line.release()
            // The others carry the work; without any thread no change would ever be answered.
            precondition(number > 0, "no thread for the writers (error \(code)): raise the limit of threads")
            return nil
        }
        return thread
    }
}

/// A file with changes that wait for a thread.
protocol WaitingFile: AnyObject, Sendable {
    /// Does one turn of work on a writer thread; `true` when there is more.
    func serve() -> Bool
}

/// The files that wait for a thread, first come first served.
private final class WaitingLine: @unchecked Sendable {
    // Sendable by the monitor: every stored value is reached only inside it.
    private let monitor = Monitor()
    private var files: [any WaitingFile] = []
    private var head = 0
    private var isClosed = false

    func append(_ file: any WaitingFile) {
        monitor.locked {
            files.append(file)
            monitor.wakeOne()
        }
    }

    /// Waits for a file; `nil` when the line is closed and empty.
    func next() -> (any WaitingFile)? {
        monitor.locked {
            while head == files.count {
                if isClosed { return nil }
                monitor.wait()
            }
            let file = files[head]
            head += 1
            // The served part is dropped now and then instead of shifting the array at every turn.
            if head == files.count || head > 1_024 {
                files.removeFirst(head)
                head = 0
            }
            return file
        }
    }

    func close() {
        monitor.locked {
            isClosed = true
            monitor.wakeAll()
        }
    }
}
