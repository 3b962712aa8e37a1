//! Random audits that are valid: whatever a rule asks for is there, so reading them finds nothing.

use careers_audit::answers::audit::{
    About, Audit, CalendarRow, ChecklistRow, Coverage, EmployerRow, Kind, Mode, OutcomeRow, PlannerRow, ReachRow,
    StageRow, Status, Support, TaughtThisYear, Test, Tick, TookPlace, Training,
};
use careers_audit::answers::{Answers, Given, Labelled, RowPlace, Value};
use careers_audit::fold::fold;
use careers_audit::judge::{Standing, judge};
use careers_audit::layout::{Form, Holds};
use careers_audit::plan::{Approach, Department, MONTHS, Outcome, Plan, Stage, Subject};
use careers_audit::scope;

mod dice;
pub mod slips;

pub use dice::Dice;

fn place(subject: Option<&Subject>, row: impl Into<String>) -> RowPlace {
    RowPlace { subject: subject.map(|subject| subject.name.clone()), row: row.into() }
}

/// A random audit of a department without anything that a finding would name.
pub fn audit(plan: &Plan, department: &Department, seed: u64) -> Audit {
    let mut dice = Dice::new(seed);
    let mut audit = Audit::default();
    if dice.often(60) {
        audit.about.push(About {
            place: RowPlace::default(),
            filled_by: Some(dice.text()),
            remarks: dice.maybe(50, Dice::text),
        });
    }
    let eager = dice.below(100);
    for subject in &department.subjects {
        fill_subject(plan, department, subject, eager, &mut dice, &mut audit);
    }
    support(plan, &mut dice, &mut audit);
    for (position, record) in audit.employers.iter_mut().enumerate() {
        record.place = place(None, format!("E{}", position + 1));
    }
    audit
}

/// Random answers to whatever a form asks, each of the kind that its cell holds.
pub fn answers(plan: &Plan, form: &Form, seed: u64) -> Answers {
    let mut dice = Dice::new(seed);
    let eager = dice.below(100);
    let mut answers = Answers::default();
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                if !dice.often(eager) {
                    continue;
                }
                let value = match spec.holds {
                    Holds::Text { .. } | Holds::Code(_) => Value::Text(dice.text()),
                    Holds::Choice(_) => {
                        let list = form.list(row, spec.key).expect("a list");
                        // A question to the Careers Leader is no answer, and no record keeps it.
                        let labels: Vec<String> =
                            list.labels().iter().filter(|own| *own != Coverage::NotSure.label()).cloned().collect();
                        list.meant(&fold(&dice.one(&labels))).expect("one of the list")
                    }
                    Holds::Count { .. } => Value::Count(u32::try_from(dice.below(90)).expect("small")),
                    Holds::Date => Value::Date(day(plan, &mut dice)),
                    Holds::Printed | Holds::Live(_) => continue,
                };
                answers.put(area.key(row, spec.key), Given::meant(value));
            }
        }
    }
    answers
}

/// A day of the round's school year.
fn day(plan: &Plan, dice: &mut Dice) -> jiff::civil::Date {
    let days = i64::try_from(dice.below(300)).expect("small");
    plan.round.year.0.checked_add(jiff::Span::new().days(days)).expect("in the year")
}

/// The same, and in half of them the planning sheets filled in.
pub fn planned(plan: &Plan, department: &Department, seed: u64) -> Audit {
    let mut audit = audit(plan, department, seed);
    let mut dice = Dice::new(seed ^ 0x0bad_cafe);
    if dice.often(50) {
        return audit;
    }
    for part in &plan.planner {
        let row = PlannerRow {
            place: place(None, &part.reference),
            doing: dice.maybe(60, Dice::text),
            employer: dice.maybe(40, Dice::text),
            owner: dice.maybe(40, Dice::text),
            due: dice.maybe(40, |dice| day(plan, dice)),
            needed: dice.maybe(40, Dice::text),
        };
        audit.planner.extend((row != PlannerRow { place: row.place.clone(), ..PlannerRow::default() }).then_some(row));
    }
    let spare = (1..=4).map(|number| (format!("D{number}"), true));
    for (reference, is_spare) in plan.calendar.iter().map(|event| (event.reference.clone(), false)).chain(spare) {
        if dice.often(60) {
            continue;
        }
        audit.calendar.push(CalendarRow {
            place: place(None, reference),
            month: dice.maybe(70, |dice| dice.one(&MONTHS).to_owned()).filter(|_| is_spare),
            event: dice.maybe(70, Dice::text).filter(|_| is_spare),
            careers: dice.maybe(40, Dice::text).filter(|_| is_spare),
            unit: dice.maybe(60, Dice::text),
            employer: dice.maybe(60, Dice::text),
            intended: Some(dice.label()),
        });
    }
    audit
}

