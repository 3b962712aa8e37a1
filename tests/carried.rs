//! A form that shows last round's answers counts nothing unasked, and what is said of them as it was meant.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails loudly"
)]

mod common;

use careers_audit::answers::audit::{self, Audit, Choice, Coverage, OutcomeRow, StillSo};
use careers_audit::answers::{Answers, Given, Labelled, RowPlace, Value, cell_name};
use careers_audit::correct;
use careers_audit::demo;
use careers_audit::finding::Code;
use careers_audit::judge::Standing;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Carried, Form, Forms, Row, audit_of};
use careers_audit::pen;
use careers_audit::plan::{Approach, Plan, Setting, resolve};
use careers_audit::returns::{Results, Return, State};
use common::carried::Two;
use common::programs::Program;
use common::random::Dice;
use serde_json::json;

fn yes() -> Given {
    Given::meant(Value::Choice(Choice::StillSo(StillSo::Yes)))
}

/// *Yes* in every row that answers for a sheet.
fn all_so(form: &Form, mut answers: Answers) -> Answers {
    for (_, area) in form.areas() {
        for row in area.rows.iter().filter(|row| row.carried == Carried::ForAll) {
            answers.put(area.key(row, SlotKey::StillSo), yes());
        }
    }
    answers
}

fn rows(audit: &Audit) -> Vec<OutcomeRow> {
    let mut rows: Vec<OutcomeRow> = audit.outcomes.iter().filter(|row| row.coverage.is_some()).cloned().collect();
    rows.sort_by_key(|row| (row.place.subject.clone(), row.place.row.clone()));
    rows
}

#[test]
fn what_was_answered_last_round_counts_for_nothing_before_somebody_says_so() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let mut shown = 0;
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            shown += form.areas().flat_map(|(_, area)| &area.rows).filter(|row| row.carried == Carried::Asked).count();
            let came = two.came(&code, &blank);
            assert_eq!((came.state, came.answers.len()), (State::Empty, 0), "{code}");
            assert_eq!(came.answers.last(), blank.last(), "{code}: what it shows is read again");
            let odd: Vec<_> = came.findings.iter().filter(|own| own.code.name() != "unanswered").collect();
            assert!(odd.is_empty(), "{code}: {odd:#?}");
        }
        assert!(shown > 40, "{shown}");
    }
}

#[test]
fn what_a_subject_said_goes_with_it_into_another_department() {
    let last = common::demo_results(&common::demo_plan_of(Setting::Mainstream));
    let mut file = demo::school(Setting::Mainstream.built_in());
    file.round.label = "another round".to_owned();
    let history = file.subjects.iter_mut().find(|own| own.name == "History").expect("History");
    history.department = "ART".to_owned();
    let forms = Forms::new(resolve(&file).expect("no fault"));
    let forms = forms.clone().beside(last.before(&forms));
    let rows = |code: &str| {
        let of_history = |key: &RowPlace| key.subject.as_deref() == Some("History");
        forms.last_of(code).rows().filter(|(_, place, _)| of_history(place)).count()
    };
    assert!(rows("ART") > 5 && rows("HUM") == 0, "{} {}", rows("ART"), rows("HUM"));
}

/// What a department of an ordinary school answers that leaves no row open: each outcome in two rows of three taught now, in a
/// unit, the third not yet; every statement a Yes.
fn whole(plan: &Plan, form: &Form, department: &str) -> Answers {
    let mut answers = Answers::default();
    for (_, area) in form.areas().filter(|(_, area)| area.subject.is_some()) {
        for (nth, row) in area.rows.iter().filter(|row| !row.is_spare()).enumerate() {
            let mut say = |slot, choice| answers.put(area.key(row, slot), Given::meant(choice));
            match area.block.key() {
                BlockKey::Checklist => say(SlotKey::Answer, Value::Choice(Choice::Tick(audit::Tick::Yes))),
                BlockKey::Outcomes if nth % 3 == 2 => {
                    say(SlotKey::Coverage, Value::Choice(Choice::Coverage(Coverage::NotYet)));
                }
                BlockKey::Outcomes => {
                    say(SlotKey::Coverage, Value::Choice(Choice::Coverage(Coverage::Taught)));
                    say(SlotKey::Status, Value::Choice(Choice::Status(audit::Status::InPlace)));
                    say(SlotKey::Term, Value::Text(plan.terms[0].clone()));
                    say(SlotKey::Unit, Value::Text(format!("Working in {department}")));
                }
                _ => {}
            }
        }
    }
    answers
}

