//! Subject by subject, and how many learners each reached.

use super::*;

#[test]
fn every_subject_stands_under_the_approach_it_reached_with_why_and_what_next() {
    let plan = plan();
    let results = round(&plan);
    let page = approaches::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Department", "Subject", "Not yet Foundation", "Foundation", "Employer Enriched"]),
        [
            "Department HUM | History | – | ● reached | –",
            "Department HUM | Law | ● stands here | ○ view | –",
            "Department ART | Art | returned empty | returned empty | returned empty",
            "Department MUS | Music | no return | no return | no return",
        ]
    );
    assert_eq!(
        column(&page, &["Subject", "Why it stands there", "Next step"]),
        [
            "History | View and rows agree. | 1 more outcome in Stage KS4 taught in a named unit and term. Partly done: \
             “Statement A1”.",
            "Law | The department's view is ahead of what its rows show, which may just be unfinished. | 1 more outcome in \
             Stage KS4 highlighted and in place.",
            "Art | The workbook came back blank. | See that it is filled in, beginning with how far each outcome is \
             covered.",
            "Music | No workbook has come back yet. | See that the department sends its workbook.",
        ]
    );
    let full = verdicts::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&full, &["Subject", "Department's view", "What its rows show", "Reached", "All that stands open"]),
        [
            "History | Foundation | Foundation | Foundation | A1 Partly: Statement A1.\nKS4: 0 of 1 outcome taught in a \
             named unit and term; 1 needed.",
            "Law | Foundation | Not yet Foundation | Not yet Foundation | KS4: 0 of 1 outcome highlighted and in place; 1 \
             needed. 1 more is only Planned.",
            "Art | returned empty | returned empty | returned empty | returned empty",
            "Music | no return | no return | no return | no return",
        ]
    );
}

#[test]
fn a_last_round_is_compared_and_one_that_cannot_be_read_is_told() {
    let plan = plan();
    let mut results = round(&plan);
    let has = |results: &Results| {
        let facts = Facts::new(results, TODAY);
        let columns = verdicts::SHEET.page(&facts).tables.remove(0).columns;
        let term = notes::terms(&facts).into_iter().find(|term| term.word == "Last round");
        (columns.iter().any(|one| one.text == "Last round"), term.map(|term| term.meaning))
    };
    assert_eq!((told::changed(&Facts::new(&results, TODAY)), has(&results)), (None, (false, None)));
    let mut audit = drawn::humanities();
    audit.outcomes.retain(|row| row.place.row != "X1");
    for row in audit.outcomes.iter_mut().filter(|row| row.place.row == "KS4-1") {
        let is_history = row.place.subject.as_deref() == Some("History");
        row.coverage = Some(if is_history { Coverage::NotYet } else { Coverage::Highlighted });
        row.status = (!is_history).then_some(Status::InPlace);
    }
    let mut before = drawn::results(&plan, vec![incoming("HUM.xlsx", "HUM", answers_of(&audit))]);
    Arc::make_mut(&mut before.plan).round.label = "2025-26 summer".to_owned();
    results.last = Some(Last::Read(LastRound::of(Arc::new(before))));
    let facts = Facts::new(&results, TODAY);
    assert_eq!(
        told::changed(&facts).as_deref(),
        Some(
            "Since 2025-26 summer: 1 of 4 subjects moved up (History), 1 moved down (Law), 0 are as before; 2 cannot be \
             compared: returned empty now (Art); no return now (Music)."
        )
    );
    let room = since::Room { items: 2, title: 40 };
    assert_eq!(
        since::moved(&facts.changes[0], room),
        [
            "Law fell from Foundation to not yet Foundation: less in place: “Outcome 1” from Highlighted to Planned.",
            "History rose from not yet Foundation to Foundation: more in place: “Outcome 1” from Not yet to Highlighted; \
             nothing fell away.",
        ]
    );
    let dots = ["Subject", "Not yet Foundation", "Foundation", "Careers Across the Curriculum"];
    assert_eq!(
        column(&approaches::SHEET.page(&facts), &dots),
        [
            "History | · last round | ● reached | –",
            "Law | ● stands here | ○ view\n· last round | –",
            "Art | returned empty | returned empty | returned empty",
            "Music | no return | no return | no return",
        ]
    );
    assert_eq!(
        column(&verdicts::SHEET.page(&facts), &["Subject", "Reached", "Last round"]),
        [
            "History | Foundation | Not yet Foundation",
            "Law | Not yet Foundation | Foundation",
            "Art | returned empty | no return",
            "Music | no return | no return",
        ]
    );
    let (has_column, meaning) = has(&results);
    assert!(has_column && meaning.is_some_and(|meaning| meaning.contains("2025-26 summer")));
    results.last = Some(Last::Unread("Nothing is compared. It is gone.".to_owned()));
    assert_eq!(has(&results), (false, Some("Nothing is compared. It is gone.".to_owned())));
    let facts = Facts::new(&results, TODAY);
    assert_eq!(told::changed(&facts), None);
    assert_eq!(told::since(&facts), "Nothing of the last round can be compared.");
    let mut before = drawn::results(&plan, Vec::new());
    Arc::make_mut(&mut before.plan).rules.across_share = Share::new(65).expect("a share");
    results.last = Some(Last::Read(LastRound::of(Arc::new(before))));
    let since = told::since(&Facts::new(&results, TODAY));
    assert!(since.ends_with(" were others: its answers are judged here by the rules of now."), "{since}");
    results.last = None;
    assert_eq!(told::since(&Facts::new(&results, TODAY)), "This is the first round: nothing to compare yet.");
}

