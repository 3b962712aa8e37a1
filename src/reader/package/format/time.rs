//! Times of day, and how long something took: `10:30`, `1:05 PM`, `34:30`.

use super::code::{Part, Section};

/// A number of days as hours, minutes and seconds.
pub(super) fn shown(section: &Section, number: f64) -> String {
    let parts = section.parts.as_slice();
    let digits = parts.iter().find_map(|part| if let Part::SecondParts(digits) = part { Some(*digits) } else { None });
    let digits = digits.unwrap_or(0).min(3);
    let (scale, of_day) = [(1_u64, 86_400.0), (10, 864_000.0), (100, 8_640_000.0), (1000, 86_400_000.0)][digits];
    // What lies beyond is shown by no program.
    let days = number.abs().min(1e7);
    let is_fine = parts.iter().any(|part| matches!(part, Part::Clock('s', _) | Part::Elapsed('s', _)));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below nothing, and below 1e16")]
    let parts_of_second = if is_fine {
        (days * of_day).round() as u64
    } else {
        // Seconds that are not shown do not round the minute up.
        (days * 86_400.0).round() as u64 * scale
    };
    let seconds = parts_of_second / scale;
    let is_halved = parts.iter().any(|part| matches!(part, Part::Half(_)));
    let hour = seconds / 3600 % 24;
    let mut shown = String::new();
    for part in parts {
        match part {
            Part::Clock('h', width) if is_halved => padded((hour + 11) % 12 + 1, *width, &mut shown),
            Part::Clock('h', width) => padded(hour, *width, &mut shown),
            Part::Clock('s', width) => padded(seconds % 60, *width, &mut shown),
            Part::Clock(_, width) => padded(seconds / 60 % 60, *width, &mut shown),
            Part::Elapsed('h', width) => padded(seconds / 3600, *width, &mut shown),
            Part::Elapsed('m', width) => padded(seconds / 60, *width, &mut shown),
            Part::Elapsed(_, width) => padded(seconds, *width, &mut shown),
            Part::SecondParts(_) => {
                shown.push('.');
                padded(parts_of_second % scale, digits, &mut shown);
            }
            Part::Half(letters) => {
                let half = if hour < 12 { "AM" } else { "PM" };
                shown.push_str(&half[..(*letters).min(2)]);
            }
            Part::Literal(text) => shown.push_str(text),
            Part::Point => shown.push('.'),
            Part::Slash => shown.push('/'),
            Part::Comma => shown.push(','),
            Part::Digit(_) | Part::Percent | Part::Exponent(_) | Part::General | Part::Typed => {}
        }
    }
    shown
}

/// A number with one digit, or at least two.
fn padded(number: u64, width: usize, shown: &mut String) {
    let width = width.min(3);
    shown.push_str(&format!("{number:0width$}"));
}
