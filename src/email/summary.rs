//! What SLT reads in the email itself: where we are, what to decide, who is missing, the gaps, what is worth copying.
//!
//! ```text
//! 14 of the 22 subjects that have answered reach Foundation or more; …     what a phone shows beside the subject
//! TO DECIDE     1. Twenty minutes of the January training day. The Careers Leader, by 4 January 2027.
//! MISSING       No return: Music. Returned empty: Citizenship. They were due on 11 December 2026.
//! …             no codes, no edition, nothing that is still being checked: that is the Careers Leader's
//! ```
//! Longer words give way until all of it is read in a minute; the file that goes with it has all of them.

use indexmap::IndexMap;

use super::line::{Paragraph, one_line};
use crate::coverage::Gap;
use crate::judge::Standing;
use crate::matrix::no_gap_known;
use crate::picture::told::{not_answered, nothing_to_decide, position, returned};
use crate::picture::{Ask, Decision, Picture, Shared, Want};
use crate::plan::LEADER;
use crate::words::{clipped, count, day, either, first, grouped, list, lower, many, sentence, upper, whole};

/// So many words the whole message has at most.
const MOST_WORDS: usize = 220;

/// So many gaps are told.
const GAPS: usize = 3;

/// How much room what is told may take.
#[derive(Clone, Copy)]
struct Room {
    /// So many decisions.
    decisions: usize,
    /// So many letters of each.
    decision: usize,
    /// So many letters of a gap's title.
    title: usize,
    /// So many letters of what else is quoted.
    quote: usize,
    /// So many names in a row.
    names: usize,
}

/// A title that is longer is no title.
const WHOLE: usize = 200;

/// From what reads best to what always fits: titles stay whole while anything else can give way.
const ROOMS: [Room; 8] = [
    Room { decisions: 5, decision: 110, title: WHOLE, quote: 90, names: 6 },
    Room { decisions: 5, decision: 100, title: WHOLE, quote: 70, names: 6 },
    Room { decisions: 5, decision: 90, title: WHOLE, quote: 45, names: 6 },
    Room { decisions: 4, decision: 80, title: WHOLE, quote: 32, names: 6 },
    Room { decisions: 4, decision: 80, title: 45, quote: 45, names: 4 },
    Room { decisions: 3, decision: 70, title: 38, quote: 38, names: 3 },
    Room { decisions: 3, decision: 50, title: 32, quote: 32, names: 3 },
    Room { decisions: 2, decision: 32, title: 25, quote: 25, names: 2 },
];

/// All that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Where we are, in a sentence: it stands first of all.
    pub(super) position: String,
    pub(super) sections: Vec<Section>,
}

/// One question of SLT's, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Sentence(String),
    /// What has an order.
    Numbered(Vec<String>),
    Listed(Vec<String>),
}

/// What matters most, in two or three words.
pub(super) fn point(picture: &Picture<'_>) -> String {
    let departments = picture.plan.departments.iter();
    let missing = departments.filter(|department| picture.came(&department.code).lacking().is_some()).count();
    match (decisions(picture).count(), missing) {
        (0, 0) if picture.counts(LEADER) => "Nothing to decide".to_owned(),
        (0, 0) => "Where we are".to_owned(),
        (0, missing) => format!("{} missing", picture.plan.words.so_many_teams(missing)),
        (decisions, _) => many(decisions, "decision", "decisions"),
    }
}

/// What is told so that the whole message, with what else it says, is read in a minute.
pub(super) fn fitting(picture: &Picture<'_>, paragraphs: &[Paragraph]) -> Told {
    let position = one_line(&position(picture.results));
    let told = |room| Told { position: position.clone(), sections: sections(picture, room) };
    let fits = |told: &Told| text(paragraphs, Some(told)).split_whitespace().count() <= MOST_WORDS;
    let [first, shorter @ ..] = ROOMS;
    shorter.into_iter().fold(told(first), |longer, room| if fits(&longer) { longer } else { told(room) })
}

