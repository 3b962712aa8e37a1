//! The made-up schools, one a setting, whose whole round `careers-audit demo` writes.
//!
//! ```text
//! school   the built-in plan with a name, people, rolls and addresses
//! returns  HUM Humanities audit.xlsx          "Tought", a forgotten Status
//!          careers audit science FINAL.xlsx   one of two parts
//!          ART Art audit.xlsx                 superseded
//!          …                                  nothing from Music, nothing in Citizenship's
//! ```
//! They stand in `schemas/demo`, drawn as their workbooks are; `before` has the same school in the years before, by what was
//! typed otherwise then. The school, its people and its employers
//! are invented; the faults are those that people make, and what is found of them is what reading finds.

mod before;
mod told;
mod typed;

use jiff::civil::{Date, date};

use crate::answers::Answers;
use crate::layout::Forms;
use crate::plan::{Setting, file};

use told::MadeUp;

/// One file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Its path below `returns/`, with `/`, as people name files.
    pub file: String,
    /// The department's code, or [`crate::plan::LEADER`].
    pub department: String,
    /// What was filled in; empty where nothing was.
    pub answers: Answers,
    /// The day on which the person saved it.
    pub saved: Date,
}

/// The day on which the made-up round is looked at: four days after its workbooks were due.
pub const TODAY: Date = date(2026, 12, 15);

/// So many rounds of each made-up school are known, a year apart.
pub const MOST_ROUNDS: u8 = 3;

/// Which of a made-up school's rounds, a year apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// So many years before its latest.
    pub back: u8,
    /// Whether its plan names the round of the year before.
    pub follows: bool,
}

impl Year {
    /// The last of so many rounds, and those before it: the oldest first.
    pub fn rounds(so_many: u8) -> Vec<Year> {
        let oldest = so_many.clamp(1, MOST_ROUNDS) - 1;
        (0..=oldest).rev().map(|back| Year { back, follows: back < oldest }).collect()
    }

    /// The same day of that year.
    pub fn day(self, latest: Date) -> Date {
        before::day(latest, self.back)
    }

    /// What its folder is called, beside the others': its school year.
    pub fn folder(self, setting: Setting) -> String {
        school_in(setting.built_in(), Year { follows: false, ..self }).round.school_year
    }
}

/// The made-up school's plan as typed: the built-in plan of its setting with a name, people, rolls and
/// addresses; the built-in plan itself where a setting has no such school.
pub fn school(built_in: file::File) -> file::File {
    school_in(built_in, Year::default())
}

/// The same in one of its years.
pub fn school_in(built_in: file::File, year: Year) -> file::File {
    let setting = Setting::of_word(&built_in.school.setting).unwrap_or(Setting::Mainstream);
    let Some(school) = made_up(setting) else { return built_in };
    let (mut plan, _) = school.plan(built_in);
    before::Before::of(setting).take_back(&mut plan, year.back);
    if year.follows {
        let last = Year { back: year.back.saturating_add(1), follows: false };
        plan.round.last = format!("../{}", last.folder(setting));
    }
    plan
}

/// Everything that came back, for a plan resolved from [`school`]. What such a plan does not ask is left out.
pub fn returns(forms: &Forms) -> Vec<Sent> {
    returns_in(forms, Year::default())
}

/// The same in one of its years.
pub fn returns_in(forms: &Forms, year: Year) -> Vec<Sent> {
    let (sent, _) = sent(forms, year);
    sent
}

/// The made-up school of a setting, where it has one.
fn made_up(setting: Setting) -> Option<MadeUp> {
    // A test beneath holds that each parses, and that everything in it finds its place.
    setting.made_up().map(|text| toml::from_str(text).unwrap_or_default())
}

/// What came back, and what of it found no place in the plan.
fn sent(forms: &Forms, year: Year) -> (Vec<Sent>, Vec<String>) {
    let (mut sent, mut faults) = (Vec::new(), Vec::new());
    let setting = forms.plan().school.setting;
    let before = before::Before::of(setting);
    for told in made_up(setting).map(|school| school.returns).unwrap_or_default() {
        if before.is_absent(&told.department, year.back) {
            continue;
        }
        let Some(form) = forms.of(&told.department) else {
            faults.push(format!("{}: no department {}", told.file, told.department));
            continue;
        };
        let typed = before.typed(&told, year.back);
        let (answers, unplaced) = typed::answers(forms.plan(), form, &told.file, &typed);
        faults.extend(unplaced);
        sent.push(Sent {
            answers,
            saved: before::day(told.saved, year.back),
            file: told.file,
            department: told.department,
        });
    }
    (sent, faults)
}

#[cfg(test)]
mod tests;
