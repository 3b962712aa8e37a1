/** A round's files in the page's own memory, for browsers that lend no folder: they go out together, as a zip. */
import type { Lying } from "../protocol";
import { Changed, type Found, InTheWay, type Shelf, type Sheet, type Why, foldersAbove, isAsListed, listedAs, nameOf } from "./shelf";

export class Memory implements Shelf {
  readonly kind = "memory";
  private readonly files = new Map<string, File>();
  private readonly folders = new Set<string>();
  private readonly written = new Set<string>();
  /** When something was written last. */
  private last = 0;

  constructor(
    readonly name: string,
    files: { at: string; file: File }[] = [],
  ) {
    for (const { at, file } of files) this.lay(at, file);
  }

  get unsaved(): number {
    return this.written.size;
  }

  async list(): Promise<Found[]> {
    const folders = [...this.folders].map((at) => ({ lying: { at, folder: true, saved: 0, size: 0 }, file: null }));
    const files = [...this.files].map(([at, file]) => ({ lying: listedAs(at, file), file }));
    return [...folders, ...files];
  }

  async put({ paper: { at, what }, body }: Sheet, was: Lying | undefined): Promise<void> {
    const inTheWay = foldersAbove(what === "folder" ? `${at}/` : at).find((folder) => this.files.has(folder));
    if (inTheWay !== undefined) throw new InTheWay(inTheWay);
    if (what === "folder") {
      for (const folder of foldersAbove(`${at}/`)) this.folders.add(folder);
      return;
    }
    if (what === "gone") {
      if (this.files.delete(at) || this.folders.delete(at)) this.written.add(at);
      return;
    }
    if (body === null) return;
    if (!isAsListed(this.files.get(at), was)) throw new Changed();
    // What is written later is saved later: of two files, the newer one may count.
    this.last = Math.max(Date.now(), this.last + 1);
    const type = body instanceof File ? body.type : "";
    this.lay(at, new File([body], nameOf(at), { lastModified: this.last, type }));
    this.written.add(at);
  }

  why(error: unknown): Why {
    if (error instanceof Changed) return "changed";
    return error instanceof InTheWay ? "file" : "unknown";
  }

  async isThere(): Promise<boolean> {
    return true;
  }

  saved(): void {
    this.written.clear();
  }

  private lay(at: string, file: File): void {
    for (const folder of foldersAbove(at)) this.folders.add(folder);
    this.files.set(at, file);
  }
}
