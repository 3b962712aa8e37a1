//! How somebody is written to: by the given name, by title and surname, as a colleague; never by a guess.
//!
//! ```text
//! Gareth Pugh                Dear Gareth,
//! Mr Gareth Pugh             Dear Mr Pugh,
//! Dr Anna van der Berg       Dear Dr van der Berg,
//! Gareth Pugh and Ann Lee    Dear Gareth and Ann,
//! G. Pugh, PUGH Gareth       as it is written: which word is which is not sure
//! Head of Humanities         Dear colleague,
//! ```

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::line::one_line;
use crate::fold::fold;
use crate::words::list;

/// Whoever is not known by name.
const COLLEAGUE: &str = "colleague";

/// Several, of whom one is not known by name.
const COLLEAGUES: &str = "colleagues";

/// Goes with a surname alone.
const TITLES: [&str; 12] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "madame", "monsieur", "herr", "frau"];

/// Goes with the given name, with both or with either: what follows is left as it is written.
const OTHER_TITLES: [&str; 13] =
    ["sir", "dame", "lord", "lady", "rev", "revd", "reverend", "fr", "father", "sister", "brother", "rabbi", "imam"];

/// Belongs to the surname that follows it.
const PARTICLES: [&str; 23] = [
    "van", "von", "der", "den", "de", "du", "da", "das", "do", "dos", "del", "della", "di", "la", "le", "los", "ter",
    "ten", "zu", "af", "av", "ap", "ab",
];

/// Begins a given name of two words, or a name that has no surname.
const BEGINS_A_NAME: [&str; 12] =
    ["abd", "abdul", "abdel", "abu", "umm", "al", "el", "ibn", "bin", "bint", "st", "saint"];

/// Common surnames of languages in which the surname comes first: of such a name it is not sure which is which.
const MAY_COME_FIRST: [&str; 62] = [
    "li",
    "wang",
    "zhang",
    "liu",
    "chen",
    "yang",
    "huang",
    "zhao",
    "wu",
    "zhou",
    "xu",
    "sun",
    "ma",
    "zhu",
    "hu",
    "guo",
    "he",
    "lin",
    "luo",
    "gao",
    "cheung",
    "chan",
    "wong",
    "leung",
    "lau",
    "ng",
    "ho",
    "lam",
    "tang",
    "kim",
    "lee",
    "park",
    "choi",
    "jung",
    "jeong",
    "kang",
    "cho",
    "yoon",
    "lim",
    "nguyen",
    "tran",
    "le",
    "pham",
    "hoang",
    "phan",
    "vu",
    "vo",
    "dang",
    "bui",
    "sato",
    "suzuki",
    "takahashi",
    "tanaka",
    "watanabe",
    "nagy",
    "kovacs",
    "toth",
    "szabo",
    "horvath",
    "varga",
    "kiss",
    "molnar",
];

/// Names a post, wherever it stands.
const POSTS: [&str; 30] = [
    "headteacher",
    "deputy",
    "assistant",
    "leader",
    "teacher",
    "manager",
    "director",
    "coordinator",
    "co-ordinator",
    "department",
    "faculty",
    "team",
    "office",
    "hod",
    "hoy",
    "slt",
    "senco",
    "sendco",
    "vacancy",
    "vacant",
    "tbc",
    "tba",
    "acting",
    "subject",
    "staff",
    "colleague",
    "colleagues",
    "careers",
    "curriculum",
    "unknown",
];

/// Names a post where it stands first, and may be somebody's surname where it stands last.
const POSTS_OR_NAMES: [&str; 5] = ["head", "lead", "tutor", "principal", "class"];

/// Stands in what a post is called, and in nobody's name.
const OF_POSTS: [&str; 5] = ["of", "for", "the", "to", "be"];

/// How one person is called.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Called {
    /// By these words.
    By(String),
    /// As it is written.
    Whole,
    /// It names a post, and nobody.
    Post,
}

/// What follows *Dear*, for whoever leads a department.
pub(super) fn greeting(lead: &str) -> String {
    let whole = one_line(lead);
    let people = people(&whole);
    let called: Vec<Called> = people.iter().map(|one| called(one)).collect();
    match called.as_slice() {
        [] => COLLEAGUE.to_owned(),
        [Called::Post] => COLLEAGUE.to_owned(),
        [Called::Whole] => whole,
        [Called::By(name)] => name.clone(),
        several if several.contains(&Called::Post) => COLLEAGUES.to_owned(),
        several => {
            let own = |(called, one): (&Called, &&str)| match called {
                Called::By(name) => name.clone(),
                Called::Whole | Called::Post => (*one).to_owned(),
            };
            let names: Vec<String> = several.iter().zip(&people).map(own).collect();
            let is_sure =
                names.iter().all(|name| !is_title(name)) && names.iter().collect::<HashSet<_>>().len() == names.len();
            if is_sure { list(&names) } else { whole }
        }
    }
}

