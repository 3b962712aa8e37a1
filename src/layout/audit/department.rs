//! What a department is asked once: its records of employers and its wishes.

use crate::answers::audit::{EmployerRow, Support, TookPlace};
use crate::key::{BlockKey, Series, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Needs, Rows, Spare};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::slot::Slot;
use crate::layout::spec::Holds;
use crate::lens;

/// Headings of what only a workplace is asked: each of one line, and as forms issued earlier had it.
const PEOPLE_MET: Head = Head::Reworded("Workplace: people met?", &["Workplaces only: range of people met?"]);
const TASK_SET: Head = Head::Reworded("Workplace: task set?", &["Workplaces only: task set or work produced?"]);
const FEEDBACK: Head = Head::Reworded("Workplace: feedback?", &["Workplaces only: employer's feedback?"]);

/// Records of employers.
pub(in crate::layout) static EMPLOYERS: Block<EmployerRow> = Block {
    key: BlockKey::Employers,
    title: "Employers",
    rows: Rows::Spare(Spare { series: Series::EMPLOYER, rows: 12 }),
    nature: Nature {
        asks: "Encounters, if you had any",
        told_by: None,
        same_by: &[SlotKey::Employer, SlotKey::Date, SlotKey::Subject],
        needs: &[
            Needs { said: SlotKey::TookPlace, this: None, wanted: SlotKey::Subject, lost: "the row cannot count" },
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
        in_edition: true,
        carries: Carries::Planned,
    },
    slots: &[
        Slot::reference(7),
        Slot::last_time(34),
        Slot::confirmed(),
        Slot::text(lens!(EmployerRow.employer), "Employer", 28)
            .most(200)
            .help("The firm or organisation.")
            .names_adults(),
        Slot::text(lens!(EmployerRow.sector), "Sector", 18)
            .most(100)
            .help("For example health, building, retail, creative."),
        Slot::asked(lens!(EmployerRow.date), Head::Plain("Date"), 13, Holds::Date)
            .help("Day/month/year, for example 14/03/2027."),
        Slot::choice(lens!(EmployerRow.kind), "Kind", 18, ListOf::Kinds)
            .help("Encounter: learners meet an employer. Workplace: learners experience a workplace."),
        Slot::choice(lens!(EmployerRow.mode), "In person or virtual", 13, ListOf::Modes),
        Slot::asked(lens!(EmployerRow.subject), Head::Subject, 24, Holds::Choice(ListOf::Subjects))
            .help("In which of these it took place."),
        Slot::asked(lens!(EmployerRow.cohort), Head::Cohorts, 16, Holds::Choice(ListOf::Cohorts)),
        Slot::choice(lens!(EmployerRow.outcome_1), "Outcome 1", 34, ListOf::Outcomes)
            .help("The outcome that the encounter served."),
        Slot::choice(lens!(EmployerRow.outcome_2), "Outcome 2", 34, ListOf::Outcomes),
        Slot::choice(lens!(EmployerRow.outcome_3), "Outcome 3", 34, ListOf::Outcomes),
        Slot::asked(
            lens!(EmployerRow.learners),
            Head::Plain("Learners"),
            11,
            Holds::Count { most: 100_000, per_cent: false },
        )
        .help("How many learners took part?"),
        Slot::choice(lens!(EmployerRow.shared_purpose), "Shared purpose?", 13, ListOf::Tests)
            .help("Did employer and learners share a clear purpose?"),
        Slot::choice(lens!(EmployerRow.suitable_outcomes), "Suitable outcomes?", 13, ListOf::Tests)
            .help("Did the outcomes suit these learners?"),
        Slot::choice(lens!(EmployerRow.two_way), "Two-way?", 11, ListOf::Tests)
            .help("Did learners and employer really interact? At a workplace: at length, not in passing?"),
        Slot::choice(lens!(EmployerRow.reflection), "Time to reflect?", 12, ListOf::Tests)
            .help("Did learners have time to reflect afterwards?"),
        Slot::choice(lens!(EmployerRow.took_place), "Took place or planned", 13, ListOf::TookPlace),
        Slot::asked(lens!(EmployerRow.people_met), PEOPLE_MET, 15, Holds::Choice(ListOf::Tests))
            .help("Only for a workplace: did learners meet people with different jobs there?")
            .late(),
        Slot::asked(lens!(EmployerRow.task_set), TASK_SET, 15, Holds::Choice(ListOf::Tests))
            .help("Only for a workplace: did the employer set a task, or did learners produce a piece of work?")
            .late(),
        Slot::asked(lens!(EmployerRow.feedback), FEEDBACK, 15, Holds::Choice(ListOf::Tests))
            .help("Only for a workplace: did learners hear from the employer how they did?")
            .late(),
        Slot::asked(
            lens!(EmployerRow.days),
            Head::Reworded("Workplace: days", &["Workplaces only: days"]),
            14,
            Holds::Count { most: 200, per_cent: false },
        )
        .help(
            "Only for a workplace: whole days that each learner spent there. Add half days up; a part of one day is 0.",
        )
        .late(),
    ],
};

/// What the department wants next.
pub(in crate::layout) static SUPPORT: Block<Support> = Block {
    key: BlockKey::Support,
    title: "Support",
    rows: Rows::Form,
    nature: Nature {
        asks: "If you have time: wishes",
        told_by: None,
        same_by: &[],
        needs: &[],
        in_edition: true,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::choice(lens!(Support.aim), "Which approach do you aim at next?", 60, ListOf::Approaches),
        Slot::choice(lens!(Support.by), "By when?", 60, ListOf::ByWhen),
        Slot::text(lens!(Support.cpd), "What training would help?", 60).most(1000),
        Slot::text(lens!(Support.time), "What time would help?", 60).most(1000),
        Slot::text(lens!(Support.contacts), "Which employers or other contacts would help?", 60).most(1000),
        Slot::text(lens!(Support.resources), "Which resources would help?", 60).most(1000),
    ],
};
