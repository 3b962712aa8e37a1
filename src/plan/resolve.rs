//! From what was typed to a plan: every fault is told at once, each with its place and remedy.

use std::collections::{HashMap, HashSet};

use jiff::civil::{Date, date};

use super::file::File;
use super::{
    Approach, Cohort, Department, Item, LEADER, Outcome, Plan, Round, Rules, School, Setting, Share, Stage, Subject,
};
use crate::fold::{fold, nearest};

/// Something wrong in a plan: which field of which row of which table, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table's key: `outcomes`.
    pub table: &'static str,
    /// The row in the table, from 0; 0 for a table of one row.
    pub row: usize,
    /// The field's key: `builds_on`.
    pub field: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub fix: String,
}

/// Excel allows 31 characters in a sheet's name and we leave one; this is the longest subject name
/// that still tells two subjects apart on their sheets.
const LONGEST_SUBJECT: usize = 60;

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(
        &mut self,
        (table, row, field): (&'static str, usize, &'static str),
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.0.push(Fault { table, row, field, what: what.into(), fix: fix.into() });
    }

    fn needed(&mut self, at: (&'static str, usize, &'static str), text: &str) -> bool {
        let blank = text.trim().is_empty();
        if blank {
            self.add(at, "this is needed and is blank", "Fill it in.");
        }
        !blank
    }

    /// Codes and refs: needed, without spaces, each once (compared folded, as they are read back).
    fn codes<'a>(
        &mut self,
        table: &'static str,
        field: &'static str,
        codes: impl Iterator<Item = &'a str>,
    ) -> HashSet<&'a str> {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut known = HashSet::new();
        for (row, code) in codes.enumerate() {
            let at = (table, row, field);
            if !self.needed(at, code) {
                continue;
            }
            if code.chars().any(char::is_whitespace) {
                self.add(
                    at,
                    format!("'{code}' has a space in it"),
                    format!(
                        "Write it without spaces, for example '{}'.",
                        code.split_whitespace().collect::<Vec<_>>().join("-")
                    ),
                );
            }
            if first.contains_key(&fold(code)) {
                self.add(at, format!("'{code}' is used more than once"), "Give each row a code or ref of its own.");
            } else {
                first.insert(fold(code), row);
            }
            known.insert(code);
        }
        known
    }

    /// A reference to another table.
    fn known(&mut self, at: (&'static str, usize, &'static str), code: &str, known: &HashSet<&str>, of: &str) {
        if known.contains(code) {
            return;
        }
        let mut listed: Vec<&str> = known.iter().copied().collect();
        listed.sort_unstable();
        let fix = match nearest(code, listed.iter().copied()) {
            Some(near) => format!("Did you mean '{near}'?"),
            None if listed.len() <= 20 => format!("Use one of: {}.", listed.join(", ")),
            None => format!("Use the code of a row in {of}."),
        };
        self.add(at, format!("'{code}' is not in {of}"), fix);
    }
}

/// Resolves a plan as typed.
///
/// # Errors
/// Every fault that was found, in the order of the tables.
pub fn resolve(file: &File) -> Result<Plan, Vec<Fault>> {
    let mut faults = Faults::default();
    let round = round(file, &mut faults);
    let setting = school(file, &mut faults);
    words(file, &mut faults);
    let rules = rules(file, &mut faults);
    let stages = faults.codes("stages", "code", file.stages.iter().map(|stage| stage.code.as_str()));
    structure(file, &stages, &mut faults);
    lists(file, &mut faults);
    outcomes(file, &stages, &mut faults);
    guidance(file, &mut faults);
    departments(file, &stages, &mut faults);
    match (round, setting, rules) {
        (Some(round), Some(setting), Some(rules)) if faults.0.is_empty() => Ok(build(file, round, setting, rules)),
        _ => Err(faults.0),
    }
}

/// First and last day of a school year written `2026-27` or `2026-2027`.
fn school_year(text: &str) -> Option<(Date, Date)> {
    let (from, to) = text.trim().split_once(['-', '/', '\u{2013}'])?;
    let from: i16 = from.trim().parse().ok().filter(|year| (2000..2100).contains(year))?;
    let to = to.trim();
    let next = from + 1;
    (to == next.to_string() || to == format!("{:02}", next % 100)).then(|| (date(from, 9, 1), date(next, 8, 31)))
}

