//! Art and Design, and Photography; Drama.

use jiff::civil::date;

use super::story::{
    BLANK, KS3, KS4, KS5, Part, Story, UNTOLD, Wishes, Workbook, highlighted, met, not_yet, part, taught,
};
use crate::answers::audit::Intended;
use crate::plan::Approach;

/// What came back from Art (twice) and Drama. Nothing came back from Music.
pub(super) const RETURNS: &[Workbook] = &[ART_EARLIER, ART, DRA];

/// Half done, sent by mistake; the later file answers all of it and more.
const ART_EARLIER: Workbook = Workbook {
    file: "ART Art audit.xlsx",
    department: "ART",
    saved: date(2026, 11, 27),
    by: "Leila Hosseini",
    stories: &[Story {
        subject: "Art and Design",
        rows: &[
            taught(KS3, 1, "Autumn", "Natural forms").years("Year 7"),
            highlighted(KS3, 2),
            highlighted(KS3, 3),
            taught(KS4, 1, "Autumn", "Portraits").planned().years("Year 10"),
        ],
        checklist: ["yyypy---", "", ""],
        ..UNTOLD
    }],
    ..BLANK
};

const ART: Workbook = Workbook {
    file: "Copy of ART Art audit (1).xlsx",
    department: "ART",
    saved: date(2026, 12, 7),
    by: "Leila Hosseini",
    remarks: "Please ignore the one I sent in November, I pressed send too early.",
    stories: &[ART_AND_DESIGN, PHOTOGRAPHY],
    employers: &[met(
        "Penhale and Stott Architects",
        "Design",
        date(2027, 4, 22),
        ("Art and Design", "Year 10"),
        &[(KS4, 1), (KS4, 3)],
        58,
    )
    .to_come()],
    wishes: Wishes {
        aim: Some(Approach::Enriched),
        by: "Summer",
        cpd: "",
        time: "",
        contacts: "A textile designer or an illustrator who would set a brief.",
        resources: "Money for printing: about 60 pounds for the Year 10 brief.",
    },
    project: &[
        part(
            1,
            "Year 10, six lessons after Easter; both of us have moved the print unit for it.",
            "Leila Hosseini",
            date(2027, 1, 22),
        ),
        part(
            2,
            "Scale drawing and one-point perspective: the drawing is what the client decides by.",
            "Leila Hosseini",
            date(2027, 2, 26),
        ),
        part(
            3,
            "A reading corner for the library: plan, model and a board that explains both.",
            "Leila Hosseini",
            date(2027, 4, 16),
        ),
        part(4, "They set the brief on site and come back for the reviews.", "Leila Hosseini", date(2027, 4, 22))
            .with("Penhale and Stott Architects")
            .needing("Cover for one afternoon, for the visit."),
        part(
            5,
            "A page in the sketchbook before and after: what an architect does all day.",
            "Leila Hosseini",
            date(2027, 5, 21),
        ),
        part(
            6,
            "Models in the library; the architects choose the one that is built.",
            "Leila Hosseini",
            date(2027, 6, 18),
        )
        .needing("About 80 pounds for card and printing."),
    ],
    occasions: &[
        (7, "Year 7 natural forms: field sketches", "Millbrook nature reserve", Intended::Maybe),
        (12, "Year 10 book covers", "Millbrook Books", Intended::Yes),
        (10, "", "", Intended::No),
    ],
    ..BLANK
};

