//! Texts of old workbooks, whole and torn.

use super::*;

#[test]
fn a_text_goes_on_in_the_next_record_in_its_own_width() {
    let mut pieces = Pieces::new(&[5, 0, 0, b'a', b'b']);
    pieces.add(&[1, 0xAC, 0x20, b'd', 0]).expect("few");
    pieces.add(&[]).expect("few");
    pieces.add(&[0, b'e', 7]).expect("few");
    assert_eq!(pieces.text(Version::Excel97).as_deref(), Ok("ab€de"));
    assert_eq!(pieces.u8(), Ok(7));
    assert!(pieces.is_empty());
}

#[test]
fn runs_and_pronunciation_are_passed_over() {
    let mut pieces = Pieces::new(&[1, 0, 0x0C, 1, 0, 2, 0, 0, 0, b'x', 9, 9, 9, 9, 8, 8, 7]);
    assert_eq!(pieces.text(Version::Excel97).as_deref(), Ok("x"));
    assert_eq!(pieces.u8(), Ok(7));
}

#[test]
fn old_texts_and_broken_ones() {
    assert_eq!(Pieces::new(&[3, 0, b'a', 0x93, 0xE9]).text(Version::Excel95).as_deref(), Ok("a“é"));
    assert_eq!(Pieces::new(&[9, 0, 0, b'a']).text(Version::Excel97), Err(Fault::Damaged));
    assert_eq!(Pieces::new(&[2, 0, 1, b'a', 0, b'b']).text(Version::Excel97), Err(Fault::Damaged));
    assert_eq!(Pieces::new(&[1, 0, 4, 255, 255, 255, 255, b'a']).text(Version::Excel97), Err(Fault::Damaged));
}
