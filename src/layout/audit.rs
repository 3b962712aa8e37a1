//! The declaration of every block that a department or the Careers Leader fills in, and the records built from it.

use crate::answers::Answers;
use crate::answers::audit::{
    About, Audit, CalendarRow, ChecklistRow, EmployerRow, FixRow, ImpactRow, OutcomeRow, PlannerRow, ReachRow,
    SchoolRow, StageRow, StepRow, Support,
};
use crate::key::{BlockKey, SlotKey};
use crate::lens;
use crate::plan::{Example, Guide, Resource};

use super::lists::ListOf;
use super::slot::{Block, Head, Holds, Live, Need, Rows, Slot};

/// The blocks of an audit. A new block breaks every hand until it is handled.
pub(super) struct AuditBook {
    pub(super) about: Block<About>,
    /// The same questions, as they are put to the Careers Leader.
    pub(super) leader_about: Block<About>,
    pub(super) stages: Block<StageRow>,
    pub(super) progress: Block<About>,
    pub(super) approach: Block<About>,
    pub(super) outcomes: Block<OutcomeRow>,
    pub(super) checklist: Block<ChecklistRow>,
    pub(super) reach: Block<ReachRow>,
    pub(super) employers: Block<EmployerRow>,
    pub(super) support: Block<Support>,
    pub(super) guides: Block<Guide>,
    pub(super) examples: Block<Example>,
    pub(super) resources: Block<Resource>,
    pub(super) steps: Block<StepRow>,
    pub(super) whole_school: Block<SchoolRow>,
    pub(super) impact: Block<ImpactRow>,
    pub(super) planner: Block<PlannerRow>,
    pub(super) calendar: Block<CalendarRow>,
    pub(super) fixes: Block<FixRow>,
    pub(super) unplaced: Block<About>,
}

const REF: Head = Head::Plain("Ref");

const TO_THE_LEADER: &str = "Anything you want to tell the Careers Leader?";

