/// Invented plans of the votes in the demonstration.
enum DemoPlans {
    struct Plan {
        let name: String
        let cost: Int
        let text: String

        init(_ name: String, _ cost: Int, _ text: String) {
            self.name = name
            self.cost = cost
            self.text = text
        }
    }

    static let parks = [
        Plan("Bloemen langs de singel", 4_500, "Bewoners zaaien samen bloemen voor bijen."),
        Plan("Speelplek van hout", 22_000, "Klimmen en klauteren voor kinderen tot 8 jaar."),
        Plan("Bankjes op de route naar de winkel", 6_000, "Vijf bankjes, zodat iedereen even kan zitten."),
        Plan("Buurtmoestuin", 9_500, "Groente en kruiden, met een schuur voor het gereedschap."),
        Plan("Tafel om te schaken", 2_800, "Een vaste tafel in het park."),
        Plan("Verlichting op het fietspad", 31_000, "Lampen die alleen branden als er iemand rijdt."),
        Plan("Boekenkast op straat", 1_200, "Neem een boek mee of breng er een."),
        Plan("Groene schoolplein", 18_500, "Na schooltijd open voor de hele buurt."),
    ]

    static let youth = [
        Plan("Podium in het park", 7_200, "Elke maand muziek van jongeren uit de gemeente."),
        Plan("Skatebaan", 28_000, "Een baan om te steppen, te skaten en te fietsen."),
        Plan("Lessen zelf muziek maken", 6_500, "Tien avonden in een echte studio."),
        Plan("Samen koken", 1_500, "Elke week samen koken en eten."),
        Plan("Nacht van het spel", 3_000, "Een nacht met spellen voor iedereen."),
        Plan("Hulp bij huiswerk", 5_000, "Twee middagen in de week, ook voor het mbo."),
        Plan("Voetbalkooi", 24_000, "Een veld met hek, open tot 22.00 uur."),
        Plan("Muur om op te spuiten", 4_000, "Een plek waar graffiti mag."),
        Plan("Jongerenraad", 9_000, "Jongeren geven raad aan de gemeente."),
        Plan("Fietsen leren maken", 2_200, "Werkplaats met gereedschap, elke zaterdag."),
    ]
}
