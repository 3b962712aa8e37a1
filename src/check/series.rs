//! Numbers that rise by one from row to row, as a spreadsheet makes them when a cell is dragged down.

use crate::answers::{At, Given, Key, Read, Typed};
use crate::finding::{Code, Finding};
use crate::layout::{BookKind, Form, Holds};

use super::place;

/// So many rows in a run: three in a row happen by chance.
const RUN: usize = 4;

/// What teachers number themselves: a run of these is no sign of dragging.
const NUMBERED: [&str; 12] =
    ["unit", "topic", "module", "lesson", "week", "chapter", "project", "scheme", "book", "part", "theme", "block"];

/// A query for each cell of a run, column by column.
pub(super) fn filled(form: &Form, read: &Read) -> Vec<Finding> {
    match form.kind {
        BookKind::Plan => return Vec::new(),
        BookKind::Department | BookKind::Leader => {}
    }
    let mut findings = Vec::new();
    let mut run: Vec<(&Key, u32, String, u64)> = Vec::new();
    let mut cells: Vec<(&Key, &Given, &str, u32, u32)> = Vec::new();
    for (key, given) in read.answers.iter() {
        if let Some(spot) = read.spots.get(key)
            && let At::Cell(row, column) = spot.at
        {
            cells.push((key, given, spot.sheet.as_str(), column, row));
        }
    }
    cells.sort_by_key(|(_, _, sheet, column, row)| (*sheet, *column, *row));
    let mut column_of_run = None;
    for (key, given, sheet, column, row) in cells {
        let numbered = stem(&given.typed);
        let follows = run.last().is_some_and(|(_, before, stem, number)| {
            column_of_run == Some((sheet, column))
                && row == before + 1
                && numbered.as_ref().is_some_and(|(own, own_number)| own == stem && *own_number == number + 1)
        });
        if !follows {
            tell(form, read, &run, &mut findings);
            run.clear();
        }
        column_of_run = Some((sheet, column));
        if let Some((stem, number)) = numbered {
            run.push((key, row, stem, number));
        }
    }
    tell(form, read, &run, &mut findings);
    findings
}

fn tell(form: &Form, read: &Read, run: &[(&Key, u32, String, u64)], findings: &mut Vec<Finding>) {
    let [(_, _, stem, first), .., (_, _, _, last)] = run else { return };
    let own_numbers =
        NUMBERED.iter().any(|word| stem.split_whitespace().any(|part| part.trim_end_matches('s') == *word));
    // Answers from a list may well go up from year to year: there a run is one when it leaves the list.
    let unread = |key: &Key| read.answers.get(key).is_some_and(|given| given.means.is_err());
    let listed = run.iter().any(|(key, ..)| is_choice(form, key));
    if run.len() < RUN || own_numbers || (listed && !run.iter().any(|(key, ..)| unread(key))) {
        return;
    }
    for (key, ..) in run {
        let Some(spec) = form.spec(key) else { continue };
        let message = format!(
            "'{stem}{first}' to '{stem}{last}' stand one beneath the other, as if a cell had been dragged down."
        );
        let seen = read.answers.get(key).map(|given| given.typed.for_its_author()).unwrap_or_default();
        findings.push(Finding::at(Code::FilledSeries, place(form, read, key, spec.head), message).seen(seen));
    }
}

fn is_choice(form: &Form, key: &Key) -> bool {
    form.spec(key).is_some_and(|spec| matches!(spec.holds, Holds::Choice(_)))
}

/// A text or number as what stands before its last number, and that number.
fn stem(typed: &Typed) -> Option<(String, u64)> {
    let text = match typed {
        Typed::Text(text) => crate::fold::fold(text),
        Typed::Shown(formatted) => crate::fold::fold(&formatted.text),
        Typed::Number(number) if number.fract() == 0.0 && (0.0..1e9).contains(number) => number.to_string(),
        Typed::Number(_)
        | Typed::Withheld(_)
        | Typed::Hidden(_)
        | Typed::Date(_)
        | Typed::Truth(_)
        | Typed::Error(_) => return None,
    };
    // A title follows the ref in a list of outcomes: the ref alone counts there.
    let first = text.split(' ').next().unwrap_or_default();
    let text = if first.contains('-') && first.ends_with(|c: char| c.is_ascii_digit()) { first } else { &text };
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, number) = text.split_at(text.len() - digits);
    Some((stem.to_owned(), number.parse().ok()?))
}
