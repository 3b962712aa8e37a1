//! What each year group met of employers; and every record, and whether it is a meaningful one.

use super::columns::{self, Table};
use super::facts::Facts;
use super::hopes;
use super::rows::{Row, Shown, rows};
use super::sheet::{Name, Sheet};
use super::words::{either, expected_encounters, lower, many, upper};
use crate::answers::audit::{EmployerRow, Kind, Test, TookPlace};
use crate::answers::{Labelled, Meaning};
use crate::coverage::{Met, Told};
use crate::key::{BlockKey, SlotKey};
use crate::pen::{Cell, Tone};
use crate::plan::{Framework, LEADER};

/// What is said of a question that was left open.
const OPEN: &str = "not answered";

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Employers"),
    answers: "what each year group met; every encounter and workplace experience, and which test of a \
              meaningful one is missing",
    title: |facts| facts.title("Employers"),
    notes,
    in_short: Some(on_record),
    tables: |facts| vec![by_cohort(facts), records(facts), hopes::table(facts)],
    frozen: 3,
    ..Sheet::PLAIN
};

/// How many records there are, how many of them took place, and how many of these are meaningful.
fn on_record(facts: &Facts<'_>) -> String {
    let records = &facts.records;
    if records.is_empty() {
        return "No employer is on record yet.".to_owned();
    }
    let all = facts.plan.departments.iter();
    let keeps = |code: &str| records.iter().any(|one| one.department.is_some_and(|department| department.code == code));
    let departments = all.filter(|department| keeps(&department.code)).count();
    let leader = if records.iter().any(|one| one.department.is_none()) { " and the Careers Leader" } else { "" };
    let count = |passes: fn(&EmployerRow) -> bool| records.iter().filter(|one| passes(one.row)).count();
    let been = count(EmployerRow::has_been);
    let of_these = match count(|row| row.has_been() && row.meaning() == Meaning::NotKnown) {
        0 => "of them meaningful".to_owned(),
        open => format!("of them meaningful and {open} not known to be"),
    };
    let rest = [
        (count(|row| row.took_place == Some(TookPlace::Planned)), "planned"),
        (count(|row| row.took_place.is_none()), "not said to have taken place"),
    ];
    let rest: Vec<String> =
        rest.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("; {count} {what}")).collect();
    format!(
        "{} from {departments} of {}{leader}: {been} took place, {} {of_these}{}.",
        many(records.len(), "record", "records"),
        many(facts.plan.departments.len(), "department", "departments"),
        count(EmployerRow::counts),
        rest.concat(),
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
    let nowhere = facts.records.iter().filter(|record| record.row.has_been() && record.is_nowhere()).count();
    if nowhere > 0 {
        notes.push(format!(
            "{} that took place but {} not say for whom, of whom its subject teaches, or of which kind: not in the \
             first table.",
            many(nowhere, "record", "records"),
            either(nowhere, "does", "do")
        ));
    }
    notes
}

/// Which of the two a cohort lacks, as far as it is known.
fn lacking(told: &Told<'_>) -> Cell {
    let of = |met: &Met, what: &str| match (met.meaningful, met.not_known) {
        (0, 0) => Some(format!("no meaningful {what}")),
        (0, open) => Some(format!(
            "not known whether {} meaningful",
            either(open, &format!("the {what} was"), &format!("the {what}s were"))
        )),
        (_, _) => None,
    };
    match (of(&told.encounters, "encounter"), of(&told.experiences, "workplace")) {
        (None, None) => Cell::toned("Both", Tone::Good),
        (Some(_), Some(_)) if told.encounters.not_known + told.experiences.not_known == 0 => {
            Cell::toned("No meaningful encounter or workplace", Tone::Warn)
        }
        (Some(first), Some(second)) => Cell::toned(upper(&format!("{first}; {second}")), Tone::Warn),
        (Some(encounter), None) => Cell::toned(upper(&encounter), Tone::Warn),
        (None, Some(workplace)) => Cell::Text(upper(&workplace)),
    }
}

