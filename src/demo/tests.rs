//! What the made-up round must hold: answers that its forms ask, every verdict, every kind of gap, and
//! the faults that people make.

mod found;
mod rounds;
mod special;
mod states;

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use indexmap::IndexMap;

use super::*;
use crate::answers::audit::{Audit, TookPlace};
use crate::answers::{Key, Value};
use crate::fold::fold;
use crate::judge::{Verdict, judge};
use crate::layout::{Form, Holds, Row, Spec, audit_of};
use crate::plan::{LEADER, Plan, resolve};

fn plan_of(setting: Setting) -> Plan {
    resolve(&school(setting.built_in())).expect("no fault")
}

fn plan() -> Plan {
    plan_of(Setting::Mainstream)
}

/// The plans of all made-up schools.
fn plans() -> [Plan; 3] {
    Setting::CHOICES.map(plan_of)
}

fn forms(plan: &Plan) -> Forms {
    Forms::new(plan.clone())
}

/// What came back to the made-up school of a plan, filled in once for all tests.
fn came_back(plan: &Plan) -> &'static [Sent] {
    static SENT: LazyLock<[Vec<Sent>; 3]> = LazyLock::new(|| plans().map(|plan| returns(&forms(&plan))));
    let position = Setting::CHOICES.iter().position(|setting| *setting == plan.school.setting).expect("its own school");
    &SENT[position]
}

/// Every cell that a form asks, in reading order: its row and its specification.
fn cells(form: &Form) -> IndexMap<Key, (&Row, &'static Spec)> {
    let mut cells = IndexMap::new();
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                cells.insert(area.key(row, spec.key), (row, spec));
            }
        }
    }
    cells
}

/// What counts of each department that answered anything: newer answers over older ones, which is
/// what superseding and merging come to.
fn settled(plan: &Plan) -> BTreeMap<String, Audit> {
    let mut sent: Vec<&Sent> = came_back(plan).iter().collect();
    sent.sort_by_key(|one| one.saved);
    let mut settled: BTreeMap<String, Answers> = BTreeMap::new();
    for one in sent.iter().filter(|one| !one.answers.is_empty()) {
        let answers = settled.entry(one.department.clone()).or_default();
        for (key, given) in one.answers.iter() {
            answers.put(key.clone(), given.clone());
        }
    }
    settled.into_iter().map(|(code, answers)| (code, audit_of(&answers))).collect()
}

/// The verdict on every subject whose department answered anything.
fn verdicts(plan: &Plan) -> Vec<Verdict> {
    let settled = settled(plan);
    plan.subjects()
        .filter_map(|(department, subject)| Some(judge(plan, department, subject, settled.get(&department.code)?)))
        .collect()
}

#[test]
fn the_school_has_people_addresses_and_rolls() {
    let plan = plan();
    assert!(
        plan.departments
            .iter()
            .all(|one| !one.lead.is_empty() && one.email.iter().all(|own| own.ends_with(".example")))
    );
    let rolls: HashSet<u32> = plan.stages.iter().flat_map(|stage| &stage.cohorts).map(|cohort| cohort.roll).collect();
    assert_eq!(rolls.len(), 7, "no two year groups are alike");
    assert!(plan.stages.iter().flat_map(|stage| &stage.cohorts).all(|cohort| cohort.in_scope <= cohort.roll));
}

#[test]
fn every_return_is_of_a_department_and_has_a_name_that_any_computer_can_keep() {
    for plan in plans() {
        let mut names = HashSet::new();
        for one in came_back(&plan) {
            assert!(one.department == LEADER || plan.department(&one.department).is_some(), "{}", one.file);
            assert!(names.insert(fold(&one.file)), "{} twice", one.file);
            let name = one.file.strip_suffix(".xlsx").expect("a workbook");
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || " ()-/".contains(c)), "{name}");
            assert!(name.split('/').all(|part| !part.is_empty() && part == part.trim()), "{name}");
            assert!(plan.round.year.0 <= one.saved && one.saved <= plan.round.year.1);
        }
    }
}

