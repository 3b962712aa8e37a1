//! What changed since the last round, line by line, for the Careers Leader.
//!
//! ```text
//! About     What                      Then          Now           Which way
//! History   Approach                  Foundation    Careers …     up
//! History   “Name a job …” (KS3-2)    Highlighted   Taught        more
//! Music     Approach                  Foundation    no return     not compared: no return now
//! KS4-3     Gap                       Highlighted … no gap        closed
//! ```

use std::cmp::Ordering;

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words;
use crate::answers::Labelled;
use crate::change::{Change, GapMove, Moved, Step, Stood};
use crate::coverage::GapKind;
use crate::pen::{Cell, Tone};
use crate::picture::since;
use crate::picture::told::since as told_since;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("What changed"),
    shown: |plan| plan.round.last.is_some(),
    answers: "line by line what changed since the last round: approaches, outcomes, statements, employers, gaps and reach",
    title: |facts| facts.title("What changed"),
    headline: |facts| facts.changes.is_empty().then(|| told_since(facts)),
    notes: |facts| {
        let basis = facts.changes.first().map(since::basis).unwrap_or_default();
        let silent = "Only what was said in both rounds is compared: what is blank in one of them is no change.";
        let learners = format!(
            "The {} of one year are other {} than those of the next.",
            words::lower(&facts.plan.words.cohorts),
            facts.plan.words.learners
        );
        basis.into_iter().chain([silent.to_owned(), learners]).collect()
    },
    in_short: Some(|facts| {
        let lines = facts.changes.first().map_or(0, |change| lines(facts, change).len());
        format!("What changed since the last round, {}.", words::many(lines, "line", "lines"))
    }),
    tables: |facts| vec![table(facts)],
    frozen: 1,
    ..Sheet::PLAIN
};

/// One thing that changed, or that cannot be compared.
struct Line {
    about: String,
    what: String,
    then: String,
    now: String,
    way: String,
    tone: Tone,
}

fn table<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line>;
    let label = facts.changes.first().map_or_else(|| "the last round".to_owned(), |change| change.label().to_owned());
    let columns = vec![
        Column::new("About", 22, |line| Cell::Strong(line.about.clone())).whole(),
        Column::new("What", 52, |line| Cell::Text(line.what.clone())),
        Column::new("Then", 24, |line| Cell::text(&line.then)),
        Column::new("Now", 24, |line| Cell::text(&line.now)),
        Column::new("Which way", 26, |line| Cell::toned(&line.way, line.tone)),
    ];
    let terms = [
        Term::new("Then", format!("In {label}, judged by the rules of now")),
        Term::new(
            "Not compared",
            "What a subject reaches is compared where both rounds asked the same and both were answered: a step that \
             rests on a blank, or on another question, is none",
        ),
    ];
    let lines = || match facts.changes.first() {
        Some(change) => lines(facts, change),
        None => vec![Line {
            about: "Every subject".to_owned(),
            what: "Approach".to_owned(),
            then: "not known".to_owned(),
            now: "see Approaches".to_owned(),
            way: "not compared".to_owned(),
            tone: Tone::Unknown,
        }],
    };
    Table::of("What changed", lines, columns).explained(terms)
}

fn lines(facts: &Facts<'_>, change: &Change<'_>) -> Vec<Line> {
    let [then, now] = change.returned();
    let [of_then, of_now] = [change.then, change.now].map(|round| round.plan.departments.len());
    let returned = Line {
        about: "The round".to_owned(),
        what: "Departments that have returned".to_owned(),
        then: format!("{then} of {of_then}"),
        now: format!("{now} of {of_now}"),
        ..way(now.cmp(&then))
    };
    let subjects = change.subjects.iter().flat_map(|moved| subject(facts, moved));
    let gone = change.gone.iter().map(|verdict| Line {
        about: verdict.subject.clone(),
        what: "Approach".to_owned(),
        then: Stood::of(verdict).in_words(facts.plan),
        now: "no longer in the plan".to_owned(),
        ..open("not compared")
    });
    let gaps = change.gaps.iter().map(gap);
    let links = change.links.iter().map(|link| Line {
        about: link.cohort.name.clone(),
        what: "Subjects in which careers or routes are met".to_owned(),
        then: format!("{} of {}", link.then[0], link.then[1]),
        now: format!("{} of {}", link.now[0], link.now[1]),
        ..way(link.now[0].cmp(&link.then[0]))
    });
    let reach = change.reach.iter().map(|reach| Line {
        about: reach.subject.name.clone(),
        what: format!("{} reached, {}", words::upper(&facts.plan.words.learners), reach.cohort.name),
        then: format!("{} of {} taking it", reach.then[0], reach.then[1]),
        now: format!("{} of {} taking it", reach.now[0], reach.now[1]),
        ..way(share(reach.now).cmp(&share(reach.then)))
    });
    std::iter::once(returned).chain(subjects).chain(gone).chain(gaps).chain(links).chain(reach).collect()
}

