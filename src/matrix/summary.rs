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
//! Asked of SLT: step 7 CPD: 3 of 14 departments ask for training. …        Support
//! ```

use super::facts::Facts;
use super::words::{self, clipped, count, day, either, first, grouped, link, list, lower, many, upper};
use super::{gaps, missed, reach, tab};
use crate::judge::Standing;
use crate::pen::{Cell, Chart, ChartKind, ColumnOf, Corner, Heading, Page, PrintOn, Series, Tab, Table, Tone};
use crate::picture::told::{changed, not_returned, position, rest, rests_on, returned};
use crate::picture::{Ask, Asked, Circle, told};
use crate::plan::Approach;

/// The name of the table that the chart shows.
const BY_APPROACH: &str = "Subjects by approach";

/// The columns: what fills an upright page at a size that can be read.
const WIDTHS: [u16; 3] = [20, 83, 12];

/// So many gaps are told here; all of them stand on their own sheet.
const GAPS: usize = 3;

/// The names of so many subjects are told for one approach.
const SUBJECTS: usize = 12;

/// A headline is one line as long as it has so many characters; a longer one is told in two.
const HEADLINE: usize = 115;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let plan = facts.plan;
    let table = by_approach(facts);
    let chart = chart(facts, &table);
    let (headline, more) = headline(facts);
    let stood =
        format!("Round {}. As it stood on {}; it rests on {}.", plan.round.label, day(facts.today), returned(facts));
    Page {
        name: tab::SUMMARY.to_owned(),
        title: clipped(&format!("Careers matrix: {}", plan.school.name), 70),
        headline: Some(headline),
        notes: more.into_iter().chain([clipped(&stood, 120)]).collect(),
        tables: vec![table, answers(facts)],
        charts: vec![chart],
        frozen_columns: 0,
        print: PrintOn::OneUpright,
        tab: Tab::First,
    }
}

fn answers(facts: &Facts<'_>) -> Table {
    let row =
        |question: String, answer: String, sheet: &str| vec![Cell::Strong(question), Cell::Text(answer), link(sheet)];
    let one = |question: &str, answer, sheet| row(question.to_owned(), answer, sheet);
    let mut rows = Vec::new();
    rows.extend(changed(facts).map(|changed| one("Since last round", changed, tab::APPROACHES)));
    if facts.gaps.is_empty() {
        rows.push(one("Biggest gaps", "None: every outcome is covered in two places or more.".to_owned(), tab::GAPS));
    }
    for (number, gap) in (1..).zip(biggest_gaps(facts)) {
        rows.push(row(format!("Biggest gap {number}"), gap, tab::GAPS));
    }
    rows.extend(not_for_everyone(facts).map(|told| one(missed::NOT_FOR_EVERYONE, told, tab::GAPS)));
    rows.push(one("Not returned", not_returned(facts), tab::RETURNS));
    if facts.asks.is_empty() {
        rows.push(one("Asked of SLT", "Nothing this time.".to_owned(), tab::SUPPORT));
    }
    for ask in &facts.asks {
        rows.push(row(
            format!("Asked of SLT: step {}", ask.step),
            ask.named(facts, Circle::Leadership),
            tells_more(ask),
        ));
    }
    if facts.sharing.is_empty() {
        let none = format!("No {} stands out above its subject yet.", lower(&facts.plan.words.stage));
        rows.push(one("Worth sharing", none, tab::APPROACHES));
    }
    for (number, pocket) in (1..).zip(&facts.sharing) {
        rows.push(row(format!("Worth sharing {number}"), pocket.told(facts.plan), tab::APPROACHES));
    }
    rows.extend([
        one("Ladder", "Each subject's view beside what its rows show, as a chart.".to_owned(), tab::LADDER),
        one("Coverage", covered(facts), tab::COVERAGE),
        one("Reach", reached(facts), tab::REACH),
        one("Employers", employers(facts), tab::EMPLOYERS),
        one("Evidence", rests_on(facts), tab::EVIDENCE),
        one("Notes", words_mean(facts), tab::NOTES),
    ]);
    Table {
        name: "Summary".to_owned(),
        caption: Some("What matters, and what is asked of SLT".to_owned()),
        columns: vec![
            Heading::new("Question", WIDTHS[0]),
            Heading::new("Answer", WIDTHS[1]),
            Heading::new("Sheet", WIDTHS[2]),
        ],
        rows,
    }
}