fn stages<'p>(plan: &'p Plan, subject: &Subject) -> Vec<&'p Stage> {
    plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code)).collect()
}

fn fill_subject(
    plan: &Plan,
    department: &Department,
    subject: &Subject,
    eager: usize,
    dice: &mut Dice,
    audit: &mut Audit,
) {
    for stage in stages(plan, subject) {
        if dice.often(30) {
            let taught = if dice.often(80) { TaughtThisYear::Yes } else { TaughtThisYear::NotThisYear };
            audit.stages.push(StageRow { place: place(Some(subject), &stage.code), taught: Some(taught) });
        }
        for cohort in subject.cohorts_of(stage) {
            if dice.often(40) {
                let taking = learners(dice, cohort.roll);
                let reached = learners(dice, taking);
                audit.reach.push(ReachRow {
                    place: place(Some(subject), &cohort.reference),
                    taking: Some(taking),
                    reached: dice.maybe(70, |_| reached),
                });
            }
        }
    }
    let asked: Vec<&Outcome> = scope::asked(plan, department, subject).collect();
    let mut not_applicable: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for outcome in &asked {
        let of_stage = asked.iter().filter(|other| other.stage == outcome.stage).count();
        let marked = not_applicable.entry(outcome.stage.as_str()).or_default();
        let coverage = match dice.below(100) {
            0..=8 if (*marked + 1) * 2 <= of_stage => Coverage::NotApplicable,
            _ if dice.often(eager) => dice.one(&[Coverage::Taught, Coverage::WithEmployers]),
            _ => dice.one(&[Coverage::NotYet, Coverage::Highlighted, Coverage::Taught]),
        };
        if coverage == Coverage::NotApplicable {
            *marked += 1;
        }
        let row = outcome_row(plan, subject, outcome, None, coverage, dice, audit);
        audit.outcomes.push(OutcomeRow { place: place(Some(subject), &outcome.reference), ..row });
    }
    let own: Vec<&Outcome> = plan.outcomes.iter().filter(|outcome| subject.stages.contains(&outcome.stage)).collect();
    for number in 1..=dice.below(4) {
        let outcome = dice.one(&own);
        let coverage = dice.one(&[Coverage::Highlighted, Coverage::Taught]);
        let row = outcome_row(plan, subject, outcome, Some(outcome.label()), coverage, dice, audit);
        audit.outcomes.push(OutcomeRow { place: place(Some(subject), format!("X{number}")), ..row });
    }
    checklist(plan, department, subject, eager, dice, audit);
}

fn outcome_row(
    plan: &Plan,
    subject: &Subject,
    outcome: &Outcome,
    label: Option<String>,
    coverage: Coverage,
    dice: &mut Dice,
    audit: &mut Audit,
) -> OutcomeRow {
    let level = coverage.level().unwrap_or(0);
    let status = if dice.often(80) { Status::InPlace } else { Status::Planned };
    // There are eight rows for employers; what would need a ninth stays taught.
    let coverage = if coverage == Coverage::WithEmployers && !employ(plan, subject, outcome, dice, audit) {
        Coverage::Taught
    } else {
        coverage
    };
    let stage = plan.stage(&outcome.stage).expect("a known stage");
    let labels = labels(subject, stage);
    OutcomeRow {
        place: RowPlace::default(),
        outcome: label,
        coverage: Some(coverage),
        status: (level >= 1).then_some(status),
        cohorts: if level >= 1 && labels.len() > 1 {
            Some(dice.one(&labels))
        } else {
            dice.maybe(50, |dice| dice.one(&labels))
        },
        cohorts_also: if labels.len() > 1 { dice.maybe(20, |dice| dice.one(&labels)) } else { None },
        term: if level >= 2 { Some(dice.one(&plan.terms)) } else { None },
        unit: if level >= 2 { Some(dice.text()) } else { None },
        activity: dice.maybe(30, Dice::text),
        skill: dice.maybe(30, |dice| dice.one(&plan.skills).name),
        reason: if coverage == Coverage::NotApplicable { Some(dice.text()) } else { dice.maybe(10, Dice::text) },
        evidence: dice.maybe(30, Dice::text),
        ..OutcomeRow::default()
    }
}

/// What a row of a subject may name: all of a stage first, where there is more than one cohort of it.
fn labels(subject: &Subject, stage: &Stage) -> Vec<String> {
    let cohorts: Vec<String> = subject.cohorts_of(stage).map(|cohort| cohort.name.clone()).collect();
    let all = (cohorts.len() > 1).then(|| stage.all_of());
    all.into_iter().chain(cohorts).collect()
}

/// So many learners of so many; a lone 1 of many would be doubtful.
fn learners(dice: &mut Dice, of: u32) -> u32 {
    match u32::try_from(dice.below(of as usize + 1)).expect("small") {
        1 => of,
        some => some,
    }
}

