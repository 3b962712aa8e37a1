//! Sheets as they are declared, and the one walk that makes them.

use crate::key::SlotKey;
use crate::plan::{DEDICATED_TIME, Subject};
use crate::words::upper;

use super::block::{Rows, Table};
use super::build::{Builder, place};
use super::form::{Area, Beside, Line, Link, Sheet};
use super::name::tab_name;
use super::origin::{At, Listed, Whose};
use super::spec::Spec;

/// Sheets that a department's workbook has only where they were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// *Project planner* and *Calendar*.
    pub planner: bool,
}

impl Extras {
    /// None of them.
    pub const NONE: Extras = Extras { planner: false };
    /// Every one: what a return is read by, whatever its workbook was issued with.
    pub const ALL: Extras = Extras { planner: true };
}

/// What a sheet is called.
pub(super) enum Name {
    /// The same in every workbook.
    Fixed(&'static str),
    /// Of a subject: its name and a word; the word alone where one is for all subjects.
    OfSubject(&'static str),
    /// Of the whole school, by the plan's word for it: *Whole college checklist*.
    OfSchool(&'static str),
}

/// A sheet as it is declared.
pub(super) struct Tab {
    /// What it is called.
    pub(super) name: Name,
    /// What stands in A1.
    pub(super) title: fn(At<'_>) -> String,
    /// What stands beside the title; where it is none, the link to the next sheet does.
    pub(super) beside: fn(At<'_>) -> Option<Link>,
    /// What stands beneath the title: of a sheet with columns that stay in sight one line.
    pub(super) lines: fn(At<'_>) -> Vec<Line>,
    /// What stands beneath its tables.
    pub(super) beneath: fn(At<'_>) -> Vec<Line>,
    /// Its tables, from the top.
    pub(super) blocks: &'static [&'static dyn Table],
    /// The first column that may stay blank.
    pub(super) later: Option<SlotKey>,
    /// How many columns stay in sight.
    pub(super) frozen_columns: u16,
    /// Whether any of its cells is needed.
    pub(super) is_needed: bool,
}

/// What is alike on most sheets.
pub(super) const PLAIN: Tab = Tab {
    name: Name::Fixed(""),
    title: |_| String::new(),
    beside: |_| None,
    lines: |_| Vec::new(),
    beneath: |_| Vec::new(),
    blocks: &[],
    later: None,
    frozen_columns: 0,
    is_needed: false,
};

/// Which sheets a declaration makes.
pub(super) enum Sheets {
    /// The first, which lists the others.
    Start(&'static Tab),
    /// One.
    Once(&'static Tab),
    /// Each of these, for one subject after the other.
    PerSubject(&'static [&'static Tab]),
    /// One for all subjects, on which the columns that each answers stand side by side; for a department with one
    /// subject that subject's own.
    Shared(&'static Tab),
    /// One of a subject's, for what is delivered outside subjects.
    Dedicated(&'static Tab),
    /// One that workbooks issued earlier do not have, with the rows of everybody or of dedicated time.
    Later(Whose<'static>, &'static Tab),
    /// One where its department asked for it, and where the plan has anything for it.
    If(fn(Extras) -> bool, &'static Tab),
}

impl Sheets {
    fn tabs(&self) -> &[&'static Tab] {
        match self {
            Sheets::Start(tab)
            | Sheets::Once(tab)
            | Sheets::Shared(tab)
            | Sheets::Dedicated(tab)
            | Sheets::Later(_, tab)
            | Sheets::If(_, tab) => std::slice::from_ref(tab),
            Sheets::PerSubject(tabs) => tabs,
        }
    }
}

/// Excel keeps this name for itself.
const RESERVED: &str = "History";

impl<'p> Builder<'p> {
    /// The sheets of a declared workbook.
    pub(super) fn sheets(&mut self, declared: &'static [Sheets], extras: Extras) -> Vec<Sheet> {
        let at = At { plan: self.plan, department: self.department, whose: Whose::All, listed: &[] };
        // Sheets that follow must keep their names too.
        let fixed = declared.iter().flat_map(Sheets::tabs).filter_map(|tab| match tab.name {
            Name::Fixed(name) => Some(name.to_owned()),
            Name::OfSubject(_) | Name::OfSchool(_) => None,
        });
        let mut taken: Vec<String> = fixed.chain([RESERVED.to_owned()]).collect();
        let mut sheets: Vec<Sheet> = Vec::new();
        let mut start = None;
        for declaration in declared {
            match declaration {
                // What it lists is known when the others are there.
                Sheets::Start(tab) => {
                    start = Some((sheets.len(), *tab));
                    sheets.push(Sheet::default());
                }
                Sheets::Once(tab) => sheets.push(self.sheet(tab, at, &mut taken)),
                Sheets::PerSubject(tabs) => {
                    for subject in at.subjects() {
                        let own = At { whose: Whose::Subject(subject), ..at };
                        sheets.extend(tabs.iter().map(|tab| self.sheet(tab, own, &mut taken)));
                    }
                }
                Sheets::Shared(_) if at.subjects().is_empty() => {}
                Sheets::Shared(tab) => sheets.push(self.shared(tab, at, &mut taken)),
                Sheets::Dedicated(tab) => {
                    sheets.push(self.sheet(tab, At { whose: Whose::DedicatedTime, ..at }, &mut taken));
                }
                Sheets::Later(whose, tab) => {
                    let sheet = self.sheet(tab, At { whose: *whose, ..at }, &mut taken);
                    sheets.push(Sheet { may_lack: true, ..sheet });
                }
                Sheets::If(is_wanted, tab) => {
                    if is_wanted(extras) {
                        let sheet = Sheet { may_lack: true, ..self.sheet(tab, at, &mut taken) };
                        sheets.extend(Some(sheet).filter(|sheet| sheet.areas.iter().any(|area| !area.rows.is_empty())));
                    }
                }
            }
        }
        if let Some((position, tab)) = start {
            let listed: Vec<Listed> = sheets.iter().enumerate().filter_map(listed).collect();
            let mut first = self.sheet(tab, At { listed: &listed, ..at }, &mut taken);
            // What asks nothing of this department does not stand in its way.
            first.areas.retain(|area| !area.rows.is_empty());
            place(&mut first);
            sheets[position] = first;
        }
        sheets
    }

    /// One sheet for all subjects, with those that other workbooks have in its place: until its department has several
    /// subjects, a workbook has a sheet of its one subject's own, as all had that were issued earlier.
    fn shared(&mut self, tab: &'static Tab, at: At<'_>, taken: &mut Vec<String>) -> Sheet {
        let subjects = at.subjects();
        let mut taken_apart = taken.clone();
        let own = |subject| At { whose: Whose::Subject(subject), ..at };
        let mut apart: Vec<Sheet> =
            subjects.iter().map(|subject| self.sheet(tab, own(subject), &mut taken_apart)).collect();
        let together = self.together(tab, at, subjects, taken);
        let is_only = subjects.len() == 1;
        match apart.pop_if(|_| is_only) {
            Some(only) => {
                taken.push(only.name.clone());
                Sheet { otherwise: vec![together], ..only }
            }
            None => Sheet { otherwise: apart, ..together },
        }
    }

    /// The sheet on which the areas of several subjects stand side by side.
    fn together(&mut self, tab: &'static Tab, at: At<'_>, subjects: &[Subject], taken: &mut Vec<String>) -> Sheet {
        let mut sheet = self.sheet(tab, at, taken);
        let all = std::mem::take(&mut sheet.areas);
        for (nth, subject) in subjects.iter().enumerate() {
            let own = At { whose: Whose::Subject(subject), ..at };
            let beside = Some(Beside { nth, of: subjects.len() });
            let areas = tab.blocks.iter().zip(&all).map(|(block, all)| {
                let rows = block.rows_at(own).into_iter().map(|asking| self.with_lists(*block, asking)).collect();
                Area { subject: Some(subject.name.clone()), rows, beside, ..all.clone() }
            });
            let areas: Vec<Area> = areas.collect();
            sheet.areas.extend(areas);
        }
        place(&mut sheet);
        sheet
    }

    fn sheet(&mut self, tab: &'static Tab, at: At<'_>, taken: &mut Vec<String>) -> Sheet {
        let name = match (&tab.name, at.whose) {
            (Name::Fixed(name), _) => (*name).to_owned(),
            (Name::OfSubject(word), Whose::Subject(subject)) => tab_name(&subject.name, word, taken),
            (Name::OfSubject(_), Whose::DedicatedTime) => DEDICATED_TIME.to_owned(),
            (Name::OfSubject(word), Whose::All) => upper(word),
            (Name::OfSchool(word), _) => tab_name(&whole_school(at), word, taken),
        };
        taken.push(name.clone());
        let mut sheet = Sheet {
            name,
            title: (tab.title)(at),
            beside: (tab.beside)(at),
            lines: (tab.lines)(at),
            beneath: (tab.beneath)(at),
            subject: at.name().map(str::to_owned),
            frozen_columns: tab.frozen_columns,
            needed: tab.is_needed,
            ..Sheet::default()
        };
        for block in tab.blocks {
            let mut area = match block.rows() {
                Rows::Form => self.form(*block),
                Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) | Rows::Free => {
                    let rows = block.rows_at(at).into_iter().map(|asking| self.with_lists(*block, asking)).collect();
                    self.area(*block, rows)
                }
            };
            area.subject.clone_from(&sheet.subject);
            // Where a sentence is told above a table, that says enough.
            area.caption = (tab.blocks.len() > 1 && area.tells.is_none()).then(|| block.title().to_owned());
            area.optional_from = tab.later.and_then(|slot| area.column_of(slot));
            // Guidance that suits nobody is left out.
            if !area.rows.is_empty() || area.block.specs().into_iter().any(Spec::is_asked) {
                sheet.areas.push(area);
            }
        }
        place(&mut sheet);
        sheet
    }
}

/// `Whole school`, by the plan's word for it.
pub(super) fn whole_school(at: At<'_>) -> String {
    format!("Whole {}", at.plan.words.school)
}

/// A sheet as *Start here* lists it; none where nothing is asked on it.
fn listed((position, sheet): (usize, &Sheet)) -> Option<Listed> {
    let asks = sheet.areas.first()?.block.nature().asks;
    let is_asked = sheet.areas.iter().any(|area| {
        let specs = area.block.specs();
        area.rows.iter().any(|row| specs.iter().any(|spec| row.asks(spec)))
    });
    is_asked.then(|| Listed { position, name: sheet.name.clone(), asks })
}
