//! What is wrong or doubtful in a return: a code, a place and three sentences.
//!
//! A finding reads like this, wherever it is shown:
//! ```text
//! error  History outcomes, row KS3-4, Coverage (E12): "Tought" is not on the list.
//!        Pick one of: Not yet, Highlighted, Taught … Did you mean "Taught"?   [unknown-answer]
//! ```

mod alike;
mod catalogue;

use std::fmt;

use crate::key::SlotKey;
use crate::learner::Written;

pub use alike::{Alike, alike};
pub use catalogue::{CATALOGUE, Code, Entry};

/// How much a finding matters, in the words that English schools know from the DfE's COLLECT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be fixed: the content of one cell cannot be read as what it should be.
    Error,
    /// Fixed or explained: what two answers reveal together, or what is missing.
    Query,
    /// For information.
    Note,
}

impl Severity {
    /// The word shown and written to JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Query => "query",
            Severity::Note => "note",
        }
    }
}

impl Code {
    /// The kebab-case name in JSON and in `explain CODE`.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// How much a finding of this code matters.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// The code of that name, in any case.
    pub fn named(name: &str) -> Option<Code> {
        let name = name.trim().to_ascii_lowercase().replace(['_', ' '], "-");
        CATALOGUE.iter().find(|entry| entry.name == name).map(|entry| entry.code)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where something stands, as far as it is known. A finding about a whole file has none of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The sheet's name in the file.
    pub sheet: Option<String>,
    /// The cell as a person says it: `E12`.
    pub cell: Option<String>,
    /// The subject the row belongs to.
    pub subject: Option<String>,
    /// The printed ref of the row: `KS3-4`.
    pub row: Option<String>,
    /// The key of the column: `coverage`.
    pub column: Option<SlotKey>,
    /// The column's heading as the form prints it: `Coverage`.
    pub heading: Option<String>,
}

/// So many cells are listed of one fault.
pub const MOST_CELLS: usize = 40;

impl Place {
    /// Several places of one column as a person would say them, with up to `most` cells: `History outcomes, Status (F9, F12, F13)`.
    pub fn of_all(places: &[&Place], most: usize) -> String {
        let [first, _, ..] = places else { return places.first().map(ToString::to_string).unwrap_or_default() };
        let common = Place { cell: None, row: None, ..(*first).clone() };
        let cells: Vec<&str> = places.iter().filter_map(|place| place.cell.as_deref()).collect();
        let told = cells[..cells.len().min(most)].join(", ");
        match cells.len().saturating_sub(most) {
            _ if told.is_empty() => common.to_string(),
            0 => format!("{common} ({told})"),
            more => format!("{common} ({told} and {more} more)"),
        }
    }
}

impl Place {
    /// The sheet with the cell, as one says where to look: `History outcomes, F9`. None where there is no cell.
    pub fn spot(&self) -> Option<String> {
        Some(format!("{}, {}", self.sheet.as_ref()?, self.cell.as_ref()?))
    }

    /// What is left to say of it where its sheet is named already.
    pub fn within(&self) -> Place {
        let is_told = |subject: &String| self.sheet.as_ref().is_some_and(|sheet| names(sheet, subject));
        Place { sheet: None, subject: self.subject.clone().filter(|own| !is_told(own)), ..self.clone() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = false;
        let mut say = |f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>| {
            let result = if said { write!(f, ", {text}") } else { f.write_fmt(text) };
            said = true;
            result
        };
        if let Some(sheet) = &self.sheet {
            say(f, format_args!("{sheet}"))?;
        }
        if let Some(subject) = &self.subject
            && self.sheet.as_ref().is_none_or(|sheet| !names(sheet, subject))
        {
            say(f, format_args!("{subject}"))?;
        }
        if let Some(row) = &self.row {
            say(f, format_args!("row {row}"))?;
        }
        if let Some(heading) = &self.heading {
            say(f, format_args!("{heading}"))?;
        }
        match &self.cell {
            Some(cell) if said => write!(f, " ({cell})"),
            Some(cell) => f.write_str(cell),
            None => Ok(()),
        }
    }
}

/// Whether a sheet is a subject's own: its name begins with the subject's, shortened where that is long.
fn names(sheet: &str, subject: &str) -> bool {
    let stem = sheet.rsplit_once(' ').map_or("", |(stem, _)| stem);
    sheet.contains(subject) || !stem.is_empty() && subject.starts_with(stem)
}

/// One thing that is wrong or doubtful, with its place and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// What stands there, as typed.
    pub seen: Option<Written>,
    /// What is wrong, as one sentence without the place.
    pub message: String,
    /// What to do about it, as one sentence.
    pub fix: String,
    /// The answer that was probably meant.
    pub suggestion: Option<String>,
    /// Of a query: what the department said about it, in a correction that came back.
    pub explained: Option<Written>,
}

impl Finding {
    /// A finding about a whole file, in the catalogue's own words.
    pub fn of_file(code: Code, message: impl Into<String>) -> Finding {
        Finding::at(code, Place::default(), message)
    }

    /// A finding at a place, mended as the catalogue says.
    pub fn at(code: Code, place: Place, message: impl Into<String>) -> Finding {
        let fix = code.entry().fix.to_owned();
        Finding { code, place, seen: None, message: message.into(), fix, suggestion: None, explained: None }
    }

