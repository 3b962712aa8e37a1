//! What teachers and the Careers Leader are given to read, and which examples and resources help a subject, by the words
//! of its name.
//!
//! A school calls a subject what it likes: *GCSE PE*, *Maths (Further)*. A name of the plan's tables
//! suits a subject when its words stand together in the subject's name; of several the longest
//! decides, so that *Computer Science* is no *Science*.

use indexmap::IndexMap;

use super::{Approach, Department, Plan, Resource, Subject};
use crate::fold::fold;

/// The guidance of an approach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The approach.
    pub approach: Approach,
    /// Its name as teachers read it.
    pub name: String,
    /// What it is.
    pub summary: String,
    /// What a visitor would see.
    pub looks_like: String,
    /// One thing to do this week.
    pub first_step: String,
    /// How long it takes.
    pub time_needed: String,
    /// An example from a lesson.
    pub example: String,
}

/// What an approach can look like in a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The subject.
    pub subject: String,
    /// Other names of it.
    pub also: Vec<String>,
    /// The approach.
    pub approach: Approach,
    /// What it can look like there.
    pub example: String,
    /// One thing to do first.
    pub first_step: String,
    /// How long that takes.
    pub time_needed: String,
}

/// One of the nine steps, for one approach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, 1 to 9.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The approach.
    pub approach: Approach,
    /// What the step is for.
    pub aim: String,
    /// What to do.
    pub action: String,
}

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

    /// The resources that are printed at all, those of one kind together: what nobody could confirm stays in the plan.
    pub fn resources_shown(&self) -> Vec<&Resource> {
        let own = fold(&self.framework.name);
        let fits = |resource: &Resource| resource.framework.is_empty() || fold(&resource.framework) == own;
        let is_shown = |resource: &&Resource| !resource.hidden && fits(resource);
        let mut shown: Vec<&Resource> = self.resources.iter().filter(is_shown).collect();
        let kinds: Vec<String> = shown.iter().map(|resource| fold(&resource.category)).collect();
        shown.sort_by_key(|resource| kinds.iter().position(|kind| *kind == fold(&resource.category)));
        shown
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
        self.resources_shown().into_iter().filter(any).collect()
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
mod tests;
