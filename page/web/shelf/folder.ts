/** A folder of the computer, as the browser lends it. */
import type { Lying } from "../protocol";
import { Away, Changed, type Found, type Shelf, type Sheet, type Why, foldersAbove, isAsListed, nameOf } from "./shelf";

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
};

/** What cannot be found is none. */
const orNone = async <Found>(looked: Promise<Found>): Promise<Found | undefined> => {
  try {
    return await looked;
  } catch (error) {
    if (named(error) === "NotFoundError") return undefined;
    throw error;
  }
};

export class Folder implements Shelf {
  readonly kind = "folder";
  readonly unsaved = 0;

  constructor(private readonly root: FileSystemDirectoryHandle) {}

  get name(): string {
    return this.root.name;
  }

  async list(): Promise<Found[]> {
    try {
      return await this.walk(this.root, "");
    } catch {
      throw new Away();
    }
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
    const handle = before ?? (await folder.getFileHandle(nameOf(at), { create: true }));
    try {
      await this.fill(handle, body);
    } catch (error) {
      // Where nothing lay before, nothing is left behind.
      if (!before) await folder.removeEntry(nameOf(at)).catch(() => {});
      throw error;
    }
  }

  why(error: unknown): Why {
    return error instanceof Changed ? "changed" : (WHY[named(error)] ?? "unknown");
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

  /** What is written comes to stand in the file when it is closed, and not before. */
  private async fill(handle: FileSystemFileHandle, body: Blob | ArrayBuffer): Promise<void> {
    const stream = await handle.createWritable();
    try {
      await stream.write(body);
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
    for (const above of foldersAbove(at)) folder = await folder.getDirectoryHandle(nameOf(above), { create });
    return folder;
  }

  private async walk(folder: FileSystemDirectoryHandle, above: string): Promise<Found[]> {
    const entries: FileSystemHandle[] = [];
    for await (const entry of folder.values()) entries.push(entry);
    const found = await Promise.all(entries.map((entry) => this.found(entry, above + entry.name)));
    return found.flat();
  }

  private async found(entry: FileSystemHandle, at: string): Promise<Found[]> {
    if (entry instanceof FileSystemDirectoryHandle) {
      const folder: Found = { lying: { at, folder: true, saved: 0, size: 0 }, file: null };
      // One that goes while it is listed is not there; neither is what it held.
      const below = (await orNone(this.walk(entry, `${at}/`))) ?? [];
      return [folder, ...below];
    }
    if (!(entry instanceof FileSystemFileHandle)) return [];
    try {
      const file = await entry.getFile();
      return [{ lying: { at, folder: false, saved: file.lastModified, size: file.size }, file }];
    } catch (error) {
      if (named(error) === "NotFoundError") return [];
      // It lies there and cannot be opened: whoever reads it tells of that.
      return [{ lying: { at, folder: false, saved: 0, size: 0 }, file: null }];
    }
  }
}
