//! What the verbs print: plain sentences that can be read without colour.

use std::io::{Result, Write};

use anstyle::{AnsiColor, Style};
use jiff::civil::Date;

use super::files::{Place, drafted, outcomes};
use super::head::{BOLD, head, name};
use super::{plain, preview};
use crate::finding::{Code, MOST_CELLS, Severity, alike};
use crate::judge::Standing;
use crate::names::Folder;
use crate::picture::Picture;
use crate::picture::told::position;
use crate::plan::LEADER;
use crate::returns::{Results, Return, Since, State};
use crate::round::Said;
use crate::shelf::Rel;
use crate::words::{day, days, days_between, many};

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Query => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// So many lines are printed of one file: more would bury the other departments.
const MOST_LINES: usize = 200;

/// `1 error`, `2 errors`, `1 query`.
fn counted(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => many(count, "error", "errors"),
        Severity::Query => many(count, "query", "queries"),
        Severity::Note => many(count, "note", "notes"),
    }
}

/// Says one thing.
pub(super) fn tell(out: &mut impl Write, place: &Place<'_>, said: &Said) -> Result<()> {
    match said {
        Said::Started(plan) => started(out, place, plan),
        // Told beside the result, where it can be told.
        Said::NoReturns
        | Said::Renamed(_)
        | Said::NotCompared(_)
        | Said::PlanIs(..)
        | Said::PlanIsOpen(_)
        | Said::PlanCorrected(_) => Ok(()),
        Said::Became(files) => outcomes(out, place, files),
        Said::Kept(copy) => writeln!(
            out,
            "{} is a copy of what was filled in among the workbooks; it is read as a return.",
            place.shown(copy)
        ),
        Said::Left(at, None) => writeln!(
            out,
            "{} was filled in where it lies: it stays as it is, and is read as a return.",
            place.shown(at)
        ),
        Said::Left(at, Some(why)) => writeln!(out, "{} stays as it is. {}", place.shown(at), plain(&why.to_string())),
        // Told beside the result.
        Said::NotWritten(_) => Ok(()),
        Said::Drafts { kinds, without_address } => drafted(out, place, kinds, without_address),
        Said::Look(looks) => {
            writeln!(out, "Before you send anything, look at this in the plan:")?;
            looks.iter().try_for_each(|look| writeln!(out, "  {}", plain(&preview::look(look))))
        }
        Said::DueHasPassed(due) => writeln!(
            out,
            "Before you send anything: the day they are due back, {}, has passed. It stands on School.",
            day(*due)
        ),
        Said::LeftOver(left) => {
            writeln!(out, "{} is of no department of the plan any more: move it away.", place.shown(left))
        }
        Said::Send(due) => send(out, place, *due),
        Said::Show => show(out, place),
        Said::Findings(results) => findings(out, place, results),
        Said::Correction(results, code, at) => {
            writeln!(out, "Correction for {}: {}", name(results, code), place.shown(at))
        }
        Said::NotCorrected(results, code, why) => {
            let name = name(results, code);
            writeln!(out, "No correction could be drawn for {name}: {}. Its answers are read all the same.", plain(why))
        }
        Said::Stands { results, matrix, working, .. } => stands(out, place, results, (matrix, working)),
        Said::Early(results) => held_back(out, results),
        Said::Returned(results, today) => status(out, results, *today),
        Said::Asks(results, today) => preview::asks(out, results, *today),
        Said::Changes { before, now } => preview::compared(out, before, now),
        Said::Alone(now) => preview::alone(out, now, None),
        Said::Unread(now, why) => preview::alone(out, now, Some(why)),
        Said::MadeUp { results, today, matrix } => made_up(out, place, &Picture::new(results, *today), matrix),
    }
}

/// `new`: what to do next.
fn started(out: &mut impl Write, place: &Place<'_>, plan: &Rel) -> Result<()> {
    writeln!(out, "Wrote {}.", place.shown(plan))?;
    writeln!(out, "Open it, put in your school, departments and numbers, save it, and then run:")?;
    writeln!(out, "  {}", place.command("generate"))
}

/// `generate --pack`: what it is for.
fn show(out: &mut impl Write, place: &Place<'_>) -> Result<()> {
    writeln!(
        out,
        "Show the talk to departments when they get their workbooks. Governors' page says where you stand today;"
    )?;
    writeln!(out, "when more has come back, draw it anew:")?;
    writeln!(out, "  {}", place.command("generate --pack"))
}

