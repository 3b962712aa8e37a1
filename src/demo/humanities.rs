//! History, Geography and Religious Education; Psychology, Sociology, Health and Social Care; Citizenship.

use jiff::civil::date;

use super::story::{
    BLANK, Cell, KS3, KS4, KS5, Met, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_applicable, not_yet,
    row, taught, with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::Approach;

/// What came back from Humanities, Social Sciences and Citizenship.
pub(super) const RETURNS: &[Workbook] = &[HUM, SOC, CIT];

const HUM: Workbook = Workbook {
    file: "HUM Humanities audit.xlsx",
    department: "HUM",
    saved: date(2026, 12, 8),
    by: "Gareth Pugh",
    remarks: "RE was filled in by our RE teacher in the staff room, so please ask me first if something looks odd.",
    stories: &[HISTORY, GEOGRAPHY, RE],
    employers: HUM_EMPLOYERS,
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Summer",
        cpd: "How to assess a careers outcome without another test.",
        time: "One twilight for History to redo the Year 10 scheme.",
        contacts: "Someone from an archive or a museum; a planner for Geography.",
        resources: "Up-to-date job figures for our area.",
    },
    slips: &[Slip {
        at: Cell::Outcome("History", KS3, 3),
        slot: "coverage",
        typed: "Tought",
        code: Code::UnknownAnswer,
        meant: Some("Taught"),
    }],
    ..BLANK
};

const HISTORY: Story = Story {
    subject: "History",
    rows: &[
        taught(KS3, 1, "Autumn", "1066: whose story do we trust?")
            .years("Year 7")
            .doing("Weigh two accounts and advise a museum which to put on its wall", "Problem Solving")
            .shows("Museum labels on display; most give two reasons, last year most gave one."),
        taught(KS3, 2, "Spring", "Mills and machines")
            .years("Year 8")
            .doing("Follow one weaver's family through three inventions", "Adapting"),
        row(KS3, 3).in_unit("Summer", "Votes for women").years("Year 9"),
        taught(KS4, 1, "All year", "Source paper: Weimar and Nazi Germany")
            .years("All of KS4")
            .doing("Fact-check a documentary as its researcher would", "Problem Solving"),
        not_yet(KS4, 2),
        highlighted(KS4, 3).doing("Medicine through time: who was allowed to be a doctor", ""),
        highlighted(KS5, 1),
        taught(KS5, 2, "Autumn", "Coursework enquiry")
            .years("Year 13")
            .doing("Plan, log and defend an own enquiry", "Planning"),
        not_yet(KS5, 3),
        taught(KS3, 1, "Summer", "The Somme and remembrance")
            .years("Year 9")
            .doing("Choose sources for a local exhibition and say what was left out", "Planning")
            .again(),
    ],
    checklist: ["yyyyyynp", "pyypnnnn", ""],
    shown: &[(Approach::Foundation, 6, "Corridor board: what our leavers do now")],
    reach: &[("Y7", 214, 205), ("Y8", 208, 201), ("Y9", 197, 120)],
    ..UNTOLD
};

