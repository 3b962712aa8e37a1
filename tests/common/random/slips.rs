//! Random audits with slips: for the rule, not for the findings.

use careers_audit::answers::audit::{Audit, ChecklistRow, Coverage, Status, Test, Tick, TookPlace};
use careers_audit::answers::{Answers, Given, Key, Labelled, RowPlace, Typed, Unread, Value};
use careers_audit::finding::Code;
use careers_audit::fold::fold;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Form, Holds, answers_of};
use careers_audit::plan::{Department, Plan, Subject};
use careers_audit::scope;

use super::{Dice, audit, employ, labels, place, stages};

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
                if dice.often(95) {
                    // Everybody whom the subject teaches at the stage.
                    row.cohorts = labels(subject, stage).into_iter().next();
                }
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

/// The answers of a random audit, in half of them with a few of the slips that leave something open: cells emptied,
/// words that no list has, rows half filled in, a whole subject not taught.
pub fn messy(plan: &Plan, department: &Department, form: &Form, seed: u64) -> Answers {
    let mut answers = answers_of(&audit(plan, department, seed));
    // A drop-down gives a label as the plan's framework has it.
    for (key, given) in answers.clone().iter() {
        if let Ok(value @ Value::Choice(_)) = &given.means {
            answers.put(key.clone(), Given::listed(value.clone(), &plan.framework));
        }
    }
    let mut dice = Dice::new(seed ^ 0x0dd5_0c45);
    if dice.often(50) {
        return answers;
    }
    for _ in 0..=dice.below(4) {
        mess(plan, department, form, &mut dice, &mut answers);
    }
    answers
}

fn mess(plan: &Plan, department: &Department, form: &Form, dice: &mut Dice, answers: &mut Answers) {
    let subject = dice.one(&department.subjects);
    let listed = |key: &Key, label: &str| {
        let areas = form.areas().filter(|(_, area)| area.block.key() == key.block);
        let rows = areas.flat_map(|(_, area)| &area.rows);
        let mut own = rows.filter(|row| row.reference == key.row && row.subject == key.subject);
        let list = own.find_map(|row| form.list(row, key.slot)).expect("a list");
        Given::meant(list.meant(&fold(label)).expect("of the list"))
    };
    let at = |block, row: &str, slot| Key { block, subject: Some(subject.name.clone()), row: row.to_owned(), slot };
    let asked: Vec<&str> = scope::asked(plan, department, &subject).map(|outcome| outcome.reference.as_str()).collect();
    let row = |dice: &mut Dice| dice.one(&asked).to_owned();
    let all: Vec<Key> = answers.iter().map(|(key, _)| key.clone()).collect();
    match dice.below(9) {
        0 | 1 => {
            let key = dice.one(&all);
            *answers = without(answers, |own| *own == key);
        }
        2 => {
            let choices: Vec<Key> = all
                .into_iter()
                .filter(|key| form.spec(key).is_some_and(|spec| matches!(spec.holds, Holds::Choice(_))))
                .collect();
            let unread = Unread { code: Code::UnknownAnswer, suggestion: None };
            answers.put(dice.one(&choices), Given { typed: Typed::Text("Tought".to_owned()), means: Err(unread) });
        }
        3 => {
            let key = at(BlockKey::Outcomes, "X5", SlotKey::Ref);
            let outcome = plan.outcome(&row(dice)).expect("an outcome").label();
            answers.put(key.clone(), listed(&key, &outcome));
        }
        4 => {
            let key = at(BlockKey::Outcomes, &row(dice), SlotKey::Coverage);
            answers.put(key.clone(), listed(&key, "Not applicable"));
        }
        5 => {
            let of = row(dice);
            let key = at(BlockKey::Outcomes, &of, SlotKey::Coverage);
            answers.put(key.clone(), listed(&key, "Taught with employers"));
            let key = at(BlockKey::Outcomes, &of, SlotKey::Status);
            answers.put(key.clone(), listed(&key, "In place"));
        }
        6 => {
            let is_its_own =
                |key: &Key| key.block == BlockKey::Checklist && key.subject.as_ref() == Some(&subject.name);
            *answers = without(answers, is_its_own);
            for stage in stages(plan, &subject) {
                let key = at(BlockKey::Stages, &stage.code, SlotKey::Taught);
                answers.put(key.clone(), listed(&key, "Not this year"));
            }
        }
        7 => {
            let key = at(BlockKey::Outcomes, "X5", SlotKey::Coverage);
            answers.put(key.clone(), listed(&key, "Highlighted"));
        }
        _ => {
            let record = |slot| Key { block: BlockKey::Employers, subject: None, row: "E8".to_owned(), slot };
            let key = record(SlotKey::TookPlace);
            answers.put(key.clone(), listed(&key, "Took place"));
            answers.put(
                record(SlotKey::Learners),
                Given {
                    typed: Typed::Text("most".to_owned()),
                    means: Err(Unread { code: Code::NotANumber, suggestion: None }),
                },
            );
        }
    }
}

/// The same answers of somebody who, in a third of the workbooks, is not sure of some of them and asks.
pub fn unsure(form: &Form, mut answers: Answers, seed: u64) -> Answers {
    let mut dice = Dice::new(seed ^ 0x0a5c_ed00);
    if !dice.often(33) {
        return answers;
    }
    let often = 1 + dice.below(25);
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let asks = match (area.block.key(), spec.key) {
                    (BlockKey::Outcomes, SlotKey::Coverage) => Coverage::NotSure.choice(),
                    (BlockKey::Checklist, SlotKey::Answer) => Tick::NotSure.choice(),
                    _ => continue,
                };
                if !row.is_spare() && dice.often(often) {
                    answers.put(area.key(row, spec.key), Given::meant(Value::Choice(asks)));
                }
            }
        }
    }
    answers
}

/// The answers but those at some places.
fn without(answers: &Answers, is_gone: impl Fn(&Key) -> bool) -> Answers {
    let mut left = Answers::default();
    answers.iter().filter(|(key, _)| !is_gone(key)).for_each(|(key, given)| left.put(key.clone(), given.clone()));
    left
}