#[test]
fn where_nothing_changed_one_subject_takes_five_minutes_and_each_further_one_a_minute_at_most() {
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        let mut counted = 0;
        for department in &plan.departments {
            let form = common::form(&plan, &department.code);
            let two = Two::after(&plan, &department.code, &whole(&plan, &form, &department.name));
            let (next, _) = two.issued(&department.code);
            let most = 4 + department.subjects.len();
            let minutes = usize::try_from(next.total_minutes()).expect("few");
            assert!((2..=most).contains(&minutes), "{}: {minutes}", department.code);
            counted += 1;
        }
        assert!(counted > 3, "{counted}");
    }
}

#[test]
fn one_yes_a_sheet_gives_last_round_s_rows_and_what_they_show() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        let mut seen = 0;
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let came = two.came(&code, &all_so(&form, blank.clone()));
            let results = Results::new(&two.forms, vec![came]);
            let (then, now) = (&two.last.audits[&code], results.audits.get(&code));
            let Some(now) = now else {
                assert!(blank.last().is_empty(), "{code}");
                continue;
            };
            // A question to the Careers Leader was no answer, and is none.
            assert_eq!(rows(now).len(), rows(then).len(), "{code}: {:#?} {:#?}", rows(now), rows(then));
            for (now, then) in rows(now).iter().zip(rows(then)) {
                assert_eq!((now.coverage, now.status, &now.unit), (then.coverage, then.status, &then.unit), "{code}");
            }
            for verdict in results.verdicts.iter().filter(|own| own.department == code) {
                let before = two.last.verdicts.iter().find(|own| own.subject == verdict.subject).expect("a verdict");
                if let (Standing::Judged { evidenced: now, .. }, Standing::Judged { evidenced: then, .. }) =
                    (verdict.standing, before.standing)
                {
                    assert_eq!(now, then.map(|then| then.min(Approach::Across)), "{}", verdict.subject);
                    seen += usize::from(now.is_some());
                }
            }
        }
        assert!(seen > 0, "{}", setting.word());
    }
}

/// *Took place* in every row of what was planned.
fn all_took_place(form: &Form, mut answers: Answers) -> Answers {
    for (_, area) in form.areas().filter(|(_, area)| area.block.key() == BlockKey::Employers) {
        for row in area.rows.iter().filter(|row| row.carried == Carried::Asked) {
            let took_place = Value::Choice(Choice::Confirmed(audit::Confirmed::TookPlace));
            answers.put(area.key(row, SlotKey::StillSo), Given::meant(took_place));
        }
    }
    answers
}

/// A year on, a day of last year is shown, and is nobody's answer: neither told as typed wrong nor promised anew.
#[test]
fn no_day_of_last_year_is_carried_and_none_is_told_as_typed_wrong() {
    let (mut asked, mut shown) = (0, 0);
    for setting in common::SETTINGS {
        let two = Two::a_year_on(setting);
        for code in two.codes() {
            let (form, blank) = two.issued(&code);
            let (first, last) = form.year.expect("a school year");
            let past = blank.last().iter().filter(|(_, value)| matches!(value, Value::Date(day) if *day < first));
            shown += past.count();
            let came = two.came(&code, &all_took_place(&form, all_so(&form, blank)));
            let outside = |value: &Given| matches!(value.means, Ok(Value::Date(day)) if day < first || day > last);
            let odd: Vec<_> = came.answers.iter().filter(|(_, given)| outside(given)).collect();
            assert!(odd.is_empty(), "{code}: {odd:?}");
            let is_wrong = |code| matches!(code, Code::DateOutsideYear | Code::CountOverRoll | Code::DateToCome);
            let told: Vec<_> = came.findings.iter().filter(|own| is_wrong(own.code)).collect();
            assert!(told.is_empty(), "{code}: {told:#?}");
            asked += came.findings.iter().filter(|own| own.place.column == Some(SlotKey::Date)).count();
        }
    }
    assert!(asked > 1 && shown > asked + 3, "{asked} {shown}");
}

