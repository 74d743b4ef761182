internal import Kernel

/// The pages for the people who run the platform (beheer).
public enum OperatorPages {
    /// The links at the top of every page after login.
    static let menu = [Link("Koppeling", .platform("/beheer/koppeling"))]
}
