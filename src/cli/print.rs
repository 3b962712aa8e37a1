//! What the verbs print: what there is to say, laid out so that it can be read without colour; and what is typed next.

use std::io::{Result, Write};

use anstyle::{AnsiColor, Style};

use super::files::Place;
use super::head::{BOLD, head, note};
use super::preview;
use crate::finding::Severity;
use crate::names::{Folder, PLAN};
use crate::plan::LEADER;
use crate::returns::{Results, State};
use crate::round::{Next, Said, Today};
use crate::say::{self, Found, Note, Opened, Whose, board, compared, due, plain, standings, total, whose};
use crate::shelf::Rel;
use crate::words::{many, weekday};

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Query => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// So many lines are printed of one file: more would bury the other departments.
const MOST_LINES: usize = 200;

/// So many files of one department, or of none, are named that do not count.
const MOST_FILES: usize = 20;

/// What is told beside the result, where it can be told.
pub(super) fn is_no_result(said: &Said) -> bool {
    matches!(
        said,
        Said::NoReturns
            | Said::Renamed(_)
            | Said::NotCompared(_)
            | Said::NotWritten(_)
            | Said::NotHanded(_)
            | Said::PlanIs(..)
            | Said::PlanIsOpen(_)
            | Said::PlanCorrected(_)
    )
}

/// Says what is no result.
pub(super) fn beside(out: &mut impl Write, place: &Place<'_>, said: &[Said]) -> Result<()> {
    let told = said.iter().filter(|said| is_no_result(said)).flat_map(|said| place.notes(said));
    told.into_iter().try_for_each(|one| note(out, &one))
}

/// Says one thing that is a result.
pub(super) fn tell(out: &mut impl Write, place: &Place<'_>, said: &Said) -> Result<()> {
    if is_no_result(said) {
        return Ok(());
    }
    let notes = || place.notes(said);
    match said {
        Said::Started(_) | Said::RoundsBeside(_) | Said::Send(_) | Said::Early(_) if place.is_clicked => {
            all(out, &notes())
        }
        Said::Started(_) => started(out, place, &notes()),
        Said::RoundsBeside(ways) => rounds_beside(out, place, &notes(), ways),
        Said::Begun(_) => begun(out, place, &notes()),
        Said::NoReturns
        | Said::Renamed(_)
        | Said::NotCompared(_)
        | Said::NotWritten(_)
        | Said::NotHanded(_)
        | Said::PlanIs(..)
        | Said::PlanIsOpen(_)
        | Said::PlanCorrected(_)
        | Said::Became(_)
        | Said::Kept(_)
        | Said::Left(..)
        | Said::Drafts { .. }
        | Said::Look(_)
        | Said::DueHasPassed(_)
        | Said::LeftOver(_)
        | Said::Correction(..)
        | Said::NotAgreed(_)
        | Said::AgreedSince(..)
        | Said::NotCorrected(..)
        | Said::Programme(..) => all(out, &notes()),
        Said::Send(_) => send(out, place, &notes()),
        Said::Show => show(out, place, &notes()),
        Said::Findings(results) => findings(out, place, results),
        Said::Stands { results, .. } => {
            head(out, results)?;
            all(out, &notes())
        }
        Said::Early(_) => held_back(out, &notes()),
        Said::Returned(results, today) => status(out, place, results, today),
        Said::Asks(results, today) => preview::asks(out, results, *today),
        Said::Changes { before, now, waiting } => preview::parts(out, &compared(before, now, waiting)),
        Said::Alone(now) => preview::parts(out, &standings(now, None, "; generate writes it")),
        Said::Unread(now, why) => preview::parts(out, &standings(now, Some(why), "")),
        Said::MadeUp { matrix, .. } => made_up(out, place, &notes(), matrix),
    }
}

fn all(out: &mut impl Write, notes: &[Note]) -> Result<()> {
    notes.iter().try_for_each(|one| note(out, one))
}

/// A note's sentence, where it goes on with what is typed.
fn unended(note: &Note) -> &str {
    note.text.strip_suffix('.').unwrap_or(&note.text)
}

/// `new`: what to do next.
fn started(out: &mut impl Write, place: &Place<'_>, notes: &[Note]) -> Result<()> {
    all(out, notes)?;
    writeln!(out, "Open it, put in your school, departments and numbers, save it, and then run:")?;
    writeln!(out, "  {}", place.command("generate"))
}

/// `new`: that it may be the next of a round beside it, and how to begin it so.
fn rounds_beside(out: &mut impl Write, place: &Place<'_>, notes: &[Note], ways: &[String]) -> Result<()> {
    all(out, notes)?;
    let Some(way) = ways.first() else { return Ok(()) };
    writeln!(out, "For that, take {} away and run:", place.shown(&Rel::new(PLAN)))?;
    writeln!(out, "  {}", place.command("new") + &format!(" --from {}", place.beside(way)))
}

/// `new --from`: what to do next.
fn begun(out: &mut impl Write, place: &Place<'_>, notes: &[Note]) -> Result<()> {
    all(out, notes)?;
    writeln!(out, "Open it, change what is different this time, save it, and then run:")?;
    writeln!(out, "  {}", place.command("preview"))
}

/// `generate --pack`: what it is for.
fn show(out: &mut impl Write, place: &Place<'_>, notes: &[Note]) -> Result<()> {
    for note in notes {
        writeln!(out, "{}:", unended(note).replace("; ", ";\n"))?;
    }
    writeln!(out, "  {}", place.command("generate --pack"))
}

/// `generate`: what to do next.
fn send(out: &mut impl Write, place: &Place<'_>, notes: &[Note]) -> Result<()> {
    all(out, notes)?;
    writeln!(out, "Put what comes back into {} and run:", place.folder(Folder::Returns))?;
    writeln!(out, "  {}", place.command("check"))
}

