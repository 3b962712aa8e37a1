use jiff::civil::date;

use super::*;

/// What a window shows in which these lines are typed.
fn window(here: &Path, lines: &str) -> (u8, String) {
    let mut shown = Vec::new();
    let Ok(code) = converse(&mut lines.as_bytes(), &mut shown, here, date(2026, 12, 15)) else {
        panic!("the window closed on its own");
    };
    (code, String::from_utf8(shown).expect("text"))
}

#[test]
fn from_nothing_to_workbooks_by_clicks_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let (code, shown) = window(here, "what?\ns\nOur School\n\n");
    assert_eq!(code, CLEAN, "{shown}");
    assert_eq!(shown.matches("No round of an audit is here.").count(), 2, "it asks again: {shown}");
    assert!(shown.contains(say::THEN) && shown.ends_with(say::CLOSES), "{shown}");
    let round = "Careers audit 2026-12-15";
    let plan = Rel::new(round).join(names::PLAN);
    assert!(Disk::new(here).is_there(&plan));

    // Started again in the same place it offers that round, and does nothing that is not wanted.
    let (_, shown) = window(here, "1\nn\n\n");
    assert!(shown.contains("  1  Careers audit 2026-12-15"), "{shown}");
    assert!(shown.contains("Our School") && shown.contains("Next: Make the workbooks"), "{shown}");
    let workbooks = Rel::new(round).join("workbooks");
    assert_eq!(Disk::new(here).list(&workbooks).expect("listed"), []);

    // In the round's own folder, as far as the workbooks.
    let (code, shown) = window(&here.join(round), "\n\n");
    assert_eq!(code, CLEAN, "{shown}");
    assert!(shown.contains("HUM Humanities audit.xlsx"), "{shown}");
    assert!(!Disk::new(here).list(&workbooks).expect("listed").is_empty());
    assert!(!shown.contains("careers-audit") && !shown.contains("--"), "nobody types here: {shown}");
}

#[test]
fn the_made_up_school_is_shown_and_a_second_time_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, shown) = window(folder.path(), "M\n\n");
    assert_eq!(code, CLEAN, "{shown}");
    assert!(shown.contains("Careers matrix 2026-12-15.xlsx") && !shown.contains("careers-audit"), "{shown}");
    let (_, shown) = window(folder.path(), "1\n\n\n");
    assert!(shown.contains("Today, ") && !shown.contains("careers-audit"), "{shown}");
}

#[test]
fn a_window_in_which_nothing_is_typed_ends_and_a_fault_is_read_before_it_closes() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(window(folder.path(), "").0, CLEAN);
    let mut disk = Disk::new(folder.path());
    disk.fresh(&Rel::new(names::PLAN), b"no workbook").expect("written");
    let (code, shown) = window(folder.path(), "\n");
    assert_eq!(code, FAILED);
    assert!(shown.contains(names::PLAN) && shown.ends_with(say::CLOSES), "{shown}");
}
