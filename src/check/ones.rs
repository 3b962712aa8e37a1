//! A lone 1 where many learners could be meant: one learner, 100 per cent, or yes.

use crate::answers::{Read, Value};
use crate::finding::{Code, Finding};
use crate::layout::{BookKind, Form};
use crate::plan::Plan;

use super::{counts, place};

/// Of so many learners one alone is doubtful; of fewer it may well be one.
pub const MANY: u32 = 20;

/// A query for each count of learners that says 1 of many.
pub(super) fn alone(plan: &Plan, form: &Form, read: &Read) -> Vec<Finding> {
    match form.kind {
        BookKind::Plan => return Vec::new(),
        BookKind::Department | BookKind::Leader => {}
    }
    let ones = read.answers.iter().filter(|(_, given)| given.means == Ok(Value::Count(1)));
    let doubtful = ones.filter_map(|(key, given)| {
        let whole = counts::of_whom(plan, form, read, key).filter(|whole| *whole >= MANY)?;
        let message =
            format!("It counts 1 of {whole} learners, which may be one learner, all of them (100%) or a yes.");
        let place = place(form, read, key, form.spec(key)?.head);
        Some(Finding::at(Code::CountOfOne, place, message).seen(given.typed.shown()))
    });
    doubtful.collect()
}
