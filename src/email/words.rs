//! What the places of a text are filled with.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::greeting::greeting;
use super::{Attachment, late};
use crate::finding::{Alike, Code, Finding, Severity, alike};
use crate::judge::may_go_on;
use crate::layout::{Form, Forms, audit_of};
use crate::picture::Picture;
use crate::plan::{Approach, Department, Placeholder, Plan, fit};
use crate::returns::Return;
use crate::words::{Template, count, day, days, list, many};

/// So many points of a correction are told; its own sheet lists them all.
const POINTS: usize = 3;

/// So many notes of a return are told.
const NOTES: usize = 5;

/// So many cells of one point are named.
const CELLS: usize = 4;

/// Stands where a block of its own is to be put; nobody can type it, since values lose it.
const BLOCK: char = '\u{fffc}';

/// One paragraph of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Paragraph {
    /// Lines of words.
    Words(String),
    /// The place of SLT's tables.
    Summary,
}

/// Everything that a place may be filled with.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) plan: &'a Plan,
    pub(super) forms: &'a Forms,
    pub(super) today: Date,
    pub(super) department: Option<&'a Department>,
    pub(super) attachment: Option<&'a Attachment>,
    /// What came back.
    pub(super) entry: Option<&'a Return>,
    /// What is to be fixed or explained in it.
    pub(super) open: &'a [Finding],
    /// How many lines of its *Fix these* they are.
    pub(super) things: usize,
    /// Of what SLT is told.
    pub(super) picture: Option<&'a Picture<'a>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(forms: &'a Forms, today: Date) -> Words<'a> {
        let plan = forms.plan();
        Words {
            plan,
            forms,
            today,
            department: None,
            attachment: None,
            entry: None,
            open: &[],
            things: 0,
            picture: None,
        }
    }

    pub(super) fn to(forms: &'a Forms, department: &'a Department, today: Date) -> Words<'a> {
        Words { department: Some(department), ..Words::of(forms, today) }
    }

    /// A text of one line.
    pub(super) fn line(&self, template: &Template<Placeholder>) -> String {
        one_line(&template.filled(|placeholder| self.value(placeholder)))
    }

    /// The paragraphs of a text; one of which nothing is left is left out.
    pub(super) fn paragraphs(&self, template: &Template<Placeholder>) -> Vec<Paragraph> {
        let filled = template.filled(|placeholder| {
            if placeholder == Placeholder::Summary { format!("\n\n{BLOCK}\n\n") } else { self.value(placeholder) }
        });
        let mut paragraphs = vec![String::new()];
        for line in filled.lines().map(|line| tidy(line).trim_end().to_owned()) {
            match paragraphs.last_mut() {
                _ if line.is_empty() => paragraphs.push(String::new()),
                Some(last) if last.is_empty() => last.push_str(&line),
                Some(last) => last.extend(["\n", &line]),
                None => {}
            }
        }
        let told = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty());
        told.map(|words| if words == BLOCK.to_string() { Paragraph::Summary } else { Paragraph::Words(words) })
            .collect()
    }

    /// What stands in a place: of one line, but for the three that are lists.
    fn value(&self, placeholder: Placeholder) -> String {
        match placeholder {
            Placeholder::School => one_line(&self.plan.school.name),
            Placeholder::CareersLeader => one_line(&self.plan.school.careers_leader),
            Placeholder::Round => one_line(&self.plan.round.label),
            Placeholder::Due => day(self.plan.round.due),
            Placeholder::Today => day(self.today),
            Placeholder::Attachment => self.attachment.map(|file| one_line(&file.name)).unwrap_or_default(),
            Placeholder::Lead => greeting(self.department.map_or("", |department| &department.lead)),
            Placeholder::Department => self.department.map(|own| one_line(&own.name)).unwrap_or_default(),
            Placeholder::Minutes => self.minutes(),
            Placeholder::When => self.when(),
            Placeholder::Days => days(late(self.plan, self.today)),
            Placeholder::File => self.file(),
            Placeholder::Reason => self.reason(),
            Placeholder::Received => day(self.entry.and_then(Return::saved_on).unwrap_or(self.today)),
            Placeholder::Things => many(self.things, "thing", "things"),
            Placeholder::Points => self.points(),
            Placeholder::Answers => self.answers(),
            Placeholder::Notes => self.notes(),
            // Drawn where the paragraph stands.
            Placeholder::Summary => String::new(),
        }
    }

    fn minutes(&self) -> String {
        let form = self.department.and_then(|department| self.forms.usual(&department.code));
        let minutes = form.map_or(0, Form::total_minutes);
        many(count(minutes), "minute", "minutes")
    }

    /// `is due back tomorrow, on 11 December 2026`
    fn when(&self) -> String {
        let due = day(self.plan.round.due);
        match late(self.plan, self.today) {
            0 => format!("is due back today, {due}"),
            -1 => format!("is due back tomorrow, {due}"),
            late @ 1.. => format!("was due back on {due}, {} ago", days(late)),
            early => format!("is due back in {}, on {due}", days(early)),
        }
    }

    /// The names of the files that came back, without the folders that they were put into.
    fn file(&self) -> String {
        let Some(entry) = self.entry else { return String::new() };
        let files = if entry.parts.is_empty() { std::slice::from_ref(&entry.file) } else { entry.parts.as_slice() };
        let names: Vec<String> = files.iter().map(|file| one_line(base(file))).collect();
        list(&names)
    }

    fn reason(&self) -> String {
        let why = self.entry.and_then(|entry| entry.findings.first());
        why.map(|finding| one_line(&finding.message)).unwrap_or_default()
    }

    fn points(&self) -> String {
        let points = alike(self.open.iter());
        let lines = (1..).zip(points.iter().take(POINTS)).map(|(number, point)| format!("{number}. {}", told(point)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// `214 answers: 72 on History, 70 on Geography and 12 on the sheets for all subjects`
    fn answers(&self) -> String {
        let Some(entry) = self.entry else { return String::new() };
        let mut by_subject: IndexMap<&str, usize> =
            self.department.iter().flat_map(|own| &own.subjects).map(|subject| (subject.name.as_str(), 0)).collect();
        let (mut all, mut others) = (0, 0);
        for (key, _) in entry.answers.iter().filter(|(_, given)| given.means.is_ok()) {
            all += 1;
            match key.subject.as_deref().and_then(|subject| by_subject.get_mut(subject)) {
                Some(count) => *count += 1,
                None => others += 1,
            }
        }
        let mut parts: Vec<String> = by_subject
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(subject, count)| format!("{count} on {}", one_line(subject)))
            .collect();
        if others > 0 {
            parts.push(format!("{others} on the sheets for the whole department"));
        }
        let split = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        format!("{}{split}", many(all, "answer", "answers"))
    }

    /// The subjects that may go on, and with which approach: to leave it blank is no fault.
    fn onwards(&self, entry: &Return) -> Vec<String> {
        let audit = audit_of(&entry.answers);
        let subjects = self.department.iter().flat_map(|own| &own.subjects);
        let mut open: IndexMap<Approach, Vec<String>> = IndexMap::new();
        for subject in subjects {
            if let Some(approach) = may_go_on(self.plan, subject, &audit) {
                open.entry(approach).or_default().push(one_line(&subject.name));
            }
        }
        let line = |(approach, subjects): (Approach, Vec<String>)| {
            let name = one_line(self.plan.name_of(approach));
            format!(
                "You may go on: the statements of {name} are open in {}. They may also stay blank.",
                list(&subjects)
            )
        };
        open.into_iter().map(line).collect()
    }

    /// What nobody need do anything about, and what no correction could be drawn of.
    fn notes(&self) -> String {
        let Some(entry) = self.entry else { return String::new() };
        let notes =
            alike(entry.findings.iter().filter(|finding| finding.severity() == Severity::Note || finding.is_open()));
        let onwards = self.onwards(entry);
        if notes.is_empty() && onwards.is_empty() {
            return String::new();
        }
        let mut lines = vec!["For your information:".to_owned()];
        lines.extend(onwards.iter().map(|line| format!("- {line}")));
        lines.extend(notes.iter().take(NOTES).map(|note| format!("- {}", told(note))));
        if let Some(more) = notes.len().checked_sub(NOTES).filter(|more| *more > 0) {
            lines.push(format!("- and {more} more"));
        }
        lines.join("\n")
    }
}

/// Where something stands, what is wrong, and what is probably meant or else how to mend it.
fn told(alike: &Alike<'_>) -> String {
    let finding = alike.finding;
    let place = alike.place(CELLS);
    let colon = if place.is_empty() { "" } else { ": " };
    let message = &finding.message;
    let then = match (&finding.suggestion, finding.severity(), finding.code) {
        (Some(suggestion), _, code) if code != Code::Conflict => format!(" Did you mean '{suggestion}'?"),
        (_, Severity::Note, _) => String::new(),
        (_, Severity::Error | Severity::Query, _) => format!(" {}", finding.fix),
    };
    one_line(&format!("{place}{colon}{message}{then}"))
}

/// A path's last part.
pub(super) fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// A text on one line, with nothing in it that no person sees.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let spaced: String = spaced.filter(|c| *c != BLOCK && !fit::turns(*c)).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line without control characters; a tab is a space.
fn tidy(line: &str) -> String {
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_whatever_it_holds() {
        assert_eq!(one_line(" Ann\r\nBcc: all@x.org\u{2028}\u{0}\u{fffc}y "), "Ann Bcc: all@x.org y");
        assert_eq!(base("from Sam/Book1.xlsx"), "Book1.xlsx");
    }
}
