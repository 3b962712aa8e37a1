//! A school's plan: what is asked, of whom, and how a subject is judged.
//!
//! A plan is read as it was typed ([`file::File`]), resolved once ([`resolve`]), and never checked
//! again: a [`Plan`] has no unknown ref, no doubled code and no circle in what builds on what.

mod agreed;
mod approach;
mod back;
mod edition;
pub mod file;
pub(crate) mod fit;
pub mod framework;
mod guidance;
mod look;
mod meant;
pub mod messages;
mod next;
mod resolve;
mod rules;
mod setting;
mod shared;
mod speaks;
mod term;
mod words;
mod years;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::key::SlotKey;

pub use agreed::{AgreedStep, may_be_due};
pub use approach::Approach;
pub use file::{Area, Event, Objective, PlannerPart, Resource, SchoolItem, Skill, Words};
pub use framework::{Framework, MONTHS};
pub use guidance::{Example, Guide, Step};
pub use look::Look;
pub use meant::{Names, is_nothing};
pub use messages::{Message, MessageKind, Placeholder};
pub use next::{Next, Numbers, Roll};
pub use resolve::{At, Fault, resolve, resolve_beside, unknown_replaced};
pub use rules::{Band, Rules, Share};
pub use setting::Setting;
pub use speaks::Speaks;

/// The code under which the Careers Leader's own return is filed.
pub const LEADER: &str = "LEADER";

/// The subject name under which the Careers Leader's rows stand.
pub const DEDICATED_TIME: &str = "Dedicated time";

/// The built-in plan for mainstream schools, as `new` writes it.
pub fn built_in() -> file::File {
    Setting::Mainstream.built_in()
}

/// One audit round.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// The label printed on every workbook.
    pub label: String,
    /// The school year as written: `2026-27`.
    pub school_year: String,
    /// First and last day of the school year.
    pub year: (Date, Date),
    /// The day by which workbooks come back.
    pub due: Date,
    /// The folder of the round before, as seen from this round's, with `/`.
    pub last: Option<String>,
    /// How many days before the due date reminders begin, and how many lie between one that was sent and the next.
    pub reminders: u32,
}

impl Round {
    /// The label without the school year that it begins with: `autumn`; whole where it is nothing else.
    pub fn within_its_year(&self) -> &str {
        let rest = self.label.trim().strip_prefix(self.school_year.trim()).map(str::trim);
        rest.filter(|rest| !rest.is_empty()).unwrap_or(&self.label)
    }
}

/// The school.
#[derive(Clone, Debug, PartialEq)]
pub struct School {
    /// Its name.
    pub name: String,
    /// Its setting.
    pub setting: Setting,
    /// The Careers Leader's name.
    pub careers_leader: String,
    /// The Careers Leader's address.
    pub careers_leader_email: String,
    /// SLT addresses.
    pub slt_emails: Vec<String>,
    /// Governors' addresses.
    pub governor_emails: Vec<String>,
    /// Whether what SLT reads names people; departments alone where not.
    pub name_people: bool,
    /// Whether the careers programme, which outsiders read, names employers; their sector alone where not.
    pub name_employers: bool,
}

/// A stage with its cohorts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Printed and reported, never among the stages a subject is judged on.
    pub overlay: bool,
    /// Whom it is for, and what to know of it; may be empty.
    pub note: String,
    /// Its cohorts, in order.
    pub cohorts: Vec<Cohort>,
}

impl Stage {
    /// Learners in scope over all its cohorts.
    pub fn learners(&self) -> u32 {
        self.cohorts.iter().fold(0, |sum, cohort| sum.saturating_add(cohort.in_scope))
    }

    /// The drop-down label that stands for all its cohorts.
    pub fn all_of(&self) -> String {
        format!("All of {}", self.code)
    }
}

