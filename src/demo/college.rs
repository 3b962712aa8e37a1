//! Tarnbrook College: curriculum areas with their programme areas, and programmes at three levels.

use jiff::civil::date;

use super::MadeUp;
use super::services::{BUSINESS, CAT, CRE, DIGITAL, EMA, FOU, HAB, HAB_EARLIER, SPS};
use super::story::{
    BLANK, Cell, L1, L2, L3, Slip, Story, UNTOLD, Whole, Wishes, Workbook, highlighted, met, not_yet, planned, row,
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
    whole: Whole {
        steps: "iuniuuuupiunpnnuunupnupniup",
        plans: &[
            ((4, Approach::Across), planned("Heads of curriculum area", date(2027, 2, 5))),
            (
                (5, Approach::Foundation),
                planned("Amina Yusuf", date(2027, 1, 29)).asking("Destination figures by programme, each term."),
            ),
            (
                (9, Approach::Enriched),
                planned("Employer partnerships team", date(2027, 4, 23)).shown("Eleven firms have signed."),
            ),
        ],
        statements: "yyyypyypnpyyppp",
        changes: &[[
            "More learners meet an employer inside their programme",
            "",
            "41% in July 2025",
            "58% in July 2026",
            "Attendance at employer sessions, from the register",
        ]],
    },
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
    ..BLANK
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
