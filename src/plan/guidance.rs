//! Which examples and resources help a subject, by the words of its name.
//!
//! A school calls a subject what it likes: *GCSE PE*, *Maths (Further)*. A name of the plan's tables
//! suits a subject when its words stand together in the subject's name; of several the longest
//! decides, so that *Computer Science* is no *Science*.

use indexmap::IndexMap;

use super::{Department, Example, Plan, Resource, Subject};
use crate::fold::fold;

impl Plan {
    /// What each approach can look like in a subject, in the plan's order; none where no name suits.
    pub fn examples_for(&self, subject: &Subject) -> Vec<&Example> {
        let folded = fold(&subject.name);
        let subject = words(&folded);
        let suits = |example: &Example| {
            let names = std::iter::once(&example.subject).chain(&example.also);
            names.map(|name| suits(name, &subject)).max().unwrap_or(0)
        };
        let suited: Vec<usize> = self.examples.iter().map(suits).collect();
        let best = suited.iter().copied().max().unwrap_or(0);
        let own = self.examples.iter().zip(suited).filter(|(_, suits)| best > 0 && *suits == best);
        own.map(|(example, _)| example).collect()
    }

    /// The examples for a department, each with what it is about: the subjects that it suits, or, where a
    /// subject takes in several areas, the area.
    pub fn examples_of(&self, department: &Department) -> Vec<(String, &Example)> {
        let mut found: IndexMap<usize, (Vec<&str>, &Example)> = IndexMap::new();
        for subject in &department.subjects {
            let own = self.examples_for(subject);
            let is_of_areas = own.iter().any(|example| example.subject != own[0].subject);
            for example in own {
                let place = self.examples.iter().position(|other| std::ptr::eq(other, example)).unwrap_or(usize::MAX);
                let about = if is_of_areas { example.subject.as_str() } else { subject.name.as_str() };
                let names = &mut found.entry(place).or_insert_with(|| (Vec::new(), example)).0;
                if !names.contains(&about) {
                    names.push(about);
                }
            }
        }
        found.into_values().map(|(names, example)| (names.join(", "), example)).collect()
    }

    /// The resources for a department: those that suit one of its subjects at a stage it teaches. One for a
    /// stage that the school does not have is for nobody: a built-in plan with a stage deleted has no fault.
    pub fn resources_for(&self, department: &Department) -> Vec<&Resource> {
        let suits = |resource: &Resource, subject: &Subject| {
            let named = resource.subjects.is_empty()
                || resource.subjects.iter().any(|name| suits(name, &words(&fold(&subject.name))) > 0);
            named && (resource.stages.is_empty() || resource.stages.iter().any(|code| subject.stages.contains(code)))
        };
        let any = |resource: &&Resource| department.subjects.iter().any(|subject| suits(resource, subject));
        self.resources.iter().filter(any).collect()
    }
}

/// How many letters of the words of a subject's name are a name of ours, whole words only.
fn suits(name: &str, subject: &[&str]) -> usize {
    let folded = fold(name);
    let name = words(&folded);
    let stands = !name.is_empty() && subject.windows(name.len()).any(|window| window == name.as_slice());
    if stands { name.iter().map(|word| word.len()).sum() } else { 0 }
}

/// The words of a folded text.
fn words(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
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
            let names: indexmap::IndexSet<&str> =
                plan.examples.iter().map(|example| example.subject.as_str()).collect();
            assert!(names.len() >= least, "{}: {} subjects and areas", setting.word(), names.len());
            all_told(&plan, names);
        }
    }

    fn all_told(plan: &Plan, names: indexmap::IndexSet<&str>) {
        for name in names {
            let own: Vec<&Example> = plan.examples.iter().filter(|example| example.subject == name).collect();
            let keys: Vec<&str> = own.iter().map(|example| example.approach.as_str()).collect();
            assert_eq!(keys, Approach::ALL.map(Approach::key), "{name}");
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
            email: String::new(),
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
}
