//! What the places of a text are filled with.

use jiff::civil::Date;

use super::greeting::greeting;
use super::line::{BLOCK, Paragraph, base, one_line, tidy};
use super::summary::point;
use super::{Attachment, late};
use crate::change::Change;
use crate::finding::Finding;
use crate::layout::Forms;
use crate::picture::Picture;
use crate::plan::{Department, Placeholder, Plan};
use crate::returns::Return;
use crate::words::{Template, count, day, days, list, lower, many, weekday};

/// Everything that a place may be filled with.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) plan: &'a Plan,
    pub(super) forms: &'a Forms,
    pub(super) today: Date,
    pub(super) department: Option<&'a Department>,
    /// What goes with it.
    pub(super) attachments: &'a [Attachment],
    /// What came back.
    pub(super) entry: Option<&'a Return>,
    /// What is to be fixed or explained in it.
    pub(super) open: &'a [Finding],
    /// How many lines of its *Fix these* they are.
    pub(super) things: usize,
    /// What changed since the last round.
    pub(super) since: Option<&'a Change<'a>>,
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
            attachments: &[],
            entry: None,
            open: &[],
            things: 0,
            since: None,
            picture: None,
        }
    }

    pub(super) fn to(forms: &'a Forms, department: &'a Department, today: Date) -> Words<'a> {
        Words { department: Some(department), ..Words::of(forms, today) }
    }

    /// A subject: days and the round are short in it, for a phone shows little more than its beginning.
    pub(super) fn subject(&self, template: &Template<Placeholder>) -> String {
        one_line(&template.filled(|placeholder| match placeholder {
            Placeholder::By => short(self.by()),
            Placeholder::Due => short(self.plan.round.due),
            Placeholder::Today => short(self.today),
            Placeholder::Round => one_line(self.plan.round.within_its_year()),
            other => self.value(other),
        }))
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
            Placeholder::Attachment => {
                list(&self.attachments.iter().map(|file| one_line(&file.name)).collect::<Vec<_>>())
            }
            Placeholder::Lead => greeting(self.department.map_or("", |department| &department.lead)),
            Placeholder::Department => self.department.map(|own| one_line(&own.name)).unwrap_or_default(),
            Placeholder::Minutes => self.minutes(),
            Placeholder::By => weekday(self.by()),
            Placeholder::When => self.when(),
            Placeholder::Days => days(late(self.plan, self.today)),
            Placeholder::File => self.file(),
            Placeholder::Reason => self.reason(),
            Placeholder::Received => day(self.entry.map_or(self.today, |entry| entry.dated(self.today))),
            Placeholder::Things => many(self.things, "thing", "things"),
            Placeholder::Seen => self.seen(),
            Placeholder::Last => self.last(),
            Placeholder::Most => self.most(),
            Placeholder::Points => self.points(),
            Placeholder::Answers => self.answers(),
            Placeholder::Notes => self.notes(),
            Placeholder::Reply => self.reply(),
            Placeholder::Point => self.picture.map(point).unwrap_or_default(),
            // Drawn where the paragraph stands.
            Placeholder::Summary => String::new(),
        }
    }

    fn minutes(&self) -> String {
        let minutes = self.department.map_or(0, |department| self.forms.minutes_of(&department.code));
        many(count(minutes), "minute", "minutes")
    }

    /// That the workbook shows last round's answers, where it does.
    fn last(&self) -> String {
        let is_shown = self.department.is_some_and(|department| !self.forms.last_of(&department.code).is_empty());
        let told = "Last round's answers stand in it: where nothing has changed, one Yes a sheet is enough.";
        if is_shown { told.to_owned() } else { String::new() }
    }

    /// The day by which what is asked for is to come; it never lies behind.
    fn by(&self) -> Date {
        self.plan.round.back_by(self.today)
    }

    /// What senior leaders will see of a workbook.
    fn seen(&self) -> String {
        let named = if self.plan.school.name_people { "with your name beside it" } else { "nobody is named" };
        let subject = lower(&self.plan.words.subject);
        format!("Senior leaders will see how far each {subject} has come and what would help it; {named}.")
    }

    /// `is due back on Friday 11 December 2026`: no days are counted, for a draft may wait some before it is sent.
    fn when(&self) -> String {
        let is_late = late(self.plan, self.today) > 0;
        format!("{} due back on {}", if is_late { "was" } else { "is" }, weekday(self.plan.round.due))
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
}

/// A day in a subject: `11 December`.
fn short(date: Date) -> String {
    date.strftime("%-d %B").to_string()
}
