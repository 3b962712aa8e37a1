//! Several good returns of one department: which supersedes which, and how parts are put together.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::people::{Kinship, People};
use super::{Return, State, checked, lineage, of_all};
use crate::answers::{Answers, Given, Key, Listed, Value, printed_ref};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms};
use crate::learner::shareable_file;
use crate::words::{first, many};

/// The good returns of one department, oldest first: all superseded but one, which counts.
pub(super) fn settle_department(forms: &Forms, code: &str, returns: Vec<Return>) -> Vec<Return> {
    let Some(form) = forms.reading(code) else { return returns };
    let mut settled: Vec<Return> = Vec::new();
    let mut living: Vec<Return> = Vec::new();
    for mut newer in in_order(returns) {
        let (replaced, others): (Vec<Return>, Vec<Return>) =
            living.into_iter().partition(|older| lineage::replaces(form, &newer, older));
        list_what_was_open(forms, code, form, &mut newer, &replaced);
        for older in replaced {
            newer.findings.extend(lineage::cleared(form, &newer, &older));
            settled.push(superseded(forms, code, older, &newer.file, "replaced by"));
        }
        living = others;
        living.push(newer);
    }
    let counting = living.into_iter().reduce(|older, newer| merge((forms, code, form), older, newer, &mut settled));
    settled.extend(counting.map(|mut counting| {
        tell_origins(&mut counting);
        checked(forms, code, counting)
    }));
    settled
}

/// What was open in the returns that a correction was made from, where its own list of it lacks lines or is gone: what is
/// mended is told from the cells.
fn list_what_was_open(forms: &Forms, code: &str, form: &Form, newer: &mut Return, replaced: &[Return]) {
    let corrected = replaced.iter().filter(|older| lineage::corrects(newer, older)).cloned();
    let merged = corrected.reduce(|older, newer| merge((forms, code, form), older, newer, &mut Vec::new()));
    let Some(before) = merged.map(|before| checked(forms, code, before)) else { return };
    let open: Vec<String> = before.findings.iter().filter(|own| own.is_open()).map(Finding::mark).collect();
    if newer.listed.len() < open.len() {
        let is_listed = |mark: &String| newer.listed.iter().any(|listed| listed.mark == *mark);
        let lost: Vec<String> = open.into_iter().filter(|mark| !is_listed(mark)).collect();
        newer.listed.extend(lost.into_iter().map(|mark| Listed { mark, explanation: None }));
    }
}

/// Oldest first; a correction comes after what it corrects, whatever its date says.
fn in_order(mut returns: Vec<Return>) -> Vec<Return> {
    // Each step puts one right; corrections of corrections need no more steps than there are pairs.
    for _ in 0..returns.len() * returns.len() {
        let mut pairs = (0..returns.len()).flat_map(|early| (early + 1..returns.len()).map(move |late| (early, late)));
        let is_wrong = |(early, late): &(usize, usize)| lineage::corrects(&returns[*early], &returns[*late]);
        let Some((early, late)) = pairs.find(is_wrong) else { break };
        let correction = returns.remove(early);
        returns.insert(late, correction);
    }
    returns
}

/// A return that counts no more by itself. What it had mended of a correction stays known.
fn superseded(forms: &Forms, code: &str, mut older: Return, by: &str, how: &str) -> Return {
    if !older.corrects.is_empty() {
        older = checked(forms, code, older);
    }
    older.state = State::Superseded;
    older.findings = vec![Finding::of_file(Code::Superseded, format!("This return is {how} {}.", shareable_file(by)))];
    older
}