/// One row's edits: the cells that somebody fills in, and what the row then says.
struct Edit {
    cells: Vec<(SlotKey, &'static str)>,
    says: fn(Then, bool) -> Then,
    /// Whether it is to be asked which is right, where the row of its sheet says *Yes* or not.
    is_doubtful: fn(bool) -> bool,
}

/// Coverage, status and unit of a row.
type Then = [Option<String>; 3];

fn text(said: &str) -> Option<String> {
    Some(said.to_owned())
}

/// What people do with a row, and what they mean by it.
fn edits() -> Vec<Edit> {
    let (still, coverage, status) = (SlotKey::StillSo, SlotKey::Coverage, SlotKey::Status);
    vec![
        Edit { cells: vec![], says: |then, all| if all { then } else { [None, None, None] }, is_doubtful: |_| false },
        Edit { cells: vec![(still, "Yes")], says: |then, _| then, is_doubtful: |_| false },
        Edit { cells: vec![(still, "No longer")], says: |_, _| [text("Not yet"), None, None], is_doubtful: |_| false },
        Edit {
            cells: vec![(still, "Changed"), (coverage, "Highlighted"), (status, "Planned")],
            says: |_, _| [text("Highlighted"), text("Planned"), None],
            is_doubtful: |_| false,
        },
        Edit { cells: vec![(still, "Changed")], says: |_, _| [None, None, None], is_doubtful: |_| false },
        Edit {
            cells: vec![(coverage, "Highlighted"), (status, "Planned")],
            says: |_, _| [text("Highlighted"), text("Planned"), None],
            is_doubtful: |_| false,
        },
        Edit {
            cells: vec![(still, "Yes"), (coverage, "Not applicable")],
            says: |[_, status, unit], _| [text("Not applicable"), status, unit],
            is_doubtful: |_| true,
        },
        // Evidence is added to what stands, and a skill is.
        Edit {
            cells: vec![(SlotKey::Evidence, "A folder")],
            says: |then, all| if all { then } else { [None, None, None] },
            is_doubtful: |_| false,
        },
        Edit {
            cells: vec![(still, "Yes"), (SlotKey::Evidence, "A folder")],
            says: |then, _| then,
            is_doubtful: |_| false,
        },
        // An answer in the wrong column counts for nothing, and is not passed over.
        Edit {
            cells: vec![(SlotKey::LastTime, "We stopped")],
            says: |then, all| if all { then } else { [None, None, None] },
            is_doubtful: |all| all,
        },
        Edit {
            cells: vec![(SlotKey::LastTime, "Highlighted"), (still, "Yes")],
            says: |then, _| then,
            is_doubtful: |_| true,
        },
    ]
}

/// A workbook's edits, cell by cell, and what each row must say.
struct Drawn {
    cells: Vec<serde_json::Value>,
    /// How many of them stand over last time's answers.
    over_last: usize,
    rows: Vec<(Option<String>, String, Then, bool)>,
}

fn drawn(two: &Two, code: &str, form: &Form, seed: u64, is_locked: bool) -> Drawn {
    let mut dice = Dice::new(seed);
    let (mut edits, then) = (edits(), &two.last.audits[code]);
    // Some programs let nobody type where nothing is asked.
    edits.retain(|edit| !is_locked || edit.cells.iter().all(|(slot, _)| *slot != SlotKey::LastTime));
    let mut drawn = Drawn { cells: Vec::new(), over_last: 0, rows: Vec::new() };
    for (sheet, area) in form.areas().filter(|(_, area)| area.block.key() == BlockKey::Outcomes) {
        let all = dice.often(50);
        let mut spares = then.outcomes.iter().filter(|row| row.place.subject == area.subject && row.outcome.is_some());
        for (at, row) in area.rows.iter().enumerate() {
            let mut fill = |slot: SlotKey, said: &str| {
                let column = u32::try_from(area.sheet_column(area.column_of(slot).expect("a column"))).expect("few");
                let cell = cell_name(area.sheet_row(at), column);
                drawn.over_last += usize::from(slot == SlotKey::LastTime);
                drawn.cells.push(json!({ "sheet": sheet.name, "cell": cell, "value": said }));
            };
            if row.carried == Carried::ForAll && all {
                fill(SlotKey::StillSo, "Yes");
            }
            if row.carried != Carried::Asked {
                continue;
            }
            let before = match row.is_spare() {
                true => spares.find(|row| row.coverage.is_some()),
                false => {
                    then.outcomes.iter().find(|own| own.place.row == row.reference && own.place.subject == row.subject)
                }
            };
            let before = before.expect("what was answered");
            let edit = &edits[dice.below(edits.len())];
            edit.cells.iter().for_each(|(slot, said)| fill(*slot, said));
            let was = [
                before.coverage.map(|own| own.label().to_owned()),
                before.status.map(|own| own.label().to_owned()),
                before.unit.clone(),
            ];
            let says_the_same =
                edit.cells.iter().any(|(slot, said)| *slot == SlotKey::Coverage && was[0].as_deref() == Some(*said));
            let is_doubtful = (edit.is_doubtful)(all) && !says_the_same;
            drawn.rows.push((row.subject.clone(), row.reference.clone(), (edit.says)(was, all), is_doubtful));
        }
    }
    drawn
}

/// Holds what came back to what was meant.
fn held(code: &str, came: &Return, drawn: &Drawn) {
    let audit = audit_of(&came.answers);
    for (subject, reference, meant, is_doubtful) in &drawn.rows {
        let own = audit.outcomes.iter().find(|row| row.place.row == *reference && row.place.subject == *subject);
        let says = own.map_or([None, None, None], |own| {
            [
                own.coverage.map(|own| own.label().to_owned()),
                own.status.map(|own| own.label().to_owned()),
                own.unit.clone(),
            ]
        });
        assert_eq!(says, *meant, "{code} {subject:?} {reference}");
        let told = came.findings.iter().any(|finding| {
            finding.code == Code::StillSoContradicted
                && finding.place.row.as_ref() == Some(reference)
                && finding.place.subject == *subject
        });
        assert_eq!(told, *is_doubtful, "{code} {subject:?} {reference}");
    }
}

/// What was typed where nothing is asked: over last time's answers.
fn over_last(came: &Return) -> usize {
    came.findings.iter().filter(|own| own.code == Code::Unplaced && own.place.column == Some(SlotKey::LastTime)).count()
}

/// Fills a workbook as a program does, and reads what comes back.
fn filled(program: Program, setting: Setting, seeds: std::ops::Range<u64>) {
    if !program.is_here() {
        return;
    }
    let two = Two::of(setting);
    let folder = tempfile::tempdir().expect("a folder");
    let mut rows = 0;
    for seed in seeds {
        let codes = two.codes();
        let code = &codes[usize::try_from(seed).expect("few") % codes.len()];
        let (form, blank) = two.issued(code);
        let drawn = drawn(&two, code, &form, seed, program == Program::LibreOffice);
        let (from, to) = (folder.path().join("from.xlsx"), folder.path().join("to.xlsx"));
        std::fs::write(&from, two.drawn(code, &blank)).expect("written");
        program.fill(&from, &to, &json!(drawn.cells));
        let came = two.settled(&[std::fs::read(&to).expect("read")]).remove(0);
        held(code, &came, &drawn);
        assert_eq!(over_last(&came), drawn.over_last, "{code} {seed}");
        rows += drawn.rows.len();
        std::fs::remove_file(&to).expect("removed");
    }
    assert!(rows > 20, "{rows}");
}

#[test]
fn what_is_said_of_last_round_s_answers_is_what_counts() {
    filled(Program::Openpyxl, Setting::Mainstream, 0..8);
    filled(Program::Openpyxl, Setting::College, 0..4);
    filled(Program::LibreOffice, Setting::Send, 2..6);
}

/// One who answers for the sheet, and a colleague who fills in a row of it.
#[test]
fn two_copies_are_one_and_what_was_typed_counts() {
    let two = Two::of(Setting::Mainstream);
    let (form, blank) = two.issued("HUM");
    let all = all_so(&form, blank.clone());
    let (_, area) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Outcomes).expect("outcomes");
    let row = area.rows.iter().find(|row| row.carried == Carried::Asked).expect("a row");
    let mut other = blank;
    let not_applicable = Value::Choice(Choice::Coverage(Coverage::NotApplicable));
    other.put(area.key(row, SlotKey::Coverage), Given::meant(not_applicable.clone()));
    let settled = two.settled(&[two.drawn("HUM", &all), two.drawn("HUM", &other)]);
    let merged = settled.iter().find(|entry| entry.state == State::Merged).expect("put together");
    assert_eq!(merged.answers.meant(&area.key(row, SlotKey::Coverage)), Some(&not_applicable));
    let alone = two.came("HUM", &all).answers;
    let others = alone.iter().filter(|(key, _)| key.subject != row.subject || key.row != row.reference);
    for (key, given) in others {
        assert_eq!(merged.answers.get(key), Some(given), "{key:?}");
    }
}

