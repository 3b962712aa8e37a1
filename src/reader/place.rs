//! From grids to answers: sheet by its name or its title, columns by their headings, rows by their
//! refs; and where these are damaged, by what is left of them, which is then told.

mod band;
mod beneath;
mod beside;
mod cells;
mod correction;
mod headings;
mod lines;
mod over_last;
mod renamed;
mod rows;
mod shared;
mod sheets;
mod shifted;
mod since;
mod struck;
mod subjects;
mod told;
mod totals;
mod unplaced;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::grid::{Grid, Workbook};
use crate::answers::{Key, Read};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Area, BookKind, Form, Rows, Sheet};
use crate::plan::Plan;
use crate::words::many;

use band::Band;
use headings::Headings;
use lines::Lines;
use renamed::Renamed;
use rows::{Hand, Printed};
use shared::Shared;

/// What a file is read with.
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) form: &'a Form,
    /// Whether the workbook was issued from the plan as it is now.
    pub(super) same_edition: bool,
    /// The lists of the workbook as it was issued, by name.
    pub(super) issued: HashMap<String, Vec<String>>,
    /// The form as it was issued, where that is known.
    pub(super) before: Option<&'a Form>,
    /// The plan as it was issued, where that is known.
    pub(super) plan_before: Option<&'a Plan>,
    /// Whether bare numbers of days are counted from 1904.
    pub(super) epoch_1904: bool,
    /// What is left of the rows that are read of a file.
    pub(super) rows: RowsLeft,
}

/// How many more rows are looked at, how many more of them read, and how many more held against those above them. Every
/// row read stands for a dozen answers.
#[derive(Debug)]
pub(super) struct RowsLeft {
    looked_at: Cell<usize>,
    read: Cell<usize>,
    added_up: Cell<usize>,
}

impl Default for RowsLeft {
    /// A department of twelve subjects has a thousand rows, and each may be looked at for several of its tables.
    fn default() -> RowsLeft {
        RowsLeft { looked_at: Cell::new(100_000), read: Cell::new(3_000), added_up: Cell::new(3_000) }
    }
}

impl RowsLeft {
    /// Whether one more may be looked at.
    fn look(&self) -> bool {
        one_less(&self.looked_at)
    }

    /// Whether one more may be held against the rows above it.
    fn add(&self) -> bool {
        one_less(&self.added_up)
    }

    /// Whether one more may be read.
    fn take(&self) -> bool {
        one_less(&self.read)
    }
}

fn one_less(left: &Cell<usize>) -> bool {
    let before = left.get();
    left.set(before.saturating_sub(1));
    before > 0
}

impl<'a> Context<'a> {
    /// A form of the plan as it is.
    pub(super) fn of(plan: &'a Plan, form: &'a Form) -> Context<'a> {
        Context {
            plan,
            form,
            same_edition: true,
            issued: HashMap::new(),
            before: None,
            plan_before: None,
            epoch_1904: false,
            rows: RowsLeft::default(),
        }
    }
}

