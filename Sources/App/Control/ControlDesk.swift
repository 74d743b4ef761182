internal import Kernel

/// Finds the work behind a control request; the server fills it with what it lets commands do.
struct ControlDesk: Sendable {
    /// Does one command and returns what the command writes.
    ///
    /// It throws ``Refusal`` or `Problem` with the sentence for the operator.
    typealias Work = @Sendable (_ call: ControlCall) throws -> String

    private let works: [String: Work]

    /// - Parameter works: By the name of the command, such as `municipality add`.
    init(_ works: [String: Work]) { self.works = works }

    /// Answers one request, for ``ControlServer``.
    func answer(_ call: ControlCall) -> ControlAnswer {
        guard let work = works[call.command] else {
            return .refused("De server kent de opdracht \"\(call.command)\" niet. Is het programma even nieuw?")
        }
        do {
            return .done(try work(call))
        } catch let refusal as Refusal {
            return .refused(refusal.sentence)
        } catch let problem as Problem {
            return .refused([problem.title, problem.detail].compactMap(\.self).joined(separator: " "))
        } catch let faults as ConfigFaults {
            return .refused("De instellingen kloppen niet:\n\(faults)")
        } catch {
            return .refused("Dit is de server niet gelukt: \(error)")
        }
    }
}
