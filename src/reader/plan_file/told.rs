//! What is told of a plan: each fault with its cells, in the order of the sheets, and none that follows from another.

use std::collections::{HashMap, HashSet};
use std::fmt;

use indexmap::IndexMap;

use crate::answers::{Answers, At, Given, Key, Read, Spot, Typed, Unread};
use crate::check;
use crate::finding::{Code, Finding, Severity};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Area, Form, Holds, Rows, Spec};
use crate::plan::{self, Fault, Plan};

/// So many cells of one fault are named.
const MOST_CELLS: usize = 12;

/// The tables whose short texts stand in headers of emails, names of files and addresses.
const NAMED: [BlockKey; 9] = [
    BlockKey::Round,
    BlockKey::School,
    BlockKey::Words,
    BlockKey::Stages,
    BlockKey::Cohorts,
    BlockKey::Terms,
    BlockKey::Departments,
    BlockKey::Subjects,
    BlockKey::Messages,
];

/// Texts of at least so many signs are explanations; shorter ones are names and labels.
const LONG: u16 = 1000;

/// Something wrong in a plan, told to the person who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// Sheet and cells, or the lines of the file.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub fix: String,
    /// What may stand there instead, where that is known.
    pub suggestion: Option<String>,
    /// The cells that it is about, the one to mend first.
    pub keys: Vec<Key>,
    /// Sheet, row and column, by which faults are told in order.
    pub(super) order: (usize, u32, u32),
}

impl PlanFault {
    /// A fault of a whole file, or of none.
    pub fn of_file(place: &str, what: impl Into<String>, fix: impl Into<String>) -> PlanFault {
        let (place, what, fix) = (place.to_owned(), what.into(), fix.into());
        PlanFault { place, what, fix, suggestion: None, keys: Vec::new(), order: (0, 0, 0) }
    }
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.place, self.what.trim_end_matches('.'), self.fix)
    }
}

