//! How wide a text is, letter by letter, and how many lines it takes in a column.
//!
//! The widths are those of Calibri, which Carlito shares; a row is as high as its lines need, on screen and on paper.

/// The width of a digit: widths of letters are hundredths of it.
const DIGIT: u32 = 100;

/// Calibri's letters from the space to the tilde.
#[rustfmt::skip]
const LETTERS: [u32; 95] = [
    45, 64, 79, 98, 100, 141, 135, 44, 60, 60, 98, 98, 49, 60, 50, 76, 100, 100, 100,
    100, 100, 100, 100, 100, 100, 100, 53, 53, 98, 98, 98, 91, 176, 114, 107, 105, 121, 96,
    91, 124, 123, 50, 63, 103, 83, 169, 127, 131, 102, 133, 107, 91, 96, 127, 112, 176, 102,
    96, 92, 61, 76, 61, 98, 98, 57, 95, 104, 83, 104, 98, 60, 93, 104, 45, 47, 90,
    45, 158, 104, 104, 104, 104, 69, 77, 66, 104, 89, 141, 85, 89, 78, 62, 91, 62, 98,
];

/// Pixels of a digit at 11 points, in thousandths; a column is counted in whole ones of seven.
const DIGIT_PIXELS: u32 = 7_430;

/// Pixels of a cell that hold no letter: its indent, and the air at its edges.
const EDGES: u32 = 9;

/// Parts of a thousand by which letters may be wider in another program.
const SLACK: u32 = 1_030;

/// The width of a letter.
fn letter(c: char) -> u32 {
    let ascii = u32::from(c).checked_sub(u32::from(' ')).and_then(|place| usize::try_from(place).ok());
    match ascii.and_then(|place| LETTERS.get(place)) {
        Some(width) => *width,
        None => match c {
            '\u{2018}' | '\u{2019}' | '\u{b7}' => 50,
            '\u{201c}' | '\u{201d}' => 84,
            '\u{2013}' => DIGIT,
            '\u{2026}' => 136,
            '\u{2014}' => 180,
            '\u{a0}'..='\u{24f}' => 110,
            _ => 200,
        },
    }
}

/// The width of a text on one line.
pub(in crate::pen) fn width(text: &str) -> u32 {
    text.chars().fold(0, |sum, c| sum.saturating_add(letter(c)))
}

/// A bold text is so much wider.
pub(in crate::pen) fn bold(width: u32) -> u32 {
    width.saturating_mul(104) / 100
}

/// The room for letters in a column of so many characters, less so many pixels.
fn room(characters: u16, edges: u32) -> u32 {
    let pixels = (u32::from(characters) * 7).saturating_sub(edges);
    (u64::from(pixels) * 1_000 * u64::from(DIGIT) * 1_000 / u64::from(DIGIT_PIXELS * SLACK))
        .try_into()
        .unwrap_or(u32::MAX)
        .max(DIGIT)
}

/// How many lines a text takes in a column of so many characters, words kept whole.
pub(in crate::pen) fn lines(text: &str, characters: u16) -> u32 {
    lines_of(text, room(characters, EDGES), |width| width)
}

/// The same of a bold text.
pub(in crate::pen) fn bold_lines(text: &str, characters: u16) -> u32 {
    lines_of(text, room(characters, EDGES), bold)
}

/// Whether a bold text stands on one line over columns of so many characters together.
pub(in crate::pen) fn is_one_line(text: &str, characters: u16) -> bool {
    bold(width(text)) <= room(characters, 0)
}

/// The characters of a column in which a text stands on one line.
pub(in crate::pen) fn columns(text: &str) -> u16 {
    let pixels = u64::from(width(text)) * u64::from(DIGIT_PIXELS * SLACK) / (u64::from(DIGIT) * 1_000_000);
    u16::try_from(pixels.saturating_add(u64::from(EDGES)) / 7 + 1).unwrap_or(u16::MAX)
}

/// The points that a turned heading takes: its length, or that of its longer half where it may not be so long.
pub(in crate::pen) fn turned(text: &str, most: f64) -> f64 {
    let points = |letters: u32| f64::from(letters) / f64::from(DIGIT) * f64::from(DIGIT_PIXELS) / 1_000.0 * 0.75 + 10.0;
    points(bold(width(text))).min(most)
}

fn lines_of(text: &str, room: u32, weight: fn(u32) -> u32) -> u32 {
    let space = letter(' ');
    let mut lines = 0;
    for paragraph in text.lines() {
        let mut used = 0;
        lines += 1;
        for word in paragraph.split_whitespace() {
            let length = weight(width(word));
            if used > 0 && used + space + length > room {
                lines += 1;
                used = 0;
            }
            used += length + if used > 0 { space } else { 0 };
            while used > room {
                lines += 1;
                used -= room;
            }
        }
    }
    lines.max(1)
}

/// Whether a line fits into so many characters, running on over the cells beside it.
pub(in crate::pen) fn fits(text: &str, characters: u16) -> bool {
    width(text) <= u32::from(characters) * DIGIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("one two three", 20), 1);
        assert_eq!(lines("one two three", 12), 2);
        assert_eq!(lines("one\ntwo", 20), 2);
        assert_eq!(lines("incomprehensibilities", 9), 3);
    }

    #[test]
    fn letters_are_as_wide_as_calibris() {
        assert_eq!(width("0123456789"), 1_000);
        assert!(width("illicit") < 7 * 60 && width("mammoth") > 7 * 110);
        assert!(bold_lines("Subjects that cover it", 22) >= lines("Subjects that cover it", 22));
        let title = "Name a skill practised in a task and describe a job where people rely on it";
        for text in ["Art", title] {
            assert_eq!(lines(text, columns(text)), 1);
        }
        assert_eq!(lines(title, columns(title) - 2), 2);
        assert!(is_one_line("Art", 6) && !is_one_line("Social Sciences", 12));
    }
}
