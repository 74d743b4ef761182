internal import Kernel

extension CivilAffairs {
    /// The files of the case types, which the build puts into the program.
    static let caseTypes = [
        ("Modules/CivilAffairs/CaseTypes/afspraak.json", PackageResources.afspraak_json),
        ("Modules/CivilAffairs/CaseTypes/erkenning.json", PackageResources.erkenning_json),
        ("Modules/CivilAffairs/CaseTypes/geboorteaangifte.json", PackageResources.geboorteaangifte_json),
        ("Modules/CivilAffairs/CaseTypes/geheimhouding.json", PackageResources.geheimhouding_json),
        ("Modules/CivilAffairs/CaseTypes/huwelijk.json", PackageResources.huwelijk_json),
        ("Modules/CivilAffairs/CaseTypes/identiteitskaart.json", PackageResources.identiteitskaart_json),
        ("Modules/CivilAffairs/CaseTypes/naturalisatie.json", PackageResources.naturalisatie_json),
        ("Modules/CivilAffairs/CaseTypes/overlijdensaangifte.json", PackageResources.overlijdensaangifte_json),
        ("Modules/CivilAffairs/CaseTypes/paspoort.json", PackageResources.paspoort_json),
        ("Modules/CivilAffairs/CaseTypes/rijbewijs.json", PackageResources.rijbewijs_json),
        (
            "Modules/CivilAffairs/CaseTypes/toestemming-hoofdbewoner.json",
            PackageResources.toestemming_hoofdbewoner_json
        ),
        ("Modules/CivilAffairs/CaseTypes/uittreksel.json", PackageResources.uittreksel_json),
        ("Modules/CivilAffairs/CaseTypes/verhuizing.json", PackageResources.verhuizing_json),
        ("Modules/CivilAffairs/CaseTypes/vog.json", PackageResources.vog_json),
    ]
}
