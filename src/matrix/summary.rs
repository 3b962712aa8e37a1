//! The first sheet: one A4 page, and short lines on a phone.
//!
//! ```text
//! 19 of 26 subjects reach Foundation or more; 5 are not yet there, 1 sent no return and 1 …
//! Approach             Which subjects                                      Number of 26
//! (chart of the same)
//! Question             Answer                                              Sheet
//! Since last round     Since 2025-26 summer: 4 of 26 subjects moved up …   Approaches
//! Biggest gap 1        KS4-9 …                                             Gaps
//! Not returned         2 of 14 departments. No return: Music. …           Returns
//! To decide            Twenty minutes of the training day. By 4 January …   Nine steps
//! ```

use super::columns::{self, Chart, Table};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{self, clipped, day, first, list, lower, upper};
use super::{Reader, approaches, gaps, missed, returns, shown, steps, support};
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, ChartKind, PrintOn, Tab, Tone};
use crate::picture::told::{changed, not_returned, position, rest, returned};
use crate::picture::{Ask, Circle, told};
use crate::plan::Approach;

/// The columns: what fills an upright page at a size that can be read.
const WIDTHS: [u16; 3] = [20, 83, 12];

/// So many gaps are told here; all of them stand on their own sheet.
const GAPS: usize = 3;

/// The names of so many subjects are told for one approach.
const SUBJECTS: usize = 12;

/// A headline is one line as long as it has so many characters; a longer one is told in two.
const HEADLINE: usize = 115;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Summary"),
    reader: Reader::Everybody,
    answers: "where we are, what has changed since the last round, the three biggest gaps, who has not returned, what \
              is worth sharing, what is asked of SLT: one page",
    title: |facts| clipped(&format!("Careers matrix: {}", facts.plan.school.name), 70),
    headline: |facts| Some(headline(facts).0),
    notes,
    tables: |facts| vec![by_approach(facts), answers(facts)],
    frozen: 0,
    print: PrintOn::OneUpright,
    colour: Tab::First,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let (round, day) = (&facts.plan.round.label, day(facts.today));
    let stood = format!("Round {round}. As it stood on {day}; it rests on {}.", returned(facts));
    early(facts).into_iter().chain(headline(facts).1).chain([clipped(&stood, 120)]).collect()
}

/// A question with its answer, and the sheet that tells more.
struct Answer(String, String, &'static Sheet);

fn answers<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Answer>;
    let [question, answer, sheet] = WIDTHS;
    let columns = vec![
        Column::new("Question", question, |Answer(question, ..)| Cell::Strong(question.clone())),
        Column::new("Answer", answer, |Answer(_, answer, _)| Cell::text(answer)),
        Column::new("Sheet", sheet, |Answer(.., sheet)| sheet.link(facts.plan)),
    ];
    Table::of("Summary", || answered(facts), columns).captioned("What matters, and what is asked of SLT")
}

fn answered(facts: &Facts<'_>) -> Vec<Answer> {
    let one = |question: &str, answer: String, sheet| Answer(question.to_owned(), answer, sheet);
    let mut answers = Vec::new();
    answers.extend(changed(facts).map(|changed| one("Since last round", changed, &approaches::SHEET)));
    if facts.known_gaps().next().is_none() {
        answers.push(one("Biggest gaps", gaps::none_known(facts), &gaps::SHEET));
    }
    for (number, gap) in (1..).zip(biggest_gaps(facts)) {
        answers.push(Answer(format!("Biggest gap {number}"), gap, &gaps::SHEET));
    }
    answers.extend(not_for_everyone(facts).map(|told| one(missed::NOT_FOR_EVERYONE, told, &gaps::SHEET)));
    answers.push(one("Not returned", not_returned(facts), &returns::SHEET));
    if facts.asks.is_empty() {
        answers.push(one("Asked of SLT", "Nothing this time.".to_owned(), &support::SHEET));
    }
    answers.extend(facts.asks.iter().map(|ask| one(ask.label(), ask.told(facts, Circle::Leadership), tells_more(ask))));
    if facts.sharing.is_empty() {
        let none = format!("No {} stands out above its subject yet.", lower(&facts.plan.words.stage));
        answers.push(one("Worth sharing", none, &approaches::SHEET));
    }
    for (number, pocket) in (1..).zip(&facts.sharing) {
        answers.push(Answer(format!("Worth sharing {number}"), pocket.told(facts.plan), &approaches::SHEET));
    }
    answers.extend(shown(facts).filter_map(|sheet| {
        let told = facts.plan.words.spoken(&sheet.in_short?(facts));
        Some(Answer(sheet.name(facts.plan), told, sheet))
    }));
    answers
}

