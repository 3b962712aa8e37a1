//! What a plain program does that knows no plan: it writes cells that it was given, and reads all cells.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::{Color, DataValidation, Format, FormatBorder, Formula, Workbook};
use serde_json::{Value, json};
use zip::ZipArchive;

/// A workbook as a list of cells.
pub struct Drawing {
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    cells: Vec<(u32, u16, usize, What)>,
    rules: Vec<Rule>,
    columns: u16,
}

enum What {
    Text(String),
    Number(f64),
    Computed(String, String),
    Nothing,
}

struct Rule {
    first: (u32, u16),
    last: (u32, u16),
    list: Option<String>,
    title: String,
    message: String,
}

impl Drawing {
    /// The cells and rules of a workbook that was drawn.
    pub fn of(bytes: &[u8]) -> Drawing {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let mut package = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let names = book.sheet_names();
        let sheets = (1..).zip(names).map(|(number, name)| {
            let mut xml = String::new();
            let mut part = package.by_name(&format!("xl/worksheets/sheet{number}.xml")).expect("a sheet");
            part.read_to_string(&mut xml).expect("text");
            let formulas = book.worksheet_formula(&name).expect("formulas");
            let mut cells = Vec::new();
            let mut reader = book.worksheet_cells_reader(&name).expect("cells");
            while let Some((cell, style)) = reader.next_cell_with_style_id().expect("a cell") {
                let (row, column) = cell.get_position();
                let shown = match cell.get_value() {
                    DataRef::Empty => What::Nothing,
                    DataRef::Int(whole) => What::Number(*whole as f64),
                    DataRef::Float(number) => What::Number(*number),
                    DataRef::String(text) => What::Text(text.clone()),
                    DataRef::SharedString(text) => What::Text((*text).to_owned()),
                    other => What::Text(format!("{other:?}")),
                };
                let what = match (formulas.get_value((row, column)).filter(|formula| !formula.is_empty()), shown) {
                    (Some(formula), What::Text(text)) => What::Computed(formula.clone(), text),
                    (Some(formula), What::Number(number)) => What::Computed(formula.clone(), number.to_string()),
                    (Some(formula), _) => What::Computed(formula.clone(), String::new()),
                    (None, shown) => shown,
                };
                cells.push((row, u16::try_from(column).expect("small"), style, what));
            }
            let columns = cells.iter().map(|(_, column, ..)| column + 1).max().unwrap_or(0);
            Sheet { name, cells, rules: rules(&xml), columns }
        });
        Drawing { sheets: sheets.collect() }
    }

    /// The same for a program in another language.
    pub fn told(&self) -> Value {
        let sheets = self.sheets.iter().map(|Sheet { name, cells, rules, columns }| {
            let cells = cells.iter().map(|(row, column, style, what)| match what {
                What::Text(text) => json!([row, column, style, "text", text, null]),
                What::Number(number) => json!([row, column, style, "number", number, null]),
                What::Computed(formula, result) => json!([row, column, style, "formula", formula, result]),
                What::Nothing => json!([row, column, style, "blank", null, null]),
            });
            let rules = rules.iter().map(|Rule { first, last, list, title, message }| {
                json!({ "first": first, "last": last, "list": list, "title": title, "message": message })
            });
            let (cells, rules): (Vec<Value>, Vec<Value>) = (cells.collect(), rules.collect());
            json!({ "name": name, "columns": columns, "cells": cells, "rules": rules })
        });
        sheets.collect()
    }

    /// Writes them.
    pub fn draw(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let mut formats: HashMap<usize, Format> = HashMap::new();
        for Sheet { name, cells, rules, columns } in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(name).expect("a name");
            for column in 0..*columns {
                sheet.set_column_width(column, 20).expect("a width");
            }
            for (row, column, style, what) in cells {
                let format = formats.entry(*style).or_insert_with(|| format(*style));
                match what {
                    What::Text(text) => sheet.write_string_with_format(*row, *column, text, format),
                    What::Number(number) => sheet.write_number_with_format(*row, *column, *number, format),
                    What::Nothing => sheet.write_blank(*row, *column, format),
                    What::Computed(formula, result) => {
                        let formula = Formula::new(formula).set_result(result);
                        sheet.write_formula_with_format(*row, *column, formula, format)
                    }
                }
                .expect("written");
            }
            for Rule { first, last, list, title, message } in rules {
                let rule = DataValidation::new();
                let rule = match list {
                    Some(list) => rule.allow_list_formula(Formula::new(list)),
                    None => rule.allow_text_length(rust_xlsxwriter::DataValidationRule::LessThanOrEqualTo(300)),
                };
                let rule = rule.set_input_title(title).expect("short").set_input_message(message).expect("short");
                sheet.add_data_validation(first.0, first.1, last.0, last.1, &rule).expect("a rule");
            }
        }
        book.save_to_buffer().expect("drawn")
    }
}

/// A format of its own for each style.
fn format(style: usize) -> Format {
    let colour = Color::RGB(0x00FF_FFFF - u32::try_from(style).expect("few"));
    Format::new().set_text_wrap().set_border(FormatBorder::Thin).set_background_color(colour)
}

/// The rules of a sheet: where each holds, its list, and what it says.
fn rules(xml: &str) -> Vec<Rule> {
    let place = |text: &str| {
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let column = letters.bytes().fold(0_u16, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1);
        (text[letters.len()..].parse::<u32>().expect("a row") - 1, column - 1)
    };
    let of = |rule: &str, name: &str| {
        let (_, rest) = rule.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    xml.split("<dataValidation ")
        .skip(1)
        .map(|rule| {
            let rule = format!(" {rule}");
            let places = of(&rule, "sqref").expect("a place");
            let (first, last) = places.split_once(':').unwrap_or((&places, &places));
            let list = rule.split_once("<formula1>").and_then(|(_, rest)| rest.split_once("</formula1>"));
            let is_list = of(&rule, "type").as_deref() == Some("list");
            Rule {
                first: place(first),
                last: place(last),
                list: list.map(|(list, _)| list.to_owned()).filter(|_| is_list),
                title: of(&rule, "promptTitle").unwrap_or_default(),
                message: of(&rule, "prompt").unwrap_or_default(),
            }
        })
        .collect()
}

/// Reads every cell of every sheet; tells how many there are.
pub fn cells(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    names.iter().map(|name| book.worksheet_range(name).expect("a sheet").used_cells().count()).sum()
}

/// Unpacks what a reader needs (shared texts, and every sheet but the last, which nobody sees) and looks once through the
/// bytes; tells how many tags there are.
pub fn tags(bytes: &[u8]) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut sheets: Vec<&String> = names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")).collect();
    sheets.sort_by_key(|name| (name.len(), *name));
    sheets.pop();
    let mut part = Vec::new();
    let needed = sheets.into_iter().chain(names.iter().filter(|name| *name == "xl/sharedStrings.xml"));
    needed
        .map(|name| {
            part.clear();
            archive.by_name(name).expect("a part").read_to_end(&mut part).expect("unpacked");
            memchr::memchr_iter(b'<', &part).count()
        })
        .sum()
}
