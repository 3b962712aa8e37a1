//! What is told by what a cell shows, where its file says so beside the value; and which texts are errors.

use super::format::{plain, without_noise};
use crate::answers::Typed;

/// Names that error values have in spreadsheet programs, where they are not spelled as most are.
const ERRORS: [&str; 5] = ["#N/A", "#N/D", "#NV", "#GETTING_DATA", "#BUSY"];

/// The longest name of an error value.
const LONGEST: usize = 24;

/// Whether a text is what a spreadsheet program shows for an error: `#REF!`, `#DIV/0!`, `#BEZUG!`, `Err:502`.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST {
        return false;
    }
    let digits = |code: &str| code.len() == 3 && code.bytes().all(|digit| digit.is_ascii_digit());
    let is_name = |name: &str| {
        name.chars().count() > 2
            && name.chars().any(char::is_alphabetic)
            && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "/_¡¿".contains(c))
    };
    match text.strip_prefix('#') {
        Some(name) => name.strip_suffix(['!', '?']).is_some_and(is_name) || ERRORS.contains(&text),
        None => text.strip_prefix("Err:").or_else(|| text.strip_prefix("Error:")).is_some_and(digits),
    }
}

/// A number beside what its file says it shows, in whatever language.
pub(super) fn seen(number: f64, shown: &str) -> Typed {
    let shown = shown.trim();
    if is_error(shown) {
        return Typed::Error(shown.to_owned());
    }
    if shown.is_empty() {
        return Typed::Hidden(plain(number));
    }
    let number = without_noise(number);
    // A column that is too narrow shows nothing of it.
    let is_too_narrow = shown.chars().all(|sign| sign == '#');
    if is_too_narrow || shown == plain(number) { Typed::Number(number) } else { Typed::seen_as(number, shown) }
}

/// A length of time as ISO 8601 has it, in days and as it is mostly shown: `PT10H30M00S` is `10:30:00`.
pub(super) fn days_of(text: &str) -> Option<(f64, String)> {
    let rest = text.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.replace(',', ".");
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
    let seconds: f64 = seconds.parse().ok()?;
    let days = f64::from(hours) / 24.0 + f64::from(minutes) / 1440.0 + seconds / 86_400.0;
    days.is_finite().then(|| (days, format!("{hours:02}:{minutes:02}:{:02}", seconds.floor())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_by_their_names() {
        for text in [
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "#N/A",
            "#NULL!",
            "#SPILL!",
            "#BEZUG!",
            "#¡REF!",
            "#NV",
            "Err:502",
            "Error:504",
            " #VALUE! ",
            "#GETTING_DATA",
        ] {
            assert!(is_error(text), "{text}");
        }
        for text in ["#", "#1", "#1!", "#Careers!", "N/A", "Err", "Err: none", "#CAREERS WEEK!", "#SKILLS", "!?"] {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn a_number_is_what_is_seen_of_it() {
        for (number, shown) in [(197.000_000_000_000_03, "197"), (7.5, "7.5"), (5.0, "###"), (-3.0, " -3 ")] {
            assert_eq!(seen(number, shown), Typed::Number(without_noise(number)), "{shown}");
        }
        for (number, shown) in [(1.0, "100%"), (7.0, "0007"), (500.0, "£500"), (197.4, "197"), (1234.0, "1.234")] {
            assert_eq!(seen(number, shown), Typed::seen_as(number, shown), "{shown}");
        }
        assert_eq!(seen(0.0, "#DIV/0!"), Typed::Error("#DIV/0!".to_owned()));
        assert_eq!(seen(5.0, ""), Typed::Hidden("5".to_owned()));
    }
}
