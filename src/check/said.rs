//! Whether what was said of a query says why.

/// Words that agree or put off and give no reason.
const NODS: [&str; 30] = [
    "agreed",
    "all",
    "and",
    "answered",
    "confirmed",
    "correct",
    "done",
    "fine",
    "good",
    "just",
    "leave",
    "na",
    "nil",
    "no",
    "none",
    "nope",
    "noted",
    "nothing",
    "ok",
    "okay",
    "right",
    "sure",
    "tba",
    "tbc",
    "tbd",
    "thank",
    "thanks",
    "yep",
    "yes",
    "you",
];

/// Whether a text explains anything: at least two different words, each of two letters or more, that do not merely nod.
/// `-`, `ok`, `n/a`, `yes, fine` and `...` explain nothing; *Starts in May* does.
pub fn explains(text: &str) -> bool {
    let folded = crate::fold::fold(text);
    let letters = |c: char| c.is_alphabetic() || "-'\u{2019}".contains(c);
    let mut first: Option<&str> = None;
    for word in folded.split(|c: char| !letters(c)) {
        if word.chars().filter(|c| c.is_alphabetic()).count() < 2 || NODS.contains(&word) {
            continue;
        }
        match first {
            None => first = Some(word),
            Some(before) if before == word => {}
            Some(_) => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reason_has_words_in_it() {
        for text in ["Starts in May", "It is so.", "a colleague is on leave", "Mr Shah left", "See above", "Not taught"]
        {
            assert!(explains(text), "{text}");
        }
        for text in ["-", "ok", "OK!", "n/a", "N / A", "yes", "yes, fine", "...", "?", "", "done done", "7-9", "x y z"]
        {
            assert!(!explains(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nods_and_signs_explain_nothing_however_many(parts in prop::collection::vec(
            prop_oneof!["[-.?!/,;: 0-9]{0,4}", prop::sample::select(NODS.to_vec()).prop_map(str::to_owned), "[a-z]"], 0..6
        )) {
            let text = parts.join(" ");
            prop_assert!(!explains(&text), "{}", text);
        }

        #[test]
        fn two_words_among_whatever_else_do(
            words in prop::sample::subsequence(vec!["starts", "january", "the", "group", "maternity", "école"], 2..6),
            before in "[-.?! 0-9]{0,3}", after in "(ok|n/a|[.!? ]{0,3})",
        ) {
            let text = format!("{before} {} {after}", words.join(" "));
            prop_assert!(explains(&text) && explains(&text.to_uppercase()), "{}", text);
        }
    }
}
