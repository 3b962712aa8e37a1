//! Pockets worth sharing: stages in which a subject does more than it does as a whole.

use super::facts::Facts;
use super::words;
use crate::answers::audit::{Audit, OutcomeRow};
use crate::judge::{Pocket, Verdict};
use crate::plan::Approach;
use crate::scope;

/// So many pockets are shown on the first sheet.
const MOST: usize = 3;

/// Up to three pockets in words, the highest approach first and each of another subject: the subject
/// and its stage, and what its rows show there.
pub(super) fn best(facts: &Facts<'_>) -> Vec<String> {
    let mut pockets: Vec<(&Verdict, &Pocket)> = facts
        .judged()
        .filter_map(|verdict| Some((verdict, verdict.pockets.iter().rev().max_by_key(|pocket| pocket.approach)?)))
        .collect();
    pockets.sort_by_key(|(verdict, pocket)| {
        let counted = verdict.stages.iter().find(|stage| stage.stage == pocket.stage);
        (
            std::cmp::Reverse(pocket.approach),
            std::cmp::Reverse(counted.map_or(0, |stage| stage.counted(pocket.approach))),
        )
    });
    pockets.into_iter().take(MOST).map(|(verdict, pocket)| sentence(facts, verdict, pocket)).collect()
}

fn sentence(facts: &Facts<'_>, verdict: &Verdict, pocket: &Pocket) -> String {
    let example = example(facts, verdict, pocket).unwrap_or_default();
    format!("{} in {}: {}{example}.", verdict.subject, pocket.stage, facts.plan.name_of(pocket.approach))
}

/// ` (unit “Castles”, with Ironbridge Ltd)`
fn example(facts: &Facts<'_>, verdict: &Verdict, pocket: &Pocket) -> Option<String> {
    let audit = facts.results.audits.get(&verdict.department)?;
    let level = match pocket.approach {
        Approach::Foundation => return None,
        Approach::Across => 2,
        Approach::Enriched => 3,
    };
    let rows = scope::rows_of(facts.plan, audit, &verdict.subject);
    let rows = rows.into_iter().filter(|(outcome, row)| outcome.stage == pocket.stage && scope::counts_at(row, level));
    rows.filter_map(|(outcome, row)| {
        let unit = unit(row)?;
        let with = match pocket.approach {
            Approach::Foundation | Approach::Across => Some(String::new()),
            Approach::Enriched => {
                employer(facts, audit, verdict, &outcome.reference).map(|name| format!(", with {name}"))
            }
        };
        with.map(|with| format!(" (unit “{unit}”{with})"))
    })
    .next()
}

fn unit(row: &OutcomeRow) -> Option<String> {
    scope::names_unit_and_term(row).then(|| row.unit.as_deref().map(|unit| words::clipped(unit, 50))).flatten()
}

/// The employer of a counting record of the subject that names the outcome.
fn employer(facts: &Facts<'_>, audit: &Audit, verdict: &Verdict, outcome: &str) -> Option<String> {
    let named = |label: &str| facts.plan.outcome_labelled(label).is_some_and(|named| named.reference == outcome);
    audit
        .employers_of(&verdict.subject)
        .find(|record| record.counts() && record.outcomes().into_iter().any(|(_, label)| label.is_some_and(named)))
        .and_then(|record| record.employer.as_deref())
        .map(|employer| words::clipped(employer, 40))
}
