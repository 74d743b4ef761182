public import Kernel

extension PlainDutch {
    /// The check with the word list of the house.
    public static let house = PlainDutch(wordList: PackageResources.plain_dutch_tsv)
}
