extension CaseType {
    /// What a resident reads and answers before a case starts (aanbod).
    public struct Offer: Hashable, Sendable {
        /// The pages of the form on the website; empty when there is none.
        public var form: [FormPage]
        /// What it costs; empty when it is free or when nothing is said about it.
        public var prices: [Price]
        /// What to bring or keep at hand, one thing a line.
        public var bring: [String]
        /// When it can be asked for, one sentence a line.
        public var conditions: [String]

        public init(
            form: [FormPage] = [],
            prices: [Price] = [],
            bring: [String] = [],
            conditions: [String] = []
        ) {
            self.form = form
            self.prices = prices
            self.bring = bring
            self.conditions = conditions
        }
    }

    /// An amount that a resident pays.
    public struct Price: Hashable, Sendable {
        public let cents: Int
        /// What it is for, such as `Paspoort vanaf 18 jaar`.
        public let purpose: String

        public init(cents: Int, for purpose: String) {
            self.cents = cents
            self.purpose = purpose
        }

        /// As residents read it: `€ 86,85`, and `€ 0` for nothing.
        public var inDutch: String {
            let (euros, rest) = cents.quotientAndRemainder(dividingBy: 100)
            if rest == 0 { return "€ \(euros)" }
            return "€ \(euros),\(rest < 10 ? "0" : "")\(rest)"
        }
    }
}