/// Puts the newer answers over the older ones. The parts become entries of their own.
///
/// Between two people it goes cell by cell: neither blank nor *Not sure* beats an answer. Where a person changed a row of their own, the row
/// is theirs as they left it: what they said before of its other cells goes, so that a status of the one never stands
/// beside a coverage of the other.
fn merge(
    (forms, code, form): (&Forms, &str, &Form),
    older: Return,
    newer: Return,
    settled: &mut Vec<Return>,
) -> Return {
    let newer = beside(form, &older, newer);
    let mut merged = Return {
        file: format!("{} + {}", older.file, newer.file),
        saved: newer.saved,
        state: State::Merged,
        findings: told_of_both(&older, &newer),
        unplaced: older.unplaced.iter().chain(&newer.unplaced).cloned().collect(),
        fingerprints: older.fingerprints.iter().chain(&newer.fingerprints).cloned().collect(),
        ..older.clone()
    };
    if older.parts.is_empty() {
        merged.parts.push(older.file.clone());
        merged.origins = older.answers.iter().map(|(key, _)| (key.clone(), older.file.clone())).collect();
        merged.people.insert(older.file.clone(), lineage::people(&older.answers));
    }
    merged.parts.push(newer.file.clone());
    let people = lineage::people(&newer.answers);
    let is_own = |key: &Key| {
        let before =
            older.origins.get(key).map_or_else(|| merged.people.get(&older.file), |file| merged.people.get(file));
        before.is_some_and(|before| before.kin(&people) == Kinship::Same)
    };
    // Who is not sure has given no answer: a colleague's stands, and nothing contradicts it.
    let yields = |key: &Key, given: &Given| {
        given.asks() && !is_own(key) && older.answers.get(key).is_some_and(|old| !old.asks())
    };
    let says_another = |key: &Key, given: &Given| older.answers.get(key).filter(|old| !is_alike(old, given)).is_some();
    let changed: HashSet<(BlockKey, Option<&str>, &str)> = newer
        .answers
        .iter()
        .filter(|(key, given)| key.block != BlockKey::About && says_another(key, given) && is_own(key))
        .map(|(key, _)| (key.block, key.subject.as_deref(), key.row.as_str()))
        .collect();
    let goes = |key: &Key| {
        let row = (key.block, key.subject.as_deref(), key.row.as_str());
        changed.contains(&row) && newer.answers.get(key).is_none() && is_own(key)
    };
    // What the newer one shows of the last round, and what only the older shows.
    let last = newer.answers.last().clone().and(older.answers.last());
    let mut answers = Answers::default().beside(last);
    let mut gone = Vec::new();
    for (key, given) in older.answers.iter() {
        if goes(key) {
            gone.push((key.clone(), lineage::note(form, (&newer, &older), key, &given.typed.shown())));
        } else {
            answers.put(key.clone(), given.clone());
        }
    }
    let yielding: HashSet<Key> =
        newer.answers.iter().filter(|(key, given)| yields(key, given)).map(|(key, _)| key.clone()).collect();
    let own: Vec<bool> = newer.answers.iter().map(|(key, _)| is_own(key)).collect();
    for ((key, given), is_own) in newer.answers.iter().zip(own).filter(|((key, _), _)| !yielding.contains(key)) {
        let before = older.answers.get(key).filter(|old| !is_alike(old, given));
        let joined = before.zip(form.spec(key).and_then(|spec| spec.joins));
        let given = &joined.map_or_else(|| given.clone(), |(old, between)| both(key, old, given, between));
        merged.conflicts.retain(|(other, _)| other != key || before.is_none());
        if let Some(old) = before.filter(|old| joined.is_none() && !is_own && !old.asks()) {
            let told = conflict(form, &newer, key, &old.typed.shown(), older.file_of(key), &given.typed.shown());
            merged.conflicts.retain(|(other, _)| other != key);
            merged.conflicts.push((key.clone(), told));
        }
        answers.put(key.clone(), given.clone());
        merged.origins.insert(key.clone(), newer.file.clone());
    }
    merged.answers = answers;
    for (key, note) in gone {
        merged.origins.shift_remove(&key);
        merged.conflicts.retain(|(other, _)| *other != key);
        merged.findings.push(note);
    }
    for (key, spot) in &newer.spots {
        // An answer that only the older part has keeps the spot where it stands.
        let is_newer = newer.answers.get(key).is_some() && !yielding.contains(key);
        if is_newer || merged.answers.get(key).is_none() {
            merged.spots.insert(key.clone(), spot.clone());
        }
    }
    for (key, told) in of_all::conflicts((forms, code, form), &older, &newer) {
        if merged.conflicts.iter().all(|(other, _)| *other != key) {
            merged.conflicts.push((key, told));
        }
    }
    merged.people.insert(newer.file.clone(), people);
    if older.parts.is_empty() {
        settled.push(superseded(forms, code, older, &newer.file, "put together with"));
    }
    settled.push(superseded(forms, code, newer, "an earlier return", "put together with"));
    merged
}

