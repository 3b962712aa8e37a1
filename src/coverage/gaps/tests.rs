//! Each kind of gap, in drawn schools.

use super::*;
use crate::answers::audit::Audit;
use crate::coverage::{Returned, coverage};
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   | Departments | Builds on |
         | CG2-1 |             |           |
         | KS4-1 |             |           |
         | KS3-1 | HUM         |           |
         | KS3-2 |             |           |
         | KS4-2 |             | CG2-1     |",
        "| Department | Subject   | Stages        |
         | HUM        | History   | KS3, KS4, CG2 |
         | HUM        | Geography | KS3, KS4      |
         | HUM        | RE        | KS3, KS4      |
         | MUS        | Music     | KS3, KS4      |
         | MUS        | Dance     | KS3, KS4      |",
    )
}

const HEAD: &str = "| Subject | Ref | Outcome | Coverage | Status |";

/// An audit of every department in one: `History KS3-1 Taught`; `~` before a level is Planned.
fn answers(lines: &[&str]) -> Audit {
    let row = |line: &&str| {
        let [subject, reference, level] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (level, status) = match level.strip_prefix('~') {
            Some(level) => (level, "Planned"),
            None => (level, "In place"),
        };
        format!("\n| {} | {reference} | | {level} | {status} |", subject.replace('_', " "))
    };
    drawn::audit(&format!("{HEAD}{}", lines.iter().map(row).collect::<String>()))
}

/// Each gap as `KS3-1 kind learners: closest (by)`.
fn drawn_gaps(plan: &Plan, lines: &[&str]) -> Vec<String> {
    let audit = drawn::answered(plan, answers(lines));
    let returned: Vec<Returned<'_>> =
        plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
    let map = coverage(plan, &returned, Some(&audit));
    let gaps = gaps(plan, &map);
    for line in outcomes(&map) {
        let own = gaps.iter().find(|gap| gap.outcome == line.outcome).map(|gap| gap.kind);
        assert_eq!(line.gap, own, "one gap at most, and the same in both lists");
    }
    let gap = |gap: &Gap<'_>| {
        let (reference, kind) = (&gap.outcome.reference, gap.kind.name());
        let closest = gap.closest.join(", ");
        format!("{reference} {kind} {}: {closest} ({})", gap.learners, gap.by.unwrap_or("-"))
    };
    gaps.iter().map(gap).collect()
}

fn gap_of(lines: &[&str], reference: &str) -> Option<String> {
    drawn_gaps(&plan(), lines).into_iter().find(|gap| gap.starts_with(reference))
}

#[test]
fn gaps_stand_by_kind_then_learners_then_in_the_order_of_the_plan() {
    let lines = [
        "History KS4-2 Taught",
        "Music KS4-2 Taught",
        "History KS3-1 Highlighted",
        "Dedicated_time KS3-2 Taught",
        "History KS4-1 Taught",
    ];
    assert_eq!(
        drawn_gaps(&plan(), &lines),
        [
            "CG2-1 nowhere 20:  (-)",
            "KS3-1 highlighted-only 340: History (-)",
            "KS4-2 broken-progression 150:  (CG2-1)",
            "KS3-2 dedicated-only 340:  (-)",
            "KS4-1 one-subject 150:  (History)",
        ]
    );
    assert_eq!(
        drawn_gaps(&plan(), &[]),
        [
            "KS3-1 nowhere 340:  (-)",
            "KS3-2 nowhere 340:  (-)",
            "KS4-1 nowhere 150:  (-)",
            "KS4-2 nowhere 150:  (-)",
            "CG2-1 nowhere 20:  (-)",
        ]
    );
}

#[test]
fn what_is_planned_or_highlighted_does_not_cover() {
    assert_eq!(gap_of(&["History KS3-2 ~Taught"], "KS3-2").as_deref(), Some("KS3-2 nowhere 340: History (-)"));
    assert_eq!(
        gap_of(&["Dedicated_time KS3-2 Highlighted"], "KS3-2").as_deref(),
        Some("KS3-2 highlighted-only 340:  (-)")
    );
}

