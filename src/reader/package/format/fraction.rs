//! Numbers shown as vulgar fractions: `1 1/2`.

use super::code::{Part, Section};

/// A number as a fraction, with the whole before it where the section has a place for that.
pub(super) fn shown(section: &Section, number: f64) -> String {
    let parts = section.parts.as_slice();
    let is_digit = |part: &Part| matches!(part, Part::Digit(_));
    let slash = parts.iter().position(|part| *part == Part::Slash).unwrap_or(0);
    let (before, behind) = (&parts[..slash], &parts[slash + 1..]);
    // The digits next to the line are the numerator's; any before them the whole's.
    let numerator = before.iter().rev().skip_while(|part| !is_digit(part)).take_while(|part| is_digit(part)).count();
    let has_whole = before.iter().filter(|part| is_digit(part)).count() > numerator;
    let mut fixed = String::new();
    let mut places = 0_u32;
    let mut words = String::new();
    for part in behind {
        match part {
            Part::Digit(_) if words.is_empty() => {
                places += 1;
                if !fixed.is_empty() {
                    fixed.push('0');
                }
            }
            Part::Literal(text) if places == 0 && text.chars().all(|c| c.is_ascii_digit()) => fixed.push_str(text),
            Part::Literal(text) => words.push_str(text),
            Part::Percent => words.push('%'),
            _ => {}
        }
    }
    let whole = if has_whole { number.trunc() } else { 0.0 };
    let (mut over, under) = match fixed.parse::<u32>() {
        Ok(under) if under > 0 => (((number - whole) * f64::from(under)).round(), f64::from(under)),
        _ => nearest(number - whole, f64::from(10_u32.pow(places.clamp(1, 7)) - 1)),
    };
    let mut whole = whole;
    if has_whole && over == under {
        (whole, over) = (whole + 1.0, 0.0);
    }
    let lead: String = before.iter().take_while(|part| !is_digit(part)).filter_map(Part::words).collect();
    match (has_whole, over == 0.0, whole == 0.0) {
        (true, true, _) => format!("{lead}{whole}{words}"),
        (true, false, false) => format!("{lead}{whole} {over}/{under}{words}"),
        _ => format!("{lead}{over}/{under}{words}"),
    }
}

impl Part {
    fn words(&self) -> Option<&str> {
        match self {
            Part::Literal(text) => Some(text),
            _ => None,
        }
    }
}

/// The fraction nearest to a number whose denominator is not beyond `most`, by continued fractions.
fn nearest(number: f64, most: f64) -> (f64, f64) {
    let (mut before, mut now) = ((0.0, 1.0), (1.0, 0.0));
    let mut rest = number;
    for _ in 0..40 {
        let whole = rest.floor();
        let next = (whole * now.0 + before.0, whole * now.1 + before.1);
        if next.1 > most {
            break;
        }
        (before, now) = (now, next);
        let part = rest - whole;
        if part < 1e-10 {
            break;
        }
        rest = 1.0 / part;
    }
    now
}
