//! When a file was saved: a moment, whichever way a program wrote it down.
//!
//! Of two files the newer is the one saved at the later moment, whatever the offset in which each tells it. A stamp without
//! a zone is taken as UTC, and a day without a time as its first moment in UTC. What is no moment at all, such as month
//! 13, says nothing.

use std::fmt;

use jiff::civil::Date;
use jiff::fmt::{rfc2822, temporal::Pieces};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

/// A moment, where one is known, and the offset in which it was told: the day that people are shown is theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Saved(Option<(Timestamp, Offset)>);

impl Saved {
    /// What a stamp in a file says; nothing where it is no moment.
    ///
    /// ```
    /// use careers_audit::returns::Saved;
    /// assert_eq!(Saved::said("2026-12-02T00:30:00+01:00").moment(), Saved::said("2026-12-01T23:30:00Z").moment());
    /// assert_eq!(Saved::said("2026-13-02T00:30:00Z"), Saved::default());
    /// ```
    pub fn said(stamp: &str) -> Saved {
        let stamp = stamp.trim();
        // Some programs set the offset apart: `2026-12-02 09:00:00 +0100`.
        let apart = || stamp.rsplit_once(' ').and_then(|(time, offset)| iso(&format!("{time}{offset}")));
        Saved(iso(stamp).or_else(apart).or_else(|| letter(stamp)))
    }

    /// A moment as a folder tells it, in UTC.
    pub fn at(moment: Timestamp) -> Saved {
        Saved(Some((moment, Offset::UTC)))
    }

    /// The moment, by which files are put in order. One that is not known comes before all others.
    pub fn moment(self) -> Option<Timestamp> {
        self.0.map(|(moment, _)| moment)
    }

    /// The day as it was told.
    pub fn day(self) -> Option<Date> {
        self.0.map(|(moment, offset)| offset.to_datetime(moment).date())
    }

    /// The same, unless it is earlier than a year before the day that the workbooks of a round carry, as the zero of a
    /// clock and the date of a template are: nothing that came back can be so old.
    pub fn unless_stale(self, stamp: Date) -> Option<Saved> {
        let earliest = stamp.saturating_sub(1.year());
        self.day().is_some_and(|day| day >= earliest).then_some(self)
    }

    /// The same, unless it is later than the day after `today`: the clock that wrote it goes wrong.
    pub fn unless_to_come(self, today: Date) -> Option<Saved> {
        let latest = today.saturating_add(1.day());
        self.day().is_some_and(|day| day <= latest).then_some(self)
    }
}

/// In UTC as `2026-12-02T09:00:00Z`, else with its offset; nothing where it is not known.
impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some((moment, Offset::UTC)) => write!(f, "{moment:.0}"),
            Some((moment, offset)) => write!(f, "{:.0}", moment.display_with_offset(offset)),
        }
    }
}

/// As ISO 8601 has it, with and without offset, time and fractions.
fn iso(stamp: &str) -> Option<(Timestamp, Offset)> {
    let pieces = Pieces::parse(stamp).ok()?;
    let offset = pieces.offset().map_or(Offset::UTC, |offset| offset.to_numeric_offset());
    let moment = offset.to_timestamp(pieces.date().to_datetime(pieces.time().unwrap_or_default())).ok()?;
    Some((moment, offset))
}

/// As a letter has it: `Wed, 02 Dec 2026 09:00:00 +0000`.
fn letter(stamp: &str) -> Option<(Timestamp, Offset)> {
    let zoned = rfc2822::parse(stamp).ok()?;
    Some((zoned.timestamp(), zoned.offset()))
}

#[cfg(test)]
mod tests;
