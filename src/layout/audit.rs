//! The blocks that a department or the Careers Leader fills in, each declared once.

pub(super) mod agreed;
pub(super) mod correction;
pub(super) mod dedicated;
pub(super) mod department;
pub(super) mod guidance;
pub(super) mod leader;
pub(super) mod planner;
pub(super) mod start;
pub(super) mod subject;
pub(super) mod training;

use crate::answers::audit::Audit;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, DEDICATED_TIME, Plan};
use crate::words::lower;

use super::book::book;

book! {
    /// Builds the records of an audit from its answers.
    audit_of,
    /// The answers of an audit, each in its place.
    answers_of,
    Audit {
        about: start::ABOUT,
        stages: start::STAGES,
        agreed: agreed::AGREED,
        outcomes: dedicated::DEDICATED,
        checklist: subject::CHECKLIST,
        reach: subject::REACH,
        employers: department::EMPLOYERS,
        support: department::SUPPORT,
        training: training::TRAINING,
        steps: leader::STEPS,
        whole_school: leader::WHOLE_SCHOOL,
        impact: leader::IMPACT,
        planner: planner::PLANNER,
        calendar: planner::CALENDAR,
        fixes: correction::FIXES,
    }
    // Blocks in two wordings, and what is only printed.
    also [
        correction::PLAN_FIXES,
        subject::OUTCOMES,
        dedicated::ARRANGED,
        dedicated::REACHED,
        start::LEADER_ABOUT,
        start::PROGRESS,
        start::APPROACH,
        guidance::GUIDES,
        guidance::EXAMPLES,
        guidance::RESOURCES,
        correction::UNPLACED,
    ]
}

/// What forms issued earlier print above their tables, and now say in other words or in those of their setting.
pub(crate) fn lines_before(plan: &Plan) -> Vec<String> {
    let plain = [
        "Dedicated time is careers lessons, PSHE, tutor time and drop-down days:",
        "what you deliver outside subjects.",
        "If you have time: how many take the subject, and how many of them met at least one of its outcomes this year.",
        "In your subjects",
        "Choose Coverage in each row. Highlighted or more: give its Status too.",
        "it took place, and all four tests are Yes. Need more rows? Insert them above E8: a row without a ref is read all the same.",
        "What you ask of SLT goes onto the first sheet of the matrix, under its step.",
        "If you have time",
        "Taught: give Term and Unit too. Not applicable: give a Reason.",
        "Highlighted: pointed out as it arises. Taught: planned in a unit.",
        "In place: it happens now. Planned: meant for later, not counted yet.",
        "Pale cells may stay blank. X1 to X5 are for a second unit of an outcome.",
        "One row for each encounter or workplace experience this year. Taught with employers counts once its outcome stands here,",
        "it took place, and every test is Yes: four of an encounter, and three more of a workplace, to the right.",
        "Need more rows? Insert them above E8: a row without a ref is read all the same.",
        "One row for each careers day, visit, talk or placement that you arranged yourself.",
        "Departments record theirs themselves. It counts as meaningful when every test is Yes.",
        "Say how far each step has come. Whom and when: only for what you are working on.",
        "Days change from year to year, so only months are given. D1 to D4 are for weeks and events of your own.",
        "spare row",
        "If you have time: what you aim at next and what you need for it. It goes to the Careers Leader and SLT.",
        "What you still need goes to the Careers Leader and SLT. Once it took place, record it on Employers: only that counts.",
    ];
    let lowest = plan.name_of(Approach::Foundation);
    let checklist = format!(
        "Answer the {lowest} statements. Go on to the next approach only when every answer of the one before is Yes."
    );
    let cohorts = lower(&plan.words.cohorts);
    let filled = [
        checklist,
        format!(
            "Choose Coverage in each row. Highlighted or more: give its Status, and {cohorts} where there are several."
        ),
        format!("{DEDICATED_TIME} is {}:", plan.dedicated_time()),
        format!("what you deliver outside what {} teach.", lower(&plan.words.subjects)),
        format!(
            "SLT and governors see each {}'s approach, which outcomes it covers, and what you ask for on Support:",
            lower(&plan.words.subject)
        ),
    ];
    plain.into_iter().map(str::to_owned).chain(filled).collect()
}

/// The columns of a block as forms issued earlier had them, from the left, where that was another order.
pub(crate) fn order_before(block: BlockKey) -> Option<&'static [SlotKey]> {
    /// What says how far a row is covered stood apart from why it is not.
    const OUTCOMES: &[SlotKey] = &[
        SlotKey::Id,
        SlotKey::Stage,
        SlotKey::Ref,
        SlotKey::Coverage,
        SlotKey::Status,
        SlotKey::Cohorts,
        SlotKey::Term,
        SlotKey::Unit,
        SlotKey::Activity,
        SlotKey::Skill,
        SlotKey::Reason,
        SlotKey::Evidence,
        SlotKey::Minutes,
        SlotKey::DeliveredBy,
    ];
    (block == BlockKey::Outcomes).then_some(OUTCOMES)
}

/// What stands above the tables of guidance: a form has only those in which anything suits its department.
pub(crate) fn guidance_captions() -> [&'static str; 3] {
    [guidance::GUIDES.title, guidance::EXAMPLES.title, guidance::RESOURCES.title]
}
