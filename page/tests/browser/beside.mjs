/** The command line beside the page: what it makes of the folder as it was before an act is what the page made of it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../../target/debug/careers-audit", import.meta.url));

/** The day on which all that is tried here takes place: before the made-up rounds are due, whenever it is tried. */
export const DAY = "2026-11-27";

/** The day on this computer's clock. */
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Has the command line do something in a folder on a day, and gives what it says. */
export const command = (folder, args, day = DAY) => {
  const done = spawnSync(COMMAND, [...args, "--today", day], { cwd: folder, encoding: "utf8" });
  // 1: something has come back that needs mending; 2: the plan does.
  assert.ok(done.status === 0 || done.status === 1 || (done.status === 2 && /has a fault/.test(done.stderr)), `${args.join(" ")}: ${done.status} ${done.stderr}`);
  return done.stdout;
};

/** A folder of the computer, taken away again when `use` is over. */
export const inFolder = async (use) => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Lays files into a folder of the computer, as old as they were. */
export const lay = (files, root) => {
  for (const [at, file] of files) {
    const path = join(root, at);
    mkdirSync(file === null ? path : dirname(path), { recursive: true });
    if (file === null) continue;
    writeFileSync(path, file.bytes);
    utimesSync(path, file.saved / 1000, file.saved / 1000);
  }
};

/** Everything in a folder of the computer, as `lay` takes it. */
export const lying = (root) => {
  const all = readdirSync(root, { recursive: true }).sort();
  const one = (path) => {
    const { mtimeMs } = statSync(path);
    return statSync(path).isDirectory() ? null : { bytes: readFileSync(path), saved: Math.floor(mtimeMs) };
  };
  return new Map(all.map((at) => [at, one(join(root, at))]));
};

/** A made-up school's folder, as the command line makes it. */
export const school = (setting) =>
  inFolder((folder) => {
    command(folder, ["demo", ".", "--setting", setting]);
    return lying(folder);
  });

const named = (files) => [...files.keys()].sort();

/** Two folders hold the same: the same folders, the same files, and the same in them. */
export const holdTheSame = (page, other, what) => {
  assert.deepEqual(named(page), named(other), `${what}: what lies there`);
  const differ = named(page).filter((at) => page.get(at) !== null && !page.get(at).bytes.equals(other.get(at).bytes));
  assert.deepEqual(differ, [], `${what}: files that differ`);
};

/** What `folder` and the files that came into `after` become when the command line does `args` with them. */
export const made = (before, args, after = new Map()) =>
  inFolder((root) => {
    // Named as the person's folder is.
    const folder = join(root, "Ashby");
    mkdirSync(folder);
    lay(before, folder);
    lay([...after].filter(([at]) => at.startsWith("returns/") && !before.has(at)), folder);
    command(folder, args);
    return lying(folder);
  });

/**
 * Does something in the page that writes, and the same with the command line on a copy of the folder as it was. What the person
 * put among the returns in the same act lies there for both.
 */
export const same = async (tab, args, act) => {
  const before = await tab.folder.read();
  await act();
  await tab.done();
  const after = await tab.folder.read();
  holdTheSame(after, await made(before, args, after), args.join(" "));
  return after;
};
