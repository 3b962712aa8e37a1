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
