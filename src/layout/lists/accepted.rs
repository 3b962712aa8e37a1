//! All that a list accepts, as formulas look it up.

use super::List;

impl List {
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
