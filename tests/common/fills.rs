//! Random fills as people make them: labels and what else is read as one, words that no list has, numbers and dates that
//! cannot be, rows half filled in.

use careers_audit::answers::{Answers, Given, Key, Typed};
use careers_audit::check;
use careers_audit::key::SlotKey;
use careers_audit::layout::{Area, Carried, Form, Holds, ListOf, Row, Spec, answers_of};
use careers_audit::plan::{Department, Plan};
use jiff::ToSpan;

use super::random::{self, Dice};

/// A cell that may be filled in.
type Asked<'f> = (&'f Area, &'f Row, &'static Spec);

/// Everything that a form asks.
fn asked(form: &Form) -> Vec<Asked<'_>> {
    let mut asked = Vec::new();
    for (_, area) in form.areas() {
        for row in &area.rows {
            asked.extend(area.block.specs().into_iter().filter(|spec| row.asks(spec)).map(|spec| (area, row, spec)));
        }
    }
    asked
}

/// What somebody typed into a cell, with what the reader makes of it.
fn put(plan: &Plan, form: &Form, (area, row, spec): Asked<'_>, typed: Typed, answers: &mut Answers) {
    if typed.is_blank() {
        return;
    }
    let means = check::mean(plan, form, row, spec, &typed);
    answers.put(area.key(row, spec.key), Given { typed, means });
}

/// A random fill of a form.
pub fn fill(plan: &Plan, department: Option<&Department>, form: &Form, seed: u64) -> Answers {
    let mut dice = Dice::new(seed ^ 0x0f11_0f11);
    let base = match (department, seed % 6) {
        (_, 0) => Answers::default(),
        (Some(department), 1 | 2) => answers_of(&random::slips::able(plan, department, seed)),
        (Some(department), 3) => answers_of(&random::slips::careless(plan, department, seed)),
        (Some(department), _) => answers_of(&random::audit(plan, department, seed)),
        (None, _) => random::answers(plan, form, seed),
    };
    let cells = asked(form);
    let mut answers = Answers::default();
    for own in &cells {
        let (area, row, spec) = *own;
        let Some(given) = base.get(&area.key(row, spec.key)) else { continue };
        let typed = retyped(plan, form, *own, given, &mut dice);
        put(plan, form, *own, typed, &mut answers);
    }
    confirmed(plan, form, &cells, &mut dice, &mut answers);
    if dice.often(30) {
        staged(plan, form, &cells, &mut dice, &mut answers);
    }
    let slips = if dice.often(40) { 0 } else { dice.below(7) };
    for _ in 0..slips {
        let own = &cells[dice.below(cells.len())];
        let key: Key = own.0.key(own.1, own.2.key);
        let mut left = Answers::default();
        answers
            .iter()
            .filter(|(other, _)| **other != key)
            .for_each(|(other, given)| left.put(other.clone(), given.clone()));
        answers = left;
        if let Some(typed) = slip(plan, form, *own, &mut dice) {
            put(plan, form, *own, typed, &mut answers);
        }
    }
    answers
}

