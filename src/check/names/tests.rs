//! Texts that name a learner, and texts that only seem to.

use super::*;

#[test]
fn learners_are_noticed() {
    for text in [
        "A823456789012",
        "see H80120000100A for her work",
        "Sam Taylor 9B spoke to the engineer",
        "9B Sam Taylor",
        "Led by Aisha K, 10XY",
        "Jade (8RK) designed it",
        "Work of pupil Jamie",
        "student: Priya Patel",
        "Jamie Smith, a student, wrote the letter",
        "our student named Kofi",
    ] {
        assert!(learner(text).is_some(), "{text}");
    }
}

#[test]
fn others_are_left_alone() {
    for text in [
        "Mr Khan 9B",
        "Mrs Sarah Jones 7A",
        "Mr Jamie Smith, a former student, spoke to Year 9",
        "Sarah Jones from Airbus met all of 9B",
        "Unit 7A Castles",
        "History 8B and Geography 8C",
        "Student Voice survey",
        "Pupil Premium learners first",
        "Student Enterprise Challenge",
        "students write to Rolls Royce",
        "9th of May",
        "Year 7 met Hill Farm",
        "A level 12A1234567890",
        "in 10 weeks",
    ] {
        assert_eq!(learner(text), None, "{text}");
    }
}
