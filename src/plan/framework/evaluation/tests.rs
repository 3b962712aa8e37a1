//! What England's asks, and the faults of those that cannot be used.

use super::*;
use crate::plan::{Framework, resolve};

fn england() -> SelfEvaluation {
    Framework::usual().self_evaluation.expect("it has one")
}

#[test]
fn questions_are_asked_in_the_order_of_their_parts_in_every_setting() {
    let own = england();
    let parts: Vec<&str> = own.questions.iter().map(|question| question.part.as_str()).collect();
    assert!(parts.is_sorted() && parts.len() >= 12, "{parts:?}");
    assert_eq!((own.version, own.snapshots.len()), (Some(4), 3));
    for plan in Setting::ALL.map(|setting| resolve(&setting.built_in()).expect("no fault")) {
        let kind = own.kind(&plan);
        assert!(kind.settings.contains(&Where(plan.school.setting)), "every kind is named");
        assert_eq!(kind.told == Of::Together, plan.school.setting == Setting::College);
        for question in &own.questions {
            let told = [question.asked(&plan, &kind), question.counted(&plan, &kind)].concat();
            assert!(!told.contains(['{', '}']) && !told.contains(" such ") && !told.contains("  "), "{told}");
        }
    }
}

#[test]
fn none_and_all_are_meant_exactly() {
    let own = england();
    let of = |part| own.band(part, 300).expect("a band");
    assert_eq!(
        [0, 1, 77, 78, 152, 153, 273, 299, 300].map(of),
        ["none", "few", "few", "some", "some", "more than half", "almost all", "almost all", "all"]
    );
    assert_eq!(own.unconfirmed().collect::<Vec<_>>(), ["more than half"]);
    assert_eq!(SelfEvaluation { bands: Vec::new(), ..own }.band(1, 300), None);
}

/// Each fault tells what is wrong and how to mend it, and where: by its line, or by its table.
#[test]
fn a_fault_is_told_with_its_place_and_its_remedy() {
    let text = include_str!("../../../../schemas/frameworks/england.toml");
    for (from, to, what, remedy) in [
        ("figure = \"careers\"", "figure = \"score\"", "'score' is no figure", "in-scope, careers"),
        ("[\"college\"]", "[\"collage\"]", "'collage' is no kind of institution", "write mainstream, send"),
        ("told = \"together\"", "told = \"apart\"", "'apart' is no way", "cohorts or together"),
        ("\"03-31\"", "\"31-03\"", "'31-03' is no day", "such as 09-01"),
        (
            "subjects do {learners} meet careers",
            "subjects do {pupils} meet careers",
            "{pupils} stands for",
            "{learners}",
        ),
        ("subjects do {learners} meet careers", "subjects do {learners meet careers", "brace is not", "{learners}"),
        ("part = \"Benchmark\"", "parts = \"Benchmark\"", "unknown field `parts`", "`part`"),
    ] {
        assert!(text.contains(from), "{from}");
        let told = Framework::of_text(&text.replacen(from, to, 1)).expect_err("a fault");
        let line = text.lines().position(|line| line.contains(from)).map_or(0, |at| at + 1);
        assert!(told.starts_with(&format!("line {line}: ")), "line {line}: {told}");
        assert!(told.contains(what) && told.contains(remedy), "{told}");
    }
    for (from, to, what, remedy) in [
        ("tab = \"Our", "tab = \"Our very own and ever so long", "does not fit", "1 to 30"),
        ("tab = \"Our figures", "tab = \"Our/figures", "that no tab may have", "leave out"),
        ("tab = \"Our figures for Compass\"", "tab = \"History\"", "no tab", "another word"),
        ("[\"college\"]", "[\"college\", \"send\"]", "'send' stands in two", "leave it in one"),
        ("from = 26", "from = 0", "do not rise", "each next one higher"),
        ("from = 100", "from = 101", "do not rise", "none above 100"),
        ("part = \"All\"", "part = \" \"", "question 1 lacks a text", "fill in"),
    ] {
        assert!(text.contains(from), "{from}");
        let told = Framework::of_text(&text.replacen(from, to, 1)).expect_err("a fault");
        assert!(told.starts_with("[self_evaluation]: ") && told.contains(what) && told.contains(remedy), "{told}");
    }
    let (before, _) = text.split_once("# Which of our figures").expect("questions");
    let none = before.replace("snapshots =", "questions = []\nsnapshots =");
    let told = Framework::of_text(&none).expect_err("a fault");
    assert!(told.contains("asks nothing") && told.contains("[[self_evaluation.questions]]"), "{told}");
}
