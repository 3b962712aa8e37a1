//! Who has returned and who has not: every department, and every file that came.

use jiff::civil::Date;

use super::columns::{self, Table, Term};
use super::facts::{Came, Facts, who};
use super::findings;
use super::rows::file;
use super::sheet::{Name, Sheet};
use super::words::{day, list, many, or_none};
use crate::finding::{Place, Severity};
use crate::learner;
use crate::pen::{Cell, Tab, Tone};
use crate::plan::LEADER;
use crate::returns::{Return, State};
use crate::words::{days, days_between};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Returns"),
    answers: "what departments say to the Careers Leader; which file, in what state, when; every error and query line by \
              line, with a link to its cell",
    title: |facts| facts.title("Returns"),
    notes,
    tables: |facts| vec![comments(facts), files(facts), findings::table(facts, WIDTHS)],
    colour: Tab::Later,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let due = facts.plan.round.due;
    vec![
        format!("Workbooks {} due on {}. {}", if due < facts.today { "were" } else { "are" }, day(due), tally(facts)),
        format!(
            "Open in what counts: {} and {}, cell by cell. An error must be fixed, and its cell counts as not answered; \
             a query is fixed or explained, and counted until then.",
            many(facts.open(Severity::Error), "error", "errors"),
            many(facts.open(Severity::Query), "query", "queries"),
        ),
    ]
}

/// The widths of the columns, which the tables share.
const WIDTHS: [u16; 8] = [18, 18, 40, 13, 34, 34, 22, 11];

/// What departments have to say to the Careers Leader, who alone reads it.
fn comments<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, (&'f str, String)>;
    let columns = vec![
        Column::new("From", WIDTHS[0], |(code, _)| Cell::Strong(facts.name(code).to_owned())),
        Column::new("Who", WIDTHS[1], move |(code, _)| who(facts, code)).only_if(facts.names_people()),
        Column::new("What they say", WIDTHS[2], |(_, said)| Cell::text(said))
            .explained("What a department wants to tell the Careers Leader: it stands in the working copy alone"),
    ];
    let rows = || facts.counting().filter_map(|(code, entry, _)| Some((code, entry.to_leader()?)));
    Table::of("Comments", rows, columns).captioned("What departments say to the Careers Leader").unless_empty()
}

/// A department without a file, or a file and whose it is.
enum Line<'f> {
    Missing(&'f str),
    File(Option<&'f str>, &'f Return),
}

impl<'f> Line<'f> {
    fn code(&self) -> Option<&'f str> {
        match *self {
            Line::Missing(code) => Some(code),
            Line::File(code, _) => code,
        }
    }

    /// A cell of a file, by its heading; what stands there where no file is.
    fn file(&self, cell: impl FnOnce(&'f Return) -> Cell) -> Cell {
        match self {
            Line::Missing(_) => Cell::toned("no file", Tone::Off),
            Line::File(_, entry) => cell(entry),
        }
    }
}

