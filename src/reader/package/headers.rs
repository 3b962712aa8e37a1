//! What stands in the headers and footers of printed pages, without the codes for fonts, numbers and names.

use super::sheets::unescaped;
use crate::fold::fold;

/// What a header says that only numbers its pages.
const NUMBERING: [&str; 4] = ["page", "pages", "of", "sheet"];

/// The texts of a header or footer of Excel's: left, centre and right, without those that a program fills in.
pub(super) fn texts(codes: &str) -> Vec<String> {
    // Some programs write the end of a line as cells have it, and others take that for letters: `_x005F_x000a_`.
    let codes = unescaped(&unescaped(codes));
    let mut texts = vec![String::new()];
    let mut letters = codes.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(text) = texts.last_mut() else { break };
        if letter != '&' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('&') => text.push('&'),
            Some('L' | 'C' | 'R' | 'l' | 'c' | 'r') => texts.push(String::new()),
            // The font and its style, in quotes.
            Some('"') => while letters.next().is_some_and(|letter| letter != '"') {},
            // The colour: six digits, or a theme's number with a shade.
            Some('K' | 'k') => {
                let mut digits = 6;
                while digits > 0
                    && letters.next_if(|letter| letter.is_ascii_hexdigit() || "+-".contains(*letter)).is_some()
                {
                    digits -= 1;
                }
            }
            // The size of letters.
            Some('0'..='9') => while letters.next_if(char::is_ascii_digit).is_some() {},
            // A page's number, a date, a name; or how letters are drawn.
            Some(_) | None => {}
        }
    }
    texts.into_iter().filter(|text| says_something(text)).map(|text| text.trim().to_owned()).collect()
}

/// Whether a text of a header is more than the words around a page's number.
pub(super) fn says_something(text: &str) -> bool {
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && !NUMBERING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_person_wrote_is_left_of_a_header() {
        assert_eq!(texts("&L&A&RPage &P of &N"), Vec::<String>::new());
        assert_eq!(texts("&C&\"Times New Roman,Bold\"&14&KFF0000Ask Jo first&R&D &T"), ["Ask Jo first"]);
        assert_eq!(texts("&LHistory && Art&C&K01+049 2026 draft &P&R&Z&F"), ["History & Art", "2026 draft"]);
        for end in ["\n", "_x000a_", "_x000D__x000A_", "_x005F_x000a_", "_x005f_x000D_\n"] {
            assert_eq!(
                fold(&texts(&format!("&LHistory{end}Answer by May")).concat()),
                "history answer by may",
                "{end}"
            );
        }
        assert_eq!(texts("Not ready"), ["Not ready"]);
        assert_eq!(texts("&"), Vec::<String>::new());
    }
}
