//! A plan read from `plan.xlsx` or `plan.toml`: both through the same layout, every fault with its place.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::identity::Identity;
use super::{Unreadable, package, place};
use crate::answers::{At, Given, Key, Read, Spot, Typed};
use crate::check;
use crate::finding::{Code, Finding, Severity};
use crate::fold::nearest;
use crate::layout::{self, Area, Form, Holds, Row, Rows, Spec};
use crate::plan::{Fault, Framework, Plan, built_in, file::File, resolve, resolve_beside};

/// Something wrong in a plan, told to the person who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// Sheet and cell, or the line of the file.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub fix: String,
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.place, self.what.trim_end_matches('.'), self.fix)
    }
}

/// The form by which plans are read. It needs a plan for its lists, and any will do: the headings of
/// the plan workbook are the same in every setting.
fn form() -> Result<(Plan, Form), Vec<PlanFault>> {
    let file = built_in();
    let plan = resolve(&file)
        .map_err(|_| vec![whole_file("the built-in plan", "cannot be resolved", "Please report this.")])?;
    let form = layout::plan_form_to_read(&plan, &layout::answers_of_plan(&file));
    Ok((plan, form))
}

fn whole_file(place: &str, what: impl Into<String>, fix: impl Into<String>) -> PlanFault {
    PlanFault { place: place.to_owned(), what: what.into(), fix: fix.into() }
}

/// Reads a plan workbook.
///
/// # Errors
/// Every fault, each with sheet, cell and remedy; one fault where the bytes are no workbook.
pub fn plan_from_workbook(bytes: &[u8]) -> Result<Plan, Vec<PlanFault>> {
    typed_from_workbook(bytes).map(|(_, plan)| plan)
}

/// The same, beside the plan as it was typed.
///
/// # Errors
/// The same.
pub fn typed_from_workbook(bytes: &[u8]) -> Result<(File, Plan), Vec<PlanFault>> {
    workbook_beside(bytes, None)
}

/// The same of a plan beside which a framework lies.
///
/// # Errors
/// The same.
pub fn workbook_beside(bytes: &[u8], beside: Option<&Framework>) -> Result<(File, Plan), Vec<PlanFault>> {
    let (plan, form) = form()?;
    let workbook = package::open(bytes).map_err(|Unreadable { what, fix }| vec![whole_file("plan.xlsx", what, fix)])?;
    // A workbook of another kind would be told fault by fault.
    if let Some(kind) = Identity::of(&plan, &workbook).kind.filter(|kind| kind != layout::BookKind::Plan.word()) {
        let what = format!("this is a {} workbook of a round, not its plan", kind.replace('-', " "));
        let fix = "Move it out of the way, and bring the plan back from an older copy or with 'careers-audit new'.";
        return Err(vec![whole_file("plan.xlsx", what, fix)]);
    }
    let read = place::read(&place::Context::of(&plan, &form), &workbook);
    believe(beside, &plan, &form, &read, Vec::new())
}

/// Reads a plan written in TOML.
///
/// # Errors
/// Every fault, each with its line and remedy.
pub fn plan_from_toml(text: &str) -> Result<Plan, Vec<PlanFault>> {
    typed_from_toml(text).map(|(_, plan)| plan)
}

/// The same, beside the plan as it was typed.
///
/// # Errors
/// The same.
pub fn typed_from_toml(text: &str) -> Result<(File, Plan), Vec<PlanFault>> {
    toml_beside(text, None)
}

/// The same of a plan beside which a framework lies.
///
/// # Errors
/// The same.
pub fn toml_beside(text: &str, beside: Option<&Framework>) -> Result<(File, Plan), Vec<PlanFault>> {
    let (plan, form) = form()?;
    let (document, errors) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    if !errors.is_empty() {
        let fault = |error: &toml::de::Error| {
            let line = lines.at(error.span().map_or(0, |span| span.start));
            whole_file(&format!("plan.toml, line {line}"), error.message(), "Correct the TOML at this line.")
        };
        return Err(errors.iter().map(fault).collect());
    }
    let mut toml = Toml { plan: &plan, form: &form, lines, read: Read::default(), faults: Vec::new() };
    toml.tables(document.get_ref());
    let Toml { read, faults, .. } = toml;
    believe(beside, &plan, &form, &read, faults)
}

