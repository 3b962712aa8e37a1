//! Tarnbrook College: curriculum areas with their programme areas, and programmes at three levels.

use jiff::civil::date;

use super::MadeUp;
use super::story::{
    BLANK, Cell, L1, L2, L3, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_applicable, not_yet, row,
    taught, with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::{Approach, DEDICATED_TIME, LEADER};

/// The college, its people and what came back: nothing from A Levels, nothing in Sport's workbook.
pub(super) const COLLEGE: MadeUp = MadeUp {
    name: "Tarnbrook College",
    host: "tarnbrook-college.example",
    careers_leader: "Amina Yusuf",
    slt: &["principal", "vice.principal"],
    governors: &["clerk"],
    leads: &[
        ("CBE", "Barry Sutcliffe", "b.sutcliffe"),
        ("EMV", "Ewa Zielinska", "e.zielinska"),
        ("HCE", "Dawn Mbeki", "d.mbeki"),
        ("BDI", "Ravi Menon", "r.menon"),
        ("CRE", "Juliet Marsh", "j.marsh"),
        ("HAB", "Stacey Holt", "s.holt"),
        ("CAT", "Luca Romano", "l.romano"),
        ("SPS", "Kev Aspinall", "k.aspinall"),
        ("ALV", "Hilary Tse", "h.tse"),
        ("FOU", "Moira Duffy", "m.duffy"),
        ("EMA", "Peter Ansah", "p.ansah"),
    ],
    rolls: &[("PEL2", "L2", 66, 64), ("FOU1", "L1", 47, 44)],
    returns: &[&[LEADERS, CBE, EMV, HCE, BUSINESS, DIGITAL, CRE, HAB_EARLIER, HAB, CAT, SPS, FOU, EMA]],
};

const LEADERS: Workbook = Workbook {
    file: "Careers Leader audit.xlsx",
    department: LEADER,
    saved: date(2026, 12, 2),
    by: "Amina Yusuf",
    remarks: "Induction, tutorials and the autumn careers fair.",
    stories: &[Story {
        subject: DEDICATED_TIME,
        rows: &[
            highlighted(L1, 1),
            not_yet(L1, 2),
            not_yet(L1, 3),
            taught(L1, 4, "Spring", "Tutorial: what next?")
                .years("All of L1")
                .doing("Draw three routes from this programme", "Planning"),
            not_yet(L1, 5),
            not_yet(L1, 6),
            not_yet(L1, 7),
            taught(L1, 8, "Autumn", "Careers fair")
                .years("All of L1")
                .doing("Ask two firms what they look for", "Speaking")
                .shows("Cards with two answers each, kept by tutors."),
            not_yet(L2, 1),
            not_yet(L2, 2),
            highlighted(L2, 3),
            taught(L2, 4, "Spring", "Tutorial: apprenticeship or Level 3?").years("All of L2"),
            not_yet(L2, 5),
            not_yet(L2, 6),
            highlighted(L2, 7),
            not_yet(L2, 8),
            taught(L3, 1, "Autumn", "Interview week").years("All of L3").doing("Answer with proof", "Speaking"),
            not_yet(L3, 2),
            not_yet(L3, 3),
            taught(L3, 4, "Autumn", "UCAS and higher apprenticeships").years("All of L3"),
            not_yet(L3, 5),
            not_yet(L3, 6),
            highlighted(L3, 7),
            not_yet(L3, 8),
        ],
        ..UNTOLD
    }],
    ..BLANK
};

const CBE: Workbook = Workbook {
    file: "CBE Construction audit.xlsx",
    department: "CBE",
    saved: date(2026, 12, 8),
    by: "Barry Sutcliffe",
    remarks: "Plumbing was filled in by our newest tutor.",
    stories: &[
        Story {
            subject: "Building Crafts",
            rows: &[
                taught(L1, 1, "Autumn", "Setting out")
                    .years("All of L1")
                    .doing("Match each tool and skill to a job on a site plan", "Listening"),
                highlighted(L1, 2),
                taught(L1, 3, "Spring", "A day on site").years("All of L1").doing("Plan a day's materials", "Planning"),
                taught(L1, 4, "Autumn", "Site safety").years("All of L1"),
                taught(L2, 1, "Autumn", "Portfolio").years("All of L2").doing("Photograph work and label it", ""),
                highlighted(L2, 2),
                taught(L2, 3, "Spring", "Garden wall")
                    .years("All of L2")
                    .doing("Change the plan when the delivery is late", "Adapting"),
                taught(L2, 4, "Summer", "Payslip and CIS").years("All of L2"),
                taught(L3, 1, "Autumn", "Finish to a standard").years("All of L3"),
                with_employers(L3, 2, "Autumn", "Heritage gate")
                    .years("All of L3")
                    .doing("Build to a client's brief and explain the price", "Problem Solving")
                    .shows("The trust has hung the gate."),
                highlighted(L3, 3),
                not_yet(L3, 4),
            ],
            checklist: ["yyyyyyn", "yyyyynn", "nynnnnn"],
            shown: &[(Approach::Across, 5, "Two builders rewrote our Level 2 brief")],
            reach: &[("BRC1", 48, 48), ("BRC2", 52, 47), ("BRC3", 26, 26)],
            ..UNTOLD
        },
        Story {
            subject: "Building Services",
            rows: &[
                row(L2, 1).in_unit("Autumn", "Job log").doing("Keep a log of jobs done", "Planning"),
                highlighted(L2, 2),
                not_yet(L2, 3),
                not_yet(L2, 4),
                highlighted(L3, 1),
                not_yet(L3, 2),
                not_yet(L3, 3),
                not_yet(L3, 4),
            ],
            checklist: ["yynyynn", "", ""],
            ..UNTOLD
        },
    ],
    employers: &[
        met(
            "Tarn Valley Heritage Trust",
            "Heritage",
            date(2026, 11, 10),
            ("Building Crafts", "Building Crafts Level 3"),
            &[(L3, 2)],
            26,
        ),
        met(
            "Beckside Homes",
            "Building",
            date(2027, 2, 17),
            ("Building Services", "Building Services Level 2"),
            &[(L2, 2)],
            40,
        )
        .at_work()
        .to_come(),
    ],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "",
        time: "Half a day for two tutors to visit sites.",
        contacts: "A heat pump installer.",
        resources: "",
    },
    slips: &[Slip {
        at: Cell::Outcome("Building Services", L2, 1),
        slot: "coverage",
        typed: "Taut",
        code: Code::UnknownAnswer,
        meant: Some("Taught"),
    }],
};

