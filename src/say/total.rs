//! How far a round has come, in a few sentences.

use indexmap::IndexSet;
use jiff::civil::Date;

use super::plain;
use crate::finding::Severity;
use crate::judge::Standing;
use crate::returns::{Results, State};
use crate::words::{day, days, days_between, in_a_row, many};

/// `1 error`, `2 errors`, `1 query`.
pub fn counted(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => many(count, "error", "errors"),
        Severity::Query => many(count, "query", "queries"),
        Severity::Note => many(count, "note", "notes"),
    }
}

/// When workbooks are due back, seen from a day: `Due 11 December 2026 (in 14 days)`.
pub fn due(due: Date, today: Date) -> String {
    let when = match days_between(today, due) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        early @ 2.. => format!("in {}", days(early)),
        late => format!("{} ago", days(late)),
    };
    format!("Due {} ({when})", day(due))
}

/// How many departments' returns count.
fn returned(results: &Results) -> usize {
    results.plan.departments.iter().filter(|department| results.counting(&department.code).is_some()).count()
}

/// How many departments have returned with how many errors and queries; who has not, and whose came back empty.
pub fn total(results: &Results) -> Vec<String> {
    let count = |severity| {
        let told = results.returns.iter().filter(|entry| entry.state != State::Empty);
        counted(told.map(|entry| entry.count(severity)).sum(), severity)
    };
    let counting = results.returns.iter().filter(|entry| entry.state.counts()).count();
    let (returned, departments) = (returned(results), results.plan.departments.len());
    let leader = if counting > returned { ", and the Careers Leader" } else { "" };
    let (errors, queries) = (count(Severity::Error), count(Severity::Query));
    let mut told = vec![format!("{returned} of {departments} departments have returned{leader}: {errors}, {queries}.")];
    let missing: Vec<&str> = results.missing().iter().map(|department| department.name.as_str()).collect();
    if !missing.is_empty() {
        told.push(plain(&format!("Not returned: {}.", in_a_row(&missing))));
    }
    let empty: IndexSet<&str> = results
        .verdicts
        .iter()
        .filter(|verdict| verdict.standing == Standing::ReturnedEmpty)
        .filter_map(|verdict| results.plan.department(&verdict.department))
        .map(|department| department.name.as_str())
        .collect();
    if !empty.is_empty() {
        told.push(plain(&format!("Returned empty: {}.", in_a_row(&empty.into_iter().collect::<Vec<_>>()))));
    }
    told
}

/// Why there is no draft to SLT.
pub fn early(results: &Results) -> String {
    let all = results.plan.departments.len();
    format!(
        "No draft to SLT yet: {} of {} have returned, and the plan asks for {} before it is written.",
        returned(results),
        many(all, "department", "departments"),
        results.plan.rules.early_share.of(all)
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::drawn::{answered, empty, results};
    use super::*;
    use crate::plan::LEADER;

    #[test]
    fn the_total_names_who_has_not_returned_and_whose_came_back_empty() {
        let none = total(&results(Vec::new()));
        let all = "Not returned: Department HUM, Department MUS.";
        assert_eq!(none, ["0 of 2 departments have returned: 0 errors, 0 queries.", all]);
        assert_eq!(
            total(&results(vec![answered("HUM"), answered(LEADER), empty("MUS")])),
            [
                "1 of 2 departments have returned, and the Careers Leader: 0 errors, 0 queries.",
                "Returned empty: Department MUS.",
            ]
        );
    }

    #[test]
    fn a_draft_to_slt_waits_for_the_share_that_the_plan_asks_for() {
        let told = early(&results(vec![answered("HUM")]));
        let wanted = results(Vec::new()).plan.rules.early_share.of(2);
        assert!(told.starts_with("No draft to SLT yet: 1 of 2 departments have returned, and"), "{told}");
        assert!(told.contains(&format!("asks for {wanted} before")), "{told}");
    }

    #[test]
    fn a_day_is_seen_from_before_and_from_after() {
        let seen = |today| due(date(2026, 12, 11), today);
        assert_eq!(seen(date(2026, 11, 27)), "Due 11 December 2026 (in 14 days)");
        assert_eq!(seen(date(2026, 12, 10)), "Due 11 December 2026 (tomorrow)");
        assert_eq!(seen(date(2026, 12, 11)), "Due 11 December 2026 (today)");
        assert_eq!(seen(date(2026, 12, 12)), "Due 11 December 2026 (1 day ago)");
    }

    #[test]
    fn findings_are_counted_in_their_own_words() {
        assert_eq!(counted(1, Severity::Error), "1 error");
        assert_eq!(counted(2, Severity::Query), "2 queries");
        assert_eq!(counted(0, Severity::Note), "0 notes");
    }
}