#[test]
fn one_subject_is_a_gap_and_two_or_dedicated_time_besides_are_none() {
    let one = ["History KS3-2 Taught", "Music KS3-2 Highlighted"];
    assert_eq!(gap_of(&one, "KS3-2").as_deref(), Some("KS3-2 one-subject 340: Music (History)"));
    assert_eq!(gap_of(&["History KS3-2 Taught", "Music KS3-2 Taught"], "KS3-2"), None);
    assert_eq!(gap_of(&["History KS3-2 Taught", "Dedicated_time KS3-2 Taught"], "KS3-2"), None);
}

#[test]
fn progression_is_broken_only_where_nobody_covers_the_earlier_outcome() {
    let later = ["Music KS4-2 Taught", "RE KS4-2 Taught"];
    let with = |earlier: &'static str| gap_of(&[&later[..], &[earlier]].concat(), "KS4-2");
    assert_eq!(
        with("History CG2-1 Highlighted").as_deref(),
        Some("KS4-2 broken-progression 150: History (CG2-1)"),
        "closest to the earlier outcome"
    );
    assert_eq!(with("History CG2-1 Taught"), None);
    assert_eq!(with("Dedicated_time CG2-1 Taught"), None);
    let not_covered = ["History KS4-2 Highlighted"];
    assert_eq!(gap_of(&not_covered, "KS4-2").as_deref(), Some("KS4-2 highlighted-only 150: History (-)"));
    let by_dedicated_time = ["Dedicated_time KS4-2 Taught"];
    assert_eq!(gap_of(&by_dedicated_time, "KS4-2").as_deref(), Some("KS4-2 broken-progression 150:  (CG2-1)"));
}

#[test]
fn three_subjects_are_closest_highlighted_before_planned_before_not_yet() {
    let lines = [
        "History KS4-1 Not yet",
        "Geography KS4-1 ~Taught with employers",
        "RE KS4-1 Highlighted",
        "Music KS4-1 ~Highlighted",
        "Dance KS4-1 Highlighted",
    ];
    assert_eq!(gap_of(&lines, "KS4-1").as_deref(), Some("KS4-1 highlighted-only 150: RE, Dance, Geography (-)"));
    assert_eq!(gap_of(&lines[..2], "KS4-1").as_deref(), Some("KS4-1 nowhere 150: Geography, History (-)"));
    let not_asked = ["Music KS3-1 Not yet", "History KS3-1 Not yet", "RE KS3-1 Not applicable"];
    assert_eq!(gap_of(&not_asked, "KS3-1").as_deref(), Some("KS3-1 nowhere 340: History (-)"));
}

#[test]
fn subjects_that_are_asked_and_have_not_answered_are_named() {
    let plan = plan();
    let (humanities, _) = drawn::subject(&plan, "History");
    let audit = answers(&["History KS3-2 Not yet"]);
    let map = coverage(&plan, &[Returned { department: humanities, audit: Some(&audit) }], None);
    let silent = |reference: &str| -> Vec<String> {
        let gaps = gaps(&plan, &map);
        let gap = gaps.iter().find(|gap| gap.outcome.reference == reference).expect("a gap");
        gap.silent.iter().map(|subject| subject.name.clone()).collect()
    };
    assert_eq!(silent("KS3-2"), ["Geography", "RE", "Music", "Dance"], "History has said Not yet");
    assert_eq!(silent("KS3-1"), ["History", "Geography", "RE"], "Music is not asked");
    assert_eq!(silent("CG2-1"), ["History"], "no other teaches the stage");
}

