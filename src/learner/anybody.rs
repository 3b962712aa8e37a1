//! Whether a text may name anybody at all, learner or grown-up: what outsiders read names no person.

use super::first::is_first_name;
use super::sign;
use super::words::{Piece, Words, is_common, is_initial, is_name, owner, stands_in};

/// Titles: a name behind one is somebody's.
const TITLES: &str = "mr mrs ms miss mx dr sir dame madam prof professor rev reverend lord lady";

/// Whether a text may name a learner, or a grown-up: by a title, `Mr Osei`, or by a first name, `with Jane Smith`,
/// `J. Smith`.
pub fn names_anybody(text: &str) -> bool {
    let words = Words::of(text);
    sign(text).is_some() || words.words().any(|(at, word)| begins_a_name(&words, at, word))
}

/// The words of a text that can be part of somebody's name, in small letters: `Head of Art: Jane Smith` has two.
pub fn name_words(text: &str) -> Vec<String> {
    let words = Words::of(text);
    let names = words.words().map(|(_, word)| owner(word)).filter(|word| is_name(word));
    names.map(str::to_lowercase).collect()
}

fn begins_a_name(words: &Words<'_>, at: usize, word: &str) -> bool {
    // The point behind a title or an initial ends no sentence.
    let next = words.pieces.iter().skip(at + 1).take(2).find_map(|piece| piece.word());
    let is_named = next.is_some_and(is_name);
    let is_joined = matches!(words.pieces.get(at + 1), Some(Piece::Word(_)));
    let is_first =
        word.starts_with(char::is_uppercase) && !is_common(word) && (is_first_name(word) || is_initial(word));
    is_named && (stands_in(TITLES, word) || is_first && is_joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_by_a_title_or_a_first_name() {
        for text in [
            "Radio with Jane Smith",
            "Mr Osei's forge",
            "Bridges (Dr. Patel)",
            "Ms. Fairweather: the mill",
            "J. Smith's project",
            "Jane Smith, 9B",
        ] {
            assert!(names_anybody(text), "{text}");
        }
        for text in [
            "Radio drama",
            "Romeo and Juliet",
            "The Industrial Revolution",
            "Unit 3: Forces and Motion",
            "Plan B",
            "A Christmas Carol",
            "Mixtures and separation",
            "Lord of the Flies",
            "",
        ] {
            assert!(!names_anybody(text), "{text}");
        }
        assert_eq!(name_words("Head of Art: Jane Smith's team"), ["jane", "smith"]);
    }
}
