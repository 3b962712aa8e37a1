//! What may be spent on one file.

use super::*;

#[test]
fn a_passed_limit_is_told_with_its_number() {
    let spent = Spent::new();
    assert_eq!(spent.why(), Fault::Damaged);
    assert_eq!(spent.kept(100), Ok(()));
    let fault = spent.kept(300 << 20).expect_err("too much");
    assert_eq!(spent.why(), fault);
    assert_eq!(
        Unreadable::from(fault).what,
        "The workbook holds more than is read of a file: over 256 megabytes of text."
    );
    assert_eq!(grouped(5_000_000), "5,000,000");
    assert_eq!(grouped(999), "999");
}

#[test]
fn a_piece_that_ended_makes_room_for_the_next() {
    let spent = Spent::new();
    for _ in 0..10 {
        assert_eq!(spent.unpacked(10 << 20), Ok(()));
        spent.piece_ended();
    }
    assert_eq!(spent.unpacked(17 << 20), Err(Fault::TooLarge("megabytes in one piece", 16)));
}
