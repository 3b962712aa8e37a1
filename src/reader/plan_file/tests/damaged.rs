//! One wrong cell is one fault: in the built-in plan of every setting, every column of every table is damaged in turn.

use super::super::told::PlanFault;
use super::super::{By, believe};
use crate::answers::{At, Given, Key, Read, Spot, Typed};
use crate::check;
use crate::key::SlotKey;
use crate::layout::{self, Form, Row};
use crate::plan::Setting;

/// A plan as if it had been read from a workbook, and the form it was read by.
struct Sheet {
    by: By,
    read: Read,
}

impl Sheet {
    fn of(setting: Setting) -> Sheet {
        let by = By::built_in().expect("a form");
        let form = &by.form;
        let mut read = Read { answers: layout::answers_of_plan(&setting.built_in()), ..Read::default() };
        let rows: Vec<(Key, u32)> = read.answers.iter().map(|(key, _)| (key.clone(), row_of(key))).collect();
        for (nth, (sheet, area)) in (0..).zip(form.areas()) {
            let specs = area.block.specs();
            let mut own: Vec<(String, u32)> = rows
                .iter()
                .filter(|(key, _)| key.block == area.block.key())
                .map(|(key, row)| (key.row.clone(), *row))
                .collect();
            own.dedup();
            for (column, spec) in (0..).zip(specs) {
                for (row, number) in &own {
                    let key = Key { block: area.block.key(), subject: None, row: row.clone(), slot: spec.key };
                    let is_form = area.block.rows() == layout::Rows::Form;
                    if is_form && layout_question(area, row) != Some(spec.key) {
                        continue;
                    }
                    read.spots
                        .insert(key, Spot { sheet: sheet.name.clone(), at: At::Cell(nth * 1000 + *number, column) });
                }
            }
        }
        Sheet { by, read }
    }

    /// What is told once a cell says something else.
    fn told(&self, key: &Key, typed: Option<&Typed>) -> Vec<PlanFault> {
        let mut read = Read { spots: self.read.spots.clone(), ..Read::default() };
        for (other, given) in self.read.answers.iter().filter(|(other, _)| *other != key) {
            read.answers.put(other.clone(), given.clone());
        }
        if let Some(typed) = typed {
            let spec = self.by.form.spec(key).expect("declared");
            let (_, area) = self.by.form.areas().find(|(_, area)| area.block.key() == key.block).expect("an area");
            let template = Row::default();
            let row = area.rows.iter().find(|row| row.asks(spec)).unwrap_or(&template);
            let means = check::mean(&self.by.plan, &self.by.form, row, spec, typed);
            read.answers.put(key.clone(), Given { typed: typed.clone(), means });
        }
        read.answers = in_order(&self.by.form, &read.answers);
        believe(None, &self.by, &read, Vec::new()).err().unwrap_or_default()
    }
}

/// Answers in reading order: a plan's rows are taken in the order of their first answers.
fn in_order(form: &Form, answers: &crate::answers::Answers) -> crate::answers::Answers {
    let tables: Vec<_> = form.areas().map(|(_, area)| area.block.key()).collect();
    let mut all: Vec<(Key, Given)> = answers.iter().map(|(key, given)| (key.clone(), given.clone())).collect();
    all.sort_by_key(|(key, _)| (tables.iter().position(|table| *table == key.block), row_of(key)));
    let mut ordered = crate::answers::Answers::default();
    all.into_iter().for_each(|(key, given)| ordered.put(key, given));
    ordered
}

fn row_of(key: &Key) -> u32 {
    key.row.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0)
}

fn layout_question(area: &layout::Area, row: &str) -> Option<SlotKey> {
    area.rows.iter().find(|own| own.reference == row)?.question().map(|spec| spec.key)
}

