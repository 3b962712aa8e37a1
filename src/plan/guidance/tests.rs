//! Which examples and resources suit which subjects, in every setting.

use super::*;
use crate::plan::{Approach, Setting, built_in, resolve};

fn plan() -> Plan {
    plan_of(Setting::Mainstream)
}

fn plan_of(setting: Setting) -> Plan {
    resolve(&setting.built_in()).expect("a built-in plan has no fault")
}

fn found(plan: &Plan, name: &str) -> Vec<String> {
    let subject = Subject { name: name.to_owned(), stages: Vec::new(), cohorts: Vec::new() };
    let mut names: Vec<String> =
        plan.examples_for(&subject).into_iter().map(|example| example.subject.clone()).collect();
    names.dedup();
    names
}

#[test]
fn a_subject_is_found_by_the_longest_name_that_stands_in_its_own() {
    let plan = plan();
    assert_eq!(found(&plan, "Computer Science"), ["Computer Science"]);
    assert_eq!(found(&plan, "Physics"), ["Science"]);
    assert_eq!(found(&plan, "A level Further Mathematics"), ["Mathematics"]);
    assert_eq!(found(&plan, "GCSE P.E."), Vec::<String>::new());
    assert_eq!(found(&plan, "GCSE PE"), ["Physical Education"]);
    assert_eq!(found(&plan, "Artisan bread"), Vec::<String>::new());
    assert_eq!(found(&plan, "Whole curriculum").len(), 6);
}

#[test]
fn every_example_tells_all_and_every_name_has_all_three_approaches() {
    for (setting, least) in Setting::ALL.into_iter().zip([32, 15, 15, 31]) {
        let plan = plan_of(setting);
        let names: indexmap::IndexSet<&str> = plan.examples.iter().map(|example| example.subject.as_str()).collect();
        assert!(names.len() >= least, "{}: {} subjects and areas", setting.word(), names.len());
        all_told(&plan, names);
    }
}

fn all_told(plan: &Plan, names: indexmap::IndexSet<&str>) {
    for name in names {
        let own: Vec<&Example> = plan.examples.iter().filter(|example| example.subject == name).collect();
        let approaches: Vec<Approach> = own.iter().map(|example| example.approach).collect();
        assert_eq!(approaches, Approach::ALL, "{name}");
        for Example { example, first_step, time_needed, .. } in own {
            assert!(!example.is_empty() && !first_step.is_empty() && !time_needed.is_empty(), "{name}");
            assert!(
                example.ends_with(['.', '?']) && first_step.ends_with(['.', '?']),
                "{name}: {example} {first_step}"
            );
        }
    }
}

#[test]
fn subjects_share_an_example_and_areas_are_named() {
    let plan = plan();
    let science = plan.examples_of(plan.department("SCI").expect("Science"));
    let about: Vec<&str> = science.iter().map(|(about, _)| about.as_str()).collect();
    assert_eq!(about, ["Science, Biology, Chemistry, Physics"; 3]);
    let team = Department {
        code: "OAK".into(),
        name: "Oak class".into(),
        lead: String::new(),
        email: Vec::new(),
        champion: String::new(),
        copy_to: Vec::new(),
        subjects: vec![Subject { name: "Whole curriculum".into(), stages: Vec::new(), cohorts: Vec::new() }],
    };
    let areas = plan.examples_of(&team);
    assert_eq!(areas.len(), 18);
    assert_eq!(areas[0].0, "Communication and interaction");
}

#[test]
fn every_built_in_subject_has_an_example() {
    for plan in Setting::ALL.map(plan_of) {
        for (_, subject) in plan.subjects() {
            let areas = found(&plan, &subject.name);
            assert!(
                areas.len() == 1 || areas.len() == 6 && areas[0].starts_with("Comm"),
                "{}: {areas:?}",
                subject.name
            );
        }
    }
}

/// What people add under its usual name has an example, in the words of their setting.
#[test]
fn subjects_that_people_add_have_an_example_of_their_setting() {
    let usual = [
        (Setting::Mainstream, "Economics; Computing; Sociology; Life Skills; Philosophy and Ethics; Hairdressing"),
        (
            Setting::Send,
            "English; Literacy; Maths; Science; Computing; Humanities; RE; Music; Swimming; Food Technology; PSHE; \
             Horticulture; Enterprise; Life Skills; Work-related learning; Sensory curriculum; Communication",
        ),
        (
            Setting::AlternativeProvision,
            "GCSE English; GCSE Maths; Combined Science; History; Art and Design; PE; Construction; Motor Vehicle",
        ),
        (
            Setting::College,
            "ESOL; Law; A Level Psychology; Supported Learning; Plumbing; Animal Care; Travel and Tourism; \
             Music Technology; Physical Education; Tutorial; Childcare; Spanish",
        ),
    ];
    for (setting, names) in usual {
        let plan = plan_of(setting);
        for name in names.split(';').map(str::trim) {
            assert_eq!(found(&plan, name).len(), 1, "{}: {name}", setting.word());
        }
    }
}

