//! What each year group met of employers; and every record, and whether it is a meaningful one.

use super::columns::{self, Table};
use super::facts::Facts;
use super::rows::{Row, Shown, rows};
use super::sheet::{Name, Sheet};
use super::words::{either, expected_encounters, lower, many, upper};
use super::{hopes, reach};
use crate::answers::audit::{EmployerRow, Kind, Test, TookPlace};
use crate::answers::{Labelled, Meaning};
use crate::coverage::speaks_of;
use crate::key::{BlockKey, SlotKey};
use crate::pen::{Cell, Tone};
use crate::plan::{Cohort, Stage};

/// What is said of a question that was left open.
const OPEN: &str = "not answered";

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Employers"),
    answers: "what each year group met (BM5, BM6); every encounter and workplace experience, and which test of a \
              meaningful one is missing",
    title: |facts| facts.title("Employers"),
    notes,
    in_short: Some(on_record),
    tables: |facts| vec![by_cohort(facts), records(facts), hopes::table(facts)],
    frozen: 3,
    ..Sheet::PLAIN
};

/// How many records there are, and how many count.
fn on_record(facts: &Facts<'_>) -> String {
    let departments = facts.counting().filter(|(_, _, audit)| !audit.employers.is_empty()).count();
    let records: Vec<_> = facts.counting().flat_map(|(_, _, audit)| &audit.employers).collect();
    if records.is_empty() {
        return "No employer is on record yet.".to_owned();
    }
    let counting = records.iter().filter(|record| record.counts()).count();
    format!(
        "{} from {departments} of {}; {counting} of {} took place and {} meaningful.",
        many(records.len(), "record", "records"),
        many(facts.plan.departments.len(), "department", "departments"),
        records.len(),
        either(counting, "is", "are"),
    )
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = vec![
        "Meaningful: a purpose shared with the employer, outcomes that suit the learners, two-way interaction, time \
         to reflect; at a workplace also a range of people met, a task set or work produced, the employer's feedback."
            .to_owned(),
        "A record counts as evidence when it took place and every one of them is answered Yes. Not answered, or Not \
         sure: nobody knows yet."
            .to_owned(),
        expected_encounters(facts.plan),
    ];
    let nowhere = took_place(facts).filter(|record| record.kind.is_none() || record.cohort.is_none()).count();
    if nowhere > 0 {
        notes.push(format!(
            "{} that took place but {} not say for whom or of which kind: not in the first table.",
            many(nowhere, "record", "records"),
            either(nowhere, "does", "do")
        ));
    }
    notes
}

/// Every record of every return that counts.
pub(super) fn records_of<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f EmployerRow> {
    facts.counting().flat_map(|(_, _, audit)| &audit.employers)
}

/// Whether a record speaks of a cohort: it names it, or all of its stage.
pub(super) fn speaks(record: &EmployerRow, stage: &Stage, cohort: &Cohort) -> bool {
    record.cohort.as_ref().is_some_and(|label| speaks_of(label, stage, cohort))
}

fn took_place<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f EmployerRow> {
    records_of(facts).filter(|record| record.took_place == Some(TookPlace::TookPlace))
}

/// What one cohort met: of each kind how many, and how many of these were meaningful. A record of a whole stage counts
/// for each of its cohorts.
struct Met<'f> {
    stage: &'f Stage,
    cohort: &'f Cohort,
    encounters: (usize, usize),
    workplaces: (usize, usize),
}

impl<'f> Met<'f> {
    fn of(facts: &Facts<'_>, (stage, cohort): (&'f Stage, &'f Cohort)) -> Met<'f> {
        let of = |kind: Kind| {
            let own = took_place(facts).filter(|record| record.kind == Some(kind) && speaks(record, stage, cohort));
            own.fold((0, 0), |(all, meaningful), record| (all + 1, meaningful + usize::from(record.is_meaningful())))
        };
        Met { stage, cohort, encounters: of(Kind::Encounter), workplaces: of(Kind::Workplace) }
    }

    fn on_record(&self) -> Cell {
        match (self.encounters.1, self.workplaces.1) {
            (0, 0) => Cell::toned("No meaningful encounter or workplace", Tone::Warn),
            (0, _) => Cell::toned("No meaningful encounter", Tone::Warn),
            (_, 0) => Cell::text("No meaningful workplace"),
            (_, _) => Cell::toned("Both", Tone::Good),
        }
    }
}

fn by_cohort<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Met<'f>>;
    let words = &facts.plan.words;
    let (stage, cohort) = (lower(&words.stage), lower(&words.cohort));
    let a_year = format!(
        "{} The records here are those of subjects, so each is through the curriculum. No subject is judged by it",
        expected_encounters(facts.plan)
    );
    let by_name = format!(
        "Records that took place, by what they name: all of a {stage} counts for each {cohort} of it, so never add \
         them up"
    );
    let columns = vec![
        Column::new(&words.cohort, 18, |met| Cell::Strong(met.cohort.name.clone())),
        Column::new(&words.stage, 18, |met| Cell::text(&met.stage.name)),
        Column::new("What is on record", 28, Met::on_record),
        Column::new("Encounters (BM5)", 18, |met| Cell::count(met.encounters.0))
            .also("Encounters a year", a_year)
            .also("Encounters (BM5), workplaces (BM6)", by_name),
        Column::new("Meaningful encounters", 14, |met| Cell::count(met.encounters.1)),
        Column::new("Workplaces (BM6)", 17, |met| Cell::count(met.workplaces.0)),
        Column::new("Meaningful workplaces", 14, |met| Cell::count(met.workplaces.1)),
    ];
    Table::of("Employers by cohort", || reach::cohorts(facts).map(|one| Met::of(facts, one)), columns)
        .captioned(format!("What took place, by {cohort}"))
}