const EMV: Workbook = Workbook {
    file: "EMV audit EZ.xlsx",
    department: "EMV",
    saved: date(2026, 12, 10),
    by: "Ewa Zielinska",
    stories: &[
        Story {
            subject: "Engineering",
            rows: &[
                taught(L2, 1, "Autumn", "Tolerance").years("All of L2").doing("Measure against a drawing", "Adapting"),
                highlighted(L2, 2),
                taught(L2, 3, "Spring", "Fixture project").years("All of L2"),
                not_yet(L2, 4),
                taught(L3, 1, "Spring", "Design review").years("All of L3"),
                taught(L3, 2, "Autumn", "Who signs it off?").years("All of L3").doing("Trace one role", "Listening"),
                not_yet(L3, 3),
                highlighted(L3, 4),
            ],
            checklist: ["yyyyyny", "yyyyynn", ""],
            reach: &[("ENG2", 42, 40), ("ENG3", 57, 31)],
            ..UNTOLD
        },
        Story {
            subject: "Motor Vehicle",
            rows: &[
                highlighted(L1, 1),
                highlighted(L1, 2),
                taught(L1, 3, "Autumn", "Pit crew").years("All of L1").doing("Keep one role in a crew", "Teamwork"),
                taught(L1, 4, "Autumn", "Workshop safety").years("All of L1"),
                taught(L2, 1, "Autumn", "MOT standard").years("All of L2"),
                not_yet(L2, 2),
                not_yet(L2, 3),
                with_employers(L2, 4, "Spring", "Electric vehicles").planned().years("All of L2"),
            ],
            checklist: ["yyyyynn", "yyyynnn", ""],
            ..UNTOLD
        },
    ],
    employers: &[met(
        "Kestrel Bearings",
        "Manufacturing",
        date(2026, 10, 20),
        ("Engineering", "Engineering Level 3"),
        &[(L3, 2)],
        29,
    )
    .at_work()
    .tested(Test::Yes, Test::Yes, Test::Yes, Test::No)],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Spring",
        cpd: "High-voltage awareness for two tutors.",
        time: "",
        contacts: "",
        resources: "One electric vehicle to train on.",
    },
    ..BLANK
};

