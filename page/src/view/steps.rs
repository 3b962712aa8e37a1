//! The steps of a round and how each stands; the workbooks that go out, and the corrections that go back.

use careers_audit::email::OF_CHECK;
use careers_audit::finding::Severity;
use careers_audit::names::{self, Folder};
use careers_audit::plan::{LEADER, MessageKind};
use careers_audit::returns::{Results, Return};
use careers_audit::say;
use careers_audit::shelf::{Rel, Shelf};
use careers_audit::words::{either, many};
use serde::Serialize;

use super::draft::{Draft, Drafts, MOST_NUMBERED};
use super::everybody;
use super::matrix::Matrix;
use crate::lent::Lent;

/// How a step stands.
#[derive(Debug, Serialize)]
pub(crate) struct Standing {
    step: &'static str,
    state: State,
    words: String,
    next: &'static str,
}

/// In which state a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// Another comes before it.
    Later,
    /// It is the one to do.
    Next,
    /// It is under way, and waits for others.
    Going,
    /// Something in it is to be seen to.
    Attention,
    Done,
}

/// A workbook of a round.
#[derive(Debug, Serialize)]
pub(crate) struct Workbook {
    code: String,
    name: String,
    at: Option<String>,
    drafts: Vec<Draft>,
}

/// A correction of a return that counts.
#[derive(Debug, Serialize)]
pub(crate) struct Correction {
    code: String,
    name: String,
    at: Option<String>,
    errors: usize,
    queries: usize,
    drafts: Vec<Draft>,
}

/// The workbooks of everybody, made or not.
pub(super) fn workbooks(results: &Results, lent: &Lent<'_>, drafts: &Drafts<'_>) -> Vec<Workbook> {
    let workbook = |(code, name): (&str, &str)| {
        let department = results.plan.department(code);
        let at = Rel::of(Folder::Workbooks).join(names::audit(department));
        Workbook {
            code: code.to_owned(),
            name: name.to_owned(),
            at: lent.is_there(&at).then(|| at.to_string()),
            drafts: drafts.to(department, &[MessageKind::Invitation]),
        }
    };
    everybody(results).map(workbook).collect()
}

/// The corrections, in the order of the departments: of every return that counts.
pub(super) fn corrections(results: &Results, lent: &Lent<'_>, drafts: &Drafts<'_>) -> Vec<Correction> {
    let correction = |(code, name): (&str, &str)| {
        let entry = results.counting(code)?;
        let department = results.plan.department(code);
        let at = Rel::of(Folder::Corrections).join(names::correction(department));
        let made = (1..=MOST_NUMBERED).rev().map(|number| at.numbered(number)).find(|at| lent.is_there(at));
        Some(Correction {
            code: code.to_owned(),
            name: name.to_owned(),
            at: made.map(|at| at.to_string()),
            errors: entry.count(Severity::Error),
            queries: entry.count(Severity::Query),
            drafts: drafts.to(department, &OF_CHECK),
        })
    };
    everybody(results).filter_map(correction).collect()
}

/// How each step stands. One that is not begun is the next, unless another before it is.
pub(super) fn steps(
    results: &Results,
    workbooks: &[Workbook],
    corrections: &[Correction],
    matrix: &Matrix,
    others: &[Draft],
) -> Vec<Standing> {
    let mut steps = vec![
        plan(results, workbooks),
        out(workbooks),
        returns(results, workbooks),
        back(corrections),
        whole(matrix, others, results),
    ];
    let mut is_first = true;
    for step in &mut steps {
        if step.state == State::Next {
            step.state = if is_first { State::Next } else { State::Later };
            is_first = false;
        }
    }
    steps
}

fn standing(step: &'static str, state: State, words: String, next: &'static str) -> Standing {
    Standing { step, state, words, next }
}

fn made(workbooks: &[Workbook]) -> usize {
    workbooks.iter().filter(|one| one.at.is_some()).count()
}

fn plan(results: &Results, workbooks: &[Workbook]) -> Standing {
    let plan = &results.plan;
    let subjects = plan.words.so_many(plan.subjects().count());
    let words = format!("{} with {subjects}", many(plan.departments.len(), "department", "departments"));
    let is_out = made(workbooks) > 0;
    let state = if is_out { State::Done } else { State::Next };
    standing("plan", state, words, if is_out { "Look at it" } else { "Make it your own" })
}