fn round(file: &File, faults: &mut Faults) -> Option<Round> {
    let round = &file.round;
    let named = faults.needed(("round", 0, "label"), &round.label);
    if named && round.label.contains('/') {
        faults.add(("round", 0, "label"), "a round's label may not hold '/'", "Write it with a hyphen or a space.");
    }
    let year = school_year(&round.school_year);
    if year.is_none() {
        faults.add(
            ("round", 0, "school_year"),
            format!("'{}' is no school year", round.school_year),
            "Write it like 2026-27.",
        );
    }
    if round.due.is_none() {
        faults.add(("round", 0, "due"), "the due date is needed", "Write it as a date, for example 11/12/2026.");
    }
    Some(Round {
        label: round.label.trim().to_owned(),
        school_year: round.school_year.trim().to_owned(),
        year: year?,
        due: round.due?,
    })
}

fn email(faults: &mut Faults, at: (&'static str, usize, &'static str), address: &str) {
    let fine = match address.split_once('@') {
        Some((name, host)) => {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
                && !host.contains('@')
        }
        None => false,
    };
    if !fine {
        faults.add(at, format!("'{address}' is no email address"), "Write it like name@school.org.uk.");
    }
}

fn school(file: &File, faults: &mut Faults) -> Option<Setting> {
    let school = &file.school;
    faults.needed(("school", 0, "name"), &school.name);
    faults.needed(("school", 0, "careers_leader"), &school.careers_leader);
    if faults.needed(("school", 0, "careers_leader_email"), &school.careers_leader_email) {
        email(faults, ("school", 0, "careers_leader_email"), &school.careers_leader_email);
    }
    for address in &school.slt_emails {
        email(faults, ("school", 0, "slt_emails"), address);
    }
    for address in &school.governor_emails {
        email(faults, ("school", 0, "governor_emails"), address);
    }
    let setting = Setting::ALL.into_iter().find(|setting| setting.word() == fold(&school.setting).replace(' ', "-"));
    if setting.is_none() {
        faults.add(
            ("school", 0, "setting"),
            format!("'{}' is no setting", school.setting),
            format!("Use one of: {}.", Setting::ALL.map(Setting::word).join(", ")),
        );
    }
    setting
}

fn words(file: &File, faults: &mut Faults) {
    let Words { stage, stages, cohort, cohorts, learner, learners } = &file.words;
    for (field, word) in [
        ("stage", stage),
        ("stages", stages),
        ("cohort", cohort),
        ("cohorts", cohorts),
        ("learner", learner),
        ("learners", learners),
    ] {
        faults.needed(("words", 0, field), word);
    }
}

use super::file::Words;

fn rules(file: &File, faults: &mut Faults) -> Option<Rules> {
    let mut share = |field, per_cent: Option<u32>| {
        let share = per_cent.and_then(Share::new);
        if share.is_none() {
            faults.add(("rules", 0, field), "a whole per cent from 0 to 100 is needed", "Type a number such as 25.");
        }
        share
    };
    let foundation_share = share("foundation_share", file.rules.foundation_share);
    let across_share = share("across_share", file.rules.across_share);
    if file.rules.enriched_outcomes.is_none() {
        faults.add(("rules", 0, "enriched_outcomes"), "a whole number is needed", "Type a number such as 1.");
    }
    Some(Rules {
        foundation_share: foundation_share?,
        across_share: across_share?,
        enriched_outcomes: usize::try_from(file.rules.enriched_outcomes?).ok()?,
    })
}

