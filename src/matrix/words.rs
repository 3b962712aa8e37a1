//! How the matrix says things: lists, numbers with their base, days, approaches.

use jiff::civil::Date;

use crate::judge::Standing;
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Plan};

pub(super) use crate::judge::{below, in_words as approach};

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}

/// The first few of a list, and how many more there are.
pub(super) fn first<T: AsRef<str>>(items: &[T], most: usize) -> String {
    let mut shown: Vec<&str> = items.iter().take(most).map(AsRef::as_ref).collect();
    let more = match items.len().saturating_sub(most) {
        0 => return list(&shown),
        more => format!("{more} more"),
    };
    shown.push(&more);
    list(&shown)
}

/// `1 subject`, `3 subjects`, `1,204 pupils`.
pub(crate) fn many(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { several })
}

/// A number as it is read in text: `1,204`.
pub(super) fn grouped(number: usize) -> String {
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
pub(super) fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// `14 December 2026`
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A word of the plan inside a sentence: *Key stage* → *key stage*; *CG1 group* stays as it is.
pub(crate) fn lower(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}

/// A word of the plan at the beginning of a heading: *pupils* → *Pupils*.
pub(crate) fn upper(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text on one line, cut between words where it is longer than `most` characters.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    let ends_with_a_word = line[cut.len()..].starts_with(' ');
    let whole = cut.rsplit_once(' ').filter(|_| !ends_with_a_word).map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// A sentence has its full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…', '"', '”']) { text.to_owned() } else { format!("{text}.") }
}

/// Why a subject is not judged, as its cells say it; of one that is, what it has reached.
pub(super) fn standing(plan: &Plan, standing: Standing) -> String {
    let words = match standing {
        Standing::Judged { .. } => return approach(plan, standing.reached()),
        Standing::NoReturn => "no return",
        Standing::ReturnedEmpty => "returned empty",
        Standing::NotJudged => "not judged",
    };
    words.to_owned()
}

/// The fill that says the same.
pub(super) fn tone(reached: Option<Approach>) -> Tone {
    match reached {
        None => Tone::Nothing,
        Some(Approach::Foundation) => Tone::Low,
        Some(Approach::Across) => Tone::Middle,
        Some(Approach::Enriched) => Tone::High,
    }
}

/// A link to a sheet of the workbook, by its name: the heading above says that it is a sheet.
pub(super) fn link(sheet: &str) -> Cell {
    Cell::Link { text: sheet.to_owned(), target: format!("internal:'{sheet}'!A1") }
}

/// What each learner should have in a year (Benchmark 5): told, and in no verdict.
pub(crate) fn expected_encounters(plan: &Plan) -> String {
    let learner = &plan.words.learner;
    match plan.rules.encounters {
        0 | 1 => format!("Each {learner} should have at least one meaningful encounter a year."),
        several => format!(
            "Each {learner} should have at least {several} meaningful encounters a year, one of them through the curriculum."
        ),
    }
}

/// A text with its words in braces filled in, once: what is filled in is never read as a place again. A word that
/// stands for nothing stays as it is.
pub(crate) fn filled<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(word, after)| Some((value(word)?, after))) {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// An optional text; *none* where there is none.
pub(super) fn or_none(text: Option<&str>) -> Cell {
    text.map_or(Cell::None, Cell::text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_people_say_them() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Art"]), "Art");
        assert_eq!(list(&["Art", "Music"]), "Art and Music");
        assert_eq!(list(&["Art", "Music", "PE"]), "Art, Music and PE");
        assert_eq!(first(&["Art", "Music", "PE"], 3), "Art, Music and PE");
        assert_eq!(first(&["Art", "Music", "PE", "RE"], 2), "Art, Music and 2 more");
    }

    #[test]
    fn numbers_have_their_commas_and_their_noun() {
        assert_eq!(many(1, "subject", "subjects"), "1 subject");
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
    fn long_texts_are_cut_between_words() {
        assert_eq!(clipped("posters  for\nthe corridor", 40), "posters for the corridor");
        assert_eq!(clipped("posters for the corridor", 16), "posters for the…");
        assert_eq!(clipped("posters, please, for us", 17), "posters, please…");
    }
}
