//! How far each sheet is filled in, and the first thing that is left over all sheets: a line of workings for each area
//! and for each sheet.

use super::Computed;
use super::cells::{NONE, on, quoted, range, whole};
use super::desk::Desk;
use super::finished::{alike, finished, questions};
use super::lines::{Line, Lines, OPEN, SENSES, WORDS};
use super::rows::Told;
use super::seen::Seen;
use super::term::{Term, sum};
use super::words;
use crate::answers::{cell_name, column_name};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Area, BookKind, Column, Form, Row, Sheet, Spec};

/// The columns of an area's line: how many things are open in it, in which of its rows the first, in which of its slots,
/// what that row says, how the place is told, and where a link to it leads.
const ALL: u32 = 1;
const AT: u32 = 2;
const SLOT: u32 = 3;
const SAYS: u32 = 4;
const TOLD: u32 = 5;
const LINK: u32 = 6;

/// The columns of a sheet's line.
const LEFT: u32 = 1;
const ANSWERED: u32 = 2;

/// More rows and columns than a sheet has.
const MANY: u32 = 2_000_000;

/// Where a link leads when nothing is left.
const START: &str = "A1";

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

/// The first thing that is open in an area or beneath it: how its place is told, and a link to its cell.
#[derive(Clone)]
struct First {
    told: String,
    link: String,
}

/// Lays the lines of every area and of every sheet on which something is asked; gives what is shown of each sheet, and
/// the sentence over all.
pub(super) fn lay(desk: &mut Desk<'_>, areas: &[Told<'_, '_>], seen: &Seen<'_>) -> (Vec<Shows>, Computed) {
    let form = desk.form;
    let lines = desk.take(areas.len());
    let end = lines + u32::try_from(areas.len()).unwrap_or(0);
    let mut below: Option<First> = None;
    let mut all = Vec::new();
    let mut later: Vec<(&Told<'_, '_>, u32)> = Vec::new();
    for (line, told) in (lines..end).zip(areas).rev() {
        // Of areas side by side the first row comes first, in whichever of them it is.
        later.retain(|(other, _)| other.lines.is_beside(told.lines));
        let is_last = line + 1 == end;
        all.push(lay_area(desk, line, told, (is_last, &later), &mut below));
        later.push((told, line));
    }
    all.reverse();
    let asking = form.sheets.iter().enumerate().filter(|(_, sheet)| is_filled_in(sheet));
    let seconds = layout::seconds(&form.sheets);
    let shows: Vec<Shows> = asking
        .map(|(position, sheet)| {
            let own = areas.iter().zip(&all).filter(|(told, _)| told.lines.sheet.name == sheet.name);
            let left = sum(own.map(|(_, open)| open.clone()));
            let line = desk.take(1);
            desk.write(line, 0, "sheet");
            let left = desk.term(line, LEFT, &left);
            let answered = desk.term(line, ANSWERED, &answered(sheet, seen));
            shows(
                (position, sheet),
                seconds.get(position).copied().unwrap_or(0),
                (&desk.outside(line, LEFT), left.now),
                (&desk.outside(line, ANSWERED), answered.now),
            )
        })
        .collect();
    let open = Term::of(
        if areas.is_empty() { "0".to_owned() } else { format!("SUM({})", desk.column_outside(lines..end, ALL)) },
        all.iter().map(|open| open.now).sum::<i64>(),
    );
    let first = (desk.outside(lines, TOLD), desk.outside(lines, LINK));
    let line = desk.take(1);
    desk.write(line, 0, "questions");
    let asked = desk.term(line, ALL, &questions(form, seen));
    let asked = Term::of(desk.outside(line, ALL), asked.now);
    (shows, sentence(form, &open, &asked, first, below.as_ref()))
}

/// Whether people fill a sheet in, other than to explain what a correction lists.
fn is_filled_in(sheet: &Sheet) -> bool {
    let asks = |area: &Area| {
        let specs = area.block.specs();
        area.block.key() != BlockKey::Fixes && area.rows.iter().any(|row| specs.iter().any(|spec| row.asks(spec)))
    };
    sheet.areas.iter().any(asks)
}

