//! The lists behind drop-downs: which list a slot draws from, and its labels in one workbook.

mod accepted;
mod of_last;
mod written;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::row::Several;
use crate::answers::audit::{
    Coverage, Intended, Kind, Mode, Progress, Status, StepDone, TaughtThisYear, Test, Tick, TookPlace,
};
use crate::answers::{Choice, Labelled};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{
    Approach, Cohort, Department, Framework, MessageKind, Outcome, Plan, Setting, Speaks, Stage, Subject,
};

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
    /// Yes, Changed, No longer.
    StillSo,
    /// Took place, Still planned, Changed, No longer.
    Confirmed,
    /// How far a step has come.
    Progress,
    /// Yes, Maybe, No.
    Intended,
    /// Done, Not yet.
    StepDone,
    /// The months in the order of a school year.
    Months,
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
    /// What of a subject an outcome speaks of.
    SpeaksOf,
    /// The tests of a record of an employer.
    RecordTests,
    /// Settings.
    Settings,
    /// Frameworks: the built-in ones and the plan's own.
    Frameworks,
    /// Keys of the three approaches.
    ApproachKeys,
    /// Keys of the email drafts.
    MessageKeys,
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
    Column(BlockKey, SlotKey),
}

/// One list, made once for a plan and shared by the workbooks that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The defined name: `list_coverage`.
    pub name: String,
    /// Its labels.
    pub source: Source,
    /// The answers behind its labels, where they are the same in every plan.
    choices: Vec<Choice>,
    /// The position of the label that a folded text stands for: the label itself, or what people write for it.
    meant: HashMap<String, usize>,
}

impl List {
    fn new(name: impl Into<String>, labels: Vec<String>) -> List {
        let mut meant = HashMap::with_capacity(labels.len());
        for (position, label) in labels.iter().enumerate() {
            meant.entry(fold(label)).or_insert(position);
        }
        List { name: format!("list_{}", name.into()), source: Source::Labels(labels), choices: Vec::new(), meant }
    }

    /// A list of answers that are declared with what people write for them.
    fn of<T: Labelled>(name: &str) -> List {
        let mut list = List::new(name, labels::<T>());
        list.choices = T::ALL.iter().map(|answer| answer.choice()).collect();
        for (position, answer) in T::ALL.iter().enumerate() {
            for synonym in answer.synonyms() {
                list.meant.entry((*synonym).to_owned()).or_insert(position);
            }
        }
        list
    }