/// A cohort, or the part of it that is of one stage: a class may hold learners of two.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// Short code; a class with learners of two stages has the same in both.
    pub code: String,
    /// The ref of its rows: the code, and where that stands in two stages the stage's too (`OAK-CG1`).
    pub reference: String,
    /// Name.
    pub name: String,
    /// Learners of its stage on roll.
    pub roll: u32,
    /// Learners in scope.
    pub in_scope: u32,
    /// The school years that it holds, in order; none where nobody has said.
    pub years: Vec<u8>,
}

/// An outcome whose refs are all known.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Printed ref.
    pub reference: String,
    /// What a learner can do.
    pub title: String,
    /// Stage code.
    pub stage: String,
    /// Learning area code.
    pub area: String,
    /// Objective ref, where one is given.
    pub objective: Option<String>,
    /// The earlier outcome.
    pub builds_on: Option<String>,
    /// Departments it is asked of; every department where empty.
    pub departments: Vec<String>,
    /// What of the subject it speaks of; `None` where neither of its careers nor of its routes.
    pub speaks_of: Option<Speaks>,
    /// Refs of the last round's outcomes that it replaces, as that round's plan printed them.
    pub replaces: Vec<String>,
}

impl Outcome {
    /// How drop-downs show it: `KS3-4 Title`.
    pub fn label(&self) -> String {
        format!("{} {}", self.reference, self.title)
    }

    /// Whether it is asked of a department.
    pub fn asked_of(&self, department: &str) -> bool {
        self.departments.is_empty() || self.departments.iter().any(|code| code == department)
    }
}

/// A checklist item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Printed ref.
    pub reference: String,
    /// Its approach.
    pub approach: Approach,
    /// The statement.
    pub item: String,
    /// Whether the approach needs it.
    pub required: bool,
    /// What to point to.
    pub evidence_hint: String,
    /// The test of a record of an employer that it speaks of, by its slot.
    pub test: Option<SlotKey>,
}

/// A department with its subjects.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Code, part of a file name.
    pub code: String,
    /// Name.
    pub name: String,
    /// Who leads it.
    pub lead: String,
    /// The addresses of those who lead it.
    pub email: Vec<String>,
    /// Its careers champion; may be empty.
    pub champion: String,
    /// The addresses that reminders go to in copy.
    pub copy_to: Vec<String>,
    /// Its subjects, at least one.
    pub subjects: Vec<Subject>,
}

/// A subject and the stages it teaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Name, unique in the plan.
    pub name: String,
    /// Codes of the stages it teaches, in the plan's order.
    pub stages: Vec<String>,
    /// Codes of the cohorts it teaches; empty where it teaches every cohort of its stages.
    pub cohorts: Vec<String>,
}

impl Subject {
    /// The cohorts of one of its stages that it teaches.
    pub fn cohorts_of<'a>(&'a self, stage: &'a Stage) -> impl Iterator<Item = &'a Cohort> {
        stage.cohorts.iter().filter(|cohort| self.cohorts.is_empty() || self.cohorts.contains(&cohort.code))
    }

    /// Whether it teaches a cohort of a stage.
    pub fn teaches(&self, stage: &Stage, cohort: &Cohort) -> bool {
        self.stages.contains(&stage.code) && self.cohorts_of(stage).any(|own| own.code == cohort.code)
    }
}

/// A plan without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The round.
    pub round: Round,
    /// The school.
    pub school: School,
    /// The framework that it works by.
    pub framework: Framework,
    /// The setting's words.
    pub words: Words,
    /// The judging figures.
    pub rules: Rules,
    /// Stages in order.
    pub stages: Vec<Stage>,
    /// Term labels.
    pub terms: Vec<String>,
    /// Bands, highest first.
    pub bands: Vec<Band>,
    /// Objectives.
    pub objectives: Vec<Objective>,
    /// Learning areas.
    pub areas: Vec<Area>,
    /// Outcomes in the plan's order.
    pub outcomes: Vec<Outcome>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// The guidance of each approach, lowest first.
    pub guides: Vec<Guide>,
    /// Checklist items, lowest approach first.
    pub checklist: Vec<Item>,
    /// The nine steps.
    pub steps: Vec<Step>,
    /// Statements about the whole school.
    pub whole_school: Vec<SchoolItem>,
    /// The parts of an employer project, for the planning sheets.
    pub planner: Vec<PlannerPart>,
    /// Theme weeks and events, for the planning sheets.
    pub calendar: Vec<Event>,
    /// What each approach can look like in a subject.
    pub examples: Vec<Example>,
    /// Resources.
    pub resources: Vec<Resource>,
    /// Departments.
    pub departments: Vec<Department>,
    /// The texts of email drafts, one of each kind.
    pub messages: Vec<Message>,
    /// The steps that were agreed after the last round, in the plan's order.
    pub agreed: Vec<AgreedStep>,
    /// What the forms ask, as a fingerprint (design.md): eight hexadecimal digits.
    pub fingerprint: String,
}