#[test]
fn no_plan_carries_the_examples_of_another_setting() {
    let told = |setting| {
        let rows = plan_of(setting).examples.into_iter();
        rows.map(|row| [row.subject, row.also.join(" "), row.example, row.first_step].join(" ")).collect::<String>()
    };
    for word in ["GCSE", "PSHE", "circle time", "Sensory"] {
        assert!(!told(Setting::College).contains(word), "{word}");
    }
    for word in ["GCSE", "Citizenship and", "Sociology", "Plumbing", "ESOL"] {
        assert!(!told(Setting::Send).contains(word), "{word}");
    }
    assert!(!told(Setting::Mainstream).contains("ESOL") && told(Setting::Mainstream).contains("GCSE PE"));
}

#[test]
fn a_resource_is_for_the_subjects_and_stages_it_names() {
    let mut file = built_in();
    file.resources.truncate(2);
    file.resources[1].category = file.resources[0].category.clone();
    file.resources[0].subjects = vec!["History".into()];
    file.resources[1].subjects = vec!["Music".into(), "RE".into(), "Religious Education".into()];
    file.resources[1].stages = vec!["KS4".into()];
    let mut plan = resolve(&file).expect("no fault");
    let names = |plan: &Plan, code: &str| -> Vec<String> {
        let department = plan.department(code).expect("there");
        plan.resources_for(department).into_iter().map(|resource| resource.name.clone()).collect()
    };
    assert_eq!(names(&plan, "HUM"), [plan.resources[0].name.clone(), plan.resources[1].name.clone()]);
    assert_eq!(names(&plan, "ENG"), Vec::<String>::new());
    plan.resources[1].stages = vec!["none".into()];
    assert_eq!(names(&plan, "HUM"), [plan.resources[0].name.clone()]);
}

#[test]
fn resources_of_one_kind_stand_together_and_what_is_kept_back_is_printed_nowhere() {
    let mut file = built_in();
    file.resources.truncate(4);
    for (resource, [name, category, hidden]) in file.resources.iter_mut().zip([
        ["A", "Jobs", ""],
        ["B", "Routes", ""],
        ["C", "jobs ", ""],
        ["D", "Jobs", "hidden"],
    ]) {
        *resource = Resource { name: name.into(), category: category.into(), ..Resource::default() };
        resource.hidden = !hidden.is_empty();
    }
    let plan = resolve(&file).expect("no fault");
    let names: String = plan.resources_shown().iter().map(|resource| resource.name.as_str()).collect();
    assert_eq!(names, "ACB");
    assert_eq!(plan.resources_for(plan.department("ENG").expect("there")).len(), 3);
}

/// The kinds of help by which built-in resources are listed.
const KINDS: [&str; 7] = ["Lesson ideas", "Jobs", "Employers", "Routes", "SEND", "Planning", "Training"];

#[test]
fn every_built_in_resource_that_is_shown_was_looked_at_and_says_what_it_is_good_for() {
    for setting in Setting::ALL {
        let resources = plan_of(setting).resources;
        assert!(resources.len() > 8, "{}: {} resources", setting.word(), resources.len());
        for Resource { name, link, about, good_for, category, checked, hidden, note, .. } in &resources {
            assert!(link.starts_with("https://"), "{name}: {link}");
            assert!(about.ends_with('.') && good_for.ends_with('.'), "{name}: {about} {good_for}");
            assert!(KINDS.contains(&category.as_str()), "{name}: {category}");
            assert_ne!(checked.is_some(), *hidden, "{name}: what nobody has looked at is kept back");
            assert!(!hidden || note.starts_with("Not confirmed: "), "{name}: {note}");
        }
    }
}

#[test]
fn no_two_built_in_resources_lead_to_one_address_and_a_shared_site_is_never_named_by_its_front_page() {
    for setting in Setting::ALL {
        let resources = plan_of(setting).resources;
        let address = |resource: &Resource| fold(resource.link.trim_start_matches("https://").trim_end_matches('/'));
        let site = |resource: &Resource| {
            let address = address(resource);
            address.split_once('/').map_or_else(|| (address.clone(), false), |(site, _)| (site.to_owned(), true))
        };
        for (place, resource) in resources.iter().enumerate() {
            let others = || resources.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other);
            let (own, is_deep) = site(resource);
            assert!(others().all(|other| address(other) != address(resource)), "{}", resource.link);
            assert!(is_deep || others().all(|other| site(other).0 != own), "{}", resource.link);
        }
    }
}
