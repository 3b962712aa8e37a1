//! What has become of the things that a correction lists, line by line on *Fix these*: *Mended* once each of its cells
//! holds something else that it may hold, *Explained* once it is said why all is right as it is.
//!
//! ```text
//! Fix these   Where   State     To fix, Mended or Explained
//! _form       mended │ 1 or 0   a line for each cell that a line of Fix these is about
//! ```
//! The rule is simple and says no more than it sees: where something else was changed instead, a line stays as it was.

use super::Computed;
use super::cells::{absolute, on, quoted};
use super::desk::Desk;
use super::sense::serial;
use crate::answers::{Answers, Key, Typed};
use crate::finding::{Code, Severity};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Area, Form, Holds, List, Need, Row, Source, Spec};
use crate::words::{MOST_IN_CELL, start_for_excel};

/// What a line says.
const TO_FIX: &str = "To fix";
const MENDED: &str = "Mended";
const EXPLAINED: &str = "Explained";

/// Everything that a line may say.
pub(super) const STATES: [&str; 3] = [TO_FIX, MENDED, EXPLAINED];

/// The column of a cell's line.
const IS_MENDED: u32 = 1;

/// Letters that a formula may hold of a text.
const IN_A_FORMULA: usize = 200;

/// What each line of *Fix these* says, by its ref.
pub(super) fn lay(desk: &mut Desk<'_>, answers: &Answers) -> Vec<(String, Computed)> {
    let form = desk.form;
    let areas = form.areas().map(|(_, area)| area).filter(|area| area.block.key() == BlockKey::Fixes);
    let lines = areas.flat_map(|area| area.rows.iter().enumerate().map(move |(nth, row)| (area, nth, row)));
    lines.map(|(area, nth, row)| (row.reference.clone(), state(desk, answers, area, nth, row))).collect()
}

fn state(desk: &mut Desk<'_>, answers: &Answers, area: &Area, nth: usize, row: &Row) -> Computed {
    let form = desk.form;
    let tests: Option<Vec<String>> = row
        .mends
        .iter()
        .map(|key| Cell::of(form, key).map(|cell| cell.is_mended(answers.get(key).map(|given| &given.typed))))
        .collect();
    let mut formula = quoted(TO_FIX);
    let mut now = TO_FIX;
    // Words settle a query alone: what is wrong stays so, whatever is said of it.
    let code = row.printed(SlotKey::Mark).and_then(|mark| mark.split(" / ").next()).and_then(Code::named);
    let may_be_explained = code.is_none_or(|code| code.severity() == Severity::Query);
    if let Some(cell) = explanation(area, nth, row).filter(|_| may_be_explained) {
        formula = format!("IF(LEN(TRIM({cell}))>0,{},{formula})", quoted(EXPLAINED));
        if answers.get(&area.key(row, SlotKey::Explanation)).is_some_and(|given| !given.typed.is_blank()) {
            now = EXPLAINED;
        }
    }
    // Of a whole file or a whole sheet nothing is seen here, nor where a cell is not to be found.
    if let Some(tests) = tests.filter(|tests| !tests.is_empty()) {
        let first = desk.take(tests.len());
        for (line, test) in (first..).zip(&tests) {
            desk.write(line, 0, "mended");
            // What is drawn is what was typed: nothing is mended yet.
            desk.number(line, IS_MENDED, test, false);
        }
        let all = desk.column_outside(first..first + u32::try_from(tests.len()).unwrap_or(0), IS_MENDED);
        formula = format!("IF(MIN({all})=1,{},{formula})", quoted(MENDED));
    }
    Computed::text(format!("={formula}"), now)
}

/// The cell in which a line is explained, where it may be.
fn explanation(area: &Area, nth: usize, row: &Row) -> Option<String> {
    let column = area.column_of(SlotKey::Explanation)?;
    area.spec(row, column).filter(|spec| row.asks(spec))?;
    Some(absolute(area.sheet_row(nth), u32::try_from(area.sheet_column(column)).ok()?))
}

