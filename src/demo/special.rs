//! Larkspur Meadow School, a special school: class teams, classes with learners of two career groups,
//! and three teams that teach every class.

use jiff::civil::date;

use super::MadeUp;
use super::story::{
    BLANK, CG1, CG2, Cell, Slip, Story, UNTOLD, Whole, Wishes, Workbook, highlighted, met, not_applicable, not_yet,
    planned, row, taught, with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::{Approach, DEDICATED_TIME, LEADER};

/// The school, its people and what came back: nothing from Willow, nothing in PE and Outdoors' workbook.
pub(super) const SCHOOL: MadeUp = MadeUp {
    name: "Larkspur Meadow School",
    host: "larkspur-meadow.example",
    careers_leader: "Ruth Okafor",
    slt: &["head", "deputy"],
    governors: &["careers.governor"],
    leads: &[
        ("ASH", "Marta Nowak", "m.nowak"),
        ("BIR", "Simon Achebe", "s.achebe"),
        ("OAK", "Ellen Lindqvist", "e.lindqvist"),
        ("ROW", "Dilip Chauhan", "d.chauhan"),
        ("ELM", "Carys Bowen", "c.bowen"),
        ("MAP", "Tunde Afolabi", "t.afolabi"),
        ("WIL", "Grace Pemberton", "g.pemberton"),
        ("HAZ", "Niamh Kelleher", "n.kelleher"),
        ("LIF", "Paul Whitlock", "p.whitlock"),
        ("PEO", "Jas Dhillon", "j.dhillon"),
        ("ART", "Rosa Ferreira", "r.ferreira"),
    ],
    rolls: &[
        ("ASH", "CG1", 8, 8),
        ("WIL", "CG1", 7, 6),
        ("HAZ", "CG1", 4, 4),
        ("HAZ", "CG2", 5, 4),
        ("MAP", "CG2", 9, 9),
    ],
    returns: &[&[LEADERS, ASH, BIR, OAK, ROW_MORNING, ROW_AFTERNOON, ELM, MAP, HAZ_EARLIER, HAZ, LIF, PEO, ART]],
};

const LEADERS: Workbook = Workbook {
    file: "Careers Leader audit.xlsx",
    department: LEADER,
    saved: date(2026, 12, 1),
    by: "Ruth Okafor",
    remarks: "Careers Fridays and the transition week.",
    whole: Whole {
        steps: "iunipnuunupnnnnuunupnunnupn",
        plans: &[
            (
                (3, Approach::Foundation),
                planned("Head teacher", date(2027, 1, 15)).asking("A place for careers in every annual review."),
            ),
            ((7, Approach::Foundation), planned("Ruth Okafor", date(2027, 1, 5))),
            (
                (9, Approach::Foundation),
                planned("Ruth Okafor", date(2027, 3, 5))
                    .asking("Two mornings to visit employers with a job coach.")
                    .shown("The garden centre and the library have said yes."),
            ),
        ],
        statements: "yppyppypnppyyyp",
        changes: &[[
            "More families name a hope for work in the annual review",
            "All of CG2",
            "4 of 15 in 2025",
            "9 of 14 in 2026",
            "Review forms, counted by the office",
        ]],
    },
    stories: &[Story {
        subject: DEDICATED_TIME,
        rows: &[
            highlighted(CG1, 1),
            not_yet(CG1, 2),
            highlighted(CG1, 3),
            not_yet(CG1, 4),
            not_yet(CG1, 5),
            not_yet(CG1, 6),
            taught(CG1, 7, "All year", "Careers Friday: how am I today?")
                .years("All of CG1")
                .doing("Show a feeling with a symbol and ask for a break", "Speaking"),
            not_yet(CG1, 8),
            highlighted(CG2, 1),
            not_yet(CG2, 2),
            taught(CG2, 3, "Summer", "Transition week")
                .years("Hazel")
                .doing("Visit two places and choose one", "Planning")
                .shows("Each learner's review names a first choice."),
            not_yet(CG2, 4),
            not_yet(CG2, 5),
            highlighted(CG2, 6),
            not_yet(CG2, 7),
            not_yet(CG2, 8),
        ],
        ..UNTOLD
    }],
    ..BLANK
};

const ASH: Workbook = Workbook {
    file: "ASH Ash class audit.xlsx",
    department: "ASH",
    saved: date(2026, 12, 3),
    by: "Marta Nowak",
    remarks: "We do this all day long, it just never had a name.",
    stories: &[Story {
        subject: "Whole curriculum (Ash)",
        rows: &[
            highlighted(CG1, 1).doing("Thumbs up or down after each task", ""),
            taught(CG1, 2, "Autumn", "Snack shop")
                .years("Ash")
                .doing("Choose between two snacks with a switch or a look", "Speaking")
                .shows("All eight now choose without a prompt."),
            highlighted(CG1, 3).without_status(),
            not_yet(CG1, 4),
        ],
        checklist: ["yyyyyy", "ypynnn", ""],
        shown: &[(Approach::Foundation, 5, "Talked through with the SENCO in October")],
        reach: &[("ASH", 8, 8)],
        ..UNTOLD
    }],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Summer",
        cpd: "How to plan one outcome for learners at very different points.",
        time: "",
        contacts: "",
        resources: "Photos of people at work who look like our learners.",
    },
    ..BLANK
};