#[test]
fn reach_says_why_a_number_is_missing_or_doubtful() {
    let plan = plan();
    let results = round(&plan);
    let lines = column(
        &reach::SHEET.page(&Facts::new(&results, TODAY)),
        &["Subject", "Year group", "Taking the subject", "Reached, of those taking", "Band"],
    );
    assert_eq!(
        lines[..3],
        [
            "History | Cohort Y7 | 180 | 75% | Most",
            "Art | Cohort Y7 | returned empty | returned empty | returned empty",
            "Music | Cohort Y7 | no return | no return | no return",
        ],
        "Year 7 first"
    );
    assert!(
        lines.contains(
            &"History | Cohort Y8 | 171 | to check: more than take it | to check: more than take it".to_owned()
        )
    );
    assert!(lines.contains(&"History | Cohort Y10 | not answered | not answered | not answered".to_owned()));
    let columns =
        ["Year group", "Subjects that teach it", "Of these, gave numbers", "Most reached in", "Few reached in"];
    assert_eq!(
        column(&reach::SHEET.page(&Facts::new(&results, TODAY)), &columns),
        [
            "Cohort Y7 | 3 | 1 | 1 | 0",
            "Cohort Y8 | 3 | 0 | 0 | 0",
            "Cohort Y10 | 2 | 0 | 0 | 0",
            "Cohort CG2-all | 1 | 0 | 0 | 0"
        ]
    );
    assert!(lines.contains(&"Art | Cohort Y7 | returned empty | returned empty | returned empty".to_owned()));
    assert!(lines.contains(&"Music | Cohort Y7 | no return | no return | no return".to_owned()));
}

#[test]
fn what_both_say_is_reached_and_the_rest_stands_beyond() {
    let plan = plan();
    let mut results = round(&plan);
    let (none, foundation, enriched) = (None, Some(Approach::Foundation), Some(Approach::Enriched));
    let pairs = [(none, none), (enriched, foundation), (foundation, enriched), (enriched, enriched)];
    let figures = results.verdicts.iter().find_map(|verdict| verdict.stages.first()).expect("a judged stage").clone();
    assert!(figures.is_answered);
    for (verdict, (claimed, evidenced)) in results.verdicts.iter_mut().zip(pairs) {
        verdict.standing = Standing::Judged { claimed, evidenced };
        verdict.stages = vec![figures.clone()];
    }
    let names = ["Not yet Foundation", "Foundation", "Careers Across the Curriculum", "Employer Enriched"];
    let dots = |results: &Results| column(&approaches::SHEET.page(&Facts::new(results, TODAY)), &names);
    assert_eq!(
        dots(&results),
        [
            "● stands here | – | – | –",
            "– | ● reached | – | ○ view",
            "– | ● reached | – | □ rows",
            "– | – | – | ● reached"
        ]
    );
    // What is blank is no answer: nothing is drawn of it, and what is reached is reached so far.
    results.verdicts[1].blank.checklist = true;
    assert_eq!(dots(&results)[1], "– | ● so far | – | –");
}