/// Cells as a person finds them: `Subjects, Department (A12, A13); Outcomes, Departments (F5)`.
pub fn place(form: &Form, spots: &IndexMap<Key, Spot>, keys: &[Key]) -> String {
    let mut by_column: IndexMap<String, Vec<String>> = IndexMap::new();
    let mut is_text = false;
    for key in keys.iter().take(MOST_CELLS) {
        let heading = form.spec(key).map_or(key.slot.word(), |spec| spec.head.text(&form.words));
        let (column, cell) = match spots.get(key) {
            Some(Spot { sheet, at: at @ At::Line(_) }) => {
                is_text = true;
                (sheet.clone(), format!("{at} ({})", key.slot))
            }
            Some(Spot { sheet, at: cell @ (At::Cell(..) | At::Beside) }) => {
                (format!("{sheet}, {heading}"), cell.to_string())
            }
            None => (format!("{}, {heading}", layout::sheet_of(key.block)), String::new()),
        };
        by_column.entry(column).or_default().extend(Some(cell).filter(|cell| !cell.is_empty()));
    }
    let told = by_column.into_iter().map(|(column, cells)| match cells.join(", ") {
        none if none.is_empty() => column,
        lines if is_text => format!("{column}, {lines}"),
        cells => format!("{column} ({cells})"),
    });
    let told = told.collect::<Vec<_>>().join("; ");
    match keys.len().saturating_sub(MOST_CELLS) {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

/// The key under which a field of the nth row of a table is read.
pub(super) fn key_of(area: &Area, spec: &Spec, row: usize) -> Key {
    let reference = match area.block.rows() {
        Rows::Form => area.rows.iter().find(|row| row.asks(spec)).map_or(String::new(), |row| row.reference.clone()),
        Rows::Free | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => (row + 1).to_string(),
    };
    Key { block: area.block.key(), subject: None, row: reference, slot: spec.key }
}

/// The faults of one plan, as they are found.
pub(super) struct Telling<'a> {
    form: &'a Form,
    read: &'a Read,
    /// The answers, of which those that a plan cannot hold mean nothing.
    fit: Answers,
    faults: Vec<PlanFault>,
    /// The tables of which nothing was found, which is told.
    lost: HashSet<BlockKey>,
}

impl<'a> Telling<'a> {
    /// Of a plan as it was read.
    pub(super) fn new(form: &'a Form, read: &'a Read, faults: Vec<PlanFault>) -> Telling<'a> {
        Telling { form, read, fit: read.answers.clone(), faults, lost: HashSet::new() }
    }

    /// What is to be believed where nothing is at fault.
    pub(super) fn fit(&self) -> &Answers {
        &self.fit
    }

    /// What sheets, headings and cells say by themselves.
    pub(super) fn tell_of_cells(&mut self, plan: &Plan) {
        let (form, read) = (self.form, self.read);
        let keys: HashMap<(&str, String), &Key> =
            read.spots.iter().map(|(key, spot)| ((spot.sheet.as_str(), spot.at.to_string()), key)).collect();
        for finding in check::findings(plan, form, read).into_iter().filter(is_fault) {
            self.lose(&finding);
            let cell = finding.place.sheet.as_deref().zip(finding.place.cell.clone());
            let key = cell.and_then(|cell| keys.get(&cell)).map(|key| (*key).clone());
            let fault = self.of_finding(finding, key);
            self.faults.push(fault);
        }
        for (key, given) in read.answers.iter().filter(|(_, given)| given.means.is_ok()) {
            let Some((what, fix)) = form.spec(key).and_then(|spec| unfit(key.block, spec, &given.typed)) else {
                continue;
            };
            let unread = Unread { code: Code::UnknownAnswer, suggestion: None };
            self.fit.put(key.clone(), Given { typed: given.typed.clone(), means: Err(unread) });
            let fault = self.at(vec![key.clone()], what, fix, None);
            self.faults.push(fault);
        }
    }

    /// Which tables a finding says are lost.
    fn lose(&mut self, finding: &Finding) {
        let Some(sheet) = finding.place.sheet.as_deref() else { return };
        for (own, area) in self.form.areas() {
            let is_lost = match finding.code {
                Code::MissingSheet => own.name == sheet,
                Code::MissingColumn => {
                    finding.place.heading.is_none() && finding.message.contains(&format!("'{}'", area.block.title()))
                }
                _ => false,
            };
            if is_lost {
                self.lost.insert(area.block.key());
            }
        }
    }

    fn of_finding(&self, finding: Finding, key: Option<Key>) -> PlanFault {
        let what = finding.message.trim_end_matches('.').to_owned();
        // What helps with a return, such as asking the department, helps nobody with a plan.
        let own = match finding.code {
            Code::MissingSheet | Code::MissingRow | Code::HeadingsLost | Code::MissingColumn => {
                "Bring it back from an older copy of the plan, or from the plan of a new round."
            }
            _ => finding.fix.as_str(),
        };
        let fix = match &finding.suggestion {
            Some(suggestion) => format!("{own} Did you mean '{suggestion}'?"),
            None => own.to_owned(),
        };
        if let Some(key) = key {
            return self.at(vec![key], what, fix, finding.suggestion);
        }
        // Rows of a plan are numbered, which says nothing beside a cell.
        let mut place = finding.place.clone();
        place.row = None;
        let sheet = self.form.sheets.iter().position(|sheet| Some(&sheet.name) == place.sheet.as_ref());
        let order = (sheet.unwrap_or(self.form.sheets.len()), 0, 0);
        PlanFault { order, suggestion: finding.suggestion, ..PlanFault::of_file(&place.to_string(), what, fix) }
    }

    /// A fault of cells.
    fn at(&self, keys: Vec<Key>, what: String, fix: String, suggestion: Option<String>) -> PlanFault {
        let order = keys.first().map_or((0, 0, 0), |key| self.order(key));
        let place = place(self.form, &self.read.spots, &keys);
        PlanFault { order, suggestion, keys, ..PlanFault::of_file(&place, what, fix) }
    }

    fn order(&self, key: &Key) -> (usize, u32, u32) {
        let has_it = |area: &Area| area.block.key() == key.block;
        let sheet = self.form.sheets.iter().position(|sheet| sheet.areas.iter().any(has_it)).unwrap_or(0);
        match self.read.spots.get(key).map(|spot| spot.at) {
            Some(At::Cell(row, column)) => (sheet, row, column),
            Some(At::Line(line)) => (0, line, 0),
            Some(At::Beside) | None => (sheet, 0, 0),
        }
    }

    /// All of them, with those of the plan as a whole: one of a cell, in the order of the sheets.
    pub(super) fn all(mut self, resolved: Vec<Fault>) -> Vec<PlanFault> {
        for fault in resolved {
            self.faults.extend(self.placed(fault));
        }
        self.faults.sort_by_key(|fault| fault.order);
        let mut told: HashSet<Key> = HashSet::new();
        self.faults.retain(|fault| fault.keys.first().is_none_or(|key| told.insert(key.clone())));
        self.faults
    }

    /// A fault of the resolved plan with its cells; none where it follows from what is told of them already.
    fn placed(&self, fault: Fault) -> Option<PlanFault> {
        let keys: Vec<Key> = fault.cells().filter_map(|(table, row, field)| self.key(table, row, field)).collect();
        let Fault { table, field, what, fix, suggestion, .. } = fault;
        if self.lost.contains(&table) {
            return None;
        }
        let Some(first) = keys.first() else {
            return Some(PlanFault::of_file(&format!("{table}, {field}"), what, fix));
        };
        let is_unread = |key: &Key| self.fit.get(key).is_some_and(|given| given.means.is_err());
        if keys.iter().any(is_unread) || self.has_no_place(first) {
            return None;
        }
        Some(self.at(keys, what, fix, suggestion))
    }

    fn key(&self, table: BlockKey, row: usize, field: SlotKey) -> Option<Key> {
        let area = self.form.areas().map(|(_, area)| area).find(|area| area.block.key() == table)?;
        let spec = area.block.specs().into_iter().find(|spec| spec.key == field)?;
        Some(key_of(area, spec, row))
    }

    /// Whether a cell's own column or row is not on its sheet, which is told.
    fn has_no_place(&self, key: &Key) -> bool {
        let is_told = self.read.findings.iter().any(|finding| match finding.code {
            Code::MissingRow => finding.place.row.as_ref() == Some(&key.row),
            Code::MissingColumn => finding.place.heading.is_some(),
            _ => false,
        });
        let of_column = |other: &&Key| other.block == key.block && other.slot == key.slot;
        let has_table = || self.read.spots.keys().any(|other| other.block == key.block);
        is_told && has_table() && !self.read.spots.keys().any(|other| of_column(&other))
    }
}

