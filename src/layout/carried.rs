//! A form that shows last round's answers: beside the cells that stay blank, and with one question a row where one is
//! enough.
//!
//! ```text
//! Ref    Outcome                    To do             Last time                     Still so?   Coverage  …
//! ALL    All of this is still so    Optional          Nothing has changed? …        [Yes]
//! KS3-1  Explore …                  Choose Still so?  Taught, in place, autumn, …   [       ]   [      ]
//! ```

use std::sync::Arc;

use crate::answers::{LastAnswers, RowPlace};
use crate::key::{ALL_ROWS, BlockKey, SlotKey};

use super::block::Carries;
use super::build::place;
use super::correction::add_spare;
use super::form::{Area, Column, Form, Line, Sheet};
use super::lists::{List, ListOf};
use super::row::{Carried, Row};
use super::said::said;
use super::spec::{Holds, Spec};

/// What the row says that answers for its whole sheet.
const ALL_SO: &str = "All of this is still so";

/// What is said beside it.
const ONE_YES: &str = "Nothing has changed? One Yes in this row answers for every row that is blank.";

/// What *Start here* says of last round's answers.
const STAND_BESIDE: &str =
    "4  Last round's answers stand beside the cells. Nothing of them counts until you say that it is still so.";

/// What stands above a table of rows to confirm.
const STILL_SO: &str = "Is last time's answer still so? Yes in the row ALL answers for the whole sheet. Where something is different: Changed, and fill in the row.";

/// What stands above a table of records that were planned.
const WAS_PLANNED: &str = "What was planned last time stands here: did it take place? Then add what is new, one row for each encounter or workplace.";

/// What is printed where last round's answers are shown and nowhere else.
pub(crate) fn lines_of_last() -> [&'static str; 5] {
    [ALL_SO, ONE_YES, STAND_BESIDE, STILL_SO, WAS_PLANNED]
}

impl Carries {
    /// Whether each of its rows is asked if last round's answer is still so.
    fn asks(self) -> bool {
        match self {
            Carries::Answers | Carries::Planned => true,
            Carries::Nothing | Carries::Beside => false,
        }
    }
}

impl Form {
    /// The same beside last round's answers; its rows are as many as these need.
    pub(super) fn carrying(mut self, last: &LastAnswers) -> Form {
        self.make_room(last);
        let lists = self.lists_of_last();
        let mut carries = false;
        for sheet in &mut self.sheets {
            let (is_shown, above) = carry(sheet, lists, |area, row| {
                let place = RowPlace { subject: row.subject.clone(), row: row.reference.clone() };
                let own = last.shown(area.block.key(), &place)?;
                let is_asked = last.asked(area.block.key(), &place).is_some();
                Some(Told { words: said(&area.block.specs(), &own), is_asked })
            });
            carries |= is_shown;
            above.into_iter().for_each(|above| say_above(sheet, above));
        }
        if let Some(start) = self.sheets.first_mut().filter(|_| carries) {
            start.lines.push(Line::text(STAND_BESIDE));
        }
        self.sheets.iter_mut().for_each(place);
        self
    }

    /// The same as a return is read by it: a workbook may show last round's answers in any row, or in none.
    pub(super) fn reading(mut self) -> Form {
        let lists = self.lists_of_last();
        for sheet in &mut self.sheets {
            for own in sheet.otherwise.iter_mut() {
                carry(own, lists, |_, _| Some(Told { words: String::new(), is_asked: true }));
            }
            carry(sheet, lists, |_, _| Some(Told { words: String::new(), is_asked: true }));
        }
        for sheet in &mut self.sheets {
            sheet.otherwise.iter_mut().for_each(place);
            place(sheet);
        }
        self
    }

    /// Rows for what stood last round in rows that people added, and some more.
    fn make_room(&mut self, last: &LastAnswers) {
        let mut wanted: Vec<(BlockKey, Option<String>, usize)> = Vec::new();
        for (_, area) in self.areas().filter(|(_, area)| area.block.nature().carries.asks()) {
            let block = area.block.key();
            let spare = area.rows.iter().filter(|row| row.is_spare()).count();
            let subject = area.rows.iter().find(|row| row.is_spare()).and_then(|row| row.subject.clone());
            let own = last
                .rows()
                .filter(|(own, place, _)| *own == block && place.subject == subject && area.is_spare_ref(&place.row));
            let needed = own.count();
            if spare > 0 && needed > 0 {
                wanted.push((block, subject, (needed + FREE).saturating_sub(spare)));
            }
        }
        for (block, subject, more) in wanted {
            for _ in 0..more {
                add_spare(self, block, subject.as_deref());
            }
        }
    }

