//! Design and Technology, Food and Nutrition; Physical Education; Business and Economics.

use jiff::civil::date;

use super::story::{
    BLANK, Cell, KS3, KS4, KS5, Met, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_yet, taught,
    with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::Approach;

/// What came back from Design and Technology, Physical Education and Business.
pub(super) const RETURNS: &[Workbook] = &[DT, PE, BUS];

const DT: Workbook = Workbook {
    file: "DT Design and Technology audit.xlsx",
    department: "DT",
    saved: date(2026, 12, 1),
    by: "Kwabena Asante",
    remarks: "The bakery will come back next year. The joinery visit needs a second minibus.",
    stories: &[DESIGN, FOOD],
    employers: DT_EMPLOYERS,
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Next school year",
        cpd: "",
        time: "Two hours to plan the Food project with a caterer.",
        contacts: "A caterer who works to a budget: school meals or a hospital kitchen.",
        resources: "Minibus cover for one day.",
    },
    slips: &[],
    ..BLANK
};

const DESIGN: Story = Story {
    subject: "Design and Technology",
    rows: &[
        taught(KS3, 1, "Spring", "Desk lamp: second prototype")
            .years("Year 8")
            .doing("Improve the prototype from three user comments", "Adapting"),
        highlighted(KS3, 2),
        with_employers(KS3, 3, "Autumn", "Box for a bakery")
            .years("Year 9")
            .doing("Plan, cost and make a box to the baker's brief and date", "Planning")
            .shows("Baker's score sheet for each team; the winning box is on sale. Late work fell by half."),
        taught(KS4, 1, "Autumn", "Joints and finishes")
            .years("Year 10")
            .doing("Set own cabinet joint beside a joiner's and write a target", "Adapting"),
        with_employers(KS4, 2, "All year", "Contextual challenge")
            .years("Year 11")
            .doing("Run the project with two reviews by a joinery firm", "Planning")
            .shows("Review sheets signed by the firm's foreman."),
        taught(KS4, 3, "Autumn", "Workshop licence")
            .years("Year 10")
            .doing("Earn a licence for each machine", "Planning"),
        with_employers(KS5, 1, "Autumn", "Design project: real client")
            .years("All of KS5")
            .doing("Interview the client, design, and account for the choices", "Listening")
            .shows("Client feedback in each folder."),
        not_yet(KS5, 2),
        taught(KS5, 3, "Spring", "Materials for net zero")
            .years("Year 12")
            .doing("Assess what net zero does to a building firm's order book", "Problem Solving"),
        taught(KS3, 3, "Summer", "Mechanical toy")
            .years("Year 7")
            .doing("Plan in steps and keep a time sheet", "Planning")
            .again(),
    ],
    checklist: ["yyyyyyyy", "yyyyyyyn", "yyyyyyyp"],
    shown: &[
        (Approach::Foundation, 3, "Year 9 options slides and the open evening stand"),
        (Approach::Across, 4, "Exit ticket at the end of each project"),
        (Approach::Enriched, 2, "Emails with the bakery and the joinery, June and September"),
        (Approach::Enriched, 8, "Asked the bakery, not the others yet"),
    ],
    reach: &[
        ("Y7", 214, 209),
        ("Y8", 208, 204),
        ("Y9", 197, 197),
        ("Y10", 51, 51),
        ("Y11", 44, 44),
        ("Y12", 12, 12),
        ("Y13", 9, 9),
    ],
    ..UNTOLD
};

const FOOD: Story = Story {
    subject: "Food and Nutrition",
    rows: &[
        highlighted(KS3, 1),
        taught(KS3, 2, "Spring", "Labels: what are we eating?")
            .years("Year 8")
            .doing("Compare a label with a dietitian's advice before choosing", "Problem Solving"),
        taught(KS3, 3, "Autumn", "Two-course lunch")
            .years("Year 9")
            .doing("Write a time plan, cook to it, say what to change", "Planning"),
        taught(KS4, 1, "Autumn", "Presentation and plating")
            .years("Year 10")
            .doing("Match a plate to a chef's photo and set a target", "Creativity"),
        taught(KS4, 2, "Spring", "Three-hour practical")
            .years("Year 11")
            .doing("Plan, shop, cook and adapt on the day", "Adapting"),
        taught(KS4, 3, "Autumn", "Kitchen hygiene certificate")
            .years("Year 10")
            .doing("Sit the certificate that kitchens ask for", "Planning")
            .shows("Certificates: 31 of 33 passed."),
    ],
    checklist: ["yyyyyyyn", "yyyyynnn", "npyynnnn"],
    reach: &[("Y7", 214, 198), ("Y8", 208, 201), ("Y9", 197, 187), ("Y10", 33, 33), ("Y11", 29, 28)],
    ..UNTOLD
};

