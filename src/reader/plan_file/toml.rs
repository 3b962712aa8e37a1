//! A plan written in TOML, along the plan's layout.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::told::{PlanFault, key_of};
use crate::answers::{At, Given, Read, Spot, Typed};
use crate::check;
use crate::fold::nearest;
use crate::layout::{Area, Form, Row, Rows};
use crate::plan::Plan;

/// What the tables of a text say, and what in it is no table or field of a plan.
///
/// # Errors
/// Every place where it is no TOML.
pub(super) fn read(plan: &Plan, form: &Form, text: &str) -> Result<(Read, Vec<PlanFault>), Vec<PlanFault>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    if !errors.is_empty() {
        let fault = |error: &toml::de::Error| {
            let line = lines.at(error.span().map_or(0, |span| span.start));
            at_line(line, error.message(), "Correct the TOML at this line.")
        };
        return Err(errors.iter().map(fault).collect());
    }
    let mut toml = Toml { plan, form, lines, read: Read::default(), faults: Vec::new() };
    toml.tables(document.get_ref());
    Ok((toml.read, toml.faults))
}

fn at_line(line: u32, what: impl Into<String>, fix: impl Into<String>) -> PlanFault {
    PlanFault { order: (0, line, 0), ..PlanFault::of_file(&format!("plan.toml, line {line}"), what, fix) }
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
        self.faults.push(at_line(line, what, fix));
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
