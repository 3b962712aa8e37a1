//! From a story to the records of an audit, under a plan.

use crate::answers::audit::{
    About, Audit, CalendarRow, ChecklistRow, EmployerRow, ImpactRow, OutcomeRow, PlannerRow, Progress, ReachRow,
    SchoolRow, StageRow, StepRow, Support, TaughtThisYear, Tick,
};
use crate::answers::{Record, RowPlace};
use crate::layout::step_ref;
use crate::plan::{Approach, DEDICATED_TIME, LEADER, Outcome, Plan};
use crate::scope;

use super::story::{Met, Story, Whole, Wishes, Workbook};

/// The records of a workbook under a plan. Whatever the plan does not have is left out.
pub(super) fn audit(plan: &Plan, told: &Workbook) -> Audit {
    let mut audit = Audit::default();
    if !told.by.is_empty() || !told.remarks.is_empty() {
        audit.about.push(About { filled_by: some(told.by), remarks: some(told.remarks), ..About::default() });
    }
    for story in told.stories {
        tell(plan, told.department, story, &mut audit);
    }
    for (position, met) in told.employers.iter().enumerate() {
        audit.employers.push(employer(plan, told.department, position + 1, met));
    }
    audit.support.extend(support(plan, &told.wishes));
    planning(plan, told, &mut audit);
    whole(plan, &told.whole, &mut audit);
    audit
}

/// The outcome at a place of a stage, of those that a subject (or dedicated time) is asked.
pub(super) fn outcome<'p>(
    plan: &'p Plan,
    department: &str,
    subject: &str,
    stage: &str,
    place: usize,
) -> Option<&'p Outcome> {
    let position = place.checked_sub(1)?;
    if department == LEADER && subject == DEDICATED_TIME {
        return plan.outcomes.iter().filter(|outcome| outcome.stage == stage).nth(position);
    }
    let department = plan.department(department)?;
    let subject = department.subjects.iter().find(|known| known.name == subject)?;
    scope::asked(plan, department, subject).filter(|outcome| outcome.stage == stage).nth(position)
}

fn tell(plan: &Plan, department: &str, story: &Story, audit: &mut Audit) {
    let place = |row: &str| RowPlace { subject: Some(story.subject.to_owned()), row: row.to_owned() };
    for stage in story.not_this_year {
        audit.stages.push(StageRow { place: place(stage), taught: Some(TaughtThisYear::NotThisYear) });
    }
    let mut spare = 0;
    for row in story.rows {
        let Some(outcome) = outcome(plan, department, story.subject, row.stage, row.place) else { continue };
        let (printed, named) = if row.is_spare {
            spare += 1;
            (format!("X{spare}"), Some(outcome.label()))
        } else {
            (outcome.reference.clone(), None)
        };
        audit.outcomes.push(OutcomeRow {
            place: place(&printed),
            outcome: named,
            coverage: row.coverage,
            status: row.status,
            cohorts: some(row.cohorts),
            term: some(row.term),
            unit: some(row.unit),
            activity: some(row.activity),
            skill: some(row.skill),
            reason: some(row.reason),
            evidence: some(row.evidence),
        });
    }
    for (approach, letters) in Approach::ALL.into_iter().zip(story.checklist) {
        let items = plan.checklist.iter().filter(|item| item.approach == approach);
        for (position, (item, letter)) in items.zip(letters.chars()).enumerate() {
            let shown = story.shown.iter().find(|(of, place, _)| *of == approach && *place == position + 1);
            let evidence = shown.map(|(_, _, evidence)| (*evidence).to_owned());
            audit.checklist.push(ChecklistRow { place: place(&item.reference), answer: tick(letter), evidence });
        }
    }
    for (cohort, taking, reached) in story.reach {
        audit.reach.push(ReachRow { place: place(cohort), taking: Some(*taking), reached: Some(*reached) });
    }
}