const ART_AND_DESIGN: Story = Story {
    subject: "Art and Design",
    rows: &[
        taught(KS3, 1, "Autumn", "Natural forms: crit and rework")
            .years("Year 7")
            .doing("Hold a studio crit, then rework one piece", "Adapting")
            .shows("Sketchbooks show the piece before and after."),
        highlighted(KS3, 2).doing("Routes wall outside the studios", ""),
        taught(KS3, 3, "Spring", "Repeat pattern: from sketch to cloth")
            .years("Year 8")
            .doing("Plan the print in steps and meet the print day", "Planning"),
        taught(KS4, 1, "Autumn", "Portraits: learning from a professional")
            .years("Year 10")
            .doing("Compare own study with a working portraitist's and set a target", "Creativity"),
        not_yet(KS4, 2),
        taught(KS4, 3, "All year", "Portfolio: externally set assignment")
            .years("Year 11")
            .doing("Manage ten weeks from brief to final piece", "Planning")
            .shows("Planning pages; all but two finished inside the ten hours."),
        taught(KS5, 1, "Autumn", "Personal investigation: gallery standard")
            .years("Year 13")
            .doing("Measure own work against a gallery's submission rules and redo it", "Adapting"),
        highlighted(KS5, 2),
        taught(KS5, 3, "Spring", "Personal investigation")
            .years("Year 12")
            .doing("Account for choices in a filmed tour", "Speaking"),
    ],
    checklist: ["yyyyyyyy", "yyyyypnn", "nppnnnnn"],
    shown: &[
        (Approach::Foundation, 6, "The routes wall, photo in the shared area"),
        (Approach::Across, 5, "A surface designer rewrote our print brief last summer"),
    ],
    ..UNTOLD
};

const PHOTOGRAPHY: Story = Story {
    subject: "Photography",
    rows: &[
        taught(KS5, 1, "Spring", "Editing like a picture desk").planned().years("Year 12"),
        not_yet(KS5, 2),
        taught(KS5, 3, "Summer", "Documentary project")
            .planned()
            .years("Year 12")
            .doing("A photo story of one workplace", "Creativity"),
    ],
    checklist: ["yyyyynny", "nnynnnnn", ""],
    ..UNTOLD
};

const DRA: Workbook = Workbook {
    file: "drama careers audit Nov.xlsx",
    department: "DRA",
    saved: date(2026, 12, 11),
    by: "Oluwaseun Bello",
    remarks: "Most of this has always been there, we never called it careers.",
    stories: &[DRAMA],
    wishes: Wishes {
        aim: Some(Approach::Across),
        by: "Spring",
        cpd: "",
        time: "",
        contacts: "Backstage people: lighting, costume, front of house.",
        resources: "",
    },
    project: &[Part {
        place: 4,
        doing: "A stage manager sets the cue sheet for our autumn play and calls one run with us.",
        employer: "The Old Malthouse Theatre",
        owner: "",
        due: None,
        needed: "Somebody who knows the theatre: we have written twice.",
    }],
    occasions: &[(3, "Year 9 devising: a day in somebody's head", "", Intended::Maybe)],
    ..BLANK
};

const DRAMA: Story = Story {
    subject: "Drama",
    rows: &[
        highlighted(KS3, 1).doing("Circle time: who else needs this skill?", "Listening"),
        taught(KS3, 2, "Autumn", "Ensemble: the storm")
            .years("Year 7")
            .doing("Stay in one company role until the sharing", "Teamwork"),
        taught(KS3, 3, "Summer", "Pitch a play")
            .years("Year 9")
            .doing("Pitch a set and a budget to a theatre board played by staff", "Speaking"),
        taught(KS4, 1, "Spring", "Devising log")
            .years("Year 10")
            .doing("Write up one skill with proof for a reference", "Speaking"),
        taught(KS4, 2, "Spring", "Devised performance")
            .years("Year 11")
            .doing("Direct one scene each, then say what helped the company", "Leadership")
            .shows("Logs and the recording."),
        highlighted(KS4, 3),
        highlighted(KS5, 1).doing("Audition speeches, near to an interview", ""),
        taught(KS5, 2, "Autumn", "Practitioner project")
            .years("Year 12")
            .doing("Stage an unseen text as a company and judge own part in it", "Teamwork"),
        taught(KS5, 3, "Summer", "Programme notes")
            .years("Year 13")
            .doing("Explain Brecht to a director, then to a family audience", "Speaking"),
    ],
    checklist: ["yyyyyyyy", "ypyynnnn", ""],
    reach: &[
        ("Y7", 214, 211),
        ("Y8", 208, 0),
        ("Y9", 197, 168),
        ("Y10", 27, 27),
        ("Y11", 22, 22),
        ("Y12", 9, 9),
        ("Y13", 8, 8),
    ],
    ..UNTOLD
};