/// What is typed over a cell, or nothing.
fn damages(is: &Typed, other: Option<&Typed>) -> Vec<Option<Typed>> {
    let text = |text: String| Some(Typed::Text(text));
    let shown = is.shown();
    let mut swapped: Vec<char> = shown.chars().collect();
    if swapped.len() > 1 {
        swapped.swap(0, 1);
    }
    vec![
        None,
        text("Zq&%x".to_owned()),
        text("please ask Jane about this one".to_owned()),
        text(swapped.into_iter().collect()),
        text(format!("{shown}\u{202e}")),
        text(format!("{shown}x")),
        text("x".repeat(5000)),
        Some(Typed::Number(7.5)),
        Some(Typed::Error("#REF!".to_owned())),
        other.cloned(),
    ]
}

/// Damages every column of a setting's plan, in as many of the ways as are asked for: others for each column.
fn damaged(setting: Setting, ways: usize) {
    let sheet = Sheet::of(setting);
    assert!(
        sheet
            .told(&Key { row: "nowhere".to_owned(), ..sheet.read.spots.keys().next().expect("a cell").clone() }, None)
            .is_empty()
    );
    let keys: Vec<&Key> = sheet.read.spots.keys().collect();
    let mut columns: indexmap::IndexMap<_, Vec<&Key>> = indexmap::IndexMap::new();
    for key in keys {
        columns.entry((key.block, key.slot)).or_default().push(key);
    }
    let mut wrong = Vec::new();
    for (nth, own) in columns.values().enumerate() {
        let key = own[(nth * 7) % own.len()];
        let is = sheet.read.answers.get(key).map_or(Typed::Text("Ann".to_owned()), |given| given.typed.clone());
        let other = own.iter().rev().filter_map(|other| sheet.read.answers.get(other)).map(|given| &given.typed);
        let other = other.into_iter().find(|other| **other != is);
        // A code that two rows have is said by the other one still.
        let has_twin =
            own.iter().filter(|one| sheet.read.answers.get(one).is_some_and(|given| given.typed == is)).count() > 1;
        let all = damages(&is, other);
        for typed in all.iter().cycle().skip(nth * 3).take(ways) {
            let told = sheet.told(key, typed.as_ref());
            let is_named = told.iter().all(|fault| fault.keys.contains(key));
            // Another row's code is none that is wrong by itself: what then has none is told.
            let is_anothers = typed.as_ref() == other;
            if (told.len() > 1 || !is_named && !is_anothers) && !(has_twin && key.slot == SlotKey::Code) {
                let told: Vec<String> = told.iter().map(ToString::to_string).collect();
                wrong.push(format!("{} {} {}: {typed:?} for {is:?}: {told:#?}", key.block, key.row, key.slot));
                continue;
            }
            // What is offered instead can be taken.
            for text in told.iter().filter(|fault| &fault.keys[0] == key).filter_map(|fault| fault.suggestion.as_ref())
            {
                let after = sheet.told(key, Some(&Typed::Text(text.clone())));
                if after.iter().any(|fault| fault.keys.first() == Some(key)) {
                    wrong.push(format!(
                        "{} {} {}: '{text}' was offered, and told {after:#?}",
                        key.block, key.row, key.slot
                    ));
                }
            }
        }
    }
    let text: String = wrong.join("\n");
    assert!(wrong.is_empty(), "{setting:?}: {}\n{}", wrong.len(), text.chars().take(14_000).collect::<String>());
}

#[test]
fn one_wrong_cell_of_a_mainstream_plan_is_one_fault() {
    damaged(Setting::Mainstream, 4);
}

#[test]
fn one_wrong_cell_of_a_special_schools_plan_is_one_fault() {
    damaged(Setting::Send, 2);
}

#[test]
fn one_wrong_cell_of_a_colleges_plan_is_one_fault() {
    damaged(Setting::College, 2);
}

#[test]
fn one_wrong_cell_of_a_plan_of_alternative_provision_is_one_fault() {
    damaged(Setting::AlternativeProvision, 2);
}
