//! What `preview` prints: what each department will be asked, what to look at, and what a changed plan changes.

use std::io::{Result, Write};

use jiff::civil::Date;

use super::head::{BOLD, head};
use crate::returns::Results;
use crate::say::{self, Asks, Part, minutes};

/// What the plan asks, and what to look at.
pub(super) fn asks(out: &mut impl Write, results: &Results, today: Date) -> Result<()> {
    head(out, results)?;
    let Asks { departments, to_look_at } = say::asks(results, today);
    let subjects = departments.iter().flat_map(|one| &one.subjects);
    let widest = subjects.map(|one| one.name.chars().count()).max().unwrap_or(0);
    for department in &departments {
        writeln!(out, "\n{BOLD}{}{BOLD:#}: about {}", department.name, minutes(department.minutes))?;
        for subject in &department.subjects {
            writeln!(out, "  {:<widest$}  {}", subject.name, subject.told())?;
            subject.refs.iter().try_for_each(|refs| writeln!(out, "  {:<widest$}  {refs}", ""))?;
        }
    }
    part(out, &to_look_at)
}

/// Parts, each line beneath its heading, with no room between them.
pub(super) fn listed(out: &mut impl Write, parts: &[Part]) -> Result<()> {
    for Part { title, lines, .. } in parts {
        title.iter().try_for_each(|title| writeln!(out, "{title}:"))?;
        lines.iter().try_for_each(|line| writeln!(out, "  {}", line.text))?;
    }
    Ok(())
}

/// Parts of what a changed plan changes.
pub(super) fn parts(out: &mut impl Write, parts: &[Part]) -> Result<()> {
    parts.iter().try_for_each(|one| part(out, one))
}

fn part(out: &mut impl Write, Part { title, lines, .. }: &Part) -> Result<()> {
    writeln!(out)?;
    if let Some(title) = title {
        writeln!(out, "{BOLD}{title}{BOLD:#}")?;
    }
    let indent = if title.is_some() { "  " } else { "" };
    for line in lines {
        writeln!(out, "{indent}{}", line.text)?;
        line.next.iter().try_for_each(|next| writeln!(out, "{indent}  {next}"))?;
    }
    Ok(())
}
