//! The matrix of small rounds: the laws that hold for every sheet, and in rooms of their own what the sheets say.

mod asked;
mod files;
mod first;
mod missed;
mod outcomes;
mod subjects;

use std::collections::HashSet;
use std::sync::Arc;

use super::drawn::{TODAY, column, column_of, incoming, misspelt, plan, results, round, shown};
use super::*;
use crate::answers::audit::{
    Audit, CalendarRow, Coverage, Intended, Kind, OutcomeRow, PlannerRow, Status, Support, Test,
};
use crate::answers::{At, Given, Key, Record, RowPlace, Spot, Typed};
use crate::judge::Standing;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Forms, answers_of};
use crate::pen::{Cell, Tone};
use crate::picture::{Circle, told};
use crate::plan::{Approach, LEADER, Share};
use crate::returns::{Incoming, Last, LastRound, Recognised, Results, State};
use crate::scope;

#[test]
fn every_sheet_is_a_sheet_of_whole_tables() {
    let plan = plan();
    let rounds = [round(&plan), results(&plan, Vec::new())];
    for (results, is_shared) in rounds.iter().flat_map(|results| [(results, false), (results, true)]) {
        let mut facts = Facts::new(results, TODAY);
        facts.is_shared = is_shared;
        let book = book(&facts);
        let names: HashSet<&str> = book.pages.iter().map(|page| page.name.as_str()).collect();
        assert_eq!(names.len(), if is_shared { 5 } else { SHEETS.len() });
        for page in &book.pages {
            assert!(page.name.chars().count() <= 30 && !page.title.is_empty());
            for table in &page.tables {
                let headings: HashSet<String> = table.columns.iter().map(|one| crate::fold::fold(&one.text)).collect();
                assert_eq!(headings.len(), table.columns.len(), "{}", page.name);
                for row in &table.rows {
                    assert_eq!(row.len(), table.columns.len(), "{}: {row:?}", page.name);
                    // Only what is to be typed is left blank.
                    let says = |cell: &Cell| matches!(cell, Cell::Open(_)) || !shown(cell).trim().is_empty();
                    assert!(row.iter().all(says), "{}: {row:?}", page.name);
                }
            }
            for link in page.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
                if let Cell::Link { target, .. } = link {
                    let sheet = target.trim_start_matches("internal:'").trim_end_matches("'!A1");
                    let is_to_file = !is_shared && target.starts_with("file://../returns/");
                    assert!(names.contains(sheet) || is_to_file, "{target}");
                }
            }
        }
        // A link to a row that is not there is refused.
        let bytes = workbook(&facts).expect("drawn");
        assert_eq!(bytes, workbook(&facts).expect("drawn again"));
    }
}

#[test]
fn what_everybody_is_sent_is_five_sheets_and_leads_nowhere_else() {
    let plan = plan();
    let names = |reader| sheets(&plan, reader).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(Reader::Everybody), ["Summary", "Approaches", "Gaps", "Coverage", "Notes"]);
    assert_eq!(names(Reader::Leader)[..4], ["Summary", "Approaches", "Gaps", "Coverage"]);
    assert_eq!(names(Reader::Leader).last().map(String::as_str), Some("Notes"));
    assert_eq!(names(Reader::Leader).len(), SHEETS.len());
    let results = round(&plan);
    let mut facts = Facts::new(&results, TODAY);
    let leads = |facts: &Facts<'_>| {
        let tables: Vec<_> = book(facts).pages.into_iter().flat_map(|page| page.tables).collect();
        let headings = tables.iter().flat_map(|table| &table.columns).filter(|heading| heading.leads.is_some());
        let cells = tables.iter().flat_map(|table| table.rows.iter().flatten());
        headings.count() + cells.filter(|cell| matches!(cell, Cell::Leads { .. })).count()
    };
    assert!(leads(&facts) > 0, "outcomes lead to their evidence");
    facts.is_shared = true;
    assert_eq!(leads(&facts), 0, "and to none that is not there");
    let terms = |facts: &Facts<'_>| notes::terms(facts).into_iter().map(|term| term.word).collect::<Vec<_>>();
    assert!(terms(&facts).iter().all(|word| !word.starts_with("Left out") && word != "Ladder"));
    facts.is_shared = false;
    assert!(terms(&facts).iter().any(|word| word.starts_with("Left out")));
}

#[test]
fn a_matrix_among_the_returns_is_known_as_one() {
    let plan = plan();
    let bytes = workbook(&Picture::new(&round(&plan), TODAY)).expect("drawn");
    let refused = match crate::reader::open(&Forms::new(plan), &bytes).recognised {
        Recognised::Refused { state, .. } => Some(state),
        Recognised::Audit { .. } => None,
    };
    assert_eq!(refused, Some(State::WrongForm));
}

#[test]
fn the_notes_carry_the_figures_of_the_plan() {
    let mut plan = plan();
    plan.rules.foundation_share = Share::new(30).expect("a share");
    plan.rules.across_share = Share::new(65).expect("a share");
    plan.rules.enriched_outcomes = 2;
    let results = round(&plan);
    let terms = notes::terms(&Facts::new(&results, TODAY));
    let meaning = |wanted: &str| {
        terms.iter().find(|term| term.word == wanted).map_or("", |term| term.meaning.as_str()).to_owned()
    };
    assert!(meaning("Rule: Foundation").contains("at least 30% of its outcomes in scope (of 3 outcomes 1, of 4 2)"));
    assert!(
        meaning("Rule: Careers Across the Curriculum")
            .contains("at least 65% of its outcomes in scope (of 3 outcomes 2, of 4 3)")
    );
    assert!(meaning("Rule: Employer Enriched").contains("at least 2 outcomes are"));
    assert!(meaning("This workbook").contains(&plan.edition()));
    assert_eq!(meaning("Left out: holiday.xlsx"), "Not recognised. Nothing says whose it is.");
    assert!(meaning("Reach").contains("Most (from 75%)"));
    assert!(meaning("Year group never reached").contains("a number reached above 0"));
}

#[test]
fn every_sheet_says_what_it_answers_and_no_word_is_explained_twice() {
    let plan = plan();
    let results = round(&plan);
    let facts = Facts::new(&results, TODAY);
    for sheet in SHEETS {
        assert!(!sheet.answers.is_empty() && !(sheet.title)(&facts).is_empty(), "{}", sheet.name(&plan));
    }
    let mut seen = HashSet::new();
    for term in notes::terms(&facts) {
        assert!(!term.meaning.is_empty() && seen.insert(term.word.clone()), "{}", term.word);
    }
}
