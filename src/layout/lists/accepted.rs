//! What a list accepts, and all of it as formulas look it up.

use super::List;
use crate::answers::Value;
use crate::fold::bare;

/// The letters of the shortest answer that is told by its letters alone.
const A_WORD: usize = 4;

impl List {
    /// The label that a folded text stands for: one of the list, or what people write for one.
    pub fn label_of(&self, folded: &str) -> Option<&str> {
        self.labels().get(*self.meant.get(folded)?).map(String::as_str)
    }

    /// What a folded text means as an answer of this list.
    pub fn meant(&self, folded: &str) -> Option<Value> {
        let position = *self.meant.get(folded)?;
        let choice = self.choices.get(position).map(|choice| Value::Choice(*choice));
        choice.or_else(|| self.labels().get(position).map(|label| Value::Text(label.clone())))
    }

    /// Everything that is read as one of its labels, folded, with the position of the label; in the order of the labels.
    pub fn accepted(&self) -> Vec<(&str, usize)> {
        let mut accepted: Vec<(&str, usize)> = self.meant.iter().map(|(text, at)| (text.as_str(), *at)).collect();
        accepted.sort_by_key(|(text, at)| (*at, *text));
        accepted
    }

    /// The answer that the same words mean with other signs between them: `Not sure: I will ask`. A list of a plan's own
    /// names has its signs for a reason.
    pub fn meant_in_words(&self, folded: &str) -> Option<Value> {
        let words = bare(folded);
        // A question mark is a doubt.
        if !self.is_of_answers() || words.len() < A_WORD || folded.contains('?') {
            return None;
        }
        let same = |own: &&String| bare(own) == words;
        self.meant.keys().find(same).and_then(|own| self.meant(own))
    }

    /// Whether its answers are the same in every plan.
    pub fn is_of_answers(&self) -> bool {
        !self.choices.is_empty()
    }
}