const BIR: Workbook = Workbook {
    file: "Birch careers.xlsx",
    department: "BIR",
    saved: date(2026, 12, 9),
    by: "Simon Achebe",
    stories: &[Story {
        subject: "Whole curriculum (Birch)",
        rows: &[
            row(CG1, 1).doing("Take the register to the office", "Teamwork"),
            highlighted(CG1, 2),
            taught(CG1, 3, "Spring", "People who help us").planned().years("Birch"),
            not_yet(CG1, 4),
        ],
        checklist: ["yyypyn", "", ""],
        ..UNTOLD
    }],
    wishes: Wishes {
        aim: None,
        by: "",
        cpd: "",
        time: "",
        contacts: "A post office or a library that would let us come before it opens.",
        resources: "",
    },
    slips: &[Slip {
        at: Cell::Outcome("Whole curriculum (Birch)", CG1, 1),
        slot: "coverage",
        typed: "Highlited",
        code: Code::UnknownAnswer,
        meant: Some("Highlighted"),
    }],
    ..BLANK
};

const OAK: Workbook = Workbook {
    file: "OAK Oak class audit.xlsx",
    department: "OAK",
    saved: date(2026, 12, 7),
    by: "Ellen Lindqvist",
    remarks: "Both groups are in one room; we plan one unit and change the task.",
    stories: &[Story {
        subject: "Whole curriculum (Oak)",
        rows: &[
            taught(CG1, 1, "Autumn", "My favourite job board")
                .years("Oak")
                .doing("Sort photos of tasks into like and do not like", "Speaking"),
            taught(CG1, 2, "Spring", "Class shop: what shall we sell?")
                .years("Oak")
                .doing("Choose one of two things for the stall", "Speaking"),
            highlighted(CG1, 3),
            not_yet(CG1, 4),
            taught(CG2, 1, "Autumn", "My favourite job board")
                .years("Oak")
                .doing("Name two strengths and match them to a job", "Speaking"),
            highlighted(CG2, 2),
            with_employers(CG2, 3, "Autumn", "Bread for the hall")
                .years("Oak")
                .doing("Keep one role in a team that bakes to order", "Teamwork")
                .shows("The baker's order sheet and photos of hands."),
            not_yet(CG2, 4),
        ],
        checklist: ["yyyyyy", "yyyyyp", "nyyynn"],
        shown: &[
            (Approach::Across, 2, "Two targets each, from the reviews in September"),
            (Approach::Across, 5, "The bakery wrote our order sheet"),
        ],
        reach: &[("OAK-CG1", 5, 5), ("OAK-CG2", 4, 4)],
        ..UNTOLD
    }],
    employers: &[
        met("Fennel and Rye Bakery", "Food", date(2026, 11, 18), ("Whole curriculum (Oak)", "Oak"), &[(CG2, 3)], 9),
        met(
            "Millpond Library",
            "Public services",
            date(2027, 2, 24),
            ("Whole curriculum (Oak)", "All of CG1"),
            &[(CG1, 3)],
            5,
        )
        .to_come(),
    ],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "",
        time: "An hour with the SENCO to turn outcomes into targets.",
        contacts: "",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

/// The teacher who has the class in the morning.
const ROW_MORNING: Workbook = Workbook {
    file: "Rowan/ROW Rowan class audit.xlsx",
    department: "ROW",
    saved: date(2026, 12, 2),
    by: "Dilip Chauhan",
    stories: &[Story {
        subject: ROWAN,
        rows: &[
            taught(CG1, 1, "Autumn", "Jobs for the whole school").years("Rowan").doing("Fill the printers", "Teamwork"),
            taught(CG1, 2, "Autumn", "Getting ready").years("Rowan"),
            not_yet(CG1, 3),
            taught(CG1, 4, "All year", "Daily walk").years("Rowan"),
            with_employers(CG2, 1, "Spring", "Tea for visitors").years("Rowan"),
        ],
        checklist: ["yyyyyn", "", ""],
        ..UNTOLD
    }],
    ..BLANK
};

/// The teacher who has it in the afternoon, and says one thing differently.
const ROW_AFTERNOON: Workbook = Workbook {
    file: "Rowan/Copy of ROW Rowan class audit.xlsx",
    department: "ROW",
    saved: date(2026, 12, 8),
    by: "Dilip Chauhan",
    stories: &[Story {
        subject: ROWAN,
        rows: &[
            with_employers(CG2, 1, "Autumn", "Tea for visitors").years("Rowan"),
            taught(CG2, 2, "Spring", "Plan a picnic").years("Rowan").doing("Write a list and tick it off", "Planning"),
            highlighted(CG2, 3),
            taught(CG2, 4, "Autumn", "Safe in the kitchen").years("Rowan"),
        ],
        checklist: ["", "ynpynn", ""],
        reach: &[("ROW-CG1", 3, 3), ("ROW-CG2", 6, 5)],
        ..UNTOLD
    }],
    ..BLANK
};

const ROWAN: &str = "Whole curriculum (Rowan)";

const ELM: Workbook = Workbook {
    file: "Elm class audit (final).xlsx",
    department: "ELM",
    saved: date(2026, 12, 10),
    by: "Carys Bowen",
    remarks: "Happy to show anyone the garden orders.",
    stories: &[Story {
        subject: "Whole curriculum (Elm)",
        rows: &[
            taught(CG2, 1, "Autumn", "Strengths and jobs")
                .years("Elm")
                .doing("Make a one-page profile for an employer", "Speaking"),
            taught(CG2, 2, "Spring", "College or internship?")
                .years("Elm")
                .doing("Compare two places with the same five questions", "Problem Solving"),
            with_employers(CG2, 3, "Autumn", "Garden orders")
                .years("Elm")
                .doing("Pot, count and pack an order as a team", "Teamwork")
                .shows("Forty pots were sold; three learners now work there on Saturdays."),
            taught(CG2, 4, "Autumn", "Help at work").years("Elm").doing("Practise how to ask a job coach", "Speaking"),
        ],
        checklist: ["yyyyyy", "yyyyyy", "yyyyyy"],
        shown: &[(Approach::Enriched, 6, "The SENCO walked the site with us")],
        reach: &[("ELM", 10, 10)],
        ..UNTOLD
    }],
    employers: &[
        met(
            "Moss Lane Garden Centre",
            "Horticulture",
            date(2026, 10, 14),
            ("Whole curriculum (Elm)", "Elm"),
            &[(CG2, 3)],
            10,
        )
        .at_work(),
        met("Brightwater Leisure", "Leisure", date(2026, 11, 26), ("Whole curriculum (Elm)", "Elm"), &[(CG2, 1)], 8)
            .tested(Test::Yes, Test::Yes, Test::No, Test::Yes),
    ],
    ..BLANK
};

/// More reached than are on roll, a reason and a unit forgotten.
const MAP: Workbook = Workbook {
    file: "Maple.xlsx",
    department: "MAP",
    saved: date(2026, 12, 11),
    by: "Tunde Afolabi",
    stories: &[Story {
        subject: "Whole curriculum (Maple)",
        rows: &[
            not_applicable(CG2, 1, ""),
            taught(CG2, 2, "Spring", "").years("Maple"),
            highlighted(CG2, 3).without_status(),
            taught(CG2, 4, "Autumn", "Sleep, food, safety").years("Maple").doing("Keep a week's diary", "Planning"),
        ],
        checklist: ["yyypyy", "", ""],
        reach: &[("MAP", 9, 12)],
        ..UNTOLD
    }],
    ..BLANK
};

/// Sent too early; the later file answers all of it and more.
const HAZ_EARLIER: Workbook = Workbook {
    file: "HAZ Hazel class audit.xlsx",
    department: "HAZ",
    saved: date(2026, 11, 25),
    by: "Niamh Kelleher",
    stories: &[Story {
        subject: HAZEL,
        rows: &[highlighted(CG1, 1), taught(CG2, 2, "Autumn", "Where next?").planned().years("Hazel")],
        ..UNTOLD
    }],
    ..BLANK
};

const HAZ: Workbook = Workbook {
    file: "HAZ Hazel class audit (2).xlsx",
    department: "HAZ",
    saved: date(2026, 12, 7),
    by: "Niamh Kelleher",
    stories: &[Story {
        subject: HAZEL,
        rows: &[
            highlighted(CG1, 1),
            taught(CG1, 2, "Autumn", "Travel training")
                .years("Hazel")
                .doing("Walk to the bus stop with fewer prompts each week", "Planning"),
            not_yet(CG1, 3),
            taught(CG1, 4, "All year", "Morning routine").years("Hazel"),
            highlighted(CG2, 1),
            taught(CG2, 2, "Autumn", "Where next?").years("Hazel").doing("Compare a college and an internship", ""),
            not_yet(CG2, 3),
            highlighted(CG2, 4),
        ],
        checklist: ["yyyyyy", "ypyynn", ""],
        reach: &[("HAZ-CG1", 4, 4), ("HAZ-CG2", 5, 4)],
        ..UNTOLD
    }],
    employers: &[met("Tansy Court Hotel", "Hospitality", date(2027, 3, 10), (HAZEL, "Hazel"), &[(CG2, 1)], 6)
        .at_work()
        .to_come()],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Spring",
        cpd: "",
        time: "",
        contacts: "An employer who would offer a supported internship.",
        resources: "Bus fares for travel training.",
    },
    ..BLANK
};

