//! What of a plan differs from an earlier one: of all that is asked or judged, by code, ref or name.

use indexmap::IndexMap;

use crate::fold::fold;
use crate::layout::step_ref;
use crate::plan::{Plan, Speaks};
use crate::words::day;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The round itself: its name and its school year.
    Round,
    /// A figure of the rule.
    Rule,
    /// A stage.
    Stage,
    /// A group of learners.
    Cohort,
    /// An outcome.
    Outcome,
    /// A statement of a checklist.
    Statement,
    /// A skill in the drop-downs.
    Skill,
    /// A term in the drop-downs.
    Term,
    /// A department.
    Department,
    /// A subject.
    Subject,
    /// A statement of the whole-school checklist.
    WholeSchool,
    /// An action of the nine steps.
    Step,
    /// A part of the project planner.
    Part,
    /// A week or event of the calendar.
    Event,
}

/// Which detail of it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A figure of the rule.
    Figure,
    /// Its name, title or words.
    Wording,
    /// The stage it belongs to, or the stages it teaches.
    Stages,
    /// The departments it is asked of.
    AskedOf,
    /// The department it belongs to.
    Department,
    /// The approach it belongs to.
    Approach,
    /// Whether an approach needs it.
    Needed,
    /// Whether it is an overlay.
    Overlay,
    /// The groups of learners it teaches.
    Groups,
    /// The earlier outcome that it builds on.
    BuildsOn,
    /// What of a subject it speaks of.
    SpeaksOf,
    /// Who leads it.
    Lead,
    /// The addresses that its messages go to.
    Email,
    /// The addresses that reminders go to in copy.
    CopyTo,
    /// The last round's outcomes that it replaces.
    Replaces,
}

/// How it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// It is new; what it says.
    Added(String),
    /// It is there no more; what it said.
    Gone(String),
    /// A detail of it differs.
    Differs {
        /// Which.
        detail: Detail,
        /// What it was.
        before: String,
        /// What it is.
        now: String,
    },
}

/// One change of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// Its code, ref or name.
    pub name: String,
    /// How it changed.
    pub how: How,
}

/// One thing of a plan: what it is known by, what it says, and what else matters of it.
struct Thing {
    name: String,
    says: String,
    details: Vec<(Detail, String)>,
}

impl Thing {
    fn new(name: &str, says: &str, details: Vec<(Detail, String)>) -> Thing {
        Thing { name: name.to_owned(), says: says.to_owned(), details }
    }
}

/// What the name of a round is called.
pub const ROUND_NAME: &str = "name";

type Things = IndexMap<String, Thing>;

/// What differs between two plans, in the order of the plan as it is; what is gone comes last of its kind.
pub fn changes(before: &Plan, now: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    for ((kind, now), (_, before)) in things(now, now).into_iter().zip(things(before, now)) {
        for (key, thing) in &now {
            match before.get(key) {
                None => changes.push(Change { kind, name: thing.name.clone(), how: How::Added(thing.says.clone()) }),
                Some(earlier) => differences(kind, earlier, thing, &mut changes),
            }
        }
        for (_, thing) in before.into_iter().filter(|(key, _)| !now.contains_key(key)) {
            changes.push(Change { kind, name: thing.name, how: How::Gone(thing.says) });
        }
    }
    changes
}

fn differences(kind: Kind, before: &Thing, now: &Thing, changes: &mut Vec<Change>) {
    let details = before.details.iter().zip(&now.details).map(|((detail, before), (_, now))| (*detail, before, now));
    let all = std::iter::once((Detail::Wording, &before.says, &now.says)).chain(details);
    for (detail, before, says) in all.filter(|(_, before, now)| before != now) {
        let how = How::Differs { detail, before: before.clone(), now: says.clone() };
        changes.push(Change { kind, name: now.name.clone(), how });
    }
}