/// The declaration of every sheet that a department or the Careers Leader fills in.
pub(super) static AUDIT: AuditBook = AuditBook {
    about: Block {
        key: BlockKey::About,
        title: "About this return",
        rows: Rows::Form,
        slots: &[
            Slot::text(lens!(About.filled_by), "Who filled this in?", 36).most(120).help("Your name, so that we know whom to ask."),
            Slot::text(lens!(About.remarks), TO_THE_LEADER, 36).most(2000).help("Optional. Please do not name any learner."),
        ],
    },
    leader_about: Block {
        key: BlockKey::About,
        title: "About this return",
        rows: Rows::Form,
        slots: &[
            Slot::text(lens!(About.filled_by), "Who filled this in?", 36).most(120).help("Your name."),
            Slot::asked(
                lens!(About.remarks),
                Head::Reworded("Anything to note for next time?", &[TO_THE_LEADER]),
                36,
                Holds::Text { most: 2000 },
            )
            .help("Optional: what to do differently, or to keep. Please do not name any learner."),
        ],
    },
    stages: Block {
        key: BlockKey::Stages,
        title: "Taught this year",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 26),
            Slot::printed(SlotKey::Stage, Head::Stage, 24),
            Slot::choice(lens!(StageRow.taught), "Taught this year", 20, ListOf::TaughtThisYear)
                .help("Choose Not this year only where the subject has no class there this year. Blank counts as Yes."),
        ],
    },
    progress: Block {
        key: BlockKey::Progress,
        title: "Your progress",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Sheet, Head::Plain("Sheet"), 30),
            Slot::live(SlotKey::State, "State", 18, Live::State),
            Slot::live(SlotKey::ToFill, "Still to fill", 13, Live::ToFill),
            Slot::live(SlotKey::Answered, "Answered", 12, Live::Answered),
            Slot::printed(SlotKey::What, Head::Plain("What it asks"), 26),
            Slot::printed(SlotKey::Minutes, Head::Plain("Minutes"), 12),
        ],
    },
    approach: Block {
        key: BlockKey::Approach,
        title: "Your approach so far: it updates as you fill in the sheets",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 30),
            Slot::live(SlotKey::YourView, "Your view", 30, Live::YourView),
            Slot::live(SlotKey::RowsShow, "What your rows show", 30, Live::RowsShow),
            Slot::live(SlotKey::ReachedSoFar, "Reached so far", 22, Live::Reached),
            Slot::live(SlotKey::Next, "What is next", 58, Live::Next),
        ],
    },
    outcomes: Block {
        key: BlockKey::Outcomes,
        title: "Outcomes",
        rows: Rows::PrintedAndSpare(5),
        slots: &[
            Slot::printed(SlotKey::Id, REF, 9),
            Slot::printed(SlotKey::Stage, Head::Stage, 12),
            Slot::choice(lens!(OutcomeRow.outcome as Ref), "Outcome", 46, ListOf::Outcomes)
                .help("Spare row: pick the outcome that a second unit covers."),
            Slot::choice(lens!(OutcomeRow.coverage), "Coverage", 22, ListOf::Coverage)
                .need(Need::Always, 20)
                .help("Not yet; Highlighted: pointed out as it arises; Taught: planned in a unit; Taught with employers; or Not applicable, with a reason."),
            Slot::choice(lens!(OutcomeRow.status), "Status", 12, ListOf::Status)
                .need(Need::OnceHighlighted, 5)
                .help("In place: it happens now. Planned: it is meant for later and does not count yet."),
            Slot::asked(lens!(OutcomeRow.cohorts), Head::Cohorts, 16, Holds::Choice(ListOf::Cohorts))
                .help("All of the stage, or one of its groups. Use a spare row for a second one."),
            Slot::choice(lens!(OutcomeRow.term), "Term", 12, ListOf::Terms)
                .need(Need::OnceTaught, 5)
                .help("The term in which it is taught."),
            Slot::text(lens!(OutcomeRow.unit), "Unit", 30)
                .most(200)
                .need(Need::OnceTaught, 15)
                .help("The unit of your scheme of work in which it is taught."),
            Slot::text(lens!(OutcomeRow.activity), "What learners do", 34).most(1000).help("Optional: one sentence is enough."),
            Slot::choice(lens!(OutcomeRow.skill), "Skill", 18, ListOf::Skills).help("Optional: the skill that it builds most."),
            Slot::text(lens!(OutcomeRow.reason), "Reason", 26)
                .most(500)
                .help("Needed only for Not applicable: why does it not fit this subject?"),
            Slot::text(lens!(OutcomeRow.evidence), "Evidence and the difference it made", 40)
                .most(2000)
                .help("Optional: what shows it, and what changed for learners. Please do not name any learner."),
        ],
    },
    checklist: Block {
        key: BlockKey::Checklist,
        title: "Checklist",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 20),
            Slot::printed(SlotKey::Item, Head::Plain("Statement"), 62),
            Slot::printed(SlotKey::Weight, Head::Plain("Needed or advice"), 14),
            Slot::choice(lens!(ChecklistRow.answer), "Answer", 12, ListOf::Ticks)
                .need(Need::Ladder, 15)
                .help("Yes, Partly or Not yet. Go on to the next approach only when all answers above are Yes."),
            Slot::text(lens!(ChecklistRow.evidence), "Evidence", 46).most(1000).help("Optional: what shows it?"),
        ],
    },
    reach: Block {
        key: BlockKey::Reach,
        title: "Reach",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 28),
            Slot::printed(SlotKey::Cohort, Head::Cohort, 18),
            Slot::printed(SlotKey::Roll, Head::Plain("On roll"), 12),
            Slot::asked(lens!(ReachRow.taking), Head::Plain("Taking the subject"), 20, Holds::Count { most: 100_000, per_cent: false })
                .help("How many learners of this group take the subject this year?"),
            Slot::asked(lens!(ReachRow.reached), Head::Plain("Reached"), 20, Holds::Count { most: 100_000, per_cent: false })
                .help("How many of them met at least one of your outcomes in this subject this year?"),
        ],
    },
    employers: Block {
        key: BlockKey::Employers,
        title: "Employers",
        rows: Rows::Spare(8),
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::text(lens!(EmployerRow.employer), "Employer", 28).most(200).help("The firm or organisation."),
            Slot::text(lens!(EmployerRow.sector), "Sector", 18).most(100).help("For example health, building, retail, creative."),
            Slot::asked(lens!(EmployerRow.date), Head::Plain("Date"), 13, Holds::Date).help("Day/month/year, for example 14/03/2027."),
            Slot::choice(lens!(EmployerRow.kind), "Kind", 18, ListOf::Kinds).help("Encounter (BM5): learners meet an employer. Workplace (BM6): learners experience a workplace."),
            Slot::choice(lens!(EmployerRow.mode), "In person or virtual", 13, ListOf::Modes),
            Slot::choice(lens!(EmployerRow.subject), "Subject", 24, ListOf::Subjects).help("The subject in which it took place."),
            Slot::asked(lens!(EmployerRow.cohort), Head::Cohorts, 16, Holds::Choice(ListOf::Cohorts)),
            Slot::choice(lens!(EmployerRow.outcome_1), "Outcome 1", 34, ListOf::Outcomes).help("The outcome that the encounter served."),
            Slot::choice(lens!(EmployerRow.outcome_2), "Outcome 2", 34, ListOf::Outcomes),
            Slot::choice(lens!(EmployerRow.outcome_3), "Outcome 3", 34, ListOf::Outcomes),
            Slot::asked(lens!(EmployerRow.learners), Head::Plain("Learners"), 11, Holds::Count { most: 100_000, per_cent: false })
                .help("How many learners took part?"),
            Slot::choice(lens!(EmployerRow.shared_purpose), "Shared purpose?", 13, ListOf::Tests)
                .help("Did employer and learners share a clear purpose?"),
            Slot::choice(lens!(EmployerRow.suitable_outcomes), "Suitable outcomes?", 13, ListOf::Tests)
                .help("Did the outcomes suit these learners?"),
            Slot::choice(lens!(EmployerRow.two_way), "Two-way?", 11, ListOf::Tests)
                .help("Did learners and employer really interact?"),
            Slot::choice(lens!(EmployerRow.reflection), "Time to reflect?", 12, ListOf::Tests)
                .help("Did learners have time to reflect afterwards?"),
            Slot::choice(lens!(EmployerRow.took_place), "Took place or planned", 13, ListOf::TookPlace),
        ],
    },
    support: Block {
        key: BlockKey::Support,
        title: "Support",
        rows: Rows::Form,
        slots: &[
            Slot::choice(lens!(Support.aim), "Which approach do you aim at next?", 60, ListOf::Approaches),
            Slot::choice(lens!(Support.by), "By when?", 60, ListOf::ByWhen),
            Slot::text(lens!(Support.cpd), "What training would help?", 60).most(1000),
            Slot::text(lens!(Support.time), "What time would help?", 60).most(1000),
            Slot::text(lens!(Support.contacts), "Which employers or other contacts would help?", 60).most(1000),
            Slot::text(lens!(Support.resources), "Which resources would help?", 60).most(1000),
        ],
    },
    guides: Block {
        key: BlockKey::Guides,
        title: "The three approaches",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Name, Head::Plain("Approach"), 22),
            Slot::printed(SlotKey::Summary, Head::Plain("What it is"), 34),
            Slot::printed(SlotKey::LooksLike, Head::Plain("What a visitor sees"), 38),
            Slot::printed(SlotKey::FirstStep, Head::Plain("First step"), 44),
            Slot::printed(SlotKey::TimeNeeded, Head::Plain("Time it takes"), 26),
            Slot::printed(SlotKey::Example, Head::Plain("An example"), 40),
        ],
    },
    examples: Block {
        key: BlockKey::Examples,
        title: "In your subjects",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 22),
            Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 34),
            Slot::printed(SlotKey::Example, Head::Plain("What it can look like"), 38),
            Slot::printed(SlotKey::FirstStep, Head::Plain("First step"), 44),
            Slot::printed(SlotKey::TimeNeeded, Head::Plain("Time it takes"), 26),
        ],
    },
    resources: Block {
        key: BlockKey::Resources,
        title: "Resources",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Name, Head::Plain("Resource"), 22),
            Slot::printed(SlotKey::Provider, Head::Plain("Who provides it"), 34),
            Slot::printed(SlotKey::About, Head::Plain("What it offers"), 38),
            Slot::printed(SlotKey::Link, Head::Plain("Where to find it"), 44),
        ],
    },
    steps: Block {
        key: BlockKey::Steps,
        title: "Nine steps",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Step, Head::Plain("Step"), 22),
            Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 20),
            Slot::printed(SlotKey::Aim, Head::Plain("Aim"), 38),
            Slot::printed(SlotKey::Action, Head::Plain("Action"), 42),
            Slot::choice(lens!(StepRow.progress), "How far", 14, ListOf::Progress)
                .need(Need::Always, 10)
                .help("Not started, Planned, Under way or In place."),
            Slot::text(lens!(StepRow.owner), "Who sees to it", 22).most(120).help("A name or a post. Blank: you."),
            Slot::asked(lens!(StepRow.due), Head::Plain("By when"), 13, Holds::Date)
                .help("Day/month/year, for example 14/03/2027."),
            Slot::text(lens!(StepRow.ask), "What you ask of SLT", 34)
                .most(500)
                .help("Only where something is wanted: it goes onto the first sheet of the matrix."),
            Slot::text(lens!(StepRow.evidence), "Evidence and the difference it made", 40)
                .most(1000)
                .help("Optional: what shows it, and what changed. Please do not name any learner."),
        ],
    },
    whole_school: Block {
        key: BlockKey::WholeSchool,
        title: "Where we stand",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Part, Head::Plain("Part"), 20),
            Slot::printed(SlotKey::Item, Head::Plain("Statement"), 62),
            Slot::printed(SlotKey::EvidenceHint, Head::Plain("What to point to"), 40),
            Slot::choice(lens!(SchoolRow.answer), "Answer", 12, ListOf::Ticks)
                .need(Need::Always, 15)
                .help("Yes, Partly or Not yet."),
            Slot::text(lens!(SchoolRow.evidence), "Evidence", 46).most(1000).help("Optional: what shows it?"),
        ],
    },
    impact: Block {
        key: BlockKey::Impact,
        title: "Impact",
        rows: Rows::Spare(6),
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::text(lens!(ImpactRow.changed), "What changed", 44)
                .most(500)
                .help("One thing that is different because of careers in the curriculum."),
            Slot::asked(lens!(ImpactRow.cohorts), Head::Cohorts, 18, Holds::Choice(ListOf::Cohorts)),
            Slot::text(lens!(ImpactRow.before), "Before", 26).most(300).help("A figure or a few words, with its date."),
            Slot::text(lens!(ImpactRow.now), "Now", 26).most(300).help("The same figure now, with its date."),
            Slot::text(lens!(ImpactRow.known), "How we know", 44)
                .most(500)
                .help("The survey, register, destination figure or talk that shows it. Please do not name any learner."),
        ],
    },
    planner: Block {
        key: BlockKey::Planner,
        title: "Project planner",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Part, Head::Plain("Part of the project"), 20),
            Slot::printed(SlotKey::Question, Head::Plain("Question to answer"), 36),
            Slot::printed(SlotKey::Example, Head::Plain("An example"), 36),
            Slot::text(lens!(PlannerRow.doing), "What we will do", 40)
                .most(1000)
                .help("One or two sentences are enough. Please do not name any learner."),
            Slot::text(lens!(PlannerRow.employer), "Employer or partner", 24)
                .most(200)
                .help("Whom you have in mind for it, where it has one. It is shown as planned and never counted as met."),
            Slot::text(lens!(PlannerRow.owner), "Who sees to it", 20).most(120).help("A name or a post."),
            Slot::asked(lens!(PlannerRow.due), Head::Plain("By when"), 13, Holds::Date)
                .help("Day/month/year, for example 14/03/2027."),
            Slot::text(lens!(PlannerRow.needed), "What we still need", 34)
                .most(500)
                .help("Only where something is wanted: it goes to the Careers Leader and SLT."),
        ],
    },
    calendar: Block {
        key: BlockKey::Calendar,
        title: "Calendar",
        rows: Rows::PrintedAndSpare(4),
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::choice(lens!(CalendarRow.month), "Month", 12, ListOf::Months).help("Spare row: the month it falls in."),
            Slot::text(lens!(CalendarRow.event), "Week or event", 32)
                .most(200)
                .help("Spare row: a week, a day or an event of your own."),
            Slot::text(lens!(CalendarRow.careers), "Careers it can lead to", 40)
                .most(500)
                .help("Spare row: careers that it can lead to."),
            Slot::text(lens!(CalendarRow.unit), "Unit or lesson it fits", 32)
                .most(200)
                .help("The unit or lesson of yours that it suits."),
            Slot::text(lens!(CalendarRow.employer), "Local employer to ask", 28)
                .most(200)
                .help("A firm or organisation nearby. It is shown as planned and never counted as met."),
            Slot::choice(lens!(CalendarRow.intended), "Planned?", 12, ListOf::Intended).help("Yes, Maybe or No."),
        ],
    },
    fixes: Block {
        key: BlockKey::Fixes,
        title: "Fix these",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Where, Head::Plain("Where"), 50),
            Slot::printed(SlotKey::Id, REF, 6),
            Slot::printed(SlotKey::Todo, Head::Plain("What to do"), 28),
            Slot::printed(SlotKey::Wrong, Head::Plain("What is wrong"), 30),
            Slot::printed(SlotKey::Suggestion, Head::Plain("Did you mean"), 14),
            Slot::text(lens!(FixRow.explanation), "If it is right as it is, say why", 24)
                .most(1000)
                .help("Only where nothing needs changing: a few words for the Careers Leader. Please do not name any learner."),
            Slot::printed(SlotKey::Mark, Head::Plain("For the Careers Leader"), 18),
        ],
    },
    unplaced: Block {
        key: BlockKey::Unplaced,
        title: "Not placed",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Id, REF, 8),
            Slot::printed(SlotKey::Where, Head::Plain("Where it stood"), 40),
            Slot::printed(SlotKey::Text, Head::Plain("What stood there"), 90),
        ],
    },
};