fn planning(plan: &Plan, told: &Workbook, audit: &mut Audit) {
    let place = |row: &String| RowPlace { subject: None, row: row.clone() };
    for (number, printed) in (1..).zip(&plan.planner) {
        let Some(part) = told.project.iter().find(|part| part.place == number) else { continue };
        audit.planner.push(PlannerRow {
            place: place(&printed.reference),
            doing: some(part.doing),
            employer: some(part.employer),
            owner: some(part.owner),
            due: part.due,
            needed: some(part.needed),
        });
    }
    for (number, event) in (1..).zip(&plan.calendar) {
        let Some((_, unit, employer, intended)) = told.occasions.iter().find(|(place, ..)| *place == number) else {
            continue;
        };
        audit.calendar.push(CalendarRow {
            unit: some(unit),
            employer: some(employer),
            intended: Some(*intended),
            ..CalendarRow::blank(place(&event.reference))
        });
    }
}

fn whole(plan: &Plan, told: &Whole, audit: &mut Audit) {
    let place = |row: String| RowPlace { subject: None, row };
    for (step, letter) in plan.steps.iter().zip(told.steps.chars()) {
        let is_own = |(number, approach): &(u32, Approach)| {
            step.step == Some(*number) && Approach::of_key(&step.approach) == Some(*approach)
        };
        let planned = told.plans.iter().find(|(at, _)| is_own(at)).map(|(_, planned)| planned);
        audit.steps.push(StepRow {
            place: place(step_ref(step)),
            progress: progress(letter),
            owner: planned.and_then(|planned| some(planned.owner)),
            due: planned.and_then(|planned| planned.due),
            ask: planned.and_then(|planned| some(planned.ask)),
            evidence: planned.and_then(|planned| some(planned.evidence)),
        });
    }
    for (item, letter) in plan.whole_school.iter().zip(told.statements.chars()) {
        audit.whole_school.push(SchoolRow {
            place: place(item.reference.clone()),
            answer: tick(letter),
            ..SchoolRow::default()
        });
    }
    for (number, [changed, cohorts, before, now, known]) in (1..).zip(told.changes) {
        audit.impact.push(ImpactRow {
            place: place(format!("M{number}")),
            changed: some(changed),
            cohorts: some(cohorts),
            before: some(before),
            now: some(now),
            known: some(known),
        });
    }
}

fn progress(letter: char) -> Option<Progress> {
    match letter {
        'n' => Some(Progress::NotStarted),
        'p' => Some(Progress::Planned),
        'u' => Some(Progress::UnderWay),
        'i' => Some(Progress::InPlace),
        _ => None,
    }
}

fn tick(letter: char) -> Option<Tick> {
    match letter {
        'y' => Some(Tick::Yes),
        'p' => Some(Tick::Partly),
        'n' => Some(Tick::NotYet),
        _ => None,
    }
}

fn employer(plan: &Plan, department: &str, number: usize, met: &Met) -> EmployerRow {
    let mut outcomes = met
        .outcomes
        .iter()
        .filter_map(|(stage, place)| outcome(plan, department, met.subject, stage, *place))
        .map(Outcome::label);
    let [shared_purpose, suitable_outcomes, two_way, reflection] = met.tests;
    EmployerRow {
        place: RowPlace { subject: None, row: format!("E{number}") },
        employer: some(met.employer),
        sector: some(met.sector),
        date: met.date,
        kind: Some(met.kind),
        mode: Some(met.mode),
        subject: some(met.subject),
        cohort: some(met.cohort),
        outcome_1: outcomes.next(),
        outcome_2: outcomes.next(),
        outcome_3: outcomes.next(),
        learners: met.learners,
        shared_purpose,
        suitable_outcomes,
        two_way,
        reflection,
        took_place: Some(met.took_place),
    }
}

fn support(plan: &Plan, wishes: &Wishes) -> Option<Support> {
    let by = match plan.terms.iter().find(|term| *term == wishes.by) {
        Some(term) => Some(format!("{term} {}", plan.round.school_year)),
        None => some(wishes.by),
    };
    let support = Support {
        aim: wishes.aim.map(|approach| plan.name_of(approach).to_owned()),
        by,
        cpd: some(wishes.cpd),
        time: some(wishes.time),
        contacts: some(wishes.contacts),
        resources: some(wishes.resources),
        ..Support::default()
    };
    (support != Support::default()).then_some(support)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
