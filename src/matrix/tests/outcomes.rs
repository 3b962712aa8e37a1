//! Outcome by outcome.

use super::*;
use crate::picture::told::covered;

#[test]
fn coverage_is_a_word_in_every_cell() {
    let plan = plan();
    let results = round(&plan);
    let page = coverage::SHEET.page(&Facts::new(&results, TODAY));
    let columns = ["Ref", "Subjects that cover it", "History", "Law", "Art", "Music", "Dedicated time"];
    assert_eq!(
        column(&page, &columns),
        [
            "KS3-1 | 1 | With employers | not taught | returned empty | no return | no return",
            "KS3-2 | 0 | Planned | not taught | not asked | no return | no return",
            "KS4-1 | 0 | Highlighted | Planned | not taught | not taught | no return",
            "CG2-1 | 0 | not answered | not taught | not taught | not taught | no return",
        ]
    );
    assert_eq!(column(&page, &["Ref", "Subjects asked"]), ["KS3-1 | 3", "KS3-2 | 2", "KS4-1 | 2", "CG2-1 | 1"]);
    let totals: Vec<String> =
        page.tables[0].columns.iter().map(|heading| heading.total.as_ref().map(shown).expect("a total")).collect();
    assert_eq!(
        totals,
        [
            "Covered, of those answered",
            "all",
            "all",
            "1 of 4",
            "all",
            "1 of 3",
            "0 of 1",
            "empty",
            "no return",
            "no return",
        ]
    );
}

#[test]
fn a_ref_and_a_subject_lead_to_their_first_row_of_evidence() {
    let plan = plan();
    let results = round(&plan);
    let facts = Facts::new(&results, TODAY);
    let evidence = column(&evidence::SHEET.page(&facts), &["Subject", "Outcome"]);
    let page = coverage::SHEET.page(&facts);
    for (reference, row) in ["KS3-1", "KS3-2", "KS4-1", "CG2-1"].into_iter().zip(&page.tables[0].rows) {
        let Cell::Leads { text, to } = &row[1] else { panic!("{reference} leads nowhere") };
        assert_eq!((text.as_str(), to.table.as_str()), (reference, "Evidence"));
        assert!(evidence[to.row].contains(&format!("| {reference} ")), "{evidence:#?}");
        assert!(!evidence[..to.row].iter().any(|line| line.contains(&format!("| {reference} "))), "its first");
    }
    for (name, leads) in [("History", true), ("Law", true), ("Art", false), ("Music", false), ("Dedicated time", false)]
    {
        let heading = page.tables[0].columns.iter().find(|heading| heading.text == name).expect("a heading");
        assert_eq!(heading.leads.is_some(), leads, "{name}");
        if let Some(to) = &heading.leads {
            assert!(
                evidence[to.row].starts_with(name) && !evidence[..to.row].iter().any(|line| line.starts_with(name))
            );
        }
    }
}

#[test]
fn gaps_have_a_base_and_a_suggestion() {
    let plan = plan();
    let results = round(&plan);
    let page = gaps::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(
            &page,
            &["Order", "Gap", "Ref", "Pupils concerned, of 490", "Answered, of those asked", "Who is closest"]
        ),
        [
            "1 | Highlighted only, in subjects | KS4-1 | 150 | 2 of 2 | History and Law",
            "2 | Not known yet: in one subject only, in what came back | KS3-1 | not known yet | 1 of 3 | none",
            "3 | Not known yet: taught in no workbook that came back | KS3-2 | not known yet | 1 of 2 | History",
            "4 | Not known yet: taught in no workbook that came back | CG2-1 | not known yet | 0 of 1 | none",
            "5 | Not known yet: year group never reached | CG2-all | not known yet | none | none",
            "6 | Not known yet: key stage without a meaningful employer record | KS4 | not known yet | none | Law",
            "7 | Not known yet: key stage without a meaningful employer record | CG2 | not known yet | none | none",
        ]
    );
    let suggestions = column(&page, &["Ref", "Who plans it already", "A suggestion"]);
    assert_eq!(
        suggestions,
        [
            "KS4-1 | none | Plan it into one unit and term; closest: History and Law. Dedicated time is not answered yet.",
            "KS3-1 | none | Music, who is asked, has not returned. Art, who is asked, came back empty.",
            "KS3-2 | none | Music, who is asked, has not returned.",
            "CG2-1 | none | History, who is asked, has not answered.",
            "CG2-all | none | History, who teaches it, has not answered. Dedicated time is not answered yet.",
            "KS4 | none | Ask Law for an encounter in Stage KS4; a record counts once it took place and all its tests are \
             Yes. Dedicated time is not answered yet.",
            "CG2 | none | History, who teaches it, has not answered. Dedicated time is not answered yet.",
        ]
    );
    assert_eq!(page.notes[0], covered(&Facts::new(&results, TODAY)), "the same sentence as on Coverage");
    assert_eq!(
        page.notes[1],
        "1 of 4 outcomes has a gap; of 3 more that is not known yet, for not everybody asked has answered. Worst kind \
         first; within a kind, where most pupils are concerned."
    );
    assert_eq!(
        page.notes[2],
        "Year group never reached: none that is known; not known yet of Cohort CG2-all. Key stage without a meaningful \
         employer record: none that is known; not known yet of Stage KS4 and Stage CG2."
    );
}

#[test]
fn a_subject_may_be_called_like_a_column() {
    let plan = scope::drawn::plan(
        "| Ref   |
         | KS3-1 |",
        "| Department | Subject | Stages |
         | HUM        | Ref     | KS3    |
         | HUM        | outcome | KS3    |",
    );
    let results = results(&plan, Vec::new());
    let page = coverage::SHEET.page(&Facts::new(&results, TODAY));
    let headings: Vec<&str> = page.tables[0].columns.iter().map(|heading| heading.text.as_str()).collect();
    assert!(headings.contains(&"Ref (2)") && headings.contains(&"outcome (2)"), "{headings:?}");
    assert!(workbook(&Picture::new(&results, TODAY)).is_ok());
}

#[test]
fn the_careers_leaders_rows_stand_under_dedicated_time() {
    let plan = plan();
    let leader = scope::drawn::audit(
        "| Subject        | Ref   | Coverage | Status   |
         | Dedicated time | KS3-2 | Taught   | In place |",
    );
    let results = results(&plan, vec![incoming("leader.xlsx", LEADER, answers_of(&leader))]);
    let facts = Facts::new(&results, TODAY);
    assert!(column(&coverage::SHEET.page(&facts), &["Ref", "Dedicated time"]).contains(&"KS3-2 | Taught".to_owned()));
    assert_eq!(column(&evidence::SHEET.page(&facts), &["Department", "Ref"]), ["Careers Leader | KS3-2"]);
    let toned = facts.map.lines.len();
    let page = coverage::SHEET.page(&facts);
    let is_middle = |cell: &&Cell| matches!(cell, Cell::Signed { sign: "T", tone: Tone::Middle, .. });
    assert_eq!(page.tables[0].rows.iter().flatten().filter(is_middle).count(), 1, "of {toned} rows");
}
