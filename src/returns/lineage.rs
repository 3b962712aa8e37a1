//! Whether a newer return is an older one of its department saved again, which it replaces, or another part beside it.
//!
//! It replaces the older one when it
//! 1. was made from the older one's correction, or
//! 2. answers every cell that the older answered, and each record in it is about the same thing, or
//! 3. was filled in by the same people, answers at least half of the older's rows, and something of each of its subjects, or
//! 4. may be the same people's, for one of the two does not say, answers nearly all of the older's rows (all but one in ten,
//!    or all but one where two stay for it), and says the same in at least half of the cells that both answer.
//!
//! In the last two its file must have all the sheets that the older answered: who sends a sheet alone sends a part. What
//! other people filled in is never replaced by the last two. A row counts as answered where any of its cells is, and a
//! record that moved to another row of its table is the same record.

use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};

use super::Return;
use super::people::{Kinship, People};
use crate::answers::{Answers, Given, Key, Value};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::layout::Form;
use crate::learner::shareable_file;

/// Of so many rows one may be left out.
const NEARLY: usize = 10;

/// A row by its block, its subject and its ref.
type RowOf<'r> = (BlockKey, Option<&'r str>, &'r str);

fn row_of(key: &Key) -> RowOf<'_> {
    (key.block, key.subject.as_deref(), key.row.as_str())
}

/// Who filled in what was returned, as its own answer says.
pub(super) fn people(answers: &Answers) -> People {
    let who = answers.iter().find(|(key, _)| key.block == BlockKey::About && key.slot == SlotKey::FilledBy);
    let said = who.and_then(|(_, given)| given.means.as_ref().ok().and_then(Value::text));
    said.map(People::of).unwrap_or_default()
}

/// Whether a return was made from the correction of another: whatever it says then counts.
pub(super) fn corrects(newer: &Return, older: &Return) -> bool {
    !newer.corrects.is_empty() && older.fingerprints.iter().all(|own| newer.corrects.contains(own))
}

/// Whether a newer return replaces an older one.
pub(super) fn replaces(form: &Form, newer: &Return, older: &Return) -> bool {
    if corrects(newer, older) {
        return true;
    }
    let kin = people(&newer.answers).kin(&people(&older.answers));
    // Where others are not sure, what was answered stands.
    let stands = |old: &Given, new: &Given| kin == Kinship::Same || old.asks() || !new.asks();
    let answers_all = older.answers.iter().all(|(key, old)| newer.answers.get(key).is_some_and(|new| stands(old, new)));
    if answers_all && (kin == Kinship::Same || !tells_of_others(form, newer, older)) {
        return true;
    }
    if kin == Kinship::Others || !has_the_sheets(newer, older) {
        return false;
    }
    let rows = asked_rows(&older.answers);
    let moved = Moved::of(form, newer, older);
    let own = asked_rows(&newer.answers);
    let stay = rows.iter().filter(|row| own.contains(*row) || moved.has(row)).count();
    let gone = rows.len() - stay;
    match kin {
        Kinship::Same => stay >= gone && stay > 0 && answers_each_subject(newer, older),
        Kinship::Unsaid => {
            gone <= (rows.len() / NEARLY).max(1) && stay >= 2 * gone.max(1) && says_much_the_same(newer, older)
        }
        Kinship::Others => false,
    }
}

/// The rows that are answered, but for what is said of the return itself.
fn asked_rows(answers: &Answers) -> IndexSet<RowOf<'_>> {
    answers.iter().map(|(key, _)| row_of(key)).filter(|(block, ..)| *block != BlockKey::About).collect()
}

/// Whether a file has a place for something of every table that another answered.
fn has_the_sheets(newer: &Return, older: &Return) -> bool {
    let table = |key: &Key| (key.block, key.subject.clone());
    let there: HashSet<_> = newer.spots.keys().map(table).collect();
    older.answers.iter().filter(|(key, _)| key.block != BlockKey::About).all(|(key, _)| there.contains(&table(key)))
}

fn answers_each_subject(newer: &Return, older: &Return) -> bool {
    let subjects = |entry: &Return| -> HashSet<String> {
        entry.answers.iter().filter_map(|(key, _)| key.subject.clone()).collect()
    };
    subjects(older).is_subset(&subjects(newer))
}

