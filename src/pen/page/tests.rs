//! Where pages break, and how a table is made to fit them.

use super::*;

#[test]
fn a_table_that_fits_a_page_is_whole() {
    let blocks = [(0, 300.0), (12, 300.0), (25, 100.0)];
    let print = Print { widths: &[60; 2], blocks: &blocks, ..Print::default() };
    assert_eq!(print.row_breaks(100), [12]);
    assert_eq!(print.row_breaks(70), [] as [u32; 0]);
    let blocks = [(0, 300.0), (12, 900.0)];
    let print = Print { blocks: &blocks, ..print };
    assert_eq!(print.row_breaks(100), [] as [u32; 0], "a longer one goes on where the one before ends");
}

#[test]
fn a_page_begins_with_a_group_of_columns_or_rows_where_it_can() {
    let widths = [30, 12, 12, 12, 12, 12, 12, 12];
    let print = |starts: &'static [usize]| Print { widths: &widths, repeated: 1, starts, ..Print::default() };
    // Five columns fit a page of 680 pixels beside the repeated one.
    assert_eq!(print(&[]).breaks(680), [6]);
    assert_eq!(print(&[1, 4, 7]).breaks(680), [4]);
    assert_eq!(print(&[1, 6]).breaks(680), [6]);
    assert_eq!(print(&[1]).breaks(400), [3, 5, 7], "a group wider than a page is torn");
    let row = |begins| PageRow { points: 10.0, begins };
    let stretch = |begins: [bool; 6]| Stretch {
        first: 5,
        above: 20.0,
        heading: 10.0,
        rows: begins.into_iter().map(row).collect(),
    };
    assert_eq!(stretch([false, false, false, true, false, false]).breaks(60.0), [8]);
    assert_eq!(stretch([false, false, false, false, false, true]).breaks(60.0), [9], "the rest fits the page");
    assert_eq!(stretch([false; 6]).breaks(60.0), [] as [u32; 0]);
    assert_eq!(stretch([false, true, false, true, false, false]).breaks(200.0), [] as [u32; 0]);
}

#[test]
fn words_are_kept_whole() {
    assert_eq!(lines("", 10), 1);
    assert_eq!(lines("one two three", 20), 1);
    assert_eq!(lines("one two three", 12), 2);
    assert_eq!(lines("one\ntwo", 20), 2);
    assert_eq!(lines("incomprehensibilities", 11), 3);
}

#[test]
fn pages_break_where_what_may_wait_begins() {
    let widths = [9, 10, 46, 22, 12, 16, 12, 30, 34, 18, 26, 40];
    let print = Print { widths: &widths, repeated: 3, later: Some(8), ..Print::default() };
    let (breaks, scale) = print.pages();
    assert_eq!(breaks, [8]);
    assert!((70..=90).contains(&scale), "{scale}");
}

#[test]
fn a_table_a_little_longer_than_a_page_is_drawn_a_little_smaller() {
    let scale =
        |points: f64| Print { widths: &[60; 2], blocks: &[(0, 100.0), (12, points)], ..Print::default() }.pages().1;
    assert_eq!(scale(450.0), 100);
    assert!((70..=90).contains(&scale(600.0)), "{}", scale(600.0));
    assert_eq!(scale(5000.0), 100, "one that is torn in any case stays as large as it can be");
}

#[test]
fn a_very_wide_sheet_takes_as_few_pages_as_can_be_read() {
    let print = Print { widths: &[30; 11], repeated: 1, ..Print::default() };
    let (breaks, scale) = print.pages();
    assert_eq!(breaks, [6]);
    assert!(scale >= SMALLEST, "{scale}");
}