/// What forms issued earlier print above their tables, and now say in the words of their setting.
pub(crate) fn lines_before() -> [&'static str; 2] {
    ["Dedicated time is careers lessons, PSHE, tutor time and drop-down days:", "what you deliver outside subjects."]
}

/// What stands above the tables of guidance: a form has only those in which anything suits its department.
pub(crate) fn guidance_captions() -> [&'static str; 3] {
    [AUDIT.guides.title, AUDIT.examples.title, AUDIT.resources.title]
}

/// Builds the records of an audit from its answers.
pub fn audit_of(answers: &Answers) -> Audit {
    let AuditBook {
        about,
        // One block in two wordings.
        leader_about: _,
        stages,
        progress: _,
        approach: _,
        outcomes,
        checklist,
        reach,
        employers,
        support,
        guides: _,
        examples: _,
        resources: _,
        steps,
        whole_school,
        impact,
        planner,
        calendar,
        fixes,
        unplaced: _,
    } = &AUDIT;
    Audit {
        about: about.records(answers),
        stages: stages.records(answers),
        outcomes: outcomes.records(answers),
        checklist: checklist.records(answers),
        reach: reach.records(answers),
        employers: employers.records(answers),
        support: support.records(answers),
        steps: steps.records(answers),
        whole_school: whole_school.records(answers),
        impact: impact.records(answers),
        planner: planner.records(answers),
        calendar: calendar.records(answers),
        fixes: fixes.records(answers),
    }
}

