//! The fingerprint of what the forms ask: it changes when a question does, and at nothing else.

use sha2::{Digest, Sha256};

use super::Plan;

/// Eight hexadecimal digits over everything that a department's form asks. The planning sheets are left out:
/// a department has them if it likes, nothing is judged by them, and a round that is under way stays one.
pub(super) fn fingerprint(plan: &Plan) -> String {
    let mut hash = Sha256::new();
    let mut say = |parts: &[&str]| {
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update([1]);
    };
    for stage in &plan.stages {
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
    for outcome in &plan.outcomes {
        say(&["outcome", &outcome.reference, &outcome.title, &outcome.stage]);
        for code in &outcome.departments {
            say(&["of", code]);
        }
    }
    for item in &plan.checklist {
        let required = if item.required { "required" } else { "" };
        say(&["item", &item.reference, item.approach.key(), &item.item, required]);
    }
    for (department, subject) in plan.subjects() {
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
