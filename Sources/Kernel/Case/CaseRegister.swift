/// Reads cases of one municipality.
public protocol CaseReader {}

/// Opens and changes cases; every change appends an event in the same transaction.
public protocol CaseRegister: CaseReader {}