/// The sheet that tells more of what is asked.
fn tells_more(ask: &Ask<'_>) -> &'static Sheet {
    match ask {
        Ask::Decision(_) => &steps::SHEET,
        Ask::Workbooks(_) => &returns::SHEET,
        Ask::Support(_) => &support::SHEET,
    }
}

/// The biggest gaps, each in a sentence or two; none where every outcome is covered in two places.
pub(crate) fn biggest_gaps(facts: &Facts<'_>) -> Vec<String> {
    facts.known_gaps().take(GAPS).map(|gap| gaps::told(facts, gap)).collect()
}

/// What is covered and not for everyone, where anything is.
pub(crate) fn not_for_everyone(facts: &Facts<'_>) -> Option<String> {
    missed::told(facts)
}

/// That too few have returned for anything to be told to SLT yet, where that is so.
fn early(facts: &Facts<'_>) -> Option<String> {
    facts.is_early().then(|| format!("An early picture: it rests on {}. Most of it is not known yet.", returned(facts)))
}

/// How many reach Foundation, and what of the rest: on one line, or on two where it is long.
fn headline(facts: &Facts<'_>) -> (String, Option<String>) {
    let (reach, rest) = (told::reach(facts.results), rest(facts.results));
    if rest.is_empty() {
        return (format!("{reach}."), None);
    }
    let whole = format!("{reach}; {}.", list(&rest));
    if whole.chars().count() <= HEADLINE {
        (whole, None)
    } else {
        (format!("{reach}."), Some(upper(&format!("{}.", list(&rest)))))
    }
}

/// How a subject may stand, and the subjects that do.
struct Stand(String, Vec<String>);

fn by_approach<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Stand>;
    let all = facts.results.verdicts.len();
    let [approach, which, many] = WIDTHS;
    let columns = vec![
        Column::new("Approach", approach, |Stand(words, _)| Cell::Strong(words.clone())).names(),
        Column::new("Which subjects", which, |Stand(_, these)| match these.as_slice() {
            [] => Cell::None,
            these => Cell::Text(first(these, SUBJECTS)),
        }),
        Column::new(format!("Number of {all}"), many, |Stand(_, these)| Cell::count(these.len()))
            .bars("Subjects", Tone::High),
    ];
    let chart = Chart {
        kind: ChartKind::Bars,
        title: format!("Subjects by approach, of {all}"),
        alt_text: format!("Bar chart of subjects by approach. {}", position(facts.results)),
        is_beside: false,
        width: 805,
        height: |rows| 46 + 19 * rows,
    };
    Table::of("Subjects by approach", || stands(facts), columns).charted(chart)
}

/// A subject as it is listed: with what it left blank, which is no answer.
fn named(verdict: &Verdict) -> String {
    let blank = verdict.standing.is_judged().then(|| verdict.blank.told()).flatten();
    blank.map_or_else(|| verdict.subject.clone(), |blank| format!("{} ({blank})", verdict.subject))
}

/// The subjects by approach: those judged always, the others where there are any.
fn stands(facts: &Facts<'_>) -> Vec<Stand> {
    let these = |standing: &dyn Fn(Standing) -> bool| -> Vec<String> {
        let these = facts.results.verdicts.iter().filter(|verdict| standing(verdict.standing));
        these.map(named).collect()
    };
    let approaches = Approach::ALL.into_iter().rev().map(Some).chain([None]).map(|reached| {
        let these = these(&|standing| standing.is_judged() && standing.reached() == reached);
        Stand(words::approach(facts.plan, reached), these)
    });
    let others = [
        ("No return", Standing::NoReturn),
        ("Returned empty", Standing::ReturnedEmpty),
        ("Not answered", Standing::NotAnswered),
        ("Not judged: nothing in scope", Standing::NotJudged),
    ];
    let others = others.map(|(words, kind)| Stand(words.to_owned(), these(&|standing| standing == kind)));
    approaches.chain(others.into_iter().filter(|Stand(_, these)| !these.is_empty())).collect()
}