/// What is said of last round's answers, where they stand beside the rows: of some, of all, of none; and most of these rows
/// are left as they are.
fn confirmed(plan: &Plan, form: &Form, cells: &[Asked<'_>], dice: &mut Dice, answers: &mut Answers) {
    let is_as_it_was = dice.often(50);
    let (eager, for_all, typed) =
        if is_as_it_was { (0, true, 0) } else { (dice.below(100), dice.often(40), dice.below(60)) };
    let mut left = Vec::new();
    for own in cells.iter().filter(|(.., spec)| spec.key == SlotKey::StillSo) {
        let (area, row, spec) = *own;
        if row.carried == Carried::Asked && !dice.often(typed) {
            left.push((area.block.key(), row.subject.clone(), row.reference.clone()));
        }
        let planned = matches!(spec.holds, Holds::Choice(ListOf::Confirmed));
        let eager = if is_as_it_was && planned { 100 } else { eager };
        if dice.often(if row.carried == Carried::ForAll { 100 * usize::from(for_all) } else { eager }) {
            let labels = form.list(row, spec.key).expect("a list").labels();
            let label = if dice.often(5) { "maybe".to_owned() } else { dice.one(labels) };
            put(plan, form, *own, Typed::Text(label), answers);
        }
    }
    let goes =
        |key: &Key| key.slot != SlotKey::StillSo && left.contains(&(key.block, key.subject.clone(), key.row.clone()));
    let kept: Vec<(Key, Given)> =
        answers.iter().filter(|(key, _)| !goes(key)).map(|(key, given)| (key.clone(), given.clone())).collect();
    *answers = Answers::default();
    kept.into_iter().for_each(|(key, given)| answers.put(key, given));
}

/// What takes more than one cell: most of a stage not applicable, more staff who took part than there are, one of many.
fn staged(plan: &Plan, form: &Form, cells: &[Asked<'_>], dice: &mut Dice, answers: &mut Answers) {
    let of = |slot: SlotKey| cells.iter().filter(move |(_, _, spec)| spec.key == slot).copied().collect::<Vec<_>>();
    let mut type_into = |own: Asked<'_>, typed: Typed| put(plan, form, own, typed, answers);
    match dice.below(4) {
        0 => {
            let rows = of(SlotKey::Coverage);
            let Some((area, row, _)) = rows.first().copied() else { return };
            let is_own = |own: &&Asked<'_>| own.1.stage() == row.stage() && own.0.subject == area.subject;
            for own in rows.iter().filter(is_own) {
                type_into(*own, Typed::Text("n/a".to_owned()));
            }
        }
        1 => {
            for (slot, number) in [(SlotKey::Teachers, 4.0), (SlotKey::TeachersTrained, 9.0)] {
                of(slot).into_iter().for_each(|own| type_into(own, Typed::Number(number)));
            }
        }
        staged => {
            let rows = of(SlotKey::Taking);
            if !rows.is_empty() {
                type_into(dice.one(&rows), Typed::Number(if staged == 2 { 1.0 } else { 2140.0 }));
            }
        }
    }
}

/// An answer as it stands on its list, or as people type it.
fn retyped(plan: &Plan, form: &Form, (_, row, spec): Asked<'_>, given: &Given, dice: &mut Dice) -> Typed {
    let Ok(value) = &given.means else { return given.typed.clone() };
    let label = Given::listed(value.clone(), &plan.framework).typed;
    let (Holds::Choice(of), Typed::Text(label)) = (spec.holds, &label) else { return label };
    if !dice.often(25) {
        return Typed::Text(label.clone());
    }
    let list = form.list(row, spec.key).expect("a list");
    let word = if of == ListOf::Outcomes {
        let reference = label.split(' ').next().unwrap_or_default();
        dice.one(&[reference.to_owned(), format!("{reference}: whatever"), label.to_lowercase()])
    } else {
        let position = list.labels().iter().position(|other| other == label);
        let words: Vec<&str> =
            list.accepted().iter().filter(|(_, at)| Some(*at) == position).map(|(word, _)| *word).collect();
        if words.is_empty() { label.clone() } else { dice.one(&words).to_owned() }
    };
    let word = match dice.below(4) {
        0 => word.to_uppercase(),
        1 => format!(" {word}  "),
        2 => format!("{word}."),
        _ => word,
    };
    Typed::Text(word)
}

/// What somebody types who slips.
fn slip(plan: &Plan, form: &Form, (_, row, spec): Asked<'_>, dice: &mut Dice) -> Option<Typed> {
    let text = |text: &str| Some(Typed::Text(text.to_owned()));
    if dice.often(25) {
        return None;
    }
    match spec.holds {
        Holds::Choice(_) if dice.often(40) => text(dice.one(&["Tought", "maybe later", "see below", "?!"])),
        Holds::Choice(_) => {
            let labels = form.list(row, spec.key).expect("a list").labels();
            if labels.is_empty() { None } else { Some(Typed::Text(dice.one(labels))) }
        }
        Holds::Count { .. } => {
            let roll = f64::from(row.roll().unwrap_or(30));
            match dice.below(8) {
                0 => text("most"),
                1 => text(&roll.to_string()),
                2 => Some(Typed::Number(roll * 10.0)),
                3 | 4 => Some(Typed::Number(1.0)),
                5 => Some(Typed::Number(2.5)),
                6 => Some(Typed::Number(0.0)),
                _ => Some(Typed::Number(roll)),
            }
        }
        Holds::Date => {
            let (first, last) = plan.round.year;
            match dice.below(4) {
                0 => text("after half term"),
                1 => Some(Typed::Date(last.checked_add(40.days()).expect("a day"))),
                2 => Some(Typed::Number(7.0)),
                _ => Some(Typed::Date(first.checked_add(30.days()).expect("a day"))),
            }
        }
        Holds::Text { .. } => text("Rivers and coasts"),
        Holds::Printed | Holds::Code(_) | Holds::Live(_) => None,
    }
}