fn files<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line<'f>>;
    let not_known = || Cell::toned("not known", Tone::Off);
    let due = facts.plan.round.due;
    let columns = vec![
        Column::new("Department", WIDTHS[0], |line| match line.code() {
            Some(code) => Cell::Strong(facts.name(code).to_owned()),
            None => Cell::toned("not recognised", Tone::Off),
        }),
        Column::new("State", WIDTHS[1], |line| match line {
            Line::Missing(_) => Cell::toned("Not returned", Tone::Warn),
            Line::File(_, entry) if is_part(facts, entry) => {
                Cell::toned("Counts, as part of a merged return", Tone::Low)
            }
            Line::File(_, entry) => Cell::toned(state(entry), tone(entry.state)),
        }),
        Column::new("File", WIDTHS[2], |line| {
            line.file(|entry| {
                if entry.parts.is_empty() { file(entry) } else { Cell::text(learner::shareable_file(&entry.file)) }
            })
        }),
        Column::new("Saved", WIDTHS[3], move |line| {
            line.file(|entry| entry.saved_on().map_or_else(not_known, Cell::Date))
        }),
        Column::new("What to know", WIDTHS[4], |line| match line {
            Line::Missing(_) => Cell::text("No file has come back."),
            Line::File(_, entry) => or_none(told(entry).as_deref()),
        }),
        Column::new("Open", WIDTHS[5], |line| line.file(open)).also(
            "Error, query, note",
            "An error is a cell that cannot be read: it must be fixed, and counts as not answered until then. A query \
             is to be fixed or explained. A note is for information. They are counted cell by cell",
        ),
        Column::new("Against the due date", WIDTHS[6], move |line| match line {
            Line::Missing(_) => Cell::Text(overdue(due, facts.today)),
            Line::File(_, entry) => entry.saved_on().map_or_else(not_known, |day| Cell::Text(against(due, day))),
        }),
    ];
    Table::of("Returns", || lines(facts), columns).captioned("Every file that came back, and who is missing")
}

/// The departments and the Careers Leader, those that need most first, then the files of nobody.
fn lines<'f>(facts: &'f Facts<'f>) -> Vec<Line<'f>> {
    let codes = facts.plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    let mut codes: Vec<&str> = codes.collect();
    codes.sort_by_cached_key(|code| Stands::of(facts, code));
    let mut lines = Vec::new();
    for code in codes {
        let own = facts.results.returns.iter().filter(|entry| entry.department.as_deref() == Some(code));
        let mut own: Vec<&Return> = own.collect();
        // What counts stands first, then the newest.
        own.sort_by_key(|entry| std::cmp::Reverse((entry.state.counts(), entry.saved.moment())));
        if own.is_empty() {
            lines.push(Line::Missing(code));
        }
        lines.extend(own.into_iter().map(|entry| Line::File(Some(code), entry)));
    }
    let strangers = facts.results.returns.iter().filter(|entry| entry.department.is_none());
    lines.extend(strangers.map(|entry| Line::File(None, entry)));
    lines
}

/// Every file that does not count, and why.
pub(super) fn left_out(facts: &Facts<'_>) -> Vec<Term> {
    let files = facts.results.returns.iter().filter(|entry| !entry.state.counts() && !is_part(facts, entry));
    files
        .map(|entry| {
            let why = entry.findings.first().filter(|finding| finding.place == Place::default());
            let why = why.map_or(String::new(), |finding| format!(". {}", finding.message));
            Term::new(format!("Left out: {}", learner::shareable_file(&entry.file)), format!("{}{why}", entry.stands()))
        })
        .collect()
}

/// Where a department stands, those that need most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    NotReturned,
    KeptOut,
    Empty,
    Errors,
    Queries,
    Accepted,
}

impl Stands {
    const ALL: [Stands; 6] =
        [Stands::NotReturned, Stands::KeptOut, Stands::Empty, Stands::Errors, Stands::Queries, Stands::Accepted];

    fn of(facts: &Facts<'_>, code: &str) -> Stands {
        match (facts.came(code), facts.results.counting(code)) {
            (Came::Counts, Some(entry)) => Stands::counting(entry),
            (Came::Counts | Came::Nothing, _) => Stands::NotReturned,
            (Came::Empty(_), _) => Stands::Empty,
            (Came::KeptOut(_), _) => Stands::KeptOut,
        }
    }

    fn counting(entry: &Return) -> Stands {
        match (entry.count(Severity::Error), entry.count(Severity::Query)) {
            (1.., _) => Stands::Errors,
            (0, 1..) => Stands::Queries,
            (0, 0) => Stands::Accepted,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Stands::NotReturned => "not returned",
            Stands::KeptOut => "sent a file that does not count",
            Stands::Empty => "returned empty",
            Stands::Errors => "accepted, with errors to fix",
            Stands::Queries => "accepted, with queries to answer",
            Stands::Accepted => "accepted",
        }
    }
}

