//! What is worth sharing: subjects that have reached more than the first approach, and stages in which a subject does more
//! than it does as a whole, and does not deny it.

use std::cmp::Reverse;

use super::judged;
use crate::answers::audit::{Audit, OutcomeRow, Tick};
use crate::judge::Verdict;
use crate::plan::{Approach, Outcome, Plan};
use crate::returns::Results;
use crate::scope;
use crate::words::{clipped, many};

/// So many are worth telling.
const MOST: usize = 3;

/// A subject, or a stage of it, that is worth sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared<'p> {
    /// The subject's name.
    pub subject: &'p str,
    /// The code of the stage; none where it is the subject as a whole.
    pub stage: Option<&'p str>,
    /// What it does there.
    pub approach: Approach,
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

/// Up to three, the highest approach first and each of another subject; what a subject does as a whole before what it does
/// in a stage.
pub(super) fn sharing(results: &Results) -> Vec<Shared<'_>> {
    let plan: &Plan = &results.plan;
    let mut found: Vec<(&Verdict, Option<&str>, Approach)> = judged(results)
        // Praise waits until the department has said which of the two is right.
        .filter(|verdict| {
            !results.counting(&verdict.department).is_some_and(|entry| entry.contradicts_itself(&verdict.subject))
        })
        .filter_map(|verdict| {
            let audit = results.audits.get(&verdict.department)?;
            // The first approach is what everybody is asked for: there is nothing to copy from it.
            let whole = verdict.reached().filter(|reached| *reached > Approach::Foundation);
            let pockets = verdict.pockets.iter().rev().filter(|pocket| pocket.approach > Approach::Foundation);
            let pockets = pockets.filter(|pocket| !denies(plan, audit, &verdict.subject, pocket.approach));
            let pocket = pockets.max_by_key(|pocket| pocket.approach);
            match (whole, pocket) {
                (Some(whole), None) => Some((verdict, None, whole)),
                (_, Some(pocket)) => Some((verdict, Some(pocket.stage.as_str()), pocket.approach)),
                (None, None) => None,
            }
        })
        .collect();
    found.sort_by_key(|(verdict, stage, approach)| {
        let counted = verdict.stages.iter().filter(|figures| stage.is_none_or(|stage| figures.stage == stage));
        let counted: usize = counted.map(|figures| figures.counted(*approach)).sum();
        (Reverse(*approach), stage.is_some(), Reverse(counted))
    });
    let best = found.into_iter().take(MOST);
    best.map(|(verdict, stage, approach)| Shared {
        subject: &verdict.subject,
        stage,
        approach,
        example: example(results, verdict, stage, approach),
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

fn example<'p>(
    results: &'p Results,
    verdict: &'p Verdict,
    stage: Option<&str>,
    approach: Approach,
) -> Option<Example<'p>> {
    let plan: &Plan = &results.plan;
    let audit = results.audits.get(&verdict.department)?;
    let is_there = |outcome: &Outcome| stage.is_none_or(|stage| outcome.stage == stage);
    let level = match approach {
        Approach::Foundation => return None,
        Approach::Across => 2,
        Approach::Enriched => 3,
    };
    let rows = scope::rows_of(plan, audit, &verdict.subject);
    let mut rows = rows.into_iter().filter(|(outcome, row)| is_there(outcome) && scope::counts_at(row, level));
    rows.find_map(|(outcome, row)| {
        let unit = unit(row)?;
        match approach {
            Approach::Foundation | Approach::Across => Some(Example { unit, employer: None, records: 0 }),
            Approach::Enriched => {
                let employer = employer(plan, audit, verdict, &outcome.reference)?;
                let records = records(plan, audit, verdict, &is_there);
                Some(Example { unit, employer: Some(employer), records })
            }
        }
    })
}

fn unit(row: &OutcomeRow) -> Option<&str> {
    row.unit.as_deref().filter(|_| scope::names_unit_and_term(row))
}

/// How many counting records of the subject name an outcome that stands there.
fn records(plan: &Plan, audit: &Audit, verdict: &Verdict, is_there: &dyn Fn(&Outcome) -> bool) -> usize {
    let named = |label: &str| plan.outcome_labelled(label).is_some_and(is_there);
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
        let Shared { subject, stage, approach, example, is_below } = self;
        let example = example.as_ref().map(|Example { unit, employer, records }| {
            let with = employer.map(|employer| {
                let rests = many(*records, "meaningful encounter", "meaningful encounters");
                format!(", with {}; it rests on {rests}", clipped(employer, 40))
            });
            format!(" (unit “{}”{})", clipped(unit, 50), with.unwrap_or_default())
        });
        let stage = stage.map(|stage| format!(" in {}", plan.stage_name(stage))).unwrap_or_default();
        let foundation = plan.name_of(Approach::Foundation);
        let whole =
            if *is_below { format!(", though {subject} as a whole is not yet at {foundation}") } else { String::new() };
        let approach = plan.name_of(*approach);
        format!("{subject}{stage}{whole}: {approach}{}.", example.unwrap_or_default())
    }
}
