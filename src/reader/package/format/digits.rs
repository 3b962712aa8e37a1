//! Numbers laid out in the digits of a format.

use super::code::{Part, Section};

/// The decimal digits of a number without its sign, fifteen at most.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Digits {
    /// From the first that is not 0; empty for nothing.
    digits: Vec<u8>,
    /// How many of them stand before the point; the point may lie beyond either end.
    whole: i32,
}

impl Digits {
    /// The digits that spreadsheet programs know of a number.
    pub(super) fn of(number: f64) -> Digits {
        let written = format!("{:.14e}", number.abs());
        let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let whole = exponent.parse::<i32>().unwrap_or(0) + 1;
        Digits { whole: if digits.is_empty() { 0 } else { whole }, digits }
    }

    fn shifted(mut self, by: i32) -> Digits {
        if !self.digits.is_empty() {
            self.whole += by;
        }
        self
    }

    /// Rounded to so many decimals, a half away from nothing.
    fn rounded(mut self, decimals: usize) -> Digits {
        let kept = self.whole + i32::try_from(decimals).unwrap_or(i32::MAX / 2);
        let Ok(kept) = usize::try_from(kept) else { return Digits { digits: Vec::new(), whole: 0 } };
        let up = self.digits.get(kept).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(kept);
        if up {
            let nines = self.digits.iter().rev().take_while(|digit| **digit == 9).count();
            self.digits.truncate(self.digits.len() - nines);
            match self.digits.last_mut() {
                Some(digit) => *digit += 1,
                None => {
                    self.digits.push(1);
                    self.whole += 1;
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self
    }

    /// The digit at a power of ten: 0 for ones, -1 for tenths.
    fn at(&self, power: i32) -> u8 {
        usize::try_from(self.whole - 1 - power).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0)
    }
}

/// A number of the digits of a section.
pub(super) fn shown(section: &Section, number: Digits) -> String {
    let parts = section.parts.as_slice();
    let is_digit = |part: &Part| matches!(part, Part::Digit(_));
    let hundreds = parts.iter().filter(|part| **part == Part::Percent).count();
    let number = number.shifted(2 * i32::try_from(hundreds).unwrap_or(0));
    let exponent = parts.iter().position(|part| matches!(part, Part::Exponent(_)));
    let mantissa = &parts[..exponent.unwrap_or(parts.len())];
    let point = mantissa.iter().position(|part| *part == Part::Point).unwrap_or(mantissa.len());
    let (whole, decimals) = mantissa.split_at(point);
    let places = decimals.iter().filter(|part| is_digit(part)).count();
    if let Some(at) = exponent {
        let (power, number) = powered(number, whole.iter().filter(|part| is_digit(part)).count(), places);
        let mut shown = with_decimals(whole, decimals, &number);
        power_of_ten(&parts[at..], power, &mut shown);
        return shown;
    }
    let thousands = trailing(whole) + trailing(decimals);
    let number = number.shifted(-3 * i32::try_from(thousands).unwrap_or(0)).rounded(places);
    with_decimals(whole, decimals, &number)
}

/// Commas right behind the last digit.
fn trailing(parts: &[Part]) -> usize {
    let Some(last) = parts.iter().rposition(|part| matches!(part, Part::Digit(_))) else { return 0 };
    parts[last + 1..].iter().take_while(|part| **part == Part::Comma).count()
}

/// A number as a power of ten with so many digits before the point: the power is one of their number.
fn powered(number: Digits, before: usize, decimals: usize) -> (i32, Digits) {
    let step = i32::try_from(before.max(1)).unwrap_or(1);
    let mut power = if number.digits.is_empty() { 0 } else { (number.whole - 1).div_euclid(step) * step };
    let mut mantissa = number.clone().shifted(-power).rounded(decimals);
    if mantissa.whole > step {
        power += step;
        mantissa = number.shifted(-power).rounded(decimals);
    }
    (power, mantissa)
}

fn power_of_ten(parts: &[Part], power: i32, shown: &mut String) {
    let width = parts.iter().filter(|part| matches!(part, Part::Digit('0'))).count();
    let mut is_told = false;
    for part in parts {
        match part {
            Part::Exponent(plus) => {
                shown.push('E');
                shown.push_str(if power < 0 {
                    "-"
                } else if *plus {
                    "+"
                } else {
                    ""
                });
            }
            Part::Digit(_) if !is_told => {
                is_told = true;
                shown.push_str(&format!("{:0width$}", power.unsigned_abs()));
            }
            Part::Digit(_) => {}
            part => literal(part, shown),
        }
    }
}

/// Digits before and behind the point, with what stands between them.
fn with_decimals(whole: &[Part], decimals: &[Part], number: &Digits) -> String {
    let mut shown = String::new();
    let places = whole.iter().filter(|part| matches!(part, Part::Digit(_))).count();
    let count = usize::try_from(number.whole).unwrap_or(0);
    let last = whole.iter().rposition(|part| matches!(part, Part::Digit(_))).unwrap_or(0);
    let first = whole.iter().position(|part| matches!(part, Part::Digit(_))).unwrap_or(0);
    let is_grouped = whole.get(first..last).is_some_and(|between| between.contains(&Part::Comma));
    let put = |power: usize, digit: char, shown: &mut String| {
        shown.push(digit);
        if is_grouped && power > 0 && power.is_multiple_of(3) {
            shown.push(if digit == ' ' { ' ' } else { ',' });
        }
    };
    let digit = |power: usize| char::from(b'0' + number.at(i32::try_from(power).unwrap_or(i32::MAX)));
    let mut left = places;
    for part in whole {
        let Part::Digit(kind) = part else {
            literal(part, &mut shown);
            continue;
        };
        // The first place takes all digits that have none of their own.
        if left == places {
            (places..count).rev().for_each(|power| put(power, digit(power), &mut shown));
        }
        left -= 1;
        match kind {
            _ if left < count => put(left, digit(left), &mut shown),
            '0' => put(left, '0', &mut shown),
            '?' => put(left, ' ', &mut shown),
            _ => {}
        }
    }
    let tenths = decimals.iter().filter(|part| matches!(part, Part::Digit(_))).count();
    if places == 0 && tenths > 0 {
        (0..count).rev().for_each(|power| shown.push(digit(power)));
    }
    let mut power = -1;
    for part in decimals {
        let Part::Digit(kind) = part else {
            literal(part, &mut shown);
            continue;
        };
        let is_there = number.whole - i32::try_from(number.digits.len()).unwrap_or(0) <= power;
        match kind {
            _ if is_there => shown.push(char::from(b'0' + number.at(power))),
            '0' => shown.push('0'),
            '?' => shown.push(' '),
            _ => {}
        }
        power -= 1;
    }
    shown
}

fn literal(part: &Part, shown: &mut String) {
    match part {
        Part::Literal(text) => shown.push_str(text),
        Part::Percent => shown.push('%'),
        Part::Point => shown.push('.'),
        Part::Slash => shown.push('/'),
        _ => {}
    }
}
