//! Tarnbrook College's areas for business, the arts and services, for foundation learning, and for
//! English and maths.

use jiff::civil::date;

use super::story::{
    BLANK, Cell, L1, L2, L3, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_applicable, not_yet, taught,
    with_employers,
};
use crate::finding::Code;
use crate::plan::Approach;

/// The half that the head of Business filled in.
pub(super) const BUSINESS: Workbook = Workbook {
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
pub(super) const DIGITAL: Workbook = Workbook {
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

pub(super) const CRE: Workbook = Workbook {
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
pub(super) const HAB_EARLIER: Workbook = Workbook {
    file: "HAB Hair and Beauty audit.xlsx",
    department: "HAB",
    saved: date(2026, 11, 24),
    by: "Stacey Holt",
    stories: &[Story { subject: HAIR, rows: &[highlighted(L1, 1), highlighted(L1, 2)], ..UNTOLD }],
    ..BLANK
};

pub(super) const HAB: Workbook = Workbook {
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
pub(super) const CAT: Workbook = Workbook {
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
pub(super) const SPS: Workbook =
    Workbook { file: "SPS Sport and Public Services audit.xlsx", department: "SPS", saved: date(2026, 12, 9), ..BLANK };

pub(super) const FOU: Workbook = Workbook {
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
pub(super) const EMA: Workbook = Workbook {
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