/// The school's own plan, as typed, resolved; or every fault at once.
fn believe(
    beside: Option<&Framework>,
    plan: &Plan,
    form: &Form,
    read: &Read,
    mut faults: Vec<PlanFault>,
) -> Result<(File, Plan), Vec<PlanFault>> {
    // A sheet that older plans could not have is not missing from them.
    let is_older = |finding: &Finding| {
        finding.code == Code::MissingSheet && finding.place.sheet.as_deref().is_some_and(layout::came_later)
    };
    let faulty = |finding: &Finding| {
        finding.severity() != Severity::Note && finding.code != Code::SheetRecognised && !is_older(finding)
    };
    for finding in check::findings(plan, form, read).into_iter().filter(faulty) {
        let what = finding.message.trim_end_matches('.').to_owned();
        // What helps with a return, such as asking the department, helps nobody with a plan.
        let own = match finding.code {
            Code::MissingSheet | Code::MissingRow | Code::HeadingsLost | Code::MissingColumn => {
                "Bring it back from an older copy of the plan, or from the plan of a new round ('careers-audit new')."
            }
            _ => finding.fix.as_str(),
        };
        let fix = match &finding.suggestion {
            Some(suggestion) => format!("{own} Did you mean '{suggestion}'?"),
            None => own.to_owned(),
        };
        // Rows of a plan are numbered, which says nothing beside a cell.
        let mut place = finding.place.clone();
        place.row = None;
        faults.push(PlanFault { place: place.to_string(), what, fix });
    }
    faults.extend(too_long(form, read));
    let file: File = layout::plan_of(&read.answers);
    match resolve_beside(&file, beside) {
        Ok(plan) if faults.is_empty() => Ok((file, plan)),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more.into_iter().filter_map(|fault| placed(form, read, fault)));
            Err(faults)
        }
    }
}

/// Texts longer than their cells allow: a name of a thousand letters fits no sheet, no file and no email.
fn too_long(form: &Form, read: &Read) -> Vec<PlanFault> {
    let spec_of = |key: &Key| {
        let area = form.areas().map(|(_, area)| area).find(|area| area.block.key() == key.block)?;
        area.block.specs().into_iter().find(|spec| spec.key == key.slot)
    };
    let told = read.answers.iter().filter_map(|(key, given)| {
        let spec = spec_of(key)?;
        let Holds::Text { most } = spec.holds else { return None };
        let letters = given.typed.shown().chars().count();
        let place = match read.spots.get(key)? {
            Spot { sheet, at: At::Line(line) } => format!("{sheet}, line {line} ({})", key.slot),
            Spot { sheet, at: cell @ (At::Cell(..) | At::Beside) } => {
                format!("{sheet}, {} ({cell})", spec.head.text(&form.words))
            }
        };
        let what = format!("the text has {letters} letters and signs");
        let fix = format!("Shorten it to {most}.");
        (letters > usize::from(most)).then_some(PlanFault { place, what, fix })
    });
    told.collect()
}

/// A fault of the resolved plan with its place in the file; none where its cell's own fault is told already.
fn placed(form: &Form, read: &Read, fault: Fault) -> Option<PlanFault> {
    let Fault { table, row, field, what, fix } = fault;
    let area = form.areas().map(|(_, area)| area).find(|area| area.block.key() == table);
    let sheet = form.areas().find(|(_, area)| area.block.key() == table).map(|(sheet, _)| sheet.name.as_str());
    let spec = area.and_then(|area| area.block.specs().into_iter().find(|spec| spec.key == field));
    let (Some(area), Some(spec)) = (area, spec) else {
        return Some(PlanFault { place: format!("{table}, {field}"), what, fix });
    };
    let key = key_of(area, spec, row);
    if read.answers.get(&key).is_some_and(|given| given.means.is_err()) {
        return None;
    }
    let heading = spec.head.text(&form.words);
    let place = match read.spots.get(&key) {
        Some(Spot { sheet, at: At::Line(line) }) => format!("{sheet}, line {line} ({field})"),
        Some(Spot { sheet, at: cell @ (At::Cell(..) | At::Beside) }) => format!("{sheet}, {heading} ({cell})"),
        None => format!("{}, {heading}", sheet.unwrap_or(table.word())),
    };
    Some(PlanFault { place, what, fix })
}