const DT_EMPLOYERS: &[Met] = &[
    met(
        "Tansy Lane Bakery",
        "Food and retail",
        date(2026, 10, 6),
        ("Design and Technology", "Year 9"),
        &[(KS3, 3)],
        197,
    ),
    met("Copse End Joinery", "Construction", date(2026, 11, 3), ("Design and Technology", "Year 11"), &[(KS4, 2)], 44)
        .at_work(),
    met(
        "Brindle and Daughters Furniture",
        "Manufacturing",
        date(2026, 11, 18),
        ("Design and Technology", "All of KS5"),
        &[(KS5, 1)],
        21,
    )
    .on_screen(),
    met("Tansy Lane Bakery", "Food and retail", date(2026, 10, 20), ("Food and Nutrition", "Year 10"), &[(KS4, 3)], 33)
        .tested(Test::Yes, Test::Yes, Test::Yes, Test::No),
    met(
        "Fernleigh General Hospital kitchens",
        "Catering",
        date(2027, 3, 11),
        ("Food and Nutrition", "Year 11"),
        &[(KS4, 2)],
        29,
    )
    .to_come(),
];

const PE: Workbook = Workbook {
    file: "late ones/PE audit.xlsx",
    department: "PE",
    saved: date(2026, 12, 14),
    by: "Craig Donnelly",
    remarks: "Did this between fixtures.",
    stories: &[SPORT],
    employers: &[met(
        "Millbrook Valley Leisure Centre",
        "Leisure",
        date(2027, 1, 1),
        ("Physical Education", "Year 10"),
        &[(KS4, 2)],
        40,
    )
    .undated()
    .to_come()],
    slips: &[Slip { at: Cell::Employer(1), slot: "date", typed: "after half term", code: Code::NotADate, meant: None }],
    ..BLANK
};

const SPORT: Story = Story {
    subject: "Physical Education",
    rows: &[
        highlighted(KS3, 1).doing("Skill of the week on the board", "Teamwork"),
        highlighted(KS3, 2),
        taught(KS3, 3, "Spring", "Fitness and work").planned().years("Year 8"),
        not_yet(KS4, 1),
        taught(KS4, 2, "Summer", "Sports leaders award")
            .planned()
            .years("Year 10")
            .doing("Lead a primary festival", "Leadership"),
        not_yet(KS4, 3),
        not_yet(KS5, 1),
        highlighted(KS5, 2),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyyyyy", "yyyyyyyy", "nnnnnnnn"],
    ..UNTOLD
};

const BUS: Workbook = Workbook {
    file: "BUS Business audit HG.xlsx",
    department: "BUS",
    saved: date(2026, 12, 3),
    by: "Harpreet Gill",
    remarks: "",
    stories: &[BUSINESS, ECONOMICS],
    employers: &[
        met(
            "Millbrook Market traders",
            "Retail",
            date(2026, 11, 20),
            ("Business", "Year 11"),
            &[(KS4, 2), (KS4, 1)],
            47,
        ),
        met("Sallow and Finch Accountants", "Finance", date(2026, 10, 14), ("Business", "Year 13"), &[(KS5, 2)], 20)
            .on_screen()
            .tested(Test::Yes, Test::Yes, Test::NotSure, Test::Yes),
        met("Thornbeck Credit Union", "Finance", date(2027, 2, 3), ("Economics", "Year 12"), &[(KS5, 2)], 26).to_come(),
    ],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "",
        time: "",
        contacts: "Someone in finance who will stay for a whole project and not only give a talk.",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

const BUSINESS: Story = Story {
    subject: "Business",
    rows: &[
        taught(KS4, 1, "Autumn", "Enterprise week")
            .years("Year 10")
            .doing("Lead one function of a stall: buying, pricing, selling or books", "Leadership"),
        with_employers(KS4, 2, "Autumn", "Marketing mix: a stall for the market")
            .years("Year 11")
            .doing("Propose a stall to the traders and answer their questions", "Speaking")
            .shows("Traders let two teams run a real stall in December; takings went to charity."),
        taught(KS4, 3, "Spring", "Cash flow and sources of finance")
            .years("Year 10")
            .doing("Choose between a loan, savings and a lease for a start-up", "Problem Solving"),
        highlighted(KS5, 1),
        taught(KS5, 2, "Autumn", "Investment appraisal")
            .years("Year 13")
            .doing("Model ten years of a mortgage and a pension", "Problem Solving"),
        taught(KS5, 3, "Summer", "External influences")
            .years("Year 12")
            .doing("Assess what AI may do to retail banking, with evidence", "Planning"),
    ],
    checklist: ["yyyyyyny", "yyyyyyyn", "nyyypnnn"],
    shown: &[(Approach::Across, 5, "Traders' association read our price lists")],
    reach: &[("Y10", 52, 50), ("Y11", 47, 47), ("Y12", 23, 12), ("Y13", 20, 20)],
    ..UNTOLD
};

const ECONOMICS: Story = Story {
    subject: "Economics",
    rows: &[
        highlighted(KS5, 1),
        taught(KS5, 2, "Spring", "Inflation and real incomes")
            .years("Year 12")
            .doing("Follow one household's budget through ten years of inflation", "Problem Solving"),
        highlighted(KS5, 3),
    ],
    checklist: ["yyyyynyy", "yypynnnn", ""],
    ..UNTOLD
};
