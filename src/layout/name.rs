//! What the sheets of a subject are called: Excel allows no long names.

use crate::fold::fold;
use crate::words::{most_words, start_for_excel};

/// The most that a tab may hold, as Excel counts; one less than it allows, since other programs count otherwise.
const MOST: usize = 30;

/// Words at which no name ends.
const SMALL: [&str; 9] = ["and", "of", "the", "for", "in", "with", "to", "a", "or"];

/// A tab's name: `subject suffix`, unique among `taken`.
///
/// Long subjects are shortened at a word; characters that Excel forbids become spaces. The name
/// never equals the reserved *History*, since a suffix always follows.
pub fn tab_name(subject: &str, suffix: &str, taken: &[String]) -> String {
    let clean: String =
        subject.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('\'');
    for number in 1.. {
        let ending = if number == 1 { format!(" {suffix}") } else { format!(" {number} {suffix}") };
        let room = MOST.saturating_sub(utf16(&ending));
        let name = format!("{}{ending}", shortened(clean, room));
        if !taken.iter().any(|other| fold(other) == fold(&name)) {
            return name;
        }
    }
    suffix.to_owned()
}

/// Excel counts UTF-16 units.
fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A subject that is too long for a tab keeps its first words, as many as there is room for and at least one; no mark
/// says so, since the suffix follows. Only a word that is too long by itself is cut.
fn shortened(text: &str, room: usize) -> &str {
    if utf16(text) <= room {
        return text;
    }
    let cut = start_for_excel(text, room);
    let is_whole = text.get(cut.len()..).is_some_and(|rest| rest.starts_with(' '));
    let mut kept = match cut.rfind(' ') {
        Some(space) if !is_whole => &cut[..space],
        Some(_) | None => cut,
    };
    loop {
        let bare = kept.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
        match bare.rsplit_once(' ') {
            Some((before, last)) if SMALL.contains(&fold(last).as_str()) => kept = before,
            Some(_) | None => return if bare.is_empty() { most_words(cut) } else { bare },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tab_names_fit_and_differ() {
        assert_eq!(tab_name("History", "outcomes", &[]), "History outcomes");
        assert_eq!(tab_name("Classical Civilisation", "outcomes", &[]), "Classical outcomes");
        let long = "Social, Moral, Spiritual and Cultural Education";
        let first = tab_name(long, "outcomes", &[]);
        assert_eq!(first, "Social, Moral outcomes");
        let second = tab_name(long, "outcomes", std::slice::from_ref(&first));
        assert_eq!(second, "Social, Moral 2 outcomes");
        assert_eq!(tab_name("Speaking and Listening", "checklist", &[]), "Speaking checklist");
        assert_eq!(tab_name("Art: 3D/4D [A]", "checklist", &[]), "Art 3D 4D A checklist");
        assert!(utf16(&tab_name(&"𝔸".repeat(40), "checklist", &[])) <= MOST);
    }

    proptest! {
        #[test]
        fn names_of_many_long_subjects_fit_differ_and_end_with_a_word(
            subjects in prop::collection::vec(prop::collection::vec("[A-Z]?[a-zé]{1,13}|and|of|&|[A-Z]{2}:|\\([A-Z]\\)", 1..8), 1..12),
        ) {
            let mut taken: Vec<String> = Vec::new();
            for words in subjects {
                let subject = format!("Studies {}", words.join(" "));
                for suffix in ["outcomes", "checklist"] {
                    let name = tab_name(&subject, suffix, &taken);
                    prop_assert!(utf16(&name) <= MOST, "{}", name);
                    prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']));
                    prop_assert!(taken.iter().all(|other| fold(other) != fold(&name)), "{} twice", name);
                    prop_assert_eq!(&name, &tab_name(&subject, suffix, &taken), "it is stable");
                    // Each of its words is one of the subject's, the number or the suffix.
                    let whole = subject.replace([':', '/'], " ");
                    let is_whole = |word: &str| {
                        let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                        whole.split_whitespace().any(|own| bare(own) == bare(word))
                    };
                    for word in name.split(' ').filter(|word| *word != suffix && word.parse::<usize>().is_err()) {
                        prop_assert!(is_whole(word), "{} of {}", name, subject);
                    }
                    taken.push(name);
                }
            }
        }
    }
}
