//! Random audits with slips: for the rule, not for the findings.

use careers_audit::answers::RowPlace;
use careers_audit::answers::audit::{Audit, ChecklistRow, Coverage, Status, Test, Tick, TookPlace};
use careers_audit::plan::{Department, Plan, Subject};
use careers_audit::scope;

use super::{Dice, audit, employ, place, stages};

/// A random audit whose answers agree with nothing in particular: for the rule, not for the findings.
pub fn careless(plan: &Plan, department: &Department, seed: u64) -> Audit {
    let mut audit = audit(plan, department, seed);
    let mut dice = Dice::new(seed ^ 0xdead_beef);
    for row in &mut audit.outcomes {
        if dice.often(20) {
            row.coverage = dice.maybe(80, Dice::label);
        }
        if dice.often(20) {
            row.status = dice.maybe(80, Dice::label);
        }
        if dice.often(15) {
            row.unit = None;
        }
        if dice.often(10) {
            row.term = None;
        }
    }
    for row in &mut audit.checklist {
        if dice.often(3) {
            row.answer = Some(dice.label());
        }
    }
    for record in &mut audit.employers {
        if dice.often(20) {
            record.two_way = dice.maybe(80, Dice::label);
        }
        if dice.often(20) {
            record.took_place = dice.maybe(80, Dice::label);
        }
        if dice.often(10) {
            record.subject = Some(dice.one(&department.subjects).name);
        }
    }
    audit
}

/// A random audit that reaches high, with a slip in most: what lies close above and below each rule.
pub fn able(plan: &Plan, department: &Department, seed: u64) -> Audit {
    let mut audit = audit(plan, department, seed);
    let mut dice = Dice::new(seed ^ 0x00c0_ffee);
    audit.stages.clear();
    audit.outcomes.retain(|row| row.outcome.is_none());
    audit.employers.clear();
    audit.checklist.clear();
    for subject in &department.subjects {
        for stage in stages(plan, subject) {
            let mut wanted = plan.rules.enriched_outcomes;
            for row in 0..audit.outcomes.len() {
                let Some(outcome) = scope::row_outcome(plan, &audit.outcomes[row]) else { continue };
                let own = audit.outcomes[row].place.subject.as_deref() == Some(subject.name.as_str());
                if !own || outcome.stage != stage.code || audit.outcomes[row].coverage == Some(Coverage::NotApplicable)
                {
                    continue;
                }
                let employed = wanted > 0 && employ(plan, subject, outcome, &mut dice, &mut audit);
                wanted -= usize::from(employed);
                let row = &mut audit.outcomes[row];
                row.coverage = Some(if employed { Coverage::WithEmployers } else { Coverage::Taught });
                row.status = Some(Status::InPlace);
                row.unit = Some("Unit 7-9".to_owned());
                row.term = Some(dice.one(&plan.terms));
            }
        }
        for item in &plan.checklist {
            let answer = if item.required { Tick::Yes } else { dice.label() };
            let place = place(Some(subject), &item.reference);
            audit.checklist.push(ChecklistRow { place, answer: Some(answer), evidence: None });
        }
        if dice.often(60) {
            slip(subject, &mut dice, &mut audit);
        }
    }
    for (position, record) in audit.employers.iter_mut().enumerate() {
        record.place = place(None, format!("E{}", position + 1));
    }
    audit
}

/// One thing that is not quite so.
fn slip(subject: &Subject, dice: &mut Dice, audit: &mut Audit) {
    let own = |place: &RowPlace| place.subject.as_deref() == Some(subject.name.as_str());
    let rows: Vec<usize> = (0..audit.outcomes.len()).filter(|row| own(&audit.outcomes[*row].place)).collect();
    let items: Vec<usize> = (0..audit.checklist.len()).filter(|row| own(&audit.checklist[*row].place)).collect();
    let records: Vec<usize> = (0..audit.employers.len())
        .filter(|row| audit.employers[*row].subject.as_ref() == Some(&subject.name))
        .collect();
    match dice.below(6) {
        0 => audit.checklist[dice.one(&items)].answer = dice.maybe(70, Dice::label),
        1 if !records.is_empty() => {
            let record = &mut audit.employers[dice.one(&records)];
            let test = if dice.often(50) { &mut record.two_way } else { &mut record.feedback };
            *test = dice.maybe(60, |_| Test::NotSure);
        }
        2 if !records.is_empty() => audit.employers[dice.one(&records)].took_place = Some(TookPlace::Planned),
        kind if !rows.is_empty() => {
            for _ in 0..=dice.below(5) {
                let row = &mut audit.outcomes[dice.one(&rows)];
                match kind {
                    3 => row.status = dice.maybe(50, |_| Status::Planned),
                    4 => row.unit = None,
                    _ => row.coverage = Some(dice.one(&[Coverage::NotYet, Coverage::Highlighted, Coverage::Taught])),
                }
            }
        }
        _ => {}
    }
}