/// Whoever is asked and silent may close a gap: it is a gap once everybody has said that they do not.
#[test]
fn a_gap_is_known_when_everybody_asked_has_answered_and_not_before() {
    let plan = plan();
    let whole = drawn::answered(&plan, answers(&["History KS4-2 Taught", "Music KS4-2 Taught"]));
    let of = |silent: &[(&str, &str)], reference: &str| {
        let mut audit = whole.clone();
        audit.outcomes.retain(|row| {
            !silent.iter().any(|(subject, of)| row.place.subject.as_deref() == Some(*subject) && row.place.row == *of)
        });
        let returned: Vec<Returned<'_>> =
            plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
        let map = coverage(&plan, &returned, Some(&audit));
        let gap = gaps(&plan, &map).into_iter().find(|gap| gap.outcome.reference == reference).expect("a gap");
        (gap.kind.name(), gap.answered, gap.asked, gap.title())
    };
    assert_eq!(of(&[], "KS4-1"), ("nowhere", 5, 5, "Covered nowhere"));
    assert_eq!(of(&[("Dance", "KS4-1")], "KS4-1"), ("not-known", 4, 5, "Not known yet"));
    assert_eq!(of(&[("Dance", "KS4-1"), ("RE", "KS4-1")], "KS4-1"), ("not-known", 3, 5, "Not known yet"));
    assert_eq!(of(&[("Dance", "KS3-1")], "KS4-1"), ("nowhere", 5, 5, "Covered nowhere"), "of another outcome");
    assert_eq!(of(&[], "KS4-2"), ("broken-progression", 1, 1, "Covered later, but not in the outcome it builds on"));
    assert_eq!(of(&[("History", "CG2-1")], "KS4-2").0, "not-known", "whether the earlier one is covered");
    assert_eq!(of(&[("RE", "KS4-2")], "KS4-2").0, "not-known");
    let dedicated = ("Dedicated time", "KS4-1");
    assert_eq!(of(&[dedicated], "KS4-1"), ("nowhere", 5, 5, "Covered in no subject"), "more is not known");
}

#[test]
fn who_plans_it_is_named_with_unit_and_term_and_who_covers_it_is_not() {
    let plan = plan();
    let mut audit = answers(&[
        "History KS4-1 ~Taught",
        "Music KS4-1 ~Highlighted",
        "Dance KS4-1 ~Taught with employers",
        "RE KS4-1 Taught",
        "Dedicated_time KS4-1 ~Taught",
    ]);
    (audit.outcomes[2].unit, audit.outcomes[2].term) = (Some("Careers in dance".to_owned()), Some("Summer".to_owned()));
    let returned: Vec<Returned<'_>> =
        plan.departments.iter().map(|department| Returned { department, audit: Some(&audit) }).collect();
    let map = coverage(&plan, &returned, Some(&audit));
    let planned = planned(map.line("KS4-1").expect("a line"));
    assert_eq!(
        planned,
        [
            Planned { by: "History", unit: None, term: None },
            Planned { by: "Dance", unit: Some("Careers in dance"), term: Some("Summer") },
            Planned { by: "Dedicated time", unit: None, term: None },
        ]
    );
}

#[test]
fn each_outcome_tells_where_it_is_covered() {
    let plan = plan();
    let audit = answers(&[
        "History KS3-2 Taught",
        "Music KS3-2 Taught with employers",
        "RE KS3-2 Highlighted",
        "Dedicated_time KS4-1 Taught",
    ]);
    let audit = drawn::answered(&plan, audit);
    let (humanities, _) = drawn::subject(&plan, "History");
    let (music, _) = drawn::subject(&plan, "Music");
    let returned = [music, humanities].map(|department| Returned { department, audit: Some(&audit) });
    let map = coverage(&plan, &returned, Some(&audit));
    let told: Vec<_> = outcomes(&map)
        .into_iter()
        .map(|one| (one.outcome.reference.as_str(), one.subjects, one.dedicated, one.gap.map(GapKind::name)))
        .collect();
    assert_eq!(
        told,
        [
            ("CG2-1", vec![], false, Some("nowhere")),
            ("KS4-1", vec![], true, Some("dedicated-only")),
            ("KS3-1", vec![], false, Some("nowhere")),
            ("KS3-2", vec!["History", "Music"], false, None),
            ("KS4-2", vec![], false, Some("nowhere")),
        ]
    );
}

#[test]
fn kinds_are_listed_in_their_order_each_with_a_name_and_a_title_of_its_own() {
    assert!(GapKind::ALL.is_sorted());
    for (place, kind) in GapKind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, place);
        assert!(GapKind::ALL.iter().filter(|other| other.name() == kind.name()).count() == 1);
        assert!(GapKind::ALL.iter().filter(|other| other.title() == kind.title()).count() == 1);
    }
}
