//! How far each sheet is filled in: a line of workings for each, with a line for all that may be open on it.

use super::Computed;
use super::cells::{count_rows, first_word, one_of, quoted, range};
use super::desk::Desk;
use super::open::{Count, Look};
use super::outcomes::{Employers, OnRecord};
use super::seen::Seen;
use crate::answers::Labelled;
use crate::answers::audit::{Audit, Coverage, Status};
use crate::judge::recorded;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Area, BookKind, Form, Row, Sheet};
use crate::words;

/// The states of a sheet, worst first.
pub(super) const NOT_STARTED: &str = "Not started";
const IN_PROGRESS: &str = "In progress";
const COMPLETE: &str = "Complete";
const OPTIONAL: &str = "If you have time";

/// The columns of a sheet's line.
const NAME: u32 = 1;
const OPEN: u32 = 2;
const ANSWERED: u32 = 3;
const RECORDS: u32 = 4;
/// The name of this sheet or else of the first one beneath on which something is open.
const FIRST: u32 = 5;
/// The column of a part's count.
const PART: u32 = 1;

/// What *Start here* shows of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Shows {
    /// The sheet's position in the form.
    pub(super) sheet: usize,
    pub(super) answered: Computed,
    pub(super) to_fill: Computed,
    pub(super) minutes: Computed,
    pub(super) state: Computed,
}

/// What a sheet's line holds.
struct Figures {
    line: u32,
    open: usize,
    answered: usize,
    records: usize,
}

/// Lays the lines of every sheet on which something is asked; gives what is shown of each, and the sentence over all.
pub(super) fn lay(
    desk: &mut Desk<'_>,
    seen: &Seen<'_>,
    audit: &Audit,
    on_record: &[OnRecord],
) -> (Vec<Shows>, Computed) {
    let form = desk.form;
    let asking: Vec<(usize, &Sheet)> =
        form.sheets.iter().enumerate().filter(|(_, sheet)| is_filled_in(sheet)).collect();
    let lines = desk.take(asking.len());
    let mut figures = Vec::new();
    for (line, (_, sheet)) in (lines..).zip(&asking) {
        figures.push(lay_sheet(desk, line, sheet, seen, audit, on_record));
    }
    let mut first = String::new();
    for ((_, sheet), own) in asking.iter().zip(&figures).rev() {
        let below = if own.line + 1 < lines + u32::try_from(asking.len()).unwrap_or(0) {
            desk.cell(own.line + 1, FIRST)
        } else {
            quoted(super::cells::NONE)
        };
        if own.open > 0 {
            first.clone_from(&sheet.name);
        }
        let (name, open) = (desk.cell(own.line, NAME), desk.cell(own.line, OPEN));
        desk.text(own.line, FIRST, format!("IF({open}>0,{name},{below})"), first.clone());
    }
    let all = |column| {
        let lines = lines..lines + u32::try_from(asking.len()).unwrap_or(0);
        format!("SUM({})", desk.column_outside(lines, column))
    };
    let told = sentence(form, &all(OPEN), &all(RECORDS), &desk.outside(lines, FIRST), &first, &figures);
    let shows =
        asking.iter().zip(&figures).map(|((position, sheet), own)| shows(desk, *position, sheet, own)).collect();
    (shows, told)
}

/// Whether people fill a sheet in, other than to explain what a correction lists.
fn is_filled_in(sheet: &Sheet) -> bool {
    let asks = |area: &Area| {
        let specs = area.block.specs();
        area.block.key() != BlockKey::Fixes && area.rows.iter().any(|row| specs.iter().any(|spec| row.asks(spec)))
    };
    sheet.areas.iter().any(asks)
}

fn lay_sheet(
    desk: &mut Desk<'_>,
    line: u32,
    sheet: &Sheet,
    seen: &Seen<'_>,
    audit: &Audit,
    on_record: &[OnRecord],
) -> Figures {
    let form = desk.form;
    let mut parts = Vec::new();
    let mut unrecorded = Vec::new();
    for area in &sheet.areas {
        let look = Look { form, sheet, area, seen };
        parts.extend(look.open());
        if area.block.key() == BlockKey::Outcomes && form.kind == BookKind::Department {
            unrecorded.extend(records(desk, &look, audit, on_record));
        }
    }
    let of = |counts: &[Count]| counts.iter().map(|part| part.count).sum::<usize>();
    let (blank, records) = (of(&parts), of(&unrecorded));
    let mut sum = |counts: &[Count]| {
        if counts.is_empty() {
            return "0".to_owned();
        }
        let first = desk.take(counts.len());
        for (line, part) in (first..).zip(counts) {
            desk.write(line, 0, "open");
            desk.number(line, PART, format!("IFERROR({},0)", part.formula), part.count);
        }
        format!("SUM({})", desk.column(first..first + u32::try_from(counts.len()).unwrap_or(0), PART))
    };
    let (parts, unrecorded) = (sum(&parts), sum(&unrecorded));
    let answered = answered(sheet, seen);
    desk.write(line, 0, "sheet");
    desk.write(line, NAME, &sheet.name);
    desk.number(line, RECORDS, unrecorded, records);
    let own = desk.cell(line, RECORDS);
    desk.number(line, OPEN, format!("{parts}+{own}"), blank + records);
    desk.number(line, ANSWERED, &answered.formula, answered.count);
    Figures { line, open: blank + records, answered: answered.count, records }
}

