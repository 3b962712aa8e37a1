//! What is meant by what was typed into a plan: form is forgiven here, meaning never.
//!
//! One rule holds for every cell that names a row of another table, a key or a word of ours: it names the one whose code it
//! is, or its name, in any of the forms in which people write either ([`Names`]); where two could be meant, none is.
//! What names nothing stays as it was typed, for [`super::resolve`] to tell.

mod addresses;
mod names;

use super::file::File;
use super::{Approach, Framework, MessageKind, Setting, Speaks};
use crate::fold::fold;
use crate::key::SlotKey;

pub use names::{Names, is_nothing};
use names::{Several, is_all};

/// The plan with every code, ref, key and address as its own table has it.
pub(super) fn meant(mut file: File, framework: &Framework) -> File {
    let names = Tables::of(&mut file, framework);
    let words = file.words.clone();
    let of_stages = ["stages", &words.stages, &words.stage];
    let of_cohorts = ["groups", "years", &words.cohorts, &words.cohort];
    let of_subjects = ["subjects", &words.subjects, &words.subject];
    let File { school, cohorts, outcomes, checklist, steps, calendar, .. } = &mut file;
    if let Some(setting) = Setting::of_word(&school.setting) {
        setting.word().clone_into(&mut school.setting);
    }
    for addresses in [&mut school.slt_emails, &mut school.governor_emails] {
        *addresses = of_addresses(addresses);
    }
    let leader = addresses::addresses(&school.careers_leader_email);
    if let [only] = leader.as_slice() {
        only.clone_into(&mut school.careers_leader_email);
    }
    for cohort in cohorts {
        one(&mut cohort.stage, &names.stages);
    }
    for outcome in outcomes {
        one(&mut outcome.stage, &names.stages);
        maybe(&mut outcome.area, &names.areas);
        maybe(&mut outcome.objective, &names.objectives);
        maybe(&mut outcome.builds_on, &names.outcomes);
        several(&mut outcome.departments, &names.departments, &["departments", "faculties", "teams"], &[]);
        maybe(&mut outcome.speaks_of, &names.speaks);
        outcome.replaces = earlier_refs(&outcome.replaces);
    }
    for item in checklist {
        one(&mut item.approach, &names.approaches);
        maybe(&mut item.test, &names.tests);
    }
    for step in steps {
        one(&mut step.approach, &names.approaches);
    }
    for event in calendar {
        one(&mut event.month, &names.months);
    }
    for example in &mut file.examples {
        one(&mut example.approach, &names.approaches);
    }
    for resource in &mut file.resources {
        several(&mut resource.stages, &names.stages, &of_stages, &[]);
        if is_all(&resource.subjects.join(", "), &of_subjects) {
            resource.subjects.clear();
        }
    }
    for department in &mut file.departments {
        department.email = of_addresses(&department.email);
        department.copy_to = of_addresses(&department.copy_to);
    }
    let stages: Vec<String> = file.stages.iter().map(|stage| stage.code.clone()).collect();
    for subject in &mut file.subjects {
        one(&mut subject.department, &names.departments);
        several(&mut subject.stages, &names.stages, &of_stages, &stages);
        several(&mut subject.cohorts, &names.cohorts, &of_cohorts, &[]);
    }
    for step in &mut file.agreed {
        one(&mut step.subject, &names.subjects);
    }
    for message in &mut file.messages {
        one(&mut message.key, &names.messages);
    }
    file
}

/// What each table, and each list of ours, has to name.
struct Tables {
    stages: Names,
    cohorts: Names,
    areas: Names,
    objectives: Names,
    outcomes: Names,
    subjects: Names,
    departments: Names,
    approaches: Names,
    months: Names,
    messages: Names,
    speaks: Names,
    tests: Names,
}

