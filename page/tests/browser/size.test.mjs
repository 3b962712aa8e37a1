/** The page is one file, small enough to be sent by email, with nothing in it that is fetched from elsewhere. */
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { PAGE } from "./browser.mjs";

const MOST_BYTES = 4_000_000;

test("the page is at most 4 MB", () => {
  assert.ok(statSync(PAGE).size <= MOST_BYTES, `${statSync(PAGE).size} bytes`);
});

test("nothing in it is fetched", () => {
  const page = readFileSync(PAGE, "utf8");
  const tags = [...page.matchAll(/<(?:link|img|iframe|script|source|object|embed)\b[^>]*>/g)].map(([tag]) => tag);
  const fetched = tags.filter((tag) => /\s(?:src|href|data)=(?!["']?(?:data:|#))/.test(tag));
  assert.deepEqual(fetched, []);
});
