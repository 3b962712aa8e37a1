/** Workbooks filled in by other people's programs, and how they come back: as files, in mails, in a zip. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const run = (script, ...args) => {
  const path = fileURLToPath(new URL(`../../../tests/programs/${script}`, import.meta.url));
  return execFileSync(script.endsWith(".py") ? "python3" : process.execPath, [path, ...args], { encoding: "utf8" });
};

const FILL = {
  openpyxl: "fill_openpyxl.py",
  libreoffice: "fill_libreoffice.py",
  exceljs: "fill_exceljs.mjs",
  sheetjs: "fill_sheetjs.mjs",
};

/** A desk: a folder of the computer on which somebody else fills in workbooks. */
export class Desk {
  at = mkdtempSync(join(tmpdir(), "desk-"));

  clear() {
    rmSync(this.at, { recursive: true, force: true });
  }

  path(name) {
    return join(this.at, name);
  }

  /** Lays a file there. */
  lay(name, bytes) {
    writeFileSync(this.path(name), bytes);
    return this.path(name);
  }

  /** What answers each of these workbooks. */
  answers(paths) {
    return JSON.parse(run("answer.py", ...paths));
  }

  /** Opens a workbook in a program, sets cells, and saves it as `name`. */
  fill(program, from, name, edits) {
    const list = this.lay(`${name}.json`, JSON.stringify(edits));
    run(FILL[program], from, this.path(name), list);
    rmSync(list);
    return this.path(name);
  }

  /** The same in memory: the bytes of a workbook in which a program set cells. */
  edited(program, bytes, edits) {
    const from = this.lay("from.xlsx", bytes);
    return readFileSync(this.fill(program, from, "to.xlsx", edits));
  }

  /** What stands in the cells of a workbook. */
  cells(bytes) {
    return JSON.parse(run("cells.py", this.lay("cells.xlsx", bytes)));
  }

  mail(name, paths) {
    run("mail.py", this.path(name), ...paths);
    return this.path(name);
  }

  zip(name, paths) {
    execFileSync("python3", ["-m", "zipfile", "-c", this.path(name), ...paths]);
    return this.path(name);
  }
}