/// Lays the line of an area; `below` is the first thing that is open beneath it, and then here or beneath it.
fn lay_area(
    desk: &mut Desk<'_>,
    line: u32,
    told: &Told<'_, '_>,
    (is_last, later): (bool, &[(&Told<'_, '_>, u32)]),
    below: &mut Option<First>,
) -> Term {
    let lines = told.lines;
    let cells = desk.column(lines.all(), OPEN);
    let open = Term::of(format!("SUM({cells})"), told.rows.iter().map(|row| row.open.now).sum::<i64>());
    desk.write(line, 0, "area");
    let open = desk.term(line, ALL, &open);
    let all = open.formula().to_owned();
    let first = told.rows.iter().zip(&lines.rows).find(|(row, _)| row.open.now > 0);
    let at = first.map_or(0, |(_, line)| i64::try_from(line.position).unwrap_or(0) + 1);
    // The first of many without an array formula: the one that lies the furthest from the end.
    let start = lines.all().start;
    let found = format!("{MANY}-SUMPRODUCT(MAX(({cells}>0)*({MANY}-ROW({cells}))))-{start}");
    desk.term(line, AT, &Term::of(format!("IF({all}=0,0,{found})"), at));
    let at_cell = desk.cell(line, AT);

    let slot = first.and_then(|(row, _)| row.first);
    let of_first = first.map(|(row, _)| row);
    let heading = (!lines.is_of_questions()).then(|| lay_slot(desk, line, told, (&all, &at_cell), of_first));
    let place = Place::of(lines, &at_cell);
    let heading_told = heading.as_ref().map_or(String::new(), |(cells, _)| format!("&\", \"&{cells}"));
    let refs = range(lines.sheet, lines.area, 0, 0..lines.area.rows.len() + usize::from(lines.area.grows));
    let number = heading.as_ref().map_or_else(
        || (lines.area.columns.iter().position(|column| *column == Column::Answer).unwrap_or(0) + 1).to_string(),
        |(_, number)| number.clone(),
    );
    let to =
        format!("{}&ADDRESS(ROW(INDEX({refs},{at_cell})),{number})", quoted(&format!("#{}", on(&lines.sheet.name))));
    let next = |column| if is_last { quoted(NONE) } else { desk.cell(line + 1, column) };
    let after = later.iter().map(|(_, other)| {
        let other = desk.cell(*other, AT);
        format!("*(({other}=0)+({other}>={at_cell})>0)")
    });
    let is_first = format!("({all}>0){}", after.collect::<String>());
    let formulas = [
        format!("IF({is_first}=0,{},{}{heading_told})", next(TOLD), place.formula),
        format!("IF({is_first}=0,{},{to})", next(LINK)),
    ];
    let is_before = |row: &Line<'_>| {
        let at = |other: &Told<'_, '_>| other.rows.iter().position(|row| row.open.now > 0);
        later.iter().all(|(other, _)| at(other).is_none_or(|other| other >= row.position))
    };
    if let Some((_, row)) = first.filter(|(_, row)| is_before(row)) {
        let head = slot.filter(|_| !lines.is_of_questions()).and_then(|slot| head_of(desk.form, lines, slot));
        let told = place.of_row(desk.form, row.row);
        let told = head.map_or_else(|| told.clone(), |head| format!("{told}, {head}"));
        *below = Some(First { told, link: link(lines, row.position, slot) });
    }
    let now = below.clone().unwrap_or(First { told: String::new(), link: String::new() });
    let [told_formula, link_formula] = formulas;
    desk.text(line, TOLD, told_formula, now.told);
    desk.text(line, LINK, link_formula, now.link);
    open
}