/// How many departments stand where.
fn tally(facts: &Facts<'_>) -> String {
    let departments = &facts.plan.departments;
    let parts = Stands::ALL.into_iter().filter_map(|stands| {
        let count = departments.iter().filter(|one| Stands::of(facts, &one.code) == stands).count();
        (count > 0).then(|| format!("{count} {}", stands.in_words()))
    });
    format!("Of {}: {}.", many(departments.len(), "department", "departments"), parts.collect::<Vec<_>>().join("; "))
}

/// The state in words, with what is left to do where the return counts.
fn state(entry: &Return) -> String {
    let words = match entry.state {
        State::Accepted | State::Errors => State::Accepted.in_words(),
        // What was merged is told as a part of what it was merged into.
        State::Superseded if !entry.is_withdrawn() => "Replaced by a newer file",
        State::Merged
        | State::Superseded
        | State::Empty
        | State::Unreadable
        | State::WrongForm
        | State::Stranger
        | State::OtherRound => entry.stands(),
    };
    let rest = match (entry.state.counts(), Stands::counting(entry)) {
        (true, Stands::Errors) => ", with errors to fix",
        (true, Stands::Queries) => ", with queries to answer",
        (true, Stands::Accepted | Stands::NotReturned | Stands::KeptOut | Stands::Empty) | (false, _) => "",
    };
    format!("{words}{rest}")
}

/// Whether a file counts as a part of a merged return.
fn is_part(facts: &Facts<'_>, entry: &Return) -> bool {
    facts.results.returns.iter().any(|other| other.state.counts() && other.parts.contains(&entry.file))
}

/// What is open in a file that counts: of one that does not, nothing is to be fixed.
fn open(entry: &Return) -> Cell {
    let open = [(Severity::Error, "error", "errors"), (Severity::Query, "query", "queries")];
    let open = open.map(|(severity, one, several)| (entry.count(severity), one, several));
    let told: Vec<String> = open
        .into_iter()
        .filter(|(count, ..)| *count > 0 && entry.state.counts())
        .map(|(count, one, several)| many(count, one, several))
        .collect();
    or_none(Some(list(&told)).filter(|_| !told.is_empty()).as_deref())
}

/// What is to be known of the file as a whole.
fn told(entry: &Return) -> Option<String> {
    let of_file = entry.findings.iter().filter(|finding| finding.place == Place::default());
    let told: Vec<String> = of_file.map(|finding| finding.message.clone()).collect();
    if told.is_empty() && entry.state == State::Empty {
        return Some("The workbook came back without an answer.".to_owned());
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

/// `4 days overdue`, `due in 3 days`: of what has not come.
fn overdue(due: Date, today: Date) -> String {
    let late = days_between(due, today);
    if late > 0 { format!("{} overdue", days(late)) } else { format!("due in {}", days(late)) }
}

/// `3 days early`, `on the day`, `1 day late`.
fn against(due: Date, saved: Date) -> String {
    match days_between(due, saved) {
        0 => "on the day".to_owned(),
        late @ 1.. => format!("{} late", days(late)),
        early => format!("{} early", days(early)),
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Accepted => Tone::Good,
        State::Errors | State::Merged => Tone::Low,
        State::Superseded => Tone::Off,
        State::Empty | State::Unreadable | State::WrongForm | State::Stranger | State::OtherRound => Tone::Warn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_return_is_early_on_the_day_or_late() {
        let due = date(2026, 12, 11);
        assert_eq!(against(due, date(2026, 12, 11)), "on the day");
        assert_eq!(against(due, date(2026, 12, 12)), "1 day late");
        assert_eq!(against(due, date(2026, 11, 30)), "11 days early");
        assert_eq!(against(due, date(2027, 2, 1)), "52 days late");
    }
}