/// What was said and what last round answered both stand in a correction, which comes back as it was.
#[test]
fn a_correction_shows_last_round_s_answers_and_what_was_said_of_them() {
    let two = Two::of(Setting::Mainstream);
    let (form, blank) = two.issued("HUM");
    let mut said = blank;
    let areas = || form.areas().map(|(_, area)| area).filter(|area| area.block.key() == BlockKey::Outcomes);
    let first = areas().next().expect("outcomes");
    let all = first.rows.iter().find(|row| row.carried == Carried::ForAll).expect("a row for all");
    said.put(first.key(all, SlotKey::StillSo), yes());
    let came = two.came("HUM", &said);
    let day = two.plan().round.due;
    let correction = correct::workbook(&two.forms, &came, day).expect("drawn").expect("something is open");
    let again = two.settled(&[correction.bytes]).remove(0);
    assert_eq!(again.answers.last(), came.answers.last());
    let of = |entry: &Return| {
        entry.answers.iter().map(|(key, given)| (key.clone(), given.means.clone())).collect::<Vec<_>>()
    };
    assert_eq!(of(&again), of(&came));
    assert_eq!(again.since.as_ref().expect("a correction").fixed, [""; 0]);
}

/// A workbook as it is issued where nothing is known of the last round.
fn plain(two: &Two, code: &str) -> Vec<u8> {
    pen::draw(two.forms.usual(code).expect("a form"), &Answers::default(), two.plan().round.due).expect("drawn")
}