const HAZEL: &str = "Whole curriculum (Hazel)";

const LIF: Workbook = Workbook {
    file: "LIF Life Skills audit.xlsx",
    department: "LIF",
    saved: date(2026, 12, 4),
    by: "Paul Whitlock",
    remarks: "The numbers are from the kitchen rota.",
    stories: &[Story {
        subject: FOOD,
        rows: &[
            taught(CG1, 1, "Autumn", "Lunch helpers").years("All of CG1").doing("Lay and clear a table", "Teamwork"),
            highlighted(CG1, 2),
            taught(CG1, 3, "Spring", "Make a sandwich").years("All of CG1").doing("Follow a photo recipe", "Planning"),
            taught(CG1, 4, "All year", "Wash, wipe, store").years("All of CG1"),
            with_employers(CG2, 1, "Autumn", "Café order")
                .years("All of CG2")
                .doing("Bake twenty scones to a café's order", "Planning")
                .shows("The café sold them all and ordered again."),
            taught(CG2, 2, "Spring", "A week of lunches")
                .years("Elm")
                .doing("Plan, shop and cook to a budget", "Planning"),
            highlighted(CG2, 3),
            taught(CG2, 4, "Autumn", "Kitchen safety").years("All of CG2"),
        ],
        checklist: ["yyyyyy", "yyyyyn", "yyynpy"],
        reach: &[
            ("ASH", 8, 8),
            ("BIR", 8, 6),
            ("OAK-CG1", 5, 5),
            ("ROW-CG1", 3, 3),
            ("WIL", 7, 0),
            ("HAZ-CG1", 4, 4),
            ("OAK-CG2", 4, 4),
            ("ROW-CG2", 6, 6),
            ("ELM", 10, 10),
            ("MAP", 9, 8),
            ("HAZ-CG2", 5, 4),
        ],
        ..UNTOLD
    }],
    employers: &[
        met("Copper Kettle Café", "Food", date(2026, 10, 22), (FOOD, "All of CG2"), &[(CG2, 1)], 30),
        met("Hollow Farm Shop", "Retail", date(2026, 11, 12), (FOOD, "Ash"), &[(CG1, 1)], 8).tested(
            Test::Yes,
            Test::Yes,
            Test::Yes,
            Test::NotSure,
        ),
    ],
    ..BLANK
};

