internal import Kernel

/// Which team gets a report: by the municipality's own rules about subject and place, else the team of its kind.
struct ReportRouting {
    let municipality: Municipality

    /// The areas that a place lies in; none when it has neither postcode nor point.
    func areas(of place: Place) -> [Area] {
        municipality.areas.filter { area in
            place.postcode.map(area.includes) == true
                || place.point.map { area.includes(latitude: $0.latitude, longitude: $0.longitude) } == true
        }
    }

    /// The key of the team; the first rule that fits counts.
    func team(for category: Category, at place: Place) -> String {
        let here = Set(areas(of: place).map(\.key))
        let rule = municipality.teamRules.first { rule in
            let fitsPlace = rule.area.map(here.contains) ?? true
            return fitsPlace && (rule.topics.isEmpty || !rule.topics.isDisjoint(with: category.topics))
        }
        return rule?.team ?? category.team.key
    }
}

extension Category {
    /// The words by which a rule can name it: its own key and that of its group.
    var topics: Set<String> { [key, groupKey] }
}