    /// The positions of the lists behind *Still so?*: of outcomes, of what was planned, of a whole sheet.
    fn lists_of_last(&mut self) -> Lists {
        let first = self.lists.len();
        self.lists
            .extend([List::of_last(ListOf::StillSo), List::of_last(ListOf::Confirmed), List::all_so()].map(Arc::new));
        Lists { still_so: first, confirmed: first + 1, all_so: first + 2 }
    }
}

/// So many rows stay blank beneath those that last round's answers take.
const FREE: usize = 3;

#[derive(Clone, Copy)]
struct Lists {
    still_so: usize,
    confirmed: usize,
    all_so: usize,
}

/// What is told of a row: last round's answer in words, and whether it is asked if that is still so.
struct Told {
    words: String,
    is_asked: bool,
}

/// Shows on a sheet what `told` says of its rows; tells whether it said anything, and what then stands above them.
fn carry(sheet: &mut Sheet, lists: Lists, told: impl Fn(&Area, &Row) -> Option<Told>) -> (bool, Option<&'static str>) {
    let mut above = None;
    let mut carries = false;
    for band in sheet.areas.chunk_by_mut(|one, next| one.top == next.top) {
        let of = |area: &Area| area.rows.iter().map(|row| told(area, row)).collect::<Vec<_>>();
        let all: Vec<Vec<Option<Told>>> = band.iter().map(of).collect();
        let how = band.first().map_or(Carries::Nothing, |area| area.block.nature().carries);
        if how == Carries::Nothing || all.iter().flatten().all(Option::is_none) {
            continue;
        }
        carries = true;
        sheet.needed |= how.asks();
        for (area, told) in band.iter_mut().zip(all) {
            for (row, told) in area.rows.iter_mut().zip(told) {
                let Some(told) = told else { continue };
                let is_asked = how.asks() && told.is_asked;
                row.carried = if is_asked { Carried::Asked } else { Carried::Beside };
                row.print(SlotKey::LastTime, told.words);
                if is_asked {
                    row.lists.push((
                        SlotKey::StillSo,
                        if how == Carries::Planned { lists.confirmed } else { lists.still_so },
                    ));
                }
            }
            if how.asks() && area.can_need() {
                area.tell_rows();
            }
            if how == Carries::Answers {
                let all = for_all(area, lists.all_so);
                area.rows.insert(0, all);
            }
            area.put_columns();
        }
        above = match how {
            Carries::Answers => Some(STILL_SO),
            Carries::Planned => Some(WAS_PLANNED),
            Carries::Beside | Carries::Nothing => above,
        };
    }
    (carries, above)
}

/// Puts a line in the place of those that stand above a table; these go beneath it.
fn say_above(sheet: &mut Sheet, above: &str) {
    let before = std::mem::replace(&mut sheet.lines, vec![Line::text(above)]);
    sheet.beneath.splice(0..0, before);
}

/// The row that answers for a whole sheet.
fn for_all(area: &Area, list: usize) -> Row {
    let mut row = Row {
        reference: ALL_ROWS.to_owned(),
        subject: area.rows.first().and_then(|row| row.subject.clone()),
        lists: vec![(SlotKey::StillSo, list)],
        carried: Carried::ForAll,
        ..Row::default()
    };
    row.print(SlotKey::Id, ALL_ROWS.to_owned());
    // Beside the ref, in the first column that says what a row is about.
    let about = area.block.specs().into_iter().find(|spec| spec.key != SlotKey::Id && !spec.is_of_last());
    row.print(about.map_or(SlotKey::Ref, |spec| spec.key), ALL_SO.to_owned());
    row.print(SlotKey::LastTime, ONE_YES.to_owned());
    row
}

impl Area {
    /// Puts the columns of the last round where their slots stand among the others.
    fn put_columns(&mut self) {
        let specs = self.block.specs();
        for (nth, spec) in specs.iter().enumerate().filter(|(_, spec)| spec.is_of_last()) {
            let has = |other: &&'static Spec| self.column_of(other.key).is_some();
            // What follows stands behind what a row says of itself.
            let before = specs.get(nth + 1..).unwrap_or_default().iter().copied().find(|other| has(other));
            let after = specs.get(..nth).unwrap_or_default().iter().copied().rfind(|other| has(other));
            let asks = specs.iter().any(|spec| spec.holds != Holds::Printed && spec.key == SlotKey::StillSo);
            let at = match (before, after) {
                (Some(before), _) if asks => self.column_of(before.key),
                (_, Some(after)) => self.column_of(after.key).map(|at| at + 1),
                (_, None) => None,
            };
            let Some(at) = at else { continue };
            self.columns.insert(at, Column::Slot(spec));
            self.optional_from = self.optional_from.map(|later| later + usize::from(later >= at));
        }
    }
}