/// The things of a plan; approaches are called as the plan of now calls them, so that a new name is no other rule.
fn things(plan: &Plan, now: &Plan) -> [(Kind, Things); 14] {
    let [first, second, third] = now.approach_names();
    let Plan { rules, stages, terms, outcomes, skills, checklist, departments, .. } = plan;
    let Plan { round, whole_school, steps, planner, calendar, .. } = plan;
    let table = |things: Vec<Thing>| things.into_iter().map(|thing| (fold(&thing.name), thing)).collect();
    let yes_no = |yes: bool| if yes { "Yes" } else { "No" }.to_owned();
    let rule = |name: &str, figure: String| Thing::new(name, "", vec![(Detail::Figure, figure)]);
    let rounds = vec![
        rule(ROUND_NAME, round.label.clone()),
        rule("school year", round.school_year.clone()),
        rule("due date", day(round.due)),
        rule("days before it from which reminders are drafted", round.reminders.to_string()),
    ];
    let rules = vec![
        rule(&format!("{first}: per cent highlighted"), rules.foundation_share.per_cent().to_string()),
        rule(&format!("{second}: per cent taught"), rules.across_share.per_cent().to_string()),
        rule(&format!("{third}: outcomes a stage"), rules.enriched_outcomes.to_string()),
        rule(&format!("{first}: every group told of careers or routes"), yes_no(rules.relevance_every_cohort)),
    ];
    let mut cohorts = Vec::new();
    for stage in stages {
        let of = |one: &crate::plan::Cohort| {
            Thing::new(&one.reference, &one.name, vec![(Detail::Stages, stage.code.clone())])
        };
        cohorts.extend(stage.cohorts.iter().map(of));
    }
    let stages =
        stages.iter().map(|one| Thing::new(&one.code, &one.name, vec![(Detail::Overlay, yes_no(one.overlay))]));
    let outcomes = outcomes.iter().map(|one| {
        let asked_of = all_or(&one.departments, "every department");
        let replaces = all_or(&one.replaces, "nothing");
        let details = vec![
            (Detail::Stages, one.stage.clone()),
            (Detail::AskedOf, asked_of),
            (Detail::BuildsOn, or_nothing(one.builds_on.as_deref())),
            (Detail::SpeaksOf, or_nothing(one.speaks_of.map(Speaks::word))),
            (Detail::Replaces, replaces),
        ];
        Thing::new(&one.reference, &one.title, details)
    });
    let statements = checklist.iter().map(|one| {
        let approach = now.name_of(one.approach).to_owned();
        let details = vec![(Detail::Approach, approach), (Detail::Needed, yes_no(one.required))];
        Thing::new(&one.reference, &one.item, details)
    });
    let subjects = plan.subjects().map(|(department, one)| {
        let groups = all_or(&one.cohorts, "every group of its stages");
        let details = vec![
            (Detail::Department, department.code.clone()),
            (Detail::Stages, one.stages.join(", ")),
            (Detail::Groups, groups),
        ];
        Thing::new(&one.name, "", details)
    });
    let departments = departments.iter().map(|one| {
        let addresses = |all: &[String]| all_or(all, "nobody");
        let details = vec![
            (Detail::Lead, or_nothing(Some(one.lead.as_str()))),
            (Detail::Email, addresses(&one.email)),
            (Detail::CopyTo, addresses(&one.copy_to)),
        ];
        Thing::new(&one.code, &one.name, details)
    });
    let whole_school = whole_school.iter().map(|one| Thing::new(&one.reference, &one.item, Vec::new()));
    let steps = steps.iter().map(|one| Thing::new(&step_ref(one), &one.action, Vec::new()));
    let parts = planner.iter().map(|one| Thing::new(&one.reference, &one.part, Vec::new()));
    let events = calendar.iter().map(|one| Thing::new(&one.reference, &one.event, Vec::new()));
    [
        (Kind::Round, table(rounds)),
        (Kind::Rule, table(rules)),
        (Kind::Stage, table(stages.collect())),
        (Kind::Cohort, table(cohorts)),
        (Kind::Outcome, table(outcomes.collect())),
        (Kind::Statement, table(statements.collect())),
        (Kind::Skill, table(skills.iter().map(|one| Thing::new(&one.name, "", Vec::new())).collect())),
        (Kind::Term, table(terms.iter().map(|one| Thing::new(one, "", Vec::new())).collect())),
        (Kind::Department, table(departments.collect())),
        (Kind::Subject, table(subjects.collect())),
        (Kind::WholeSchool, table(whole_school.collect())),
        (Kind::Step, table(steps.collect())),
        (Kind::Part, table(parts.collect())),
        (Kind::Event, table(events.collect())),
    ]
}

fn or_nothing(text: Option<&str>) -> String {
    text.filter(|text| !text.trim().is_empty()).unwrap_or("nothing").to_owned()
}

fn all_or(codes: &[String], none: &str) -> String {
    if codes.is_empty() { none.to_owned() } else { codes.join(", ") }
}

#[cfg(test)]
mod tests;
