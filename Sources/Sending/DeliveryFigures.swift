public import Kernel

/// What the worker did for one municipality since it started.
public struct DeliveryFigures: Hashable, Sendable {
    public internal(set) var accepted = 0
    /// Failed tries by their fault.
    public internal(set) var faults: [DeliveryFault: Int] = [:]
    public internal(set) var certificateEndsAt: Timestamp?
    /// The times from change to acceptance of the last 200 accepted events, in milliseconds, in no order.
    private var delays: [Int64] = []
    private var place = 0

    /// The middle one of the last 200 delays; `nil` before the first.
    public var medianDelayMilliseconds: Int64? {
        delays.isEmpty ? nil : delays.sorted()[delays.count / 2]
    }

    mutating func accept(delay: Int64) {
        accepted += 1
        if delays.count < 200 { return delays.append(delay) }
        delays[place] = delay
        place = (place + 1) % delays.count
    }
}

/// The figures of all municipalities: the worker writes them, anybody reads them.
final class FigureBoard: Sendable {
    private let state: Lock<State>

    struct State {
        var figures: [DeliveryFigures]
        var hold: EndpointHold?
    }

    init(count: Int) { state = Lock(State(figures: Array(repeating: DeliveryFigures(), count: count))) }

    func change(_ place: Int, _ body: (inout DeliveryFigures) -> Void) {
        state.withLock { body(&$0.figures[place]) }
    }

    func set(_ hold: EndpointHold?) { state.withLock { $0.hold = hold } }

    func figures(of place: Int) -> DeliveryFigures { state.withLock { $0.figures[place] } }

    var hold: EndpointHold? { state.withLock { $0.hold } }
}
