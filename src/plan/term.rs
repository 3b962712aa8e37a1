//! The round that begins on a day: what it is called, its school year, and the day by which workbooks come back.

use jiff::civil::{Date, Weekday, date};

use super::file::Round;
use crate::fold::fold;

/// So many days at least lie between the beginning of a round and the day its workbooks are due.
const DAYS_TO_FILL_IN: i32 = 21;

/// A term as schools usually have it: its name within a round's, and the first and last day on which workbooks may be due.
struct Term {
    name: &'static str,
    first: Date,
    last: Date,
}

/// The terms of the school year that begins in September of a year.
fn terms(year: i16) -> [Term; 3] {
    [
        Term { name: "autumn", first: date(year, 9, 1), last: date(year, 12, 15) },
        Term { name: "spring", first: date(year + 1, 1, 4), last: date(year + 1, 3, 31) },
        Term { name: "summer", first: date(year + 1, 4, 15), last: date(year + 1, 7, 15) },
    ]
}

impl Round {
    /// The round that begins on a day: of the term that still has time for it, or of the next. Workbooks are due on a Friday
    /// some weeks ahead. `None` for a day of another century, on which no plan is written.
    pub fn beginning(today: Date) -> Option<Round> {
        from(today).next()
    }

    /// The round that begins on a day after another: of a later term than that, and never called as it is, or due when it is.
    pub(super) fn following(last: &super::Round, today: Date) -> Option<Round> {
        let is_another = |one: &Round| fold(&one.label) != fold(&last.label);
        // A due date of the round before that was mistyped years ahead holds up nothing.
        let is_later = |one: &Round| one.due.is_some_and(|due| due > last.due);
        from(today).find(|one| is_another(one) && is_later(one)).or_else(|| from(today).find(is_another))
    }
}

/// The rounds of this term, if it has time, and of those that come: a year and more of them.
fn from(today: Date) -> impl Iterator<Item = Round> {
    let years = (2001..2098).contains(&today.year()).then(|| today.year() - 1..=today.year() + 1);
    let terms = years.into_iter().flatten().flat_map(|year| terms(year).map(|term| (year, term)));
    terms.filter_map(move |(year, term)| {
        let due = friday_after(today.max(term.first), DAYS_TO_FILL_IN);
        (due <= term.last).then(|| {
            let school_year = format!("{year}-{:02}", (year + 1) % 100);
            let label = format!("{school_year} {}", term.name);
            Round { label, school_year, due: Some(due), last: String::new(), reminders: None }
        })
    })
}

/// The first Friday that is so many days away, or more.
fn friday_after(day: Date, days: i32) -> Date {
    let soonest = day.saturating_add(jiff::Span::new().days(days));
    let to_friday = soonest.weekday().until(Weekday::Friday);
    soonest.saturating_add(jiff::Span::new().days(to_friday))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_of_the_term_that_has_time_for_it_or_of_the_next() {
        for (today, label, due) in [
            (date(2026, 9, 1), "2026-27 autumn", date(2026, 9, 25)),
            (date(2026, 11, 20), "2026-27 autumn", date(2026, 12, 11)),
            (date(2026, 11, 27), "2026-27 spring", date(2027, 1, 29)),
            (date(2027, 1, 5), "2026-27 spring", date(2027, 1, 29)),
            (date(2027, 4, 2), "2026-27 summer", date(2027, 5, 7)),
            (date(2027, 7, 20), "2027-28 autumn", date(2027, 9, 24)),
            (date(2027, 9, 10), "2027-28 autumn", date(2027, 10, 1)),
            (date(2099, 8, 1), "", date(2099, 1, 1)),
        ] {
            let round = Round::beginning(today);
            let told = round.map(|round| (round.label, round.due));
            let expected = (!label.is_empty()).then(|| (label.to_owned(), Some(due)));
            assert_eq!(told, expected, "{today}");
        }
    }

    #[test]
    fn a_round_is_never_of_the_term_of_the_one_before() {
        let built_in = crate::plan::resolve(&crate::plan::built_in()).expect("no fault");
        for (called, due, today, label) in [
            ("2025-26 autumn", date(2025, 12, 12), date(2026, 9, 10), "2026-27 autumn"),
            ("2026-27 Autumn", date(2026, 10, 2), date(2026, 10, 9), "2026-27 spring"),
            ("Our audit", date(2026, 12, 4), date(2026, 10, 9), "2026-27 spring"),
            ("Our audit", date(2026, 10, 2), date(2026, 10, 9), "2026-27 autumn"),
            ("2026-27 spring", date(2027, 1, 29), date(2026, 11, 27), "2026-27 summer"),
            ("2026-27 summer", date(2027, 6, 4), date(2027, 6, 30), "2027-28 autumn"),
            ("2026-27 autumn", date(2062, 12, 4), date(2026, 10, 9), "2026-27 spring"),
        ] {
            let last = super::super::Round { label: called.to_owned(), due, ..built_in.round.clone() };
            let round = Round::following(&last, today).expect("a round");
            assert_eq!(round.label, label, "{called}, {today}");
            assert!(round.due.is_some_and(|due| due > today), "{called}, {today}");
        }
    }

    #[test]
    fn on_every_day_the_due_date_is_a_friday_weeks_ahead_within_the_school_year() {
        for day in date(2001, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() < 2098) {
            let Round { label, school_year, due, last, reminders: _ } = Round::beginning(day).expect("a round");
            let due = due.expect("a date");
            assert_eq!(due.weekday(), Weekday::Friday, "{day}");
            let weeks = day.until(due).expect("a span").get_days() / 7;
            assert!((3..=13).contains(&weeks), "{day}: {due}");
            let (from, to) = crate::plan::Framework::usual().school_year(&school_year).expect("a year");
            assert!((from..=to).contains(&due), "{day}: {due} in {school_year}");
            assert!(label.starts_with(&format!("{school_year} ")) && last.is_empty(), "{day}: {label}");
        }
    }
}
