//! A school's own words, where a text is declared in the usual ones.

use crate::words::{lower, many};

use super::Words;

impl Words {
    /// So many of what departments answer for: *26 subjects*, *11 teams*.
    pub fn so_many(&self, count: usize) -> String {
        many(count, &lower(&self.subject), &lower(&self.subjects))
    }

    /// `3 departments`, or in the school's own word for those to whom a workbook goes.
    pub fn so_many_teams(&self, count: usize) -> String {
        if lower(&self.subject) == "subject" { many(count, "department", "departments") } else { self.so_many(count) }
    }

    /// What those are called to whom a workbook goes: a department, or the team of a class.
    pub fn team(&self) -> String {
        if lower(&self.subject) == "subject" { "Department".to_owned() } else { self.subject.clone() }
    }

    /// A text that is declared to speak of subjects, in the school's own word for them.
    pub fn spoken(&self, text: &str) -> String {
        if lower(&self.subject) == "subject" {
            return text.to_owned();
        }
        let own = |word: &str| match word {
            "Subject" => self.subject.clone(),
            "Subjects" => self.subjects.clone(),
            "subject" => lower(&self.subject),
            "subjects" => lower(&self.subjects),
            other => other.to_owned(),
        };
        let mut spoken = String::with_capacity(text.len());
        for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            spoken.push_str(&own(word));
            spoken.push_str(part.get(word.len()..).unwrap_or_default());
        }
        spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_said_in_the_schools_own_word() {
        let words = |subject: &str, subjects: &str| Words {
            subject: subject.to_owned(),
            subjects: subjects.to_owned(),
            ..Words::default()
        };
        let text = "Subjects by approach: in one subject's unit (2 subjects), subjective.";
        assert_eq!(words("Subject", "Subjects").spoken(text), text);
        assert_eq!(words("Team", "Teams").spoken(text), "Teams by approach: in one team's unit (2 teams), subjective.");
        assert_eq!(words("Team", "Teams").so_many(1), "1 team");
        assert_eq!(words("Team", "Teams").team(), "Team");
        assert_eq!(words("Subject", "Subjects").team(), "Department");
        assert_eq!(words("Subject", "Subjects").so_many(26), "26 subjects");
    }
}
