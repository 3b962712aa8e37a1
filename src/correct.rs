//! A department's own answers drawn anew, with what is wrong marked on them.
//!
//! Nothing that a person typed is lost: rows that the form does not have go to its spare rows, and
//! what has no place at all to the sheet *Not placed*.

mod beside;
mod plan;
mod spots;

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};
use jiff::civil::Date;

use crate::answers::{Answers, Given, Key, Read, Spot, Typed, Unplaced, Unread, Value, printed_ref};
use crate::check;
use crate::finding::{Code, Finding, MOST_CELLS, Place, Severity, joint_mark};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Area, Fix, Form, Forms, Holds, Mark, Row};
use crate::learner::Written;
use crate::live;
use crate::names;
use crate::pen::{self, PenError, Press};
use crate::plan::Plan;
use crate::returns::Return;
use crate::words::{self, MOST_IN_CELL, start_for_excel};

pub use plan::plan_workbook;
use spots::spots;

/// A correction workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The department's code, or [`crate::plan::LEADER`].
    pub code: String,
    /// The file's name.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
    /// How many things it lists: equal faults of one column are one.
    pub things: usize,
    /// What they are, with their places in it: errors first, and what is merely blank last.
    pub open: Vec<Finding>,
}

/// Draws the correction of a return that counts; none where nothing is to be fixed or explained.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn workbook(forms: &Forms, entry: &Return, today: Date) -> Result<Option<Correction>, PenError> {
    workbook_with(&Press::default(), forms, entry, today)
}

/// The same, where many are drawn: with a press that all of them share.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn workbook_with(
    press: &Press,
    forms: &Forms,
    entry: &Return,
    today: Date,
) -> Result<Option<Correction>, PenError> {
    let plan: &Plan = forms.plan();
    let Some(code) = entry.department.clone().filter(|_| entry.state.counts()) else { return Ok(None) };
    // What was said to be still so stands beside the cells: drawn is what was typed.
    let entry = &entry.typed().known_on(today);
    let Some(form) = forms.redrawing(&code, &entry.answers) else { return Ok(None) };
    let mut form = form.into_owned();
    let mut unplaced = entry.unplaced.clone();
    let mut answers = placed(plan, &mut form, entry, &mut unplaced);
    beside::put_apart(plan, &form, &mut answers);
    beyond_cells(entry, &mut unplaced);
    let mut found = look(plan, &form, &answers, entry);
    if !found.iter().any(|(_, finding)| finding.is_open()) {
        return Ok(None);
    }
    let marks = found.iter().filter(|(_, finding)| finding.is_open());
    let marks = marks.filter_map(|(key, finding)| Some((key.clone()?, mark(finding))));
    layout::mark_rows(&mut form, &marks.collect::<Vec<_>>());
    let replies = entry.replies(forms);
    let corrected = |fixes: &[Fix]| {
        let made_from = layout::MadeFrom {
            file: &entry.file,
            fingerprints: &entry.fingerprints,
            back_by: plan.round.back_by(today),
            replies: &replies,
        };
        layout::correction_form(plan, form.clone(), fixes, &unplaced, &made_from)
    };
    // The words beside the refs move what stands to the right of them.
    let spots = spots(&corrected(&[]));
    for (key, finding) in &mut found {
        if let Some(spot) = key.as_ref().and_then(|key| spots.get(key)) {
            put(finding, Some(spot));
        }
    }
    let open: Vec<Finding> =
        found.iter().map(|(_, finding)| finding).filter(|finding| finding.is_open()).cloned().collect();
    let fixes: Vec<Fix> = alike(&found).iter().map(|findings| fix(findings)).collect();
    let things = fixes.iter().filter(|fix| fix.explanation.is_none()).count();
    let drawn = corrected(&fixes);
    layout::put_explanations(&drawn, &fixes, &mut answers);
    // The day on which the return was saved, so that the same return gives the same file.
    let bytes = pen::draw_with(press, &drawn, &answers, entry.dated(today))?;
    let name = names::correction(plan.department(&code));
    Ok(Some(Correction { code, name, bytes, things, open }))
}

fn mark(finding: &Finding) -> Mark {
    let is_live = live::TOLD.contains(&finding.code);
    let mut mark = Mark { is_error: finding.severity() == Severity::Error, is_live, note: String::new() };
    mark.note = format!("{}: {} {}", mark.verb(), finding.message, finding.fix);
    mark
}

/// Something found, with the answer that it is about.
type Found = (Option<Key>, Finding);

