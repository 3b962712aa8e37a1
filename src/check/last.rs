//! What last round's answers mean on the form of this one.

use crate::answers::{Key, Typed, Value};
use crate::layout::Form;
use crate::plan::Plan;

use super::mean;

/// What an answer of the last round means in a cell of this one's form; nothing where no such cell is asked, or where it
/// could not be given there any more.
pub fn meant_now(plan: &Plan, form: &Form, key: &Key, typed: &Typed) -> Option<Value> {
    let areas = || form.areas().map(|(_, area)| area).filter(|area| area.block.key() == key.block);
    let own = areas().find_map(|area| {
        let is_it = |row: &&crate::layout::Row| row.reference == key.row && row.subject == key.subject;
        Some((area, area.rows.iter().find(is_it)?))
    });
    // A row beyond those that are printed asks what spare rows ask.
    let beyond = || {
        areas().filter(|area| area.is_spare_ref(&key.row)).find_map(|area| {
            let is_alike = |row: &&crate::layout::Row| row.is_spare() && row.subject == key.subject;
            Some((area, area.rows.iter().rfind(is_alike)?))
        })
    };
    let (area, row) = own.or_else(beyond)?;
    let spec = area.block.specs().into_iter().find(|spec| spec.key == key.slot && row.asks(spec))?;
    mean(plan, form, row, spec, typed).ok()
}
