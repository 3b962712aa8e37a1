//! A made-up school's round and its next one, in whose forms last round's answers stand.

use careers_audit::answers::Answers;
use careers_audit::layout::{Extras, Form, Forms};
use careers_audit::plan::file::File;
use careers_audit::plan::{LEADER, Plan, Setting, resolve};
use careers_audit::returns::{Results, Return, settle};
use careers_audit::{demo, pen};
use jiff::ToSpan;

/// Two rounds, one after the other.
pub struct Two {
    /// The results of the first.
    pub last: Results,
    /// The forms of the second.
    pub forms: Forms,
}

impl Two {
    /// Of the made-up school of a setting.
    pub fn of(setting: Setting) -> Two {
        Two::from(super::demo_results(&super::demo_plan_of(setting)), setting)
    }

    /// The same, whose second round is one of the next school year.
    pub fn a_year_on(setting: Setting) -> Two {
        let mut file = demo::school(setting.built_in());
        let year: i16 = file.round.school_year.get(..4).and_then(|year| year.parse().ok()).expect("a year");
        file.round.label = format!("{} and on", file.round.label);
        file.round.school_year = format!("{}-{:02}", year + 1, (year + 2) % 100);
        file.round.due = file.round.due.map(|due| due.checked_add(1.year()).expect("a day"));
        Two::next(super::demo_results(&super::demo_plan_of(setting)), &file)
    }

    /// After a round in which one department returned, with these answers.
    pub fn after(plan: &Plan, code: &str, answers: &Answers) -> Two {
        let forms = super::forms(plan);
        let bytes = pen::draw(&super::form(plan, code), answers, plan.round.due).expect("drawn");
        let came = vec![super::incoming_of(&forms, "one.xlsx", &bytes)];
        Two::from(Results::new(&forms, settle(&forms, came)), plan.school.setting)
    }

    fn from(last: Results, setting: Setting) -> Two {
        let mut file = demo::school(setting.built_in());
        file.round.label = format!("{} and on", last.plan.round.label);
        Two::next(last, &file)
    }

    fn next(last: Results, file: &File) -> Two {
        let forms = Forms::new(resolve(file).expect("no fault"));
        let before = last.before(&forms);
        Two { forms: forms.beside(before), last }
    }

    /// The plan of the second.
    pub fn plan(&self) -> &Plan {
        self.forms.plan()
    }

    /// A department's form as it is issued in the second, and what stands on it.
    pub fn issued(&self, code: &str) -> (Form, Answers) {
        issued(&self.forms, code)
    }

    /// Whoever returned in the first.
    pub fn codes(&self) -> Vec<String> {
        let own = self.plan().departments.iter().map(|own| own.code.clone());
        own.chain([LEADER.to_owned()]).filter(|code| self.last.counting(code).is_some()).collect()
    }

    /// A workbook of the second round with answers.
    pub fn drawn(&self, code: &str, answers: &Answers) -> Vec<u8> {
        pen::draw(&self.issued(code).0, answers, self.plan().round.due).expect("drawn")
    }

    /// What comes of files that are returned in the second.
    pub fn settled(&self, files: &[Vec<u8>]) -> Vec<Return> {
        let came = files.iter().enumerate();
        let came = came.map(|(nth, bytes)| super::incoming_of(&self.forms, &format!("{nth}.xlsx"), bytes));
        settle(&self.forms, came.collect())
    }

    /// What comes of answers that are drawn, sent and read.
    pub fn came(&self, code: &str, answers: &Answers) -> Return {
        self.settled(&[self.drawn(code, answers)]).remove(0)
    }
}

/// A form as it is issued, and what stands on it.
pub fn issued(forms: &Forms, code: &str) -> (Form, Answers) {
    let blank = Answers::default().beside(forms.last_of(code));
    (forms.drawing(code, Extras::NONE, &blank).expect("a form").into_owned(), blank)
}
