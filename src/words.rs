//! Grammar: how lists, numbers, days and long texts are said, wherever a sentence is made.
//!
//! ```text
//! list(["Art", "Music", "PE"])          Art, Music and PE
//! list(["Art and Design", "Music"])     Art and Design; and Music
//! many(1204, "pupil", "pupils")         1,204 pupils
//! either(1, "is", "are")                is
//! Template("Dear {lead}")               Dear Ms Osei
//! day(2026-12-14)                       14 December 2026
//! weekday(2026-12-14)                   Monday 14 December 2026
//! clipped("posters for the corridor")   posters for the…
//! ```
//! Nothing here knows what a sentence is about.

mod cut;
mod days;
mod template;

pub use cut::{MOST_IN_CELL, clipped, most_words, quoted, shortened, start, start_for_excel, whole};
pub use days::{day, days, days_between, short_day, weekday};
pub(crate) use template::places;
pub use template::{Place, Template, Wrong, folded};

/// `A`, `A and B`, `A, B and C`; `A and B; C; and D` where one of several is such a list by itself.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [before @ .., last] if !before.is_empty() && items.iter().any(|item| is_several(item.as_ref())) => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{}; and {}", before.join("; "), last.as_ref())
        }
        _ => joined(items, "and"),
    }
}

/// `A, B, C`; `A; B, C; D` where one of them is several by itself.
pub fn in_a_row<T: AsRef<str>>(items: &[T]) -> String {
    let between = if items.iter().any(|item| item.as_ref().contains(',')) { "; " } else { ", " };
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
}

/// Whether a name reads as more than one: *Art and Design*. What stands in brackets or is quoted belongs to its name.
fn is_several(name: &str) -> bool {
    let mut depth = 0_usize;
    let outside: String = name
        .chars()
        .filter(|letter| match letter {
            '(' | '“' => {
                depth += 1;
                false
            }
            ')' | '”' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    outside.contains(", ") || outside.contains(" and ")
}

/// `A`, `A or B`, `A, B or C`.
pub fn any_of<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "or")
}

/// Several as one text with a word before the last, whatever they say: as a formula joins them.
pub fn joined<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", before.join(", "), last.as_ref())
        }
    }
}

/// The first few of a list, and how many more there are.
pub fn first<T: AsRef<str>>(items: &[T], most: usize) -> String {
    let mut shown: Vec<&str> = items.iter().take(most).map(AsRef::as_ref).collect();
    let more = match items.len().saturating_sub(most) {
        0 => return list(&shown),
        more => format!("{more} more"),
    };
    shown.push(&more);
    list(&shown)
}

/// `1 subject`, `3 subjects`, `1,204 pupils`.
pub fn many(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), either(count, one, several))
}

/// The words for one, and the words for any other number.
pub fn either<T>(count: usize, one: T, other: T) -> T {
    if count == 1 { one } else { other }
}

/// A number as it is read in text: `1,204`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.char_indices() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count of learners for arithmetic and for text.
pub fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A word of the plan inside a sentence: *Key stage* → *key stage*; *CG1 group* stays as it is.
pub fn lower(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}

/// A word or a sentence as it begins a line: *pupils* → *Pupils*.
pub fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence has its full stop.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…', '"', '”']) { text.to_owned() } else { format!("{text}.") }
}

/// Puts a whole number behind what is there: formulas and sheets have very many.
pub(crate) fn put_number(out: &mut String, number: u32) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        if let (Some(place), Ok(digit)) = (digits.get_mut(at), u8::try_from(rest % 10)) {
            *place = b'0' + digit;
        }
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.push_str(digits.get(at..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample;

    use super::*;

    #[test]
    fn lists_read_as_people_say_them() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Art"]), "Art");
        assert_eq!(list(&["Art", "Music"]), "Art and Music");
        assert_eq!(list(&["Art", "Music", "PE"]), "Art, Music and PE");
        assert_eq!(list(&["Art and Design"]), "Art and Design");
        assert_eq!(list(&["Sport and Public Services", "A Levels"]), "Sport and Public Services; and A Levels");
        assert_eq!(
            list(&["Art (clay, paint and ink)", "“Cut and paste”"]),
            "Art (clay, paint and ink) and “Cut and paste”"
        );
        assert_eq!(any_of(&["Art", "Music", "PE"]), "Art, Music or PE");
        assert_eq!(first(&["Art", "Music", "PE"], 3), "Art, Music and PE");
        assert_eq!(first(&["Art", "Music", "PE", "RE"], 2), "Art, Music and 2 more");
        assert_eq!(first(&["Art and Design", "Music", "PE", "RE"], 2), "Art and Design; Music; and 2 more");
    }

    proptest! {
        /// Whoever reads a list of names finds each name in it, whatever words the names are made of.
        #[test]
        fn each_name_of_a_list_can_be_told_from_the_next(
            names in vec(vec(sample::select(vec!["Art", "Music", "and", "Design,", "(KS3)"]), 1..5), 1..6)
        ) {
            let names: Vec<String> = names.iter().map(|words| format!("X {} Y", words.join(" "))).collect();
            let told = list(&names);
            let apart = if told.contains("; ") { ["; and ", "; "] } else { [" and ", ", "] };
            let mut read: Vec<&str> = vec![&told];
            for between in apart {
                if names.len() > 1 {
                    read = read.into_iter().flat_map(|part| part.split(between)).collect();
                }
            }
            prop_assert_eq!(read, names, "{}", told);
        }
    }

    #[test]
    fn numbers_have_their_commas_and_their_noun() {
        assert_eq!(many(1, "subject", "subjects"), "1 subject");
        assert_eq!(many(0, "subject", "subjects"), "0 subjects");
        assert_eq!(many(1204, "pupil", "pupils"), "1,204 pupils");
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(1_002_003), "1,002,003");
    }

    #[test]
    fn words_of_the_plan_fit_into_sentences() {
        assert_eq!(lower("Key stage"), "key stage");
        assert_eq!(lower("CG group"), "CG group");
        assert_eq!(upper("pupils"), "Pupils");
        assert_eq!(upper(""), "");
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence("We show it "), "We show it.");
        assert_eq!(sentence("Do we show it?"), "Do we show it?");
    }
}
