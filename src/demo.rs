//! The made-up schools, one a setting, whose whole round `careers-audit demo` writes.
//!
//! ```text
//! school   the built-in plan with a name, people, rolls and addresses
//! returns  HUM Humanities audit.xlsx          "Tought", a forgotten Status
//!          careers audit science FINAL.xlsx   one of two parts
//!          ART Art audit.xlsx                 superseded
//!          …                                  nothing from Music, nothing in Citizenship's
//! ```
//! Each return is told in short (`story`) and expanded under the plan (`records`). The school, its
//! people and its employers are invented; the faults are those that people make.

mod arts;
mod college;
mod humanities;
mod languages;
mod leader;
mod millbrook;
mod practical;
mod records;
mod sciences;
mod services;
mod special;
mod story;

use indexmap::IndexSet;
use jiff::civil::{Date, date};

use crate::answers::{Answers, Given, Key, Typed, Unread};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms, answers_of};
use crate::plan::{Plan, Setting, file};

use story::{Cell, Slip, Workbook};

/// One file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Its path below `returns/`, with `/`, as people name files.
    pub file: String,
    /// The department's code, or [`LEADER`].
    pub department: String,
    /// What was filled in; empty where nothing was.
    pub answers: Answers,
    /// The day on which the person saved it.
    pub saved: Date,
}

/// A made-up school with its people, and what came back.
struct MadeUp {
    /// Its name.
    name: &'static str,
    /// The host of its addresses; `.example` is reserved, so no mail can ever reach anyone.
    host: &'static str,
    /// The Careers Leader's name.
    careers_leader: &'static str,
    /// Mailboxes of the senior leadership team.
    slt: &'static [&'static str],
    /// Mailboxes of governors.
    governors: &'static [&'static str],
    /// Department, its lead, and the lead's mailbox.
    leads: &'static [(&'static str, &'static str, &'static str)],
    /// Cohort, its stage, learners on roll, learners in scope: a few are taught elsewhere.
    rolls: &'static [(&'static str, &'static str, u32, u32)],
    /// What came back.
    returns: &'static [&'static [Workbook]],
}

impl MadeUp {
    /// The made-up school of a setting.
    fn of(setting: Setting) -> &'static MadeUp {
        match setting {
            Setting::Mainstream => &millbrook::SCHOOL,
            Setting::Send | Setting::AlternativeProvision => &special::SCHOOL,
            Setting::College => &college::COLLEGE,
        }
    }

    fn address(&self, mailbox: &str) -> String {
        format!("{mailbox}@{}", self.host)
    }

    fn addresses(&self, mailboxes: &[&str]) -> Vec<String> {
        mailboxes.iter().map(|mailbox| self.address(mailbox)).collect()
    }

    fn workbooks(&self) -> impl Iterator<Item = &'static Workbook> {
        self.returns.iter().copied().flatten()
    }
}

/// The day on which the made-up round is looked at: four days after its workbooks were due.
pub const TODAY: Date = date(2026, 12, 15);

/// The made-up school's plan as typed: the built-in plan of its setting with a name, people, rolls and
/// addresses.
pub fn school(built_in: file::File) -> file::File {
    let mut plan = built_in;
    let made_up = MadeUp::of(Setting::of_word(&plan.school.setting).unwrap_or(Setting::Mainstream));
    plan.round = file::Round {
        label: "2026-27 autumn".to_owned(),
        school_year: "2026-27".to_owned(),
        due: Some(date(2026, 12, 11)),
        ..file::Round::default()
    };
    plan.school.name = made_up.name.to_owned();
    plan.school.careers_leader = made_up.careers_leader.to_owned();
    plan.school.careers_leader_email = made_up.address("careers");
    plan.school.slt_emails = made_up.addresses(made_up.slt);
    plan.school.governor_emails = made_up.addresses(made_up.governors);
    for cohort in &mut plan.cohorts {
        let own = made_up.rolls.iter().find(|(code, stage, ..)| *code == cohort.code && *stage == cohort.stage);
        if let Some((_, _, roll, in_scope)) = own {
            cohort.roll = Some(*roll);
            cohort.in_scope = Some(*in_scope);
        }
    }
    for department in &mut plan.departments {
        if let Some((_, lead, mailbox)) = made_up.leads.iter().find(|(code, ..)| *code == department.code) {
            department.lead = (*lead).to_owned();
            department.email = made_up.address(mailbox);
        }
    }
    plan
}

/// Everything that came back, for a plan resolved from [`school`]. What a department that the plan
/// does not have would have sent is left out.
pub fn returns(forms: &Forms) -> Vec<Sent> {
    MadeUp::of(forms.plan().school.setting).workbooks().filter_map(|told| sent(forms, told)).collect()
}

fn sent(forms: &Forms, told: &Workbook) -> Option<Sent> {
    let (plan, form) = (forms.plan(), forms.of(told.department)?);
    let mut answers = answers_of(&records::audit(plan, told));
    for slip in told.slips {
        if let Some(key) = key(plan, told.department, slip) {
            let means = Err(Unread { code: slip.code, suggestion: slip.meant.map(str::to_owned) });
            answers.put(key, Given { typed: Typed::Text(slip.typed.to_owned()), means });
        }
    }
    Some(Sent {
        file: told.file.to_owned(),
        department: told.department.to_owned(),
        answers: in_reading_order(form, &answers),
        saved: told.saved,
    })
}

/// The place of a cell that cannot be read.
fn key(plan: &Plan, department: &str, slip: &Slip) -> Option<Key> {
    let (block, subject, row) = match slip.at {
        Cell::Outcome(subject, stage, place) => {
            let outcome = records::outcome(plan, department, subject, stage, place)?;
            (BlockKey::Outcomes, Some(subject), outcome.reference.clone())
        }
        Cell::Reach(subject, cohort) => (BlockKey::Reach, Some(subject), cohort.to_owned()),
        Cell::Employer(number) => (BlockKey::Employers, None, format!("E{number}")),
    };
    Some(Key { block, subject: subject.map(str::to_owned), row, slot: SlotKey::named(slip.slot)? })
}

/// The same answers as the form is read: sheet by sheet, row by row.
fn in_reading_order(form: &Form, answers: &Answers) -> Answers {
    let asked = asked(form);
    let mut given: Vec<(&Key, &Given)> = answers.iter().collect();
    given.sort_by_key(|(key, _)| asked.get_index_of(*key).unwrap_or(usize::MAX));
    let mut ordered = Answers::default();
    for (key, given) in given {
        ordered.put(key.clone(), given.clone());
    }
    ordered
}

/// The place of every cell that people may fill in, in reading order.
fn asked(form: &Form) -> IndexSet<Key> {
    form.areas()
        .flat_map(|(_, area)| area.rows.iter().map(move |row| (area, row)))
        .flat_map(|(area, row)| {
            let slots = area.block.specs().into_iter().filter(|spec| row.asks(spec));
            slots.map(move |spec| area.key(row, spec.key))
        })
        .collect()
}

#[cfg(test)]
mod tests;
