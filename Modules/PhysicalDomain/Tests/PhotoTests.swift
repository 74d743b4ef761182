import Testing

@testable import PhysicalDomain

@Suite("A photo with a report")
struct PhotoTests {
    @Test("position, camera, maker, comment and whatever follows a JPEG are left out; the picture stays")
    func cleansJPEG() throws {
        let file = PictureBytes.jpeg(tail: Array("PK verborgen".utf8))

        let photo = try Photo(cleaning: file)

        #expect(photo.mediaType == .jpeg)
        #expect((photo.width, photo.height) == (640, 480))
        for secret in ["GPS", "gps", "Jan", "maker", "verborgen"] { #expect(!photo.bytes.holds(secret), "\(secret)") }
        #expect(photo.bytes.holds("ICC_PROFILE"))
        #expect(photo.bytes.suffix(9) == [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9])
    }

    @Test("a photo keeps how the camera was held, and nothing else of the camera", arguments: [1, 6, 8, 9])
    func keepsOrientation(_ orientation: UInt8) throws {
        let photo = try Photo(cleaning: PictureBytes.jpeg(orientation: orientation))

        let start = photo.bytes.indices.first { photo.bytes[$0...].starts(with: [0xFF, 0xE1]) }
        let found = start.flatMap { ExifOrientation.find(in: photo.bytes[($0 + 4)...]) }
        #expect(found == ((2...8).contains(orientation) ? orientation : nil))
    }

    @Test(
        "parts of a JPEG that no picture needs are left out, also unknown ones",
        arguments: [0x02, 0xBF, 0xC8, 0xEF, 0xF0]
    )
    func unknownParts(_ marker: UInt8) throws {
        let part = PictureBytes.segment(marker, Array("verborgen".utf8))
        let file = PictureBytes.jpeg()

        let photo = try Photo(cleaning: Array(file.prefix(2)) + part + file.dropFirst(2))

        #expect(!photo.bytes.holds("verborgen"))
    }

    @Test("a cleaned photo stays the same when it is cleaned again")
    func isStable() throws {
        for file in [PictureBytes.jpeg(), PictureBytes.png()] {
            let once = try Photo(cleaning: file)

            #expect(try Photo(cleaning: once.bytes) == once)
        }
    }

    @Test("text, moment and EXIF of a PNG are left out; picture, colours and checks stay")
    func cleansPNG() throws {
        let photo = try Photo(cleaning: PictureBytes.png(tail: Array("verborgen".utf8)))

        #expect(photo.mediaType == .png)
        for secret in ["GPS", "Author", "tEXt", "eXIf", "tIME", "verborgen"] {
            #expect(!photo.bytes.holds(secret), "\(secret)")
        }
        for part in ["IHDR", "gAMA", "IDAT", "IEND"] { #expect(photo.bytes.holds(part), "\(part)") }
    }

    @Test("what is no JPEG or PNG is refused, whatever its name says")
    func otherKinds() {
        for file in [[], Array("GIF89a".utf8), Array("<svg/>".utf8), [0xFF, 0xD8], Array("%PDF-1.7".utf8)] {
            #expect(throws: PhotoFault.otherKind) { try Photo(cleaning: file) }
        }
    }

    @Test("a side may have 12,000 pixels and not one more", arguments: [12_000, 12_001])
    func pixels(_ side: Int) {
        for file in [
            PictureBytes.jpeg(width: side), PictureBytes.jpeg(height: side), PictureBytes.png(width: side),
            PictureBytes.png(height: side),
        ] {
            let photo = Result { () throws(PhotoFault) in try Photo(cleaning: file) }

            switch photo {
            case .success: #expect(side == 12_000)
            case .failure(let fault): #expect(side == 12_001 && fault == .tooManyPixels)
            }
        }
    }

    @Test("a file may have 10 MiB and not one byte more")
    func size() throws {
        let room = Photo.sizeLimit - PictureBytes.jpeg().count
        let largest = PictureBytes.jpeg(tail: Array(repeating: 0, count: room))

        _ = try Photo(cleaning: largest)

        #expect(throws: PhotoFault.tooLarge) { try Photo(cleaning: largest + [0]) }
    }

    @Test("a photo that stops at any byte is refused as damaged")
    func truncated() {
        for file in [PictureBytes.jpeg(), PictureBytes.png()] {
            for length in 8..<file.count {
                #expect(throws: PhotoFault.damaged, "\(length)") { try Photo(cleaning: Array(file.prefix(length))) }
            }
        }
    }

    @Test("whatever bytes are changed, a file is cleaned or refused, and never grows by more than the turn")
    func mutations() {
        var random = SplitMix(state: 20_261_121)
        for original in [PictureBytes.jpeg(), PictureBytes.png()] {
            for _ in 0..<5_000 {
                var file = original
                for _ in 0...Int(random.next() % 4) {
                    file[Int(random.next() % UInt64(file.count))] = UInt8(truncatingIfNeeded: random.next() >> 8)
                }
                guard let photo = try? Photo(cleaning: file) else { continue }
                #expect(photo.width <= Photo.sideLimit && photo.height <= Photo.sideLimit)
                #expect(photo.bytes.count <= file.count + 40)
            }
        }
    }
}

/// A small repeatable source of numbers (splitmix64).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
