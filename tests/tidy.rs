//! The house rules that a compiler does not hold: which module may import which, and who may speak.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use careers_audit::answers::Labelled;
use careers_audit::answers::audit::{
    Coverage, Intended, Kind, Mode, Progress, Status, TaughtThisYear, Test, Tick, TookPlace,
};
use careers_audit::key::{BlockKey, SlotKey};

/// Every module, in the order in which they may import: any named before, none after (design.md).
///
/// `fold` and `words` stand first: text is folded for comparing, and sentences are made, everywhere.
/// `returns` stands between `check` and `reader`: it settles which files count, and every output is drawn from its results.
const MODULES: [&str; 33] = [
    "fold",
    "drawing",
    "words",
    "learner",
    "key",
    "finding",
    "plan",
    "names",
    "answers",
    "scope",
    "judge",
    "coverage",
    "layout",
    "check",
    "live",
    "returns",
    "change",
    "preview",
    "picture",
    "reader",
    "pen",
    "issue",
    "correct",
    "matrix",
    "pack",
    "programme",
    "email",
    "report",
    "demo",
    "shelf",
    "round",
    "say",
    "cli",
];

/// The roots of the library and of the binary: they name modules and are none.
const ROOTS: [&str; 2] = ["lib", "main"];

/// Macros that a module exports: the compiler knows them at the root of the crate.
const MACROS: [(&str, &str); 1] = [("lens", "answers")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file below `src` with its path and text.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).expect("a source file"))).collect()
}

/// The module that a file belongs to: `src/pen/look.rs` → `pen`.
fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines of a file, each with its number, less its inline test modules: those may use what they like. A test module
/// in a file of its own is a line like any other, and what stands beneath it is read.
fn without_tests(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = Vec::new();
    let mut inside = false;
    for (number, line) in lines.iter().enumerate() {
        let next = lines.get(number + 1).copied().unwrap_or_default();
        let opens = *line == "#[cfg(test)]" && next.split_once("mod ").is_some_and(|(_, name)| name.ends_with('{'));
        inside |= opens;
        if !inside {
            kept.push((number + 1, *line));
        }
        inside &= *line != "}";
    }
    kept
}

/// The folders and files that only tests are compiled with: those that a file declares so.
fn test_files(sources: &[(PathBuf, String)]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for (path, text) in sources {
        let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.lines().next());
        let names = declared.filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
        let folder = if path.ends_with("lib.rs") { path.with_file_name("") } else { path.with_extension("") };
        files.extend(names.flat_map(|name| [folder.join(name), folder.join(format!("{name}.rs"))]));
    }
    files
}

/// The product's code: every file that is not only for tests, with its lines that are neither tests nor comments.
fn product(sources: &[(PathBuf, String)]) -> Vec<(&Path, Vec<(usize, &str)>)> {
    let tests = test_files(sources);
    let is_test = |path: &Path| tests.iter().any(|test| path.starts_with(test));
    sources
        .iter()
        .filter(|(path, _)| !is_test(path))
        .map(|(path, text)| {
            let lines = without_tests(text).into_iter().filter(|(_, line)| !line.trim_start().starts_with("//"));
            (path.as_path(), lines.collect())
        })
        .collect()
}

/// What a line of a module imports that it may not: a module that comes after it, or one that nobody knows.
fn imports_upward(own: &str, line: &str) -> Vec<String> {
    let place = |name: &str| MODULES.iter().position(|module| *module == name);
    let own_place = place(own);
    line.replace("$crate::", "")
        .split("crate::")
        .skip(1)
        .map(|used| used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .map(|name| MACROS.iter().find(|(exported, _)| *exported == name).map_or(name, |(_, home)| (*home).to_owned()))
        .filter(|name| name != own && (place(name).is_none() || place(name) >= own_place))
        .collect()
}

/// Libraries and parts of the standard one, and the modules that alone may name them.
const HOMES: [(&str, &[&str]); 14] = [
    ("calamine", &[]),
    ("ssfmt", &[]),
    ("mail_parser", &["reader"]),
    ("msoffice_crypto", &["reader"]),
    ("flate2", &["pen", "reader"]),
    ("crc32fast", &["pen"]),
    ("rust_xlsxwriter", &["pen"]),
    ("mail_builder", &["email"]),
    ("maud", &["programme"]),
    ("clap::", &["cli"]),
    ("println!", &[]),
    ("print!(", &[]),
    ("std::fs", &["shelf"]),
    ("std::os::", &[]),
];

/// What a line of a module names that only others may.
fn names_of_others(own: &str, line: &str) -> Vec<&'static str> {
    HOMES.iter().filter(|(what, homes)| line.contains(what) && !homes.contains(&own)).map(|(what, _)| *what).collect()
}

