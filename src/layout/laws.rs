//! Laws beneath the declarations: what must hold for every block, slot and form.

use std::collections::HashSet;

use super::*;
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Plan, Setting, resolve};

fn plan(setting: Setting) -> Plan {
    resolve(&setting.built_in()).expect("no fault")
}

/// Every form of every built-in plan.
fn forms() -> Vec<Form> {
    let forms = Setting::ALL.map(|setting| {
        let forms = Forms::new(plan(setting));
        let departments = forms.plan().departments.iter().flat_map(|department| {
            [Extras::NONE, Extras::ALL].map(|extras| forms.with(&department.code, extras).expect("a form").clone())
        });
        let others = [forms.leader().clone(), plan_form(forms.plan(), &answers_of_plan(&setting.built_in()))];
        departments.chain(others).collect::<Vec<Form>>()
    });
    forms.into_iter().flatten().collect()
}

#[test]
fn a_lens_fills_the_field_of_its_slots_key_and_keys_are_unique() {
    for block in audit::blocks().into_iter().chain(plan::blocks()) {
        let mut keys = HashSet::new();
        let mut heads: HashSet<(&str, String)> = HashSet::new();
        for ((key, field), spec) in block.fields().into_iter().zip(block.specs()) {
            assert!(keys.insert(key), "{}: two slots are called {key}", block.key());
            for setting in Setting::ALL {
                let head = fold(spec.head.text(&plan(setting).words));
                assert!(heads.insert((setting.word(), head)), "{}: two headings alike", block.key());
            }
            match spec.holds {
                // What it says is last round's answer, or this one's: it fills no field of its own.
                _ if key == SlotKey::StillSo => assert_eq!(field, None, "{}.{key}", block.key()),
                Holds::Printed | Holds::Live(_) => assert_eq!(field, None, "{}.{key}", block.key()),
                _ => assert_eq!(field, Some(key), "{}.{key}", block.key()),
            }
        }
    }
}

#[test]
fn help_is_no_longer_than_excel_shows() {
    for block in audit::blocks().into_iter().chain(plan::blocks()) {
        for spec in block.specs() {
            assert!(spec.help.encode_utf16().count() <= 255, "{}.{}", block.key(), spec.key);
            for setting in Setting::ALL {
                assert!(spec.head.text(&plan(setting).words).encode_utf16().count() <= 60);
            }
        }
    }
}

#[test]
fn tabs_are_legal_and_unique() {
    for form in forms() {
        let mut names = HashSet::new();
        for sheet in &form.sheets {
            assert!(sheet.name.encode_utf16().count() <= 30, "{}", sheet.name);
            assert!(!sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{}", sheet.name);
            assert_ne!(sheet.name.to_lowercase(), "history");
            assert!(names.insert(sheet.name.to_lowercase()), "{}: two sheets {}", form.title, sheet.name);
        }
    }
}

#[test]
fn every_cell_has_one_place_and_areas_do_not_overlap() {
    for form in forms() {
        let mut keys = HashSet::new();
        for sheet in &form.sheets {
            let mut free = u32::try_from(sheet.lines.len()).expect("few lines");
            for band in sheet.bands() {
                let area = &band[0];
                assert!(area.top > free, "{}: {} overlaps", sheet.name, area.block.key());
                free = area.end();
                assert!(band.iter().all(|own| own.end() == free), "{}: rows that not all have", sheet.name);
                let drawn = |own: &Area| {
                    let draws = (0..own.columns.len()).filter(|position| own.draws(*position));
                    draws.map(|position| own.sheet_column(position)).collect::<Vec<_>>()
                };
                let mut columns: Vec<usize> = band.iter().flat_map(drawn).collect();
                columns.sort_unstable();
                let whole: Vec<usize> = (0..columns.len()).collect();
                assert_eq!(columns, whole, "{}: a column stands twice, or there is a gap", sheet.name);
            }
            for area in &sheet.areas {
                for row in &area.rows {
                    for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                        assert!(keys.insert(area.key(row, spec.key)), "{}: two cells for {}", sheet.name, spec.key);
                    }
                }
            }
        }
    }
}