/// Every answer on a sheet.
fn answered(sheet: &Sheet, seen: &Seen<'_>) -> Count {
    let mut formulas = Vec::new();
    let mut count = 0;
    for area in &sheet.areas {
        for column in 0..area.columns.len() {
            let asks = |row: &Row| area.spec(row, column).is_some_and(|spec| row.asks(spec));
            let rows = area.rows.iter().position(asks).zip(area.rows.iter().rposition(asks));
            let Some((first, last)) = rows else { continue };
            let is_filled = |row: &&Row| {
                area.spec(row, column).is_some_and(|spec| row.asks(spec) && seen.is_filled(&area.key(row, spec.key)))
            };
            count += area.rows[first..=last].iter().filter(is_filled).count();
            formulas.push(range(sheet, area, column, first..last + 1));
        }
    }
    let formula = if formulas.is_empty() { "0".to_owned() } else { format!("COUNTA({})", formulas.join(",")) };
    Count { formula, count }
}

/// Rows that say *Taught with employers* and *In place*, of which no record that counts says so yet.
fn records(desk: &mut Desk<'_>, look: &Look<'_>, audit: &Audit, on_record: &[OnRecord]) -> Vec<Count> {
    let (area, sheet) = (look.area, look.sheet);
    let Some(judging) = &desk.form.judging else { return Vec::new() };
    let own = |name: &str| area.subject.as_deref() == Some(name);
    let Some(subject) = judging.department.subjects.iter().find(|subject| own(&subject.name)) else {
        return Vec::new();
    };
    let known = recorded(&judging.plan, subject, audit);
    let Some(employers) = Employers::of(desk) else { return Vec::new() };
    let mut counts = Vec::new();
    for run in look.runs() {
        let cells = |slot| Some(range(sheet, area, area.column_of(slot)?, run.clone()));
        let Some((coverage, status)) = cells(SlotKey::Coverage).zip(cells(SlotKey::Status)) else { continue };
        let rows = look.rows(&run);
        let Some(first) = rows.first() else { continue };
        let reference = |row: &Row| match row.is_spare() {
            true => look.seen.typed(&area.key(row, SlotKey::Ref)).map(|typed| first_of(&typed.shown())),
            false => Some(row.reference.clone()),
        };
        let says = |row: &&Row| {
            let chosen = &look.seen.answers;
            chosen.chosen(&area.key(row, SlotKey::Coverage)) == Some(Coverage::WithEmployers)
                && chosen.chosen(&area.key(row, SlotKey::Status)) == Some(Status::InPlace)
                && !first.stage().is_some_and(|stage| audit.is_off(&subject.name, stage))
        };
        let lacks = |row: &&Row| reference(row).is_some_and(|reference| !known.contains(reference.as_str()));
        let count = rows.iter().filter(|row| says(row) && lacks(row)).count();
        // Of a stage that is judged it stands there already which outcomes are on record.
        let laid =
            first.stage().and_then(|stage| on_record.iter().find(|known| own(&known.subject) && known.stage == stage));
        let recorded_cells = match laid {
            Some(known) => known.cells.clone(),
            None => {
                let lines = desk.take(rows.len());
                for (line, (row, position)) in (lines..).zip(rows.iter().zip(run.clone())) {
                    desk.write(line, 0, "row");
                    let names = cells_of(look, position, SlotKey::Ref).filter(|_| row.is_spare());
                    let told = reference(row).unwrap_or_default();
                    let formula = names.map_or_else(|| quoted(&row.reference), |cell| first_word(&cell));
                    desk.text(line, 1, formula, &told);
                    let cell = desk.cell(line, 1);
                    let record = employers.record(&quoted(&subject.name), &cell);
                    desk.number(line, 2, record, known.contains(told.as_str()));
                }
                desk.column(lines..lines + u32::try_from(rows.len()).unwrap_or(0), 2)
            }
        };
        let mut tests = vec![
            one_of(&coverage, &[Coverage::WithEmployers.label()]),
            one_of(&status, &[Status::InPlace.label()]),
            format!("({recorded_cells}=0)"),
        ];
        tests.extend(cells(SlotKey::Ref).filter(|_| first.is_spare()).map(|cells| super::cells::filled(&cells)));
        counts.push(Count { formula: look.unless_off(first, count_rows(&tests)), count });
    }
    counts
}

