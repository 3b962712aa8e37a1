//! The lists behind drop-downs: which list a slot draws from, and its labels in one workbook.

use crate::answers::Labelled;
use crate::answers::audit::{Coverage, Kind, Mode, Status, TaughtThisYear, Test, Tick, TookPlace};
use crate::plan::{Approach, Department, Plan, Setting, Stage, Subject};

/// Which list a slot draws from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListOf {
    /// Coverage levels.
    Coverage,
    /// Planned, In place.
    Status,
    /// Yes, Partly, Not yet.
    Ticks,
    /// Yes, Not this year.
    TaughtThisYear,
    /// Yes, No, Not sure.
    Tests,
    /// Encounter, Workplace.
    Kinds,
    /// In person, Virtual.
    Modes,
    /// Took place, Planned.
    TookPlace,
    /// The plan's terms.
    Terms,
    /// The plan's skills.
    Skills,
    /// The cohorts that the row may speak of, *All of …* first.
    Cohorts,
    /// The outcomes that the row may speak of.
    Outcomes,
    /// The department's subjects.
    Subjects,
    /// The three approaches by name.
    Approaches,
    /// Terms to aim at.
    ByWhen,
    /// Yes, No.
    YesNo,
    /// Settings.
    Settings,
    /// Keys of the three approaches.
    ApproachKeys,
    /// A column of the plan workbook: stage codes.
    StageCodes,
    /// Learning area codes.
    AreaCodes,
    /// Objective refs.
    ObjectiveRefs,
    /// Outcome refs.
    OutcomeRefs,
    /// Department codes.
    DepartmentCodes,
}

/// Where a list's labels stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// On the hidden sheet.
    Labels(Vec<String>),
    /// In a column of the same workbook that people add to: block and slot.
    Column(&'static str, &'static str),
}

/// One list of one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The defined name: `list_coverage`.
    pub name: String,
    /// Its labels.
    pub source: Source,
}

impl List {
    fn new(name: impl Into<String>, labels: Vec<String>) -> List {
        List { name: format!("list_{}", name.into()), source: Source::Labels(labels) }
    }

    /// The labels, where they are ours.
    pub fn labels(&self) -> &[String] {
        match &self.source {
            Source::Labels(labels) => labels,
            Source::Column(..) => &[],
        }
    }
}

fn labels<T: Labelled>() -> Vec<String> {
    T::ALL.iter().map(|answer| answer.label().to_owned()).collect()
}

/// What a row may speak of: a department's subject, or all of them; a stage, or all of them.
#[derive(Clone, Copy, Debug)]
pub struct Reaches<'a> {
    /// The department; `None` for the Careers Leader, who may speak of everything.
    pub department: Option<&'a Department>,
    /// The subject; `None` for all of the department's.
    pub subject: Option<&'a Subject>,
    /// The stage; `None` for all of the subject's.
    pub stage: Option<&'a Stage>,
}

impl<'a> Reaches<'a> {
    fn stages(&self, plan: &'a Plan) -> Vec<&'a Stage> {
        let teaches = |stage: &&Stage| match (self.stage, self.subject, self.department) {
            (Some(only), _, _) => stage.code == only.code,
            (None, Some(subject), _) => subject.stages.contains(&stage.code),
            (None, None, Some(department)) => {
                department.subjects.iter().any(|subject| subject.stages.contains(&stage.code))
            }
            (None, None, None) => true,
        };
        plan.stages.iter().filter(teaches).collect()
    }

    /// A name for lists that differ by what the row may speak of.
    fn name(&self, plan: &Plan) -> String {
        let number = |stage: &Stage| plan.stages.iter().position(|other| other.code == stage.code).unwrap_or(0) + 1;
        self.stages(plan).into_iter().map(|stage| number(stage).to_string()).collect::<Vec<_>>().join("_")
    }
}

/// The list of a kind for a row.
pub(super) fn list(of: ListOf, plan: &Plan, reaches: Reaches<'_>) -> List {
    let column = |name: &str, block, slot| List { name: format!("list_{name}"), source: Source::Column(block, slot) };
    match of {
        ListOf::Coverage => List::new("coverage", labels::<Coverage>()),
        ListOf::Status => List::new("status", labels::<Status>()),
        ListOf::Ticks => List::new("checklist", labels::<Tick>()),
        ListOf::TaughtThisYear => List::new("taught", labels::<TaughtThisYear>()),
        ListOf::Tests => List::new("tests", labels::<Test>()),
        ListOf::Kinds => List::new("kinds", labels::<Kind>()),
        ListOf::Modes => List::new("modes", labels::<Mode>()),
        ListOf::TookPlace => List::new("took_place", labels::<TookPlace>()),
        ListOf::Terms => List::new("terms", plan.terms.clone()),
        ListOf::Skills => List::new("skills", plan.skills.iter().map(|skill| skill.name.clone()).collect()),
        ListOf::Cohorts => {
            let mut labels: Vec<String> = Vec::new();
            for stage in reaches.stages(plan) {
                labels.push(stage.all_of());
                labels.extend(stage.cohorts.iter().map(|cohort| cohort.name.clone()));
            }
            // A class may hold learners of two stages; it is offered once.
            let mut seen = std::collections::HashSet::new();
            labels.retain(|label| seen.insert(label.clone()));
            List::new(format!("cohorts_{}", reaches.name(plan)), labels)
        }
        ListOf::Outcomes => {
            let stages = reaches.stages(plan);
            let spoken = |stage: &str| stages.iter().any(|other| other.code == stage);
            let labels = plan
                .outcomes
                .iter()
                .filter(|outcome| spoken(&outcome.stage))
                .map(crate::plan::Outcome::label)
                .collect();
            List::new(format!("outcomes_{}", reaches.name(plan)), labels)
        }
        ListOf::Subjects => {
            let labels = reaches
                .department
                .map(|department| department.subjects.iter().map(|subject| subject.name.clone()).collect());
            List::new("subjects", labels.unwrap_or_default())
        }
        ListOf::Approaches => {
            List::new("approaches", Approach::ALL.map(|approach| approach.name().to_owned()).to_vec())
        }
        ListOf::ByWhen => {
            let mut labels: Vec<String> =
                plan.terms.iter().map(|term| format!("{term} {}", plan.round.school_year)).collect();
            labels.push("Next school year".to_owned());
            List::new("by_when", labels)
        }
        ListOf::YesNo => List::new("yes_no", vec!["Yes".to_owned(), "No".to_owned()]),
        ListOf::Settings => List::new("settings", Setting::ALL.map(|setting| setting.word().to_owned()).to_vec()),
        ListOf::ApproachKeys => {
            List::new("approach_keys", Approach::ALL.map(|approach| approach.key().to_owned()).to_vec())
        }
        ListOf::StageCodes => column("stage_codes", "stages", "code"),
        ListOf::AreaCodes => column("area_codes", "areas", "code"),
        ListOf::ObjectiveRefs => column("objective_refs", "objectives", "ref"),
        ListOf::OutcomeRefs => column("outcome_refs", "outcomes", "ref"),
        ListOf::DepartmentCodes => column("department_codes", "departments", "code"),
    }
}