/// One record as it was typed, and as it is meant.
struct Record<'a> {
    code: &'a str,
    row: Row<'a>,
    meant: Option<&'a EmployerRow>,
}

fn records<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Record<'f>>;
    let words = &facts.plan.words;
    let typed =
        |text: &str, width: u16, slot: SlotKey| Column::new(text, width, move |record| record.row.cell(slot, OPEN));
    let columns = vec![
        Column::new("Department", 18, |record| Cell::text(facts.name(record.code))),
        typed("Subject", 18, SlotKey::Subject),
        typed("Employer", 28, SlotKey::Employer),
        typed("Sector", 18, SlotKey::Sector),
        typed("Date", 14, SlotKey::Date),
        typed("Kind", 17, SlotKey::Kind),
        typed("In person or virtual", 14, SlotKey::Mode),
        typed(&words.cohorts, 16, SlotKey::Cohort),
        Column::new("Outcomes", 18, |record| outcomes(facts, &record.row)),
        typed(&upper(&words.learners), 13, SlotKey::Learners),
        typed("Took place or planned", 14, SlotKey::TookPlace),
        Column::new("Meaningful", 30, |record| record.meant.map_or(Cell::None, meaningful)).explained(
            "A purpose shared with the employer and the learners; outcomes that suit the learners; two-way \
             interaction; time to reflect: all four answered Yes. At a workplace the interaction is extensive, and three \
             more are Yes: a range of people met; a task set by the employer, or work produced; the employer's feedback. \
             No: one of them is answered No. Not known: none is No, and one is not answered or Not sure",
        ),
        Column::new("Ref", 9, |record| Cell::text(record.row.reference())),
        Column::new("File", 34, |record| record.row.link(SlotKey::Employer)),
    ];
    let records = || {
        facts.counting().flat_map(|(code, entry, audit)| {
            rows(entry, BlockKey::Employers).into_iter().map(move |row| {
                let is_own =
                    |one: &&EmployerRow| one.place.row == row.row && one.place.subject.as_deref() == row.subject;
                Record { code, meant: audit.employers.iter().find(is_own), row }
            })
        })
    };
    Table::of("Employers", records, columns).captioned("Every record")
}

/// The refs of the outcomes it served; what names no outcome of the plan as it was typed.
fn outcomes(facts: &Facts<'_>, row: &Row<'_>) -> Cell {
    let refs: Vec<String> = [SlotKey::Outcome1, SlotKey::Outcome2, SlotKey::Outcome3]
        .into_iter()
        .filter_map(|slot| match row.text(slot) {
            Some(label) => {
                Some(facts.plan.outcome_labelled(label).map_or(label, |outcome| &outcome.reference).to_owned())
            }
            None => row.shown(slot).map(Shown::text),
        })
        .collect();
    if refs.is_empty() { Cell::text(OPEN) } else { Cell::Text(refs.join(", ")) }
}

fn meaningful(record: &EmployerRow) -> Cell {
    let is_open = record.tests().iter().all(|test| test.answer.is_none());
    if is_open && record.took_place == Some(TookPlace::Planned) {
        return Cell::toned("not yet asked: planned", Tone::Off);
    }
    let missing: Vec<String> = record
        .tests()
        .into_iter()
        .filter(|test| test.answer != Some(Test::Yes))
        .map(|test| format!("{}: {}", test.words, test.answer.map_or(OPEN, Labelled::label)))
        .collect();
    let missing = upper(&missing.join("; "));
    match record.meaning() {
        Meaning::Meaningful => Cell::toned("Yes", Tone::Good),
        Meaning::Lacking => Cell::toned(format!("No. {missing}"), Tone::Warn),
        Meaning::NotKnown => Cell::toned(format!("Not known. {missing}"), Tone::Warn),
    }
}
