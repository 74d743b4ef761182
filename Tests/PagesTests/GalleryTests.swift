import FoundationEssentials
import Kernel
import Testing

@testable import Pages

/// Where the listed pages go as files for a browser; `nil` when nobody asked for them.
private let galleryFolder = ProcessInfo.processInfo.environment["DICHTBIJ_GALLERY"]

@Suite("A gallery for the eye", .enabled(if: galleryFolder != nil, "set DICHTBIJ_GALLERY to a folder to get it"))
struct GalleryTests {
    @Test("has a file for every listed page and its assets", arguments: PageList.all)
    func write(_ listed: ListedPage) throws {
        let folder = try #require(galleryFolder)
        let municipality = try Samples.municipality()
        let html = HousePages(addressing: .host).draw(try listed.make(), for: listed.isPlatform ? nil : municipality)

        try FileManager.default.createDirectory(atPath: folder + "/assets", withIntermediateDirectories: true)
        try Data(html).write(to: URL(filePath: "\(folder)/\(listed.name).html"))
        for asset in [Asset.stylesheet, .icons, .theme(municipality.theme)] {
            try Data(asset.bytes).write(to: URL(filePath: "\(folder)/assets/\(asset.fileName)"))
        }
    }
}
