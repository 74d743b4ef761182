import Testing

@testable import App

@Suite("The command line")
struct CommandLineTests {
    private static let times = Command.Option("times", value: "GETAL", "Hoe vaak.")
    private static let loud = Command.Option("loud", "Met hoofdletters.")
    private static let echo = Command(
        "case echo",
        "Schrijft een woord.",
        operands: [.init("WOORD", "Het woord.")],
        options: [times, loud]
    ) { invocation in
        let count = try invocation.integer(times, in: 1...9) ?? 1
        if invocation.operands[0] == "geheim" { throw Refusal("Dat mag niet.") }
        let text = invocation.has(loud) ? invocation.operands[0].uppercased() : invocation.operands[0]
        for _ in 0..<count { invocation.terminal.line(text) }
    }

    private func run(_ words: String) -> CommandRun {
        CommandRun(words.split(separator: " ").map(String.init), commands: [.help, Self.echo])
    }

    @Test(
        "options stand before or behind the words, with a space or an equals sign",
        arguments: [
            "case echo hallo --times 2 --loud", "case echo --times=2 --loud hallo",
            "case echo --loud --times 2 -- hallo",
        ]
    )
    func options(words: String) {
        let run = run(words)

        #expect(run.status == 0)
        #expect(run.output == "HALLO\nHALLO\n")
    }

    @Test(
        "a call that makes no sense ends with status 2 and says what to do",
        arguments: [
            ("cas echo hallo", "Bedoelt u \"case echo\"?"),
            ("case ecko hallo", "Bedoelt u \"case echo\"?"),
            ("case", "Achter \"case\" hoort nog een woord: echo."),
            ("case echo", "Er ontbreekt een woord: WOORD."),
            ("case echo een twee", "Het woord \"twee\" is er één te veel."),
            ("case echo een --tims 2", "Bedoelt u \"--times\"?"),
            ("case echo een --times", "Achter --times hoort een waarde."),
            ("case echo een --times --loud", "Achter --times hoort een waarde."),
            ("case echo een --times 12", "Achter --times hoort een geheel getal van 1 tot en met 9."),
            ("case echo een --loud=ja", "De optie --loud heeft geen waarde."),
            ("case echo een --loud --loud", "De optie --loud staat er meer dan één keer."),
        ]
    )
    func wrongUsage(words: String, expected: String) {
        let run = run(words)

        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors.contains(expected), "\(run.errors)")
    }

    @Test("a refusal ends with status 1 and its sentence")
    func refusal() {
        let run = run("case echo geheim")

        #expect(run.status == 1)
        #expect(run.errors == "Dat mag niet.\n")
    }

    @Test("help explains every command, and --help one of them")
    func help() {
        #expect(run("help").output.contains("case echo  Schrijft een woord."))
        #expect(run("case echo --help").output.contains("--times GETAL"))
        #expect(run("case echo --help").status == 0)
        #expect(run("").status == 2)
    }
}
