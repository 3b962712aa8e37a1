//! The day by which something that was sent back to a department is to come again: the round's own day while that lies
//! ahead, and after it one that leaves a week of school.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Round;

/// Fridays lie so many days after the Monday of their week.
const FRIDAY: i8 = 4;

impl Round {
    /// The day by which a correction that is sent today comes back. A correction and the mail that carries it both say it.
    ///
    /// It is the day of the round until that has passed. Then it is the Friday of the week after: at least five days of
    /// school, the same for everybody, and the same for whoever looks again within the week. No school is open between
    /// Christmas and the new year, so such a Friday gives way to the next.
    pub fn back_by(&self, today: Date) -> Date {
        if today <= self.due {
            return self.due;
        }
        let week: Span = 1.week();
        let days = FRIDAY - today.weekday().to_monday_zero_offset();
        let mut friday = today.saturating_add(i64::from(days).days()).saturating_add(week);
        while is_between_the_years(friday) && friday < Date::MAX {
            friday = friday.saturating_add(week);
        }
        friday
    }
}

/// From Christmas Eve to the second day of January.
fn is_between_the_years(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 24..) | (1, ..=2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{built_in, resolve};
    use jiff::civil::{Weekday, date};

    #[test]
    fn a_day_that_has_passed_leaves_a_week_of_school_and_is_never_a_weekend() {
        let mut round = resolve(&built_in()).expect("no fault").round;
        round.due = date(2026, 9, 1);
        let mut today = round.due;
        assert_eq!(round.back_by(today), round.due, "on the day itself it is still the day");
        for _ in 0..800 {
            today = today.tomorrow().expect("a day");
            let by = round.back_by(today);
            assert_eq!(by.weekday(), Weekday::Friday, "{today}");
            let of_school = today.series(1.day()).skip(1).take_while(|day| *day <= by);
            let of_school = of_school.filter(|day| day.weekday().to_monday_zero_offset() <= FRIDAY).count();
            assert!((5..=20).contains(&of_school), "{today}: {of_school} days of school");
        }
        assert_eq!(round.back_by(date(2026, 11, 18)), date(2026, 11, 27), "a Wednesday");
        assert_eq!(round.back_by(date(2026, 11, 22)), date(2026, 11, 27), "a Sunday");
        assert_eq!(round.back_by(date(2026, 12, 15)), date(2027, 1, 8), "over Christmas");
    }
}
