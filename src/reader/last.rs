//! What a workbook shows of the last round: as it stands on the sheet that nobody sees, so that a *Yes* means what was
//! shown.

use crate::answers::{Key, LastAnswers, Typed, Value};
use crate::check;
use crate::finding::{Code, Finding};
use crate::fold::bare;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms};
use crate::plan::Plan;

use super::grid::Workbook;
use super::identity::is_identity;

/// Last round's answers, as far as they can be given today.
pub(super) fn shown(plan: &Plan, form: &Form, workbook: &Workbook) -> LastAnswers {
    let mut last = LastAnswers::default();
    for sheet in workbook.sheets.iter().filter(|sheet| is_identity(sheet)) {
        for row in sheet.rows.keys() {
            let Some(key) = place(&sheet.shown(*row, 0)) else { continue };
            let Some(typed) = sheet.cell(*row, 1) else { continue };
            // The words of a row that asks something else now.
            if key.slot == SlotKey::LastTime {
                last.put(&key, Value::Text(typed.shown()));
            } else if let Some(value) = check::meant_now(plan, form, &key, &Typed::Text(typed.shown())) {
                last.put(&key, value);
            }
        }
    }
    check::without_the_past(plan, form, last)
}

/// What is told of the workbook of the round before, of which this round's shows the answers.
pub(super) fn round(forms: &Forms, round: &str) -> Option<Finding> {
    let before = forms.before().filter(|before| bare(&before.label) == bare(round))?;
    let message = format!(
        "This is last round's workbook ({}): this round's shows last answers and asks only whether they are still so.",
        before.label
    );
    let fix = "Nothing in it is counted. Send this round's workbook: most of it takes one choice a sheet.";
    Some(Finding::of_file(Code::OtherRound, message).fix(fix).seen(round))
}

/// `["outcomes","History","KS3-1","coverage"]`
fn place(text: &str) -> Option<Key> {
    let [block, subject, row, slot] = serde_json::from_str::<[Option<String>; 4]>(text).ok()?;
    Some(Key { block: BlockKey::named(&block?)?, subject, row: row?, slot: SlotKey::named(&slot?)? })
}
