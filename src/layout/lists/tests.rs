//! What lists offer, and what is read as their labels.

use super::*;
use crate::plan::{built_in, resolve};

#[test]
fn a_label_counts_before_what_people_write_and_what_could_mean_two_means_nothing() {
    let labels = ["Autumn", "Spring", "Aut"].map(str::to_owned).to_vec();
    let written = [("AUT", 0), ("Spr", 1), ("first", 0), ("First ", 1), ("spr", 1)];
    let list = List::new("terms", labels).also(&written.map(|(text, position)| (text.to_owned(), position)));
    assert_eq!(list.label_of("aut"), Some("Aut"));
    assert_eq!(list.label_of("spr"), Some("Spring"));
    assert_eq!(list.label_of("first"), None);
    assert_eq!(list.label_of("Autumn"), None, "it is not folded");
}

#[test]
fn a_list_is_made_once_for_all_who_may_speak_of_the_same() {
    let plan = resolve(&built_in()).expect("no fault");
    let [first, second, ..] = plan.departments.as_slice() else { panic!("two departments") };
    let of = |department, stage| Reaches { department: Some(department), subject: None, stage };
    let lists = Lists::default();
    let get = |of, reaches| lists.get(of, &plan, reaches);
    assert!(Arc::ptr_eq(&get(ListOf::Terms, of(first, None)), &get(ListOf::Terms, of(second, None))));
    let stage = plan.stages.first();
    for kind in [ListOf::Cohorts, ListOf::Outcomes, ListOf::Subjects] {
        for reaches in [of(first, None), of(second, None), of(first, stage), of(second, stage)] {
            assert_eq!(*get(kind, reaches), list(kind, &plan, reaches), "{kind:?}");
        }
    }
}
/// `All of KS3` beside the only cohort of it that can be meant would be one thing twice.
#[test]
fn all_of_a_stage_is_offered_only_to_those_who_teach_several_of_it() {
    for plan in Setting::ALL.map(|setting| resolve(&setting.built_in()).expect("no fault")) {
        for (department, subject) in plan.subjects() {
            for stage in plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code)) {
                let reaches = Reaches { department: Some(department), subject: Some(subject), stage: Some(stage) };
                let list = list(ListOf::Cohorts, &plan, reaches);
                let own: Vec<&Cohort> = subject.cohorts_of(stage).collect();
                let offered = list.labels().contains(&stage.all_of());
                assert_eq!(offered, own.len() > 1, "{} at {}", subject.name, stage.code);
                let meant = list.label_of(&fold(&stage.all_of()));
                let only = own.first().filter(|_| own.len() == 1).map(|cohort| cohort.name.clone());
                assert_eq!(meant, Some(only.unwrap_or_else(|| stage.all_of()).as_str()), "{}", subject.name);
            }
        }
    }
}
