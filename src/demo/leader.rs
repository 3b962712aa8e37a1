//! Dedicated time: what the Careers Leader delivers outside subjects.

use jiff::civil::date;

use super::story::{BLANK, KS3, KS4, KS5, Story, UNTOLD, Whole, Workbook, highlighted, not_yet, planned, taught};
use crate::plan::{Approach, DEDICATED_TIME, LEADER};

/// What came back from the Careers Leader.
pub(super) const RETURNS: &[Workbook] = &[Workbook {
    file: "Careers Leader audit.xlsx",
    department: LEADER,
    saved: date(2026, 11, 30),
    by: "Helen Adeyemi",
    remarks: "Tutor time and four drop-down days. Not yet means that nobody has ever asked us to do it.",
    stories: &[DEDICATED],
    whole: Whole {
        steps: "iuniuniupiunupnuunupnpnnunn",
        plans: &[
            (
                (1, Approach::Across),
                planned("Helen Adeyemi with heads of department", date(2027, 2, 12))
                    .shown("English and Science have rewritten one unit each."),
            ),
            (
                (3, Approach::Across),
                planned("Deputy Head", date(2027, 1, 22))
                    .asking("Put careers in the curriculum on the form for subject reviews."),
            ),
            ((3, Approach::Enriched), planned("Link governor", date(2027, 3, 19))),
            (
                (5, Approach::Foundation),
                planned("Helen Adeyemi", date(2026, 12, 11)).shown("Survey written, not yet sent."),
            ),
            ((6, Approach::Across), planned("Careers assistant", date(2027, 1, 15))),
            (
                (7, Approach::Foundation),
                planned("Helen Adeyemi", date(2027, 1, 4)).asking("Twenty minutes of the January training day."),
            ),
            (
                (8, Approach::Foundation),
                planned("Deputy Head", date(2027, 5, 28))
                    .asking("One department meeting a term for careers, in next year's calendar."),
            ),
            ((9, Approach::Foundation), planned("Careers assistant", date(2027, 2, 26)).shown("A list of 23 firms.")),
        ],
        statements: "yypypnypnppyppn",
        changes: &[
            [
                "Fewer pupils change their options after September",
                "Year 9",
                "31 changes in 2025",
                "14 changes in 2026",
                "The options register, first four weeks of term",
            ],
            [
                "More pupils can name a job that uses a subject they do not like",
                "Year 8",
                "38% in October 2025",
                "57% in October 2026",
                "Tutor-time survey, 168 answers",
            ],
        ],
    },
    ..BLANK
}];

const DEDICATED: Story = Story {
    subject: DEDICATED_TIME,
    rows: &[
        taught(KS3, 1, "Autumn", "Tutor time: skills passport")
            .years("Year 7")
            .doing("Name a skill from the week and a job that leans on it", "Listening"),
        not_yet(KS3, 2),
        highlighted(KS3, 3),
        taught(KS3, 4, "Spring", "Options week")
            .years("Year 9")
            .doing("Draw the routes from two possible options", "Planning")
            .shows("Options forms: fewer changes of mind in September."),
        taught(KS3, 5, "Spring", "Options week")
            .years("Year 9")
            .doing("Check what a friend said against two other sources", "Planning"),
        not_yet(KS3, 6),
        taught(KS3, 7, "Summer", "Drop-down day: build a town")
            .years("Year 8")
            .doing("Keep a role in a planning team", "Teamwork"),
        not_yet(KS3, 8),
        not_yet(KS3, 9),
        not_yet(KS3, 10),
        not_yet(KS3, 11),
        taught(KS3, 12, "Autumn", "PSHE: jobs have no gender")
            .years("Year 7")
            .doing("Guess the worker, then meet the figures", "Problem Solving"),
        highlighted(KS4, 1).years("Year 10").doing("CV hour", "Planning"),
        not_yet(KS4, 2),
        taught(KS4, 3, "Autumn", "Assembly series: one firm, five levels").years("Year 10"),
        taught(KS4, 4, "Autumn", "Post-16 choices")
            .years("Year 11")
            .doing("Compare two routes with a careers adviser", "Planning")
            .shows("Every Year 11 has a written first and second choice."),
        not_yet(KS4, 5),
        not_yet(KS4, 6),
        taught(KS4, 7, "Summer", "Drop-down day: community project")
            .years("Year 10")
            .doing("Lead part of a project in the town", "Leadership"),
        not_yet(KS4, 8),
        highlighted(KS4, 9),
        highlighted(KS4, 10).years("Year 10").doing("Briefing before work experience", ""),
        not_yet(KS4, 11),
        taught(KS4, 12, "Spring", "PSHE: fair chances").years("Year 11"),
        taught(KS5, 1, "Autumn", "Interview practice week")
            .years("Year 13")
            .doing("Answer with a strength from one subject", "Speaking"),
        not_yet(KS5, 2),
        highlighted(KS5, 3),
        taught(KS5, 4, "Summer", "Post-18 routes evening").planned().years("Year 12"),
        not_yet(KS5, 5),
        not_yet(KS5, 6),
        not_yet(KS5, 7),
        taught(KS5, 8, "Spring", "Sixth-form lectures")
            .years("Year 12")
            .doing("Explain a degree topic to parents", "Speaking"),
        taught(KS5, 9, "Summer", "Money for life day")
            .years("Year 13")
            .doing("Budget for three years away from home", "Problem Solving"),
        not_yet(KS5, 10),
        highlighted(KS5, 11),
        not_yet(KS5, 12),
        taught(KS4, 4, "Spring", "Apprenticeship fortnight").years("Year 11").again(),
    ],
    ..UNTOLD
};
