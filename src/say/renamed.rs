//! That a round was renamed, or may have been.

use crate::returns::Results;
use crate::words::list;

/// That the round was renamed, or may have been, and what to do.
pub(super) fn renamed(results: &Results) -> String {
    let now = &results.plan.round.label;
    let Some(other) = results.all_of_another_round() else {
        let before = list(&results.earlier_labels().into_iter().map(|label| format!("'{label}'")).collect::<Vec<_>>());
        return format!("You renamed the round from {before} to '{now}' after issue; returns of {before} are read.");
    };
    format!(
        "Everything that came back was issued for the round '{other}', and this round is called '{now}'. If you renamed it, \
         type '{other}' again as its name on the sheet School of the plan, and all of it is read. If not, ask for this \
         round's workbooks. No department is written to about it before."
    )
}