/// So many cells are named of those that were taken from an older file.
const MOST_TAKEN: usize = 3;

/// Says of a merged return what it was put together from, and what each older file alone says.
fn tell_origins(merged: &mut Return) {
    let Some((_, older)) = merged.parts.split_last().filter(|_| merged.state == State::Merged) else { return };
    let parts: Vec<&str> = merged.parts.iter().map(|part| shareable_file(part)).collect();
    let mut message = format!("Put together from {}.", parts.join(", "));
    for file in older {
        let of_file = merged.origins.iter().filter(|(_, origin)| *origin == file);
        let cells: Vec<String> = of_file
            .filter_map(|(key, _)| merged.spots.get(key))
            .map(|spot| format!("{} {}", spot.sheet, spot.at))
            .collect();
        if !cells.is_empty() {
            let answers = many(cells.len(), "answer is", "answers are");
            message.push_str(&format!(
                " {answers} taken from {}: {}.",
                shareable_file(file),
                first(&cells, MOST_TAKEN)
            ));
        }
    }
    merged.findings.insert(0, Finding::of_file(Code::Merged, message));
}

/// Whether two answers say the same, however each was typed.
fn is_alike(old: &Given, new: &Given) -> bool {
    old.means == new.means || fold(&old.typed.for_its_author()) == fold(&new.typed.for_its_author())
}

/// Two answers that both stand, the older first; one that says the other too stands alone.
fn both(key: &Key, old: &Given, new: &Given, between: &str) -> Given {
    let (before, after) = (old.typed.for_its_author(), new.typed.for_its_author());
    // What stands beside a text that is withheld is withheld with it.
    let sign = old.sign().or_else(|| new.sign());
    if key.slot == SlotKey::FilledBy {
        return Given::meant(Value::Text(People::of(&before).and(People::of(&after)).said())).guarded(|_| sign);
    }
    let says = |one: &str, other: &str| fold(one).contains(&fold(other));
    if says(&after, &before) {
        new.clone()
    } else if says(&before, &after) {
        old.clone()
    } else {
        Given::meant(Value::Text(format!("{before}{between}{after}"))).guarded(|_| sign)
    }
}

/// What the reader told of two parts: what one part lacks and the other has is not missing.
fn told_of_both(older: &Return, newer: &Return) -> Vec<Finding> {
    let lacks = |finding: &Finding| {
        matches!(finding.code, Code::MissingSheet | Code::MissingColumn | Code::MissingRow | Code::NewOutcome)
    };
    let also_in = |finding: &Finding, other: &Return| {
        let alike = |own: &Finding| own.code == finding.code && own.place == finding.place;
        other.findings.iter().any(alike)
    };
    let of_newer = newer.findings.iter().filter(|finding| !lacks(finding) || also_in(finding, older));
    let of_older = older.findings.iter().filter(|finding| !lacks(finding) && !also_in(finding, newer));
    of_newer.chain(of_older).cloned().collect()
}

