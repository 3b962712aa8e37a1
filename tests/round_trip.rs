//! `read(draw(a)) = a`, for any valid audit and any plan: what is drawn is what is read.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::Answers;
use careers_audit::finding::{Code, Severity};
use careers_audit::layout::{answers_of, answers_of_plan, audit_of, plan_form};
use careers_audit::plan::{LEADER, MONTHS, Setting, built_in, file::File, resolve};
use careers_audit::returns::{Recognised, Return, State};
use careers_audit::{issue, pen, reader};
use common::random::{self, Dice};
use proptest::prelude::*;

fn told(entry: &Return) -> Vec<String> {
    entry.findings.iter().map(|finding| format!("{} {}: {}", finding.code, finding.place, finding.message)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_valid_audit_is_read_as_it_was_drawn_without_a_finding(seed in any::<u64>(), which in 0usize..42) {
        let plan = common::demo_plan_of(common::SETTINGS[which % 3]);
        let department = &plan.departments[which / 3 % plan.departments.len()];
        let audit = random::planned(&plan, department, seed);
        let answers = answers_of(&audit);
        prop_assume!(!answers.is_empty());
        let form = common::forms(&plan).holding(&department.code, &answers).expect("a form").clone();
        let bytes = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        let entry = common::read(&plan, &bytes);
        prop_assert_eq!(told(&entry), Vec::<String>::new());
        prop_assert_eq!(entry.state, State::Accepted);
        prop_assert_eq!(&entry.answers, &answers);
        let back = audit_of(&entry.answers);
        // Rows are read in the form's order, which need not be the order in which they were made.
        prop_assert_eq!(answers_of(&back), answers);
    }

    /// Every table that the Careers Leader fills in, by its declaration: what it asks is read back as it was given.
    #[test]
    fn whatever_the_careers_leader_answers_comes_back(seed in any::<u64>(), which in 0usize..3) {
        let plan = common::demo_plan_of(common::SETTINGS[which]);
        let form = common::form(&plan, LEADER);
        let answers = random::answers(&plan, &form, seed);
        prop_assume!(!answers.is_empty());
        let entry = common::read(&plan, &pen::draw(&form, &answers, plan.round.due).expect("drawn"));
        prop_assert_eq!(entry.department.as_deref(), Some(LEADER));
        let errors: Vec<_> = entry.findings.iter().filter(|one| one.severity() == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        prop_assert_eq!(&entry.answers, &answers);
        prop_assert_eq!(answers_of(&audit_of(&entry.answers)), answers);
    }

    #[test]
    fn a_plan_workbook_is_read_as_the_plan_that_wrote_it(seed in any::<u64>()) {
        let file = random_plan(seed);
        let plan = resolve(&file).expect("a random plan has no fault");
        let bytes = issue::plan_workbook(&file, &common::forms(&plan)).expect("drawn");
        let back = reader::plan_from_workbook(&bytes);
        let faults: Vec<String> = back.as_ref().err().into_iter().flatten().map(ToString::to_string).collect();
        prop_assert_eq!(faults, Vec::<String>::new());
        // Compared as a whole, but not printed as a whole.
        prop_assert!(back == Ok(plan), "the plan that was read differs from the one that was drawn");
    }
}

/// The built-in plan with random names, numbers and rows taken away.
fn random_plan(seed: u64) -> File {
    let mut dice = Dice::new(seed);
    let mut file = dice.one(&Setting::ALL).built_in();
    // A plan's texts are names: their outer spaces are not kept.
    // No line ends within one.
    let name = |dice: &mut Dice| format!("N{} {}", dice.below(1000), dice.text()).trim().replace('\n', " ");
    file.school.name = name(&mut dice);
    file.round.label = format!("Round {}", dice.below(100));
    file.round.due = plan_day(&mut dice);
    for cohort in &mut file.cohorts {
        let roll = u32::try_from(dice.below(400)).expect("small");
        cohort.roll = Some(roll);
        cohort.in_scope = dice.often(70).then_some(roll / 2);
    }
    for department in &mut file.departments {
        department.lead = if dice.often(60) { name(&mut dice) } else { String::new() };
        department.email =
            (0..dice.below(3)).map(|nth| format!("lead{nth}.{}@school.example", dice.below(99))).collect();
    }
    for outcome in &mut file.outcomes {
        if dice.often(40) {
            outcome.title = name(&mut dice);
        }
        if dice.often(20) {
            outcome.departments.clear();
        }
        if dice.often(20) {
            outcome.builds_on.clear();
        }
    }
    for item in &mut file.checklist {
        item.required = item.required || dice.often(30);
        if dice.often(40) {
            item.evidence_hint = if dice.often(50) { name(&mut dice) } else { String::new() };
        }
    }
    for text in file.steps.iter_mut().flat_map(|step| [&mut step.name, &mut step.aim, &mut step.action]) {
        *text = name(&mut dice);
    }
    for item in &mut file.whole_school {
        (item.part, item.item, item.evidence_hint) = (name(&mut dice), name(&mut dice), name(&mut dice));
    }
    for part in &mut file.planner {
        (part.part, part.question, part.example) = (name(&mut dice), name(&mut dice), name(&mut dice));
    }
    for event in &mut file.calendar {
        event.month = dice.one(&MONTHS).to_owned();
        (event.event, event.careers) = (name(&mut dice), name(&mut dice));
    }
    for example in &mut file.examples {
        (example.subject, example.example) = (name(&mut dice), name(&mut dice));
        (example.first_step, example.time_needed) = (name(&mut dice), name(&mut dice));
    }
    let keep = |dice: &mut Dice, many: usize| dice.below(many) + 1;
    let many = keep(&mut dice, file.whole_school.len());
    file.whole_school.truncate(many);
    let many = keep(&mut dice, file.planner.len());
    file.planner.truncate(many);
    let many = keep(&mut dice, file.calendar.len());
    file.calendar.truncate(many);
    let many = keep(&mut dice, file.examples.len());
    file.examples.truncate(many);
    let many = keep(&mut dice, file.resources.len());
    file.resources.truncate(many);
    let many = keep(&mut dice, file.skills.len());
    file.skills.truncate(many);
    file.rules.foundation_share = Some(u32::try_from(dice.below(101)).expect("small"));
    file.rules.across_share = Some(u32::try_from(dice.below(101)).expect("small"));
    file
}

fn plan_day(dice: &mut Dice) -> Option<jiff::civil::Date> {
    jiff::civil::date(2026, 9, 1)
        .checked_add(jiff::Span::new().days(i32::try_from(dice.below(300)).expect("small")))
        .ok()
}

#[test]
fn a_blank_workbook_is_empty_and_only_unanswered() {
    let plans = common::SETTINGS.map(common::demo_plan_of);
    for (plan, issued) in plans.iter().flat_map(|plan| {
        issue::workbooks(&common::forms(plan), &[]).expect("drawn").into_iter().map(move |one| (plan, one))
    }) {
        let entry = common::read(plan, &issued.bytes);
        assert_eq!(entry.state, State::Empty, "{}", issued.name);
        assert_eq!(entry.department.as_deref(), Some(issued.code.as_str()));
        assert!(entry.answers.is_empty(), "{}: {:?}", issued.name, entry.answers.iter().next());
        assert!(!entry.findings.is_empty(), "{}: something is asked", issued.name);
        for finding in &entry.findings {
            assert_eq!(finding.code, Code::Unanswered, "{}: {}", issued.name, finding.place);
            assert!(finding.place.cell.is_some());
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let answers = answers_of(&random::audit(&plan, department, 7));
    let form = common::form(&plan, &department.code);
    let once = pen::draw(&form, &answers, plan.round.due).expect("drawn");
    assert_eq!(once, pen::draw(&form, &answers, plan.round.due).expect("drawn"));
}

#[test]
fn what_was_typed_in_error_is_drawn_back_as_typed() {
    let plans = common::SETTINGS.map(common::demo_plan_of);
    for (plan, sent) in plans
        .iter()
        .flat_map(|plan| careers_audit::demo::returns(&common::forms(plan)).into_iter().map(move |sent| (plan, sent)))
    {
        let form = common::full_form(plan, &sent.department);
        let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
        let back = reader::read_through(plan, &form, &bytes).expect("read");
        assert_eq!(back.answers.len(), sent.answers.len(), "{}", sent.file);
        for (key, given) in sent.answers.iter() {
            let read = back.answers.get(key).unwrap_or_else(|| panic!("{}: {key:?}", sent.file));
            assert_eq!(read.typed, given.typed, "{}: {key:?}", sent.file);
            let meaning = |given: &careers_audit::answers::Given| given.means.clone().map_err(|unread| unread.code);
            assert_eq!(meaning(read), meaning(given), "{}: {key:?}", sent.file);
        }
    }
}

#[test]
fn the_forms_of_leader_and_plan_come_back_too() {
    let plan = common::plan();
    let blank = pen::draw(&common::form(&plan, LEADER), &Answers::default(), plan.round.due).expect("drawn");
    assert_eq!(common::read(&plan, &blank).department.as_deref(), Some(LEADER));
    let file = built_in();
    let form = plan_form(&plan, &answers_of_plan(&file));
    let bytes = pen::draw(&form, &answers_of_plan(&file), plan.round.due).expect("drawn");
    assert!(matches!(
        reader::open(&common::forms(&plan), &bytes).recognised,
        Recognised::Refused { state: State::WrongForm, .. }
    ));
}
