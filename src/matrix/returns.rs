//! Who has returned and who has not: every department, and every file that came.

use jiff::civil::Date;

use super::columns::{self, Table, Term};
use super::facts::{Came, Facts, who};
use super::rows::file;
use super::sheet::{Name, Sheet};
use super::words::{day, many, or_none};
use crate::finding::{Code, MOST_CELLS, Place, Severity, alike};
use crate::learner;
use crate::pen::{Cell, Tab, Tone};
use crate::plan::LEADER;
use crate::returns::{Return, State};
use crate::words::{days, days_between};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Returns"),
    answers: "who, which file, when, in what state, with how many errors and queries, those that need most first",
    title: |facts| facts.title("Returns"),
    notes,
    tables: |facts| vec![files(facts)],
    colour: Tab::Later,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let due = facts.plan.round.due;
    vec![
        format!("Workbooks {} due on {}. {}", if due < facts.today { "were" } else { "are" }, day(due), tally(facts)),
        "An error must be fixed, and its cell counts as not answered; a query is fixed or explained, and counted here \
         until then."
            .to_owned(),
    ]
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
        Column::new("Department", 18, |line| match line.code() {
            Some(code) => Cell::Strong(facts.name(code).to_owned()),
            None => Cell::toned("not recognised", Tone::Off),
        }),
        Column::new("Who", 16, move |line| line.code().map_or_else(not_known, |code| who(facts, code)))
            .only_if(facts.names_people()),
        Column::new("State", 16, |line| match line {
            Line::Missing(_) => Cell::toned("Not returned", Tone::Warn),
            Line::File(_, entry) if is_part(facts, entry) => {
                Cell::toned("Counts, as part of a merged return", Tone::Low)
            }
            Line::File(_, entry) => Cell::toned(state(entry), tone(entry.state)),
        }),
        Column::new("To you", 40, |line| line.file(|entry| or_none(entry.comment())))
            .explained("What the department wants to tell you: it stands in your working copy alone")
            .unless_shared(facts.is_shared),
        Column::new("Saved", 12, move |line| line.file(|entry| entry.saved_on().map_or_else(not_known, Cell::Date))),
        Column::new("Against the due date", 14, move |line| match line {
            Line::Missing(_) => Cell::Text(overdue(due, facts.today)),
            Line::File(_, entry) => entry.saved_on().map_or_else(not_known, |day| Cell::Text(against(due, day))),
        }),
        Column::new("Errors", 10, |line| line.file(|entry| findings(entry, Severity::Error))).also(
            "Error, query, note",
            "An error is a cell that cannot be read: it must be fixed, and counts as not answered until then. A query \
             is to be fixed or explained. A note is for information",
        ),
        Column::new("Queries", 10, |line| line.file(|entry| findings(entry, Severity::Query)))
            .unless_shared(facts.is_shared),
        Column::new("File", 34, |line| {
            line.file(|entry| {
                if entry.parts.is_empty() { file(entry) } else { Cell::text(learner::shareable_file(&entry.file)) }
            })
        }),
        Column::new("What to know", 25, |line| match line {
            Line::Missing(_) => Cell::text("No file has come back."),
            Line::File(_, entry) => or_none(told(entry).as_deref()),
        }),
        Column::new("Queries explained", 24, |line| line.file(|entry| or_none(explained(entry).as_deref())))
            .unless_shared(facts.is_shared),
    ];
    Table::of("Returns", || lines(facts), columns)
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
    let is_accepted = matches!(entry.state, State::Accepted | State::Errors);
    let words = if is_accepted { State::Accepted.in_words() } else { entry.stands() };
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

/// How many findings, less those that were explained; nobody needs a count of all the cells of an empty form.
fn findings(entry: &Return, severity: Severity) -> Cell {
    let counted = |code: Code| entry.state != State::Empty || code != Code::Unanswered;
    let these = entry
        .findings
        .iter()
        .filter(|finding| finding.severity() == severity && counted(finding.code) && finding.explained.is_none());
    Cell::count(these.count())
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

/// How its queries were explained, each with its place.
fn explained(entry: &Return) -> Option<String> {
    let said = entry.findings.iter().filter(|finding| finding.explained.is_some());
    let explained: Vec<String> = alike(said)
        .iter()
        .filter_map(|alike| {
            Some(format!("{}: “{}”", alike.place(MOST_CELLS), alike.finding.explained.as_ref()?.shown()))
        })
        .collect();
    (!explained.is_empty()).then(|| explained.join("\n"))
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