/// What stands on the sheet that nobody sees may be lost; then last round's own results say what was answered.
#[test]
fn a_yes_is_understood_where_what_the_workbook_showed_is_lost() {
    let two = Two::of(Setting::Mainstream);
    let (form, blank) = two.issued("COM");
    let all = two.drawn("COM", &all_so(&form, blank));
    let whole = two.settled(std::slice::from_ref(&all)).remove(0);
    let lost = common::remade::remade(&all, &[], |_, text| text.replace("[\"outcomes\"", "lost"));
    let came = two.settled(&[lost]).remove(0);
    let of = |entry: &Return| {
        entry.answers.iter().map(|(key, given)| (key.clone(), given.means.clone())).collect::<Vec<_>>()
    };
    assert!(!of(&whole).is_empty());
    assert_eq!(of(&came), of(&whole));
    // Without the column in which it is said the rows are asked as new ones.
    let blank = two.drawn("COM", &two.issued("COM").1);
    let without = common::remade::remade(&blank, &[], |_, text| text.replace("Still so?", "A note"));
    let came = two.settled(&[without]).remove(0);
    let asked = came.findings.iter().filter(|own| own.place.column == Some(SlotKey::Coverage)).count();
    assert!(
        asked > 3
            && asked
                == common::read(two.plan(), &plain(&two, "COM"))
                    .findings
                    .iter()
                    .filter(|own| own.place.column == Some(SlotKey::Coverage))
                    .count(),
        "{asked}"
    );
}

