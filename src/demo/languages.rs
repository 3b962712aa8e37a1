//! English and Media Studies; French and Spanish.

use jiff::civil::date;

use super::story::{
    BLANK, Cell, KS3, KS4, KS5, Met, Slip, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_yet, row, taught,
    with_employers,
};
use crate::answers::audit::Test;
use crate::finding::Code;
use crate::plan::Approach;

/// What came back from English and Languages.
pub(super) const RETURNS: &[Workbook] = &[ENG, MFL];

const ENG: Workbook = Workbook {
    file: "ENG English audit.xlsx",
    department: "ENG",
    saved: date(2026, 12, 4),
    by: "Aisling Byrne",
    remarks: "Media figures are from the class lists of 1 November. Happy to show the Year 8 radio unit to anyone.",
    stories: &[ENGLISH, MEDIA],
    employers: ENG_EMPLOYERS,
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "An hour on apprenticeships in publishing, law and the civil service. We only know the degree routes.",
        time: "Half a department meeting in spring to plan the Year 10 proposal unit with a charity.",
        contacts: "A court reporter or anyone who edits for a living.",
        resources: "",
    },
    slips: &[],
    ..BLANK
};

const ENGLISH: Story = Story {
    subject: "English",
    rows: &[
        taught(KS3, 1, "Autumn", "Ghost stories: draft, edit, redraft")
            .years("Year 7")
            .doing(
                "Edit a partner's opening the way a commissioning editor would, then redraft from the notes",
                "Adapting",
            )
            .shows("Second drafts in books; fewer one-draft stories than last year."),
        with_employers(KS3, 2, "Autumn", "On air: writing for radio")
            .years("Year 8")
            .doing("Pitch a two-minute feature to a producer, who picks four to record", "Speaking")
            .shows("Recordings of the four features; producer's notes on the shared drive."),
        taught(KS3, 3, "Spring", "Noughts and crosses: prejudice on stage and page")
            .years("Year 9")
            .doing("Use workforce figures to argue against one stereotype in the play", "Problem Solving"),
        taught(KS4, 1, "Spring", "Paper 2: viewpoint writing")
            .years("Year 10")
            .doing("Compare own column with a published one and set two targets", "Adapting"),
        taught(KS4, 2, "Summer", "Spoken language endorsement")
            .years("Year 10")
            .doing("Propose a change to the town to a panel of adults", "Speaking")
            .shows("Endorsement videos."),
        highlighted(KS4, 3).doing("Comes up in An Inspector Calls and in the poetry of accents", ""),
        taught(KS5, 1, "Autumn", "Coursework: comparative essay")
            .years("Year 13")
            .doing("Redraft against an examiner's and an academic editor's criteria", "Planning"),
        taught(KS5, 2, "Spring", "Language change for a general reader")
            .years("Year 12")
            .doing("Write the same research twice: for a journal and for the local paper", "Creativity"),
        not_yet(KS5, 3),
        taught(KS3, 1, "Summer", "Poetry anthology: class edition").years("Year 8").again(),
    ],
    checklist: ["yyyyypyy", "yyyyypnn", "nyynpnnn"],
    shown: &[
        (Approach::Foundation, 1, "Slide 2 of every unit opener"),
        (Approach::Foundation, 3, "Options evening talk, Year 9, and the sixth-form taster"),
        (Approach::Across, 5, "Radio unit planned with the producer at Valley Sound"),
    ],
    reach: &[
        ("Y7", 214, 214),
        ("Y8", 208, 197),
        ("Y9", 197, 142),
        ("Y10", 203, 188),
        ("Y11", 189, 61),
        ("Y12", 31, 28),
        ("Y13", 24, 24),
    ],
    ..UNTOLD
};

const MEDIA: Story = Story {
    subject: "Media Studies",
    rows: &[
        taught(KS4, 1, "Autumn", "Magazine covers: house style")
            .years("Year 10")
            .doing("Mark own cover with the checklist an art editor uses", "Adapting"),
        with_employers(KS4, 2, "Autumn", "Campaign brief for a charity")
            .years("Year 11")
            .doing("Answer a live brief and present storyboards to the client", "Creativity")
            .shows("Client chose two storyboards for its website. Every group can now say what a client brief is."),
        taught(KS4, 3, "Spring", "Who gets to be on television?")
            .years("Year 10")
            .doing("Survey who presents the news over one week and explain the pattern", "Problem Solving"),
        with_employers(KS5, 1, "Autumn", "Production portfolio")
            .years("All of KS5")
            .doing("Redraft the opening sequence after a critique by a working editor", "Adapting")
            .shows("Before-and-after cuts; the editor's comments."),
        taught(KS5, 2, "Spring", "Explaining media regulation")
            .years("Year 12")
            .doing("Brief a regulator, then make a one-minute explainer for parents", "Speaking"),
        highlighted(KS5, 3),
    ],
    checklist: ["yyyyyyyy", "yyyyyyyp", "yyyyyyyn"],
    shown: &[
        (Approach::Across, 1, "Refs are in the margin of the scheme of work"),
        (Approach::Enriched, 6, "Weeks 5 and 6 of the campaign unit and week 9 of the portfolio"),
    ],
    reach: &[("Y10", 46, 46), ("Y11", 41, 41), ("Y12", 19, 19), ("Y13", 15, 15)],
    ..UNTOLD
};

