//! A line of workings for each checklist item that an approach needs: its answer, and the sentence of
//! the first item from here on that is not *Yes*.

use super::cells::{NONE, quoted};
use super::desk::Desk;
use super::lines::Book;
use crate::answers::Labelled;
use crate::answers::audit::{Audit, Tick};
use crate::judge::sentence::{answered, named};
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Item, Plan};

/// The columns of a line.
const REF: u32 = 1;
const NAME: u32 = 2;
const ANSWER: u32 = 3;
const FIRST: u32 = 4;

/// A needed item with its answer.
pub(super) struct Asked<'a> {
    item: &'a Item,
    tick: Option<Tick>,
}

/// The needed items of each approach.
pub(super) fn asked<'a>(plan: &'a Plan, subject: &str, audit: &Audit) -> [Vec<Asked<'a>>; 3] {
    Approach::ALL.map(|approach| {
        plan.needed(approach).map(|item| Asked { item, tick: audit.tick(subject, &item.reference) }).collect()
    })
}

/// What is told of the first item that is not *Yes*; nothing where each is.
pub(super) fn sentence(items: &[Asked<'_>]) -> String {
    let unmet = items.iter().find(|asked| asked.tick != Some(Tick::Yes));
    unmet.map_or_else(String::new, |asked| {
        named(&asked.item.reference, &asked.item.item) + &answered(asked.item.approach, asked.tick)
    })
}

/// Lays the lines of one approach's items; gives the cell that tells what [`sentence`] tells.
pub(super) fn lay(desk: &mut Desk<'_>, book: &Book<'_>, subject: &str, items: &[Asked<'_>]) -> String {
    let nothing = quoted(NONE);
    if items.is_empty() {
        return nothing;
    }
    let first = desk.take(items.len());
    let answers: Vec<Tick> = Tick::ALL.iter().copied().filter(|tick| !tick.asks()).collect();
    let approach = items.first().map_or(Approach::Foundation, |asked| asked.item.approach);
    let told = [None].into_iter().chain(answers.iter().copied().map(Some));
    let told: Vec<String> = told.map(|tick| quoted(&answered(approach, tick))).collect();
    for (position, (line, asked)) in (first..).zip(items).enumerate() {
        desk.write(line, 0, "item");
        desk.write(line, REF, &asked.item.reference);
        desk.write(line, NAME, &named(&asked.item.reference, &asked.item.item));
        // The number of the answer on its list; 0 for none, and for anything else.
        let tick = book.sense(BlockKey::Checklist, Some(subject), &asked.item.reference, SlotKey::Answer);
        let all: Vec<i64> = answers.iter().map(|tick| super::sense::of(*tick)).collect();
        let answer = tick.map_or("0".to_owned(), |tick| format!("{}*{}", tick.is(&all).formula(), tick.formula()));
        let number = answers.iter().position(|tick| Some(*tick) == asked.tick).map_or(0, |position| position + 1);
        desk.number(line, ANSWER, answer, number);
        let below = if position + 1 < items.len() { desk.cell(line + 1, FIRST) } else { nothing.clone() };
        let (name, answer) = (desk.cell(line, NAME), desk.cell(line, ANSWER));
        let yes = answers.iter().position(|tick| *tick == Tick::Yes).map_or(0, |position| position + 1);
        let formula = format!("IF({answer}={yes},{below},{name}&CHOOSE({answer}+1,{}))", told.join(","));
        desk.text(line, FIRST, formula, sentence(&items[position..]));
    }
    desk.cell(first, FIRST)
}