    /// The same list with what people write for its labels; what could mean two of them is left out.
    fn also(mut self, synonyms: &[(String, usize)]) -> List {
        let mut meant: HashMap<String, Option<usize>> = HashMap::with_capacity(synonyms.len());
        for (text, position) in synonyms {
            let only = meant.entry(fold(text)).or_insert(Some(*position));
            *only = only.filter(|only| only == position);
        }
        for (text, position) in meant {
            if let Some(position) = position {
                self.meant.entry(text).or_insert(position);
            }
        }
        self
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

    /// The cohorts of a stage that the row may speak of: those that its subject teaches.
    fn cohorts(&self, stage: &'a Stage) -> Vec<&'a Cohort> {
        let taught = |subject: &'a Subject| subject.stages.contains(&stage.code).then(|| subject.cohorts_of(stage));
        let mut own: Vec<&Cohort> = match (self.subject, self.department) {
            (Some(subject), _) => subject.cohorts_of(stage).collect(),
            (None, Some(department)) => department.subjects.iter().filter_map(taught).flatten().collect(),
            (None, None) => stage.cohorts.iter().collect(),
        };
        own.sort_by_key(|cohort| stage.cohorts.iter().position(|other| other.reference == cohort.reference));
        own
    }

    /// Of the stages, which are taught to several cohorts: none, all, or those of some outcomes.
    pub(super) fn several(&self, plan: &'a Plan) -> Several {
        let stages = self.stages(plan);
        let several: Vec<&Stage> = stages.iter().copied().filter(|stage| is_several(&self.cohorts(stage))).collect();
        if several.is_empty() {
            return Several::No;
        }
        if several.len() == stages.len() {
            return Several::Yes;
        }
        let is_theirs = |outcome: &&Outcome| several.iter().any(|stage| stage.code == outcome.stage);
        Several::Of(plan.outcomes.iter().filter(is_theirs).map(|outcome| outcome.reference.clone()).collect())
    }

    /// A name for lists that differ by what the row may speak of.
    fn name(&self, plan: &Plan) -> String {
        let number = |stage: &Stage| plan.stages.iter().position(|other| other.code == stage.code).unwrap_or(0) + 1;
        self.stages(plan).into_iter().map(|stage| number(stage).to_string()).collect::<Vec<_>>().join("_")
    }
}

/// Whether these are more than one group of learners; a class with learners of two stages is one.
fn is_several(cohorts: &[&Cohort]) -> bool {
    cohorts.windows(2).any(|pair| matches!(pair, [one, next] if one.code != next.code))
}

/// What decides which list of a kind it is: the code of a department, the name of a subject, the code of a stage.
type Scope<'a> = [Option<&'a str>; 3];

impl ListOf {
    /// What a row speaks of, as far as the list depends on it.
    fn scope<'a>(self, reaches: &Reaches<'a>) -> Scope<'a> {
        let department = reaches.department.map(|department| department.code.as_str());
        match self {
            ListOf::Cohorts | ListOf::Outcomes => {
                let subject = reaches.subject.map(|subject| subject.name.as_str());
                [department, subject, reaches.stage.map(|stage| stage.code.as_str())]
            }
            ListOf::Subjects => [department, None, None],
            ListOf::Coverage
            | ListOf::Status
            | ListOf::Ticks
            | ListOf::TaughtThisYear
            | ListOf::Tests
            | ListOf::Kinds
            | ListOf::Modes
            | ListOf::TookPlace
            | ListOf::StillSo
            | ListOf::Confirmed
            | ListOf::Progress
            | ListOf::Intended
            | ListOf::StepDone
            | ListOf::Months
            | ListOf::Terms
            | ListOf::Skills
            | ListOf::Approaches
            | ListOf::ByWhen
            | ListOf::YesNo
            | ListOf::SpeaksOf
            | ListOf::RecordTests
            | ListOf::Settings
            | ListOf::Frameworks
            | ListOf::ApproachKeys
            | ListOf::MessageKeys
            | ListOf::StageCodes
            | ListOf::AreaCodes
            | ListOf::ObjectiveRefs
            | ListOf::OutcomeRefs
            | ListOf::DepartmentCodes => [None; 3],
        }
    }
}

/// A kind of list, and what it depends on.
type Which = (ListOf, [Option<String>; 3]);

/// The lists of one plan, each made once, when a form first needs it.
#[derive(Debug, Default)]
pub(super) struct Lists {
    made: Mutex<HashMap<Which, Arc<List>>>,
}

impl Lists {
    /// The list of a kind for a row.
    pub(super) fn get(&self, of: ListOf, plan: &Plan, reaches: Reaches<'_>) -> Arc<List> {
        let key = (of, of.scope(&reaches).map(|part| part.map(str::to_owned)));
        // A thread that failed elsewhere leaves whole lists behind.
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner).get(&key).map(Arc::clone);
        made.unwrap_or_else(|| {
            let list = Arc::new(list(of, plan, reaches));
            Arc::clone(self.made.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(list))
        })
    }
}