const ENG_EMPLOYERS: &[Met] = &[
    met("Valley Sound community radio", "Broadcasting", date(2026, 10, 13), ("English", "Year 8"), &[(KS3, 2)], 197),
    met("Lamplight Meadow Hospice", "Charity", date(2026, 11, 6), ("Media Studies", "Year 11"), &[(KS4, 2)], 41),
    met("Umbel Post-Production", "Creative", date(2026, 11, 19), ("Media Studies", "All of KS5"), &[(KS5, 1)], 34)
        .on_screen(),
    met("Quillfeather Books", "Publishing", date(2027, 3, 4), ("English", "Year 7"), &[(KS3, 1)], 214).to_come(),
];

const MFL: Workbook = Workbook {
    file: "from Dan/MFL Languages audit.xlsx",
    department: "MFL",
    saved: date(2026, 12, 11),
    by: "Daniel Marchetti",
    remarks: "No A level Spanish group this year. Sorry it is last minute.",
    stories: &[FRENCH, SPANISH],
    employers: &[
        met(
            "Saltmarsh and Dunn Freight",
            "Logistics",
            date(2027, 2, 9),
            ("French", "Year 9"),
            &[(KS3, 1), (KS3, 3)],
            88,
        )
        .to_come(),
        met("Siete Olmos Tours", "Travel", date(2026, 11, 24), ("Spanish", "Year 10"), &[(KS4, 2)], 52)
            .on_screen()
            .tested(Test::Yes, Test::Yes, Test::Yes, Test::NotSure),
    ],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Next school year",
        cpd: "",
        time: "Cover for one morning to rewrite the Year 9 units together.",
        contacts: "Anyone local who uses a language at work, not only teachers and translators.",
        resources: "Job adverts in French and Spanish that are at the right level.",
    },
    slips: &[Slip {
        at: Cell::Outcome("French", KS3, 1),
        slot: "coverage",
        typed: "Yes",
        code: Code::UnknownAnswer,
        meant: None,
    }],
    ..BLANK
};

const FRENCH: Story = Story {
    subject: "French",
    rows: &[
        row(KS3, 1).doing("Job titles and where people work", ""),
        highlighted(KS3, 2).doing("Mentioned at options time", ""),
        taught(KS3, 3, "Summer", "Mon village: selling a place to visitors")
            .years("Year 8")
            .doing("Pitch the town to a French family, in French", "Speaking"),
        highlighted(KS4, 1),
        taught(KS4, 2, "Spring", "")
            .years("Year 10")
            .doing("Persuade a café owner to stock something local", "Speaking"),
        not_yet(KS4, 3),
        highlighted(KS5, 1).doing("Year abroad and language degrees, as it comes up", ""),
        taught(KS5, 2, "Autumn", "Film study: La Haine explained twice")
            .years("Year 12")
            .doing("Essay for a specialist, then a two-minute version for Year 9", "Speaking"),
        not_yet(KS5, 3),
    ],
    checklist: ["yyyyynpy", "pnynnnnn", ""],
    ..UNTOLD
};

const SPANISH: Story = Story {
    subject: "Spanish",
    rows: &[
        highlighted(KS3, 1),
        highlighted(KS3, 2),
        taught(KS3, 3, "Summer", "Mercado: sell your stall")
            .planned()
            .years("Year 9")
            .doing("Pitch a stall to buyers", "Speaking"),
        highlighted(KS4, 1).planned(),
        taught(KS4, 2, "Autumn", "Turismo sostenible")
            .years("Year 10")
            .doing("Propose a greener package holiday to a tour operator", "Creativity")
            .shows("Slides and a recording of the call; written work was longer than last year's."),
        taught(KS4, 3, "Spring", "Los idiomas y el trabajo")
            .years("Year 11")
            .doing("Interview bilingual staff about what languages did for them", "Listening"),
    ],
    checklist: ["yyyyyppn", "ppyynnnn", ""],
    shown: &[(Approach::Foundation, 4, "Apprenticeship slide for Year 11 from the Careers Leader")],
    reach: &[("Y7", 108, 70), ("Y8", 104, 66), ("Y9", 97, 40), ("Y10", 54, 52), ("Y11", 69, 96)],
    not_this_year: &[KS5],
};
