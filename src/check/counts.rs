//! Whole numbers as people in Britain type them, and how many learners a share of them is.
//!
//! **One rule**: digits, with commas before each three of them or none, and behind a point nothing but zeros, are a whole
//! number. What could be a decimal as well as a thousand, `1.000`, is told with both readings; so is every other way to
//! write a number, with the likeliest.

use crate::answers::{Key, Read, Typed, Unread, Value};
use crate::finding::Code;
use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Form, Row};
use crate::plan::Plan;
use crate::scope;

/// What a cell counts; `per_cent` where people also type a share.
///
/// # Errors
/// With the likeliest number, where it is no whole number up to `most`.
pub(super) fn count(typed: &Typed, most: u32, per_cent: bool, roll: Option<u32>) -> Result<Value, Unread> {
    let number = match typed {
        Typed::Number(number) if per_cent => whole(hundredths(*number)),
        Typed::Number(number) => whole(*number),
        Typed::Text(text) => match (fold(text).strip_suffix('%'), per_cent) {
            (Some(share), true) => of_text(share.trim_end()).ok(),
            _ => of_text(&fold(text)).ok(),
        },
        Typed::Shown(formatted) => match (fold(&formatted.text).strip_suffix('%'), per_cent) {
            (Some(share), true) => of_text(share.trim_end()).ok(),
            (None, true) if says(&formatted.text, formatted.number) => whole(hundredths(formatted.number)),
            _ => whole(formatted.number).filter(|_| says(&formatted.text, formatted.number)),
        },
        Typed::Withheld(_) | Typed::Hidden(_) | Typed::Date(_) | Typed::Truth(_) | Typed::Error(_) => None,
    };
    match number.filter(|number| *number <= most) {
        Some(number) => Ok(Value::Count(number)),
        None => Err(Unread { code: Code::NotANumber, suggestion: meant(typed, most, roll) }),
    }
}

/// What is wrong with what stands in place of a whole number, as a sentence.
pub(super) fn what(typed: &Typed, seen: &str, most: u32) -> String {
    match typed {
        Typed::Text(text) => {
            if let Err(Some((one, thousands))) = of_text(&fold(text)) {
                return format!("{seen} can be read as {one} and as {thousands}.");
            }
        }
        Typed::Shown(formatted) => {
            let number = formatted.number;
            if decimal(&fold(&formatted.text)).is_some_and(|shown| shown != number) {
                return format!("The cell shows {seen} and holds {number}, which is another number.");
            }
        }
        Typed::Number(_)
        | Typed::Withheld(_)
        | Typed::Hidden(_)
        | Typed::Date(_)
        | Typed::Truth(_)
        | Typed::Error(_) => {}
    }
    format!("{seen} is not a whole number from 0 to {most}.")
}

/// A per cent that was typed as `0.4`, in hundredths. A lone 1 stays as it is.
fn hundredths(share: f64) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        return share;
    }
    let per_cent = share * 100.0;
    // What computers keep of 0.29 is a little more than 29 hundredths.
    if (per_cent - per_cent.round()).abs() < 1e-9 { per_cent.round() } else { per_cent }
}

/// Digits without the commas before each three of them.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let is_grouped = groups.clone().all(|group| group.len() == 3);
    let fits = groups.clone().count() == 0 || is_grouped && (1..=3).contains(&first.len());
    let plain: String = std::iter::once(first).chain(groups).collect();
    (fits && !plain.is_empty() && plain.bytes().all(|digit| digit.is_ascii_digit())).then_some(plain)
}

/// A whole number as text, also `1,200` and `30.0`; or the two that it could be, or none.
fn of_text(text: &str) -> Result<u32, Option<(u32, u32)>> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let number = || ungrouped(whole)?.parse::<u32>().ok();
    let number = number().filter(|_| decimals.bytes().all(|digit| digit == b'0')).ok_or(None)?;
    if decimals.len() == 3 && !whole.contains(',') && whole.len() <= 3 && !whole.starts_with('0') {
        return Err(Some((number, number.saturating_mul(1000))));
    }
    Ok(number)
}

