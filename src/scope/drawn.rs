//! Small plans and audits drawn as tables, for the tests of this module and of those that judge.

use crate::answers::audit::{
    Audit, ChecklistRow, EmployerRow, OutcomeRow, ReachRow, StageRow, TaughtThisYear, Test, Tick, TookPlace,
};
use crate::answers::{Labelled, RowPlace};
use crate::drawing;
use crate::plan::file::{Band, Cohort, File, Item, Outcome, Rules, Stage};
use crate::plan::{self, Department, Plan, Subject};

/// The rows of a drawn table, each a cell by heading; a blank cell is `None`.
struct Row(Vec<(String, String)>);

impl Row {
    fn text(&self, heading: &str) -> Option<String> {
        let (_, cell) = self.0.iter().find(|(head, _)| head == heading)?;
        (!cell.is_empty()).then(|| cell.clone())
    }

    fn plain(&self, heading: &str) -> String {
        self.text(heading).unwrap_or_default()
    }

    fn choice<T: Labelled>(&self, heading: &str) -> Option<T> {
        let label = self.text(heading)?;
        let listed = T::ALL.iter().copied().find(|answer| answer.label() == label);
        Some(listed.unwrap_or_else(|| panic!("'{label}' is no label of {heading}")))
    }

    fn count(&self, heading: &str) -> Option<u32> {
        self.text(heading).map(|count| count.parse().expect("a whole number"))
    }

    fn codes(&self, heading: &str) -> Vec<String> {
        self.plain(heading).split(", ").filter(|code| !code.is_empty()).map(str::to_owned).collect()
    }

    fn place(&self) -> RowPlace {
        RowPlace { subject: self.text("Subject"), row: self.plain("Ref") }
    }
}

fn table(drawing: &str) -> Vec<Row> {
    let tables = drawing::tables(drawing).expect("as many cells as headings");
    let cell = |(head, cell): (&&str, &&str)| ((*head).to_owned(), (*cell).to_owned());
    let rows = tables.iter().flat_map(|table| table.rows.iter().map(|row| table.heads.iter().zip(row)));
    rows.map(|row| Row(row.map(cell).collect())).collect()
}

/// Code, roll and learners in scope of a stage's cohorts.
fn cohorts(stage: &str) -> Vec<(String, u32, u32)> {
    match stage {
        "KS3" => vec![("Y7".to_owned(), 180, 180), ("Y8".to_owned(), 170, 160)],
        "KS4" => vec![("Y10".to_owned(), 150, 150)],
        _ => vec![(format!("{stage}-all"), 20, 20)],
    }
}

/// A plan of outcomes (`Ref`, `Departments`, `Builds on`) and subjects (`Department`, `Subject`,
/// `Stages`). The stage is the ref's first part, an overlay where it begins with `CG`. The checklist
/// is F1, F2 (advice), A1 and N1; the rules are the defaults.
pub(crate) fn plan(outcomes: &str, subjects: &str) -> Plan {
    let mut file: File = toml::from_str(include_str!("../../schemas/mainstream.toml")).expect("the built-in plan");
    file.stages.clear();
    file.cohorts.clear();
    file.outcomes.clear();
    file.departments.clear();
    file.subjects.clear();
    for row in table(outcomes) {
        let reference = row.plain("Ref");
        let (stage, number) = reference.split_once('-').expect("a ref like KS3-1");
        if file.stages.iter().all(|known| known.code != stage) {
            add_stage(&mut file, stage);
        }
        file.outcomes.push(Outcome {
            title: format!("Outcome {number}"),
            stage: stage.to_owned(),
            area: "GROW".to_owned(),
            builds_on: row.plain("Builds on"),
            departments: row.codes("Departments"),
            reference: reference.clone(),
            ..Outcome::default()
        });
    }
    for row in table(subjects) {
        let department = row.plain("Department");
        if file.departments.iter().all(|known| known.code != department) {
            let name = format!("Department {department}");
            file.departments.push(plan::file::Department { code: department.clone(), name, ..Default::default() });
        }
        let (name, stages) = (row.plain("Subject"), row.codes("Stages"));
        file.subjects.push(plan::file::Subject { department, name, stages, cohorts: row.codes("Cohorts") });
    }
    file.rules =
        Rules { foundation_share: Some(25), across_share: Some(50), enriched_outcomes: Some(1), ..Rules::default() };
    file.bands = [(75, "Most"), (50, "Half or more"), (0, "Few")]
        .map(|(at_least, name)| Band { at_least: Some(at_least), name: name.to_owned() })
        .to_vec();
    file.checklist = [("F1", "foundation"), ("F2", "foundation"), ("A1", "across"), ("N1", "enriched")]
        .map(|(reference, approach)| Item {
            reference: reference.to_owned(),
            approach: approach.to_owned(),
            item: format!("Statement {reference}."),
            required: reference != "F2",
            evidence_hint: String::new(),
            test: String::new(),
        })
        .to_vec();
    plan::resolve(&file).expect("a drawn plan without faults")
}

