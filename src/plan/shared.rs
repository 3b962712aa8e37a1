//! The tables that plans without their own have: older ones, and the built-in ones.
//!
//! What a setting says in words of its own stands in its built-in plan; the rest in `schemas/shared.toml`, where
//! examples say which settings they are for.

use serde::Deserialize;

use super::file::{Event, Example, File, Message, PlannerPart, Resource, SchoolItem, Stage};
use super::{MessageKind, Setting};
use crate::fold::fold;

#[derive(Default, Deserialize)]
struct Shared {
    /// For mainstream schools, alternative provision and colleges.
    examples: Vec<Example>,
    /// For mainstream schools and alternative provision.
    school_examples: Vec<Example>,
    /// The areas of a special school's curriculum, which mainstream schools may teach too.
    class_examples: Vec<Example>,
    special_examples: Vec<Example>,
    alternative_examples: Vec<Example>,
    college_examples: Vec<Example>,
    whole_school: Vec<SchoolItem>,
    planner: Vec<PlannerPart>,
    calendar: Vec<Event>,
    messages: Vec<Message>,
}

/// What others offer, by whom it is for.
#[derive(Default, Deserialize)]
struct Offers {
    everybody: Vec<Resource>,
    /// Every setting but colleges.
    schools: Vec<Resource>,
    /// Schools and colleges whose departments teach subjects.
    subjects: Vec<Resource>,
    mainstream: Vec<Resource>,
    /// Special schools and alternative provision.
    special: Vec<Resource>,
    college: Vec<Resource>,
}

/// The plan as typed with the tables of its setting, where it has none of its own.
pub(super) fn completed(mut file: File) -> File {
    let File { examples, whole_school, planner, calendar, resources, messages, words, .. } = &file;
    let is_complete = !examples.is_empty()
        && !whole_school.is_empty()
        && !planner.is_empty()
        && !calendar.is_empty()
        && !resources.is_empty()
        && messages.iter().any(is_for_governors)
        && [&words.subject, &words.subjects].into_iter().all(|word| !word.trim().is_empty());
    if is_complete {
        return file;
    }
    // A plan whose setting cannot be read has a fault for that; until it is mended any will do.
    let setting = Setting::of_word(&file.school.setting).unwrap_or(Setting::Mainstream);
    // Tests hold that both parse.
    let own: File = toml::from_str(setting.plan_text()).unwrap_or_default();
    let shared: Shared = toml::from_str(include_str!("../../schemas/shared.toml")).unwrap_or_default();
    let fitting = match setting {
        Setting::Mainstream => [shared.examples, shared.school_examples, shared.class_examples].concat(),
        Setting::Send => [shared.class_examples, shared.special_examples].concat(),
        // Most of its learners take the courses of a mainstream school.
        Setting::AlternativeProvision => {
            [shared.examples, shared.school_examples, shared.alternative_examples].concat()
        }
        Setting::College => [shared.examples, shared.college_examples].concat(),
    };
    let offers: Offers = toml::from_str(include_str!("../../schemas/resources.toml")).unwrap_or_default();
    let offered = match setting {
        Setting::Mainstream => [offers.everybody, offers.schools, offers.subjects, offers.mainstream].concat(),
        Setting::Send => [offers.everybody, offers.schools, offers.special].concat(),
        Setting::AlternativeProvision => [offers.everybody, offers.schools, offers.special, offers.subjects].concat(),
        Setting::College => [offers.everybody, offers.subjects, offers.college].concat(),
    };
    fill(&mut file.examples, own.examples, fitting);
    fill(&mut file.whole_school, own.whole_school, shared.whole_school);
    fill(&mut file.planner, own.planner, shared.planner);
    fill(&mut file.calendar, own.calendar, shared.calendar);
    let offered = offered.into_iter().filter_map(|offer| suited(offer, &file.stages)).collect();
    fill(&mut file.resources, own.resources, offered);
    // The text for governors came later than the others.
    if !file.messages.is_empty() && !file.messages.iter().any(is_for_governors) {
        file.messages.extend(shared.messages.iter().filter(|message| is_for_governors(message)).cloned());
    }
    fill(&mut file.messages, own.messages, shared.messages);
    say(&mut file.words.subject, own.words.subject);
    say(&mut file.words.subjects, own.words.subjects);
    file
}

fn is_for_governors(message: &Message) -> bool {
    MessageKind::of_key(&message.key) == Some(MessageKind::Governors)
}

/// A word that a plan is older than becomes the setting's.
fn say(word: &mut String, of_setting: String) {
    if word.trim().is_empty() {
        *word = of_setting;
    }
}

/// What is offered, for those of its stages that there are; nothing where it is for others alone.
fn suited(mut offer: Resource, stages: &[Stage]) -> Option<Resource> {
    let is_for_some = !offer.stages.is_empty();
    offer.stages.retain(|code| stages.iter().any(|stage| fold(&stage.code) == fold(code)));
    (!is_for_some || !offer.stages.is_empty()).then_some(offer)
}

/// A table that is empty becomes the setting's, or else the shared one.
fn fill<T>(table: &mut Vec<T>, of_setting: Vec<T>, shared: Vec<T>) {
    if table.is_empty() {
        *table = if of_setting.is_empty() { shared } else { of_setting };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_plan_has_the_tables_of_its_setting() {
        for setting in Setting::ALL {
            let mut older = File::default();
            setting.word().clone_into(&mut older.school.setting);
            older.stages = setting.built_in().stages;
            let (older, built_in) = (completed(older), setting.built_in());
            assert_eq!(older.whole_school, built_in.whole_school);
            assert_eq!((older.planner, older.calendar), (built_in.planner, built_in.calendar));
            assert_eq!(older.resources, built_in.resources);
            assert_eq!((older.examples, older.messages), (built_in.examples, built_in.messages));
            assert_eq!((older.words.subject, older.words.subjects), (built_in.words.subject, built_in.words.subjects),);
        }
    }

    #[test]
    fn a_plan_whose_texts_are_older_than_the_one_for_governors_has_that_too() {
        let mut file = Setting::Send.built_in();
        file.messages.retain(|message| !is_for_governors(message));
        file.messages[0].subject = "Ours".into();
        let completed = completed(file);
        assert_eq!((completed.messages.len(), completed.messages[0].subject.as_str()), (9, "Ours"));
    }

    /// Refs are the same in every setting: a school that changes its setting keeps what it answered.
    #[test]
    fn each_setting_says_the_same_things_in_words_of_its_own() {
        let keys = |setting: Setting| {
            let file = setting.built_in();
            let whole: Vec<[String; 2]> =
                file.whole_school.into_iter().map(|item| [item.reference, item.part]).collect();
            let planner: Vec<String> = file.planner.into_iter().map(|part| part.reference).collect();
            let calendar: Vec<[String; 3]> =
                file.calendar.into_iter().map(|event| [event.reference, event.month, event.event]).collect();
            (whole, planner, calendar)
        };
        let mainstream = keys(Setting::Mainstream);
        assert_eq!(mainstream.0.len(), 15);
        for setting in Setting::ALL {
            assert!(keys(setting) == mainstream, "{}", setting.word());
        }
        assert_ne!(Setting::Send.built_in().whole_school, Setting::College.built_in().whole_school);
    }

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
