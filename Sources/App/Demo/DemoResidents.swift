/// The test persons of the demonstration.
///
/// Their numbers come from the official test set (RvIG) and belong to nobody; names are not needed.
enum DemoResidents {
    static let numbers = [
        "999990019", "999993653", "999990639", "999993872", "999991723", "999992740", "999993239", "999991425",
        "999994803", "999992387", "999994736", "999994773", "999993136",
    ]
}
