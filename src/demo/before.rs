//! The made-up schools in the years before: what was typed otherwise then, year by year.
//!
//! Each year says how it differs from the one after it, drawn as the returns are; a cell that was blank says *(blank)*.
//! Every day is the same day of that year.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::told::{Block, Told};
use crate::drawing;
use crate::plan::Setting;
use crate::plan::file::File;

/// What stands in a cell that was blank then.
pub(super) const BLANK: &str = "(blank)";

/// The years before, the nearest first.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Before {
    years: Vec<Earlier>,
}

/// One of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    /// What its round was called.
    label: String,
    /// Its school year.
    school_year: String,
    /// Departments of which nothing came back.
    #[serde(default)]
    absent: Vec<String>,
    /// Outcomes that had another title: drawn.
    #[serde(default)]
    titles: String,
    /// What was typed otherwise than in the year after it.
    #[serde(default)]
    otherwise: Vec<Otherwise>,
}

/// What a department typed otherwise.
#[derive(Deserialize)]
struct Otherwise {
    department: String,
    #[serde(default)]
    subjects: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    blocks: BTreeMap<String, Block>,
}

/// What is typed into one return, one sheet of it over another.
pub(super) struct Typing<'t> {
    pub(super) blocks: &'t BTreeMap<String, Block>,
    pub(super) subjects: &'t BTreeMap<String, BTreeMap<String, String>>,
    /// So many years before the days that stand in it.
    pub(super) back: u8,
}

impl Before {
    /// Those of a setting.
    pub(super) fn of(setting: Setting) -> Before {
        // A test holds that each parses.
        parsed(setting).unwrap_or_default()
    }

    fn to(&self, back: u8) -> impl Iterator<Item = &Earlier> {
        self.years.iter().take(usize::from(back))
    }

    /// Makes a plan of its latest year the plan of an earlier one.
    pub(super) fn take_back(&self, plan: &mut File, back: u8) {
        for year in self.to(back) {
            plan.round.label.clone_from(&year.label);
            plan.round.school_year.clone_from(&year.school_year);
            let tables = drawing::tables(&year.titles).unwrap_or_default();
            for row in tables.iter().flat_map(|table| &table.rows) {
                let [reference, title] = row.as_slice() else { continue };
                let own = plan.outcomes.iter_mut().filter(|outcome| outcome.reference == *reference);
                own.for_each(|outcome| (*title).clone_into(&mut outcome.title));
            }
        }
        plan.round.due = plan.round.due.map(|due| day(due, back));
    }

    /// Whether nothing came back of a department in a year.
    pub(super) fn is_absent(&self, department: &str, back: u8) -> bool {
        self.to(back).last().is_some_and(|year| year.absent.iter().any(|code| code == department))
    }

    /// What was typed in a return in a year: what is typed in the latest, and over it what each year before says.
    pub(super) fn typed<'t>(&'t self, told: &'t Told, back: u8) -> Vec<Typing<'t>> {
        let otherwise = self.to(back).flat_map(|year| &year.otherwise).filter(|one| one.department == told.department);
        let of_years = otherwise.map(|one| Typing { blocks: &one.blocks, subjects: &one.subjects, back: 0 });
        std::iter::once(Typing { blocks: &told.blocks, subjects: &told.subjects, back }).chain(of_years).collect()
    }
}

/// What is written of a setting's school.
///
/// # Errors
/// When it cannot be read.
pub(super) fn parsed(setting: Setting) -> Result<Before, toml::de::Error> {
    toml::from_str(match setting {
        Setting::Mainstream => include_str!("../../schemas/demo/before/mainstream.toml"),
        Setting::Send => include_str!("../../schemas/demo/before/send.toml"),
        Setting::College => include_str!("../../schemas/demo/before/college.toml"),
        Setting::AlternativeProvision => "years = []",
    })
}

/// The same day so many years before.
pub(super) fn day(latest: Date, back: u8) -> Date {
    latest.checked_sub(i64::from(back).years()).unwrap_or(latest)
}

/// A text as it was typed so many years before: a day as people type one is of that year.
pub(super) fn year_back(text: &str, back: u8) -> String {
    let parts: Vec<&str> = text.split('/').collect();
    match parts.as_slice() {
        [day, month, year] if back > 0 && year.len() == 4 => match year.parse::<u16>() {
            Ok(year) => format!("{day}/{month}/{}", year.saturating_sub(u16::from(back))),
            Err(_) => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}
