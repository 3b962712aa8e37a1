//! Dates as people in Britain type them.

use jiff::civil::{Date, date};

/// The day of a spreadsheet serial (1900 epoch), where it is one of this century: a bare number in
/// a date cell is what some programs leave of a date.
pub(super) fn of_serial(serial: f64) -> Option<Date> {
    let days = serial.trunc();
    // 1 January 2000 and 31 December 2099; the cast is exact in this range.
    if !(36_526.0..=73_050.0).contains(&days) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "checked to lie between 36,526 and 73,050")]
    let days = days as i32 - 36_526;
    date(2000, 1, 1).checked_add(jiff::Span::new().days(days)).ok()
}

/// A date typed as text: day before month, or ISO 8601; the month as a number or a word.
pub(super) fn of_text(text: &str) -> Option<Date> {
    let folded = crate::fold::fold(text);
    let plain: String = folded.chars().map(|c| if "/.,-".contains(c) { ' ' } else { c }).collect();
    let mut parts: Vec<&str> = plain.split_whitespace().collect();
    if let Some(first) = parts.first()
        && ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| first.starts_with(day))
    {
        parts.remove(0);
    }
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 && first.parse::<u16>().is_ok() { (first, last) } else { (last, first) };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let short = year.len() == 2;
    let year: i16 = year.parse().ok()?;
    let year = if short { year + 2000 } else { year };
    Date::new(year, month_of(month)?, day.parse().ok()?).ok().filter(|date| (2000..2100).contains(&date.year()))
}

/// A date typed as text with the month before the day, where it can be nothing else: `03/14/2027`.
pub(super) fn of_american_text(text: &str) -> Option<Date> {
    let folded = crate::fold::fold(text);
    let parts: Vec<&str> = folded.split(['/', '-', '.']).map(str::trim).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    of_text(&format!("{day}/{month}/{year}")).filter(|_| of_text(text).is_none())
}

fn month_of(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let position = MONTHS
        .iter()
        .position(|month| text.len() >= 3 && (month.starts_with(text) || text == "sept" && *month == "september"))?;
    i8::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_british_order() {
        let march = Some(date(2027, 3, 14));
        for text in ["14/03/2027", "14.3.27", "2027-03-14", "14 March 2027", "Sunday 14th Mar 2027", "14-Mar-27"] {
            assert_eq!(of_text(text), march, "{text}");
        }
        for text in ["03/14/2027", "March", "14/03", "31/02/2027", "after half term", "14/03/0002", ""] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }

    #[test]
    fn what_can_only_be_american_is_suggested() {
        assert_eq!(of_american_text("03/14/2027"), Some(date(2027, 3, 14)));
        assert_eq!(of_american_text("03/04/2027"), None);
    }

    #[test]
    fn serials_of_this_century_are_dates() {
        assert_eq!(of_serial(46095.0), Some(date(2026, 3, 14)));
        assert_eq!(of_serial(46095.7), Some(date(2026, 3, 14)));
        assert_eq!(of_serial(36526.0), Some(date(2000, 1, 1)));
        assert_eq!(of_serial(30.0), None);
        assert_eq!(of_serial(f64::NAN), None);
    }
}