/// Equal faults of one column, each group to be one line; in the order in which they were found.
fn alike(found: &[Found]) -> Vec<Vec<&Found>> {
    type Alike<'f> = (Code, Place, &'f str, &'f str, Option<&'f str>, Option<&'f Written>);
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    let mut by_words: IndexMap<Alike<'_>, usize> = IndexMap::new();
    for own in found {
        let Finding { code, place, message, fix, suggestion, explained, seen: _ } = &own.1;
        let common = Place { cell: None, row: None, ..place.clone() };
        let words = (*code, common, message.as_str(), fix.as_str(), suggestion.as_deref(), explained.as_ref());
        // Only what stands in a cell of a row of ours can be told apart again when it comes back.
        let plain = |row: &String| !row.contains(['|', '/']);
        let single = place.cell.is_none() || !place.row.as_ref().is_some_and(plain);
        match by_words.get(&words).filter(|_| !single) {
            Some(group) => groups[*group].push(own),
            None => {
                if !single {
                    by_words.insert(words, groups.len());
                }
                groups.push(vec![own]);
            }
        }
    }
    groups
}

/// A line for one fault, or for the same fault in several cells: the link leads to the first.
fn fix(found: &[&Found]) -> Fix {
    let findings: Vec<&Finding> = found.iter().map(|(_, finding)| finding).collect();
    let Some(finding) = findings.first() else { return Fix::default() };
    let place = &finding.place;
    let link = place.sheet.as_ref().zip(place.cell.as_ref());
    let within: Vec<Place> = findings.iter().map(|finding| finding.place.within()).collect();
    let (place, which) = match (place.spot(), within.as_slice()) {
        // A link is one line: of many cells it names the one that it leads to.
        (Some(spot), [only]) => (spot, Place { cell: None, ..only.clone() }.to_string()),
        (Some(spot), [_, more @ ..]) => {
            let all = Place::of_all(&within.iter().collect::<Vec<_>>(), MOST_CELLS);
            (format!("{spot} and {}", words::many(more.len(), "other", "others")), all)
        }
        (None, _) | (Some(_), []) => match place.to_string() {
            said if said.is_empty() => ("The whole file".to_owned(), said),
            said => (said, String::new()),
        },
    };
    Fix {
        place,
        which,
        cells: found.iter().filter_map(|(key, _)| key.clone()).collect(),
        link: link.map(|(sheet, cell)| spots::link(sheet, cell)),
        todo: finding.fix.clone(),
        wrong: finding.message.clone(),
        suggestion: finding.suggestion.clone().unwrap_or_default(),
        is_error: finding.severity() == Severity::Error,
        explanation: finding.explained.as_ref().map(|said| said.for_its_author().to_owned()),
        mark: joint_mark(&findings),
    }
}

/// The return's answers in the form's own rows; the form grows where they are more.
fn placed(plan: &Plan, form: &mut Form, entry: &Return, unplaced: &mut Vec<Unplaced>) -> Answers {
    type RowOf = (BlockKey, Option<String>, String);
    let place = |key: &Key| -> RowOf { (key.block, key.subject.clone(), key.row.clone()) };
    let of = |area: &Area, row: &Row| (area.block.key(), row.subject.clone(), row.reference.clone());
    let rows: IndexMap<RowOf, bool> =
        form.areas().flat_map(|(_, area)| area.rows.iter().map(move |row| (of(area, row), row.is_spare()))).collect();
    let mut taken: IndexSet<RowOf> = entry.answers.iter().map(|(key, _)| place(key)).collect();
    let mut moved: IndexMap<RowOf, Option<String>> = IndexMap::new();
    let mut answers = Answers::default().beside(entry.answers.last().clone());
    for (key, given) in entry.answers.iter() {
        let given = &as_listed(form, key, given);
        let row = place(key);
        if rows.contains_key(&row) {
            answers.put(key.clone(), given.clone());
            continue;
        }
        let is_new = !moved.contains_key(&row);
        let target = moved.entry(row).or_insert_with(|| {
            let alike = |(block, subject, _): &RowOf| (*block, subject) == (key.block, &key.subject);
            let free = rows.iter().find(|(row, spare)| **spare && alike(row) && !taken.contains(*row));
            let reference = match free {
                Some(((_, _, reference), _)) => Some(reference.clone()),
                None => layout::add_spare(form, key.block, key.subject.as_deref()),
            };
            taken.extend(reference.iter().map(|reference| place(&Key { row: reference.clone(), ..key.clone() })));
            reference
        });
        match target {
            Some(reference) => {
                let to = Key { row: reference.clone(), ..key.clone() };
                let named = Key { slot: SlotKey::Ref, ..to.clone() };
                let says = Key { slot: SlotKey::Ref, ..key.clone() };
                if is_new && key.block == BlockKey::Outcomes && entry.answers.get(&says).is_none() {
                    answers.put(named, outcome(plan, printed_ref(&key.row)));
                }
                answers.put(to, given.clone());
            }
            None => {
                let spot = entry.spots.get(key).cloned().unwrap_or_else(|| Spot::cell(key.block.word(), 0, 0));
                unplaced.push(Unplaced { spot, text: given.typed.for_its_author() });
            }
        }
    }
    answers
}