/// What is typed in a terminal and stands in a sentence that is shown elsewhere too.
fn names_a_command(own: &str, line: &str) -> Vec<&'static str> {
    let typed = ["careers-audit ", "--"].into_iter();
    typed.filter(|typed| own == "say" && line.contains(typed)).collect()
}

#[test]
fn what_is_said_names_no_command() {
    assert_eq!(names_a_command("say", "\"With --early it is written all the same.\""), ["--"], "it sees one that is");
    assert_eq!(faults(&sources(), names_a_command), Vec::<String>::new());
}

/// The labels of every list that is the same in all plans.
fn labels() -> Vec<&'static str> {
    fn of<T: Labelled>() -> impl Iterator<Item = &'static str> {
        T::ALL.iter().map(|answer| answer.label())
    }
    let ours = of::<Coverage>().chain(of::<Status>()).chain(of::<Tick>()).chain(of::<TaughtThisYear>());
    let ours = ours.chain(of::<Test>()).chain(of::<Kind>()).chain(of::<Mode>()).chain(of::<TookPlace>());
    ours.chain(of::<Progress>()).chain(of::<Intended>()).collect()
}

/// Where a line asks whether an answer is one of the lists' by its label: the answer is a value, and has a name of its own.
/// Only the declarations know the labels.
fn compares_labels(own: &str, line: &str) -> Vec<&'static str> {
    let asks = |label: &&str| {
        [
            "== \"{}\"",
            "!= \"{}\"",
            "== Some(\"{}\")",
            "!= Some(\"{}\")",
            "\"{}\" =>",
            "starts_with(\"{}\")",
            "=\\\"{}\\\"",
        ]
        .iter()
        .any(|how| line.contains(&how.replace("{}", label)))
    };
    if own == "answers" { Vec::new() } else { labels().into_iter().filter(asks).collect() }
}

/// Every fault of the product's code by a rule, with its place.
fn faults<F: std::fmt::Debug>(sources: &[(PathBuf, String)], rule: impl Fn(&str, &str) -> Vec<F>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, lines) in product(sources) {
        let own = module(path);
        for (number, line) in lines {
            found.extend(rule(&own, line).iter().map(|fault| format!("{}:{number}: {fault:?}", path.display())));
        }
    }
    found
}

#[test]
fn a_module_imports_only_those_before_it() {
    let sources = sources();
    for (path, _) in &sources {
        let own = module(path);
        let known = MODULES.contains(&own.as_str()) || ROOTS.contains(&own.as_str());
        assert!(known, "{} is in no list of modules", path.display());
    }
    for module in MODULES {
        assert!(sources.iter().any(|(path, _)| self::module(path) == module), "there is no module {module}");
    }
    let upward = |own: &str, line: &str| if ROOTS.contains(&own) { Vec::new() } else { imports_upward(own, line) };
    assert_eq!(faults(&sources, upward), Vec::<String>::new());
}

#[test]
fn each_library_is_named_in_its_own_module_alone() {
    assert_eq!(faults(&sources(), names_of_others), Vec::<String>::new());
}

#[test]
fn nobody_knows_an_answer_by_its_label() {
    assert_eq!(faults(&sources(), compares_labels), Vec::<String>::new());
    let planted = [
        "meant == Some(\"Yes\")",
        "coverage.starts_with(\"Taught\")",
        "format!(\"IF({off}=\\\"Not this year\\\",0)\")",
    ];
    for line in planted {
        assert!(!compares_labels("check", line).is_empty(), "{line}");
    }
}

/// The guards above are worth what they read: nearly all lines of nearly all files, those beneath a test module's
/// declaration too.
#[test]
fn the_guards_read_the_whole_product() {
    let sources = sources();
    let product = product(&sources);
    let read: usize = product.iter().map(|(_, lines)| lines.len()).sum();
    let whole: usize = sources.iter().map(|(_, text)| text.lines().count()).sum();
    assert!(read > 20_000 && read * 10 > whole * 6, "{read} of {whole} lines are read");
    for (path, text) in sources.iter().filter(|(path, _)| product.iter().any(|(own, _)| own == path)) {
        let last = text.lines().count();
        let ends_in_tests = text.contains("mod tests {");
        let lines = &product.iter().find(|(own, _)| own == path).expect("it is the product's").1;
        let reached = lines.last().map_or(0, |(number, _)| *number);
        assert!(ends_in_tests || reached + 8 >= last, "{}: read to line {reached} of {last}", path.display());
    }
    // A violation planted beneath such a declaration, and one within an inline test module, which is none.
    let planted = "#[cfg(test)]\nmod laws;\n\nuse crate::cli::run;\nuse calamine::Reader;\n\n#[cfg(test)]\nmod tests {\n    \
                   use crate::cli::run;\n}\n\nuse crate::matrix::Book;\n";
    let planted = vec![(root().join("src/judge.rs"), planted.to_owned())];
    assert_eq!(faults(&planted, imports_upward).len(), 2);
    assert_eq!(faults(&planted, names_of_others).len(), 1);
    let laws = root().join("src/judge/laws.rs");
    assert_eq!(test_files(&planted), [root().join("src/judge/laws"), laws]);
}

