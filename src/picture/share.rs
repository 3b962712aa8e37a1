//! Pockets worth sharing: stages in which a subject does more than it does as a whole, and does not deny it.

use std::cmp::Reverse;

use super::judged;
use crate::answers::audit::{Audit, OutcomeRow, Tick};
use crate::judge::{Pocket, Verdict};
use crate::plan::{Approach, Plan};
use crate::returns::Results;
use crate::scope;
use crate::words::{clipped, many};

/// So many pockets are worth telling.
const MOST: usize = 3;

/// A stage of a subject that is worth sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared<'p> {
    /// The subject's name.
    pub subject: &'p str,
    /// The stage and what it supports.
    pub pocket: &'p Pocket,
    /// What its rows show there, where they name it.
    pub example: Option<Example<'p>>,
    /// Whether the subject as a whole has not reached the first approach yet.
    pub is_below: bool,
}

/// A unit in which it can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example<'p> {
    /// The unit.
    pub unit: &'p str,
    /// The employer with whom it is taught, where the approach asks for one.
    pub employer: Option<&'p str>,
    /// How many meaningful records of the stage it rests on, where the approach asks for any.
    pub records: usize,
}

/// Up to three pockets, the highest approach first and each of another subject.
pub(super) fn sharing(results: &Results) -> Vec<Shared<'_>> {
    let plan: &Plan = &results.plan;
    let mut pockets: Vec<(&Verdict, &Pocket)> = judged(results)
        // Praise waits until the department has said which of the two is right.
        .filter(|verdict| {
            !results.counting(&verdict.department).is_some_and(|entry| entry.contradicts_itself(&verdict.subject))
        })
        .filter_map(|verdict| {
            let audit = results.audits.get(&verdict.department)?;
            // The first approach is what everybody is asked for: there is nothing to copy from it.
            let told = verdict.pockets.iter().rev().filter(|pocket| pocket.approach > Approach::Foundation);
            let told = told.filter(|pocket| !denies(plan, audit, &verdict.subject, pocket.approach));
            Some((verdict, told.max_by_key(|pocket| pocket.approach)?))
        })
        .collect();
    pockets.sort_by_key(|(verdict, pocket)| {
        let counted = verdict.stages.iter().find(|stage| stage.stage == pocket.stage);
        (Reverse(pocket.approach), Reverse(counted.map_or(0, |stage| stage.counted(pocket.approach))))
    });
    let best = pockets.into_iter().take(MOST);
    best.map(|(verdict, pocket)| Shared {
        subject: &verdict.subject,
        pocket,
        example: example(results, verdict, pocket),
        is_below: verdict.reached().is_none(),
    })
    .collect()
}

/// Whether a subject's own checklist says of an approach that it is not there at all: some of its needed statements are
/// answered, and every answer is *Not yet*. One that is there in a stage alone may well be there in part; what is left
/// blank denies nothing.
fn denies(plan: &Plan, audit: &Audit, subject: &str, approach: Approach) -> bool {
    let answers: Vec<Tick> = plan.needed(approach).filter_map(|item| audit.tick(subject, &item.reference)).collect();
    !answers.is_empty() && answers.iter().all(|tick| *tick == Tick::NotYet)
}

fn example<'p>(results: &'p Results, verdict: &'p Verdict, pocket: &Pocket) -> Option<Example<'p>> {
    let plan: &Plan = &results.plan;
    let audit = results.audits.get(&verdict.department)?;
    let level = match pocket.approach {
        Approach::Foundation => return None,
        Approach::Across => 2,
        Approach::Enriched => 3,
    };
    let rows = scope::rows_of(plan, audit, &verdict.subject);
    let mut rows =
        rows.into_iter().filter(|(outcome, row)| outcome.stage == pocket.stage && scope::counts_at(row, level));
    rows.find_map(|(outcome, row)| {
        let unit = unit(row)?;
        match pocket.approach {
            Approach::Foundation | Approach::Across => Some(Example { unit, employer: None, records: 0 }),
            Approach::Enriched => {
                let employer = employer(plan, audit, verdict, &outcome.reference)?;
                let records = records(plan, audit, verdict, &pocket.stage);
                Some(Example { unit, employer: Some(employer), records })
            }
        }
    })
}

fn unit(row: &OutcomeRow) -> Option<&str> {
    row.unit.as_deref().filter(|_| scope::names_unit_and_term(row))
}

/// How many counting records of the subject name an outcome of the stage.
fn records(plan: &Plan, audit: &Audit, verdict: &Verdict, stage: &str) -> usize {
    let named = |label: &str| plan.outcome_labelled(label).is_some_and(|named| named.stage == stage);
    let counting = audit.employers_of(&verdict.subject).filter(|record| record.counts());
    counting.filter(|record| record.outcomes().into_iter().any(|(_, label)| label.is_some_and(named))).count()
}

/// The employer of a counting record of the subject that names the outcome.
fn employer<'p>(plan: &Plan, audit: &'p Audit, verdict: &'p Verdict, outcome: &str) -> Option<&'p str> {
    let named = |label: &str| plan.outcome_labelled(label).is_some_and(|named| named.reference == outcome);
    audit
        .employers_of(&verdict.subject)
        .find(|record| record.counts() && record.outcomes().into_iter().any(|(_, label)| label.is_some_and(named)))
        .and_then(|record| record.employer.as_deref())
}

impl Shared<'_> {
    /// `History in Key Stage 3: Employer Enriched (unit “Castles”, with Ironbridge Ltd).`
    pub fn told(&self, plan: &Plan) -> String {
        let Shared { subject, pocket: Pocket { stage, approach }, example, is_below } = self;
        let example = example.as_ref().map(|Example { unit, employer, records }| {
            let with = employer.map(|employer| {
                let rests = many(*records, "meaningful encounter", "meaningful encounters");
                format!(", with {}; it rests on {rests}", clipped(employer, 40))
            });
            format!(" (unit “{}”{})", clipped(unit, 50), with.unwrap_or_default())
        });
        let stage = plan.stage_name(stage);
        let foundation = plan.name_of(Approach::Foundation);
        let whole =
            if *is_below { format!(", though {subject} as a whole is not yet at {foundation}") } else { String::new() };
        let approach = plan.name_of(*approach);
        format!("{subject} in {stage}{whole}: {approach}{}.", example.unwrap_or_default())
    }
}