/// A cell that is to be mended.
struct Cell<'a> {
    spec: &'static Spec,
    list: Option<&'a List>,
    /// As formulas of other sheets name it.
    at: String,
}

impl<'a> Cell<'a> {
    fn of(form: &'a Form, key: &Key) -> Option<Cell<'a>> {
        form.areas().filter(|(_, area)| area.block.key() == key.block).find_map(|(sheet, area)| {
            let is_its_own = |row: &Row| row.subject == key.subject && row.reference == key.row;
            let (nth, row) = area.rows.iter().enumerate().find(|(_, row)| is_its_own(row))?;
            let spec = area.block.specs().into_iter().find(|spec| spec.key == key.slot && row.asks(spec))?;
            let column = u32::try_from(area.sheet_column(area.column_of(key.slot)?)).ok()?;
            let at = format!("{}{}", on(&sheet.name), absolute(area.sheet_row(nth), column));
            Some(Cell { spec, list: form.list(row, key.slot), at })
        })
    }

    /// Whether it holds something else than what was typed, and something that it may hold: 1 or 0.
    fn is_mended(&self, typed: Option<&Typed>) -> String {
        let at = &self.at;
        let typed = typed.filter(|typed| !typed.is_blank());
        let is_filled = format!("LEN(TRIM({at}))>0");
        let is_right = match (self.spec.holds, self.list.map(|list| (&list.name, &list.source))) {
            (Holds::Choice(_), Some((name, Source::Labels(labels)))) if !labels.is_empty() => {
                format!("SUMPRODUCT(--({name}=TRIM({at})))>0")
            }
            (Holds::Count { .. } | Holds::Date, _) => format!("ISNUMBER({at})"),
            (Holds::Choice(_) | Holds::Code(_) | Holds::Text { .. } | Holds::Printed | Holds::Live(_), _) => {
                is_filled.clone()
            }
        };
        // What need not be there may also be cleared.
        let is_right = match self.spec.need {
            Need::Optional if typed.is_some() => format!("OR(NOT({is_filled}),{is_right})"),
            Need::Optional
            | Need::Always
            | Need::OnceHighlighted
            | Need::WhereSeveral
            | Need::OnceTaught
            | Need::OnceNotApplicable
            | Need::Ladder
            | Need::OfLast => is_right,
        };
        let is_other = typed.map_or(is_filled, |typed| is_other(at, typed));
        format!("IFERROR(IF(AND({is_other},{is_right}),1,0),0)")
    }
}

/// Whether a cell holds something else than what was typed into it.
fn is_other(at: &str, typed: &Typed) -> String {
    match typed {
        Typed::Number(number) if number.is_finite() => format!("{at}<>{number}"),
        Typed::Date(day) => format!("{at}<>{}", serial(*day)),
        Typed::Truth(truth) => format!("{at}<>{}", if *truth { "TRUE" } else { "FALSE" }),
        // What may name a learner stands nowhere else in the file: only its length is known.
        Typed::Withheld(_) => is_longer_or_shorter(at, &typed.for_its_author()),
        Typed::Text(_) | Typed::Number(_) | Typed::Shown(_) | Typed::Hidden(_) | Typed::Error(_) => {
            let text = typed.for_its_author();
            if text.chars().count() <= IN_A_FORMULA && !text.contains(char::is_control) {
                format!("NOT(EXACT({at},{}))", quoted(&text))
            } else {
                is_longer_or_shorter(at, &text)
            }
        }
    }
}

/// Whether a cell holds a text of another length. Programs count rare letters as one or as two, and ends of lines too.
fn is_longer_or_shorter(at: &str, text: &str) -> String {
    let text = start_for_excel(text, MOST_IN_CELL);
    let (letters, units) = (text.chars().count(), text.encode_utf16().count());
    let ends = text.chars().filter(|letter| *letter == '\r').count();
    format!("OR(LEN({at})<{},LEN({at})>{units})", letters.saturating_sub(ends))
}