#[test]
fn main_is_three_lines() {
    let text = fs::read_to_string(root().join("src/main.rs")).expect("main");
    let lines = text.lines().filter(|line| !line.starts_with("//!") && !line.trim().is_empty()).count();
    assert_eq!(lines, 3);
}

#[test]
fn no_file_says_where_it_was_written() {
    // Spelled in parts, so that this file does not name what it forbids.
    let forbidden = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("static.crates", ".io")];
    for (path, text) in sources() {
        for word in forbidden {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}

/// The keys of blocks and slots that a line of code spells where it speaks of a block or a slot: in a comparison, a
/// call, a field. The same word elsewhere is another word.
fn keys_spelled(line: &str) -> Vec<&str> {
    let code: String = line.split('"').step_by(2).collect();
    let texts = line.split('"').skip(1).step_by(2);
    let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let speaks = ["block", "slot", "column", "Key", "BlockKey", "SlotKey"].iter().any(|word| words.contains(word));
    if !speaks && !code.contains("word() ==") && !code.contains("word() !=") {
        return Vec::new();
    }
    let is_key = |text: &&str| BlockKey::named(text).is_some() || SlotKey::named(text).is_some();
    texts.filter(is_key).collect()
}

/// Lines that spell a key as a text, or ask what a text names elsewhere than where files and drawn tables are read.
fn spells_a_key(own: &str, line: &str) -> bool {
    let asks = line.contains("BlockKey::named(") || line.contains("SlotKey::named(");
    own != "key" && (!keys_spelled(line).is_empty() || asks && !["reader", "demo"].contains(&own))
}

#[test]
fn no_block_or_slot_is_spelled_outside_its_name() {
    assert_eq!(keys_spelled(r#"area.block.key().word() == "outcomes""#), ["outcomes"], "it sees one that is");
    assert_eq!(keys_spelled(r#"Slip { slot: "coverage", typed: "Taut" }"#), ["coverage"]);
    assert_eq!(keys_spelled(r#"many(departments, "department", "a block")"#), [""; 0], "a word of a sentence is none");
    assert!(spells_a_key("matrix", r#"row.cell(SlotKey::named("unit"), OPEN)"#));
    let sources = sources();
    let mut read = 0;
    for (path, lines) in product(&sources) {
        let own = module(path);
        for (number, line) in lines {
            assert!(!spells_a_key(&own, line), "{}:{number}: {line}", path.display());
            read += 1;
        }
    }
    assert!(read > 20_000, "{read} lines were read");
}

/// What the head of a module's file says first: its first paragraph.
fn knows(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `ARCHITECTURE.md` lists the modules in their order, each with what the head of its file says; `lib.rs` names them so.
#[test]
fn the_page_of_the_architecture_lists_the_modules() {
    let mut table = String::from("| module | what it knows |\n|---|---|\n");
    let sources = sources();
    for name in MODULES {
        let (_, text) = sources.iter().find(|(path, _)| path.ends_with(format!("src/{name}.rs"))).expect("its file");
        table.push_str(&format!("| `{name}` | {} |\n", knows(text)));
    }
    let path = root().join("ARCHITECTURE.md");
    let page = fs::read_to_string(&path).expect("ARCHITECTURE.md").replace("\r\n", "\n");
    let (before, rest) = page.split_once("<!-- modules -->\n").expect("the list begins");
    let (kept, after) = rest.split_once("<!-- /modules -->").expect("the list ends");
    if kept != table {
        let fresh = format!("{before}<!-- modules -->\n{table}<!-- /modules -->{after}");
        fs::write(&path, fresh).expect("ARCHITECTURE.md can be written");
        panic!("the list of modules in ARCHITECTURE.md was out of date and has been rewritten: commit it");
    }
    let root = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let named: Vec<&str> =
        root.lines().filter(|line| line.starts_with("//!")).flat_map(|line| line.split('`')).collect();
    let named: Vec<&str> = named.into_iter().filter(|word| MODULES.contains(word)).collect();
    assert_eq!(named, MODULES, "the order in lib.rs");
}

/// The files that `ARCHITECTURE.md` names are there.
#[test]
fn what_the_page_of_the_architecture_names_is_there() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let named = page.split('`').skip(1).step_by(2).filter(|word| word.contains('/') && !word.contains("NEW"));
    let mut seen = 0;
    for name in named.filter(|word| !word.contains("returns/*")) {
        let there = [root().join(name), root().join("src").join(name)];
        assert!(there.iter().any(|path| path.exists()), "ARCHITECTURE.md names {name}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

/// A file as the modules name it: `src/pen/look.rs` → `pen::look`.
fn path_of(file: &Path) -> String {
    let below = file.strip_prefix(root().join("src")).expect("below src").with_extension("");
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("::")
}

/// The paths that a `use` names, each whole: `a::{b, c::d}` → `a::b` and `a::c::d`.
fn spread(tree: &str) -> Vec<String> {
    let Some((stem, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut branches) = (0, vec![String::new()]);
    for c in inner.chars() {
        match c {
            ',' if depth == 0 => branches.push(String::new()),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                branches.last_mut().expect("a branch").push(c);
            }
        }
    }
    branches.iter().flat_map(|branch| spread(&format!("{}{}", stem.trim(), branch.trim()))).collect()
}

/// The files that a file imports from, of those that are there: neither itself, nor one that it lies in, nor one in it.
fn imported<'a>(own: &str, code: &str, files: &'a [String]) -> Vec<&'a str> {
    let uses = code.split(';').filter_map(|line| line.split_once("use ").map(|(_, tree)| tree));
    let whole = uses.flat_map(spread).filter_map(|path| {
        let mut at: Vec<&str> = own.split("::").collect();
        let mut rest = path.as_str();
        if let Some(after) = rest.strip_prefix("crate::") {
            (at, rest) = (Vec::new(), after);
        } else if rest.starts_with("super::") {
            while let Some(after) = rest.strip_prefix("super::") {
                (_, rest) = (at.pop(), after);
            }
        } else {
            rest = rest.strip_prefix("self::").unwrap_or(rest);
        }
        let named = at.into_iter().chain(rest.split("::")).collect::<Vec<_>>().join("::");
        let holds = |file: &&String| named == **file || named.starts_with(&format!("{file}::"));
        files.iter().filter(holds).max_by_key(|file| file.len())
    });
    let lies_in = |a: &str, b: &str| a == b || a.starts_with(&format!("{b}::"));
    whole.map(String::as_str).filter(|other| !lies_in(own, other) && !lies_in(other, own)).collect()
}

/// The pairs of files that import from each other.
fn circles(files: &[(String, String)]) -> Vec<(String, String)> {
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let of = |(name, code): &(String, String)| imported(name, code, &names).into_iter().map(str::to_owned).collect();
    let imports: Vec<Vec<String>> = files.iter().map(of).collect();
    let is_mutual = |a: usize, b: usize| imports[a].contains(&names[b]) && imports[b].contains(&names[a]);
    let pairs = (0..names.len()).flat_map(|a| (a + 1..names.len()).map(move |b| (a, b)));
    pairs.filter(|(a, b)| is_mutual(*a, *b)).map(|(a, b)| (names[a].clone(), names[b].clone())).collect()
}

#[test]
fn no_two_files_import_from_each_other() {
    let file = |name: &str, code: &str| (name.to_owned(), code.to_owned());
    let planted = [
        file("a", "mod b; mod c; pub use b::B;"),
        file("a::b", "use super::{c::{C, D}, One};"),
        file("a::c", "use std::fmt;\nuse crate::a::b::B;"),
    ];
    assert_eq!(circles(&planted), [("a::b".to_owned(), "a::c".to_owned())], "it sees one that is");
    let sources = sources();
    let code = |lines: &[(usize, &str)]| lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let files: Vec<(String, String)> =
        product(&sources).iter().map(|(path, lines)| (path_of(path), code(lines))).collect();
    assert_eq!(circles(&files), []);
}

/// A file is one room.
#[test]
fn files_are_small() {
    let mut lines: Vec<(usize, PathBuf)> =
        sources().into_iter().map(|(path, text)| (text.lines().count(), path)).collect();
    lines.sort();
    let (longest, at) = lines.last().expect("a file");
    assert!(*longest <= 400, "{} has {longest} lines", at.display());
    let (median, _) = &lines[lines.len() / 2];
    assert!(*median <= 150, "{median} lines");
}
