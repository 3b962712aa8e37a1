//! A line on the desk for each row that people fill in: what stands in its cells, and from there what the row still needs.
//!
//! ```text
//! row │ missing │ open │ first │ give │ words │ Coverage │ Status │ …
//! ```

use std::collections::HashMap;
use std::ops::Range;

use super::cells::{absolute, on, range, whole};
use super::desk::Desk;
use super::of_last::{Beside, OfLast};
use super::seen::Seen;
use super::sense::{self, Cell, Lists};
use super::term::Term;
use crate::answers::{Answers, Given, Key, RowPlace, Unread, is_added};
use crate::finding::Code;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Area, Carried, Holds, Need, Row, Rows, Sheet, Spec};

/// How many cells are asked of it and blank.
pub(super) const MISSING: u32 = 1;
/// How many things are open in it.
pub(super) const OPEN: u32 = 2;
/// What is blank, by the headings.
pub(super) const GIVE: u32 = 3;
/// What it says in *To do*.
pub(super) const WORDS: u32 = 4;
/// From here on what stands in its cells.
pub(super) const SENSES: u32 = 5;

/// So many rows beneath those that are printed are looked at too, where people may insert some.
const INSERTED: usize = 4;

/// The rows of one area.
pub(super) struct Lines<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) area: &'a Area,
    pub(super) rows: Vec<Line<'a>>,
    /// The first of its lines.
    first: u32,
    /// The slots that are looked at, left to right.
    slots: Vec<&'static Spec>,
}

/// One row.
pub(super) struct Line<'a> {
    /// Its own line on the desk.
    pub(super) at: u32,
    /// The row; of one that somebody may insert, a spare one that asks alike.
    pub(super) row: &'a Row,
    /// Its position among the rows of its area.
    pub(super) position: usize,
    /// Whether nobody printed it.
    pub(super) is_inserted: bool,
    senses: HashMap<SlotKey, Term>,
    /// What it says of last round's answer, where one stands beside it.
    pub(super) last: Option<OfLast>,
}

impl Line<'_> {
    /// What stands in the cell of a slot: nothing where there is none.
    pub(super) fn sense(&self, slot: SlotKey) -> Term {
        self.senses.get(&slot).cloned().unwrap_or_else(|| Term::known(0))
    }

    /// What stands in the cell of a slot, where the row asks for it.
    pub(super) fn asked(&self, slot: SlotKey) -> Option<&Term> {
        self.senses.get(&slot)
    }
}

impl<'a> Lines<'a> {
    /// Whether its slots are questions, a row each.
    pub(super) fn is_of_questions(&self) -> bool {
        self.area.block.rows() == Rows::Form
    }

    /// The slots that are looked at, left to right.
    pub(super) fn slots(&self) -> &[&'static Spec] {
        &self.slots
    }

    /// All its lines.
    pub(super) fn all(&self) -> Range<u32> {
        self.first..self.first + u32::try_from(self.rows.len()).unwrap_or(0)
    }

    /// The column of a slot on the desk.
    pub(super) fn column_of(&self, slot: SlotKey) -> Option<u32> {
        if self.is_of_questions() {
            return Some(SENSES);
        }
        let position = self.slots.iter().position(|spec| spec.key == slot)?;
        Some(SENSES + u32::try_from(position).unwrap_or(0))
    }

    /// The first column that is free.
    pub(super) fn free(&self) -> u32 {
        let slots = if self.is_of_questions() { 1 } else { self.slots.len() };
        SENSES + u32::try_from(slots).unwrap_or(0)
    }

    /// The cells of a slot in all its lines; none where nothing looks at it.
    pub(super) fn cells(&self, desk: &Desk<'_>, slot: SlotKey) -> Option<String> {
        Some(desk.column(self.all(), self.column_of(slot)?))
    }

    /// The line of a row.
    pub(super) fn line_of(&self, subject: Option<&str>, reference: &str) -> Option<&Line<'a>> {
        let is_it = |line: &&Line<'_>| line.row.reference == reference && line.row.subject.as_deref() == subject;
        self.rows.iter().filter(|line| !line.is_inserted).find(is_it)
    }

    /// Whether it stands beside another one, with the same rows.
    pub(super) fn is_beside(&self, other: &Lines<'_>) -> bool {
        self.sheet.name == other.sheet.name && self.area.top == other.area.top
    }

    /// Whether rows may be inserted into it.
    pub(super) fn takes_rows(&self) -> bool {
        self.rows.iter().any(|line| line.is_inserted)
    }
}

/// Every row that is looked at.
pub(super) struct Book<'a> {
    pub(super) areas: Vec<Lines<'a>>,
    lists: Lists,
}

