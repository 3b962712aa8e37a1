//! What the folders and files of a round are called.
//!
//! ```text
//! plan.xlsx                   or plan.toml
//! settled.toml, told.toml, agreed.toml
//! last round/                 what the round before is read from, where no way leads to its own folder
//! workbooks/                  HUM Humanities audit.xlsx … Careers Leader audit.xlsx, plan as issued.toml
//! returns/                    as people name them
//! corrections/                HUM Humanities to correct.xlsx
//! matrix/                     Careers matrix 2026-12-15.xlsx, Careers matrix 2026-12-15 working copy.xlsx
//! pack/                       as schemas/pack.toml names them
//! programme/                  Careers programme.html, Careers programme.xlsx
//! email/                      HUM Humanities - receipt.eml, SLT - summary.eml, Governors - page.eml
//! ```

use jiff::civil::Date;

use crate::fold::fold;
use crate::plan::{Department, MessageKind, Plan};

/// The plan as a workbook.
pub const PLAN: &str = "plan.xlsx";

/// The plan with its faults marked, among the corrections.
pub const PLAN_TO_CORRECT: &str = "Plan to correct.xlsx";
/// A framework of the round's own, beside its plan.
pub const FRAMEWORK: &str = "framework.toml";
/// The plan as a text.
pub const PLAN_TEXT: &str = "plan.toml";
/// Whose a return is, where a person has settled it.
pub const SETTLED: &str = "settled.toml";
/// What was told and drafted so far.
pub const TOLD: &str = "told.toml";
/// What was agreed with subjects, where it was typed into no working copy.
pub const AGREED: &str = "agreed.toml";
/// What the round before is read from, in a round that is kept where no way leads to that one's own folder.
pub const LAST_ROUND: &str = "last round";
/// The copy of the plan among the workbooks.
pub const AS_ISSUED: &str = "plan as issued.toml";

/// Stands in the folder of a made-up round while that is being written.
pub const UNFINISHED: &str = "not finished.txt";

/// The folder of the made-up round that is made where nobody names one.
pub const MADE_UP: &str = "Made-up school";

/// The folder of a round that begins on a day, where nobody names one.
pub fn round(day: Date) -> String {
    format!("Careers audit {day}")
}

/// The folder below the returns for copies of workbooks that were filled in where they lay.
pub const KEPT: &str = "kept";

/// Whether a file may be the plan under another name, as programs and people come to write it: `Plan.XLSX`,
/// `plan (1).xlsx`, `plan - Copy.xlsx`, `plan.ods`, `Plan to correct.xlsx`.
pub fn may_be_plan(name: &str) -> bool {
    let name = fold(name);
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    if !(ending == "toml" || is_workbook_ending(ending)) {
        return false;
    }
    let mut stem = stem.trim();
    loop {
        let bare = stem.strip_prefix("copy of ").unwrap_or(stem);
        let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || " ()_-".contains(c));
        let bare = bare.strip_suffix("copy").or_else(|| bare.strip_suffix("to correct")).unwrap_or(bare);
        let bare = bare.trim_end_matches([' ', '-', '_']);
        if bare == stem {
            return stem == "plan";
        }
        stem = bare;
    }
}

/// Whether a name ends as those of workbooks do that are read.
pub fn is_workbook(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| is_workbook_ending(&ending.to_lowercase()))
}

fn is_workbook_ending(ending: &str) -> bool {
    ["xlsx", "xlsm", "xlsb", "xls", "ods"].contains(&ending)
}

/// How the names of workbooks end.
pub const WORKBOOK_ENDING: &str = ".xlsx";
/// The line at the head of a draft that says which one it is: `correction HUM 2026-12-15`.
pub const DRAFT_HEADER: &str = "X-Careers-Audit-Draft";
/// How the names of drafts end.
pub const DRAFT_ENDING: &str = ".eml";
/// How the names of pages end.
pub const PAGE_ENDING: &str = ".html";

/// The careers programme, without the ending: a page and a workbook. They keep their names, so that a link to one lasts.
pub const PROGRAMME: &str = "Careers programme";

/// The folder among the drafts into which a person moves what was sent.
pub const SENT: &str = "sent";

/// The Careers Leader, where a department's file has its code and name.
const LEADER: &str = "Careers Leader";

/// The longest that a department's name may be in a file's name, in bytes: 255 is the limit of a name.
const LONGEST_STEM: usize = 150;

/// A folder of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// Issued, beside the plan as it was then.
    Workbooks,
    /// What came back, left untouched.
    Returns,
    /// Ours, replaced unless a person edited one.
    Corrections,
    /// Ours, likewise.
    Matrix,
    /// Ours, likewise: a talk for departments, a page for governors.
    Pack,
    /// Ours, likewise: the careers programme, for learners, parents and employers.
    Programme,
    /// Ours, likewise: drafts.
    Email,
}

impl Folder {
    /// Each of them.
    pub const ALL: [Folder; 7] = [
        Folder::Workbooks,
        Folder::Returns,
        Folder::Corrections,
        Folder::Matrix,
        Folder::Pack,
        Folder::Programme,
        Folder::Email,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Folder::Workbooks => "workbooks",
            Folder::Returns => "returns",
            Folder::Corrections => "corrections",
            Folder::Matrix => "matrix",
            Folder::Pack => "pack",
            Folder::Programme => "programme",
            Folder::Email => "email",
        }
    }

    /// The way to a file in it from a workbook in another folder.
    pub fn from_beside(self, file: &str) -> String {
        format!("../{}/{file}", self.name())
    }
}

