//! What may be spent on one file.

use super::*;

#[test]
fn a_passed_limit_is_told_with_its_number() {
    let spent = Spent::new();
    assert_eq!(spent.why(), Fault::Damaged);
    assert_eq!(spent.kept(100), Ok(()));
    let fault = spent.shown(17 << 20).expect_err("too much");
    assert_eq!(spent.why(), fault);
    assert_eq!(
        Unreadable::from(fault).what,
        "The workbook holds more than is read of a file: over 16 megabytes of text."
    );
    assert_eq!(grouped(5_000_000), "5,000,000");
    assert_eq!(grouped(999), "999");
}

#[test]
fn a_piece_that_ended_makes_room_for_the_next() {
    let spent = Spent::new();
    for _ in 0..10 {
        assert_eq!(spent.unpacked(3 << 20), Ok(()));
        spent.piece_ended();
    }
    assert_eq!(spent.unpacked(5 << 20), Err(Fault::TooLarge("megabytes in one piece", 4)));
}

#[test]
fn what_needs_more_than_a_little_room_is_given_up_till_nothing_is_read_beside_it() {
    for (room, is_crowded) in [(Room::Little, true), (Room::Whole, false)] {
        let allowance = Allowance::new(room);
        let spent = Spent::of(&allowance);
        assert_eq!(spent.kept(1 << 20), Ok(()));
        assert!(!allowance.is_crowded());
        assert_eq!(spent.kept(8 << 20).is_err(), is_crowded);
        assert_eq!(allowance.is_crowded(), is_crowded);
    }
}

#[test]
fn the_workbooks_of_one_file_share_its_time_and_not_its_room() {
    let allowance = Allowance::new(Room::Whole);
    for _ in 0..4 {
        let spent = Spent::of(&allowance);
        assert_eq!((0..MOST_CELLS).find_map(|_| spent.cell().err()), None);
    }
    assert_eq!(Spent::of(&allowance).cell(), Err(Fault::TooLarge("cells with something in them", MOST_CELLS_IN_ALL)));
}
