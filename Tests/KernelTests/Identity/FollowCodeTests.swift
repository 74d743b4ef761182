import Kernel
import Testing

@Suite("A follow code")
struct FollowCodeTests {
    private let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    @Test("is printed in two groups and read back however it is typed")
    func forgiving() throws {
        let code = FollowCode(from: SteppingBytes())

        let printed = "\(code)"

        #expect(printed.count == 9)
        #expect(code.characters.count == 8)
        for typed in [
            printed, printed.lowercased(), code.characters, " \(printed.prefix(2)) - \(printed.dropFirst(2)) ",
        ] {
            #expect(try FollowCode(typed) == code)
        }
        #expect(code.sqlValue == .text(code.characters))
    }

    @Test("catches every single wrong character and every swap of two, in fifty codes")
    func catchesTypingErrors() throws {
        let random = SteppingBytes()

        for _ in 0..<50 {
            let right = Array(FollowCode(from: random).characters)
            for place in right.indices {
                for other in alphabet where other != right[place] {
                    var wrong = right
                    wrong[place] = other
                    #expect(throws: FollowCode.Invalid.checksum) { try FollowCode(String(wrong)) }
                }
                for next in right.indices where right[next] != right[place] {
                    var wrong = right
                    wrong.swapAt(place, next)
                    #expect(throws: FollowCode.Invalid.checksum) { try FollowCode(String(wrong)) }
                }
            }
        }
    }

    @Test("never holds a character that looks like another one")
    func alphabetOnly() {
        let random = SteppingBytes()

        var seen: Set<Character> = []
        for _ in 0..<500 { seen.formUnion(FollowCode(from: random).characters) }

        #expect(seen == Set(alphabet))
    }

    @Test(
        "refuses a text with the reason",
        arguments: [
            ("", .length(0)), ("ABCD-EFG", .length(7)), ("ABCD-EFGHJ", .length(9)), ("ABCD-EFG0", .character),
            ("ABCD-EFGI", .character), ("ABCD-EFGl", .character), ("abcd-efgo", .character), ("ABCD_EFG", .character),
            ("ABCDEFé", .character), ("ABCDEFG\u{12}", .character),
        ] as [(String, FollowCode.Invalid)]
    )
    func refusals(text: String, reason: FollowCode.Invalid) {
        #expect(throws: reason) { try FollowCode(text) }
    }
}
