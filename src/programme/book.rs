//! The programme as a workbook: a sheet for each kind of reader, so that it can be sorted, filtered and copied from.

use super::Programme;
use super::part::{Part, Said, Section};
use crate::pen::{Book, Cell, Heading, Page, PrintOn, Tab, Table};
use crate::words::clipped;

/// The word by which a reader knows it, should it come back among the returns.
const KIND: &str = "careers programme";

/// A sheet's name is no longer than this.
const NAME: usize = 30;

/// The columns: of one that says whose a row is, of two or three beside it, and of what has a row for each place.
const GROUP: u16 = 16;
const LINE: [u16; 4] = [GROUP, 24, 16, 56];
const TWO: [u16; 2] = [40, 52];
const THREE: [u16; 3] = [24, 50, 22];

/// The workbook.
pub(super) fn book(programme: &Programme<'_>, parts: &[Part]) -> Book {
    let (plan, places) = (programme.plan, &programme.places);
    let mark = |name: &str, value: &str| (format!("careers_audit_{name}"), clipped(value, 250));
    let sheet = |(number, part): (usize, &Part)| Page {
        name: clipped(&part.title, NAME),
        title: clipped(&places.plain(&programme.texts.title), 90),
        headline: Some(clipped(&part.title, 90)),
        notes: vec![places.plain(&programme.texts.made)],
        tables: tables(part),
        frozen_columns: 0,
        print: PrintOn::Portrait,
        tab: if number == 0 { Tab::First } else { Tab::Main },
    };
    Book {
        title: clipped(&places.plain(&programme.texts.title), 200),
        subject: format!("Careers programme, {}", plan.round.school_year),
        marks: vec![
            mark("kind", KIND),
            mark("round", &plan.round.label),
            mark("edition", &plan.edition()),
            mark("school", &plan.school.name),
        ],
        pages: parts.iter().enumerate().map(sheet).collect(),
        stamp: programme.places.today,
    }
}

/// The tables of a part: of one that goes group by group, all in one, and all lists in another.
fn tables(part: &Part) -> Vec<Table> {
    let Some(group) = &part.of_each else {
        return part.sections.iter().filter_map(|section| whole(&section.heading, section)).collect();
    };
    let of = |section: &Section, cells: Vec<Cell>| {
        let mut row = vec![Cell::Strong(section.heading.clone())];
        row.extend(cells);
        row
    };
    let first = |headings: Vec<Heading>| std::iter::once(Heading::new(group, GROUP)).chain(headings).collect();
    let tables = || part.sections.iter().filter_map(|section| Some((section, section.table.as_ref()?)));
    let lists = || part.sections.iter().filter_map(|section| Some((section, section.list.as_ref()?)));
    let line_by_line = part.lines.as_ref().map(|table| Table {
        bars: None,
        name: part.title.clone(),
        caption: None,
        columns: table.headings.iter().zip(LINE).map(|(text, width)| Heading::new(text, width)).collect(),
        rows: table.rows.iter().map(|row| cells(row)).collect(),
    });
    let told = || {
        tables().next().map(|(_, table)| Table {
            bars: None,
            name: part.title.clone(),
            caption: None,
            columns: first(headings(&table.headings)),
            rows: tables()
                .flat_map(|(section, table)| table.rows.iter().map(move |row| of(section, cells(row))))
                .collect(),
        })
    };
    let listed = lists().next().map(|(_, list)| Table {
        bars: None,
        name: format!("{} list", part.title),
        caption: Some(list.heading.clone()),
        columns: first(vec![Heading::new(&list.heading, TWO[1])]),
        rows: lists()
            .flat_map(|(section, list)| list.items.iter().map(move |item| of(section, vec![Cell::text(item)])))
            .collect(),
    });
    line_by_line.or_else(told).into_iter().chain(listed).collect()
}

fn whole(name: &str, section: &Section) -> Option<Table> {
    let table = section.table.as_ref()?;
    Some(Table {
        bars: None,
        name: name.to_owned(),
        caption: Some(table.caption.clone()),
        columns: headings(&table.headings),
        rows: table.rows.iter().map(|row| cells(row)).collect(),
    })
}

fn headings(texts: &[String]) -> Vec<Heading> {
    let widths: &[u16] = if texts.len() > 2 { &THREE } else { &TWO };
    texts.iter().zip(widths).map(|(text, width)| Heading::new(text, *width)).collect()
}

fn cells(row: &[Said]) -> Vec<Cell> {
    row.iter().map(|said| Cell::Text(said.lines())).collect()
}
