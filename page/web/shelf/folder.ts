/** A folder of the computer, as the browser lends it. */
import type { Lying } from "../protocol";
import { Away, Changed, type Found, InTheWay, type Shelf, type Sheet, type Why, foldersAbove, isAsListed, listedAs, nameOf } from "./shelf";

const named = (error: unknown): string => (error instanceof Error ? error.name : "");

const WHY: Record<string, Why> = {
  NoModificationAllowedError: "open",
  InvalidStateError: "open",
  NotAllowedError: "forbidden",
  SecurityError: "forbidden",
  AbortError: "forbidden",
  QuotaExceededError: "full",
  NotFoundError: "away",
  NotReadableError: "open",
  TypeError: "name",
  TypeMismatchError: "folder",
};

/** So many files are looked at together: many more at once, and the page would stand still. */
const TOGETHER = 64;

/** What a browser has begun to write beside a file, and leaves behind where it is ended. */
const HALF_WRITTEN = ".crswap";

/** What cannot be found is none. */
const orNone = async <Found>(looked: Promise<Found>): Promise<Found | undefined> => {
  try {
    return await looked;
  } catch (error) {
    if (named(error) === "NotFoundError") return undefined;
    throw error;
  }
};

const isEmpty = ({ size }: File): boolean => size === 0;

export class Folder implements Shelf {
  readonly kind = "folder";
  readonly unsaved = 0;

  /** `root` is what the browser lent. */
  constructor(readonly root: FileSystemDirectoryHandle) {}

  get name(): string {
    return this.root.name;
  }

  async list(): Promise<Found[]> {
    const closed: string[] = [];
    try {
      const found = await this.walk(this.root, "", closed);
      // Folders that cannot be listed hinder nobody, unless what hinders them is that all of it went.
      if (closed.length === 0 || (await this.isThere())) return found;
    } catch {
      // So it is with the folder itself.
    }
    throw new Away();
  }

  async put({ paper: { at, what }, body }: Sheet, was: Lying | undefined): Promise<void> {
    if (what === "folder") {
      await this.folder(`${at}/`, true);
      return;
    }
    if (what === "gone") {
      await this.remove(at, was);
      return;
    }
    if (body === null) return;
    const folder = await this.folder(at, true);
    const before = await orNone(folder.getFileHandle(nameOf(at)));
    if (!isAsListed(await before?.getFile(), was)) throw new Changed();
    if (before) {
      await this.fill(before, body, (now) => isAsListed(now, was));
      return;
    }
    const handle = await folder.getFileHandle(nameOf(at), { create: true });
    try {
      await this.fill(handle, body, isEmpty);
    } catch (error) {
      // Where nothing lay before, nothing is left behind, but for what somebody else saved there.
      const left = await handle.getFile().catch(() => undefined);
      if (left && isEmpty(left)) await folder.removeEntry(nameOf(at)).catch(() => {});
      throw error;
    }
  }

  why(error: unknown): Why {
    if (error instanceof Changed) return "changed";
    return error instanceof InTheWay ? "file" : (WHY[named(error)] ?? "unknown");
  }

  async isThere(): Promise<boolean> {
    try {
      await this.root.keys().next();
      return true;
    } catch {
      return false;
    }
  }

  saved(): void {}

  /** What is written comes to stand in the file when it is closed, and not before: till then somebody may save it. */
  private async fill(handle: FileSystemFileHandle, body: Blob | ArrayBuffer, isStill: (now: File) => boolean): Promise<void> {
    const stream = await handle.createWritable();
    try {
      await stream.write(body);
      if (!isStill(await handle.getFile())) throw new Changed();
      await stream.close();
    } catch (error) {
      await stream.abort().catch(() => {});
      throw error;
    }
  }

  private async remove(at: string, was: Lying | undefined): Promise<void> {
    if (was === undefined) return;
    const folder = await orNone(this.folder(at, false));
    if (!was.folder) {
      const there = await folder?.getFileHandle(nameOf(at)).catch(() => undefined);
      const file = await there?.getFile();
      if (file && !isAsListed(file, was)) throw new Changed();
    }
    if (folder) await orNone(folder.removeEntry(nameOf(at)));
  }

  /** The folder in which something lies. */
  private async folder(at: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder = this.root;
    for (const above of foldersAbove(at)) {
      try {
        folder = await folder.getDirectoryHandle(nameOf(above), { create });
      } catch (error) {
        throw named(error) === "TypeMismatchError" ? new InTheWay(above) : error;
      }
    }
    return folder;
  }

  /** All that lies in a folder; `closed` gathers those below it that cannot be listed. */
  private async walk(folder: FileSystemDirectoryHandle, above: string, closed: string[]): Promise<Found[]> {
    const entries: FileSystemHandle[] = [];
    for await (const entry of folder.values()) if (!entry.name.endsWith(HALF_WRITTEN)) entries.push(entry);
    const found: Found[][] = [];
    for (let from = 0; from < entries.length; from += TOGETHER) {
      const some = entries.slice(from, from + TOGETHER);
      found.push(...(await Promise.all(some.map((entry) => this.found(entry, above + entry.name, closed)))));
    }
    return found.flat();
  }

  private async found(entry: FileSystemHandle, at: string, closed: string[]): Promise<Found[]> {
    if (entry instanceof FileSystemDirectoryHandle) {
      const folder: Found = { lying: { at, folder: true, saved: 0, size: 0 }, file: null };
      try {
        return [folder, ...(await this.walk(entry, `${at}/`, closed))];
      } catch {
        // It went while it was listed, or nobody may look into it: what it holds is not there for the round.
        closed.push(at);
        return [folder];
      }
    }
    if (!(entry instanceof FileSystemFileHandle)) return [];
    try {
      const file = await entry.getFile();
      return [{ lying: listedAs(at, file), file }];
    } catch (error) {
      if (named(error) === "NotFoundError") return [];
      // It lies there and cannot be opened: whoever reads it tells of that.
      return [{ lying: { at, folder: false, saved: 0, size: 0 }, file: null }];
    }
  }
}