const GEOGRAPHY: Story = Story {
    subject: "Geography",
    rows: &[
        taught(KS3, 1, "Spring", "Maps that matter: siting a new school")
            .years("Year 8")
            .doing("Compare census and map data before choosing a site", "Problem Solving"),
        taught(KS3, 2, "Autumn", "Farming then and now")
            .years("Year 7")
            .doing("Interview notes from a farmer: what the tractor did to a village", "Listening"),
        not_yet(KS3, 3),
        taught(KS4, 1, "Summer", "Fieldwork: river survey")
            .years("Year 10")
            .doing("Judge which flood data are good enough to build on", "Problem Solving")
            .shows("Fieldwork booklets."),
        taught(KS4, 2, "Autumn", "Changing climate, changing coasts")
            .years("Year 11")
            .doing("Brief the council on sea defences and the jobs they bring", "Speaking"),
        not_applicable(KS4, 3, "Covered with the same pupils in RE; we agreed not to double up."),
        taught(KS5, 1, "Spring", "Hazards: deciding under uncertainty")
            .years("Year 12")
            .doing("Advise on evacuation and say what is still unknown", "Problem Solving"),
        taught(KS5, 2, "Summer", "Independent investigation")
            .years("Year 12")
            .doing("Plan and carry out own fieldwork; viva on the choices made", "Planning"),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyypyn", "yyyyyynn", "nyyppnnn"],
    shown: &[(Approach::Across, 5, "Coasts briefing checked by the council's flood team")],
    reach: &[
        ("Y7", 214, 208),
        ("Y8", 208, 190),
        ("Y9", 197, 0),
        ("Y10", 96, 93),
        ("Y11", 88, 85),
        ("Y12", 22, 22),
        ("Y13", 18, 7),
    ],
    ..UNTOLD
};

const RE: Story = Story {
    subject: "Religious Education",
    rows: &[
        highlighted(KS3, 1),
        not_applicable(KS3, 2, ""),
        taught(KS3, 3, "Autumn", "Vocation: who does which job, and why?")
            .years("Year 8")
            .doing("Test a stereotype about carers and clergy against the figures", "Problem Solving"),
        taught(KS4, 1, "Autumn", "Peace and conflict: reading the news")
            .years("Year 10")
            .doing("Rate four reports of one event for fairness", "Listening"),
        highlighted(KS4, 2).without_status(),
        taught(KS4, 3, "Spring", "Dress, faith and fairness at work")
            .years("Year 11")
            .doing("Decide two tribunal cases and explain the ruling", "Leadership")
            .shows("Good debates; several asked about law afterwards."),
    ],
    checklist: ["yyypyyyn", "", ""],
    shown: &[(Approach::Foundation, 4, "We talk about degrees a lot and about apprenticeships hardly ever")],
    ..UNTOLD
};

const HUM_EMPLOYERS: &[Met] = &[
    met(
        "Millbrook Valley Council flood team",
        "Local government",
        date(2026, 11, 12),
        ("Geography", "Year 11"),
        &[(KS4, 2)],
        85,
    )
    .tested(Test::Yes, Test::Yes, Test::Yes, Test::No),
    met("Millbrook Tannery Museum", "Heritage", date(2027, 6, 16), ("History", "Year 9"), &[(KS3, 1)], 60)
        .at_work()
        .to_come(),
];

const SOC: Workbook = Workbook {
    file: "SOC audit - FS.xlsx",
    department: "SOC",
    saved: date(2026, 12, 10),
    by: "Fatima Siddiqui",
    remarks: "Sociology is new this year and taught by a colleague who joined in September; we will start in spring.",
    stories: &[PSYCHOLOGY, SOCIOLOGY, HEALTH],
    employers: SOC_EMPLOYERS,
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "Planning a first careers lesson, for the new Sociology teacher.",
        time: "",
        contacts: "A youth worker or a social researcher.",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

const PSYCHOLOGY: Story = Story {
    subject: "Psychology",
    rows: &[
        taught(KS5, 1, "Autumn", "Approaches: who uses them now?")
            .years("Year 12")
            .doing("Research one specialist role and report how people get in", "Planning"),
        not_yet(KS5, 2),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyyyyp", "nnynnnnn", ""],
    reach: &[("Y12", 38, 38), ("Y13", 29, 0)],
    ..UNTOLD
};

const SOCIOLOGY: Story = Story {
    subject: "Sociology",
    rows: &[not_yet(KS5, 1), not_yet(KS5, 2), not_yet(KS5, 3)],
    checklist: ["npnnpnnn", "", ""],
    ..UNTOLD
};

const HEALTH: Story = Story {
    subject: "Health and Social Care",
    rows: &[
        taught(KS4, 1, "Autumn", "Component 1: care values")
            .years("Year 10")
            .doing("Write a skills statement with proof from a role play", "Listening"),
        with_employers(KS4, 2, "Autumn", "Component 2: who works in care?")
            .years("Year 11")
            .doing("Question four members of one ward team, porter to consultant, and map their routes", "Speaking")
            .shows("Route maps; two applied for the hospital's cadet scheme."),
        taught(KS4, 3, "Spring", "Safeguarding and the law at work")
            .years("Year 10")
            .doing("Spot the breaches in a care-home scenario", "Problem Solving"),
        taught(KS5, 1, "Autumn", "Unit 5: meeting individual needs")
            .years("Year 12")
            .doing("Profile one specialist role", "Planning"),
        taught(KS5, 2, "Summer", "Unit 7: shift work and wellbeing").planned().years("Year 12"),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyyyyy", "ypyyypny", ""],
    shown: &[(Approach::Across, 2, "Not in every lesson yet")],
    reach: &[("Y10", 38, 38), ("Y11", 33, 33), ("Y12", 21, 20), ("Y13", 17, 5)],
    ..UNTOLD
};

const SOC_EMPLOYERS: &[Met] = &[
    met(
        "Fernleigh General Hospital",
        "Health",
        date(2026, 11, 17),
        ("Health and Social Care", "Year 11"),
        &[(KS4, 2)],
        33,
    )
    .at_work(),
    met(
        "Thimble Green care home",
        "Social care",
        date(2026, 10, 8),
        ("Health and Social Care", "Year 10"),
        &[(KS4, 1)],
        38,
    )
    .tested(Test::Yes, Test::Yes, Test::No, Test::Yes),
    met("Millbrook Valley Youth Service", "Youth work", date(2027, 3, 18), ("Sociology", "Year 12"), &[(KS5, 1)], 24)
        .to_come(),
];

/// Saved and sent without an answer.
const CIT: Workbook =
    Workbook { file: "CIT Citizenship audit.xlsx", department: "CIT", saved: date(2026, 12, 9), ..BLANK };
