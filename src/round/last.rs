//! The rounds before: each with its plan and returns, judged by its own rules, as far back as their plans lead.

use std::sync::Arc;

use jiff::civil::Date;

use crate::names::{PLAN, PLAN_TEXT};
use crate::plan::Plan;
use crate::returns::{Last, LastRound, Results};
use crate::shelf::Shelf;

use super::settled::Settled;
use super::{RoundError, agreed, came, earlier, neighbours, typed};

/// So many rounds before this one are read: three years of them, term by term.
const MOST: usize = 10;

/// The round before, where the plan names its folder, with the round before that, and so on. Nothing is written there.
pub(super) fn read(shelf: &dyn Shelf, plan: &Plan, today: Date) -> Option<Last> {
    before(shelf, plan, &mut vec![plan.clone()], today)
}

/// The round before one; `later` are the plans of those that follow it, the first of them the round in hand. A chain that
/// leads back to a round that it has passed ends there, and says so.
fn before(shelf: &dyn Shelf, plan: &Plan, later: &mut Vec<Plan>, today: Date) -> Option<Last> {
    let named = plan.round.last.as_deref().filter(|_| later.len() <= MOST)?;
    let is_the_last = later.len() == 1;
    let which = if is_the_last { "last round".to_owned() } else { format!("round before {}", plan.round.label) };
    let unread = |why: &str| Last::Unread(format!("Nothing is compared with the {which}, '{named}'. {why}"));
    let meant = || neighbours::meant(shelf, named);
    let Some(beside) = shelf.beside(named) else {
        return Some(unread(&format!("It is this round's own folder. {}", meant())));
    };
    let found = typed::plan(&*beside).map(|typed| typed.plan);
    if let Some(passed) = found.as_ref().ok().filter(|found| later.contains(found)) {
        let label = &passed.round.label;
        let mend = format!("Name the round before {} on the sheet School of its plan.", plan.round.label);
        return Some(unread(&format!("It is {label}, which comes after it. {mend}")));
    }
    Some(match found.and_then(|plan| stood(&*beside, plan, later, today)) {
        Ok(Some(last)) => Last::Read(last),
        Ok(None) => {
            unread("No return in it counts. Its workbooks came back blank, or its folder 'returns' is no longer there.")
        }
        Err(RoundError::NoPlan(folder)) => {
            unread(&format!("There is no {PLAN} or {PLAN_TEXT} in '{}'. {}", folder.display(), meant()))
        }
        Err(error) => unread(&error.to_string()),
    })
}

/// How a round stands, where any of its returns counts.
fn stood(shelf: &dyn Shelf, plan: Plan, later: &mut Vec<Plan>, today: Date) -> Result<Option<LastRound>, RoundError> {
    let (forms, settled) = (earlier::forms(shelf, plan), Settled::read(shelf)?);
    let returns = came::returns(shelf, &forms, &settled, today, &|_| {})?;
    let mut results = Results::new(&forms, returns);
    if results.audits.is_empty() {
        return Ok(None);
    }
    // What was agreed in the round before is the next one's to take up.
    if later.len() == 1 {
        results.agreed = agreed::read(shelf, &results.plan)?;
    }
    later.push((*results.plan).clone());
    results.last = before(shelf, &results.plan, later, today);
    Ok(Some(LastRound::of(Arc::new(results))))
}