const HCE: Workbook = Workbook {
    file: "Health care EY/HCE audit.xlsx",
    department: "HCE",
    saved: date(2026, 12, 4),
    by: "Dawn Mbeki",
    remarks: "Placements start in January, so Early Years will look different by Easter.",
    stories: &[
        Story {
            subject: HEALTH,
            rows: &[
                taught(L1, 1, "Autumn", "Values of care").years("All of L1"),
                highlighted(L1, 2),
                with_employers(L1, 3, "Autumn", "Tea and talk")
                    .years("All of L1")
                    .doing("Host an afternoon as one team", "Teamwork")
                    .shows("Residents' thank-you cards, and each learner's reflection."),
                highlighted(L1, 4),
                taught(L2, 1, "Autumn", "Skills log").years("All of L2"),
                with_employers(L2, 2, "Autumn", "Ward roles")
                    .years("All of L2")
                    .doing("Question four people of one ward and map their routes", "Speaking"),
                not_yet(L2, 3),
                not_yet(L2, 4),
                taught(L3, 1, "Spring", "Interview for a placement").years("All of L3"),
                with_employers(L3, 2, "Autumn", "Specialist roles").years("All of L3"),
                taught(L3, 3, "Autumn", "Nursing or allied health?").years("All of L3"),
                not_yet(L3, 4),
            ],
            checklist: ["yyyyyyy", "yyyyyyn", "yyyyyyn"],
            shown: &[(Approach::Enriched, 6, "Unit pages 3, 9 and 14")],
            reach: &[("HSC1", 36, 36), ("HSC2", 61, 58), ("HSC3", 84, 80)],
            ..UNTOLD
        },
        Story {
            subject: "Early Years",
            rows: &[
                highlighted(L2, 1),
                highlighted(L2, 2),
                not_yet(L2, 3),
                not_yet(L2, 4),
                highlighted(L3, 1),
                taught(L3, 2, "Spring", "Speech therapist for a day").planned().years("All of L3"),
                highlighted(L3, 3),
                not_yet(L3, 4),
            ],
            checklist: ["yyyyynn", "nnynnnn", ""],
            ..UNTOLD
        },
    ],
    employers: &[
        met("Rowan Lea care home", "Care", date(2026, 10, 15), (HEALTH, "All of L1"), &[(L1, 3)], 36),
        met("Tarnbrook Infirmary", "Health", date(2026, 11, 5), (HEALTH, "All of L2"), &[(L2, 2)], 58).at_work(),
        met("Tarnbrook Infirmary", "Health", date(2026, 11, 19), (HEALTH, "All of L3"), &[(L3, 2)], 80).on_screen(),
    ],
    ..BLANK
};

const HEALTH: &str = "Health and Care";

/// The half that the head of Business filled in.
const BUSINESS: Workbook = Workbook {
    file: "BDI Business and Digital audit.xlsx",
    department: "BDI",
    saved: date(2026, 12, 3),
    by: "Ravi Menon",
    stories: &[Story {
        subject: "Business",
        rows: &[
            taught(L2, 1, "Autumn", "Enterprise fair").years("All of L2").doing("Sell, count, report", "Leadership"),
            taught(L2, 2, "Spring", "Who earns what?").years("All of L2"),
            highlighted(L2, 3),
            taught(L2, 4, "Autumn", "Payroll").years("All of L2").doing("Check a payslip", "Problem Solving"),
            highlighted(L3, 1),
            taught(L3, 2, "Spring", "Degree, higher apprenticeship, start-up").years("All of L3"),
            taught(L3, 3, "Autumn", "Client plan").years("All of L3"),
            not_yet(L3, 4),
        ],
        checklist: ["yyyyyyy", "yyynynn", ""],
        reach: &[("BUS2", 38, 38), ("BUS3", 72, 69)],
        ..UNTOLD
    }],
    ..BLANK
};