fn by_cohort<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Told<'f>>;
    let words = &facts.plan.words;
    let Framework { encounter, workplace, .. } = &facts.plan.framework;
    let (stage, cohort) = (lower(&words.stage), lower(&words.cohort));
    let a_year = format!(
        "{} A subject's records are through the curriculum; the Careers Leader's are not. No subject is judged by it",
        expected_encounters(facts.plan)
    );
    let by_name = format!(
        "Records that took place, by what they name: all of a {stage} counts for each {cohort} of it that the subject \
         teaches, so never add them up. A record that names no {cohort} counts for none"
    );
    let days = "The days of the workplaces that took place, added up: no learner need have had them all. A record that \
                does not say how many days it was adds none";
    let is_led = facts.records.iter().any(|record| record.department.is_none());
    let columns = vec![
        Column::new(&words.cohort, 18, |told| Cell::Strong(name(told).to_owned())),
        Column::new(&words.stage, 18, |told| Cell::text(told.cohorts.first().map_or("", |(stage, _)| &stage.name))),
        Column::new("What is on record", 28, |told| lacking(told)),
        Column::new(&encounter.several, 18, |told| Cell::count(told.encounters.took_place))
            .also("Encounters a year", a_year)
            .also(format!("{}, {}", encounter.several, lower(&workplace.several)), by_name),
        Column::new("Meaningful encounters", 14, |told| Cell::count(told.encounters.meaningful)),
        Column::new(&workplace.several, 17, |told| Cell::count(told.experiences.took_place)),
        Column::new("Meaningful workplaces", 14, |told| Cell::count(told.experiences.meaningful)),
        Column::new("Days at workplaces", 14, |told| days_of(&told.experiences)).explained(days),
        Column::new("Arranged by the Careers Leader", 16, |told| {
            Cell::count(told.encounters.by_leader + told.experiences.by_leader)
        })
        .only_if(is_led),
    ];
    Table::of("Employers by cohort", || &facts.cohorts, columns).captioned(format!("What took place, by {cohort}"))
}

/// The name of a cohort that is told of alone.
fn name<'a>(told: &Told<'a>) -> &'a str {
    told.cohorts.first().map_or("", |(_, cohort)| &cohort.name)
}

/// Nobody's silence is no day.
fn days_of(met: &Met) -> Cell {
    match (met.took_place, met.without_days) {
        (0, _) => Cell::None,
        (_, 0) => Cell::Number(f64::from(met.days)),
        (all, without) if all == without => Cell::toned("not said", Tone::Off),
        (_, without) => Cell::Text(format!("{}; {without} not said", met.days)),
    }
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
        Column::new("Subject", 18, |record| match record.code {
            LEADER => Cell::toned(facts.plan.words.spoken("outside subjects"), Tone::Off),
            _ => record.row.cell(SlotKey::Subject, OPEN),
        }),
        typed("Employer", 28, SlotKey::Employer),
        typed("Sector", 18, SlotKey::Sector),
        typed("Date", 14, SlotKey::Date),
        Column::new("Kind", 17, |record| {
            let kind: Option<Kind> = record.row.chosen(SlotKey::Kind);
            kind.map_or_else(
                || record.row.cell(SlotKey::Kind, OPEN),
                |kind| Cell::text(&kind.words(&facts.plan.framework).label),
            )
        }),
        typed("In person or virtual", 14, SlotKey::Mode),
        typed(&words.cohorts, 16, SlotKey::Cohort),
        Column::new("Outcomes", 18, |record| outcomes(facts, &record.row)),
        typed(&upper(&words.learners), 13, SlotKey::Learners),
        Column::new("Days", 11, |record| match record.meant.and_then(|row| row.kind) {
            Some(Kind::Workplace) => record.row.cell(SlotKey::Days, OPEN),
            Some(Kind::Encounter) | None => Cell::None,
        }),
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
