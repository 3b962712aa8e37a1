//! The tables that every setting shares, for plans that have none of their own: older ones, and the built-in ones.

use serde::Deserialize;

use super::MessageKind;
use super::file::{Event, Example, File, Message, PlannerPart, SchoolItem};

/// The plan as typed with the tables that every setting shares, where it has none of its own.
pub(super) fn completed(mut file: File) -> File {
    #[derive(Default, Deserialize)]
    struct Shared {
        examples: Vec<Example>,
        whole_school: Vec<SchoolItem>,
        planner: Vec<PlannerPart>,
        calendar: Vec<Event>,
        messages: Vec<Message>,
    }
    // A test below holds that it parses.
    let Shared { examples, whole_school, planner, calendar, messages } =
        toml::from_str(include_str!("../../schemas/shared.toml")).unwrap_or_default();
    if file.examples.is_empty() {
        file.examples = examples;
    }
    if file.whole_school.is_empty() {
        file.whole_school = whole_school;
    }
    if file.planner.is_empty() {
        file.planner = planner;
    }
    if file.calendar.is_empty() {
        file.calendar = calendar;
    }
    // The text for governors came later than the others.
    let is_governors = |message: &Message| MessageKind::of_key(&message.key) == Some(MessageKind::Governors);
    let lacks = file.messages.is_empty() || !file.messages.iter().any(is_governors);
    let every = file.messages.is_empty();
    file.messages.extend(messages.into_iter().filter(|message| lacks && (every || is_governors(message))));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_has_the_shared_tables_where_it_has_none_of_its_own() {
        let shared = completed(File::default());
        assert!(!shared.examples.is_empty() && !shared.messages.is_empty());
        assert_eq!(shared.whole_school[0].part, "First three things");
        assert_eq!((shared.planner.len(), shared.planner[0].reference.as_str()), (6, "P1"));
        assert!(shared.calendar.len() >= 14 && shared.calendar.iter().all(|event| !event.careers.is_empty()));
        let own = vec![SchoolItem { reference: "W1".into(), item: "Ours.".into(), ..SchoolItem::default() }];
        let file = completed(File { whole_school: own.clone(), ..File::default() });
        assert_eq!((file.whole_school, file.examples), (own, shared.examples));
    }
}