impl<'a> Book<'a> {
    /// Lays the lines of every area in which anything can be open.
    pub(super) fn lay(desk: &mut Desk<'a>, seen: &Seen<'a>) -> Book<'a> {
        let form = desk.form;
        let mut lists = Lists::default();
        let areas = form.areas().filter(|(_, area)| area.block.key() != BlockKey::Fixes);
        let areas = areas.filter_map(|(sheet, area)| lay_area(desk, &mut lists, seen, sheet, area)).collect();
        Book { areas, lists }
    }

    /// The number of a label of one of the plan's own lists; 0 where none has it.
    pub(super) fn number(&self, label: &str) -> i64 {
        self.lists.known(label)
    }

    /// The answers that a formula makes out, of rows that the form has: the reader forgives more than a formula can, and
    /// what is stored beside a formula must be what the formula gives.
    pub(super) fn made_out(&self, seen: &Seen<'_>) -> Answers {
        let mut rows: HashMap<(BlockKey, RowPlace), &Line<'_>> = HashMap::new();
        for lines in &self.areas {
            for line in lines.rows.iter().filter(|line| !line.is_inserted) {
                let place = RowPlace { subject: line.row.subject.clone(), row: line.row.reference.clone() };
                rows.insert((lines.area.block.key(), place), line);
            }
        }
        let mut answers = Answers::default();
        for (key, given) in seen.all() {
            let place = RowPlace { subject: key.subject.clone(), row: key.row.clone() };
            let Some(line) = rows.get(&(key.block, place)) else { continue };
            let is_made_out = line.asked(key.slot).is_none_or(|sense| sense.now >= 0);
            match given.means.as_ref().ok().filter(|_| is_made_out) {
                Some(value) => answers.put(key.clone(), Given::meant(value.clone())),
                // Something stands there all the same: the row is not as it was last round.
                None if line.last.is_some() => {
                    let means = Err(Unread { code: Code::UnknownAnswer, suggestion: None });
                    answers.put(key.clone(), Given { typed: given.typed.clone(), means });
                }
                None => {}
            }
        }
        answers.beside(seen.all_last().clone()).stood()
    }

    /// The areas of a block.
    pub(super) fn of(&self, block: BlockKey) -> impl Iterator<Item = &Lines<'a>> {
        self.areas.iter().filter(move |lines| lines.area.block.key() == block)
    }

    /// The area of a block in which a subject has rows.
    pub(super) fn of_subject(&self, block: BlockKey, subject: &str) -> Option<&Lines<'a>> {
        self.of(block).find(|lines| lines.rows.iter().any(|line| line.row.subject.as_deref() == Some(subject)))
    }

    /// What stands in a cell.
    pub(super) fn sense(&self, block: BlockKey, subject: Option<&str>, row: &str, slot: SlotKey) -> Option<&Term> {
        self.of(block).find_map(|lines| lines.line_of(subject, row)?.asked(slot))
    }
}

/// Whether a formula looks at the cells of a slot: at a text only where one may be asked for.
fn is_looked_at(area: &Area, spec: &Spec) -> bool {
    match spec.holds {
        Holds::Choice(_) | Holds::Count { .. } | Holds::Date => true,
        Holds::Text { .. } => {
            let needs = area.block.nature().needs.iter();
            spec.need != Need::Optional || needs.into_iter().any(|own| own.said == spec.key || own.wanted == spec.key)
        }
        Holds::Printed | Holds::Code(_) | Holds::Live(_) => false,
    }
}

