//! What a cell accepts: its drop-down or its limits, the prompt beside it, and what to do about a slip.

use jiff::civil::{Date, date};

use crate::layout::{Area, BookKind, Form, Holds, Row, Source, Spec};
use crate::words::{self, short_day};

use super::paper::{self, Range};
use super::{serial, shortened};

/// Excel's limits for titles and messages.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

/// One rule over a run of cells in a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) column: usize,
    pub(super) first: u32,
    pub(super) last: u32,
    rule: Rule,
}

/// What a cell accepts.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    accepts: Accepts,
    heading: String,
    help: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
enum Accepts {
    /// An answer on our own list.
    Answer { list: String, labels: String },
    /// A code that stands elsewhere in the workbook, or soon will.
    Code { list: String },
    /// A text of at most so many characters.
    Text(u16),
    /// A whole number up to so many.
    Count(u32),
    /// A day in a span.
    Day(Date, Date),
}

impl Accepts {
    /// What Excel calls it.
    fn kind(&self) -> &'static str {
        match self {
            Accepts::Answer { .. } | Accepts::Code { .. } => "list",
            Accepts::Text(_) => "textLength",
            Accepts::Count(_) => "whole",
            Accepts::Day(..) => "date",
        }
    }
}

/// The rules of an area, column by column, equal neighbours as one; `room` rows beneath the last
/// one keep its rules, so that rows may be added.
pub(super) fn stretches(form: &Form, area: &Area, room: u32) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for column in 0..area.columns.len() {
        for (position, row) in area.rows.iter().enumerate() {
            let Some(rule) = rule(form, area, row, column) else { continue };
            let first = area.sheet_row(position);
            let last = if position + 1 == area.rows.len() { first + room } else { first };
            match stretches.last_mut() {
                Some(above) if above.column == column && above.last + 1 == first && above.rule == rule => {
                    above.last = last;
                }
                _ => stretches.push(Stretch { column, first, last, rule }),
            }
        }
    }
    stretches
}

fn rule(form: &Form, area: &Area, row: &Row, column: usize) -> Option<Rule> {
    let spec = area.spec(row, column).filter(|spec| row.asks(spec))?;
    let accepts = accepts(form, row, spec)?;
    let heading = match area.beside {
        Some(_) => area.heading(column, &form.words),
        None => spec.head.text(&form.words).to_owned(),
    };
    Some(Rule { accepts, heading, help: spec.help })
}

fn accepts(form: &Form, row: &Row, spec: &Spec) -> Option<Accepts> {
    match spec.holds {
        Holds::Printed | Holds::Live(_) => None,
        Holds::Text { most } => Some(Accepts::Text(most)),
        Holds::Count { most, .. } => Some(Accepts::Count(most)),
        Holds::Date => match (form.kind, form.year) {
            (BookKind::Department | BookKind::Leader, Some((first, last))) => Some(Accepts::Day(first, last)),
            (BookKind::Plan, _) | (BookKind::Department | BookKind::Leader, None) => {
                Some(Accepts::Day(date(2000, 1, 1), date(2099, 12, 31)))
            }
        },
        Holds::Choice(_) | Holds::Code(_) => {
            let list = form.list(row, spec.key)?;
            let name = list.name.clone();
            match (&list.source, spec.holds) {
                (Source::Labels(labels), _) if labels.is_empty() => None,
                (Source::Labels(labels), _) => Some(Accepts::Answer { list: name, labels: labels.join(", ") }),
                (Source::Column(..), _) => Some(Accepts::Code { list: name }),
            }
        }
    }
}

impl Stretch {
    /// Puts the rule onto a sheet, in the column in which its cells stand.
    pub(super) fn put(&self, paper: &mut paper::Sheet, column: u16) {
        let Rule { accepts, heading, help } = &self.rule;
        let mut kind = vec![("type", accepts.kind())];
        let (between, title, message) = match accepts {
            Accepts::Answer { list, labels } => {
                kind.push(("allowBlank", "1"));
                (vec![list.clone()], "Not on the list", on_the_list(labels))
            }
            Accepts::Code { list } => {
                // The named range ends in blank rows; with blanks ignored, Excel would accept anything.
                kind.push(("errorStyle", "warning"));
                let message =
                    "Go on if you are about to add it there. If not, choose No and pick one from the list.".to_owned();
                (vec![list.clone()], "Not on the list yet", message)
            }
            Accepts::Text(most) => {
                kind.extend([("operator", "lessThanOrEqual"), ("allowBlank", "1")]);
                let message = format!("Please say it in {most} characters or fewer. Choose Retry to shorten it.");
                (vec![most.to_string()], "A little too long", message)
            }
            Accepts::Count(most) => {
                kind.push(("allowBlank", "1"));
                let message = format!("Type a whole number from 0 to {most}, without any words.");
                (vec!["0".to_owned(), most.to_string()], "A whole number, please", message)
            }
            Accepts::Day(first, last) => {
                kind.push(("allowBlank", "1"));
                let message = format!(
                    "Type day/month/year, for example {}. It must lie between {} and {}.",
                    short_day(example(*first, *last)),
                    words::day(*first),
                    words::day(*last)
                );
                let days = [first, last].map(|day| serial(*day).unwrap_or_default().to_string());
                (days.to_vec(), "A date, please", message)
            }
        };
        let (message, heading, told) =
            (shortened(&message, MESSAGE), shortened(heading, TITLE), shortened(help, MESSAGE));
        kind.extend([("showInputMessage", "1"), ("showErrorMessage", "1"), ("errorTitle", title), ("error", &message)]);
        if !help.is_empty() {
            kind.extend([("promptTitle", heading.as_str()), ("prompt", &told)]);
        }
        let between: Vec<&str> = between.iter().map(String::as_str).collect();
        paper.put_rule(Range { top: self.first, left: column, bottom: self.last, right: column }, &kind, &between);
    }
}

/// What to do about an answer that is not on the list: the answers, where the message holds them.
fn on_the_list(labels: &str) -> String {
    let told = format!("Choose Cancel, then pick one from the list: {labels}. To leave the cell blank, press Delete.");
    if told.encode_utf16().count() <= MESSAGE {
        return told;
    }
    "Choose Cancel, then pick one from the list behind the small arrow. To leave the cell blank, press Delete."
        .to_owned()
}

/// A day within a span, for an example: the 14th of its seventh month, or its first day.
fn example(first: Date, last: Date) -> Date {
    let months = jiff::Span::new().months(6).days(13);
    first.checked_add(months).ok().filter(|day| *day <= last).unwrap_or(first)
}
