//! Who has returned: a line for each department, and what came of it file by file.

use super::opened::{Opened, opened};
use super::plain;
use super::total::counted;
use crate::finding::Severity;
use crate::plan::LEADER;
use crate::returns::{Results, Return, State};

/// Stands in place of a department where a file belongs to none.
const NO_DEPARTMENT: &str = "(no department)";

/// A department, or a file that belongs to none, and how it stands.
#[derive(Clone, Debug)]
pub struct Row<'r> {
    /// The department's code; none where the file belongs to none.
    pub code: Option<&'r str>,
    /// What it is called: `Humanities (HUM)`.
    pub name: String,
    /// Its state in a teacher's words.
    pub stands: &'static str,
    /// How much was found in what counts: `1 error, 0 queries`; none where nothing was.
    pub counts: Option<String>,
    /// The file that says most about it: what counts, else whatever came.
    pub file: Option<String>,
    /// The same, with all that is known of it.
    pub came: Option<&'r Return>,
}

/// What came of a department, or the files that belong to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The department's code; none of files that belong to none.
    pub code: Option<String>,
    /// The heading: `Humanities (HUM)`.
    pub name: String,
    /// That nothing has come, where nothing has.
    pub nothing: Option<&'static str>,
    /// Each file that came.
    pub returns: Vec<Opened>,
}

/// What a department, or the Careers Leader, is called: `Humanities (HUM)`.
pub(super) fn name(results: &Results, code: &str) -> String {
    let name = results.plan.department(code).map_or("Careers Leader", |department| &department.name);
    plain(&format!("{name} ({code})"))
}

/// The codes of everyone who is asked: the departments, and the Careers Leader last.
fn codes(results: &Results) -> impl Iterator<Item = &str> {
    results.plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER])
}

/// The files that came of a department; of none: that belong to none.
fn of<'r>(results: &'r Results, code: Option<&'r str>) -> impl Iterator<Item = &'r Return> {
    results.returns.iter().filter(move |entry| entry.department.as_deref() == code)
}

/// A row for each department and the Careers Leader, and one for each file that belongs to none.
pub fn board(results: &Results) -> Vec<Row<'_>> {
    let of_department = |code| {
        // What counts says most about a department; else whatever came of it.
        let best = of(results, Some(code)).min_by_key(|one| (!one.state.counts(), one.state == State::Superseded));
        row(Some(code), name(results, code), best)
    };
    let strangers = of(results, None).map(|entry| row(None, NO_DEPARTMENT.to_owned(), Some(entry)));
    codes(results).map(of_department).chain(strangers).collect()
}

fn row<'r>(code: Option<&'r str>, name: String, came: Option<&'r Return>) -> Row<'r> {
    let Some(entry) = came else {
        return Row { code, name, stands: "Not returned", counts: None, file: None, came };
    };
    let counts = [Severity::Error, Severity::Query].map(|severity| (entry.count(severity), severity));
    let is_told = entry.state.counts() && counts.iter().any(|(count, _)| *count > 0);
    let counts = is_told.then(|| counts.map(|(count, severity)| counted(count, severity)).join(", "));
    Row { code, name, stands: entry.stands(), counts, file: Some(plain(&entry.file)), came }
}

/// Every return beneath its department, the Careers Leader's where it came, and those that belong to none last.
pub fn whose(results: &Results) -> Vec<Whose> {
    let all = |code: Option<&str>, name: String| {
        let returns: Vec<Opened> = of(results, code).map(opened).collect();
        let nothing = returns.is_empty().then_some("nothing has come back yet");
        Whose { code: code.map(str::to_owned), name, nothing, returns }
    };
    let departments = codes(results).map(|code| all(Some(code), name(results, code)));
    let strangers = all(None, "Files that belong to no department".to_owned());
    let is_asked = |whose: &Whose| whose.code.as_deref().is_some_and(|code| code != LEADER);
    departments.chain([strangers]).filter(|whose| is_asked(whose) || !whose.returns.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{answered, empty, results, stranger};
    use super::*;
    use crate::finding::{Code, Finding};

    #[test]
    fn each_department_has_its_row_and_a_file_of_nobody_one_of_its_own() {
        let results = results(vec![answered("HUM"), stranger("Book1\u{202e}.xlsx")]);
        let rows = board(&results);
        let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.stands, row.file.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("Department HUM (HUM)", "Accepted", Some("HUM.xlsx")),
                ("Department MUS (MUS)", "Not returned", None),
                ("Careers Leader (LEADER)", "Not returned", None),
                (NO_DEPARTMENT, "Not recognised", Some("Book1\\u{202e}.xlsx")),
            ]
        );
        assert!(rows.iter().all(|row| row.code.is_some() != (row.name == NO_DEPARTMENT)));
        assert!(rows.iter().all(|row| row.came.map(|came| plain(&came.file)) == row.file));
    }

    #[test]
    fn what_was_found_is_counted_where_it_counts() {
        let mut results = results(vec![answered("HUM"), empty("MUS")]);
        let counts = |results: &Results| board(results).into_iter().map(|row| row.counts).collect::<Vec<_>>();
        assert_eq!(counts(&results), [None, None, None]);
        for entry in &mut results.returns {
            entry.findings = vec![Finding::of_file(Code::Unanswered, "Status is blank.")];
        }
        assert_eq!(counts(&results), [Some("0 errors, 1 query".to_owned()), None, None]);
    }

    #[test]
    fn a_department_is_listed_without_a_file_and_the_careers_leader_only_with_one() {
        let told = |incoming| {
            let whose = whose(&results(incoming));
            whose.into_iter().map(|one| (one.name, one.returns.len(), one.nothing.is_some())).collect::<Vec<_>>()
        };
        let named = |name: &str, count: usize| (name.to_owned(), count, count == 0);
        let (hum, mus) = ("Department HUM (HUM)", "Department MUS (MUS)");
        assert_eq!(told(vec![answered("HUM")]), [named(hum, 1), named(mus, 0)]);
        let strangers = "Files that belong to no department";
        assert_eq!(
            told(vec![answered(LEADER), stranger("a.xlsx"), stranger("b.xlsx")]),
            [named(hum, 0), named(mus, 0), named("Careers Leader (LEADER)", 1), named(strangers, 2)]
        );
    }
}
