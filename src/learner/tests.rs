//! Texts that name a learner, and texts that only seem to.

use proptest::prelude::*;

use super::*;

#[test]
fn learners_are_noticed() {
    for (text, by) in [
        ("A823456789012", Sign::Number),
        ("see H80120000100A for her work", Sign::Number),
        ("a 823 4567 89012", Sign::Number),
        ("UPN: A8234-5678-9012", Sign::Number),
        ("ULN 1234567890", Sign::Number),
        ("learner 1000000000 / 9900000014 joined", Sign::Number),
        ("DOB 12.3.2012", Sign::Born),
        ("d.o.b.: 12/03/12", Sign::Born),
        ("date of birth 12 March 2012", Sign::Born),
        ("she was born on 12th March 2012", Sign::Born),
        ("Jane Smith (12/03/2012)", Sign::Born),
        ("Jane Smith, born 2012-03-12", Sign::Born),
        ("Sam Taylor 9B spoke to the engineer", Sign::Class),
        ("9B Sam Taylor", Sign::Class),
        ("9B: Sam Taylor", Sign::Class),
        ("9B - Sam", Sign::Class),
        ("9B (Sam Taylor, Jo Green)", Sign::Class),
        ("Taylor, Sam 9B", Sign::Class),
        ("Taylor, Sam (9B)", Sign::Class),
        ("S. Taylor 9B", Sign::Class),
        ("Sam T. in 9B", Sign::Class),
        ("Sam Taylor from form 9B", Sign::Class),
        ("Sam/9B", Sign::Class),
        ("sam taylor 9b", Sign::Class),
        ("SAM TAYLOR 9B", Sign::Class),
        ("Sam in 9B led it", Sign::Class),
        ("Sam Taylor (Year 9)", Sign::Class),
        ("Sam Taylor, Y9", Sign::Class),
        ("Year 9: Sam Taylor", Sign::Class),
        ("Led by Aisha K, 10XY", Sign::Class),
        ("Jade (8RK) designed it", Sign::Class),
        ("Work of pupil Jamie", Sign::Called),
        ("work of pupil jamie", Sign::Called),
        ("Jamie (pupil)", Sign::Called),
        ("Jamie is a student of ours", Sign::Called),
        ("our pupil, Jamie, spoke", Sign::Called),
        ("Pupils: Jamie and Tom", Sign::Called),
        ("two boys, Jamie and Tom", Sign::Called),
        ("student: Priya Patel", Sign::Called),
        ("Jamie Smith, a student, wrote the letter", Sign::Called),
        ("our student named Kofi", Sign::Called),
        ("Help Pupil Jane With Travel", Sign::Called),
        ("EHCP for Jane", Sign::CarePlan),
        ("Jane Smith's EHCP names travel training", Sign::CarePlan),
        ("Tomasz has an EHCP", Sign::CarePlan),
        ("EHC plan: Zbigniew", Sign::CarePlan),
        ("see the EHCP (jane)", Sign::CarePlan),
    ] {
        assert_eq!(sign(text), Some(by), "{text}");
    }
}

#[test]
fn others_are_left_alone() {
    for text in [
        "Mr Khan 9B",
        "Mrs Sarah Jones 7A",
        "Mr Jamie Smith, a former student, spoke to Year 9",
        "Sarah Jones from Airbus met all of 9B",
        "Sarah Jones, Year 9 tutor",
        "Talk by Sarah Jones of Airbus. 9B and 9C took part.",
        "Unit 7A Castles",
        "Castles, Year 7",
        "Castles (Year 7)",
        "History 8B and Geography 8C",
        "Student Voice survey",
        "Pupil Premium learners first",
        "Student Enterprise Challenge",
        "students write to Rolls Royce",
        "every student in Year 9",
        "9th of May",
        "Year 7 met Hill Farm",
        "Year 10 Macbeth",
        "A level 12A1234567890",
        "in 10 weeks",
        "EHCP reviews name a career goal for each learner",
        "EHCP coordinator Sarah Jones",
        "Charles Darwin, born 12 February 1809",
        "on 12/03/2027 with 0161 496 0000",
        "ISBN 0306406152",
        "By 12 March 2012 the bridge stood",
        "Ada Lovelace and Alan Turing",
    ] {
        assert_eq!(sign(text), None, "{text}");
    }
}

#[test]
fn beside_adults_only_numbers_and_births_are_told() {
    assert_eq!(sign_beside_adults("Jane Smith 9B"), None);
    assert_eq!(sign_beside_adults("Jane Smith A823456789012"), Some(Sign::Number));
    assert_eq!(sign_beside_adults("Jane Smith DOB 1/2/12"), Some(Sign::Born));
}

#[test]
fn a_withheld_text_is_never_printed() {
    let withheld = Withheld::new("pupil Jane".to_owned(), Sign::Called);
    assert!(!format!("{withheld} {withheld:?} {withheld:#?}").contains("Jane"));
    assert_eq!(withheld.for_its_author(), "pupil Jane");
}

proptest! {
    #[test]
    fn a_name_beside_a_class_is_told_in_whatever_order(
        given in prop::sample::select(vec!["Jane", "Aisha", "Kofi", "mohammed", "Zofia", "OLIVER", "Mary-Jane"]),
        last in prop::sample::select(vec!["Smith", "O'Brien", "Patel", "Okafor-Bell", "Nowak"]),
        class in prop::sample::select(vec!["9B", "7a", "10XY", "11-RK", "8Ma1", "13C"]),
        order in 0..8_usize,
        before in prop::sample::select(vec!["", "Help with ", "Led by ", "Thanks to "]),
        after in prop::sample::select(vec!["", ".", " spoke well", ", and two more"]),
    ) {
        let named = match order {
            0 => format!("{given} {last} {class}"),
            1 => format!("{class} {given} {last}"),
            2 => format!("{last}, {given} ({class})"),
            3 => format!("{given} ({class})"),
            4 => format!("{class}: {given} {last}"),
            5 => format!("{given} in {class}"),
            6 => format!("{given} {last}, {class}"),
            _ => format!("{class} - {given}"),
        };
        prop_assert_eq!(sign(&format!("{before}{named}{after}")), Some(Sign::Class), "{}{}{}", before, named, after);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        let _ = sign(&text);
        let _ = sign_beside_adults(&text);
    }

    #[test]
    fn numbers_in_sentences_are_found(letter in "[A-HJ-NP-RT-Z]", digits in "[0-9]{11}", last in "[0-9A-Z]", before in "[a-z ]{0,12}") {
        let text = format!("{before} ({letter}{digits}{last})");
        prop_assert_eq!(sign_beside_adults(&text), Some(Sign::Number));
    }
}
