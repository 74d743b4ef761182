import Kernel
import Testing

@Suite("The eleven test")
struct ElevenTestTests {
    @Test("a number whose weighted sum is zero passes, only nine zeros do not")
    func sumOfZero() throws {
        #expect(throws: Never.self) { try LegalEntityNumber("000002008") }
        #expect(throws: LegalEntityNumber.Invalid.checksum) { try LegalEntityNumber("000000000") }
    }
}