/// The key under which a field of the nth row of a table is read.
fn key_of(area: &Area, spec: &Spec, row: usize) -> Key {
    let reference = match area.block.rows() {
        Rows::Form => area.rows.iter().find(|row| row.asks(spec)).map_or(String::new(), |row| row.reference.clone()),
        Rows::Free | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => (row + 1).to_string(),
    };
    Key { block: area.block.key(), subject: None, row: reference, slot: spec.key }
}

/// Where each line of a text begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        Lines(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line, from 1, in which a byte stands.
    fn at(&self, byte: usize) -> u32 {
        u32::try_from(self.0.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }
}

/// Walks a TOML document along the plan's layout.
struct Toml<'a> {
    plan: &'a Plan,
    form: &'a Form,
    lines: Lines,
    read: Read,
    faults: Vec<PlanFault>,
}

impl Toml<'_> {
    fn fault(&mut self, line: u32, what: impl Into<String>, fix: impl Into<String>) {
        self.faults.push(whole_file(&format!("plan.toml, line {line}"), what, fix));
    }

    fn tables(&mut self, document: &DeTable<'_>) {
        let form = self.form;
        for (name, value) in document {
            let line = self.lines.at(name.span().start);
            // What a plan workbook only prints is no table of a plan.
            let tables = || form.areas().map(|(_, area)| area).filter(|area| area.block.rows() != Rows::Printed);
            let area = tables().find(|area| area.block.key().word() == name.get_ref().as_ref());
            let Some(area) = area else {
                let known = tables().map(|area| area.block.key().word());
                let fix = did_you_mean(nearest(name.get_ref(), known), "Delete it.");
                self.fault(line, format!("'{}' is no table of a plan", name.get_ref()), fix);
                continue;
            };
            match (value.get_ref(), area.block.rows()) {
                (DeValue::Table(table), Rows::Form) => self.row(area, 0, line, table),
                (DeValue::Array(rows), Rows::Free) => {
                    for (number, row) in rows.iter().enumerate() {
                        let line = self.lines.at(row.span().start);
                        match row.get_ref() {
                            DeValue::Table(table) => self.row(area, number, line, table),
                            other => {
                                let what = format!("a row of '{}' is {}", area.block.key(), other.type_str());
                                self.fault(line, what, format!("Write it as [[{}]].", area.block.key()));
                            }
                        }
                    }
                }
                (_, Rows::Form) => {
                    self.fault(line, "one table is expected", format!("Write it as [{}].", area.block.key()));
                }
                _ => self.fault(line, "rows are expected", format!("Write each row as [[{}]].", area.block.key())),
            }
        }
    }

    fn row(&mut self, area: &Area, number: usize, line: u32, table: &DeTable<'_>) {
        let specs = area.block.specs();
        for (name, _) in table {
            if !specs.iter().any(|spec| spec.key.word() == name.get_ref().as_ref()) {
                let fix = did_you_mean(nearest(name.get_ref(), specs.iter().map(|spec| spec.key.word())), "Delete it.");
                let line = self.lines.at(name.span().start);
                self.fault(line, format!("'{}' is no field of '{}'", name.get_ref(), area.block.key()), fix);
            }
        }
        for spec in specs {
            let key = key_of(area, spec, number);
            let given = table.iter().find(|(name, _)| name.get_ref().as_ref() == spec.key.word());
            let line = given.map_or(line, |(name, _)| self.lines.at(name.span().start));
            self.read.spots.insert(key.clone(), Spot { sheet: "plan.toml".to_owned(), at: At::Line(line) });
            let Some((_, value)) = given else { continue };
            let Some(typed) = typed(value) else {
                self.fault(
                    line,
                    format!("'{}' holds {}", spec.key, value.get_ref().type_str()),
                    "Write a text, a number or a list of texts.",
                );
                continue;
            };
            if typed.is_blank() {
                continue;
            }
            let template = Row::default();
            let row = area.rows.iter().find(|row| row.asks(spec)).unwrap_or(&template);
            let means = check::mean(self.plan, self.form, row, spec, &typed);
            self.read.answers.put(key, Given { typed, means });
        }
    }
}

fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |near| format!("Did you mean '{near}'?"))
}

/// A TOML value as a spreadsheet cell would hold it.
fn typed(value: &Spanned<DeValue<'_>>) -> Option<Typed> {
    match value.get_ref() {
        DeValue::String(text) => Some(Typed::Text(text.to_string())),
        DeValue::Integer(number) => number.as_str().replace('_', "").parse().ok().map(Typed::Number),
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok().map(Typed::Number),
        DeValue::Boolean(truth) => Some(Typed::Text(if *truth { "Yes" } else { "No" }.to_owned())),
        DeValue::Datetime(moment) => Some(Typed::Text(moment.to_string())),
        DeValue::Array(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(|part| typed(part).map(|part| part.shown())).collect();
            parts.map(|parts| Typed::Text(parts.join(", ")))
        }
        DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../schemas/mainstream.toml");

    #[test]
    fn the_layout_reads_toml_as_serde_does() {
        let plan = plan_from_toml(BUILT_IN).expect("no fault");
        assert_eq!(plan, resolve(&built_in()).expect("no fault"));
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = BUILT_IN
            .replacen("foundation_share = 25", "foundation_share = \"a quarter\"", 1)
            .replacen("stage = \"KS3\"\nroll = 180", "stage = \"KS9\"\nroll = 180", 1)
            .replacen("code = \"Y8\"", "code = \"Y8\"\nrool = 3", 1);
        let faults = plan_from_toml(&text).expect_err("faults");
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let has = |parts: &[&str]| told.iter().any(|fault| parts.iter().all(|part| fault.contains(part)));
        let quarter = text.lines().position(|line| line.contains("a quarter")).expect("a line") + 1;
        assert!(has(&[&format!("line {quarter})"), "a quarter", "whole number"]), "{told:#?}");
        assert!(has(&["'KS9' is not in the table of stages", "KS3"]), "{told:#?}");
        assert!(has(&["'rool' is no field of 'cohorts'", "Did you mean 'roll'?"]), "{told:#?}");
        assert_eq!(told.len(), 3, "a cell in error is not also missing: {told:#?}");
    }

    #[test]
    fn a_per_cent_may_be_typed_as_a_share_or_with_its_sign() {
        let share = |typed: &str| {
            let text = BUILT_IN.replacen("foundation_share = 25", &format!("foundation_share = {typed}"), 1);
            plan_from_toml(&text).map(|plan| plan.rules.foundation_share.per_cent())
        };
        for (typed, per_cent) in [("0.4", 40), ("0.29", 29), ("\"40%\"", 40), ("\"40 %\"", 40), ("1", 1), ("0", 0)] {
            assert_eq!(share(typed), Ok(per_cent), "{typed}");
        }
        for typed in ["0.405", "\"400%\"", "1.5", "\"%\"", "-0.4"] {
            assert!(share(typed).is_err(), "{typed}");
        }
        // A number that is no per cent is never taken for one.
        let text = BUILT_IN.replacen("roll = 180", "roll = 0.5", 1);
        assert!(plan_from_toml(&text).is_err());
    }

    #[test]
    fn broken_toml_is_told_with_its_line() {
        let faults = plan_from_toml("[round]\nlabel = \"x\n[school]\n").expect_err("faults");
        assert!(faults[0].place.contains("line 2"), "{faults:?}");
    }
}
