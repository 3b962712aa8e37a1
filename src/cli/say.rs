//! What the verbs print: plain sentences that can be read without colour.

use std::io::{Result, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use indexmap::IndexMap;
use jiff::civil::Date;

use super::{plain, shown};
use crate::finding::{Code, MOST_CELLS, Severity, alike};
use crate::judge::{Standing, Verdict};
use crate::picture::Picture;
use crate::plan::{Approach, LEADER, MessageKind, Plan};
use crate::returns::{Results, Return, State};
use crate::round::{Corrected, Drafts, Outcome, Round, Written};
use crate::words::{day, days, days_between, either, many};

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Query => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// So many lines are printed of one file: more would bury the other departments.
const MOST_LINES: usize = 200;

pub(super) const BOLD: Style = Style::new().bold();

/// `1 error`, `2 errors`, `1 query`.
fn counted(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => many(count, "error", "errors"),
        Severity::Query => many(count, "query", "queries"),
        Severity::Note => many(count, "note", "notes"),
    }
}

/// A command as it can be typed: the folder named, in quotes where it has a space.
fn command(verb: &str, folder: &Path) -> String {
    match shown(folder) {
        here if here.is_empty() => format!("careers-audit {verb}"),
        folder if folder.contains(char::is_whitespace) => format!("careers-audit {verb} \"{folder}\""),
        folder => format!("careers-audit {verb} {folder}"),
    }
}

/// `new`: what to do next.
pub(super) fn started(out: &mut impl Write, folder: &Path, plan: &Path) -> Result<()> {
    writeln!(out, "Wrote {}.", shown(plan))?;
    writeln!(out, "Open it, put in your school, departments and numbers, save it, and then run:")?;
    writeln!(out, "  {}", command("generate", folder))
}

/// What became of each file.
fn outcomes(out: &mut impl Write, written: &[Written]) -> Result<()> {
    for Written { path, outcome } in written {
        let outcome = match outcome {
            Outcome::New => "new",
            Outcome::Replaced => "replaced",
            Outcome::Unchanged => "unchanged",
            Outcome::Kept => "kept",
        };
        writeln!(out, "{outcome:<9} {}", shown(path))?;
    }
    Ok(())
}

/// `generate --pack`: what was written and what it is for.
pub(super) fn packed(out: &mut impl Write, round: &Round, written: &[Written], drafts: &Drafts) -> Result<()> {
    outcomes(out, written)?;
    drafted(out, round, drafts)?;
    writeln!(
        out,
        "Show the talk to departments when they get their workbooks. Governors' page says where you stand today;"
    )?;
    writeln!(out, "when more has come back, draw it anew:")?;
    writeln!(out, "  {}", command("generate --pack", round.folder()))
}

/// `generate`: what was written and what to do next.
pub(super) fn generated(
    out: &mut impl Write,
    round: &Round,
    written: &[Written],
    drafts: &Drafts,
    today: Date,
) -> Result<()> {
    outcomes(out, written)?;
    for Written { path, .. } in written.iter().filter(|one| one.outcome == Outcome::Kept) {
        writeln!(out, "{} is a copy of what was filled in among the workbooks; it is read as a return.", shown(path))?;
    }
    let due = day(round.plan.round.due);
    drafted(out, round, drafts)?;
    let untouched = round.plan.untouched();
    if !untouched.is_empty() {
        writeln!(out, "Before you send anything: the plan still has as examples {}.", untouched.join(", "))?;
    }
    if round.plan.round.due < today {
        writeln!(out, "Before you send anything: the day they are due back, {due}, has passed. It stands on School.")?;
    }
    for left in round.left_over() {
        writeln!(out, "{} is of no department of the plan any more: move it away.", shown(&left))?;
    }
    writeln!(out, "Send each department its workbook; they are due back by {due}.")?;
    writeln!(out, "Put what comes back into {} and run:", shown(&round.folder().join("returns")))?;
    writeln!(out, "  {}", command("check", round.folder()))
}

/// `check`: the findings, grouped by department.
pub(super) fn findings(out: &mut impl Write, folder: &Path, results: &Results) -> Result<()> {
    head(out, results)?;
    let mut codes: Vec<&str> = results.plan.departments.iter().map(|department| department.code.as_str()).collect();
    codes.push(LEADER);
    for code in codes {
        let entries: Vec<&Return> =
            results.returns.iter().filter(|entry| entry.department.as_deref() == Some(code)).collect();
        if entries.is_empty() && code == LEADER {
            continue;
        }
        writeln!(out, "\n{BOLD}{}{BOLD:#}", name(results, code))?;
        if entries.is_empty() {
            writeln!(out, "  nothing has come back yet")?;
        }
        for entry in entries {
            one(out, entry)?;
        }
    }
    let strangers: Vec<&Return> = results.returns.iter().filter(|entry| entry.department.is_none()).collect();
    if !strangers.is_empty() {
        writeln!(out, "\n{BOLD}Files that belong to no department{BOLD:#}")?;
        for entry in &strangers {
            one(out, entry)?;
        }
        if strangers.iter().any(|entry| entry.state == State::Stranger) {
            let code = results.plan.departments.first().map_or(LEADER, |one| &one.code);
            let settle = command("check", folder);
            writeln!(out, "  Where you know whose one is, settle it: {settle} --as {code} FILE, with the right code")?;
        }
    }
    writeln!(out)?;
    total(out, results)
}