    /// The same finding with what was seen in the cell.
    pub fn seen(mut self, seen: impl Into<Written>) -> Finding {
        self.seen = Some(seen.into());
        self
    }

    /// The same finding with a remedy of its own.
    pub fn fix(mut self, fix: impl Into<String>) -> Finding {
        self.fix = fix.into();
        self
    }

    /// The same finding with what was probably meant.
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Finding {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Whether somebody still has to do something: an error, or a query that nobody explained.
    pub fn is_open(&self) -> bool {
        match self.severity() {
            Severity::Error => true,
            Severity::Query => self.explained.is_none(),
            Severity::Note => false,
        }
    }

    /// What the finding is about, whichever file and cell it stands in: by this a correction that
    /// comes back is compared with what was sent. `unknown-answer / History / KS3-4 / coverage`
    pub fn mark(&self) -> String {
        let Place { subject, row, column, .. } = &self.place;
        let parts = [Some(self.code.name()), subject.as_deref(), row.as_deref(), column.map(SlotKey::word)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" / ")
    }
}

/// Stands between the rows in a mark of several.
const AND: &str = " | ";

/// One mark for equal faults of one column: the marks of all, with their rows in one place.
/// `unanswered / History / KS3-1 | KS3-4 / status`
pub fn joint_mark(findings: &[&Finding]) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let rows: Vec<&str> = findings.iter().filter_map(|finding| finding.place.row.as_deref()).collect();
    let row = (!rows.is_empty()).then(|| rows.join(AND));
    Finding { place: Place { row, ..first.place.clone() }, ..(*first).clone() }.mark()
}

/// The marks that a joint one stands for.
pub fn single_marks(mark: &str) -> Vec<String> {
    let parts: Vec<&str> = mark.split(" / ").collect();
    let Some(at) = parts.iter().position(|part| part.contains(AND)) else { return vec![mark.to_owned()] };
    let one = |row: &str| {
        let parts = parts.iter().enumerate().map(|(position, part)| if position == at { row } else { *part });
        parts.collect::<Vec<_>>().join(" / ")
    };
    parts[at].split(AND).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UnknownAnswer` → `unknown-answer`.
    fn kebab(code: Code) -> String {
        format!("{code:?}").chars().fold(String::new(), |mut name, letter| {
            name.push_str(if letter.is_uppercase() && !name.is_empty() { "-" } else { "" });
            name.push(letter.to_ascii_lowercase());
            name
        })
    }

    #[test]
    fn every_code_is_called_as_it_is_spelled_and_explained_in_sentences() {
        for entry in CATALOGUE {
            assert_eq!(entry.name, kebab(entry.code));
            assert_eq!(Code::named(entry.name), Some(entry.code));
            assert_eq!(entry.code.entry().name, entry.name);
            for sentence in [entry.means, entry.fix] {
                assert!(sentence.ends_with('.'), "{}: {sentence}", entry.name);
            }
        }
    }

    #[test]
    fn a_subject_is_not_said_again_beside_its_own_sheet() {
        let place = |sheet: &str, subject: &str| {
            let (sheet, subject) = (Some(sheet.to_owned()), Some(subject.to_owned()));
            Place { sheet, subject, ..Place::default() }.to_string()
        };
        assert_eq!(place("Art outcomes", "Art"), "Art outcomes");
        assert_eq!(place("Whole curriculum outcomes", "Whole curriculum (Oak)"), "Whole curriculum outcomes");
        assert_eq!(place("Reach", "Whole curriculum (Oak)"), "Reach, Whole curriculum (Oak)");
        assert_eq!(place("Art outcomes", "Music"), "Art outcomes, Music");
    }

    #[test]
    fn a_joint_mark_stands_for_each_of_its_rows() {
        let at = |row: &str| {
            let place = Place {
                subject: Some("History".into()),
                row: Some(row.into()),
                column: Some(SlotKey::Status),
                ..Place::default()
            };
            Finding::at(Code::Unanswered, place, "Status is blank.")
        };
        let findings = [at("KS3-1"), at("KS3-4"), at("X1")];
        let mark = joint_mark(&findings.iter().collect::<Vec<_>>());
        assert_eq!(mark, "unanswered / History / KS3-1 | KS3-4 | X1 / status");
        assert_eq!(single_marks(&mark), findings.map(|finding| finding.mark()));
        let alone = at("KS3-1");
        assert_eq!(single_marks(&joint_mark(&[&alone])), [alone.mark()]);
        assert_eq!(single_marks("salvaged"), ["salvaged"]);
    }

    #[test]
    fn a_place_reads_as_a_person_would_say_it() {
        let place = Place {
            sheet: Some("History outcomes".into()),
            cell: Some("D12".into()),
            subject: Some("History".into()),
            row: Some("KS3-4".into()),
            column: Some(SlotKey::Coverage),
            heading: Some("Coverage".into()),
        };
        assert_eq!(place.to_string(), "History outcomes, row KS3-4, Coverage (D12)");
        let reach = Place { sheet: Some("Reach".into()), subject: Some("Art".into()), ..Place::default() };
        assert_eq!(reach.to_string(), "Reach, Art");
    }
}