/// The answers of an audit, each in its place.
pub fn answers_of(audit: &Audit) -> Answers {
    let Audit {
        about,
        stages,
        outcomes,
        checklist,
        reach,
        employers,
        support,
        steps,
        whole_school,
        impact,
        planner,
        calendar,
        fixes,
    } = audit;
    let mut answers = Answers::default();
    AUDIT.about.answers(about, &mut answers);
    AUDIT.stages.answers(stages, &mut answers);
    AUDIT.outcomes.answers(outcomes, &mut answers);
    AUDIT.checklist.answers(checklist, &mut answers);
    AUDIT.reach.answers(reach, &mut answers);
    AUDIT.employers.answers(employers, &mut answers);
    AUDIT.support.answers(support, &mut answers);
    AUDIT.steps.answers(steps, &mut answers);
    AUDIT.whole_school.answers(whole_school, &mut answers);
    AUDIT.impact.answers(impact, &mut answers);
    AUDIT.planner.answers(planner, &mut answers);
    AUDIT.calendar.answers(calendar, &mut answers);
    AUDIT.fixes.answers(fixes, &mut answers);
    answers
}

/// Every block that an audit form may hold, for the laws.
#[cfg(test)]
pub(super) fn blocks() -> [&'static dyn super::slot::Table; 20] {
    let AuditBook {
        about,
        leader_about,
        stages,
        progress,
        approach,
        outcomes,
        checklist,
        reach,
        employers,
        support,
        guides,
        examples,
        resources,
        steps,
        whole_school,
        impact,
        planner,
        calendar,
        fixes,
        unplaced,
    } = &AUDIT;
    [
        about,
        leader_about,
        stages,
        progress,
        approach,
        outcomes,
        checklist,
        reach,
        employers,
        support,
        guides,
        examples,
        resources,
        steps,
        whole_school,
        impact,
        planner,
        calendar,
        fixes,
        unplaced,
    ]
}
