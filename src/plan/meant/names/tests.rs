//! The forms in which people write codes and names, and texts that name nothing.

use super::*;

fn stages() -> Names {
    Names::of([
        ("KS3", ["Key Stage 3"]),
        ("KS4", ["Key Stage 4"]),
        ("KS5", ["Key Stage 5"]),
        ("CG2", ["Career group 2"]),
    ])
}

fn departments() -> Names {
    Names::of([
        ("HUM", ["Humanities"]),
        ("MC", ["Maths & Computing"]),
        ("DT", ["Design and Technology"]),
        ("PA", ["Dance Theatre"]),
        ("PE", ["Physical Education"]),
    ])
}

fn listed(names: &Names, typed: &str) -> String {
    match names.several(typed, &["stages", "Key stages", "departments"]) {
        Several::All => "*".to_owned(),
        Several::These(these) => these.join("|"),
    }
}

#[test]
fn a_row_is_named_in_every_form_that_people_write() {
    for typed in [
        "KS3",
        "ks3",
        "KS 3",
        "KS-3",
        "Ks.3",
        "Key Stage 3",
        "key  stage 3",
        "KeyStage3",
        "Stage 3",
        "KS03",
        "KS3 Key Stage 3",
        "KS3 - Key Stage 3",
        "KS3 (Key Stage 3)",
        "Key Stage 3 (KS3)",
        "Key-Stage-3",
        "3",
        "\u{ff2b}\u{ff33}\u{ff13}",
        "K.S.3",
    ] {
        assert_eq!(stages().one(typed), Some("KS3"), "{typed}");
    }
    for typed in
        ["Maths and Computing", "maths + computing", "Maths&Computing", "M C", "mc", "M & C", "Maths Computing"]
    {
        assert_eq!(departments().one(typed), Some("MC"), "{typed}");
    }
    let cohorts = Names::of([("Y7", ["Year 7"]), ("Y10", ["Year 10"]), ("Y10B", ["Year 10 (Brunel)"])]);
    for (typed, code) in [
        ("year 10", "Y10"),
        ("Yr 10", "Y10"),
        ("yr10", "Y10"),
        ("10", "Y10"),
        ("Year 10 Brunel", "Y10B"),
        ("y07", "Y7"),
    ] {
        assert_eq!(cohorts.one(typed), Some(code), "{typed}");
    }
}

#[test]
fn meaning_is_never_forgiven() {
    for typed in ["", "-", "KS6", "KS", "Key Stage", "KS33", "stage", "8", "not KS3", "K S"] {
        assert_eq!(stages().one(typed), None, "{typed}");
    }
    // The first letters of words are a code only where a number is among them: DT is not Dance Theatre.
    assert_eq!(departments().one("Drama Team"), None);
    assert_eq!(departments().one("Humanity"), None);
    let twice = Names::of([("A1", ["Science"]), ("B1", ["science"]), ("C2", ["Art"])]);
    assert_eq!((twice.one("Science"), twice.one("1"), twice.one("2")), (None, None, Some("C2")));
    let refs = Names::of_codes(["KS3-1", "KS3-11", "KS31-1"]);
    assert_eq!((refs.one("ks3.1"), refs.one("KS3 11"), refs.one("KS311")), (Some("KS3-1"), Some("KS3-11"), None));
}

#[test]
fn a_list_is_read_whatever_stands_between() {
    for typed in [
        "KS3, KS4",
        "KS3/KS4",
        "KS3 and KS4",
        "KS3 & KS4",
        "KS3; KS4",
        "KS3 KS4",
        "KS3/4",
        "KS3 + 4",
        "KS3-4",
        "Key Stage 3 and 4",
        "ks3,ks4,",
        "KS3\nKS4",
        "KS 3 to KS 4",
        "KS4 to KS3",
        "\u{2022} KS3 \u{2022} KS4",
        "Key Stages 3 & 4",
    ] {
        let told = listed(&stages(), typed);
        assert!(["KS3|KS4", "KS4|KS3"].contains(&told.as_str()), "{typed}: {told}");
    }
    assert_eq!(listed(&stages(), "KS3 to KS5"), "KS3|KS4|KS5");
    assert_eq!(listed(&stages(), "KS3\u{2013}5, CG2"), "KS3|KS4|KS5|CG2");
    assert_eq!(listed(&departments(), "Maths & Computing, humanities and PE"), "MC|HUM|PE");
    for typed in ["all", "All", "every", "all stages", "All key stages", "each", "all of the stages"] {
        assert_eq!(listed(&stages(), typed), "*", "{typed}");
    }
    let two = Names::of_codes(["KS3", "KS4"]);
    assert_eq!(
        (listed(&two, "both"), listed(&two, "Both stages"), listed(&stages(), "both")),
        ("*".into(), "*".into(), "both".into())
    );
}

#[test]
fn what_a_list_does_not_name_stays_as_it_was_typed() {
    for (typed, told) in [
        ("KS3, KS9", "KS3|KS9"),
        ("all but KS5", "all but KS5"),
        ("KS3 not KS4", "KS3|not KS4"),
        ("KS3 to Easter", "KS3|KS3 to Easter"),
        ("KS3 to", "KS3|KS3 to"),
        ("and", "and"),
        ("", ""),
        (" , ; ", ""),
    ] {
        assert_eq!(listed(&stages(), typed), told, "{typed}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(typed in "(KS|[3-5]|to|and|all| |-|,|/|&|\u{e9}|\n|x){0,30}") {
        let Several::These(these) = stages().several(&typed, &["stages"]) else { return Ok(()) };
        // Nothing that was typed is dropped: every letter and number that names nothing is still told.
        proptest::prop_assert!(!these.is_empty() || words(&typed).iter().all(|word| ["and", "to"].contains(&word.as_str())), "{typed}");
    }
}
