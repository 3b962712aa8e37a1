//! What is printed for guidance: the approaches, what each can look like, and what others offer.

use crate::key::{BlockKey, SlotKey};
use crate::layout::block::{Block, Nature, Rows};
use crate::layout::head::Head;
use crate::layout::origin::{At, Origin, of_plan};
use crate::layout::row::Row;
use crate::layout::slot::Slot;
use crate::plan::{Example, Guide, Plan, Resource};
use crate::words;

/// The three approaches, explained.
pub(in crate::layout) static GUIDES: Block<(), Guide> = Block {
    key: BlockKey::Guides,
    title: "The three approaches",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Name, Head::Plain("Approach"), 22, |guide| guide.name.as_str()),
        Slot::printed(SlotKey::Summary, Head::Plain("What it is"), 34, |guide| guide.summary.as_str()),
        Slot::printed(SlotKey::LooksLike, Head::Plain("What a visitor sees"), 38, |guide| guide.looks_like.as_str()),
        Slot::printed(SlotKey::FirstStep, Head::Plain("First step"), 44, |guide| guide.first_step.as_str()),
        Slot::printed(SlotKey::TimeNeeded, Head::Plain("Time it takes"), 26, |guide| guide.time_needed.as_str()),
        Slot::printed(SlotKey::Example, Head::Plain("An example"), 40, |guide| guide.example.as_str()),
    ],
};

/// What each approach can look like in the department's subjects.
pub(in crate::layout) static EXAMPLES: Block<(), Example> = Block {
    key: BlockKey::Examples,
    title: "In what you teach",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Subject, Head::Subject, 22, |one| one.about.as_str()),
        Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 34, |one| one.approach()),
        Slot::printed(SlotKey::Example, Head::Plain("What it can look like"), 38, |one| one.example.example.as_str()),
        Slot::printed(SlotKey::FirstStep, Head::Plain("First step"), 44, |one| one.example.first_step.as_str()),
        Slot::printed(SlotKey::TimeNeeded, Head::Plain("Time it takes"), 26, |one| one.example.time_needed.as_str()),
    ],
};

/// A column of what others offer.
type Offered = Slot<(), Resource>;

/// What others offer, by kind.
pub(in crate::layout) static RESOURCES: Block<(), Resource> = Block {
    key: BlockKey::Resources,
    title: "Resources",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Offered::printed(SlotKey::Name, Head::Plain("Resource"), 22, |resource| resource.name.as_str()),
        Offered::printed(SlotKey::GoodFor, Head::Plain("Good for"), 34, |resource| said(&resource.good_for)).late(),
        Offered::printed(SlotKey::About, Head::Plain("What it offers"), 38, |resource| said(&resource.about)),
        Offered::printed(SlotKey::Link, Head::Plain("Where to find it"), 44, |resource| said(&resource.link)),
        Offered::printed(SlotKey::Category, Head::Plain("Kind of help"), 26, |resource| said(&resource.category))
            .late(),
        Offered::printed(SlotKey::Provider, Head::Plain("Who provides it"), 40, |resource| said(&resource.provider)),
        Offered::worded(SlotKey::Checked, Head::Plain("Looked at on"), 20, looked_at).late(),
    ],
};

/// No cell of a table is blank: what a plan leaves out is told so.
fn said(text: &str) -> &str {
    if text.is_empty() { "not said" } else { text }
}

/// The day on which it was last looked at.
fn looked_at(resource: &&Resource) -> String {
    resource.checked.map_or_else(|| said("").to_owned(), words::day)
}

of_plan!(Guide: guides, |_| String::new());

/// An example, and the subjects that it is printed for.
pub(in crate::layout) struct Printed<'p> {
    about: String,
    plan: &'p Plan,
    example: &'p Example,
}

impl Printed<'_> {
    fn approach(&self) -> &str {
        self.plan.name_of(self.example.approach)
    }
}

impl Origin for Example {
    type One<'p> = Printed<'p>;

    fn all(at: At<'_>) -> Vec<Printed<'_>> {
        let of = |department| at.plan.examples_of(department);
        at.department
            .map(of)
            .unwrap_or_default()
            .into_iter()
            .map(|(about, example)| Printed { about, plan: at.plan, example })
            .collect()
    }

    fn row(_: &Printed<'_>) -> Row {
        Row::default()
    }
}

impl Origin for Resource {
    type One<'p> = &'p Resource;

    fn all(at: At<'_>) -> Vec<&Resource> {
        at.department.map_or_else(|| at.plan.resources_shown(), |department| at.plan.resources_for(department))
    }

    fn row(resource: &&Resource) -> Row {
        Row { link: Some(resource.link.clone()), ..Row::default() }
    }
}
