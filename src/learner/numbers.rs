//! Numbers that belong to one learner.

use super::Sign;
use super::words::Words;

/// A number may be typed in so many groups: `A823 4567 8901 2`.
const GROUPS: usize = 6;

/// So many letters and digits behind the word UPN or ULN are a number, whether or not it is a right one.
const NAMED: usize = 8;

/// A unique pupil number or a unique learner number.
pub(super) fn sign(words: &Words<'_>) -> Option<Sign> {
    let plain: Vec<&str> = words.words().map(|(_, word)| word).collect();
    let is_there = (0..plain.len()).any(|at| {
        let rest = &plain[at..];
        is_upn_in_groups(rest) || rest.first().is_some_and(|word| is_uln(word)) || is_named(rest)
    });
    is_there.then_some(Sign::Number)
}

/// A letter (never I, O or S), eleven digits, and a digit or letter (DfE, *Unique pupil numbers*).
fn is_upn(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((letter, rest)) = bytes.split_first() else { return false };
    let Some((last, digits)) = rest.split_last() else { return false };
    digits.len() == 11
        && letter.is_ascii_alphabetic()
        && !b"IOSios".contains(letter)
        && digits.iter().all(u8::is_ascii_digit)
        && last.is_ascii_alphanumeric()
}

fn is_upn_in_groups(words: &[&str]) -> bool {
    let mut joined = String::new();
    for word in words.iter().take(GROUPS) {
        if !word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return false;
        }
        joined.extend(word.chars().filter(char::is_ascii_alphanumeric));
        if is_upn(&joined) {
            return true;
        }
        if joined.len() > 13 {
            return false;
        }
    }
    false
}

/// Ten digits of which the last is the check of the others (Learning Records Service, *Unique learner number*).
fn is_uln(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if text.len() != 10 || digits.len() != 10 || digits.first() == Some(&0) {
        return false;
    }
    let sum: u32 = (2..=10).rev().zip(&digits).map(|(weight, digit)| weight * digit).sum();
    let rest = sum % 11;
    rest != 0 && digits.last() == Some(&(10 - rest))
}

/// `UPN: 8234 5678`, `ULN 1234567890`: named as one, with digits behind it.
fn is_named(words: &[&str]) -> bool {
    let Some((name, rest)) = words.split_first() else { return false };
    let is_kind = ["upn", "upns", "uln", "ulns"].iter().any(|kind| name.eq_ignore_ascii_case(kind));
    let signs = rest.iter().take(GROUPS).take_while(|word| word.chars().any(|c| c.is_ascii_digit()));
    let count: usize = signs.map(|word| word.chars().filter(char::is_ascii_alphanumeric).count()).sum();
    is_kind && count >= NAMED
}