/// The sections in the order in which SLT asks.
fn sections(picture: &Picture<'_>, room: Room) -> Vec<Section> {
    let one = |heading: &str, text: String| Section {
        heading: heading.to_owned(),
        answer: Answer::Sentence(one_line(&text)),
    };
    let early = picture
        .is_early()
        .then(|| one("An early picture", format!("This rests on {}. Most of it is not known yet.", returned(picture))));
    let mut sections: Vec<Section> = early.into_iter().collect();
    sections.extend(moved(picture).map(|text| one("Since last round", text)));
    sections.push(to_decide(picture, room));
    sections.push(one("Missing", missing(picture, room)));
    let gaps: Vec<String> = picture.known_gaps().take(GAPS).map(|of| one_line(&gap(picture, of, room))).collect();
    let heading = match gaps.len() {
        0 => "Gaps",
        1 => "The biggest gap",
        2 => "The two biggest gaps",
        _ => "The three biggest gaps",
    };
    sections.push(match gaps.as_slice() {
        [] => one(heading, no_gap_known(picture)),
        _ => Section { heading: heading.to_owned(), answer: Answer::Listed(gaps) },
    });
    sections.extend(picture.sharing.first().map(|shared| one("Worth copying", example(picture, shared, room))));
    sections.extend(wanted(picture).map(|text| one("Departments ask for", text)));
    sections
}

/// `4 subjects moved up since 2025-26 summer, 1 down; 20 are as before; 1 cannot be compared.`
fn moved(picture: &Picture<'_>) -> Option<String> {
    let (last, moves) = (picture.results.last_round()?, picture.moves.as_ref()?);
    let open = match moves.not_compared {
        0 => String::new(),
        open => format!("; {open} cannot be compared"),
    };
    Some(format!(
        "{} moved up since {}, {} down; {} {} as before{open}.",
        picture.plan.words.so_many(moves.up.len()),
        clipped(&last.label, 40),
        moves.down.len(),
        moves.level,
        either(moves.level, "is", "are"),
    ))
}

pub(super) fn decisions<'p>(picture: &'p Picture<'_>) -> impl Iterator<Item = &'p Decision<'p>> {
    picture.asks.iter().filter_map(|ask| match ask {
        Ask::Decision(decision) => Some(decision),
        Ask::Workbooks(_) | Ask::Support(_) => None,
    })
}

fn to_decide(picture: &Picture<'_>, room: Room) -> Section {
    let all = decisions(picture).count();
    let told = |decision: &Decision<'_>| {
        let when = decision.due.map_or_else(|| "by a day to be agreed".to_owned(), |due| format!("by {}", day(due)));
        let what = sentence(&upper(&whole(decision.words, room.decision)));
        one_line(&format!("{what} {}, {when}.", upper(&clipped(&decision.whom(picture), 40))))
    };
    let mut items: Vec<String> = decisions(picture).take(room.decisions).map(told).collect();
    if all > items.len() {
        items.push(format!("And {} more, in the file attached.", all - items.len()));
    }
    let answer = if items.is_empty() {
        Answer::Sentence(nothing_to_decide(picture).to_owned())
    } else {
        Answer::Numbered(items)
    };
    Section { heading: "To decide".to_owned(), answer }
}

/// Who is missing, way by way, for the ways are never merged: `No return: Music. Returned empty: Citizenship. They were due
/// on 11 December 2026. Not answered: Sociology.`
fn missing(picture: &Picture<'_>, room: Room) -> String {
    let plan = picture.plan;
    let mut lacking: IndexMap<String, Vec<String>> = IndexMap::new();
    for department in &plan.departments {
        if let Some(what) = picture.came(&department.code).lacking() {
            lacking.entry(what).or_default().push(clipped(&department.name, 40));
        }
    }
    let told = |(what, names): (&str, &[String])| format!("{}: {}.", upper(what), first(names, room.names));
    let so_many: usize = lacking.values().map(Vec::len).sum();
    let due = day(plan.round.due);
    let mut said: Vec<String> = lacking.iter().map(|(what, names)| told((what, names))).collect();
    said.push(match (so_many, plan.round.due < picture.today) {
        (0, _) => format!("Nobody: all {} have returned.", plan.words.so_many_teams(plan.departments.len())),
        (1, true) => format!("It was due on {due}."),
        (_, true) => format!("They were due on {due}."),
        (_, false) => format!("Due on {due}."),
    });
    let (asking, silent) = not_answered(picture);
    for (what, these) in [(Standing::NOT_ANSWERED, silent), ("waiting for the Careers Leader", asking)] {
        let names: Vec<String> = these.iter().map(|name| clipped(name, 40)).collect();
        said.extend((!names.is_empty()).then(|| told((what, &names))));
    }
    said.extend(picture.came(LEADER).lacking().map(|what| format!("The Careers Leader's own: {what}.")));
    said.join(" ")
}

