//! The figures of the rule: those that every plan has, and those that older plans leave out.

use super::faults::Faults;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::{self, File};
use crate::plan::{Rules, Share};

pub(super) fn rules(file: &File, faults: &mut Faults) -> Option<Rules> {
    let file::Rules {
        foundation_share,
        across_share,
        enriched_outcomes,
        encounters,
        relevance_every_cohort,
        early_share,
    } = file.rules.clone();
    let mut share = |field, per_cent: Option<u32>| {
        let share = per_cent.and_then(Share::new);
        if share.is_none() {
            faults.add(
                (BlockKey::Rules, 0, field),
                "a whole per cent from 0 to 100 is needed",
                "Type a number such as 25.",
            );
        }
        share
    };
    let foundation_share = share(SlotKey::FoundationShare, foundation_share);
    let across_share = share(SlotKey::AcrossShare, across_share);
    let early_share = share(SlotKey::EarlyShare, early_share.or(Some(Share::HALF.per_cent())));
    if enriched_outcomes.is_none() {
        faults.add(
            (BlockKey::Rules, 0, SlotKey::EnrichedOutcomes),
            "a whole number is needed",
            "Type a number such as 1.",
        );
    }
    Some(Rules {
        foundation_share: foundation_share?,
        across_share: across_share?,
        enriched_outcomes: usize::try_from(enriched_outcomes?).ok()?,
        encounters: usize::try_from(encounters.unwrap_or(1)).ok()?,
        relevance_every_cohort,
        early_share: early_share?,
    })
}
