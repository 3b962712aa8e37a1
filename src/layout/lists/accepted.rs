//! What a list accepts, and all of it as formulas look it up.

use super::List;
use crate::answers::Value;

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

    /// Whether its answers are the same in every plan.
    pub fn is_of_answers(&self) -> bool {
        !self.choices.is_empty()
    }
}