/// Rows that people add as they like have no ref of their own: two colleagues both begin at E1 and at
/// X1. Where the newer part's row is about another thing, it goes to the next ref that is free.
fn beside(form: &Form, older: &Return, mut newer: Return) -> Return {
    let mut places: IndexMap<(BlockKey, Option<String>, String), String> = IndexMap::new();
    let blocks: IndexMap<BlockKey, &[SlotKey]> =
        form.areas().map(|(_, area)| (area.block.key(), area.block.nature().same_by)).collect();
    for (block, about) in blocks.into_iter().filter(|(_, about)| !about.is_empty()) {
        let printed: Vec<(&Option<String>, &str)> = form
            .areas()
            .filter(|(_, area)| area.block.key() == block)
            .flat_map(|(_, area)| &area.rows)
            .filter(|row| !row.is_spare())
            .map(|row| (&row.subject, row.reference.as_str()))
            .collect();
        let rows = |entry: &Return| -> indexmap::IndexSet<(Option<String>, String)> {
            let own = entry.answers.iter().filter(|(key, _)| key.block == block);
            let rows = own.map(|(key, _)| (key.subject.clone(), key.row.clone()));
            rows.filter(|(subject, row)| !printed.contains(&(subject, printed_ref(row)))).collect()
        };
        let says = |entry: &Return, subject: &Option<String>, row: &str, slot: SlotKey| {
            let key = Key { block, subject: subject.clone(), row: row.to_owned(), slot };
            entry.answers.get(&key).map(|given| fold(&given.typed.for_its_author()))
        };
        let differs = |subject: &Option<String>, old: &str, new: &str| {
            about.iter().any(|slot| {
                let (old, new) = (says(older, subject, old, *slot), says(&newer, subject, new, *slot));
                old.is_some() && new.is_some() && old != new
            })
        };
        // What both typed is one record, wherever it stands.
        let is_same = |subject: &Option<String>, old: &str, new: &str| {
            let both = about.iter().map(|slot| (says(older, subject, old, *slot), says(&newer, subject, new, *slot)));
            both.clone().next().is_some_and(|(old, _)| old.is_some()) && both.into_iter().all(|(old, new)| old == new)
        };
        let there = rows(older);
        let mut taken: Vec<(Option<String>, String)> = there.iter().cloned().chain(rows(&newer)).collect();
        for (subject, row) in rows(&newer) {
            let same = there.iter().find(|(of, old)| *of == subject && is_same(&subject, old, &row));
            if let Some((_, same)) = same {
                places.insert((block, subject, row), same.clone());
                continue;
            }
            if !there.contains(&(subject.clone(), row.clone())) || !differs(&subject, &row, &row) {
                continue;
            }
            let prefix = row.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            let free = (1_u32..).map(|number| format!("{prefix}{number}"));
            let Some(free) = free.take(10_000).find(|free| !taken.contains(&(subject.clone(), free.clone()))) else {
                continue;
            };
            taken.push((subject.clone(), free.clone()));
            places.insert((block, subject, row), free);
        }
    }
    if places.is_empty() {
        return newer;
    }
    let moved = |key: &Key| match places.get(&(key.block, key.subject.clone(), key.row.clone())) {
        Some(row) => Key { row: row.clone(), ..key.clone() },
        None => key.clone(),
    };
    let mut answers = Answers::default().beside(newer.answers.last().clone());
    newer.answers.iter().for_each(|(key, given)| answers.put(moved(key), given.clone()));
    newer.spots = newer.spots.iter().map(|(key, spot)| (moved(key), spot.clone())).collect();
    newer.answers = answers;
    newer
}

fn conflict(form: &Form, newer: &Return, key: &Key, old: &str, old_file: &str, new: &str) -> Finding {
    let spot = newer.spots.get(key);
    let heading = form.spec(key).map(|spec| spec.head.text(&form.words).to_owned());
    let place = Place {
        sheet: spot.map(|spot| spot.sheet.clone()),
        cell: spot.map(|spot| spot.at.to_string()),
        subject: key.subject.clone(),
        row: Some(key.printed_row().to_owned()),
        column: Some(key.slot),
        heading,
    };
    let (old_file, new_file) = (shareable_file(old_file), shareable_file(&newer.file));
    let message = format!("{old_file} says '{old}' and {new_file} says '{new}'; the newer one is used.");
    Finding::at(Code::Conflict, place, message).seen(new).suggest(Some(old))
}
