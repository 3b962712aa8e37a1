//! What several verbs print alike: whose round it is, and what a department is called.

use std::io::{Result, Write};

use anstyle::Style;

use crate::returns::Results;

pub(super) const BOLD: Style = Style::new().bold();

pub(super) fn head(out: &mut impl Write, results: &Results) -> Result<()> {
    let plan = &results.plan;
    writeln!(out, "{BOLD}{}{BOLD:#}, round {}", plan.school.name, plan.round.label)
}

pub(super) fn name(results: &Results, code: &str) -> String {
    match results.plan.department(code) {
        Some(department) => format!("{} ({code})", department.name),
        None => format!("Careers Leader ({code})"),
    }
}
