//! The matrix on paper, by the pages that are known before any program prints it: none is left with a handful of rows, and
//! they are few. That LibreOffice prints the same pages is held beside it (`rendered.rs`).
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::matrix;
use careers_audit::pen::OnPaper;
use careers_audit::picture::Picture;
use careers_audit::plan::Setting;
use careers_audit::returns::Results;
use common::large;
use jiff::civil::date;

/// What SLT is sent of a usual school is printed on so many pages at most; of a college, where nearly every outcome is missed by
/// some programme, on one more.
const MOST: usize = 8;

/// A page with fewer rows looks forgotten.
const FEWEST: usize = 5;

/// Made-up schools of each setting, and drawn ones of three sizes.
fn rounds() -> Vec<(String, Results)> {
    let settings = [Setting::Mainstream, Setting::Send, Setting::College];
    let demos = settings
        .into_iter()
        .map(|setting| (format!("{setting:?}"), common::demo_results(&common::demo_plan_of(setting))));
    let sizes = [(3, 2, 12), (26, 14, 36), (60, 20, 60)];
    let drawn = sizes.into_iter().flat_map(|(subjects, departments, outcomes)| {
        let plan = large::plan_of(subjects, departments, outcomes);
        [1, 2].map(|seed| (format!("{subjects} subjects, seed {seed}"), large::results(&plan, seed)))
    });
    demos.chain(drawn).collect()
}

/// The sheets of the copy for SLT, and of the working copy.
fn printed(results: &Results) -> [Vec<(String, OnPaper)>; 2] {
    [true, false].map(|is_shared| {
        let mut picture = Picture::new(results, date(2026, 12, 15));
        picture.is_shared = is_shared;
        matrix::on_paper(&picture)
    })
}

fn pages(sheets: &[(String, OnPaper)]) -> usize {
    sheets.iter().map(|(_, paper)| paper.pages).sum()
}

fn of<'s>(sheets: &'s [(String, OnPaper)], name: &str) -> &'s OnPaper {
    &sheets.iter().find(|(own, _)| own == name).expect("a sheet").1
}

#[test]
fn no_page_is_left_with_a_handful_of_rows_and_few_are_printed() {
    let mut orphans = Vec::new();
    let mut many = Vec::new();
    for (school, results) in rounds() {
        let [shared, own] = printed(&results);
        for (sheet, OnPaper { rows, orphans: few, .. }) in shared.iter().chain(&own) {
            // Rows that are so few and so high cannot be shared out.
            if *few > 0 && rows.iter().sum::<usize>() >= 2 * FEWEST {
                orphans.push(format!("{school}, {sheet}: {rows:?}"));
            }
        }
        let told = |sheets: &[(String, OnPaper)]| -> Vec<(String, usize)> {
            sheets.iter().map(|(name, paper)| (name.clone(), paper.pages)).collect()
        };
        let is_usual = results.plan.subjects().count() <= 30;
        let most = MOST + usize::from(results.plan.school.setting == Setting::College);
        if is_usual && (pages(&shared) > most || of(&shared, "Notes").pages > 2 || of(&shared, "Coverage").pages > 1) {
            many.push(format!("{school}, for SLT {}: {:?}", pages(&shared), told(&shared)));
        }
        // What careless people are drawn to have typed is more than anybody types.
        if is_usual && !school.contains("seed") && pages(&own) > 57 {
            many.push(format!("{school}, working copy {}: {:?}", pages(&own), told(&own)));
        }
    }
    assert!(orphans.is_empty() && many.is_empty(), "{}\n{}", orphans.join("\n"), many.join("\n"));
}

#[test]
fn the_summary_is_one_page_in_letters_that_can_be_read() {
    for (school, results) in rounds() {
        // The working copy has three times as many sheets to tell of.
        let is_usual = results.plan.subjects().count() <= 30;
        for (sheets, smallest) in printed(&results).iter().zip(if is_usual { [55, 45] } else { [45, 40] }) {
            let OnPaper { pages, scale, .. } = of(sheets, "Summary");
            assert!(*pages == 1 && *scale >= smallest, "{school}: {pages} pages at {scale} %");
        }
    }
}

#[test]
fn coverage_takes_larger_paper_only_where_it_must() {
    let on = |subjects, departments, outcomes| {
        let [shared, _] = printed(&large::results(&large::plan_of(subjects, departments, outcomes), 1));
        let paper = of(&shared, "Coverage").clone();
        (paper.pages, paper.is_large)
    };
    assert_eq!(on(3, 2, 12), (1, false));
    assert_eq!(on(26, 14, 36), (1, true));
    let (pages, is_large) = on(60, 20, 60);
    assert!(pages <= 4 && is_large, "{pages} pages");
}