/// Puts an outcome on a record that counts; false where no row is left.
fn employ(plan: &Plan, subject: &Subject, outcome: &Outcome, dice: &mut Dice, audit: &mut Audit) -> bool {
    let label = Some(outcome.label());
    for record in &mut audit.employers {
        if record.subject.as_deref() == Some(subject.name.as_str()) && record.counts() {
            for cell in [&mut record.outcome_2, &mut record.outcome_3] {
                if cell.is_none() {
                    *cell = label;
                    return true;
                }
            }
        }
    }
    if audit.employers.len() >= 8 {
        return false;
    }
    // What took place did so before the workbook was sent back.
    let (first, last) = (plan.round.year.0, plan.round.due);
    let days = (last - first).get_days();
    let day = i32::try_from(dice.below(usize::try_from(days).expect("a year"))).expect("a year");
    let stage = plan.stage(&outcome.stage).expect("a known stage");
    let roll = subject.cohorts_of(stage).map(|cohort| cohort.roll).sum::<u32>();
    let kind = dice.label::<Kind>();
    let at_work = (kind == Kind::Workplace).then_some(Test::Yes);
    audit.employers.push(EmployerRow {
        place: RowPlace::default(),
        employer: dice.maybe(90, Dice::text),
        sector: dice.maybe(50, Dice::text),
        date: dice.maybe(80, |_| first.checked_add(jiff::Span::new().days(day)).expect("in the year")),
        kind: Some(kind),
        mode: dice.maybe(80, Dice::label::<Mode>),
        subject: Some(subject.name.clone()),
        cohort: labels(subject, stage).into_iter().next(),
        outcome_1: label,
        outcome_2: None,
        outcome_3: None,
        learners: dice.maybe(70, |dice| learners(dice, roll)),
        shared_purpose: Some(Test::Yes),
        suitable_outcomes: Some(Test::Yes),
        two_way: Some(Test::Yes),
        reflection: Some(Test::Yes),
        took_place: Some(TookPlace::TookPlace),
        days: at_work.and_then(|_| dice.maybe(60, |dice| u32::try_from(dice.below(11)).expect("small"))),
        people_met: at_work,
        task_set: at_work,
        feedback: at_work,
    });
    true
}

fn checklist(
    plan: &Plan,
    department: &Department,
    subject: &Subject,
    eager: usize,
    dice: &mut Dice,
    audit: &mut Audit,
) {
    let mut goes_on = true;
    for approach in Approach::ALL {
        let all_yes = dice.often(eager);
        let mut is_climbed = true;
        for item in plan.checklist.iter().filter(|item| item.approach == approach) {
            // A checklist that denies what a record says would be a finding: every record drawn passes its tests.
            let is_on_record = item.test.is_some() && audit.employers_of(&subject.name).next().is_some();
            let answer = if all_yes || is_on_record { Tick::Yes } else { dice.label::<Tick>() };
            is_climbed &= answer == Tick::Yes;
            if goes_on {
                audit.checklist.push(ChecklistRow {
                    place: place(Some(subject), &item.reference),
                    answer: Some(answer),
                    evidence: dice.maybe(20, Dice::text),
                });
            }
        }
        // A row of answers may be all Yes by chance: then the next approach is asked too.
        goes_on = goes_on && is_climbed;
    }
    // A checklist that claims more than the rows show would be a finding.
    let Standing::Judged { claimed, evidenced } = judge(plan, department, subject, audit).standing else { return };
    if claimed > evidenced {
        let next = evidenced.map_or(Some(Approach::Foundation), Approach::above);
        let item = plan.checklist.iter().find(|item| Some(item.approach) == next && item.required).expect("an item");
        for row in &mut audit.checklist {
            if row.place == place(Some(subject), &item.reference) {
                row.answer = Some(Tick::Partly);
            }
        }
    }
}

fn support(plan: &Plan, dice: &mut Dice, audit: &mut Audit) {
    if dice.often(30) {
        let count = |number: usize| Some(u32::try_from(number).expect("small"));
        let (teachers, part) = (dice.below(20), dice.below(20));
        audit.training.push(Training {
            place: RowPlace::default(),
            teachers: count(teachers),
            teachers_trained: count(part.min(teachers)),
            support_staff: dice.maybe(50, |dice| u32::try_from(dice.below(9)).expect("small")),
            support_staff_trained: None,
        });
    }
    if dice.often(50) {
        audit.support.push(Support {
            place: RowPlace::default(),
            aim: Some(plan.name_of(dice.one(&Approach::ALL)).to_owned()),
            by: dice.maybe(50, |dice| format!("{} {}", dice.one(&plan.terms), plan.round.school_year)),
            cpd: dice.maybe(50, Dice::text),
            time: dice.maybe(50, Dice::text),
            contacts: dice.maybe(50, Dice::text),
            resources: dice.maybe(50, Dice::text),
        });
    }
}
