import Kernel
import Testing

@testable import App

@Suite("What operators read about the sending")
struct DeliverySentenceTests {
    @Test("a few municipalities are named, and of many the number and the first three")
    func places() {
        let sentences = [["duiven"], ["duiven", "epe"], ["duiven", "epe", "heerde"], (1...342).map { "g-\($0)" }]
            .map { DeliverySentence.about(.paused(.credentialsMissing), at: $0, by: .mijnOverheid) }

        let cause = "het versturen naar MijnOverheid staat stil. Client-id of geheim ontbreekt."
        for (sentence, place) in zip(
            sentences,
            ["duiven", "duiven en epe", "duiven, epe en heerde", "342 gemeenten, zoals g-1, g-2 en g-3"]
        ) {
            #expect(sentence.hasPrefix("\(place): \(cause)"), "\(sentence)")
        }
    }
}
