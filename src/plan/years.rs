//! Which school years a group of learners holds: typed as people write it, or told by a group's name.

use std::ops::RangeInclusive;

use crate::fold::fold;

/// The years there are: reception is 0.
const YEARS: RangeInclusive<u8> = 0..=14;

/// What a part of the text is.
enum Part {
    Year(u8),
    /// Everything between the year before and the one after it.
    To,
}

/// The years that a text names, in order and each once: `7, 8, 9`, `Y7-9`, `Years 7 to 9`, `Year 8`. Nothing where it
/// names none, or says anything else.
pub(super) fn years_of(text: &str) -> Option<Vec<u8>> {
    let mut years: Vec<u8> = Vec::new();
    let mut is_range = false;
    for part in parts(&fold(text))? {
        match (part, years.last()) {
            (Part::To, None) => return None,
            (Part::To, Some(_)) if is_range => return None,
            (Part::To, Some(_)) => is_range = true,
            (Part::Year(year), Some(&first)) if is_range => {
                if first >= year {
                    return None;
                }
                years.extend(first..=year);
                is_range = false;
            }
            (Part::Year(year), _) => years.push(year),
        }
    }
    years.sort_unstable();
    years.dedup();
    (!is_range && !years.is_empty()).then_some(years)
}

/// The years that a group's name tells: of one that begins with the word.
pub(super) fn years_of_name(name: &str) -> Vec<u8> {
    let is_told = fold(name).starts_with("year");
    is_told.then(|| years_of(name)).flatten().unwrap_or_default()
}

/// A folded text in its parts; nothing where one of them is neither a year nor stands between two.
fn parts(text: &str) -> Option<Vec<Part>> {
    // A digit ends a word, and a word a number: `y7`, `7to9`.
    let mut apart = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let is_edge = c == '-' || before == '-' || (c.is_ascii_digit() != before.is_ascii_digit());
        if is_edge {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    let mut parts = Vec::new();
    for word in apart.split(|c: char| c.is_whitespace() || ",;/&+.".contains(c)).filter(|word| !word.is_empty()) {
        match word {
            "y" | "yr" | "yrs" | "year" | "years" | "and" => {}
            "to" | "-" => parts.push(Part::To),
            "r" | "reception" => parts.push(Part::Year(0)),
            number => parts.push(Part::Year(number.parse().ok().filter(|year| YEARS.contains(year))?)),
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_people_write_them() {
        for text in
            ["7, 8, 9", "Y7-9", "7 to 9", "Years 7 – 9", "y7,y8,y9", "Year 7-Year 9", "9 7 8 8", "7/8 & 9", "Yrs 7to9"]
        {
            assert_eq!(years_of(text), Some(vec![7, 8, 9]), "{text}");
        }
        assert_eq!(years_of("Years 12 and 13"), Some(vec![12, 13]));
        assert_eq!(years_of("R-2, 10"), Some(vec![0, 1, 2, 10]));
        for text in ["", "-", "7-", "-9", "9-7", "7--9", "Oak", "15", "99999", "7 or so", "2026-09-07", "12/13/2026"] {
            assert_eq!(years_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_tells_years_only_where_it_says_so() {
        assert_eq!(years_of_name("Year 8"), [8]);
        assert_eq!(years_of_name("Years 10 and 11"), [10, 11]);
        for name in ["Oak", "8 Oak", "Yearlings", "Year group", "Bricklaying Level 2"] {
            assert_eq!(years_of_name(name), [0_u8; 0], "{name}");
        }
    }
}