/// The sheet that tells more of what is asked.
fn tells_more(ask: &Ask<'_>) -> &'static str {
    match ask.asked.first() {
        Some(Asked::Workbooks(_)) => tab::RETURNS,
        Some(Asked::Support(..)) => tab::SUPPORT,
        Some(Asked::Leader(_)) | None => tab::STEPS,
    }
}

/// The biggest gaps, each in a sentence or two; none where every outcome is covered in two places.
pub(crate) fn biggest_gaps(facts: &Facts<'_>) -> Vec<String> {
    facts.gaps.iter().take(GAPS).map(|gap| gaps::told(facts, gap)).collect()
}

/// What is covered and not for everyone, where anything is.
pub(crate) fn not_for_everyone(facts: &Facts<'_>) -> Option<String> {
    missed::told(facts)
}

/// How many reach Foundation, and what of the rest: on one line, or on two where it is long.
fn headline(facts: &Facts<'_>) -> (String, Option<String>) {
    let (reach, rest) = (told::reach(facts), rest(facts));
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

fn covered(facts: &Facts<'_>) -> String {
    let all = facts.map.lines.len();
    let covered = facts.map.lines.iter().filter(|line| line.is_covered()).count();
    let without = all.saturating_sub(facts.gaps.len());
    let missed = facts.missed.iter().filter(|missed| !missed::has_gap(facts, missed)).count();
    let but = match missed {
        0 => String::new(),
        _ => format!(", {missed} of these not for every {}", lower(&facts.plan.words.cohort)),
    };
    format!(
        "{covered} of {} are taught somewhere and in place; {without} of {all} have no gap{but}.",
        many(all, "outcome", "outcomes")
    )
}

fn reached(facts: &Facts<'_>) -> String {
    let words = &facts.plan.words;
    let all = facts.reach.iter().filter(|figure| !figure.not_this_year).count();
    let told: Vec<&str> = facts.reach.iter().filter_map(reach::sound_band).collect();
    if told.is_empty() {
        return format!("No subject gave numbers of {} reached.", words.learners);
    }
    let bands =
        facts.plan.bands.iter().map(|band| (told.iter().filter(|told| **told == band.name).count(), lower(&band.name)));
    let bands: Vec<String> =
        bands.filter(|(count, _)| *count > 0).map(|(count, band)| format!("{band} in {count}")).collect();
    format!("{} of {all} figures by subject and {} can be used: {}.", told.len(), lower(&words.cohort), list(&bands))
}

fn employers(facts: &Facts<'_>) -> String {
    let departments = facts.counting().filter(|(_, _, audit)| !audit.employers.is_empty()).count();
    let records: Vec<_> = facts.counting().flat_map(|(_, _, audit)| &audit.employers).collect();
    if records.is_empty() {
        return "No employer is on record yet.".to_owned();
    }
    let counting = records.iter().filter(|record| record.counts()).count();
    format!(
        "{} from {departments} of {}; {counting} of {} took place and {} meaningful.",
        many(records.len(), "record", "records"),
        many(facts.plan.departments.len(), "department", "departments"),
        records.len(),
        either(counting, "is", "are"),
    )
}

fn words_mean(facts: &Facts<'_>) -> String {
    let learners = &facts.plan.words.learners;
    format!(
        "What each word means, and the rules with their figures. {} {learners} are in scope.",
        grouped(count(facts.learners()))
    )
}

/// The subjects by approach: those judged always, the others where there are any.
fn by_approach(facts: &Facts<'_>) -> Table {
    let all = facts.results.verdicts.len();
    let named = |standing: &dyn Fn(Standing) -> bool| -> Vec<&str> {
        let these = facts.results.verdicts.iter().filter(|verdict| standing(verdict.standing));
        these.map(|verdict| verdict.subject.as_str()).collect()
    };
    let is_judged = |standing: Standing| matches!(standing, Standing::Judged { .. });
    let approaches = Approach::ALL.into_iter().rev().map(Some).chain([None]);
    let mut rows: Vec<(String, Vec<&str>)> = approaches
        .map(|reached| {
            let these = named(&|standing| is_judged(standing) && standing.reached() == reached);
            (words::approach(facts.plan, reached), these)
        })
        .collect();
    let others = [
        ("No return", Standing::NoReturn),
        ("Returned empty", Standing::ReturnedEmpty),
        ("Not judged: nothing in scope", Standing::NotJudged),
    ];
    let others = others.into_iter().map(|(words, kind)| (words.to_owned(), named(&|standing| standing == kind)));
    rows.extend(others.filter(|(_, these)| !these.is_empty()));
    Table {
        name: BY_APPROACH.to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Approach", WIDTHS[0]),
            Heading::new("Which subjects", WIDTHS[1]),
            Heading::new(how_many(all), WIDTHS[2]),
        ],
        rows: rows
            .into_iter()
            .map(|(words, these)| {
                let which = if these.is_empty() { Cell::None } else { Cell::Text(first(&these, SUBJECTS)) };
                vec![Cell::Strong(words.to_owned()), which, Cell::count(these.len())]
            })
            .collect(),
    }
}

fn how_many(all: usize) -> String {
    format!("Number of {all}")
}

fn chart(facts: &Facts<'_>, table: &Table) -> Chart {
    let all = facts.results.verdicts.len();
    let height = 46 + 19 * u32::try_from(table.rows.len()).unwrap_or(8);
    Chart {
        kind: ChartKind::Bars,
        title: format!("{BY_APPROACH}, of {all}"),
        alt_text: format!("Bar chart of subjects by approach. {}", position(facts)),
        categories: ColumnOf::new(BY_APPROACH, "Approach"),
        series: vec![Series {
            name: "Subjects".to_owned(),
            values: ColumnOf::new(BY_APPROACH, how_many(all)),
            tone: Tone::High,
        }],
        corner: Corner::After(0),
        size: (805, height),
    }
}
