//! Equal faults told as one, for people: programs get every finding singly.

use indexmap::IndexMap;

use crate::learner::Written;

use super::{Code, Finding, Place, Severity};

/// Findings that say the same of several cells.
#[derive(Clone, Debug)]
pub struct Alike<'a> {
    /// The first of them.
    pub finding: &'a Finding,
    /// Where each of them stands.
    pub places: Vec<&'a Place>,
}

impl Alike<'_> {
    /// Where they stand, as a person says it, with up to so many cells: `History outcomes, Coverage (E9, E12, AA3)`.
    pub fn place(&self, most: usize) -> String {
        Place::of_all(&self.places, most)
    }
}

/// Equal faults as one, with their cells. Errors first, what was explained last of its kind, then in the order given.
pub fn alike<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Alike<'a>> {
    type Same<'a> = (Severity, Code, Option<&'a str>, Option<&'a str>, &'a str, Option<&'a str>, Option<&'a Written>);
    let mut groups: IndexMap<Same<'a>, (&'a Finding, Vec<&'a Place>)> = IndexMap::new();
    for finding in findings {
        let place = &finding.place;
        let same = (
            finding.severity(),
            finding.code,
            place.sheet.as_deref(),
            place.heading.as_deref(),
            finding.message.as_str(),
            finding.suggestion.as_deref(),
            finding.explained.as_ref(),
        );
        groups.entry(same).or_insert_with(|| (finding, Vec::new())).1.push(place);
    }
    let mut alike: Vec<Alike<'a>> = groups.into_values().map(|(finding, places)| Alike { finding, places }).collect();
    alike.sort_by_key(|alike| (alike.finding.severity(), alike.finding.explained.is_some()));
    alike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_faults_are_one_with_their_cells_and_errors_come_first() {
        let at = |code: Code, row: &str, cell: &str| {
            let place = Place {
                sheet: Some("Art outcomes".into()),
                cell: Some(cell.into()),
                row: Some(row.into()),
                heading: Some("Status".into()),
                ..Place::default()
            };
            Finding::at(code, place, "It is so.")
        };
        let findings = [
            at(Code::Unanswered, "KS3-1", "D5"),
            at(Code::UnknownAnswer, "KS3-2", "D6"),
            at(Code::Unanswered, "KS3-4", "D8"),
        ];
        let told = |most| alike(findings.iter()).iter().map(|alike| alike.place(most)).collect::<Vec<_>>();
        assert_eq!(told(9), ["Art outcomes, row KS3-2, Status (D6)", "Art outcomes, Status (D5, D8)"]);
        assert_eq!(told(1)[1], "Art outcomes, Status (D5 and 1 more)");
        // What was explained is not one with what is still open, and comes after it.
        let mut findings = findings;
        findings[0].explained = Some("Starts in May.".into());
        let told: Vec<String> = alike(findings.iter()).iter().map(|alike| alike.place(9)).collect();
        assert_eq!(told[1..], ["Art outcomes, row KS3-4, Status (D8)", "Art outcomes, row KS3-1, Status (D5)"]);
    }
}
