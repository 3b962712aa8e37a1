//! A folder that is lent as a browser lends one, in memory.

use std::collections::BTreeMap;

use careers_audit_page::{Lender, ask};
use jiff::civil::Date;
use serde_json::{Value, json};

/// Files by their paths, each with its bytes.
#[derive(Default)]
pub struct Folder {
    files: BTreeMap<String, (Vec<u8>, i64)>,
    folders: Vec<String>,
    /// Files that ended a worker.
    pub ended: Vec<String>,
}

/// The files of a folder, and those of the round that is followed.
struct Lent<'f>(&'f BTreeMap<String, (Vec<u8>, i64)>, Option<&'f Folder>);

impl Lender for Lent<'_> {
    fn read(&self, at: &str) -> Result<Vec<u8>, String> {
        let last = || at.strip_prefix("../").and_then(|at| self.1?.files.get(at));
        self.0.get(at).or_else(last).map(|(bytes, _)| bytes.clone()).ok_or_else(|| "NotFoundError".to_owned())
    }

    fn progress(&self, _: usize, _: usize) {}
}

impl Folder {
    /// Puts a file there.
    pub fn put(&mut self, at: &str, bytes: Vec<u8>) {
        let saved = self.now();
        self.files.insert(at.to_owned(), (bytes, saved));
    }

    /// A moment after every other, as late as the disk beside it says.
    fn now(&self) -> i64 {
        let last = self.files.values().map(|(_, saved)| *saved).max().unwrap_or(0);
        jiff::Timestamp::now().as_millisecond().max(last + 1)
    }

    /// Takes a file away.
    #[allow(dead_code, reason = "not every test does")]
    pub fn take_away(&mut self, at: &str) {
        self.files.remove(at);
    }

    /// Every file.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.files.iter().map(|(at, (bytes, _))| (at.clone(), bytes.clone())).collect()
    }

    /// What lies there, as it is listed; behind a way to it.
    fn lying(&self, way: &str) -> Vec<Value> {
        let lying = |(at, (bytes, saved)): (&String, &(Vec<u8>, i64))| json!({"at": format!("{way}{at}"), "folder": false, "saved": saved, "size": bytes.len()});
        let folders =
            self.folders.iter().map(|at| json!({"at": format!("{way}{at}"), "folder": true, "saved": 0, "size": 0}));
        self.files.iter().map(lying).chain(folders).collect()
    }

    /// Asks, and does what is to be written.
    pub fn ask(&mut self, verb: &Value, today: Date) -> Value {
        self.ask_after(None, verb, today)
    }

    /// Asks for the round that follows another.
    #[allow(dead_code, reason = "not every test does")]
    pub fn follow(&mut self, last: &Folder, today: Date) -> Value {
        self.ask_after(Some(last), &json!({"do": "begin"}), today)
    }

    fn ask_after(&mut self, last: Option<&Folder>, verb: &Value, today: Date) -> Value {
        let mut lying = self.lying("");
        lying.extend(last.iter().flat_map(|last| last.lying("../")));
        let request = json!({
            "verb": verb, "folder": "round", "lying": lying, "last": last.map(|_| "before"), "today": today.to_string(),
            "now": self.now(), "ended": self.ended,
        });
        let answered = ask(&Lent(&self.files, last), &request.to_string()).expect("a request");
        let answer: Value = serde_json::from_str(&answered.json).expect("JSON");
        let papers = answer["papers"].as_array().expect("papers");
        assert_eq!(papers.len(), answered.bytes.len());
        for (paper, bytes) in papers.iter().zip(answered.bytes) {
            let at = paper["at"].as_str().expect("a path").to_owned();
            match bytes {
                Some(bytes) => self.put(&at, bytes),
                None if paper["what"] == "folder" => self.folders.push(at),
                None => drop(self.files.remove(&at)),
            }
        }
        answer
    }
}