/// The other half, by the colleague who teaches it; one cell of Business differs.
const DIGITAL: Workbook = Workbook {
    file: "BDI digital part.xlsx",
    department: "BDI",
    saved: date(2026, 12, 9),
    by: "Ravi Menon",
    stories: &[
        Story { subject: "Business", rows: &[taught(L2, 3, "Spring", "Team of four").years("All of L2")], ..UNTOLD },
        Story {
            subject: "Digital",
            rows: &[
                highlighted(L2, 1),
                highlighted(L2, 2),
                not_yet(L2, 3),
                not_yet(L2, 4),
                highlighted(L3, 1),
                highlighted(L3, 2),
                with_employers(L3, 3, "Autumn", "Stock list for a shop").years("All of L3"),
                not_yet(L3, 4),
            ],
            checklist: ["yyyyynn", "", ""],
            reach: &[("DIG3", 51, 45)],
            ..UNTOLD
        },
    ],
    employers: &[met(
        "Ginnel Street Books",
        "Retail",
        date(2026, 11, 3),
        ("Digital", "Digital Level 3"),
        &[(L3, 3)],
        45,
    )],
    ..BLANK
};

const CRE: Workbook = Workbook {
    file: "CRE Creative Arts audit.xlsx",
    department: "CRE",
    saved: date(2026, 12, 7),
    by: "Juliet Marsh",
    stories: &[
        Story {
            subject: "Art and Media",
            rows: &[
                highlighted(L1, 1),
                highlighted(L1, 2),
                taught(L1, 3, "Spring", "Mural").years("All of L1").doing("Paint one panel of eight", "Teamwork"),
                taught(L1, 4, "Autumn", "Studios near us").years("All of L1"),
                taught(L2, 1, "Autumn", "Crit").years("All of L2"),
                highlighted(L2, 2),
                taught(L2, 3, "Spring", "Zine").years("All of L2").doing("Plan the print run", "Planning"),
                not_yet(L2, 4),
                taught(L3, 1, "Autumn", "Showreel").years("All of L3"),
                highlighted(L3, 2),
                taught(L3, 3, "Spring", "Festival posters").years("All of L3"),
                not_yet(L3, 4),
            ],
            checklist: ["yyyyyyy", "yyyypnn", ""],
            reach: &[("ADM1", 22, 22), ("ADM2", 35, 30), ("ADM3", 88, 85)],
            ..UNTOLD
        },
        Story {
            subject: "Performing Arts",
            rows: &[
                taught(L3, 1, "Autumn", "Audition pack").years("All of L3"),
                not_yet(L3, 2),
                with_employers(L3, 3, "Autumn", "Village hall tour")
                    .years("All of L3")
                    .doing("Tour a play to a producer's brief", "Teamwork"),
                highlighted(L3, 4),
            ],
            checklist: ["yyyyynn", "yyyyynn", "yyyynnn"],
            reach: &[("PER3", 41, 41)],
            ..UNTOLD
        },
    ],
    employers: &[met(
        "Lantern Row Theatre",
        "Arts",
        date(2026, 11, 12),
        ("Performing Arts", "Performing Arts Level 3"),
        &[(L3, 3)],
        41,
    )],
    ..BLANK
};

/// Half done; the later file answers all of it and more.
const HAB_EARLIER: Workbook = Workbook {
    file: "HAB Hair and Beauty audit.xlsx",
    department: "HAB",
    saved: date(2026, 11, 24),
    by: "Stacey Holt",
    stories: &[Story { subject: HAIR, rows: &[highlighted(L1, 1), highlighted(L1, 2)], ..UNTOLD }],
    ..BLANK
};

const HAB: Workbook = Workbook {
    file: "HAB Hair and Beauty audit(1).xlsx",
    department: "HAB",
    saved: date(2026, 12, 9),
    by: "Stacey Holt",
    remarks: "The salon is open to the public on Thursdays: does that count?",
    stories: &[Story {
        subject: HAIR,
        rows: &[
            highlighted(L1, 1),
            highlighted(L1, 2),
            not_yet(L1, 3),
            not_yet(L1, 4),
            taught(L2, 1, "All year", "Salon standard").years("All of L2"),
            taught(L2, 2, "Autumn", "Salon, spa, ship").years("All of L2").doing("Compare three employers", "Planning"),
            highlighted(L2, 3),
            not_yet(L2, 4),
            highlighted(L3, 1),
            taught(L3, 2, "Spring", "Bridal brief").planned().years("All of L3"),
            taught(L3, 3, "Autumn", "").years("All of L3").doing("Work out a first year", ""),
            not_yet(L3, 4),
        ],
        checklist: ["yyyyyyn", "ypyynnn", ""],
        reach: &[("HAB1", 27, 20), ("HAB2", 46, 46), ("HAB3", 24, 24)],
        ..UNTOLD
    }],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Summer",
        cpd: "Self-employment and tax, in plain words.",
        time: "",
        contacts: "",
        resources: "",
    },
    ..BLANK
};

