//! The tables of a plan that say what is asked, as typed.

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
        /// What of the subject it speaks of: `Careers` that it leads to or is used in, or the `Routes` that follow; neither where
        /// empty.
        speaks_of: String,
        /// Refs of the last round's outcomes that it replaces: it was reworded under another ref, or one was split into several.
        replaces: Vec<String>,
    }

    /// A skill offered in drop-downs.
    Skill {
        /// Its name.
        name: String,
        /// An older name that is read as this one.
        formerly: String,
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
        /// The test of a record of an employer that it speaks of, such as `Two way`; none where empty.
        test: String,
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
}
