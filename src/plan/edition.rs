//! The fingerprint of what the forms ask: it changes when a question does, and at nothing else.

use sha2::{Digest, Sha256};

use super::{Department, Outcome, Plan};

/// Eight hexadecimal digits over everything that the departments' forms ask. The planning sheets are left out:
/// a department has them if it likes, nothing is judged by them, and a round that is under way stays one.
pub(super) fn fingerprint(plan: &Plan) -> String {
    digits(plan, None)
}

impl Plan {
    /// The same over what the form of one department asks: it changes when one of its own questions does.
    pub fn asked_of(&self, department: &Department) -> String {
        digits(self, Some(department))
    }
}

fn digits(plan: &Plan, only: Option<&Department>) -> String {
    let is_taught = |stage: &str| {
        only.is_none_or(|own| own.subjects.iter().any(|subject| subject.stages.iter().any(|code| code == stage)))
    };
    let mut hash = Sha256::new();
    let mut say = |parts: &[&str]| {
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update([1]);
    };
    for stage in plan.stages.iter().filter(|stage| is_taught(&stage.code)) {
        say(&["stage", &stage.code, &stage.name, if stage.overlay { "overlay" } else { "" }]);
        for cohort in &stage.cohorts {
            say(&["cohort", &cohort.code, &cohort.name]);
        }
    }
    for term in &plan.terms {
        say(&["term", term]);
    }
    for skill in &plan.skills {
        say(&["skill", &skill.name]);
    }
    let is_asked = |outcome: &&Outcome| is_taught(&outcome.stage) && only.is_none_or(|own| outcome.asked_of(&own.code));
    for outcome in plan.outcomes.iter().filter(is_asked) {
        say(&["outcome", &outcome.reference, &outcome.title, &outcome.stage]);
        // Who else is asked is nothing to a department.
        for code in outcome.departments.iter().filter(|_| only.is_none()) {
            say(&["of", code]);
        }
    }
    for item in &plan.checklist {
        let required = if item.required { "required" } else { "" };
        say(&["item", &item.reference, item.approach.key(), &item.item, required]);
    }
    for (department, subject) in plan.subjects().filter(|(own, _)| only.is_none_or(|only| only.code == own.code)) {
        say(&["subject", &department.code, &subject.name]);
        for code in &subject.stages {
            say(&["in", code]);
        }
        for code in &subject.cohorts {
            say(&["only", code]);
        }
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
