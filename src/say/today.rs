//! What there is to do today, in parts with their headings, and the one thing that comes next.

use super::board::name;
use super::files::Shown;
use super::part::{Line, Part};
use super::plain;
use crate::names::{Folder, SENT};
use crate::returns::Results;
use crate::round::{CameIn, Late, Next, Out, Today};
use crate::shelf::Rel;
use crate::words::{day, days, days_between, either, many};

/// So many files of one part are named.
const MOST_NAMED: usize = 12;

/// What there is to do: only what there is.
pub fn today(results: &Results, today: &Today, shown: Shown<'_>) -> Vec<Part> {
    let Today { day: on, came, send, overdue, out, next: _ } = today;
    let due = results.plan.round.due;
    let came = came.iter().map(|CameIn { file, code }| match code {
        Some(code) => format!("{file}: {}", name(results, code)),
        None => format!("{file}: nobody's yet"),
    });
    let late = |Late { code, told_on }: &Late| {
        let told = told_on.map(|told_on| format!(", last written to on {}", day(told_on))).unwrap_or_default();
        let since = days(days_between(due, *on));
        format!("{}: since {}, {since}{told}", name(results, code), day(due))
    };
    let is_out = |Out { code, sent_on, by }: &Out| {
        let late = days_between(*by, *on);
        let late = if late > 0 { format!(", {} ago", days(late)) } else { String::new() };
        format!("{}: sent on {}, asked for by {}{late}", name(results, code), day(*sent_on), day(*by))
    };
    let parts = [
        part("Came since it was last checked", came),
        part("To send", send.iter().map(shown)),
        part("Overdue", overdue.iter().map(late)),
        part("Corrections that are out and not back", out.iter().map(is_out)),
    ];
    parts.into_iter().flatten().collect()
}

/// Lines beneath a heading, where there are any: of many the first, and how many more.
fn part(title: &'static str, lines: impl Iterator<Item = String>) -> Option<Part> {
    let all: Vec<String> = lines.collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let lines: Vec<Line> = all.iter().take(MOST_NAMED).chain(&more).map(|line| Line::of(line)).collect();
    (!lines.is_empty()).then(|| Part { title: Some(title), lines, is_nothing: false })
}

/// The one thing that comes next, as a sentence.
pub fn next(today: &Today, shown: Shown<'_>) -> String {
    let told = match today.next {
        Next::Make => "Make the workbooks, and send them out.".to_owned(),
        Next::Look(files) => {
            format!("Check what came: {}.", many(files, "file that was not told yet", "files that were not told yet"))
        }
        Next::Send(drafts) => {
            let which = either(drafts, "Send the draft that waits", "Send the drafts that wait");
            let folder = shown(&Rel::of(Folder::Email));
            format!("{which} in {folder}/, and put {} into {folder}/{SENT}/.", either(drafts, "it", "each"))
        }
        Next::Write(departments) => {
            format!("Check, so that a mail is drafted to {}.", many(departments, "department", "departments"))
        }
        Next::Sum => "Make the matrix, and send it to SLT.".to_owned(),
        Next::WaitUntil(on) => format!("Nothing today. Reminders are drafted from {}.", day(on)),
        Next::Wait => "Nothing today but to wait for what is still to come.".to_owned(),
        Next::Nothing => "Nothing: all is in, and everybody is answered.".to_owned(),
    };
    plain(&told)
}
