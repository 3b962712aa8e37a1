//! Rounds in which returns, subjects, stages and the Careers Leader's own return are left out at random.

use careers_audit::answers::audit::{Audit, OutcomeRow};
use careers_audit::answers::{Answers, Read, RowPlace};
use careers_audit::layout::answers_of;
use careers_audit::plan::{Department, LEADER, Plan};
use careers_audit::returns::{Incoming, Recognised, Results, Saved, settle};
use careers_audit::scope;

use super::random::{self, Dice};

fn own(place: &RowPlace, subject: &str) -> bool {
    place.subject.as_deref() == Some(subject)
}

/// What a department sends back, with subjects, stages and checklists left out at random.
fn partly(plan: &Plan, department: &Department, dice: &mut Dice) -> Audit {
    let mut audit = random::slips::careless(plan, department, dice.next());
    for subject in &department.subjects {
        let name = subject.name.as_str();
        if dice.often(25) {
            audit.outcomes.retain(|row| !own(&row.place, name));
            audit.checklist.retain(|row| !own(&row.place, name));
            audit.reach.retain(|row| !own(&row.place, name));
            audit.employers.retain(|row| row.subject.as_deref() != Some(name));
        }
        if dice.often(15) {
            audit.checklist.retain(|row| !own(&row.place, name));
        }
        for stage in &subject.stages {
            if dice.often(20) {
                let about =
                    |row: &OutcomeRow| scope::row_outcome(plan, row).is_some_and(|outcome| outcome.stage == *stage);
                audit.outcomes.retain(|row| !own(&row.place, name) || !about(row));
            }
        }
    }
    audit
}

/// A round of a plan: from hardly anybody to nearly everybody has returned, and the Careers Leader perhaps.
pub fn round(plan: &Plan, seed: u64) -> Results {
    let forms = super::forms(plan);
    let mut dice = Dice::new(seed);
    let returning = [15, 50, 75, 95][dice.below(4)];
    let mut incoming = Vec::new();
    let mut send = |code: &str, answers: Answers| {
        let read = Read { answers, ..Read::default() };
        let recognised = Recognised::Audit { code: code.to_owned(), read };
        incoming.push(Incoming { file: format!("{code}.xlsx"), saved: Saved::default(), recognised });
    };
    for department in &plan.departments {
        if dice.often(returning) {
            let audit = if dice.often(7) { Audit::default() } else { partly(plan, department, &mut dice) };
            send(&department.code, answers_of(&audit));
        }
    }
    if dice.often(55) {
        send(LEADER, random::answers(plan, &super::form(plan, LEADER), dice.next()));
    }
    Results::new(&forms, settle(&forms, incoming))
}
