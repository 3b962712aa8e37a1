//! What the programme says of small rounds, and the laws that hold for its texts.

use jiff::civil::{Date, date};

use super::texts::TEXTS;
use super::*;
use crate::answers::Read;
use crate::answers::audit::{Audit, Kind, OutcomeRow, TookPlace};
use crate::layout::{Forms, answers_of};
use crate::plan::{LEADER, Setting};
use crate::returns::{Incoming, Recognised, Results, Saved, settle};
use crate::scope::drawn;

const TODAY: Date = date(2026, 12, 14);

fn plan() -> Plan {
    drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS3-2 |
         | KS4-1 |",
        "| Department | Subject | Stages   |
         | HUM        | History | KS3, KS4 |
         | ART        | Art     | KS3      |",
    )
}

fn results(plan: &Plan, audits: &[(&str, Audit)]) -> Results {
    let incoming = audits.iter().map(|(code, audit)| Incoming {
        file: format!("{code}.xlsx"),
        saved: Saved::said("2026-12-09T10:00:00Z"),
        recognised: Recognised::Audit {
            code: (*code).to_owned(),
            read: Read { answers: answers_of(audit), ..Read::default() },
        },
    });
    let forms = Forms::new(plan.clone());
    Results::new(&forms, settle(&forms, incoming.collect()))
}

fn page_of(plan: &Plan, audits: &[(&str, Audit)]) -> Option<String> {
    let results = results(plan, audits);
    let drawn = drawn(&Picture::new(&results, TODAY)).expect("drawn");
    drawn.map(|drawn| String::from_utf8(drawn.page).expect("text"))
}

fn history() -> Audit {
    let mut audit = drawn::audit(
        "| Subject | Ref   | Outcome | Coverage    | Status   | Unit    | Term   |
         | History | KS3-1 |         | Taught      | In place | Castles | Autumn |
         | History | KS3-2 |         | Highlighted | Planned  |         |        |
         | History | KS4-1 |         | Highlighted | In place |         |        |",
    );
    audit.outcomes[0].cohorts = Some("Cohort Y7".to_owned());
    audit
}

#[test]
fn the_texts_parse_and_speak_of_nothing_but_what_happens() {
    let texts: Texts = toml::from_str(TEXTS).expect("they parse");
    assert!(texts.version > 0 && texts.as_of.len() == 7);
    assert!(Setting::ALL.into_iter().all(|setting| texts.asks_of(setting).is_some()));
    assert_eq!([&texts.learners, &texts.parents].map(|part| part.headings.len()), [2, 2]);
    let shown = TEXTS.lines().filter(|line| !line.starts_with('#') && !line.starts_with("  ")).collect::<Vec<_>>();
    for jargon in ["Gatsby", "enchmark", "Foundation", "Across", "Enriched", "level", "gap", "evidence", "audit"] {
        assert!(shown.iter().all(|line| !line.contains(jargon)), "{jargon}");
    }
}

