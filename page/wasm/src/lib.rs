//! What a worker of the page calls. The bytes of files come from the worker when they are needed: it has them as files of
//! the browser, and reads one at a time.

use careers_audit_page::{Answered, Lender, Zipped};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The bytes of a file that lies in the folder.
    #[wasm_bindgen(js_namespace = host, catch)]
    fn read(at: &str) -> Result<Uint8Array, JsValue>;
    /// How far reading has come.
    #[wasm_bindgen(js_namespace = host)]
    fn progress(read: u32, of: u32);
}

struct Worker;

impl Lender for Worker {
    fn read(&self, at: &str) -> Result<Vec<u8>, String> {
        read(at).map(|bytes| bytes.to_vec()).map_err(|why| why.as_string().unwrap_or_default())
    }

    fn progress(&self, read: usize, of: usize) {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        progress(count(read), count(of));
    }
}

/// An answer, with the bytes of what is to be written.
#[wasm_bindgen]
pub struct Answer(Answered);

#[wasm_bindgen]
impl Answer {
    /// The answer as JSON.
    pub fn json(&self) -> String {
        self.0.json.clone()
    }

    /// How many papers there are.
    pub fn papers(&self) -> usize {
        self.0.bytes.len()
    }

    /// The bytes of a paper; none of a folder, or of what goes.
    pub fn bytes(&mut self, paper: usize) -> Option<Vec<u8>> {
        self.0.bytes.get_mut(paper).and_then(Option::take)
    }
}

/// Does what a request asks.
///
/// # Errors
/// When the request is none.
#[wasm_bindgen]
pub fn ask(request: &str) -> Result<Answer, String> {
    careers_audit_page::ask(&Worker, request).map(Answer)
}

/// The files in a zip.
///
/// # Errors
/// When it is none, or holds more than a round does.
#[wasm_bindgen]
pub fn unzip(zip: &[u8]) -> Result<Files, String> {
    careers_audit_page::unzip(zip).map(|files| Files(files.into_iter(), None))
}

/// Files with their paths.
#[wasm_bindgen]
pub struct Files(std::vec::IntoIter<Zipped>, Option<Zipped>);

#[wasm_bindgen]
impl Files {
    /// Goes on to the next file: where it lay.
    pub fn next(&mut self) -> Option<String> {
        self.1 = self.0.next();
        self.1.as_ref().map(|file| file.at.clone())
    }

    /// When it was saved, in milliseconds since 1970 on the clock of whoever saved it.
    pub fn saved(&self) -> f64 {
        self.1.as_ref().map_or(0.0, |file| file.saved)
    }

    /// Takes its bytes.
    pub fn take(&mut self) -> Option<Vec<u8>> {
        self.1.take().map(|file| file.bytes)
    }
}

/// A zip that is being made.
#[wasm_bindgen]
pub struct Zip(careers_audit_page::Zip);

#[wasm_bindgen]
impl Zip {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Zip {
        Zip(careers_audit_page::Zip::default())
    }

    /// Puts a file into it, saved when the person's clock showed so many milliseconds since 1970.
    ///
    /// # Errors
    /// When it does not go in.
    pub fn put(&mut self, at: &str, saved: f64, bytes: &[u8]) -> Result<(), String> {
        self.0.put(at, saved, bytes)
    }

    /// The whole.
    ///
    /// # Errors
    /// When it cannot be closed.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        self.0.finish()
    }
}