fn out(workbooks: &[Workbook]) -> Standing {
    let (made, all) = (made(workbooks), workbooks.len());
    if made == 0 {
        return standing("workbooks", State::Next, "Not made yet".to_owned(), "Make the workbooks");
    }
    let drafts: Vec<&Draft> = workbooks.iter().flat_map(|one| &one.drafts).collect();
    let sent = drafts.iter().filter(|draft| draft.sent).count();
    let told = if made == all { format!("All {all} are made") } else { format!("{made} of {all} are made") };
    let words = match drafts.len() {
        0 => told,
        drafts => format!("{told}; {sent} of {} ticked as sent", many(drafts, "invitation", "invitations")),
    };
    let is_done = made == all && sent == drafts.len();
    let next = if made < all { "Make the rest" } else { "Send them" };
    standing(
        "workbooks",
        if is_done { State::Done } else { State::Going },
        words,
        if is_done { "Look at them" } else { next },
    )
}

fn returns(results: &Results, workbooks: &[Workbook]) -> Standing {
    let all = &results.plan.departments;
    let returned = all.iter().filter(|one| results.counting(&one.code).is_some()).count();
    if results.returns.is_empty() {
        let state = if made(workbooks) > 0 { State::Going } else { State::Next };
        return standing("returns", state, "Nothing has come back yet".to_owned(), "Put in what came back");
    }
    // Whoever withdrew one has seen to it.
    let is_stranger = |entry: &&Return| entry.department.is_none() && !entry.is_withdrawn();
    let strangers = results.returns.iter().filter(is_stranger).count();
    let errors = counted(results, Severity::Error);
    let words = format!("{returned} of {} returned", many(all.len(), "department", "departments"));
    let own = results.counting(LEADER).is_some();
    let words = if own { words } else { format!("{words}, and your own workbook is still to come") };
    if strangers > 0 {
        let told =
            format!("{words}; {strangers} {} to no department", either(strangers, "file belongs", "files belong"));
        return standing("returns", State::Attention, told, "See whose they are");
    }
    let words = if errors > 0 { format!("{words}: {}", say::counted(errors, Severity::Error)) } else { words };
    let is_done = returned == all.len() && own;
    standing("returns", if is_done { State::Done } else { State::Going }, words, "Look at the board")
}

fn counted(results: &Results, severity: Severity) -> usize {
    results.returns.iter().filter(|entry| entry.state.counts()).map(|entry| entry.count(severity)).sum()
}

fn back(corrections: &[Correction]) -> Standing {
    let faulty = || corrections.iter().filter(|one| one.errors + one.queries > 0);
    let count = faulty().count();
    if corrections.is_empty() {
        return standing("corrections", State::Later, "Nothing to correct yet".to_owned(), "Look at them");
    }
    if count == 0 {
        return standing("corrections", State::Done, "Nothing is asked any more".to_owned(), "Look at them");
    }
    let waiting = faulty().filter(|one| one.at.is_none()).count();
    let words = format!(
        "{} {} something to mend or to explain",
        many(count, "return", "returns"),
        either(count, "has", "have")
    );
    let is_sent = |one: &Correction| one.code == LEADER || one.drafts.iter().any(|draft| draft.sent);
    if waiting == 0 && faulty().all(is_sent) {
        return standing("corrections", State::Going, words, "Look at them");
    }
    standing(
        "corrections",
        State::Attention,
        words,
        if waiting > 0 { "Make the corrections" } else { "Send them back" },
    )
}

fn whole(matrix: &Matrix, others: &[Draft], results: &Results) -> Standing {
    let made = matrix.files.iter().find(|file| file.kind == "slt");
    let Some(made) = made else {
        let any = results.returns.iter().any(|entry| entry.state.counts());
        let (state, words) =
            if any { (State::Next, "Not made yet") } else { (State::Later, "Waits for the first return") };
        return standing("matrix", state, words.to_owned(), "Make the matrix");
    };
    let name = Rel::new(&made.at).name();
    let is_sent = others.iter().any(|draft| draft.sent && draft.kind == MessageKind::Slt.key());
    let name = name.strip_suffix(names::WORKBOOK_ENDING).unwrap_or(&name);
    if matrix.stale.is_some() {
        let words = format!("{name} is made, and something has come in since");
        return standing("matrix", State::Attention, words, "Make it again");
    }
    let words = format!("{name} is made{}", if is_sent { ", and the email to SLT is ticked as sent" } else { "" });
    standing("matrix", if is_sent { State::Done } else { State::Going }, words, "Look at it")
}