/// `generate`: what to do next.
fn send(out: &mut impl Write, place: &Place<'_>, due: Date) -> Result<()> {
    writeln!(out, "Send each department its workbook; they are due back by {}.", day(due))?;
    writeln!(out, "Put what comes back into {} and run:", place.folder(Folder::Returns))?;
    writeln!(out, "  {}", place.command("check"))
}

/// `consolidate`: why there is no draft to SLT, and how to have one.
fn held_back(out: &mut impl Write, results: &Results) -> Result<()> {
    let all = results.plan.departments.len();
    let returned = results.plan.departments.iter().filter(|one| results.counting(&one.code).is_some()).count();
    let wanted = results.plan.rules.early_share.of(all);
    writeln!(
        out,
        "No draft to SLT yet: {returned} of {} have returned, and the plan asks for {wanted} before it is written. With \
         --early it is written all the same.",
        many(all, "department", "departments")
    )
}

/// `check`: the findings, grouped by department.
fn findings(out: &mut impl Write, place: &Place<'_>, results: &Results) -> Result<()> {
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
            let settle = place.command("check");
            writeln!(out, "  Where you know whose one is, settle it: {settle} --as {code} FILE, with the right code")?;
        }
    }
    writeln!(out)?;
    total(out, results)
}

fn one(out: &mut impl Write, entry: &Return) -> Result<()> {
    let counts: Vec<String> = [Severity::Error, Severity::Query]
        .into_iter()
        .map(|severity| (severity, entry.count(severity)))
        .filter(|(_, count)| *count > 0 && entry.state != State::Empty)
        .map(|(severity, count)| counted(count, severity))
        .collect();
    let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    writeln!(out, "  {} - {}{counts}", plain(&entry.file), entry.stands())?;
    // Of a part of a merged return the whole says it.
    if let Some(comment) = entry.comment().filter(|_| entry.state != State::Superseded) {
        writeln!(out, "    They say: “{}”", plain(comment))?;
    }
    if let Some(since) = &entry.since {
        let Since { fixed, explained, open, wordless, fresh } = since;
        let [fixed, explained, open, fresh] = [fixed, explained, open, fresh].map(Vec::len);
        write!(
            out,
            "    Since the last correction: {fixed} fixed, {explained} explained, {open} still open, {fresh} new."
        )?;
        if !wordless.is_empty() {
            write!(out, " {} of those still open: an explanation without a reason, such as 'ok'.", wordless.len())?;
        }
        writeln!(out)?;
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
                let said = plain(said.for_its_author());
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
fn status(out: &mut impl Write, results: &Results, today: Date) -> Result<()> {
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
                writeln!(out, "  {label:<widest$}  {}{counts}: {}", entry.stands(), plain(&entry.file))?;
            }
        }
    }
    let strangers = results.returns.iter().filter(|entry| entry.department.is_none());
    for entry in strangers {
        writeln!(out, "  {:<widest$}  {}: {}", "(no department)", entry.stands(), plain(&entry.file))?;
    }
    writeln!(out)?;
    total(out, results)
}

/// `consolidate`: what the matrix says, and where it is.
fn stands(out: &mut impl Write, place: &Place<'_>, results: &Results, (matrix, working): (&Rel, &Rel)) -> Result<()> {
    head(out, results)?;
    writeln!(out, "{}", position(results))?;
    total(out, results)?;
    writeln!(out, "Wrote {}", place.shown(matrix))?;
    writeln!(out, "Wrote {}, your own: with what departments tell you, and links to their files", place.shown(working))
}

/// `demo`: what it found, in five lines, and which file to open first.
fn made_up(out: &mut impl Write, place: &Place<'_>, picture: &Picture<'_>, matrix: &Rel) -> Result<()> {
    let (plan, results) = (picture.plan, picture.results);
    let returned = picture.returned();
    let subjects = plan.words.so_many(plan.subjects().count());
    writeln!(
        out,
        "{}: a made-up {} with {} departments and {subjects}; {returned} departments have returned.",
        plan.school.name,
        plan.words.school,
        plan.departments.len(),
    )?;
    writeln!(out, "{}", position(results))?;
    match picture.known_gaps().next() {
        Some(first) => writeln!(
            out,
            "{}; the first: {} ({}).",
            many(picture.known_gaps().count(), "gap", "gaps"),
            first.outcome.label(),
            first.title().to_lowercase()
        )?,
        None => writeln!(out, "No gap is known in any outcome.")?,
    }
    let errors: usize = results.returns.iter().map(|entry| entry.count(Severity::Error)).sum();
    writeln!(out, "{} in the returns, all told by: {}", counted(errors, Severity::Error), place.command("check"))?;
    writeln!(out, "Open this first: {}", place.shown(matrix))
}
