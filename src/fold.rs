//! Text as people type it, brought to one form before anything is compared.
//!
//! Form is forgiven here (case, spaces, dashes, quotes, full-width letters) and meaning never: two
//! texts that fold alike differ only in how they were typed.

mod letters;
mod unseen;

use unicode_normalization::UnicodeNormalization;

use letters::in_latin;
pub use letters::naming_letters;
pub(crate) use unseen::is_unseen;

/// Folds a text for comparing: Unicode NFKC, lower case, one plain space between words, straight
/// quotes, a plain hyphen for every dash, and no invisible characters.
///
/// ```
/// use careers_audit::fold::fold;
/// assert_eq!(fold("  Taught\u{a0}with  EMPLOYERS "), "taught with employers");
/// assert_eq!(fold("Years 7–9"), fold("years 7-9"));
/// ```
pub fn fold(text: &str) -> String {
    // Most of what is compared is ASCII, of which NFKC changes nothing.
    if text.is_ascii() {
        joined(text.chars().map(|c| c.to_ascii_lowercase()), text.len())
    } else {
        // One that is not seen may stand between a letter and its accent.
        let seen = text.chars().filter(|c| !is_unseen(*c));
        joined(seen.nfkc().flat_map(char::to_lowercase), text.len())
    }
}

fn joined(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut space = false;
    for c in letters {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201f}' | '\u{2033}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
            c => c,
        };
        if c.is_whitespace() || c.is_control() {
            space = !folded.is_empty();
        } else {
            if space {
                folded.push(' ');
                space = false;
            }
            folded.push(c);
        }
    }
    folded
}

/// Only the letters and digits of a folded text: what two spellings of one name have in common.
///
/// ```
/// use careers_audit::fold::bare;
/// assert_eq!(bare("Autumn audit \u{2013} 2026"), bare("autumn-audit 2026"));
/// ```
pub fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text says nothing: only spaces and characters that cannot be seen.
pub fn is_blank(text: &str) -> bool {
    // A sign that can be seen stays one whatever stands beside it.
    !text.bytes().any(|byte| byte.is_ascii_graphic()) && fold(text).is_empty()
}

/// Texts longer than this, in bytes, are near to nothing.
const LONGEST: usize = 400;

/// The listed text nearest to what was typed, where it is near enough to be what was meant.
///
/// Near enough is a Damerau-Levenshtein distance of at most a third of the longer text, or one
/// being the start of exactly one other: what a slip of the finger makes, not another word.
pub fn nearest<'a>(typed: &str, listed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody slips over a whole paragraph, and measuring two long texts takes long.
    if typed.len() > LONGEST {
        return None;
    }
    // Letters that only look like those of the list are a slip as well.
    let typed = fold(&in_latin(typed));
    if typed.is_empty() {
        return None;
    }
    listed
        .into_iter()
        .filter_map(|label| Some((distance(&typed, label)?, label)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, label)| label)
}

/// How far what was typed is from a text that it may be a slip of, as [`nearest`] has it.
pub fn near(typed: &str, label: &str) -> Option<usize> {
    let typed = if typed.len() > LONGEST { String::new() } else { fold(&in_latin(typed)) };
    if typed.is_empty() { None } else { distance(&typed, label) }
}

fn distance(typed: &str, label: &str) -> Option<usize> {
    if label.len() > LONGEST {
        return None;
    }
    let folded = fold(label);
    let longest = typed.chars().count().max(folded.chars().count());
    let distance = strsim::damerau_levenshtein(typed, &folded);
    // Another number is another thing: "Year 8" is never what "Year 7" meant.
    if digits(typed) != digits(&folded) && !digits(typed).is_empty() {
        return None;
    }
    let begins = typed.chars().count() >= 3 && folded.starts_with(typed);
    (distance * 3 <= longest || begins).then_some(distance)
}

/// Whether a text is a name cut short: the beginnings of some of its words in their order, or their first letters.
///
/// ```
/// use careers_audit::fold::abbreviates;
/// assert!(abbreviates("Eng. Lit.", "English Literature") && abbreviates("RE", "Religious Education"));
/// assert!(abbreviates("Literature", "English Literature") && !abbreviates("Eng. Lit.", "English Language"));
/// ```
pub fn abbreviates(short: &str, long: &str) -> bool {
    let (short, long) = (fold(short), fold(long));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (parts, whole) = (words(&short), words(&long));
    let first: String = whole.iter().filter_map(|word| word.chars().next()).collect();
    let mut left = whole.iter();
    let begins = parts.iter().all(|part| left.any(|word| word.starts_with(part.as_str())));
    !parts.is_empty() && short != long && (begins || whole.len() > 1 && parts.concat() == first)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_is_forgiven() {
        assert_eq!(fold("Ｙｅｓ"), "yes");
        assert_eq!(fold("Don’t\u{200b} know"), "don't know");
        assert_eq!(fold("in \t\n place"), "in place");
        assert!(is_blank(" \u{a0}\u{200b}\n"));
    }

    proptest::proptest! {
        #[test]
        fn ascii_is_folded_as_every_text_is(text in "[\\x00-\\x7f]{0,40}") {
            let seen = text.chars().filter(|c| !is_unseen(*c));
            proptest::prop_assert_eq!(fold(&text), joined(seen.nfkc().flat_map(char::to_lowercase), text.len()));
        }

        #[test]
        fn what_is_blank_folds_to_nothing(
            text in "[ \\t\\n\\u{a0}\\u{200b}\\u{202e}\\u{3164}\\u{fe0f}\\u{e0041}\\u{301}\\u{ad}.a\\x7f]{0,6}"
        ) {
            proptest::prop_assert_eq!(is_blank(&text), fold(&text).is_empty());
        }

        /// Wherever characters that nobody sees stand in a text, it folds as without them.
        #[test]
        fn what_is_not_seen_changes_nothing(
            text in "[A-Za-z \\u{e9}\\u{301}]{0,8}", unseen in "[\\p{Default_Ignorable_Code_Point}]", at in 0_usize..9
        ) {
            let at = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
            let typed = format!("{}{unseen}{}", &text[..at], &text[at..]);
            proptest::prop_assert_eq!(fold(&typed), fold(&text));
        }
    }

    #[test]
    fn meaning_is_kept() {
        assert_ne!(fold("Not yet"), fold("Not yes"));
        assert_ne!(fold("KS3-1"), fold("KS3-11"));
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let coverage = ["Not yet", "Highlighted", "Taught", "Taught with employers"];
        assert_eq!(nearest("Tought", coverage), Some("Taught"));
        assert_eq!(nearest("highlihgted", coverage), Some("Highlighted"));
        assert_eq!(nearest("sometimes", coverage), None);
        assert_eq!(nearest("  ", coverage), None);
        assert_eq!(nearest("Yaer 7", ["Year 8", "Year 7"]), Some("Year 7"));
        assert_eq!(nearest("Year 7", ["Year 8", "Year 9"]), None);
        assert_eq!(nearest("\u{422}\u{430}\u{443}ght", coverage), Some("Taught"));
    }
}