fn structure(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    if file.stages.is_empty() {
        faults.add(("stages", 0, "code"), "a plan needs at least one stage", "Add a row for each stage.");
    }
    faults.codes("cohorts", "code", file.cohorts.iter().map(|cohort| cohort.code.as_str()));
    for (row, stage) in file.stages.iter().enumerate() {
        faults.needed(("stages", row, "name"), &stage.name);
        if stage.code.is_empty() {
            continue;
        }
        if !file.cohorts.iter().any(|cohort| cohort.stage == stage.code) {
            let fix = "Add its cohorts, or delete the stage.";
            faults.add(("stages", row, "code"), format!("stage '{}' has no cohort", stage.code), fix);
        }
        if !file.outcomes.iter().any(|outcome| outcome.stage == stage.code) {
            let fix = "Add its outcomes, or delete the stage.";
            faults.add(("stages", row, "code"), format!("stage '{}' has no outcome", stage.code), fix);
        }
    }
    let mut names: HashMap<(&str, String), usize> = HashMap::new();
    for (row, cohort) in file.cohorts.iter().enumerate() {
        if faults.needed(("cohorts", row, "name"), &cohort.name)
            && names.insert((cohort.stage.as_str(), fold(&cohort.name)), row).is_some()
        {
            let what = format!("'{}' stands twice in stage '{}'", cohort.name, cohort.stage);
            faults.add(("cohorts", row, "name"), what, "Give each cohort of a stage a name of its own.");
        }
        if faults.needed(("cohorts", row, "stage"), &cohort.stage) {
            faults.known(("cohorts", row, "stage"), &cohort.stage, stages, "the table of stages");
        }
        match (cohort.roll, cohort.in_scope) {
            (None, _) => faults.add(
                ("cohorts", row, "roll"),
                "the number on roll is needed",
                "Type a whole number; 0 where there are none this year.",
            ),
            (Some(roll), Some(in_scope)) if in_scope > roll => faults.add(
                ("cohorts", row, "in_scope"),
                format!("{in_scope} in scope is more than {roll} on roll"),
                "Correct one of the two numbers.",
            ),
            _ => {}
        }
    }
}

fn lists(file: &File, faults: &mut Faults) {
    let mut names = |table: &'static str, names: Vec<&str>| {
        let mut seen = HashSet::new();
        for (row, name) in names.into_iter().enumerate() {
            if faults.needed((table, row, "name"), name) && !seen.insert(fold(name)) {
                faults.add((table, row, "name"), format!("'{name}' is listed twice"), "Delete one of the two rows.");
            }
        }
    };
    names("terms", file.terms.iter().map(|term| term.name.as_str()).collect());
    names("skills", file.skills.iter().map(|skill| skill.name.as_str()).collect());
    names("bands", file.bands.iter().map(|band| band.name.as_str()).collect());
    if file.terms.is_empty() {
        faults.add(("terms", 0, "name"), "a plan needs at least one term", "Add a row for each term.");
    }
    for (row, band) in file.bands.iter().enumerate() {
        if band.at_least.is_none_or(|per_cent| per_cent > 100) {
            faults.add(
                ("bands", row, "at_least"),
                "a whole per cent from 0 to 100 is needed",
                "Type a number such as 75.",
            );
        }
    }
}

fn outcomes(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    let refs = faults.codes("outcomes", "ref", file.outcomes.iter().map(|outcome| outcome.reference.as_str()));
    let areas = faults.codes("areas", "code", file.areas.iter().map(|area| area.code.as_str()));
    let objectives =
        faults.codes("objectives", "ref", file.objectives.iter().map(|objective| objective.reference.as_str()));
    let departments: HashSet<&str> = file.departments.iter().map(|department| department.code.as_str()).collect();
    for (row, area) in file.areas.iter().enumerate() {
        faults.needed(("areas", row, "name"), &area.name);
    }
    for (row, objective) in file.objectives.iter().enumerate() {
        faults.needed(("objectives", row, "title"), &objective.title);
    }
    let order: HashMap<&str, usize> =
        file.stages.iter().enumerate().map(|(place, stage)| (stage.code.as_str(), place)).collect();
    let by_ref: HashMap<&str, &super::file::Outcome> =
        file.outcomes.iter().map(|outcome| (outcome.reference.as_str(), outcome)).collect();
    for (row, outcome) in file.outcomes.iter().enumerate() {
        faults.needed(("outcomes", row, "title"), &outcome.title);
        if outcome.title.chars().count() > 200 {
            let fix = "Shorten it to 200 characters, so that it fits its drop-down.";
            faults.add(("outcomes", row, "title"), "the outcome is too long", fix);
        }
        if faults.needed(("outcomes", row, "stage"), &outcome.stage) {
            faults.known(("outcomes", row, "stage"), &outcome.stage, stages, "the table of stages");
        }
        if faults.needed(("outcomes", row, "area"), &outcome.area) {
            faults.known(("outcomes", row, "area"), &outcome.area, &areas, "the table of learning areas");
        }
        if !outcome.objective.is_empty() {
            faults.known(("outcomes", row, "objective"), &outcome.objective, &objectives, "the table of objectives");
        }
        for code in &outcome.departments {
            faults.known(("outcomes", row, "departments"), code, &departments, "the table of departments");
        }
        if outcome.builds_on.is_empty() {
            continue;
        }
        let at = ("outcomes", row, "builds_on");
        faults.known(at, &outcome.builds_on, &refs, "the table of outcomes");
        if let Some(earlier) = circle(outcome, &by_ref) {
            faults.add(
                at,
                format!("'{}' builds on itself: {earlier}", outcome.reference),
                "Let each outcome build on one of an earlier stage.",
            );
        } else if let Some(earlier) = by_ref.get(outcome.builds_on.as_str())
            && let (Some(its), Some(ours)) = (order.get(earlier.stage.as_str()), order.get(outcome.stage.as_str()))
            && its > ours
        {
            faults.add(
                at,
                format!("'{}' stands in a later stage than '{}'", earlier.reference, outcome.reference),
                "Let each outcome build on one of an earlier stage.",
            );
        }
    }
}

