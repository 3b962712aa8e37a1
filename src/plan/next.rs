//! The plan of the next round: all that the last one's says, and anew what belonged to that round alone.
//!
//! What a school has made its own goes on: outcomes, checklists, departments, leads, words, rules, messages. A round has
//! a name, a school year and a due date of its own; refs of what an outcome replaced are of a round further back.

mod rolls;

use jiff::civil::Date;

use super::file::{self, File};
use super::{Plan, shared};

pub use rolls::{Numbers, Roll};

/// The plan of a round that follows another.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// As it is to be typed.
    pub file: File,
    /// What became of the numbers on roll, where another school year begins.
    pub numbers: Option<Numbers>,
}

impl Plan {
    /// The plan, as typed, of the round that begins on a day and follows this one, whose folder lies that way from there,
    /// with the steps that were agreed in this one. `None` for a day of another century.
    pub fn next(&self, typed: &File, agreed: Vec<file::AgreedStep>, way: &str, today: Date) -> Option<Next> {
        let mut round = file::Round::following(&self.round, today)?;
        way.clone_into(&mut round.last);
        round.reminders = typed.round.reminders;
        self.place_in_year(&mut round);
        let mut file = shared::completed(typed.clone());
        for outcome in &mut file.outcomes {
            outcome.replaces.clear();
        }
        file.agreed = agreed;
        let begins = |of: Option<(Date, Date)>| of.map(|(first, _)| first.year());
        let years = begins(self.framework.school_year(&round.school_year)).unwrap_or(self.round.year.0.year())
            - self.round.year.0.year();
        let numbers = (years > 0).then(|| rolls::moved_up(&mut file, self, years));
        file.round = round;
        Some(Next { file, numbers })
    }

    /// A school year may begin in another month than September: it is the one in which workbooks are due.
    fn place_in_year(&self, round: &mut file::Round) {
        let Some(due) = round.due else { return };
        let named = |year: i16| format!("{year}-{:02}", (year + 1) % 100);
        let holds = |school_year: &String| {
            self.framework.school_year(school_year).is_some_and(|(first, last)| (first..=last).contains(&due))
        };
        let own = [due.year() - 1, due.year()].map(named).into_iter().find(holds);
        if let Some(own) = own.filter(|own| *own != round.school_year) {
            round.label = round.label.replace(&round.school_year, &own);
            round.school_year = own;
        }
    }
}

#[cfg(test)]
mod tests;