/// Lays which slot of the first open row is told first; gives the formulas of its heading and of its column's number.
fn lay_slot(
    desk: &mut Desk<'_>,
    line: u32,
    told: &Told<'_, '_>,
    (all, at): (&str, &str),
    first: Option<&super::rows::OfRow>,
) -> (String, String) {
    let lines = told.lines;
    let form = desk.form;
    let slots = lines.slots();
    if let [only] = slots {
        let column = lines.area.sheet_column(lines.area.column_of(only.key).unwrap_or(0)) + 1;
        return (quoted(only.head.text(&form.words)), column.to_string());
    }
    let said = desk.column(lines.all(), WORDS);
    let now = first.map(|row| row.said.clone()).unwrap_or_default();
    desk.text(line, SAYS, format!("IF({all}=0,\"{NONE}\",INDEX({said},{at}))"), now);
    let heads = desk.across(told.heads, SENSES..lines.free());
    // The leftmost of the headings that the row names.
    let left = desk.place(SENSES);
    let formula = format!(
        "IF({all}=0,0,{MANY}-SUMPRODUCT(MAX(ISNUMBER(FIND({heads},{}))*({MANY}-COLUMN({heads}))))-{left})",
        desk.cell(line, SAYS)
    );
    let is_it = |slot: SlotKey| slots.iter().position(|spec| spec.key == slot).map_or(0, |position| position + 1);
    let now = first.and_then(|row| row.first).map_or(0, is_it);
    desk.term(line, SLOT, &Term::of(formula, i64::try_from(now).unwrap_or(0)));
    let slot = desk.cell(line, SLOT);
    let columns = slots.iter().map(|spec| lines.area.sheet_column(lines.area.column_of(spec.key).unwrap_or(0)) + 1);
    let columns: Vec<String> = columns.map(|column| column.to_string()).collect();
    (format!("INDEX({heads},1,{slot})"), format!("CHOOSE({slot},{})", columns.join(",")))
}

fn head_of<'f>(form: &'f Form, lines: &Lines<'_>, slot: SlotKey) -> Option<&'f str> {
    let spec: &&'static Spec = lines.slots().iter().find(|spec| spec.key == slot)?;
    Some(spec.head.text(&form.words))
}

/// A link to a cell of the same workbook, as formulas take it.
fn link(lines: &Lines<'_>, position: usize, slot: Option<SlotKey>) -> String {
    let column = lines.area.sheet_column(slot.and_then(|slot| lines.area.column_of(slot)).unwrap_or(0));
    let column = u32::try_from(column).unwrap_or(0);
    let name = cell_name(lines.area.sheet_row(position), column);
    let row = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    format!("#{}${}${row}", on(&lines.sheet.name), column_name(column))
}

/// How the place of a row is told: `History KS3-12`.
struct Place<'b, 'a> {
    formula: String,
    lines: &'b Lines<'a>,
}

impl<'b, 'a> Place<'b, 'a> {
    fn of(lines: &'b Lines<'a>, at: &str) -> Place<'b, 'a> {
        let Lines { sheet, area, .. } = lines;
        let column = |position| {
            let rows = 0..area.rows.len() + usize::from(area.grows);
            format!("INDEX({},{at})", range(sheet, area, position, rows))
        };
        let question = area.columns.iter().position(|column| *column == Column::Question);
        let formula = match (question, whose(lines)) {
            (Some(question), _) => format!("{}&{}", quoted(&format!("{}, ", sheet.name)), column(question)),
            (None, Whose::Printed(slot)) => {
                let subject = whole(sheet, area, slot).map_or(quoted(""), |cells| format!("INDEX({cells},{at})"));
                format!("{subject}&\" \"&{}", column(0))
            }
            (None, Whose::Known(name)) => format!("{}&{}", quoted(&format!("{name} ")), column(0)),
        };
        Place { formula, lines }
    }

    fn of_row(&self, form: &Form, row: &Row) -> String {
        let Lines { sheet, .. } = self.lines;
        match (row.question(), whose(self.lines)) {
            (Some(spec), _) => format!("{}, {}", sheet.name, spec.head.text(&form.words)),
            (None, Whose::Printed(slot)) => format!("{} {}", row.printed(slot).unwrap_or_default(), row.reference),
            (None, Whose::Known(name)) => format!("{name} {}", row.reference),
        }
    }
}

/// Whose the rows of an area are: of one subject, or of the one that each prints; else of the sheet.
enum Whose<'a> {
    Known(&'a str),
    Printed(SlotKey),
}

fn whose<'a>(lines: &'a Lines<'_>) -> Whose<'a> {
    let prints = |row: &Row| row.printed(SlotKey::Subject).is_some();
    match &lines.area.subject {
        Some(subject) => Whose::Known(subject),
        None if lines.area.rows.iter().all(prints) => Whose::Printed(SlotKey::Subject),
        None => Whose::Known(&lines.sheet.name),
    }
}

