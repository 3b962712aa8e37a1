//! Mathematics; Science, Biology, Chemistry and Physics; Computer Science.

use jiff::civil::date;

use super::story::{
    BLANK, Cell, KS3, KS4, KS5, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_yet, taught,
    with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::Approach;

/// What came back from Mathematics, Science (in two parts) and Computing.
pub(super) const RETURNS: &[Workbook] = &[MAT, SCI_LOWER_SCHOOL, SCI_SIXTH_FORM, COM];

const MAT: Workbook = Workbook {
    file: "MAT Mathematics audit.xlsx",
    department: "MAT",
    saved: date(2026, 12, 10),
    by: "Tomasz Wójcik",
    remarks: "Reach is from memory; I can check with the data office if it matters.",
    stories: &[MATHS],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Summer",
        cpd: "",
        time: "An hour of department time each half term.",
        contacts: "",
        resources: "Real payslips and tariffs that we are allowed to use.",
    },
    slips: &[Slip {
        at: Cell::Reach("Mathematics", "Y9"),
        slot: "reached",
        typed: "about 30",
        code: Code::NotANumber,
        meant: None,
    }],
    ..BLANK
};

const MATHS: Story = Story {
    subject: "Mathematics",
    rows: &[
        taught(KS3, 1, "Autumn", "Ratio and proportion")
            .years("Year 8")
            .doing("Scale a recipe, a medicine dose and a plan; name who does it for a living", "Problem Solving"),
        highlighted(KS3, 2).doing("Poster of routes in each classroom", ""),
        taught(KS3, 3, "Summer", "Percentages of amounts: payslips")
            .planned()
            .years("Year 9")
            .doing("Work out take-home pay for three jobs", "Problem Solving"),
        highlighted(KS4, 1),
        taught(KS4, 2, "Spring", "Sequences: where could this go next?")
            .years("Year 11")
            .doing("Compare an A level route with an engineering apprenticeship", "Planning"),
        taught(KS4, 3, "Autumn", "Compound interest and depreciation")
            .years("Year 10")
            .doing("Choose between three car loans and justify it with figures", "Problem Solving")
            .shows("Exit tickets: 9 out of 10 picked the cheapest over the term."),
        highlighted(KS5, 1).doing("UCAS season mostly", ""),
        not_yet(KS5, 2),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyyyny", "ppynnnnn", ""],
    shown: &[(Approach::Foundation, 1, "Starter slides, one a unit")],
    reach: &[("Y7", 241, 180), ("Y8", 208, 196), ("Y9", 197, 0), ("Y10", 203, 203), ("Y11", 189, 120)],
    ..UNTOLD
};

const SCI_LOWER_SCHOOL: Workbook = Workbook {
    file: "careers audit science FINAL.xlsx",
    department: "SCI",
    saved: date(2026, 12, 2),
    by: "Priya Raman",
    remarks: "",
    stories: &[SCIENCE],
    employers: &[
        met("Alderbrook Water", "Utilities", date(2026, 11, 10), ("Science", "Year 10"), &[(KS4, 1), (KS4, 2)], 98),
        met("Pippin Lane Dental Practice", "Health", date(2026, 10, 21), ("Science", "Year 8"), &[(KS3, 3)], 208)
            .tested(Test::Yes, Test::Yes, Test::No, Test::NotSure),
    ],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Next school year",
        cpd: "",
        time: "A technician for the afternoon when employers come in.",
        contacts: "An engineer for Year 9, ideally a woman.",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

const SCIENCE: Story = Story {
    subject: "Science",
    rows: &[
        taught(KS3, 1, "Autumn", "Forces and bridges")
            .years("Year 8")
            .doing("Build and test a bridge, then match the tests to three jobs", "Problem Solving"),
        taught(KS3, 2, "Spring", "Separating mixtures: the lab team")
            .years("Year 7")
            .doing("Keep one lab role for three lessons: safety, records, method, report", "Teamwork")
            .shows("Role cards and the team's own marks."),
        highlighted(KS3, 3).doing("Goggles and risk assessments, as we go", ""),
        with_employers(KS4, 1, "Autumn", "Potable water")
            .years("Year 10")
            .doing("Analyse samples and report to the water company's lab team", "Problem Solving")
            .shows("Reports came back with comments. Many had not known that labs take apprentices."),
        taught(KS4, 2, "Autumn", "Vaccination: which source would you act on?")
            .years("Year 10")
            .doing("Rank five sources and defend the ranking", "Listening"),
        taught(KS4, 3, "Spring", "Energy resources and the grid")
            .years("Year 11")
            .doing("Explain which jobs come and go when a power station closes", "Speaking"),
    ],
    checklist: ["yyyyyyyn", "yyyyypnn", "nyyyynnn"],
    reach: &[("Y7", 214, 214), ("Y8", 208, 208), ("Y9", 197, 41), ("Y10", 203, 196), ("Y11", 189, 150)],
    ..UNTOLD
};

/// The second part of the department's answers, by the teacher of the sixth form. It gives
/// another number for Year 9 than the first part, which is a conflict.
const SCI_SIXTH_FORM: Workbook = Workbook {
    file: "SCI Science audit sixth form.xlsx",
    department: "SCI",
    saved: date(2026, 12, 9),
    remarks: "Sixth form only, from Marek Novotny. Priya has done Key Stages 3 and 4.",
    stories: &[BIOLOGY, CHEMISTRY, PHYSICS, Story { subject: "Science", reach: &[("Y9", 197, 62)], ..UNTOLD }],
    ..BLANK
};

const BIOLOGY: Story = Story {
    subject: "Biology",
    rows: &[
        taught(KS5, 1, "Spring", "Genetic technologies")
            .years("Year 13")
            .doing("Report on one role, from lab technician to genetic counsellor", "Planning"),
        highlighted(KS5, 2),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyynyn", "nnpnnnnn", ""],
    ..UNTOLD
};

const CHEMISTRY: Story = Story {
    subject: "Chemistry",
    rows: &[not_yet(KS5, 1), not_yet(KS5, 2), highlighted(KS5, 3).planned()],
    checklist: ["pnpnynnn", "", ""],
    ..UNTOLD
};

const PHYSICS: Story = Story {
    subject: "Physics",
    rows: &[
        highlighted(KS5, 1),
        highlighted(KS5, 2).doing("Uncertainties in every practical", "Problem Solving"),
        with_employers(KS5, 3, "Summer", "Nuclear and renewables debate")
            .years("Year 12")
            .doing("Debate judged by an engineer from the wind farm", "Speaking"),
    ],
    checklist: ["yyyyyynn", "pyypynnn", ""],
    ..UNTOLD
};

const COM: Workbook = Workbook {
    file: "COM Computing audit (v2).xlsx",
    department: "COM",
    saved: date(2026, 12, 9),
    by: "Mei Tan",
    remarks: "",
    stories: &[COMPUTER_SCIENCE],
    employers: &[met(
        "Kestrel Loft Games",
        "Digital",
        date(2026, 11, 25),
        ("Computer Science", "Year 10"),
        &[(KS4, 1)],
        44,
    )
    .on_screen()
    .tested(Test::Yes, Test::Yes, Test::No, Test::Yes)],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Spring",
        cpd: "What a tester, an analyst and a network engineer do all day; we teach it and have never seen it.",
        time: "",
        contacts: "A developer who can look at projects online, 20 minutes is enough.",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

const COMPUTER_SCIENCE: Story = Story {
    subject: "Computer Science",
    rows: &[
        taught(KS3, 1, "Summer", "App project")
            .years("Year 9")
            .doing("Plan in sprints; a look back at the end of each", "Planning")
            .shows("Project logs."),
        not_yet(KS3, 2),
        highlighted(KS3, 3).doing("Each unit has a 'who makes this?' slide", ""),
        taught(KS4, 1, "Spring", "Programming project")
            .years("Year 10")
            .doing("Build to a brief that changes half-way", "Adapting"),
        not_yet(KS4, 2),
        highlighted(KS4, 3),
        highlighted(KS5, 1),
        not_yet(KS5, 2),
        taught(KS5, 3, "Summer", "Machine learning and us").planned().years("Year 12"),
    ],
    checklist: ["yyyyyyyn", "yyyyyynn", "nnnnnnnn"],
    ..UNTOLD
};
