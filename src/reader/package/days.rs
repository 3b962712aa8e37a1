//! Which days the numbers are that a spreadsheet shows as days.

use jiff::Span;
use jiff::civil::{Date, date};

use crate::words::days_between;

/// What days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is the first of 1900, which counts as a leap year and was none.
    Of1900,
    /// Day 0 is the first of 1904.
    Of1904,
}

/// The last days of the year 9999.
const LAST: [f64; 2] = [2_958_465.0, 2_957_003.0];

/// A time of day that is shown as midnight: the day ends half a millisecond later.
const MIDNIGHT: f64 = 86_399.999_5 / 86_400.0;

impl Epoch {
    /// The day that a number is shown as. What lies before the first day is shown as that, what lies behind the last
    /// as the last; the day that 1900 did not have is none.
    pub(super) fn day(self, number: f64) -> Option<Date> {
        let [last_1900, last_1904] = LAST;
        let last = if self == Epoch::Of1900 { last_1900 } else { last_1904 };
        let whole = number.floor() + if number.fract() >= MIDNIGHT { 1.0 } else { 0.0 };
        #[allow(clippy::cast_possible_truncation, reason = "it lies between 0 and the last day")]
        let days = whole.clamp(0.0, last) as i32;
        let from = match (self, days) {
            (Epoch::Of1904, _) => date(1904, 1, 1),
            (Epoch::Of1900, ..60) => date(1899, 12, 31),
            (Epoch::Of1900, 60) => return None,
            (Epoch::Of1900, 61..) => date(1899, 12, 30),
        };
        from.checked_add(Span::new().days(days)).ok()
    }

    /// The number that is shown as a day; none where none is.
    pub(super) fn number(self, day: Date) -> Option<u32> {
        let from = match self {
            Epoch::Of1904 => date(1904, 1, 1),
            Epoch::Of1900 if day < date(1900, 3, 1) => date(1899, 12, 31),
            Epoch::Of1900 => date(1899, 12, 30),
        };
        u32::try_from(days_between(from, day)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_that_are_shown() {
        let day = |number| Epoch::Of1900.day(number);
        for (number, expected) in [
            (46_000.0, date(2025, 12, 9)),
            (46_000.999, date(2025, 12, 9)),
            (46_000.999_999_999_9, date(2025, 12, 10)),
            (1.0, date(1900, 1, 1)),
            (59.0, date(1900, 2, 28)),
            (61.0, date(1900, 3, 1)),
            (366.0, date(1900, 12, 31)),
            (-7.5, date(1899, 12, 31)),
            (1e300, date(9999, 12, 31)),
        ] {
            assert_eq!(day(number), Some(expected), "{number}");
        }
        assert_eq!(day(60.5), None);
        assert_eq!(Epoch::Of1904.day(1.0), Some(date(1904, 1, 2)));
        assert_eq!(Epoch::Of1904.day(1e9), Some(date(9999, 12, 31)));
        assert_eq!(Epoch::Of1904.number(date(1903, 12, 31)), None);
    }

    proptest::proptest! {
        /// The number of a day is shown as that day.
        #[test]
        fn a_day_is_shown_of_its_number(number in 0_u32..2_957_000, is_1904: bool) {
            let epoch = if is_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
            if let Some(day) = epoch.day(f64::from(number)) {
                proptest::prop_assert_eq!(epoch.number(day), Some(number), "{}", day);
            }
        }

        /// calamine, which tells days by code of its own, tells the same.
        #[test]
        fn another_reader_tells_the_same_days(number in 0.0..3e6_f64, is_1904: bool) {
            let other = calamine::ExcelDateTime::new(number, calamine::ExcelDateTimeType::DateTime, is_1904);
            let (year, month, day, ..) = other.to_ymd_hms_milli();
            let part = |part: u8| i8::try_from(part).expect("small");
            let expected = Date::new(i16::try_from(year).expect("small"), part(month), part(day)).ok();
            let epoch = if is_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
            proptest::prop_assert_eq!(epoch.day(number), expected);
        }
    }
}