#[test]
fn lists_have_unique_legal_names_and_fit_a_subject_into_fifteen_minutes() {
    for form in forms() {
        let mut names = HashSet::new();
        for list in &form.lists {
            assert!(names.insert(list.name.clone()), "{}: two lists {}", form.title, list.name);
            assert!(list.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{}", list.name);
        }
        if form.kind == BookKind::Department {
            let subjects: HashSet<_> = form.areas().filter_map(|(_, area)| area.subject.clone()).collect();
            for subject in subjects {
                let minutes = form.seconds_of(&subject).div_ceil(60);
                assert!((1..=15).contains(&minutes), "{subject} takes {minutes} minutes");
            }
        }
    }
}

#[test]
fn sheets_that_are_asked_for_take_no_time_and_change_no_edition() {
    for plan in Setting::ALL.map(plan) {
        let forms = Forms::new(plan.clone());
        for department in &plan.departments {
            let usual = forms.usual(&department.code).expect("a form");
            let full = forms.of(&department.code).expect("a form");
            assert_eq!(full.sheets.len(), usual.sheets.len() + 2);
            assert_eq!((full.total_minutes(), &full.edition), (usual.total_minutes(), &usual.edition));
            assert!(full.sheets.iter().filter(|sheet| sheet.may_lack).all(|sheet| !sheet.needed));
            assert!(usual.sheets.iter().all(|sheet| !sheet.may_lack));
        }
        let mut file = plan.school.setting.built_in();
        file.planner.truncate(1);
        file.calendar.truncate(1);
        assert_eq!(resolve(&file).expect("no fault").fingerprint, plan.fingerprint);
    }
}

#[test]
fn a_heading_of_one_setting_is_read_in_every_other() {
    for words in Setting::ALL.map(|setting| plan(setting).words) {
        for head in [Head::Stage, Head::Subject, Head::Taking, Head::Cohort, Head::Cohorts, Head::SchoolName] {
            let known = head.aliases().iter().any(|alias| fold(alias) == fold(head.text(&words)));
            assert!(known, "{}", head.text(&words));
        }
    }
}

#[test]
fn a_department_is_asked_four_outcomes_a_stage_at_most_and_two_departments_each() {
    for plan in Setting::ALL.map(plan) {
        for (department, subject) in plan.subjects() {
            for stage in &subject.stages {
                let asked = plan.outcomes.iter().filter(|one| one.stage == *stage && one.asked_of(&department.code));
                assert!((1..=4).contains(&asked.count()), "{} at {stage}", subject.name);
            }
        }
        for outcome in &plan.outcomes {
            let asked = plan.departments.iter().filter(|one| outcome.asked_of(&one.code)).count();
            assert!(asked >= 2, "{}", outcome.reference);
        }
    }
}

#[test]
fn a_plan_comes_back_from_its_answers() {
    for file in Setting::ALL.map(Setting::built_in) {
        assert_eq!(plan_of(&answers_of_plan(&file)), file);
    }
}

#[test]
fn every_field_of_a_plan_has_a_slot_of_its_name() {
    let mut file = Setting::Mainstream.built_in();
    // In a first round nothing was agreed before.
    file.agreed.push(crate::plan::file::AgreedStep::default());
    let json = serde_json::to_value(&file).expect("a plan is JSON");
    let blocks = plan::blocks();
    for (table, rows) in json.as_object().expect("tables") {
        let block =
            blocks.iter().find(|block| block.key().word() == table).unwrap_or_else(|| panic!("no block {table}"));
        let row = rows.as_array().map_or(rows, |rows| &rows[0]);
        for field in row.as_object().expect("fields").keys() {
            assert!(block.specs().iter().any(|spec| spec.key.word() == field), "no slot {table}.{field}");
        }
    }
}

#[test]
fn what_a_block_says_of_its_slots_it_has() {
    for block in audit::blocks().into_iter().chain(plan::blocks()) {
        let has = |slot: SlotKey| block.specs().iter().any(|spec| spec.key == slot);
        let Nature { told_by, same_by, needs, .. } = block.nature();
        let needed = needs.iter().flat_map(|needs| [needs.said, needs.wanted]);
        for slot in told_by.iter().copied().chain(same_by.iter().copied()).chain(needed) {
            assert!(has(slot), "{} has no {slot}", block.key());
        }
        if let Rows::Spare(_) = block.rows() {
            assert!(!same_by.is_empty(), "{}: rows of two colleagues cannot be told apart", block.key());
        }
    }
}

#[test]
fn every_key_is_declared_and_every_form_is_made_of_declared_blocks() {
    let declared: Vec<_> = audit::blocks().into_iter().chain(plan::blocks()).collect();
    for key in BlockKey::ALL {
        assert!(declared.iter().any(|block| block.key() == *key), "no block {key}");
    }
    let slots: HashSet<SlotKey> = declared.iter().flat_map(|block| block.specs()).map(|spec| spec.key).collect();
    for key in SlotKey::ALL {
        assert!(slots.contains(key), "no slot {key}");
    }
    for form in forms() {
        for (sheet, area) in form.areas() {
            let is_declared = declared.iter().any(|block| std::ptr::addr_eq(*block, area.block));
            assert!(is_declared, "{}: {} is in no list of blocks", sheet.name, area.block.key());
        }
    }
}

/// A department answers statements once, with a column for each of its subjects; one with a single subject as ever.
#[test]
fn statements_are_printed_once_with_a_column_for_each_subject() {
    for setting in Setting::ALL {
        let forms = Forms::new(plan(setting));
        for department in &forms.plan().departments {
            let form = forms.usual(&department.code).expect("a form");
            let mut sheets = form
                .sheets
                .iter()
                .filter(|sheet| sheet.areas.iter().any(|area| area.block.key() == BlockKey::Checklist));
            let (sheet, None) = (sheets.next().expect("a checklist"), sheets.next()) else {
                panic!("{}: two checklists", department.name)
            };
            let subjects: Vec<&str> = department.subjects.iter().map(|subject| subject.name.as_str()).collect();
            let heading = |area: &Area, slot| area.heading(area.column_of(slot).expect("a column"), &form.words);
            let answers: Vec<String> = sheet.areas.iter().map(|area| heading(area, SlotKey::Answer)).collect();
            let evidence: Vec<String> = sheet.areas.iter().map(|area| heading(area, SlotKey::Evidence)).collect();
            if let [only] = subjects.as_slice() {
                assert_eq!(
                    (answers.as_slice(), evidence.as_slice()),
                    (["Answer".into()].as_slice(), ["Evidence".into()].as_slice())
                );
                assert_eq!(sheet.name, tab_name(only, "checklist", &[]));
            } else {
                assert_eq!(
                    (sheet.name.as_str(), answers),
                    ("Checklist", subjects.iter().map(|own| (*own).to_owned()).collect())
                );
                assert_eq!(evidence, subjects.iter().map(|own| format!("Evidence: {own}")).collect::<Vec<_>>());
                assert_eq!(sheet.bands().count(), 1);
                assert_eq!(sheet.otherwise.len(), subjects.len());
            }
        }
    }
}

/// Everything that a form says to whom it is issued: what is printed, headings, prompts and lists.
fn told(form: &Form) -> Vec<String> {
    let mut told = vec![form.title.clone()];
    for sheet in &form.sheets {
        told.extend([sheet.name.clone(), sheet.title.clone()]);
        told.extend(sheet.lines.iter().flat_map(|line| [line.label.clone(), line.text.clone()]));
    }
    for (_, area) in form.areas() {
        told.extend(area.caption.clone());
        told.extend(area.columns.iter().map(|column| column.heading(&form.words).to_owned()));
        told.extend(area.block.specs().iter().map(|spec| spec.help.to_owned()));
        told.extend(area.rows.iter().flat_map(|row| row.texts().map(|(_, text)| text.to_owned())));
        told.extend(area.rows.iter().filter_map(|row| Some(row.question()?.head.text(&form.words).to_owned())));
    }
    told.extend(form.lists.iter().flat_map(|list| list.labels().iter().cloned()));
    told
}

/// Its learners are with it for everything: it has no subject, and nobody takes one.
#[test]
fn no_class_team_is_asked_about_a_subject() {
    let speaks = |form: &Form| -> Vec<String> {
        let words = |text: &String| {
            // The ministry is called so.
            let text = fold(text).replace("department for education", "");
            ["subject", "department"].iter().any(|word| text.contains(word))
                || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "taking")
        };
        told(form).into_iter().filter(words).collect()
    };
    let forms = Forms::new(plan(Setting::Send));
    for department in &forms.plan().departments {
        for extras in [Extras::NONE, Extras::ALL] {
            let form = forms.with(&department.code, extras).expect("a form");
            assert_eq!(speaks(form), [""; 0], "{}", department.name);
        }
    }
    for message in &forms.plan().messages {
        let all = format!("{} {:?}", message.text, message.subject);
        assert!(!all.contains(" subject"), "{all}");
    }
    let usual = Forms::new(plan(Setting::Mainstream));
    assert!(!speaks(usual.usual("HUM").expect("a form")).is_empty(), "the sieve catches what it should");
}
