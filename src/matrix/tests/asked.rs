//! What departments did with employers, and what they ask for.

use super::*;

#[test]
fn an_employer_record_is_meaningful_or_says_what_is_missing() {
    let plan = plan();
    let results = round(&plan);
    let page = employers::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Ref", "Employer", "Outcomes", "Meaningful"]),
        [
            "E1 | Ironbridge | KS3-1 | Yes",
            "E2 | not answered | KS4-1 | Not known. Two-way interaction: Not sure; time to reflect: not answered",
            "E3 | not answered | not answered | not yet asked: planned",
        ]
    );
    assert!(page.notes[3].starts_with("2 records that took place but do not say"), "{:?}", page.notes);
}

#[test]
fn each_year_group_is_told_what_it_met_of_employers() {
    let plan = plan();
    let mut audit = drawn::humanities();
    let met = |cohort: &str, kind, is_meaningful| {
        let mut record = scope::drawn::encounter("History", "KS3-1 Outcome 1");
        record.cohort = Some(cohort.to_owned());
        record.kind = Some(kind);
        record.two_way = Some(if is_meaningful { Test::Yes } else { Test::No });
        (record.people_met, record.task_set, record.feedback) = (Some(Test::Yes), Some(Test::Yes), Some(Test::Yes));
        record
    };
    audit.employers = vec![
        met("All of KS3", Kind::Encounter, true),
        met("Cohort Y7", Kind::Encounter, false),
        met("Cohort Y8", Kind::Workplace, true),
        met("Cohort Y10", Kind::Workplace, false),
    ];
    for (number, record) in (1..).zip(&mut audit.employers) {
        record.place.row = format!("E{number}");
    }
    let results = results(&plan, vec![incoming("HUM.xlsx", "HUM", answers_of(&audit))]);
    let page = employers::SHEET.page(&Facts::new(&results, TODAY));
    let columns = [
        "Year group",
        "Encounters (BM5)",
        "Meaningful encounters",
        "Workplaces (BM6)",
        "Meaningful workplaces",
        "What is on record",
    ];
    assert_eq!(
        column(&page, &columns),
        [
            "Cohort Y7 | 2 | 1 | 0 | 0 | No meaningful workplace",
            "Cohort Y8 | 1 | 1 | 1 | 1 | Both",
            "Cohort Y10 | 0 | 0 | 1 | 0 | No meaningful encounter or workplace",
            "Cohort CG2-all | 0 | 0 | 0 | 0 | No meaningful encounter or workplace",
        ]
    );
    assert_eq!(page.notes.len(), 3, "every record has its row");
}

#[test]
fn support_that_is_wanted_soonest_comes_first() {
    let plan = plan();
    let wants = |by: Option<&str>, cpd: Option<&str>| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let support = Support { by: text(by), cpd: text(cpd), time: text(Some("An hour")), ..Support::default() };
        answers_of(&Audit { support: vec![support], ..Audit::default() })
    };
    let term = |number: usize| format!("{} 2026-27", plan.terms[number]);
    let results = results(
        &plan,
        vec![
            incoming("HUM.xlsx", "HUM", wants(None, None)),
            incoming("ART.xlsx", "ART", wants(Some(&term(1)), None)),
            incoming("MUS.xlsx", "MUS", wants(Some(&term(1)), Some("Routes into music"))),
        ],
    );
    assert_eq!(
        column(&support::SHEET.page(&Facts::new(&results, TODAY)), &["Department", "By when"]),
        [
            format!("Department MUS | {}", term(1)),
            format!("Department ART | {}", term(1)),
            "Department HUM | none".to_owned(),
        ]
    );
}

#[test]
fn what_is_only_planned_stands_apart_and_is_never_counted() {
    let plan = plan();
    let at = |row: &str| RowPlace { subject: None, row: row.to_owned() };
    let text = |text: &str| Some(text.to_owned());
    let part = |row: &str, employer: Option<String>, needed: Option<String>| PlannerRow {
        employer,
        needed,
        ..PlannerRow::blank(at(row))
    };
    let occasion = |row: &str, intended: Intended| CalendarRow {
        employer: text("Ironbridge"),
        intended: Some(intended),
        ..CalendarRow::blank(at(row))
    };
    let answers = answers_of(&Audit {
        planner: vec![part("P4", text("Foundry"), text("A minibus")), part("P5", None, text("None."))],
        calendar: vec![
            occasion("C1", Intended::Yes),
            occasion("C2", Intended::No),
            CalendarRow { event: text("Carnival"), month: text("May"), ..occasion("D1", Intended::Maybe) },
        ],
        ..Audit::default()
    });
    let results = results(&plan, vec![incoming("ART.xlsx", "ART", answers)]);
    let facts = Facts::new(&results, TODAY);
    let page = employers::SHEET.page(&facts);
    assert_eq!(
        column(&page, &["Employer or partner", "Planned?", "Ref"]),
        ["Foundry | In the project planner | P4", "Ironbridge | Yes | C1", "Ironbridge | Maybe | D1"]
    );
    assert_eq!(column(&page, &["Occasion", "When"])[2], "Carnival | May");
    assert!(column(&page, &["Encounters (BM5)"]).iter().all(|many| many == "0"));
    assert!(page.tables[1].rows.is_empty(), "it is no record");
    let wanted = column(&support::SHEET.page(&facts), &["Aims at", "For a project"]);
    assert_eq!(wanted.len(), 1);
    assert!(wanted[0].starts_with("none | ") && wanted[0].ends_with(": A minibus"), "{wanted:?}");
    let nobody = round(&plan);
    let facts = Facts::new(&nobody, TODAY);
    assert_eq!(employers::SHEET.page(&facts).tables.len(), 2);
    assert!(support::SHEET.page(&facts).tables[0].columns.iter().all(|column| column.text != "For a project"));
}

#[test]
fn a_wish_that_may_name_a_learner_is_counted_and_not_quoted() {
    let plan = plan();
    let wants = |cpd: &str| {
        let support = Support { cpd: Some(cpd.to_owned()), ..Support::default() };
        answers_of(&Audit { support: vec![support], ..Audit::default() })
    };
    let asked = |returned: Vec<Incoming>| {
        let results = results(&plan, returned);
        let facts = Facts::new(&results, TODAY);
        facts.asks.last().expect("training is asked for").told(&facts, Circle::Leadership)
    };
    let named = || incoming("HUM.xlsx", "HUM", wants("Help with pupil Jane Smith 9B (A123456789012)"));
    assert_eq!(asked(vec![named()]), "Training (1), of the 1 department that has returned.");
    assert_eq!(
        asked(vec![named(), incoming("MUS.xlsx", "MUS", wants("Routes into music"))]),
        "Training (2), of the 2 departments that have returned."
    );
}
