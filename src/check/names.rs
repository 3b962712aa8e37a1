//! Whether a text names a learner (domain.md: a UPN, a name beside a form or class code, or "pupil"
//! or "student" with a name). A teacher's or an employer's name is nobody's business here.

/// Words before a name that make it a grown-up's.
const TITLES: [&str; 11] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "professor", "rev", "teacher"];

/// What stands for a learner in front of a name.
const LEARNERS: [&str; 4] = ["pupil", "student", "learner", "child"];

/// Words that begin with a capital and are no names: what stands in a school's texts beside a class
/// code, or behind the word "student".
const COMMON: &[&str] = &[
    "a",
    "an",
    "and",
    "the",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "of",
    "with",
    "all",
    "each",
    "both",
    "our",
    "their",
    "unit",
    "topic",
    "module",
    "lesson",
    "chapter",
    "project",
    "book",
    "page",
    "week",
    "day",
    "term",
    "autumn",
    "spring",
    "summer",
    "year",
    "years",
    "class",
    "classes",
    "form",
    "group",
    "groups",
    "set",
    "sets",
    "room",
    "table",
    "tutor",
    "house",
    "key",
    "stage",
    "level",
    "gcse",
    "btec",
    "a-level",
    "art",
    "biology",
    "business",
    "chemistry",
    "computing",
    "dance",
    "design",
    "drama",
    "economics",
    "engineering",
    "english",
    "food",
    "french",
    "geography",
    "german",
    "health",
    "history",
    "law",
    "maths",
    "mathematics",
    "media",
    "music",
    "pe",
    "physics",
    "psychology",
    "pshe",
    "re",
    "religious",
    "science",
    "sociology",
    "spanish",
    "sport",
    "technology",
    "careers",
    "career",
    "voice",
    "premium",
    "council",
    "leadership",
    "leader",
    "leaders",
    "finance",
    "services",
    "support",
    "union",
    "ambassador",
    "ambassadors",
    "progress",
    "handbook",
    "planner",
    "survey",
    "work",
    "passport",
    "portfolio",
    "only",
    "taught",
    "visit",
    "not",
    "yes",
];

/// What in a text names a learner, if anything does.
pub(super) fn learner(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    upn(text).or_else(|| beside_a_class(&words)).or_else(|| called_a_learner(&words))
}

/// A unique pupil number: a letter (never I, O or S), eleven digits, and a digit or letter.
fn upn(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| {
            let bytes = word.as_bytes();
            bytes.len() == 13
                && bytes[0].is_ascii_alphabetic()
                && !b"IOSios".contains(&bytes[0])
                && bytes[1..12].iter().all(u8::is_ascii_digit)
        })
        .map(str::to_owned)
}

/// A form or class code: `7B`, `10XY`, `9Ma1`, `8-RK`.
fn is_class(word: &str) -> bool {
    let word = bare(word);
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let year: u32 = word[..digits].parse().unwrap_or(0);
    let rest = word[digits..].trim_start_matches(['-', '.', '/']);
    let letters = rest.chars().take_while(char::is_ascii_alphabetic).count();
    let set = &rest[letters..];
    // "9th" and "10am" are no classes.
    let is_usual = ["st", "nd", "rd", "th", "am", "pm", "x", "m", "km", "cm", "mm", "kg", "g", "s", "h", "d", "k"];
    (7..=13).contains(&year)
        && (1..=3).contains(&letters)
        && set.len() <= 1
        && set.chars().all(|c| c.is_ascii_digit())
        && (rest.starts_with(|c: char| c.is_ascii_uppercase()) || !is_usual.contains(&rest))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word that can be part of a name: a capital and small letters, and no word of every day.
fn is_name(word: &str) -> bool {
    let word = bare(word);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 2
        && letters.all(|c| c.is_alphabetic() && !c.is_uppercase() || "-'\u{2019}".contains(c))
        && !COMMON.contains(&word.to_lowercase().as_str())
        && !is_title(word)
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&bare(word).to_lowercase().as_str())
}

