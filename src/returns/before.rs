//! What a round's forms show of the round before: the answers that counted there, each in the row of this round that asks
//! the same.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::{Results, Return};
use crate::answers::audit::TookPlace;
use crate::answers::{Answers, Given, Key, LastAnswers, RowPlace, Typed, Value, is_confirmed, printed_ref};
use crate::check;
use crate::fold::fold;
use crate::key::{ALL_ROWS, BlockKey, SlotKey};
use crate::layout::{Area, Before, Carried, Carries, Form, Forms, Row, said};
use crate::plan::{Department, LEADER, Outcome, Plan};

impl Results {
    /// What the forms of the next round show of this one.
    pub fn before(&self, forms: &Forms) -> Before {
        let codes = forms.plan().departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
        let answers = codes.filter_map(|code| {
            let rows = Rows { now: forms.plan(), then: &self.plan, form: forms.reading(code)? };
            let last = rows.of(&self.said_of(forms.plan().department(code), code));
            Some((code.to_owned(), last)).filter(|(_, last)| !last.is_empty())
        });
        Before { label: self.plan.round.label.clone(), answers: answers.collect() }
    }

    /// What was said of a department of now: by the one of its code, and of each subject by the one that had it then.
    fn said_of(&self, now: Option<&Department>, code: &str) -> Answers {
        let mut said = self.counting(code).map(|entry| entry.answers.clone()).unwrap_or_default();
        for subject in now.into_iter().flat_map(|department| &department.subjects) {
            let is_it = |name: &str| fold(name) == fold(&subject.name);
            let had = self.plan.subjects().find(|(own, then)| own.code != code && is_it(&then.name));
            let entry = had.and_then(|(own, _)| self.counting(&own.code));
            let of_it = |(key, _): &(&Key, &Given)| key.subject.as_deref().is_some_and(is_it);
            for (key, given) in entry.into_iter().flat_map(|entry| entry.answers.iter()).filter(of_it) {
                said.put(key.clone(), given.clone());
            }
        }
        said
    }
}

/// The answers of a return beside last round's: as its workbook shows them, else as they are known where it asks whether
/// they are still so.
pub(super) fn beside_last(forms: &Forms, code: &str, entry: &Return) -> Answers {
    let asks = |block, place: &RowPlace| {
        let (subject, row) = (place.subject.clone(), place.row.clone());
        entry.spots.contains_key(&Key { block, subject, row, slot: SlotKey::StillSo })
    };
    let known = forms.last_of(code).only(asks);
    // Where its column is gone nobody can say that it is still so: the row is asked as a new one.
    let rows: HashSet<(BlockKey, RowPlace)> = entry.spots.keys().map(|key| (key.block, RowPlace::of(key))).collect();
    let is_asked =
        |block, place: &RowPlace| !is_confirmed(block) || asks(block, place) || !rows.contains(&(block, place.clone()));
    entry.answers.typed().beside(entry.answers.last().clone().and(&known).only(is_asked))
}

/// One row's answers.
type Said<'a> = IndexMap<SlotKey, &'a Value>;

/// The rows of one department, then and now.
struct Rows<'a> {
    now: &'a Plan,
    then: &'a Plan,
    form: &'a Form,
}