fn cells_of(look: &Look<'_>, position: usize, slot: SlotKey) -> Option<String> {
    let column = look.area.column_of(slot)?;
    let cells = range(look.sheet, look.area, column, position..position + 1);
    Some(cells.split_once(':').map_or_else(|| cells.clone(), |(first, _)| first.to_owned()))
}

/// The ref in front of an outcome's title.
fn first_of(label: &str) -> String {
    label.split(' ').next().unwrap_or_default().to_owned()
}

fn shows(desk: &Desk<'_>, position: usize, sheet: &Sheet, own: &Figures) -> Shows {
    let (open, answered) = (desk.outside(own.line, OPEN), desk.outside(own.line, ANSWERED));
    let begun = |nothing: &'static str| match (own.answered, own.open) {
        (0, _) if !sheet.needed => nothing,
        (_, 0) => COMPLETE,
        (0, _) => nothing,
        _ => IN_PROGRESS,
    };
    let (formula, state) = if sheet.needed {
        let formula = format!("=IF({open}=0,\"{COMPLETE}\",IF({answered}=0,\"{NOT_STARTED}\",\"{IN_PROGRESS}\"))");
        (formula, begun(NOT_STARTED))
    } else {
        let formula = format!("=IF({answered}=0,\"{OPTIONAL}\",IF({open}=0,\"{COMPLETE}\",\"{IN_PROGRESS}\"))");
        (formula, begun(OPTIONAL))
    };
    Shows {
        sheet: position,
        answered: Computed::count(format!("={answered}"), own.answered),
        to_fill: Computed::count(format!("={open}"), own.open),
        minutes: minutes(desk, position, sheet, &open, own.open),
        state: Computed::text(formula, state),
    }
}

/// Seconds for what nothing is known of.
const A_CELL: u32 = 20;

/// The minutes that what is open now takes: each cell its share of what the sheet took at first, reading and all.
fn minutes(desk: &Desk<'_>, position: usize, sheet: &Sheet, open: &str, now: usize) -> Computed {
    let first = layout::seconds(&desk.form.sheets).get(position).copied().filter(|seconds| *seconds > 0);
    let cells = first.map_or(1, |_| sheet.cells());
    let (seconds, a_minute) = (first.unwrap_or(A_CELL), cells * 60);
    let formula = format!(
        "=IF({open}=0,{},ROUNDUP({open}*{seconds}/{a_minute},0))",
        if sheet.needed { "0" } else { "\"optional\"" }
    );
    match now {
        0 if !sheet.needed => Computed::text(formula, "optional"),
        _ => Computed::count(formula, (now * words::count(seconds)).div_ceil(a_minute)),
    }
}

/// What is still to do, or that nothing is: one sentence over all sheets.
fn sentence(form: &Form, open: &str, records: &str, first_cell: &str, first: &str, figures: &[Figures]) -> Computed {
    let finished = match (form.kind, form.corrects.is_empty()) {
        (_, false) => "No answer is missing. The sheet Fix these says whether anything else is open.".to_owned(),
        (BookKind::Leader, true) => "Finished: save the file and put it into the returns folder.".to_owned(),
        (BookKind::Department | BookKind::Plan, true) => {
            let leader = form.judging.as_ref().map(|judging| judging.plan.school.careers_leader.trim());
            let leader = leader.filter(|name| !name.is_empty()).unwrap_or("the Careers Leader");
            format!("Finished: save the file and send it to {leader}.")
        }
    };
    let to_go = |one: bool| if one { " answer to go, on the sheet " } else { " answers to go, first on the sheet " };
    let waiting = |one: bool| {
        let rows = if one { " row says" } else { " rows say" };
        format!("{rows} {} and have no record on Employers that shows it.", Coverage::WithEmployers.label())
    };
    let all: usize = figures.iter().map(|own| own.open).sum();
    let unrecorded: usize = figures.iter().map(|own| own.records).sum();
    let told = match (all, unrecorded) {
        (0, _) => finished.clone(),
        (_, 0) => format!("{all}{}{first}.", to_go(all == 1)),
        _ => format!("{all}{}{first}. {unrecorded}{}", to_go(all == 1), waiting(unrecorded == 1)),
    };
    let formula = format!(
        "=IFERROR(IF({open}=0,{},{open}&IF({open}=1,{},{})&{first_cell}&\".\"&IF({records}=0,\"\",\" \"&{records}&IF({records}=1,{},{}))),{})",
        quoted(&finished),
        quoted(to_go(true)),
        quoted(to_go(false)),
        quoted(&waiting(true)),
        quoted(&waiting(false)),
        quoted("Not known"),
    );
    Computed::text(formula, told)
}