/// `check`: the corrections that can be sent back.
pub(super) fn corrected(out: &mut impl Write, results: &Results, written: &[Corrected]) -> Result<()> {
    for Corrected { correction, written } in written {
        writeln!(out, "Correction for {}: {}", name(results, &correction.code), shown(&written.path))?;
    }
    Ok(())
}

/// How many drafts of emails there are, of which kinds, and for whom an address is missing.
pub(super) fn drafted(out: &mut impl Write, round: &Round, drafts: &Drafts) -> Result<()> {
    let Drafts { written, without_address } = drafts;
    let mut kinds: IndexMap<[&str; 2], usize> = IndexMap::new();
    for kind in MessageKind::ALL {
        let count = written.iter().filter(|(other, _)| *other == kind).count();
        if count > 0 {
            *kinds.entry(drafted_as(kind)).or_default() += count;
        }
    }
    if kinds.is_empty() {
        return Ok(());
    }
    let kinds: Vec<String> = kinds.into_iter().map(|([one, several], count)| many(count, one, several)).collect();
    let folder = shown(&round.folder().join("email"));
    let which = either(written.len(), "open it, read it, send it", "open one, read it, send it");
    writeln!(out, "{} in {folder}/ ({}): {which}.", many(written.len(), "draft", "drafts"), kinds.join(", "))?;
    if !without_address.is_empty() {
        let whose = without_address.join(", ");
        writeln!(out, "The plan has no email address for: {whose}. Put it into the draft, or into the plan.")?;
    }
    Ok(())
}

/// What a person calls a kind of draft: one, and several.
fn drafted_as(kind: MessageKind) -> [&'static str; 2] {
    match kind {
        MessageKind::Invitation => ["invitation", "invitations"],
        MessageKind::Reminder | MessageKind::Overdue | MessageKind::Empty | MessageKind::KeptOut => {
            ["reminder", "reminders"]
        }
        MessageKind::Correction => ["correction", "corrections"],
        MessageKind::Receipt => ["receipt", "receipts"],
        MessageKind::Slt => ["summary for SLT", "summaries for SLT"],
        MessageKind::Governors => ["email to governors", "emails to governors"],
    }
}

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

fn one(out: &mut impl Write, entry: &Return) -> Result<()> {
    let counts: Vec<String> = [Severity::Error, Severity::Query]
        .into_iter()
        .map(|severity| (severity, entry.count(severity)))
        .filter(|(_, count)| *count > 0 && entry.state != State::Empty)
        .map(|(severity, count)| counted(count, severity))
        .collect();
    let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    writeln!(out, "  {} - {}{counts}", plain(&entry.file), entry.state.in_words())?;
    if let Some(since) = entry.since() {
        let (fixed, open, fresh) = (since.fixed.len(), since.open.len(), since.fresh.len());
        writeln!(out, "    Since the last correction: {fixed} fixed, {open} still open, {fresh} new.")?;
    }
    // Nobody needs to be told cell by cell that an empty form is empty.
    let told = entry.findings.iter().filter(|finding| entry.state != State::Empty || finding.code != Code::Unanswered);
    let told = alike(told);
    for alike in told.iter().take(MOST_LINES) {
        let finding = alike.finding;
        let style = style(finding.severity());
        let place = plain(&alike.place(MOST_CELLS));
        let suggestion = match (&finding.suggestion, finding.code) {
            (Some(suggestion), code) if code != Code::Conflict => format!(" Did you mean '{}'?", plain(suggestion)),
            _ => String::new(),
        };
        let colon = if place.is_empty() { "" } else { ": " };
        let (word, message) = (finding.severity().word(), plain(&finding.message));
        match &finding.explained {
            // Nothing is asked any more: what was said in return is what counts.
            Some(said) => {
                let said = plain(said);
                writeln!(
                    out,
                    "    {style}{word:<5}{style:#} {place}{colon}{message} Explained: '{said}' [{}]",
                    finding.code
                )?;
            }
            None => writeln!(
                out,
                "    {style}{word:<5}{style:#} {place}{colon}{message} {}{suggestion} [{}]",
                plain(&finding.fix),
                finding.code
            )?,
        }
    }
    if let Some(more) = told.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        writeln!(out, "    and {more} more; check --json lists them all")?;
    }
    Ok(())
}

