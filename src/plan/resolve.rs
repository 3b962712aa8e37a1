//! From what was typed to a plan: every fault is told at once, each with its place and remedy.

mod agreed;
mod departments;
mod faults;
mod guidance;
mod known;
mod messages;
mod outcomes;
mod replaced;
mod rules;
pub(super) mod switch;
mod tables;
#[cfg(test)]
mod tests;

use jiff::civil::date;

use super::file::{self, File, Words};
use super::meant::meant;
use super::shared::completed;
use super::years::{years_of, years_of_name};
use super::{
    Approach, Band, Cohort, Department, Example, Framework, Guide, Item, Message, Outcome, Plan, Round, Rules, School,
    Setting, Share, Speaks, Stage, Step, Subject,
};
use crate::fold::{fold, nearest};
use crate::key::{BlockKey, SlotKey};
use crate::words::{any_of, short_day};

pub use faults::Fault;
use faults::{Faults, fault};
pub use known::At;
use known::Known;
pub use replaced::unknown_replaced;

/// So many days before the due date reminders begin where the plan does not say.
const REMINDERS: u32 = 3;

/// Resolves a plan as typed.
///
/// # Errors
/// Every fault that was found, each of a cell of its own: what follows from one is not told.
pub fn resolve(file: &File) -> Result<Plan, Vec<Fault>> {
    resolve_beside(file, None)
}

/// The same for a plan beside which a framework lies.
///
/// # Errors
/// The same.
pub fn resolve_beside(file: &File, beside: Option<&Framework>) -> Result<Plan, Vec<Fault>> {
    let mut faults = Faults::default();
    let framework = framework(file, beside, &mut faults);
    // A plan without the tables that came later, as older ones are, has the built-in ones.
    let on = switch::on(meant(completed(file.clone()), &framework));
    let file = &on.file;
    let is_framework_known = !faults.is_told((BlockKey::School, 0, SlotKey::Framework));
    let round = round(file, &framework, is_framework_known, &mut faults);
    let setting = school(file, &mut faults);
    words(file, &mut faults);
    let rules = rules::rules(file, &mut faults);
    let stages = Known::stages(file);
    tables::structure(file, &stages, &mut faults);
    tables::lists(file, &mut faults);
    outcomes::outcomes(file, &stages, &mut faults);
    guidance::guidance(file, &framework, &mut faults);
    departments::departments(file, &stages, &mut faults);
    agreed::agreed(file, &mut faults);
    let messages = messages::messages(file, &mut faults);
    let mut faults = faults.all();
    match (round, setting, rules) {
        (Some(round), Some(setting), Some(rules)) if faults.is_empty() => {
            Ok(build(file, framework, round, setting, rules, messages))
        }
        _ => {
            on.place(&mut faults);
            Err(faults)
        }
    }
}

/// The framework that it names; until a fault is mended the usual one will do.
fn framework(file: &File, beside: Option<&Framework>, faults: &mut Faults) -> Framework {
    let typed = &file.school.framework;
    Framework::meant(typed, beside).unwrap_or_else(|| {
        let known = Framework::built_in().iter().chain(beside).map(|one| one.name.as_str()).collect::<Vec<_>>();
        let fix = format!("Use {}, or lay a framework of that name beside the plan as framework.toml.", any_of(&known));
        let mut told = fault((BlockKey::School, 0, SlotKey::Framework), format!("'{typed}' is no framework"), fix);
        if let Some(near) = nearest(typed, known) {
            told.fix = format!("Did you mean '{near}'? {}", told.fix);
            told = told.suggest(near);
        }
        faults.tell(told);
        Framework::usual()
    })
}

fn round(file: &File, framework: &Framework, is_known: bool, faults: &mut Faults) -> Option<Round> {
    let round = &file.round;
    let named = faults.needed((BlockKey::Round, 0, SlotKey::Label), &round.label);
    if named && round.label.contains('/') {
        let near = round.label.split('/').map(str::trim).collect::<Vec<_>>().join("-");
        let fix = format!("Write it with a hyphen or a space, such as '{near}'.");
        let told = fault((BlockKey::Round, 0, SlotKey::Label), "a round's label may not hold '/'", fix);
        faults.tell(if near.trim_matches('-').is_empty() { told } else { told.suggest(near) });
    }
    let year = framework.school_year(&round.school_year);
    // Until it is known which framework is meant, nobody knows how its years are written.
    if year.is_none() && is_known {
        let what = match round.school_year.trim() {
            "" => "the school year is needed".to_owned(),
            year => format!("'{year}' is no school year"),
        };
        faults.add((BlockKey::Round, 0, SlotKey::SchoolYear), what, "Write it like 2026-27.");
    }
    let sensible = date(2000, 1, 1)..=date(2099, 12, 31);
    match round.due {
        Some(due) if !sensible.contains(&due) => {
            let what = format!("{} is a mistyped year", short_day(due));
            faults.add(
                (BlockKey::Round, 0, SlotKey::Due),
                what,
                "Write the date with the right year, for example 11/12/2026.",
            );
        }
        Some(_) => {}
        None => {
            faults.add(
                (BlockKey::Round, 0, SlotKey::Due),
                "the due date is needed",
                "Write it as a date, for example 11/12/2026.",
            );
        }
    }
    Some(Round {
        label: round.label.trim().to_owned(),
        school_year: round.school_year.trim().to_owned(),
        year: year?,
        due: round.due?,
        // As either kind of computer writes a path.
        last: some(&round.last.trim().replace('\\', "/")),
        reminders: round.reminders.unwrap_or(REMINDERS),
    })
}