const FOOD: &str = "Food and Home Skills";

/// Saved and sent without an answer.
const PEO: Workbook =
    Workbook { file: "PEO PE and Outdoors audit.xlsx", department: "PEO", saved: date(2026, 12, 9), ..BLANK };

/// A view that is ahead of its rows, and a number in words.
const ART: Workbook = Workbook {
    file: "arts audit RF.xlsx",
    department: "ART",
    saved: date(2026, 12, 11),
    by: "Rosa Ferreira",
    stories: &[Story {
        subject: "Art and Music",
        rows: &[
            highlighted(CG1, 1),
            highlighted(CG1, 2),
            highlighted(CG1, 3),
            not_yet(CG1, 4),
            highlighted(CG2, 1),
            taught(CG2, 2, "Summer", "Cards for the fair").planned().years("All of CG2"),
            not_yet(CG2, 3),
            highlighted(CG2, 4),
        ],
        checklist: ["yyyyyy", "yyyyyn", ""],
        reach: &[("ELM", 10, 10)],
        ..UNTOLD
    }],
    slips: &[Slip {
        at: Cell::Reach("Art and Music", "MAP"),
        slot: "taking",
        typed: "all of them",
        code: Code::NotANumber,
        meant: Some("9"),
    }],
    ..BLANK
};