impl Tables {
    /// Of a plan, once its own codes and refs are without spaces.
    fn of(file: &mut File, framework: &Framework) -> Tables {
        let File {
            stages,
            cohorts,
            areas,
            objectives,
            outcomes,
            checklist,
            departments,
            whole_school,
            planner,
            calendar,
            ..
        } = &mut *file;
        let codes = stages.iter_mut().map(|row| &mut row.code).chain(cohorts.iter_mut().map(|row| &mut row.code));
        let codes = codes.chain(areas.iter_mut().map(|row| &mut row.code));
        let codes = codes.chain(departments.iter_mut().map(|row| &mut row.code));
        let refs = objectives.iter_mut().map(|row| &mut row.reference);
        let refs = refs.chain(outcomes.iter_mut().map(|row| &mut row.reference));
        let refs = refs.chain(checklist.iter_mut().map(|row| &mut row.reference));
        let refs = refs.chain(whole_school.iter_mut().map(|row| &mut row.reference));
        let refs = refs.chain(planner.iter_mut().map(|row| &mut row.reference));
        let refs = refs.chain(calendar.iter_mut().map(|row| &mut row.reference));
        for code in codes.chain(refs) {
            code.retain(|c| !c.is_whitespace());
        }
        // By the usual names first, so that a plan's own are found beside their keys.
        let usual = |approach: Approach| {
            let at = Approach::ALL.iter().position(|one| *one == approach).unwrap_or(0);
            let numbers =
                [["1", "2", "3"].get(at), ["first", "second", "third"].get(at)].into_iter().flatten().copied();
            std::iter::once(framework.approach(approach)).chain(numbers)
        };
        let keys = Names::of(Approach::ALL.map(|approach| (approach.key(), usual(approach))));
        for approach in &mut file.approaches {
            one(&mut approach.key, &keys);
        }
        let own = |approach: Approach| {
            let own = file.approaches.iter().filter(move |own| own.key == approach.key()).map(|own| own.name.as_str());
            usual(approach).chain(own)
        };
        let tests = SlotKey::TESTS.map(SlotKey::test_label);
        let months = framework.months();
        let short = |month: &'static str| [month.get(..3), month.get(..4)].into_iter().flatten().collect::<Vec<_>>();
        let plural = |word: &'static str| vec![word.strip_suffix('s').unwrap_or(word)];
        Tables {
            stages: Names::of(file.stages.iter().map(|row| (row.code.as_str(), [row.name.as_str()]))),
            cohorts: Names::of(file.cohorts.iter().map(|row| (row.code.as_str(), [row.name.as_str()]))),
            areas: Names::of(file.areas.iter().map(|row| (row.code.as_str(), [row.name.as_str()]))),
            objectives: Names::of(file.objectives.iter().map(|row| (row.reference.as_str(), [row.title.as_str()]))),
            outcomes: Names::of(file.outcomes.iter().map(|row| (row.reference.as_str(), [row.title.as_str()]))),
            subjects: Names::of_codes(file.subjects.iter().map(|row| row.name.as_str())),
            departments: Names::of(file.departments.iter().map(|row| (row.code.as_str(), [row.name.as_str()]))),
            approaches: Names::of(Approach::ALL.map(|approach| (approach.key(), own(approach)))),
            months: Names::of(months.iter().map(|month| (*month, short(month)))),
            messages: Names::of_codes(MessageKind::ALL.map(MessageKind::key)),
            speaks: Names::of(Speaks::ALL.map(|speaks| (speaks.word(), plural(speaks.word())))),
            tests: Names::of_codes(tests.iter().map(String::as_str)),
        }
    }
}

/// A cell that names one row.
fn one(typed: &mut String, names: &Names) {
    if let Some(code) = names.one(typed)
        && code != typed
    {
        code.clone_into(typed);
    }
}

/// The same, which may be blank.
fn maybe(typed: &mut String, names: &Names) {
    one(typed, names);
    if names.one(typed).is_none() && (is_nothing(typed) || fold(typed) == "neither") {
        typed.clear();
    }
}

/// A cell that names several rows, and those that stand for all of them.
fn several(typed: &mut Vec<String>, names: &Names, of: &[&str], all: &[String]) {
    *typed = match names.several(&typed.join(", "), of) {
        Several::All => all.to_vec(),
        Several::These(these) => these,
    };
}

/// A cell of refs of the round before, whose outcomes are not at hand here: each once, as it was printed.
fn earlier_refs(typed: &[String]) -> Vec<String> {
    let typed = typed.join(", ").replace(" and ", ", ");
    let mut refs: Vec<String> = Vec::new();
    if !is_nothing(&typed) {
        for one in typed.split([',', ';', '&', '+', '\n']).map(|one| one.replace(char::is_whitespace, "")) {
            if !one.is_empty() && refs.iter().all(|known| fold(known) != fold(&one)) {
                refs.push(one);
            }
        }
    }
    refs
}

/// A cell of addresses; where there is none yet, it is as good as blank.
fn of_addresses(typed: &[String]) -> Vec<String> {
    let typed = typed.join(", ");
    if is_nothing(&typed) { Vec::new() } else { addresses::addresses(&typed) }
}