/// Whether a text is a number that is known, as it is written in some country: `1234`, `1.234`, `1 234`, `7,5`, `0007`.
fn says(shown: &str, number: f64) -> bool {
    let (number, shown) = (number.to_string(), shown.trim());
    let (sign, digits) = match shown.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", shown),
    };
    // Behind the last mark stand decimals, or the last three digits of thousands.
    let is_mark = |c: char| matches!(c, '.' | ',' | '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let grouped = |text: &str| -> Option<String> {
        let mut groups = text.split(is_mark);
        let first = groups.next()?;
        let rest: Vec<&str> = groups.collect();
        let is_grouped =
            rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
        is_grouped.then(|| [&[first][..], &rest].concat().concat())
    };
    let is_it = |whole: &str, decimals: &str| {
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{sign}{whole}{point}{decimals}") == number
    };
    let as_whole = grouped(digits).is_some_and(|whole| is_it(&whole, ""));
    let with_decimals = ['.', ','].into_iter().any(|mark| {
        let parts = digits.split_once(mark).filter(|(_, decimals)| !decimals.contains(is_mark));
        parts.is_some_and(|(whole, decimals)| grouped(whole).is_some_and(|whole| is_it(&whole, decimals)))
    });
    as_whole || with_decimals
}

/// The number that a text says in Britain, where it says nothing else.
fn decimal(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |text| (-1.0, text));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = decimals.bytes().all(|digit| digit.is_ascii_digit());
    let number: f64 = format!("{}.{decimals}0", ungrouped(whole)?).parse().ok()?;
    is_digits.then_some(sign * number)
}

fn whole(number: f64) -> Option<u32> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a whole number that fits"
    )]
    (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0).then_some(number as u32)
}

/// The number that was probably meant: all of the roll or a share of it, the first of two, a number that became a date.
fn meant(typed: &Typed, most: u32, roll: Option<u32>) -> Option<String> {
    let of_roll = || share(typed).zip(roll).map(|(share, roll)| part(share, roll));
    match typed {
        Typed::Text(text) => {
            let folded = fold(text);
            if let (Some(roll), "all" | "everyone" | "all of them" | "whole year") = (roll, folded.as_str()) {
                return Some(roll.to_string());
            }
            if let Err(Some((one, thousands))) = of_text(&folded) {
                let fits = thousands <= roll.unwrap_or(most).min(most);
                return Some(if fits { thousands } else { one }.to_string());
            }
            let of = [" of ", "/", " out of "].iter().find_map(|between| folded.split_once(between));
            if let Some((part, whole)) = of
                && let (Ok(part), Ok(whole)) = (of_text(part.trim()), of_text(whole.trim()))
                && part <= whole
            {
                return Some(part.to_string());
            }
            of_roll().or_else(|| elsewhere(&folded)).or_else(|| only_number(&folded))
        }
        Typed::Shown(formatted) => {
            let folded = fold(&formatted.text);
            of_roll()
                .or_else(|| of_text(&folded).ok().map(|number| number.to_string()))
                .or_else(|| only_number(&folded))
        }
        // A number in a cell that is formatted as a date: the days since the last of 1899.
        Typed::Date(day) => {
            let days = (*day - jiff::civil::date(1899, 12, 30)).get_days();
            u32::try_from(days).ok().filter(|days| *days <= most.min(2000)).map(|days| days.to_string())
        }
        Typed::Number(_) => of_roll(),
        Typed::Withheld(_) | Typed::Hidden(_) | Typed::Truth(_) | Typed::Error(_) => None,
    }
}

/// A whole number as it is written in other countries: `1 000`, `1'000`, `197,0`.
fn elsewhere(text: &str) -> Option<String> {
    let commas = text.replace([' ', '\''], ",");
    let point =
        text.split_once(',').filter(|(_, decimals)| decimals.len() < 3).map(|(whole, rest)| format!("{whole}.{rest}"));
    let number = if text.contains(',') { of_text(&point?) } else { of_text(&commas) };
    number.ok().map(|number| number.to_string())
}

/// The only number in a text: "about 30" probably means 30, "120 of 150" could mean either.
fn only_number(folded: &str) -> Option<String> {
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?;
    let exact = !folded.contains(['-', '.', ',', '%', ':']) && number.len() <= 6;
    (exact && numbers.next().is_none()).then(|| number.parse::<u32>().ok()).flatten().map(|number| number.to_string())
}

/// What share of learners a cell shows: `95%`, or 0.95.
fn share(typed: &Typed) -> Option<f64> {
    let share = match typed {
        Typed::Text(text) => of_hundred(text)?,
        Typed::Shown(formatted) => of_hundred(&formatted.text)?,
        Typed::Number(share) if share.fract() != 0.0 => *share,
        Typed::Number(_)
        | Typed::Withheld(_)
        | Typed::Hidden(_)
        | Typed::Date(_)
        | Typed::Truth(_)
        | Typed::Error(_) => return None,
    };
    (share > 0.0 && share <= 1.0).then_some(share)
}