fn says_much_the_same(newer: &Return, older: &Return) -> bool {
    let both = older.answers.iter().filter_map(|(key, old)| Some((old, newer.answers.get(key)?)));
    let (alike, all) = both.fold((0, 0), |(alike, all), (old, new)| {
        let is_alike = old.means == new.means || fold(&old.typed.for_its_author()) == fold(&new.typed.for_its_author());
        (alike + usize::from(is_alike), all + 1)
    });
    alike * 2 >= all
}

/// Records of the older return that stand in another row of the newer one, as when a row above was taken out.
struct Moved<'r>(HashSet<RowOf<'r>>);

impl<'r> Moved<'r> {
    fn of(form: &Form, newer: &Return, older: &'r Return) -> Moved<'r> {
        let there = records(form, &newer.answers);
        let stands = |(block, subject, _): &RowOf<'_>, cells: &HashSet<(SlotKey, String)>| {
            there.iter().any(|((other, of, _), own)| (other, of) == (block, subject) && cells.is_subset(own))
        };
        let here = records(form, &older.answers).into_iter();
        Moved(here.filter(|(row, cells)| stands(row, cells)).map(|(row, _)| row).collect())
    }

    fn has(&self, row: &RowOf<'_>) -> bool {
        self.0.contains(row)
    }
}

/// The rows that people add as they like, told by what such a row is about, each with what stands in it.
fn records<'a>(form: &Form, answers: &'a Answers) -> IndexMap<RowOf<'a>, HashSet<(SlotKey, String)>> {
    let about: HashMap<BlockKey, SlotKey> =
        form.areas().filter_map(|(_, area)| Some((area.block.key(), *area.block.nature().same_by.first()?))).collect();
    let mut rows: IndexMap<RowOf<'a>, HashSet<(SlotKey, String)>> = IndexMap::new();
    for (key, given) in answers.iter().filter(|(key, _)| about.contains_key(&key.block)) {
        rows.entry(row_of(key)).or_default().insert((key.slot, fold(&given.typed.for_its_author())));
    }
    rows.retain(|(block, ..), cells| cells.iter().any(|(slot, _)| about.get(block) == Some(slot)));
    rows
}

/// Whether a row that people add as they like is about another thing than that row of the older return, whose record
/// stands nowhere else: two people both begin at E1.
fn tells_of_others(form: &Form, newer: &Return, older: &Return) -> bool {
    let same_by: HashMap<BlockKey, &[SlotKey]> =
        form.areas().map(|(_, area)| (area.block.key(), area.block.nature().same_by)).collect();
    let moved = Moved::of(form, newer, older);
    let mut records = records(form, &older.answers).into_keys().filter(|row| !moved.has(row));
    records.any(|(block, subject, row)| {
        same_by.get(&block).into_iter().copied().flatten().any(|slot| {
            let key = Key { block, subject: subject.map(str::to_owned), row: row.to_owned(), slot: *slot };
            let both = older.answers.get(&key).zip(newer.answers.get(&key));
            both.is_some_and(|(old, new)| fold(&old.typed.for_its_author()) != fold(&new.typed.for_its_author()))
        })
    })
}

/// A note for each answer of an older return that is blank in the one that replaces it. What the newer file has no cell
/// for was not cleared where the file is a correction: that draws only what is asked.
pub(super) fn cleared(form: &Form, newer: &Return, older: &Return) -> Vec<Finding> {
    let moved = Moved::of(form, newer, older);
    let is_drawn = |key: &Key| newer.corrects.is_empty() || newer.spots.contains_key(key);
    let blank = older.answers.iter().filter(|(key, _)| {
        newer.answers.get(key).is_none() && is_drawn(key) && !moved.has(&row_of(key)) && key.block != BlockKey::About
    });
    blank.map(|(key, given)| note(form, (newer, older), key, &given.typed.shown())).collect()
}

/// The note that an answer was cleared.
pub(super) fn note(form: &Form, (newer, older): (&Return, &Return), key: &Key, was: &str) -> Finding {
    let spot = newer.spots.get(key);
    let place = Place {
        sheet: spot.or_else(|| older.spots.get(key)).map(|spot| spot.sheet.clone()),
        cell: spot.map(|spot| spot.at.to_string()),
        subject: key.subject.clone(),
        row: Some(key.printed_row().to_owned()),
        column: Some(key.slot),
        heading: form.spec(key).map(|spec| spec.head.text(&form.words).to_owned()),
    };
    let (old_file, new_file) = (shareable_file(older.file_of(key)), shareable_file(&newer.file));
    let message = format!("'{was}' stood here in {old_file}, and {new_file} leaves it blank: it is taken as cleared.");
    Finding::at(Code::Cleared, place, message)
}
