//! Every code with its name, severity and the two sentences that explain it.

use super::{Code, Severity};

/// What the catalogue holds of one code.
#[derive(Debug)]
pub struct Entry {
    /// The code itself.
    pub code: Code,
    /// Its kebab-case name, used in JSON and by `explain`.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means, in a teacher's words.
    pub means: &'static str,
    /// What to do about it.
    pub fix: &'static str,
}

const fn entry(code: Code, name: &'static str, severity: Severity, means: &'static str, fix: &'static str) -> Entry {
    Entry { code, name, severity, means, fix }
}

use Severity::{Error, Note, Query};

/// All codes in the order in which findings are told: the file, the form, cells, across cells.
pub static CATALOGUE: &[Entry] = &[
    entry(
        Code::Unreadable,
        "unreadable",
        Error,
        "The file is no workbook that can be opened: damaged, protected by a password, or another kind of file with a workbook's name.",
        "Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and put that file into the returns folder.",
    ),
    entry(
        Code::Stranger,
        "stranger",
        Error,
        "The workbook opens, but nothing in it says that it is an audit workbook of a department in this plan.",
        "Check that the right file was sent; if it is the department's, ask for the workbook they filled in.",
    ),
    entry(
        Code::WrongForm,
        "wrong-form",
        Error,
        "The workbook is one of ours but not a completed audit: a plan or a matrix has come into the returns folder.",
        "Move it out of the returns folder and put the department's audit workbook there.",
    ),
    entry(
        Code::OtherRound,
        "other-round",
        Error,
        "The workbook was issued for another round, so its answers are not counted in this one.",
        "Ask the department for this round's workbook, or run this check in the folder of that round.",
    ),
    entry(
        Code::OtherSchool,
        "other-school",
        Query,
        "The workbook was issued with another school's name than the plan has now.",
        "Check that the file belongs to this school; if the name was only corrected, nothing needs doing.",
    ),
    entry(
        Code::OtherEdition,
        "other-edition",
        Note,
        "The plan was changed after this workbook was issued; its answers are read by their refs.",
        "Nothing needs doing unless a finding below names an answer that no longer has a place.",
    ),
    entry(
        Code::Salvaged,
        "salvaged",
        Query,
        "What says whose workbook it is was lost on the way; the department was told by its sheets and refs.",
        "Make sure that it is this department's; if it is another's, say so with check --as CODE FILE.",
    ),
    entry(
        Code::Macros,
        "macros",
        Note,
        "The workbook holds macros. They were not run, and nothing in them was read.",
        "Nothing needs doing.",
    ),
    entry(
        Code::Superseded,
        "superseded",
        Note,
        "A newer return of the same department answers everything that this one did, so the newer one counts.",
        "Nothing needs doing.",
    ),
    entry(
        Code::Merged,
        "merged",
        Note,
        "The department sent more than one part; they were put together cell by cell.",
        "Nothing needs doing unless a conflict is named below.",
    ),
    entry(
        Code::Conflict,
        "conflict",
        Query,
        "Two returns of one department give different answers to the same question; the newer one is used.",
        "Decide which answer stands: type the other one into the cell, or leave it as it is.",
    ),
    entry(
        Code::MissingSheet,
        "missing-sheet",
        Query,
        "A sheet of the form is not in the file, so everything asked there is unanswered.",
        "Ask the department whether the sheet was deleted, or sent in another file.",
    ),
    entry(
        Code::SheetRecognised,
        "sheet-recognised",
        Query,
        "A sheet has lost its name and its title; it was told by its headings and refs.",
        "Make sure that the right sheet was meant.",
    ),
    entry(
        Code::DoubledSheet,
        "doubled-sheet",
        Query,
        "A sheet of the form stands in the file more than once; what only the copy answers is read from the copy.",
        "Delete the sheet that is not meant, or make both say the same.",
    ),
    entry(
        Code::ExtraSheet,
        "extra-sheet",
        Note,
        "A sheet does not belong to the form, so nothing on it is counted.",
        "Nothing needs doing, unless an answer was written there: then write it on the form's own sheet.",
    ),
    entry(
        Code::HeadingsLost,
        "headings-lost",
        Query,
        "The row of headings is gone; the columns were told by their order and by what stands in them.",
        "Compare the answers with what was meant.",
    ),
    entry(
        Code::MissingColumn,
        "missing-column",
        Query,
        "A column of the form cannot be found on its sheet, so nothing in it can be read.",
        "Put the column's heading back in the row of headings.",
    ),
    entry(
        Code::ColumnRecognised,
        "column-recognised",
        Note,
        "A heading was changed or lost; its column was told by what is left of it.",
        "Nothing needs doing unless the answers beneath belong elsewhere.",
    ),
    entry(
        Code::DoubledColumn,
        "doubled-column",
        Query,
        "Two columns of a sheet have the same heading; the left one is read.",
        "Rename or delete the column that was added.",
    ),
    entry(
        Code::UnknownRef,
        "unknown-ref",
        Error,
        "The cell names an outcome or a row that the plan does not have.",
        "Pick the outcome from the list, or put the printed ref back.",
    ),
    entry(
        Code::DoubledRef,
        "doubled-ref",
        Query,
        "The same printed ref stands in two rows; both are read.",
        "Use a spare row for a second unit, and clear the copied row.",
    ),
    entry(
        Code::ContradictedRef,
        "contradicted-ref",
        Query,
        "The ref of a row and its printed text belong to two different rows; the printed text was believed.",
        "Check which outcome the answers of this row are about.",
    ),
    entry(
        Code::MissingRow,
        "missing-row",
        Query,
        "A row of the form is not on its sheet, so what it asks is unanswered.",
        "Answer it in the correction, or say why the row was deleted.",
    ),
    entry(
        Code::NewOutcome,
        "new-outcome",
        Query,
        "The plan asks for a row that the workbook did not have when it was issued; it counts as not answered.",
        "Answer it in the correction.",
    ),
    entry(
        Code::RetiredOutcome,
        "retired-outcome",
        Note,
        "The row answers an outcome that the plan no longer asks of this subject. The answer is kept and counts for nothing.",
        "Nothing needs doing.",
    ),
    entry(
        Code::MergedCells,
        "merged-cells",
        Note,
        "Several cells were merged into one; its answer is read for each row that it covers.",
        "Nothing needs doing unless the answer was meant for one row only.",
    ),
    entry(
        Code::Unplaced,
        "unplaced",
        Note,
        "Something was written where the form asks nothing. It is kept, and counts for nothing.",
        "Write it into a cell that asks for it, if it is an answer.",
    ),
    entry(
        Code::UnknownAnswer,
        "unknown-answer",
        Error,
        "The cell's answer is not on its list.",
        "Pick an answer from the cell's list.",
    ),
    entry(
        Code::NotANumber,
        "not-a-number",
        Error,
        "The cell asks for a whole number and something else stands there.",
        "Type a whole number with nothing else in the cell.",
    ),
    entry(
        Code::NotADate,
        "not-a-date",
        Error,
        "The cell asks for a date and something else stands there.",
        "Type the date as day/month/year, for example 14/03/2027.",
    ),
    entry(
        Code::ErrorValue,
        "error-value",
        Error,
        "The cell holds a spreadsheet error in place of an answer.",
        "Delete the formula and type the answer.",
    ),
    entry(
        Code::RetiredAnswer,
        "retired-answer",
        Note,
        "The answer was on the list when the workbook was issued and has another name now; it is read under the new name.",
        "Nothing needs doing.",
    ),
    entry(
        Code::BecameADate,
        "became-a-date",
        Query,
        "A text cell holds a date: spreadsheet programs make a date of texts such as 7-9.",
        "Type the text again in words, or say that a date was meant.",
    ),
    entry(
        Code::PupilName,
        "pupil-name",
        Query,
        "The text may name a learner. No learner is to be named in this audit.",
        "Take the name out, or say why it is no learner's.",
    ),
    entry(
        Code::FilledSeries,
        "filled-series",
        Query,
        "Numbers rise by one from row to row, as they do when a cell is dragged down that was meant to be copied.",
        "Check each row; copy a cell and paste it in place of dragging.",
    ),
    entry(
        Code::DateOutsideYear,
        "date-outside-year",
        Query,
        "The date lies outside the school year of this round.",
        "Check the year that was typed.",
    ),
    entry(
        Code::DateToCome,
        "date-to-come",
        Query,
        "An encounter is said to have taken place, but its date is later than the day on which the workbook was saved.",
        "Correct the date, or choose Planned until it has taken place.",
    ),
    entry(
        Code::CountOverRoll,
        "count-over-roll",
        Query,
        "More learners are counted than are on roll.",
        "Correct the number, or say why it is higher than the roll.",
    ),
    entry(
        Code::CountOverTaking,
        "count-over-taking",
        Query,
        "More learners are said to be reached than take the subject.",
        "Correct one of the two numbers.",
    ),
    entry(Code::Unanswered, "unanswered", Query, "A cell that is needed is blank.", "Fill in the cell."),
    entry(
        Code::TaughtWithoutUnit,
        "taught-without-unit",
        Query,
        "An outcome is said to be taught, but the unit or the term is not named, so it cannot count as planned teaching.",
        "Name the unit of the scheme of work and the term, or choose Highlighted.",
    ),
    entry(
        Code::NoEmployerRecord,
        "no-employer-record",
        Query,
        "An outcome is said to be taught with employers, but no employer record of the subject that took place and is meaningful names it.",
        "Add the encounter to the Employers sheet, or complete its record there.",
    ),
    entry(
        Code::NotApplicableWithoutReason,
        "not-applicable-without-reason",
        Query,
        "An outcome is marked Not applicable without a reason.",
        "Say why in the Reason column, in a few words.",
    ),
    entry(
        Code::MostlyNotApplicable,
        "mostly-not-applicable",
        Query,
        "More than half of a stage's outcomes are marked Not applicable.",
        "Check with the Careers Leader whether these outcomes were meant for the subject.",
    ),
    entry(
        Code::ChecklistContradicted,
        "checklist-contradicted",
        Query,
        "The checklist claims an approach that the subject's rows do not show.",
        "Add the missing coverage to the outcomes sheet, or change the checklist answer.",
    ),
];