/// What is missing, in words: `“Name a skill practised in a task…” (Key Stage 3, 618 pupils): covered nowhere.`
fn gap(picture: &Picture<'_>, gap: &Gap<'_>, room: Room) -> String {
    let words = &picture.plan.words;
    // Where the Careers Leader's own is missing altogether that is told already.
    let is_open = gap.needs_dedicated() && picture.counts(LEADER);
    let open = if is_open { ", and dedicated time is not answered" } else { "" };
    format!(
        "“{}” ({}, {} {}): {}{open}.",
        clipped(gap.outcome.title.trim_end_matches('.'), room.title),
        picture.plan.stage_name(&gap.outcome.stage),
        grouped(count(gap.learners)),
        words.learners,
        lower(&words.spoken(gap.title())),
    )
}

/// `Science, Key Stage 4: Employer Enriched, in “Potable water”, with Alderbrook Water.`
fn example(picture: &Picture<'_>, shared: &Shared<'_>, room: Room) -> String {
    let quoted = |text: &str| clipped(text, room.quote.min(50));
    let example = shared.example.as_ref().map(|example| {
        let with = example.employer.map(|employer| format!(", with {}", quoted(employer)));
        format!(", in “{}”{}", quoted(example.unit), with.unwrap_or_default())
    });
    let stage = shared.stage.map(|stage| format!(", {}", picture.plan.stage_name(stage))).unwrap_or_default();
    let approach = picture.plan.name_of(shared.approach);
    format!("{}{stage}: {approach}{}.", shared.subject, example.unwrap_or_default())
}

/// `Contacts (10 of 12), time (6) and training (4).`
fn wanted(picture: &Picture<'_>) -> Option<String> {
    let wanted = picture.asks.iter().find_map(|ask| match ask {
        Ask::Support(wanted) => Some(wanted),
        Ask::Decision(_) | Ask::Workbooks(_) => None,
    })?;
    let kind = |(number, (want, departments)): (usize, &(Want, usize))| match number {
        0 => format!("{} ({departments} of {})", upper(want.word()), picture.returned()),
        _ => format!("{} ({departments})", want.word()),
    };
    Some(format!("{}.", list(&wanted.iter().enumerate().map(kind).collect::<Vec<_>>())))
}

/// The message as plain text, a line for each paragraph; where we are stands first, and is what a phone shows.
pub(super) fn text(paragraphs: &[Paragraph], told: Option<&Told>) -> String {
    let position = told.map(|told| told.position.clone());
    let rest = paragraphs.iter().map(|paragraph| match paragraph {
        Paragraph::Words(words) => words.clone(),
        Paragraph::Summary => told.iter().flat_map(|told| &told.sections).map(plain).collect::<Vec<_>>().join("\n\n"),
    });
    position.into_iter().chain(rest).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn plain(Section { heading, answer }: &Section) -> String {
    let lines = match answer {
        Answer::Sentence(sentence) => sentence.clone(),
        Answer::Numbered(items) => lines((1..).zip(items).map(|(number, item)| format!("{number}. {item}"))),
        Answer::Listed(items) => lines(items.iter().map(|item| format!("- {item}"))),
    };
    format!("{}\n{lines}", heading.to_uppercase())
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