/// Every answer on a sheet.
fn answered(sheet: &Sheet, seen: &Seen<'_>) -> Term {
    let mut formulas = Vec::new();
    let mut count = 0;
    for area in &sheet.areas {
        for column in 0..area.columns.len() {
            let asks = |row: &Row| area.spec(row, column).is_some_and(|spec| row.asks(spec));
            let rows = area.rows.iter().position(asks).zip(area.rows.iter().rposition(asks));
            let Some((first, last)) = rows else { continue };
            let is_filled = |row: &&Row| {
                let spec = area.spec(row, column).filter(|spec| row.asks(spec));
                spec.is_some_and(|spec| seen.typed(&area.key(row, spec.key)).is_some())
            };
            count += area.rows.get(first..=last).unwrap_or_default().iter().filter(is_filled).count();
            formulas.push(range(sheet, area, column, first..last + 1));
        }
    }
    let formula = if formulas.is_empty() { "0".to_owned() } else { format!("COUNTA({})", formulas.join(",")) };
    Term::of(formula, i64::try_from(count).unwrap_or(0))
}

fn shows(
    (position, sheet): (usize, &Sheet),
    seconds: u32,
    (open, left): (&str, i64),
    (answered, given): (&str, i64),
) -> Shows {
    let nothing = if sheet.needed { words::NOT_STARTED } else { words::IF_TIME };
    let whole = if sheet.needed { words::NOTHING_ASKED } else { words::IF_TIME };
    let state = match (left, given) {
        (0, 0) => whole,
        (0, _) => words::DONE,
        (_, 0) => nothing,
        _ => words::IN_PROGRESS,
    };
    let formula = format!(
        "=IF({open}=0,IF({answered}=0,{},{}),IF({answered}=0,{},{}))",
        quoted(whole),
        quoted(words::DONE),
        quoted(nothing),
        quoted(words::IN_PROGRESS)
    );
    Shows {
        sheet: position,
        answered: Computed::number(format!("={answered}"), given),
        to_fill: Computed::number(format!("={open}"), left),
        minutes: minutes(sheet, seconds, open, left),
        state: Computed::text(formula, state),
    }
}

/// Seconds for what nothing is known of.
const A_CELL: u32 = 20;

/// The minutes that what is open now takes: each cell its share of the seconds that the sheet took at first, reading and
/// all.
fn minutes(sheet: &Sheet, seconds: u32, open: &str, left: i64) -> Computed {
    let (seconds, cells) = if seconds > 0 { (seconds, sheet.cells()) } else { (A_CELL, 1) };
    let (seconds, a_minute) = (i64::from(seconds), i64::try_from(cells.max(1)).unwrap_or(1) * 60);
    let formula = format!(
        "=IF({open}=0,{},ROUNDUP({open}*{seconds}/{a_minute},0))",
        if sheet.needed { "0".to_owned() } else { quoted(words::NO_MINUTES) }
    );
    match left {
        0 if !sheet.needed => Computed::text(formula, words::NO_MINUTES),
        _ => Computed::number(formula, (left * seconds + a_minute - 1) / a_minute),
    }
}

/// What is still to do, with a link to the first of it; or that nothing is.
fn sentence(form: &Form, open: &Term, asked: &Term, (told, link): (String, String), first: Option<&First>) -> Computed {
    let (finished, said) = match (form.kind, form.corrects.is_empty()) {
        (_, false) => alike("No answer is missing. The sheet Fix these says whether anything else is open."),
        (BookKind::Leader, true) => alike("Finished: save this file and put it into the returns folder."),
        (BookKind::Department | BookKind::Plan, true) => {
            let leader = form.judging.as_ref().map(|judging| judging.plan.school.careers_leader.trim());
            let leader = leader.filter(|name| !name.is_empty()).unwrap_or("the Careers Leader");
            finished(asked, leader)
        }
    };
    let all = open.formula();
    let now = match first {
        Some(first) if open.now > 0 => format!("{}{}{}", open.now, words::to_go(open.now == 1), first.told),
        Some(_) | None => said,
    };
    let start = form.sheets.first().map_or(String::new(), |sheet| format!("#{}{START}", on(&sheet.name)));
    let formula = format!(
        "=HYPERLINK(IF({all}=0,{},{link}),IFERROR(IF({all}=0,{},{all}&IF({all}=1,{},{})&{told}),{}))",
        quoted(&start),
        finished,
        quoted(words::to_go(true)),
        quoted(words::to_go(false)),
        quoted(words::NOT_KNOWN),
    );
    Computed::text(formula, now)
}
