//! Whether a text is a letter that was pasted: it greets somebody, goes on for several lines, and is signed.

use crate::fold::fold;

/// A field in which a sentence is enough holds at most so many characters.
pub(super) const SHORT: u16 = 500;

/// Begins a line that greets.
const GREETINGS: [&str; 8] = ["dear", "hi", "hello", "hey", "good morning", "good afternoon", "morning", "afternoon"];

/// Is the whole of a line before somebody's name.
const ENDINGS: [&str; 16] = [
    "thanks",
    "many thanks",
    "thank you",
    "thanks again",
    "regards",
    "kind regards",
    "best regards",
    "warm regards",
    "best wishes",
    "with best wishes",
    "best",
    "all the best",
    "cheers",
    "yours",
    "yours sincerely",
    "yours faithfully",
];

/// Begins a line above a letter that says who sent it and what it is about.
const HEADERS: [&str; 5] = ["from:", "to:", "sent:", "subject:", "date:"];

/// The most words of a line that greets.
const MOST_GREETED: usize = 5;

/// Whether a text looks like a letter.
pub(super) fn is_letter(text: &str) -> bool {
    let lines: Vec<String> = text.lines().map(fold).filter(|line| !line.is_empty()).collect();
    let is_there = |header: &&&str| lines.iter().any(|line| line.starts_with(**header));
    if HEADERS.iter().filter(is_there).count() >= 3 {
        return true;
    }
    let greeted = lines.iter().position(|line| greets(line));
    let Some(rest) = greeted.and_then(|at| lines.get(at + 1..)) else { return false };
    // Something is said between the two.
    rest.iter().skip(1).any(|line| ends(line))
}

fn greets(line: &str) -> bool {
    let is_short = line.split_whitespace().count() <= MOST_GREETED;
    let begins = |greeting: &str| line.strip_prefix(greeting).is_some_and(|rest| rest.starts_with([' ', ',']));
    // A title may begin so; whoever is greeted stands before a comma.
    is_short && line.ends_with(',') && GREETINGS.into_iter().any(begins)
}

fn ends(line: &str) -> bool {
    let before_name = line.split(',').next().unwrap_or(line);
    ENDINGS.contains(&before_name.trim_end_matches(['.', '!']).trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Units as schemes of work name them; those that lie closest to a letter first.
    const UNITS: [&str; 24] = [
        "Dear Nobody",
        "Dear Mr Henshaw, letters of complaint",
        "Hello, my name is",
        "Hi! Bonjour! Meeting people",
        "Thank you letters",
        "Thanks to science",
        "Best of British",
        "Letters: Dear Sir or Madam",
        "Regards crois\u{e9}s",
        "Yours and mine: fractions",
        "From: Earth, to: Mars",
        "To Kill a Mockingbird",
        "From field to fork",
        "Date and time functions",
        "Subject: the self-portrait",
        "Morning in America, 1980-88",
        "The Somme and remembrance",
        "Unit 7-9",
        "Paper 2: viewpoint writing",
        "Cheers! Chemistry of fermentation",
        "Coursework: comparative essay",
        "Good Morning, Vietnam",
        "Year 9, Mr Khan's group",
        "1. Castles, 2. Keeps",
    ];

    proptest! {
        #[test]
        fn units_are_no_letters_in_whatever_order_and_number(
            units in prop::collection::vec(select(UNITS.to_vec()), 1..8), between in select(vec!["\n", "\r\n", "\n\n", "; "]),
        ) {
            let text = units.join(between);
            prop_assert!(!is_letter(&text), "{}", text);
            prop_assert!(!is_letter(&text.to_uppercase()), "{}", text);
        }

        #[test]
        fn a_letter_is_one_however_it_greets_and_ends(
            greeting in select(GREETINGS.to_vec()), whom in select(vec![" Helen,", " Mrs Adeyemi,", " all,", ","]),
            said in prop::collection::vec(select(UNITS.to_vec()), 1..6), ending in select(ENDINGS.to_vec()),
            name in select(vec!["", ",", ",\nGareth", "\nGareth Pugh\nHead of Humanities", ", Gareth"]),
            before in select(vec!["", "From: Gareth Pugh\nSubject: audit\n"]), end in select(vec!["\n", "\r\n", "\n\n"]),
        ) {
            let text = format!("{before}{greeting}{whom}\n{}\n{ending}{name}", said.join("\n")).replace('\n', end);
            prop_assert!(is_letter(&text) && is_letter(&text.to_uppercase()), "{}", text);
        }
    }

    #[test]
    fn what_was_forwarded_is_a_letter_too() {
        assert!(is_letter("From: Gareth\nSent: 4 December\nTo: Helen\nSubject: audit\nWe do it in Unit 3."));
        assert!(!is_letter(""));
    }
}
