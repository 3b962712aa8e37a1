//! The round before: its plan and returns, judged by its own rules.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::returns::{Last, LastRound, Results};
use crate::shelf::Shelf;

use super::settled::Settled;
use super::{RoundError, came, earlier, typed};

/// How the subjects stood in the round before, where the plan names its folder. That round's own
/// last round is not followed, and nothing is written there.
pub(super) fn read(shelf: &dyn Shelf, plan: &Plan, today: Date) -> Option<Last> {
    let named = plan.round.last.as_deref()?;
    let unread = |why: &str| Last::Unread(format!("Nothing is compared with the last round, '{named}'. {why}"));
    let Some(beside) = shelf.beside(named) else {
        return Some(unread("It is this round's own folder. Name the folder of the round before on the plan."));
    };
    Some(match stood(&*beside, today) {
        Ok(Some(last)) => Last::Read(last),
        Ok(None) => unread("No return in it counts. Check that its folder 'returns' is still there."),
        Err(error) => unread(&error.to_string()),
    })
}

fn stood(shelf: &dyn Shelf, today: Date) -> Result<Option<LastRound>, RoundError> {
    let plan = typed::plan(shelf)?.plan;
    let (forms, settled) = (earlier::forms(shelf, plan), Settled::read(shelf)?);
    let returns = came::returns(shelf, &forms, &settled, today, &|_| {})?;
    let results = Results::new(&forms, returns);
    Ok((!results.audits.is_empty()).then(|| LastRound::of(&results)))
}
