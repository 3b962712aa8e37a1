//! Who filled a return in, as far as *Who filled this in?* tells: people, however their names are written.
//!
//! `Ms A. Smith`, `Smith, A` and `a smith (Head of History)` are one person. Two people are the same only where all their
//! names are: an initial is another name, for many a department has two Smiths.

use indexmap::IndexMap;

use crate::fold::fold;
use crate::words;

/// What stands before a name and is no part of it.
const TITLES: [&str; 16] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lady",
    "lord",
    "rev",
    "revd",
    "reverend",
    "fr",
];

/// Words of what somebody is, not of who.
const OFFICES: [&str; 12] = [
    "head",
    "lead",
    "leader",
    "teacher",
    "hod",
    "subject",
    "department",
    "faculty",
    "coordinator",
    "director",
    "of",
    "manager",
];

/// People, each by the words of a name in one order, with the name as it was first written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People(IndexMap<Vec<String>, String>);

/// How two returns stand to one another by who filled them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// The same people filled in both.
    Same,
    /// One of them does not say, or some of the people filled in both.
    Unsaid,
    /// Other people.
    Others,
}

impl People {
    /// The people whom a text names.
    pub(super) fn of(text: &str) -> People {
        let mut people = IndexMap::new();
        for name in names(text) {
            let key = key(&name);
            if !key.is_empty() {
                people.entry(key).or_insert(name);
            }
        }
        People(people)
    }

    /// How they stand to others.
    pub(super) fn kin(&self, others: &People) -> Kinship {
        if self.0.is_empty() || others.0.is_empty() {
            return Kinship::Unsaid;
        }
        let shared = self.0.keys().filter(|name| others.0.contains_key(*name)).count();
        match shared {
            0 => Kinship::Others,
            all if all == self.0.len() && all == others.0.len() => Kinship::Same,
            _ => Kinship::Unsaid,
        }
    }

    /// These, and the others that are not among them.
    pub(super) fn and(mut self, others: People) -> People {
        for (key, name) in others.0 {
            self.0.entry(key).or_insert(name);
        }
        self
    }

    /// `Ann Smith and Bob Jones`.
    pub(super) fn said(&self) -> String {
        words::list(&self.0.values().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The names in a text, without what stands in brackets. A comma stands between two people where more than a word stands on
/// either side; else it turns a name around: `Smith, Ann`.
fn names(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let plain: String = text
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .map(|c| if c == '\n' || c == '\r' { ';' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let groups =
        words.split(|word| ["and", "with", "&", "+"].contains(&fold(word).as_str())).map(|group| group.join(" "));
    let groups: Vec<String> = groups
        .flat_map(|group| group.split([';', '&', '+', '/']).map(|name| name.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    groups
        .iter()
        .flat_map(|group| {
            let parts: Vec<&str> = group.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
            let of_people: Vec<&str> = parts.iter().copied().filter(|part| !is_office(part)).collect();
            if of_people.len() < 2 || of_people.iter().any(|part| key(part).len() < 2) {
                vec![of_people.join(", ")]
            } else {
                of_people.into_iter().map(str::to_owned).collect()
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether it says what somebody is: `Head of History`.
fn is_office(part: &str) -> bool {
    words_of(part).any(|word| OFFICES.contains(&word.as_str()))
}

/// The words of a name, without titles, in one order.
fn key(name: &str) -> Vec<String> {
    let mut words: Vec<String> = words_of(name).filter(|word| !TITLES.contains(&word.as_str())).collect();
    words.sort();
    words
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_owned).collect::<Vec<_>>();
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_the_same_however_the_name_is_written() {
        let kin = |one: &str, other: &str| People::of(one).kin(&People::of(other));
        for other in [
            "ann  smith",
            "Smith, Ann",
            "Ms Ann Smith",
            "Dr. Ann Smith (Head of History)",
            "Ann Smith, Head of History",
        ] {
            assert_eq!(kin("Ann Smith", other), Kinship::Same, "{other}");
        }
        for other in ["A Smith", "Ann Jones", "Anna Smith", "Bob"] {
            assert_eq!(kin("Ann Smith", other), Kinship::Others, "{other}");
        }
        for other in ["", " - ", "Ann Smith and Bob Jones", "(the department)"] {
            assert_eq!(kin("Ann Smith", other), Kinship::Unsaid, "{other}");
        }
        assert_eq!(kin("Bob Jones; Ann Smith", "A. O'Brien & Ann Smith"), Kinship::Unsaid);
        assert_eq!(kin("Jones Bob\nMrs Smith, Ann", "Ann Smith, Bob Jones"), Kinship::Same);
    }

    #[test]
    fn names_are_joined_once_each() {
        let joined = |one: &str, other: &str| People::of(one).and(People::of(other)).said();
        assert_eq!(joined("A Smith", "B Jones"), "A Smith and B Jones");
        assert_eq!(joined("A Smith", "Smith, A"), "A Smith");
        assert_eq!(joined("A Smith and B Jones", "Carl Lee, B Jones"), "A Smith, B Jones and Carl Lee");
        assert_eq!(joined("A Smith", ""), "A Smith");
    }
}
