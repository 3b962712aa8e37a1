//! What came of a department: four different things, never merged (domain.md).

use super::{Results, Return, State};

/// What came of one department, or of the Careers Leader.
#[derive(Clone, Copy, Debug)]
pub enum Came<'a> {
    /// A return that counts.
    Counts,
    /// A workbook without an answer.
    Empty(&'a Return),
    /// Only a file that is kept out as a whole.
    KeptOut(&'a Return),
    /// No file at all.
    Nothing,
}

impl Came<'_> {
    /// What to say of those that do not count; nothing of those that do.
    pub fn lacking(self) -> Option<String> {
        match self {
            Came::Counts => None,
            Came::Empty(entry) => Some(entry.stands().to_lowercase()),
            Came::KeptOut(entry) => Some(format!("a file came, but: {}", entry.state.in_words().to_lowercase())),
            Came::Nothing => Some("no return".to_owned()),
        }
    }

    /// The word in the cells of a subject without answers.
    pub fn in_cell(self) -> &'static str {
        match self {
            Came::Empty(_) => "returned empty",
            Came::Counts | Came::KeptOut(_) | Came::Nothing => "no return",
        }
    }
}

impl Results {
    /// What came of a department, or of the Careers Leader.
    pub fn came(&self, code: &str) -> Came<'_> {
        if self.counting(code).is_some() {
            return Came::Counts;
        }
        let mut entries = self.returns.iter().filter(|entry| entry.department.as_deref() == Some(code));
        match entries.clone().find(|entry| entry.state == State::Empty).or_else(|| entries.next()) {
            Some(entry) if entry.state == State::Empty => Came::Empty(entry),
            Some(entry) => Came::KeptOut(entry),
            None => Came::Nothing,
        }
    }
}