/// `consolidate`: why there is no draft to SLT, and how to have one.
fn held_back(out: &mut impl Write, notes: &[Note]) -> Result<()> {
    notes.iter().try_for_each(|note| writeln!(out, "{} With --early it is written all the same.", note.text))
}

/// `check`: the findings, grouped by department.
fn findings(out: &mut impl Write, place: &Place<'_>, results: &Results) -> Result<()> {
    head(out, results)?;
    for Whose { name, nothing, returns, .. } in &whose(results) {
        writeln!(out, "\n{BOLD}{name}{BOLD:#}")?;
        nothing.iter().try_for_each(|nothing| writeln!(out, "  {nothing}"))?;
        let (some, more) = few(returns, |one| one.does_count);
        some.into_iter().try_for_each(|one| opened(out, one))?;
        more_files(out, more)?;
    }
    let mut strangers = results.returns.iter().filter(|entry| entry.department.is_none());
    if !place.is_clicked && strangers.any(|entry| entry.state == State::Stranger) {
        let code = results.plan.departments.first().map_or(LEADER, |one| &one.code);
        let settle = place.command("check");
        writeln!(out, "  Where you know whose one is, settle it: {settle} --as {code} FILE, with the right code")?;
    }
    writeln!(out)?;
    lines(out, &total(results))
}

/// All that must be told and the first few of the rest, and how many are left out.
fn few<T>(all: &[T], must: impl Fn(&T) -> bool) -> (Vec<&T>, usize) {
    let mut rest = 0;
    let is_told = |one: &&T| {
        rest += usize::from(!must(one));
        must(one) || rest <= MOST_FILES
    };
    let told = all.iter().filter(is_told).collect();
    (told, rest.saturating_sub(MOST_FILES))
}

fn more_files(out: &mut impl Write, more: usize) -> Result<()> {
    if more == 0 {
        return Ok(());
    }
    writeln!(out, "  and {} that count for nothing; check --json lists them all", many(more, "more file", "more files"))
}

fn lines(out: &mut impl Write, lines: &[String]) -> Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn opened(out: &mut impl Write, one: &Opened) -> Result<()> {
    let Opened { file, stands, counts, comment, since, findings, does_count: _ } = one;
    let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    writeln!(out, "  {file} - {stands}{counts}")?;
    if let Some(comment) = comment {
        writeln!(out, "    They say: “{}”", plain(comment))?;
    }
    since.iter().try_for_each(|since| writeln!(out, "    {since}"))?;
    findings.iter().take(MOST_LINES).try_for_each(|one| found(out, one))?;
    match findings.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        Some(more) => writeln!(out, "    and {more} more; check --json lists them all"),
        None => Ok(()),
    }
}

fn found(out: &mut impl Write, found: &Found) -> Result<()> {
    let Found { severity, code, place, message, fix, suggestion, explained } = found;
    let (style, word) = (style(*severity), severity.word());
    let colon = if place.is_empty() { "" } else { ": " };
    write!(out, "    {style}{word:<5}{style:#} {place}{colon}{message}")?;
    [fix, suggestion, explained].into_iter().flatten().try_for_each(|part| write!(out, " {part}"))?;
    writeln!(out, " [{code}]")
}

/// `status`: a line for each department.
fn status(out: &mut impl Write, place: &Place<'_>, results: &Results, today: &Today) -> Result<()> {
    head(out, results)?;
    writeln!(out, "{}\n", due(results.plan.round.due, today.day))?;
    let rows = board(results);
    let departments = rows.iter().filter(|row| row.code.is_some());
    let widest = departments.map(|row| row.name.chars().count()).max().unwrap_or(0);
    let (rows, more) = few(&rows, |row| row.code.is_some());
    for row in rows {
        let counts = row.counts.as_ref().map_or_else(String::new, |counts| format!(" ({counts})"));
        let file = row.file.as_ref().map_or_else(String::new, |file| format!(": {file}"));
        writeln!(out, "  {:<widest$}  {}{counts}{file}", row.name, row.stands)?;
    }
    more_files(out, more)?;
    writeln!(out)?;
    lines(out, &total(results))?;
    what_is_to_do(out, place, results, today)
}

/// What there is to do today, and what is typed for the one thing that comes next.
fn what_is_to_do(out: &mut impl Write, place: &Place<'_>, results: &Results, today: &Today) -> Result<()> {
    let shown = |at: &Rel| place.shown(at);
    writeln!(out, "\n{BOLD}Today, {}{BOLD:#}", weekday(today.day))?;
    preview::listed(out, &say::today(results, today, &shown))?;
    writeln!(out, "Next: {}", say::next(today, &shown))?;
    let verb = match today.next {
        _ if place.is_clicked => return Ok(()),
        Next::Make => "generate",
        Next::Look(_) | Next::Write(_) => "check",
        Next::Sum => "consolidate",
        Next::Send(_) | Next::WaitUntil(_) | Next::Wait | Next::Nothing => return Ok(()),
    };
    writeln!(out, "  {}", place.command(verb))
}

/// `demo`: what it found, in five lines, and which file to open first.
fn made_up(out: &mut impl Write, place: &Place<'_>, notes: &[Note], matrix: &Rel) -> Result<()> {
    if let Some((errors, shows)) = notes.split_last() {
        all(out, shows)?;
        if place.is_clicked {
            note(out, errors)?;
        } else {
            writeln!(out, "{}, all told by: {}", unended(errors), place.command("check"))?;
        }
    }
    writeln!(out, "Open this first: {}", place.shown(matrix))
}