/// A sentence or bracket ends between two words.
fn breaks(word: &str) -> bool {
    word.ends_with(['.', ';', ':', '!', '?'])
}

/// Two words of a name in a row, in front of or behind a class code; or one word with an initial.
fn beside_a_class(words: &[&str]) -> Option<String> {
    for (position, word) in words.iter().enumerate().filter(|(_, word)| is_class(word)) {
        let before: Vec<&str> =
            words[..position].iter().rev().take_while(|word| !breaks(word)).take(3).copied().collect();
        let (first, second, title) = (before.first(), before.get(1), before.get(2));
        if let (Some(last), Some(given)) = (first, second)
            && (is_name(last) || is_initial(last))
            && is_name(given)
            && title.is_none_or(|title| !is_title(title))
        {
            return Some(format!("{given} {last} {word}"));
        }
        if let [given, last, ..] = &words[position + 1..]
            && !breaks(word)
            && is_name(given)
            && (is_name(last) || is_initial(last))
        {
            return Some(format!("{word} {given} {last}"));
        }
        // "Jade (9B)" and "Jade, 9B": a name alone, held apart from the code as one person's is.
        if let Some(given) = first
            && is_name(given)
            && (given.ends_with(',') || word.starts_with('('))
            && second.is_none_or(|before| !is_title(before))
        {
            return Some(format!("{given} {word}"));
        }
    }
    None
}

fn is_initial(word: &str) -> bool {
    let word = bare(word);
    word.chars().count() == 1 && word.chars().all(char::is_uppercase)
}

/// "student Sam", "pupil: Aisha Khan", "Jamie Smith, a student".
fn called_a_learner(words: &[&str]) -> Option<String> {
    // Where every word has a capital, a capital says nothing: "Student Enterprise Challenge".
    let titled = words.len() >= 3 && words.iter().all(|word| !word.starts_with(char::is_lowercase));
    for (position, word) in words.iter().enumerate() {
        let plain = bare(word).to_lowercase();
        if !LEARNERS.contains(&plain.as_str()) || titled {
            continue;
        }
        let mut behind = words[position + 1..].iter();
        let mut next = behind.next();
        while next.is_some_and(|word| ["called", "named", "is", "-"].contains(word)) {
            next = behind.next();
        }
        if let Some(next) = next
            && is_name(next)
            && (!breaks(word) || word.ends_with(':'))
        {
            return Some(format!("{word} {next}"));
        }
        let before: Vec<&&str> = words[..position]
            .iter()
            .rev()
            .skip_while(|word| ["a", "our", "one", "former", "-"].contains(*word))
            .take(3)
            .collect();
        if let [last, given, ..] = before.as_slice()
            && last.ends_with([',', '('])
            && is_name(last)
            && is_name(given)
            && before.get(2).is_none_or(|title| !is_title(title))
        {
            return Some(format!("{given} {last} {word}"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learners_are_noticed() {
        for text in [
            "A823456789012",
            "see H80120000100A for her work",
            "Sam Taylor 9B spoke to the engineer",
            "9B Sam Taylor",
            "Led by Aisha K, 10XY",
            "Jade (8RK) designed it",
            "Work of pupil Jamie",
            "student: Priya Patel",
            "Jamie Smith, a student, wrote the letter",
            "our student named Kofi",
        ] {
            assert!(learner(text).is_some(), "{text}");
        }
    }

    #[test]
    fn others_are_left_alone() {
        for text in [
            "Mr Khan 9B",
            "Mrs Sarah Jones 7A",
            "Mr Jamie Smith, a former student, spoke to Year 9",
            "Sarah Jones from Airbus met all of 9B",
            "Unit 7A Castles",
            "History 8B and Geography 8C",
            "Student Voice survey",
            "Pupil Premium learners first",
            "Student Enterprise Challenge",
            "students write to Rolls Royce",
            "9th of May",
            "Year 7 met Hill Farm",
            "A level 12A1234567890",
            "in 10 weeks",
        ] {
            assert_eq!(learner(text), None, "{text}");
        }
    }
}