/// Each of those who share a post: nobody where nothing is written.
fn people(whole: &str) -> Vec<&str> {
    let mut people: Vec<&str> = vec![whole];
    for between in [" and ", " & ", "/", ";"] {
        people = people.into_iter().flat_map(|one| one.split(between)).collect();
    }
    // A comma stands between people where more of them follow: else it may stand after a surname.
    if people.len() > 1 {
        people = people.into_iter().flat_map(|one| one.split(',')).collect();
    }
    people.into_iter().map(str::trim).filter(|one| !one.is_empty()).collect()
}

fn called(one: &str) -> Called {
    let words: Vec<&str> = one.split_whitespace().collect();
    if is_post(&words) {
        return Called::Post;
    }
    let [first, rest @ ..] = words.as_slice() else { return Called::Post };
    if is_title(first) {
        return match surname(rest).or_else(|| surname(rest.get(1..).filter(|_| is_given(rest))?)) {
            Some(surname) if TITLES.contains(&plain(first).as_str()) => Called::By(format!("{first} {surname}")),
            Some(_) | None => Called::Whole,
        };
    }
    // A subject and what leads it, or a person of that name.
    if rest.last().is_some_and(|last| is_one_of(last, &POSTS_OR_NAMES)) {
        return Called::Whole;
    }
    let after = rest.iter().position(|word| !is_initial(word)).and_then(|at| rest.get(at..));
    match after.and_then(surname) {
        Some(_) if is_name(first) && is_given(&words) => Called::By((*first).to_owned()),
        Some(_) | None => Called::Whole,
    }
}

/// A surname, with what belongs to it, where the words are nothing else: `van der Berg`.
fn surname(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    (is_name(last) && before.iter().all(|word| is_one_of(word, &PARTICLES))).then(|| words.join(" "))
}

/// Whether a name begins with what is surely a given name, or its initial, and with the whole of it.
fn is_given(words: &[&str]) -> bool {
    let Some(first) = words.first() else { return false };
    let is_unsure = [&PARTICLES[..], &BEGINS_A_NAME, &MAY_COME_FIRST].iter().any(|known| is_one_of(first, known));
    !is_unsure && (is_name(first) || is_initial(first))
}

/// Whether a word is written as a name is: `Ann-Marie`, `O'Neill`, `McKay`; not `PUGH`, `g.` or `“Zed”`.
fn is_name(word: &str) -> bool {
    let letters = || word.chars().filter(|c| !['-', '\'', '’'].contains(c));
    let is_latin = |c: char| c.is_alphabetic() && matches!(u32::from(c), 0..=0x24f | 0x1e00..=0x1eff);
    word.starts_with(char::is_uppercase)
        && word.ends_with(|c: char| c.is_alphabetic() || is_mark(c))
        && letters().all(|c| is_latin(c) || is_mark(c))
        && letters().any(char::is_lowercase)
}

/// `G`, `G.`, `G.J.`, `GJ`: at most three letters, each of them large.
fn is_initial(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| *c != '.').collect();
    (1..=3).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase())
}

fn is_title(word: &str) -> bool {
    is_one_of(word, &TITLES) || is_one_of(word, &OTHER_TITLES)
}

fn is_post(words: &[&str]) -> bool {
    let first_names_one = words.first().is_some_and(|first| is_one_of(first, &POSTS_OR_NAMES));
    let names_one = |word: &&str| is_one_of(word, &POSTS) || is_one_of(word, &OF_POSTS);
    let is_address = matches!(words, [only] if only.contains('@'));
    is_address
        || first_names_one
        || words.iter().any(names_one)
        || words.iter().any(|word| word.contains(char::is_numeric))
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.contains(&plain(word).as_str())
}

/// A word as the lists have it: in small letters, without accents.
fn plain(word: &str) -> String {
    fold(word).trim_matches(['.', ',', '(', ')']).nfd().filter(|c| !is_mark(*c)).collect()
}

