//! What of a plan deserves a look before anything is sent: what still stands as the built-in example has it, and what is
//! hardly meant.

use jiff::civil::Date;

use super::file::{self, File};
use super::{Department, Plan, Setting};
use crate::key::BlockKey;
use crate::words::{day, first, list};

/// So many names are told of a list; of the others their number.
const MOST_NAMES: usize = 8;

/// Something of a plan to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The table in which it stands.
    pub table: BlockKey,
    /// What there is to see, as a sentence.
    pub what: String,
}

impl Look {
    fn at(table: BlockKey, what: impl Into<String>) -> Look {
        Look { table, what: what.into() }
    }
}

impl Plan {
    /// All of it, as on a day.
    pub fn to_look_at(&self, today: Date) -> Vec<Look> {
        [self.untouched(), self.doubtful(today)].concat()
    }

    /// What still is as the built-in plan has it and a school surely has otherwise, field by field; nothing where a school has
    /// made the plan its own.
    fn untouched(&self) -> Vec<Look> {
        let example = self.school.setting.built_in();
        let mut looks = Vec::new();
        self.untouched_school(&example.school, &mut looks);
        self.untouched_departments(&example, &mut looks);
        looks.extend(self.untouched_rolls(&example));
        looks
    }

    fn untouched_school(&self, example: &file::School, looks: &mut Vec<Look>) {
        let own = &self.school;
        let texts = [
            ("the name of the place", &own.name, &example.name),
            ("the Careers Leader's name", &own.careers_leader, &example.careers_leader),
            ("the Careers Leader's email", &own.careers_leader_email, &example.careers_leader_email),
        ];
        let texts = texts.into_iter().filter(|(_, own, example)| own == example);
        let addresses = |what, own: &[String], example: &[String]| -> Vec<(&'static str, String)> {
            own.iter().filter(|one| example.contains(one)).map(|one| (what, one.clone())).collect()
        };
        let untouched = texts
            .map(|(what, own, _)| (what, own.clone()))
            .chain(addresses("an email of SLT", &own.slt_emails, &example.slt_emails))
            .chain(addresses("an email of governors", &own.governor_emails, &example.governor_emails));
        looks.extend(
            untouched.map(|(what, own)| Look::at(BlockKey::School, format!("{what} is still the example, '{own}'."))),
        );
    }

    fn untouched_departments(&self, example: &File, looks: &mut Vec<Look>) {
        let without = |is_blank: fn(&Department) -> bool| -> Vec<&str> {
            self.departments.iter().filter(|one| is_blank(one)).map(|one| one.name.as_str()).collect()
        };
        let leaderless = without(|one| one.lead.trim().is_empty());
        // Whoever names the leads has gone through the list, and may well have the same departments.
        if leaderless.len() == self.departments.len() {
            let own = self.departments.iter().map(|one| (&one.code, &one.name));
            if own.eq(example.departments.iter().map(|one| (&one.code, &one.name))) {
                let what = format!("all {} departments are still the example's.", self.departments.len());
                looks.push(Look::at(BlockKey::Departments, what));
            }
            let own = self.subjects().map(|(department, one)| (&department.code, &one.name));
            if own.eq(example.subjects.iter().map(|one| (&one.department, &one.name))) {
                let what = format!("all {} subjects are still the example's.", self.subjects().count());
                looks.push(Look::at(BlockKey::Subjects, what));
            }
        }
        for (what, names) in
            [("no lead is named", leaderless), ("no lead's email stands there", without(|one| one.email.is_empty()))]
        {
            if !names.is_empty() {
                looks.push(Look::at(BlockKey::Departments, format!("{what} for {}.", first(&names, MOST_NAMES))));
            }
        }
    }

    /// Each group's number: one that was changed says nothing of the others.
    fn untouched_rolls(&self, example: &File) -> Option<Look> {
        let is_untouched = |stage: &str, own: &super::Cohort| {
            example.cohorts.iter().any(|one| one.stage == stage && one.code == own.code && one.roll == Some(own.roll))
        };
        let mut names = Vec::new();
        for stage in &self.stages {
            let own = stage.cohorts.iter().filter(|own| is_untouched(&stage.code, own));
            names.extend(own.map(|own| format!("{} ({})", own.name, own.roll)));
        }
        let what = format!("on roll as in the example: {}.", first(&names, MOST_NAMES));
        (!names.is_empty()).then(|| Look::at(BlockKey::Cohorts, what))
    }

    /// What is hardly meant, on a day: a round of another year, and learners left out of every figure.
    fn doubtful(&self, today: Date) -> Vec<Look> {
        let mut looks = Vec::new();
        let round = &self.round;
        let mut say = |what: String| looks.push(Look::at(BlockKey::Round, what));
        if round.year.1 < today {
            say(format!("the school year {} ended on {}.", round.school_year, day(round.year.1)));
        }
        if !(round.year.0..=round.year.1).contains(&round.due) {
            say(format!("{} is not in the school year {}.", day(round.due), round.school_year));
        }
        let named = round.label.split_whitespace().find_map(|word| self.framework.school_year(word));
        if named.is_some_and(|named| named != round.year) {
            say(format!("the round is called '{}', and its school year is {}.", round.label, round.school_year));
        }
        looks.extend(self.part_rolls());
        looks
    }

    /// In a mainstream school nearly everyone on roll is in scope: a number below it is often one that was left behind when
    /// the roll was changed. Elsewhere many learners are on another school's roll too.
    fn part_rolls(&self) -> Option<Look> {
        if self.school.setting != Setting::Mainstream {
            return None;
        }
        let all = self.stages.iter().filter(|stage| !stage.overlay).flat_map(|stage| &stage.cohorts);
        let part: Vec<String> = all
            .filter(|one| one.in_scope < one.roll)
            .map(|one| format!("{} of {} in {}", one.in_scope, one.roll, one.name))
            .collect();
        let learners = &self.words.learners;
        let what = format!(
            "In scope is below On roll: {}. Every figure leaves the others out. Leave In scope blank where it is everyone; \
             fewer only where another school looks after {learners}' careers.",
            list(&part)
        );
        (!part.is_empty()).then(|| Look::at(BlockKey::Cohorts, what))
    }
}

#[cfg(test)]
mod tests;