fn add_stage(file: &mut File, code: &str) {
    file.stages.push(Stage {
        code: code.to_owned(),
        name: format!("Stage {code}"),
        overlay: code.starts_with("CG"),
        ..Stage::default()
    });
    for (cohort, roll, in_scope) in cohorts(code) {
        let (name, stage) = (format!("Cohort {cohort}"), code.to_owned());
        file.cohorts.push(Cohort {
            code: cohort,
            name,
            stage,
            roll: Some(roll),
            in_scope: Some(in_scope),
            ..Cohort::default()
        });
    }
}

/// A subject of a plan with its department.
pub(crate) fn subject<'a>(plan: &'a Plan, name: &str) -> (&'a Department, &'a Subject) {
    plan.subjects().find(|(_, subject)| subject.name == name).expect("a subject of the plan")
}

/// An audit of outcome rows: `Subject`, `Ref`, `Outcome`, `Coverage`, `Status`, `Unit`, `Term`.
pub(crate) fn audit(rows: &str) -> Audit {
    let outcomes = table(rows)
        .iter()
        .map(|row| OutcomeRow {
            place: row.place(),
            outcome: row.text("Outcome"),
            coverage: row.choice("Coverage"),
            status: row.choice("Status"),
            unit: row.text("Unit"),
            term: row.text("Term"),
            ..OutcomeRow::default()
        })
        .collect();
    Audit { outcomes, ..Audit::default() }
}

/// The audit with a stage of a subject marked *Not this year*.
pub(crate) fn not_this_year(mut audit: Audit, subject: &str, stage: &str) -> Audit {
    let place = RowPlace { subject: Some(subject.to_owned()), row: stage.to_owned() };
    audit.stages.push(StageRow { place, taught: Some(TaughtThisYear::NotThisYear) });
    audit
}

/// The audit with checklist items of a subject answered.
pub(crate) fn ticked<const N: usize>(mut audit: Audit, subject: &str, ticks: [(&str, Tick); N]) -> Audit {
    audit.checklist.extend(ticks.map(|(item, tick)| ChecklistRow {
        place: RowPlace { subject: Some(subject.to_owned()), row: item.to_owned() },
        answer: Some(tick),
        evidence: None,
    }));
    audit
}

/// A record of a meaningful encounter of a subject that took place, naming an outcome.
pub(crate) fn encounter(subject: &str, outcome: &str) -> EmployerRow {
    EmployerRow {
        subject: Some(subject.to_owned()),
        outcome_1: Some(outcome.to_owned()),
        shared_purpose: Some(Test::Yes),
        suitable_outcomes: Some(Test::Yes),
        two_way: Some(Test::Yes),
        reflection: Some(Test::Yes),
        took_place: Some(TookPlace::TookPlace),
        ..EmployerRow::default()
    }
}

/// An audit of reach rows: `Subject`, `Ref` (the cohort), `Taking`, `Reached`.
pub(crate) fn reach(rows: &str) -> Audit {
    let reach = table(rows)
        .iter()
        .map(|row| ReachRow { place: row.place(), taking: row.count("Taking"), reached: row.count("Reached") })
        .collect();
    Audit { reach, ..Audit::default() }
}
