//! Who has returned and who has not: every department, and every file that came.

use jiff::civil::Date;

use super::facts::{Came, Facts, who};
use super::words::many;
use super::{sheet, tab};
use crate::finding::{Code, MOST_CELLS, Severity, alike};
use crate::pen::{Cell, Heading, Page, Tab, Table, Tone};
use crate::plan::LEADER;
use crate::returns::{Return, State, explanation};
use crate::words::{days, days_between};

/// What stands where there is no file.
const NO_FILE: &str = "no file";

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let table = Table {
        name: "Returns".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Department", 18),
            Heading::new("Who", 16),
            Heading::new("State", 16),
            Heading::new("Saved", 12),
            Heading::new("Against the due date", 14),
            Heading::new("Errors", 10),
            Heading::new("Queries", 10),
            Heading::new("File", 34),
            Heading::new("What to know", 25),
            Heading::new("Queries explained", 24),
        ],
        rows: rows(facts),
    };
    let due = facts.plan.round.due;
    let notes = vec![
        format!("Workbooks {} due on {}. {}", if due < facts.today { "were" } else { "are" }, super::words::day(due), tally(facts)),
        "An error must be fixed, and its cell counts as not answered; a query is fixed or explained, and counted here until then.".to_owned(),
    ];
    Page { tab: Tab::Later, ..sheet(tab::RETURNS, facts.title("Returns"), notes, 1, table) }
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

/// The departments and the Careers Leader, those that need most first, then the files of nobody.
fn rows(facts: &Facts<'_>) -> Vec<Vec<Cell>> {
    let codes = facts.plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    let mut codes: Vec<&str> = codes.collect();
    codes.sort_by_cached_key(|code| Stands::of(facts, code));
    let mut rows = Vec::new();
    for code in codes {
        let who = [Cell::Strong(facts.name(code).to_owned()), who(facts, code)];
        let mut entries: Vec<&Return> =
            facts.results.returns.iter().filter(|entry| entry.department.as_deref() == Some(code)).collect();
        // What counts stands first, then the newest.
        entries.sort_by(|a, b| (b.state.counts(), &b.saved).cmp(&(a.state.counts(), &a.saved)));
        if entries.is_empty() {
            rows.push(who.iter().cloned().chain(missing(facts)).collect());
        }
        rows.extend(entries.into_iter().map(|entry| who.iter().cloned().chain(file(facts, entry)).collect()));
    }
    let strangers = facts.results.returns.iter().filter(|entry| entry.department.is_none());
    let nobody = || [Cell::toned("not recognised", Tone::Off), Cell::toned("not known", Tone::Off)];
    rows.extend(strangers.map(|entry| nobody().into_iter().chain(file(facts, entry)).collect()));
    rows
}

fn missing(facts: &Facts<'_>) -> [Cell; 8] {
    let off = || Cell::toned(NO_FILE, Tone::Off);
    let due = facts.plan.round.due;
    let late = days_between(due, facts.today);
    let when = if late > 0 { format!("{} overdue", days(late)) } else { format!("due in {}", days(late)) };
    let state = Cell::toned("Not returned", Tone::Warn);
    [state, off(), Cell::Text(when), off(), off(), off(), Cell::text("No file has come back."), off()]
}

fn file(facts: &Facts<'_>, entry: &Return) -> [Cell; 8] {
    let saved = entry.saved_on();
    let state = if is_part(facts, entry) {
        Cell::toned("Counts, as part of a merged return", Tone::Low)
    } else {
        Cell::toned(state(entry), tone(entry.state))
    };
    let explained = explained(entry);
    [
        state,
        saved.map_or_else(|| Cell::toned("not known", Tone::Off), Cell::Date),
        saved.map_or_else(|| Cell::toned("not known", Tone::Off), |day| Cell::Text(against(facts.plan.round.due, day))),
        findings(entry, Severity::Error),
        findings(entry, Severity::Query),
        if entry.parts.is_empty() { super::rows::file(&entry.file) } else { Cell::text(&entry.file) },
        super::words::or_none(told(entry).as_deref()),
        super::words::or_none(explained.as_deref()),
    ]
}

/// The state in words, with what is left to do where the return counts.
fn state(entry: &Return) -> String {
    let words = match entry.state {
        State::Errors => State::Accepted.in_words(),
        state => state.in_words(),
    };
    let rest = match (entry.state.counts(), Stands::counting(entry)) {
        (true, Stands::Errors) => ", with errors to fix",
        (true, Stands::Queries) => ", with queries to answer",
        (true, Stands::Accepted | Stands::NotReturned | Stands::KeptOut | Stands::Empty) | (false, _) => "",
    };
    format!("{words}{rest}")
}

/// Whether a file counts as a part of a merged return.
pub(super) fn is_part(facts: &Facts<'_>, entry: &Return) -> bool {
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
    let of_file = entry.findings.iter().filter(|finding| finding.place == crate::finding::Place::default());
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
        .filter_map(|alike| Some(format!("{}: “{}”", alike.place(MOST_CELLS), explanation(alike.finding)?)))
        .collect();
    (!explained.is_empty()).then(|| explained.join("\n"))
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
