/// Running text with a link or a strong word in it.
///
/// Everything in it is escaped when drawn.
///
/// Written as a literal: `"Bel \(link: phone) op werkdagen."`
public struct Prose: Hashable, Sendable {
    public let runs: [Run]

    public init(_ text: String) { runs = [.text(text)] }

    public init(runs: [Run]) { self.runs = runs }

    public enum Run: Hashable, Sendable {
        case text(String)
        case strong(String)
        case link(Link)
    }

    /// The words alone, as someone hears them.
    public var plainText: String {
        runs.map { run in
            switch run {
            case .text(let words), .strong(let words): words
            case .link(let link): link.words
            }
        }.joined()
    }
}

extension Prose: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self.init(text) }

    public init(stringInterpolation: Interpolation) { runs = stringInterpolation.runs }

    /// Collects the runs of a literal.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var runs: [Run] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            runs.reserveCapacity(1 + 2 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { add(literal) }
        }

        public mutating func appendInterpolation(_ text: String) { add(text) }

        public mutating func appendInterpolation(_ number: Int) { add(String(number)) }

        public mutating func appendInterpolation(strong words: String) { runs.append(.strong(words)) }

        public mutating func appendInterpolation(link: Link) { runs.append(.link(link)) }

        private mutating func add(_ text: String) {
            guard case .text(let before)? = runs.last else { return runs.append(.text(text)) }
            runs[runs.count - 1] = .text(before + text)
        }
    }
}