fn school(file: &File, faults: &mut Faults) -> Option<Setting> {
    let school = &file.school;
    faults.needed((BlockKey::School, 0, SlotKey::Name), &school.name);
    faults.needed((BlockKey::School, 0, SlotKey::CareersLeader), &school.careers_leader);
    if faults.needed((BlockKey::School, 0, SlotKey::CareersLeaderEmail), &school.careers_leader_email) {
        let own = std::slice::from_ref(&school.careers_leader_email);
        faults.emails((BlockKey::School, 0, SlotKey::CareersLeaderEmail), own);
    }
    faults.emails((BlockKey::School, 0, SlotKey::SltEmails), &school.slt_emails);
    faults.emails((BlockKey::School, 0, SlotKey::GovernorEmails), &school.governor_emails);
    let setting = Setting::of_word(&school.setting);
    if setting.is_none() {
        let known = Setting::ALL.map(Setting::word);
        let fix = format!("Use one of: {}.", known.join(", "));
        let mut told =
            fault((BlockKey::School, 0, SlotKey::Setting), format!("'{}' is no setting", school.setting), fix);
        if let Some(near) = nearest(&school.setting, known) {
            told.fix = format!("Did you mean '{near}'? {}", told.fix);
            told = told.suggest(near);
        }
        faults.tell(told);
    }
    setting
}