/// A reworded outcome, and one that replaces another, are asked as new ones; what was said then stands beside them.
#[test]
fn nothing_is_carried_into_an_outcome_that_was_reworded() {
    let last = common::demo_results(&common::demo_plan());
    let mut file = demo::school(Setting::Mainstream.built_in());
    file.round.label = "The next one".to_owned();
    let rows = last.audits["HUM"].outcomes.iter();
    let mut refs: Vec<String> = rows.filter(|row| row.outcome.is_none()).map(|row| row.place.row.clone()).collect();
    refs.sort();
    refs.dedup();
    let [reworded, renumbered, replaced, ..] = refs.as_slice() else { panic!("{refs:?}") };
    for outcome in &mut file.outcomes {
        if outcome.reference == *reworded {
            outcome.title = "Something else altogether".to_owned();
        } else if outcome.reference == *renumbered {
            outcome.replaces = vec![outcome.reference.clone()];
            outcome.reference = "NEW-1".to_owned();
        } else if outcome.reference == *replaced {
            outcome.replaces = vec![outcome.reference.clone()];
            outcome.reference = "NEW-2".to_owned();
            outcome.title = "Something new".to_owned();
        }
    }
    for outcome in &mut file.outcomes {
        let named = [(renumbered, "NEW-1"), (replaced, "NEW-2")];
        if let Some((_, now)) = named.into_iter().find(|(before, _)| outcome.builds_on == **before) {
            outcome.builds_on = now.to_owned();
        }
    }
    let forms = Forms::new(resolve(&file).expect("no fault"));
    let before = last.before(&forms);
    let two = Two { forms: forms.beside(before), last };
    let (form, blank) = two.issued("HUM");
    let rows = || form.areas().flat_map(|(_, area)| area.rows.iter().map(move |row| (area, row)));
    let of = |reference: &str| rows().filter(|(_, row)| row.reference == reference).collect::<Vec<_>>();
    let printed = |row: &Row| row.printed(SlotKey::LastTime).unwrap_or_default().to_owned();
    for reference in [reworded.as_str(), "NEW-2"] {
        let all = of(reference);
        assert!(all.iter().all(|(_, row)| row.carried != Carried::Asked), "{reference}");
        assert!(all.iter().any(|(_, row)| printed(row).contains(" was \"")), "{reference}");
    }
    assert!(of("NEW-1").iter().any(|(_, row)| row.carried == Carried::Asked));
    let came = two.came("HUM", &all_so(&form, blank));
    for (area, row) in of(reworded).into_iter().chain(of("NEW-2")) {
        assert_eq!(came.answers.get(&area.key(row, SlotKey::Coverage)), None, "{}", row.reference);
    }
}

#[test]
fn beside_last_round_s_answers_a_workbook_takes_no_longer() {
    for setting in common::SETTINGS {
        let two = Two::of(setting);
        for code in two.codes() {
            let (form, plain) = (two.issued(&code).0, two.forms.usual(&code).expect("a form"));
            let (now, then) = (form.total_minutes(), plain.total_minutes());
            assert!(now <= then, "{} {code}: {now}, and {then} without", setting.word());
        }
    }
}
