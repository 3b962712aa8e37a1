//! The house rules of the page's sources: which part may import which, what may never be there, and where words stand.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every part of `page/web` in the order in which they may import: any named before, none after.
const PARTS: [&str; 20] = [
    "protocol", "texts", "hands", "shelf", "engine", "request", "drafts", "out", "route", "state", "told", "round",
    "watch", "parts", "steps", "ways", "frame", "style", "app", "main",
];

/// No file is longer.
const MOST_LINES: usize = 400;

/// What would reach out of the page, keep something, or let text be taken for code; and the files that alone may.
const NEVER: [(&str, &[&str]); 22] = [
    ("fetch(", &[]),
    ("XMLHttpRequest", &[]),
    ("WebSocket", &[]),
    ("EventSource", &[]),
    ("RTCPeerConnection", &[]),
    ("sendBeacon", &[]),
    ("serviceWorker", &[]),
    ("importScripts", &[]),
    ("localStorage", &[]),
    ("sessionStorage", &[]),
    ("document.cookie", &[]),
    ("indexedDB", &["shelf/remembered.ts"]),
    ("http://", &[]),
    ("https://", &[]),
    ("innerHTML", &[]),
    ("dangerouslySetInnerHTML", &[]),
    ("eval(", &[]),
    ("new Function", &[]),
    (": any;", &[]),
    (": any)", &[]),
    (": any,", &[]),
    ("as any", &[]),
];

fn web() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("page/web")
}

/// Every source of the page, by its path below `page/web`.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { walk(&path, files) } else { files.push(path) }
        }
    }
    let mut files = Vec::new();
    walk(&web(), &mut files);
    files.sort();
    let name = |path: &Path| path.strip_prefix(web()).unwrap().to_str().unwrap().replace('\\', "/");
    files.into_iter().map(|path| (name(&path), fs::read_to_string(&path).expect("text"))).collect()
}

/// The part that a path belongs to: `shelf/folder.ts` → `shelf`.
fn part(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or(path);
    first.split('.').next().unwrap_or(first)
}

/// What a file imports from the page itself, as paths below `page/web`.
fn imports(path: &str, text: &str) -> Vec<String> {
    let froms = text.split("from \"").skip(1).chain(text.split("import \"").skip(1));
    let relative = froms.filter_map(|rest| rest.split('"').next()).filter(|to| to.starts_with('.'));
    let folder: Vec<&str> = path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
    relative
        .map(|to| {
            let mut at = folder.clone();
            for step in to.split('/') {
                match step {
                    "." => {}
                    ".." => drop(at.pop()),
                    name => at.push(name),
                }
            }
            at.join("/")
        })
        .collect()
}

/// What of a file is no comment.
fn code(text: &str) -> String {
    let mut rest = text;
    let mut code = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        code.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    code.lines().map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Words between two tags, which a person would read and nobody could find in one place.
fn words_between_tags(code: &str) -> Vec<String> {
    let is_word = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    let spans = code.split("</").filter_map(|before| before.rsplit_once('>')).map(|(_, text)| text.trim());
    spans.filter(|text| !text.contains(['{', '}', '(', ';', '=']) && is_word(text)).map(str::to_owned).collect()
}

#[test]
fn a_part_imports_only_those_before_it() {
    let place = |part: &str| PARTS.iter().position(|known| *known == part);
    let mut faults = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path.ends_with(".ts") || path.ends_with(".tsx")) {
        let own = place(part(path));
        assert!(own.is_some(), "{path} is in no part that this test knows");
        for to in imports(path, text) {
            if part(&to) != part(path) && place(part(&to)) >= own {
                faults.push(format!("{path} imports {to}, which comes after it"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_reaches_out_is_kept_or_is_taken_for_code() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let code = code(&text);
        for (what, but) in NEVER {
            if code.contains(what) && !but.contains(&path.as_str()) {
                faults.push(format!("{path} has {what}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the engine may not have: it takes values and gives values.
const NEVER_IN_ENGINE: [&str; 6] = ["std::fs", "std::thread", "std::net", "SystemTime", "println!", "unsafe"];

#[test]
fn the_engine_takes_values_and_gives_values() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut read, mut faults) = (vec![root.join("page/src"), root.join("page/wasm/src")], 0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("text");
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let has = NEVER_IN_ENGINE.iter().filter(|what| code.iter().any(|line| line.contains(*what)));
            faults.extend(has.map(|what| format!("{} has {what}", path.display())));
            if text.lines().count() > MOST_LINES {
                faults.push(format!("{} is long", path.display()));
            }
            read += 1;
        }
    }
    assert!(read > 8 && faults.is_empty(), "{read} files: {}", faults.join("\n"));
}

#[test]
fn words_stand_in_one_place_and_files_are_small() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{path} has {lines} lines"));
        }
        if path.ends_with(".tsx") {
            faults.extend(words_between_tags(&code(&text)).iter().map(|words| format!("{path} says: {words}")));
        }
        if (path.ends_with(".ts") || path.ends_with(".tsx")) && !text.starts_with("/**") && !text.starts_with("///") {
            faults.push(format!("{path} does not begin with what it is"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_guards_see_what_they_guard_against() {
    assert_eq!(imports("steps/a/b.tsx", "import { x } from \"../../parts\";"), ["parts"]);
    assert_eq!(imports("app.tsx", "import \"./style/base.css\";"), ["style/base.css"]);
    assert_eq!(words_between_tags("<p>Two words</p><b>{words}</b><i>x</i>"), ["Two words"]);
    assert!(!code("/* fetch( */ a // fetch(").contains("fetch("));
    assert!(sources().len() > 20);
}
