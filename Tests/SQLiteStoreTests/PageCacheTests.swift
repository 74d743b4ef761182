import Testing

@testable import SQLiteStore

@Suite("How much of a file stays in memory")
struct PageCacheTests {
    @Test(
        "hundreds of small files stay small, and of a big one the inner pages fit, up to a limit",
        arguments: [
            (0, 512), (100 * 1_024 * 1_024, 512), (200 * 1_024 * 1_024, 1_024), (1_024 * 1_024 * 1_024, 5_242),
            (10 * 1_024 * 1_024 * 1_024, 8_192),
        ]
    )
    func size(fileBytes: Int, kibibytes: Int) {
        #expect(PageCache(fileBytes: fileBytes).readingKiB == kibibytes)
    }

    @Test("a writer never keeps less than 2 MiB")
    func writing() {
        #expect(PageCache(fileBytes: 0).writingKiB == 2_048)
        #expect(PageCache(fileBytes: 1_024 * 1_024 * 1_024).writingKiB == 5_242)
    }
}