const HAIR: &str = "Hair and Beauty";

/// More reached than take it, a unit, a status and a reason forgotten.
const CAT: Workbook = Workbook {
    file: "catering.xlsx",
    department: "CAT",
    saved: date(2026, 12, 11),
    by: "Luca Romano",
    stories: &[Story {
        subject: "Catering",
        rows: &[
            taught(L1, 1, "All year", "").years("All of L1"),
            highlighted(L1, 2).without_status(),
            highlighted(L1, 3),
            taught(L1, 4, "Autumn", "Kitchen safety").years("All of L1"),
            taught(L2, 1, "Autumn", "Restaurant service").years("All of L2"),
            not_applicable(L2, 2, ""),
            taught(L2, 3, "Spring", "Menu for forty")
                .years("All of L2")
                .doing("Replan when a dish runs out", "Adapting"),
            taught(L2, 4, "Autumn", "Head of section").years("All of L2").doing("Lead one section", "Leadership"),
        ],
        checklist: ["yyyyynn", "yyyynnn", ""],
        reach: &[("CAT1", 25, 25), ("CAT2", 30, 31)],
        ..UNTOLD
    }],
    ..BLANK
};

/// Saved and sent without an answer.
const SPS: Workbook =
    Workbook { file: "SPS Sport and Public Services audit.xlsx", department: "SPS", saved: date(2026, 12, 9), ..BLANK };

const FOU: Workbook = Workbook {
    file: "FOU Foundation Learning audit.xlsx",
    department: "FOU",
    saved: date(2026, 12, 1),
    by: "Moira Duffy",
    stories: &[Story {
        subject: "Foundation Learning",
        rows: &[
            taught(L1, 1, "Autumn", "Enterprise stall").years("Foundation Learning"),
            taught(L1, 2, "Spring", "My next step").years("Foundation Learning").doing("Visit two places", "Listening"),
            taught(L1, 3, "All year", "Travel training").years("Foundation Learning"),
            with_employers(L1, 4, "Autumn", "Café shift")
                .years("Foundation Learning")
                .doing("Serve at a community café in teams of four", "Teamwork")
                .shows("Two were offered supported internships."),
        ],
        checklist: ["yyyyyyy", "yyyyyyy", "yyyyyyn"],
        reach: &[("FOU1", 47, 47)],
        ..UNTOLD
    }],
    employers: &[met(
        "Market Hall Café",
        "Hospitality",
        date(2026, 11, 4),
        ("Foundation Learning", "Foundation Learning"),
        &[(L1, 4)],
        44,
    )],
    ..BLANK
};

/// A view that is ahead of its rows, and a number in words.
const EMA: Workbook = Workbook {
    file: "English and maths.xlsx",
    department: "EMA",
    saved: date(2026, 12, 11),
    by: "Peter Ansah",
    remarks: "We meet almost everybody, but only for three hours a week.",
    stories: &[
        Story {
            subject: "English",
            rows: &[
                highlighted(L1, 1),
                highlighted(L1, 2),
                not_yet(L1, 3),
                not_yet(L1, 4),
                highlighted(L2, 1),
                not_yet(L2, 2),
                highlighted(L2, 3),
                not_yet(L2, 4),
            ],
            checklist: ["yyyyyny", "yyyyynn", ""],
            ..UNTOLD
        },
        Story {
            subject: "Maths",
            rows: &[
                not_yet(L1, 1),
                not_yet(L1, 2),
                not_yet(L1, 3),
                not_yet(L1, 4),
                not_yet(L2, 1),
                not_yet(L2, 2),
                taught(L2, 3, "Autumn", "Wages").years("All of L2").doing("Compare two job offers", "Problem Solving"),
                not_yet(L2, 4),
            ],
            checklist: ["nynyynn", "", ""],
            ..UNTOLD
        },
    ],
    slips: &[Slip {
        at: Cell::Reach("Maths", "CAT2"),
        slot: "reached",
        typed: "about 20",
        code: Code::NotANumber,
        meant: Some("20"),
    }],
    ..BLANK
};
