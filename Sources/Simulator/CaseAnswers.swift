/// What is read of the answers of a municipality's case interfaces (ZGW); everything else is ignored.
enum CaseAnswers {
    struct Zaak: Decodable {
        let url: String
        let identificatie: String
        let omschrijving: String?
        let zaaktype: String
        let status: String?
        let einddatum: String?
    }

    struct Status: Decodable {
        let url: String
        let statustype: String
        let datumStatusGezet: String
        let statustoelichting: String?
    }

    struct Rol: Decodable {
        let betrokkeneType: String
        let omschrijvingGeneriek: String?
        let betrokkeneIdentificatie: Identity?

        struct Identity: Decodable {
            let inpBsn: String?
        }
    }

    struct Zaaktype: Decodable {
        let omschrijving: String
    }

    struct Statustype: Decodable {
        let url: String
        let omschrijving: String
    }

    /// One page of a list.
    struct List<Element: Decodable>: Decodable {
        let next: String?
        let results: [Element]
    }
}