#[test]
fn what_is_in_place_is_told_once_and_nothing_else() {
    let plan = plan();
    let page = page_of(&plan, &[("HUM", history())]).expect("a page");
    assert_eq!(page.matches("History: Autumn, in “Castles”").count(), 1, "{page}");
    // A row that names no year is for one of those that the subject teaches: here there is one.
    assert!(page.contains("Cohort Y10") && page.contains("History: during the year"), "{page}");
    for absent in ["Outcome 2", "Cohort Y8", "Art", "KS3-1", "Highlighted", "Planned", "HUM"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
}

#[test]
fn a_row_that_does_not_say_for_whom_is_for_one_or_more() {
    let plan = plan();
    let mut audit = history();
    audit.outcomes[0].cohorts = None;
    let mut results = results(&plan, &[("HUM", audit)]);
    // It is asked for whom the row is: once that is explained, nothing is to be mended.
    results.returns.iter_mut().flat_map(|entry| &mut entry.findings).for_each(|own| own.explained = Some("So.".into()));
    let drawn = drawn(&Picture::new(&results, TODAY)).expect("drawn").expect("a page");
    let page = String::from_utf8(drawn.page).expect("text");
    assert!(page.contains("Cohort Y7 or Cohort Y8</h3><p>In one or more of these year groups.</p>"), "{page}");
}

#[test]
fn where_nothing_is_known_to_be_in_place_there_is_no_programme() {
    let plan = plan();
    assert_eq!(page_of(&plan, &[]), None);
    let mut audit = history();
    audit.outcomes.retain(|row| row.place.row == "KS3-2");
    assert_eq!(page_of(&plan, &[("HUM", audit)]), None, "what is planned is not in place");
}

#[test]
fn dedicated_time_is_called_as_people_call_it() {
    let plan = plan();
    let mut audit = drawn::audit(
        "| Subject        | Ref   | Outcome | Coverage | Status   | Unit         | Term   |
         | Dedicated time | KS3-1 |         | Taught   | In place | Options week | Spring |",
    );
    audit.outcomes[0].cohorts = Some("All of KS3".to_owned());
    let page = page_of(&plan, &[(LEADER, audit)]).expect("a page");
    let place = upper(plan.dedicated_time());
    assert_eq!(page.matches(&format!("{place}: Spring, in “Options week”")).count(), 2, "in both years: {page}");
    assert!(!page.contains("Dedicated time"));
}

#[test]
fn an_employer_is_named_where_the_plan_says_so() {
    let mut plan = plan();
    let mut audit = history();
    let mut met = drawn::encounter("History", "KS3-1 Outcome 1");
    met.place.row = "E1".to_owned();
    (met.employer, met.sector) = (Some("Ironbridge Forge".to_owned()), Some("Building".to_owned()));
    (met.date, met.cohort) = (Some(date(2026, 10, 5)), Some("Cohort Y7".to_owned()));
    met.kind = Some(Kind::Encounter);
    let mut old = met.clone();
    (old.place.row, old.date, old.sector) = ("E2".to_owned(), Some(date(2025, 10, 5)), Some("Yesterday".to_owned()));
    let mut planned = met.clone();
    (planned.place.row, planned.took_place) = ("E3".to_owned(), Some(TookPlace::Planned));
    planned.employer = Some("Ironbridge Mill".to_owned());
    planned.sector = Some("Tomorrow".to_owned());
    audit.employers = vec![met, old, planned];
    let page = page_of(&plan, &[("HUM", audit.clone())]).expect("a page");
    assert!(page.contains("October 2026: meeting with an employer (building), in History"), "{page}");
    for absent in ["Ironbridge", "esterday", "omorrow"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
    plan.school.name_employers = true;
    let page = page_of(&plan, &[("HUM", audit)]).expect("a page");
    assert!(page.contains("meeting with an employer (Ironbridge Forge), in History"), "{page}");
}

#[test]
fn whatever_is_typed_is_text_and_never_a_tag() {
    let mut plan = plan();
    let hostile = "</style><script>alert('x')</script>\"&";
    plan.school.name = hostile.to_owned();
    plan.departments[0].subjects[0].name = hostile.to_owned();
    plan.outcomes[0].title = hostile.to_owned();
    plan.stages[0].cohorts[0].name = hostile.to_owned();
    plan.terms[0] = hostile.to_owned();
    let mut audit = history();
    for row in &mut audit.outcomes {
        row.place.subject = Some(hostile.to_owned());
    }
    let first: &mut OutcomeRow = &mut audit.outcomes[0];
    (first.cohorts, first.term) = (Some(hostile.to_owned()), Some(hostile.to_owned()));
    first.unit = Some("Kings <b> & \"queens\"".to_owned());
    let page = page_of(&plan, &[("HUM", audit)]).expect("a page");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(page.contains("&lt;script&gt;") && page.contains("Kings &lt;b&gt; &amp; &quot;queens&quot;"), "{page}");
}

#[test]
fn of_what_teachers_typed_outsiders_read_titles_alone() {
    let mut plan = plan();
    plan.departments[0].lead = "Joanna Fairweather".to_owned();
    plan.school.careers_leader = "Head of History".to_owned();
    let results = results(&plan, &[]);
    let picture = Picture::new(&results, TODAY);
    let open = Open::new(&picture, texts().expect("texts"));
    for text in ["Castles", "Why did the Romans leave?", "History of medicine", " Maps ", "Kings & queens: 1066"] {
        assert_eq!(open.text(Some(text)), Some(text.trim()));
    }
    for text in [
        "Mr Osei's forge",
        "Fairweather's unit",
        "fairweather unit",
        "Castles (ask Jo)",
        "tbc",
        "n/a",
        "?",
        "Which one?",
        "12",
        "Call 0161 496 0000",
        "jo@school.org",
        "http://x.org",
        "to be written",
        "(withheld: it may name a learner)",
        "two\nlines",
        "Help for Jane Smith 9B",
        "",
        "  ",
    ] {
        assert_eq!(open.text(Some(text)), None, "{text}");
    }
    assert_eq!(open.text(Some(&"x".repeat(200))), None);
    assert_eq!(open.text(None), None);
}

#[test]
fn the_same_picture_gives_the_same_bytes_and_a_workbook_that_is_known() {
    let plan = plan();
    let results = results(&plan, &[("HUM", history())]);
    let picture = Picture::new(&results, TODAY);
    let one = drawn(&picture).expect("drawn").expect("a programme");
    assert_eq!(drawn(&picture).expect("drawn").as_ref(), Some(&one));
    let opened = crate::reader::open(&Forms::new(plan), &one.workbook);
    let Recognised::Refused { finding, .. } = opened.recognised else { panic!("it is no return") };
    assert!(finding.message.contains("careers programme workbook, not a completed audit"), "{}", finding.message);
}
