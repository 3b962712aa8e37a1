//! Every code, declared once: its name, severity and the two sentences that explain it.

use super::Severity;

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

/// Makes of each line a code and its entry, so that none can lack the other.
macro_rules! codes {
    ($($code:ident $severity:ident $name:literal means $means:literal fix $fix:literal;)*) => {
        /// What kind of finding it is; [`CATALOGUE`] holds a name and sentences for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $means] $code,)*
        }

        impl Code {
            const fn of(self) -> Entry {
                match self {
                    $(Code::$code => Entry {
                        code: self,
                        name: $name,
                        severity: Severity::$severity,
                        means: $means,
                        fix: $fix,
                    },)*
                }
            }

            /// What the catalogue holds of this code.
            pub fn entry(self) -> &'static Entry {
                match self {
                    $(Code::$code => {
                        static ENTRY: Entry = Code::$code.of();
                        &ENTRY
                    })*
                }
            }
        }

        /// All codes in the order in which findings are told: the file, the form, cells, across cells.
        pub static CATALOGUE: &[Entry] = &[$(Code::$code.of(),)*];
    };
}

codes! {
    Unreadable Error "unreadable"
        means "The file is no workbook that can be opened: damaged, protected by a password, or another kind of file with a workbook's name."
        fix "Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and put that file into the returns folder.";
    Stranger Error "stranger"
        means "The workbook opens, but nothing in it says that it is an audit workbook of a department in this plan."
        fix "Check that the right file was sent; if it is the department's, ask for the workbook they filled in.";
    WrongForm Error "wrong-form"
        means "The workbook is one of ours but not a completed audit: a plan or a matrix has come into the returns folder."
        fix "Move it out of the returns folder and put the department's audit workbook there.";
    OtherRound Error "other-round"
        means "The workbook was issued for another round, so its answers are not counted in this one."
        fix "Ask the department for this round's workbook, or run this check in the folder of that round. If the round was only renamed, type its earlier name into the plan again.";
    RenamedRound Note "renamed-round"
        means "The round was renamed after this workbook was issued; the plan as it was issued says so, and the return is read."
        fix "Nothing needs doing. If the new name was a slip, type the earlier one into the plan again.";
    RenamedDepartment Note "renamed-department"
        means "The department has another code than when this workbook was issued; the plan as it was issued says so, and the return is read."
        fix "Nothing needs doing.";
    OtherSchool Query "other-school"
        means "The workbook was issued with another school's name than the plan has now."
        fix "Check that the file belongs to this school; if the name was only corrected, nothing needs doing.";
    OtherEdition Note "other-edition"
        means "The plan was changed after this workbook was issued; its answers are read by their refs."
        fix "Nothing needs doing unless a finding below names an answer that no longer has a place.";
    NoForm Error "no-form"
        means "The workbook says whose it is, but nothing of its form is left: other sheets stand in it, or its texts, headings and refs were lost or translated."
        fix "Copy the answers into the workbook that was issued, and send that; if a program repaired or translated the file, send it as it was before.";
    WrittenElsewhere Query "written-elsewhere"
        means "No cell of the form is answered, but something was written elsewhere in the file: in comments, text boxes, or on other sheets."
        fix "Look at what is listed below it, and type the answers into the cells of the form.";
    Salvaged Query "salvaged"
        means "What says whose workbook it is was lost on the way; the department was told by its sheets and refs."
        fix "Make sure that it is this department's; if it is another's, say so with check --as CODE FILE.";
    Macros Note "macros"
        means "The workbook holds macros. They were not run, and nothing in them was read."
        fix "Nothing needs doing.";
    FormatsLost Query "formats-lost"
        means "What says how numbers are shown was lost on the way: a date, a time or a per cent is a plain number."
        fix "Compare the numbers with what was meant.";
    Superseded Note "superseded"
        means "A newer return of the same department counts: it answers all that this one did, or is the same workbook saved again; or both were put together; or this one is of another round."
        fix "Nothing needs doing.";
    Withdrawn Note "withdrawn"
        means "The return was withdrawn with check --drop FILE. It lies where it lay, and nothing in it is counted."
        fix "Nothing needs doing. To count it again, say so in the page, or with careers-audit check --keep FILE.";
    FilledInPlace Note "filled-in-place"
        means "The workbook was filled in where it lay, among those that are issued. It counts as a return does."
        fix "Nothing needs doing.";
    Merged Note "merged"
        means "The department sent more than one part; they were put together cell by cell."
        fix "Nothing needs doing unless a conflict is named below.";
    Conflict Query "conflict"
        means "Two returns of one department give different answers to the same question; the newer one is used."
        fix "Decide which answer stands: type the other one into the cell, or leave it as it is.";
    Cleared Note "cleared"
        means "An earlier return by the same person had an answer here, and the newer one, which counts, leaves it blank."
        fix "Nothing needs doing, unless it was cleared by mistake: then type it again.";
    MissingSheet Query "missing-sheet"
        means "A sheet of the form is not in the file, so everything asked there is unanswered."
        fix "Ask the department whether the sheet was deleted, or sent in another file.";
    SheetUnread Error "sheet-unread"
        means "A sheet of the form is damaged or missing inside the file, so nothing on it could be read; the others were."
        fix "Open the file in Excel, let Excel repair it, and send it again; or fill in this sheet in the workbook that was issued, and send that too.";
    PartUnread Note "part-unread"
        means "Something beside the answers is damaged, such as comments, text boxes or a sheet that was added: what was written there could not be read."
        fix "Nothing needs doing, unless an answer was written there: then open the file in Excel and write it on the form's own sheet.";
    SheetRecognised Query "sheet-recognised"
        means "A sheet has lost its name and its title; it was told by its headings and refs."
        fix "Make sure that the right sheet was meant.";
    DoubledSheet Query "doubled-sheet"
        means "A sheet of the form stands in the file more than once; what only the copy answers is read from the copy."
        fix "Delete the sheet that is not meant, or make both say the same.";
    ExtraSheet Note "extra-sheet"
        means "A sheet does not belong to the form, so nothing on it is counted."
        fix "Nothing needs doing, unless an answer was written there: then write it on the form's own sheet.";
    HeadingsLost Query "headings-lost"
        means "The row of headings is gone; the columns were told by their order and by what stands in them."
        fix "Compare the answers with what was meant.";
    MissingColumn Query "missing-column"
        means "A column of the form cannot be found on its sheet, so nothing in it can be read."
        fix "Put the column's heading back in the row of headings.";
    ColumnRecognised Note "column-recognised"
        means "A heading was changed or lost; its column was told by what is left of it."
        fix "Nothing needs doing unless the answers beneath belong elsewhere.";
    DoubledColumn Query "doubled-column"
        means "Two columns of a sheet have the same heading; the left one is read."
        fix "Rename or delete the column that was added.";
    ColumnsShifted Query "columns-shifted"
        means "Answers of a list stand beside the columns that ask for them: they were probably pasted one column too far to the left or to the right, so that each stands beneath another heading."
        fix "Move the answers back, each beneath its own heading.";
    UnknownRef Error "unknown-ref"
        means "The cell names an outcome or a row that the plan does not have."
        fix "Pick the outcome from the list, or put the printed ref back.";
    DoubledRef Query "doubled-ref"
        means "The same printed ref stands in two rows; both are read."
        fix "Use a spare row for a second unit, and clear the copied row.";
    ContradictedRef Query "contradicted-ref"
        means "The ref of a row and its printed text belong to two different rows; the printed text was believed."
        fix "Check which outcome the answers of this row are about.";
    MissingRow Query "missing-row"
        means "A row of the form is not on its sheet, so what it asks is unanswered."
        fix "Answer it in the correction, or say why the row was deleted.";
    NewOutcome Query "new-outcome"
        means "The plan asks for a row that the workbook did not have when it was issued; it counts as not answered."
        fix "Answer it in the correction.";
    RetiredOutcome Note "retired-outcome"
        means "The row answers an outcome, or is of a subject, that the plan no longer asks about. The answer is kept and counts for nothing."
        fix "Nothing needs doing.";
    TotalRow Note "total-row"
        means "A row adds up the rows above it; it is no record and no row of the form, and is passed over."
        fix "Nothing needs doing, unless it was meant as a row: then write in it what the row is about.";
    RenamedSince Note "renamed-since"
        means "A row or a sheet was printed under another name when the workbook was issued; it is read as what it is called now."
        fix "Nothing needs doing.";
    MergedCells Note "merged-cells"
        means "Several cells were merged into one; its answer is read for each row that it covers."
        fix "Nothing needs doing unless the answer was meant for one row only.";
    Unplaced Note "unplaced"
        means "Something was written where the form asks nothing. It is kept, and counts for nothing."
        fix "Write it into a cell that asks for it, if it is an answer.";
    UnknownAnswer Error "unknown-answer"
        means "The cell's answer is not on its list."
        fix "Pick an answer from the cell's list.";
    NotANumber Error "not-a-number"
        means "The cell asks for a whole number and something else stands there."
        fix "Type a whole number with nothing else in the cell.";
    NotADate Error "not-a-date"
        means "The cell asks for a date and something else stands there."
        fix "Type the date as day/month/year, for example 14/03/2027.";
    ErrorValue Error "error-value"
        means "The cell holds a spreadsheet error in place of an answer."
        fix "Delete the formula and type the answer.";
    HiddenAnswer Error "hidden-answer"
        means "The cell holds something that nobody sees: its number format shows nothing of it."
        fix "Clear the cell, or type the answer into it again as plain text or a plain number.";
    PictureAnswer Error "picture-answer"
        means "A picture stands in the cell, or a value that shows as one: no program can read an answer in it."
        fix "Delete the picture and type the answer in words.";
    RetiredAnswer Note "retired-answer"
        means "The answer was on the list when the workbook was issued. It has another name now and is read under that, or it is there no more and counts as not answered."
        fix "Nothing needs doing.";
    AsksTheLeader Note "asks-the-leader"
        means "The department is not sure here and asks the Careers Leader. It counts as not answered, and never as a no."
        fix "Nothing is for the department to mend: the Careers Leader has been told, and answers.";
    BecameADate Query "became-a-date"
        means "A text cell holds a date: spreadsheet programs make a date of texts such as 7-9."
        fix "Type the text again in words, or say that a date was meant.";
    StruckOut Query "struck-out"
        means "An answer, or a part of it, is crossed out; what is crossed out is not counted."
        fix "Clear what is not meant; if it is meant, take the strike-through off.";
    PupilName Query "pupil-name"
        means "The text may name a learner. No learner is to be named in this audit."
        fix "Take the name out, or say why it is no learner's.";
    TextTooLong Query "text-too-long"
        means "The text is longer than a cell of Excel can hold, so no workbook can show all of it."
        fix "Shorten the text; in the correction what is beyond stands on the sheet Not placed.";
    PastedLetter Query "pasted-letter"
        means "A short field holds a letter, with a greeting and a name beneath it: an email was probably pasted."
        fix "Keep the few words that answer the question, or say that all of it is meant.";
    FilledSeries Query "filled-series"
        means "Numbers rise by one from row to row, as they do when a cell is dragged down that was meant to be copied."
        fix "Check each row; copy a cell and paste it in place of dragging.";
    DateOutsideYear Query "date-outside-year"
        means "The date lies outside the school year of this round."
        fix "Check the year that was typed.";
    DateToCome Query "date-to-come"
        means "An encounter is said to have taken place, but its date is later than the day on which the workbook was saved."
        fix "Correct the date, or choose Planned until it has taken place.";
    CountOverRoll Query "count-over-roll"
        means "More learners are counted than are on roll."
        fix "Correct the number, or say why it is higher than the roll.";
    CountOfOne Query "count-of-one"
        means "The cell counts one learner where many could be meant: a 1 may also stand for 100 per cent, or for yes."
        fix "Type how many learners it was, or say that it was one.";
    CountOverTaking Query "count-over-taking"
        means "More learners are said to be reached than are taught."
        fix "Correct one of the two numbers.";
    MoreTrained Query "more-trained"
        means "More staff are said to have taken part in careers development than there are."
        fix "Correct one of the two numbers.";
    Unanswered Query "unanswered"
        means "A cell that is needed is blank."
        fix "Fill in the cell.";
    StillSoContradicted Query "still-so-contradicted"
        means "The row says that last time's answer is still so, or that it has ended, and other answers were typed in it."
        fix "Choose Changed if what was typed is right; if last time's answer is, clear what was typed.";
    TaughtWithoutUnit Query "taught-without-unit"
        means "An outcome is said to be taught, but the unit or the term is not named, so it cannot count as planned teaching."
        fix "Name the unit of the scheme of work and the term, or choose Highlighted.";
    NoEmployerRecord Query "no-employer-record"
        means "An outcome is said to be taught with employers, but no employer record of the subject that took place and is meaningful names it."
        fix "Add the encounter to the Employers sheet, or complete its record there.";
    NotApplicableWithoutReason Query "not-applicable-without-reason"
        means "An outcome is marked Not applicable without a reason."
        fix "Say why in the Reason column, in a few words.";
    MostlyNotApplicable Query "mostly-not-applicable"
        means "More than half of a stage's outcomes are marked Not applicable."
        fix "Check with the Careers Leader whether these outcomes were meant for you.";
    ChecklistContradicted Query "checklist-contradicted"
        means "The checklist claims an approach that the subject's rows do not show."
        fix "Add the missing coverage to the outcomes sheet, or change the checklist answer.";
    RecordContradicted Query "record-contradicted"
        means "The checklist says Not yet or Partly to what a record of an employer of the same subject says Yes to."
        fix "Change the answer here or on the sheet Employers, or say in a few words how both are true.";
}