/// The circle that an outcome stands in, told as `KS3-1 → KS4-1 → KS3-1`.
fn circle(outcome: &super::file::Outcome, by_ref: &HashMap<&str, &super::file::Outcome>) -> Option<String> {
    let mut path = vec![outcome.reference.as_str()];
    let mut at = outcome;
    while let Some(earlier) = by_ref.get(at.builds_on.as_str()) {
        path.push(&earlier.reference);
        if earlier.reference == outcome.reference {
            return Some(path.join(" → "));
        }
        if path.len() > by_ref.len() + 1 {
            return None;
        }
        at = earlier;
    }
    None
}

fn guidance(file: &File, faults: &mut Faults) {
    let keys: HashSet<&str> = Approach::ALL.into_iter().map(Approach::key).collect();
    for approach in Approach::ALL {
        let rows: Vec<usize> =
            (0..file.approaches.len()).filter(|row| file.approaches[*row].key == approach.key()).collect();
        if rows.len() != 1 {
            let row = rows.get(1).copied().unwrap_or(0);
            let what = format!("the approach '{}' needs one row and has {}", approach.key(), rows.len());
            faults.add(("approaches", row, "key"), what, "Keep the three rows of the built-in plan.");
        }
        if !file.checklist.iter().any(|item| item.approach == approach.key() && item.required) {
            let what = format!("no checklist item of '{}' is required", approach.key());
            faults.add(("checklist", 0, "required"), what, "Mark at least one item of each approach as required.");
        }
    }
    for (row, approach) in file.approaches.iter().enumerate() {
        faults.known(("approaches", row, "key"), &approach.key, &keys, "the three approaches");
    }
    faults.codes("checklist", "ref", file.checklist.iter().map(|item| item.reference.as_str()));
    for (row, item) in file.checklist.iter().enumerate() {
        faults.needed(("checklist", row, "item"), &item.item);
        if faults.needed(("checklist", row, "approach"), &item.approach) {
            faults.known(("checklist", row, "approach"), &item.approach, &keys, "the three approaches");
        }
    }
    for (row, step) in file.steps.iter().enumerate() {
        if step.step.is_none_or(|number| !(1..=9).contains(&number)) {
            faults.add(("steps", row, "step"), "a step's number is 1 to 9", "Type the step's number.");
        }
        faults.known(("steps", row, "approach"), &step.approach, &keys, "the three approaches");
    }
}

/// Names that Windows keeps for devices: no file may be called so, whatever its ending.
fn is_reserved(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    let numbered =
        |name: &str| code.len() == 4 && code.starts_with(name) && code.ends_with(|c: char| c.is_ascii_digit());
    ["CON", "PRN", "AUX", "NUL"].contains(&code.as_str()) || numbered("COM") || numbered("LPT")
}

