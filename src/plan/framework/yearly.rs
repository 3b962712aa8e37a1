//! A day that comes every year: when a school year begins, when figures are taken.

use jiff::civil::Date;
use serde::Deserialize;

/// A day that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Yearly {
    month: i8,
    day: i8,
}

impl Default for Yearly {
    fn default() -> Yearly {
        Yearly { month: 9, day: 1 }
    }
}

impl Yearly {
    /// It in one year.
    pub fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// How many months of a calendar's year come before it.
    pub(super) fn months_before(self) -> usize {
        usize::try_from(self.month - 1).unwrap_or(0)
    }

    /// The first of some of them from a day on.
    pub fn next(days: &[Yearly], from: Date) -> Option<Date> {
        let of_year = |year: i16| days.iter().filter_map(move |day| day.of(year));
        of_year(from.year()).chain(of_year(from.year().checked_add(1)?)).filter(|day| *day >= from).min()
    }
}

impl TryFrom<String> for Yearly {
    type Error = String;

    fn try_from(text: String) -> Result<Yearly, String> {
        // In a year without 29 February, which not every year has.
        let day: Option<Date> = format!("2001-{}", text.trim()).parse().ok();
        let day = day.ok_or_else(|| format!("'{text}' is no day: write month and day, such as 09-01"))?;
        Ok(Yearly { month: day.month(), day: day.day() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_next_of_some_days_may_be_next_year() {
        let days: Vec<Yearly> =
            ["12-31", "03-31", "07-31"].iter().filter_map(|day| Yearly::try_from((*day).to_owned()).ok()).collect();
        assert_eq!(Yearly::next(&days, date(2026, 12, 15)), Some(date(2026, 12, 31)));
        assert_eq!(Yearly::next(&days, date(2026, 12, 31)), Some(date(2026, 12, 31)));
        assert_eq!(Yearly::next(&days, date(2027, 1, 1)), Some(date(2027, 3, 31)));
        assert_eq!(Yearly::next(&days[1..], date(2026, 8, 1)), Some(date(2027, 3, 31)));
        assert_eq!(Yearly::next(&[], date(2026, 8, 1)), None);
        assert_eq!(Yearly::next(&days, date(9999, 12, 31)), Some(date(9999, 12, 31)));
    }
}
