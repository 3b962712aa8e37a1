//! Libraries for other languages at the same work, each in a program of its own: what Python and Node are given is the list
//! of cells that the plain program draws, and the returns. They tell their milliseconds; starting up counts for nothing.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::plain::Drawing;

/// The libraries, and the script that each is called by.
const LIBRARIES: [(&str, &str, &str); 4] = [
    ("XlsxWriter", "xlsxwriter", "peer.py"),
    ("openpyxl", "openpyxl", "peer.py"),
    ("exceljs", "exceljs", "peer.mjs"),
    ("SheetJS", "sheetjs", "peer.mjs"),
];

/// What a library took for one workbook, in milliseconds.
pub struct Told {
    pub library: &'static str,
    pub draw: Option<f64>,
    pub read: Option<f64>,
}

/// Lets each library do the work; one that is not installed tells nothing.
pub fn told(drawings: &[Drawing], returns: &[(String, Vec<u8>)]) -> Vec<Told> {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = returns.iter().map(|(name, bytes)| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    });
    let work = json!({
        "returns": paths.collect::<Vec<_>>(),
        "drawings": drawings.iter().map(Drawing::told).collect::<Vec<_>>(),
    });
    let file = folder.path().join("work.json");
    std::fs::write(&file, work.to_string()).expect("written");
    LIBRARIES
        .iter()
        .map(|(library, name, script)| {
            let said = run(script, name, &file);
            let told = |what: &str| said.as_ref().and_then(|said| said[what].as_f64());
            Told { library, draw: told("draw"), read: told("read") }
        })
        .collect()
}

fn run(script: &str, library: &str, file: &Path) -> Option<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let interpreter = if script.ends_with(".py") { "python3" } else { "node" };
    let said = Command::new(interpreter)
        .arg(root.join("benches/peers").join(script))
        .arg(library)
        .arg(file)
        .env("PYTHONPATH", root.join("target/programs/python"))
        .output()
        .expect("the interpreter runs");
    if !said.status.success() {
        eprintln!("{library} is left out: {}", String::from_utf8_lossy(&said.stderr).lines().last().unwrap_or(""));
        return None;
    }
    Some(serde_json::from_slice(&said.stdout).expect("JSON"))
}
