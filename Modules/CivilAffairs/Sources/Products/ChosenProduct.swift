internal import Kernel

/// A product with the answers to its questions: what it takes, costs and needs for this one resident.
struct ChosenProduct: Hashable, Sendable {
    let product: Product
    /// The chosen option of each question that was answered, in the order of the questions.
    let options: [ProductQuestion.Option]

    /// - Parameters:
    ///   - product: What the resident comes for.
    ///   - answer: The key of the option that was chosen, by the key of the question.
    init(_ product: Product, answer: (ProductQuestion) -> String?) {
        self.product = product
        options = product.questions.compactMap { question in
            let key = answer(question)
            return question.options.first { $0.key == key }
        }
    }

    /// Reads what ``stored`` wrote; an option that is not there any more is left out.
    init(_ product: Product, stored: String) {
        let pairs = stored.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
        self.init(product) { question in pairs.first { $0.count == 2 && $0[0] == question.key }?[1] }
    }

    /// The answers as they are kept: `leeftijd:kind oude:kwijt`; they name nobody.
    var stored: String {
        zip(product.questions, options).map { "\($0.key):\($1.key)" }.joined(separator: " ")
    }

    /// How long it takes at the desk.
    var minutes: Int { product.minutes + options.reduce(0) { $0 + $1.minutes } }

    /// What to bring: by the case type in this municipality, by the product and by the answers.
    func bring(_ type: CaseType?) -> [String] { (type?.offer.bring ?? []) + product.bring + options.flatMap(\.bring) }

    /// What it costs in this municipality; every price when the answers name none that is there.
    func prices(_ type: CaseType?) -> [CaseType.Price] {
        let all = type?.offer.prices ?? []
        let named = all.filter { price in options.contains { $0.price == price.purpose } }
        return named.isEmpty ? all : named
    }
}
