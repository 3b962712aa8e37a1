//! A plan as it was typed: every table of `plan.toml` or `plan.xlsx`, row by row, not yet believed.
//!
//! Each field's name is its key in TOML, its slot's key in the plan workbook and its name in the
//! JSON Schema. Whatever may be missing is an `Option` or empty; [`super::resolve`] says what must
//! not be.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(default, deny_unknown_fields)]
            pub struct $name { $($(#[$field_meta])* pub $field: $kind,)* }
        )*
    };
}

mod content;
mod given;

pub use content::{Area, Item, Objective, Outcome, SchoolItem, Skill, Step};
pub use given::{Approach, Event, Example, PlannerPart, Resource};

rows! {
    /// A school's whole plan as typed.
    File {
        /// The audit round.
        round: Round,
        /// The school and whom its messages go to.
        school: School,
        /// The setting's own words for stages, cohorts and learners.
        words: Words,
        /// The figures of the rule that judges a subject.
        rules: Rules,
        /// The stages that outcomes progress along, in order.
        stages: Vec<Stage>,
        /// The cohorts of each stage.
        cohorts: Vec<Cohort>,
        /// The terms offered in drop-downs.
        terms: Vec<Term>,
        /// How a per cent of learners reached is worded.
        bands: Vec<Band>,
        /// Strategic objectives.
        objectives: Vec<Objective>,
        /// Learning areas.
        areas: Vec<Area>,
        /// Progressive outcomes.
        outcomes: Vec<Outcome>,
        /// Skills offered in drop-downs.
        skills: Vec<Skill>,
        /// The guidance for each of the three approaches.
        approaches: Vec<Approach>,
        /// The checklist items of each approach.
        checklist: Vec<Item>,
        /// The nine steps, a row for each approach.
        steps: Vec<Step>,
        /// Statements about the whole school; the built-in ones where the table is left out.
        whole_school: Vec<SchoolItem>,
        /// The parts of an employer project, for the planning sheets; the built-in ones where the table is left out.
        planner: Vec<PlannerPart>,
        /// Theme weeks and events, for the planning sheets; the built-in ones where the table is left out.
        calendar: Vec<Event>,
        /// What each approach can look like in a subject; the built-in examples where the table is left out.
        examples: Vec<Example>,
        /// Resources that teachers may use; the built-in ones where the table is left out.
        resources: Vec<Resource>,
        /// Departments, one workbook each.
        departments: Vec<Department>,
        /// The subjects of each department.
        subjects: Vec<Subject>,
        /// The texts of the email drafts; the built-in ones where the table is left out.
        messages: Vec<Message>,
        /// The steps that were agreed after the last round: each department is asked whether its own are done.
        agreed: Vec<AgreedStep>,
    }

    /// One audit round.
    Round {
        /// The round's name, printed on every workbook: `2026-27 autumn`.
        label: String,
        /// The school year: `2026-27`.
        school_year: String,
        /// The day by which workbooks come back: `2026-12-11`.
        #[schemars(with = "String")]
        due: Option<Date>,
        /// The folder of the round before, to compare with: `../riverside-2025`, as seen from this round's folder.
        last: String,
        /// How many days before the due date reminders begin, and how many lie between one that was sent and the next; 3
        /// where left out.
        reminders: Option<u32>,
    }

    /// The school and whom its messages go to.
    School {
        /// The school's name.
        name: String,
        /// `mainstream`, `send`, `alternative-provision` or `college`.
        setting: String,
        /// The framework that the school works by: `England`, `None`, or the name of the one in `framework.toml` beside the
        /// plan. Where it is left out, that one, and else `England`.
        framework: String,
        /// The Careers Leader's name.
        careers_leader: String,
        /// The Careers Leader's email address.
        careers_leader_email: String,
        /// Addresses of the senior leadership team.
        slt_emails: Vec<String>,
        /// Addresses of governors.
        governor_emails: Vec<String>,
        /// Whether what SLT reads names people, such as who leads a department; departments alone where not.
        name_people: bool,
        /// Whether the careers programme, which outsiders read, names the employers; what kind they are alone where not.
        name_employers: bool,
    }

    /// The setting's own words, printed wherever the model says stage, cohort or learner.
    Words {
        /// One stage: `Key stage`.
        stage: String,
        /// Several: `Key stages`.
        stages: String,
        /// One cohort: `Year group`.
        cohort: String,
        /// Several: `Year groups`.
        cohorts: String,
        /// One learner: `pupil`.
        learner: String,
        /// Several: `pupils`.
        learners: String,
        /// What the place is called: `school` or `college`; `school` where left out.
        school: String,
        /// What a department answers for, one thing at a time: `Subject`, or `Team` in a school of class teams; the
        /// setting's word where left out.
        subject: String,
        /// Several: `Subjects`.
        subjects: String,
    }

    /// The figures of the rule that judges a subject.
    Rules {
        /// Per cent of a stage's outcomes that must be highlighted for Foundation.
        foundation_share: Option<u32>,
        /// Per cent of a stage's outcomes that must be taught for Careers Across the Curriculum.
        across_share: Option<u32>,
        /// Outcomes a stage that must be taught with employers for Employer Enriched.
        enriched_outcomes: Option<u32>,
        /// Meaningful encounters with employers that each learner should have in a year: told in the
        /// matrix, and in no verdict. 1 where left out.
        encounters: Option<u32>,
        /// Whether every cohort that a subject teaches must be named by a row, at least highlighted, of an outcome that
        /// speaks of careers or routes: what Foundation then needs too. No where left out.
        relevance_every_cohort: bool,
        /// Per cent of departments that must have returned before anything is drafted for SLT; 50 where left out.
        early_share: Option<u32>,
    }

    /// A stage of the axis that outcomes progress along.
    Stage {
        /// Its short code, first part of its outcomes' refs: `KS3`.
        code: String,
        /// Its name: `Key Stage 3`.
        name: String,
        /// Whether it lies over other stages (CG2 in a mainstream school): printed and reported, never judged.
        overlay: bool,
        /// Whether it is in use; No keeps it in the plan with its cohorts and outcomes, and asks nobody. Yes where left out.
        in_use: Option<bool>,
        /// Whom it is for, and what to know of it: printed in the matrix's notes.
        note: String,
    }

    /// A cohort within a stage: a year group, a class, a programme. A class that holds learners of two
    /// stages has a row for each, with the same code and name.
    Cohort {
        /// Its short code: `Y7`.
        code: String,
        /// Its name: `Year 7`.
        name: String,
        /// The stage's code.
        stage: String,
        /// Learners of that stage on roll.
        roll: Option<u32>,
        /// Learners in scope, without those whose careers another school looks after; the roll where left out.
        in_scope: Option<u32>,
        /// The school years that it holds: `7, 8, 9` or `7 to 9`; as its name says where left out (`Year 8`).
        years: String,
        /// What to know of it, for whoever keeps the plan.
        note: String,
    }

    /// A term offered in drop-downs.
    Term {
        /// Its name.
        name: String,
    }

    /// A band that words a per cent of learners reached.
    Band {
        /// The lowest per cent that the band covers.
        at_least: Option<u32>,
        /// Its words: `Most`.
        name: String,
    }

    /// A department: one workbook.
    Department {
        /// Its code, part of a file name: `HUM`.
        code: String,
        /// Its name.
        name: String,
        /// Who leads it.
        lead: String,
        /// The lead's email address; several where two share the post.
        email: Vec<String>,
        /// Addresses that reminders and overdue mails go to in copy, such as a line manager's; no other mail does.
        copy_to: Vec<String>,
        /// Its careers champion, who sees to careers beside the lead: a name, initials or a post.
        champion: String,
    }

    /// A step that was agreed for a subject.
    AgreedStep {
        /// The subject's name.
        subject: String,
        /// What was agreed.
        step: String,
        /// Who sees to it: a post, initials or a name.
        owner: String,
        /// By when.
        #[schemars(with = "String")]
        due: Option<Date>,
    }

    /// A subject of a department.
    Subject {
        /// The department's code.
        department: String,
        /// Its name.
        name: String,
        /// Codes of the stages it teaches.
        stages: Vec<String>,
        /// Codes of the cohorts it teaches; every cohort of its stages where empty.
        cohorts: Vec<String>,
    }

    /// The text of one kind of email draft.
    Message {
        /// Which draft: `invitation`, `reminder`, `overdue`, `empty`, `kept-out`, `correction`, `receipt`, `slt` or `governors`.
        key: String,
        /// Its subject line; words in braces are filled in: `{school}`.
        subject: String,
        /// Its text; a blank line begins a new paragraph, and words in braces are filled in: `{lead}`.
        text: String,
    }
}

impl File {
    /// The plan as TOML, as `plan.toml` holds it: the same plan gives the same text.
    ///
    /// # Errors
    /// When a text cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }
}

/// The JSON Schema of a plan, generated from these types, as it is kept in `schemas/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
