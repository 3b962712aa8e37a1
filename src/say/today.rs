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
    (!lines.is_empty()).then_some(Part { title: Some(title), lines, is_nothing: false })
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::drawn::{answered, results};
    use super::*;

    fn nothing(next: Next) -> Today {
        let (came, send, overdue, out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Today { day: date(2026, 12, 15), came, send, overdue, out, next }
    }

    #[test]
    fn only_what_there_is_is_told_and_of_much_the_first() {
        let results = results(vec![answered("HUM")]);
        assert!(today(&results, &nothing(Next::Wait), &|at| at.to_string()).is_empty());
        let files = (0..15).map(|number| CameIn { file: format!("{number}.xlsx"), code: None }).collect();
        let late = vec![Late { code: "MUS".to_owned(), told_on: Some(date(2026, 12, 14)) }];
        let out = vec![Out { code: "HUM".to_owned(), sent_on: date(2026, 12, 8), by: date(2026, 12, 11) }];
        let send = vec![Rel::new("email/a.eml")];
        let day = Today { came: files, send, overdue: late, out, ..nothing(Next::Look(15)) };
        let told = today(&results, &day, &|at| format!("<{at}>"));
        let lines: Vec<Vec<&str>> =
            told.iter().map(|part| part.lines.iter().map(|line| line.text.as_str()).collect()).collect();
        assert_eq!((lines[0].len(), lines[0][12]), (13, "and 3 more"));
        assert_eq!(lines[0][0], "0.xlsx: nobody's yet");
        assert_eq!(lines[1], ["<email/a.eml>"]);
        let late = "Department MUS (MUS): since 11 December 2026, 4 days, last written to on 14 December 2026";
        assert_eq!(lines[2], [late]);
        let out = "Department HUM (HUM): sent on 8 December 2026, asked for by 11 December 2026, 4 days ago";
        assert_eq!(lines[3], [out]);
    }

    #[test]
    fn one_thing_comes_next() {
        let told = |what| next(&nothing(what), &|at| at.to_string());
        assert_eq!(told(Next::Send(1)), "Send the draft that waits in email/, and put it into email/sent/.");
        assert_eq!(told(Next::Look(2)), "Check what came: 2 files that were not told yet.");
        let until = told(Next::WaitUntil(date(2026, 12, 8)));
        assert_eq!(until, "Nothing today. Reminders are drafted from 8 December 2026.");
        for what in [Next::Make, Next::Write(1), Next::Sum, Next::Wait, Next::Nothing] {
            assert!(told(what).ends_with('.'), "{what:?}");
        }
    }
}
