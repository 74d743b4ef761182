internal import Kernel

/// Shows how far long work is: one line that is rewritten on a terminal, a line now and then elsewhere.
///
/// Used by one thread.
final class Progress {
    private let label: String
    private let total: Int?
    private let terminal: Terminal
    private let clock: any Clock
    private let start: Timestamp
    private var lastShown: Timestamp?

    /// Starts to count now.
    ///
    /// - Parameters:
    ///   - label: What is being done, in Dutch, such as `Zaken inlezen`.
    ///   - total: How much there is to do; `nil` when nobody knows.
    ///   - terminal: Where it is shown, on standard error.
    ///   - clock: Tells how long it takes.
    init(_ label: String, total: Int?, on terminal: Terminal, clock: any Clock) {
        self.label = label
        self.total = total
        self.terminal = terminal
        self.clock = clock
        start = clock.now()
    }

    /// Says how much is done; shows it at most ten times a second on a terminal, every ten seconds elsewhere.
    func advance(to done: Int) {
        let now = clock.now()
        let interval: Int64 = terminal.isInteractive ? 100 : 10_000
        guard now.milliseconds - (lastShown ?? start).milliseconds >= interval else { return }
        lastShown = now
        show(done, now, isLast: false)
    }

    /// Says that the work is over and how much was done.
    func finish(_ done: Int) { show(done, clock.now(), isLast: true) }

    private func show(_ done: Int, _ now: Timestamp, isLast: Bool) {
        let text = sentence(done, milliseconds: max(1, now.milliseconds - start.milliseconds), isLast: isLast)
        if terminal.isInteractive {
            terminal.writeError("\r\u{1B}[2K\(text)\(isLast ? "\n" : "")")
        } else {
            terminal.errorLine(text)
        }
    }

    private func sentence(_ done: Int, milliseconds: Int64, isLast: Bool) -> String {
        let rate = Double(done) * 1000 / Double(milliseconds)
        var text = "\(label): \(Self.grouped(done))"
        if let total {
            text += " van \(Self.grouped(total))"
            if total > 0 { text += " (\(done * 100 / total)%)" }
        }
        text += ", \(Self.grouped(Int(rate.rounded()))) per seconde"
        if isLast { return text + ", klaar in \(Self.duration(seconds: Int(milliseconds / 1000)))" }
        if let total, rate > 0, total > done {
            text += ", nog \(Self.duration(seconds: Int((Double(total - done) / rate).rounded(.up))))"
        }
        return text
    }

    /// A number as the Dutch write it: 12.345.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "." }
            text.append(digit)
        }
        return text
    }

    /// A number with its word: `1 rij`, `1.200 rijen`.
    static func counted(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(number == 1 ? one : many)"
    }

    static func duration(seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3600) u \(seconds % 3600 / 60) min"
    }
}