/// Whether it is an accent that stands for itself.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    #[test]
    fn people_are_written_to_as_people_write() {
        for (lead, dear) in [
            ("Gareth Pugh", "Gareth"),
            ("Mr Gareth Pugh", "Mr Pugh"),
            ("Mr Pugh", "Mr Pugh"),
            ("Dr. A. Lee", "Dr. Lee"),
            ("Siân Öztürk-Jones", "Siân"),
            ("Gareth J. Pugh", "Gareth"),
            ("Anna van der Berg", "Anna"),
            ("Prof Anna van der Berg", "Prof van der Berg"),
            ("Ann-Marie O’Neill", "Ann-Marie"),
            ("Gareth", "Gareth"),
            ("Gareth Pugh and Ann Lee", "Gareth and Ann"),
            ("Gareth Pugh, Ann Lee & Jo Osei", "Gareth, Ann and Jo"),
            ("Mr Pugh / Ms Ann Lee", "Mr Pugh and Ms Lee"),
            ("Gareth and Ann Pugh", "Gareth and Ann"),
            // Not sure: as it is written.
            ("G. Pugh", "G. Pugh"),
            ("GJ Pugh", "GJ Pugh"),
            ("Pugh, Gareth", "Pugh, Gareth"),
            ("PUGH Gareth", "PUGH Gareth"),
            ("GARETH PUGH", "GARETH PUGH"),
            ("Mary Ann Lee", "Mary Ann Lee"),
            ("Mrs Ann Lee Brown", "Mrs Ann Lee Brown"),
            ("Mr and Mrs Pugh", "Mr and Mrs Pugh"),
            ("Li Wei", "Li Wei"),
            ("Nguyễn An", "Nguyễn An"),
            ("Ms Li Wei", "Ms Li Wei"),
            ("Abdul Rahman", "Abdul Rahman"),
            ("Sir Gareth Pugh", "Sir Gareth Pugh"),
            ("李 伟", "李 伟"),
            ("Anthony Head", "Anthony Head"),
            ("Zoë “Zed” Ñandú, PhD", "Zoë “Zed” Ñandú, PhD"),
            ("Ann Lee and Ann Pugh", "Ann Lee and Ann Pugh"),
            // Nobody by name.
            ("", "colleague"),
            ("Head of Humanities", "colleague"),
            ("Humanities Department", "colleague"),
            ("Deputy Head", "colleague"),
            ("To be confirmed", "colleague"),
            ("hum@school.example", "colleague"),
            ("Gareth Pugh and Head of Music", "colleagues"),
        ] {
            assert_eq!(greeting(lead), dear, "{lead}");
        }
    }

    fn given() -> impl Strategy<Value = &'static str> {
        select(vec!["Gareth", "Ann-Marie", "Siân", "Oluwaseun", "José", "Łucja", "D’Arcy", "Bronwen"])
    }

    fn family() -> impl Strategy<Value = &'static str> {
        select(vec!["Pugh", "van der Berg", "de la Cruz", "O'Neill", "Öztürk-Jones", "McKay", "Ñandú", "ap Rhys"])
    }

    proptest! {
        #[test]
        fn a_full_name_gives_the_given_name_and_a_title_the_surname(
            given in given(), family in family(), title in select(vec!["Mr", "Mrs", "Ms.", "Dr", "Prof"]),
        ) {
            prop_assert_eq!(greeting(&format!("{given} {family}")), given);
            prop_assert_eq!(greeting(&format!("{title} {given} {family}")), format!("{title} {family}"));
            prop_assert_eq!(greeting(&format!("{title} {family}")), format!("{title} {family}"));
            let first: String = given.chars().take(1).collect();
            for unsure in [
                format!("{first}. {family}"),
                format!("{family}, {given}"),
                format!("{} {given}", family.to_uppercase()),
                format!("{} {}", given.to_uppercase(), family.to_uppercase()),
            ] {
                prop_assert_eq!(greeting(&unsure), unsure);
            }
        }

        #[test]
        fn two_who_share_a_post_are_both_greeted(
            one in (given(), family()), other in (given(), family()), between in select(vec![" and ", " & ", "/", "; "]),
        ) {
            prop_assume!(one.0 != other.0);
            let both = greeting(&format!("{} {}{between}{} {}", one.0, one.1, other.0, other.1));
            prop_assert_eq!(both, format!("{} and {}", one.0, other.0));
        }

        #[test]
        fn nobody_is_called_what_is_not_written(lead in "[A-Za-zÀ-ž.,'/;&-]{0,12}( [A-Za-zÀ-ž.,'/;&-]{1,12}){0,4}") {
            let said = greeting(&lead);
            let is_written = said.split([' ', ',']).filter(|word| !word.is_empty()).all(|word| word == "and" || lead.contains(word));
            prop_assert!(!said.is_empty() && (said.starts_with(COLLEAGUE) || is_written), "{} of {}", said, lead);
        }
    }
}
