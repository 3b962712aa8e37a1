//! Dates of birth.

use super::Sign;
use super::first::is_first_name;
use super::words::{Piece, Words, is_grown_up, is_name};

/// Those who are learners now were born in these years.
const YEARS: std::ops::RangeInclusive<u32> = 2000..=2022;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date behind "born" or "DOB", or in brackets behind a name.
pub(super) fn sign(words: &Words<'_>) -> Option<Sign> {
    let pieces = &words.pieces;
    let is_there = words.words().any(|(at, _)| {
        let Some(year) = date_at(&pieces[at..]) else { return false };
        let before: Vec<Piece<'_>> = words.before(at).take(5).collect();
        let names: Vec<&str> = before.iter().filter_map(|piece| piece.word()).collect();
        let is_said = names.iter().take(3).any(|word| word.eq_ignore_ascii_case("born"))
            || names
                .windows(2)
                .any(|pair| matches!(pair, [b, d] if b.eq_ignore_ascii_case("birth") && d.eq_ignore_ascii_case("of")));
        let is_dob = names.iter().take(2).any(|word| word.replace('.', "").eq_ignore_ascii_case("dob"));
        let is_held_apart = matches!(before.first(), Some(Piece::Mark(_)));
        let is_somebody = matches!(names.as_slice(), [last, given, rest @ ..]
            if is_name(last) && is_name(given) && (is_held_apart || is_first_name(given))
                && rest.first().is_none_or(|title| !is_grown_up(title)));
        is_dob || YEARS.contains(&year) && (is_said || is_somebody)
    });
    is_there.then_some(Sign::Born)
}

/// The year of a date that begins here: `12/03/2012`, `12.3.12`, `2012-03-12`, `12th March 2012`, `March 12 2012`.
fn date_at(pieces: &[Piece<'_>]) -> Option<u32> {
    let mut words = pieces.iter().take(6).filter_map(|piece| piece.word()).take(4);
    let first = words.next()?;
    let parts: Vec<&str> = first.split(['/', '.', '-']).collect();
    if let [a, b, c] = parts.as_slice() {
        let (a, b, c): (u32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
        let is_day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=31).contains(&month);
        return if a > 31 { is_day(b, c).then_some(a) } else { is_day(a, b).then(|| whole(c)) };
    }
    let second = words.next()?;
    let of_day = |word: &str| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        digits.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    let is_of = second.eq_ignore_ascii_case("of");
    let (day, named) = if month(first).is_some() {
        (of_day(second)?, first)
    } else if is_of {
        (of_day(first)?, words.next()?)
    } else {
        (of_day(first)?, second)
    };
    month(named)?;
    let year: u32 = words.next()?.parse().ok()?;
    (day > 0).then(|| whole(year))
}

fn month(word: &str) -> Option<usize> {
    let head = word.to_lowercase();
    let is_word = head.chars().all(char::is_alphabetic) && head.len() >= 3;
    MONTHS.iter().position(|month| is_word && head.starts_with(month))
}

/// A year of two digits is of this century.
fn whole(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}
