//! The made-up schools, one a setting, whose whole round `careers-audit demo` writes.
//!
//! ```text
//! school   the built-in plan with a name, people, rolls and addresses
//! returns  HUM Humanities audit.xlsx          "Tought", a forgotten Status
//!          careers audit science FINAL.xlsx   one of two parts
//!          ART Art audit.xlsx                 superseded
//!          …                                  nothing from Music, nothing in Citizenship's
//! ```
//! They stand in `schemas/demo`, drawn as their workbooks are. The school, its people and its employers
//! are invented; the faults are those that people make, and what is found of them is what reading finds.

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

/// The made-up school's plan as typed: the built-in plan of its setting with a name, people, rolls and
/// addresses; the built-in plan itself where a setting has no such school.
pub fn school(built_in: file::File) -> file::File {
    let setting = Setting::of_word(&built_in.school.setting).unwrap_or(Setting::Mainstream);
    match made_up(setting) {
        Some(school) => school.plan(built_in).0,
        None => built_in,
    }
}

/// Everything that came back, for a plan resolved from [`school`]. What such a plan does not ask is left out.
pub fn returns(forms: &Forms) -> Vec<Sent> {
    let (sent, _) = sent(forms);
    sent
}

/// The made-up school of a setting, where it has one.
fn made_up(setting: Setting) -> Option<MadeUp> {
    // A test beneath holds that each parses, and that everything in it finds its place.
    setting.made_up().map(|text| toml::from_str(text).unwrap_or_default())
}

/// What came back, and what of it found no place in the plan.
fn sent(forms: &Forms) -> (Vec<Sent>, Vec<String>) {
    let (mut sent, mut faults) = (Vec::new(), Vec::new());
    for told in made_up(forms.plan().school.setting).map(|school| school.returns).unwrap_or_default() {
        let Some(form) = forms.of(&told.department) else {
            faults.push(format!("{}: no department {}", told.file, told.department));
            continue;
        };
        let (answers, unplaced) = typed::answers(forms.plan(), form, &told);
        faults.extend(unplaced);
        sent.push(Sent { file: told.file, department: told.department, answers, saved: told.saved });
    }
    (sent, faults)
}

#[cfg(test)]
mod tests;