fn lay_area<'a>(
    desk: &mut Desk<'a>,
    lists: &mut Lists,
    seen: &Seen<'a>,
    sheet: &'a Sheet,
    area: &'a Area,
) -> Option<Lines<'a>> {
    let form = desk.form;
    let slots: Vec<&'static Spec> = match area.block.rows() {
        Rows::Form => area.rows.iter().filter_map(Row::question).collect(),
        Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) | Rows::Free => {
            (0..area.columns.len()).filter_map(|column| area.spec(area.rows.first()?, column)).collect()
        }
    };
    let is_asked = |spec: &&&'static Spec| area.rows.iter().any(|row| row.asks(spec)) && is_looked_at(area, spec);
    let slots: Vec<&'static Spec> = slots.iter().filter(is_asked).copied().collect();
    if slots.is_empty() {
        return None;
    }
    let inserted = if sheet.open && area.grows { INSERTED } else { 0 };
    let template = area.rows.iter().rfind(|row| row.is_spare());
    let rows: Vec<(&Row, bool)> = area
        .rows
        .iter()
        .map(|row| (row, false))
        .chain(std::iter::repeat_n(template, inserted).flatten().map(|row| (row, true)))
        .collect();
    let mut lines = Lines { sheet, area, rows: Vec::new(), first: 0, slots };
    // The words of the lists lie above the lines that look them up.
    for spec in &lines.slots {
        for row in area.rows.iter().filter(|row| row.asks(spec)) {
            lists.prepare(desk, spec, form.list(row, spec.key));
        }
    }
    lines.first = desk.take(rows.len());
    for ((position, (row, is_inserted)), at) in rows.into_iter().enumerate().zip(lines.first..) {
        let mut senses = HashMap::new();
        let row_of = Place { sheet, area, row, position, is_inserted, takes_rows: inserted > 0 };
        let is_carried = seen.last(area.block.key(), row).is_some();
        desk.write(at, 0, "row");
        for spec in lines.slots.iter().filter(|spec| row.asks(spec)) {
            let Some(column) = lines.column_of(spec.key) else { continue };
            let key: Key = area.key(row, spec.key);
            let typed = if is_inserted { None } else { seen.typed(&key) };
            let Some(place) = place(&lines, position, inserted > 0, spec.key) else { continue };
            let cell = Cell { spec, list: form.list(row, spec.key), at: place, typed };
            let (formula, now) = lists.sense(desk, &cell);
            let formula = match whole(sheet, area, spec.key).filter(|_| is_inserted) {
                Some(cells) => format!("IF(ROWS({cells})<{},{},{formula})", position + 1, sense::blank(spec)),
                None => formula,
            };
            let own = Term::of(formula, now);
            // Beside last round's answer it is worked out further on what stands there.
            let is_whole = !is_carried || spec.key == SlotKey::StillSo;
            senses.insert(spec.key, if is_whole { desk.term(at, column, &own) } else { own });
        }
        // Which outcome a printed row is about stands where a spare one names it.
        if let (Some(title), Some(column)) = (row.printed(SlotKey::Ref), lines.column_of(SlotKey::Ref)) {
            let number = lists.number(&format!("{} {title}", row.reference));
            desk.constant(at, column, number);
            senses.insert(SlotKey::Ref, Term::of(desk.cell(at, column), number));
        }
        let last = seen.last(area.block.key(), row).map(|last| {
            let all = lines.rows.first().filter(|line| line.row.carried == Carried::ForAll);
            let all = all.map_or(Term::known(0), |line| line.sense(SlotKey::StillSo));
            let slots = lines.slots.iter().filter_map(|spec| Some((*spec, lines.column_of(spec.key)?))).collect();
            let begun = filled(&row_of, seen, |slot| slot != SlotKey::StillSo && !is_added(slot));
            let was_planned_before = seen.all_last().past(&area.key(row, SlotKey::Date)).is_some();
            let (block, free) = (area.block.key(), lines.free());
            OfLast::lay(
                desk,
                lists,
                &Beside { form, block, row, at, free, slots, last, was_planned_before, begun, all },
                &mut senses,
            )
        });
        lines.rows.push(Line { at, row, position, is_inserted, senses, last });
    }
    Some(lines)
}

/// The cell of a slot in a row. Where rows may be inserted, it is told by its place among the others.
fn place(lines: &Lines<'_>, position: usize, by_place: bool, slot: SlotKey) -> Option<String> {
    let Lines { sheet, area, .. } = lines;
    if by_place {
        return Some(["INDEX(", &whole(sheet, area, slot)?, ",", &(position + 1).to_string(), ")"].concat());
    }
    let column = u32::try_from(area.sheet_column(area.column_of(slot)?)).ok()?;
    Some([on(&sheet.name), absolute(area.sheet_row(position), column)].concat())
}

/// Where a row stands on its sheet.
struct Place<'a> {
    sheet: &'a Sheet,
    area: &'a Area,
    row: &'a Row,
    position: usize,
    is_inserted: bool,
    takes_rows: bool,
}

/// Whether anything stands in a row, of whatever slot.
pub(super) fn begun(lines: &Lines<'_>, line: &Line<'_>, seen: &Seen<'_>) -> Term {
    let Line { row, position, is_inserted, .. } = *line;
    let Lines { sheet, area, .. } = *lines;
    filled(&Place { sheet, area, row, position, is_inserted, takes_rows: lines.takes_rows() }, seen, |_| true)
}

/// Whether anything stands in some slots of a row.
fn filled(place: &Place<'_>, seen: &Seen<'_>, of: impl Fn(SlotKey) -> bool) -> Term {
    let Place { sheet, area, row, position, is_inserted, takes_rows } = *place;
    let asks = |column: usize| area.spec(row, column).filter(|spec| row.asks(spec) && of(spec.key));
    let mut runs: Vec<Range<usize>> = Vec::new();
    for column in (0..area.columns.len()).filter(|column| asks(*column).is_some()) {
        match runs.last_mut().filter(|run| run.end == column) {
            Some(run) => run.end += 1,
            None => runs.push(column..column + 1),
        }
    }
    if runs.is_empty() {
        return Term::known(0);
    }
    let whole = |column| range(sheet, area, column, 0..area.rows.len() + usize::from(area.grows));
    let cell = |column| absolute(area.sheet_row(position), u32::try_from(area.sheet_column(column)).unwrap_or(0));
    let number = position + 1;
    let cells = runs.iter().map(|run| {
        let (first, last) = (run.start, run.end - 1);
        match takes_rows {
            true => format!("INDEX({},{number}):INDEX({},{number})", whole(first), whole(last)),
            false => format!("{}{}:{}", on(&sheet.name), cell(first), cell(last)),
        }
    });
    let formula = format!("(COUNTA({})>0)", cells.collect::<Vec<_>>().join(","));
    let is_filled = |spec: &Spec| seen.typed(&area.key(row, spec.key)).is_some();
    let now = !is_inserted && (0..area.columns.len()).filter_map(asks).any(is_filled);
    Term::of(if is_inserted { format!("IFERROR({formula}*1,0)") } else { formula }, now)
}