/// What a grid turned out to be.
enum Seen<'a> {
    /// A sheet of the form: its areas, and the cells that were read as answers.
    Form { areas: Vec<(&'a Area, Headings)>, used: HashSet<(u32, u32)>, lines: Lines, is_start: bool },
    /// One that the tool keeps for itself.
    Ours,
    /// None of the form's.
    Nobodys,
}

/// Reads everything that a form asks.
pub(super) fn read(context: &Context<'_>, workbook: &Workbook) -> Read {
    let mut read = Read::default();
    let own = correction::take(context.plan, context.form, workbook, &mut read);
    let mut seen: Vec<Seen<'_>> = workbook
        .sheets
        .iter()
        .zip(own)
        .map(|(grid, own)| if own || super::identity::is_identity(grid) { Seen::Ours } else { Seen::Nobodys })
        .collect();
    let found = sheets::find(context.form, workbook);
    let renamed = Renamed::of(context.form, workbook, &found);
    let mut missing = Vec::new();
    for (sheet, found) in found {
        let asks = sheet.areas.iter().any(asks_anything);
        let is_start = context.form.sheets.first().is_some_and(|first| first.name == sheet.name);
        let Some(at) = found.at else {
            missing.extend((asks && !sheet.may_lack && !found.is_elsewhere).then_some(sheet));
            continue;
        };
        let grid = &workbook.sheets[at];
        if let Some(why) = grid.unread {
            seen[at] = Seen::Ours;
            read.findings.push(unread_sheet(grid, sheet, asks, why));
        }
        if found.by_fit && asks {
            let place = Place { sheet: Some(grid.name.clone()), subject: sheet.subject.clone(), ..Place::default() };
            let fits = format!("This sheet is read as '{}': its headings and refs fit.", sheet.name);
            let message = match sheet.subject.as_deref().and_then(|now| Some((renamed.before(now)?, now))) {
                Some((before, now)) => format!("{fits} {now} seems to have been called {before}."),
                None => fits,
            };
            // What the plan called it when it was issued is no doubt.
            let was_so = sheet.subject.as_deref().and_then(|now| renamed.before(now));
            let code = if was_so.is_some_and(|before| context.was_asked(before)) {
                Code::RenamedSince
            } else {
                Code::SheetRecognised
            };
            read.findings.push(Finding::at(code, place, message));
        }
        if grid.unread.is_none() && found.is_elsewhere {
            let mut second = Read::default();
            seen[at] = read_sheet(context, &renamed, sheet, grid, is_start, &mut second);
            join_copy(&mut read, &second, sheet, grid);
        } else if grid.unread.is_none() {
            seen[at] = read_sheet(context, &renamed, sheet, grid, is_start, &mut read);
        }
        for copy in found.copies {
            let grid = &workbook.sheets[copy];
            let mut second = Read::default();
            seen[copy] = read_sheet(context, &renamed, sheet, grid, is_start, &mut second);
            join_copy(&mut read, &second, sheet, grid);
        }
    }
    read.findings.extend(missing.into_iter().map(|sheet| missing_sheet(sheet, workbook, &seen)));
    match context.form.kind {
        // A Careers Leader may write what they like beside a plan; it is kept for where the plan is drawn anew.
        BookKind::Plan => beneath::keep(workbook, &seen, &mut read),
        BookKind::Department | BookKind::Leader => {
            let known = unplaced::printed(context.plan, context.form, &renamed);
            beside::collect(workbook, &seen, &known, &mut read);
            let last = super::last::shown(context.plan, context.form, workbook);
            let told = over_last::Told::of(context, &last, &read.spots);
            unplaced::collect(context, workbook, &seen, (&known, &told), &mut read);
            read.answers = std::mem::take(&mut read.answers).beside(last);
        }
    }
    read
}

fn asks_anything(area: &Area) -> bool {
    area.rows.iter().any(|row| area.block.specs().into_iter().any(|spec| row.asks(spec)))
}

/// A sheet of the form that is there, and of which nothing can be read.
fn unread_sheet(grid: &Grid, sheet: &Sheet, asks: bool, why: &str) -> Finding {
    let place = Place { sheet: Some(grid.name.clone()), subject: sheet.subject.clone(), ..Place::default() };
    let message = format!("The sheet '{}' {why} in the file: it is damaged there.", grid.name);
    Finding::at(if asks { Code::SheetUnread } else { Code::PartUnread }, place, message)
}

/// A sheet that is not there, with those that may be it under a subject's old name.
fn missing_sheet(sheet: &Sheet, workbook: &Workbook, seen: &[Seen<'_>]) -> Finding {
    let place = Place { sheet: Some(sheet.name.clone()), subject: sheet.subject.clone(), ..Place::default() };
    let message = format!("The sheet '{}' is not in the file.", sheet.name);
    let alike: Vec<String> = workbook
        .sheets
        .iter()
        .zip(seen)
        .filter(|(grid, seen)| matches!(seen, Seen::Nobodys) && renamed::subject_before(sheet, grid).is_some())
        .map(|(grid, _)| format!("'{}'", grid.name))
        .collect();
    if alike.is_empty() {
        return Finding::at(Code::MissingSheet, place, message);
    }
    let message = format!("{message} It has {}, which no subject of the plan has.", alike.join(" and "));
    let fix =
        format!("If that is the subject's old name, rename the sheet to '{}' and save the file again.", sheet.name);
    Finding::at(Code::MissingSheet, place, message).fix(fix)
}

/// What only a copy of a sheet answers is taken from it; where the two differ, the first is believed.
fn join_copy(read: &mut Read, copy: &Read, sheet: &Sheet, grid: &Grid) {
    let mut taken = 0;
    for (key, given) in copy.answers.iter() {
        let spot = copy.spots.get(key);
        match read.answers.get(key) {
            None => {
                taken += 1;
                read.answers.put(key.clone(), given.clone());
                read.spots.extend(spot.map(|spot| (key.clone(), spot.clone())));
            }
            Some(first) if first.means == given.means && first.typed == given.typed => {}
            Some(first) => {
                let place = Place {
                    sheet: Some(grid.name.clone()),
                    cell: spot.map(|spot| spot.at.to_string()),
                    subject: key.subject.clone(),
                    row: Some(key.printed_row().to_owned()),
                    column: Some(key.slot),
                    ..Place::default()
                };
                let (first, second) = (first.typed.shown(), given.typed.shown());
                let message =
                    format!("'{}' says '{first}' and its copy says '{second}'; the first is read.", sheet.name);
                read.findings.push(Finding::at(Code::DoubledSheet, place, message).seen(second));
            }
        }
    }
    if taken > 0 {
        let place = Place { sheet: Some(grid.name.clone()), subject: sheet.subject.clone(), ..Place::default() };
        let answers = many(taken, "answer", "answers");
        let message = match fold(&grid.name) == fold(&sheet.name) {
            true => {
                format!("What it asks stands on another sheet too; {answers} that only this one has were read from it.")
            }
            false => format!("It is a copy of '{}'; {answers} that only the copy has were read from it.", sheet.name),
        };
        read.findings.push(Finding::at(Code::DoubledSheet, place, message));
    }
}

fn read_sheet<'a>(
    context: &Context<'a>,
    renamed: &Renamed,
    sheet: &'a Sheet,
    grid: &Grid,
    is_start: bool,
    read: &mut Read,
) -> Seen<'a> {
    let bands: Vec<Band<'_>> = sheet.bands().map(|areas| renamed.band(context.form, areas)).collect();
    let whole: Vec<Option<Headings>> = bands
        .iter()
        .map(|band| {
            if band.first().is_some_and(asks_anything) {
                Headings::recover(context.plan, context.form, band, grid)
            } else {
                Headings::find(band, grid)
            }
        })
        .collect();
    let mut found: Vec<Option<Headings>> = Vec::new();
    for (areas, (band, headings)) in sheet.bands().zip(bands.iter().zip(&whole)) {
        match headings {
            Some(headings) => found.extend(headings.each(band).into_iter().map(Some)),
            None => found.extend(areas.iter().map(|_| None)),
        }
    }
    let mut used = HashSet::new();
    let lines = Lines::of(sheet);
    let mut shared = Shared::default();
    for (area, headings) in sheet.areas.iter().zip(&found) {
        if !asks_anything(area) {
            continue;
        }
        shared.begin(area, read);
        let Some(headings) = headings else {
            let place = Place { sheet: Some(grid.name.clone()), subject: area.subject.clone(), ..Place::default() };
            let message = format!("The row of headings of '{}' cannot be found.", area.block.title());
            read.findings.push(Finding::at(Code::MissingColumn, place, message));
            shared.end(read);
            continue;
        };
        // An area ends where the next one's headings stand. Forms share their headings and are told
        // apart by their refs, so they run on.
        let end = found
            .iter()
            .flatten()
            .filter_map(|other| other.row)
            .filter(|row| *row >= headings.beneath && area.block.rows() != Rows::Form)
            .min()
            .unwrap_or(u32::MAX);
        let mut hand = Hand {
            context,
            renamed,
            area,
            grid,
            headings,
            printed: &Printed::of(area, &context.form.words),
            lines: &lines,
            end,
            read,
            used: &mut used,
            is_cut: false,
            looked_at: 0,
        };
        hand.read();
        shared.end(read);
    }
    for headings in bands.iter().zip(&whole).filter(|(band, _)| band.is_shared()).filter_map(|(_, own)| own.as_ref()) {
        shared::retired(context, grid, headings, &mut used, read);
    }
    for (band, headings) in bands.iter().zip(&whole).filter_map(|(band, own)| Some((band, own.as_ref()?))) {
        shifted::tell(context, (band, headings), grid, &mut used, read);
    }
    let areas = sheet.areas.iter().zip(found).filter_map(|(area, headings)| Some((area, headings?))).collect();
    Seen::Form { areas, used, lines, is_start }
}

/// A place on a grid that is about a ref.
fn place_of_ref(grid: &Grid, cell: Option<String>, subject: Option<String>, row: &str) -> Place {
    Place {
        sheet: Some(grid.name.clone()),
        cell,
        subject,
        row: Some(row.to_owned()),
        column: Some(SlotKey::Id),
        heading: Some("Ref".to_owned()),
    }
}

/// The place of an answer on a grid.
fn place_of(grid: &Grid, cell: String, key: &Key, heading: &str) -> Place {
    Place {
        sheet: Some(grid.name.clone()),
        cell: Some(cell),
        subject: key.subject.clone(),
        row: Some(key.printed_row().to_owned()),
        column: Some(key.slot),
        heading: Some(heading.to_owned()),
    }
}
