//! What a department may plan by: the parts of an employer project, and a calendar of occasions.

use crate::answers::audit::{CalendarRow, PlannerRow};
use crate::key::{BlockKey, Series, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Rows, Spare};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::origin::{At, Origin, of_plan};
use crate::layout::row::Row;
use crate::layout::slot::Slot;
use crate::layout::spec::Holds;
use crate::lens;
use crate::plan::{Event, PlannerPart};

/// The parts of an employer project.
pub(in crate::layout) static PLANNER: Block<PlannerRow, PlannerPart> = Block {
    key: BlockKey::Planner,
    title: "Project planner",
    rows: Rows::Printed,
    nature: Nature {
        asks: "A project with an employer",
        told_by: Some(SlotKey::Question),
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::reference(7),
        Slot::printed(SlotKey::Part, Head::Plain("Part of the project"), 20, |part| part.part.as_str()),
        Slot::printed(SlotKey::Question, Head::Plain("Question to answer"), 36, |part| part.question.as_str()),
        Slot::printed(SlotKey::Example, Head::Plain("An example"), 36, |part| part.example.as_str()),
        Slot::text(lens!(PlannerRow.doing), "What we will do", 40)
            .most(1000)
            .help("One or two sentences are enough. Please do not name any learner."),
        Slot::text(lens!(PlannerRow.employer), "Employer or partner", 24)
            .most(200)
            .help("Whom you have in mind for it, where it has one. It is shown as planned and never counted as met.")
            .names_adults(),
        Slot::text(lens!(PlannerRow.owner), "Who sees to it", 20).most(120).help("A name or a post."),
        Slot::asked(lens!(PlannerRow.due), Head::Plain("By when"), 13, Holds::Date)
            .help("Day/month/year, for example 14/03/2027."),
        Slot::text(lens!(PlannerRow.needed), "What we still need", 34)
            .most(500)
            .help("Only where something is wanted: the Careers Leader reads it."),
    ],
};

/// Weeks and events that can open a lesson to careers.
pub(in crate::layout) static CALENDAR: Block<CalendarRow, Event> = Block {
    key: BlockKey::Calendar,
    title: "Calendar",
    rows: Rows::PrintedAndSpare(Spare { series: Series::OCCASION, rows: 4 }),
    nature: Nature {
        asks: "Weeks and events to use",
        told_by: Some(SlotKey::Event),
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::reference(7),
        Slot::choice(lens!(CalendarRow.month), "Month", 12, ListOf::Months)
            .help("Spare row: the month it falls in.")
            .shows(|event| event.month.as_str()),
        Slot::text(lens!(CalendarRow.event), "Week or event", 20)
            .most(200)
            .help("Spare row: a week, a day or an event of your own.")
            .shows(|event| event.event.as_str()),
        Slot::text(lens!(CalendarRow.careers), "Careers it can lead to", 40)
            .most(500)
            .help("Spare row: careers that it can lead to.")
            .shows(|event| event.careers.as_str()),
        Slot::text(lens!(CalendarRow.unit), "Unit or lesson it fits", 32)
            .most(200)
            .help("The unit or lesson of yours that it suits.")
            .names_adults(),
        Slot::text(lens!(CalendarRow.employer), "Local employer to ask", 28)
            .most(200)
            .help("A firm or organisation nearby. It is shown as planned and never counted as met.")
            .names_adults(),
        Slot::choice(lens!(CalendarRow.intended), "Planned?", 12, ListOf::Intended).help("Yes, Maybe or No."),
    ],
};

of_plan!(PlannerPart: planner, |part| part.reference.clone());

of_plan!(Event: calendar, |event| event.reference.clone());