/// `HUM Humanities audit.xlsx`: a workbook as it is issued; the Careers Leader's where it is no department's.
pub fn audit(department: Option<&Department>) -> String {
    format!("{} audit{WORKBOOK_ENDING}", department.map_or_else(|| LEADER.to_owned(), stem))
}

/// The names of all workbooks that are issued.
pub fn audits(plan: &Plan) -> Vec<String> {
    plan.departments.iter().map(Some).chain([None]).map(audit).collect()
}

/// `HUM Humanities to correct.xlsx`: a correction, likewise.
pub fn correction(department: Option<&Department>) -> String {
    let stem = department.map_or_else(|| format!("{LEADER} audit"), stem);
    format!("{stem} to correct{WORKBOOK_ENDING}")
}

/// `Careers matrix 2026-12-15.xlsx`.
pub fn matrix(today: Date) -> String {
    format!("Careers matrix {today}{WORKBOOK_ENDING}")
}

/// What the name of the Careers Leader's own matrix has beside.
pub const WORKING_COPY: &str = "working copy";

/// `Careers matrix 2026-12-15 working copy.xlsx`: the Careers Leader's own.
pub fn working_copy(today: Date) -> String {
    format!("Careers matrix {today} {WORKING_COPY}{WORKBOOK_ENDING}")
}

/// Whether a file among the matrices may be a working copy, as it is called or as a person has called it since.
pub fn may_be_working_copy(name: &str) -> bool {
    let name = fold(name);
    // What a program keeps beside a file that it has open is none.
    is_workbook(&name) && name.contains(WORKING_COPY) && !name.starts_with(['.', '~'])
}

/// Whether a working copy was drawn later than another, as far as their names say: on a later day, or on the same day
/// beside it.
pub fn is_drawn_after(name: &str, other: &str) -> bool {
    let drawn = |name: &str| {
        let name = fold(name);
        let rest = name.strip_prefix("careers matrix ")?;
        let day: Date = rest.get(..10)?.parse().ok()?;
        let number = rest.get(10..)?.trim().strip_prefix(WORKING_COPY)?.rsplit_once('.')?.0.trim();
        Some((day, if number.is_empty() { Some(1) } else { number.parse::<u32>().ok() }))
    };
    match (drawn(name), drawn(other)) {
        (Some((day, own)), Some((before, other))) => {
            day > before || day == before && own.zip(other).is_some_and(|(own, other)| own > other)
        }
        (Some(_) | None, Some(_) | None) => false,
    }
}

/// `HUM Humanities - receipt.eml`: a draft to a department.
pub fn draft(kind: MessageKind, department: &Department) -> String {
    format!("{} - {}{DRAFT_ENDING}", stem(department), kind.key().replace('-', " "))
}

/// The draft to the senior leadership team.
pub fn slt_draft() -> String {
    format!("SLT - summary{DRAFT_ENDING}")
}

/// The draft to governors.
pub fn governors_draft() -> String {
    format!("Governors - page{DRAFT_ENDING}")
}

/// `HUM Humanities`: the code is a safe file name, of the name only what is portable stays.
pub fn stem(Department { code, name, .. }: &Department) -> String {
    let portable: String =
        name.chars().map(|c| if "<>:\"/\\|?*".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = portable.split_whitespace().collect();
    let mut short: String = words.join(" ").chars().take(60).collect();
    while short.len() > LONGEST_STEM {
        short.pop();
    }
    format!("{code} {}", short.trim_end_matches(['.', ' '])).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{built_in, resolve};

    #[test]
    fn a_plan_is_known_by_the_names_that_programs_give_it() {
        for name in [
            "plan.xlsx",
            "Plan.xlsx",
            "PLAN.XLSX",
            "plan (1).xlsx",
            "plan - Copy.xlsx",
            "plan - Copy (2).xlsx",
            "Copy of plan.xlsx",
            "plan copy.ods",
            "plan.ods",
            "plan.xls",
            "plan.xlsb",
            "plan_2.xlsm",
            "Plan to correct.xlsx",
            "Plan to correct 2.xlsx",
            "plan.TOML",
        ] {
            assert!(may_be_plan(name), "{name}");
        }
        for name in
            ["planner.xlsx", "plan.docx", "plan", "lesson plan.xlsx", "plan as issued.toml", "framework.toml", ".xlsx"]
        {
            assert!(!may_be_plan(name), "{name}");
        }
    }

    #[test]
    fn file_names_are_portable() {
        let department = resolve(&built_in()).expect("no fault").departments.remove(0);
        let named =
            |code: &str, name: &str| Department { code: code.to_owned(), name: name.to_owned(), ..department.clone() };
        assert_eq!(audit(Some(&named("HUM", "Humanities"))), "HUM Humanities audit.xlsx");
        assert_eq!(audit(Some(&named("PE", "P.E./Dance: all?"))), "PE P.E. Dance all audit.xlsx");
        assert_eq!(audit(Some(&named("X", "???"))), "X audit.xlsx");
        assert_eq!(
            (audit(None), correction(None)),
            ("Careers Leader audit.xlsx".into(), "Careers Leader audit to correct.xlsx".into())
        );
        assert_eq!(draft(MessageKind::KeptOut, &named("X", "Xylo")), "X Xylo - kept out.eml");
        assert!(correction(Some(&named(&"C".repeat(20), &"\u{1f393}".repeat(300)))).len() < 200);
    }
}
