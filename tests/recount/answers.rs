//! A round as `check --json` tells it: its plan, who answered, and the rows of what counts, without cells in error.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A stage and a cohort of it, by their codes.
pub type Meant = (&'static str, &'static str);

/// What came of a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    Counts,
    Empty,
    Nothing,
}

#[derive(Clone, Debug)]
pub struct Cohort {
    pub stage: &'static str,
    pub stage_name: &'static str,
    pub overlay: bool,
    pub code: &'static str,
    pub name: &'static str,
    pub roll: u64,
    pub in_scope: u64,
}

impl Cohort {
    pub fn meant(&self) -> Meant {
        (self.stage, self.code)
    }
}

#[derive(Clone, Debug)]
pub struct Outcome {
    pub reference: &'static str,
    pub stage: &'static str,
    pub builds_on: Option<&'static str>,
    pub departments: Vec<&'static str>,
    pub speaks_of: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub struct Subject {
    pub code: &'static str,
    pub name: &'static str,
    pub stages: Vec<&'static str>,
    cohorts: Vec<&'static str>,
}

impl Subject {
    pub fn is_asked(&self, outcome: &Outcome) -> bool {
        self.stages.contains(&outcome.stage)
            && (outcome.departments.is_empty() || outcome.departments.contains(&self.code))
    }

    /// A class of two stages is called by its code with the stage's behind it.
    pub fn teaches(&self, cohort: &Cohort) -> bool {
        let bare = cohort.code.strip_suffix(&format!("-{}", cohort.stage)).unwrap_or(cohort.code);
        self.stages.contains(&cohort.stage) && (self.cohorts.is_empty() || self.cohorts.contains(&bare))
    }
}

/// A row of a return that counts.
#[derive(Clone, Debug)]
pub struct Row {
    /// The department, or `LEADER`.
    pub code: &'static str,
    pub sheet: &'static str,
    pub subject: &'static str,
    pub row: &'static str,
    cells: BTreeMap<&'static str, &'static Value>,
}

impl Row {
    pub fn text(&self, column: &str) -> Option<&'static str> {
        self.cells.get(column).and_then(|value| value.as_str()).filter(|text| !text.trim().is_empty())
    }

    /// The names in some cells, of which each may hold several.
    pub fn names(&self, columns: &[&str]) -> Vec<&'static str> {
        columns.iter().filter_map(|column| self.text(column)).flat_map(|cell| cell.split(", ")).collect()
    }

    pub fn number(&self, column: &str) -> Option<u64> {
        self.cells.get(column).and_then(|value| value.as_u64())
    }

    pub fn is(&self, column: &str, value: &str) -> bool {
        self.text(column) == Some(value)
    }

    /// 0 *Not yet* to 3 *Taught with employers*; nothing where it is *Not applicable* or not answered.
    pub fn level(&self) -> Option<usize> {
        let levels = ["Not yet", "Highlighted", "Taught", "Taught with employers"];
        levels.iter().position(|level| self.is("coverage", level))
    }

    pub fn counts_at(&self, level: usize) -> bool {
        self.is("status", "In place") && self.level().is_some_and(|own| own >= level)
    }
}

/// A round.
#[derive(Clone, Debug)]
pub struct Answers {
    pub check: &'static Value,
    pub setting: &'static str,
    pub cohorts: Vec<Cohort>,
    pub stages: Vec<&'static str>,
    pub outcomes: Vec<Outcome>,
    pub subjects: Vec<Subject>,
    pub departments: Vec<(&'static str, &'static str)>,
    pub rows: Vec<Row>,
}

