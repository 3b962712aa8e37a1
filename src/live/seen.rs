//! Answers as formulas see them: the reader forgives more than a formula can, and what is stored
//! beside a formula must be what the formula gives.

use crate::answers::{Answers, Choice, Given, Key, Typed, Value};
use crate::key::SlotKey;
use crate::layout::{Form, Holds, List};

/// Answers as formulas see them.
pub(super) struct Seen<'a> {
    /// Those that a formula recognises, by what was typed. A drop-down gives exactly these.
    pub(super) answers: Answers,
    all: &'a Answers,
}

impl<'a> Seen<'a> {
    pub(super) fn of(form: &Form, all: &'a Answers) -> Seen<'a> {
        Seen { answers: by_formulas(form, all), all }
    }

    /// Whether anything stands in a cell.
    pub(super) fn is_filled(&self, key: &Key) -> bool {
        self.typed(key).is_some()
    }

    /// What stands in a cell.
    pub(super) fn typed(&self, key: &Key) -> Option<&'a Typed> {
        self.all.get(key).map(|given| &given.typed).filter(|typed| !typed.is_blank())
    }
}

/// Whether a label was typed as one of a list, capitals aside.
pub(super) fn is_on_list(typed: &Typed, list: &List) -> bool {
    let typed = typed.shown().to_lowercase();
    list.labels().iter().any(|label| label.to_lowercase() == typed)
}

fn by_formulas(form: &Form, answers: &Answers) -> Answers {
    let mut seen = Answers::default();
    for (key, given) in answers.iter() {
        let Some(spec) = form.spec(key) else { continue };
        let given = match spec.holds {
            // Of a term a formula asks only that there is one.
            Holds::Choice(_) if key.slot == SlotKey::Term => filled(&given.typed),
            Holds::Choice(_) => given.means.as_ref().ok().filter(|meant| is_listed(form, &given.typed, meant)).cloned(),
            Holds::Printed
            | Holds::Text { .. }
            | Holds::Code(_)
            | Holds::Count { .. }
            | Holds::Date
            | Holds::Live(_) => given.means.as_ref().ok().cloned(),
        };
        if let Some(value) = given {
            seen.put(key.clone(), Given::meant(value));
        }
    }
    seen
}

fn filled(typed: &Typed) -> Option<Value> {
    (!typed.is_blank()).then(|| Value::Text(typed.shown()))
}

/// Whether an answer was typed as its drop-down has it. Of a kind of record the formulas know everything that people
/// write for it.
fn is_listed(form: &Form, typed: &Typed, meant: &Value) -> bool {
    match (meant, &form.judging) {
        (Value::Choice(Choice::Kind(kind)), Some(judging)) => {
            let typed = typed.shown().to_lowercase();
            kind.written(&judging.plan.framework).iter().any(|written| written.to_lowercase() == typed)
        }
        (Value::Choice(_) | Value::Text(_) | Value::Withheld(_) | Value::Count(_) | Value::Date(_), _) => {
            is_label(typed, &meant.to_string())
        }
    }
}

/// Whether a label was typed as it is listed, capitals aside; of an outcome's the ref is enough.
fn is_label(typed: &Typed, label: &str) -> bool {
    let (typed, label) = (typed.shown().to_lowercase(), label.to_lowercase());
    typed == label || label.starts_with(&format!("{typed} "))
}
