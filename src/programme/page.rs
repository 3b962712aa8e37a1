//! The programme as a page: one file that fetches nothing and runs nothing, on a phone, on a screen and on paper.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Programme;
use super::part::{List, Part, Said, Section, Table};

/// How it looks; what is printed has rules of its own in it.
const STYLE: &str = include_str!("page.css");

/// Nothing comes from elsewhere, whatever was typed.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// So many letters are no term.
const LONG: usize = 24;

/// The page.
pub(super) fn page(programme: &Programme<'_>, parts: &[Part]) -> String {
    let (texts, places) = (programme.texts, &programme.places);
    let title = places.plain(&texts.title);
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="description" content=(places.plain(&texts.intro));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#programme" { (places.plain(&texts.skip)) }
                header {
                    h1 { (title) }
                    p { (places.plain(&texts.intro)) }
                }
                (contents(&places.plain(&texts.contents), parts))
                main id="programme" tabindex="-1" {
                    @for (number, part) in (1..).zip(parts) {
                        (drawn(number, part, &places.plain(&texts.groups)))
                    }
                }
                footer { p { (places.plain(&texts.made)) } }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

/// Where each part begins. Ids are numbers: nothing that was typed stands in one.
fn contents(label: &str, parts: &[Part]) -> Markup {
    html! {
        nav aria-label=(label) {
            ul {
                @for (number, part) in (1..).zip(parts) {
                    li { a href=(format!("#part-{number}")) { (part.title) } }
                }
            }
        }
    }
}

fn drawn(number: u32, part: &Part, label: &str) -> Markup {
    let id = format!("part-{number}");
    let is_by_group = part.of_each.is_some();
    html! {
        section.part aria-labelledby=(id) {
            h2 id=(id) { (part.title) }
            p { (part.intro) }
            @if is_by_group && part.sections.len() > 1 {
                nav aria-label=(format!("{label}: {}", part.title)) {
                    ul {
                        @for (place, section) in (1..).zip(&part.sections) {
                            li { a href=(at(number, place)) { (section.heading) } }
                        }
                    }
                }
            }
            @for (place, section) in (1..).zip(&part.sections) {
                h3 id=(at(number, place).trim_start_matches('#')) { (section.heading) }
                (body(section))
            }
        }
    }
}

fn at(part: u32, section: u32) -> String {
    format!("#part-{part}-{section}")
}

fn body(section: &Section) -> Markup {
    html! {
        @if let Some(note) = &section.note { p { (note) } }
        @if let Some(table) = &section.table { (tabled(table)) }
        @if let Some(List { heading, items }) = &section.list {
            h4 { (heading) }
            ul { @for item in items { li { (item) } } }
        }
    }
}

fn tabled(table: &Table) -> Markup {
    // What is told at length takes more of the room.
    let is_long = |row: &Vec<Said>| row.first().is_some_and(|first| first.words.chars().count() > LONG);
    let columns = match table.headings.len() {
        0..=2 if table.rows.iter().any(is_long) => "wide",
        0..=2 => "narrow",
        _ => "three",
    };
    html! {
        table class=(columns) {
            caption { (table.caption) }
            thead { tr { @for heading in &table.headings { th scope="col" { (heading) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (place, said) in row.iter().enumerate() {
                            @if place == 0 {
                                th scope="row" { (lines(said)) }
                            } @else {
                                td { (lines(said)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn lines(said: &Said) -> Markup {
    html! {
        span.line { (said.words) }
        @for line in &said.beneath { span.line { (line) } }
    }
}
