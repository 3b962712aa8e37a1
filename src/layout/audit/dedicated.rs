//! What the Careers Leader is asked of dedicated time and of all that is arranged outside subjects: the same rows and
//! records as departments have, and what only the one who plans the time can say.

use super::department::EMPLOYERS;
use super::subject::{OUTCOMES, REACH};
use crate::answers::audit::{EmployerRow, OutcomeRow, ReachRow, TookPlace};
use crate::key::SlotKey;
use crate::layout::block::{Block, Nature, Needs, Rows};
use crate::layout::head::Head;
use crate::layout::origin::{At, Origin};
use crate::layout::row::{Of, Row};
use crate::layout::slot::Slot;
use crate::layout::spec::Holds;
use crate::lens;
use crate::plan::{Cohort, DEDICATED_TIME, Outcome, Stage};

/// A number of learners.
const LEARNERS: Holds = Holds::Count { most: 100_000, per_cent: false };

/// The slots of a department's rows, and two more.
static OF_TIME: [Slot<OutcomeRow, Outcome>; OUTCOMES.slots.len() + 2] = {
    let minutes = Slot::asked(
        lens!(OutcomeRow.minutes),
        Head::Plain("Minutes in a year"),
        13,
        Holds::Count { most: 20_000, per_cent: false },
    )
    .help("Optional: about how many minutes each learner has for it in a year.")
    .late();
    let by = Slot::text(lens!(OutcomeRow.delivered_by), "Who delivers it", 26)
        .most(120)
        .help("Optional: a post or a team is enough; no name is needed.")
        .names_adults()
        .late();
    let mut all = [minutes; OUTCOMES.slots.len() + 2];
    let mut at = 0;
    while at < OUTCOMES.slots.len() {
        all[at] = OUTCOMES.slots[at];
        at += 1;
    }
    all[at + 1] = by;
    all
};

/// The outcomes in dedicated time.
pub(in crate::layout) static DEDICATED: Block<OutcomeRow, Outcome> = Block { slots: &OF_TIME, ..OUTCOMES };

/// The slots of a department's records but the subject.
static OF_RECORDS: [Slot<EmployerRow>; EMPLOYERS.slots.len() - 1] = {
    let mut all = [EMPLOYERS.slots[0]; EMPLOYERS.slots.len() - 1];
    let (mut from, mut to) = (0, 0);
    while from < EMPLOYERS.slots.len() {
        if EMPLOYERS.slots[from].spec.key as u16 != SlotKey::Subject as u16 {
            all[to] = EMPLOYERS.slots[from];
            to += 1;
        }
        from += 1;
    }
    all
};

/// Records of what is arranged outside subjects: careers days, visits, placements.
pub(in crate::layout) static ARRANGED: Block<EmployerRow> = Block {
    nature: Nature {
        asks: "What you arranged, if you did",
        same_by: &[SlotKey::Employer, SlotKey::Date],
        needs: &[
            Needs {
                said: SlotKey::TookPlace,
                this: Some(TookPlace::TookPlace),
                wanted: SlotKey::Kind,
                lost: "the record counts for nothing",
            },
            Needs {
                said: SlotKey::TookPlace,
                this: Some(TookPlace::TookPlace),
                wanted: SlotKey::Cohort,
                lost: "nobody is known to have met this employer",
            },
        ],
        ..EMPLOYERS.nature
    },
    slots: &OF_RECORDS,
    ..EMPLOYERS
};

/// How many learners had dedicated time, and met an outcome in it.
pub(in crate::layout) static REACHED: Block<ReachRow, Everybody> = Block {
    key: REACH.key,
    title: REACH.title,
    rows: Rows::Printed,
    nature: REACH.nature,
    slots: &[
        Slot::reference(8),
        Slot::worded(SlotKey::Cohort, Head::Cohort, 24, |one| one.name()),
        Slot::worded(SlotKey::Roll, Head::Plain("On roll"), 12, |one| one.cohort.roll.to_string()),
        Slot::asked(lens!(ReachRow.taking), Head::Plain("Had dedicated time"), 20, LEARNERS)
            .help("How many learners of this group had careers learning in dedicated time this year?"),
        Slot::asked(lens!(ReachRow.reached), Head::Plain("Reached"), 20, LEARNERS)
            .help("How many of them met at least one of its outcomes this year?"),
        Slot::last_time(28),
    ],
};

/// Every group of learners of the plan.
pub(in crate::layout) struct Everybody;

/// One of them.
pub(in crate::layout) struct Part<'p> {
    stage: &'p Stage,
    cohort: &'p Cohort,
}

impl Part<'_> {
    /// Its name; one with learners of two stages has a row for each, and says which.
    fn name(&self) -> String {
        let Part { stage, cohort } = self;
        if cohort.reference == cohort.code { cohort.name.clone() } else { format!("{} ({})", cohort.name, stage.code) }
    }
}

impl Origin for Everybody {
    type One<'p> = Part<'p>;

    fn all(at: At<'_>) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        for stage in &at.plan.stages {
            parts.extend(stage.cohorts.iter().map(|cohort| Part { stage, cohort }));
        }
        parts
    }

    fn row(one: &Part<'_>) -> Row {
        Row {
            reference: one.cohort.reference.clone(),
            subject: Some(DEDICATED_TIME.to_owned()),
            of: Of::Roll(one.cohort.roll),
            ..Row::default()
        }
    }
}