fn departments(file: &File, stages: &HashSet<&str>, faults: &mut Faults) {
    if file.departments.is_empty() {
        faults.add(
            ("departments", 0, "code"),
            "a plan needs at least one department",
            "Add a row for each department.",
        );
    }
    let codes = faults.codes("departments", "code", file.departments.iter().map(|department| department.code.as_str()));
    for (row, department) in file.departments.iter().enumerate() {
        let at = ("departments", row, "code");
        let code = department.code.as_str();
        if code.contains(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c) && !c.is_whitespace())
            || is_reserved(code)
        {
            let fix = "Use letters and digits only, such as HUM.";
            faults.add(at, format!("'{code}' cannot be part of a file name"), fix);
        }
        if fold(code) == fold(LEADER) {
            let fix = "Choose another code for this department.";
            faults.add(at, format!("'{LEADER}' is kept for the Careers Leader's own workbook"), fix);
        }
        if code.chars().count() > 20 {
            faults.add(at, "the code is longer than 20 characters", "Use a short code such as HUM.");
        }
        faults.needed(("departments", row, "name"), &department.name);
        if !department.email.is_empty() {
            email(faults, ("departments", row, "email"), &department.email);
        }
        if !code.is_empty() && !file.subjects.iter().any(|subject| subject.department == code) {
            let fix = "Add its subjects, or delete the department.";
            faults.add(at, format!("department '{code}' has no subject"), fix);
        }
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for (row, subject) in file.subjects.iter().enumerate() {
        if faults.needed(("subjects", row, "department"), &subject.department) {
            faults.known(("subjects", row, "department"), &subject.department, &codes, "the table of departments");
        }
        let at = ("subjects", row, "name");
        if faults.needed(at, &subject.name) {
            if names.insert(fold(&subject.name), row).is_some() {
                let what = format!("a subject is already called '{}'", subject.name);
                faults.add(at, what, "Give each subject a name of its own, such as 'Art (Key Stage 5)'.");
            }
            if fold(&subject.name) == fold(super::DEDICATED_TIME) {
                let fix = "Choose another name: this one stands for the Careers Leader's column.";
                faults.add(at, format!("'{}' is kept for dedicated time", subject.name), fix);
            }
            if subject.name.chars().count() > LONGEST_SUBJECT {
                faults.add(
                    at,
                    "the subject's name is too long",
                    format!("Shorten it to {LONGEST_SUBJECT} characters."),
                );
            }
        }
        if subject.stages.is_empty() {
            let fix = "Name the stages it teaches, such as 'KS3, KS4'.";
            faults.add(("subjects", row, "stages"), "a subject needs at least one stage", fix);
        }
        for code in &subject.stages {
            faults.known(("subjects", row, "stages"), code, stages, "the table of stages");
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Builds the plan; only called when nothing was at fault.
fn build(file: &File, round: Round, setting: Setting, rules: Rules) -> Plan {
    let mut bands = file.bands.clone();
    bands.sort_by_key(|band| std::cmp::Reverse(band.at_least));
    let stages: Vec<Stage> = file
        .stages
        .iter()
        .map(|stage| Stage {
            code: stage.code.clone(),
            name: stage.name.clone(),
            overlay: stage.overlay,
            cohorts: file
                .cohorts
                .iter()
                .filter(|cohort| cohort.stage == stage.code)
                .map(|cohort| {
                    let roll = cohort.roll.unwrap_or(0);
                    Cohort {
                        code: cohort.code.clone(),
                        name: cohort.name.clone(),
                        roll,
                        in_scope: cohort.in_scope.unwrap_or(roll),
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
            })
        })
        .collect();
    checklist.sort_by_key(|item| item.approach);
    let guides = Approach::ALL
        .into_iter()
        .filter_map(|approach| file.approaches.iter().find(|guide| guide.key == approach.key()).cloned())
        .collect();
    let departments = file
        .departments
        .iter()
        .map(|department| Department {
            code: department.code.clone(),
            name: department.name.clone(),
            lead: department.lead.clone(),
            email: department.email.clone(),
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
        },
        words: file.words.clone(),
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
            })
            .collect(),
        stages,
        terms: file.terms.iter().map(|term| term.name.clone()).collect(),
        bands,
        objectives: file.objectives.clone(),
        areas: file.areas.clone(),
        skills: file.skills.clone(),
        guides,
        checklist,
        steps: file.steps.clone(),
        resources: file.resources.clone(),
        departments,
        fingerprint: String::new(),
    };
    plan.fingerprint = super::edition::fingerprint(&plan);
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    use super::super::built_in;

    fn faults(change: impl FnOnce(&mut File)) -> Vec<(String, String)> {
        let mut file = built_in();
        change(&mut file);
        let faults = resolve(&file).expect_err("a fault");
        faults.into_iter().map(|f| (format!("{}[{}].{}", f.table, f.row, f.field), f.what)).collect()
    }

    fn places(change: impl FnOnce(&mut File)) -> Vec<String> {
        faults(change).into_iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn the_built_in_plan_has_no_fault() {
        assert!(!built_in().outcomes.is_empty(), "the built-in plan parses");
        let plan = resolve(&built_in()).expect("no fault");
        assert_eq!(plan.fingerprint.len(), 8);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let told = places(|file| {
            file.outcomes[3].stage = "KS9".into();
            file.outcomes[5].reference = file.outcomes[4].reference.clone();
            file.departments[0].code = "A/B".into();
            file.subjects[2].stages.clear();
        });
        for place in ["outcomes[3].stage", "outcomes[5].ref", "departments[0].code", "subjects[2].stages"] {
            assert!(told.contains(&place.to_owned()), "{place} is not in {told:?}");
        }
    }

    #[test]
    fn circles_and_wrong_orders_are_found() {
        assert_eq!(
            places(|file| {
                file.outcomes[0].builds_on = file.outcomes[12].reference.clone();
            })
            .iter()
            .filter(|place| place.ends_with("builds_on"))
            .count(),
            2,
            "both outcomes of a circle are named"
        );
        let own = faults(|file| file.outcomes[0].builds_on = file.outcomes[0].reference.clone());
        assert!(own[0].1.contains("KS3-1 → KS3-1"), "{own:?}");
        let late = faults(|file| {
            let last = file.outcomes.len() - 1;
            file.outcomes[0].builds_on = file.outcomes[last].reference.clone();
            file.outcomes[last].builds_on = String::new();
        });
        assert!(late[0].1.contains("later stage"), "{late:?}");
    }

    #[test]
    fn codes_are_file_names_and_refs_have_no_space() {
        for code in ["CON", "lpt1", "a:b", "leader", ""] {
            let told = places(|file| {
                file.departments[0].code = code.into();
                for outcome in &mut file.outcomes {
                    outcome.departments.clear();
                }
                for subject in &mut file.subjects {
                    if subject.department == "ENG" {
                        subject.department = code.into();
                    }
                }
            });
            assert!(told.contains(&"departments[0].code".to_owned()), "{code}: {told:?}");
        }
        assert_eq!(places(|file| file.checklist[0].reference = "F 1".into()), ["checklist[0].ref"]);
    }

    #[test]
    fn a_stage_without_outcomes_or_cohorts_is_told() {
        let told = places(|file| {
            file.stages.push(super::super::file::Stage { code: "KS6".into(), name: "Six".into(), overlay: false });
        });
        assert_eq!(told, ["stages[3].code", "stages[3].code"]);
    }

    #[test]
    fn the_fingerprint_follows_the_questions_and_nothing_else() {
        let print = |change: fn(&mut File)| {
            let mut file = built_in();
            change(&mut file);
            resolve(&file).expect("no fault").fingerprint
        };
        let before = print(|_| {});
        assert_eq!(before, print(|file| file.school.name = "Elsewhere".into()));
        assert_eq!(before, print(|file| file.cohorts[0].roll = Some(500)));
        assert_ne!(before, print(|file| file.outcomes[0].title.push('!')));
        assert_ne!(before, print(|file| file.checklist[0].required = false));
    }

    #[test]
    fn school_years_are_written_two_ways() {
        assert_eq!(school_year("2026-27"), Some((date(2026, 9, 1), date(2027, 8, 31))));
        assert_eq!(school_year("2026/2027"), school_year("2026-27"));
        assert_eq!(school_year("2099-00"), Some((date(2099, 9, 1), date(2100, 8, 31))));
        assert_eq!(school_year("2026-28"), None);
        assert_eq!(school_year("autumn"), None);
    }
}
