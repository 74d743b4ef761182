import TestSupport
import Testing

@testable import Participation

@Suite("Codes in letters")
struct VotingCodeTests {
    @Test("a code is read as it is written, with or without capitals, spaces and dashes")
    func reads() throws {
        for _ in 0..<200 {
            let code = VotingCode(from: TestNumbers.randomness)

            #expect(code.description.count == 14)
            #expect(VotingCode(code.description) == code)
            #expect(VotingCode(code.description.lowercased().replacing("-", with: " ")) == code)
        }
    }

    @Test("one wrong character is no code")
    func checks() throws {
        let characters = Array(VotingCode(from: TestNumbers.randomness).description)
        for place in characters.indices where characters[place] != "-" {
            for other in "2ABCDEFGHJK" where other != characters[place] {
                var wrong = characters
                wrong[place] = other
                #expect(VotingCode(String(wrong)) == nil)
            }
        }
    }

    @Test("text that is no code is refused", arguments: ["", "K7MX", "K7MX-4WQ3-9AB0", "K7MX-4WQ3-9ABC-2222", "ééé"])
    func refuses(text: String) {
        #expect(VotingCode(text) == nil)
    }

    @Test("a code is something else in every vote")
    func perVote() {
        let code = VotingCode(from: TestNumbers.randomness)

        #expect(code.hash(inVote: 1, by: TestNumbers.digest) != code.hash(inVote: 2, by: TestNumbers.digest))
    }
}