pub fn text(value: &'static Value, key: &str) -> &'static str {
    value[key].as_str().unwrap_or_default()
}

pub fn each(value: &'static Value, key: &str) -> &'static [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn list(value: &'static Value, key: &str) -> Vec<&'static str> {
    each(value, key).iter().filter_map(Value::as_str).collect()
}

impl Answers {
    pub fn new(check: Value) -> Answers {
        let check: &'static Value = Box::leak(Box::new(check));
        let plan = &check["plan"];
        let cohort = |stage: &'static Value, one: &'static Value| Cohort {
            stage: text(stage, "code"),
            stage_name: text(stage, "name"),
            overlay: stage["overlay"] == true,
            code: text(one, "code"),
            name: text(one, "name"),
            roll: one["roll"].as_u64().expect("a roll"),
            in_scope: one["in_scope"].as_u64().expect("a number in scope"),
        };
        let stages = each(plan, "stages").iter();
        let outcome = |one: &'static Value| Outcome {
            reference: text(one, "ref"),
            stage: text(one, "stage"),
            builds_on: one["builds_on"].as_str().filter(|before| !before.is_empty()),
            departments: list(one, "departments"),
            speaks_of: one["speaks_of"].as_str(),
        };
        let departments = each(plan, "departments").iter();
        let subjects = departments.clone().flat_map(|department| {
            each(department, "subjects").iter().map(|one| Subject {
                code: text(department, "code"),
                name: text(one, "name"),
                stages: list(one, "stages"),
                cohorts: list(one, "cohorts"),
            })
        });
        Answers {
            check,
            setting: text(plan, "setting"),
            cohorts: stages
                .clone()
                .flat_map(|stage| each(stage, "cohorts").iter().map(move |one| cohort(stage, one)))
                .collect(),
            stages: stages.map(|stage| text(stage, "code")).collect(),
            outcomes: each(plan, "outcomes").iter().map(outcome).collect(),
            subjects: subjects.collect(),
            departments: departments.map(|one| (text(one, "code"), text(one, "name"))).collect(),
            rows: counting(check).flat_map(rows).collect(),
        }
    }

    pub fn came(&self, code: &str) -> Came {
        if counting(self.check).any(|entry| text(entry, "department") == code) {
            return Came::Counts;
        }
        let empty = |entry: &'static Value| text(entry, "department") == code && text(entry, "state") == "empty";
        if each(self.check, "returns").iter().any(empty) { Came::Empty } else { Came::Nothing }
    }

    /// Departments whose return counts.
    pub fn returned(&self) -> usize {
        self.departments.iter().filter(|(code, _)| self.came(code) == Came::Counts).count()
    }

    /// Findings of a severity that nobody has explained, in what counts.
    pub fn open(&self, severity: &str) -> usize {
        let findings = counting(self.check).flat_map(|entry| each(entry, "findings"));
        findings.filter(|one| text(one, "severity") == severity && one["explained"].is_null()).count()
    }

    pub fn outcome(&self, reference: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.reference == reference)
    }

    /// The learners in scope of a stage.
    pub fn learners(&self, stage: &str) -> u64 {
        self.cohorts.iter().filter(|cohort| cohort.stage == stage).map(|cohort| cohort.in_scope).sum()
    }

    /// The learners in scope of all of them: an overlay is part of the others.
    pub fn everybody(&self) -> u64 {
        self.cohorts.iter().filter(|cohort| !cohort.overlay).map(|cohort| cohort.in_scope).sum()
    }

    pub fn is_side_by_side(&self) -> bool {
        self.setting != "mainstream"
    }

    /// Whether a subject has marked a stage *Not this year*.
    pub fn is_off(&self, subject: &Subject, stage: &str) -> bool {
        self.of(subject).any(|row| row.row == stage && row.is("taught", "Not this year"))
    }

    pub fn of<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(|row| row.code == subject.code && row.subject == subject.name)
    }

    /// The outcome rows of a subject, each with its outcome; of dedicated time where no subject is given.
    pub fn about<'a>(&'a self, subject: Option<&'a Subject>) -> Vec<(&'a Outcome, &'a Row)> {
        let own = self.rows.iter().filter(|row| match subject {
            Some(subject) => row.code == subject.code && row.subject == subject.name,
            None => row.code == "LEADER" && row.subject == "Dedicated time",
        });
        let outcome = |row: &Row| {
            let named = row.text("ref").and_then(|label| label.split_whitespace().next());
            self.outcome(named.unwrap_or(row.row))
        };
        own.filter_map(|row| Some((outcome(row)?, row))).collect()
    }

    /// The cohorts of whom a row or a record speaks: those that its subject teaches, of those that it names. Nothing where it
    /// does not say and several could be meant.
    pub fn spoken(&self, subject: Option<&Subject>, home: Option<&str>, labels: &[&str]) -> Option<Vec<&Cohort>> {
        let taught: Vec<&Cohort> =
            self.cohorts.iter().filter(|one| subject.is_none_or(|subject| subject.teaches(one))).collect();
        let at_home = |one: &&Cohort| home.is_none_or(|home| one.stage == home);
        if labels.is_empty() {
            let own: Vec<&Cohort> = taught.into_iter().filter(at_home).collect();
            return (own.len() == 1).then_some(own);
        }
        let names = |label: &str, one: &&Cohort| match label.strip_prefix("All of ") {
            Some(stage) if self.stages.contains(&stage) => one.stage == stage,
            _ => {
                let stands = self.cohorts.iter().any(|own| home == Some(own.stage) && own.name == label);
                one.name == label && (!stands || at_home(one))
            }
        };
        Some(taught.into_iter().filter(|one| labels.iter().any(|label| names(label, one))).collect())
    }
}

fn counting(check: &'static Value) -> impl Iterator<Item = &'static Value> {
    let counts = |entry: &&Value| ["accepted", "errors", "merged"].contains(&entry["state"].as_str().unwrap_or(""));
    each(check, "returns").iter().filter(counts)
}

fn rows(entry: &'static Value) -> Vec<Row> {
    let errors = each(entry, "findings").iter().filter(|finding| text(finding, "severity") == "error");
    let faulty: BTreeSet<(&str, &str)> =
        errors.map(|finding| (text(finding, "sheet"), text(finding, "cell"))).collect();
    let mut rows: Vec<Row> = Vec::new();
    for answer in each(entry, "answers") {
        if faulty.contains(&(text(answer, "sheet"), text(answer, "cell"))) {
            continue;
        }
        let (sheet, subject, row) = (text(answer, "sheet"), text(answer, "subject"), text(answer, "row"));
        let place = rows.iter().position(|own| own.sheet == sheet && own.subject == subject && own.row == row);
        let place = place.unwrap_or_else(|| {
            rows.push(Row { code: text(entry, "department"), sheet, subject, row, cells: BTreeMap::new() });
            rows.len() - 1
        });
        rows[place].cells.insert(text(answer, "column"), &answer["value"]);
    }
    rows
}