impl Rows<'_> {
    fn of(&self, answers: &Answers) -> LastAnswers {
        let mut rows: IndexMap<(BlockKey, RowPlace), Said<'_>> = IndexMap::new();
        for (key, given) in answers.iter().filter(|(key, _)| key.slot != SlotKey::StillSo && key.row != ALL_ROWS) {
            let is_shown = |value: &&Value| match value {
                // What may name a learner is shown to nobody anew.
                Value::Withheld(_) => false,
                Value::Choice(choice) => !choice.asks(),
                Value::Text(_) | Value::Count(_) | Value::Date(_) => true,
            };
            if let Some(value) = given.means.as_ref().ok().filter(is_shown) {
                rows.entry((key.block, RowPlace::of(key))).or_default().insert(key.slot, value);
            }
        }
        let mut last = LastAnswers::default();
        let mut added: IndexMap<(BlockKey, Option<String>), usize> = IndexMap::new();
        for ((block, place), said) in rows {
            let Some((area, subject)) = self.area(block, place.subject.as_deref()) else { continue };
            let carries = area.block.nature().carries;
            let printed = self.printed(area, subject.as_deref(), &place, &said);
            let about = self.about(block, &place, &said);
            let row = match (printed, carries) {
                (_, Carries::Nothing) => continue,
                (Some(row), _) => row.reference.clone(),
                (None, Carries::Beside) => continue,
                (None, Carries::Answers | Carries::Planned) if !is_whole(block, &said, about.as_ref()) => continue,
                (None, Carries::Answers | Carries::Planned) => {
                    let nth = added.entry((block, subject.clone())).or_default();
                    *nth += 1;
                    let Some(spare) = area.block.rows().spare() else { continue };
                    spare.series.reference(*nth)
                }
            };
            let is_printed = printed.is_some();
            let key = |slot| Key { block, subject: subject.clone(), row: row.clone(), slot };
            if let Some(label) = about.filter(|_| !is_printed) {
                last.put(&key(SlotKey::Ref), Value::Text(label));
            }
            for (slot, value) in said {
                let is_of_those_there = carries == Carries::Planned && SlotKey::TESTS.contains(&slot);
                if slot == SlotKey::Ref || is_of_those_there {
                    continue;
                }
                if let Some(value) = check::meant_now(self.now, self.form, &key(slot), &Typed::from(value)) {
                    last.put(&key(slot), value);
                }
            }
        }
        self.reworded(answers, &mut last);
        check::without_the_past(self.now, self.form, last)
    }

    /// Where an outcome was reworded, or replaces others: what was said of these stands beside it, to be read.
    fn reworded(&self, answers: &Answers, last: &mut LastAnswers) {
        let block = BlockKey::Outcomes;
        let areas = self.form.areas().map(|(_, area)| area).filter(|area| area.block.key() == block);
        for row in areas.flat_map(|area| &area.rows).filter(|row| row.carried != Carried::ForAll) {
            let Some(now) = self.now.outcome(&row.reference).filter(|_| !row.is_spare()) else { continue };
            let own = |reference: &str, slot| {
                let is_it = |(key, _): &(&Key, &Given)| {
                    key.block == block
                        && key.slot == slot
                        && key.row == reference
                        && key.subject.as_deref().map(fold) == row.subject.as_deref().map(fold)
                };
                answers.iter().find(is_it).and_then(|(_, given)| given.means.as_ref().ok())
            };
            let place = RowPlace { subject: row.subject.clone(), row: row.reference.clone() };
            if last.row(block, &place).is_some() {
                continue;
            }
            let replaced = now.replaces.iter().map(String::as_str).chain([row.reference.as_str()]);
            let told: Vec<String> = replaced
                .filter_map(|reference| {
                    let then = self.then.outcome(reference)?;
                    let slots = [SlotKey::Coverage, SlotKey::Status, SlotKey::Term, SlotKey::Unit, SlotKey::Cohorts];
                    let shown = |value: &&Value| !matches!(value, Value::Withheld(_));
                    let row: IndexMap<SlotKey, Value> = slots
                        .into_iter()
                        .filter_map(|slot| Some((slot, own(reference, slot).filter(shown)?.clone())))
                        .collect();
                    let specs = self.form.areas().find(|(_, area)| area.block.key() == block)?.1.block.specs();
                    let is_answer = |value: &Value| !matches!(value, Value::Choice(choice) if choice.asks());
                    row.get(&SlotKey::Coverage).filter(|value| is_answer(value))?;
                    Some(format!("{} was \"{}\": {}", then.reference, then.title, said(&specs, &row)))
                })
                .collect();
            if !told.is_empty() {
                let key = Key { block, subject: place.subject, row: place.row, slot: SlotKey::LastTime };
                last.put(&key, Value::Text(told.join("\n")));
            }
        }
    }

    /// The area in which a block's rows of a subject stand now, and what the subject is called now.
    fn area(&self, block: BlockKey, subject: Option<&str>) -> Option<(&Area, Option<String>)> {
        let own = |name: Option<&String>| name.map(|name| fold(name)) == subject.map(fold);
        self.form.areas().map(|(_, area)| area).filter(|area| area.block.key() == block).find_map(|area| {
            let row = area.rows.iter().find(|row| own(row.subject.as_ref()))?;
            Some((area, row.subject.clone()))
        })
    }

    /// The printed row of now that asks what a row asked then; none where it was reworded, or said too little.
    fn printed<'f>(&self, area: &'f Area, subject: Option<&str>, place: &RowPlace, said: &Said<'_>) -> Option<&'f Row> {
        let reference = self.called_now(area.block.key(), &place.row)?;
        let is_it = |row: &&Row| !row.is_spare() && row.reference == reference && row.subject.as_deref() == subject;
        let row = area.rows.iter().find(is_it)?;
        let block = area.block.key();
        let asks_the_same = if block == BlockKey::Outcomes {
            said.contains_key(&SlotKey::Coverage)
        } else if block == BlockKey::Checklist {
            let item =
                |plan: &Plan| plan.checklist.iter().find(|own| own.reference == place.row).map(|own| fold(&own.item));
            item(self.then) == item(self.now)
        } else if block == BlockKey::Steps {
            said.contains_key(&SlotKey::Progress)
        } else {
            true
        };
        asks_the_same.then_some(row)
    }

    /// The ref that a row has now: of an outcome the one under which it has the same words.
    fn called_now<'r>(&'r self, block: BlockKey, reference: &'r str) -> Option<&'r str> {
        if block != BlockKey::Outcomes {
            return Some(reference);
        }
        let then = self.then.outcome(reference)?;
        let is_it = |own: &&Outcome| {
            (own.reference == then.reference || own.replaces.contains(&then.reference))
                && fold(&own.title) == fold(&then.title)
        };
        self.now.outcomes.iter().find(is_it).map(|own| own.reference.as_str())
    }

    /// Of a row that people added, the outcome that it is about, by its label now.
    fn about(&self, block: BlockKey, place: &RowPlace, said: &Said<'_>) -> Option<String> {
        if block != BlockKey::Outcomes {
            return None;
        }
        let then = match said.get(&SlotKey::Ref) {
            Some(label) => self.then.outcome_labelled(&label.to_string())?,
            // The printed ref in a second row.
            None if printed_ref(&place.row) != place.row => self.then.outcome(printed_ref(&place.row))?,
            None => return None,
        };
        self.now.outcome(self.called_now(block, &then.reference)?).map(Outcome::label)
    }
}

/// Whether a row that people added says enough to be asked about again.
fn is_whole(block: BlockKey, said: &Said<'_>, about: Option<&String>) -> bool {
    if block == BlockKey::Outcomes {
        about.is_some() && said.contains_key(&SlotKey::Coverage)
    } else if block == BlockKey::Employers {
        let planned = said.get(&SlotKey::TookPlace).and_then(|value| value.chosen());
        planned == Some(TookPlace::Planned)
    } else {
        said.contains_key(&SlotKey::Changed)
    }
}