/// Whether what a reader found is a fault of a plan.
fn is_fault(finding: &Finding) -> bool {
    // A sheet that a plan need not have is not missing from it.
    let is_missed = finding.code == Code::MissingSheet && finding.place.sheet.as_deref().is_some_and(layout::may_lack);
    finding.severity() != Severity::Note && finding.code != Code::SheetRecognised && !is_missed
}

/// Why a text cannot stand in a cell: it would be obeyed where it should be shown, or is longer than its cell allows: a
/// name of a thousand letters fits no sheet, no file and no email.
fn unfit(block: BlockKey, spec: &Spec, typed: &Typed) -> Option<(String, String)> {
    let most = match spec.holds {
        Holds::Text { most } => Some(most),
        Holds::Code(_) => None,
        Holds::Printed | Holds::Choice(_) | Holds::Count { .. } | Holds::Date | Holds::Live(_) => return None,
    };
    let Typed::Text(text) = typed else { return None };
    // Of several in one cell each stands on a line of its own.
    let is_short = spec.is_list || most.is_none_or(|most| most < LONG);
    let is_name = is_short && NAMED.contains(&block);
    let lines = if spec.is_list { text.split(['\n', '\r']).collect() } else { vec![text.as_str()] };
    if let Some((what, fix)) = lines.into_iter().find_map(|text| plan::fit::unfit(text, is_name)) {
        return Some((what, fix.to_owned()));
    }
    let letters = plan::fit::cleaned(text).chars().count();
    let most = most.filter(|most| letters > usize::from(*most))?;
    Some((format!("the text has {letters} letters and signs"), format!("Shorten it to {most}.")))
}