fn total(out: &mut impl Write, results: &Results) -> Result<()> {
    let count = |severity| {
        results.returns.iter().filter(|entry| entry.state != State::Empty).map(|entry| entry.count(severity)).sum()
    };
    let counting = results.returns.iter().filter(|entry| entry.state.counts()).count();
    let missing = results.missing();
    let departments = results.plan.departments.len();
    let returned =
        results.plan.departments.iter().filter(|department| results.counting(&department.code).is_some()).count();
    write!(out, "{returned} of {departments} departments have returned")?;
    if counting > returned {
        write!(out, ", and the Careers Leader")?;
    }
    writeln!(
        out,
        ": {}, {}.",
        counted(count(Severity::Error), Severity::Error),
        counted(count(Severity::Query), Severity::Query)
    )?;
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|department| department.name.as_str()).collect();
        writeln!(out, "Not returned: {}.", names.join(", "))?;
    }
    let empty: Vec<&str> = results
        .verdicts
        .iter()
        .filter(|verdict| verdict.standing == Standing::ReturnedEmpty)
        .filter_map(|verdict| results.plan.department(&verdict.department))
        .map(|department| department.name.as_str())
        .collect();
    if !empty.is_empty() {
        let empty: indexmap::IndexSet<&str> = empty.into_iter().collect();
        writeln!(out, "Returned empty: {}.", empty.into_iter().collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

/// `status`: a line for each department.
pub(super) fn status(out: &mut impl Write, results: &Results, today: Date) -> Result<()> {
    head(out, results)?;
    let due = results.plan.round.due;
    let when = match days_between(today, due) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        early @ 2.. => format!("in {}", days(early)),
        late => format!("{} ago", days(late)),
    };
    writeln!(out, "Due {} ({when})\n", day(due))?;
    let mut codes: Vec<&str> = results.plan.departments.iter().map(|department| department.code.as_str()).collect();
    codes.push(LEADER);
    let widest = codes.iter().map(|code| name(results, code).chars().count()).max().unwrap_or(0);
    for code in codes {
        let entries = results.returns.iter().filter(|entry| entry.department.as_deref() == Some(code));
        // What counts says most about a department; else whatever came of it.
        let best = entries.min_by_key(|entry| (!entry.state.counts(), entry.state == State::Superseded));
        let label = name(results, code);
        match best {
            None => writeln!(out, "  {label:<widest$}  Not returned")?,
            Some(entry) => {
                let errors = entry.count(Severity::Error);
                let queries = entry.count(Severity::Query);
                let mut counts = String::new();
                if entry.state.counts() && errors + queries > 0 {
                    counts = format!(" ({}, {})", counted(errors, Severity::Error), counted(queries, Severity::Query));
                }
                writeln!(out, "  {label:<widest$}  {}{counts}: {}", entry.state.in_words(), plain(&entry.file))?;
            }
        }
    }
    let strangers = results.returns.iter().filter(|entry| entry.department.is_none());
    for entry in strangers {
        writeln!(out, "  {:<widest$}  {}: {}", "(no department)", entry.state.in_words(), plain(&entry.file))?;
    }
    writeln!(out)?;
    total(out, results)
}

/// `consolidate`: where the matrix is and what it says.
pub(super) fn consolidated(out: &mut impl Write, results: &Results, matrix: &Written) -> Result<()> {
    head(out, results)?;
    writeln!(out, "{}", position(&results.plan, &results.verdicts))?;
    total(out, results)?;
    writeln!(out, "Wrote {}", shown(&matrix.path))
}

/// Subjects by what they reached, as one sentence.
fn position(plan: &Plan, verdicts: &[Verdict]) -> String {
    let reached = |approach: Option<Approach>| {
        verdicts
            .iter()
            .filter(|verdict| matches!(verdict.standing, Standing::Judged { .. }) && verdict.reached() == approach)
            .count()
    };
    let unknown = verdicts.iter().filter(|verdict| !matches!(verdict.standing, Standing::Judged { .. })).count();
    let mut text = format!("Of {}", many(verdicts.len(), "subject", "subjects"));
    for approach in Approach::ALL.into_iter().rev() {
        text.push_str(&format!(", {} reached {}", reached(Some(approach)), plan.name_of(approach)));
    }
    text.push_str(&format!(", {} reached no approach yet", reached(None)));
    if unknown > 0 {
        text.push_str(&format!(" and {unknown} could not be judged"));
    }
    text + "."
}

/// `demo`: what it found, in five lines, and which file to open first.
pub(super) fn demo(out: &mut impl Write, folder: &Path, picture: &Picture<'_>, matrix: &Path) -> Result<()> {
    let (plan, results) = (picture.plan, picture.results);
    let returned = picture.returned();
    let subjects = plan.subjects().count();
    writeln!(
        out,
        "{}: a made-up {} with {} departments and {subjects} subjects; {returned} departments have returned.",
        plan.school.name,
        plan.words.school,
        plan.departments.len(),
    )?;
    writeln!(out, "{}", position(&results.plan, &results.verdicts))?;
    match picture.gaps.first() {
        Some(first) => writeln!(
            out,
            "{}; the first: {} ({}).",
            many(picture.gaps.len(), "gap", "gaps"),
            first.outcome.label(),
            first.kind.title().to_lowercase()
        )?,
        None => writeln!(out, "No gap in any outcome.")?,
    }
    let errors: usize = results.returns.iter().map(|entry| entry.count(Severity::Error)).sum();
    writeln!(out, "{} in the returns, all told by: {}", counted(errors, Severity::Error), command("check", folder))?;
    writeln!(out, "Open this first: {}", shown(matrix))
}
