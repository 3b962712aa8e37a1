//! The tables of a plan that say what is asked and printed, as typed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

rows! {
    /// A strategic objective, tied to the school's priorities.
    Objective {
        /// Its ref: `SO1`.
        #[serde(rename = "ref")]
        reference: String,
        /// Its title.
        title: String,
        /// Why the school wants it.
        why: String,
    }

    /// A learning area.
    Area {
        /// Its code: `GROW`.
        code: String,
        /// Its name.
        name: String,
    }

    /// What a learner can do at one stage.
    Outcome {
        /// Its ref, printed and locked: `KS3-4`.
        #[serde(rename = "ref")]
        reference: String,
        /// What a learner can do.
        title: String,
        /// The stage's code.
        stage: String,
        /// The learning area's code.
        area: String,
        /// The objective's ref.
        objective: String,
        /// The earlier outcome that it builds on.
        builds_on: String,
        /// Codes of the departments it is asked of; every department where empty.
        departments: Vec<String>,
        /// What of the subject it speaks of: `careers` that it leads to, or the `routes` into them; neither where empty.
        speaks_of: String,
    }

    /// A skill offered in drop-downs.
    Skill {
        /// Its name.
        name: String,
        /// An older name that is read as this one.
        formerly: String,
    }

    /// The guidance for one approach.
    Approach {
        /// `foundation`, `across` or `enriched`.
        key: String,
        /// Its name as teachers read it.
        name: String,
        /// What it is.
        summary: String,
        /// What a visitor would see.
        looks_like: String,
        /// One thing to do this week.
        first_step: String,
        /// How long it takes.
        time_needed: String,
        /// An example from a lesson.
        example: String,
    }

    /// What an approach can look like in one subject, or in one area of a special school's curriculum.
    Example {
        /// The subject: `History`.
        subject: String,
        /// Other names that a subject may have: the longest that stands in a subject's name decides.
        also: Vec<String>,
        /// The approach's key.
        approach: String,
        /// What it can look like there.
        example: String,
        /// One thing to do first.
        first_step: String,
        /// How long that takes.
        time_needed: String,
    }

    /// A checklist item.
    Item {
        /// Its ref: `F1`.
        #[serde(rename = "ref")]
        reference: String,
        /// The approach's key.
        approach: String,
        /// A statement that a department answers with Yes, Partly or Not yet.
        item: String,
        /// Whether the approach needs it, or it is advice.
        required: bool,
        /// What a department might point to.
        evidence_hint: String,
    }

    /// One of the nine steps, for one approach.
    Step {
        /// Its number, 1 to 9.
        step: Option<u32>,
        /// Its name.
        name: String,
        /// The approach's key.
        approach: String,
        /// What the step is for.
        aim: String,
        /// What to do.
        action: String,
    }

    /// A statement about the whole school, which the Careers Leader answers.
    SchoolItem {
        /// Its ref: `W1`.
        #[serde(rename = "ref")]
        reference: String,
        /// The part it belongs to: `First three things`.
        part: String,
        /// A statement that is answered with Yes, Partly or Not yet.
        item: String,
        /// What the Careers Leader might point to.
        evidence_hint: String,
    }

    /// One part of an employer project, which a department may plan.
    PlannerPart {
        /// Its ref: `P1`.
        #[serde(rename = "ref")]
        reference: String,
        /// What it is called: `Commitment`.
        part: String,
        /// The question that it answers.
        question: String,
        /// What an answer can look like.
        example: String,
    }

    /// A theme week or an event that comes every year, as an occasion for a lesson.
    Event {
        /// Its ref: `C1`.
        #[serde(rename = "ref")]
        reference: String,
        /// The month it falls in; schools look up the days.
        month: String,
        /// What it is called.
        event: String,
        /// Careers that it can lead to.
        careers: String,
    }

    /// A resource that teachers may use.
    Resource {
        /// Its name.
        name: String,
        /// Who provides it.
        provider: String,
        /// Its address.
        link: String,
        /// What it offers.
        about: String,
        /// The subjects it is for; every subject where empty.
        subjects: Vec<String>,
        /// Codes of the stages it is for; every stage where empty.
        stages: Vec<String>,
    }
}