impl Plan {
    /// Round label and fingerprint: what a workbook was issued from.
    pub fn edition(&self) -> String {
        format!("{} / {}", self.round.label, self.fingerprint)
    }

    /// The date that issued workbooks carry: the first day of the school year, so that issuing twice from one plan gives
    /// the same bytes.
    pub fn stamp(&self) -> Date {
        self.round.year.0
    }

    /// The name of an approach as people of this school read it, everywhere.
    pub fn name_of(&self, approach: Approach) -> &str {
        let own = self.guide(approach);
        own.map(|guide| guide.name.trim())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| self.framework.approach(approach))
    }

    /// The names of all three, lowest first.
    pub fn approach_names(&self) -> [&str; 3] {
        Approach::ALL.map(|approach| self.name_of(approach))
    }

    /// The stage of that code.
    pub fn stage(&self, code: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.code == code)
    }

    /// What the stage of that code is called; its code where the plan has lost it.
    pub fn stage_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.stage(code).map_or(code, |stage| stage.name.as_str())
    }

    /// The outcome of that ref.
    pub fn outcome(&self, reference: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.reference == reference)
    }

    /// The outcome that a drop-down label or a bare ref names, however it was typed.
    pub fn outcome_labelled(&self, typed: &str) -> Option<&Outcome> {
        let typed = crate::fold::fold(typed);
        let first = typed.split([' ', ':']).next().unwrap_or_default();
        self.outcomes.iter().find(|outcome| crate::fold::fold(&outcome.reference) == first)
    }

    /// Every school year that a cohort is known to hold, with the cohorts that hold it; those of overlay stages are parts of
    /// others and left out. A cohort of several years stands in each of them.
    pub fn years(&self) -> Vec<(u8, Vec<(&Stage, &Cohort)>)> {
        let stages = || self.stages.iter().filter(|stage| !stage.overlay);
        let all = || stages().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
        let years: BTreeSet<u8> = all().flat_map(|(_, cohort)| cohort.years.iter().copied()).collect();
        let of = |year| all().filter(|(_, cohort)| cohort.years.contains(&year)).collect();
        years.into_iter().map(|year| (year, of(year))).collect()
    }

    /// The department of that code.
    pub fn department(&self, code: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.code == code)
    }

    /// The guidance of an approach.
    pub fn guide(&self, approach: Approach) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.approach == approach)
    }

    /// The statements of the checklist that an approach needs: each is *Yes* before a subject claims it, and before the
    /// approach above opens. All that gates, prompts, counts or judges asks here.
    pub fn needed(&self, approach: Approach) -> impl Iterator<Item = &Item> {
        self.checklist.iter().filter(move |item| item.required && item.approach == approach)
    }

    /// Every subject with its department, in the plan's order.
    pub fn subjects(&self) -> impl Iterator<Item = (&Department, &Subject)> {
        self.departments
            .iter()
            .flat_map(|department| department.subjects.iter().map(move |subject| (department, subject)))
    }

    /// The words of the band that a per cent falls into.
    pub fn band(&self, per_cent: u32) -> &str {
        self.bands.iter().find(|band| per_cent >= band.at_least.per_cent()).map_or("", |band| band.name.as_str())
    }
}
