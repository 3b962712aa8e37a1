//! What `preview` prints: what each department will be asked, what to look at, and what a changed plan changes.

use std::io::{Result, Write};

use jiff::civil::Date;

use super::head::{BOLD, head, name};
use super::{plain, plain_lines};
use crate::layout::{Asked, asked, sheet_of, thinly_asked, untaught};
use crate::plan::{Look, Plan};
use crate::preview::{Change, Detail, How, Kind, Lost, Move, ROUND_NAME, changes, lost, moves};
use crate::returns::Results;
use crate::words::{count, many};

/// So many rows of lost answers are named.
const MOST_ROWS: usize = 8;

/// What the plan asks, and what to look at.
pub(super) fn asks(out: &mut impl Write, results: &Results, today: Date) -> Result<()> {
    head(out, results)?;
    let plan = &results.plan;
    let all = asked(&results.forms);
    let subject = all.iter().map(|one| width(&one.subject.name)).max().unwrap_or(0);
    for department in &plan.departments {
        let own: Vec<&Asked<'_>> = all.iter().filter(|one| one.department.code == department.code).collect();
        let minutes: u32 = own.iter().map(|one| one.minutes).sum();
        writeln!(out, "\n{BOLD}{}{BOLD:#}: about {}", name(results, &department.code), in_minutes(minutes))?;
        for one in own {
            writeln!(
                out,
                "  {:<subject$}  {}, {}: {}, {}",
                plain(&one.subject.name),
                in_minutes(one.minutes),
                plain(&one.stage_codes()),
                many(one.outcomes().count(), "outcome", "outcomes"),
                many(one.statements, "statement", "statements") + " first",
            )?;
            for refs in one.refs().lines() {
                writeln!(out, "  {:<subject$}  {}", "", plain(refs))?;
            }
        }
    }
    let mut doubts: Vec<String> = all
        .iter()
        .flat_map(|one| one.doubts().into_iter().map(|doubt| format!("{}: {doubt}", one.subject.name)))
        .collect();
    let thin = thinly_asked(&all, plan);
    doubts.extend(thin.iter().map(|thin| match thin.departments.first() {
        Some(only) => format!("{} ({}): {}", thin.outcome.label(), only.name, thin.doubt()),
        None => format!("{}: {}", thin.outcome.label(), thin.doubt()),
    }));
    doubts.extend(untaught(plan).into_iter().map(|cohort| {
        format!("{} ({}): no subject teaches it; add its stage to those that do.", cohort.name, cohort.code)
    }));
    doubts.extend(plan.to_look_at(today).iter().map(look));
    writeln!(out, "\n{BOLD}To look at{BOLD:#}")?;
    if doubts.is_empty() {
        writeln!(out, "  Nothing: no department has too much, and every outcome is asked of two or more.")?;
    }
    doubts.iter().try_for_each(|doubt| writeln!(out, "  {}", plain(doubt)))
}

/// Something to look at, after the sheet of the plan workbook where it stands.
pub(super) fn look(Look { table, what }: &Look) -> String {
    format!("{}: {what}", sheet_of(*table))
}

/// What the plan as it is changes, beside the plan as issued.
pub(super) fn compared(out: &mut impl Write, before: &Results, now: &Results) -> Result<()> {
    writeln!(out, "\n{BOLD}Changed in the plan since the workbooks were written{BOLD:#}")?;
    let changes = changes(&before.plan, &now.plan);
    if changes.is_empty() {
        writeln!(out, "  Nothing that is asked or judged.")?;
    }
    for change in &changes {
        writeln!(out, "  {}", plain(&said(change)))?;
    }
    if now.returns.is_empty() {
        return writeln!(out, "\nNothing has come back yet, so no answer and no verdict is touched.");
    }
    writeln!(out, "\n{BOLD}What that changes in the returns{BOLD:#}")?;
    let (moves, lost) = (moves(before, now), lost(before, now));
    for one in &moves {
        moved(out, &now.plan, one)?;
    }
    for one in &lost {
        writeln!(out, "  {}", plain(&no_longer(one, before)))?;
    }
    if moves.is_empty() && lost.is_empty() {
        writeln!(out, "  Nothing: every subject reaches what it reached, and every answer is still read.")?;
    }
    Ok(())
}

