//! Days, and how far one is from another.

use jiff::Unit;
use jiff::civil::Date;

use super::many;

/// `14 December 2026`
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `Monday 14 December 2026`
pub fn weekday(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// `14/12/2026`, as people type it into a cell.
pub fn short_day(date: Date) -> String {
    date.strftime("%d/%m/%Y").to_string()
}

/// Whole days from one day to another; fewer than none where the other is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

/// `1 day`, `4 days`, whichever way they lie.
pub fn days(between: i32) -> String {
    many(usize::try_from(between.unsigned_abs()).unwrap_or(usize::MAX), "day", "days")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_said_in_full_and_counted_over_months() {
        assert_eq!(day(date(2026, 12, 4)), "4 December 2026");
        assert_eq!(weekday(date(2026, 12, 4)), "Friday 4 December 2026");
        assert_eq!(short_day(date(2026, 12, 4)), "04/12/2026");
        assert_eq!(days_between(date(2026, 12, 11), date(2027, 2, 1)), 52);
        assert_eq!(days_between(date(2026, 12, 11), date(2026, 11, 30)), -11);
        assert_eq!((days(-1), days(11)), ("1 day".to_owned(), "11 days".to_owned()));
    }
}