/// Makes the list of a kind for a row.
fn list(of: ListOf, plan: &Plan, reaches: Reaches<'_>) -> List {
    let column = |name: &str, block, slot| List {
        name: format!("list_{name}"),
        source: Source::Column(block, slot),
        choices: Vec::new(),
        meant: HashMap::new(),
    };
    match of {
        ListOf::Coverage => List::of::<Coverage>("coverage"),
        ListOf::Status => List::of::<Status>("status"),
        ListOf::Ticks => List::of::<Tick>("checklist"),
        ListOf::TaughtThisYear => List::of::<TaughtThisYear>("taught"),
        ListOf::Tests => List::of::<Test>("tests"),
        ListOf::Kinds => {
            let labels = Kind::ALL.iter().map(|kind| kind.words(&plan.framework).label.clone()).collect();
            let written = Kind::ALL.iter().enumerate();
            let written: Vec<(String, usize)> = written
                .flat_map(|(at, kind)| kind.written(&plan.framework).into_iter().map(move |text| (text.to_owned(), at)))
                .collect();
            let choices = Kind::ALL.iter().map(|kind| kind.choice()).collect();
            List { choices, ..List::new("kinds", labels).also(&written) }
        }
        ListOf::Modes => List::of::<Mode>("modes"),
        ListOf::TookPlace => List::of::<TookPlace>("took_place"),
        ListOf::StillSo | ListOf::Confirmed => List::of_last(of),
        ListOf::Progress => List::of::<Progress>("progress"),
        ListOf::Intended => List::of::<Intended>("intended"),
        ListOf::StepDone => List::of::<StepDone>("step_done"),
        ListOf::Months => {
            let months = plan.framework.months();
            let written = written::months(&months);
            List::new("months", months.into_iter().map(str::to_owned).collect()).also(&written)
        }
        ListOf::Terms => List::new("terms", plan.terms.clone()).also(&written::terms(&plan.terms)),
        ListOf::Skills => List::new("skills", plan.skills.iter().map(|skill| skill.name.clone()).collect())
            .also(&written::skills(&plan.skills)),
        ListOf::Cohorts => {
            let mut labels: Vec<String> = Vec::new();
            for stage in reaches.stages(plan) {
                let own = reaches.cohorts(stage);
                // All of a stage would be the same thing twice where only one of its cohorts can be meant.
                if is_several(&own) {
                    labels.push(stage.all_of());
                }
                labels.extend(own.into_iter().map(|cohort| cohort.name.clone()));
            }
            // A class may hold learners of two stages; it is offered once.
            let mut seen = std::collections::HashSet::new();
            labels.retain(|label| seen.insert(label.clone()));
            let synonyms = written::cohorts(&reaches.stages(plan), &labels);
            List::new(format!("cohorts_{}", reaches.name(plan)), labels).also(&synonyms)
        }
        ListOf::Outcomes => {
            let stages = reaches.stages(plan);
            let spoken = |stage: &str| stages.iter().any(|other| other.code == stage);
            let labels = plan.outcomes.iter().filter(|outcome| spoken(&outcome.stage)).map(Outcome::label).collect();
            List::new(format!("outcomes_{}", reaches.name(plan)), labels)
        }
        ListOf::Subjects => {
            let labels = reaches
                .department
                .map(|department| department.subjects.iter().map(|subject| subject.name.clone()).collect());
            List::new("subjects", labels.unwrap_or_default())
        }
        ListOf::Approaches => {
            // A school that renamed an approach may have sent workbooks out before: the usual name is read as it.
            let usual: Vec<(String, usize)> =
                (0..).zip(Approach::ALL).map(|(at, one)| (plan.framework.approach(one).to_owned(), at)).collect();
            List::new("approaches", plan.approach_names().map(str::to_owned).to_vec()).also(&usual)
        }
        ListOf::ByWhen => {
            let mut labels: Vec<String> =
                plan.terms.iter().map(|term| format!("{term} {}", plan.round.school_year)).collect();
            labels.push(format!("Next {} year", plan.words.school));
            List::new("by_when", labels)
        }
        ListOf::YesNo => List::new("yes_no", vec!["Yes".to_owned(), "No".to_owned()]).also(&written::yes_or_no()),
        ListOf::RecordTests => List::new("record_tests", SlotKey::TESTS.map(SlotKey::test_label).to_vec()),
        ListOf::SpeaksOf => List::new("speaks_of", Speaks::ALL.map(|speaks| speaks.label().to_owned()).to_vec()),
        ListOf::Settings => List::new("settings", Setting::ALL.map(|setting| setting.word().to_owned()).to_vec()),
        ListOf::Frameworks => {
            let mut names: Vec<&str> = Framework::built_in().iter().map(|one| one.name.as_str()).collect();
            if !names.contains(&plan.framework.name.as_str()) {
                names.push(&plan.framework.name);
            }
            List::new("frameworks", names.into_iter().map(str::to_owned).collect())
        }
        ListOf::ApproachKeys => {
            List::new("approach_keys", Approach::ALL.map(|approach| approach.key().to_owned()).to_vec())
        }
        ListOf::MessageKeys => List::new("message_keys", MessageKind::ALL.map(|kind| kind.key().to_owned()).to_vec()),
        ListOf::StageCodes => column("stage_codes", BlockKey::Stages, SlotKey::Code),
        ListOf::AreaCodes => column("area_codes", BlockKey::Areas, SlotKey::Code),
        ListOf::ObjectiveRefs => column("objective_refs", BlockKey::Objectives, SlotKey::Ref),
        ListOf::OutcomeRefs => column("outcome_refs", BlockKey::Outcomes, SlotKey::Ref),
        ListOf::DepartmentCodes => column("department_codes", BlockKey::Departments, SlotKey::Code),
    }
}

#[cfg(test)]
mod tests;