/// What a cell cannot hold of a text stands on *Not placed*, in as many pieces as it takes: nothing is cut off.
fn beyond_cells(entry: &Return, unplaced: &mut Vec<Unplaced>) {
    let is_long = |text: &str| start_for_excel(text, MOST_IN_CELL) != text;
    let mut pieces = Vec::new();
    for Unplaced { spot, text } in unplaced.drain(..) {
        let mut rest = text.as_str();
        while is_long(rest) {
            let piece = start_for_excel(rest, MOST_IN_CELL);
            pieces.push(Unplaced { spot: spot.clone(), text: piece.to_owned() });
            rest = &rest[piece.len()..];
        }
        pieces.push(Unplaced { spot, text: rest.to_owned() });
    }
    for (key, given) in entry.answers.iter() {
        let text = given.typed.for_its_author();
        let mut rest = &text[start_for_excel(&text, MOST_IN_CELL).len()..];
        while !rest.is_empty() {
            let piece = start_for_excel(rest, MOST_IN_CELL);
            let spot = entry.spots.get(key).cloned().unwrap_or_else(|| Spot::cell(key.block.word(), 0, 0));
            pieces.push(Unplaced { spot, text: piece.to_owned() });
            rest = &rest[piece.len()..];
        }
    }
    *unplaced = pieces;
}

/// An answer of a list that was understood stands there by its label, so that the sheet itself understands it too; all
/// else as it was typed.
fn as_listed(form: &Form, key: &Key, given: &Given) -> Given {
    let is_choice = form.spec(key).is_some_and(|spec| matches!(spec.holds, Holds::Choice(_)));
    match &given.means {
        Ok(value) if is_choice => Given::meant(value.clone()),
        Ok(_) | Err(_) => given.clone(),
    }
}

/// The outcome of a row, as a spare row names it: by its label, or as it was typed.
fn outcome(plan: &Plan, reference: &str) -> Given {
    match plan.outcome(reference) {
        Some(outcome) => Given::meant(Value::Text(outcome.label())),
        None => Given {
            typed: Typed::Text(reference.to_owned()),
            means: Err(Unread { code: Code::UnknownRef, suggestion: None }),
        },
    }
}

/// Puts a finding where a cell stands; nowhere, where there is no such cell.
fn put(finding: &mut Finding, spot: Option<&Spot>) {
    finding.place.sheet = spot.map(|spot| spot.sheet.clone());
    finding.place.cell = spot.map(|spot| spot.at.to_string());
}

/// What is to be fixed or explained in a form with answers, with the cell where it has one: errors
/// first, then queries, then what is merely blank, and what is explained already at the end.
fn look(plan: &Plan, form: &Form, answers: &Answers, entry: &Return) -> Vec<(Option<Key>, Finding)> {
    let read = Read { answers: answers.stood(), spots: spots(form), saved: entry.saved_on(), ..Read::default() };
    let keys: HashMap<(&str, String), &Key> =
        read.spots.iter().map(|(key, spot)| ((spot.sheet.as_str(), spot.at.to_string()), key)).collect();
    let mut found = check::findings(plan, form, &read);
    for (key, finding) in &entry.conflicts {
        let mut finding = finding.clone();
        put(&mut finding, read.spots.get(key));
        found.push(finding);
    }
    // What the reader doubted of the file as a whole is asked here too.
    let whole = entry.findings.iter().filter(|finding| {
        let by_reader = matches!(
            finding.code,
            Code::OtherSchool
                | Code::Salvaged
                | Code::SheetRecognised
                | Code::DoubledSheet
                | Code::HeadingsLost
                | Code::StruckOut
        );
        by_reader
    });
    found.extend(whole.map(|finding| {
        let mut finding = finding.clone();
        finding.place.cell = None;
        finding
    }));
    // What was explained once stays explained: it is listed again, with its explanation.
    for finding in &mut found {
        let mark = finding.mark();
        let before = entry.findings.iter().find(|before| before.explained.is_some() && before.mark() == mark);
        finding.explained = before.and_then(|before| before.explained.clone());
    }
    found.retain(|finding| finding.severity() != Severity::Note);
    found.sort_by_key(|finding| {
        let blank =
            matches!(finding.code, Code::Unanswered | Code::TaughtWithoutUnit | Code::NotApplicableWithoutReason);
        (!finding.is_open(), finding.severity(), blank)
    });
    found
        .into_iter()
        .map(|finding| {
            let at = finding.place.sheet.as_deref().zip(finding.place.cell.clone());
            (at.and_then(|at| keys.get(&at)).map(|key| (*key).clone()), finding)
        })
        .collect()
}
