//! Two groups of learners that were typed into one cell, as a form asks for them: one in each of two.

use crate::answers::{Answers, Given, Key, Value};
use crate::key::SlotKey;
use crate::layout::Form;
use crate::plan::Plan;
use crate::scope;

/// Puts the second of two names into the cell beside, where the form has one and nothing stands in it.
pub(super) fn put_apart(plan: &Plan, form: &Form, answers: &mut Answers) {
    let mut apart: Vec<(Key, [String; 2])> = Vec::new();
    for (key, given) in answers.iter().filter(|(key, _)| key.slot == SlotKey::Cohorts) {
        let also = Key { slot: SlotKey::CohortsAlso, ..key.clone() };
        let Ok(Value::Text(text)) = &given.means else { continue };
        let is_free = form.spec(&also).is_some() && answers.get(&also).is_none();
        if let ([first, second], true) = (scope::labels(plan, text).as_slice(), is_free) {
            apart.push((key.clone(), [(*first).to_owned(), (*second).to_owned()]));
        }
    }
    for (key, [first, second]) in apart {
        answers.put(Key { slot: SlotKey::CohortsAlso, ..key.clone() }, Given::meant(Value::Text(second)));
        answers.put(key, Given::meant(Value::Text(first)));
    }
}