#[test]
fn everything_that_is_told_finds_its_place() {
    for setting in Setting::CHOICES {
        let text = setting.made_up().expect("a school");
        let made_up: MadeUp = toml::from_str(text).unwrap_or_else(|fault| panic!("{setting:?}: {fault}"));
        let (file, unplaced) = made_up.plan(setting.built_in());
        assert_eq!(unplaced, Vec::<String>::new(), "{setting:?}");
        let (_, unplaced) = sent(&Forms::new(resolve(&file).expect("no fault")), Year::default());
        assert_eq!(unplaced, Vec::<String>::new(), "{setting:?}");
        before::parsed(setting).unwrap_or_else(|fault| panic!("{setting:?}: {fault}"));
        for year in Year::rounds(MOST_ROUNDS) {
            let plan = school_in(setting.built_in(), year);
            assert_eq!(plan.round.last.is_empty(), year.back == MOST_ROUNDS - 1);
            let (sent, unplaced) = sent(&Forms::new(resolve(&plan).expect("no fault")), year);
            assert_eq!(unplaced, Vec::<String>::new(), "{setting:?}, {year:?}");
            assert!(sent.iter().all(|one| one.saved.year() + i16::from(year.back) == TODAY.year()), "{year:?}");
        }
    }
}

#[test]
fn what_finds_no_place_is_told() {
    let plan = plan();
    let forms = forms(&plan);
    let form = forms.of("MUS").expect("a form");
    let told = toml::from_str(
        "
        file = 'Music.xlsx'
        department = 'MUS'
        saved = '2026-12-01'
        about.filled_by = 'J. F.'
        about.mood = 'good'
        employers = '''
        | Ref | Employer |
        | E99 | A choir  |
        '''
        subjects.Music.outcomes = '''
        | Ref   |
        | KS3-1 | Taught |
        '''
        ",
    );
    let told: told::Told = told.expect("a return");
    let before = before::Before::default();
    let typed = before.typed(&told, 0).remove(0);
    let (answers, unplaced) = typed::answers(&plan, form, "Music.xlsx", &[typed]);
    assert_eq!(answers.len(), 1, "the name of who filled it in");
    assert_eq!(unplaced.len(), 3, "{unplaced:#?}");
}

#[test]
fn every_answer_fits_the_cell_it_stands_in_and_comes_in_reading_order() {
    for plan in plans() {
        let forms = forms(&plan);
        for one in came_back(&plan) {
            let cells = cells(forms.of(&one.department).expect("a form"));
            assert!(one.answers.iter().map(|(key, _)| cells.get_index_of(key)).is_sorted(), "{}", one.file);
            for (key, given) in one.answers.iter() {
                let at = format!("{}: {key:?} {given:?}", one.file);
                let Some((_, spec)) = cells.get(key) else { panic!("not asked: {at}") };
                match (&given.means, spec.holds) {
                    (Ok(Value::Text(text)), Holds::Text { most }) => {
                        assert!(!text.starts_with(['=', '+', '-', '@']), "{at}");
                        assert!(text.chars().count() <= usize::from(most), "{at}");
                    }
                    (Ok(Value::Date(day)), Holds::Date) => {
                        assert!(plan.round.year.0 <= *day && *day <= plan.round.year.1, "{at}");
                    }
                    (Ok(Value::Choice(_) | Value::Text(_)), Holds::Choice(_))
                    | (Ok(Value::Count(_)), Holds::Count { .. })
                    | (Err(_), Holds::Choice(_) | Holds::Count { .. } | Holds::Date) => {}
                    (_, holds) => panic!("{holds:?} holds no such answer: {at}"),
                }
            }
        }
    }
}

#[test]
fn an_encounter_that_took_place_did_so_before_the_workbook_was_saved() {
    for plan in plans() {
        for one in came_back(&plan) {
            for record in audit_of(&one.answers).employers {
                let past = record.took_place == Some(TookPlace::TookPlace);
                assert!(record.date.is_none_or(|day| (day <= one.saved) == past), "{}: {record:?}", one.file);
            }
        }
    }
}