/// How the subjects stand by the plan as it is, where there is nothing to compare it with: no copy of the plan as issued
/// was kept, or it cannot be read, and why.
pub(super) fn alone(out: &mut impl Write, now: &Results, unread: Option<&str>) -> Result<()> {
    writeln!(out)?;
    match unread {
        None => writeln!(
            out,
            "No copy of the plan as issued is there ('workbooks/plan as issued.toml'; generate writes it), so nothing \
             is compared."
        )?,
        Some(why) => writeln!(out, "Nothing is compared with the plan as issued. {}", plain_lines(why))?,
    }
    if now.returns.is_empty() {
        return writeln!(out, "Nothing has come back yet.");
    }
    writeln!(out, "\n{BOLD}Where the subjects stand by the plan as it is{BOLD:#}")?;
    for verdict in &now.verdicts {
        let next = verdict.next().first().map(|next| format!(" Next: {next}")).unwrap_or_default();
        writeln!(out, "  {}", plain(&format!("{}: {}.{next}", verdict.subject, verdict.standing.in_words(&now.plan))))?;
    }
    Ok(())
}

fn moved(out: &mut impl Write, plan: &Plan, Move { before, now }: &Move<'_>) -> Result<()> {
    let before = before.map_or_else(|| "not in the plan".to_owned(), |before| before.in_words(plan));
    writeln!(out, "  {}", plain(&format!("{}: {before} → {}", now.subject, now.standing.in_words(plan))))?;
    match now.next().first() {
        Some(next) => writeln!(out, "    Next: {}", plain(next)),
        None => Ok(()),
    }
}

fn no_longer(Lost { department, is_whole, answers, rows }: &Lost, before: &Results) -> String {
    let whose = name(before, department);
    let answers = many(*answers, "answer", "answers");
    if *is_whole {
        return format!("{whose}: the whole return, with {answers}, would no longer be counted.");
    }
    let mut named: Vec<&str> = rows.iter().take(MOST_ROWS).map(String::as_str).collect();
    let more = rows.len().saturating_sub(MOST_ROWS);
    let more_rows = format!("{more} rows more");
    if more > 0 {
        named.push(&more_rows);
    }
    format!("{whose}: {answers} would no longer be read ({}).", named.join("; "))
}

/// One change as a sentence.
fn said(Change { kind, name, how }: &Change) -> String {
    let what = match kind {
        Kind::Rule => "Rule",
        Kind::Stage => "Stage",
        Kind::Cohort => "Group",
        Kind::Outcome => "Outcome",
        Kind::Statement => "Statement",
        Kind::Skill => "Skill",
        Kind::Term => "Term",
        Kind::Department => "Department",
        Kind::Subject => "Subject",
        Kind::Round => "This round's",
        Kind::WholeSchool => "Whole-school statement",
        Kind::Step => "Action of the nine steps",
        Kind::Part => "Part of the project planner",
        Kind::Event => "Week or event",
    };
    let quoted = |says: &str| if says.is_empty() { String::new() } else { format!(": \"{says}\"") };
    match how {
        How::Added(says) => format!("{what} {name} is new{}", quoted(says)),
        How::Gone(says) => format!("{what} {name} is gone{}", quoted(says)),
        How::Differs { detail, before, now } => {
            let detail = match detail {
                Detail::Figure if *kind == Kind::Round && name == ROUND_NAME => {
                    return format!(
                        "{what} {name}: {before} → {now}. Returns of '{before}' are read all the same while the school \
                         year is the same; to undo it, type '{before}' again on the sheet School."
                    );
                }
                Detail::Figure => return format!("{what} {name}: {before} → {now}"),
                Detail::Wording => return format!("{what} {name}: \"{before}\" → \"{now}\""),
                Detail::Stages => "stage",
                Detail::AskedOf => "asked of",
                Detail::Department => "department",
                Detail::Approach => "approach",
                Detail::Needed => "needed",
                Detail::Overlay => "overlay",
                Detail::Groups => "only",
            };
            format!("{what} {name}, {detail}: {before} → {now}")
        }
    }
}

fn in_minutes(minutes: u32) -> String {
    many(count(minutes), "minute", "minutes")
}

fn width(text: &str) -> usize {
    plain(text).chars().count()
}