fn words(file: &File, faults: &mut Faults) {
    let Words { stage, stages, cohort, cohorts, learner, learners, school, subject, subjects } = &file.words;
    if school.chars().count() > 30 {
        faults.add(
            (BlockKey::Words, 0, SlotKey::School),
            "the word is too long for a heading",
            "Shorten it to 30 characters.",
        );
    }
    for (field, word) in [
        (SlotKey::Stage, stage),
        (SlotKey::Stages, stages),
        (SlotKey::Cohort, cohort),
        (SlotKey::Cohorts, cohorts),
        (SlotKey::Learner, learner),
        (SlotKey::Learners, learners),
        (SlotKey::Subject, subject),
        (SlotKey::Subjects, subjects),
    ] {
        if faults.needed((BlockKey::Words, 0, field), word) && word.chars().count() > 30 {
            faults.add(
                (BlockKey::Words, 0, field),
                "the word is too long for a heading",
                "Shorten it to 30 characters.",
            );
        }
    }
    let fix = "Call each by a word of its own: they are headings of one table.";
    for (field, word, other_field, other, of) in [
        (SlotKey::Cohort, cohort, SlotKey::Stage, stage, "a stage"),
        (SlotKey::Cohorts, cohorts, SlotKey::Stage, stage, "a stage"),
        (SlotKey::Subject, subject, SlotKey::Stage, stage, "a stage"),
        (SlotKey::Subject, subject, SlotKey::Cohort, cohort, "a group of learners"),
        (SlotKey::Subject, subject, SlotKey::Cohorts, cohorts, "groups of learners"),
    ] {
        if !word.is_empty() && fold(word) == fold(other) {
            let told = fault((BlockKey::Words, 0, field), format!("'{word}' is also the word for {of}"), fix);
            faults.tell(told.also([(BlockKey::Words, 0, other_field)]));
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The words, a school being called so where nothing else is said.
fn words_with_school(words: &Words) -> Words {
    let school = if words.school.trim().is_empty() { "school" } else { words.school.trim() };
    Words { school: school.to_owned(), ..words.clone() }
}

/// Builds the plan; only called when nothing was at fault.
fn build(
    file: &File,
    framework: Framework,
    round: Round,
    setting: Setting,
    rules: Rules,
    messages: Vec<Message>,
) -> Plan {
    let band = |band: &file::Band| Some(Band { at_least: Share::new(band.at_least?)?, name: band.name.clone() });
    let mut bands: Vec<Band> = file.bands.iter().filter_map(band).collect();
    bands.sort_by_key(|band| std::cmp::Reverse(band.at_least.per_cent()));
    let stages: Vec<Stage> = file
        .stages
        .iter()
        .map(|stage| Stage {
            code: stage.code.clone(),
            name: stage.name.clone(),
            overlay: stage.overlay,
            note: stage.note.trim().to_owned(),
            cohorts: file
                .cohorts
                .iter()
                .filter(|cohort| cohort.stage == stage.code)
                .map(|cohort| {
                    let roll = cohort.roll.unwrap_or(0);
                    let is_shared = file.cohorts.iter().filter(|other| other.code == cohort.code).count() > 1;
                    Cohort {
                        code: cohort.code.clone(),
                        reference: tables::row_ref(cohort, is_shared),
                        name: cohort.name.clone(),
                        roll,
                        in_scope: cohort.in_scope.unwrap_or(roll),
                        years: years_of(&cohort.years).unwrap_or_else(|| years_of_name(&cohort.name)),
                    }
                })
                .collect(),
        })
        .collect();
    let mut checklist: Vec<Item> = file
        .checklist
        .iter()
        .filter_map(|item| {
            Some(Item {
                reference: item.reference.clone(),
                approach: Approach::of_key(&item.approach)?,
                item: item.item.clone(),
                required: item.required,
                evidence_hint: item.evidence_hint.clone(),
                test: SlotKey::of_test(&item.test),
            })
        })
        .collect();
    checklist.sort_by_key(|item| item.approach);
    let guide = |approach: Approach| {
        let typed = file.approaches.iter().find(|typed| typed.key == approach.key())?;
        let file::Approach { key: _, name, summary, looks_like, first_step, time_needed, example } = typed.clone();
        Some(Guide { approach, name, summary, looks_like, first_step, time_needed, example })
    };
    let step = |typed: &file::Step| {
        let file::Step { step, name, approach, aim, action } = typed.clone();
        Some(Step { number: step?, name, approach: Approach::of_key(&approach)?, aim, action })
    };
    let example = |typed: &file::Example| {
        let file::Example { subject, also, approach, example, first_step, time_needed } = typed.clone();
        let approach = Approach::of_key(&approach)?;
        Some(Example { subject, also, approach, example, first_step, time_needed })
    };
    let departments = file
        .departments
        .iter()
        .map(|department| Department {
            code: department.code.clone(),
            name: department.name.clone(),
            lead: department.lead.clone(),
            email: department.email.clone(),
            champion: department.champion.trim().to_owned(),
            copy_to: department.copy_to.clone(),
            subjects: file
                .subjects
                .iter()
                .filter(|subject| subject.department == department.code)
                .map(|subject| Subject {
                    name: subject.name.clone(),
                    stages: stages
                        .iter()
                        .map(|stage| stage.code.clone())
                        .filter(|code| subject.stages.contains(code))
                        .collect(),
                    cohorts: subject.cohorts.clone(),
                })
                .collect(),
        })
        .collect();
    let school = &file.school;
    let mut plan = Plan {
        round,
        school: School {
            name: school.name.clone(),
            setting,
            careers_leader: school.careers_leader.clone(),
            careers_leader_email: school.careers_leader_email.clone(),
            slt_emails: school.slt_emails.clone(),
            governor_emails: school.governor_emails.clone(),
            name_people: school.name_people,
            name_employers: school.name_employers,
        },
        framework,
        words: words_with_school(&file.words),
        rules,
        outcomes: file
            .outcomes
            .iter()
            .map(|outcome| Outcome {
                reference: outcome.reference.clone(),
                title: outcome.title.clone(),
                stage: outcome.stage.clone(),
                area: outcome.area.clone(),
                objective: some(&outcome.objective),
                builds_on: some(&outcome.builds_on),
                departments: outcome.departments.clone(),
                speaks_of: Speaks::of_word(&outcome.speaks_of),
                replaces: outcome.replaces.clone(),
            })
            .collect(),
        stages,
        terms: file.terms.iter().map(|term| term.name.clone()).collect(),
        bands,
        objectives: file.objectives.clone(),
        areas: file.areas.clone(),
        skills: file.skills.clone(),
        guides: Approach::ALL.into_iter().filter_map(guide).collect(),
        checklist,
        steps: file.steps.iter().filter_map(step).collect(),
        whole_school: file.whole_school.clone(),
        planner: file.planner.clone(),
        calendar: file.calendar.clone(),
        examples: file.examples.iter().filter_map(example).collect(),
        resources: file.resources.clone(),
        departments,
        messages,
        agreed: agreed::steps(file),
        fingerprint: String::new(),
    };
    plan.fingerprint = super::edition::fingerprint(&plan);
    plan
}
