/// One request as whoever does the work sees it: what is asked, and how to say how far it is.
struct ControlCall: Sendable {
    /// The name of the command, such as `client add`.
    let command: String
    private let arguments: [String: String]
    /// Tells the operator a Dutch line while the work goes on; lines may get lost when nobody listens any more.
    let report: @Sendable (String) -> Void

    init(_ request: ControlRequest, report: @escaping @Sendable (String) -> Void = { _ in }) {
        command = request.command
        arguments = request.arguments
        self.report = report
    }

    /// An argument by its name, `nil` when it was not given.
    subscript(name: String) -> String? { arguments[name] }

    /// An argument that the command always sends.
    ///
    /// - Throws: ``Refusal`` when the command is of another version of the program.
    func required(_ name: String) throws(Refusal) -> String {
        guard let value = arguments[name] else {
            throw Refusal("De server mist \"\(name)\" bij \(command). Is het programma even nieuw als de server?")
        }
        return value
    }

    /// For progress: what is written to it as an error reaches the operator as a line.
    var terminal: Terminal {
        let report = report
        return Terminal(
            write: { _ in },
            writeError: { text in
                for line in text.split(separator: "\n") { report(String(line)) }
            },
            readLine: { nil },
            isInteractive: false
        )
    }

    /// Whether the answer is for a program rather than a person.
    var wantsJSON: Bool { arguments[Command.Option.json.name] != nil }
}