/// `95%` as a share.
fn of_hundred(text: &str) -> Option<f64> {
    Some(decimal(fold(text).strip_suffix('%')?.trim_end())? / 100.0)
}

fn part(share: f64, of: u32) -> String {
    (share * f64::from(of)).round().to_string()
}

/// How many learners a share is that stands where learners are counted: of those who take the subject, or of the roll.
pub(super) fn share_of(plan: &Plan, form: &Form, read: &Read, key: &Key) -> Option<String> {
    let share = share(&read.answers.get(key)?.typed)?;
    of_whom(plan, form, read, key).map(|whole| part(share, whole))
}

/// How many learners there are of whom a cell counts some.
pub(super) fn of_whom(plan: &Plan, form: &Form, read: &Read, key: &Key) -> Option<u32> {
    let beside = |slot: SlotKey| read.answers.meant(&Key { slot, ..key.clone() });
    let roll = || {
        let rows = form.areas().filter(|(_, area)| area.block.key() == key.block).flat_map(|(_, area)| &area.rows);
        rows.filter(|row| row.subject == key.subject && row.reference == key.printed_row()).find_map(Row::roll)
    };
    match key.slot {
        SlotKey::Taking => roll(),
        SlotKey::Reached => match beside(SlotKey::Taking) {
            Some(Value::Count(taking)) => Some(*taking),
            _ => roll(),
        },
        SlotKey::Learners => {
            beside(SlotKey::Cohort).and_then(Value::text).and_then(|label| scope::roll_of(plan, label))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rule_reads_whole_numbers_and_tells_all_else() {
        let read = |text: &str| count(&Typed::Text(text.to_owned()), 100_000, false, Some(180));
        for (text, expected) in [
            ("120", 120),
            ("1,000", 1000),
            ("30.0", 30),
            ("30.", 30),
            ("0007", 7),
            ("1,234.00", 1234),
            ("0.000", 0),
            (" 12 ", 12),
        ] {
            assert_eq!(read(text), Ok(Value::Count(expected)), "{text}");
        }
        for (text, likeliest) in [
            ("1.000", Some("1")),
            ("1.000.000", None),
            ("1 000", Some("1000")),
            ("1'000", Some("1000")),
            ("197,0", Some("197")),
            ("1.5", None),
            ("1,20", None),
            (",120", None),
            ("-3", None),
            ("95%", Some("171")),
            ("100 %", Some("180")),
            ("about 30", Some("30")),
            ("007 pupils", Some("7")),
            ("99999999999", None),
        ] {
            let unread = Unread { code: Code::NotANumber, suggestion: likeliest.map(str::to_owned) };
            assert_eq!(read(text), Err(unread), "{text}");
        }
        assert_eq!(
            count(&Typed::Text("1.000".into()), 9000, false, None).unwrap_err().suggestion.as_deref(),
            Some("1000")
        );
    }

    #[test]
    fn a_number_counts_where_it_is_seen_as_itself() {
        let read = |number, text: &str| count(&Typed::seen_as(number, text), 100_000, false, Some(180)).ok();
        assert_eq!(read(1234.0, "1,234"), Some(Value::Count(1234)));
        assert_eq!(read(7.0, "0007"), Some(Value::Count(7)));
        assert_eq!(read(1.0, "1.000"), Some(Value::Count(1)));
        for shown in ["1.234", "1 234", "1'234.00", "1\u{202f}234,0", "001234"] {
            assert_eq!(read(1234.0, shown), Some(Value::Count(1234)), "{shown}");
        }
        for shown in ["1.23", "12.34", "1,2,3,4", "1234 ?", "-1234", "1.234.000"] {
            assert_eq!(read(1234.0, shown), None, "{shown}");
        }
        for (number, text) in [(1.0, "100%"), (500.0, "£500"), (197.4, "197"), (3.0, "0003 pupils"), (0.4375, "10:30")]
        {
            assert_eq!(read(number, text), None, "{text}");
        }
        let per_cent = |number, text: &str| count(&Typed::seen_as(number, text), 100, true, None).ok();
        assert_eq!(per_cent(0.4, "40%"), Some(Value::Count(40)));
        assert_eq!(per_cent(1.0, "100%"), Some(Value::Count(100)));
        assert_eq!(per_cent(0.4, "0.40"), Some(Value::Count(40)));
    }
}
