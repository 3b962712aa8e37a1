//! The three parts of the programme, in words that suit those who read them.

use super::Programme;
use super::groups::{Group, Line};
use super::met::{Meeting, Whom};
use super::part::{List, Part, Said, Section, Table};
use super::texts::{Asks, OfGroups, OneTable, Text};
use crate::answers::audit::Kind;
use crate::plan::{MONTHS, Speaks};
use crate::words::{any_of, list, lower, upper};

/// So many places are named in a question.
const PLACES: usize = 3;

/// So many titles are told of a subject to employers.
const TITLES: usize = 4;

impl Programme<'_> {
    /// For learners, for parents and carers, for employers.
    pub(super) fn parts(&self) -> Vec<Part> {
        let learners = Part { lines: self.lines(), ..self.for_learners() };
        vec![learners, self.for_parents(), self.for_employers()]
    }

    /// Group by group, a row for each outcome in each place.
    fn lines(&self) -> Option<Table> {
        let headings = self.texts.line.iter().map(|heading| self.places.plain(heading));
        let row = |group: &Group<'_>, line: &Line<'_>| {
            let what = Said { words: line.title.to_owned(), beneath: self.beneath(line) };
            let place = [group.name.as_str(), self.place(line.at)].map(Said::words);
            place.into_iter().chain([Said::words(self.when(line)), what]).collect()
        };
        let rows = self.groups.iter().flat_map(|group| group.lines.iter().map(move |line| row(group, line)));
        let headings = std::iter::once(self.plan.words.cohort.clone()).chain(headings).collect();
        Some(Table { caption: String::new(), headings, rows: rows.collect() }).filter(|table| !table.rows.is_empty())
    }

    /// What more is known of a line than where and when.
    fn beneath(&self, line: &Line<'_>) -> Vec<String> {
        let units = line.units.iter().map(|unit| self.places.filled(&self.texts.unit, unit));
        units.chain(line.with_employers.then(|| self.places.plain(&self.texts.with_employers))).collect()
    }

    fn for_learners(&self) -> Part {
        self.by_group(&self.texts.learners, |group| {
            let outcomes = self.plan.outcomes.iter().map(|outcome| outcome.title.as_str());
            let rows = unlike(outcomes).into_iter().filter_map(|title| {
                let own: Vec<&Line<'_>> = group.lines.iter().filter(|line| line.title == title).collect();
                Some(vec![Said::words(title), self.everywhere(&own)?])
            });
            let met = group.meetings.iter().map(|one| {
                let (what, details) = self.met(one);
                let details = details.map_or_else(String::new, |details| format!(" ({details})"));
                format!("{}: {}{details}, in {}", month(one), lower(&what), self.within(one.at))
            });
            (rows.collect(), unlike(met))
        })
    }

    /// Everywhere that an outcome is met, a line each; those of which no more is known than that stand together.
    fn everywhere(&self, lines: &[&Line<'_>]) -> Option<Said> {
        let is_bare = |line: &&&Line<'_>| line.terms.is_empty() && line.units.is_empty() && !line.with_employers;
        let bare: Vec<&str> = lines.iter().filter(is_bare).map(|line| self.place(line.at)).collect();
        let told = lines.iter().filter(|line| !is_bare(line)).map(|line| {
            let parts: Vec<String> = std::iter::once(self.when(line)).chain(self.beneath(line)).collect();
            format!("{}: {}", self.place(line.at), parts.join(", "))
        });
        let at_some_time = || format!("{}: {}", list(&bare), lower(&self.times(&[])));
        let all: Vec<String> = told.chain((!bare.is_empty()).then(at_some_time)).collect();
        let (words, beneath) = all.split_first()?;
        Some(Said { words: words.clone(), beneath: beneath.to_vec() })
    }

    fn for_parents(&self) -> Part {
        self.by_group(&self.texts.parents, |group| {
            let times = self.plan.terms.iter().map(String::as_str).map(Some).chain([None]);
            let rows = times.filter_map(|term| {
                let is_then = |line: &&Line<'_>| match term {
                    Some(term) => line.terms.contains(&term),
                    None => line.terms.is_empty(),
                };
                let places = unlike(group.lines.iter().filter(is_then).map(|line| self.place(line.at)));
                let when = term.map_or_else(|| self.places.plain(&self.texts.at_some_time), str::to_owned);
                (!places.is_empty()).then(|| vec![Said::words(when), Said::words(list(&places))])
            });
            (rows.collect(), self.asks(group))
        })
    }

    /// A part that goes group by group.
    fn by_group(&self, texts: &OfGroups, of: impl Fn(&Group<'_>) -> (Vec<Vec<Said>>, Vec<String>)) -> Part {
        let section = |group: &Group<'_>| {
            let (rows, items) = of(group);
            let caption = self.places.filled(&texts.caption, &group.name);
            Section {
                heading: group.name.clone(),
                note: group.is_any_of.then(|| self.places.plain(&self.texts.any_of)),
                table: self.table(caption, &texts.headings, rows),
                list: (!items.is_empty()).then(|| List { heading: self.places.plain(&texts.list), items }),
            }
        };
        Part {
            title: self.places.plain(&texts.title),
            intro: self.places.plain(&texts.intro),
            of_each: Some(self.plan.words.cohort.clone()),
            sections: self.groups.iter().map(section).collect(),
            lines: None,
        }
    }

    fn for_employers(&self) -> Part {
        let texts = &self.texts.employers;
        let met = self.meetings.iter().map(|one| {
            let whom = Said { words: self.place(one.at).to_owned(), beneath: vec![self.whom([&one.whom])] };
            let (words, details) = self.met(one);
            vec![Said { words, beneath: details.into_iter().collect() }, whom, Said::words(month(one))]
        });
        let (met, taught) = (unlike(met), self.taught());
        let section = |texts: &OneTable, rows| {
            let caption = self.places.plain(&texts.caption);
            let table = self.table(caption, &texts.headings, rows)?;
            Some(Section { heading: self.places.plain(&texts.title), note: None, table: Some(table), list: None })
        };
        Part {
            title: self.places.plain(&texts.title),
            intro: self.places.plain(&texts.intro),
            of_each: None,
            sections: [section(&texts.met, met), section(&texts.taught, taught)].into_iter().flatten().collect(),
            lines: None,
        }
    }

    /// What is planned in units of each subject, which somebody from work could bring to life.
    fn taught(&self) -> Vec<Vec<Said>> {
        let rows = self.names.iter().enumerate().filter_map(|(at, name)| {
            let own = || self.lessons.iter().filter(move |lesson| lesson.at == at && lesson.is_taught);
            let titles = unlike(own().map(|lesson| lesson.outcome.title.as_str()));
            let (first, more) = titles.split_at_checked(TITLES).unwrap_or((&titles, &[]));
            let (words, rest) = first.split_first()?;
            let mut what =
                Said { words: (*words).to_owned(), beneath: rest.iter().map(|title| (*title).to_owned()).collect() };
            if let (false, Some(last)) = (more.is_empty(), what.beneath.last_mut()) {
                *last = self.places.filled(&self.texts.among, last);
            }
            let terms = self.plan.terms.iter().filter(|term| own().any(|lesson| lesson.term == Some(term.as_str())));
            let terms: Vec<&str> = terms.map(String::as_str).collect();
            let whom = self.whom(own().map(|lesson| &lesson.whom));
            Some(vec![Said::words(name), what, Said { words: self.times(&terms), beneath: vec![whom] }])
        });
        rows.collect()
    }

    fn table(&self, caption: String, headings: &[Text], rows: Vec<Vec<Said>>) -> Option<Table> {
        let headings = headings.iter().map(|heading| self.places.plain(heading)).collect();
        (!rows.is_empty()).then_some(Table { caption, headings, rows })
    }

    /// What a parent may ask, by what the group meets.
    fn asks(&self, group: &Group<'_>) -> Vec<String> {
        let Some(Asks { careers, routes, employers, otherwise }) = self.texts.asks_of(self.plan.school.setting) else {
            return Vec::new();
        };
        let in_lines = |is_meant: fn(&Line<'_>) -> bool| {
            unlike(group.lines.iter().filter(|line| is_meant(line)).map(|line| self.within(line.at)))
        };
        let asked = [
            (careers, in_lines(|line| line.speaks_of == Some(Speaks::Careers))),
            (routes, in_lines(|line| line.speaks_of == Some(Speaks::Routes))),
            (employers, unlike(group.meetings.iter().map(|one| self.within(one.at)))),
            (otherwise, in_lines(|line| line.speaks_of.is_none())),
        ];
        let asked = asked.into_iter().filter(|(_, places)| !places.is_empty());
        unlike(asked.map(|(text, places)| {
            let few: Vec<&str> = places.into_iter().take(PLACES).collect();
            self.places.filled(text, &any_of(&few))
        }))
    }

    /// Where it is, as a heading has it.
    fn place(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    /// The same within a sentence.
    fn within(&self, at: usize) -> &str {
        if at + 1 == self.names.len() { self.plan.dedicated_time() } else { self.place(at) }
    }

    fn when(&self, line: &Line<'_>) -> String {
        let terms = self.plan.terms.iter().map(String::as_str).filter(|term| line.terms.contains(term));
        self.times(&terms.collect::<Vec<_>>())
    }

    fn times(&self, terms: &[&str]) -> String {
        if terms.is_empty() { self.places.plain(&self.texts.at_some_time) } else { list(terms) }
    }

    /// *Time at a workplace*, and *health, online*.
    fn met(&self, Meeting { kind, is_online, who, .. }: &Meeting<'_>) -> (String, Option<String>) {
        let what = self.places.plain(match kind {
            Kind::Encounter => &self.texts.meeting,
            Kind::Workplace => &self.texts.workplace,
        });
        let online = is_online.then(|| self.places.plain(&self.texts.online));
        let told: Vec<String> = who.iter().cloned().chain(online).collect();
        (what, (!told.is_empty()).then(|| told.join(", ")))
    }

    /// The groups for which several things are, in the plan's order.
    fn whom<'w>(&self, whom: impl IntoIterator<Item = &'w Whom<'w>>) -> String {
        let mut codes: Vec<&str> = Vec::new();
        for one in whom {
            match one {
                Whom::Each(cohorts) | Whom::AnyOf(_, cohorts) => {
                    codes.extend(cohorts.iter().map(|own| own.code.as_str()));
                }
                Whom::Somebody => {}
            }
        }
        let all = self.plan.stages.iter().flat_map(|stage| &stage.cohorts);
        let names = unlike(all.filter(|own| codes.contains(&own.code.as_str())).map(|own| own.name.as_str()));
        if names.is_empty() { upper(&self.places.plain(&self.texts.somebody)) } else { list(&names) }
    }
}

/// *October 2026*.
fn month(one: &Meeting<'_>) -> String {
    let number = usize::try_from(one.date.month()).unwrap_or(1);
    format!("{} {}", MONTHS.get(number.saturating_sub(1)).copied().unwrap_or_default(), one.date.year())
}

/// The same once each, in their order.
fn unlike<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