/// A share as a number to compare; of nobody there is none.
fn share([part, of]: [u32; 2]) -> Option<u64> {
    (u64::from(part) * 10_000).checked_div(u64::from(of))
}

/// Which way something went, with nothing yet of what it is about.
fn way(order: Ordering) -> Line {
    let (way, tone) = match order {
        Ordering::Greater => ("more", Tone::Good),
        Ordering::Less => ("less", Tone::Warn),
        Ordering::Equal => ("as many", Tone::Plain),
    };
    Line { way: way.to_owned(), tone, ..open("") }
}

fn open(way: &str) -> Line {
    Line {
        about: String::new(),
        what: String::new(),
        then: String::new(),
        now: String::new(),
        way: way.to_owned(),
        tone: Tone::Unknown,
    }
}

fn subject(facts: &Facts<'_>, moved: &Moved<'_>) -> Vec<Line> {
    let name = &moved.now.subject;
    let (way_word, tone) = match moved.step {
        Step::Up => ("up".to_owned(), Tone::Good),
        Step::Down => ("down".to_owned(), Tone::Warn),
        Step::Level => ("as before".to_owned(), Tone::Plain),
        Step::NotCompared(reason) => (format!("not compared: {}", since::in_short(reason)), Tone::Unknown),
    };
    let stood = |stood: Stood| stood.in_words(facts.plan);
    let approach = Line {
        about: name.clone(),
        what: "Approach".to_owned(),
        then: moved.then.map_or_else(|| "not in the plan".to_owned(), stood),
        now: stood(Stood::of(moved.now)),
        way: way_word,
        tone,
    };
    let why = &moved.why;
    let outcomes = why.outcomes.iter().map(|one| Line {
        about: name.clone(),
        what: one.outcome.label(),
        then: one.then.word().to_owned(),
        now: one.now.word().to_owned(),
        ..match one.order() {
            Ordering::Equal => Line { tone: Tone::Plain, ..open("changed, and as much in place") },
            order => way(order),
        }
    });
    let statements = why.statements.iter().map(|one| Line {
        about: name.clone(),
        what: format!("{} {}", one.item.reference, one.item.item),
        then: one.then.label().to_owned(),
        now: one.now.label().to_owned(),
        ..way(one.order())
    });
    let employer = |employer: &str, [then, now]: [&str; 2], line: Line| Line {
        about: name.clone(),
        what: format!("Employer: {employer}"),
        then: then.to_owned(),
        now: now.to_owned(),
        ..line
    };
    let came = why.came.iter().map(|one| employer(one, ["not on record", "on record"], way(Ordering::Greater)));
    // Who came last year need not come again: nobody said that less was done.
    let another = || open("another one, or none yet");
    let went = why.went.iter().map(|one| employer(one, ["on record", "not on record"], another()));
    let blank = (why.open_now + why.open_then > 0).then(|| Line {
        about: name.clone(),
        what: "Outcomes and statements that were answered in one round alone".to_owned(),
        then: format!("{} blank", why.open_then),
        now: format!("{} blank", why.open_now),
        ..open("not compared")
    });
    std::iter::once(approach).chain(outcomes).chain(statements).chain(came).chain(went).chain(blank).collect()
}

fn gap(one: &GapMove<'_>) -> Line {
    let said = |kind: Option<GapKind>| kind.map_or_else(|| "no gap".to_owned(), |kind| kind.title().to_owned());
    let (way, tone) = match (one.has_closed(), one.has_opened()) {
        (true, _) => ("closed", Tone::Good),
        (false, true) => ("opened", Tone::Warn),
        (false, false) => ("another gap", Tone::Plain),
    };
    Line {
        about: one.outcome.reference.clone(),
        what: format!("Gap: {}", one.outcome.title.trim()),
        then: said(one.then),
        now: said(one.now),
        way: way.to_owned(),
        tone,
    }
}
